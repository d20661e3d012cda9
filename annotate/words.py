"""Words: what a construct asks of every language, declared as the fields of a class.

``class DateWords(Words, table="date")`` asks for ``date.toml`` in the folder of each language
(see :mod:`annotate.pack`); a table that does not hold what is asked for is told when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from annotate.declared import After, Before, Model, fields

if TYPE_CHECKING:
    from annotate.folding import Folding


def _as_lexicon(value: Any) -> Any:
    return dict.fromkeys(value, "") if isinstance(value, list) else value


class _Scanned:
    """Marks a field whose words the one scan of the text looks for."""


Lexicon = Annotated[dict[str, str], Before(_as_lexicon), _Scanned()]
"""Words or phrases to find, each with a value; in TOML a table, or a list when there is no value."""


class _Folded:
    """Marks a field whose words the rules have as a reading has them: letters folded."""


Listed = Annotated[frozenset[str], _Folded()]
"""Words that are looked up."""
Affixes = Annotated[tuple[str, ...], _Folded()]
"""What words begin or end with."""
Paired = Annotated[dict[str, str], _Folded()]
"""Words that are looked up, each with one that goes with it."""
Governed = Annotated[dict[str, tuple[str, ...]], _Folded()]
"""Words that are looked up, each with several that go with it."""
Written = Annotated[str, _Folded()]
"""A word, or a part of one."""
Looked = Annotated[Lexicon, _Folded()]
"""Words to find that are looked up, too."""


NONE: dict[str, Any] = {}
"""The words of a language that has none of some kind."""


def valued(pattern: str, says: str) -> After:
    """Holds a lexicon to values of one form, so that a slip in a pack is told when it is read."""
    form = re.compile(pattern)

    def check(words: dict[str, str]) -> dict[str, str]:
        wrong = next((word for word, value in words.items() if not form.fullmatch(value)), None)
        if wrong is not None:
            raise ValueError(f"{wrong!r} has the value {words[wrong]!r}: write {says}")
        return words

    return After(check)


Numerals = Annotated[Lexicon, valued("[0-9]{1,15}", "a number in digits")]
"""Words for numbers, each with its value in digits."""


class _Matched:
    """Marks a field that holds a regular expression."""


def _compiled(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"{value!r} is no regular expression: {error}") from None
    return value


Regex = Annotated[str, After(_compiled), _Matched()]
"""A regular expression; ``annotate languages --lint`` refuses one that a hostile text makes slow."""


class Words(Model):
    """The words a construct asks of every language; the class line names the table.

    Fields of type :data:`Lexicon` are found by the one scan and come to the rules as hits named
    ``table.field``; any other field is data the rules read, folded where its type says so.
    """

    model_config: ClassVar = {"frozen": True, "extra": "forbid", "defer_build": True}
    table: ClassVar[str]
    tables: ClassVar[dict[str, type[Words]]] = {}

    def __init_subclass__(cls, *, table: str = "") -> None:
        super().__init_subclass__()
        if table:
            cls.table = table
            Words.tables[table] = cls

    @classmethod
    def prepared(cls, table: dict[str, Any]) -> dict[str, Any]:
        """What a file holds, with what follows from it; it is validated then. Raises ValueError where it cannot be."""
        return table

    @classmethod
    def read(cls, values: Mapping[str, Any], folding: Folding) -> dict[str, Any]:
        """The values of the fields, folded where their types say so. Raises ValueError where words read alike."""
        read = dict(values)
        for name, field in fields(cls).items():
            if any(isinstance(mark, _Folded) for mark in field.marks):
                try:
                    read[name] = folding.read(values[name])
                except ValueError as error:
                    raise ValueError(f"{name}: {error}") from None
        return read

    def lexicons(self) -> Iterable[tuple[str, dict[str, str]]]:
        """The scanned fields, each as ``(table.field, words)``."""
        yield from self._marked(_Scanned)

    def patterns(self) -> Iterable[tuple[str, str]]:
        """The regular expressions of the table, each as ``(table.field, pattern)``."""
        yield from self._marked(_Matched)

    def _marked(self, mark: type) -> Iterable[tuple[str, Any]]:
        for name, field in fields(type(self)).items():
            if any(isinstance(given, mark) for given in field.marks):
                yield f"{self.table}.{name}", getattr(self, name)
