"""Parse: the pipeline on one screen: source, reading, outline and marks, resolve, fold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from annotate import genres, pack, prolog
from annotate.document import Document
from annotate.finders import Finder, propose
from annotate.ledger import checksums, fingerprints
from annotate.reading import Reading
from annotate.schema import schema_of
from annotate.source import Source, decode
from annotate.span import RULES, Drop, Span, find, resolve
from annotate.tree import fold
from annotate.version import VERSION


class Explained(NamedTuple):
    """An annotated text: its spans, what its header says, what was dropped, and how its language was known."""

    root: type[Document]
    text: str
    spans: list[Span]
    known: Mapping[str, Any]
    dropped: list[Drop]
    guessed: float | None

    @property
    def document(self) -> Document:
        """The document that the text and its spans make, folded anew each time."""
        return fold(self.root, self.text, self.spans, **self.known)


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
    schemas: str | None = None,
) -> Document:
    """The annotated document of a raw text, whose every character it keeps.

    ``published`` is the publication day, ``YYYY-MM-DD``. ``finders`` may propose further spans, in
    code points of the text (see :mod:`annotate.finders`). ``schemas`` is the folder or address at
    which the file says that its schemas lie, for editors (see :func:`annotate.prolog.models`).
    Raises SourceError for bytes that are no text, PackError and KeyError for a language or genre
    that is not there, FinderError when a finder fails; never for the text itself.
    """
    source = decode(raw, encoding, pictures=pictures)
    return explain(
        source,
        language=language,
        genre=genre,
        published=published,
        finders=finders,
        filename=filename,
        schemas=schemas,
    ).document


def explain(
    source: Source,
    *,
    language: str | None = None,
    genre: str = "news",
    published: str | None = None,
    finders: Sequence[Finder] = (),
    filename: str | None = None,
    schemas: str | None = None,
) -> Explained:
    """As :func:`parse`, with what was found and what was dropped, and why."""
    parsing = Parsing(source, language, genre, published, finders, filename, schemas)
    spans = list(parsing.spans())
    return Explained(parsing.root, source.text, spans, parsing.header(), parsing.dropped, parsing.guessed)


class Parsing:
    """One text on its way through the pipeline: first its spans, once, then what its header says.

    What it finds can be written (:func:`annotate.formats.tei.stream`) or folded into a document.
    ``dropped`` fills while spans are taken; ``guessed`` is how sure a guess of the language is.
    """

    def __init__(
        self,
        source: Source,
        language: str | None = None,
        genre: str = "news",
        published: str | None = None,
        finders: Sequence[Finder] = (),
        filename: str | None = None,
        schemas: str | None = None,
    ) -> None:
        self.source, self.published, self.filename, self.finders = source, published, filename, finders
        self.schemas = prolog.SCHEMAS if schemas is None else schemas
        self.genre = genres.load(genre)
        self.root = self.genre.root
        self.schema = schema_of(self.root)
        self.guessed: float | None = None
        code = language or ""
        if not code:
            code, self.guessed = pack.guess(source.text)
        self.pack = pack.load(code)
        # a pack being written is given by its folder
        self.language = code if code.split("-")[0].lower() == self.pack.code else self.pack.code
        self.dropped: list[Drop] = []
        self._title = ""
        self._rules: set[str] = set()
        self._ledger: list[str] = []

    def spans(self) -> Iterator[Span]:
        """The spans that stay, in document order. To be taken once, and to the end."""
        text = self.source.text
        reading = Reading(text, self.pack, self.published)
        blocks = self.genre.blocks(reading)
        marks = find(reading, self.schema)
        proposed, refused = propose(self.source, self.finders, self.schema) if self.finders else ([], [])
        resolved = resolve(text, blocks, marks + proposed, self.schema)
        self.dropped += refused + resolved.dropped
        self._rules |= {span.rule for span in resolved.spans if span.rule}
        self._ledger += fingerprints(text, resolved.spans, self.schema)
        self._title = title(text, resolved.spans)
        yield from resolved.spans

    def header(self) -> dict[str, Any]:
        """What the header says, by JSON names, once all spans have been taken."""
        source = self.source
        said = {
            "prolog": prolog.models(self.schema.root.kind, self.schemas),
            "title": self._title,
            "language": self.language,
            "published": self.published,
            "filename": self.filename,
            "digest": source.digest,
            "lines": checksums(source.text),
            "encoding": source.encoding,
            "bom": "yes" if source.bom else None,
            "newline": source.newline,
            "pictures": " ".join(f"{at}:{code:X}" for at, code in source.pictures) or None,
            "version": VERSION,
            "ledger": " ".join(self._ledger) or None,
        }
        known: dict[str, Any] = {
            a.name: said.get(a.name, a.default) for a in self.schema.root.attributes.values()
        }
        known["agents"] = [agent(rule) for rule in sorted(self._rules)]
        return known


def agent(name: str) -> dict[str, str]:
    """What the header says of a rule or a finder, by JSON names."""
    rule = RULES.get(name)
    does, type_ = (rule.says, "rule") if rule else ("A finder plugged in.", "finder")
    return {"kind": "agent", "id": name, "does": does, "name": name, "type": type_}


def title(text: str, spans: Iterable[Span]) -> str:
    """The headline, or the first words of the text, on one line."""
    headline = next((span for span in spans if span.kind == "headline"), None)
    words = " ".join((text[headline.start : headline.end] if headline else text[:400]).split())
    return words if headline or len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"
