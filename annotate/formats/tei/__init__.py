"""TEI: the document as TEI P5, written from the tables of the schema and read by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotate.formats.tei.writer import Writer, escape, escape_attribute
from annotate.tree import events, header, nest

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.formats.tei.reader import examine, parse_xml, read
    from annotate.parse import Parsing

__all__ = ["SUFFIXES", "escape", "escape_attribute", "examine", "parse_xml", "read", "stream", "write"]

SUFFIXES = (".xml", ".tei")


def write(document: Document) -> bytes:
    """The document as TEI, in UTF-8. Raises SourceError for characters that XML cannot hold."""
    writer = Writer(type(document))
    writer.take(events(document))
    return b"".join(writer.pieces(header(document)))


def stream(parsing: Parsing) -> list[bytes]:
    """The same, in pieces, from a text being annotated: no model of it is built."""
    writer = Writer(parsing.root)
    writer.take(nest(parsing.source.text, parsing.spans(), parsing.schema))
    return writer.pieces(parsing.header())


def __getattr__(name: str) -> Any:
    """Import the reader when it is first asked for: writing needs no lxml."""
    if name not in ("examine", "parse_xml", "read"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from annotate.formats.tei import reader

    return getattr(reader, name)
