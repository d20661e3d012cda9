"""Wrapping: a text whose lines a fixed width broke, read as if they had not been broken.

Mail and agencies' wires come wrapped. A break made by the width alone is known by this: the first
word of the next line would not have fitted on the line above. Such a break is a space to every
rule, so that "18 / months ago" is what "18 months ago" is; in the text itself it stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from annotate.reading import Reading, first_hit
from annotate.regex import regex
from annotate.structure.labels import mark_at
from annotate.structure.lexis import ClauseWords
from annotate.structure.paragraphs import FINAL, Para, final, last, paragraphs, starts_item

WIDEST, NARROWEST = 120, 36
"""No text wrapped at a fixed width is wider or narrower than this (characters)."""
DENSE = 24
"""A script that writes no vowels has fewer of them on a line as wide."""
SLACK = 6
TOP = 4
"""Below so many lines at most stands who wrote a text."""
_LABEL = regex(r"\S{1,6}[ \t]{1,3}")
_BY = regex(r"[ ]?[:–—-][ ]")
_INSIDE = regex(r"[0-9]+[.,][0-9]|[0-9]{2,3}\.|[^\W\d_]\.\s?[^\W\d_]")
"""What labels no provision where the line above goes on: "plans to offer / 3.50 dollars", "said / C. Bernstein"."""


def unwrapped(reading: Reading) -> Reading:
    """The reading, or where its lines are wrapped, one of the same text in which such breaks are spaces."""
    lines = reading.text.split("\n")
    # as nearly all news comes: a paragraph is a line
    whole = 10 * sum(len(line) > WIDEST for line in lines) > len(lines)
    pairs = [] if whole else _joints(reading)
    joints = [_gap(reading, *pair) for pair in pairs or _topped(reading)]
    return reading.joined(joints) if joints else reading


def _gap(reading: Reading, above: Para, below: Para) -> tuple[int, int]:
    """Where in the source the white space between two lines stands; vowel signs belong to the word before it."""
    start, end = reading.origin(above.end - 1) + 1, reading.origin(below.start)
    while not reading.source[start].isspace():
        start += 1
    return start, end


def _joints(reading: Reading) -> list[tuple[Para, Para]]:
    """The lines that a fixed width parted, two and two."""
    text, lines = reading.text, reading.once(paragraphs)
    indents = {line: _indent(reading, line) for line in lines}
    margin = min(indents.values(), default=0)
    hung = _hung(reading, indents)
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if not below.apart and indents[below] in (margin, indents[above])
    ]
    widths = sorted(above.length + indents[above] for above, _ in pairs)
    # one line in ten may be wider: a table, a dateline
    width = widths[-1 - len(widths) // 10] if widths else 0
    wider = sum(line.length + indents[line] > width + SLACK for line in lines)
    narrowest = NARROWEST if reading.pack.script.cased else DENSE
    if not narrowest <= width <= WIDEST or 10 * wider > len(lines):
        return hung  # headline and deck over paragraphs that are a line each
    full = {pair for pair in pairs if _full(text, *pair, width - indents[pair[0]])}
    if len(full) < 2:
        return hung
    labelled = {pair for pair in pairs if _labelled(reading, *pair)}
    plain = [pair for pair in pairs if pair not in labelled]
    joints = [pair for pair in plain if pair in full]
    running = sum(not final(text, above.start, above.end) for above, _ in joints)
    if len(joints) < 2 or 2 * len(joints) < len(plain) or 5 * running < 3 * len(joints):
        return hung
    going = {above for above, _ in joints}
    ends = [below for _, below in joints if below not in going]
    if 3 * sum(final(text, end.start, end.end) for end in ends) < len(ends):
        return hung  # no paragraph has a stop: headline and deck, title and title
    listed = labelled - full
    """Labels that stand first on a line though there was room above: then others open lines, too."""
    opening = {pair for pair in labelled if pair not in full or (listed and _ended(text, pair[0]))}
    opening |= {pair for pair in pairs[:TOP] if _signed(reading, pair[1])}
    firsts = [indents[above] for above, below in joints if indents[above] > indents[below] == margin]
    if 4 * len(firsts) >= len(
        joints
    ):  # where the first line of a paragraph is set in, such a line goes on with none
        opening |= {pair for pair in pairs if indents[pair[1]] in firsts}
    wrapped = {p for p in pairs if p not in opening and (p in full or _goes_on(reading, *p))}
    return sorted(wrapped.union(hung))


def _topped(reading: Reading) -> list[tuple[Para, Para]]:
    """The first two lines, where a small word goes on: a headline is broken, and its paragraphs are not."""
    paras = reading.once(paragraphs)
    if not reading.first or len(paras) < 3 or paras[1].apart:
        return []
    above, below = paras[:2]
    word = reading.cased[below.start : below.end].split()[0]
    short = NARROWEST <= above.length <= WIDEST and below.length <= WIDEST
    on = word.isalpha() and word.islower() and not _ended(reading.text, above)
    signed = first_hit(reading, "outline.bylines", below.start, below.start + 1)  # "by Ann Lee"
    return [(above, below)] if short and on and signed is None else []


def _hung(reading: Reading, indents: Mapping[Para, int]) -> list[tuple[Para, Para]]:
    """The lines of items that go on under their first word, two and two: "1. The board shall / ␣␣␣meet in May"."""
    found: list[tuple[Para, Para]] = []
    column = 0
    for above, below in pairwise(indents):
        indent = indents[below]
        if not indent or below.apart:
            column = 0
            continue
        if not column:
            label = _LABEL.match(reading.text, above.start) if indent > indents[above] else None
            column = indents[above] + len(label[0]) if label and _labelled(reading, above, above) else 0
        if indent != column or _ended(reading.text, above) or _labelled(reading, above, below):
            column = 0
        else:
            found.append((above, below))
    return found


def _indent(reading: Reading, line: Para) -> int:
    """How many spaces stand before a line in the source, up to eight: an indented one opens a paragraph."""
    start = reading.origin(line.start)
    before = reading.source[max(0, start - 8) : start]
    return len(before) - len(before.rstrip(" \t"))


def _labelled(reading: Reading, above: Para, below: Para) -> bool:
    """Whether a bullet, a number or the label of a provision opens a line."""
    if _INSIDE.match(reading.text, below.start) and not _ended(reading.text, above):
        return False
    if starts_item(reading.text, below.start):
        return True
    return (
        reading.pack.words(ClauseWords) is not None and mark_at(reading, below.start, below.end) is not None
    )


def _signed(reading: Reading, line: Para) -> bool:
    """Whether a line says by whom the text is: "By Ann Lee", "كتبت - دينا سعد"; not "by the minister"."""
    hit = first_hit(reading, "outline.bylines", line.start, line.start + 1)
    if hit is None or hit.outer != line.start:
        return False
    if _BY.match(reading.text, hit.end, line.end):
        return True
    named = reading.cased[hit.end + 1 : hit.end + 2]
    return reading.cased[line.start].isupper() and named.isupper()


def _ended(text: str, line: Para) -> bool:
    """Whether a line ends as a sentence or a provision does."""
    return last(text, line.start, line.end) in f":;؛{FINAL}"


def _full(text: str, above: Para, below: Para, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line above."""
    word = re.match(r"\S{1,40}", text[below.start : below.start + 40])
    return above.length + 1 + (word.end() if word else 0) > width - SLACK


def _goes_on(reading: Reading, above: Para, below: Para) -> bool:
    """Whether a small letter goes on where no sentence ended: a first line is short where a dateline was cut off."""
    small = reading.cased[below.start].islower()
    return small and not final(reading.text, above.start, above.end)
