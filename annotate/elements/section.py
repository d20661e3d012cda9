"""Section: the parts of a news item: the lead that opens it, and the sections that follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from annotate.declared import Field
from annotate.element import Block, Check
from annotate.elements.clause import ClauseList
from annotate.elements.head import Head
from annotate.elements.paragraph import Paragraph
from annotate.reading import Reading
from annotate.span import Span, rule
from annotate.structure.outline import outline

Passage = Annotated[ClauseList | Paragraph, Field(discriminator="kind")]
"""What a part of an item consists of."""


class Lead(Block, tag="div", type="lead"):
    """The paragraph or paragraphs that open the item and say what happened."""

    kind: Literal["lead"] = "lead"
    checks = (
        Check(
            "lead-empty",
            "normalize-space(.) or not(following-sibling::*)",
            "The lead has no words, though the item goes on: move the first paragraph into it.",
            "warning",
            why="A news item opens with its lead; an empty one means that the paragraphs were divided wrongly.",
            bad='<div type="lead"/><div type="section"><p>Words.</p></div>',
            good='<div type="lead"><p>Words.</p></div>',
            sign="empty",
        ),
    )
    content: tuple[Passage, ...] = ()


class Section(Block, tag="div", type="section"):
    """A head and all that stands under it; text before the first head is a section without one."""

    kind: Literal["section"] = "section"
    head: Head | None = None
    content: tuple[Passage, ...] = ()


@rule(Lead)
def opening(reading: Reading) -> Iterator[Span]:
    """The first paragraph is the lead, and the next too where the first is only a line."""
    if lead := reading.once(outline).lead:
        yield Span(*lead)


@rule(Section)
def stretch(reading: Reading) -> Iterator[Span]:
    """A section runs from its head to the next; what stands before the first head is one without."""
    for section in reading.once(outline).sections:
        yield Span(*section)
