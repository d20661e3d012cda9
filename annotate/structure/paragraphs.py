"""Paragraphs: the lines of a text, joined where a fixed width broke them.

News comes as one line for each paragraph, with or without blank lines between, or wrapped at a
fixed width as mail and agencies' wires are. A break made by the width alone is known by this: the
first word of the next line would not have fitted on the line above.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from annotate.reading import Reading
from annotate.structure.labels import ClauseWords, mark_at

WIDEST, NARROWEST = 120, 36
"""No text wrapped at a fixed width is wider or narrower than this (characters)."""
SLACK = 6
FINAL = ".!?؟۔…"
CLOSERS = "\"'”’»“«)]*_ "
_STARTS = re.compile(
    r"[*#>]{1,6}\s|[•·▪◦●■–—-]\s|[(\[]?(?:[0-9]{1,3}|[^\W\d_]{1,4})\s?(?:[)\]]|[.°/](?=[\s-])|-(?!\w))"
)


class Para(NamedTuple):
    """One paragraph in offsets of the reading; ``apart`` tells that a blank line stands before it."""

    start: int
    end: int
    apart: bool

    @property
    def length(self) -> int:
        """Its length in characters."""
        return self.end - self.start


def paragraphs(reading: Reading) -> list[Para]:
    """The paragraphs of a reading, in order; call it as ``reading.once(paragraphs)``."""
    text, lines = reading.text, reading.lines
    apart = [True] + [_breaks(text, a[1], b[0]) > 1 for a, b in pairwise(lines)]
    whole = [Para(*line, alone) for line, alone in zip(lines, apart, strict=False)]
    width = max((para.length for para in whole), default=0)
    if not NARROWEST <= width <= WIDEST or len(whole) < 3:
        return whole
    words = reading.pack.words(ClauseWords)

    def runs_on(i: int) -> bool:
        above, (start, end, apart) = whole[i - 1], whole[i]
        if apart or starts_item(text, start) or _indent(text, start) > _indent(text, above.start):
            return False
        mark = mark_at(reading, words, start, end) if words else None
        # "... Under / Article 2, the road opens": words that number stand at the start of a line by chance, too
        return mark is None or (
            mark.family != "sign" and last(text, above.start, above.end) not in f"{FINAL}:;؛"
        )

    joints = [i for i in range(1, len(whole)) if runs_on(i) and _full(text, whole[i - 1], whole[i], width)]
    pairs = sum(map(runs_on, range(1, len(whole))))
    running = sum(not final(text, whole[i - 1].start, whole[i - 1].end) for i in joints)
    if len(joints) < 2 or 2 * len(joints) < pairs or 5 * running < 3 * len(joints):
        return whole
    return _join(whole, set(joints))


def _indent(text: str, start: int) -> int:
    """How many spaces stand before a line, up to eight: an indented one opens a paragraph."""
    before = text[max(0, start - 8) : start]
    return len(before) - len(before.rstrip(" \t"))


def _breaks(text: str, start: int, end: int) -> int:
    """How many line breaks the white space between two lines holds."""
    gap = text[start:end]
    return max(gap.count("\n"), gap.count("\r"))


def _full(text: str, above: Para, below: Para, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line above."""
    word = re.match(r"\S{1,40}", text[below.start : below.start + 40])
    return above.length + 1 + (word.end() if word else 0) > width - SLACK


def _join(whole: list[Para], joints: set[int]) -> list[Para]:
    joined: list[Para] = []
    for i, para in enumerate(whole):
        if i in joints:
            joined[-1] = joined[-1]._replace(end=para.end)
        else:
            joined.append(para)
    return joined


def starts_item(text: str, at: int) -> bool:
    """Whether a bullet, number or letter with its mark opens the line: it never joins the one above."""
    return _STARTS.match(text, at, at + 12) is not None


def final(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends as a sentence does, with a stop or mark, quotation marks aside."""
    return last(text, start, end) in FINAL


def last(text: str, start: int, end: int) -> str:
    """The last character of a stretch that is no closing mark, or a space where there is none."""
    for at in range(end - 1, max(start, end - 8) - 1, -1):
        if text[at] not in CLOSERS:
            return text[at]
    return " "


_STOP = re.compile(r"[.!?؟۔…]{1,3}(?:[\"'”’»“)\]]|[ \u00a0\u202f]»){0,3}(?=\s|$)|[“”«»\"]")


def sentence_end(reading: Reading, start: int, end: int, abbreviations: tuple[str, ...] = ()) -> int:
    """Where the sentence that starts at ``start`` ends, its stop and closing marks included, at most ``end``.

    A stop inside quotation marks that stay open does not end it, nor the stop of an abbreviation
    or before a small letter ("No. 5", "e.g. the army").
    """
    text, cased = reading.text, reading.cased
    inside = ""
    for match in _STOP.finditer(text, start, end):
        mark = match[0]
        if mark[0] in '“”«»"':
            if not inside:
                inside = '”“"' if mark in '“”"' else "»«"
            elif mark in inside:
                inside = ""
            continue
        if inside and not any(c in inside for c in mark):
            continue
        word = text[max(start, match.start() - 12) : match.start()].rpartition(" ")[2].lstrip("(\"'«“")
        if mark == "." and (
            word in abbreviations or (len(word) == 1 and word.isalpha() and reading.pack.script.cased)
        ):
            continue
        after = cased[match.end() : match.end() + 3].lstrip()
        if after and after[0].islower():
            inside = ""
            continue
        return match.end()
    return end
