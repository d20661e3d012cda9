"""Statement: where the statement that a label opens starts: "أما البند الثاني", "while the third clause".

A label that stands inside a statement of something else ("وفقا للمادة 24") opens none.
"""

from __future__ import annotations

from typing import NamedTuple

from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.structure.leads import BREAKS, EDGE, PAUSES, Leads, back, sentence_start
from annotate.structure.numbered import spelled

BESIDE = 32
"""What is agreed starts no further before a label in it (characters)."""
HELD = 60
"""So far behind the verb that opens a sentence stands what an agreement holds, where the agreement stands between."""
SMALL = 1
"""So many words, as "for", may stand between the verb and what the agreement holds."""
TOLD = 240
"""How far before such a sentence the agreement may be named: "It recommended … In its first …" (characters)."""


class Opening(NamedTuple):
    """Where the statement of a label starts, and whether a verb, or a connective or "under", brings it in."""

    start: int
    verb: bool
    joined: bool


class Provision:
    """One provision in prose: its extent, its label, its number, and what brought it in.

    A label may name several, "Articles 3 and 4": then ``upto`` is the last of their numbers. It may stand
    ``inside`` its sentence, or be what an agreement is said to hold: ``held``. It is ``sure`` where
    a ``verb`` or a colon speaks for it, or a connective ``joined`` it; a ``bare`` verb says less.
    """

    def __init__(
        self,
        start: int,
        end: int,
        label: tuple[int, int],
        number: int,
        upto: int,
        para: int,
        evidence: str,
        sure: bool,
        verb: bool = False,
        bare: bool = False,
        joined: bool = False,
        inside: bool = False,
        held: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.number = number
        self.upto = upto
        self.para = para
        self.evidence = evidence
        self.sure = sure
        self.verb = verb
        self.bare = bare
        self.joined = joined
        self.inside = inside
        self.held = held

    @property
    def numbers(self) -> str:
        """Its number, or the first and the last of several, "3-4"."""
        return spelled(self.number, self.upto)

    @property
    def place(self) -> tuple[int, int]:
        """Where it starts and where its label ends."""
        return self.start, self.label[1]


class _Lead:
    """The words that bring a label in, found from the label backwards: "وبحسب", "while the", the verb before it."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.verb = False
        self.values: set[str] = set()

    @property
    def joined(self) -> bool:
        """Whether a connective brings it in."""
        return "and" in self.values

    @property
    def legal(self) -> bool:
        """Whether "under" or "according to" does."""
        return "under" in self.values


def _lead(text: str, leads: Leads, start: int, floor: int) -> _Lead:
    lead = _Lead(start)
    under = False
    for _ in range(5):
        stop = back(text, lead.at, floor)
        if stop == lead.at and text[stop - 1 : stop] != "'":
            break
        hit = leads.verbs.get(stop)
        if hit and not lead.verb and not lead.legal:
            lead.at, lead.verb, under = hit.outer, True, False
            continue
        begin, value = leads.word(text, stop, floor)
        if not value or value == "next":
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
    leads: Leads,
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
    text, lead = reading.text, _lead(reading.text, leads, start, floor)
    inside = "inside" in lead.values
    if "that" in lead.values:
        return Opening(lead.at, lead.verb, True)
    at = _afore(text, leads, lead.at, floor)
    joined = lead.joined or at < lead.at
    stop = back(text, at, floor, EDGE)
    opening = Opening(at, lead.verb, joined or lead.legal or (waited and inside))
    if stop <= floor or text[stop - 1] in BREAKS:
        return opening
    pause = text[stop - 1] in PAUSES
    owned = owned or "its" in lead.values or (inside and _beside(reading, leads, lead.at, floor))
    if owned and "in" in lead.values and not lead.legal:
        # "…، وفي بنده الثالث على": the verb stands before the first, however far that is
        # "calls in its first article for a truce and in its second for a swap"
        begin = at if waited and (pause or joined) else _provided(reading, leads, start, floor)
        return Opening(begin, True, True) if begin >= 0 else None
    if pause and (lead.verb or joined or followed or waited) and not inside:
        return opening
    if pause and waited and inside and (joined or text[at] in leads.conjunctions):
        return opening  # "ودعت في الثانية إلى تركيب كاميرات، وفي الثالثة إلى إنشاء شرطة"
    if waited and joined and not inside:
        # "Article 2 frees the prisoners and Article 3 opens the border"; "and" alone says little
        return Opening(at, lead.verb, False)
    if leads.verb_first and not (lead.verb or inside) and (begin := _verb(leads, text, stop, floor)) >= 0:
        return Opening(begin, False, False)
    begin = -1 if lead.verb or inside else _subject(leads, text, stop, floor)
    if begin >= 0 and (followed or first_hit(reading, "clause.agreements", begin, stop)):
        return Opening(begin, lead.verb, joined)
    return None


def _afore(text: str, leads: Leads, at: int, floor: int) -> int:
    """Where a connective starts that a comma parts from a statement ("Finally, the third clause"), else its start."""
    stop = back(text, at, floor, EDGE)
    if stop <= floor or text[stop - 1] not in ",،":
        return at
    begin, value = leads.word(text, stop - 1, floor)  # "Por su parte, el artículo 3"
    return begin if value == "and" else at


def _verb(leads: Leads, text: str, at: int, floor: int) -> int:
    """Where a statement starts in which one word, most likely a verb, stands before the label, or -1."""
    begin = text.rfind(" ", max(floor, at - 12), at) + 1 or floor
    if at - begin > 12:
        return -1
    stop = back(text, begin, floor, EDGE)
    joint, value = leads.word(text, stop, floor)
    if value in ("and", "the"):
        return joint  # "وقد كرّس البند الأول"
    # "، وأحالت المادة الثالثة": the connective is written together with the verb
    joined = text[begin] in leads.conjunctions and text[stop - 1] in PAUSES
    # "وبحسب الخطة، تبدأ المرحلة الأولى"
    under = text[stop - 1] in PAUSES and leads.leading(text, sentence_start(text, stop - 1, floor), stop)
    return begin if stop <= floor or text[stop - 1] in BREAKS or joined or under else -1


def _provided(reading: Reading, leads: Leads, at: int, floor: int) -> int:
    """Where the sentence starts in which the agreement is said to provide ("ونص الاتفاق في بنده"), or -1."""
    start = sentence_start(reading.text, at, floor)
    agreed = first_hit(reading, "clause.agreements", start - TOLD, at)
    return start if agreed and leads.verb_within(start - 1, at) else -1


def holder(reading: Reading, leads: Leads, at: int, floor: int) -> Hit | None:
    """The agreement in a sentence of which a verb says that it holds what starts at an offset: "The deal includes"."""
    start = sentence_start(reading.text, at, floor)
    agreed = last_hit(reading, "clause.agreements", start, at)
    verb = last_hit(reading, "clause.verbs", start, at)
    if agreed is None or verb is None or verb.value == "bare":
        return None
    if leads.verb_first:
        # "ويتضمن الاتفاق مرحلة أولى"
        return agreed if verb.outer <= start and at - verb.end <= HELD else None
    return agreed if agreed.end < verb.start and len(reading.text[verb.end : at].split()) <= SMALL else None


def _beside(reading: Reading, leads: Leads, at: int, floor: int) -> bool:
    """Whether what is agreed stands right before "in", behind the verb that opens its sentence: "ونص الاتفاق في"."""
    if not leads.verb_first:
        return False
    agreed = last_hit(reading, "clause.agreements", at - BESIDE, at)
    if agreed is None or reading.text[agreed.end : at].strip():
        return False
    start = sentence_start(reading.text, agreed.outer, floor)
    verb = leads.verbs.get(back(reading.text, agreed.outer, floor))
    return verb is not None and verb.outer <= start


def _subject(leads: Leads, text: str, at: int, floor: int) -> int:
    """Where a sentence starts that has a word or two before its label ("The deal's first clause"), or -1."""
    low = max(floor, at - 28)
    start = max((text.rfind(mark, low, at) for mark in BREAKS + PAUSES), default=-1) + 1 or low
    while start < at and text[start] in EDGE:
        start += 1
    if (start == low > floor) or len(text[start:at].split()) > 3 or leads.verb_within(start, at):
        return -1
    return -1 if start and text[start - 1] in PAUSES else start
