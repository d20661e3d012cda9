"""Masthead: what stands over the text of an item: headline with kicker and deck, byline, dateline.

Each is claimed only on evidence: words of newsrooms ("By", "Reuters"), a date, a dash after a place,
the shape of the line and of what follows it.
"""

from __future__ import annotations

import re

from annotate.reading import Reading
from annotate.structure.dateline import LONGEST_HEADLINE, Datelines
from annotate.structure.filing import named
from annotate.structure.furniture import Furniture
from annotate.structure.lines import DASH, PROSE
from annotate.structure.paragraphs import FINAL, Para, final, last, paragraphs, starts_item
from annotate.structure.parts import Told
from annotate.structure.top import Line, Over, Top

LONGEST_POST = 48
LONGEST_DECK = 240
SHORTEST_DECK = 30
"""A shorter line right under the headline may be a head (characters)."""
MOST = 6
"""How many lines may stand over the text."""
MOST_OVER, MOST_CAPITALS = 3, 4
"""How many words a line over the headline may have, where a deck stands under that, and where it is all capitals."""
LONGEST_BRACKET = 60
MARKDOWN = re.compile(r"#{1,6}[ ]\S|\*\*[^*\n]{1,160}\*\*:?$|__[^_\n]{1,160}__:?$")
"""A line that Markdown makes a head."""


def masthead(reading: Reading) -> Top:
    """The masthead of an item, which a later stretch of it has not; to be asked for with ``reading.once``."""
    paras = reading.once(paragraphs)
    if not reading.first or not paras:
        return Top([], 0, paras[0].start if paras else len(reading.text))
    return _Masthead(reading).top()


class _Masthead(Datelines, Furniture):
    """Finds what stands over one text."""

    def top(self) -> Top:
        """Headline, byline and dateline, each only on evidence."""
        over: list[Line] = []
        at, titled = 0, False
        while at < min(len(self.paras) - 1, MOST) and at not in self.listed:
            line = self.paras[at]
            what = self.filed(line, titled=titled) if titled or not self.notice(line) else None
            if titled and (self._affiliated(at, over, what) or (what is None and self._signed(at))):
                what = Over.BYLINE
            what = what or self._heading(at, over, titled=titled)
            if what is None:
                break
            titled = titled or what is Over.HEADLINE
            over.append(Line(line.start, line.end, what))
            at += 1
        line = self.paras[at]
        start = self.dateline(line) if at not in self.listed else 0
        if not start:
            return Top(over, at, line.start)
        over.append(Line(line.start, start, Over.DATELINE))
        while self.text[start : start + 1].isspace():
            start += 1
        return Top(over, at, start)

    def _heading(self, at: int, over: list[Line], *, titled: bool) -> Over | None:
        """Whether a line is the headline, stands over it and says what the item is, or goes on with it."""
        if titled:
            return Over.DECK if over[-1].what.heading and self._under(at) else None
        if not self._headline(at):
            return None
        return Over.KICKER if self._over(at) else Over.HEADLINE

    def _over(self, at: int) -> bool:
        """Whether a line is what the headline below it belongs to: "Press release", "حوار", "ÉDUCATION"."""
        line, below = self.paras[at : at + 2]
        if self.notice(line):
            return True
        if len(self.paras) < at + 3 or self.filed(below, titled=True) or not self._headline(at + 1):
            return False
        if self._broken(at + 1):
            return False
        words = self.reading.cased[line.start : line.end]
        many = len(words.split())
        if words.isupper() and not self.reading.cased[below.start : below.end].isupper():
            return many <= MOST_CAPITALS
        return many <= MOST_OVER - (not self._under(at + 2))

    def _under(self, at: int) -> bool:
        """Whether a line between the headline and who wrote the item, or when, goes on with the headline."""
        if len(self.paras) < at + 2 or self.paras[at].length > LONGEST_DECK:
            return False
        start = self.paras[at].start
        if self._known(start) and DASH.search(self.text, start, start + LONGEST_BRACKET):
            return False  # "LONDON, June 29 - A meeting of": a dateline, and a line broken off
        if self._deck(at):
            return True
        if len(self.paras) < at + 3 or at in self.marks:
            return False
        below = self.paras[at + 1]
        filed = self.filed(below, titled=True)
        told = self.opens("bylines", below) or self.opens("stamps", below)
        if filed is Over.BYLINE:
            return told is not None or self._alone(at + 1)
        placed = any(
            part.told is not Told.DATE for part in self.parts_of(below)
        )  # not "Tuesday" in a list of days
        return filed is Over.DATELINE and placed and at + 1 not in self.furniture

    def _alone(self, at: int) -> bool:
        """Whether a line is a name, prose follows it, and no line like it: it is no head over one of several people."""
        line, rest = self.paras[at], self.paras[at + 1 :]
        name, _, post = self.reading.cased[line.start : line.end].partition(", ")
        posted = not post or post.split()[-1] in self.posts  # "Dr Ann Lee, health columnist"
        if not named(name) or not posted or not rest or rest[0].length < PROSE:
            return False
        return not any(line.length < LONGEST_POST and self.filed(line, titled=True) for line in rest[1:-1])

    def _deck(self, at: int) -> bool:
        """Whether a line under the headline has no stop where all prose has, and prose of its own length follows."""
        line, below = self.paras[at : at + 2]
        if not self.stopped or at in self.marks or at in self.listed or at in self.furniture:
            return False
        return (
            self._plain(line)
            and not self._broken(at)
            and line.length >= SHORTEST_DECK
            and below.length >= PROSE
            and final(self.text, below.start, below.end)
        )

    def _broken(self, at: int) -> bool:
        """Whether a line may be the first of a paragraph that the source has broken into lines, shorter than they are.

        A dateline was cut off: "Farm ministers from the / European Community said on Monday that / prices will fall".
        """
        below = self.paras[at + 1]
        start, end = self.reading.origin(below.start), self.reading.origin(below.end - 1)
        wrapped = "\n" in self.reading.source[start:end] or self.reading.cased[below.start].islower()
        return wrapped and not below.apart

    def _plain(self, line: Para) -> bool:
        """Whether no mark ends a line."""
        return last(self.text, line.start, line.end) not in f"{FINAL}:;,،؛-–—"

    def _signed(self, at: int) -> bool:
        """Whether two or three words in capitals stand over a line that says what their bearer is: "AP Writer"."""
        line, below = self.paras[at : at + 2]
        words = self.reading.cased[line.start : line.end]
        if not words.isupper() or not 2 <= len(words.split()) <= 3 or below.length > LONGEST_POST:
            return False
        return self.text[below.start : below.end].split()[-1] in self.posts

    def _affiliated(self, at: int, over: list[Line], what: Over | None) -> bool:
        """Whether a line under a byline tells whom its author is with: "Special to the Courier", "The Elin Times".

        An agency alone would be filed as a dateline where it is the first to be named: "Associated Press".
        """
        line = self.paras[at]
        if what:
            return what is Over.DATELINE and over[-1].what is Over.BYLINE and self.only_agencies(line)
        if over[-1].what is not Over.BYLINE or at in self.marks or line.length > LONGEST_POST:
            return False
        parts = self.text[line.start : line.end].split(",")
        if any(self.posts.intersection(part.split()[-1:]) for part in parts):
            return True  # "Health correspondent, BBC News"
        words = self.reading.cased[line.start : line.end].split()
        proper = sum(word[0].isupper() for word in words if len(word) > 3)
        return (
            self.reading.pack.script.cased
            and last(self.text, line.start, line.end) not in f"{FINAL}:;,"
            and len(words) <= 7
            and proper == sum(len(word) > 3 for word in words)
        )

    def _headline(self, at: int) -> bool:
        """Whether the first line is short, unpunctuated, and followed by longer paragraphs."""
        line, rest = self.paras[at], self.paras[at + 1 : at + 10]
        if at in self.listed or line.length > LONGEST_HEADLINE or self.dateline(line):
            return False
        if self.text.startswith("# ", line.start) or MARKDOWN.match(self.text, line.start, line.end):
            return True
        ending = last(self.text, line.start, line.end)
        stopped = ending == "." and rest and (self.dateline(rest[0]) or self._capitals(line))
        if (ending in ".،,;؛:…" and not stopped) or self._item(line, rest):
            return False
        if sum(map(str.isalpha, self.text[line.start : line.end])) < 3:
            return False
        if at in self.marks and at + 1 in self.marks:
            return False
        longest = max(para.length for para in rest)
        if at + 1 in self.listed:
            return True
        return longest >= max(60, line.length + 20) and any(
            para.length > line.length and (para.length >= PROSE or final(self.text, para.start, para.end))
            for para in rest
        )

    def _item(self, line: Para, rest: list[Para]) -> bool:
        """Whether a first line is the first of several items; a letter alone may be a name's: "S. KOREA VOTES"."""
        if not starts_item(self.text, line.start):
            return False
        return not self.text[line.start].isalpha() or any(starts_item(self.text, p.start) for p in rest[:1])

    def _capitals(self, line: Para) -> bool:
        """Whether nearly all words have capitals, as some papers set headlines: "Poll Finds Support for Bridge."."""
        cased = self.reading.cased[line.start : line.end]
        if cased.isupper():
            return True
        words = [w for w in cased.split() if len(w) > 3 and w[0].isalpha()]
        return len(words) > 3 and 5 * sum(word[0].isupper() for word in words) >= 4 * len(words)
