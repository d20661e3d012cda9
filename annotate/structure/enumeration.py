"""Enumeration: runs of provisions in prose that adverbs or signs number: "first, …; second, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from annotate.reading import Reading
from annotate.structure.announcement import (
    advises,
    announced_by,
    announces,
    asks,
    count,
    first_hit,
    last_hit,
    speaks,
    things,
)
from annotate.structure.conclusion import concluded
from annotate.structure.labels import roman
from annotate.structure.lexis import ClauseWords
from annotate.structure.marked import marked
from annotate.structure.statement import BREAKS, EDGE, PAUSES, Provision, Statements, back, sentence_start
from annotate.structure.weight import weighs

WORDS = 4
"""A name or figure has no more words."""
MANY = 3
"""Fewer provisions than this need an agreement, though they are counted."""
VERB = 40
"""How far before the colon the verb of a text may start that provides what follows (characters)."""
ASKED = 80
"""How far behind the last label its reader may be spoken to (characters)."""
NAMED = 240
"""How far before its sentence the agreement may be named that "It provides, first, …" speaks of (characters)."""
CLOSE = 3
"""Fewer words than this stand between who agrees and the word that leads to what is agreed."""
_ROMAN = re.compile(r"(?<![^\s(])\(?([ivx]{1,5})\)(?=\s)")
_MARKS = ('"', "“", "”", "«", "'")
_BODY = re.compile(r"[ ]?[\w\"'“«]")
_DASHED = re.compile(r"[:،؛,;][ ]([^\W\d_])[-–/](?=[ ]?\w)")
_SIGNED = re.compile(r"\s?:")
_COUNT = re.compile(r"[ ]?:|,[ ]")
_CLOSED = re.compile(r"[ ]?(?:[)\-–./°º](?=\s?[^\W\d])|\)(?=\s[0-9]))")


def adverbial(reading: Reading, words: ClauseWords) -> list[list[Provision]]:
    """Runs labelled with adverbs after a colon, or cardinals before one: "أولاً وقف القتال، ثانياً…", "One: …"."""
    cardinals = reading.hits("clause.cardinals")
    starts = {hit.start for hit in cardinals}
    # "one, reopen the port", but "one, two, three"
    counted = [hit for hit in cardinals if _COUNT.match(reading.text, hit.end) and hit.end + 2 not in starts]
    runs: list[list[Provision]] = []
    numbering = {hit.end + 1: hit for hit in reading.hits("clause.numbering")}  # "Number one, …"
    for hits in (reading.hits("clause.adverbs"), counted):
        first = [numbering.get(hit.start, hit) for hit in hits]
        labels = [(f.outer, f.start, hit.end, int(hit.value)) for f, hit in zip(first, hits, strict=True)]
        runs += _announced(reading, words, concluded(reading, words, labels), loose=False)
    return runs


def signed(reading: Reading, words: ClauseWords) -> list[list[Provision]]:
    """Runs labelled with digits or letters after a colon: "agreed: (1) to free … (2) to pay …"."""
    if not any(reading.hits(f"clause.{name}") for name in ("agreements", "announcing", "plurals")):
        return []
    lettered = sorted(_lettered(reading))
    orders = [
        [(start, end, order.find(sign) + 1) for start, end, sign in lettered] for order in words.letters
    ]
    found: list[list[Provision]] = []
    for signs in ([*_numbered(reading)], [*_roman(reading)], *orders):
        labels = [(start, start, end, value) for start, end, value in signs if value]
        taken = {chain[0].start for chain in found}
        found += [c for c in _announced(reading, words, labels, loose=True) if c[0].start not in taken]
    return found


def _numbered(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Numbers of one or two digits with a mark: "(1)", "2)", "3-", "4.", "5°"."""
    text = reading.text
    for start, end in reading.numbers:
        close = _CLOSED.match(text, end, end + 4) if end - start <= 2 else None
        opened = start > 0 and text[start - 1] == "("
        if close and (opened == (")" in close[0]) or ")" in close[0]):
            yield start - opened, close.end(), int(text[start:end])


def _roman(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Small Roman numbers in brackets, or with a closing one: "(ii)", "ii)"."""
    if "i)" not in reading.text:
        return  # a run begins with one
    for match in _ROMAN.finditer(reading.text):
        yield match.start(), match.end(), roman(match[1])


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
    reading: Reading, words: ClauseWords, labels: list[tuple[int, int, int, int]], *, loose: bool
) -> list[list[Provision]]:
    """Runs among labels ``(outer, start, end, number)`` that an agreement and a colon announce.

    With ``loose``, a further label needs no punctuation before it: "1- رفع الحصار 2- إدخال المساعدات".
    """
    if len(labels) < 2:
        return []
    near = reading.once(Statements)
    text = reading.text
    done: list[list[Provision]] = []
    run: list[Provision] = []
    for at, (outer, start, end, value) in enumerate(labels):
        if run and value != run[-1].number + 1 and value != 1:
            continue
        if loose and not _BODY.match(text, end, end + 3):
            continue
        para = near.para(start)
        if para < 0 or para in near.listed:
            continue
        floor = near.paras[para].start
        stop = back(text, outer, floor, EDGE)
        joint, sort = near.joint(text, stop, floor)
        begin = outer
        if sort == "and" and text[outer] != "(":
            stop = back(text, joint, floor, EDGE)
            begin = outer if loose else joint
        breaks = stop <= floor or text[stop - 1] in BREAKS + PAUSES
        made = Provision(begin, end, (start, end), value, value, para, reading.cased[start:end], True)
        if run and value == run[-1].number + 1 and para == run[-1].para:
            if breaks or loose:
                run.append(made)
        elif value == 1 and _opens(
            reading, words, near, made, outer, stop, _counted_up(labels, at), loose=loose
        ):
            done.append(run)
            run = [made]
    done.append(run)
    return [chain for chain in done if len(chain) > 1 and not _listed(reading, chain)]


def _opens(
    reading: Reading,
    words: ClauseWords,
    near: Statements,
    made: Provision,
    start: int,
    stop: int,
    bodies: list[int],
    *,
    loose: bool,
) -> bool:
    """Whether a first label opens a run; its arguments are those of :func:`_introduced`."""
    if not loose and asks(reading, made.start, bodies[-1] + ASKED):
        return False  # "Their plan has three steps. First, … Third, you should": it advises its reader
    # "First, it will", but "the first shows" is no adverb
    mark = reading.text[made.label[1] : made.label[1] + 1]
    apart = loose or not reading.pack.script.cased or mark in (",", ":")
    if apart and weighs(reading, words, [(made.start, end) for end in bodies]):
        return True
    return _introduced(reading, near, made, start, stop, bodies)


def _counted_up(labels: list[tuple[int, int, int, int]], at: int) -> list[int]:
    """Where the labels end that count up from one on."""
    ends = [labels[at][2]]
    for further in range(at + 1, len(labels)):
        _, _, end, value = labels[further]
        if value == 1:
            break
        if value == len(ends) + 1:
            ends.append(end)
    return ends


def _listed(reading: Reading, run: list[Provision]) -> bool:
    """Whether names or figures stand between the labels: "three banks: (1) Alpha, (2) Beta", "1. Yes, 52 percent"."""
    bodies = [reading.cased[a.label[1] : b.start].split() for a, b in pairwise(run)]
    named = sum(all(word[0].isupper() for word in body if len(word) > 3) for body in bodies)
    counted = sum(any(map(str.isdigit, "".join(body))) for body in bodies)
    short = all(len(body) <= WORDS for body in bodies)
    return short and (counted == len(bodies) or (reading.pack.script.cased and named == len(bodies)))


def _introduced(
    reading: Reading, near: Statements, made: Provision, start: int, stop: int, bodies: list[int]
) -> bool:
    """Whether what stands before the first label announces provisions: an agreement, most often with a colon.

    ``start`` is that of the label, ``stop`` the end of the words before it, ``bodies`` what all labels number.
    """
    if advises(reading):
        return False
    text, floor = reading.text, near.paras[made.para].start
    worded = first_hit(reading, "clause.adverbs", start, start + 1) is not None
    if worded and marked(reading, start):
        return False  # "He had three rules. ''First, look out of the window,'' he said": somebody speaks
    if stop > floor:
        sentence = sentence_start(text, stop - 1, floor)
        before = text[stop - 1]
        if before == ".":
            return _counted(reading, floor, sentence, stop, len(bodies))
        if near.word(text, stop, floor)[1] == "that":
            return announces(reading, sentence, start)  # "the statement says that first, …"
        apart = text[made.label[1] : made.label[1] + 1] in BREAKS  # "Oslo agreed first."
        if worded and not apart and _leading(reading, sentence, stop):
            return True
        if before in ",،" or (before != ":" and text[start] != "(" and text[made.label[1] - 1] == ")"):
            between = before in ",،" and text[made.label[1] : made.label[1] + 1] in (",", "،")
            return _undertaken(reading, sentence, stop - (before in ",،"), between=between)
        if (
            worded
            and before.isalnum()
            and all(_SIGNED.match(text, end) for end in bodies)
            and len(bodies) > 1
        ):
            return announced_by(reading, sentence, stop, bodies)  # "الشروط تتمثل في أولاً: …، ثانياً: …"
        if before != ":" and text[start] != "(":
            return False
        if before == ":" and not worded and _numbered_points(reading, sentence, stop, len(bodies)):
            return True
        # "It provides: 1. …": the agreement may be named in the paragraph before
        told = last_hit(reading, "clause.verbs", stop - VERB, stop) if before == ":" else None
        lower = (
            start - 240
            if told and (told.end > stop - 3 or not speaks(reading, told.start, stop))
            else max(floor, start - 240)
        )
    else:
        if made.para == 0 or text[near.paras[made.para - 1].end - 1] != ":":
            return False
        lower = near.paras[made.para - 1].end - 240
    if worded and text[start - 1 : start] in _MARKS:
        return False  # "In a statement, a lawyer said: “First, …": somebody speaks
    return announces(reading, lower, start, signs=not worded, bodies=bodies)


def _leading(reading: Reading, start: int, end: int) -> bool:
    """Whether who agrees stands right before a label: "the court found first, that …", "اتفق الجانبان على أولاً، …"."""
    leading = last_hit(reading, "clause.leading", start, end)
    if leading is None or leading.end != end:
        agreed = last_hit(reading, "clause.agreements", start, end)
        return agreed is not None and agreed.end == end
    agreed = last_hit(reading, "clause.agreements", start, leading.start)
    return agreed is not None and len(reading.text[agreed.end : leading.start].split()) < CLOSE


def _numbered_points(reading: Reading, start: int, end: int, many: int) -> bool:
    """Whether as many provisions are counted before a colon as labels follow it: "a note in four points: (a) …"."""
    counted = last_hit(reading, "clause.plurals", end - VERB, end)
    if counted is None or many < MANY or things(reading, start, end) is not None:
        return False
    return count(reading, start, counted.start, many) is not None


def _undertaken(reading: Reading, start: int, end: int, *, between: bool) -> bool:
    """Whether little stands between who agrees and a comma: "the city undertook, first, to …".

    Or nothing where what provides was named before, for a label ``between`` commas: "It provides, first, …".
    """
    agreed = last_hit(reading, "clause.agreements", start, end)
    if agreed is None and between:
        verb = last_hit(reading, "clause.verbs", start, end)
        named = last_hit(reading, "clause.agreements", start - NAMED, start)
        return verb is not None and named is not None and not reading.text[verb.end : end].strip()
    return agreed is not None and len(reading.text[agreed.end : end].split()) < 6


def _counted(reading: Reading, floor: int, start: int, end: int, many: int) -> bool:
    """Whether a sentence counts what follows it: "The agreement rests on three commitments. First, …".

    Where it has the very number of the labels, the paragraph (from ``floor``) may tell that this is agreed:
    "They accepted a truce. It has four elements. First, …", but not "five arguments against the law".
    """
    if first_hit(reading, "clause.following", start, end):
        return (
            last_hit(reading, "clause.agreements", start, end) is not None
        )  # "agreed on the following. First, …"
    number = count(reading, start, end, many)
    if number is not None and last_hit(reading, "clause.agreements", floor, number.start):
        return announces(reading, floor, end)
    return announces(reading, start, end) and last_hit(reading, "clause.plurals", start, end) is not None
