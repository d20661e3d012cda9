"""Outline: what a newsroom would call the lines of an item: lead, sections with heads, paragraphs and lists.

Only evidence makes a line more than a paragraph (:mod:`~annotate.structure.masthead`,
:mod:`~annotate.structure.heads`). Where numbered lines are the provisions of an agreement, number beats head.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from annotate.reading import Reading
from annotate.structure.credit import foot
from annotate.structure.heads import Heads
from annotate.structure.lines import PROSE
from annotate.structure.masthead import masthead
from annotate.structure.numbering import Run, items
from annotate.structure.paragraphs import FINAL, Para, last, paragraphs
from annotate.structure.top import Extent


class Outline(NamedTuple):
    """The parts of an item, or of a stretch of one, each in order of the text; the rules of blocks go by them."""

    lead: Extent | None
    """None where the item has begun before."""
    sections: list[Extent]
    heads: list[Extent]
    paragraphs: list[Extent]
    """Those that are neither heads nor items, also between the items of a list and under them."""
    runs: list[Run]
    stop: int
    """Where the last of them ends, at the latest: before the credit."""

    def breaks(self) -> list[int]:
        """Where heads begin: nobody's words go on over them."""
        return [start for start, _ in self.heads]


def outline(reading: Reading) -> Outline:
    """The outline of a reading, but for what stands over and under its text; to be asked for with ``reading.once``."""
    paras = list(reading.once(paragraphs))
    if not paras:
        nothing = len(reading.text), len(reading.text)
        return Outline(nothing, [], [], [nothing], [], nothing[1])
    top, (under, stop) = reading.once(masthead), reading.once(foot)
    paras[top.first] = paras[top.first]._replace(start=top.start)
    if under:
        while stop > top.first and paras[stop - 1].start >= under[0]:
            stop -= 1
        end = min(paras[stop - 1].end, _rstrip(reading.text, under[0]))
        paras[stop - 1] = paras[stop - 1]._replace(end=end)
    return _Body(reading, paras, top.first, stop).outline()


def _rstrip(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


class _Body(Heads):
    """The paragraphs ``[first, stop)``, which are lead and sections."""

    def __init__(self, reading: Reading, paras: list[Para], first: int, stop: int) -> None:
        super().__init__(reading)
        self.body, self.first, self.stop = paras, first, stop
        self.headed = self.heads(paras, first + reading.first, stop)

    def outline(self) -> Outline:
        """Lead and sections, and what they hold."""
        opens = self._lead() if self.reading.first else self.first
        borders = sorted({opens, *(at for at in self.headed if at >= opens), self.stop})
        runs = [run for at, run in sorted(self.lists.items()) if self.first <= at < self.stop]
        set_apart = {item.para for item in items(runs)} | self.headed
        return Outline(
            self._extent(self.first, opens) if self.reading.first else None,
            [self._extent(start, end) for start, end in pairwise(borders)],
            [self.body[at][:2] for at in sorted(self.headed)],
            [self.body[at][:2] for at in range(self.first, self.stop) if at not in set_apart],
            runs,
            self.body[self.stop - 1].end,
        )

    def _extent(self, first: int, stop: int) -> Extent:
        """From the first of some paragraphs to the last."""
        return self.body[first].start, self.body[stop - 1].end

    def _lead(self) -> int:
        """Where the lead ends: after its first paragraph, or the next where that is only a line."""
        first = self.first
        if first in self.lists:
            return min(self.lists[first].end, self.stop)
        after = first
        while after + 1 < self.stop and after + 1 not in self.headed and self.furniture(after):
            after += 1
        line, after = self.body[after], after + 1
        above = line.length < PROSE and last(self.text, line.start, line.end) not in f":{FINAL}"
        if above and after < self.stop and after not in self.marks:
            after += after not in self.headed and after not in self.listed
        while after < self.stop and after not in self.headed and self._goes_on_under(after):
            after += 1
        return after

    def _goes_on_under(self, at: int) -> bool:
        """Whether a line goes on with a small letter right under one that no mark ends."""
        above = self.body[at - 1]
        return self._broken_off(above, self.body[at]) and self.text[above.end - 1].isalnum()
