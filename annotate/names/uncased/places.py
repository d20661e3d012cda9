"""Places: names the gazetteer knows, and the name behind a noun of place."""

from __future__ import annotations

from annotate.names.mention import Ground, Named
from annotate.names.uncased import teams
from annotate.names.uncased.chains import Chains
from annotate.names.uncased.headed import further, headed, located
from annotate.names.uncased.papers import marked
from annotate.names.uncased.parts import chain
from annotate.names.word import Word
from annotate.reading import Hit

COMMAS = ("، ", ", ")
LASTING = 4
"""From how many letters on an ambiguous word keeps its sense in a text."""
DASHES = (" -", " –", " —", "- ", "– ", "— ")


def find(chains: Chains) -> None:
    """Propose the places of a reading."""
    know = chains.know
    sure = {hit.end: hit for hit in chains.places.values() if hit.word not in know.ambiguous}
    _listed(chains, sure)
    for hit in chains.sites.values():
        headed(chains, hit)
    for hit in chains.reading.hits("name.nationals"):
        if chains.feminine(hit.word):  # as towns are
            _beside(chains, hit.outer, hit.word)
    for hit in chains.reading.hits("name.place_openings"):
        _opened(chains, hit)
    for mention in [mention for mention in chains.found if mention.what is Named.PLACE]:
        _joined(chains, mention.end)
    for hit in sure.values():
        side = chains.before(hit.outer) if hit.outer == hit.start else ""
        if side in know.directions:
            _beside(chains, hit.outer - 1 - len(side), hit.word)


def _listed(chains: Chains, sure: dict[int, Hit]) -> None:
    """The places that the gazetteer knows, and the clubs and papers that are called by them."""
    know = chains.know
    other = -1
    clubs = {
        hit.word for hit in chains.places.values() if hit.word in know.homes and teams.meant(chains, hit)
    }
    starts = {hit.outer for hit in sure.values()}
    sensed = {hit.word for hit in chains.places.values() if _lasting(chains, hit) and _placed(chains, hit)}
    for hit in chains.places.values():
        # منصتا موسكو والقاهرة: what follows the noun names two groups, not two cities
        joined = hit.outer < hit.start and hit.outer - 1 == other
        if joined or chains.among(chains.before(hit.outer), know.not_after):
            other = hit.end
            continue
        if hit.word in know.adjectival and _adjective(chains, hit):
            continue
        if hit.word in know.ambiguous and (behind := chains.next(hit.end)) and behind.text in know.not_before:
            continue  # مسقط رأسه
        placed = _placed(chains, hit)
        paper = hit.word in know.papers and marked(chains, hit)
        if paper or teams.called(chains, hit) or (hit.word in clubs and not placed):
            chains.add(Ground.KNOWN_ORG, hit.start, hit.end, hit.word)
        elif (
            hit.word not in know.ambiguous
            or placed
            or hit.word in sensed
            or _among(chains, hit, sure, starts)
        ):
            chains.add(Ground.KNOWN_PLACE, hit.start, hit.end, hit.word)


def _opened(chains: Chains, hit: Hit) -> None:
    """The town that a foreign word opens: سيوداد ديل إستي, بويرتو مونت; one called after a saint: سيدي علي."""
    if hit.value == "saint":
        saint = chains.next(hit.end)
        if saint and hit.start not in chains.places and located(chains, hit) and chains.named(saint):
            chains.add(Ground.PLACE_HEAD, hit.start, chain(chains, saint), hit.word)
        return
    first = Word(hit.word, hit.start, hit.end)
    end = 0 if hit.start in chains.places or hit.start in chains.orgs else further(chains, first)
    behind = chains.next(hit.end)
    if end == hit.end and behind is not None and not chains.ordinary(behind.text):
        end = behind.end
    if end > hit.end:
        chains.add(Ground.PLACE_HEAD, hit.start, end, hit.word)


def _joined(chains: Chains, end: int) -> None:
    """The town that "and" joins to a place, if its first word shows that it is one: ميسان و*بني سعد*."""
    know = chains.know
    word = chains.next(end)
    if word is None or not word.text.startswith(know.conjunction):
        return
    start = word.start + len(know.conjunction)
    opener = chains.text[start : word.end]
    behind = chains.next(word.end) if opener in know.clans and start not in chains.places else None
    if behind is not None and not chains.stopped(behind.text):
        chains.add(Ground.PLACE_HEAD, start, behind.end, opener)


def _beside(chains: Chains, end: int, evidence: str) -> None:
    """The place in no list that what follows tells of: في *ليسيستر* البريطانية, إلى *بوداي* شرق لبنان."""
    name = chains.before(end)
    start = end - 1 - len(name)
    if not name or start in chains.places or not chains.among(chains.before(start), chains.know.near_places):
        return
    if (
        chains.know.shapes.foreign.match(name)
        and not chains.know.shapes.adjective.match(name)
        and not chains.ordinary(name)
    ):
        chains.add(Ground.PLACE_HEAD, start, end - 1, evidence)


def _lasting(chains: Chains, hit: Hit) -> bool:
    """Whether an ambiguous word that is a place once is one throughout a text: النوبة; not صور, مالي."""
    know = chains.know
    return (
        hit.word in know.ambiguous and len(hit.word) >= LASTING and not know.shapes.adjective.match(hit.word)
    )


def _placed(chains: Chains, hit: Hit) -> bool:
    """Whether what stands before an ambiguous word says that it is a place: في عمان, مدينة العين."""
    know = chains.know
    if hit.outer < hit.start:
        return chains.text[hit.start - 1] in know.local
    before = chains.before(hit.outer)
    if chains.definite(before) and chains.nation(before):
        start = chains.text.rfind(before, 0, hit.outer)
        before = chains.before(start)  # العاصمة الأردنية عمان
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


def _adjective(chains: Chains, hit: Hit) -> bool:
    """Whether a word spelt like a feminine adjective follows a noun it would agree with: قوات سورية."""
    before = chains.before(hit.outer)
    if hit.outer < hit.start or not before or chains.among(before, chains.know.near_places):
        return False
    return before.endswith(chains.know.plain) and chains.definite(before) == chains.definite(hit.word)
