"""Furniture: what the page has set around an item and is no part of it: menus, links, share bars, advertisements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from annotate.element import Block
from annotate.reading import Reading
from annotate.span import Span, rule
from annotate.structure.credit import under
from annotate.structure.masthead import masthead
from annotate.structure.top import Over

if TYPE_CHECKING:
    from annotate.elements import Wording


class Furniture(Block, tag="fw", type="header"):
    """A line of the page among those over the text, and no part of the item: "Home > News > Region".

    ``<fw>``, forme work, is what TEI calls what runs over and under the text of a page (TEI P5, 12.6).
    """

    kind: Literal["furniture"] = "furniture"
    content: tuple[Wording, ...] = ()


class Footer(Block, tag="fw", type="footer"):
    """A line of the page under the text and its credit: links, tags, whose the rights are, who sent it."""

    kind: Literal["footer"] = "footer"
    content: tuple[Wording, ...] = ()


@rule(Furniture)
def around(reading: Reading) -> Iterator[Span]:
    """Menus, share bars, slugs, captions, the headline set twice and stamps of time over the text are the page's."""
    for line in reading.once(masthead).called(Over.FURNITURE, Over.STAMP):
        yield Span(*line)


@rule(Footer)
def below(reading: Reading) -> Iterator[Span]:
    """What stands under the text and its credit is the page's."""
    for line in under(reading):
        yield Span(*line)
