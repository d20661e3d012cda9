"""Parse: the pipeline on one screen: source, reading, outline and marks, resolve, fold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from annotate import genres, pack
from annotate.document import Agent, Document
from annotate.finders import Finder, propose
from annotate.ledger import checksums, fingerprints
from annotate.reading import Reading
from annotate.schema import Schema, schema_of
from annotate.source import Source, decode
from annotate.span import RULES, Drop, Resolved, Span, find, resolve
from annotate.tree import fold
from annotate.version import VERSION


class Explained(NamedTuple):
    """A document with the spans it was folded from, what was considered and dropped, and how its language was known."""

    document: Document
    spans: list[Span]
    dropped: list[Drop]
    guessed: float | None


def parse(
    raw: str | bytes,
    *,
    language: str | None = None,
    genre: str = "news",
    published: str | None = None,
    finders: Sequence[Finder] = (),
    encoding: str | None = None,
    pictures: bool = False,
    filename: str | None = None,
) -> Document:
    """The annotated document of a raw text, whose every character it keeps.

    ``published`` is the publication day, ``YYYY-MM-DD``. ``finders`` may propose further spans, in
    code points of the text (see :mod:`annotate.finders`). Raises SourceError for bytes that are no
    text, PackError and KeyError for a language or genre that is not there, FinderError when a
    finder fails; never for the text itself.
    """
    source = decode(raw, encoding, pictures=pictures)
    return explain(
        source, language=language, genre=genre, published=published, finders=finders, filename=filename
    ).document


def explain(
    source: Source,
    *,
    language: str | None = None,
    genre: str = "news",
    published: str | None = None,
    finders: Sequence[Finder] = (),
    filename: str | None = None,
) -> Explained:
    """As :func:`parse`, with what was found and what was dropped, and why."""
    kind = genres.load(genre)
    schema = schema_of(kind.root)
    code, guessed = (language, None) if language else pack.guess(source.text)
    words = pack.load(code)
    if code.split("-")[0].lower() != words.code:
        code = words.code  # a pack being written, given by its folder
    reading = Reading(source.text, words, published)
    blocks = kind.blocks(reading)
    marks = find(reading, schema)
    proposed, refused = propose(source, finders, schema) if finders else ([], [])
    resolved = resolve(source.text, blocks, marks + proposed, schema)
    del reading, blocks, marks, proposed  # of a large text they are larger than the tree
    known = describe(source, resolved, schema, code, published, filename)
    document = fold(kind.root, source.text, resolved.spans, **known)
    return Explained(document, resolved.spans, refused + resolved.dropped, guessed)


def describe(
    source: Source,
    resolved: Resolved,
    schema: Schema,
    language: str,
    published: str | None,
    filename: str | None,
) -> dict[str, object]:
    """What the header says of a parsed text: its source, and the rules that annotated it."""
    return {
        "title": _title(source.text, resolved.spans),
        "language": language,
        "published": published,
        "filename": filename,
        "digest": source.digest,
        "lines": checksums(source.text),
        "encoding": source.encoding,
        "bom": "yes" if source.bom else None,
        "newline": source.newline,
        "pictures": " ".join(f"{at}:{code:X}" for at, code in source.pictures) or None,
        "version": VERSION,
        "agents": agents(resolved.spans),
        "ledger": " ".join(fingerprints(source.text, resolved.spans, schema)) or None,
    }


def agents(spans: Iterable[Span]) -> list[Agent]:
    """The rules and finders that made spans, by name."""
    return [_agent(name) for name in sorted({span.rule for span in spans if span.rule})]


@cache
def _agent(name: str) -> Agent:
    if name in RULES:
        return Agent(id=name, does=RULES[name].says, name=name, type="rule")
    return Agent(id=name, does="A finder plugged in.", name=name, type="finder")


def _title(text: str, spans: Iterable[Span]) -> str:
    """The headline, or the first words of the text, on one line."""
    headline = next((span for span in spans if span.kind == "headline"), None)
    words = " ".join((text[headline.start : headline.end] if headline else text[:400]).split())
    return words if headline or len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"
