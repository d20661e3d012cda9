"""Progress: one line on a terminal that says how far a run is, how fast, and what it has found."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from annotate.corpus.work import Result

EVERY = 0.2
"""How many seconds lie between two looks at the line at least."""


class Progress:
    """What a run has done so far. It is shown only where standard error is a terminal.

    ``weight`` is the bytes of the input, from which the remaining time is told.
    """

    def __init__(self, weight: int, out: TextIO | None = None) -> None:
        self.out = out or sys.stderr
        self.shown = self.out.isatty()
        self.weight, self.past = weight, 0
        self.start, self.last = time.monotonic(), 0.0
        self.documents = self.same = self.annotations = self.faults = 0
        self.lossy = self.replaced = self.doubtful = 0

    def add(self, result: Result) -> None:
        """Count a result."""
        self.past += result.weight
        self.documents += result.documents
        self.same += result.same
        self.annotations += result.annotations
        self.faults += len(result.faults)
        self.lossy += result.lossy
        self.replaced += result.replaced
        self.doubtful += result.doubtful
        now = time.monotonic()
        if self.shown and now - self.last >= EVERY:
            self.last = now
            self.out.write(f"\r{self.line(now - self.start)}\x1b[K")
            self.out.flush()

    def clear(self) -> None:
        """Leave the line empty."""
        if self.shown and self.last:
            self.out.write("\r\x1b[K")
            self.out.flush()

    @property
    def seconds(self) -> float:
        """The time since the start."""
        return time.monotonic() - self.start

    def line(self, seconds: float) -> str:
        """How far, how fast, how long still, what was found: ``1,200 documents, 60%, 310/s, 3 s left``."""
        said = [f"{self.documents:,} documents"]
        share = self.past / self.weight if self.weight else 0.0
        if 0 < share <= 1:
            said += [f"{share:.0%}"]
        said += [rate(self.documents, seconds)]
        if 0 < share < 1:
            said += [f"{duration(seconds / share - seconds)} left"]
        said += [f"{self.annotations:,} annotations"]
        if self.faults:
            said += [f"{self.faults:,} set aside"]
        return ", ".join(said)


def rate(documents: int, seconds: float) -> str:
    """Documents a second."""
    return f"{documents / max(seconds, 1e-3):,.0f}/s"


def duration(seconds: float) -> str:
    """A time in the two largest of its units: ``2 h 5 min``, ``40 s``."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
