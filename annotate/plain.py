"""Plain: a text in which what only looks different is made alike, and the way back to its offsets.

The characters a language passes over are gone, letters and their marks are composed, white space is
single spaces and line breaks: a text typed with no-break spaces, indents or Windows' line ends,
or taken from a system that writes é as two characters, says the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

SPACES = "\u00a0\u2007\u2009\u202f\u3000"
"""Spaces of other widths, or at which no line may break."""
_LOOSE = re.compile(rf"[ \t{SPACES}]{{2,}}|\t|\r|\n[ \t]|[ \t]\n")
_BLANKS = re.compile(rf"[ \t]*(?P<line>\r\n?|\n)[ \t]*|[ \t{SPACES}]+")
_MARKED = re.compile("[^\\W\\d_][\u0300-\u0345\u0653-\u0655]{1,4}")
"""A letter with marks that Unicode composes with letters: Latin ones, and the maddah and hamza of Arabic."""

Extent = tuple[int, int]


def plain(text: str, dropped: re.Pattern[str], joints: Sequence[Extent] = ()) -> tuple[str, list[int]]:
    """A text made plain; and for each character that is gone, its offset less the number gone before.

    ``dropped`` matches one character that is passed over; ``joints`` are stretches of white space,
    in order, that count as one space.
    """
    changes = dict.fromkeys((match.start() for match in dropped.finditer(text)), "")
    if _MARKED.search(text):
        changes.update(_composed(text))
    if _LOOSE.search(text):
        changes.update(_spaced(text))
    for start, end in joints:
        changes.update(dict.fromkeys(range(start, end), ""))
        changes[start] = " "
    if changes:
        text, gone = _changed(text, changes)
    else:
        gone = []
    for space in SPACES:
        text = text.replace(space, " ")
    return text, [at - i for i, at in enumerate(gone)]


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
        if start or match["line"]:
            yield start, "\n" if match["line"] else " "
            start += 1
        yield from ((place, "") for place in range(start, end))
