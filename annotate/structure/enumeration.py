"""Enumeration: runs of provisions in prose that adverbs or signs number: "first, …; second, …"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotate.reading import Hit, Reading
from annotate.regex import regex
from annotate.structure.announcement import ASKED, asks
from annotate.structure.conclusion import Placed, concluded
from annotate.structure.dealing import tells_of_persons
from annotate.structure.introduction import introduced
from annotate.structure.labels import Places, counter_at, roman
from annotate.structure.leads import BREAKS, EDGE, PAUSES, Leads, back
from annotate.structure.lexis import lexis
from annotate.structure.listing import listed
from annotate.structure.paragraphs import para_at, paragraphs
from annotate.structure.statement import Provision
from annotate.structure.weight import weighs

FAR = 400
"""So far behind a number in brackets the next one is looked for (characters)."""
WORDS = 4
"""A name or figure has no more words."""
_ROMAN = regex(r"(?<![^\s(])\(?([ivx]{1,5})\)(?=\s)")
_STOPPED = regex(r"[:;,][ ](?:[^\W\d_]{1,3}[ ])?([ivx]{1,5})\.(?=[ ])")
_BODY = regex(r"[ ]?[\w\"'“«]")
_DASHED = regex(r"[:،؛,;][ ]([^\W\d_])[-–/](?=[ ]?\w)")
_COUNT = regex(r"[ ]?:|[,،][ ]")
_CLOSED = regex(r"[ ]?(?:[)\-–./°º](?=\s?(?:[\"“«‘'][ ]?)?[^\W\d])|\)(?=\s[0-9]))")


def adverbial(reading: Reading) -> list[list[Provision]]:
    """Runs labelled with adverbs after a colon, or cardinals before one: "أولاً وقف القتال، ثانياً…", "One: …"."""
    cardinals = reading.hits("clause.cardinals")
    starts = {hit.start for hit in cardinals}
    # "one, reopen the port", but "one, two, three"
    counted = [hit for hit in cardinals if _COUNT.match(reading.text, hit.end) and hit.end + 2 not in starts]
    runs: list[list[Provision]] = []
    for labels in (*map(_placed, (reading.hits("clause.adverbs"), counted)), [*_counters(reading)]):
        runs += _announced(reading, concluded(reading, labels), loose=False)
    return runs


def _placed(hits: list[Hit]) -> list[Placed]:
    return [(hit.outer, hit.start, hit.end, int(hit.value)) for hit in hits]


def _counters(reading: Reading) -> Iterator[Placed]:
    """Numbers that are called so, before a colon or a comma: "No. 1: …", "Number two, …"."""
    places = reading.once(Places)
    for hit in reading.hits("clause.numbering"):
        found = counter_at(reading, places, hit.start)
        if found and _COUNT.match(reading.text, found[0]):
            yield (hit.outer, hit.start, *found)


def signed(reading: Reading) -> list[list[Provision]]:
    """Runs labelled with digits or letters after a colon: "agreed: (1) to free … (2) to pay …"."""
    if not any(reading.hits(f"clause.{name}") for name in ("agreements", "announcing", "plurals")):
        return []
    lettered = sorted(_lettered(reading))
    orders = [
        [(start, end, order.find(sign) + 1) for start, end, sign in lettered]
        for order in reading.pack.once(lexis).letters
    ]
    found: list[list[Provision]] = []
    for signs in ([*_numbered(reading)], [*_roman(reading)], *orders):
        labels = [(start, start, end, value) for start, end, value in signs if value]
        taken = {chain[0].start for chain in found}
        found += [c for c in _announced(reading, labels, loose=True) if c[0].start not in taken]
    return found


def _numbered(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Numbers of one or two digits with a mark: "(1)", "2)", "3-", "4.", "5°"."""
    text = reading.text
    for start, end in reading.numbers:
        close = _CLOSED.match(text, end, end + 6) if end - start <= 2 else None
        opened = start > 0 and text[start - 1] == "("
        if close and (opened == (")" in close[0]) or ")" in close[0]):
            yield start - opened, close.end(), int(text[start:end])


def _roman(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Small Roman numbers in brackets, with a closing one, or with a stop behind a mark: "(ii)", "ii)", "; ii."."""
    for first, pattern in (("i)", _ROMAN), (" i. ", _STOPPED)):
        if first in reading.text:  # a run begins with one
            for match in pattern.finditer(reading.text):
                yield (
                    match.start(1) - reading.text.startswith("(", match.start()),
                    match.end(),
                    roman(match[1]),
                )


def _lettered(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Single letters in brackets, with a closing one, or with a dash or a stroke: "(a)", "b)", "أ-", "أ/"."""
    text = reading.text
    for dashed in _DASHED.finditer(text):
        yield dashed.start(1), dashed.end(), dashed[1]
    close = text.find(")")
    while close >= 0:
        start = close - 1
        if start > 0 and text[start].isalpha() and text[start - 1] in "( :،؛,;\n":
            begin = start - (text[start - 1] == "(")
            if text[close + 1 : close + 2].isspace() or (
                begin < start and text[close + 1 : close + 2].isalpha()
            ):
                yield begin, close + 1, text[start]
        close = text.find(")", close + 1)


def _announced(
    reading: Reading, labels: list[tuple[int, int, int, int]], *, loose: bool
) -> list[list[Provision]]:
    """Runs among labels ``(outer, start, end, number)`` that an agreement and a colon announce.

    With ``loose``, a further label needs no punctuation before it: "1- رفع الحصار 2- إدخال المساعدات".
    """
    if len(labels) < 2:
        return []
    leads, ordinals = reading.once(Leads), reading.once(Places).ordinals
    text = reading.text
    done: list[list[Provision]] = []
    run: list[Provision] = []
    for at, (outer, start, end, value) in enumerate(labels):
        if run and value != run[-1].number + 1 and value != 1:
            continue
        if loose and not _BODY.match(text, end, end + 3):
            continue
        para = para_at(reading, start)
        if para < 0 or para in reading.once(listed):
            continue
        floor = reading.once(paragraphs)[para].start
        stop = back(text, outer, floor, EDGE)
        joint, sort = leads.joint(text, stop, floor)
        begin = outer
        if sort == "and" and text[outer] != "(":
            stop = back(text, joint, floor, EDGE)
            begin = outer if loose else joint
        apart = text[back(text, outer, floor, EDGE) - 1] in PAUSES  # "and, third, …"
        # "and thirdly", but "and third men"
        joined = outer < start or (sort == "and" and start not in ordinals)
        breaks = stop <= floor or apart or joined or text[stop - 1] in BREAKS + PAUSES
        made = Provision(begin, end, (start, end), value, value, para, reading.cased[start:end], True)
        if run and value == run[-1].number + 1 and para == run[-1].para:
            if breaks or loose:
                run.append(made)
        elif value == 1 and _opens(reading, made, outer, stop, _counted_up(labels, at), loose=loose):
            done.append(run)
            run = [made]
    done.append(run)
    return [
        chain
        for chain in done
        if len(chain) > 1 and not _listed(reading, chain) and not _behind(reading, chain[-1])
    ]


def _opens(
    reading: Reading,
    made: Provision,
    start: int,
    stop: int,
    places: list[tuple[int, int]],
    *,
    loose: bool,
) -> bool:
    """Whether a first label opens a run of those at some ``places``; for the others see :func:`introduced`."""
    bodies = [end for _, end in places]
    if not loose and asks(reading, made.start, bodies[-1] + ASKED):
        return False  # "Their plan has three steps. First, … Third, you should": it advises its reader
    if not loose and reading.text[stop - 1 : stop] != ":" and tells_of_persons(reading, bodies):
        return False  # "She has three rules. First, she must sleep"
    # "First, it will", but "the first shows" is no adverb
    mark = reading.text[made.label[1] : made.label[1] + 1]
    apart = loose or not reading.pack.script.cased or mark in (",", ":")
    if apart and weighs(reading, [(made.start, bodies[0]), *places[1:]]):
        return True
    return introduced(reading, made, start, stop, bodies)


def _counted_up(labels: list[tuple[int, int, int, int]], at: int) -> list[tuple[int, int]]:
    """Where the labels that count up from one on start and end."""
    places: list[tuple[int, int]] = []
    for outer, _, end, value in labels[at:]:
        if value == 1 and places:
            break
        if value == len(places) + 1:
            places.append((outer, end))
    return places


def _behind(reading: Reading, last: Provision) -> bool:
    """Whether the next number in brackets ends a sentence, so that each stands behind its words: "A (1), B (2)."."""
    further = f"({last.number + 1})"
    close = min(reading.once(paragraphs)[last.para].end, last.end + FAR)
    at = reading.text.find(further, last.end, close)
    after = at + len(further)
    return at >= 0 and reading.text[after : after + 1].strip() in ("", *"،؛,;.")


def _listed(reading: Reading, run: list[Provision]) -> bool:
    """Whether names or figures stand between the labels: "three banks: (1) Alpha, (2) Beta", "1. Yes, 52 percent"."""
    bodies = [reading.cased[a.label[1] : b.start].split() for a, b in pairwise(run)]
    named = sum(all(word[0].isupper() for word in body if len(word) > 3) for body in bodies)
    counted = sum(any(map(str.isdigit, "".join(body))) for body in bodies)
    short = all(len(body) <= WORDS for body in bodies)
    return short and (counted == len(bodies) or (reading.pack.script.cased and named == len(bodies)))
