"""Standoff: text and spans in JSON, for scoring and for other tools. Offsets are code points, half open."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from annotate import declared, genres, pack, prolog
from annotate.checking.phrasing import sentence
from annotate.checking.refusal import refusal
from annotate.document import Document
from annotate.element import Cert
from annotate.formats.json import load
from annotate.identification import guess
from annotate.meant import instead
from annotate.problem import Problem, ProblemError, problems_of
from annotate.resolve import resolve
from annotate.schema import ElementSpec, schema_of
from annotate.span import Drop, Span, find_blocks
from annotate.stretch import readings
from annotate.tree import FoldError, fold, header, unfold

if TYPE_CHECKING:
    from annotate.parse import Parsing

SUFFIXES = (".standoff.json", ".standoff")
TEXT_FIELDS = ("kind", "end")


def write(document: Document) -> bytes:
    """The text, what is known about it, and its spans."""
    return _file(fields(document))


def stream(parsing: Parsing) -> list[bytes]:
    """The same from a text being annotated, without a model of it, and what was dropped and why."""
    found = parsing.explained()
    told = _told(found.root, found.text, found.spans, found.known)
    told["dropped"] = [{**_span(drop.span), "why": drop.why} for drop in found.dropped or ()]
    return [_file(told)]


def fields(made: Document | Parsing) -> dict[str, Any]:
    """The fields of a file: the text, what is known about it, and its spans."""
    if isinstance(made, Document):
        return _told(type(made), *unfold(made), header(made))
    found = made.explained()
    return _told(found.root, found.text, found.spans, found.known)


def _told(root: type[Document], text: str, spans: list[Span], known: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in known.items() if value is not None and name != "agents"}
    agents = [{name: agent[name] for name in agent if name != "kind"} for agent in known["agents"]]
    out: dict[str, Any] = {"text": text, "genre": schema_of(root).root.kind, **told}
    return out | {"agents": agents, "spans": [_span(span) for span in spans]}


def _file(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


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
    genre: str = genres.USUAL
    spans: list[_Row]


def read(raw: bytes) -> Document:
    """The document of a standoff file. A file with marks only gets its blocks from the outline of its genre.

    Raises ProblemError where a span does not fit the text, the kinds, or the other spans.
    """
    file, spans = _load(raw)
    return assemble(file.text, spans, file.genre, file.language, file.model_extra or {})


def rows(raw: bytes) -> tuple[str, list[Span], Mapping[str, Any]]:
    """The text, the spans, whatever their kinds and however they cross, and what else a standoff file says.

    Raises ProblemError where a span lies outside the text.
    """
    file, spans = _load(raw)
    return file.text, spans, {"language": file.language, **(file.model_extra or {})}


def _load(raw: bytes) -> tuple[_File, list[Span]]:
    try:
        file = _File.model_validate(load(raw))
    except ValidationError as error:
        raise ProblemError(problems_of(error)) from None
    spans = [Span(r.start, r.end, r.kind, r.attrs, r.rule, r.cert, r.evidence, r.id) for r in file.spans]
    size = len(file.text)
    outside = f"lies outside the text of {size} code points"
    _refuse(spans, lambda s: "" if 0 <= s.start <= s.end <= size else outside)
    return file, spans


def assemble(
    text: str,
    spans: list[Span],
    genre: str = genres.USUAL,
    language: str | None = None,
    known: Mapping[str, Any] = MappingProxyType({}),
) -> Document:
    """The document of a text and spans that a person or a tool gave; blocks are found where there are none.

    Raises ProblemError where a span does not fit the kinds or the other spans.
    """
    try:
        kind = genres.load(genre)
    except KeyError as error:
        raise ProblemError([Problem("genre", sentence(error.args[0]))]) from None
    root = kind.root
    schema = schema_of(root)
    unknown = f"has a kind that is not known; the kinds are {', '.join(schema.kinds)}"
    _refuse(spans, lambda s: _misfit(s, schema.kinds[s.kind]) if s.kind in schema.kinds else unknown)
    fields = {name: value for name, value in known.items() if name in _known(root)}
    fields.setdefault("prolog", prolog.models(genre))
    fields["language"] = language or guess(text)[0]
    if refused := schema.root.attributes["language"].refuses(fields["language"]):
        raise ProblemError(
            [Problem("language", f"The language {fields['language'][:40]!r} is none: {refused}.")]
        )
    if not any(all(spec.block for spec in schema.kinds[span.kind]) for span in spans):
        spans = _outlined(text, spans, kind, fields["language"])
    fields["agents"] = _agents(fields.get("agents") or [], spans)
    try:
        return fold(root, text, spans, **fields)
    except FoldError as error:
        raise ProblemError([Problem("span", sentence(str(error)))]) from None
    except ValidationError as error:
        raise ProblemError(problems_of(error)) from None


def _outlined(text: str, spans: list[Span], genre: genres.Genre, language: str) -> list[Span]:
    """Marks that a person or a tool gave, with the blocks of their text.

    Raises ProblemError where they cross, and where an id or a pointer would be left out: one that two have, or
    that leads to none of them.
    """
    schema, times = schema_of(genre.root), Counter(span.id for span in spans)
    _refuse(spans, lambda s: _unled(s, schema.pointers[s.kind], times))
    try:
        words = pack.load(language)
    except pack.PackError as error:
        says = f"The text has no blocks, and they cannot be found: {error}."
        raise ProblemError([Problem("language", says)]) from None
    blocks = [block for reading in readings(text, words) for block in find_blocks(reading, genre)]
    resolved = resolve(text, blocks, (), schema, kept=spans)
    if resolved.dropped:
        raise ProblemError([_crossing(drop) for drop in resolved.dropped])
    return resolved.spans


def _unled(span: Span, pointers: Iterable[str], times: Mapping[str, int]) -> str:
    """Why the id or a pointer of a span cannot stay, by how often each id is given, or nothing."""
    if span.id and times[span.id] > 1:
        return f"has id={span.id[:60]!r}, as another one has: give each an id of its own"
    for name in pointers:
        for target in span.attrs.get(name, "").split():
            if target not in times:
                says = f"is the id of none: give it to the one meant, or leave {name} out"
                return f"has {name}={target[:60]!r}, which {says}"
    return ""


def _crossing(drop: Drop) -> Problem:
    """What is said of a given span that cannot stay: nothing is left out of a file without a word."""
    span = drop.span
    return Problem("span", f"The {span.kind} at {span.start} to {span.end} cannot stay: {drop.why}.")


def _agents(there: Any, spans: list[Span]) -> Any:
    """Who made annotations: those the file names, and the rules of spans that it does not."""
    from annotate.parse import agent

    if not isinstance(there, list):
        return there  # told as what it is
    given = (who.get("id") for who in there if isinstance(who, dict))
    named = {name for name in given if isinstance(name, str)}  # what else it may be is told later
    return [*there, *(agent(rule) for rule in sorted({span.rule for span in spans} - named - {""}))]


def _known(root: type[Document]) -> set[str]:
    return {field.told("alias") or name for name, field in declared.fields(root).items()} - set(TEXT_FIELDS)


def _misfit(span: Span, specs: Iterable[ElementSpec]) -> str:
    """Why no class of its kind takes the attributes of a span, or nothing."""
    known = {attribute.name: attribute for spec in specs for attribute in spec.attributes.values()}
    for name, value in span.attrs.items():
        if name not in known:
            return f"has no attribute {name!r}: {instead(name, known) if known else 'it has none'}"
        told = known[name].pointing or known[name].pooled  # by what they lead to, when all is folded
        if not told and (why := refusal(known[name], value)):
            return f"has {name}={value[:60]!r}, which {why}"
    return ""


def _refuse(spans: list[Span], why: Callable[[Span], str]) -> None:
    """Raise ProblemError for the spans of which something is to be said."""
    said = [(i, span, why(span)) for i, span in enumerate(spans, 1)]
    problems = [
        Problem(
            "span",
            f"The span {i} ({s.kind} {s.start} to {s.end}) {wrong}{'' if wrong.endswith('?') else '.'}",
        )
        for i, s, wrong in said
        if wrong
    ]
    if problems:
        raise ProblemError(problems)
