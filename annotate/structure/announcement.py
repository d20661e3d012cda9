"""Announcement: what is said before numbered lines or labels, and between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from annotate.pack import Pack
from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.lexis import lexis

SENTENCE = 160
"""How far before "the following:" its sentence may begin (characters)."""
FIRST = 24
"""How far from its start the first word of a provision ends (characters)."""
_FIRST = regex(r"[\s:،,\-–.)\"“«]{0,5}([^\W\d_]+)")
_STOP = regex(r"[.!?؟]\s")
SPEECH = "quote.verbs"
"""The lexicon that knows verbs of speaking."""
AGREED = "clause.agreements"
DEALING = (AGREED, "clause.dealing")
DOING = (SPEECH, "clause.verbs", "clause.announcing")
"""The lexicons of what a body does in a resolution: it *notes*, *requires*, *requests*."""
FEWEST = 3
"""Fewer such verbs are no resolution."""
COLON = 4
"""So far before the first label at most the colon ends (characters)."""
QUOTATIVE = "quotative"
"""The value of a verb that reports before words in marks alone: he *goes*, “…”; a depot goes to its town."""
TEXTUAL = "document"
"""The value there of what only texts do."""
NEXT = 16
"""How far before a word the one stands that points to what follows (characters)."""
CALLED = 60
"""How far before a colon the verb stands that announces what is called for (characters)."""
MANY = 8
"""So many words of people who talk are looked at."""
ASKED = 80
"""How far behind the last label its reader may be spoken to (characters)."""
THING = 32
"""How far before the numbers the things stand that they number (characters)."""


def announces(
    reading: Reading, start: int, end: int, near: int = -1, *, signs: bool = True, bodies: Sequence[int] = ()
) -> bool:
    """Whether an agreement is named between two offsets, and no list of other things after it.

    "The winners agreed on the following:" announces provisions, "the agreement was signed by:" names.
    Things count from ``near`` on, the start of the paragraph that announces, close before what they
    announce, and only where no verb of provisions follows them: "the accord between the two countries provides:".
    A letter announces what ``signs`` number, "1. …", and not "first, I thank you". "The following:" does so only
    where most of what is numbered, which starts at the ``bodies``, opens with what is to be done.
    """
    agreed = last_hit(reading, AGREED, start, end)
    if agreed is None:
        agreed = _announcing(reading, max(start, end - CALLED), end, signs=signs, bodies=bodies)
        if agreed is None:
            return resolving(reading, end, bodies)
    thing = things(reading, max(agreed.end, near), end)
    if thing is not None and thing.value == "people" and acting(reading, bodies):
        return True  # "the signatories pledge:" what is to be done, no names
    if thing is None or last_hit(reading, "clause.verbs", thing.end, end):
        return True
    further = last_hit(reading, "clause.announcing", thing.end, end)
    return further is not None and further.value != "acts"


def _announcing(reading: Reading, start: int, end: int, *, signs: bool, bodies: Sequence[int]) -> Hit | None:
    """The last word between two offsets that announces provisions before a colon."""
    hits = reading.hits("clause.announcing")
    colon = reading.text.rfind(":", start, end)
    for at in range(bisect_left(hits, (end,)) - 1, -1, -1):
        hit = hits[at]
        if hit.start < start or colon < start:
            return None
        allowed = (
            _followed(reading, hit, end, bodies) if hit.value == "acts" else signs or hit.value != "signs"
        )
        if hit.end <= colon and allowed:
            return hit
    return None


def announced_by(reading: Reading, start: int, end: int, bodies: Sequence[int]) -> bool:
    """Whether a word between two offsets announces what is to be done: "the ministry said that requirements are"."""
    lexicons = (AGREED, "clause.announcing")
    named = any(last_hit(reading, name, start, end) for name in lexicons)
    thing = last_hit(reading, "clause.things", start, end)
    return named and (thing is None or bool(thing.value)) and acting(reading, bodies)


def _followed(reading: Reading, hit: Hit, end: int, bodies: Sequence[int]) -> bool:
    """Whether what "the following:" announces is to be done, and its sentence names no things: "doctors advise"."""
    thing = last_hit(reading, "clause.things", _sentence(reading, hit.start), end)
    return (thing is None or thing.value == "people") and acting(reading, bodies)


def acting(reading: Reading, bodies: Sequence[int]) -> bool:
    """Whether most of what starts at some offsets opens with what is to be done: "رفع الأجور", "تشكيل لجنة"."""
    acts = reading.pack.once(_acts)
    words = (_FIRST.match(reading.text, at, at + FIRST) for at in bodies)
    return 3 * sum(bool(word and acts.fullmatch(word[1])) for word in words) >= 2 * len(bodies) > 0


def _acts(pack: Pack) -> re.Pattern[str]:
    """A pattern for the nouns of what is to be done, with their article."""
    words = pack.once(lexis)
    if not words.acts:
        return regex("(?!)")
    shapes = "|".join(re.escape(shape).replace(r"\?", "[^\\W\\d]") for shape in words.acts)
    joints = "".join(map(re.escape, pack.script.conjunctions))
    articles = "".join(f"(?:{re.escape(article)})?" for article in words.articles)
    return regex(f"{f'[{joints}]?' if joints else ''}{articles}(?:{shapes})")  # "أما الثانية فاستئناف"


def resolving(reading: Reading, end: int, bodies: Sequence[int]) -> bool:
    """Whether what a colon leads to says, number by number, what somebody does: "the ministers: I. Adopted …"."""
    words = [_FIRST.match(reading.text, at, at + FIRST) for at in bodies]
    if reading.text[end - COLON : end].rstrip()[-1:] != ":" or len(words) < FEWEST:
        return False
    who = max(
        _sentence(reading, end - COLON), *(reading.text.rfind(mark, end - CALLED, end) for mark in ",،")
    )
    if last_hit(reading, SPEECH, who, end):
        return False  # "what he said:", but "having considered the report, the ministers:"
    starts = [word.start(1) for word in words if word]
    sure, all_ = (sum(_opens(reading, at, names) for at in starts) for names in (DOING, (*DOING, AGREED)))
    return 3 * sure >= len(words) and 3 * all_ >= 2 * len(words)


def _opens(reading: Reading, at: int, lexicons: Sequence[str]) -> bool:
    """Whether a word of some lexicons starts at an offset."""
    return any(first_hit(reading, name, at, at + 1) for name in lexicons)


def advises(reading: Reading) -> bool:
    """Whether the first line calls what follows advice to its reader: "Ten tips for a safer commute"."""
    lines = reading.lines
    return bool(lines) and first_hit(reading, "clause.guides", *lines[0]) is not None


def asks(reading: Reading, start: int, end: int) -> bool:
    """Whether nobody but the reader is spoken to between two offsets: "you should hire a lawyer"."""
    hits = reading.hits("outline.spoken")
    at = bisect_left(hits, (start,))
    return {hit.value for hit in hits[at : at + MANY] if hit.start < end} == {"you"}


def things(reading: Reading, start: int, end: int) -> Hit | None:
    """The things other than provisions that are named close before an offset, in the sentence that leads to it.

    What may be either is what its sentence tells: "the pact has four steps", but "four steps to a dry cellar".
    """
    thing = last_hit(reading, "clause.things", max(start, end - THING), end)
    if thing is None or _STOP.search(reading.text, thing.end, end):
        return None
    if first_hit(reading, "clause.plurals", thing.start, thing.start + 1):
        begin = _sentence(reading, thing.start)
        if last_hit(reading, AGREED, begin, thing.start) or last_hit(
            reading, "clause.following", thing.start - NEXT, thing.start
        ):
            return None  # "We commit to the following steps:"
        verb = last_hit(reading, "clause.verbs", begin, thing.start)
        if verb is not None and verb.value != "bare" and not personal(reading, verb.start):
            return None
    return thing


def _sentence(reading: Reading, at: int) -> int:
    """Where the sentence starts that an offset lies in."""
    return max(0, *(reading.text.rfind(stop, max(0, at - SENTENCE), at) for stop in (". ", "\n")))


def speaks(reading: Reading, start: int, end: int) -> bool:
    """Whether somebody speaks between two offsets; who pledges or agrees ("يتعهد الطرفان"), or "talks", does not.

    A word with a preposition is no verb: "للمتابعة", "بقول".
    """
    hits, joints = reading.hits(SPEECH), ("", *reading.pack.script.conjunctions)
    at = bisect_left(hits, (start,))
    while at < len(hits) and hits[at].start < end:
        place = hits[at].start
        agreeing = any(first_hit(reading, name, place, place + 1) for name in DEALING)
        verb = hits[at].value != QUOTATIVE and not agreeing
        if verb and reading.text[hits[at].outer : place] in joints:
            return True
        at += 1
    return False


def personal(reading: Reading, at: int) -> bool:
    """Whether a verb that starts at an offset is one of people who speak, and not of texts (ينص)."""
    said = first_hit(reading, SPEECH, at, at + 1)
    return said is not None and said.value not in (TEXTUAL, QUOTATIVE)


def count(reading: Reading, start: int, end: int, value: int, *, agreed: bool = False) -> Hit | None:
    """The word for a number that stands between two offsets, and counts nothing that is agreed ("two treaties").

    With ``agreed`` it may: "four demands".
    """
    hits = [last_hit(reading, name, start, end) for name in ("clause.cardinals", "date.numerals")]
    hit = next((hit for hit in hits if hit is not None and hit.value == str(value)), None)
    if agreed or hit is None:
        return hit
    return None if first_hit(reading, AGREED, hit.end, hit.end + 2) else hit
