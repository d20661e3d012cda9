"""Announcement: what is said before numbered lines or labels, and between them."""

from __future__ import annotations

import re
from bisect import bisect_left

from annotate.reading import Hit, Reading

_STOP = re.compile(r"[.!?؟]\s")
SPEECH = "quote.verbs"
"""The lexicon that knows verbs of speaking."""
CALLED = 60
"""How far before a colon the verb stands that announces what is called for (characters)."""
THING = 32
"""How far before the numbers the things stand that they number (characters)."""


def announces(reading: Reading, start: int, end: int, near: int = -1, *, signs: bool = True) -> bool:
    """Whether an agreement is named between two offsets, and no list of other things after it.

    "The winners agreed on the following:" announces provisions, "the agreement was signed by:" names.
    Things count from ``near`` on, the start of the paragraph that announces, close before what they
    announce, and only where no verb of provisions follows them: "the accord between the two countries provides:".
    A letter announces what ``signs`` number, "1. …", and not "first, I thank you".
    """
    agreed = last_hit(reading, "clause.agreements", start, end)
    if agreed is None:
        agreed = last_hit(reading, "clause.announcing", max(start, end - CALLED), end)
        if agreed is None or (agreed.value and not signs) or ":" not in reading.text[agreed.end : end]:
            return False
    thing = things(reading, max(agreed.end, near), end)
    lexicons = ("clause.verbs", "clause.announcing")
    return thing is None or any(last_hit(reading, name, thing.end, end) for name in lexicons)


def things(reading: Reading, start: int, end: int) -> Hit | None:
    """The things other than provisions that are named close before an offset, in the sentence that leads to it."""
    thing = last_hit(reading, "clause.things", max(start, end - THING), end)
    return None if thing is None or _STOP.search(reading.text, thing.end, end) else thing


def last_hit(reading: Reading, lexicon: str, start: int, end: int) -> Hit | None:
    """The last word of a lexicon that starts between two offsets."""
    hits = reading.hits(lexicon)
    at = bisect_left(hits, end, key=lambda hit: hit.start) - 1
    return hits[at] if at >= 0 and hits[at].start >= start else None


def first_hit(reading: Reading, lexicon: str, start: int, end: int) -> Hit | None:
    """The first word of a lexicon that starts between two offsets."""
    hits = reading.hits(lexicon)
    at = bisect_left(hits, start, key=lambda hit: hit.start)
    return hits[at] if at < len(hits) and hits[at].start < end else None


def speaks(reading: Reading, start: int, end: int) -> bool:
    """Whether somebody speaks between two offsets; who pledges or agrees ("يتعهد الطرفان") does not."""
    said = first_hit(reading, SPEECH, start, end)
    return said is not None and first_hit(reading, "clause.agreements", said.start, said.start + 1) is None


def count(reading: Reading, start: int, end: int, value: int) -> Hit | None:
    """The word for a number that stands between two offsets, and counts nothing that is agreed ("two treaties")."""
    hits = [last_hit(reading, name, start, end) for name in ("clause.cardinals", "date.numerals")]
    hit = next((hit for hit in hits if hit is not None and hit.value == str(value)), None)
    return None if hit is None or first_hit(reading, "clause.agreements", hit.end, hit.end + 2) else hit
