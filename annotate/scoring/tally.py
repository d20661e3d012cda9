"""Tally: what a comparison of two sides counts: annotations, attributes, confusions and differences."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from annotate.scoring.sample import Fault
from annotate.span import Span

Sort = Literal["missed", "spurious", "extent", "kind", "attribute"]


@dataclass
class Count:
    """How many annotations there are on either side, and how many of them are right."""

    gold: int = 0
    pred: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the predicted that is right; None where nothing was predicted."""
        return self.right / self.pred if self.pred else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; None where there is no gold."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None only where neither side has anything."""
        return 2 * self.right / (self.gold + self.pred) if self.gold + self.pred else None

    def __iadd__(self, other: Count) -> Count:
        self.gold += other.gold
        self.pred += other.pred
        self.right += other.right
        return self


@dataclass
class Value(Count):
    """How an attribute fares; ``gold`` and ``pred`` count all annotations that have it.

    ``asked`` counts the pairs whose gold has it, ``unasked`` those where only the prediction has.
    """

    asked: int = 0
    unasked: int = 0

    @property
    def accuracy(self) -> float | None:
        """The share of the pairs whose gold has a value where the prediction has the same one."""
        return self.right / self.asked if self.asked else None


@dataclass
class Kind:
    """The figures of one kind; ``values`` are per attribute and way to compare it."""

    strict: Count = field(default_factory=Count)
    relaxed: Count = field(default_factory=Count)
    values: dict[tuple[str, str], Value] = field(default_factory=lambda: defaultdict(Value))


class Difference(NamedTuple):
    """One thing the two sides see differently, with the words around it.

    ``sort`` is ``missed``, ``spurious``, ``extent`` (they overlap), ``kind`` (about the same
    extent, another kind) or ``attribute``; then ``about`` names it, with its two values. ``line``
    counts from 1.
    """

    document: str
    sort: Sort
    gold: Span | None
    pred: Span | None
    before: str
    words: str
    after: str
    language: str
    line: int
    about: str = ""
    wanted: str = ""
    found: str = ""


@dataclass
class Score:
    """What a comparison gives; ``documents`` are the strict counts per text, all kinds together."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)
    documents: dict[str, Count] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    compared: int = 0
    unstructured: int = 0

    def micro(self, way: Literal["strict", "relaxed"]) -> Count:
        """All kinds together, every annotation counting the same."""
        total = Count()
        for kind in self.kinds.values():
            total += getattr(kind, way)
        return total

    def macro(self, way: Literal["strict", "relaxed"]) -> tuple[float | None, float | None, float | None]:
        """The means of precision, recall and F1 over the kinds, every kind counting the same.

        A precision or recall that is undefined counts as 0: a kind that was never predicted has
        been missed, and one that is not in the gold was made up.
        """
        counts: list[Count] = [getattr(kind, way) for kind in self.kinds.values()]
        if not counts:
            return None, None, None
        return (
            sum(c.precision or 0 for c in counts) / len(counts),
            sum(c.recall or 0 for c in counts) / len(counts),
            sum(c.f1 or 0 for c in counts) / len(counts),
        )
