"""Complements: how far the name of an organisation goes behind its noun, where nothing is written with capitals.

A noun is completed by words with the article, by a name or a place, or by nouns that one of these defines:
وزارة *الخارجية*, جامعة *حلب*, محكمة *جنايات الرصافة*.
"""

from __future__ import annotations

from annotate.names.uncased.chains import Chains
from annotate.names.uncased.patrons import alone, called_after, verb
from annotate.names.word import Word

DEEP = 2
"""How many nouns without the article may stand between a noun and what defines them: اتحاد *نقابات عمال* فلسطين."""


def completed(chains: Chains, noun: str, first: Word) -> int:
    """Where a name ends that a noun opens: with a known name, words with the article, a transcribed word."""
    know = chains.know
    place, known = chains.places.get(first.start), chains.orgs.get(first.start)
    if known is not None and (place is None or known.end > place.end):
        return placed(chains, noun, known.end)  # مستشفى الأزهر الجامعي
    if noun in know.municipal and (town := towned(chains, first)):
        return town
    if first.text in know.clans and (behind := chains.next(first.end)) and not chains.stopped(behind.text):
        return behind.end  # بلدية بني ميلك
    if place is not None:
        return aimed(chains, placed(chains, noun, place.end))
    if named := called_after(chains, first):
        return aimed(chains, placed(chains, noun, named))  # مستشفى الأميرة هيا العسكري
    if chains.definite(first.text):
        return run(chains, first)
    dealt = know.article + first.text in know.fields  # محكمة بداية عمان
    plain = (first.text in know.stops or first.text in know.org_heads) and first.text not in know.members
    if (plain and not dealt) or first.text in know.roles:
        return 0
    if end := _construct(chains, noun, first):
        return end
    if transcribed(chains, first.text):
        return purpose(chains, first.end)
    return first.end if noun in know.schools and alone(chains, first) else 0  # جامعة فودان في شنغهاي


def towned(chains: Chains, first: Word) -> int:
    """Where the name of a town ends that stands in no list and that a word opens: بلدية *وادي الزرقاء*; or 0."""
    know = chains.know
    if first.start in chains.places:
        return 0
    site = chains.sites.get(first.start)
    if site is None and first.text not in know.place_openers:
        return 0
    if site is not None and not site.value.startswith("in"):
        return 0
    word = chains.next(first.end)
    if word is None or word.text in know.roles or word.text in know.org_heads:
        return 0
    if (place := chains.places.get(word.start)) is not None:
        return place.end
    plain = chains.stopped(word.text) or verb(chains, word.text) or word.text[0] in (know.local, know.towards)
    return 0 if plain else word.end


def aimed(chains: Chains, end: int) -> int:
    """The end with what a body called after a place or a person deals with: معهد واشنطن *لسياسة الشرق الأدنى*."""
    know = chains.know
    word = chains.next(end)
    if word is None or not word.text.startswith(know.towards):
        return end
    rest = word.text[len(know.towards) :]
    whole = know.article + rest.removeprefix(know.contracted)
    if know.article + rest not in know.fields and whole not in know.fields:
        return end
    second = chains.next(word.end)
    region = chains.places.get(second.start) if second is not None else None
    return region.end if region is not None else purpose(chains, end)


def placed(chains: Chains, noun: str, end: int) -> int:
    """The end with the adjectives behind a place that are the noun's: مستشفى قنا *الجامعي*."""
    know = chains.know
    for word in chains.after(end, 2):
        text = word.text
        other = text in know.roles or text in know.org_heads or text in know.given or chains.nation(text)
        if other or (text in know.stops and text not in know.adjectives):
            break  # جامعة باريس الفرنسية
        if not chains.articled(word) or word.start in chains.places:
            break
        if not qualifies(chains, text) or not chains.agrees(noun, text):
            break
        end = word.end
    return end


def seated(chains: Chains, noun: str, end: int) -> int:
    """The end with the town that a body is called by: المحكمة الابتدائية *بصفاقس*, المجلس الجماعي *لأكادير*."""
    know = chains.know
    communal = chains.text[chains.text.rfind(" ", 0, end) + 1 : end] in know.communal
    word = chains.next(end) if communal or noun in know.seats else None
    joints = (know.towards * communal, know.local * (noun in know.seats))
    if word is None or word.text[0] not in joints:
        return end
    place = chains.places.get(word.start + 1)
    return place.end if place is not None else end


def _construct(chains: Chains, noun: str, first: Word) -> int:
    """The end of nouns without the article and of what defines them: جمعية *أصدقاء البيئة*, محكمة *بداية عمان*."""
    know = chains.know
    word: Word | None = first
    for depth in range(DEEP):
        if word is None:
            return 0
        text, known = word.text, word.start in chains.places
        plain = chains.stopped(text) or chains.nation(text) or bool(know.shapes.adjective.match(text))
        plain = plain and text not in know.members and not (_several(chains, noun, text) and not depth)
        word = chains.next(word.end)
        second = bool(depth) and text.startswith(know.conjunction)  # غرفة تجارة وصناعة عمان
        plain = plain or (second and know.article + text[len(know.conjunction) :] not in know.fields)
        dealt = text.removeprefix(know.conjunction) if second else text
        if known or word is None or (plain and know.article + dealt not in know.fields):  # محكمة بداية عمان
            return 0
        place = None if verb(chains, text) else chains.places.get(word.start)
        if place is not None:
            return placed(chains, noun, place.end)
        if chains.definite(word.text):
            told = bool(depth) and verb(chains, text)
            return 0 if told or chains.stopped(word.text) or chains.nation(word.text) else run(chains, word)
        if know.article + text in know.fields and alone(chains, word):
            return word.end  # غرفة طوارئ كرري
    return 0


def _several(chains: Chains, noun: str, word: str) -> bool:
    """Whether a word is a plural in construct, as no adjective of a feminine noun: جمعية *مصدري* الخضار."""
    plain = chains.stopped(word) or chains.nation(word) or verb(chains, word)
    return chains.feminine(noun) and not plain and word.endswith(chains.know.several[0][0])


def fielded(chains: Chains, noun: str, first: Word) -> int:
    """Where a name ends that says what an office deals with: مديرية *الصحة*, مديرية *تربية إربد*; 0 otherwise."""
    know = chains.know
    if (known := chains.orgs.get(first.start)) is not None:
        return known.end if known.value == "national" else 0  # مديرية الدفاع المدني
    if first.text in know.fields:
        return run(chains, first)
    told = know.article + first.text in know.fields or first.text in know.members  # مدرسة راهبات الوردية
    return _construct(chains, noun, first) if told else 0


def _twofold(chains: Chains, end: int) -> int:
    """The end with a second thing that a body deals with, and its adjective: للبحوث *والدراسات الإسلامية*."""
    know, word = chains.know, chains.next(end)
    joined = word is not None and word.text.startswith(know.conjunction)
    if word is None or not joined or word.text[len(know.conjunction) :] not in know.fields:
        return end
    behind = chains.next(word.end)
    told = behind is not None and chains.articled(behind) and chains.feminine(behind.text)
    plain = behind is None or behind.text in know.stops or behind.text in know.roles
    return behind.end if behind and told and not plain and qualifies(chains, behind.text) else word.end


def dealing(chains: Chains, end: int) -> int:
    """The end with what a company deals in, behind its name: شركة البتراء *للتطوير العقاري*; 0 without."""
    know = chains.know
    word = chains.next(end)
    if word is not None and chains.definite(word.text) and chains.nation(word.text):
        end, word = word.end, chains.next(word.end)  # شركة زين السعودية للاتصالات
    swallowed = know.towards + know.contracted
    if word is None or not word.text.startswith(swallowed):
        return 0
    if know.article + word.text[len(swallowed) :] not in know.fields:
        return 0
    behind = chains.next(word.end)  # وقعت شركة الدلتا للغزل *العقد*
    told = behind is not None and chains.articled(behind) and not chains.stopped(behind.text)
    if behind and told and qualifies(chains, behind.text) and not chains.nation(behind.text):
        return behind.end
    return _twofold(chains, word.end)


def transcribed(chains: Chains, word: str) -> bool:
    """Whether a word is a transcribed name, with nothing written together with it: no شركات *ومشاريع*."""
    know = chains.know
    joined = word[0] == know.conjunction and len(word) > 4 and word[1] not in know.vowels
    return chains.transcribed(word) and not joined and not word.startswith(know.towards + know.contracted)


def run(chains: Chains, word: Word, most: int = 3, aimed: bool = True) -> int:
    """The end of words with the article from ``word`` on, closed by the adjective of a nation or by what it is for.

    If it is not ``aimed`` at anything, what "for" joins is no part of it: أبلغت شركة الكهرباء *للمواطنين* عذرها.
    """
    know = chains.know
    end = 0
    joined = False
    for count, at in enumerate((word, *chains.after(word.end, most + 1))):
        text = at.text
        definite = chains.definite(text)
        both = bool(end) and not joined and text.startswith(know.conjunction + know.article)
        if not (definite or both) or count >= most + both + joined:
            break
        if count and not both and not qualifies(chains, text):
            break
        bare = text[len(know.conjunction) :] if both else text
        if (
            bare in know.stops
            or bare in know.roles
            or (bare in know.org_heads and count)
            or bare in know.given
        ):
            break
        if both and (at.start + len(know.conjunction) in chains.places or chains.nation(bare)):
            break
        end = at.end
        joined = joined or both
        if chains.nation(text):
            joined = True
            break
    end = end if joined or not end else _second(chains, end)
    return purpose(chains, end) if end and aimed else end


def _second(chains: Chains, end: int) -> int:
    """The end with a second field that a noun of its own opens: هيئة الاتصالات *وتقنية المعلومات*."""
    know, word = chains.know, chains.next(end)
    if word is None or not word.text.startswith(know.conjunction) or chains.definite(word.text[1:]):
        return end
    behind = chains.next(word.end)
    field = know.article + word.text[len(know.conjunction) :] in know.fields
    defined = behind is not None and behind.text in know.fields
    return behind.end if field and defined and behind is not None else end


def qualifies(chains: Chains, word: str) -> bool:
    """Whether a word with the article is an adjective, not an object: رفضت وزارة الصحة الخطة."""
    know = chains.know
    return word in know.adjectives or chains.nation(word) or bool(know.shapes.adjective.match(word))


def purpose(chains: Chains, end: int) -> int:
    """The end with what the organisation is for: لحقوق الإنسان, للصليب الأحمر, لكرة القدم."""
    know = chains.know
    words = list(chains.after(end, 3))
    if not words or not words[0].text.startswith(know.towards) or len(words[0].text) < 4:
        return end
    first = words[0]
    if first.start + len(know.towards) in chains.places:
        return end
    rest = first.text[len(know.towards) :]
    whole = know.article + rest[len(know.contracted) :]
    dealt = know.article + rest in know.fields  # لحقوق الإنسان
    if rest in know.roles or rest in know.given or (rest in know.stops and not dealt):
        return end
    if (whole in know.stops or whole in know.bodies) and whole not in know.fields:
        return end
    second = words[1] if len(words) > 1 and chains.definite(words[1].text) else None
    good = second and second.text not in know.stops and second.text not in know.roles
    if second and first.text.startswith(know.towards + know.contracted) and second.text in know.fields:
        good = qualifies(chains, second.text)  # أوقف مصنع النور للكابلات *الإنتاج*
    if first.text.startswith(know.towards + know.contracted):
        several = second and first.text.endswith(know.several) and second.text.endswith(know.several)
        if good and second and (several or not chains.nation(second.text)):  # للفلاحين الموريتانيين
            return second.end
        return _twofold(chains, first.end)
    return second.end if good and second else end
