"""Headed: the name behind a noun of place, where nothing is written with capitals: قرية الترنبة, شارع الحمرا."""

from __future__ import annotations

from annotate.names.mention import Ground
from annotate.names.uncased.chains import Chains
from annotate.names.uncased.parts import chain
from annotate.names.word import Word
from annotate.reading import Hit

MOST_SEVERAL = 8


def headed(chains: Chains, hit: Hit) -> None:
    """The name behind a noun of place (قرية الترنبة), with the noun where it is part of it (شارع الحمرا)."""
    first = chains.next(hit.end)
    swallowed = chains.swallowed and chains.text[hit.outer : hit.start].endswith(chains.swallowed)
    if first is None or hit.value == "weak" or swallowed:
        return  # للشارع العربي
    if f"{hit.word} {first.text}" in chains.know.common:
        return  # قصر العدل
    end = _called(chains, first, hit)
    if end:
        inside = hit.value.startswith("in")
        chains.add(Ground.PLACE_HEAD, hit.start if inside else first.start, end, hit.word)
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
        chains.add(Ground.PLACE_HEAD, start, end, hit.word)


def _called(chains: Chains, first: Word, hit: Hit) -> int:
    """Where the name ends that a word behind a noun of place opens, if it is one; 0 otherwise."""
    know = chains.know
    patron = chains.roles.get(first.start)
    if patron is not None and patron.word in know.patrons:
        second = chains.next(patron.end)  # جسر الملك حسين
        return chain(chains, second) if second and second.text in know.given else 0
    if chains.named(first) and (hit.value.startswith("in") or "named" in hit.value):
        end = chain(chains, first)  # مطار محمد الخامس
        return end if end > first.end or hit.value.endswith("sure") else 0
    if (known := chains.places.get(first.start)) is not None:
        end = further(chains, Word(known.word, first.start, known.end))  # ملعب سانتياغو برنابيو
        whole = hit.value == "in sure" or known.word in know.ambiguous  # شط البصرة
        return end if end > known.end or whole else 0
    if first.start in chains.orgs:
        return 0
    return _unlisted(chains, first, hit)


def _unlisted(chains: Chains, first: Word, hit: Hit) -> int:
    """Where the name of a place ends that no gazetteer has, or only as one that is called like a word; or 0."""
    know, word = chains.know, first.text
    town = chains.towns.get(first.start)
    usual = chains.feminine(word) or chains.ordinary(word) or know.shapes.adjective.match(word)
    if town is not None and (chains.definite(word) or not usual):
        return further(chains, Word(town.word, first.start, town.end))  # مدينة حديثة may be a modern city
    behind = chains.next(first.end)
    if word in know.place_openers and hit.value.startswith(("out", "several", "held")):
        return behind.end if behind and behind.text not in know.org_heads else 0  # بلدة كفر كلا
    quarter = hit.value.endswith("sure") and chains.articled(first) and word not in know.bodies  # حي السلام
    opened = word[0] in know.single and word[0] not in (know.conjunction, know.local, know.towards)
    transcribed = opened and know.shapes.foreign.match(word)  # كالاهورا is no "like the"
    if word in know.generic or (chains.ordinary(word) and not quarter and not transcribed):
        return 0
    return _shaped(chains, first, hit) or (first.end if quarter else 0)


def _shaped(chains: Chains, first: Word, hit: Hit) -> int:
    """Where the name ends that a word opens whose shape, or what follows it, tells a name; or 0."""
    know, word = chains.know, first.text
    behind = chains.next(first.end)
    directed = behind is not None and behind.text in know.directions
    if chains.definite(word):
        told = directed or not hit.value.endswith(("foreign", "local"))  # ناحية العلم شرقي تكريت
        told = told or (hit.value.endswith("local") and located(chains, hit) and word not in know.fields)
        people = word.endswith(know.several) and not directed  # قرية الصيادين
        return first.end if told and not people and word not in know.given else 0
    adjective = know.shapes.adjective.match(word)
    if _transcribed(chains, word) or know.shapes.towned.match(word):
        return further(chains, first)
    if directed and len(word) > 3 and (not adjective or chains.feminine(hit.word)):
        # منطقة سراخس شرق البلاد; not شارع رئيسي وسط المدينة
        return 0 if know.shapes.verbal.match(word) or chains.feminine(word) else first.end
    if _unfeminine(chains, first, hit):
        return first.end
    plain = chains.stopped(word) or adjective or know.shapes.verbal.match(word) or chains.feminine(word)
    verb = know.shapes.imperfect.match(word) or word.endswith((*know.past, *know.pronouns))
    end = 0 if plain or verb or not hit.value.startswith("out") else further(chains, first)
    return end if end > first.end else 0


def _transcribed(chains: Chains, word: str) -> bool:
    """Whether a word has the shape of a foreign name, and of no adjective, verbal noun or participle: not مجاورة."""
    shapes = chains.know.shapes
    plain = shapes.adjective.match(word) or shapes.verbal.match(word)
    return bool(shapes.foreign.match(word) and not plain) and not (
        chains.feminine(word) and shapes.participle.match(word)
    )


def further(chains: Chains, first: Word) -> int:
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
        shaped = know.shapes.foreign.match(word.text) and (
            not know.shapes.adjective.match(word.text) or _shut(chains, word)
        )
        plain = know.shapes.verbal.match(word.text.removesuffix(know.tanwin)) or word.text.endswith(
            know.several
        )
        return word.end if link or (shaped and not plain) else first.end
    return first.end


def located(chains: Chains, hit: Hit) -> bool:
    """Whether a preposition of place, or what is joined to a place, stands before a word: بناحية السدير."""
    know = chains.know
    if hit.outer < hit.start:
        return chains.text[hit.outer] in (know.local, know.conjunction)
    before = chains.before(hit.outer)
    return before in know.locatives or before in know.directions


def _unfeminine(chains: Chains, first: Word, hit: Hit) -> bool:
    """Whether a word behind a feminine noun of place is its name, as no adjective of it: قرية سنورس, not قرية صغيرة."""
    know, word = chains.know, first.text
    if not chains.feminine(hit.word) or hit.value not in ("out", "held", "out local") or len(word) < 4:
        return False
    if hit.value == "out local" and not located(chains, hit):
        return False  # سدد الكرة ناحية المرمى
    if know.shapes.adjective.match(word):  # قرية بامرني: no adjective of a feminine noun
        high = know.article + word in know.adjectives or know.article + word in know.ordinals
        if high or chains.nation(word) or chains.cased(first)[-1] != know.several[0][0]:
            return False
    elif word[0] in know.single:
        return False
    if know.shapes.imperfect.match(word) or know.shapes.verbal.match(word):
        return False
    if word.endswith((*know.plain, *know.pronouns, *know.past)):
        return False
    behind = chains.next(first.end)
    if behind is None or not chains.definite(behind.text):
        return True
    return chains.nation(behind.text) and chains.feminine(behind.text)  # مدينة ستنفجر النرويجية
