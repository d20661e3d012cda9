"""Ledger: fingerprints of what the rules annotated, kept in the document's header.

A fingerprint holds the words of an annotation and those around it, not its offsets, so that a
correction of the text elsewhere does not change it.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence

from annotate.schema import Schema
from annotate.span import Span

AROUND = 12
"""How many characters before and after an annotation its fingerprint holds."""
WHOLE = 64
"""Up to how many characters an annotation's words are taken whole; of a longer one, both ends."""


def fingerprints(text: str, spans: Sequence[Span], schema: Schema) -> list[str]:
    """Six letters for each span: a checksum of its kind, attributes, words and what stands around them."""
    places = {
        span.id: text[span.start : min(span.end, span.start + WHOLE)] or ";".join(span.attrs.values())
        for span in spans
        if span.id
    }
    coded = bytearray()
    for span in spans:
        start, end = span.start, span.end
        words = text[start:end] if end - start <= WHOLE else text[start : start + 32] + text[end - 32 : end]
        said = _attributes(span, places, schema) if span.attrs else ""
        key = f"{span.kind};{said};"
        if end > start:  # what stands beside the text has no words around it
            key += f"{text[max(0, start - AROUND) : start]}<{words}>{text[end : end + AROUND]}"
        coded += (zlib.crc32(key.encode("utf-8", "surrogatepass")) << 16).to_bytes(6, "big")
    letters = base64.urlsafe_b64encode(coded).decode()
    return [letters[i : i + 6] for i in range(0, len(letters), 8)]


MOST = 10_000
"""Up to how many lines a text's checksums are kept."""


def checksums(text: str) -> str | None:
    """Four letters for each line of a text, one space apart; None for a text of very many lines."""
    if text.count("\n") >= MOST:
        return None
    lines = text.split("\n")
    coded = [zlib.crc32(line.encode("utf-8", "surrogatepass")).to_bytes(4, "big")[1:] for line in lines]
    letters = base64.urlsafe_b64encode(b"".join(coded)).decode()
    return " ".join([letters[i : i + 4] for i in range(0, len(letters), 4)])


def _attributes(span: Span, places: dict[str, str], schema: Schema) -> str:
    """The attributes as text; a pointer stands for the words it leads to, since ids are given anew."""
    pointers = schema.pointers[span.kind]
    if len(span.attrs) == 1:
        ((name, value),) = span.attrs.items()
        if name not in pointers:
            return f"{name}={value}"
    return ";".join(
        [
            f"{name}={'|'.join([places.get(t, '') for t in value.split()]) if name in pointers else value}"
            for name, value in sorted(span.attrs.items())
        ]
    )
