"""Orgs: organisations by their well-known names, by the noun that opens the name, and in quotation marks."""

from __future__ import annotations

from annotate.names.mention import Ground
from annotate.names.uncased import complements, labels, papers, teams
from annotate.names.uncased.chains import Chains
from annotate.names.word import Word
from annotate.reading import Hit, longest
from annotate.regex import regex

LABELS = ("label", "media", "agency", "movement", "club", "house")
DEFINITE = ("definite", "purpose", "ministry", "numbered", "national")
NUMBER = regex(r" [1-9][0-9]{1,3}(?![\w.,/])")
"""The number of a unit: الفرقة 162; not اللواء 2.5."""


def find(chains: Chains) -> None:
    """Propose the organisations of a reading."""
    heads = longest(chains.reading.hits("name.org_heads")).values()
    for hit in chains.orgs.values():
        _known(chains, hit)
    teams.find(chains)
    papers.find(chains)
    for hit in heads:
        if chains.org_ends.get(hit.start, 0) <= hit.end:
            _headed(chains, hit)


def _known(chains: Chains, hit: Hit) -> None:
    if hit.value == "weak" or chains.text[hit.outer : hit.end] in chains.know.stops:
        return
    if hit.start in chains.places and chains.before(hit.outer) in chains.know.governed:
        return  # محافظ قنا
    if chains.before(hit.outer) in chains.know.models:
        return  # طائرة من طراز بوينغ
    start, end = hit.start, hit.end
    if hit.value == "national":  # الهلال الأحمر التونسي
        word = chains.next(end)
        end = word.end if word and _national_of(chains, hit.word, word) else end
    elif hit.value:  # حركة فتح: the noun is a label, the name stands behind it
        start = end - len(hit.value)
    chains.add(Ground.KNOWN_ORG, start, end, chains.text[start:end])


def _national_of(chains: Chains, noun: str, word: Word) -> bool:
    """Whether a word is the adjective of a nation, and of a noun or of the first of several."""
    return (
        chains.definite(word.text)
        and chains.nation(word.text)
        and chains.feminine(noun.partition(" ")[0]) == chains.feminine(word.text)
    )


def _headed(chains: Chains, hit: Hit) -> None:
    """The name an organisation's noun opens: وزارة الخارجية, شركة «سابك», صحيفة الغد."""
    if marked := _marked(chains, hit):
        chains.add(Ground.ORG_IN_MARKS, *marked, hit.word)
        return
    if hit.value == "closing" and (start := _closed(chains, hit)):
        chains.add(Ground.ORG_HEAD, start, hit.end, hit.word)
    if hit.value == "numbered" and (number := NUMBER.match(chains.text, hit.end)):
        chains.add(Ground.ORG_HEAD, hit.start, number.end(), hit.word)
    first = chains.next(hit.end)
    if first is None or hit.value in ("side", "closing"):
        return
    if hit.value in DEFINITE and chains.before(hit.outer) in chains.know.pointing:
        return  # هذا المجمع العلمي والثقافي
    governed = chains.know.governed
    if hit.word in governed:
        return
    if hit.word in chains.know.governing_ends and f"{chains.before(hit.outer)} {hit.word}" in governed:
        return  # رئيس بلدية نابلس is mayor of Nablus
    start, end = hit.start, 0
    if f"{hit.word} {first.text}" in chains.know.common:
        end = _national_field(chains, hit, first) if hit.value == "field" else 0
    elif hit.value in LABELS:
        start, end = labels.labelled(chains, hit, first)
    else:
        end = _extent(chains, hit, first)
    if end and start == hit.start:
        end = complements.seated(chains, hit.word, end)
    if end and not (hit.value not in DEFINITE and _articled(chains, hit)):
        chains.add(Ground.ORG_HEAD, start, end, hit.word)


def _closed(chains: Chains, hit: Hit) -> int:
    """Where a name begins that a foreign noun closes: غلاسكو *رينجرز*, شيكاغو *تريبيون*; 0 if nothing is before it."""
    before = chains.before(hit.start) if hit.outer == hit.start else ""
    start = hit.start - 1 - len(before)
    if not before or (start not in chains.places and not complements.transcribed(chains, before)):
        return 0
    return 0 if chains.definite(before) or chains.nation(before) else start


def _extent(chains: Chains, hit: Hit, first: Word) -> int:
    """Where a name ends that holds its noun: وزارة الخارجية; 0 if it is none."""
    match hit.value:
        case "name" if first.text in chains.know.common:
            return 0  # هيئة المحكمة
        case "name" | "ministry of":
            return complements.completed(chains, hit.word, first)
        case "unit":  # لواء غولاني; but لواء الرمثا is a district
            return 0 if first.start in chains.places else complements.completed(chains, hit.word, first)
        case "foreign":  # كلية ترينيتي, كلية الطب بسوسة; not every كلية الآداب
            end = complements.completed(chains, hit.word, first)
            town = complements.seated(chains, hit.word, end) > end
            return end if town or not chains.definite(first.text) else 0
        case "field":
            return complements.fielded(chains, hit.word, first)
        case "purpose":
            return _adjectives(chains, hit, strict=True)
        case "council":
            return _district(chains, first) or labels.national(chains, hit.end, 2)
        case "definite":
            return _adjectives(chains, hit)
        case "numbered":
            return _numbered(chains, first)
        case "national":
            return first.end if _national_of(chains, hit.word, first) else 0
        case "ministry":
            behind = chains.before(hit.outer)
            know = chains.know
            governed = chains.definite(behind) or behind in know.org_heads or behind in know.roles
            if chains.nation(first.text) and chains.feminine(first.text) and not governed:
                return first.end  # in وزير الخارجية التركي the adjective is the minister's
    return 0


def _district(chains: Chains, first: Word) -> int:
    """Where the name of a council ends that is its district's: مجلس *محافظة ديالى*, مجلس *بلدية الناصرة*; or 0."""
    site = chains.sites.get(first.start)
    told = first.text in chains.know.governing_ends or (site is not None and site.value.startswith("out"))
    if not told:
        return 0
    place = chains.places.get(first.end + 1)
    return place.end if place is not None else 0


def _national_field(chains: Chains, hit: Hit, first: Word) -> int:
    """Where an office's name ends that two things and its nation tell from the thing it does, or 0.

    إدارة الكوارث والطوارئ التركية is a body; إدارة الكوارث may be what any does.
    """
    end = complements.run(chains, first)
    words = chains.text[first.start : end].split()
    joined = len(words) > 2 and words[1].startswith(chains.know.conjunction)
    last = words[-1] if joined else ""
    return end if last and chains.nation(last) and chains.feminine(last) == chains.feminine(hit.word) else 0


def _numbered(chains: Chains, first: Word) -> int:
    """Where the name of a unit ends that a number tells from others: الفرقة الرابعة المدرعة, الفيلق الخامس; or 0."""
    know = chains.know
    if first.text not in know.ordinals and first.text.removesuffix(know.feminine) not in know.ordinals:
        return 0
    second = chains.next(first.end)
    armed = second and chains.definite(second.text) and second.text in know.adjectives
    return second.end if second and armed else first.end


def _articled(chains: Chains, hit: Hit) -> bool:
    """Whether the noun has lost its article to a proclitic, and so takes no complement: للاتحاد ثلاثة فروع."""
    return bool(chains.swallowed) and chains.text[hit.outer : hit.start].endswith(chains.swallowed)


def _marked(chains: Chains, hit: Hit) -> tuple[int, int] | None:
    """The words between marks right behind the noun: جمعية «الأمل», or noun and all: “هيئة تحرير الشام”."""
    know, text = chains.know, chains.text
    at = hit.end
    while text[at : at + 1] == " " and at < hit.end + 2:
        at += 1
    if text[at : at + 1] in know.openers and at < len(text):
        start, label = at + 1, True
    elif hit.start and text[hit.start - 1] in know.openers and hit.value in ("name", "agency", "council"):
        start, label = hit.start, False
    else:
        return None
    inner = know.shut(text, start)
    shown = inner.strip()
    parts = shown.split()
    if not parts or not shown[0].isalnum() or "\n" in shown or len(parts) > (4 if label else 6):
        return None
    if not label and len(parts) > 1 and parts[1] in know.stops:
        return None  # “مجموعة من الشبان”
    if label and (hit.value in ("definite", "purpose", "ministry", "council") or chains.definite(hit.word)):
        return None  # أيد البرلمان «حل الدولتين»
    described = not label and len(parts) > 1 and know.shapes.adjective.match(parts[1])
    if described and chains.feminine(parts[0]) and chains.feminine(parts[1]):
        return None  # «منظمة إرهابية»
    start += len(inner) - len(inner.lstrip())
    kind = know.shapes.adjective.match(parts[0]) and not chains.definite(parts[0])
    if label and kind and len(parts) == 1:
        return None  # منظمة «إرهابية»
    return start, start + len(shown)


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
        joined = word.text.removeprefix(know.conjunction)
        if (
            count == 1
            and word.text.startswith(both)
            and know.shapes.adjective.match(joined)
            and joined not in know.stops
        ):
            return complements.purpose(chains, word.end)  # المجلس الاقتصادي والاجتماعي
        plain = word.text in know.stops and word.text not in know.adjectives
        if not chains.definite(word.text) or plain or word.text in know.roles:
            break
        if word.text in know.ordinals or word.text.removesuffix(know.feminine) in know.ordinals:
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
    if (town := complements.seated(chains, hit.word, end)) > end:
        return town  # المحكمة الابتدائية بصفاقس
    longer = complements.purpose(chains, end)
    if strict:
        return longer if longer > end or (telling and count > 1) else 0
    return longer if telling or longer > end or count > 1 else 0
