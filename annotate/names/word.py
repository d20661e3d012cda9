"""Word: a word beside what the scan found, and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word beside a hit."""

    text: str
    start: int
    end: int
