"""Foreword: what stands before the first of some labels, and may announce them: an agreement, a colon, a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.pack import Pack
from annotate.reading import Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import acting, personal, speaks
from annotate.structure.leads import back, sentence_start
from annotate.structure.lexis import lexis
from annotate.structure.paragraphs import holding, para_at, paragraphs

NEAR = 320
"""How far before the first label its announcement may start (characters)."""
RESUMED = 16
"""How far behind its label the noun starts that takes up what was announced (characters)."""
ASKING = ("?", "؟")
FEW = 4
"""A question of so many words may ask for what was named before: "What does it say?"."""
OPENING = 3
"""An agreement that the first paragraphs name is what the item is about."""


def floor(reading: Reading, start: int) -> int:
    """Where the paragraph starts that announces a run: that of its first label, or the one before where it opens it."""
    para = para_at(reading, start)
    begin = reading.once(paragraphs)[para].start
    opens = para > 0 and back(reading.text, start, begin) <= begin
    return max(start - NEAR, reading.once(paragraphs)[para - opens].start)


def provided(reading: Reading, start: int) -> bool:
    """Whether a verb of provisions leads to a label between commas: "it provides, first, …", تقضي، أولا، بصرف."""
    stop = back(reading.text, start, max(0, start - 4)) - 1
    begin = sentence_start(reading.text, stop, holding(reading, start).start)
    verb = last_hit(reading, "clause.verbs", begin, stop)
    return reading.text[stop] in ",،" and verb is not None and not personal(reading, verb.start)


def said(reading: Reading, start: int) -> bool:
    """Whether somebody says what follows, and no later word announces it: "he said the prison accepted: first"."""
    stop = back(reading.text, start, max(0, start - 4)) - 1
    if reading.text[stop] in ASKING:
        return False  # "What does it say? First, …"
    begin = sentence_start(reading.text, stop, holding(reading, start).start)
    named = (last_hit(reading, f"clause.{name}", begin, stop) for name in ("agreements", "announcing"))
    return speaks(reading, max((hit.end for hit in named if hit), default=begin), stop)


def resumes(reading: Reading, label: int) -> bool:
    """Whether what was announced is taken up behind a label: "the first of these steps", but "the first steps"."""
    noun = first_hit(reading, "clause.plurals", label, label + RESUMED)
    return noun is not None and (
        bool(reading.text[label : noun.start].strip()) or not reading.pack.script.cased
    )


def opens(reading: Reading, start: int) -> bool:
    """Whether a run opens a paragraph: "… signed a pact on Monday. / First, the rolls will be opened. Second, …"."""
    return holding(reading, start).start == start


def agreed(reading: Reading, floor: int, labels: Sequence[tuple[int, int]]) -> int:
    """2 where an agreement is named close before a run, or acts are announced; 1 where the item opens with one."""
    start = labels[0][0]
    if last_hit(reading, "clause.agreements", floor, start):
        return 2
    if last_hit(reading, "clause.announcing", floor, start) and acting(reading, [end for _, end in labels]):
        return 2
    paras = reading.once(paragraphs)[:OPENING]
    return int(bool(paras) and last_hit(reading, "clause.agreements", 0, paras[-1].end) is not None)


def pointing(reading: Reading, start: int) -> int:
    """1 where a colon, a semicolon or a question for what is agreed leads to the first label."""
    stop = back(reading.text, start, max(0, start - 4))
    mark = reading.text[stop - 1 : stop]
    if mark in ASKING:
        begin = sentence_start(reading.text, stop - 1, max(0, stop - NEAR))
        of_it = (
            last_hit(reading, "clause.agreements", begin, stop)
            or len(reading.text[begin:stop].split()) <= FEW
        )
        return int(bool(of_it) and reading.pack.once(_asked).match(reading.text, begin, stop) is not None)
    return int(mark in (":", "؛", ";"))


def _asked(pack: Pack) -> re.Pattern[str]:
    """The pattern of a question for what is agreed."""
    return regex(pack.once(lexis).asked)
