"""Standoff: text and spans in JSON, for scoring and for other tools. Offsets are code points, half open."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from annotate import genres, pack
from annotate.document import Document
from annotate.element import Cert
from annotate.formats.json import load
from annotate.problem import Problem, ProblemError, problems_of
from annotate.reading import Reading
from annotate.schema import schema_of
from annotate.span import Drop, Span, resolve
from annotate.tree import FoldError, fold, unfold

SUFFIXES = (".standoff.json", ".standoff")
TEXT_FIELDS = ("kind", "end")


def write(document: Document, dropped: list[Drop] | None = None) -> bytes:
    """The text, what is known about it, and its spans; ``dropped`` adds what was considered."""
    text, spans = unfold(document)
    schema = schema_of(type(document))
    known = {
        (info.alias or name): getattr(document, name)
        for name, info in type(document).model_fields.items()
        if name in schema.root.attributes
    }
    out: dict[str, Any] = {"text": text, "genre": schema.root.kind}
    out |= {name: value for name, value in known.items() if value is not None}
    agents = [agent.model_dump(exclude={"kind"}) for agent in document.agents]
    out |= {"agents": agents, "spans": [_span(span) for span in spans]}
    if dropped is not None:
        out["dropped"] = [{**_span(drop.span), "why": drop.why} for drop in dropped]
    return (json.dumps(out, ensure_ascii=False, indent=1) + "\n").encode()


def _span(span: Span) -> dict[str, Any]:
    fields = {**span._asdict(), "attrs": dict(span.attrs)}
    order = ("id", "start", "end", "kind", "attrs", "rule", "cert", "evidence")
    return {name: fields[name] for name in order if fields[name] not in ("", None)}


class _Row(BaseModel):
    """One span as the file has it."""

    model_config = ConfigDict(extra="ignore")
    id: str = ""
    start: int
    end: int
    kind: str
    attrs: dict[str, str] = {}
    rule: str = ""
    cert: Cert | None = None
    evidence: str = ""


class _File(BaseModel):
    """A standoff file."""

    model_config = ConfigDict(extra="allow")
    text: str
    language: str | None = None
    genre: str = "news"
    spans: list[_Row]


def read(raw: bytes) -> Document:
    """The document of a standoff file. A file with marks only gets its blocks from the outline of its genre.

    Raises ProblemError where a span does not fit the text, the kinds, or the other spans.
    """
    try:
        file = _File.model_validate(load(raw))
    except ValidationError as error:
        raise ProblemError(problems_of(error)) from None
    try:
        root, outline = genres.load(file.genre)
    except KeyError as error:
        raise ProblemError([Problem("genre", f"{error.args[0]}.")]) from None
    schema = schema_of(root)
    spans = [Span(r.start, r.end, r.kind, r.attrs, r.rule, r.cert, r.evidence, r.id) for r in file.spans]
    problems = [
        Problem("span", f"The span {i + 1} ({s.kind} {s.start} to {s.end}) {why}.")
        for i, s in enumerate(spans)
        if (why := _misplaced(s, len(file.text), schema.kinds))
    ]
    if problems:
        raise ProblemError(problems)
    known = {name: value for name, value in (file.model_extra or {}).items() if name in _known(root)}
    known["language"] = file.language or pack.guess(file.text)[0]
    if not any(spec.block for span in spans for spec in schema.kinds[span.kind]):
        reading = Reading(file.text, pack.load(known["language"]))
        blocks = [b._replace(start=reading.origin(b.start), end=reading.origin(b.end)) for b in outline(reading)]
        spans = resolve(file.text, blocks, (), schema, kept=spans).spans
    try:
        return fold(root, file.text, spans, **known)
    except FoldError as error:
        raise ProblemError([Problem("span", f"{error}.")]) from None
    except ValidationError as error:
        raise ProblemError(problems_of(error)) from None


def _known(root: type[Document]) -> set[str]:
    return {info.alias or name for name, info in root.model_fields.items()} - set(TEXT_FIELDS)


def _misplaced(span: Span, length: int, kinds: Any) -> str:
    if span.kind not in kinds:
        return f"has a kind that is not known; the kinds are {', '.join(kinds)}"
    if not 0 <= span.start <= span.end <= length:
        return f"lies outside the text of {length} code points"
    return ""


