"""Paragraphs: the lines of a text, and where its sentences end.

News comes as one line for each paragraph, with or without blank lines between; what comes wrapped
at a fixed width is read so as well (:mod:`annotate.structure.wrapping`).
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from annotate.reading import Reading
from annotate.regex import regex

FINAL = ".!?؟۔…"
CLOSERS = "\"'”’»“«)]*_ "
_STARTS = regex(
    r"[*#>]{1,6}\s|[•·▪◦●■–—-]\s|[(\[]?(?:[0-9]{1,3}|[ivxlc]{1,5}|[^\W\d_])\s?(?:[)\]]|[.°/](?=[\s-])|-(?!\w))"
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
    """The paragraphs of a reading, in order: its lines; call it as ``reading.once(paragraphs)``."""
    text, lines = reading.text, reading.lines
    apart = [True] + [text.count("\n", a[1], b[0]) > 1 for a, b in pairwise(lines)]
    return [Para(*line, alone) for line, alone in zip(lines, apart, strict=False)]


def para_at(reading: Reading, at: int) -> int:
    """Which paragraph an offset lies in."""
    return bisect_right(reading.once(_starts), at) - 1


def holding(reading: Reading, at: int) -> Para:
    """The paragraph an offset lies in."""
    return reading.once(paragraphs)[para_at(reading, at)]


def _starts(reading: Reading) -> list[int]:
    """Where each paragraph starts."""
    return [para.start for para in reading.once(paragraphs)]


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


_STOP = regex(r"[.!?؟۔…]{1,3}(?:[\"'”’»“)\]]|[ \u00a0\u202f]»){0,3}(?=\s|$)|[“”«»\"]")


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
