"""Manner: whether what a label numbers is to be done, or was done: "the first will rise", "the first came late".

No list holds all verbs; but what provides speaks of what is to come or is so for good, and a report of what was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotate.pack import Pack
from annotate.reading import Reading, first_hit
from annotate.regex import regex
from annotate.structure.announcement import acting, personal
from annotate.structure.belonging import provides
from annotate.structure.leads import Leads
from annotate.structure.lexis import lexis
from annotate.structure.paragraphs import sentence_end

FAR = 160
"""How far into its words a provision shows its manner (characters)."""
APART = (",", "،", ":", ")")
"""With such a mark a label stands apart from its sentence, which has a subject of its own."""


class Manners(NamedTuple):
    """Of some labels, how many number what is to be done, ``firm`` ones by their first word, and what was done.

    ``listed`` are those of whose first word a list or its form as what is to be done is sure: "guarantees", "to raise".

    A label that is itself the subject says little with a verb in the future, "the first will open in May"; one that
    stands apart as much as with any other verb: "First, exporters will pay".
    """

    due: int
    firm: int
    listed: int
    told: int


class _Forms(NamedTuple):
    due: re.Pattern[str]
    opening: re.Pattern[str]
    lasting: re.Pattern[str]
    told: re.Pattern[str]
    past: re.Pattern[str]


def _forms(pack: Pack) -> _Forms:
    """The patterns of a language as its readings have them."""
    words = pack.once(lexis)
    opening = regex(rf"[\s,،:]{{1,3}}(?:{words.opening})")
    # "the first followed", "the second, a siren, failed"
    past = regex(rf"(?:, [^,.;:\n]{{1,60}},)? (?:{words.past})")
    lasting = regex(rf"\s(?:{words.lasting})")
    return _Forms(regex(words.due), opening, lasting, regex(words.told), past)


def manners(reading: Reading, labels: Sequence[tuple[int, int]]) -> Manners:
    """How the words that follow some labels tell what they number.

    ``labels`` are where each statement starts and where its label ends.
    """
    found = [_manner(reading, start, end) for start, end in labels]
    return Manners(sum(m > 0 for m in found), sum(m > 1 for m in found), found.count(3), found.count(-1))


def lasts(reading: Reading, start: int) -> bool:
    """Whether a statement opens, perhaps with a word that joins it, with a verb of what is so for good: "ثم يدفع"."""
    lasting, text = reading.pack.once(_forms).lasting, reading.text
    word = text.find(" ", start)
    return bool(lasting.match(f" {text[start : start + FAR]}") or (word > 0 and lasting.match(text, word)))


def opens(reading: Reading, start: int, end: int) -> int:
    """Where between two offsets what is to be done opens first, "agreed | to raise", "تعهدت | برفع", or -1."""
    forms = reading.pack.once(_forms)
    found = forms.opening.search(reading.text, start, end + FAR)
    return found.end() - len(found[0].lstrip(" ,،:")) if found and found.start() <= end else -1


def _manner(reading: Reading, start: int, end: int) -> int:
    """Of one label: 3 or 2 where it firmly numbers what is to be done, 1 where it may, -1 what was done, 0 neither."""
    if _listed(reading, end) or reading.once(Leads).verb_within(start - 1, end):
        return 3
    if lasting := reading.pack.once(_forms).lasting.match(reading.text, end):
        # "العقد الثالث بيئي وينص على": a listed verb may stand behind an adjective
        return 3 if first_hit(reading, "clause.verbs", end, lasting.end()) else 2
    if provides(reading, end):
        return 2
    tense = _tense(reading, end)
    if (
        tense >= 0
        and not reading.pack.once(lexis).verb_first
        and reading.once(Leads).leading(reading.text, start, end)
    ):
        return 2  # where the verb comes first, it follows such words, and tells by itself
    apart = reading.text[end - 1 : end] in APART or reading.text[end : end + 1] in APART
    return 2 if tense > 0 and apart else tense


def _listed(reading: Reading, at: int) -> bool:
    """Whether the first word after a label surely tells what is to be done: "guarantees", "to raise", رفع."""
    verb = first_hit(reading, "clause.verbs", at, at + 3)
    if verb and verb.value != "bare" and verb.word not in reading.pack.once(lexis).linking:
        return not personal(reading, verb.start)
    return reading.pack.once(_forms).opening.match(reading.text, at) is not None or acting(reading, [at])


def _tense(reading: Reading, at: int) -> int:
    """1 where the sentence that follows a label tells what is to come, -1 where it tells what was, or 0."""
    text, forms = reading.text, reading.pack.once(_forms)
    end = sentence_end(reading, at, min(at + FAR, len(text)), reading.pack.once(lexis).abbreviations)
    listed = first_hit(reading, "clause.verbs", at, at + 3)
    past = None if listed and listed.value != "bare" else forms.past.match(text, at)  # "The first demanded"
    due, told = forms.due.search(text, at, end), forms.told.search(text, at, end) or past
    if due and not (told and told.start() < due.start()):
        return 1
    return -1 if told else 0
