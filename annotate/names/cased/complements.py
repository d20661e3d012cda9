"""Complements: how far the name of an organisation goes behind its noun, in a script with capitals.

A link and a name complete a noun (Ministry *of Health and Social Care*), an adjective (Union sportive
*monastirienne*), or words that the language writes small (Office *français de la biodiversité*).
"""

from __future__ import annotations

from annotate.names.cased.aims import held
from annotate.names.cased.capitals import Capitals

MOST_SMALL = 2
"""How many complements written small a name may have."""
SHORT = 5
"""No adjective of a town has so few letters: main, sans."""


def linked(capitals: Capitals, at: int, named: bool) -> int:
    """The end of what completes the noun of an organisation: of Foreign Affairs, de la Guerre; 0 without.

    A name may follow directly where the noun is ``named`` so: Radio Quiché, Banque Populaire.
    """
    word = capitals.next(at)
    if capitals.proper(word) and (named or not capitals.know.complement_needs_link):
        return capitals.run(at)
    if named and word is not None and word.text[0].isupper() and (end := capitals.run(word.end)) > word.end:
        return end  # Alliance for Democratic Renewal
    for _ in range(2):
        if word is None or capitals.text[word.start : word.end].rstrip("'’") not in capitals.know.near:
            return 0
        if word.text in capitals.know.conjunctions:
            return 0  # l'Union et la Nation
        at = word.end
        word = capitals.next(at)
        if word is not None and capitals.proper(word):
            inner = capitals.orgs.get(word.start)  # de l'Ordre des médecins
            return 0 if held(capitals, word) else max(capitals.run(at), inner.end if inner else 0)
    return 0


def spelled(capitals: Capitals, at: int) -> int:
    """The end of a complement that the language writes small: Office français de la biodiversité; 0 without."""
    know = capitals.know
    end = adjectives(capitals, at)
    found = end if end > at else 0
    for _ in range(MOST_SMALL):
        link = capitals.next(end)
        if link is None or capitals.text[link.start : link.end].rstrip("'’") not in know.purposes:
            break
        word = capitals.next(link.end)
        while word is not None and capitals.text[word.start : word.end].rstrip("'’") in know.articles:
            word = capitals.next(word.end)
        if word is None or capitals.text[word.start : word.end] in know.stops:
            break
        if capitals.proper(word):
            return found if held(capitals, word) else capitals.run(word.start, 2)
        found = end = adjectives(capitals, word.end, several=True)
    return _second(capitals, found)


def _second(capitals: Capitals, at: int) -> int:
    """The end with a second complement joined as the first is: de l'électricité *et de l'eau potable*."""
    know, join = capitals.know, capitals.next(at) if at else None
    link = capitals.next(join.end) if join is not None and join.text in know.conjunctions else None
    if link is None or capitals.text[link.start : link.end].rstrip("'’") not in know.purposes:
        return at
    word = capitals.next(link.end)
    while word is not None and word.text.rstrip("'’") in know.articles:
        word = capitals.next(word.end)
    shown = capitals.text[word.start : word.end] if word is not None else ""
    body = shown in know.org_heads and not shown.endswith(know.several_ends)  # des chasseurs et de la mairie
    if word is None or not word.text[0].islower() or shown in know.stops or body:
        return at
    if word.start in capitals.roles or shown in know.determiners:
        return at
    return adjectives(capitals, word.end, several=True)


def adjectives(capitals: Capitals, at: int, several: bool = False) -> int:
    """Past the adjectives that belong to the name of an organisation: national, administrative.

    Behind ``several`` things, also those that their plural shows: des pays *exportateurs* de pétrole.
    """
    know, first = capitals.know, at
    for _ in range(3):
        word = capitals.next(at)
        shown = capitals.text[word.start : word.end] if word else ""
        plural = several and bool(know.plurals) and shown.endswith(know.plurals)
        if shown in know.conjunctions and word is not None and at > first:  # estudiantine et scolaire
            word = capitals.next(word.end)
            shown = capitals.text[word.start : word.end] if word else ""
        if word is None or not (shown in know.adjectives or plural):
            break
        at = word.end
    return at


def demonym(capitals: Capitals, at: int) -> int:
    """The end of the adjective of a town that a club is called by: Union sportive *monastirienne*; or 0."""
    word = capitals.next(at)
    small = word is not None and word.text.islower() and word.text.endswith(capitals.know.demonyms)
    return word.end if word is not None and small and len(word.text) > SHORT else 0


def twofold(capitals: Capitals, at: int) -> int:
    """The end with a second field of a ministry: of Health and Social Care, de la Culture et de la Communication."""
    know = capitals.know
    link = capitals.next(at)
    if link is None or link.text not in know.conjunctions:
        return at
    behind = link.end
    word = capitals.next(behind)
    if word is None or word.text.rstrip("'’") in know.articles | know.determiners:
        return at  # le Comité olympique et la Fédération
    for _ in range(2):
        if word is None or capitals.text[word.start : word.end].rstrip("'’") not in know.near:
            break
        behind = word.end
        word = capitals.next(behind)
    if word is None or not capitals.proper(word) or word.start in capitals.places:
        return at
    if word.start in capitals.orgs or word.start in capitals.given or word.start in capitals.roles:
        return at
    return capitals.run(behind, 2)


def united(capitals: Capitals, at: int) -> int:
    """The end with the second of the things that a body unites: of Painters *and Allied Trades*."""
    know, link = capitals.know, capitals.next(at)
    if link is None or link.text not in know.conjunctions or not _several(capitals, at):
        return at
    word = capitals.next(link.end)
    if word is None or not capitals.proper(word):
        return at
    others = (capitals.orgs, capitals.given, capitals.roles, capitals.places)
    end = capitals.run(link.end, 3)
    return end if _several(capitals, end) and not any(word.start in known for known in others) else at


def _several(capitals: Capitals, end: int) -> bool:
    """Whether the word before an offset is one in the plural: Painters."""
    word = capitals.last(end)
    return (
        word is not None
        and bool(capitals.know.several_ends)
        and word.text.endswith(capitals.know.several_ends)
    )
