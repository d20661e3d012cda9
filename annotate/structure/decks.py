"""Decks: the lines that go on with the headline, over who wrote the item, when, or its text."""

from __future__ import annotations

from annotate.regex import regex
from annotate.structure.dateline import Datelines
from annotate.structure.filing import SMALL
from annotate.structure.furniture import Furniture
from annotate.structure.lines import DASH
from annotate.structure.locality import YEAR, named, names
from annotate.structure.paragraphs import FINAL, Para, final, last
from annotate.structure.parts import Part, Told
from annotate.structure.rows import SCORE
from annotate.structure.top import Over

LONGEST_POST = 48
LONGEST_DECK = 240
SHORTEST_DECK = 30
"""A shorter line right under the headline may be a head (characters)."""
ALL = 24
"""How many lines may stand over the text with those of the page."""
MOST_DECKS = 3
"""So many more decks may follow one."""
LONGEST_BRACKET = 60
_PAGED = regex(r" [-–—|•·]{1,2} \S")
"""What stands behind the headline in the title of a page: "Bridge reopens - Elin Courier"."""
LONGEST_SCORE = 64
_POINT = regex(r"[-–•▪*] ?\w")


class Decks(Datelines, Furniture):
    """Tells lines that go on with the headline."""

    def under(self, at: int) -> bool:
        """Whether a line between the headline and who wrote the item, or when, goes on with the headline."""
        if len(self.paras) < at + 2 or self.paras[at].length > LONGEST_DECK:
            return False
        start = self.paras[at].start
        if self._scored(at):
            return True
        if self.known(start) and DASH.search(self.text, start, start + LONGEST_BRACKET):
            return False  # "LONDON, June 29 - A meeting of": a dateline, and a line broken off
        if self._deck(at) or self._pointed(at):
            return True
        if len(self.paras) < at + 3 or at in self.marks:
            return False
        below = self.paras[at + 1]
        filed = self.filed(below, titled=True)
        told = self.opens("bylines", below) or self.opens("stamps", below)
        if filed is Over.BYLINE or (self.plain(self.paras[at]) and self.unlisted(at + 1)):
            return told is not None or self._alone(at + 1)
        whole = YEAR.search(self.text, below.start, below.end) or self.clocked(below)
        # not "Tuesday" in a list of days
        placed = whole or any(part.told is not Told.DATE for part in self.parts_of(below))
        return filed in (Over.DATELINE, Over.STAMP) and bool(placed) and not self.furniture(at + 1)

    def _signed_alone(self, line: Para) -> bool:
        """Whether a byline is a name, with a post or a town: "Dr Ann Lee, health columnist", "Ann Lee in Suva"."""
        parts = self.parts_of(line)
        told = [part.told for part in parts]
        if not self.reading.pack.script.cased:
            # "صور - فاطمة السليمية"
            return len(parts) == 2 or Told.PERSON in told or self.twice_given(line) or self.surnamed(line)
        if len(parts) == 2 and parts[1].before == "(" and self._towards(parts[1]):
            line = line._replace(end=parts[0].end)  # "Ann Lee (à Dakar)"
        name, _, post = self.reading.cased[line.start : line.end].partition(", ")
        if len(parts) == 2 and Told.PLACE in told:
            return named(self.reading.cased[slice(*parts[told.index(Told.PLACE) - 1][:2])])
        posted = not post or post.split()[-1] in self.posts
        return posted and (names(name) or self._posted(line) or self.located(parts[0], known=False))

    def _towards(self, part: Part) -> bool:
        """Whether a part is a small word and a place: "à Dakar"."""
        small = self.text[part.start : part.end].split()[0]
        start = part.start + len(small) + 1
        return len(small) <= SMALL and start < part.end and self.bare_place(start, part.end)

    def unlisted(self, at: int) -> bool:
        """Whether a line is a name that no list has, of which the lines around do not tell: "فخر العزب"."""
        line, below = self.paras[at : at + 2]
        if not self.surnamed(line):
            return False
        word = self.text[line.start : line.end].split()[1].removeprefix(self.article)
        around = (self.text[self.paras[0].start : line.start], self.text[slice(*below[:2])])
        return not any(word in words for words in around)  # "Prices fall in Elin / Details of prices"

    def _post(self, at: int) -> bool:
        """Whether a line says what the author above it is: "Nature Writer"."""
        line = self.paras[at]
        return line.length < LONGEST_POST and self.text[line.start : line.end].split()[-1] in self.posts

    def _scored(self, at: int) -> bool:
        """Whether a line is the result of a match, or stands over one: "Cup final / Keld 2-1 Elin"; more are a list."""
        if self.paras[at].length > LONGEST_SCORE or at in self.listed or not self.plain(self.paras[at]):
            return False
        lines = self.paras[at - 1 : at + 3]
        above, *scores = [SCORE.fullmatch(self.text, one.start, one.end) is not None for one in lines]
        return sum(scores[:2]) == 1 and not (above or scores[-1])

    def _pointed(self, at: int) -> bool:
        """Whether points under the headline sum the item up, over who wrote it or when: "- Harvest down by a third".

        A line may lead to them: "Council leader to take over / • Live: the latest from the town hall".
        """
        below = at + (not _POINT.match(self.text, *self.paras[at][:2]))
        first = below
        while (
            below < len(self.paras) - 2
            and _POINT.match(self.text, *self.paras[below][:2])
            and below not in self.marks
        ):
            below += 1
        return (
            below > first
            and self.plain(self.paras[at])
            and self.filed(self.paras[below], titled=True) is not None
        )

    def _alone(self, at: int) -> bool:
        """Whether a line is a name, prose follows it, and no line like it: it is no head over one of several people."""
        line, below = self.paras[at], at + 1
        while below < min(len(self.paras) - 1, ALL) and (
            self.furniture(below) or self.repeats(below) or self.filed_on(below) or self._post(below)
        ):
            below += 1
        rest = self.paras[below:]
        if not self._signed_alone(line) or not rest or not self.tells(rest[0]):
            return False
        return not any(
            below.length < LONGEST_POST
            and not self.furniture(at)
            and self.text[below.start : below.end]
            != self.text[line.start : line.end]  # again: "About the author"
            and self.filed(below, titled=True) is Over.BYLINE
            for at, below in enumerate(rest[1:-1], below + 1)
        )

    def _deck(self, at: int, more: int = MOST_DECKS) -> bool:
        """Whether a line under the headline has no stop where all prose has, and prose of its own length follows.

        ``more`` lines like it may stand between.
        """
        line, below = self.paras[at : at + 2]
        if not self.stopped or at in self.marks or at in self.listed or self.furniture(at):
            return False
        return (
            self.plain(line)
            and not self.broken(at)
            and line.length >= SHORTEST_DECK
            and (
                (self.tells(below) and self._whole(below))
                or (more > 0 and at + 2 < len(self.paras) and self._deck(at + 1, more - 1))
            )
        )

    def _whole(self, line: Para) -> bool:
        """Whether a stop ends a line, or a colon that leads to a list."""
        return final(self.text, line.start, line.end) or self.text[line.end - 1] == ":"

    def broken(self, at: int) -> bool:
        """Whether a line may be the first of a paragraph that the source has broken into lines, shorter than they are.

        A dateline was cut off: "Farm ministers from the / European Community said on Monday that / prices will fall".
        """
        below = self.paras[at + 1]
        start, end = self.reading.origin(below.start), self.reading.origin(below.end - 1)
        wrapped = "\n" in self.reading.source[start:end] or self.reading.cased[below.start].islower()
        return wrapped and not below.apart

    def plain(self, line: Para) -> bool:
        """Whether no mark ends a line."""
        return last(self.text, line.start, line.end) not in f"{FINAL}:;,،؛-–—"

    def repeats(self, at: int) -> bool:
        """Whether a line has stood over it before: the headline once more, there perhaps with the name of the page."""
        words = self.text[slice(*self.paras[at][:2])]
        return at < ALL and any(
            self.text.startswith(words, line.start)
            and (len(words) == line.length or _PAGED.match(self.text, line.start + len(words), line.end))
            for line in self.paras[:at]
        )
