"""Paragraph: a run of sentences that the newsroom set as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from annotate.element import Block
from annotate.reading import Reading
from annotate.span import Span, rule
from annotate.structure.outline import outline

if TYPE_CHECKING:
    from annotate.elements import Phrase


class Paragraph(Block, tag="p"):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    content: tuple[Phrase, ...] = ()


@rule(Paragraph)
def line(reading: Reading) -> Iterator[Span]:
    """A line is a paragraph; where blank lines part them, or lines are wrapped at one width, several are."""
    for lines in reading.once(outline).paragraphs:
        yield Span(*lines)
