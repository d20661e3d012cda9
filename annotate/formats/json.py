"""JSON: the document model itself, as its JSON Schema describes it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from annotate import genres
from annotate.document import Document
from annotate.problem import Problem, ProblemError, problems_of

SUFFIXES = (".json",)
DEEPEST = 400
"""How deep objects and lists may nest: twice what TEI elements may."""
TOO_DEEP = (
    "Objects and lists stand too deep inside one another: an annotation may stand in 200 others at most."
)


def write(document: Document) -> bytes:
    """The document as JSON in UTF-8, indented; what is not known is left out."""
    fields = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode()


def read(raw: bytes) -> Document:
    """The document of a JSON file. Raises ProblemError with everything that does not fit."""
    fields = load(raw)
    if not isinstance(fields, dict) or fields.get("kind") not in genres.genres():
        known = ", ".join(genres.genres())
        raise ProblemError([Problem("kind", f'A document is an object with a "kind", one of: {known}.')])
    try:
        return genres.load(fields["kind"]).root.model_validate(fields)
    except ValidationError as error:
        raise ProblemError(problems_of(error)) from None


def load(raw: bytes) -> Any:
    """What a JSON file holds. Raises ProblemError with the place where it is no JSON."""
    try:
        value = json.loads(raw)
    except json.JSONDecodeError as error:
        raise ProblemError(
            [Problem("json", f"This is not JSON: {error.msg}.", "error", error.lineno, error.colno)]
        ) from None
    except UnicodeDecodeError as error:
        raise ProblemError([Problem("json", f"This is not JSON: {error}.")]) from None
    except RecursionError:
        raise ProblemError([Problem("depth", TOO_DEEP)]) from None
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise ProblemError([Problem("depth", TOO_DEEP)])
        level = [
            inner
            for item in level
            if isinstance(item, (dict, list))
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
    return value
