"""Uncased: the names of a script without capitals, none crossing another, and their short forms.

======================================  =========================================================================
``traits`` ``chains``                   what a word is known as; the names of a reading, built word by word
``surroundings`` ``telling``            what around words says that they name a person
``patrons`` ``complements``             bodies called after somebody; how far a name goes behind its noun
``labels`` ``teams`` ``papers``         nouns that are no part of a body's name; clubs; papers and channels
``parts`` ``headed`` ``titles``         how far a person's name goes, a place's behind its noun, one behind a title
``orgs`` ``places`` ``persons``         each found by its words, in this order
``offices``                             what persons are, and where
======================================  =========================================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.abbreviation import abbreviations
from annotate.names.filed import filed
from annotate.names.lexis import Lexis
from annotate.names.mention import Ground, Mention, Named
from annotate.names.settle import again, ahead, early, settle
from annotate.names.signed import signed
from annotate.names.uncased import offices, orgs, persons, places
from annotate.names.uncased.chains import Chains
from annotate.reading import Reading

LEAST = 4
"""More letters than this has a family name that is looked for before the full name, too."""


def find(reading: Reading, lexis: Lexis) -> list[Mention]:
    """The names of a reading, none crossing another."""
    chains = Chains(reading, lexis)
    orgs.find(chains)
    places.find(chains)
    people = persons.find(chains)
    offices.find(chains, people)
    authors = signed(reading, lexis, chains.found, chains.ordinary)
    kept = settle([*chains.found, *filed(reading), *authors])
    more = [*_again(chains, kept), *_sites_again(chains, kept), *abbreviations(reading, lexis, kept)]
    return settle([*kept, *more]) if more else kept


def _again(chains: Chains, kept: list[Mention]) -> Iterator[Mention]:
    """The family names of persons named in full, where they stand alone later.

    One that is a word as well is believed right behind a verb that tells something: *وأضاف سالم* أن.
    """
    know = chains.know
    short: dict[str, int] = {}
    for person in kept:
        parts = chains.text[person.start : person.end].split()
        if person.what is not Named.PERSON or len(parts) < 2:
            continue
        name = parts[-1]
        if parts[-2] in know.links or name in know.completions:
            name = " ".join(parts[-2:])
        plain = name in know.stops or chains.nation(name) or name in know.ambiguous
        plain = plain or name in know.roles  # هشام الشيخ
        if len(name) > 2 and not plain and name not in know.completions:
            short.setdefault(name, person.end)
    for start, end in again(chains.text, short, know.single):
        name = chains.text[start:end]
        if name in know.doubtful and chains.reading.cased[start:end] in know.exact:
            continue  # على
        if name in know.weak and not _meant(chains, start):
            continue
        yield Mention(start, end, Ground.SHORT_FORM, name)
    sure = {
        name: since
        for name, since in early(short).items()
        if len(name) > LEAST and name not in know.given and not chains.definite(name)
    }
    for start, end in ahead(chains.text, sure, know.single):
        if not any(start in known for known in (chains.places, chains.orgs, chains.roles)):
            yield Mention(start, end, Ground.SHORT_FORM, chains.text[start:end])


def _sites_again(chains: Chains, kept: list[Mention]) -> Iterator[Mention]:
    """The places in no list that a noun showed, where they stand without it: منتجع *بغنداران*, زلزال *بغنداران*."""
    know = chains.know
    shown: dict[str, int] = {}
    for place in kept:
        name = chains.text[place.start : place.end]
        shaped = chains.transcribed(name) or know.shapes.towned.match(name) or " " in name
        plain = name in know.given or place.start in chains.towns  # بلدة أنصار, but أنصار الحزب
        if place.ground is Ground.PLACE_HEAD and shaped and len(name) > LEAST and not plain:
            shown.setdefault(name, place.end)
    for start, end in again(chains.text, shown, know.single):
        yield Mention(start, end, Ground.PLACE_HEAD, chains.text[start:end])


def _meant(chains: Chains, start: int) -> bool:
    """Whether a family name that is a word as well is meant: behind a verb that tells, where no adjective can stand.

    رواية *محفوظ*, عن *صالح* are somebody's; behind a noun in the masculine it may be an adjective, حل *عادل*, and
    behind a preposition written with it another word, ل*صالح* الشعب.
    """
    if start - 1 in chains.told:
        return True
    before = chains.before(start)
    if not before or not chains.text[start - 1].isspace():
        return False
    know = chains.know
    return before in know.seated or before in know.postings or chains.feminine(before)
