"""Places: names the gazetteer knows, and the name behind a noun of place."""

from __future__ import annotations

from annotate.names import teams
from annotate.names.chains import Chains, Word
from annotate.names.parts import chain
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
    for hit in chains.sites.values():
        _headed(chains, hit)
    for hit in chains.reading.hits("name.nationals"):
        if chains.feminine(hit.word):  # as towns are
            _beside(chains, hit.outer, hit.word)
    for hit in chains.reading.hits("name.place_openings"):
        _opened(chains, hit)
    for mention in [mention for mention in chains.found if mention.kind == "place"]:
        _joined(chains, mention.end)
    for hit in sure.values():
        side = chains.before(hit.outer) if hit.outer == hit.start else ""
        if side in know.directions:
            _beside(chains, hit.outer - 1 - len(side), hit.word)


def _opened(chains: Chains, hit: Hit) -> None:
    """The town that a foreign word opens: سيوداد ديل إستي, بويرتو مونت."""
    first = Word(hit.word, hit.start, hit.end)
    end = 0 if hit.start in chains.places or hit.start in chains.orgs else _further(chains, first)
    behind = chains.next(hit.end)
    if end == hit.end and behind is not None and not chains.ordinary(behind.text):
        end = behind.end
    if end > hit.end:
        chains.add("place", "place_head", hit.start, end, hit.word)


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
        chains.add("place", "place_head", start, behind.end, opener)


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
    swallowed = chains.swallowed and chains.text[hit.outer : hit.start].endswith(chains.swallowed)
    if first is None or hit.value == "weak" or swallowed:
        return  # للشارع العربي
    end = _called(chains, first, hit)
    if end:
        inside = hit.value.startswith("in")
        chains.add("place", "place_head", hit.start if inside else first.start, end, hit.word)
    end = end or (chains.places[first.start].end if first.start in chains.places else 0)
    if end and hit.value.startswith("several"):
        _several(chains, end, hit)


def _shut(chains: Chains, word: Word) -> bool:
    """Whether a word of grammar, a direction or nothing follows: كوانار *دوتسي* في ولاية زامفارا."""
    behind = chains.next(word.end)
    return behind is None or behind.text in chains.know.stops or behind.text in chains.know.directions


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
        return chain(chains, second) if second and second.text in know.given else 0
    if chains.named(first) and (hit.value.startswith("in") or "named" in hit.value):
        end = chain(chains, first)  # مطار محمد الخامس
        return end if end > first.end or hit.value.endswith("sure") else 0
    if (known := chains.places.get(first.start)) is not None:
        end = _further(chains, Word(known.word, first.start, known.end))  # ملعب سانتياغو برنابيو
        whole = hit.value == "in sure" or known.word in know.ambiguous  # شط البصرة
        return end if end > known.end or whole else 0
    if first.start in chains.orgs:
        return 0
    town = chains.towns.get(first.start)
    if town is not None and (chains.definite(word) or not (chains.feminine(word) or chains.ordinary(word))):
        return _further(chains, Word(town.word, first.start, town.end))  # مدينة حديثة may be a modern city
    behind = chains.next(first.end)
    if word in know.openers and hit.value.startswith(("out", "several", "held")):
        return behind.end if behind and behind.text not in know.heads else 0  # بلدة كفر كلا
    quarter = hit.value.endswith("sure") and chains.articled(first) and word not in know.bodies  # حي السلام
    opened = word[0] in know.single and word[0] not in (know.conjunction, know.local, know.towards)
    transcribed = opened and know.foreign.match(word)  # كالاهورا is no "like the"
    if word in know.generic or (chains.ordinary(word) and not quarter and not transcribed):
        return 0
    directed = behind is not None and behind.text in know.directions
    if chains.definite(word):
        told = directed or not hit.value.endswith("foreign")  # ناحية العلم شرقي تكريت
        return first.end if (told and word not in know.given) or quarter else 0
    if know.foreign.match(word) and not know.adjective.match(word):
        return _further(chains, first)
    if directed and len(word) > 3:
        return 0 if know.verbal.match(word) or chains.feminine(word) else first.end  # منطقة سراخس شرق البلاد
    if _unfeminine(chains, first, hit):
        return first.end
    plain = (
        chains.stopped(word) or know.adjective.match(word) or know.verbal.match(word) or chains.feminine(word)
    )
    verb = know.imperfect.match(word) or word.endswith((*know.past, *know.pronouns))
    further = 0 if plain or verb or not hit.value.startswith("out") else _further(chains, first)
    return further if further > first.end else 0


def _further(chains: Chains, first: Word) -> int:
    """The end of a name with a second transcribed word, a link between: ميناء جويا *تاورو*, إلى سيوداد *ديل إستي*."""
    know, link = chains.know, False
    for word in chains.after(first.end, 2):
        if not link and word.text in know.particles:
            link = True
            continue
        known = any(word.start in hits for hits in (chains.places, chains.orgs, chains.roles))
        attached = word.text[0] in know.single and not chains.named(word)  # قوانغتشو لاعتداء
        if known or attached or word.text in know.directions or chains.ordinary(word.text):
            break
        shaped = know.foreign.match(word.text) and (
            not know.adjective.match(word.text) or _shut(chains, word)
        )
        plain = know.verbal.match(word.text.removesuffix(know.tanwin))
        return word.end if link or (shaped and not plain) else first.end
    return first.end


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
