"""Strangers: persons that no list knows, by what is said of them: *Cassiel Ato Forson*, who takes over finance."""

from __future__ import annotations

from annotate.names.cased import persons
from annotate.names.cased.capitals import Capitals
from annotate.names.mention import Ground, Named
from annotate.names.word import Word
from annotate.regex import regex

JOINED = regex(r"-[a-z]{1,6}\b(?!-)")
SYLLABLES = regex(
    r"\b[A-Z][a-z]{1,6} (?:[BCDFGHJKLMNPRSTWY][a-z]{0,2}|)[aeiouAEIOU]{1,3}(?:ng?|k|l|m|p|h|t)?"
    r"-(?:[bcdfghjklmnprstwy]{0,2})[aeiou]{1,3}(?:ng?|k|l|m|p|h|t)?\Z"
)
"""A family name before a given name of two syllables, as East Asian ones are written: Roh Tae-moon, Wong Kei-yan.

A text has few hyphens before small letters, so the search begins with them.
"""
LONGEST = 24
"""How many characters such a name may have."""
AT_MOST = 3
"""How many words a name may have before what tells it."""


def find(capitals: Capitals) -> None:
    """Propose the persons of a reading that no list knows."""
    _related(capitals)
    _appointed(capitals)
    _speaking(capitals)
    _syllabled(capitals)


def _propose(capitals: Capitals, start: int, end: int, ground: Ground, evidence: str) -> None:
    """Propose two words or more as a person, if none of them is known as something else."""
    second = capitals.cased.find(" ", start, end) + 1
    if not second or persons.headed(capitals, end) or start in capitals.ends:
        return
    known = (capitals.places, capitals.orgs, capitals.roles)
    if any(at in hits for hits in known for at in (start, second)):
        return
    if capitals.text[start : second - 1] not in capitals.know.nations:
        capitals.add(ground, start, end, evidence)


def _syllabled(capitals: Capitals) -> None:
    """Names of a family and two syllables: *Roh Tae-moon*."""
    for joined in JOINED.finditer(capitals.cased):
        low = max(joined.end() - LONGEST, 0)
        match = SYLLABLES.search(capitals.cased[low : joined.end()])
        if match is None:
            continue
        start = low + match.start()
        family = match[0].partition(" ")[0]
        if capitals.proper(Word(family, start, start + len(family))):
            _propose(capitals, start, joined.end(), Ground.GIVEN_NAME, match[0])


def _related(capitals: Capitals) -> None:
    """Names before a clause that only persons have: among them Cassiel Ato Forson, *who* takes over finance."""
    for hit in capitals.reading.hits("name.relating"):
        if capitals.cased[hit.start - 2 : hit.start] == ", ":
            persons.before(capitals, hit.start - 2, hit.word)


def _appointed(capitals: Capitals) -> None:
    """Names between a verb of appointing and an office: *named* Roh Tae-moon *co-chief executive*."""
    for hit in capitals.reading.hits("name.appointing"):
        word = capitals.next(hit.end)
        if word is None or not capitals.proper(word):
            continue
        end = capitals.run(hit.end)
        inside = capitals.cased.find(" ", word.end)  # a nommé Sifi Ghrieb *Premier* ministre
        while 0 < inside < end:
            end = inside if inside + 1 in capitals.roles else end
            inside = capitals.cased.find(" ", inside + 1)
        if _office(capitals, end) >= 0:
            _propose(capitals, word.start, end, Ground.TITLED_PERSON, hit.word)


def offices(capitals: Capitals, named: dict[int, int]) -> set[int]:
    """Where the offices start that persons, who start and end there, are given."""
    found = set()
    for hit in capitals.reading.hits("name.appointing"):
        word = capitals.next(hit.end)
        if word is not None and word.start in named:
            found.add(_office(capitals, named[word.start]))
    return found - {-1}


def _office(capitals: Capitals, end: int) -> int:
    """Where the office starts that stands behind who is given it: *as its artistic director*; or -1."""
    know = capitals.know
    for _ in range(3):
        word = capitals.next(end)
        if word is None:
            return -1
        if word.start in capitals.roles:
            return word.start
        if word.text not in know.joining and word.text not in know.determiners | know.owning:
            return -1
        end = word.end
    return -1


def _speaking(capitals: Capitals) -> None:
    """Who speaks for a body: *Xing Zhaopeng* of ANZ said."""
    ends = {name.end: name.start for name in capitals.found if name.what is Named.ORG}
    for hit in capitals.reading.hits("name.verbs"):
        start = ends.get(hit.start - 1)
        link = capitals.last(start) if start is not None else None
        if link is not None and link.text in capitals.know.articles | capitals.know.determiners:
            link = capitals.last(link.start)
        if link is None or link.text not in capitals.know.purposes:
            continue
        first = capitals.back(link.start, AT_MOST)
        if first < link.start:
            end = first + len(capitals.cased[first : link.start].rstrip())
            _propose(capitals, first, end, Ground.REPORTED_PERSON, hit.word)
