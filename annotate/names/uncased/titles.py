"""Titles: how far a name goes behind a title or an office: الدكتور *سمير حداد*, الرئيس السابق *حافظ الأسد*."""

from __future__ import annotations

from annotate.names.uncased import surroundings
from annotate.names.uncased.chains import Chains
from annotate.names.uncased.parts import chain
from annotate.names.word import Word

SURELY = 8
"""From how many letters on a foreign name shows that no adverb stands before it."""


def behind(chains: Chains, end: int) -> Word | None:
    """The word behind a title and the adjectives that go with it: الرئيس السوري السابق حافظ ..."""
    know = chains.know
    for word in chains.after(end, 4):
        tail = chains.nation(word.text) or word.text in know.tails
        if not tail and know.shapes.passive.match(word.text) and word.text not in know.stops:
            second = chains.next(word.end)
            tail = second is not None and (chains.named(second) or chains.transcribed(second.text))
        tail = tail or kind(chains, word)
        if not (chains.definite(word.text) and tail):
            return word
    return None


def kind(chains: Chains, word: Word) -> bool:
    """Whether a word says which kind of its office somebody before a name holds: الناشط *الجمعوي* حسن."""
    know, second = chains.know, chains.next(word.end)
    if not know.shapes.surname.match(word.text) or word.text in know.given or chains.ordinary(word.text):
        return False
    known = word.start in chains.persons or word.start in chains.roles
    if second is None or known or not chains.named(second):
        return False
    third = chains.next(second.end) if second.text in know.weak else None
    return second.text not in know.weak or (third is not None and not chains.ordinary(third.text))


def titled(chains: Chains, first: Word, value: str) -> int:
    """Where the name behind a title ends."""
    know = chains.know
    word = first.text
    if first.start in chains.orgs or (first.start in chains.places and word not in know.given):
        return 0
    if end := listed(chains, first):
        return end
    if chains.named(first) or (word in know.links and not chains.misread(first)):
        end = chain(chains, first, value in ("full", "head", "rank"))
        if end == first.end and chains.definite(word) and word in know.weak:
            return 0  # التاجر الأمين
        rest = chains.text[first.end : end].split()
        if value == "head" and word in know.weak and not any(sure(chains, part, False) for part in rest):
            return 0  # سفير لحسن النوايا
        if word not in know.doubtful or value == "title":
            return end
        return end if any(sure(chains, part, True) for part in rest) else 0
    if word in know.weak and word in know.stops and (second := chains.next(first.end)) is not None:
        family = know.shapes.surname.match(second.text) and not chains.ordinary(second.text)
        if family and second.text not in know.ordinals:
            return chain(chains, first)  # اللواء صباح الجبوري; not اللواء صباح الأحد
    attached = first.start + 1 in chains.places or first.start + 1 in chains.persons  # لأينشتاين
    if chains.ordinary(word) or (word[0] in know.single and attached):
        return 0
    if word[0] in know.single and know.shapes.verbal.match(word[1:]):
        return 0  # يقضي القرار بإحداث لجنة
    if chains.definite(word):
        return first.end if value == "title" and know.shapes.surname.match(word) else 0
    second = chains.next(first.end)
    if value in ("head", "seat") or know.shapes.verbal.match(word.removesuffix(know.tanwin)):
        return 0  # أولى الوزير اهتماما بالملف
    if second and second.text in know.clans and second.text in know.links:
        return chain(chains, first)  # المخرجة كاهنة آيت حمو
    if know.shapes.foreign.match(word) or value == "title":
        end = chain(chains, first)
        return 0 if value != "title" and _manner(chains, first, end) else end
    if second and know.shapes.surname.match(second.text) and not chains.ordinary(second.text):
        return chain(chains, first)
    if value == "degree" and second and surroundings.family(chains, first, second):
        return second.end
    if value not in ("full", "sure"):
        return 0
    adverb = word.endswith((know.tanwin, *know.plain)) or bool(know.shapes.adjective.match(word))
    adverb = adverb and (value == "full" or word.endswith(know.tanwin))
    if second and chains.transcribed(second.text) and (not adverb or len(second.text) >= SURELY):
        return chain(chains, first)  # رئيس كرواتيا زوران ميلانوفيتش, لاعبة التنس داريا سابالينكوفا
    return surroundings.closed(chains, first, second)


def _manner(chains: Chains, first: Word, end: int) -> bool:
    """Whether a word shaped like a name says how or of what is spoken: علق المدرب ضاحكا, رحب الوزير بضيوف المعرض."""
    know = chains.know
    if know.shapes.manner.match(first.text) and chains.text.endswith(know.tanwin, first.start, end):
        return True
    second = chains.next(first.end) if first.text.startswith(know.local) else None
    return second is not None and end == first.end and chains.definite(second.text)


def listed(chains: Chains, first: Word) -> int:
    """Where the name of somebody well known ends; 0 where no list has who is named there."""
    if full := whole(chains, first):
        return max(full, chain(chains, first) if chains.named(first) else 0)  # محمد بن راشد *آل مكتوم*
    return known(chains, first) if first.start in chains.persons else 0


def whole(chains: Chains, first: Word) -> int:
    """Where the whole name of somebody well known ends that a word opens: إسماعيل عمر *جيله*; 0 if it opens none."""
    known = chains.persons.get(first.start)
    return known.end if known is not None and " " in known.word else 0


def known(chains: Chains, first: Word) -> int:
    """Where a known family name ends, or the longer name that it opens: عون in عون ذياب الجنابي."""
    end = chains.persons[first.start].end
    second = chains.next(end)
    if second is None or end != first.end:
        return end
    know, text = chains.know, second.text
    # الوزير عباس عراقجي: a president's family name is somebody else's given name
    bears = first.text in know.given and (know.shapes.foreign.match(text) or know.shapes.surname.match(text))
    opens = text in know.given or (bears and not chains.ordinary(text) and not chains.nation(text))
    return chain(chains, first) if opens else end


def sure(chains: Chains, part: str, doubtful: bool) -> bool:
    """Whether a part shows that what stands before it is a name too."""
    know = chains.know
    if doubtful:
        return part in know.given or part in know.links
    noun = part.removeprefix(know.article) in know.org_heads  # مالك *النادي*
    return (
        (part in know.given and part not in know.weak)
        or part in know.links
        or part in know.completions
        or part in know.persons
        or bool(know.shapes.surname.match(part) and not noun)
        or bool(know.shapes.foreign.match(part) and not know.shapes.adjective.match(part))
    )
