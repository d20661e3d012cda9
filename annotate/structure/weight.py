"""Weight: what speaks for a run of labels whose noun no list has: a count, an agreement, what is to be done.

"The union won three things. The first keeps robots off the quay": neither "things" nor "keeps" says that these are
provisions, but a number that counts just so many, a settlement in the lead, and the manner of the verbs do, taken
together. None of them does alone: "Rovers made three changes. The first was forced on them".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.pack import Pack
from annotate.reading import Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure import dealing
from annotate.structure.announcement import advises, count, things
from annotate.structure.belonging import part_of
from annotate.structure.counting import counted_by, counted_else, worth
from annotate.structure.foreword import OPENING, agreed, floor, opens, pointing, provided, resumes, said
from annotate.structure.lexis import lexis
from annotate.structure.manner import manners
from annotate.structure.marked import marked
from annotate.structure.paragraphs import holding, paragraphs

ENOUGH = 4
"""So much speaks for a run of three labels or more; for one of two, one more is needed."""
MANY = 3
BEHIND = 30
"""How far behind its label the name of an agreement may start: "Title I of the bill" (characters)."""
STEM = 5
"""So many first letters of a noun are those of its plural, too."""
ROOT = 3
"""Where plurals change within the word, so many are: خطوة, خطوات."""
AGREED = 2
"""What an agreement named close before a run weighs."""
DEALT = 1
"""So much is asked of dealings that make up for an agreement."""
FAR = 900
"""A run that begins no later is told with all that stands before it in the item (characters)."""
DEALING = 2
"""So many signs of dealing let a number count lines that are not known for what they are: "peace in four lines"."""
TALK = "-–—"
"""A paragraph that opens with a dash is somebody's words in a talk."""
_COLON = regex(r"[ ]?:|[ ][–—-][ ]")


def weighs(reading: Reading, labels: Sequence[tuple[int, int]], noun: str | None = None) -> bool:
    """Whether enough speaks for a run of labels being one of provisions.

    ``labels`` are where each provision starts and where its label ends. ``noun`` is what numbers
    them, empty where bare ordinals do, and None where the labels stand outside their sentences.
    """
    start = labels[0][0]
    if advises(reading) or marked(reading, start) or reading.text[holding(reading, start).start] in TALK:
        return False
    return _Case(reading, labels, noun).holds()


class _Case:
    """One run of labels, and what speaks for it."""

    def __init__(self, reading: Reading, labels: Sequence[tuple[int, int]], noun: str | None) -> None:
        self.reading, self.labels, self.noun = reading, labels, noun
        self.start, self.label = labels[0]
        self.ends = [end for _, end in labels]
        self.many = len(labels)
        self.floor = floor(reading, self.start)
        self.apart = noun is None or all(_COLON.match(reading.text, end) for end in self.ends)
        """Whether the labels stand outside their sentences: "First, …", "Line 1: …"."""
        self.told = manners(reading, labels)
        self.due = self.told.due if self.apart else self.told.firm
        self.points = pointing(reading, self.start) + agreed(reading, self.floor, labels)

    def holds(self) -> bool:
        """Whether enough speaks for the run."""
        if 3 * self.told.told > self.many or not self.due:
            return False
        announced = self._announced()
        if announced is None or (
            not self.noun and not pointing(self.reading, self.start) and self._of_persons()
        ):
            return False
        points = self.points + announced - self.told.told
        points += (2 * self.due >= self.many + (self.many < MANY)) + (3 * self.due >= 2 * self.many)
        points += self.apart and self.due == self.many
        return points >= ENOUGH + (self.many < MANY)

    def _announced(self) -> int | None:
        """What the words before the first label speak for; None where nothing has announced the run."""
        counting = counted_by(self.reading, self.floor, self.labels, bare=self.noun == "")
        found = worth(self.reading, counting, self.start, sure=self._sure()) if counting else None
        # "The film about it has three parts. Part one …": what is counted are no provisions
        if found is None and (counting is None or self.noun not in ("", *self.reading.pack.once(lexis).weak)):
            found = self._uncounted()
        if found is not None and self._about_dealings():
            found += 1
        dealt = self._dealt(counted=bool(counting and self._counts(counting.end))) if self.apart else None
        return max((one for one in (found, dealt) if one is not None), default=None)

    def _about_dealings(self) -> bool:
        """Whether no agreement is named, but the sentence that leads to the run tells of dealing, and more does."""
        reading, start = self.reading, self.start
        if agreed(reading, self.floor, self.labels) or not dealing.leads(reading, start):
            return False
        return dealing.dealings(reading, self._begin(), start) >= DEALING

    def _begin(self) -> int:
        """Where what is told of the dealings begins."""
        return 0 if self.start < FAR else self.floor

    def _sure(self) -> bool:
        """Whether it is sure that what is numbered is to be done, by a list or since it binds somebody."""
        if self.told.listed:
            return True
        return self.noun is None and self.due == self.many and self.points > 1 and self._binds()

    def _binds(self) -> bool:
        """Whether what is numbered binds somebody, and tells of no person: "neither party may walk away"."""
        return dealing.binds(self.reading, self.ends) and not self._of_persons()

    def _of_persons(self) -> bool:
        return dealing.tells_of_persons(self.reading, self.ends)

    def _uncounted(self) -> int | None:
        """What speaks for a run that no number counts; None where nothing has announced it."""
        reading, start = self.reading, self.start
        if self.noun is None:
            # "the prison gave in: first, …", but "he said: first, …"
            by_verb = provided(reading, start)
            led = (by_verb or pointing(reading, start)) and not things(reading, self.floor, start)
            led = led or (self.many >= MANY and self.points >= AGREED and opens(reading, start))
            return int(by_verb) if led and self.due == self.many and not said(reading, start) else None
        if not self.noun:
            # "a set of steps … The first of these steps"
            return 3 if self.points and resumes(reading, self.label) else None
        return self._related()

    def _dealt(self, *, counted: bool) -> int | None:
        """What the dealings speak for that sentences about them lead to; None where these lead to a tale or a speech.

        They have to make up for the agreement that is not named, less where it is. Where a number has
        ``counted`` what is numbered, its sentences need not tell what is to be done.
        """
        reading, start = self.reading, self.start
        if counted_else(reading, self.floor, start, self.many):
            return None  # "The truce holds, but three dangers remain. First, …"
        if self.told.told or self._of_persons() or things(reading, self.floor, start):
            return None
        if not dealing.leads(reading, start) or said(reading, start):
            return None
        dealt = dealing.dealings(reading, self._begin(), start)
        if counted and dealt >= DEALING:
            return dealt + 1
        if self.noun or 3 * self.due < 2 * self.many:
            return None  # "The quarrel over the estate is settled. Lot 1: a clock will be sold"
        return dealt + dealing.binds(reading, self.ends) - DEALT

    def _counts(self, at: int) -> bool:
        """Whether the noun that numbers the labels stands at an offset: "four *lines*. Line 1: …"."""
        return bool(self.noun) and self.reading.text.startswith(self._stem(), at + 1)

    def _stem(self) -> str:
        """The first letters of the noun, which its plural has too."""
        noun = self.reading.pack.once(_article).sub("", self.noun or "")
        return noun[: STEM if self.reading.pack.script.cased else ROOT]

    def _related(self) -> int | None:
        """What speaks for a noun that no number counts right before its run; None where it was not spoken of.

        It may be counted or named where the item opens, "five missions … Mission one", "a set of decisions …
        Decision one", or be part of what is agreed: "Title I of the bill".
        """
        reading = self.reading
        paras = reading.once(paragraphs)[:OPENING]
        opening = min(paras[-1].end, self.start) if paras else 0
        named = last_hit(reading, "clause.plurals", 0, opening)
        if named and named.word.startswith(self._stem()):
            return 2
        counting = count(reading, 0, opening, self.many)
        if counting and self._counts(counting.end):
            return 1
        part = part_of(reading, self.label)  # "Title I of the bill", but "The first chapter covers the law"
        behind = part and first_hit(reading, "clause.agreements", self.label, self.label + BEHIND)
        return 2 - agreed(reading, self.floor, self.labels) if behind else None


def _article(pack: Pack) -> re.Pattern[str]:
    """The pattern of the article that a noun begins with."""
    articles = pack.once(lexis).articles
    return regex("|".join(rf"^{re.escape(a)}" for a in articles) or "(?!)")
