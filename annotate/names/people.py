"""People: persons and their offices in a script with capitals: by titles, given names, initials and reporting verbs."""

from __future__ import annotations

import re

from annotate.names.capitals import Capitals
from annotate.names.chains import longest
from annotate.reading import Hit

LISTED = re.compile(r"(?:,|[ ]{1,2}([^\W\d_]{1,3})) ")
MOST_LISTED = 12
DOUBLED = re.compile(r"(?<![\w-])[^\W\d_]{2,15}-\Z")
ANY = ("any", "post")
"""Offices that may be written small; a ``post`` is never part of the name."""


def find(capitals: Capitals) -> None:
    """Propose the persons of a reading."""
    for hit in capitals.roles.values():
        _titled(capitals, hit)
    for hit in capitals.given.values():
        _given(capitals, hit)
    for hit in longest(capitals.reading.hits("name.initials")).values():
        _initials(capitals, hit)
    for hit in capitals.persons.values():
        if hit.start not in capitals.ends:
            capitals.add("person", "known_person", hit.start, hit.end, hit.word)
    for hit in capitals.reading.hits("name.verbs"):
        word = capitals.next(hit.end)
        if word is None or not capitals.proper(word):
            continue
        if word.start in capitals.places or word.start in capitals.orgs:
            continue
        if capitals.text[word.start : word.end] in capitals.know.nations:
            continue  # she told Dutch television
        end = capitals.run(hit.end)
        if not _headed(capitals, end):
            capitals.add("person", "reported_person", word.start, end, hit.word)


def _titled(capitals: Capitals, hit: Hit) -> None:
    """A title or an office with the name behind it, other titles between: M. le général Campenon."""
    know = capitals.know
    if not capitals.cased[hit.start].isupper() and hit.value not in ANY:
        return
    at = hit.end
    if capitals.cased[at : at + 1] == "." and hit.value == "title":
        at += 1
    for _ in range(2):
        word = capitals.next(at)
        if word and capitals.text[word.start : word.end].rstrip("'’") in know.articles:
            word = capitals.next(word.end)
        role = capitals.roles.get(word.start) if word else None
        if role is None:
            break
        at = role.end
        if capitals.cased[at : at + 1] == "." and role.value == "title":
            at += 1
    if hit.value in ANY and capitals.cased[at : at + 2] == ", ":
        at = _apposed(capitals, at)  # its lawyer, Niamh Tierney,
    end = capitals.run(at)
    if end == at or _headed(capitals, end):
        return
    first = capitals.next(at)
    if first is None or (hit.value != "title" and not capitals.proper(first)):
        return
    if first.start in capitals.orgs or (first.start in capitals.places and hit.value != "title"):
        return
    small = hit.value == "post" or (know.words.capital_titles and not capitals.cased[hit.start].isupper())
    inside = know.words.title_inside and not small and capitals.cased[hit.end : hit.end + 1] != ","
    start = hit.start if hit.value == "title" or inside else first.start
    capitals.add("person", "titled_person", start, end, hit.word)
    if hit.value == "title" and hit.word in know.plural:
        _listed(capitals, end, hit.word)


def _apposed(capitals: Capitals, at: int) -> int:
    """Past the comma behind an office, if two capitalised words follow, the first no place."""
    first = capitals.next(at + 1)
    if first is None or not capitals.proper(first) or first.start in capitals.places:
        return at
    return at + 1 if capitals.proper(capitals.next(first.end)) else at


def _listed(capitals: Capitals, at: int, evidence: str) -> None:
    """The further names behind a title in the plural: MM. Moréa, Minot et Delisle."""
    for _ in range(MOST_LISTED):
        match = LISTED.match(capitals.text, at)
        if match is None or (match[1] and match[1] not in capitals.know.conjunctions):
            return
        word = capitals.next(match.end() - 1)
        if word is None or not capitals.proper(word):
            return
        if word.start in capitals.roles or word.start in capitals.places:
            return
        at = capitals.run(match.end() - 1)
        capitals.add("person", "titled_person", word.start, at, evidence)


def _initials(capitals: Capitals, hit: Hit) -> None:
    """Two initials or more and a family name, or one initial where a name may begin: F. P. Greene."""
    if not capitals.cased[hit.start].isupper() or hit.start in capitals.ends:
        return
    if capitals.proper(capitals.last(hit.start)):
        return
    low = capitals.cased[max(hit.start - 2, 0) : hit.start]
    first = capitals.next(hit.end)
    if low[-1:] in (".", "-", "'") or first is None or not capitals.proper(first):
        return
    end = capitals.run(hit.end, 2)
    word = capitals.cased[capitals.cased.rfind(" ", hit.start, end) + 1 : end]
    before = low.strip()
    word_before = capitals.last(hit.start)
    by = word_before is not None and word_before.text.lower() in capitals.know.bylines
    if not first.text.endswith(".") and before and before not in ",;(:" and not by:
        return
    if len(word) < 3 or word[-1] == "." or _headed(capitals, end):
        return
    capitals.add("person", "given_name", hit.start, end, hit.word)


def _headed(capitals: Capitals, end: int) -> bool:
    """Whether a run of capitals ends in the noun of an organisation: John Deere Company."""
    low = capitals.text.rfind(" ", max(end - 32, 0), end) + 1
    return capitals.text[low:end] in capitals.know.heads


def _given(capitals: Capitals, hit: Hit) -> None:
    """A given name with initials and a family name."""
    start = _doubled(capitals, hit.start)
    if start in capitals.ends:
        return
    end = capitals.run(hit.end, 3)
    first = capitals.next(hit.end)
    if first is None or end == hit.end or _headed(capitals, end) or capitals.cased[end - 1] == ".":
        return
    before = capitals.last(start)
    if hit.word in capitals.know.weak and (first.start in capitals.places or capitals.proper(before)):
        return
    capitals.add("person", "given_name", start, end, hit.word)


def _doubled(capitals: Capitals, start: int) -> int:
    """Where a given name starts that a hyphen joins to the one before it: Anne-Marie Kok."""
    match = DOUBLED.search(capitals.cased, max(start - 20, 0), start)
    return match.start() if match and match[0][0].isupper() else start


def offices(capitals: Capitals) -> None:
    """Offices before a person, with a complement, or written with a capital."""
    people = {m.start: m.end for m in capitals.found if m.kind == "person"}
    for hit in capitals.roles.values():
        if hit.value == "title":
            continue
        end = _held(capitals, hit)
        word = capitals.next(hit.end)
        comma = capitals.cased[hit.end : hit.end + 2] == ", "
        word = capitals.next(hit.end + comma)
        named = hit.start in people or (word is not None and word.start in people)
        if end or named or (hit.value == "full" and capitals.cased[hit.start].isupper()):
            capitals.add("role", "office", hit.start, end or hit.end, hit.word)


def _held(capitals: Capitals, hit: Hit) -> int:
    """The end of an office with what it is held in: president of the European Commission; 0 without."""
    at = hit.end
    linked = False
    for _ in range(3):
        word = capitals.next(at)
        if word is None:
            return 0
        if linked and word.start in capitals.ends:
            return capitals.ends[word.start]
        place = capitals.places.get(word.start)
        if linked and place is not None:
            return place.end
        if linked and hit.word in capitals.know.ministers and capitals.proper(word):
            return capitals.run(at, 2)  # ministre du Budget
        if capitals.text[word.start : word.end].rstrip("'’") not in capitals.know.near:
            return 0
        linked = True
        at = word.end
    return 0
