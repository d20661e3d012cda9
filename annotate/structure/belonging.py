"""Belonging: what a numbered label is a part of: "the second section of the line", "البند الأول من الاتفاق"."""

from __future__ import annotations

import re
from bisect import bisect_right

from annotate.pack import Pack
from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.leads import Leads, back, sentence_start
from annotate.structure.lexis import lexis
from annotate.structure.numbered import Numbered
from annotate.structure.outline import outline

ASKED = 32
"""How far before its label the verb starts that goes with the word after it (characters)."""
SUBJECT = 4
"""A subject that its number follows has no more words."""
PART = 30
"""How far after "of" the name of an agreement may stand: "of the draft peace agreement" (characters)."""
LASTING = 16
"""How far behind "of" the word for a span of time starts: "of 42 days" (characters)."""
TIMES = ("outline.months", "date.weekdays")
_STOP = regex(r"[.!?؟،]\s")
_SHUT = regex(r"(?: \w{1,12})?[,،]")
"""The comma behind a label, or behind "and last" after it."""


def part_of(reading: Reading, end: int) -> str:
    """The word after a label that makes it a part of something: "of", "من"."""
    return next((p for p in reading.pack.once(lexis).parts if reading.text.startswith(f" {p} ", end)), "")


def lasting(reading: Reading, end: int) -> bool:
    """Whether the word behind a label tells how long it is, or what happens "in" it: "a first phase of six weeks"."""
    part = part_of(reading, end)
    if reading.once(Leads).before.get(part) == "in":
        return True
    after = end + len(part) + 2
    return first_hit(reading, "date.units", after, after + LASTING) is not None


def provides(reading: Reading, end: int) -> bool:
    """Whether a verb, listed or not, seems to follow a label: "Article 2 scraps", "Part one of the deal frees"."""
    if part := part_of(reading, end):
        agreed = first_hit(reading, "clause.agreements", end + len(part) + 2, end + len(part) + 2 + PART)
        end = agreed.end if agreed else end
    return reading.pack.once(_shaped).match(reading.text, end) is not None


def _shaped(pack: Pack) -> re.Pattern[str]:
    """The pattern of a verb after its label, with the white space before it."""
    return regex(rf"\s(?:{pack.once(lexis).shaped})")


def _asking(pack: Pack) -> frozenset[str]:
    """The verbs of asking as a reading has them."""
    return frozenset(map(pack.fold, pack.once(lexis).asking))


def elsewhere(reading: Reading, item: Numbered) -> bool:
    """Whether the words after a label make it a part of something else: "the second section of the line"."""
    part = part_of(reading, item.end)
    if not part:
        return False
    asked = last_hit(reading, "clause.verbs", item.start - ASKED, item.start)
    if (
        asked
        and asked.word in reading.pack.once(_asking)
        and not _STOP.search(reading.text, asked.end, item.start)
    ):
        return False  # "تطلب الفقرة الثالثة من الأمين العام": the verb goes with the word
    after = item.end + len(part) + 2
    if any(first_hit(reading, name, after, after + 1) for name in TIMES):
        return False  # "المرحلة الأولى في تموز"
    agreed = first_hit(reading, "clause.agreements", after, after + PART) or _letter(reading, after)
    if agreed and item.number > 1 and any(map(str.isdigit, reading.text[agreed.end : agreed.end + 9])):
        return True  # "paragraph 4 of Resolution 2510", "article 9 of the treaty of 1909"
    if agreed and len(reading.text[after : agreed.start].split()) <= 2:
        return False  # "of the draft peace agreement", but "of the book describes the treaty"
    return (
        item.lemma in reading.pack.once(lexis).weak
        or not item.noun.value
        or first_hit(reading, "clause.things", after, after + PART) is not None
    )


def _letter(reading: Reading, at: int) -> Hit | None:
    """The word for a text that may be signed which stands close behind an offset: "of the letters"."""
    hit = first_hit(reading, "clause.announcing", at, at + PART)
    return hit if hit and hit.value == "signs" else None


def headed(reading: Reading, item: Numbered) -> bool:
    """Whether a label is all of a head, or of its words outside brackets: "المرحلة الأولى (42 يوماً)"."""
    heads = reading.once(outline).heads
    at = bisect_right(heads, (item.start, len(reading.text))) - 1
    if at < 0 or item.start >= heads[at][1]:
        return False
    rest = reading.text[item.end : heads[at][1]].strip()
    return not rest or (rest[0] == "(" and rest[-1] == ")")


def aside(reading: Reading, leads: Leads, start: int, end: int, floor: int) -> bool:
    """Whether a label stands in a parenthesis of its statement: "وتعمل اللجان، وفق البند الثامن، على"."""
    text = reading.text
    joint, value = leads.word(text, back(text, start, floor), floor)
    if value != "under":
        return False
    commas = text[max(floor, back(text, joint, floor) - 1) : joint].strip() in (",", "،")
    return commas and _SHUT.match(text, end) is not None


def apposed(reading: Reading, start: int, end: int, floor: int) -> int:
    """Where a statement starts of whose subject an ordinal between commas tells the number, or -1.

    "L'annexe politique, la première, attribue…"
    """
    text, leads = reading.text, reading.once(Leads)
    stop = back(text, start, floor)
    joint, value = leads.word(text, stop, floor)
    stop = back(text, joint, floor) if value == "the" else stop
    if not text.startswith(",", end) or text[stop - 1 : stop] != ",":
        return -1
    begin = sentence_start(text, stop - 1, floor)
    verb = leads.verb_within(end + 1, end + 4) or provides(reading, end + 1)
    return begin if verb and len(text[begin:stop].split()) <= SUBJECT else -1
