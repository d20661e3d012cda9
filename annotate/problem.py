"""Problem: one thing that is wrong in a document: where, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from annotate.element import REFUSED
from annotate.meant import nearest
from annotate.visible import visible

if TYPE_CHECKING:
    from lxml import etree
    from pydantic import ValidationError

Level = Literal["error", "warning", "info"]
SAID = {
    "missing": "is missing",
    "extra": "is no field that there is: remove it",
    "list": "is to be a list",
    "tuple": "is to be a list",
    "string": "is to be words in quotation marks",
    "int": "is to be a whole number",
    "dict": "is to be an object",
    "model": "is to be an object",
    "literal": "is to be ",
}
"""What is said of a fault in the form of a field, by how Pydantic's name of it begins."""


class Edit(NamedTuple):
    """A repair that needs no judgement: the characters ``[start, end)`` of the file become ``text``."""

    start: int
    end: int
    text: str


class Problem(NamedTuple):
    """A finding about a document, in the words of its document type.

    ``line`` and ``column`` count from 1, columns in code points; 0 where there is no place.
    ``code`` is the name of the rule (``annotate rule CODE`` explains it); ``excerpt`` is the part
    of the line with the fault that begins ``before`` characters before it; ``fix`` says what to
    do, and ``edits`` do it where no judgement is needed.
    """

    code: str
    message: str
    level: Level = "error"
    line: int = 0
    column: int = 0
    path: str = ""
    excerpt: str = ""
    fix: str = ""
    before: int = 0
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        path = visible(self.path) or "input"
        place = f"{path}:{self.line}:{self.column}" if self.line else path
        return f"{place}: {self.level} {self.code}: {self.message}" + (f" {self.fix}" if self.fix else "")


class Finding(NamedTuple):
    """A problem and the node it is about, until its place in the file is looked up.

    ``attribute`` is the attribute at fault; ``inside`` (or ``after``) counts the characters of the
    node's first text (or of the text after it) that stand before the fault.
    """

    problem: Problem
    element: etree._Element | None
    attribute: str = ""
    inside: int | None = None
    after: int | None = None
    repair: str | None = None
    """What becomes, when repaired, of the attribute's value; or of characters; or else of the element's name."""
    rename: bool = False
    """Whether ``repair`` is a new name of the attribute, not a new value."""
    length: int = 0
    """How many characters the repair takes the place of, from ``inside`` or ``after`` on."""
    also: tuple[Finding, ...] = ()
    """Findings that are told with this one, as one problem, and are repaired with it."""


class ProblemError(ValueError):
    """A document that cannot be read; ``problems`` holds all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def problems_of(error: ValidationError) -> list[Problem]:
    """What Pydantic refused, one problem for a fault.

    Where text or an element may stand, Pydantic reports a faulty element twice: once as an element,
    once as no string; the second is left out.
    """
    errors: list[Mapping[str, Any]] = [*error.errors(include_url=False)]
    places = [tuple(map(str, e["loc"])) for e in errors]
    inner = {place[:i] for place in places if place[-1:] != ("str",) for i in range(len(place))}
    return [
        Problem("value", _sentence(place, e))
        for place, e in zip(places, errors, strict=True)
        if place[-1:] != ("str",) or place[:-1] not in inner
    ]


def _sentence(place: tuple[str, ...], error: Mapping[str, Any]) -> str:
    """One fault in words; of a kind that is not there, the nearest that is."""
    says, known = error["msg"], error.get("ctx", {})
    steps = place[:-1] if "expected_tags" in known else place
    named = "/".join(step for step in steps if not step.startswith("tagged-union["))
    if "expected_tags" in known:
        kinds = known["expected_tags"].replace("'", "").split(", ")
        near = nearest(known["tag"], kinds)
        hint = f"did you mean {near!r}?" if near else f"there are {', '.join(kinds)}."
        return f"{named}: {known['tag']!r} is no kind that may stand here: {hint}"
    named = named or "the document"
    if error["type"] == REFUSED:
        return f"{named} {error['input']!r:.60} {says}."
    if said := next((said for begins, said in SAID.items() if error["type"].startswith(begins)), ""):
        return f"{named} {said}{known.get('expected', '')}."
    return f"{named}: {says.removeprefix('Value error, ')}."
