"""Places: names the gazetteer knows, and the name behind a noun of place."""

from __future__ import annotations

from annotate.names.chains import Chains
from annotate.reading import Hit

COMMAS = ("، ", ", ")
DASHES = (" -", " –", " ـ", "- ", "– ")


def find(chains: Chains) -> None:
    """Propose the places of a reading."""
    know = chains.know
    other = -1
    clubs = {hit.word for hit in chains.places.values() if hit.word in know.homes and _club(chains, hit)}
    sure = {hit.end: hit for hit in chains.places.values() if hit.word not in know.ambiguous}
    starts = {hit.outer for hit in sure.values()}
    for hit in chains.places.values():
        # منصتا موسكو والقاهرة: what follows the noun names two groups, not two cities
        joined = hit.outer < hit.start and hit.outer - 1 == other
        if joined or chains.among(chains.before(hit.outer), know.not_after):
            other = hit.end
            continue
        if hit.word in know.adjectival and _adjective(chains, hit):
            continue
        placed = _placed(chains, hit)
        if hit.word in clubs and not placed:
            chains.add("org", "known_org", hit.start, hit.end, hit.word)
        elif hit.word not in know.ambiguous or placed or _among(chains, hit, sure, starts):
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


def _among(chains: Chains, hit: Hit, sure: dict[int, Hit], starts: set[int]) -> bool:
    """Whether an ambiguous word stands beside a place, or opens a dateline: القاهرة وعمان, عمان - وكالات."""
    text, know = chains.text, chains.know
    before = text[hit.outer - 2 : hit.outer]
    if hit.outer < hit.start:
        return text[hit.outer : hit.start] == know.conjunction and hit.outer - 1 in sure
    if before in COMMAS and hit.outer - 2 in sure:
        return True
    behind = text[hit.end : hit.end + 3]
    if behind[:1] == " " and behind[1:2] == know.conjunction and hit.end + 1 in starts:
        return True
    return behind[:2] in DASHES and (hit.outer == 0 or text[hit.outer - 1] == "\n" or before in DASHES)


def _club(chains: Chains, hit: Hit) -> bool:
    """Whether the word before a place says that its football club is meant: مدرب ليفربول, فريق برشلونة."""
    return hit.outer == hit.start and chains.among(chains.before(hit.start), chains.know.clubs)


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
