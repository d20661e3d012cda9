"""Parties: between whom an agreement is: "the deal between Kenya and Uganda", "Kenya and Uganda agreed on …"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from annotate.names import mentions
from annotate.names.mention import Named
from annotate.reading import Hit, Reading, first_hit
from annotate.regex import regex
from annotate.structure.lexis import lexis
from annotate.words import NONE, Lexicon, Words

GAP = regex(r"[^.:;!?؟\n\r\"«»“”]{0,40}")
"""What may stand between the noun for an agreement and "between": "signed on Monday"."""
BEFORE = 3
"""How many words may stand before the noun of a group: "the new Sudanese government"."""
FAR = 700
"""How far before its first clause the parties to an agreement may be named, in characters."""
MOST = 6
CLAUSE = 120
"""How far before the verb the parties that conclude an agreement are looked for (characters)."""
SIGNED = 60
"""How far behind a verb that alone does not tell the agreement is named: "signed a pact" (characters)."""
_ADVERBIAL = regex(r"[^.,،:;!?؟\n\r\"«»“”]{0,24}")
"""What may stand between the parties and the verb: "on Friday", "have"."""


class PartyWords(Words, table="party"):
    """The words with which a language says between whom an agreement is."""

    between: Lexicon
    concluding: Lexicon = NONE
    """Verbs of those who agree; with the value ``named`` the agreement has to follow: "signed a pact"."""
    groups: Lexicon
    """Common nouns for those who conclude agreements."""
    articles: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    """What joins two parties: a word (``and``) or a proclitic (``و``)."""
    adjective: str = ""
    """The shape of an adjective that follows its noun."""


class Member(NamedTuple):
    """One party: a name, or the noun for a group."""

    start: int
    end: int
    named: bool


class Parties(NamedTuple):
    """Those between whom an agreement is, and the words that say so."""

    start: int
    end: int
    members: tuple[Member, ...]
    evidence: str


def parties(reading: Reading) -> list[Parties]:
    """All who are said to have agreed, two or more at a time, in order; to be asked for with ``reading.once``."""
    words = reading.pack.words(PartyWords)
    if words is None or not reading.hits("party.between", "party.concluding"):
        return []
    table = _Table(reading, words)
    return sorted([*_between(reading, table), *_agreeing(reading, table)])


def _between(reading: Reading, table: _Table) -> Iterator[Parties]:
    """Those an agreement is between."""
    nouns = [hit.end for hit in reading.hits("clause.agreements")]
    for hit in reading.hits("party.between"):
        at = bisect_right(nouns, hit.outer) - 1
        if at < 0 or not GAP.fullmatch(reading.text, nouns[at], hit.outer):
            continue
        members = table.members(hit.end)
        if len(members) > 1:
            evidence = reading.cased[hit.start : members[-1].end]
            yield Parties(hit.start, members[-1].end, tuple(members), evidence)


def _agreeing(reading: Reading, table: _Table) -> Iterator[Parties]:
    """Those who agree: before the verb, or behind it in a language that begins with it."""
    verb_first = reading.pack.once(lexis).verb_first
    for hit in reading.hits("party.concluding"):
        if hit.value == "named" and not first_hit(reading, "clause.agreements", hit.end, hit.end + SIGNED):
            continue
        members = table.members(hit.end) if verb_first else []
        if len(members) < 2:
            members = table.members_before(hit.outer)
        if len(members) > 1:
            start, end = min(members[0].start, hit.start), max(members[-1].end, hit.end)
            yield Parties(start, end, tuple(members), reading.cased[start:end])


def concluded(reading: Reading, start: int) -> tuple[Member, ...]:
    """The parties to the agreement whose first clause stands at an offset, where the text names them."""
    found = reading.once(parties)
    at = bisect_left(found, start, key=lambda one: one.end) - 1
    if at < 0 or start - found[at].end > FAR:
        return ()
    return found[at].members


class _Table:
    """Who may be a party, by where the words for it start."""

    def __init__(self, reading: Reading, words: PartyWords) -> None:
        self.text = reading.text
        names = (
            name
            for group in reading.once(mentions).values()
            for name in group
            if name.what is not Named.OFFICE
        )
        self.names = {name.start: Member(*name.extent, True) for name in names}
        self.groups: dict[int, Hit] = {hit.start: hit for hit in reading.hits("party.groups")}
        self.starts = sorted({*self.names, *self.groups})
        fold = reading.pack.fold
        article = "|".join(
            re.escape(fold(word)) + ("" if word[-1] == "'" else " ") for word in words.articles
        )
        self.articles = regex(rf" {{0,2}}(?:{article})?")
        joint = "|".join(re.escape(fold(word)) for word in sorted(words.joints, key=len, reverse=True))
        self.joint = regex(rf"[,،]? (?:{joint}){'' if not words.articles else '(?= )'}|[,،](?= )")
        self.adjectives = regex(rf"(?: {words.adjective}(?!\w)){{1,2}}") if words.adjective else None

    def members(self, at: int) -> list[Member]:
        """The parties named from an offset on, joined by "and" or commas."""
        found: list[Member] = []
        while len(found) < MOST:
            joint = self.joint.match(self.text, at) if found else None
            if found and joint is None:
                break
            at = joint.end() if joint else at
            member = self.member(at)
            if member is None:
                break
            found.append(member)
            at = member.end
        return found

    def members_before(self, end: int) -> list[Member]:
        """The parties named last before an offset, with nothing but "have" or "on Friday" in between."""
        low = bisect_left(self.starts, end - CLAUSE)
        for start in self.starts[low : bisect_left(self.starts, end)]:
            found = self.members(start)
            if (
                len(found) > 1
                and found[-1].end <= end
                and _ADVERBIAL.fullmatch(self.text, found[-1].end, end)
            ):
                return found
        return []

    def member(self, at: int) -> Member | None:
        """The party that is named at an offset, behind a space and an article."""
        lead = self.articles.match(self.text, at)
        start = lead.end() if lead else at
        if start in self.names:
            return self.names[start]
        place = start
        for _ in range(1 if self.adjectives else BEFORE + 1):
            if (hit := self.groups.get(place)) is not None:
                end = hit.end
                more = self.adjectives.match(self.text, end) if self.adjectives else None
                return Member(start, more.end() if more else end, False)
            word = WORD.match(self.text, place)
            if word is None:
                return None
            place = word.end()
        return None


WORD = regex(r"[\w'-]{1,30} ")
