"""Orgs: organisations by their well-known names, by the noun that opens the name, and in quotation marks."""

from __future__ import annotations

from annotate.names import teams
from annotate.names.chains import Chains, Word, longest
from annotate.reading import Hit

LABELS = ("label", "media", "agency", "movement", "club")
DEFINITE = ("definite", "purpose", "ministry")
MARKED = 60
"""The longest name in quotation marks, in characters."""


def find(chains: Chains) -> None:
    """Propose the organisations of a reading."""
    heads = longest(chains.reading.hits("name.org_heads")).values()
    for hit in chains.orgs.values():
        _known(chains, hit)
    teams.find(chains)
    for hit in heads:
        if chains.org_ends.get(hit.start, 0) <= hit.end:
            _headed(chains, hit)


def _known(chains: Chains, hit: Hit) -> None:
    if hit.value == "weak" or chains.text[hit.outer : hit.end] in chains.know.stops:
        return
    start, end = hit.start, hit.end
    if hit.value:  # حركة فتح: the noun is a label, the name stands behind it
        start = end - len(hit.value)
    chains.add("org", "known_org", start, end, chains.text[start:end])


def _headed(chains: Chains, hit: Hit) -> None:
    """The name an organisation's noun opens: وزارة الخارجية, شركة «سابك», صحيفة الغد."""
    know = chains.know
    if marked := _marked(chains, hit):
        chains.add("org", "org_in_marks", *marked, hit.word)
        return
    first = chains.next(hit.end)
    if first is None:
        return
    if first.start in chains.orgs and hit.value in LABELS:
        return  # وكالة فرانس برس, حركة الجهاد الإسلامي: the name stands behind the noun and is found
    end = 0
    start = hit.start
    match hit.value:
        case "name":
            end = 0 if first.text in know.common else _completed(chains, first)
        case "ministry of" | "club":
            end = _completed(chains, first)
        case "foreign":
            end = 0 if chains.definite(first.text) else _completed(chains, first)
        case "purpose":
            end = _adjectives(chains, hit, strict=True)
        case "council":
            end = _national(chains, hit.end, 2)
        case "movement":
            end = 0 if first.text in know.common else _national(chains, hit.end, 3)
        case "agency":
            end = _completed(chains, first) if not chains.nation(first.text) else 0
        case "definite":
            end = _adjectives(chains, hit)
        case "ministry":
            behind = chains.before(hit.outer)
            governed = chains.definite(behind) or behind in know.heads or behind in know.offices
            if chains.nation(first.text) and chains.feminine(first.text) and not governed:
                end = first.end  # in وزير الخارجية التركي the adjective is the minister's
        case "media":
            start, end = first.start, _medium(chains, first)
        case "label" if first.text in know.trades:
            end = _traded(chains, first)
        case "label":
            start, end = first.start, _labelled(chains, first)
    if end and not (hit.value not in DEFINITE and _articled(chains, hit)):
        chains.add("org", "org_head", start, end, hit.word)


def _articled(chains: Chains, hit: Hit) -> bool:
    """Whether the noun has lost its article to a proclitic, and so takes no complement: للاتحاد ثلاثة فروع."""
    return bool(chains.swallowed) and chains.text[hit.outer : hit.start].endswith(chains.swallowed)


def _marked(chains: Chains, hit: Hit) -> tuple[int, int] | None:
    """The words between marks right behind the noun: جمعية «الأمل», or noun and all: “هيئة تحرير الشام”."""
    words, text = chains.know.words, chains.text
    at = hit.end
    while text[at : at + 1] == " " and at < hit.end + 2:
        at += 1
    if text[at : at + 1] in words.openers and at < len(text):
        start, label = at + 1, True
    elif hit.start and text[hit.start - 1] in words.openers and hit.value in ("name", "agency", "council"):
        start, label = hit.start, False
    else:
        return None
    ends = [found for mark in words.closers if (found := text.find(mark, start, start + MARKED)) > 0]
    if not ends:
        return None
    inner = text[start : min(ends)]
    shown = inner.strip()
    parts = shown.split()
    if not parts or "\n" in shown or len(parts) > (4 if label else 6):
        return None
    if not label and len(parts) > 1 and parts[1] in chains.know.stops:
        return None  # “مجموعة من الشبان”
    if label and hit.value in ("definite", "ministry", "council"):
        return None
    start += len(inner) - len(inner.lstrip())
    return start, start + len(shown)


def _completed(chains: Chains, first: Word) -> int:
    """Where a name ends that a noun opens: with a known name, words with the article, a transcribed word."""
    know = chains.know
    if (known := chains.orgs.get(first.start)) is not None:
        return known.end
    if (place := chains.places.get(first.start)) is not None:
        return place.end
    if first.start in chains.roles and chains.roles[first.start].word in know.patrons:
        second = chains.next(chains.roles[first.start].end)
        if second and second.text in know.given:  # جامعة الملك سعود
            third = chains.next(second.end)
            linked = second.text in know.links or (third and third.text in know.completions)
            return third.end if third and linked else second.end
    if first.text in know.given and (named := _after_person(chains, first)):
        return named
    if chains.definite(first.text):
        return _run(chains, first)
    if first.text in know.stops or first.text in know.offices or first.text in know.heads:
        return 0
    second = chains.next(first.end)
    indefinite = chains.nation(first.text) or know.adjective.match(first.text)
    if second and chains.definite(second.text) and not indefinite:
        if chains.stopped(second.text) or chains.nation(second.text):
            return 0
        return _run(chains, second)
    return _purpose(chains, first.end) if _transcribed(chains, first.text) else 0


def _after_person(chains: Chains, first: Word) -> int:
    """Where the name of one ends after whom an organisation is called: جامعة محمد الأول, مستشفى كمال عدوان."""
    know = chains.know
    end = 0
    for word in chains.after(first.end, 3):
        part = word.text in know.given or word.text in know.ordinals or word.text in know.completions
        if word.text in know.links:
            continue
        if not part and not know.surname.match(word.text) and word.start not in chains.persons:
            break
        end = word.end
    return end


def _transcribed(chains: Chains, word: str) -> bool:
    """Whether a word is a transcribed name and no indefinite adjective (اتحاد طوعي)."""
    know = chains.know
    if word.startswith(know.towards + know.contracted) or chains.stopped(word) or know.adjective.match(word):
        return False
    if know.verbal.match(word.removesuffix(know.tanwin)) or (
        word[0] == know.conjunction and len(word) > 4 and word[1] not in know.words.vowels
    ):
        return False  # شركة إنتاج, شركات ومشاريع
    return bool(know.foreign.match(word))


def _run(chains: Chains, word: Word, most: int = 3) -> int:
    """The end of words with the article from ``word`` on, closed by the adjective of a nation."""
    know = chains.know
    end = 0
    joined = False
    for count, at in enumerate((word, *chains.after(word.end, most + 1))):
        text = at.text
        definite = chains.definite(text)
        both = bool(end) and not joined and text.startswith(know.conjunction + know.article)
        if not (definite or both) or count >= most + both + joined:
            break
        if count and not both and not _qualifies(chains, text):
            break
        bare = text[len(know.conjunction) :] if both else text
        if bare in know.stops or bare in know.offices or (bare in know.heads and count) or bare in know.given:
            break
        if both and (at.start + len(know.conjunction) in chains.places or chains.nation(bare)):
            break
        end = at.end
        joined = joined or both
        if chains.nation(text):
            return _purpose(chains, end)
    return _purpose(chains, end) if end else 0


def _qualifies(chains: Chains, word: str) -> bool:
    """Whether a word with the article is an adjective, not an object: رفضت وزارة الصحة الخطة."""
    know = chains.know
    return word in know.adjectives or chains.nation(word) or bool(know.adjective.match(word))


def _purpose(chains: Chains, end: int) -> int:
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
    if rest in know.offices or rest in know.given or rest in know.stops or whole in know.stops:
        return end
    second = words[1] if len(words) > 1 and chains.definite(words[1].text) else None
    good = second and second.text not in know.stops and second.text not in know.offices
    if first.text.startswith(know.towards + know.contracted):
        return second.end if good and second and not chains.nation(second.text) else first.end
    return second.end if good and second else end


def _national(chains: Chains, at: int, most: int) -> int:
    """The end of up to some words with the article, if the last is the adjective of a nation."""
    for count, word in enumerate(chains.after(at, most)):
        if not chains.definite(word.text) or word.text in chains.know.stops:
            return 0
        if chains.nation(word.text):
            return word.end if count else 0
    return 0


def _adjectives(chains: Chains, hit: Hit, strict: bool = False) -> int:
    """The end of a definite noun with its adjectives, if they say more than which kind it is.

    With ``strict`` one adjective does not: اللجنة الوطنية لحقوق الإنسان, الهيئة القبطية الإنجيلية.
    """
    know = chains.know
    end = 0
    count = 0
    telling = False
    for word in chains.after(hit.end, 3):
        both = know.conjunction + know.article
        if count == 1 and word.text.startswith(both) and know.adjective.match(word.text):
            return _purpose(chains, word.end)  # المجلس الاقتصادي والاجتماعي
        plain = word.text in know.stops and word.text not in know.adjectives
        if not chains.definite(word.text) or plain or word.text in know.offices:
            break
        if word.text in know.ordinals:
            break  # المركز الخامس
        if not chains.agrees(hit.word, word.text):
            break
        end = word.end
        count += 1
        telling = telling or not (word.text in know.generic or chains.nation(word.text))
        if chains.nation(word.text) and count > 1:
            break
    if not end:
        return 0
    longer = _purpose(chains, end)
    if strict:
        return longer if longer > end or (telling and count > 1) else 0
    return longer if telling or longer > end or count > 1 else 0


def _medium(chains: Chains, first: Word) -> int:
    """The end of a medium's name behind its noun: صحيفة الغد, قناة الجزيرة."""
    know = chains.know
    if first.start in chains.orgs:
        return 0
    if (place := chains.places.get(first.start)) is not None:
        return place.end
    if _transcribed(chains, first.text):
        return first.end
    if not chains.definite(first.text) or chains.nation(first.text):
        return 0
    return 0 if first.text in know.stops or first.text in know.generic else first.end


def _traded(chains: Chains, first: Word) -> int:
    """Where a company's name ends that says what it deals in: شركة نفط الكويت, شركة كهرباء القاهرة."""
    second = chains.next(first.end)
    if second is None:
        return 0
    place = chains.places.get(second.start)
    if place is not None:
        return place.end
    return _run(chains, second) if chains.definite(second.text) and not chains.stopped(second.text) else 0


def _labelled(chains: Chains, first: Word) -> int:
    """The end of transcribed words behind a noun that is no part of the name: شركة بترونت."""
    end = 0
    for word in (first, *chains.after(first.end, 1)):
        if word.start in chains.orgs or word.start in chains.places or word.text in chains.know.given:
            return end
        if not _transcribed(chains, word.text):
            return end
        end = word.end
    return end
