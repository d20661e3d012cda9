"""Plain: a text in which what only looks different is made alike, and the way back to its offsets.

The characters a language passes over are gone, letters and their marks are composed, white space is
single spaces and line breaks: a text typed with no-break spaces, indents or Windows' line ends,
or taken from a system that writes é as two characters, says the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from annotate.regex import regex

SPACES = "\u00a0\u2007\u2009\u202f\u3000"
"""Spaces of other widths, or at which no line may break."""
MARKS = "\u0300-\u0345\u0653-\u0655"
"""Marks that Unicode composes with letters: Latin ones, and the maddah and hamza of Arabic."""
DASH = "–"
_MARKED = regex(rf"[^\W\d_][{MARKS}]{{1,4}}")
_BLANKS = regex(rf"[ \t{SPACES}]*(?P<line>\r\n?|\n)[ \t{SPACES}]*|[ \t{SPACES}]+")
_MARK = regex(f"[{MARKS}]")
_LOOSE = ("  ", "\n ", " \n")

Extent = tuple[int, int]


def plain(
    text: str, dropped: re.Pattern[str], joints: Sequence[Extent] = (), extender: str = ""
) -> tuple[str, list[int]]:
    """A text made plain; and for each character that is gone, its offset less the number gone before.

    ``dropped`` matches one character that is passed over; ``joints`` are stretches of white space,
    in order, that count as one space; an ``extender`` of letters that extends none is a dash.
    """
    odd = _odd(dropped.pattern)
    places = [match.start() for match in odd.finditer(text)]
    kinds = set(map(text.__getitem__, places))
    passed = {kind for kind in kinds if dropped.match(kind)}
    changes = {at: "" for at in places if text[at] in passed}
    if extender in passed:
        changes.update((match.start(), DASH) for match in _alone(extender).finditer(text))
    if any(map(_MARK.match, kinds)):
        changes.update(_composed(text))
    if not kinds <= passed or any(loose in text for loose in _LOOSE):
        changes.update(_spaced(text))
    for start, end in joints:
        changes.update(dict.fromkeys(range(start, end), ""))
        changes[start] = " "
    if not changes:
        return text, []
    text, gone = _changed(text, changes)
    return text, [at - i for i, at in enumerate(gone)]


@cache
def _odd(dropped: str) -> re.Pattern[str]:
    """One character that is not plain: passed over in a language, or in any."""
    return regex(rf"[{dropped[1:-1]}{MARKS}{SPACES}\t\r]")


@cache
def _alone(extender: str) -> re.Pattern[str]:
    """An extender behind no letter, or behind one alone that opens a line: "أستانة ـ وكالات", "1ـ", "أـ"."""
    letter = rf"[^\W\d_]{extender}"
    return regex(rf"{extender}(?:(?<!{letter})|(?<=^{letter}))(?<!{extender}{extender})", re.MULTILINE)


def _changed(text: str, changes: dict[int, str]) -> tuple[str, list[int]]:
    """A text with some of its characters replaced, and the offsets of those that are gone."""
    pieces, at, gone = list[str](), 0, list[int]()
    for place in sorted(changes):
        pieces += (text[at:place], changes[place])
        at = place + 1
        if not changes[place]:
            gone.append(place)
    return "".join([*pieces, text[at:]]), gone


def _composed(text: str) -> Iterator[tuple[int, str]]:
    """What composing letters with their marks changes: the letter, and the marks that are then part of it."""
    for match in _MARKED.finditer(text):
        letter = match[0][0]
        for place, mark in enumerate(match[0][1:], match.start() + 1):
            one = unicodedata.normalize("NFC", letter + mark)
            if len(one) == 1:
                letter = one
                yield place, ""
        yield match.start(), letter


def _spaced(text: str) -> Iterator[tuple[int, str]]:
    """What makes white space plain: the first character of a run stands for all of it, none before the first line."""
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        if end == start + 1 and text[start] in " \n":
            continue
        if start or match["line"]:
            yield start, "\n" if match["line"] else " "
            start += 1
        yield from ((place, "") for place in range(start, end))
