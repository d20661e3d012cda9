"""Numbering: items numbered one after the other, and the runs they make, nested in one another."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.reading import Reading
from annotate.structure.labels import Mark
from annotate.structure.paragraphs import paragraphs


class Item:
    """One item: the paragraph with its label, further paragraphs, and the runs nested in it."""

    def __init__(self, para: int, mark: Mark, number: tuple[int, ...], end: int) -> None:
        self.para = para
        self.mark = mark
        self.number = number
        self.end = end
        self.runs: list[Run] = []
        self.under: list[Run] = []
        """All that is numbered under it: also one label alone, which is no run by itself."""


class Run:
    """Items numbered in one style, one after the other, from one; paragraphs ``[first, end)``."""

    def __init__(self, styles: set[str], items: list[Item]) -> None:
        self.styles = styles
        """The styles all its labels can be read in: "ب" is the second letter in two orders, "ج" tells which."""
        self.items = items
        self.divisions: list[int] = []
        """The lines that head parts of it, over which its numbers run on: "Title I. Housing", "Part II"."""

    @property
    def first(self) -> int:
        """The paragraph of its first item."""
        return self.items[0].para

    @property
    def end(self) -> int:
        """The paragraph after its last item."""
        return self.items[-1].end

    def extent(self, reading: Reading) -> tuple[int, int]:
        """Where the run starts and ends, in offsets of the reading."""
        paras = reading.once(paragraphs)
        return paras[self.first].start, paras[self.end - 1].end


def items(runs: list[Run]) -> Iterator[Item]:
    """All items of runs, the nested ones after the item that holds them."""
    for run in runs:
        for item in run.items:
            yield item
            yield from items(item.runs)
