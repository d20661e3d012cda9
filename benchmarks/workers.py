"""Two workers against one, on a folder of texts: the wall clock of the whole command.

    python benchmarks/workers.py

Means something only where two cores are free.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from items import items
from timing import Figure, show

EACH = 1000
ROUNDS = 3


def clock(folder: Path, jobs: int) -> float:
    """Seconds that a conversion with so many workers takes."""
    out = folder.with_name(f"out{jobs}")
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "annotate", "convert", str(folder), "-o", str(out), "--jobs", str(jobs)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        raise ImportError("annotate convert takes no folder with --jobs here")
    done.check_returncode()
    return time.perf_counter() - start


def figures() -> Iterator[Figure]:
    """One figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for one in items(EACH):
            (folder / f"{one.name}.txt").write_text(one.text, encoding="utf-8")
        busy = os.getloadavg()[0]
        pairs = [(clock(folder, 1), clock(folder, 2)) for _ in range(ROUNDS)]
        one, two = (statistics.median(side) for side in zip(*pairs, strict=True))
        yield Figure(
            f"one worker / two workers, {2 * EACH:,} documents, {os.cpu_count()} cores",
            statistics.median(a / b for a, b in pairs),
            1.7,
            None,
            f"{one:.1f} / {two:.1f} s; {busy:.1f} processes ran before",
        )


if __name__ == "__main__":
    show(figures())
