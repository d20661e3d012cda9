"""Labels: nouns of organisations that are often no part of the name behind them, where there are no capitals.

شركة *بترونت*, صحيفة *الغد*; but all of مؤسسة محمد بن راشد, شركة البتراء للتطوير العقاري.
"""

from __future__ import annotations

from annotate.names.uncased import complements, patrons
from annotate.names.uncased.chains import Chains
from annotate.names.word import Word
from annotate.reading import Hit


def labelled(chains: Chains, hit: Hit, first: Word) -> tuple[int, int]:
    """Where a name starts and ends behind a noun that is often no part of it; the end is 0 if there is none."""
    know = chains.know
    if hit.value == "club":
        # نادي مانشستر يونايتد: only clubs of the language bear the noun, نادي الزمالك
        foreign = first.start in chains.orgs and not chains.definite(first.text)
        return hit.start, 0 if foreign else complements.completed(chains, hit.word, first)
    if hit.value == "house" and (end := _house(chains, hit, first)):
        return hit.start, end
    if hit.value in ("label", "house") and (end := _dealer(chains, hit, first)):
        return hit.start, end
    if hit.word in know.municipal and (end := complements.towned(chains, first)):
        return hit.start, end
    if first.start in chains.orgs:
        # وكالة فرانس برس, حركة الجهاد الإسلامي: the name stands behind the noun and is found
        return hit.start, 0
    match hit.value:
        case "movement":
            return hit.start, 0 if first.text in know.common else national(chains, hit.end, 3)
        case "agency":
            end = 0 if chains.nation(first.text) else complements.completed(chains, hit.word, first)
            return hit.start, end
        case "media":
            return first.start, _medium(chains, first)
    if hit.word in know.seats and first.start in chains.places:
        return hit.start, chains.places[first.start].end  # جماعة بوزنيقة
    if first.text in know.trades:
        return hit.start, _traded(chains, first)
    return first.start, _labelled(chains, first)


def _house(chains: Chains, hit: Hit, first: Word) -> int:
    """Where the name of a foundation or a centre ends, noun and all: مؤسسة محمد بن راشد, مجمع فلسطين الطبي; or 0."""
    place = chains.places.get(first.start)
    if place is not None:
        end = complements.placed(chains, hit.word, place.end)
        return end if end > place.end else 0
    if end := patrons.called_after(chains, first):
        return complements.aimed(chains, end)  # مركز الملك فيصل للبحوث
    if end := _staged(chains, first):
        return end
    if chains.definite(first.text):
        return _contrasted(chains, hit, first)
    return complements.fielded(chains, hit.word, first)


def _staged(chains: Chains, first: Word) -> int:
    """Where a school's name ends that says which kind it is: ثانوية الخوارزمي *التأهيلية*; or 0."""
    know = chains.know
    for word in (first, *chains.after(first.end, 3)):
        if word is not first and word.text in know.stages:
            return word.end
        if word.text in know.stops or word.text in know.roles or chains.stopped(word.text):
            return 0
    return 0


def _contrasted(chains: Chains, hit: Hit, first: Word) -> int:
    """Where a name ends whose adjective is not the noun's but belongs to it: مؤسسة *الحرف الأول*; or 0."""
    know, second = chains.know, chains.next(first.end)
    if second is None or not chains.feminine(hit.word) or chains.feminine(first.text):
        return 0
    plain = first.text in know.stops or first.text in know.fields or first.text in know.bodies
    told = second.text in know.ordinals or second.text in know.adjectives
    return second.end if told and not plain and not chains.feminine(second.text) else 0


def _dealer(chains: Chains, hit: Hit, first: Word) -> int:
    """Where a name ends that says what it deals in: شركة البتراء للتطوير العقاري, شركة المياه الوطنية; or 0."""
    known = chains.orgs.get(first.start) or chains.places.get(first.start)
    if known is not None:
        return _company(chains, hit, known.end)
    if first.text in chains.know.fields and hit.word in chains.know.companies:
        end = complements.run(chains, first, aimed=False)
        end = complements.dealing(chains, end) or end
        return 0 if end <= first.end or chains.nation(chains.text[first.end : end].split()[-1]) else end
    if chains.definite(first.text) or first.text in chains.know.given:
        return _company(chains, hit, first.end)
    end = _labelled(chains, first)
    return complements.dealing(chains, end) if end else 0


def _company(chains: Chains, hit: Hit, end: int) -> int:
    """Where a name ends with its adjectives and what it deals in: شركة الدلتا *الحديثة للغزل*; 0 without."""
    for word in chains.after(end, 2):
        named = chains.articled(word) and not chains.nation(word.text)
        if not named or not (chains.feminine(word.text) and chains.feminine(hit.word)):
            break
        end = word.end
    return complements.dealing(chains, end)


def _medium(chains: Chains, first: Word) -> int:
    """The end of a medium's name behind its noun: صحيفة الغد, قناة الجزيرة, إذاعة صوت مقديشو."""
    know = chains.know
    if first.start in chains.orgs:
        return 0
    if (place := chains.places.get(first.start)) is not None:
        word = chains.next(place.end)  # صحيفة عدن الغد
        plain = word is None or chains.nation(word.text) or word.text in chains.know.stops
        return place.end if plain or word is None or not chains.articled(word) else word.end
    if complements.transcribed(chains, first.text):
        return first.end
    if first.text in know.voices and (second := chains.next(first.end)) is not None:
        return chains.places[second.start].end if second.start in chains.places else 0
    if not chains.definite(first.text) or chains.nation(first.text):
        return 0
    return 0 if first.text in know.stops or first.text in know.generic else first.end


def _traded(chains: Chains, first: Word) -> int:
    """Where a company's name ends that says what it deals in: شركة نفط الكويت, شركة كهرباء القاهرة."""
    second = chains.next(first.end)
    if second is not None and second.text in chains.know.trades:
        second = chains.next(second.end)  # شركة توزيع كهرباء الجنوب
    if second is None:
        return 0
    place = chains.places.get(second.start)
    if place is not None:
        return place.end
    return (
        complements.run(chains, second)
        if chains.definite(second.text) and not chains.stopped(second.text)
        else 0
    )


def _labelled(chains: Chains, first: Word) -> int:
    """The end of transcribed words behind a noun that is no part of the name: شركة بترونت."""
    end = 0
    for word in (first, *chains.after(first.end, 1)):
        if word.start in chains.orgs or word.start in chains.places or word.text in chains.know.given:
            return end
        if not complements.transcribed(chains, word.text):
            return end
        end = word.end
    return end


def national(chains: Chains, at: int, most: int) -> int:
    """The end of up to some words with the article, if the last is the adjective of a nation."""
    for count, word in enumerate(chains.after(at, most)):
        if not chains.definite(word.text) or word.text in chains.know.stops:
            return 0
        if chains.nation(word.text):
            return _binational(chains, word) if count else 0
    return 0


def _binational(chains: Chains, first: Word) -> int:
    """The end of the adjective of a nation, or of two: مجلس الأعمال *السعودي التركي*."""
    second = chains.next(first.end)
    if second is None or not chains.definite(second.text) or not chains.nation(second.text):
        return first.end
    return second.end if chains.feminine(first.text) == chains.feminine(second.text) else first.end
