"""Byline: who wrote an item, where and when it was filed, and which agency it is credited to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from annotate.element import Block
from annotate.reading import Reading
from annotate.span import Span, rule
from annotate.structure.credit import credit
from annotate.structure.masthead import masthead
from annotate.structure.top import Over

if TYPE_CHECKING:
    from annotate.elements import Phrase, Wording


class Byline(Block, tag="byline"):
    """The line that names the author."""

    kind: Literal["byline"] = "byline"
    content: tuple[Wording, ...] = ()


class Dateline(Block, tag="dateline"):
    """The place, date or agency that opens the first paragraph: "ASTANA, Nov 9 (Agency) -"."""

    kind: Literal["dateline"] = "dateline"
    content: tuple[Wording, ...] = ()


class Credit(Block, tag="trailer", type="credit"):
    """The agencies an item is taken from, at its end: "(Reuters)".

    TEI has no element of that name; ``<trailer>`` is its footer of a division.
    """

    kind: Literal["credit"] = "credit"
    content: tuple[Phrase, ...] = ()


@rule(Byline)
def byline(reading: Reading) -> Iterator[Span]:
    """A line under the headline that a word such as "By" opens names the author."""
    for line in reading.once(masthead).called(Over.BYLINE):
        yield Span(*line)


@rule(Dateline)
def dateline(reading: Reading) -> Iterator[Span]:
    """Place, date or agency on a line of their own, or before the first dash, are the dateline."""
    for line in reading.once(masthead).called(Over.DATELINE):
        yield Span(*line)


@rule(Credit)
def source(reading: Reading) -> Iterator[Span]:
    """Agencies in brackets or on a line of their own at the end are the credit."""
    if place := credit(reading):
        yield Span(*place)
