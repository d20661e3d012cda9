"""JSON: the document model itself, as its JSON Schema describes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from annotate import element, genres
from annotate.checking.jsonplaces import TwiceError, deeper, number, repeated, single
from annotate.document import Document
from annotate.meant import nearest
from annotate.problem import Problem, ProblemError, problems_of

SUFFIXES = (".json",)
DEEPEST = 2 * element.DEEPEST
"""How deep objects and lists may nest: twice what TEI elements may."""
TOO_DEEP = (
    "Objects and lists stand too deep inside one another: "
    f"an annotation may stand in {element.DEEPEST} others at most."
)


def write(document: Document) -> bytes:
    """The document as JSON in UTF-8, indented; what is not known is left out."""
    fields = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode()


def read(raw: bytes) -> Document:
    """The document of a JSON file. Raises ProblemError with everything that does not fit."""
    fields = load(raw)
    try:
        return genre(fields).root.model_validate(fields)
    except ValidationError as error:
        raise ProblemError(problems_of(error)) from None


def genre(fields: Any) -> genres.Genre:
    """The genre of the document that a JSON file holds. Raises ProblemError where it holds none."""
    held = fields if isinstance(fields, dict) else {}
    kind, known = held.get("kind"), genres.genres()
    if kind in known:
        return genres.load(kind)
    fix = f'Did you mean "{near}"?' if (near := nearest(str(kind), known)) else ""
    if {"text", "spans"} <= held.keys():
        fix = "Text and spans are standoff: name the file .standoff.json."
    says = f'A document is an object with a "kind", one of: {", ".join(known)}.'
    raise ProblemError([Problem("kind", says, "error", 1, 1, fix=fix)])


def unread(error: UnicodeDecodeError) -> str:
    """Why bytes are no JSON, with their place."""
    return f"byte 0x{error.object[error.start]:02X} at offset {error.start} is not {error.encoding}"


def load(raw: bytes) -> Any:
    """What a JSON file holds. Raises ProblemError with the place where it is no JSON."""
    try:
        value = json.loads(raw, object_pairs_hook=single, parse_constant=_refused, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise ProblemError(
            [Problem("json", f"This is not JSON: {error.msg}.", "error", error.lineno, error.colno)]
        ) from None
    except UnicodeDecodeError as error:
        says = f"This is not JSON: {unread(error)}."
        raise ProblemError([Problem("json", says, fix="Save the file as UTF-8.")]) from None
    except RecursionError:
        raise ProblemError([_at(Problem("depth", TOO_DEEP), raw, deeper, DEEPEST)]) from None
    except TwiceError as error:
        says = f'The key "{error}" is given twice in one object, and readers take one of the two.'
        raise ProblemError([_at(Problem("twice", says, fix="Remove one."), raw, repeated)]) from None
    except _Constant as error:
        says = f"This is not JSON: {error} is no value."
        raise ProblemError([_at(Problem("json", says), raw, number, str(error))]) from None
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise ProblemError([_at(Problem("depth", TOO_DEEP), raw, deeper, DEEPEST)])
        level = [
            inner
            for item in level
            if isinstance(item, (dict, list))
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
    return value


class _Constant(Exception):
    """NaN or Infinity, which Python writes and JSON does not know."""


def _refused(word: str) -> Any:
    raise _Constant(word)


def _whole(digits: str) -> int:
    """A number; of one too long for Python nothing but that it is a number matters."""
    return int(digits) if len(digits) < 1000 else 0


def _at(problem: Problem, raw: bytes, find: Callable[..., int], *asked: object) -> Problem:
    """A problem with the place that ``find`` gives."""
    text = raw.decode(json.detect_encoding(raw), "replace")
    at = find(text, *asked)
    before = text.rfind("\n", 0, at) + 1
    return problem._replace(line=text.count("\n", 0, at) + 1, column=at - before + 1)
