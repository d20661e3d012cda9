"""Papers: newspapers and channels that are called like words or places: قال ل«السفير», الدوحة - الراية."""

from __future__ import annotations

from annotate.names.mention import Ground, Mention
from annotate.names.uncased.chains import Chains
from annotate.reading import Hit, new

DASHES = ("-", "–", "—")
BRACKETS = ("(", ")")


def find(chains: Chains) -> None:
    """Propose the papers and channels of a reading."""
    for hit in chains.reading.hits("name.papers"):
        if _told(chains, hit) or _filed(chains, hit) or (hit.value and _bracketed(chains, hit)):
            # no office is held in it: قال الرئيس للجزيرة إن
            chains.found.append(new(Mention, (hit.start, hit.end, Ground.KNOWN_ORG, hit.word)))


def marked(chains: Chains, hit: Hit) -> bool:
    """Whether marks hold a name alone: «الخليج»."""
    know, text = chains.know, chains.text
    before, after = text[max(hit.outer - 2, 0) : hit.outer].strip(), text[hit.end : hit.end + 2].strip()
    return before[-1:] in tuple(know.openers) and after[:1] in tuple(know.closers)


def _bracketed(chains: Chains, hit: Hit) -> bool:
    """Whether brackets hold a name alone, as under a picture: (الجزيرة)."""
    text = chains.text
    before, after = text[max(hit.outer - 2, 0) : hit.outer].strip(), text[hit.end : hit.end + 2].strip()
    return (before[-1:], after[:1]) == BRACKETS


def _told(chains: Chains, hit: Hit) -> bool:
    """Whether something is said to a paper: قال ل«السفير», أضاف ل(الراية), قال للجزيرة إن."""
    know, text = chains.know, chains.text
    if hit.outer == hit.start:
        opened = text[max(hit.outer - 6, 0) : hit.outer].rstrip(know.openers + "( ")
        shut = marked(chains, hit) or _bracketed(chains, hit)
        return shut and opened[-1:] == know.towards and not opened[-2:-1].isalnum()
    behind = chains.next(hit.end)
    told = behind is not None and behind.text in know.clauses
    return hit.value == "channel" and told and text[hit.outer] == know.towards


def _filed(chains: Chains, hit: Hit) -> bool:
    """Whether a paper stands between the town of a dateline and what follows it: الدوحة - الراية: يحتفل."""
    know, text = chains.know, chains.text
    ahead = text[max(hit.outer - 5, 0) : hit.outer].rstrip(know.openers + " ")
    after = text[hit.end : hit.end + 3].lstrip(know.closers + " ")[:1]
    if not ahead.endswith(DASHES) or after not in (":", *DASHES):
        return False
    town = hit.outer - min(5, hit.outer) + len(ahead[:-1].rstrip())
    return any(place.end == town for place in chains.places.values())
