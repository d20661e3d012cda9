"""Word: a word beside what the scan found, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Word(NamedTuple):
    """A word beside a hit."""

    text: str
    start: int
    end: int


class Behind(dict[int, Word | None]):
    """Per offset of a text, the word behind it; read when a rule first asks for it, since others ask again."""

    def __init__(self, read: Callable[[int], Word | None]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, at: int) -> Word | None:
        self[at] = word = self.read(at)
        return word
