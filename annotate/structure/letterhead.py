"""Letterhead: whose paper an item is written on: its name, offices, address, telephone, number.

It stands over what a release says it is ("PRESS RELEASE") or under it, or ends in lines by which its sender can be
reached; a name, and under it an office or an address, are one over a headline that is set apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from annotate.regex import regex
from annotate.structure.dateline import Datelines
from annotate.structure.furniture import Furniture
from annotate.structure.lines import PROSE
from annotate.structure.paragraphs import FINAL, Para, last
from annotate.structure.parts import Told
from annotate.structure.top import Over

LONGEST_CONTACT = 120
BETWEEN = 4
"""So many lines under "Contact:" is the next number or address at most."""
SENDER, LONGEST_SENDER = 5, 80
"""A name with an office and an address has no more lines, and each of them no more characters."""
OFFICE = 3
"""So many words has an office at most behind what it is: "Direction de la communication et du protocole"."""
_SENT = frozenset({"office", "street"})
_REACHED = regex(r"[\w.+-]+@[\w-]+\.\w|(?:https?://|www\.)\w")
_JOINED = regex(r"[,،]|\s[–—-]\s")
_SMALL = regex(r"\b[^\W\dA-Z_]{4,}")
"""A word of small letters that is longer than those between names."""
_MAIL = regex(r"\S+@\S+")
_FIGURE = regex(
    r" ?[.°]?:\D{0,24}[0-9]|[^\w\n]{0,4}(?:[^\W\d_]{1,12}[^\w\n]{1,3})?[^a-zß-öø-ÿ\d\n]{0,24}[0-9]"
)
"""A number behind a word of letterheads: with a colon, or a word and capitals between, no "trends of the year 2017"."""
_NUMBERED = regex(r"n(?:[°ºo]|um)\.? ?[0-9][0-9/ .-]*[^\s\d]{0,8}[0-9/ .-]*", re.IGNORECASE)
"""A number of the sender and nothing else: "N° 041/2024"."""


class Letterhead(Datelines, Furniture):
    """Tells the lines of a letterhead from those of the item under it."""

    def contact(self, at: int) -> bool:
        """Whether a line says how to reach the sender, or has their number: "Tel: 555 0100", "Ref. MOH/17"."""
        line = self.paras[at]
        if line.length > LONGEST_CONTACT or self.opens("bylines", line):
            return False
        words = self.text[line.start : line.end]
        if _REACHED.search(words) and not (words[-1] == "." and " " in words):
            return True
        if not any(map(str.isalpha, words)):
            return not self.filed_on(at)  # "01555 010203", "143"; not "05/05/2020"
        if last(self.text, line.start, line.end) in FINAL or len(words.split()) > LONGEST_CONTACT // 10:
            return False
        return _NUMBERED.fullmatch(words) is not None or any(self._addressed(at))

    def sender(self, at: int) -> bool:
        """Whether a line leads to the sender: by what it opens with, or as a mail or a page and little else."""
        line = self.paras[at]
        hit = self.opens("letterheads", line)
        words = self.text[line.start : line.end]
        leads = (hit is not None and hit.value == "opens") or _MAIL.search(words) or " " not in words
        return bool(leads) and any(map(str.isalpha, words)) and self.contact(at)

    def _addressed(self, at: int) -> Iterator[bool]:
        """Whether the words of letterheads in a line have a figure behind them, or open it with a colon."""
        line = self.paras[at]
        for hit in self.hits["letterheads"]:
            if line.start <= hit.start < line.end:
                behind = self.reading.cased[hit.end : line.end].lstrip(" .")
                opens = hit.outer == line.start
                if hit.value in _SENT:
                    continue
                if hit.value == "opens":
                    yield opens and behind[:1] in (":", "-", "–") and line.length < PROSE
                else:
                    yield _FIGURE.match(behind) is not None and (opens or not hit.value)

    def letterhead(self, stop: int) -> set[int]:
        """The lines of the letterhead, of those before one."""
        reached = self._reached(stop)
        end = self._end(stop, reached)
        return {at for at in range(end) if self._own(at)} | set(reached) | self._sent(stop)

    def _sent(self, stop: int) -> set[int]:
        """The name of the sender with an office or an address under it, over a headline that is set apart from them."""
        first = next((at for at in range(stop) if not (self.calls(self.paras[at]) or self._dated(at))), stop)
        end = first + 1
        while end < stop and not self.paras[end].apart:
            end += 1
        if not 2 <= end - first <= SENDER or end >= stop or not self._headed(end, end + 1):
            return set()
        lines = self.paras[first:end]
        if any(line.length > LONGEST_SENDER or self.text[line.end - 1] in ":;,،؛?؟!" for line in lines):
            return set()
        if any(self.opens("bylines", line) for line in lines):
            return set()
        told = any(self._office(line) or self._address(line) for line in lines[1:])
        return {at for at in range(first, end) if not self._dated(at)} if told else set()

    def _office(self, line: Para) -> bool:
        """Whether a line is an office of the sender: "Direction de la communication", "إدارة الإعلام والتواصل"."""
        hit = self.opens("letterheads", line)
        return (
            hit is not None
            and hit.value == "office"
            and hit.outer == line.start
            and len(self.text[hit.end : line.end].split()) <= OFFICE
        )

    def _address(self, line: Para) -> bool:
        """Whether a line is an address: "12, place de la République – 70000 Saint-Aubry", "Box 410, 721 30 Elin"."""
        hits = [hit for hit in self.hits["letterheads"] if line.start <= hit.start < line.end]
        words = self.reading.cased[line.start : line.end]
        opens = words[0].isdigit() or any(hit.outer == line.start for hit in hits)
        if not hits or not (opens or _JOINED.search(words)) or hits[0].value in ("office", "opens"):
            return False
        if not self.reading.pack.script.cased:
            return opens and _JOINED.search(words) is not None
        small = _SMALL.finditer(self.reading.cased, line.start, line.end)
        told = all(any(hit.outer <= m.start() < hit.end for hit in hits) for m in small)
        return told and any(map(str.isdigit, words))

    def _reached(self, stop: int) -> list[int]:
        """The lines by which somebody can be reached, with their name between: "Contact: / Ann Lee / …"."""
        found = [at for at in range(stop) if self.contact(at)]
        for above, below in pairwise(found[:]):
            hit = self.opens("letterheads", self.paras[above])
            if hit and hit.value == "opens" and below - above <= BETWEEN:
                found += [at for at in range(above + 1, below) if not self.calls(self.paras[at])]
        return sorted(found)

    def _end(self, stop: int, reached: list[int]) -> int:
        """Before which line the letterhead ends, or 0."""
        released = next((at for at in range(stop) if self.released(at)), 0)
        if released:
            return released if self._headed(released + 1, stop) else 0
        block = [at for at in reached if at < stop - 1]
        if not block or any(not self._own(at) for at in range(block[-1])):
            return 0  # "Bridge reopens / By Ann Lee / ann@elin.example"
        mails = all(_MAIL.fullmatch(self.text, *self.paras[at][:2]) for at in block)
        alone = mails and len(block) == 1  # the author's
        return block[-1] + 1 if not alone and self._headed(block[-1] + 1, stop) else 0

    def released(self, at: int) -> bool:
        """Whether a line says that what stands under it is a release: "PRESS RELEASE"."""
        line = self.paras[at]
        hit = self.opens("kickers", line)
        return hit is not None and hit.value == "release" and self.calls(line)

    def _own(self, at: int) -> bool:
        """Whether a line may be one of a letterhead: short, and no kicker, no byline and no date."""
        line = self.paras[at]
        if line.length > LONGEST_CONTACT or self.calls(line):
            return False
        by = self.opens("bylines", line) and self.filed(line, titled=True) is Over.BYLINE
        return self.contact(at) or not (by or self._dated(at))

    def _dated(self, at: int) -> bool:
        """Whether a part of a line is a date or says that one follows."""
        return any(part.told in (Told.DATE, Told.STAMP) for part in self.parts_of(self.paras[at]))

    def _headed(self, at: int, stop: int) -> bool:
        """Whether a line that may be a headline stands between two: no contact, no date, and no stop ends it."""
        return any(
            not self.contact(one)
            and not self.calls(line := self.paras[one])
            and not self.filed(line, titled=True)
            and last(self.text, line.start, line.end) not in ".:;,،؛"
            and sum(map(str.isalpha, self.text[line.start : line.end])) > 2
            for one in range(at, stop)
        )
