"""Nickname: what a person is called in marks inside the name: Roy “Catfish” Dillard."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import LONGEST_WORD, Token
from annotate.quotes.referent import Referents
from annotate.quotes.wording import FEW, Wording
from annotate.reading import Reading


class Nicknames:
    """The nicknames of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.wording, self.referents = reading.once(Wording), reading.once(Referents)
        self.cased, self.subject_first = reading.cased, reading.pack.once(lexis).subject_first

    def parts(self, passage: Passage) -> bool:
        """Whether marks stand in the name of who speaks, and so part it from no words."""
        if passage.end - passage.start > LONGEST_WORD or not self.subject_first:
            return False
        if not self.cased[passage.right + 1 : passage.right + 2].isupper():
            return False
        return self.wording.count(passage) <= FEW and self.inside(passage, self.wording.before(passage))

    def inside(self, passage: Passage, near: Sequence[Token]) -> bool:
        """Whether the marks stand inside a person's name, behind the words near by."""
        cased = self.cased
        if not near or near[-1].end + 1 != passage.left:
            return False
        if any(
            self.referents.borne(token.start) > passage.right
            for token in near[-4 if near[-1].word == "." else -2 :]
        ):
            return True  # Robert K. “Bo” Hanlow
        if not self.referents.person((near[-1].start, near[-1].end)):
            return False
        names = cased[near[-1].start].isupper() and cased[passage.start].isupper()
        return (
            names
            and cased.startswith(" ", passage.right)
            and cased[passage.right + 1 : passage.right + 2].isupper()
        )
