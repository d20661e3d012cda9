"""TEI: the document as TEI P5, written from the tables of the schema and read by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from annotate.document import Document
from annotate.formats.tei.writer import Writer, escape, escape_attribute
from annotate.schema import schema_of
from annotate.tree import events, header, nest

if TYPE_CHECKING:
    from annotate.formats.tei.markup import parse_xml
    from annotate.formats.tei.reader import examine, read, taken
    from annotate.parse import Parsing
    from annotate.span import Span

__all__ = [
    "SUFFIXES",
    "escape",
    "escape_attribute",
    "examine",
    "marked",
    "parse_xml",
    "read",
    "stream",
    "taken",
    "told",
    "write",
]

SUFFIXES = (".xml", ".tei")


def write(document: Document) -> bytes:
    """The document as TEI, in UTF-8. Raises SourceError for characters that XML cannot hold."""
    return b"".join(_of_document(Writer(type(document)), document))


def stream(parsing: Parsing) -> list[bytes]:
    """The same, in pieces, from a text being annotated: no model of it is built."""
    return _of_parsing(Writer(parsing.root), parsing)


def told(root: type[Document], text: str, spans: Iterable[Span], known: Mapping[str, Any]) -> list[bytes]:
    """The same from the spans of a document in their order, and what its header says."""
    writer = Writer(root)
    writer.take(nest(text, spans, schema_of(root)))
    return writer.pieces(known)


def marked(made: Document | Parsing, mark: str) -> list[bytes]:
    """What stands for a document among others in one file: no XML declaration, and a mark that keeps its ids apart."""
    if isinstance(made, Document):
        return _of_document(Writer(type(made), mark), made)
    return _of_parsing(Writer(made.root, mark), made)


def _of_document(writer: Writer, document: Document) -> list[bytes]:
    writer.take(events(document))
    return writer.pieces(header(document))


def _of_parsing(writer: Writer, parsing: Parsing) -> list[bytes]:
    writer.take(nest(parsing.source.text, parsing.spans(), parsing.schema))
    return writer.pieces(parsing.header())


def __getattr__(name: str) -> Any:
    """Import the reader when it is first asked for: writing needs no lxml."""
    if name not in ("examine", "parse_xml", "read", "taken"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from annotate.formats.tei import markup, reader

    return getattr(markup if name == "parse_xml" else reader, name)
