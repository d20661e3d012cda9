"""Statement: where the statement that a label opens starts: "أما البند الثاني", "while the third clause".

A label that stands inside a statement of something else ("وفقا للمادة 24") opens none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from annotate.pack import Pack
from annotate.reading import Reading
from annotate.structure.announcement import first_hit
from annotate.structure.lexis import ClauseWords
from annotate.structure.listing import listing
from annotate.structure.numbered import spelled
from annotate.structure.paragraphs import paragraphs
from annotate.structure.runs import items

EDGE = " \t\n\r*_\"“”«»'(["
BREAKS = ".!?؟:;؛…•–—"
PAUSES = ",،-"
TOLD = 240
"""How far before such a sentence the agreement may be named: "It recommended … In its first …" (characters)."""
SENTENCE = 160
"""How far back the start of a sentence is looked for (characters)."""


class Opening(NamedTuple):
    """Where the statement of a label starts, and whether a verb, or a connective or "under", brings it in."""

    start: int
    verb: bool
    joined: bool


@dataclass
class Provision:
    """One provision in prose: its extent, its label, its number, and what brought it in.

    A label may name several, "Articles 3 and 4": then ``upto`` is the last of their numbers. It may stand
    ``inside`` its sentence. It is ``sure`` where
    a ``verb`` or a colon speaks for it, or a connective ``joined`` it; a ``bare`` verb says less.
    """

    start: int
    end: int
    label: tuple[int, int]
    number: int
    upto: int
    para: int
    evidence: str
    sure: bool
    verb: bool = False
    bare: bool = False
    joined: bool = False
    inside: bool = False

    @property
    def numbers(self) -> str:
        """Its number, or the first and the last of several, "3-4"."""
        return spelled(self.number, self.upto)

    @property
    def place(self) -> tuple[int, int]:
        """Where it starts and where its label ends."""
        return self.start, self.label[1]


class Statements:
    """What the search for openings looks up: paragraphs, and the words that stand before a label."""

    def __init__(self, reading: Reading) -> None:
        self.paras = reading.once(paragraphs)
        self.starts = [para.start for para in self.paras]
        listed = reading.once(listing)
        self.listed = {at for item in items(listed.runs) for at in range(item.para, item.end)}
        self.before = reading.pack.once(_folded)
        words = reading.pack.words(ClauseWords)
        self.verb_first = words is not None and words.verb_first
        self.conjunctions = reading.pack.script.conjunctions
        self.owned = reading.pack.once(_owned)
        self.verbs = {hit.end: hit for hit in reading.hits("clause.verbs")}
        self.verb_starts = [hit.start for hit in reading.hits("clause.verbs") if hit.value != "bare"]
        self.bare_verbs = {hit.start for hit in reading.hits("clause.verbs") if hit.value == "bare"}

    def para(self, at: int) -> int:
        """The paragraph an offset lies in."""
        return bisect_right(self.starts, at) - 1

    def verb_within(self, start: int, end: int) -> bool:
        """Whether a verb of provisions starts between two offsets."""
        at = bisect_left(self.verb_starts, start)
        return at < len(self.verb_starts) and self.verb_starts[at] < end

    def leading(self, text: str, start: int, stop: int) -> str:
        """The words for "in" or "under" that a statement opens with, between two offsets, or none."""
        words = text[start:stop].split()
        phrases = (" ".join(words[:count]) for count in (2, 1))
        return next((phrase for phrase in phrases if self.before.get(phrase) in ("in", "under")), "")

    def joint(self, text: str, stop: int, floor: int) -> tuple[int, str]:
        """The word of ``before`` that ends at an offset, or one that joins before a comma: "and, third, …"."""
        found = self.word(text, stop, floor)
        if not found[1] and text[stop - 1 : stop] in (",", "،"):
            across = self.word(text, stop - 1, floor)
            return across if across[1] == "and" else found
        return found

    def word(self, text: str, stop: int, floor: int) -> tuple[int, str]:
        """The word of ``before`` that ends at an offset: its start and value, or no value."""
        tail = text[max(floor, stop - 32) : stop].replace("\n", " ").split(" ")
        for count in (3, 2, 1):
            phrase = " ".join(tail[-count:])
            value = self.before.get(phrase)
            start = stop - len(phrase)
            if value and (start <= floor or text[start - 1] in EDGE + BREAKS + PAUSES):
                return start, value
        return stop, ""


def _folded(pack: Pack) -> dict[str, str]:
    """The words that may stand before a label as its reading has them, with and without proclitics."""
    words = pack.words(ClauseWords)
    before = words.before if words else {}
    table = dict(zip(pack.keys(before), before.values(), strict=True))
    attached = {pack.fold(c) + word: value for c in pack.script.proclitics for word, value in table.items()}
    return attached | table


@dataclass
class _Lead:
    """The words that bring a label in, found from the label backwards: "وبحسب", "while the", the verb before it."""

    at: int
    verb: bool = False
    values: set[str] = field(default_factory=set)

    @property
    def joined(self) -> bool:
        """Whether a connective brings it in."""
        return "and" in self.values

    @property
    def legal(self) -> bool:
        """Whether "under" or "according to" does."""
        return "under" in self.values


def _lead(text: str, near: Statements, start: int, floor: int) -> _Lead:
    lead = _Lead(start)
    under = False
    for _ in range(5):
        stop = back(text, lead.at, floor)
        if stop == lead.at and text[stop - 1 : stop] != "'":
            break
        hit = near.verbs.get(stop)
        if hit and not lead.verb and not lead.legal:
            lead.at, lead.verb, under = hit.outer, True, False
            continue
        begin, value = near.word(text, stop, floor)
        if not value:
            break
        lead.values.add(value)
        if value == "that":
            break
        under |= value in ("under", "in")
        lead.at = begin
    if under:
        lead.values.add("inside")
    return lead


def opening_of(
    reading: Reading,
    near: Statements,
    start: int,
    floor: int,
    *,
    followed: bool,
    owned: bool = False,
    waited: bool = False,
) -> Opening | None:
    """The opening of the statement that a label stands in, or None where the label is inside one.

    ``followed`` tells that a verb comes after the label, ``waited`` that a run waits for its number: it may then
    follow a comma. ``owned`` tells that the noun is the agreement's: "نص الاتفاق في بنده الأول", "in its first clause".
    """
    text, lead = reading.text, _lead(reading.text, near, start, floor)
    at, joined, inside = lead.at, lead.joined, "inside" in lead.values
    if "that" in lead.values:
        return Opening(at, lead.verb, True)
    stop = back(text, at, floor, EDGE)
    if stop > floor and text[stop - 1] in ",،":
        # "Finally, the third clause", "Por su parte, el artículo 3"
        begin, value = near.word(text, stop - 1, floor)
        if value == "and":
            at, joined = begin, True
            stop = back(text, at, floor, EDGE)
    opening = Opening(at, lead.verb, joined or lead.legal or (waited and inside))
    if stop <= floor or text[stop - 1] in BREAKS:
        return opening
    pause = text[stop - 1] in PAUSES
    if (owned or "its" in lead.values) and "in" in lead.values and not lead.legal:
        begin = _provided(reading, near, start, floor)
        return Opening(at if pause and waited else begin, True, True) if begin >= 0 else None
    if pause and (lead.verb or joined or followed or waited) and not inside:
        return opening
    if pause and waited and inside and (joined or text[at] in near.conjunctions):
        return opening  # "ودعت في الثانية إلى تركيب كاميرات، وفي الثالثة إلى إنشاء شرطة"
    if waited and joined and not inside:
        # "Article 2 frees the prisoners and Article 3 opens the border"; "and" alone says little
        return Opening(at, lead.verb, False)
    if near.verb_first and not (lead.verb or inside) and (begin := _verb(near, text, stop, floor)) >= 0:
        return Opening(begin, False, False)
    begin = -1 if lead.verb or inside else _subject(near, text, stop, floor)
    if begin >= 0 and (followed or first_hit(reading, "clause.agreements", begin, stop)):
        return Opening(begin, lead.verb, joined)
    return None


def _verb(near: Statements, text: str, at: int, floor: int) -> int:
    """Where a statement starts in which one word, most likely a verb, stands before the label, or -1."""
    begin = text.rfind(" ", max(floor, at - 12), at) + 1 or (floor if at - floor < 12 else 0)
    if not begin:
        return -1
    stop = back(text, begin, floor, EDGE)
    joint, value = near.word(text, stop, floor)
    if value == "and":
        return joint
    # "، وأحالت المادة الثالثة": the connective is written together with the verb
    joined = text[begin] in near.conjunctions and text[stop - 1] in PAUSES
    return begin if stop <= floor or text[stop - 1] in BREAKS or joined else -1


def sentence_start(text: str, at: int, floor: int) -> int:
    """Where the sentence starts that an offset lies in, at most :data:`SENTENCE` characters before it."""
    low = max(floor, at - SENTENCE)
    start = max(_rfind(text, mark, low, at) for mark in BREAKS) + 1 or low
    while start < at and text[start] in EDGE:
        start += 1
    return start


def _rfind(text: str, mark: str, low: int, at: int) -> int:
    """Where a mark stands last between two offsets, or -1; that of a figure ("3.5") is none."""
    found = text.rfind(mark, low, at)
    while found > 0 and text[found - 1].isdigit() and text[found + 1 : found + 2].isdigit():
        found = text.rfind(mark, low, found)
    return found


def _provided(reading: Reading, near: Statements, at: int, floor: int) -> int:
    """Where the sentence starts in which the agreement is said to provide ("ونص الاتفاق في بنده"), or -1."""
    start = sentence_start(reading.text, at, floor)
    agreed = first_hit(reading, "clause.agreements", start - TOLD, at)
    return start if agreed and near.verb_within(start - 1, at) else -1


def _subject(near: Statements, text: str, at: int, floor: int) -> int:
    """Where a sentence starts that has a word or two before its label ("The deal's first clause"), or -1."""
    low = max(floor, at - 28)
    start = max((text.rfind(mark, low, at) for mark in BREAKS + PAUSES), default=-1) + 1 or low
    while start < at and text[start] in EDGE:
        start += 1
    if (start == low > floor) or len(text[start:at].split()) > 3 or near.verb_within(start, at):
        return -1
    return -1 if start and text[start - 1] in PAUSES else start


def back(text: str, at: int, floor: int, skip: str = " \t\n\r") -> int:
    """The offset before ``at`` once white space is stepped over, a few characters at most."""
    stop = max(floor, at - 6)
    while at > stop and text[at - 1] in skip:
        at -= 1
    return at


def _owned(pack: Pack) -> frozenset[str]:
    """The nouns that bear their owner, as a reading has them."""
    words = pack.words(ClauseWords)
    return frozenset(pack.folded(words.owned if words else ()))
