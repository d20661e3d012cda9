"""Parse: the pipeline on one screen: source, reading, outline and marks, resolve, fold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from annotate import genres, pack, prolog
from annotate.dates.moments import filed
from annotate.document import Agent, Document
from annotate.finders import Finder, propose
from annotate.identification import Guess, guess
from annotate.ids import Names
from annotate.ledger import checksums, fingerprints
from annotate.meant import needed
from annotate.resolve import resolve
from annotate.schema import schema_of
from annotate.source import Source, decode
from annotate.span import RULES, Drop, Resolved, Span, find, find_blocks
from annotate.stretch import readings
from annotate.tree import fold, header, unfold
from annotate.version import VERSION


class Explained(NamedTuple):
    """An annotated text: its spans, what its header says, what was dropped, and how its language was known.

    Of a document that was read, what had been dropped is not known: None.
    """

    root: type[Document]
    text: str
    spans: list[Span]
    known: Mapping[str, Any]
    dropped: list[Drop] | None
    guessed: Guess | None
    named: str = ""
    """What its language is called by the pack that was asked; nothing of a document that was read."""

    @property
    def document(self) -> Document:
        """The document that the text and its spans make, folded anew each time."""
        return fold(self.root, self.text, self.spans, **self.known)

    @classmethod
    def of(cls, document: Document) -> Explained:
        """A document that is there, explained by what it says of itself."""
        text, spans = unfold(document)
        return cls(type(document), text, spans, header(document), None, None)


def parse(
    raw: str | bytes,
    *,
    language: str | None = None,
    genre: str = genres.USUAL,
    published: str | None = None,
    finders: Sequence[Finder] = (),
    encoding: str | None = None,
    pictures: bool = False,
    filename: str | None = None,
    schemas: str | None = None,
) -> Document:
    """The annotated document of a raw text, whose every character it keeps.

    ``published`` is the publication day, ``YYYY-MM-DD``. ``finders`` may propose further spans, in
    code points of the text (see :mod:`annotate.finders`). ``schemas`` is the folder or address at
    which the file says that its schemas lie, for editors (see :func:`annotate.prolog.models`).
    Raises SourceError for bytes that are no text, PackError and KeyError for a language or genre
    that is not there, ValueError for a day that is none, FinderError when a finder fails; never for the text itself.
    """
    source = decode(raw, encoding, pictures=pictures)
    return Parsing(source, language, genre, published, finders, filename, schemas).explained().document


def explain(
    source: Source,
    *,
    language: str | None = None,
    genre: str = genres.USUAL,
    published: str | None = None,
    finders: Sequence[Finder] = (),
    filename: str | None = None,
    schemas: str | None = None,
) -> Explained:
    """As :func:`parse`, with what was found and what was dropped, and why."""
    needed("what is explained", source, Source)  # annotate.decode makes one of a text
    return Parsing(source, language, genre, published, finders, filename, schemas).explained()


class Parsing:
    """One text on its way through the pipeline: first its spans, once, then what its header says.

    What it finds can be written (:func:`annotate.formats.tei.stream`) or folded into a document.
    ``found`` counts the spans as they are taken; ``guessed`` is what its language was guessed to be.
    ``told`` is what the header is to say by JSON names, whatever the text says.
    """

    def __init__(
        self,
        source: Source,
        language: str | None = None,
        genre: str = genres.USUAL,
        published: str | None = None,
        finders: Sequence[Finder] = (),
        filename: str | None = None,
        schemas: str | None = None,
        told: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        for what, value in (
            ("a language", language),
            ("a file name", filename),
            ("a place of schemas", schemas),
        ):
            needed(what, value or "", str)
        needed("a genre", genre, str)
        needed("what finders are", finders, Sequence)
        self.told = told
        self.found = 0
        self.source, self.filename, self.finders = source, filename, finders
        self.published = None if published is None else day(published)
        self.schemas = prolog.SCHEMAS if schemas is None else schemas
        self.genre = genres.load(genre)
        self.root = self.genre.root
        self.schema = schema_of(self.root)
        self.guessed: Guess | None = None
        code = language or ""
        if not code:
            self.guessed = guess(source.text)
            code = self.guessed.code
        self.pack = pack.load(code)
        known = self.schema.root.attributes["language"].pattern
        if language and known and not re.fullmatch(known.regex, language):
            folder = Path(language).is_dir()
            such = "pt: rename the folder" if folder else self.pack.code
            if not folder or not re.fullmatch(known.regex, self.pack.code):
                raise pack.PackError(f"{language!r} is not {known.doc}, such as {such}")
        # a pack being written is given by its folder
        self.language = code if code.split("-")[0].lower() == self.pack.code else self.pack.code
        self._filed: str | None = None
        self._title = ""
        self._rules: set[str] = set()
        self._ledger: list[str] = []

    def spans(self) -> Iterator[Span]:
        """The spans that stay, in document order, those beside the text last. To be taken once, and to the end."""
        return (span for found in self.resolved() for span in found.spans)

    def explained(self) -> Explained:
        """The whole at once."""
        found = list(self.resolved())
        spans = [span for stretch in found for span in stretch.spans]
        dropped = [drop for stretch in found for drop in stretch.dropped]
        return Explained(
            self.root, self.source.text, spans, self.header(), dropped, self.guessed, self.pack.script.name
        )

    def resolved(self) -> Iterator[Resolved]:
        """The spans that stay by stretches, those beside the text last, with what is dropped."""
        text, schema, names = self.source.text, self.schema, Names()
        asides, last = list[Span](), list[str]()
        for start, end, blocks, marks, refused in self._stretches():
            spans, dropped = resolve(text, blocks, marks, schema, stretch=(start, end), names=names)
            self.found += len(spans)
            if not start:
                self._title = title(text, next((s for s in spans if s.kind in schema.titling), None))
            self._rules |= {span.rule for span in spans if span.rule}
            told = fingerprints(text, spans, schema)
            beside = next((i for i, span in enumerate(spans) if span.kind in schema.asides), len(spans))
            asides += spans[beside:]
            last += told[beside:]
            self._ledger.append(" ".join(told[:beside]))
            yield Resolved(spans[:beside], refused + dropped)
        self._ledger.append(" ".join(last))
        yield Resolved(asides, [])

    def _stretches(self) -> Iterator[tuple[int, int, list[Span], list[Span], list[Drop]]]:
        """Stretches of the text: their blocks and marks, and what of the finders' proposals was refused.

        What finders propose may lie anywhere; then the text is one stretch, though rules read it by several.
        """
        blocks, marks = list[Span](), list[Span]()
        for reading in readings(self.source.text, self.pack, self.published):
            blocks += find_blocks(reading, self.genre)
            marks += find(reading, self.schema)
            self._filed = self._filed or (None if self.published else filed(reading))
            if not self.finders:
                start, end = reading.start, reading.end
                del reading  # it is larger than all that was found with it
                yield start, end, blocks, marks, []
                blocks, marks = [], []
        if self.finders:
            proposed, refused = propose(self.source, self.finders, self.schema)
            yield 0, len(self.source.text), blocks, marks + proposed, refused

    def header(self) -> dict[str, Any]:
        """What the header says, by JSON names, once all spans have been taken."""
        source = self.source
        said = {
            "prolog": prolog.models(self.schema.root.kind, self.schemas),
            "title": self._title,
            "language": self.language,
            "published": self.published,
            "filed": self._filed,
            "filename": self.filename,
            "digest": source.digest,
            "lines": checksums(source.text),
            "encoding": source.encoding,
            "bom": "yes" if source.bom else None,
            "newline": source.newline,
            "pictures": source.noted or None,
            "version": VERSION,
            "ledger": " ".join(filter(None, self._ledger)) or None,
            **self.told,
        }
        known: dict[str, Any] = {
            a.name: said.get(a.name, a.default) for a in self.schema.root.attributes.values()
        }
        known["agents"] = [agent(rule) for rule in sorted(self._rules)]
        return known


def day(value: str) -> str:
    """A day of publication, which is written ``YYYY-MM-DD``. Raises ValueError for what is none."""
    needed("a day of publication", value, str)
    try:
        if datetime.date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise ValueError(f"{value!r} is no day of publication: write YYYY-MM-DD, such as 2024-11-09")


def agent(name: str) -> dict[str, str]:
    """What the header says of a rule or a finder, by JSON names."""
    rule = RULES.get(name)
    return (
        Agent.mapping(name, rule.says, "rule")
        if rule
        else Agent.mapping(name, "A finder plugged in.", "finder")
    )


def title(text: str, headline: Span | None) -> str:
    """The headline, or the first words of the text, on one line."""
    words = " ".join((text[headline.start : headline.end] if headline else text[:400]).split())
    return words if headline or len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"
