"""Teams: sports clubs that are called like words or like the towns they come from: فريق النصر, برشلونة."""

from __future__ import annotations

from bisect import bisect_right

from annotate.names.chains import Chains, longest
from annotate.reading import Hit

SPORTS, AROUND = 3, 600
"""How many words of sport show that a text is about it, and how far around a name (characters)."""


def find(chains: Chains) -> None:
    """Propose the clubs of a text about sport; those called like a word behind what says so: فريق النصر."""
    teams = longest(chains.reading.hits("name.teams"))
    rivals = {start for hit in teams.values() for start in _rivals(chains, hit, teams)}
    for hit in teams.values():
        sport = _sporting(chains, hit.start) and (hit.value != "word" or _contested(chains, hit))
        sport = sport or hit.start in rivals
        if sport or _told(chains, hit):
            chains.add("org", "known_org", hit.start, hit.end, hit.word)


def _rivals(chains: Chains, hit: Hit, teams: dict[int, Hit]) -> tuple[int, ...]:
    """Where two clubs stand that meet, a verb of the game before them: فاز *الهلال* على *النصر*; or nothing."""
    know = chains.know
    against = chains.next(hit.end)
    if hit.outer < hit.start or against is None or against.text not in know.meetings:
        return ()
    other = teams.get(against.end + 1)
    return (hit.start, other.start) if other and chains.before(hit.start) in know.contests else ()


def meant(chains: Chains, hit: Hit) -> bool:
    """Whether the words beside a place say that its football club is meant: مدرب ليفربول, موناكو الفرنسي."""
    if _told(chains, hit):
        return True
    behind = chains.next(hit.end)  # towns are feminine, clubs are not
    masculine = behind is not None and chains.definite(behind.text) and not chains.feminine(behind.text)
    return behind is not None and masculine and chains.nation(behind.text)


def called(chains: Chains, hit: Hit) -> bool:
    """Whether a place is the home of a club, and no town, in a text about sport; not في مانشستر, مدينة برشلونة."""
    know = chains.know
    if hit.word not in know.homes or not _sporting(chains, hit.start):
        return False
    if hit.outer < hit.start:
        return chains.text[hit.start - 1] not in know.words.local
    return not chains.among(chains.before(hit.outer), know.locatives)


def _told(chains: Chains, hit: Hit) -> bool:
    """Whether the word before a name says that it is a club's: مرمى السد."""
    return hit.outer == hit.start and chains.among(chains.before(hit.start), chains.know.clubs)


def _contested(chains: Chains, hit: Hit) -> bool:
    """Whether a word is a club that plays: خسر النصر أمام الاتحاد; not أمام الاتحاد الدولي."""
    behind = chains.next(hit.end)
    kind = behind is not None and chains.definite(behind.text) and not chains.nation(behind.text)
    return hit.outer == hit.start and not kind and chains.before(hit.start) in chains.know.contests


def _sporting(chains: Chains, at: int) -> bool:
    """Whether the text around an offset is about sport."""
    starts = chains.sports
    return bisect_right(starts, at + AROUND) - bisect_right(starts, at - AROUND) >= SPORTS
