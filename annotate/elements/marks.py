"""Marks: quotation marks of every convention, paired by the side on which words stand.

The code point alone decides little: papers write ”word”, »word«, “word“ and "word". A mark opens
where space stands before it and a word after it, and closes the other way round; its shape
counts where both sides look alike (« word »), and what is open counts last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SIGN = re.compile(
    "[«»“”„‟\"〝〞‹›]|''|’’|‘‘|``|<<|>>|\\(\\(|\\)\\)"
    "|(?<![\\w.,!?…;)\\]'’‘])['‘‚](?=[\\w\\[(…$“\"«])"
    "|(?<=[\\w.,!?…)\\]”\"])['’](?![\\w'’])"
)
"""A mark; an apostrophe stands for one only at the edge of a word: 'so' is found, don't is not."""

FAMILY = dict.fromkeys("\"“”„‟〝〞", "double") | dict.fromkeys(["''", "’’", "‘‘", "``"], "double")
FAMILY |= dict.fromkeys(["«", "»", "<<", ">>"], "angle") | dict.fromkeys(["((", "))"], "round")
FAMILY |= dict.fromkeys("'‘’‚‹›", "single")
SHAPE = dict.fromkeys(["“", "„", "«", "<<", "((", "``", "‘‘", "‘", "‚", "‹", "〝"], 1)
SHAPE |= dict.fromkeys(["”", "»", ">>", "))", "’’", "’", "›", "〞"], -1)
STANDS_BEFORE = frozenset("([{<:/=–—-،,…")
STANDS_AFTER = frozenset(".,;:!?)]}>…–—-/،؛؟%")
ANY_MARK = frozenset("«»“”„‟\"'‘’‚‹›`")
DEEPEST = 8
"""How many marks are kept open at once; the oldest gives way, so that a flood stays linear."""
REACH = 3
"""How many paragraphs a quotation may run on without its marks being repeated."""


class Mark(NamedTuple):
    """One mark: its place, its family, and how strongly it looks like an opening (1 to 3) or a closing one."""

    start: int
    end: int
    family: str
    shape: int
    side: int

    @property
    def opens(self) -> int:
        """Above zero for an opening mark, below for a closing one, zero when nothing tells."""
        return 2 * self.side + self.shape


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


def passages(text: str, lines: list[tuple[int, int]], clitics: frozenset[str], elided: frozenset[str]) -> list[Passage]:
    """All passages in marks, in order of the text.

    ``clitics`` are the words that are written together with what follows, a mark too (Arabic
    و«نعم»); ``elided`` those that begin with an apostrophe (English 'em).
    """
    found: list[Passage] = []
    waiting: Passage | None = None
    line = -1
    for line, marks in _by_line(text, lines, clitics, elided):
        begin, end = lines[line]
        made, stray = _pair(text, marks, begin, end, line)
        if waiting is not None:
            waiting = _continue(text, lines, found, waiting, made, stray, marks, line)
        base = len(found)
        made.sort(key=lambda p: (p.left, -p.right))
        found += made
        for i in range(base, len(found)):
            if not found[i].closed and found[i].right >= end:
                waiting = found[i]
    return found


def _by_line(
    text: str, lines: list[tuple[int, int]], clitics: frozenset[str], elided: frozenset[str]
) -> Iterator[tuple[int, list[Mark]]]:
    """The marks of each line that has any."""
    line, marks = 0, []
    for match in SIGN.finditer(text):
        start = match.start()
        while line < len(lines) and lines[line][1] <= start:
            if marks:
                yield line, marks
                marks = []
            line += 1
        mark = _mark(text, start, match.end(), lines[line], clitics, elided)
        if mark is not None:
            marks.append(mark)
    if marks:
        yield line, marks


def _mark(
    text: str, start: int, end: int, line: tuple[int, int], clitics: frozenset[str], elided: frozenset[str]
) -> Mark | None:
    """One mark with its side: what stands left and right of it, other marks passed over."""
    sign = text[start:end]
    a, b = start - 1, end
    while a >= line[0] and start - a < 4 and text[a] in ANY_MARK:
        a -= 1
    while b < line[1] and b - end < 3 and text[b] in ANY_MARK:
        b += 1
    before = text[a] if a >= line[0] else " "
    after = text[b] if b < line[1] else " "
    free = before.isspace() or before in STANDS_BEFORE
    done = after.isspace() or after in STANDS_AFTER
    side = free - done
    if not side and not free and before.isalpha() and after.isalpha():
        # Arabic لـ”مسار أستانة”: the preposition is written together with the mark
        first = a
        while first > line[0] and a - first < 4 and text[first - 1].isalpha():
            first -= 1
        side = int(text[first : a + 1] in clitics)
    elif free and done and not before.isspace():
        side = -1 if after.isspace() and before != ":" else 0
    elif free and done and not after.isspace():
        side = 1 if after in "…-–—" else -1
    family = FAMILY[sign]
    if family == "single" and side > 0:
        stop = end
        while stop < line[1] and stop - end < 6 and text[stop].isalnum():
            stop += 1
        if text[end].isdigit() or text[end:stop].lower() in elided:
            return None
    return Mark(start, end, family, SHAPE.get(sign, 0), side)


def _pair(text: str, marks: list[Mark], begin: int, end: int, line: int) -> tuple[list[Passage], Mark | None]:
    """The passages of one line, and a closing mark that closed nothing while nothing was open."""
    made: list[Passage] = []
    stack: list[Mark] = []
    stray: Mark | None = None
    balance: dict[str, list[int]] = {}

    def close(at: int, left: Mark, stop: int, right: int, closed: bool) -> None:
        """Note a passage; marks without words in them, and values in markup (id="5"), are none."""
        inner = text[left.end : stop]
        start = left.end + len(inner) - len(inner.lstrip())
        stop -= len(inner) - len(inner.rstrip())
        markup = text[left.start - 1 : left.start] == "="
        if start < stop and not markup and any(map(str.isalnum, inner)):
            made.append(Passage(start, stop, left.start, right, line, at, left.family, closed))

    for i, mark in enumerate(marks):
        at = next((k for k in range(len(stack) - 1, -1, -1) if stack[k].family == mark.family), -1)
        opens = mark.opens
        if mark.family == "single":
            at = at if at == len(stack) - 1 else -1
            if opens < 0 and at >= 0 and _possessive(text, marks, i):
                continue
        elif opens < 0 and at < 0 and mark.family != "round":
            # «…" and “…»: another family closes it when nothing of its own is open
            at = next((k for k in range(len(stack) - 1, -1, -1) if stack[k].family not in ("single", "round")), -1)
        opening = opens > 0 or (opens == 0 and at < 0)
        if opening and at >= 0 and not _nests(marks, i, balance):
            if mark.side > 0:
                if mark.family in ("double", "angle"):
                    close(at, stack[at], mark.start, mark.start, False)
                del stack[at:]
            else:
                opening = False
        if not opening and at < 0:
            opening = mark.family not in ("single", "round") and mark.shape > 0 > opens
            if not opening and mark.family != "single" and not stack and not made:
                stray = stray or mark
        if opening:
            stack.append(mark)
            if len(stack) > DEEPEST:
                del stack[0]
        elif at >= 0:
            close(at, stack[at], mark.start, mark.end, True)
            del stack[at:]
    first = next((m for m in stack if m.family in ("double", "angle")), None)
    if first is not None and (first.side > 0 or first.shape > 0):
        close(stack.index(first), first, end, end, False)
    return made, stray


def _possessive(text: str, marks: list[Mark], i: int) -> bool:
    """Whether the mark is the apostrophe of a plural (the workers’ rights), since a closing one still comes."""
    start, end = marks[i].start, marks[i].end
    if text[start - 1] not in "sS" or not text[end : end + 1].isspace():
        return False
    return i + 1 < len(marks) and marks[i + 1].family == "single" and marks[i + 1].opens < 0


def _nests(marks: list[Mark], i: int, balance: dict[str, list[int]]) -> bool:
    """Whether an opening mark stands inside one of its own family: enough closing ones are to come.

    The balance of each family is counted once a line, from its end.
    """
    family = marks[i].family
    ahead = balance.get(family)
    if ahead is None:
        ahead = [0] * (len(marks) + 1)
        for k in range(len(marks) - 1, -1, -1):
            mine = marks[k].family == family
            ahead[k] = ahead[k + 1] + (mine and ((marks[k].opens < 0) - (marks[k].opens > 0)))
        balance[family] = ahead
    return ahead[i + 1] >= 2


def _continue(
    text: str,
    lines: list[tuple[int, int]],
    found: list[Passage],
    waiting: Passage,
    made: list[Passage],
    stray: Mark | None,
    marks: list[Mark],
    line: int,
) -> None:
    """Chain what was left open in an earlier paragraph to a mark reopened here, or run it on to the stray close."""
    at = len(found) - 1
    while found[at] is not waiting:
        at -= 1
    begin = lines[line][0]
    opening = next((k for k, p in enumerate(made) if p.left == marks[0].start), -1)
    if line == waiting.line + 1 and opening >= 0 and not text[begin : marks[0].start].strip(" -–—"):
        if made[opening].family == waiting.family:
            made[opening] = made[opening]._replace(prev=at)
    elif stray is not None and stray.family == waiting.family and line - waiting.line <= REACH:
        for between in range(waiting.line + 1, line):
            found.append(Passage(*lines[between], *lines[between], between, waiting.depth, waiting.family, False, at))
            at = len(found) - 1
        stop = begin + len(text[begin : stray.start].rstrip())
        if begin < stop:
            made.append(Passage(begin, stop, begin, stray.end, line, waiting.depth, waiting.family, True, at))
