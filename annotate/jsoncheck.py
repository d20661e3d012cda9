"""The problems of JSON documents: against the JSON Schema, then as the TEI they stand for."""

from __future__ import annotations

from functools import cache
from typing import Any

from annotate import genres
from annotate.document import Document
from annotate.formats import json, tei
from annotate.problem import Problem, ProblemError
from annotate.schema import schema_of
from annotate.source import SourceError


def check_json(raw: bytes) -> list[Problem]:
    """The problems of a JSON document."""
    from annotate.check import check_tei

    try:
        fields = json.load(raw)
    except ProblemError as error:
        return error.problems
    kind = fields.get("kind") if isinstance(fields, dict) else None
    if kind not in genres.genres():
        return [Problem("kind", f'A document is an object with a "kind", one of: {", ".join(genres.genres())}.')]
    root = genres.load(kind).root
    problems = [
        Problem("shape", f"/{'/'.join(map(str, error.absolute_path))}: {error.message}.")
        for error in _validator(root).iter_errors(fields)
    ]
    if problems:
        return problems
    try:
        return [problem._replace(line=0, column=0) for problem in check_tei(tei.write(json.read(raw)), root)]
    except ProblemError as error:
        return error.problems
    except SourceError as error:
        return [Problem("character", f"{error}.")]


@cache
def _validator(root: type[Document]) -> Any:
    """A validator of our own schema; with an empty registry, so that no reference is ever fetched."""
    import json as standard

    from jsonschema import Draft202012Validator
    from referencing import Registry

    from annotate.schema import jsonschema

    return Draft202012Validator(standard.loads(jsonschema.render(schema_of(root))), registry=Registry())
