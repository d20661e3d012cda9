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
    for org in [mention for mention in kept if mention.what is Named.ORG][:MOST]:
        for name in (_bracketed(reading, know, org, places), _bare(reading, know, org, places)):
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
