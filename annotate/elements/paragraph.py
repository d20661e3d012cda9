"""Paragraph: a run of sentences that the newsroom set as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotate.element import Block

if TYPE_CHECKING:
    from annotate.elements import Phrase


class Paragraph(Block, tag="p"):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    content: tuple[Phrase, ...] = ()
