"""Places: names the gazetteer knows, and the name behind a noun of place."""

from __future__ import annotations

from annotate.names import teams
from annotate.names.chains import Chains, Word
from annotate.reading import Hit

COMMAS = ("، ", ", ")
MOST_SEVERAL = 8
LASTING = 4
"""From how many letters on an ambiguous word keeps its sense in a text."""
DASHES = (" -", " –", " —", "- ", "– ", "— ")


def find(chains: Chains) -> None:
    """Propose the places of a reading."""
    know = chains.know
    other = -1
    clubs = {
        hit.word for hit in chains.places.values() if hit.word in know.homes and teams.meant(chains, hit)
    }
    sure = {hit.end: hit for hit in chains.places.values() if hit.word not in know.ambiguous}
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
        paper = hit.word in know.papers and _marked(chains, hit)
        if paper or teams.called(chains, hit) or (hit.word in clubs and not placed):
            chains.add("org", "known_org", hit.start, hit.end, hit.word)
        elif (
            hit.word not in know.ambiguous
            or placed
            or hit.word in sensed
            or _among(chains, hit, sure, starts)
        ):
            chains.add("place", "known_place", hit.start, hit.end, hit.word)
    for hit in chains.reading.hits("name.place_heads"):
        _headed(chains, hit)
    for hit in chains.reading.hits("name.nationals"):
        if chains.feminine(hit.word):  # as towns are
            _beside(chains, hit.outer, hit.word)
    for hit in sure.values():
        side = chains.before(hit.outer) if hit.outer == hit.start else ""
        if side in know.directions:
            _beside(chains, hit.outer - 1 - len(side), hit.word)


def _beside(chains: Chains, end: int, evidence: str) -> None:
    """The place in no list that what follows tells of: في *ليسيستر* البريطانية, إلى *بوداي* شرق لبنان."""
    name = chains.before(end)
    start = end - 1 - len(name)
    if not name or start in chains.places or not chains.among(chains.before(start), chains.know.near_places):
        return
    if (
        chains.know.foreign.match(name)
        and not chains.know.adjective.match(name)
        and not chains.ordinary(name)
    ):
        chains.add("place", "place_head", start, end - 1, evidence)


def _marked(chains: Chains, hit: Hit) -> bool:
    """Whether marks hold a name alone: قال ل«الخليج»."""
    words, text = chains.know.words, chains.text
    before, after = text[max(hit.outer - 2, 0) : hit.outer].strip(), text[hit.end : hit.end + 2].strip()
    return before[-1:] in tuple(words.openers) and after[:1] in tuple(words.closers)


def _lasting(chains: Chains, hit: Hit) -> bool:
    """Whether an ambiguous word that is a place once is one throughout a text: النوبة; not صور, مالي."""
    know = chains.know
    return hit.word in know.ambiguous and len(hit.word) >= LASTING and not know.adjective.match(hit.word)


def _placed(chains: Chains, hit: Hit) -> bool:
    """Whether what stands before an ambiguous word says that it is a place: في عمان, مدينة العين."""
    know = chains.know
    if hit.outer < hit.start:
        return chains.text[hit.start - 1] in know.words.local
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
    return before.endswith(chains.know.endings) and chains.definite(before) == chains.definite(hit.word)


def _headed(chains: Chains, hit: Hit) -> None:
    """The name behind a noun of place (قرية الترنبة), with the noun where it is part of it (شارع الحمرا)."""
    first = chains.next(hit.end)
    if first is None or hit.value == "weak":
        return
    end = _called(chains, first, hit)
    if end:
        inside = hit.value.startswith("in")
        chains.add("place", "place_head", hit.start if inside else first.start, end, hit.word)
    end = end or (chains.places[first.start].end if first.start in chains.places else 0)
    if end and hit.value.startswith("several"):
        _several(chains, end, hit)


def _several(chains: Chains, end: int, hit: Hit) -> None:
    """The further names behind a noun in the dual or plural: بلدتي طلوزة والباذان."""
    know = chains.know
    for _ in range(MOST_SEVERAL):
        word = chains.next(end)
        if word is None or not word.text.startswith(know.conjunction) or len(word.text) < 4:
            return
        start = word.start + len(know.conjunction)
        if start in chains.places:
            end = chains.places[start].end
            continue
        end = _called(chains, Word(chains.text[start : word.end], start, word.end), hit)
        if not end:
            return
        chains.add("place", "place_head", start, end, hit.word)


def _called(chains: Chains, first: Word, hit: Hit) -> int:
    """Where the name ends that a word behind a noun of place opens, if it is one; 0 otherwise."""
    know = chains.know
    word = first.text
    patron = chains.roles.get(first.start)
    if patron is not None and patron.word in know.patrons:
        second = chains.next(patron.end)  # جسر الملك حسين
        return second.end if second and second.text in know.given else 0
    if (known := chains.places.get(first.start)) is not None:
        return known.end if known.word in know.ambiguous else 0
    if first.start in chains.orgs:
        return 0
    if word in know.generic or chains.ordinary(word):
        return 0
    town = chains.towns.get(first.start)
    if town is not None and (chains.definite(word) or not chains.feminine(word)):
        return town.end  # مدينة حديثة may be a modern city
    if word in know.openers:
        second = chains.next(first.end)
        return second.end if second and not chains.ordinary(second.text) else 0  # بلدة كفر كلا
    if chains.definite(word):
        return 0 if word in know.given or hit.value.endswith("foreign") else first.end
    if know.foreign.match(word) and not know.adjective.match(word):
        return first.end
    behind = chains.next(first.end)
    if behind is not None and behind.text in know.directions and len(word) > 3:
        return 0 if know.verbal.match(word) or chains.feminine(word) else first.end  # منطقة سراخس شرق البلاد
    return first.end if _unfeminine(chains, first, hit) else 0


def _unfeminine(chains: Chains, first: Word, hit: Hit) -> bool:
    """Whether a word behind a feminine noun of place is its name, as no adjective of it: قرية سنورس, not قرية صغيرة."""
    know, word = chains.know, first.text
    if not chains.feminine(hit.word) or hit.value not in ("out", "held") or len(word) < 4:
        return False
    if word[0] in know.single or know.imperfect.match(word) or know.verbal.match(word):
        return False
    if word.endswith((*know.endings, *know.pronouns, *know.past)) or know.adjective.match(word):
        return False
    behind = chains.next(first.end)
    if behind is None or not chains.definite(behind.text):
        return True
    return chains.nation(behind.text) and chains.feminine(behind.text)  # مدينة ستنفجر النرويجية
