"""Heads: short lines without a final mark over longer paragraphs, told by what stands above and below them.

A caption, a line of a list, a short last line, a turn of an interview are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from annotate.reading import Reading
from annotate.structure.brief import LONGEST_HEAD, Brief
from annotate.structure.dateline import LONGEST_HEADLINE
from annotate.structure.lines import PROSE
from annotate.structure.masthead import MARKDOWN, masthead
from annotate.structure.paragraphs import FINAL, Para, final, last
from annotate.structure.rows import LONGEST as LONGEST_ROW
from annotate.structure.rows import rows
from annotate.structure.top import Over

LEAST = 60
"""Under the entry of a live page stands no shorter paragraph (characters)."""
FEW = 4
"""So many words has a head over a list at most."""
LINES = 3
"""More lines than this stand between two such heads, the second one with them."""
TITLED = 8
"""How many words the head of a table has at most."""
SHORTEST = 20
"""So short a line stands over a short paragraph, too (characters)."""
NUMBERED = 2
"""After so many numbered heads the next stands over a short paragraph, too."""
_CLOCK = re.compile(
    r"(?:[0-2][0-9][.:hH]|[0-9][:hH])[0-5][0-9](?:[^\W\d_]{2} | [A-Z]{2,4}[ |:–—-]{1,3}|[ |:–—-]{1,3})(?=[^\W\d])"
)
"""How an entry of a live page begins: "14.32 Bridge closed", "9h05 – Le pont ferme"."""
_LABEL = re.compile(r"[^:\n]{2,24} ?: ?\S")
_TIME = re.compile(r"[0-9]{1,2}[:.hH][0-9]{2}(?: ?[^\W\d_]{1,4}){0,2}")


def possible(line: Para) -> bool:
    """Whether a line is short enough to be a head, even one that Markdown marks."""
    return line.length <= LONGEST_HEADLINE


def bulleted(text: str, line: Para) -> bool:
    """Whether a bullet or a dash opens a line."""
    return text[line.start] in "-–—•·▪◦●■*"


class Heads(Brief):
    """Tells which paragraphs of a reading are heads."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.numbered: dict[str, int] = {}
        self.rows = reading.once(rows)

    def heads(self, paras: list[Para], first: int, stop: int) -> set[int]:
        """The paragraphs in ``[first, stop)`` that are heads."""
        found = {at for at in range(first, stop - 1) if at not in self.listed and self._head(paras, at)}
        return found - self._dialogue(paras, found)

    def _head(self, paras: list[Para], at: int) -> bool:
        """Whether a paragraph is the head of what follows it."""
        line = paras[at]
        if not possible(line):
            return False
        if MARKDOWN.match(self.text, line.start, line.end):
            return True
        if at not in self.rows and self._annex(at):
            return True
        if at in self.rows or self.linked(at) or not self.short(line) or self._signs(line):
            return False
        over, under = self._over(at), self._under(paras, at)
        above, below = paras[over], paras[under]
        if at + 1 in self.rows:
            return at not in self.marks and self._titles(line, above)
        if self._over_list(paras, at) or self._over_lines(paras, at) or self._over_sides(paras, at):
            return True
        if at in self._entries:
            return final(self.text, above.start, above.end) and final(self.text, below.start, below.end)
        if self._annexed(at):
            item = at in self.marks or bulleted(self.text, line)
            return (
                not item and not self._annex(at - 1) and below.length > line.length
            )  # "Contact / Ann Lee / …"
        if not self._stands_over(line, below, under):
            return self._goes_on(paras, at, below)
        return self._ends_above(paras, at, above, below)

    def _ends_above(self, paras: list[Para], at: int, above: Para, below: Para) -> bool:
        """Whether what stands above a line has come to its end, so that the line opens something new."""
        line, over = paras[at], self._over(at)
        if over in self.listed and at + 1 in self.lists and at not in self.marks:
            return True  # "Phase one / 1. … / Phase two / 1. …"
        # what a dash opens and a stop ends is a turn of speech, and no line of a list
        item = bulleted(self.text, above) and not final(self.text, above.start, above.end)
        if over in self.listed or (item and not bulleted(self.text, line)):
            return below.length >= PROSE
        if over in self.rows:
            # "3 eggs / 2 lemons // Method / Heat the oven …"
            return below.length >= PROSE or (line.apart and self._few(line) and not self._item(at))
        if not at:  # a later stretch of a long text, which is cut where a head stands under prose
            return at not in self.marks and not bulleted(self.text, line)
        ending = last(self.text, above.start, above.end)
        # Some papers set no full stop at the end of a paragraph; then a longer one above is prose too.
        enough = PROSE if self.stopped else max(2 * line.length, 30)
        mark = self.marks.get(at)
        if mark and ending == ":":
            # "Here is what to know today: / 1. WHY IT IS COLD", with a paragraph under each
            return self._numbered_head(at, paras)
        if at - 1 in self.marks and not mark and at + 1 in self.marks and self._lists(line, at + 1):
            return True  # "LOSERS / 1. … / 2. … / WINNERS / 1. …": numbers begin anew under it
        if ending == ":" and not mark and self._alternates(paras, at):
            return True  # "It says: / Schools / … / Health / …"
        if not mark and self._ends_list(at):
            return below.length >= PROSE
        if ending in ":،,;؛" or not (ending in FINAL or above.length >= enough):
            return False
        return self._numbered_head(at, paras) if mark else not bulleted(self.text, line)

    def _signs(self, line: Para) -> bool:
        """Whether a line is the name of the author over the text once more, as over what tells about them."""
        named = self.text[line.start : line.end]
        top = self.reading.once(masthead)
        return any(self.text[start:end] == named for start, end in top.called(Over.BYLINE))

    def _over_list(self, paras: list[Para], at: int) -> bool:
        """Whether a few words behind the lines of another list stand over steps: "Salt / Oil / What to do / 1. …"."""
        above, line = paras[at - 1], paras[at]
        if not at or at in self.marks or at + 1 not in self.marks or not self._few(line):
            return False
        return at - 1 not in self.marks and self._line(above) and self._lists(line, at + 1)

    def _over_lines(self, paras: list[Para], at: int) -> bool:
        """Whether a few words behind prose stand over lines without stops, with a head over steps behind them."""
        above, line = paras[self._over(at)], paras[at]
        if at in self.marks or not self._few(line) or not final(self.text, above.start, above.end):
            return False
        below = at + 1
        while below < len(paras) and below not in self.marks and self._line(paras[below]):
            below += 1
        return below - at > LINES and self._over_list(paras, below - 1)

    def _over_sides(self, paras: list[Para], at: int) -> bool:
        """Whether a line behind prose stands over rows of names or labels: "How they lined up / Rovers: Klein; …"."""
        below = paras[at + 1 : at + 3]
        if (
            at in self.marks
            or len(below) < 2
            or not (all(map(self._row, below)) or self._labelled(paras[at], below))
        ):
            return False
        return self._titles(paras[at], paras[self._over(at)])

    @cached_property
    def _entries(self) -> frozenset[int]:
        """The lines that open an entry of a live page, two or more, each over prose: "14.32 Bridge closed"."""
        found = [
            at
            for at, line in enumerate(self.paras[:-1])
            if _CLOCK.match(self.reading.cased, line.start, line.end)
            and self.short(line)
            and self.paras[at + 1].length >= LEAST
        ]
        return frozenset(found if len(found) > 1 else ())

    def _few(self, line: Para) -> bool:
        """Whether a line is a few words of which a letter is the first."""
        return self.text[line.start].isalpha() and len(self.text[line.start : line.end].split()) <= FEW

    def _line(self, line: Para) -> bool:
        """Whether a line is as short as that of a list, and ends in no mark."""
        return line.length < LONGEST_HEAD and last(self.text, line.start, line.end) not in f"{FINAL}:"

    def _titles(self, line: Para, above: Para) -> bool:
        """Whether a few words behind prose stand over rows: "Tickets / Adults: £5.80 / Children: £4.20"."""
        prose = above.length >= LONGEST_ROW and final(self.text, above.start, above.end)
        return (
            prose
            and self.text[line.start].isalnum()
            and len(self.text[line.start : line.end].split()) <= TITLED
        )

    def _over(self, at: int) -> int:
        """The paragraph above one, what the page has set between aside."""
        above = max(at - 1, 0)
        while above and above in self.furniture:
            above -= 1
        return above

    def _under(self, paras: list[Para], at: int) -> int:
        """The paragraph below one; a time under the head of an entry is passed over: "Mayor concedes / 04.52 BST"."""
        below = paras[at + 1]
        return at + 1 + (at + 2 < len(paras) and bool(_TIME.fullmatch(self.text, below.start, below.end)))

    def _ends_list(self, at: int) -> bool:
        """Whether two items of a list stand before a line, the last one short: "1. … / 2. … / A record crowd"."""
        before = {at - 1, at - 2}
        return before <= self.marks.keys() and self._line(self.paras[at - 1])

    def _annex(self, at: int) -> bool:
        """Whether a line stands over what follows a text: "Notes to editors", "About Elin Bridges Ltd"."""
        line, hit = self.paras[at], self.opens("annexes", self.paras[at])
        if hit is None or line.length > LONGEST_HEAD or at in self.marks or 3 * at < len(self.paras):
            return False
        rest = self.reading.cased[hit.end : line.end].strip(" :*_#")
        if hit.value != "opens":
            return not rest and (self.notice(line) != "link" or self._contacts(at + 1))
        named = not self.reading.pack.script.cased or all(
            word[0].isupper() for word in rest.split() if len(word) > 3
        )
        return bool(rest) and named and not rest[0].isdigit()

    def _contacts(self, at: int) -> bool:
        """Whether a line says how somebody is reached, and is no title: "prensa@elin.example / 978 000 223"."""
        below = self.text[slice(*self.paras[at][:2])] if at < len(self.paras) else ""
        return "@" in below or "www." in below or sum(map(str.isdigit, below)) > 5

    def _annexed(self, at: int) -> bool:
        """Whether a line that says that the item ends stands before: "ENDS / Notes to editors / …"."""
        return self._end is not None and at > self._end

    @cached_property
    def _end(self) -> int | None:
        """The paragraph that says that a release ends."""
        return next((at for at, line in enumerate(self.paras) if at and self.ends(line)), None)

    def _goes_on(self, paras: list[Para], at: int, below: Para) -> bool:
        """Whether a numbered line goes on with numbered heads, over however short a sentence."""
        if at not in self.marks or at + 1 in self.marks or not final(self.text, below.start, below.end):
            return False
        return self._numbered_head(at, paras, NUMBERED)

    def _alternates(self, paras: list[Para], at: int) -> bool:
        """Whether a further short line over a paragraph follows that under a short line: heads behind a colon."""
        if at + 3 >= len(paras) or paras[at + 1].length < PROSE:
            return False
        return self.short(paras[at + 2]) and self._stands_over(paras[at + 2], paras[at + 3], at + 3)

    def _numbered_head(self, at: int, paras: list[Para], least: int = 0) -> bool:
        """Whether a numbered short line heads a section as its neighbours in number do, ``least`` of them before it."""
        for style, number in self.marks[at].readings:
            if (
                number[-1] > least
                and self.numbered.get(style, 0) == number[-1] - 1
                and (number[-1] > 1 or self._later(at, style, paras))
            ):
                self.numbered[style] = number[-1]
                return True
        return False

    def _later(self, at: int, style: str, paras: list[Para]) -> bool:
        """Whether number two comes later, with a paragraph in between."""
        for later in range(at + 2, min(len(paras) - 1, at + 30)):
            mark = self.marks.get(later)
            if mark and (style, (2,)) in mark.readings:
                return self.short(paras[later])
        return False

    def _stands_over(self, line: Para, below: Para, at: int) -> bool:
        """Whether what follows is prose longer than the line, or provisions, announced or not."""
        if at in self.listed:
            return at in self.lists
        if last(self.text, below.start, below.end) == ":" and self._item(at + 1):
            # "What the deal says / The parties agreed: / 1. …", "Who is against / Three groups are: / – the …"
            return True
        if at in self.marks or bulleted(self.text, below):
            return 2 * below.length >= 3 * PROSE or self._lists(line, at)
        if 2 * below.length < 3 * line.length or self._row(below):
            return False
        named = self.text[line.start : line.end]
        if " " in named and self.text.startswith(f"{named} ", below.start):
            # "Jane Doe / Jane Doe is a writer based in Geneva" names the author.
            return False
        ends = not self.stopped or final(self.text, below.start, below.end)
        enough = 60 if line.length > SHORTEST else 2 * SHORTEST
        return below.length >= 120 or (below.length >= enough and ends)

    def _item(self, at: int) -> bool:
        """Whether a paragraph is an item of a list."""
        return at in self.marks or (at < len(self.paras) and bulleted(self.text, self.paras[at]))

    def _labelled(self, line: Para, below: list[Para]) -> bool:
        """Whether a line set apart stands over lines with a label each: "Match facts // Half-time: 1-0. / …"."""
        first, second = below
        labels = all(_LABEL.match(self.text, one.start, one.end) for one in below)
        return labels and line.apart and first.apart and not second.apart and self._few(line)

    def _row(self, line: Para) -> bool:
        """Whether a paragraph is a row of names, and no prose: "Rovers: Klein; Hart, Osei, Brand, Moss; Lund, Ito"."""
        words = self.text[line.start : line.end].split()
        return len(words) > 5 and 5 * sum(word[-1] in ",;،؛" for word in words) >= 2 * len(words)

    def _lists(self, line: Para, at: int) -> bool:
        """Whether a line that is no item itself stands over a list of two items or more: "La crêpe dentelle / 1. …"."""
        if at + 1 >= len(self.paras) or bulleted(self.text, line):
            return False
        mark = self.marks.get(at)
        if mark is None:
            return at - 1 not in self.marks and bulleted(self.text, self.paras[at + 1])
        return at + 1 in self.marks and any(number == (1,) for _, number in mark.readings)

    def _dialogue(self, paras: list[Para], heads: set[int]) -> set[int]:
        """Questions that are an interview's, not heads: most of the heads ask, and people talk to each other.

        In an explainer ("When will I get it?") nobody is asked and nobody says "I"; it may tell its reader "you".
        """
        announced = self.within("interviews", paras[0].start, paras[min(3, len(paras) - 1)].start) is not None
        asking = {at for at in heads if last(self.text, *paras[at][:2]) in "?؟"}
        if asking and announced and sum(map(self.asks, paras)) > 1:
            return asking
        if len(asking) < 2 or 2 * len(asking) <= len(heads):
            return set()
        asked, answered = ([self._spoken(paras[at + below]) for at in asking] for below in (0, 1))
        told = sum("" in words for words in answered)
        read = sum(words == {"you"} for words in answered)
        talk = 2 * told >= len(asking) or 2 * sum("you" in words for words in asked) >= len(asking) > 2 * read
        return asking if announced or talk else set()

    def _spoken(self, line: Para) -> set[str]:
        """The sorts of words in a paragraph that people say who talk to each other."""
        hits = self.hits["spoken"]
        first, stop = (bisect_left(hits, (at,)) for at in (line.start, line.end))
        return {hit.value for hit in hits[first:stop]}
