"""Word: a word beside what the scan found, and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word beside a hit."""

    text: str
    start: int
    end: int


class Behind(dict[int, Word | None]):
    """Per offset of a text, the word behind it; read when a rule first asks for it, since others ask again.

    It knows the text alone and not who asks, which would hold what remembers it.
    """

    def __missing__(self, at: int) -> Word | None:
        self[at] = word = self.read(at)
        return word

    def read(self, at: int) -> Word | None:
        """The word behind an offset, as a script has words."""
        raise NotImplementedError
