"""Manner: whether what a label numbers is to be done, or was done: "the first will rise", "the first came late".

No list holds all verbs; but what provides speaks of what is to come or is so for good, and a report of what was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotate.pack import Pack
from annotate.reading import Reading
from annotate.structure.announcement import SPEECH, acting, first_hit
from annotate.structure.belonging import provides
from annotate.structure.lexis import ClauseWords
from annotate.structure.paragraphs import sentence_end
from annotate.structure.statement import Statements

FAR = 160
"""How far into its words a provision shows its manner (characters)."""
LONGEST = 16
"""No word that leads into a statement is longer (characters)."""
APART = (",", "،", ":", ")")
"""With such a mark a label stands apart from its sentence, which has a subject of its own."""


class Manners(NamedTuple):
    """Of some labels, how many number what is to be done, ``firm`` ones by their first word, and what was done.

    A label that is itself the subject says little with a verb in the future, "the first will open in May"; one that
    stands apart as much as with any other verb: "First, exporters will pay".
    """

    due: int
    firm: int
    told: int


class _Forms(NamedTuple):
    due: re.Pattern[str]
    opening: re.Pattern[str]
    told: re.Pattern[str]
    past: re.Pattern[str]


def _forms(pack: Pack) -> _Forms:
    """The patterns of a language as its readings have them."""
    words = pack.words(ClauseWords)
    if words is None:
        return _Forms(*(re.compile("(?!)"),) * 4)
    opening = re.compile(rf"[\s,،:]{{1,3}}(?:{words.opening})")
    # "the first followed", "the second, a siren, failed"
    past = re.compile(rf"(?:, [^,.;:\n]{{1,60}},)? (?:{words.past})")
    return _Forms(re.compile(words.due), opening, re.compile(words.told), past)


def manners(reading: Reading, words: ClauseWords, labels: Sequence[tuple[int, int]]) -> Manners:
    """How the words that follow some labels tell what they number.

    ``labels`` are where each statement starts and where its label ends.
    """
    found = [_manner(reading, words, start, end) for start, end in labels]
    return Manners(sum(m > 0 for m in found), found.count(2), found.count(-1))


def _manner(reading: Reading, words: ClauseWords, start: int, end: int) -> int:
    """Of one label: 2 where it firmly numbers what is to be done, 1 where it may, -1 what was done, 0 neither."""
    if _opens(reading, words, end):
        return 2
    tense = _tense(reading, words, end)
    if tense >= 0 and _within(reading, start):
        return 2
    apart = reading.text[end - 1 : end] in APART or reading.text[end : end + 1] in APART
    return 2 if tense > 0 and apart else tense


def _within(reading: Reading, start: int) -> bool:
    """Whether a statement opens with what its label is said to hold: "In the first, producers hold back"."""
    before = reading.once(Statements).before
    return before.get(reading.text[start : start + LONGEST].split(" ")[0]) in ("in", "under")


def _opens(reading: Reading, words: ClauseWords, at: int) -> bool:
    """Whether the first word after a label tells what is to be done: "keeps", "to raise", رفع."""
    verb = first_hit(reading, "clause.verbs", at, at + 3)
    if verb and verb.value != "bare" and first_hit(reading, SPEECH, verb.start, verb.start + 1) is None:
        return True
    if reading.pack.once(_forms).opening.match(reading.text, at):
        return True
    return provides(reading, words, at) or acting(reading, [at])


def _tense(reading: Reading, words: ClauseWords, at: int) -> int:
    """1 where the sentence that follows a label tells what is to come, -1 where it tells what was, or 0."""
    text, forms = reading.text, reading.pack.once(_forms)
    end = sentence_end(reading, at, min(at + FAR, len(text)), words.abbreviations)
    due, told = (
        forms.due.search(text, at, end),
        forms.told.search(text, at, end) or forms.past.match(text, at),
    )
    if due and not (told and told.start() < due.start()):
        return 1
    return -1 if told else 0
