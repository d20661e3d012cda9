"""Text: the source itself, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.parse import Parsing

SUFFIXES = (".txt", ".text")


def write(document: Document) -> bytes:
    """The bytes the document came from: its text in its encoding, with its byte order mark."""
    return document.source.bytes


def stream(parsing: Parsing) -> list[bytes]:
    """The same from a text that was to be annotated: nothing of that shows."""
    return [parsing.source.bytes]
