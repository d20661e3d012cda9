"""Head: what stands over a text or a section: the headline of the item, the heads of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from annotate.element import Block, Check

if TYPE_CHECKING:
    from annotate.elements import Phrase

NOT_EMPTY = "normalize-space(.)"


class Headline(Block, tag="head", type="main"):
    """The headline of the news item."""

    kind: Literal["headline"] = "headline"
    content: tuple[Phrase, ...] = ()
    checks = (Check("headline-empty", NOT_EMPTY, "A headline has no words: write them, or remove the element."),)


class Head(Block, tag="head"):
    """The head of a section: a short line that stands over what follows."""

    kind: Literal["head"] = "head"
    content: tuple[Phrase, ...] = ()
    checks = (Check("head-empty", NOT_EMPTY, "A head has no words: write them, or remove the element."),)
