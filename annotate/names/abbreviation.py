"""Abbreviation: the short form of an organisation named in full: in brackets behind it, or without its Ltd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.names.gazetteer import PLACES
from annotate.names.lexis import Lexis
from annotate.names.mention import Ground, Mention, Named
from annotate.names.settle import MOST, again
from annotate.reading import Reading
from annotate.regex import regex

INITIALS = regex(r" ?[(\[]([A-Z][A-Za-z0-9&.-]{1,11})[)\]]")
"""Letters in brackets, two of them capitals: World Health Organization (WHO)."""
ACRONYM = regex(r" ?[(\[] ?[«\"“]?([^\W\d_]{3,14})[»\"”]? ?[)\]]")
"""One word in brackets, where there are no capitals: منظمة الدول المصدرة للنفط (أوبك)."""


def abbreviations(reading: Reading, know: Lexis, kept: Iterable[Mention]) -> Iterator[Mention]:
    """The short forms of the organisations among some names, where they stand from then on."""
    short: dict[str, int] = {}
    source: dict[str, str] = {}
    places = {hit.start for lexicon in PLACES for hit in reading.hits(lexicon)}
    people: set[str] = set()
    orgs: list[Mention] = []
    for mention in kept:
        if mention.what is Named.ORG:
            orgs.append(mention)
        elif mention.what is Named.PERSON:
            people.update(reading.cased[mention.start : mention.end].split())
    for org in orgs[:MOST]:
        for name in (
            _bracketed(reading, know, org, places),
            _bare(reading, know, org, places),
            _opening(reading, know, org, places, people),
        ):
            if name and short.setdefault(name, org.end) == org.end:
                source[name] = reading.cased[org.start : org.end]
    for start, end in again(reading.cased, short, know.single):
        name = reading.cased[start:end]
        yield Mention(start, end, Ground.ABBREVIATION, source[name])


def _bracketed(reading: Reading, know: Lexis, org: Mention, places: set[int]) -> str:
    """What stands in brackets behind an organisation, if it can be its abbreviation and is no place: (إنجلترا)."""
    match = INITIALS.match(reading.cased, org.end)
    if match and match.start(1) in places:
        return ""
    if match:
        return match[1] if sum(map(str.isupper, match[1])) > 1 else ""
    match = None if reading.pack.script.cased else ACRONYM.match(reading.text, org.end)
    if match is None or match.start(1) in places:
        return ""
    word = match[1].removeprefix(know.article)
    plain = match[1] in know.stops or match[1] in know.given or know.shapes.adjective.match(word)
    return reading.cased[slice(*match.span(1))] if know.shapes.foreign.match(word) and not plain else ""


def _opening(reading: Reading, know: Lexis, org: Mention, places: set[int], people: set[str]) -> str:
    """The first word of a company's name of several, in no list, where it stands alone: Viacom International Inc."""
    if not reading.pack.script.cased:
        return ""
    words = reading.cased[org.start : org.end].split()
    name, word = words[0], words[0].lower()
    if len(words) < 3 or words[-1].rstrip(".").lower() not in know.companies:
        return ""
    if len(name) < 4 or not name.isalpha() or name.isupper() or name in people or org.start in places:
        return ""
    listed = (know.given, know.weak, know.stops, know.org_heads, know.nations, know.roles, know.ambiguous)
    if any(word in some for some in listed) or name in know.directions:
        return ""
    return name if any(_alone(reading.cased, *at) for at in again(reading.cased, {name: org.end}, ())) else ""


def _alone(cased: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands inside a sentence with none beside it: the shares of *Viacom* rose."""
    before, after = cased[max(start - 24, 0) : start].split(" ")[-2:], cased[end : end + 2]
    word = before[0] if len(before) > 1 and not before[1] else ""
    inside = word[:1].islower() and (word.isalpha() or word.endswith(","))
    return inside and not (after[:1] in " -" and after[1:].isupper())


def _bare(reading: Reading, know: Lexis, org: Mention, places: set[int]) -> str:
    """The name of a company without what says that it is one, if something telling is left."""
    parts = reading.text[org.start : org.end].rsplit(" ", 1)
    if len(parts) < 2 or parts[1].rstrip(".") not in know.companies:
        return ""
    rest = parts[0].rstrip(",")
    if " " not in rest and org.start in places:
        return ""  # "Georgia Inc" is not meant by every Georgia
    if len(rest) < 4 or rest in know.given or rest in know.stops or rest in know.org_heads:
        return ""
    return reading.cased[org.start : org.start + len(rest)]
