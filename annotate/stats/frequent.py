"""Frequent: counts of names of which there may be any number, in bounded memory."""

from __future__ import annotations

from collections import Counter

KEPT = 50_000
"""How many different names are kept; up to twice as many are held for a time."""


class Frequent:
    """How often names came, the rarest let go when there are too many of them.

    ``dropped`` is the largest count with which a name was let go: the count of a name that came
    back may be too small by so much for every time it was let go. It is 0 while all counts are exact.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self.kept, self.dropped, self.total = kept, 0, 0
        self._counts: Counter[str] = Counter()

    def add(self, name: str, times: int = 1) -> None:
        """Count a name."""
        self.total += times
        self._counts[name] += times
        if len(self._counts) > 2 * self.kept:
            self._prune()

    def _prune(self) -> None:
        ranked = self._ranked()
        self.dropped = max(self.dropped, ranked[self.kept][1])
        self._counts = Counter(dict(ranked[: self.kept]))

    def _ranked(self) -> list[tuple[str, int]]:
        return sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))

    def most(self, count: int | None = None) -> list[tuple[str, int]]:
        """The names that came most often, with their counts; those of one count by name."""
        return self._ranked()[:count]

    def __len__(self) -> int:
        return len(self._counts)

    def __getitem__(self, name: str) -> int:
        return self._counts[name]
