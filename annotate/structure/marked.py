"""Marked: whether a place lies in quotation marks, where somebody tells of rules: « deux règles : la première, … »."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.paragraphs import holding

_MARK = regex(r"[“”«»\"]|''")
_PAIRS = (("“", "”"), ("«", "»"))
_STRAIGHT = ('"', "''")


def marked(reading: Reading, at: int) -> bool:
    """Whether a mark that opens in the paragraph of an offset has not been closed before it."""
    marks = reading.once(_marks)
    start = holding(reading, at).start

    def seen(mark: str) -> int:
        """How often a mark stands before the offset."""
        return bisect_left(marks[mark], at) - bisect_left(marks[mark], start)

    return any(seen(a) > seen(b) for a, b in _PAIRS) or any(seen(mark) % 2 for mark in _STRAIGHT)


def _marks(reading: Reading) -> dict[str, list[int]]:
    """Where each quotation mark stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in _MARK.finditer(reading.text):
        found[match[0]].append(match.start())
    return found
