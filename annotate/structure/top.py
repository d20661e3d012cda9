"""Top: what stands over the text of an item, line by line."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

Extent = tuple[int, int]
"""Where something starts and ends, in offsets of the reading."""


class Over(Enum):
    """What a line over the text is, as newsrooms call it."""

    KICKER = auto()
    HEADLINE = auto()
    DECK = auto()
    BYLINE = auto()
    DATELINE = auto()
    STAMP = auto()
    FURNITURE = auto()

    @property
    def heading(self) -> bool:
        """Whether it says what the item is about, and not who wrote it, where and when, or when the page showed it."""
        return self in (Over.KICKER, Over.HEADLINE, Over.DECK)


class Line(NamedTuple):
    """A line over the text, or the dateline that its first paragraph opens with."""

    start: int
    end: int
    what: Over


class Top(NamedTuple):
    """What stands over the text: its lines, the first paragraph of the text, and where that starts."""

    lines: list[Line]
    first: int
    start: int

    def called(self, *what: Over) -> list[Extent]:
        """Where the lines are that newsrooms call so."""
        return [(line.start, line.end) for line in self.lines if line.what in what]
