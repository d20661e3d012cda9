"""Rubrics: lines of a few words over what is no prose: lists, steps, rows of names, of figures, of labels.

Also those that an agency opens with two asterisks, over prose.
"""

from __future__ import annotations

from annotate.regex import regex
from annotate.structure.brief import LONGEST_HEAD, Brief
from annotate.structure.paragraphs import FINAL, Para, final, last
from annotate.structure.rows import LONGEST as LONGEST_ROW

FEW = 4
"""So many words has a head over a list at most."""
LINES = 3
"""More lines than this stand between two such heads, the second one with them."""
BOX = 3
"""So many lines with a label make a box."""
SENTENCE = 20
"""Over the head of a table stands no shorter sentence (characters)."""
TITLED = 8
"""How many words the head of a table has at most."""
_LABEL = regex(r"[^:\n]{2,24} ?: ?\S")
_STARRED = regex(r"\*\*[ \u00a0]?(?=[^\s*])[^*\n]{2,90}$")
"""A line that two asterisks open and none close: "** بنود الاتفاق"."""


def bulleted(text: str, line: Para) -> bool:
    """Whether a bullet or a dash opens a line."""
    return text[line.start] in "-–—•·▪◦●■*"


class Rubrics(Brief):
    """Tells lines that stand over lists and rows."""

    def _over(self, at: int) -> int:
        """The paragraph above one, what the page has set between aside."""
        above = max(at - 1, 0)
        while above and (self.furniture(above) or self.only_agencies(self.paras[above])):
            above -= 1
        return above

    def _over_list(self, paras: list[Para], at: int) -> bool:
        """Whether a few words behind the lines of another list stand over steps: "Salt / Oil / What to do / 1. …"."""
        above, line = paras[at - 1], paras[at]
        if not at or at in self.marks or at + 1 not in self.marks:
            return False
        if not self._few(line) and not (line.apart and bulleted(self.text, above)):
            return False
        # not "The mayor, / Considering the law, / DECIDES / 1. …"
        listed = self._line(above) and self.text[above.end - 1] not in ",،"
        return at - 1 not in self.marks and listed and self._lists(line, at + 1)

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
            or not (all(map(self._row, below)) or self._labelled(paras, at))
        ):
            return False
        return self._titles(paras[at], paras[self._over(at)])

    def _starred(self, paras: list[Para], at: int) -> bool:
        """Whether two asterisks open a short line between paragraphs, and no line beside it."""
        line = paras[at]
        if not at or not _STARRED.match(self.text, line.start, line.end):
            return False
        above, below = paras[self._over(at)], paras[at + 1]
        words = line.start + 2
        while self.text[words].isspace():
            words += 1
        return (
            not self._item(at + 1)
            and not bulleted(self.text, above)
            and last(self.text, above.start, above.end) != ":"
            and below.length > line.length
            and (final(self.text, below.start, below.end) or below.length >= LONGEST_HEAD)
            and self.short(line._replace(start=words))
        )

    def _few(self, line: Para) -> bool:
        """Whether a line is a few words of which a letter is the first."""
        return self.text[line.start].isalpha() and len(self.text[line.start : line.end].split()) <= FEW

    def _line(self, line: Para) -> bool:
        """Whether a line is as short as that of a list, and ends in no mark."""
        return line.length < LONGEST_HEAD and last(self.text, line.start, line.end) not in f"{FINAL}:"

    def _titles(self, line: Para, above: Para) -> bool:
        """Whether a few words behind prose stand over rows: "Tickets / Adults: £5.80 / Children: £4.20"."""
        row = above.length < LONGEST_ROW and any(map(str.isdigit, self.text[above.start : above.end]))
        prose = above.length >= SENTENCE and final(self.text, above.start, above.end)
        return prose and not row and self._words(line)

    def _sentence(self, line: Para) -> bool:
        """Whether a paragraph ends as a sentence does, asks nothing, and has no label: not "Ann Lee: we waited."."""
        told = final(self.text, line.start, line.end) and not self.asks(line)
        return told and _LABEL.match(self.text, line.start, line.end) is None

    def _words(self, line: Para) -> bool:
        """Whether a line is no more words than a title has."""
        return self.text[line.start].isalnum() and len(self.text[line.start : line.end].split()) <= TITLED

    def _ends_list(self, at: int) -> bool:
        """Whether two items of a list stand before a line, the last one short: "1. … / 2. … / A record crowd"."""
        before = {at - 1, at - 2}
        return before <= self.marks.keys() and self._line(self.paras[at - 1])

    def _item(self, at: int) -> bool:
        """Whether a paragraph is an item of a list."""
        return at in self.marks or (at < len(self.paras) and bulleted(self.text, self.paras[at]))

    def _labelled(self, paras: list[Para], at: int) -> bool:
        """Whether a line set apart stands over lines with a label each: "Match facts // Half-time: 1-0. / …"."""
        line, first, second = paras[at : at + 3]
        below = [first, second]
        labels = all(_LABEL.match(self.text, one.start, one.end) for one in below)
        if not labels or not self._few(line):
            return False
        if line.apart and first.apart and not second.apart:
            return True
        boxed = [*below, *paras[at + 3 : at + 4]]
        if len(boxed) >= BOX and all(map(self._boxed, boxed)):
            return True  # "If you go / What: … / When: … / Where: …"
        # "Timeline / March 2021: …", "La fiche technique / Mi-temps : 1-0"
        return all(any(map(str.isdigit, self.text[one.start : one.end])) for one in below) and all(
            final(self.text, one.start, one.end) for one in below
        )

    def _boxed(self, line: Para) -> bool:
        """Whether a short line has a label that tells of no author and of no way to reach one: "Where: Elin quay"."""
        return (
            line.length <= LONGEST_ROW
            and _LABEL.match(self.text, line.start, line.end) is not None
            and not final(self.text, line.start, line.end)
            and not any(
                self.opens(name, line)
                for name in ("letterheads", "bylines", "sources", "captions", "notices")
            )
        )

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
