"""Orgs: organisations by their well-known names, and by the nouns that open or close them."""

from __future__ import annotations

from annotate.names.abbreviation import INITIALS
from annotate.names.cased import complements
from annotate.names.cased.aims import aim, purpose
from annotate.names.cased.capitals import Capitals
from annotate.names.mention import Ground
from annotate.reading import Hit
from annotate.regex import regex

FINAL, INITIAL = frozenset({"final", "both"}), frozenset({"initial", "both"})
"""Values of nouns that close a name, and of those that open one; "lower" and "open" may be written small."""
TEAM = "team"
"""A university by the name of its team, whose words all have capitals and which nothing with a capital follows."""
MOST_BEFORE = 8
"""How many words before its noun and their links the initials of a name may take in."""
BRANCH = regex(r"-[A-ZÀ-Þ][^\W\d_]{1,30}(?![\w-])")


def find(capitals: Capitals) -> None:
    """Propose the organisations of a reading."""
    for hit in capitals.orgs.values():
        if hit.value == TEAM and not capitals.cased[hit.start : hit.end].istitle():
            continue  # Ohio State, not Ohio state government
        behind = capitals.next(hit.end) if hit.value in ("alone", TEAM) else None
        if behind and (
            capitals.proper(behind) or capitals.text[behind.start : behind.end] in capitals.know.near
        ):
            continue  # la Chambre, not la Chambre de commerce
        # la CGT-Propreté; but *FDP*-Fraktionschef, where nouns have capitals
        branch = None if capitals.know.capital_nouns else BRANCH.match(capitals.cased, hit.end)
        unit = _unit(capitals, hit)
        if unit < 0:
            continue
        start = _nation(capitals, hit)
        end = branch.end() if branch else unit or _national(capitals, hit)
        if hit.value == "alone" and end == hit.end:  # l'Assemblée populaire nationale algérienne
            end = _national(capitals, hit._replace(end=complements.adjectives(capitals, end), word=""))
        form = capitals.next(end) if "." in hit.word else None
        if form and capitals.text[form.start : form.end] in capitals.know.companies:
            end = form.end  # Amazon.com *Inc*
        capitals.add(Ground.KNOWN_ORG, start, end, hit.word)
    for hit in capitals.reading.hits("name.org_heads"):
        if hit.start in capitals.persons:
            continue  # Marine Le Pen
        start, end = _marked(capitals, hit)
        ground = Ground.ORG_IN_MARKS if end else Ground.ORG_HEAD
        if not end:
            start, end = _headed(capitals, hit)
        if end:
            capitals.add(ground, start, end, hit.word)
    _partners(capitals)


def _unit(capitals: Capitals, hit: Hit) -> int:
    """Where the name of a part of a known firm ends: BBC *Sport*; 0 without, -1 if its ware is named: Google *Maps*."""
    know, end = capitals.know, 0
    word = capitals.next(hit.end) if know.units else None
    for _ in range(2):
        if word is None or not word.text[0].isupper() or capitals.cased[word.start - 1] != " ":
            break
        if not end and word.text in know.wares and hit.word.isalnum():
            return -1
        if word.text not in know.units:
            break
        end = word.end
        word = capitals.next(end)
    return end


def _headed(capitals: Capitals, hit: Hit) -> tuple[int, int]:
    """Where the name starts and ends that a noun closes, opens or stands before; the end is 0 if there is none."""
    values = hit.value.split()
    shown = capitals.cased[hit.start : hit.end]
    upper = shown.isupper() if "upper" in values else shown[0].isupper()  # AS Roma, not As Reuters says
    start = end = 0
    if "lower" in values or (upper and not FINAL.isdisjoint(values)):
        start = capitals.back(hit.start, firm=hit.word in capitals.know.companies)
        end = purpose(capitals, hit) if start < hit.start else 0
        if start in capitals.places and capitals.places[start].end == hit.end:
            return 0, 0  # the West Bank
        start = _initialled(capitals, start, end) if end else start
        start = _paired(capitals, hit, start) if end else start
    if not end and "label" in values and not upper:
        start, end = _labelled(capitals, hit.end)
    # for *Change*
    linked = upper and hit.word.rpartition(" ")[2] in capitals.know.ends | capitals.know.purposes
    named = linked or ((upper or "open" in values) and "named" in values)
    if not end and (named or (upper and not INITIAL.isdisjoint(values)) or "open" in values):
        start, end = (
            hit.start,
            0 if not upper and _any(capitals, hit) else complements.linked(capitals, hit.end, named),
        )
        if not end and upper and hit.start not in capitals.orgs:
            end = complements.spelled(capitals, hit.end)
    if not end and "whole" in values:
        start, end = hit.start, hit.end  # le parquet fédéral
    if upper and "team" in values:
        end = complements.demonym(capitals, end or hit.end) or end
        start = start if end > hit.end and start else hit.start
    if end > hit.end and hit.word in capitals.know.twofold:
        end = complements.twofold(capitals, end)
    elif end > hit.end:
        end = complements.united(capitals, end)
    return start, aim(capitals, hit.end, end) if end > hit.end and upper else end


def _any(capitals: Capitals, hit: Hit) -> bool:
    """Whether a noun written small is any of its kind: *un* collège de Rodez."""
    word = capitals.last(hit.start)
    return word is not None and word.text.lower() in capitals.know.indefinite


def _paired(capitals: Capitals, hit: Hit, start: int) -> int:
    """Where a name starts with a first field, behind an article: the *Economic and* Financial Crimes Commission."""
    know, link = capitals.know, capitals.last(start)
    if link is None or link.text not in know.conjunctions or hit.word not in know.twofold:
        return start
    first = capitals.last(link.start)
    article = capitals.last(first.start) if first is not None else None
    if first is None or article is None or article.text.lower() not in know.determiners:
        return start
    known = any(
        first.start in hits for hits in (capitals.places, capitals.orgs, capitals.given, capitals.roles)
    )
    return start if known or not capitals.proper(first) else first.start


def _nation(capitals: Capitals, hit: Hit) -> int:
    """Where a known body starts with its country: the *U.S.* Border Patrol, the *Canadian* Red Cross."""
    word = capitals.last(hit.start)
    if word is None or not word.text[0].isupper():
        return hit.start
    several = hit.value == "alone" or " " in hit.word  # in the U.S. Apple went on
    short = several and word.start in capitals.places and word.text.isupper() and len(word.text) < 5
    country = word.start in capitals.places and word.start == capitals.back(hit.start)  # the Kenya Red Cross
    # no French Google
    national = hit.value == "alone" and (country or word.text.lower() in capitals.know.nations)
    return word.start if short or national else hit.start


def _national(capitals: Capitals, hit: Hit) -> int:
    """Where a known body ends with the adjective of its nation: la Croix-Rouge *sénégalaise*; not Airbus français."""
    word = None if hit.word.isalnum() else capitals.next(hit.end)
    if (
        word is None
        or word.text[0].isupper()
        or capitals.text[word.start : word.end] not in capitals.know.nations
    ):
        return hit.end
    return word.end


def _initialled(capitals: Capitals, start: int, end: int) -> int:
    """Where a name begins whose initials stand in brackets behind it: Occupational Safety and Health Body (OSHB)."""
    short = INITIALS.match(capitals.cased, end)
    letters = short[1].replace(".", "") if short else ""
    if not letters.isupper():
        return start
    at = start
    for _ in range(MOST_BEFORE):
        initials = "".join(word[0] for word in capitals.cased[at:end].split() if word[0].isupper())
        if initials == letters:
            return at
        word = capitals.last(at)
        small = word is not None and word.text in capitals.know.conjunctions | capitals.know.purposes
        if word is None or not letters.endswith(initials) or not (small or word.text[0].isupper()):
            break
        at = word.start
    return start


def _partners(capitals: Capitals) -> None:
    """Names that "&" joins to a firm's: Stephens & Trammel."""
    at = capitals.cased.find(" & ")
    while at > 0:
        behind = capitals.next(at + 2)
        start = capitals.back(at + 1, 2)
        people = start in capitals.given or (behind is not None and behind.start in capitals.roles)
        if start <= at and behind is not None and capitals.proper(behind) and not people:
            capitals.add(Ground.ORG_HEAD, start, capitals.run(at + 2, 2), "&")
        at = capitals.cased.find(" & ", at + 3)


def _labelled(capitals: Capitals, at: int) -> tuple[int, int]:
    """The name behind a noun that is no part of it, and its adjectives: le groupe laitier *Lactis*; 0 without."""
    know = capitals.know
    word = capitals.next(at)
    for _ in range(2):
        shown = capitals.text[word.start : word.end] if word else ""
        if word is None or word.text[0].isupper() or not (shown in know.adjectives or shown in know.nations):
            break
        word = capitals.next(word.end)
    if word is None or not word.text[0].isupper():
        return 0, 0
    start = word.start
    titled = capitals.text[start : word.end].rstrip("'’") in know.articles
    if titled:  # le quotidien Le Soir
        word = capitals.next(word.end)
    if word is None or not capitals.proper(word) or capitals.text[word.start : word.end] in know.nations:
        return 0, 0
    others = (capitals.given, capitals.roles, capitals.orgs, {} if titled else capitals.places)
    if any(word.start in known for known in others):
        return 0, 0
    return start, capitals.run(word.start, 3)


def _marked(capitals: Capitals, hit: Hit) -> tuple[int, int]:
    """The words in quotation marks behind a noun such as company or newspaper."""
    know, text = capitals.know, capitals.cased
    at = hit.end + 1
    if text[hit.end : at] != " " or text[at : at + 1] not in know.openers or at >= len(text):
        return 0, 0
    start = at + 1
    shown = know.shut(text, start)
    inner = shown.strip()
    if not inner or "\n" in inner or len(inner.split()) > 5 or not inner[0].isupper():
        return 0, 0
    start += len(shown) - len(shown.lstrip())
    return start, start + len(inner)
