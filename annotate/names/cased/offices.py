"""Offices: the offices that people hold, with what they are held in: president of the European Commission."""

from __future__ import annotations

from annotate.names.cased import persons, strangers
from annotate.names.cased.capitals import Capitals
from annotate.names.cased.complements import twofold
from annotate.names.mention import Ground, Named
from annotate.reading import Hit


def find(capitals: Capitals) -> None:
    """Propose the offices of a reading: beside a person, with a complement, or written with a capital."""
    sites = {m.extent for m in capitals.found if m.what is Named.PLACE}  # vicar of Saint Kew
    persons_found = (m for m in capitals.found if m.what is Named.PERSON and m.extent not in sites)
    named = {m.start: m.end for m in persons_found}
    ends = set(named.values())
    given = strangers.offices(capitals, named)
    last = -1
    for hit in capitals.roles.values():
        if hit.value == "title" or hit.end in ends:  # Mr Baker is no baker
            continue
        full = capitals.qualified(hit.end)
        end = _held(capitals, hit, full, named)
        comma = capitals.cased[full : full + 2] == ", "
        word = capitals.next(full + comma)
        held = hit.start in named or hit.start in given or (word is not None and word.start in named)
        held = (
            held
            or persons.comma_before(capitals, hit, known=True) in ends
            or persons.behind(capitals, full) in named
            or _joined(capitals, last, hit.start)
        )
        if end or held or (hit.value == "full" and capitals.cased[hit.start].isupper()):
            last = end or full
            capitals.add(Ground.OFFICE, _graded(capitals, hit), last, hit.word)
        first = capitals.next(end) if end else None
        second = capitals.next(first.end) if first is not None else None
        if first is not None and capitals.proper(first) and capitals.proper(second):
            capitals.add(Ground.TITLED_PERSON, first.start, capitals.run(end), hit.word)


def _joined(capitals: Capitals, end: int, start: int) -> bool:
    """Whether "and" alone stands between an office that ends at an offset and another: president *and* CEO."""
    joint = capitals.text[end:start] if 0 < end < start else ""
    return joint[:1] == joint[-1:] == " " and joint.strip() in capitals.know.conjunctions


def _graded(capitals: Capitals, hit: Hit) -> int:
    """Where an office written small starts with the words for its rank and field: *senior political* analyst."""
    start = hit.start
    for _ in range(2 if capitals.cased[start].islower() else 0):
        word = capitals.last(start)
        if word is None or word.text not in capitals.know.grades:
            break
        start = word.start
    return start


def _held(capitals: Capitals, hit: Hit, full: int, named: dict[int, int]) -> int:
    """The end of an office with what it is held in: president of the European Commission; 0 without.

    No office is held in a person: chairman of *President Barack Obama's council*.
    """
    at = full
    linked = False
    for _ in range(4):
        word = capitals.next(at)
        if word is None:
            return 0
        if not linked and capitals.text[word.start : word.end] in capitals.know.nations:
            at = word.end  # ministre togolais des Transports
            continue
        if linked and word.start in named:
            return 0
        if linked and word.start in capitals.ends and word.start not in capitals.places:
            return capitals.ends[word.start]
        place = capitals.places.get(word.start)
        if linked and place is None and word.start in capitals.places_of:
            at = capitals.places_of[word.start]  # gouverneur de la région des Cascades
            behind = capitals.next(at)
            return capitals.run(at, 2) if capitals.proper(behind) else 0
        if linked and place is not None:
            return _of_place(capitals, place)
        if linked and hit.word in capitals.know.ministers and capitals.proper(word):
            second = capitals.next(word.end)  # ministre du Budget; ministre du Logement Clémence Dubreuil
            given = second is not None and second.start in capitals.given
            end = capitals.run(at, 1 if given or capitals.run(at, 3) > capitals.run(at, 2) else 2)
            end = end if given else twofold(capitals, end)  # Minister for Foreign Affairs and Trade
            word = capitals.next(end)  # ministre de la Transition écologique
            more = word is not None and capitals.text[word.start : word.end] in capitals.know.adjectives
            return word.end if word is not None and more else end
        shown = capitals.text[word.start : word.end].rstrip("'’")
        if not linked and shown in capitals.know.seated:
            return _seated(capitals, word.end, named)
        if shown not in capitals.know.near:
            return 0
        linked = True
        at = word.end
    return 0


def _seated(capitals: Capitals, at: int, named: dict[int, int]) -> int:
    """Where an office ends that is held at a body: senior analyst at *Moody's*; 0 where none is named."""
    word = capitals.next(at)
    if word is not None and word.text in capitals.know.determiners:
        word = capitals.next(word.end)
    if word is None or word.start in named or word.start in capitals.places:
        return 0
    return capitals.ends.get(word.start, 0)


def _of_place(capitals: Capitals, place: Hit) -> int:
    """Where an office ends that is held in a place, or in a body there: president of *Adelaide's Islamic Society*."""
    own = next((mark for mark in capitals.possessives if capitals.cased.startswith(mark, place.end)), "")
    word = capitals.next(place.end + len(own)) if own else None
    if word is not None:
        return capitals.ends.get(word.start, 0)
    return max(capitals.ends.get(place.start, 0), place.end)
