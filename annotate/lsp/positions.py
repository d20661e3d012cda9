"""Positions: places in a text as the Language Server Protocol counts them: lines from 0, and code units in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""Per encoding an editor may ask for: how to write it, and how many bytes make a unit."""


class Positions:
    """The places of one text; ``lines`` are the offsets at which its lines begin, ``encoding`` what is counted.

    A line ends after LF, CR or CRLF, as in the protocol; not, as in Python, after U+2028 too.
    """

    def __init__(self, text: str, lines: Sequence[int], encoding: str = "utf-16") -> None:
        self.text, self.lines = text, lines
        self.codec, self.size = _UNITS[encoding]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the code units before an offset."""
        line = bisect_right(self.lines, offset) - 1
        before = self.text[self.lines[line] : offset]
        return line, len(before) if before.isascii() else len(self._encoded(before)) // self.size

    def offset(self, line: int, units: int) -> int:
        """The offset of a place; of one beyond its line or the text, the end of that."""
        if line >= len(self.lines):
            return len(self.text)
        end = self.lines[line + 1] if line + 1 < len(self.lines) else len(self.text)
        words = self.text[self.lines[line] : end].rstrip("\r\n")
        before = self._encoded(words)[: max(units, 0) * self.size]
        return self.lines[line] + len(before.decode(self.codec, "ignore"))

    def _encoded(self, words: str) -> bytes:
        return words.encode(self.codec, "replace")
