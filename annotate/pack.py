"""Pack: what a language knows, as data: one folder with a table per construct.

``languages/ar/pack.toml`` says how the script is read (folding, proclitics); every other
``NAME.toml`` fills the words that the element module ``NAME`` asks for, with its tagged
examples beside it in ``NAME.txt``. What lies in the folder is what the tool offers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from annotate import kept
from annotate.declared import Model, fields, plain
from annotate.lookup import WORD, Entries, Listings, Openings
from annotate.meant import instead, perhaps
from annotate.words import NONE, Words

if TYPE_CHECKING:
    from pydantic import ValidationError

T = TypeVar("T")
W = TypeVar("W", bound=Words)


class Script(Model):
    """How a language is written and read: the content of ``pack.toml``."""

    model_config: ClassVar = {"frozen": True, "extra": "forbid", "defer_build": True}
    name: str
    direction: str = "ltr"
    cased: bool = True
    letters: str = "[A-Za-z]"
    """A character class: text of the language is written in these; used to guess it."""
    common: tuple[str, ...] = ()
    """Its most frequent words; used to guess it among languages of one script."""
    fold: dict[str, str] = NONE
    """Letters read as another letter, one to one."""
    drop: str = ""
    """A character class: characters that reading passes over (vowel signs, tatweel, controls)."""
    extender: str = ""
    """The one among them that lengthens letters, and where it lengthens none serves as a dash: tatweel."""
    conjunctions: tuple[str, ...] = ()
    """Those proclitics that join sentences: a word listed with one of them stands for the bare word too."""
    brief: tuple[str, ...] = ()
    """The words of one character that the tables may list: elsewhere one letter is a slip of the pen."""
    possessives: tuple[str, ...] = ()
    """What ends a word that owns the next one: Lee's, Lee’s."""
    proclitics: tuple[str, ...] = ()
    """What may be written together with a following word: Arabic wa-, bi-, li-."""


class PackError(ValueError):
    """A language that is not there, or a table that does not hold what its construct asks for."""


INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\ufeff"
DIGITS = tuple((chr(zero + i), str(i)) for zero in (0x660, 0x6F0) for i in range(10))


class Pack:
    """A loaded language: its script, its word tables, and the one scanner for all of them."""

    def __init__(
        self,
        code: str,
        folder: Path,
        script: Script,
        tables: Mapping[str, Words],
        state: kept.State | None = None,
    ) -> None:
        self.code = code
        self.folder = folder
        self.script = script
        self.tables = tables
        self.state = state
        """What its files were when it was read, where all of them are in it."""
        self._memory: dict[Any, Any] = {}

    def words(self, cls: type[W]) -> W | None:
        """The table a construct asks for, or None where the language has none."""
        found = self.tables.get(cls.table)
        return found if isinstance(found, cls) else None

    def once(self, make: Callable[[Pack], T]) -> T:
        """What a function makes of the pack's words; made at the first call and kept."""
        if make not in self._memory:
            self._memory[make] = make(self)
        made: T = self._memory[make]
        return made

    @cached_property
    def dropped(self) -> re.Pattern[str]:
        """One character that reading passes over."""
        inner = self.script.drop.strip("[]")
        return re.compile(f"[{INVISIBLE}{inner}]")

    @cached_property
    def folds(self) -> tuple[tuple[str, str], ...]:
        """Replacements, one character for one, that turn text into its reading."""
        return (*DIGITS, ("\u2019", "'"), *self.script.fold.items())

    def fold(self, text: str) -> str:
        """The text with its letters folded and its length kept."""
        if self.script.cased:
            lower = text.lower()
            text = (
                lower
                if len(lower) == len(text)
                else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
            )
        for old, new in self.folds:
            text = text.replace(old, new)
        return text

    def folded(self, words: Collection[str]) -> list[str]:
        """Words with their letters folded, all at once: folding takes about as long for many as for one."""
        return self.fold(_joined(words)).split("\n") if words else []

    def key(self, word: str) -> str:
        """A word as a reading has it: folded, and without what reading passes over."""
        return self.fold(self.dropped.sub("", word))

    def keys(self, words: Collection[str]) -> list[str]:
        """Words as a reading has them, all at once."""
        return self.fold(self.dropped.sub("", _joined(words))).split("\n") if words else []

    @cached_property
    def entries(self) -> Entries:
        """Per folded word, what it stands for, the words inside a phrase included."""
        return Entries(self._listed[0], self.folded(self.script.conjunctions))

    @cached_property
    def openings(self) -> Openings:
        """Per word of a text, the entries that may begin with it."""
        before = sorted(set(map(self.fold, self.script.proclitics)), key=len)
        return Openings(*self._listed, before)

    @cached_property
    def _listed(self) -> tuple[dict[str, Listings], dict[str, str]]:
        """What :class:`Entries` and :class:`Openings` are made of, kept beside the tables it follows from."""
        place = self.folder / "listed.words"
        made = kept.read(place, self.state) if self.state else None
        if made is None:
            own = self._own()
            words: dict[Listings, list[str]] = {}
            for word, listings in own.items():
                words.setdefault(listings, []).append(word)
            alike = [(listings, "\n".join(some)) for listings, some in words.items()]
            made = {"alike": alike, "phrases": self._phrases(own)}
            if self.state:
                kept.write(place, made, self.state)
        own = {}
        for listings, some in made["alike"]:
            own |= dict.fromkeys(some.split("\n"), listings)
        return own, made["phrases"]

    def _own(self) -> dict[str, Listings]:
        """Per folded word, the lexicons it is listed in, each with its value there."""
        own: dict[str, Listings] = {}
        for table in self.tables.values():
            for lexicon, words in table.lexicons():
                keys = self.keys(words)
                values = dict(zip(keys, words.values(), strict=True))
                if len(values) < len(keys):
                    self._agreeing(f"{table.table}.toml", lexicon, words, keys)
                entry = {value: ((lexicon, value),) for value in set(values.values())}
                had = {key: own[key] for key in own.keys() & values.keys()}
                own.update({key: entry[value] for key, value in values.items()})
                own.update({key: before + own[key] for key, before in had.items()})
        return own

    def _agreeing(self, file: str, lexicon: str, words: Mapping[str, str], keys: Iterable[str]) -> None:
        """Raise PackError if two words of a lexicon read alike and have different values."""
        values: dict[str, str] = {}
        for word, key, value in zip(words, keys, words.values(), strict=True):
            if values.setdefault(key, value) != value:
                raise PackError(
                    f"{self.folder.name}/{file}: {word!r} in {lexicon} reads like another word "
                    f"whose value is {values[key]!r}: remove one of them"
                )

    def _phrases(self, own: Iterable[str]) -> dict[str, str]:
        """Per first word, one a line, the folded phrases that begin with it."""
        phrases: dict[str, list[str]] = {}
        for key in own:
            if key.isalnum():
                continue
            first = match[0] if (match := WORD.match(key)) else ""
            if not first:
                raise PackError(
                    f"{self.folder.name}: {key!r} begins with no letter or digit, and would not be found"
                )
            if first != key:
                phrases.setdefault(first, []).append(key)
        return {first: "\n".join(keys) for first, keys in phrases.items()}


def _joined(words: Collection[str]) -> str:
    """Words as lines of one text."""
    return "\n".join(word.replace("\n", " ") for word in words)


def languages() -> dict[str, Path]:
    """The languages there are: per code, its folder."""
    from annotate import languages as package

    return {
        folder.name: folder
        for root in package.__path__
        for folder in sorted(Path(root).iterdir())
        if (folder / "pack.toml").is_file()
    }


@cache
def load(language: str) -> Pack:
    """The pack of a language code (``ar``, ``en-GB``), or the one in a folder (``./packs/pt``).

    Raises PackError where there is none.
    """
    from annotate import genres

    for genre in genres.genres():
        genres.load(genre)  # its modules, and those of its elements, say which tables there are
    there = languages()
    folder = there.get(language) or there.get(language.partition("-")[0].lower())
    if folder is None and (Path(language) / "pack.toml").is_file():
        folder = Path(language).resolve()
    if folder is None and Path(language).is_dir():
        packs = ", ".join(str(path.parent) for path in sorted(Path(language).glob("*/pack.toml")))
        raise PackError(f"the folder {language} holds no pack.toml: name {packs or 'the folder of a pack'}")
    if folder is None:
        raise PackError(f"there is no language pack {language!r}: {instead(language, sorted(there))}")
    tables, files = {}, sorted(folder.glob("*.toml"))
    state = kept.state(*files)
    script = read(folder / "pack.toml", Script)
    for path in files:
        if path.name == "pack.toml":
            continue
        cls = Words.tables.get(path.stem)
        if cls is None:
            says = f"no construct asks for a table {path.stem!r}{perhaps(path.stem, Words.tables)}"
            raise PackError(f"{folder.name}/{path.name}: {says}")
        tables[path.stem] = read(path, cls)
    return Pack(folder.name, folder, script, tables, state)


M = TypeVar("M", bound=Model)


def read(path: Path, cls: type[M]) -> M:
    """A file of a pack as its class has it. Raises PackError for what is wrong with it."""
    values = kept.read(path)
    if values is None:
        values = _validated(path, cls)
        kept.write(path, values)
    return plain(cls, values)


def _validated(path: Path, cls: type[Model]) -> dict[str, Any]:
    import tomllib

    from pydantic import ValidationError

    where = f"{path.parent.name}/{path.name}"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return dict(cls.model_validate(cls.prepared(table) if issubclass(cls, Words) else table))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{where}: {error}") from None
    except RecursionError:
        raise PackError(f"{where}: its values stand too deep inside one another") from None
    except ValidationError as error:
        raise PackError(f"{where}: {_fault(error, cls)}") from None
    except ValueError as error:
        raise PackError(f"{where}: {error}") from None


def _fault(error: ValidationError, cls: type[Model]) -> str:
    """What is wrong with the first faulty field of a table, and what to do."""
    from difflib import get_close_matches

    first = error.errors()[0]
    field = ".".join(map(str, first["loc"]))
    known = list(fields(cls))
    if first["type"] == "missing":
        return f"{field} is missing: this table must have it"
    if first["type"] != "extra_forbidden":
        return f"{field}: {first['msg']}"
    near = get_close_matches(field, known, 1, 0.75)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
    return f"there is no field {field} in this table; {meant}"


def scripts() -> dict[str, Script]:
    """How each language is written."""
    return {code: read(folder / "pack.toml", Script) for code, folder in languages().items()}
