"""Marks: quotation marks of every convention, paired by the side on which words stand.

The code point alone decides little: papers write ”word”, »word«, “word“ and "word". A mark opens
where space stands before it and a word after it, and closes the other way round; its shape
counts where both sides look alike (« word »), and what is open counts last.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from annotate.quotes.sign import APOSTROPHES, FAMILY, PLAIN, SIGN, Mark, told

HALTS = frozenset(".,!?…،؟")
DEEPEST = 8
"""How many marks are kept open at once; the oldest gives way, so that a flood stays linear."""
PAUSED = frozenset(".,:;!?")
"""What stands before speech that is no part of a sentence around it: she said. ‘We wrote.’"""
LEAST = 3
"""How many words stand behind a lost mark that nothing but its place shows."""
REACH = 3
"""How many paragraphs a quotation may run on without its marks being repeated."""


Lines = list[tuple[int, int]]


class Passage(NamedTuple):
    """Words between two marks, in offsets of the reading.

    ``start`` to ``end`` are the words, ``left`` to ``right`` includes the marks; ``line`` is the number of
    the paragraph. ``closed`` tells whether a closing mark was found; ``prev`` is the place in the
    list of the passage it continues, or -1.
    """

    start: int
    end: int
    left: int
    right: int
    line: int
    depth: int
    family: str
    closed: bool = True
    prev: int = -1


def passages(text: str, lines: Lines, clitics: frozenset[str], elided: frozenset[str]) -> list[Passage]:
    """All passages in marks, in order of the text.

    ``clitics`` are the words that are written together with what follows, a mark too (Arabic
    و«نعم»); ``elided`` those that begin with an apostrophe (English 'em).
    """
    return _Pairing(text, lines, clitics, elided).passages()


class _Pairing:
    """One run over a text, line by line."""

    def __init__(self, text: str, lines: Lines, clitics: frozenset[str], elided: frozenset[str]) -> None:
        self.text, self.lines, self.clitics, self.elided = text, lines, clitics, elided
        self.found: list[Passage] = []

    def passages(self) -> list[Passage]:
        """The passages of all lines."""
        waiting: Passage | None = None
        for line, marks in self.by_line():
            awaited = waiting.family if waiting and line - waiting.line <= REACH else ""
            paired = _Line(self.text, marks, line, self.lines[line], awaited)
            paired.pair(self.reopens(line + 1))
            made = sorted(paired.made, key=lambda p: (p.left, -p.right))
            if waiting is not None:
                self.go_on(waiting, made, paired.stray, line)
            self.found += made
            end = self.lines[line][1]
            waiting = next((p for p in made if not p.closed and p.right >= end), None)
        return self.found

    def by_line(self) -> Iterator[tuple[int, list[Mark]]]:
        """The marks of each line that has any."""
        text, lines = self.text, self.lines
        line = 0
        marks: list[Mark] = []
        for match in SIGN.finditer(text):
            start = match.start()
            while line < len(lines) and lines[line][1] <= start:
                if marks:
                    yield line, marks
                    marks = []
                line += 1
            found = told(text, start, match.end(), lines[line], self.clitics, self.elided)
            if found is not None:
                marks.append(found)
        if marks:
            yield line, marks

    def reopens(self, line: int) -> bool:
        """Whether a line begins with a single mark, as where a speech goes on that the line before left open."""
        if line == len(self.lines):
            return False
        start = self.lines[line][0]
        if FAMILY.get(self.text[start]) != "single" or self.text[start + 1 : start + 2] in APOSTROPHES:
            return False
        mark = told(self.text, start, start + 1, self.lines[line], self.clitics, self.elided)
        return mark is not None and mark.side > 0

    def go_on(self, waiting: Passage, made: list[Passage], stray: Mark | None, line: int) -> None:
        """Chain what an earlier paragraph left open to the mark reopened here, or run it on."""
        text, lines, found = self.text, self.lines, self.found
        at = len(found) - 1
        while found[at] is not waiting:
            at -= 1
        begin = lines[line][0]
        again = made and made[0].family == waiting.family and not text[begin : made[0].left].strip(" -–—")
        if again and line == waiting.line + 1:
            made[0] = made[0]._replace(prev=at)
        elif stray is not None and stray.family == waiting.family and line - waiting.line <= REACH:
            for row in range(waiting.line + 1, line):
                found.append(Passage(*lines[row], *lines[row], row, waiting.depth, waiting.family, False, at))
                at = len(found) - 1
            stop = begin + len(text[begin : stray.start].rstrip())
            if begin < stop:
                depth, family = waiting.depth, waiting.family
                made.append(Passage(begin, stop, begin, stray.end, line, depth, family, True, at))


def _turned(marks: list[Mark]) -> list[Mark]:
    """The marks with their shapes turned round where a line uses them so: » word «, space on both sides."""
    for family in ("double", "angle"):
        # the last one may stand before a full stop: ” word “.
        shapes = [mark.shape for mark in marks if mark.family == family and mark.side * mark.shape <= 0]
        if shapes and shapes[0] < 0 < shapes[-1] and not sum(shapes):
            for at, mark in enumerate(marks):
                if mark.family == family and not mark.side:
                    marks[at] = mark._replace(shape=-mark.shape)
    return marks


class _Line:
    """The marks of one line, paired from left to right with the open ones on a stack.

    ``stray`` is a closing mark that closed nothing while nothing stood before it: it may end what
    an earlier line left open. ``lesser`` is a single closing mark that closed nothing after a full stop or
    comma: it may have been set for a double one (“We go.’ She left). ``awaited`` is the family of a mark that
    an earlier line left open.
    """

    def __init__(self, text: str, marks: list[Mark], line: int, place: tuple[int, int], awaited: str) -> None:
        self.text, self.marks, self.line, self.awaited = text, _turned(marks), line, awaited
        self.begin, self.end = place
        self.made: list[Passage] = []
        self.stack: list[Mark] = []
        self.stray: Mark | None = None
        self.lesser: Mark | None = None
        self.balance: dict[str, list[int]] = {}

    def pair(self, again: bool) -> None:
        """Fill ``made`` with the passages of the line; ``again``: whether the next one begins with a single mark."""
        for i, mark in enumerate(self.marks):
            at = self.partner(mark)
            if mark.family == "single" and mark.opens < 0 <= at and self.owns(i, at, again):
                continue
            if self.opens(i, at):
                self.stack.append(mark)
                if len(self.stack) > DEEPEST:
                    del self.stack[0]
            elif at >= 0:
                self.close(at, mark.start, mark.end, True)
            elif mark.family == "single" and self.text[mark.start - 1] in HALTS:
                self.lesser = self.lesser or mark
        at = next((k for k, m in enumerate(self.stack) if m.family in PLAIN or (again and self.leads(m))), -1)
        if at >= 0 and (self.stack[at].side > 0 or self.stack[at].shape > 0 or self.alone(at)):
            self.break_off(at, self.end)

    def alone(self, at: int) -> bool:
        """Whether a mark with space on both sides is all that is open, the only one of its sentence: he said " we won.

        Or a colon leads to it. Not behind a number, where it stands for inches, nor before a word or two.
        """
        mark = self.stack[at]
        if (
            at
            or mark.opens
            or mark is not self.marks[-1]
            or len(self.text[mark.end : self.end].split()) < LEAST
        ):
            return False
        since = self.marks[-2].end if len(self.marks) > 1 else self.begin
        lead = self.text[since : mark.start].rstrip()
        first = since == self.begin or not HALTS.isdisjoint(lead.replace(",", "").replace("،", ""))
        return lead[-1:] == ":" or (first and lead[-1:].isalpha())

    def ends(self, i: int) -> bool:
        """Whether a mark that nothing tells closes what an earlier line left open, as those behind it are pairs."""
        mark = self.marks[i]
        if mark.family != self.awaited or self.made or mark.start == self.begin:
            return False
        return self._behind[i] % 2 == 0

    @cached_property
    def _behind(self) -> list[int]:
        """Per mark, how many of the awaited family stand behind it."""
        so_far = list(accumulate(mark.family == self.awaited for mark in self.marks))
        return [so_far[-1] - before for before in so_far]

    def leads(self, mark: Mark) -> bool:
        """Whether a single mark opens a sentence of its own, so that it may run on: she said. ‘We wrote to all."""
        before = self.text[max(0, mark.start - 2) : mark.start]
        return mark.side > 0 and (mark is self.marks[0] or before.rstrip()[-1:] in PAUSED)

    def owns(self, i: int, at: int, again: bool) -> bool:
        """Whether a single mark is the apostrophe of a plural: the workers’ rights.

        A closing one still comes, or the speech goes on in the next paragraph, which begins with one ``again``.
        """
        text, mark, opener = self.text, self.marks[i], self.stack[at]
        if text[mark.start - 1] not in "sS" or not text[mark.end : mark.end + 1].isspace():
            return False
        if i + 1 < len(self.marks) and self.marks[i + 1].family == "single" and self.marks[i + 1].opens < 0:
            return True
        rest = all(other.family != "single" or other.opens > 0 for other in self.marks[i + 1 :])
        return again and rest and self.leads(opener) and " " in text[opener.end : mark.start]

    def partner(self, mark: Mark) -> int:
        """Which of the open marks a mark would close, or -1."""
        at = _last(self.stack, (mark.family,))
        if mark.family == "single":
            return at if at == len(self.stack) - 1 else -1
        if mark.opens < 0 and at < 0 and mark.family != "round":
            # «…" and “…»: another family closes it when nothing of its own is open
            return _last(self.stack, PLAIN)
        return at

    def opens(self, i: int, at: int) -> bool:
        """Whether a mark opens; an open one that it shows to be without its end is closed on the way."""
        mark = self.marks[i]
        if at >= 0 and not mark.shape and self.text[mark.start - 1] in ",،":
            return False  # "We won,"said Lee: a space was left out
        if mark.opens > 0 or (mark.opens == 0 and at < 0 and not self.ends(i)):
            if at < 0 or _nests(self.marks, i, self.balance) or _differs(self.marks, i, self.stack[at]):
                return True
            if mark.side <= 0:
                return False
            if mark.family in PLAIN:
                self.break_off(at, mark.start)
            del self.stack[at:]
            return True
        if at >= 0:
            return False
        if mark.family in PLAIN and (mark.shape > 0 or self.misplaced(i)):
            return True
        if mark.family != "single" and not self.stack and not self.made:
            self.stray = self.stray or mark
        return False

    def misplaced(self, i: int) -> bool:
        """Whether a mark is set on the wrong side of a space: he says,” we won” today."""
        return self.text[max(0, self.marks[i].start - 1)] in ",،:" and _ahead(self.marks, i, self.balance) > 0

    def break_off(self, at: int, stop: int) -> None:
        """Close an open mark that has no closing one before a place: at a lesser mark that follows a halt, or there."""
        lesser = self.lesser
        if lesser is not None and self.stack[at].start < lesser.start:
            self.close(at, lesser.start, lesser.end, True)
        else:
            self.close(at, stop, stop, False)
        self.lesser = None

    def close(self, at: int, stop: int, right: int, closed: bool) -> None:
        """Note a passage; marks without words in them, and values in markup (id="5"), are none."""
        left = self.stack[at]
        inner = self.text[left.end : stop]
        start = left.end + len(inner) - len(inner.lstrip())
        stop -= len(inner) - len(inner.rstrip())
        markup = self.text[left.start - 1 : left.start] == "="
        if start < stop and not markup and any(map(str.isalnum, inner)):
            self.made.append(Passage(start, stop, left.start, right, self.line, at, left.family, closed))
        del self.stack[at:]


def _last(stack: list[Mark], families: tuple[str, ...]) -> int:
    """The innermost open mark of some families, or -1."""
    return next((k for k in range(len(stack) - 1, -1, -1) if stack[k].family in families), -1)


def _differs(marks: list[Mark], i: int, outer: Mark) -> bool:
    """Whether a pair of curly marks stands inside straight ones: "he said “go” and left"."""
    curly = marks[i].shape > 0 == outer.shape
    return curly and i + 1 < len(marks) and marks[i + 1].family == marks[i].family and marks[i + 1].shape < 0


def _nests(marks: list[Mark], i: int, balance: dict[str, list[int]]) -> bool:
    """Whether an opening mark stands inside one of its own family: enough closing ones are to come."""
    return _ahead(marks, i, balance) >= 2


def _ahead(marks: list[Mark], i: int, balance: dict[str, list[int]]) -> int:
    """How many more closing than opening marks of a family follow a mark; counted once a line."""
    family = marks[i].family
    ahead = balance.get(family)
    if ahead is None:
        ahead = [0] * (len(marks) + 1)
        for k in range(len(marks) - 1, -1, -1):
            mine = marks[k].family == family
            ahead[k] = ahead[k + 1] + (mine and ((marks[k].opens < 0) - (marks[k].opens > 0)))
        balance[family] = ahead
    return ahead[i + 1]
