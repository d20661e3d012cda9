"""Instruments: resolutions, orders and the like that an item prints: their title, who signed, the head behind them."""

from __future__ import annotations

from annotate.reading import first_hit
from annotate.regex import regex
from annotate.structure.brief import LONGEST_HEAD
from annotate.structure.paragraphs import Para, final, last
from annotate.structure.parts import GIVEN
from annotate.structure.rubric import TITLED, Rubrics, bulleted

PREAMBLE = 24
"""No preamble has more lines."""
SIGNED = 8
"""So many lines at most stand between the last provision and the end of the text that holds it."""
SENTENCE = 40
"""A sentence under a head is no shorter (characters)."""
NAMED = 3
"""In a script without capitals a line of so few words may name who signed."""
FOLLOWS = 2
"""So many words say behind a verb that its text follows: "as follows", "ما يأتي"."""
PASSED = "clause.agreements"
"""The lexicon of what announces provisions."""
ROLES = "name.roles"
"""The lexicon that knows offices."""
_YEAR = regex(r"(?<!\d)\d{4}(?!\d)")
_RECITAL = regex(r"[^\n]*[,،;؛](?: [^\W\d_]{1,3})?")
"""A line that goes on in the next: "Noting the report;", "WHEREAS the rule is old; and"."""


class Instruments(Rubrics):
    """Tells the lines over and behind a text that is printed in full."""

    def _over_preamble(self, paras: list[Para], at: int) -> bool:
        """Whether a line behind prose is the title of a text: "The text / The Assembly, / Noting …; / DECIDES: / …"."""
        line = paras[at]
        above = paras[self._over(at)]
        if at in self.marks or not self._words(line) or not final(self.text, above.start, above.end):
            return False
        end = at + 1
        while end < min(len(paras), at + PREAMBLE) and end not in self.marks:
            end += 1
        below = paras[at + 1 : end]
        recited = [self._recites(one) for one in below]
        if end in self.lists and len(below) > 1 and self._decides(below[-1]) and all(map(self._line, below)):
            return True  # lines without marks: "The council / In view of the report / DECIDES / 1. …"
        if end in self.lists and len(below) > 1 and any(recited):
            ends = self.text[below[-1].end - 1] == ":" or recited[-1] or self._line(below[-1])
            return ends and all(recited[1:-1]) and (recited[0] or sum(recited) > 1)
        apart = line.apart and len(below) > 1 and recited[0] and recited[1]
        return apart and last(self.text, below[1].start, below[1].end) in ";؛"

    def _decides(self, line: Para) -> bool:
        """Whether a line says that something is passed, and no more than that: "DECIDES", "يقرر ما يأتي"."""
        hit = first_hit(self.reading, PASSED, line.start, line.start + 1)
        return hit is not None and len(self.text[hit.end : line.end].split()) <= FOLLOWS

    def _passes(self, paras: list[Para], at: int) -> bool:
        """Whether a line ends a preamble without marks: "In view of the report / DECIDES / 1. …"."""
        above = at - 1 not in self.listed and self._line(paras[at - 1])
        return at > 0 and at + 1 in self.lists and above and self._decides(paras[at])

    def _recites(self, line: Para) -> bool:
        """Whether a line of a preamble goes on in the next."""
        return _RECITAL.fullmatch(self.text, line.start, line.end) is not None

    def _behind_text(self, paras: list[Para], at: int) -> bool:
        """Whether a line stands behind the provisions of a text, or who signed it, over sentences of the item."""
        line, below = paras[at], paras[at + 1]
        if at in self.marks or bulleted(self.text, line) or self._names(line):
            return False
        if below.length < SENTENCE or not final(self.text, below.start, below.end) or self._item(at + 1):
            return False
        above = at - 1
        if above in self.listed:
            after = paras[at + 2 : at + 3]
            ended = final(self.text, paras[above].start, paras[above].end)
            return ended and bool(after) and final(self.text, after[0].start, after[0].end)
        while above > max(0, at - SIGNED) and self._line(paras[above]) and not self._dated(paras[above]):
            above -= 1
        return self._dated(paras[above]) and above - 1 in self.listed

    def _names(self, line: Para) -> bool:
        """Whether a line may name who signed a text, by name or office: "Lorna Beck, Mayor", "The mayor"."""
        words = self.reading.cased[line.start : line.end].split()
        office = first_hit(self.reading, ROLES, line.start, line.end)
        if self.reading.pack.script.cased:
            alone = office is not None and office.end == line.end and len(words) <= NAMED
            return alone or all(
                word[0].isupper() for word in words if len(word) > NAMED and word[0].isalpha()
            )
        opened = (office and office.outer == line.start) or self.starting(GIVEN, line.start)
        tells = any(c in self.text[line.start : line.end] for c in ":?؟!")
        return bool(opened) or (len(words) <= NAMED and not tells)

    def _dated(self, line: Para) -> bool:
        """Whether a line says where and when a text was passed: "Done at Elin, 3 May 2025"."""
        return line.length < LONGEST_HEAD and _YEAR.search(self.text, line.start, line.end) is not None

    def _signature(self, paras: list[Para], at: int) -> bool:
        """Whether a line right under the day of a text names who passed it: "Elin, 3 May 2025. / The Assembly"."""
        if not at:
            return False
        day, line = paras[at - 1], paras[at]
        named = self.text[line.start : line.end]
        return (
            self._dated(day)
            and not line.apart
            and self.text[day.end - 1] == "."
            and len(named.split()) <= TITLED
            and not any(c.isdigit() or c in ":/" for c in named)
            and self._line(line)
            and not self._item(at)
        )
