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

FAR = 160
"""How far into its words a provision shows its manner (characters)."""
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


def _forms(pack: Pack) -> _Forms:
    """The patterns of a language as its readings have them."""
    words = pack.words(ClauseWords)
    due, opening, told = (words.due, words.opening, words.told) if words else ("(?!)",) * 3
    return _Forms(re.compile(due), re.compile(rf"[\s,،:]{{1,3}}(?:{opening})"), re.compile(told))


def manners(reading: Reading, words: ClauseWords, bodies: Sequence[int]) -> Manners:
    """How the words that follow some labels tell what they number; ``bodies`` are the ends of the labels."""
    firm = [_opens(reading, words, at) for at in bodies]
    rest = [0 if sure else _tense(reading, words, at) for sure, at in zip(firm, bodies, strict=True)]
    marks = ((reading.text[at - 1 : at], reading.text[at : at + 1]) for at in bodies)
    apart = sum(tense > 0 and bool({*pair} & {*APART}) for tense, pair in zip(rest, marks, strict=True))
    return Manners(sum(firm) + rest.count(1), sum(firm) + apart, rest.count(-1))


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
    due, told = forms.due.search(text, at, end), forms.told.search(text, at, end)
    if due and not (told and told.start() < due.start()):
        return 1
    return -1 if told else 0
