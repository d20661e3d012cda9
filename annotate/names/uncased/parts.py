"""Parts: how far a name goes in a script without capitals, word by word from its first: عبد الله بن سالم النواصرة."""

from __future__ import annotations

from annotate.names.uncased import surroundings
from annotate.names.uncased.chains import Chains
from annotate.names.word import Word

MOST = 9
"""How many words a name may have behind its first: مكتوم بن محمد بن راشد آل مكتوم."""
FOREIGN = 3
"""Of how many words that no list has a foreign name may consist behind one."""
CLOSING = tuple(".,،؛:)\n")


def chain(chains: Chains, first: Word, office: bool = False) -> int:
    """The end of the name that begins with a word, behind an ``office`` or not."""
    know = chains.know
    end = first.end
    known = 1
    compound = False
    linked = firm = chains.links(first)
    unknown = 0 if chains.named(first) else 1
    opened = chains.next(first.end) if linked else None
    for word in chains.after(first.end, MOST):
        text = word.text
        if word.start < end or (word.start in chains.orgs and not linked):
            continue
        told = chains.orgs.get(word.start + 1)
        if text[0].isascii() or (told is not None and told.outer == word.start and not linked):
            break  # يزيد nice المستوى; قال سامر العلي *لرويترز*
        if (person := chains.persons.get(word.start)) is not None and not chains.links(word):
            if " " in person.word and person.start > first.end + 1:
                end, linked = person.end, False  # مكتوم بن محمد بن راشد آل مكتوم
                continue
            if word == opened and " " not in person.word:
                end, linked = word.end, False  # عبد الحكيم الشبلي, though many are called الحكيم
                continue
            further = chains.next(word.end) if person.value and person.end == word.end else None
            if further is not None and chains.definite(further.text):
                end, linked, known = word.end, False, known + 1  # سالم الفهد العبدالله
                continue
            return person.end  # but صالح بن علي العكيمي is no Ben Ali
        if (link := chains.links(word)) or text in know.completions:
            linked, firm = link, text not in know.stops
            end = end if linked else word.end
            compound = compound or (not link and word != opened)  # نبيل *عبد الله*
            if text in know.houses and (house := chains.next(word.end)):
                return house.end  # حمد بن خليفة آل ثاني
            continue
        if (
            text in know.ordinals
            and known == 1
            and chains.text[word.end + 1 : word.end + 2] != know.conjunction
        ):
            more = chains.next(word.end)  # عبد الله الثاني, لويس الرابع عشر
            return more.end if more and f"{text} {more.text}" in know.ordinals else word.end
        if known == 1 and surroundings.called(chains, word):
            return word.end
        stopped = text in know.stops and not (linked and firm)  # بن *عودة*, but ولد *عام* 1606
        if _office(chains, word) or stopped or chains.misread(word):
            break
        if not linked and not chains.named(word):
            foreign = 1 < unknown < FOREIGN and chains.transcribed(word.text)  # أنيبال كافاكو سيلفا
            if (unknown > 1 and not foreign) or not _follows(chains, word, known, unknown, office, compound):
                break
            unknown += 1
        end = word.end
        known += not (linked and word == opened)  # عبد السند is one name
        linked = False
    return end


def _office(chains: Chains, word: Word) -> bool:
    """Whether a word opens a role behind the name: عمرو موسى الأمين العام."""
    role = chains.roles.get(word.start)
    return role is not None and (role.end > word.end or word.text not in chains.know.given)


def _waw(chains: Chains, word: Word) -> bool:
    """Whether the letter of "and" opens a foreign name: إليزابيث *ويذربي* إن; not نبيل *ويوسف*."""
    know, rest = chains.know, word.text[1:]
    known = rest in know.given or word.start + 1 in chains.places or word.start + 1 in chains.roles
    return not known and rest[:1] in know.vowels and bool(know.shapes.foreign.match(word.text))


def _follows(chains: Chains, word: Word, known: int, unknown: int, office: bool, compound: bool) -> bool:
    """Whether a word may be a family name behind ``known`` words, some of which are ``unknown``.

    A ``compound`` among them may be the father's name, and the last: نبيل عبد الله *عرقلة* المساعدات.

    Who holds an ``office`` is not called by one name: الوزير جوني القرم, المحافظ سلطان العرادة.
    """
    know, text = chains.know, word.text
    if text in know.stops or text in know.roles or text in know.org_heads or chains.stopped(text):
        return False
    lone = office and known == 1 and chains.definite(text)
    if word.start in chains.places and text not in know.ambiguous and not lone:
        return False
    told = surroundings.told(chains, word.end) or surroundings.held(chains, word.end)
    closed = chains.text[word.end : word.end + 1] in CLOSING or told
    if chains.nation(text):  # محمد سعيد الكندي وزير البيئة
        if chains.definite(text):
            return known == 1 or (known == 2 and told and not unknown)
        return known == 1 and not unknown and _surnamed(chains, word)  # جون كندي
    if chains.definite(text):
        if known < 3 and know.shapes.surname.match(text):
            return True
        family = know.shapes.tribal.match(text) or told or (lone and closed)  # not محمد عبد الله القصيدة
        plain = text.endswith(know.plain)
        if unknown == 1 and known == 2 and told and not know.shapes.adjective.match(text):
            return True  # سالم الفهد العبدالله أن
        family = not unknown and (bool(family) or not plain)
        return family and (known == 1 or (told and (known == 2 or surroundings.descended(chains, word))))
    joined = text[0] == know.conjunction and not (told and _waw(chains, word))
    if joined or (len(text) > 4 and text.endswith(know.pronouns)):
        return False
    if not closed and not surroundings.last(chains, word, known):
        return False
    if not closed and _prepositional(chains, word):
        return False  # نصر الله *بوقوع* عدد, هيرمان *مؤتمرا*
    if text[0] in know.single and word.start + 1 in chains.places:
        return False
    if know.shapes.verbal.match(text) and not closed:
        return False  # كريم خان إصدار, عبد الغني قرارات
    alone = known == 1 and (closed or not compound)
    if alone or (know.shapes.foreign.match(text) and not text.endswith(know.plain)):
        return True
    # محمد حمدان دقلو: nothing follows that the word could belong to
    return known == 2 and not unknown and closed


def _surnamed(chains: Chains, word: Word) -> bool:
    """Whether the adjective of a nation behind a given name is a family's: جون *كندي*; not محمد *مغربي* الجنسية."""
    before, behind = chains.before(word.start), chains.next(word.end)
    if before in chains.know.weak or word.text.endswith((*chains.know.plain, chains.know.tanwin)):
        return False
    return behind is None or not chains.definite(behind.text)


def _prepositional(chains: Chains, word: Word) -> bool:
    """Whether a word that names nobody known may be a noun behind a preposition, or an object, of what goes on."""
    know, text = chains.know, word.text
    if text in know.given or know.shapes.foreign.match(text) or know.shapes.adjective.match(text):
        return False  # شوان برزنجي
    if text.endswith(know.tanwin):
        return bool(know.shapes.participle.match(text) or know.shapes.manner.match(text))
    behind = chains.next(word.end)
    if behind is None or behind.text in know.given or chains.stopped(behind.text):
        return False
    return bool(know.shapes.attached.match(text))
