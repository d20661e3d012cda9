"""Cased: the names of a script with capitals, none crossing another, and their short forms.

======================================  =========================================================================
``capitals``                            the words of a reading that may be names, and how far a name goes
``aims`` ``complements``                what an organisation is for, in its name; how far that goes behind its noun
``orgs`` ``persons`` ``places``         each found by its words, in this order
``strangers`` ``localities``            persons and places in no list
``offices``                             what persons are, and where
======================================  =========================================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.abbreviation import abbreviations
from annotate.names.cased import localities, offices, orgs, persons, places, strangers
from annotate.names.cased.capitals import Capitals
from annotate.names.filed import filed
from annotate.names.lexis import Lexis
from annotate.names.mention import Ground, Mention, Named
from annotate.names.settle import again, ahead, early, settle
from annotate.names.signed import signed
from annotate.reading import Reading


def find(reading: Reading, lexis: Lexis) -> list[Mention]:
    """The names of a reading, none crossing another."""
    capitals = Capitals(reading, lexis)
    orgs.find(capitals)
    persons.find(capitals)
    places.find(capitals)
    strangers.find(capitals)
    localities.find(capitals)
    offices.find(capitals)
    datelines = list(filed(reading))
    sure = {place.start for place in datelines}  # BEVERLY HILLS, Calif., is where it was filed, and nobody
    named = (name for name in _sited(capitals) if name.start not in sure)
    authors = signed(reading, lexis, capitals.found, lexis.stops.__contains__)
    kept = settle([*named, *datelines, *authors])
    more = [*_again(capitals, kept), *abbreviations(reading, lexis, kept)]
    return settle([*kept, *more]) if more else kept


def _sited(capitals: Capitals) -> list[Mention]:
    """The names proposed, those that a given name opens as places where the same words are one: Tora Bora."""
    cased, sites = capitals.cased, {}
    for name in capitals.found:
        if name.what is Named.PLACE and " " in (words := cased[name.start : name.end]):
            sites[words] = name
    return [
        name._replace(ground=sites[words].ground)
        if name.ground in (Ground.GIVEN_NAME, Ground.TITLED_PERSON)
        and (words := cased[name.start : name.end]) in sites
        else name
        for name in capitals.found
    ]


def _again(capitals: Capitals, kept: list[Mention]) -> Iterator[Mention]:
    """The family names of persons named in full, where they stand alone later."""
    know = capitals.know
    short: dict[str, int] = {}
    full = [p for p in kept if p.what is Named.PERSON and " " in capitals.cased[p.start : p.end]]
    first = {capitals.text[p.start : p.end].partition(" ")[0] for p in full}
    for person in full:
        parts = capitals.cased[person.start : person.end].split()
        name = parts[-1].removesuffix(".")
        particle = parts[-2] if len(parts) > 2 and parts[-2] not in know.near else ""
        word = name.lower()
        given = word in first and word in know.given  # Ann Lee and Lee Harper
        plain = given or word in know.stops or word in know.ambiguous
        article, _, rest = name.partition("-")
        if rest[:1].isupper() and article in know.links:  # Hassan al-Shaibani: al-Shaibani, Shaibani
            for form in (name, f"{article.capitalize()}-{rest}"):
                short.setdefault(form, person.end)
            name = rest
        if len(name) > 2 and name[0].isupper() and not plain:
            joined = particle.lower() in know.articles or particle.lower() in know.links
            forms = [f"{particle} {name}", f"{particle.capitalize()} {name}"] if joined else [name]
            for form in forms:  # Jean-Marie Le Guen, Le Guen; bin Laden, Bin Laden
                short.setdefault(form, person.end)
    weak = {name for name in short if name.lower() in know.weak}
    for start, end in again(capitals.cased, short, ()):
        if (name := capitals.cased[start:end]) not in weak or _inside(capitals, start, end):
            yield Mention(start, end, Ground.SHORT_FORM, name)
    sure = {name: since for name, since in early(short).items() if _written(capitals, name)}
    for start, end in ahead(capitals.cased, sure, ()):
        if not _known(capitals, start, end):
            yield Mention(start, end, Ground.SHORT_FORM, capitals.cased[start:end])
    yield from _first_names(capitals, full, short)


def _inside(capitals: Capitals, start: int, end: int) -> bool:
    """Whether a word that is a usual one, too, stands inside a sentence without an article, or has something."""
    if capitals.cased.startswith(tuple(capitals.possessives), end):
        return True
    before = capitals.last(start)
    return (
        before is not None and before.text.lower() not in capitals.know.determiners | capitals.know.articles
    )


def _written(capitals: Capitals, name: str) -> bool:
    """Whether a family name is no word that the text writes small, too: *Wood* beside "wood"."""
    know, word = capitals.know, name.lower()
    if (
        len(name) < 4
        or word in know.weak
        or word in know.given
        or word in know.roles
        or word in know.org_heads
    ):
        return False
    return next(again(capitals.cased, {word: 0}, ()), None) is None


def _known(capitals: Capitals, start: int, end: int) -> bool:
    """Whether a word is known as something else, or part of a longer name."""
    if any(start in hits for hits in (capitals.places, capitals.orgs, capitals.roles)):
        return True
    return capitals.proper(capitals.next(end)) or capitals.proper(capitals.last(start))


def _first_names(capitals: Capitals, full: list[Mention], short: dict[str, int]) -> Iterator[Mention]:
    """The first names of persons, where they stand alone later: Najib Razak … *Najib* has served three years."""
    know, forms = capitals.know, dict[str, int]()
    for person in full:
        role = capitals.roles.get(person.start)  # Foreign Minister Ana Luz: Ana, not Foreign
        start = role.end + 1 if role is not None else person.start
        name = capitals.cased[start : person.end].partition(" ")[0]
        word = name.lower()
        plain = word in know.stops or word in know.weak or word in know.ambiguous or word in know.roles
        if len(name) > 3 and name.isalpha() and not name.isupper() and not plain and name not in short:
            forms.setdefault(name, person.end)
    for start, end in again(capitals.cased, forms, ()):
        if not _known(capitals, start, end):
            yield Mention(start, end, Ground.SHORT_FORM, capitals.cased[start:end])
