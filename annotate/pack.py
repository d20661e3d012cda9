"""Pack: what a language knows, as data: one folder with a table per construct.

``languages/ar/pack.toml`` says how the script is read (folding, proclitics); every other
``NAME.toml`` fills the words that the element module ``NAME`` asks for, with its tagged
examples beside it in ``NAME.txt``. What lies in the folder is what the tool offers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from annotate import kept
from annotate.declared import Model, fields, plain
from annotate.folding import Folding, Neighbour, Script
from annotate.lookup import WORD, Entries, Listings, Openings
from annotate.meant import instead, perhaps
from annotate.words import Words

if TYPE_CHECKING:
    from pydantic import ValidationError

T = TypeVar("T")
W = TypeVar("W", bound=Words)

SCRIPT = "pack.toml"
"""The file of a pack that says how its language is written; every other one is a table."""
NEIGHBOURS = "neighbours.toml"
"""The file beside the packs that tells the languages without one."""


class PackError(ValueError):
    """A language that is not there, or a table that does not hold what its construct asks for."""


class Pack(Folding):
    """A loaded language: its script, its word tables, and the one scanner for all of them."""

    def __init__(
        self,
        code: str,
        folder: Path,
        script: Script,
        tables: Mapping[str, Words],
        state: kept.State | None = None,
    ) -> None:
        super().__init__(script)
        self.code = code
        self.folder = folder
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
    def entries(self) -> Entries:
        """Per folded word, what it stands for, the words inside a phrase included."""
        return Entries(self._listed[0], self.keys(self.script.conjunctions))

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
                try:
                    values = self.paired(words)
                except ValueError as error:
                    place = f"{self.folder.name}/{table.table}.toml: {lexicon.partition('.')[2]}"
                    raise PackError(f"{place}: {error}") from None
                entry = {value: ((lexicon, value),) for value in set(values.values())}
                had = {key: own[key] for key in own.keys() & values.keys()}
                own.update({key: entry[value] for key, value in values.items()})
                own.update({key: before + own[key] for key, before in had.items()})
        return own

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


def languages() -> dict[str, Path]:
    """The languages there are: per code, its folder."""
    from annotate import languages as package

    return {
        folder.name: folder
        for root in package.__path__
        for folder in sorted(Path(root).iterdir())
        if (folder / SCRIPT).is_file()
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
    if folder is None and (Path(language) / SCRIPT).is_file():
        folder = Path(language).resolve()
    if folder is None and Path(language).is_dir():
        packs = ", ".join(str(path.parent) for path in sorted(Path(language).glob("*/pack.toml")))
        raise PackError(f"the folder {language} holds no pack.toml: name {packs or 'the folder of a pack'}")
    if folder is None:
        raise PackError(f"there is no language pack {language!r}: {instead(language, sorted(there))}")
    tables, files = {}, sorted(folder.glob("*.toml"))
    state = kept.state(*files)
    folding = Folding(script(folder))
    for path in files:
        if path.name == SCRIPT:
            continue
        cls = Words.tables.get(path.stem)
        if cls is None:
            says = f"no construct asks for a table {path.stem!r}{perhaps(path.stem, Words.tables)}"
            raise PackError(f"{folder.name}/{path.name}: {says}")
        tables[path.stem] = table(path, cls, folding)
    return Pack(folder.name, folder, folding.script, tables, state)


def table(path: Path, cls: type[W], folding: Folding) -> W:
    """A table of a pack as its class has it, folded as its script says. Raises PackError for what is wrong with it."""
    state = kept.state(path, path.with_name(SCRIPT))
    values = kept.read(path, state)
    if values is None:
        values = _validated(path, cls, partial(_table, cls, folding))
        kept.write(path, values, state)
    return plain(cls, values)


def _table(cls: type[Words], folding: Folding, table: dict[str, Any]) -> dict[str, Any]:
    return cls.read(dict(cls.model_validate(cls.prepared(table))), folding)


def script(folder: Path) -> Script:
    """How a language is written. Raises PackError for what is wrong with what says so."""
    path = folder / SCRIPT
    values = kept.read(path)
    if values is None:
        values = _validated(path, Script, lambda table: dict(Script.model_validate(table)))
        kept.write(path, values)
    return plain(Script, values)


def _validated(
    path: Path, cls: type[Model], made: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """The values of a file's fields. Raises PackError, which says what is wrong with them."""
    import tomllib

    from pydantic import ValidationError

    where = f"{path.parent.name}/{path.name}"
    try:
        return made(tomllib.loads(path.read_text(encoding="utf-8")))
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
    return {code: script(folder) for code, folder in languages().items()}


@cache
def neighbours() -> dict[str, Neighbour]:
    """The languages that have no pack, by their codes, as far as a text of theirs is told. Raises PackError."""
    from annotate import languages as package

    path = Path(package.__path__[0]) / NEIGHBOURS
    values = kept.read(path)
    if values is None:
        values = _validated(
            path,
            Neighbour,
            lambda table: {code: dict(Neighbour.model_validate(near)) for code, near in table.items()},
        )
        kept.write(path, values)
    known = languages()
    return {code: plain(Neighbour, near) for code, near in values.items() if code not in known}
