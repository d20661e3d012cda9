"""Heads: short lines without a final mark over longer paragraphs, told by what stands above and below them.

A caption, a line of a list, a short last line, a turn of an interview are none.
"""

from __future__ import annotations

from functools import cached_property

from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.brief import LONGEST_HEAD
from annotate.structure.dateline import LONGEST_HEADLINE
from annotate.structure.headline import MARKDOWN
from annotate.structure.instrument import Instruments
from annotate.structure.interview import Interview
from annotate.structure.lines import PROSE, SENTENCE
from annotate.structure.masthead import masthead
from annotate.structure.paragraphs import FINAL, Para, final, last
from annotate.structure.rows import rows
from annotate.structure.rubric import bulleted
from annotate.structure.top import Over

LEAST = 60
"""Under the entry of a live page stands no shorter paragraph (characters)."""
SHORTEST = 20
"""So short a line stands over a shorter sentence, and a sentence this long over prose (characters)."""
BRIEFEST = 24
"""Under a head stands no shorter sentence, but among several (characters)."""
SERIES = 3
"""Among so many heads a further one stands over a paragraph of any length."""
WORDS = 2
"""So many words has a head at most behind provisions over a sentence, and another head of the item."""
NUMBERED = 2
"""After so many numbered heads the next stands over a short paragraph, too."""
_CLOCK = regex(
    r"(?:[0-2][0-9][.:hH]|[0-9][:hH])[0-5][0-9](?:[^\W\d_]{2} | [A-Z]{2,4}[ |:–—-]{1,3}|[ |:–—-]{1,3})(?=[^\W\d])"
)
"""How an entry of a live page begins: "14.32 Bridge closed", "9h05 – Le pont ferme"."""
LONGEST_TIME = 24
"""A time or an agency under a head is no longer (characters)."""
_TIME = regex(r"[0-9]{1,2}[:.hH][0-9]{2}(?: ?[^\W\d_]{1,4}){0,2}")


def possible(line: Para) -> bool:
    """Whether a line is short enough to be a head, even one that Markdown marks."""
    return line.length <= LONGEST_HEADLINE


class Heads(Instruments, Interview):
    """Tells which paragraphs of a reading are heads."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.numbered: dict[str, int] = {}
        self.rows = reading.once(rows)

    def heads(self, paras: list[Para], first: int, stop: int) -> set[int]:
        """The paragraphs in ``[first, stop)`` that are heads."""
        found = {at for at in range(first, stop - 1) if at not in self.listed and self._head(paras, at)}
        found |= {
            at for at in range(first + 1, stop - 1) if at not in found and self._one_more(paras, at, found)
        }
        if len(found) >= SERIES or self.turned:
            others = (at for at in range(first + 1, stop - 1) if at not in found)
            found |= {at for at in others if self._among(paras, at, found)}
        found = {at for at in found if not self._broken_off(*paras[at : at + 2])}
        return found - self._dialogue(paras, found)

    def _broken_off(self, line: Para, below: Para) -> bool:
        """Whether a small letter goes on right under a line: "The mode tells whether requests lead / to answers."."""
        colon = self.text[line.end - 1] == ":"  # "Media contact: / press@elin.example"
        return not colon and not below.apart and self.reading.cased[below.start].islower()

    def _one_more(self, paras: list[Para], at: int, heads: set[int]) -> bool:
        """Whether a word or two right behind provisions stand over a sentence, where another head is as short."""
        line, below = paras[at], paras[at + 1]
        if at - 1 not in self.listed or at in self.listed or not line.apart or not below.apart:
            return False
        if not self._one_or_two(line) or not any(self._one_or_two(paras[head]) for head in heads):
            return False
        told = final(self.text, below.start, below.end) or last(self.text, below.start, below.end) == ":"
        own = at not in self.rows and not self.linked(at) and self.short(line) and not self._stands(line)
        return own and told and below.length >= LEAST and not self._item(at) and not self._item(at + 1)

    def _one_or_two(self, line: Para) -> bool:
        """Whether a line is a word or two."""
        return len(self.text[line.start : line.end].split()) <= WORDS

    def _among(self, paras: list[Para], at: int, heads: set[int]) -> bool:
        """Whether a line between sentences is one more head among several, over however short a paragraph."""
        above, line, below = paras[at - 1 : at + 2]
        return (
            line.length <= LONGEST_HEAD
            and below.length >= SHORTEST
            and final(self.text, above.start, above.end)
            and final(self.text, below.start, below.end)
            and not heads & {at - 1, at + 1}
            and at not in self.listed
            and at not in self.rows
            and at not in self.marks
            and not self.linked(at)
            and self.short(line)
            and not self.asks(line)
            and not bulleted(self.text, line)
            and not bulleted(self.text, below)
        )

    def _head(self, paras: list[Para], at: int) -> bool:
        """Whether a paragraph is the head of what follows it."""
        line = paras[at]
        if not possible(line):
            return False
        if MARKDOWN.match(self.text, line.start, line.end) or at in self.divisions:
            return True
        if at not in self.rows and self._starred(paras, at):
            return True
        if at not in self.rows and self._annex(at):
            return True
        if at in self.rows or self.linked(at) or not self.short(line) or self._stands(line):
            return False
        if at in self.turned:
            return True
        if at and at - 1 not in self.rows and self._boxed(line) and self._boxed(paras[at - 1]):
            return False  # "When: Saturday / Where: Elin quay"
        over, under = self._over(at), self._under(paras, at)
        above, below = paras[over], paras[under]
        if at and self.asks(line) and self._asked(above):
            return False  # one of several questions
        if at + 1 in self.rows:
            return at not in self.marks and (
                self._titles(line, above) or self._one_more_table(paras, at, over)
            )
        if self._passes(paras, at):
            return False
        if self._over_list(paras, at) or self._over_lines(paras, at) or self._over_sides(paras, at):
            return True
        if self._over_preamble(paras, at) or self._behind_text(paras, at):
            return True
        if at in self._entries:
            return final(self.text, above.start, above.end) and final(self.text, below.start, below.end)
        if self._annexed(at):
            item = at in self.marks or bulleted(self.text, line)
            # "Contact / Ann Lee / …"
            led = self._annex(at - 1) or last(self.text, above.start, above.end) == ":"
            # "Ann Lee / Press officer / 555 0100"
            post = not line.apart and not below.apart and self._contacts(at + 1)
            return not (item or led or post) and below.length > line.length
        if not self._stands_over(line, below, under):
            return self._goes_on(paras, at, below)
        return self._ends_above(paras, at, above, below)

    def _one_more_table(self, paras: list[Para], at: int, over: int) -> bool:
        """Whether a few words set apart stand right over rows, behind those of another table: "Goals // Rovers: …"."""
        line, below, above = paras[at], paras[at + 1], paras[over]
        behind = over in self.rows or self._boxed(above) or self._row(above)
        under = not below.apart or (at + 2 in self.rows and not paras[at + 2].apart)
        return behind and line.apart and under and self._few(line)

    def _ends_above(self, paras: list[Para], at: int, above: Para, below: Para) -> bool:
        """Whether what stands above a line has come to its end, so that the line opens something new."""
        line, over = paras[at], self._over(at)
        if over in self.listed and at + 1 in self.lists and at not in self.marks:
            return True  # "Phase one / 1. … / Phase two / 1. …"
        # what a dash opens and a stop ends is a turn of speech, and no line of a list
        item = bulleted(self.text, above) and not final(self.text, above.start, above.end)
        boxed = over > 0 and self._boxed(above) and self._boxed(self.paras[over - 1])  # "Where: … / When: …"
        if over in self.listed or ((item or boxed) and not bulleted(self.text, line)):
            # "• Fever / • Headache / What to do? / Doctors advise these steps: / 1. …"
            led = self.text[below.end - 1] == ":" and self._item(at + 2)
            few = (self._few(line) and not bulleted(self.text, line)) or self._quotes(line)
            another = few and (led or self._lists(line, at + 1))
            return self.tells(below) or another or self._opens_prose(line, below, at + 1)
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
            return self.tells(below)
        if line.apart and not mark and self._signature(paras, at - 1):
            return not bulleted(self.text, line)
        if ending in ":،,;؛" or not (ending in FINAL or above.length >= enough):
            return False
        return self._numbered_head(at, paras) if mark else not bulleted(self.text, line)

    def _stands(self, line: Para) -> bool:
        """Whether a line stands over the text, too: the author, over what tells about them, or the headline again."""
        named, top = self.text[line.start : line.end], self.reading.once(masthead)
        over = (*top.called(Over.BYLINE), *top.called(Over.HEADLINE))
        return any(self.text[start:end] == named for start, end in over)

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

    def _under(self, paras: list[Para], at: int) -> int:
        """The paragraph below one; a time is passed over, or who took a picture: "Mayor concedes / 04.52 BST"."""
        below = paras[at + 1]
        if at + 2 >= len(paras) or below.length > LONGEST_TIME:
            return at + 1
        passed = _TIME.fullmatch(self.text, below.start, below.end) or self.only_agencies(below)
        return at + 1 + bool(passed)

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

    def _opens_prose(self, line: Para, below: Para, at: int) -> bool:
        """Whether a sentence, and prose, stand below a line: "A trick? / Few think so. / …"."""
        after = self.paras[at + 1 : at + 2]
        least = min(line.length, SHORTEST) if self._few(line) else line.length
        longer = below.length > least and not self.asks(below) and not self._row(below)
        told = longer and final(self.text, below.start, below.end)
        return bool(after) and told and self.tells(after[0]) and final(self.text, *after[0][:2])

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
        if self._opens_prose(line, below, at):
            return True
        named = self.text[line.start : line.end]
        # "The Elin side / Klein, Hart, Osei, …", but not "Elin / Klein, …"
        full = below.length >= PROSE and " " in named
        told = self.stopped and self._sentence(below)
        longer = below.length > line.length if told else 2 * below.length >= 3 * line.length
        if not longer or (self._row(below) and not full):
            return False
        if " " in named and self.text.startswith(f"{named} ", below.start):
            # "Jane Doe / Jane Doe is a writer based in Geneva" names the author.
            return False
        colon = self.text[below.end - 1] == ":"  # "How it bends / Here is what we found when we bent it: / …"
        ends = colon or not self.stopped or final(self.text, below.start, below.end)
        enough = BRIEFEST if told else SENTENCE if line.length > SHORTEST else 2 * SHORTEST
        return below.length >= 120 or (below.length >= enough and ends)
