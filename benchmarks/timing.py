"""Timing: two ways to do the same work, timed in turn in one process, and what their ratio is.

Processor time is counted, not the clock's, so that other work on the machine matters less; the ratio of a round is
that of the sums over its items, and the figure is the median of the rounds. Every round has items of its
own: no cache of either side knows them.
"""

from __future__ import annotations

import gc
import importlib
import importlib.metadata
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from items import Item, item

ROUNDS = 5


class Figure(NamedTuple):
    """What was measured: a ratio, what it should be, and the two times behind it."""

    name: str
    ratio: float
    least: float | None = None
    most: float | None = None
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal is met; empty where there is none."""
        if self.least is None and self.most is None:
            return ""
        low = self.least is not None and self.ratio < self.least
        return "MISSED" if low or (self.most is not None and self.ratio > self.most) else "met"

    @property
    def goal(self) -> str:
        """The goal, as people write it."""
        if self.least is not None:
            return f"at least {self.least:g}"
        return f"at most {self.most:g}" if self.most is not None else ""


def rounds(language: str, each: int, count: int = ROUNDS, first: int = 100) -> Iterator[list[Item]]:
    """Lists of items of a language, no item in two of them."""
    for number in range(count):
        yield [item(language, first + number * each + i) for i in range(each)]


def spent(act: Callable[[Any], object], things: Iterable[Any]) -> float:
    """Processor time of an act on all things, the collector run before and not meanwhile."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        for thing in things:
            act(thing)
        return time.process_time() - start
    finally:
        gc.enable()


def compare(
    ours: Callable[[Any], object],
    theirs: Callable[[Any], object],
    batches: Iterable[Sequence[Any]],
    warm: Sequence[Any] = (),
) -> tuple[float, float, float]:
    """The median of theirs / ours over the batches, and the median seconds an item of each."""
    for thing in warm:
        ours(thing)
        theirs(thing)
    pairs = []
    for number, batch in enumerate(batches):
        acts = [ours, theirs] if number % 2 else [theirs, ours]
        times = {id(act): spent(act, batch) / len(batch) for act in acts}
        pairs.append((times[id(ours)], times[id(theirs)]))
    return (
        statistics.median(b / a for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


def faster(
    name: str,
    ours: Callable[[Item], object],
    theirs: Callable[[Item], object],
    language: str,
    *,
    least: float | None = None,
    each: int = 30,
) -> Figure:
    """How many times faster ours is on items of a language."""
    warm = [item(language, number) for number in range(5)]
    ratio, mine, other = compare(ours, theirs, rounds(language, each), warm)
    return Figure(
        f"{name} ({language})", ratio, least, None, f"{mine * 1e3:.2f} / {other * 1e3:.2f} ms an item"
    )


def peer(module: str, distribution: str = "") -> tuple[Any, str]:
    """A peer's module and its name with version. Raises ImportError where it is not installed."""
    found = importlib.import_module(module)
    name = distribution or module
    return found, f"{name} {importlib.metadata.version(name)}"


def show(figures: Iterable[Figure]) -> None:
    """Print figures as they come."""
    for figure in figures:
        print(
            f"{figure.name:66} {figure.ratio:8.2f}  {figure.goal:14} {figure.verdict:6}  {figure.detail}",
            flush=True,
        )
