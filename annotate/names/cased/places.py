"""Places: names the gazetteer knows, and those that nouns, prepositions and commas beside them tell."""

from __future__ import annotations

from annotate.names.cased.capitals import ARTICLE, Capitals
from annotate.names.mention import Ground, Named
from annotate.reading import Hit
from annotate.regex import regex

FAR = 6
"""How far before a verb its subject may end, an auxiliary between them (characters)."""
UNSHAPED = "(?!)"
"""What a language has whose towns have no shape of their own."""
HOME = regex(r", [1-9][0-9]?(?: [^\W\d_]{3,6})?, (?=([^\W\d_]{1,4}) [^\W\d_])")
"""An age and the preposition behind it: Sinéad Gallogly, 44, *of* Ballymena."""
HOUSE = regex(r"\b\d{1,4}(?: ?(?:bis|ter))?,? $")


def find(capitals: Capitals) -> None:
    """Propose the places of a reading."""
    know, cased = capitals.know, capitals.cased
    clubs = {name.end for name in capitals.found if name.what is Named.ORG}
    doubted = _doubted(capitals)
    for hit in capitals.places.values():
        if hit.word in know.never or hit.start in doubted or _syllable(capitals, hit):
            continue
        if (hit.start > FAR and _plays(capitals, hit, clubs)) or _fields(capitals, hit):
            capitals.add(Ground.KNOWN_ORG, hit.start, hit.end, hit.word)
            continue
        side = cased.rfind(" ", max(hit.start - 12, 0), max(hit.start - 1, 0)) + 1
        # West Sumatra
        start = side if cased[side : hit.start - 1] in know.directions else _bare(capitals, hit)
        capitals.add(Ground.KNOWN_PLACE, start, hit.end, hit.word)
    _homes(capitals)
    _shaped(capitals)
    for hit in capitals.towns.values():
        if _placed(capitals, hit, know.locatives):
            capitals.add(Ground.KNOWN_PLACE, hit.start, hit.end, hit.word)
    _states(capitals)
    for start, hit in capitals.regions.items():
        if start not in capitals.ends:
            end = start + len(cased[start : hit.start].rstrip())
            capitals.add(Ground.PLACE_HEAD, start, end, hit.word)
    for hit in capitals.reading.hits("name.place_heads"):
        start, end = _headed(capitals, hit)
        if end > start:
            capitals.add(Ground.PLACE_HEAD, start, end, hit.word)


def _syllable(capitals: Capitals, hit: Hit) -> bool:
    """Whether a hyphen joins capitals to others, as parts of an abbreviation: CD-*ROM*."""
    before = capitals.cased[max(hit.start - 2, 0) : hit.start]
    return before[-1:] == "-" and before[:1].isupper() and capitals.cased[hit.start : hit.end].isupper()


def _doubted(capitals: Capitals) -> set[int]:
    """Where ambiguous words start that nothing makes a place of.

    A preposition does, or the places they are enumerated with: *Jordan* and Iraq. One that is a place
    once is one throughout a text that names no person so.
    """
    know = capitals.know
    doubtful = [hit for hit in capitals.places.values() if hit.word in know.ambiguous]
    if not doubtful:
        return set()
    told = _enumerated(capitals)
    told.update(hit.start for hit in doubtful if _placed(capitals, hit, know.near_places))
    persons = (name for name in capitals.found if name.what is Named.PERSON)
    called = {word for name in persons for word in capitals.text[name.start : name.end].split()}
    lasting = {hit.word for hit in doubtful if hit.start in told} - called
    told.update(hit.start for hit in doubtful if hit.word in lasting and _alone(capitals, hit))
    return {hit.start for hit in doubtful} - told


def _enumerated(capitals: Capitals) -> set[int]:
    """Where the places start that are enumerated, one of them a sure one: *Chad*, Niger and *Georgia*."""
    know, found = capitals.know, set[int]()
    group: list[Hit] = []
    joined = False
    for hit in sorted(capitals.places.values(), key=lambda hit: hit.start):
        between = capitals.text[group[-1].end : hit.start] if group else ""
        words = set(between.replace(",", " ").split())
        last = not words.isdisjoint(know.conjunctions)
        if joined or not words <= know.conjunctions | know.articles or not (last or between[:1] == ","):
            group, joined = [], False
        group.append(hit)
        if last and len(group) > 1:
            joined = True
            if any(one.word not in know.ambiguous for one in group):
                found.update(one.start for one in group)
    return found


def _alone(capitals: Capitals, hit: Hit) -> bool:
    """Whether no name goes on before or behind a word."""
    return not (capitals.proper(capitals.last(hit.start)) or capitals.proper(capitals.next(hit.end)))


def _bare(capitals: Capitals, hit: Hit) -> int:
    """Where a listed place starts, without an article written small if it is listed without, too: le *Vatican*."""
    article = ARTICLE.match(capitals.cased, hit.start) if capitals.cased[hit.start].islower() else None
    start = article.end() if article else hit.start
    return start if capitals.listed(hit.word[start - hit.start :]) else hit.start


def _headed(capitals: Capitals, hit: Hit) -> tuple[int, int]:
    """Where the name starts and ends that a noun of place opens, closes or stands before; the end is 0 without."""
    start, end = hit.start, 0
    upper = capitals.cased[hit.start].isupper()  # Abbey Road; not the Northern Pacific road
    if hit.value in ("after", "both") or (upper and hit.value == "proper"):
        start = capitals.back(hit.start, 3)
        end = hit.end if start < hit.start else 0
    if not end and hit.value in ("before", "both") and upper:
        end = _behind(capitals, hit.end)
    elif hit.value in ("street", "square"):
        end = _behind(capitals, hit.end)
        number = HOUSE.search(capitals.text, max(start - 10, 0), start) if hit.value == "street" else None
        start = number.start() if number else start
    elif hit.value == "ground" and not upper:
        # stade Ernest-Wallon; not Stade rennais
        end = capitals.run(hit.end, 3) if capitals.proper(capitals.next(hit.end)) else 0
    elif hit.value == "of":
        end = _behind(capitals, hit.end)
        word = capitals.next(hit.end)
        while end and word and not capitals.proper(word):
            word = capitals.next(word.end)
        start = word.start if word else start
    return start, 0 if end and _abbreviated(capitals, hit) else end


def _abbreviated(capitals: Capitals, hit: Hit) -> bool:
    """Whether a word all of capitals follows a noun written small, and is what things of that kind do: port *TCP*."""
    word = capitals.next(hit.end)
    while (
        word is not None
        and not capitals.proper(word)
        and word.text.lower().rstrip("'’") in capitals.know.near
    ):
        word = capitals.next(word.end)
    small = capitals.cased[hit.start].islower()
    return small and word is not None and len(word.text) > 1 and word.text.isupper()


def _fields(capitals: Capitals, hit: Hit) -> bool:
    """Whether a town is the club that somebody plays for: *Dundalk* winger Cian Mulreany; not the Brazil striker."""
    know = capitals.know
    role = capitals.next(hit.end) if know.clubs else None
    if role is None or capitals.cased[role.start : role.end] not in know.clubs:
        return False
    own = capitals.reading.pack.entries.own.get(hit.word, ())
    return hit.word in know.homes or any(lexicon.startswith("town.") for lexicon, _ in own)


def _plays(capitals: Capitals, hit: Hit, clubs: set[int]) -> bool:
    """Whether a place is the club that another one plays: le RC Lens a battu *Nantes*."""
    verb = capitals.last(hit.start)
    if verb is None or verb.text not in capitals.know.contests:
        return False
    return not clubs.isdisjoint(range(verb.start - FAR, verb.start))


def _states(capitals: Capitals) -> None:
    """The states behind commas, and the unknown towns before them: in *Selway*, *N.C.*; near *Orley*, Ohio."""
    know, cased = capitals.know, capitals.cased
    for hit in [*capitals.reading.hits("name.states"), *capitals.places.values()] if know.states else ():
        if cased[hit.start - 2 : hit.start] != ", " or not cased[hit.start].isupper():
            continue
        start = capitals.back(hit.start - 2, 3)
        town = capitals.towns.get(start) or capitals.places.get(start)
        before = capitals.last(start)
        told = before is not None and before.text.lower() in know.locatives
        if hit.word in know.states and (told or town is not None):
            capitals.add(Ground.KNOWN_PLACE, hit.start, hit.end, hit.word)
        other = start in capitals.ends or start in capitals.given or start in capitals.roles
        if told and town is None and start < hit.start - 2 and not other:
            capitals.add(Ground.PLACE_HEAD, start, hit.start - 2, hit.word)


def _shaped(capitals: Capitals) -> None:
    """The towns in no list that are joined as only towns are, behind a preposition: l'église de *Saint-Nectaire*."""
    know = capitals.know
    for match in know.shapes.towned.finditer(capitals.cased) if know.towned != UNSHAPED else ():
        before = capitals.last(match.start())
        told = before is not None and before.text.lower().rstrip("'’") in know.near_places
        if told and capitals.ends.get(match.start(), 0) < match.end():
            capitals.add(Ground.PLACE_HEAD, match.start(), match.end(), match[0])


def _homes(capitals: Capitals) -> None:
    """The places, known or not, where somebody is from whose age is told: Sinéad Gallogly, 44, of *Ballymena*."""
    know = capitals.know
    for match in HOME.finditer(capitals.cased):
        word = capitals.next(match.end(1)) if match[1] in know.purposes | know.sources else None
        if word is None or not capitals.proper(word) or word.start in capitals.orgs:
            continue
        if word.start not in capitals.places and word.start not in capitals.ends:
            capitals.add(Ground.PLACE_HEAD, word.start, capitals.run(match.end(1), 2), match[1])


def _behind(capitals: Capitals, at: int) -> int:
    """The end of the capitalised words behind a noun of place, with a link between: rue de la Paix."""
    for _ in range(3):
        word = capitals.next(at)
        if capitals.proper(word):
            return capitals.run(at, 3)
        if word is None or capitals.text[word.start : word.end].rstrip("'’") not in capitals.know.near:
            return 0
        at = word.end
    return 0


def _placed(capitals: Capitals, hit: Hit, prepositions: frozenset[str]) -> bool:
    """Whether a preposition of place stands before an ambiguous word, and no name goes on behind it."""
    before = capitals.last(hit.start)
    word = before.text.lower() if before is not None else ""
    if before is not None and word not in prepositions and word in capitals.know.articles:
        before = capitals.last(before.start)  # dans le Jura
    if before is None or before.text.lower() not in prepositions:
        return False
    return not capitals.proper(capitals.next(hit.end))
