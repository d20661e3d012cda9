"""Edge: the signs with which words in marks end, and those that stand right before and after the marks."""

from __future__ import annotations

from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, PAUSES
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.links import DASHES

LEADING = regex(r"(?:\.{2,4}|…)?[\s,،\-–—]{0,6}")


class Edges:
    """The signs at the edges of the passages of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.cased = reading.text, reading.cased

    def led(self, passage: Passage, low: int) -> bool:
        """Whether a colon leads up to the words, nothing before it being looked at from a place on."""
        return self.text[max(low, passage.left - 2) : passage.left].strip() == ":"

    def parted(self, passage: Passage, low: int) -> bool:
        """Whether a dash parts the words from what precedes, and a comma ends them: so close – “We won,” said Lee."""
        dash = self.text[max(low, passage.left - 3) : passage.left].strip() in DASHES
        return dash and self.tail(passage) in COMMAS

    def tail(self, passage: Passage) -> str:
        """The sign with which the words end, marks passed over, or else the comma after the closing mark."""
        at = passage.end - 1
        while at > passage.start and passage.end - at < 4 and self.cased[at] in ANY_MARK:
            at -= 1
        sign = self.cased[at]
        outside = self.cased[passage.right : passage.right + 1]
        return outside if outside in COMMAS and sign not in PAUSES else sign

    def skip(self, start: int, end: int) -> int:
        """The offset after the signs and spaces that a stretch opens with."""
        match = LEADING.match(self.text, start, end)
        return match.end() if match else start
