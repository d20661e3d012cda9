"""Places: names the gazetteer knows, and the name behind a noun of place."""

from __future__ import annotations

from annotate.names.chains import Chains
from annotate.reading import Hit


def find(chains: Chains) -> None:
    """Propose the places of a reading."""
    know = chains.know
    other = -1
    for hit in chains.places.values():
        # منصتا موسكو والقاهرة: what follows the noun names two groups, not two cities
        joined = hit.outer < hit.start and hit.outer - 1 == other
        if joined or chains.among(chains.before(hit.outer), know.not_after):
            other = hit.end
            continue
        if hit.word in know.adjectival and _adjective(chains, hit):
            continue
        if hit.word not in know.ambiguous or _placed(chains, hit):
            chains.add("place", "known_place", hit.start, hit.end, hit.word)
    for hit in chains.reading.hits("name.place_heads"):
        _headed(chains, hit)


def _placed(chains: Chains, hit: Hit) -> bool:
    """Whether what stands before an ambiguous word says that it is a place: في عمان, مدينة العين."""
    know = chains.know
    if hit.outer < hit.start:
        return chains.text[hit.start - 1] in know.words.local
    before = chains.before(hit.outer)
    return chains.among(before, know.near_places)


def _adjective(chains: Chains, hit: Hit) -> bool:
    """Whether a word spelt like a feminine adjective follows a noun it would agree with: قوات سورية."""
    before = chains.before(hit.outer)
    if hit.outer < hit.start or not before or chains.among(before, chains.know.near_places):
        return False
    return before.endswith(chains.know.endings) and chains.definite(before) == chains.definite(hit.word)


def _headed(chains: Chains, hit: Hit) -> None:
    """The word behind a noun of place (قرية الترنبة), with the noun where it is part of it (نهر الليطاني)."""
    know = chains.know
    first = chains.next(hit.end)
    if first is None or hit.value == "weak" or first.start in chains.places or first.start in chains.orgs:
        return
    word = first.text
    if word in know.generic or chains.ordinary(word):
        return
    end = first.end
    if chains.definite(word):
        if word in know.given:
            return
    elif not know.foreign.match(word):
        return
    inside = hit.value == "in"
    chains.add("place", "place_head", hit.start if inside else first.start, end, hit.word)
