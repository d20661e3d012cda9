"""Warrant: what speaks for a run of labels in prose being provisions: an agreement, verbs, a count before them."""

from __future__ import annotations

from typing import NamedTuple

from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import ASKED, acting, asks, count, personal, speaks, things
from annotate.structure.belonging import PART, part_of, provides
from annotate.structure.counting import countable, there
from annotate.structure.leads import Leads, sentence_start
from annotate.structure.lexis import lexis
from annotate.structure.manner import manners
from annotate.structure.marked import marked
from annotate.structure.numbered import numbered
from annotate.structure.paragraphs import para_at, paragraphs
from annotate.structure.statement import Provision
from annotate.structure.weight import weighs

FAR = 5
"""How many paragraphs may lie between two provisions of one run."""
NEAR, WEAK = 700, 320
"""How far before its first provision an agreement may be named (characters); less for weak nouns."""
ANNOUNCED = 160
"""How far before its first provision the plural may stand that announces them (characters)."""
COURTS = "clause.courts"
SAID = 16
"""How far behind a court its verb stands (characters)."""
MANY = 3
"""So many statements in a row with weak nouns for labels need no more than an agreement right before them."""
BREAK = regex(r"[.!?؟](?=\s)")


class Chain(NamedTuple):
    """A run under way: the noun its labels have, or none, its provisions, and whether the noun says enough.

    It is ``listed`` where the noun is one of provisions.
    """

    family: str
    members: list[Provision]
    strong: bool
    listed: bool = False

    def waits(self, number: int, para: int) -> bool:
        """Whether a number is the next, and stands close enough."""
        last = self.members[-1]
        return last.upto + 1 == number and para - last.para <= FAR


def holds(reading: Reading, chain: Chain) -> bool:
    """Whether a run of labels is one of provisions: enough of them, and enough that speaks for them."""
    words = reading.pack.once(lexis)
    members = chain.members
    if len(members) < 2:
        return False
    if 2 * sum(member.inside for member in members) > len(members):
        return False  # "under article 1 … under article 2" are mentions
    if chain.family in words.discussed and _on_agenda(reading, members[0].start):
        return False
    if not chain.family and asks(reading, members[0].start, members[-1].label[1] + ASKED):
        return False  # "First, sign. Second, tell nobody. Third, you should": it advises its reader
    if chain.family in words.mentioned and _judged(reading, members[0]):
        return False
    if chain.listed and _named(reading, chain):
        return True
    if not chain.family and not marked(reading, members[0].start) and _counts(reading, members):
        return True
    places = [member.place for member in members]
    return chain.family not in words.staged and weighs(reading, places, chain.family)


def _judged(reading: Reading, first: Provision) -> bool:
    """Whether a court tells of articles that there are: "The court found that article 1 … and article 2 …"."""
    paras, (start, end) = reading.once(paragraphs), first.label
    opening, close = paras[first.para].start, paras[first.para].end
    above = paras[max(0, first.para - 1)].start
    court = last_hit(reading, COURTS, above, start)
    agreed = last_hit(reading, "clause.agreements", start - WEAK, start)
    if agreed and not (court and agreed.start <= court.start < agreed.end):
        # "The judge read her order. The first paragraph …", but "The court ruled that article 1"
        return False
    if court and (court.start >= opening or speaks(reading, opening, start)):
        return True
    court = first_hit(reading, COURTS, end, close)  # "Article 1 makes a licence compulsory, the court said"
    return court is not None and speaks(reading, court.end, min(close, court.end + SAID))


def _named(reading: Reading, chain: Chain) -> bool:
    """Whether the noun of a run is one of provisions, and an agreement or verbs speak for it."""
    members, first = chain.members, chain.members[0]
    sure = sum(member.sure for member in members)
    if chain.strong:
        agreed = last_hit(reading, "clause.agreements", first.start - NEAR, first.label[1] + 40)
        return bool(agreed) or 2 * sum(member.verb or member.joined for member in members) >= len(members)
    if manners(reading, [member.place for member in members]).told == len(members):
        return False  # "The first proposal dates from 2016; the second was tabled last year"
    agreed = last_hit(reading, "clause.agreements", first.start - WEAK, first.label[0])
    if agreed and things(reading, agreed.end, first.start):
        return False  # "on the agenda: Item one …"
    if agreed is None and part_of(reading, first.label[1]):
        agreed = first_hit(reading, "clause.agreements", first.label[1], first.label[1] + 2 * PART)
    told = last_hit(reading, "clause.plurals", first.start - ANNOUNCED, first.start)
    announced = told is not None and not there(reading, told.start, first.start)
    if agreed is None and _formal(reading, chain):
        return True
    if agreed is None:
        return sure == len(members) >= MANY and _mentions(reading, chain.family, first.start)
    if chain.family in reading.pack.once(lexis).staged:
        # "the first phase of the plan"; that of a "projet", a building, is no provision
        parted = announced or bool(part_of(reading, first.label[1])) or _under(reading, first)
        if first.held:
            parted = not manners(reading, [member.place for member in members]).told
        return not agreed.value and (parted or _to_come(reading, members))
    close = first.para - para_at(reading, agreed.start) <= 1
    return announced or 2 * sure >= len(members) or (close and len(members) >= MANY)


def _formal(reading: Reading, chain: Chain) -> bool:
    """Whether figures number what only texts have, three or more, and verbs of texts follow them, nothing told.

    "Paragraph 1 describes the line. Paragraph 2 lets …" is about some text, whatever that is called.
    """
    members = chain.members
    if chain.family not in reading.pack.once(lexis).mentioned or len(members) < MANY:
        return False
    if not all(any(map(str.isdigit, reading.text[slice(*member.label)])) for member in members):
        return False
    manner = manners(reading, [member.place for member in members])
    return not manner.told and 2 * manner.listed >= len(members)


def _under(reading: Reading, first: Provision) -> bool:
    """Whether the sentence of a first stage opens with whose it is: "Under the plan, a first phase would begin"."""
    end = first.label[0]
    start = sentence_start(reading.text, end, reading.once(paragraphs)[first.para].start)
    under = reading.once(Leads).leading(reading.text, start, end)
    return bool(under) and last_hit(reading, "clause.agreements", start + len(under), end) is not None


def _to_come(reading: Reading, members: list[Provision]) -> bool:
    """Whether nothing in some stages was done, and more than half is to be done: "In phase one, the tax is cut"."""
    manner = manners(reading, [member.place for member in members])
    leads = reading.once(Leads)
    inside = all(leads.leading(reading.text, member.start, member.label[0]) for member in members)
    return inside and not manner.told and 2 * manner.firm > len(members)


def _on_agenda(reading: Reading, at: int) -> bool:
    """Whether an agenda was named last before an offset: "On the agenda was a pact. Item one covers the budget"."""
    agenda = last_hit(reading, "clause.agendas", at - WEAK, at)
    ended = BREAK.search(reading.text, agenda.end, at) if agenda else None
    return agenda is not None and not (ended and last_hit(reading, "clause.agreements", ended.end(), at))


def _mentions(reading: Reading, family: str, at: int) -> bool:
    """Whether a text is spoken of whose paragraphs these are: "What is Article 50? Paragraph one lets …"."""
    words = reading.pack.once(lexis)
    formal = set(words.mentioned) - set(words.weak)
    told = (item for item in reading.once(numbered) if at - NEAR <= item.start < at)
    return family in words.mentioned and any(item.lemma in formal for item in told)


def _numbers(reading: Reading, opening: int, end: int, many: int) -> bool:
    """Whether the sentence that opens a paragraph counts just so many: "Four rules now hold. The first …"."""
    counting = last_hit(reading, "clause.plurals", max(opening, end - ANNOUNCED), end)
    if counting is None or BREAK.search(reading.text, opening, counting.start):
        return False
    return count(reading, opening, counting.start, many) is not None


def _demanded(reading: Reading, start: int, counted: Hit, many: int) -> bool:
    """Whether just so many things are counted that their name tells to be agreed: "four demands … the first"."""
    named = first_hit(reading, "clause.agreements", counted.start, counted.start + 1)
    return named is not None and count(reading, start, counted.start, many, agreed=True) is not None


def _bare(reading: Reading, members: list[Provision]) -> bool:
    """Whether verbs, no nouns, stand beside half of some ordinals or more, so that they are of what is counted.

    "Signed in two parts. The first part covers …" is about parts, "The first covers …" about what is counted.
    """
    leads = reading.once(Leads)
    verbs = sum(
        first_hit(reading, "clause.verbs", m.label[1], m.label[1] + 2) is not None
        or provides(reading, m.label[1])
        or leads.verb_within(m.start - 1, m.label[0])
        for m in members
    )
    return 2 * verbs > len(members)


def _asks(reading: Reading, at: int) -> bool:
    """Whether a verb of those who speak follows a label."""
    verb = first_hit(reading, "clause.verbs", at, at + 2)
    return verb is not None and personal(reading, verb.start)


def _counts(reading: Reading, members: list[Provision]) -> bool:
    """Whether what is agreed is counted before bare ordinals: "a pact with two points: the first …".

    The noun tells, or the number: "The pact has five parts. The first bans …" up to the fifth. Who "ended
    the talks on two conditions: the first was money" names nothing that was agreed.
    """
    first = members[0]
    if 2 * manners(reading, [member.place for member in members]).told > len(members):
        return False  # "made three changes: the first was forced on them, …"
    paras = reading.once(paragraphs)
    # "The statement makes four promises. / In the first, …": they may be counted in the paragraph before
    opening = paras[first.para].start
    opens = first.para > 0 and (
        first.start == opening or _numbers(reading, opening, first.start, len(members))
    )
    start = max(first.start - WEAK, paras[first.para - opens].start)
    near = max(start, first.start - ANNOUNCED)
    if last_hit(reading, "clause.plurals", *first.label):
        # "أول بنود الاتفاق … وثانيها", but "أول بنود جدول الأعمال"
        return first_hit(reading, "clause.agreements", first.label[1], first.label[1] + PART) is not None
    # "it has three clauses: the first …", "the first of the three clauses"
    noun = last_hit(reading, "clause.several", near, first.label[1] + PART)
    if noun is not None and noun.value not in reading.pack.once(lexis).weak:
        return last_hit(reading, "clause.agreements", first.start - WEAK, noun.start) is not None
    counted = last_hit(reading, "clause.plurals", near, first.start)
    if counted is not None and first_hit(reading, "clause.agreements", counted.end, first.start):
        return True
    many, bare = len(members), _bare(reading, members)
    if opens and not bare and counted is not None:
        return False  # "three rules. / The first wave shut the schools, the second the shops"
    if counted is not None and many >= MANY and bare and _demanded(reading, near, counted, many):
        return True
    number = counted or (count(reading, near, first.start, many) if bare else None)
    if number is None or not countable(reading, number, first.start):
        return False  # "signed a contract for two films. The first is a comedy"
    if counted is None and all(_asks(reading, member.label[1]) for member in members):
        # "The statement quotes two rebels. The first demanded money, the second called for a boat"
        return False
    if last_hit(reading, "clause.agreements", start, number.start):
        return True
    # "the meeting came to three decisions; the first to cut, the second to …"
    announced = last_hit(reading, "clause.announcing", start, number.start)
    return announced is not None and acting(reading, [member.label[1] for member in members])
