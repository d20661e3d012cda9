"""Sets: texts with a gold annotation, each kind of set read, annotated anew and scored by a module of its own.

``ARGUMENTS`` of a module are its options, ``section`` is what the report says of what was given.
"""

from __future__ import annotations

from annotate.parse import explain
from annotate.source import decode
from annotate.span import Span


def annotated(text: str, language: str | None, published: str | None = None) -> list[Span]:
    """What the rules make of a text."""
    return explain(decode(text, pictures=True), language=language, published=published or None).spans
