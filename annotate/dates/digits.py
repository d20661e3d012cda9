"""Digits: what the numbers of a text may be as words of time: years, days, ordinals, decades, clipped years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.regex import regex

if TYPE_CHECKING:
    from annotate.dates.vocabulary import DateWords

Raw = tuple[int, int, int, str, str, str]
"""A word of time as it is sorted: start, minus the end, rank, letter, value, words."""
LAST = 99
"""The rank of digits: a word of a lexicon in the same place goes first."""
CLIPPED = 30
"""From here on the two digits of a clipped year are those of the twentieth century: '47, '98."""
TIMED = regex(r"t[0-9]{2}:?[0-9]{2}")
GROUPED = regex(r"[0-9]{3}(?![0-9,]?[0-9])")
"""The last three digits of a number in groups: 2,500."""
THOUSANDS = 4
MARKED = frozenset("$€£.,_")
"""What makes digits behind it a sum, or the end of a longer number."""
SUFFIX = regex(r"('?[^\W\d_]{1,4})(?!\w)")


class Digits:
    """How a language writes numbers of time, folded as its texts are."""

    def __init__(self, words: DateWords) -> None:
        self.suffixes = words.suffixes
        self.glued = tuple(sorted(words.glued, key=len, reverse=True))
        self.clipped, self.grouping = words.clipped, words.grouping
        self.decade_after = words.decade_after

    def read(self, text: str, start: int, end: int) -> list[Raw]:
        """A run of digits with its suffix (9th, 1990s), unless it is part of something else (MH17).

        An era written together with the year is a word of its own.
        """
        before, after = text[start - 1 : start], text[end : end + 1]
        if after and after == self.grouping and end - start < THOUSANDS:
            grouped = GROUPED.match(text, end + 1)
            if grouped and not before.isalnum() and before not in MARKED:
                end = grouped.end()
                return [(start, -end, LAST, "#", text[start:end].replace(after, ""), text[start:end])]
        if end - start > len("2024"):
            return []
        if (before.isalnum() or before == "_") and not self._attached(text[max(0, start - 4) : start]):
            return []
        kind, stop = "", end
        if after == "'" or after.isalpha():
            suffix = SUFFIX.match(text[end : end + 7])
            timed = before == "-" and TIMED.match(text, end)  # 2013-03-22T10:15
            kind = self.suffixes.get(suffix[1], "") if suffix and not timed else ""
            if suffix and kind:
                stop = end + len(suffix[1])
            elif after != "'" and not timed and (before.isalnum() or not self._attached(after)):
                return []  # "عام2000ق"
        digits = text[start:end]
        if kind == "decade" and after == "'" and (digits[-1] != "0" or self._owns(text, start)):
            kind = ""  # "1972's ruling"
        clipped = before == "'"
        if kind == "decade":
            return [(start - clipped, -stop, LAST, "T", digits, text[start:stop])]
        if kind == "ordinal":
            return [(start, -stop, LAST, "o" if 1 <= int(digits) <= 31 else "#", digits, text[start:stop])]
        if clipped and self.clipped and not kind and end - start == 2:
            whole = f"{19 if int(digits) >= CLIPPED else 20}{digits}"
            return [(start - 1, -end, LAST, "Y", whole, text[start - 1 : end])]
        number = (start, -end, LAST, form(digits), digits, digits)
        return [number, (end, -stop, LAST, "E", kind, text[end:stop])] if kind else [number]

    def _owns(self, text: str, start: int) -> bool:
        """Whether "1990's" at an offset is of the year: not in "the 1990's"."""
        words = re.split("[ -]", text[max(0, start - 16) : start])[-2:]
        return bool(self.decade_after) and self.decade_after.isdisjoint(words)

    def _attached(self, letters: str) -> bool:
        """Whether digits may stand beside these letters without a space; ``*`` in a pack allows all letters."""
        if "*" in self.glued:
            return not letters[-1].isdigit() and letters[-1] != "_"
        return any(letters.endswith(g) and not letters[: -len(g)][-1:].isalnum() for g in self.glued)


def form(digits: str) -> str:
    """The letter of a number by its form: a year, a day, two digits, or another."""
    if len(digits) == len("2024"):
        return "Y" if "1000" <= digits <= "2199" else "#"
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "n"
    return "z" if len(digits) == 2 else "#"
