"""Teams: sports clubs that are called like words or like the towns they come from: فريق النصر, برشلونة."""

from __future__ import annotations

from bisect import bisect_right

from annotate.names.mention import Ground
from annotate.names.uncased.chains import Chains
from annotate.reading import Hit, longest
from annotate.regex import regex

SPORTS, AROUND = 3, 600
"""How many words of sport show that a text is about it, and how far around a name (characters)."""
BRACKET = regex(r" ?\( ?")
NEAR = 60
"""How far before a club the verb of the game may stand (characters)."""


def find(chains: Chains) -> None:
    """Propose the clubs of a text about sport; those called like a word behind what says so: فريق النصر."""
    teams = longest(chains.reading.hits("name.teams"))
    rivals = {start for hit in teams.values() for start in _rivals(chains, hit, teams)}
    sporting = {hit.start for hit in teams.values() if _sporting(chains, hit.start)}
    shown = {
        hit.start
        for hit in teams.values()
        if hit.start in rivals or _told(chains, hit) or (hit.start in sporting and _from(chains, hit))
    }
    shown |= {start for start in sporting if _contested(chains, teams[start])}
    words = {teams[start].word for start in shown}
    for hit in teams.values():
        # الاتفاق, once it has played
        plain = hit.value != "word" or (hit.word in words and not _kind(chains, hit))
        if hit.start in shown or (hit.start in sporting and plain):
            chains.add(Ground.KNOWN_ORG, hit.start, hit.end, hit.word)
    _sides(chains)


def _sides(chains: Chains) -> None:
    """Propose the clubs that a noun and a town name, where they play, and from then on: نفط ميسان."""
    playing: set[str] = set()
    for side in chains.reading.hits("name.org_heads"):
        place = chains.places.get(side.end + 1) if side.value == "side" else None
        if place is None:
            continue
        name = chains.text[side.start : place.end]
        if name in playing or _playing(chains, side):
            playing.add(name)
            chains.add(Ground.ORG_HEAD, side.start, place.end, side.word)


def _playing(chains: Chains, side: Hit) -> bool:
    """Whether a noun that clubs are called by is one that plays: تغلب الزوراء على *نفط ميسان*; not شباب تونس."""
    if _told(chains, side):
        return True
    line = chains.text[max(side.outer - NEAR, 0) : side.outer].rpartition("\n")[2].split()
    played = not chains.know.contests.isdisjoint(line)
    before = chains.before(side.outer)
    met = side.outer < side.start or before in chains.know.meetings or before in chains.know.contests
    return met and (played or _sporting(chains, side.start))


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
    if _told(chains, hit) or (_sporting(chains, hit.start) and _from(chains, hit)):
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
        return chains.text[hit.start - 1] not in know.local
    return not chains.among(chains.before(hit.outer), know.locatives)


def _told(chains: Chains, hit: Hit) -> bool:
    """Whether the word before a name says that it is a club's: مرمى السد."""
    return hit.outer == hit.start and chains.among(chains.before(hit.start), chains.know.clubs)


def _from(chains: Chains, hit: Hit) -> bool:
    """Whether the country of a club stands in brackets behind it, as in lists of results: ليون (فرنسا)."""
    bracket = BRACKET.match(chains.text, hit.end)
    country = chains.places.get(bracket.end()) if bracket is not None else None
    return country is not None and chains.text[country.end : country.end + 2].lstrip(" ")[:1] == ")"


def _contested(chains: Chains, hit: Hit) -> bool:
    """Whether a word is a club that plays: خسر النصر أمام الاتحاد; not أمام الاتحاد الدولي."""
    played = hit.outer == hit.start and chains.before(hit.start) in chains.know.contests
    return played and not _kind(chains, hit)


def _kind(chains: Chains, hit: Hit) -> bool:
    """Whether an adjective behind a word says what kind of thing it means: الاتحاد *الدولي*."""
    behind = chains.next(hit.end)
    return behind is not None and chains.definite(behind.text) and not chains.nation(behind.text)


def _sporting(chains: Chains, at: int) -> bool:
    """Whether the text around an offset is about sport."""
    starts = chains.sports
    return bisect_right(starts, at + AROUND) - bisect_right(starts, at - AROUND) >= SPORTS
