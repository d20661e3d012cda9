"""Text: the source itself, byte for byte."""

from __future__ import annotations

from annotate.document import Document

SUFFIXES = (".txt", ".text")


def write(document: Document) -> bytes:
    """The bytes the document came from: its text in its encoding, with its byte order mark."""
    return document.source.bytes
