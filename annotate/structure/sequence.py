"""Sequence: provisions that follow one another: "first, …, then … and finally …".

"Le texte prévoit d'abord le gel de la taxe, ensuite une aide et enfin une cellule de médiation." They stand in one
sentence, or open one each behind what counts them: "adopted three measures. First, … Then … Finally, …".
"""

from __future__ import annotations

from annotate.reading import Hit, Reading, last_hit
from annotate.structure.announcement import ASKED, acting, advises, announces, asks, count, speaks
from annotate.structure.introduction import provides
from annotate.structure.leads import PAUSES, Leads, back, sentence_start
from annotate.structure.lexis import lexis
from annotate.structure.listing import listed
from annotate.structure.marked import marked
from annotate.structure.paragraphs import FINAL, para_at, paragraphs, sentence_end
from annotate.structure.stages import made
from annotate.structure.statement import Provision

LEAST = 3
"""Fewer than these are only two things that follow each other: "first … and finally"."""
FAR = 600
"""No further behind the first does the last of them stand (characters)."""
LENGTH = 2
"""So many words stand between two at least: "puis ensuite" is one."""


def ordered(reading: Reading) -> list[list[Provision]]:
    """Runs that "first", "then" and "finally" number behind the verb of an agreement."""
    runs = [run for run in _runs(reading) if len(run) >= LEAST and run[-1].value == "last"]
    return [made(reading, run, _begins) for run in runs if _holds(reading, run)]


def _begins(reading: Reading, hit: Hit, floor: int) -> int:
    """Where the words start that a word numbers: with "and" before it, or with it."""
    stop = back(reading.text, hit.outer, floor)
    joint, sort = reading.once(Leads).joint(reading.text, stop, floor)
    return joint if sort == "and" else hit.outer


def _runs(reading: Reading) -> list[list[Hit]]:
    """The words that follow one another in one sentence: one that begins, some that go on, one that ends."""
    runs: list[list[Hit]] = []
    close = stop = 0
    for hit in reading.hits("clause.sequence"):
        if hit.start < stop:
            continue  # "tout d'abord" holds "d'abord"
        stop = hit.end
        if hit.value == "first":
            para = para_at(reading, hit.start)
            if para < 0 or para in reading.once(listed):
                continue
            close = min(reading.once(paragraphs)[para].end, hit.end + FAR)
            if not _opens(reading, hit):
                close = sentence_end(reading, hit.end, close, reading.pack.once(lexis).abbreviations)
            runs.append([hit])
        elif (
            runs and hit.end < close and runs[-1][-1].value != "last" and _follows(reading, runs[-1][-1], hit)
        ):
            runs[-1].append(hit)
    return runs


def _opens(reading: Reading, hit: Hit) -> bool:
    """Whether a word opens a sentence."""
    stop = back(reading.text, hit.outer, 0)
    return stop > 0 and reading.text[stop - 1] in FINAL


def _follows(reading: Reading, last: Hit, hit: Hit) -> bool:
    """Whether a word stands behind a mark or "and", and some words behind the one before."""
    text, leads = reading.text, reading.once(Leads)
    stop = back(text, hit.outer, last.end)
    joined = hit.outer < hit.start or leads.joint(text, stop, last.end)[1] == "and"
    parted = joined or text[stop - 1] in f"{PAUSES};؛{FINAL}"
    return parted and len(text[last.end : hit.outer].split()) >= LENGTH


def _tells(reading: Reading, run: list[Hit]) -> bool:
    """Whether a comma parts the first from its sentence, or, in a language of verbs first, acts follow: "أولا رفع"."""
    if reading.once(Leads).verb_first:
        return acting(reading, [hit.end for hit in run])
    return reading.text[run[0].end] == ","


def _counted(reading: Reading, start: int, stop: int, many: int) -> bool:
    """Whether just so many things are decided or agreed before a colon: "adopted three measures: first …"."""
    noun = last_hit(reading, "clause.plurals", start, stop)
    return (
        noun is not None
        and not speaks(reading, noun.end, stop)
        and count(reading, start, noun.start, many) is not None
        and announces(reading, start, stop, signs=False)
    )


def _holds(reading: Reading, run: list[Hit]) -> bool:
    """Whether what provides, or what is agreed, stands right before the first: "The deal calls first for a truce".

    But not "The deal will first go to the members, then to the board": that tells what becomes of it.
    """
    first = run[0]
    if marked(reading, first.start) or advises(reading) or asks(reading, first.start, run[-1].end + ASKED):
        return False
    floor = reading.once(paragraphs)[para_at(reading, first.start)].start
    start, stop = sentence_start(reading.text, first.outer, floor), back(reading.text, first.outer, floor)
    leads = reading.once(Leads)
    if len({_opens(reading, hit) for hit in run}) > 1:
        return False  # "He was ill. First he slept, then …"
    if _opens(reading, first) and not _tells(reading, run):
        return False  # "First on stage was the king. Then …"
    if reading.text[stop - 1 : stop] in (":", *FINAL):
        return _counted(reading, sentence_start(reading.text, stop - 1, floor), stop, len(run))
    agreed = last_hit(reading, "clause.agreements", start, stop) if leads.verb_first else None
    if agreed and agreed.end == stop:
        stop = back(reading.text, agreed.outer, floor)  # "ينص الاتفاق أولا على"
    elif not provides(reading, start, stop):
        return False
    verb = leads.verbs.get(stop)
    under = leads.before.get(leads.leading(reading.text, start, stop)) == "under"
    linking = reading.pack.once(lexis).linking
    return verb is not None and verb.value != "bare" and (under or verb.word not in linking)
