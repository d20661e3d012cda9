"""Telling: names that are in no list, behind the office of one whose words are told: قال وزير النفط حيان السواد إن.

Where verbs come first, the subject follows them and its office is complete with its article. Two words or more
that are no vocabulary and stand between the office and what the verb governs then name who holds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.mention import Named
from annotate.names.uncased.chains import Chains
from annotate.names.word import Word
from annotate.reading import Hit
from annotate.regex import regex

COMMA = regex(r" ?[،,](?= )")
APART = regex(r" ?[،,:«“\"]")
HOLDER = regex(r"(?: [^\W\d_]{1,30}){1,8} ?[،,](?= )")
"""Whoever tells something, up to the comma that sets off the name: والدة أحد الضحايا،."""
END = regex(r" ?[،,.؛:»«”“\"(\n]|\Z")
MOST = 4
SHORTEST = 3


def named(chains: Chains, office: Hit, end: int, told: dict[int, bool]) -> tuple[Word | None, int]:
    """The first word of the name behind an office that ends at an offset, and where the name ends, or 0."""
    subject = told.get(office.outer - 1)
    if subject is None or office.outer < office.start:
        return None, 0
    at = _completed(chains, end)
    if at == end and not _complete(chains, end):
        return None, 0
    comma = COMMA.match(chains.text, at)
    first, stop = _run(chains, comma.end() if comma else at, comma is not None, told)
    if comma:
        return first, stop if APART.match(chains.text, stop) else 0
    return first, stop if _clause(chains, stop) or (subject and _shut(chains, stop)) else 0


def apposed(chains: Chains, told: dict[int, bool]) -> Iterator[tuple[Word, int]]:
    """Names that commas set off from who tells something: قالت والدة أحد الضحايا، *مبروكة الفيتوري*: «...»."""
    know = chains.know
    for end in told:
        first = chains.next(end)
        if first is None or not (first.start in chains.roles or first.text in know.kin):
            continue
        holder = HOLDER.match(chains.text, end)
        if holder is None or not know.clauses.isdisjoint(chains.text[end : holder.end()].split()):
            continue
        name, stop = _run(chains, holder.end(), True, told)
        if name is not None and APART.match(chains.text, stop) and _shows(chains, name, stop):
            yield name, stop


def _run(chains: Chains, at: int, apart: bool, told: dict[int, bool]) -> tuple[Word | None, int]:
    """The first word and the end of two words or more that may be a name, or 0; ``apart``: behind a comma."""
    words = list(chains.after(at, MOST))
    if len(words) < 2 or words[0].end in told or not _opens(chains, words[0], apart):
        return None, 0
    stop = 0
    for word in words[1:]:
        if not _goes_on(chains, word):
            break
        stop = word.end
    if not stop or (chains.definite(words[1].text) and _attached(chains, words[0])):
        return None, 0
    return words[0], stop


def _shows(chains: Chains, first: Word, end: int) -> bool:
    """Whether a word of a run is a given name, or shaped like a foreign name or that of a family: no مساء اليوم."""
    know = chains.know
    words = chains.text[first.start : end].split()
    return any(
        word in know.given or know.shapes.foreign.match(word) or know.shapes.surname.match(word)
        for word in words
    )


def _complete(chains: Chains, end: int) -> bool:
    """Whether nothing can complete an office further: an article or a name ends it; not خبير *أمن المعلومات*."""
    start = chains.text.rfind(" ", 0, end) + 1
    return chains.definite(chains.text[start:end]) or any(
        mention.end == end and mention.what in (Named.ORG, Named.PLACE) for mention in chains.found
    )


def _completed(chains: Chains, end: int) -> int:
    """Where what completes an office ends: الأمينة العامة *المساعدة للاتحاد*, الباحثة *في المعهد*."""
    know = chains.know
    swallowed = know.towards + know.contracted
    inside = False
    for word in chains.after(end, MOST):
        if word.start < end:
            continue  # مدير المستشفى في *خان يونس*
        if not inside and word.text in know.seated:
            inside = True
        elif held := _seat(chains, word, inside):
            end, inside = held, False
        elif inside and _construct(chains, word):
            continue  # الباحثة في *شؤون* الهجرة
        elif chains.articled(word) or (not inside and word.text.startswith(swallowed)):
            end, inside = word.end, False
        else:
            break
    return end


def _seat(chains: Chains, word: Word, inside: bool) -> int:
    """Where the name ends of the body or place that an office is held in: في *بيروت*, *بجامعة تونس*; or 0."""
    start = word.start if inside else word.start + len(chains.know.local)
    if not inside and not word.text.startswith(chains.know.local):
        return 0
    place = chains.places.get(start)
    return chains.org_ends.get(start) or (place.end if place is not None else 0)


def _construct(chains: Chains, word: Word) -> bool:
    """Whether a noun without the article is defined by the next: *معهد* الدراسات."""
    second = chains.next(word.end)
    return second is not None and chains.articled(second) and not chains.articled(word)


def _opens(chains: Chains, word: Word, apart: bool) -> bool:
    """Whether a word may be a given name, which commas may set ``apart`` with the rest of the name."""
    know, text = chains.know, word.text
    if text in know.given:
        return chains.named(word)
    if len(text) < SHORTEST or chains.articled(word) or not _free(chains, word):
        return False
    if text.endswith(know.tanwin):
        # هانا; إلينا مارتشينكو between commas; but ساخرا
        return bool(know.shapes.brief.match(text)) or _transcribed(chains, word, apart)
    if know.shapes.verbal.match(text):
        return False
    if know.shapes.participle.match(text):
        return apart and _family(chains, word)  # مبروكة الفيتوري; but منتقدة الوزير
    if len(text) > SHORTEST + 1 and text.endswith(know.pronouns):
        return False
    # نافية, باكية: how somebody speaks, unless commas and a family name show that it is هادية
    return apart or not (know.shapes.adjective.match(text) or chains.feminine(text))


def _family(chains: Chains, word: Word) -> bool:
    """Whether the name of a family alone stands between a word and a sign."""
    second = chains.next(word.end)
    if second is None or not chains.know.shapes.surname.match(second.text) or chains.ordinary(second.text):
        return False
    return APART.match(chains.text, second.end) is not None


def _transcribed(chains: Chains, word: Word, apart: bool) -> bool:
    """Whether a word that ends as an adverb does stands before a transcribed name: إلفا يوهانسون; no منتقدا."""
    know = chains.know
    second = chains.next(word.end)
    if second is None or know.shapes.participle.match(word.text):
        return False
    if know.shapes.manner.match(word.text) and not apart:
        return False
    return bool(know.shapes.foreign.match(second.text)) and not second.text.endswith(know.tanwin)


def _goes_on(chains: Chains, word: Word) -> bool:
    """Whether a word may be a further part of a name."""
    know, text = chains.know, word.text
    if text in know.given:
        return chains.named(word)
    if chains.links(word) or text in know.completions or word.start in chains.persons:
        return True
    if (
        not _free(chains, word)
        or text[0] == know.conjunction
        or text in know.adjectives
        or text in know.generic
    ):
        return False
    if chains.cased(word)[-1] == know.womanish or text.endswith(know.tanwin):
        return False
    return not (chains.definite(text) and text.endswith(know.plain) and not text.endswith(know.several[-1:]))


def _free(chains: Chains, word: Word) -> bool:
    """Whether a word is known as nothing else than a name, and has nothing written before it."""
    know, text = chains.know, word.text
    if chains.ordinary(text) or text in know.stops or text in know.near_places or chains.misread(word):
        return False
    if _attached(chains, word) and not (know.shapes.foreign.match(text) or know.shapes.adjective.match(text)):
        return False  # بلهجة, لمراسل; but باتشيكي, برزنجي
    return not any(word.start in known for known in (chains.places, chains.orgs, chains.roles))


def _clause(chains: Chains, end: int) -> bool:
    """Whether the clause that is told follows: أن; behind a preposition an object may stand before it."""
    word = chains.next(end)
    return word is not None and word.text in chains.know.clauses


def _shut(chains: Chains, end: int) -> bool:
    """Whether a stop, or a preposition or another word of grammar, closes a name."""
    word = chains.next(end)
    if word is None:
        return END.match(chains.text, end) is not None
    return chains.stopped(word.text) or chains.misread(word) or _attached(chains, word)


def _attached(chains: Chains, word: Word) -> bool:
    """Whether a word that is no known name may begin with a preposition: بضيوف."""
    know = chains.know
    return word.text.startswith((know.local, know.towards)) and word.text not in know.given
