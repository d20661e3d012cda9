"""How the cost of a byte grows: a text of 10 MB against texts of 10 KB, each measured in a process of its own.

python benchmarks/growth.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from items import LANGUAGES, Item, item
from timing import Figure, show

SMALL, LARGE = 10_000, 10_000_000
TIMES = 2
COUNT = 100
"""How many small texts stand for the small size."""


def text(language: str, size: int, first: int) -> str:
    """Items joined to a text of at least so many bytes."""
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(item(language, first + len(parts) % 4000).text)
        length += len(parts[-1].encode())
    return "\n".join(parts)


def cost(language: str, size: int) -> float:
    """Nanoseconds of processor time a byte, from text to TEI."""
    import ours

    ours.tei(item(language, 0))
    count = COUNT if size == SMALL else 1
    texts = [Item("x", language, "2024-11-09", text(language, size, 50 * i)) for i in range(count)]
    start = time.process_time()
    for one in texts:
        ours.tei(one)
    return (time.process_time() - start) / sum(len(one.text.encode()) for one in texts) * 1e9


def apart(language: str, size: int) -> float:
    """The same, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, language, str(size)], check=True, capture_output=True)
    return float(done.stdout)


def figures() -> Iterator[Figure]:
    """One figure a language; small and large in turn."""
    for language in LANGUAGES:
        pairs = [(apart(language, SMALL), apart(language, LARGE)) for _ in range(TIMES)]
        small, large = (statistics.median(side) for side in zip(*pairs, strict=True))
        ratio = statistics.median(large / small for small, large in pairs)
        yield Figure(
            f"a byte of 10 MB / a byte of 10 KB ({language})",
            ratio,
            None,
            1.2,
            f"{large:.0f} / {small:.0f} ns",
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(cost(sys.argv[1], int(sys.argv[2])))
    else:
        show(figures())
