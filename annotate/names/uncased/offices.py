"""Offices: the roles people hold, with what completes them: رئيس حزب الإرادة الشعبية."""

from __future__ import annotations

from annotate.names.mention import Ground, Named
from annotate.names.uncased import telling
from annotate.names.uncased.chains import Chains
from annotate.names.uncased.titles import behind, kind, titled
from annotate.names.word import Word
from annotate.reading import Hit

RUN = 3


def find(chains: Chains, people: dict[int, int]) -> None:
    """Propose the roles of a reading."""
    hits = chains.roles
    placed = {m.start: m.end for m in chains.found if m.what is Named.PLACE}
    told = chains.told
    until = 0
    for start, hit in sorted(hits.items()):
        if start < until or hit.value in ("title", "peer"):
            continue
        office = _seated(chains, hit, placed) if hit.value == "seat" else hit
        end = _office(chains, office, hits, placed)
        if not end and _owned(chains, hit):
            office, end = hit._replace(value="rank"), hit.end
        if not end or start in people or _qualifies(chains, office, people):
            continue
        end = _kind(chains, office, end, people)
        end = _posted(chains, office, _towards(chains, office, _termed(chains, end)), placed)
        first, person = _holder(chains, office, end, people, told)
        held = office.value not in ("rank", "degree") or person or _held(chains, end, people)
        if not held:
            continue
        chains.add(Ground.OFFICE, start, end, office.word)
        until = end
        if first is not None and person:
            chains.add(Ground.TITLED_PERSON, first.start, person, office.word)
    for first, person in telling.apposed(chains, told):
        if first.start not in people:
            chains.add(Ground.TITLED_PERSON, first.start, person, first.text)


def _seated(chains: Chains, hit: Hit, placed: dict[int, int]) -> Hit:
    """An office with the preposition of where it is held, or without it where that has no name: الباحثة في المعهد."""
    first = chains.next(hit.end)
    if first is not None and (first.start in chains.org_ends or first.start in placed):
        return hit._replace(value="head")
    end = chains.text.rindex(" ", hit.start, hit.end)
    word = chains.text[hit.start : end]
    own = chains.reading.pack.entries.own.get(word, ())
    value = next((value for lexicon, value in own if lexicon == "name.roles"), "rank")
    return hit._replace(end=end, word=word, value=value)


def _owned(chains: Chains, hit: Hit) -> bool:
    """Whether "his" completes an office though its letters are those of the feminine: رئيسه, folded to رئيسة."""
    last = chains.reading.cased[hit.end - 1]
    return hit.value == "head" and chains.feminine(hit.word) and last != chains.know.womanish


def _kind(chains: Chains, hit: Hit, end: int, people: dict[int, int]) -> int:
    """The end with the adjective that says which kind of an office whoever follows holds: الناشط *الجمعوي* حسن."""
    word = chains.next(end) if end == hit.end and hit.value in ("rank", "full", "degree") else None
    if word is None or not _held(chains, word.end, people) or not kind(chains, word):
        return end
    return word.end if chains.agrees(hit.word, word.text) else end


def _qualifies(chains: Chains, hit: Hit, people: dict[int, int]) -> bool:
    """Whether a word for who holds an office is the adjective of the noun before it: في المؤتمر *الصحفي*."""
    if hit.outer < hit.start or not chains.know.shapes.surname.match(hit.word):
        return False
    return chains.definite(chains.before(hit.start)) and not _held(chains, hit.end, people)


def _holder(
    chains: Chains, hit: Hit, end: int, people: dict[int, int], told: dict[int, bool]
) -> tuple[Word | None, int]:
    """The first word of who holds an office that ends at an offset, and where the name ends; 0 if it was found."""
    first = behind(chains, end)
    if first is not None and first.start in people:
        return None, 0
    ranked = hit.value in ("rank", "degree")
    if first is not None and end > hit.end and not ranked and (person := titled(chains, first, "full")):
        return first, person
    first, person = telling.named(chains, hit, end, told)
    return (first, person) if first is not None and first.start not in people else (None, 0)


def _held(chains: Chains, end: int, people: dict[int, int]) -> bool:
    word = chains.next(end)
    return word is not None and word.start in people


def _office(chains: Chains, hit: Hit, hits: dict[int, Hit], placed: dict[int, int], depth: int = 0) -> int:
    """Where a role ends, or 0 where its noun needs a complement and has none."""
    first = chains.next(hit.end)
    if hit.value == "club":
        return chains.org_ends.get(first.start, 0) if first is not None else 0
    bare = hit.value != "head"
    last = chains.text.rfind(" ", hit.start, hit.end) + 1
    if last and (end := chains.org_ends.get(last, 0)) > hit.end:
        return end  # رئيس المجلس الانتقالي الجنوبي
    if first is None:
        return hit.end if bare else 0
    if not bare:
        if first.start in chains.org_ends:
            return chains.org_ends[first.start]
        if first.start in placed:
            return placed[first.start]
        town = chains.places.get(first.start) or chains.towns.get(first.start)
        if town is not None and hit.word in chains.know.governed:
            chains.add(Ground.KNOWN_PLACE, town.start, town.end, town.word)
            return town.end  # محافظ ميسان
        inner = hits.get(first.start)
        if inner is not None and depth < 2 and not chains.definite(inner.word):
            return _office(chains, inner, hits, placed, depth + 1)
        if inner is not None and inner.value in ("full", "rank"):
            return _adjectives(chains, inner.end, True) or inner.end  # مساعد الرئيس الروسي
        second = chains.next(first.end) if first.start in chains.sites else None
        if second is not None and second.start in placed:
            return placed[second.start]  # عمدة مدينة لوغرونيو
        if hit.value == "head" and (end := _genitive(chains, first)):
            return end
    end = _adjectives(chains, hit.end, bare) or (hit.end if bare else 0)
    minister = hit.word in chains.know.ministers or hit.word.split()[0] in chains.know.ministers
    if minister and (end > hit.end or " " in hit.word):
        return _fields(chains, end)
    return end


def _fields(chains: Chains, end: int) -> int:
    """The end with further fields of a ministry and its nation: وزير الخارجية والمغتربين اللبناني."""
    know = chains.know
    both = know.conjunction + know.article
    for _ in range(2):
        word = chains.next(end)
        if not (
            word and word.text.startswith(both) and not chains.nation(word.text) and _second(chains, word)
        ):
            return end
        end = word.end
        for word in chains.after(end, 2):
            nation = chains.nation(word.text)
            field = word.text in know.adjectives or bool(know.shapes.adjective.match(word.text))
            if not chains.definite(word.text) or not (nation or field):
                break
            end = word.end
            if nation:
                return end
    return end


def _termed(chains: Chains, end: int) -> int:
    """The end with the word that says when an office is held: الوزير *السابق*."""
    word = chains.next(end)
    return word.end if word is not None and word.text in chains.know.terms else end


def _posted(chains: Chains, hit: Hit, end: int, placed: dict[int, int]) -> int:
    """The end with where the office is held: مبعوث الأمم المتحدة إلى ليبيا, مديرة الإعلام في الأونروا."""
    know = chains.know
    first = chains.next(end)
    where = chains.next(first.end) if first is not None else None
    if first is None or where is None:
        return end
    if hit.word in know.posted and first.text in know.postings:
        return placed.get(where.start) or chains.org_ends.get(where.start, end)
    field = end > hit.end or " " in hit.word
    if field and hit.word.partition(" ")[0] in know.staff and first.text in know.seated:
        return chains.org_ends.get(where.start, end)
    return end


def _second(chains: Chains, word: Word) -> bool:
    """Whether a word joined by "and" may be the second field of a ministry, and no second person."""
    rest = word.text[len(chains.know.conjunction) :]
    know = chains.know
    return not (
        rest in know.stops or rest in know.roles or rest in know.org_heads or know.shapes.surname.match(rest)
    )


def _represented(chains: Chains, hit: Hit, word: Word) -> int:
    """Where an office ends that is held for a field or for another: الممثل الأعلى *للسياسة الخارجية*; or 0."""
    know = chains.know
    if hit.word.partition(" ")[0] not in know.representing:
        return 0
    other = chains.roles.get(word.start + len(know.towards))
    if other is not None and other.value == "full":
        return other.end  # الممثلة الخاصة للأمين العام
    swallowed = know.towards + know.contracted
    if know.article + word.text[len(swallowed) :] not in know.fields or not word.text.startswith(swallowed):
        return 0
    end = word.end
    for more in chains.after(end, 3):  # للأمن والسياسة الخارجية
        text = more.text.removeprefix(know.conjunction)
        if not chains.definite(text) or not (text in know.fields or text in know.adjectives):
            break
        end = more.end
    return end


def _towards(chains: Chains, hit: Hit, end: int) -> int:
    """The end with the organisation the office is held in: الأمين العام للأمم المتحدة, المدير المالي لشركة زين."""
    word = chains.next(end)
    joint = len(chains.know.towards)
    if word is None or not joint or not word.text.startswith(chains.know.towards):
        return end
    if represented := _represented(chains, hit, word):
        end, word = represented, chains.next(represented)
        if word is None or not word.text.startswith(chains.know.towards):
            return end
    if word.text[joint:] in chains.know.org_heads and (name := chains.next(word.end)) is not None:
        end = chains.org_ends.get(name.start, end)
    return chains.org_ends.get(word.start + joint, end)


def _genitive(chains: Chains, first: Word) -> int:
    """The end of nouns without the article and what defines them: مدير دائرة الأشغال, رئيس بلدية نابلس."""
    know = chains.know
    for word in (first, *chains.after(first.end, 2)):
        if word.text.startswith(know.conjunction):
            return 0
        if word.start in chains.org_ends:
            return chains.org_ends[word.start]
        if word.start in chains.places:
            return chains.places[word.start].end if word is not first else 0
        if chains.definite(word.text):
            return _adjectives(chains, word.start - 1, False) if word is not first else 0
        if word is first and (word.text in know.members or know.article + word.text in know.fields):
            continue  # نقيب *أصحاب* المستشفيات, وزير *خارجية* قطر
        if chains.stopped(word.text) or know.shapes.adjective.match(word.text) or chains.named(word):
            return 0
    return 0


def _adjectives(chains: Chains, at: int, bare: bool) -> int:
    """The end of the words with the article that complete a role; of nations only where it is full."""
    know = chains.know
    end = 0
    for word in chains.after(at, RUN):
        # التعاون الدولي المصري
        nation = chains.nation(word.text) and chains.bare(word.text) not in know.regions
        # المتحدثة باسم الوزارة, وزيرة الأمن
        body = not bare and not end and (word.text in know.bodies or word.text in know.fields)
        stopped = word.text in know.stops and not body
        if not chains.articled(word) or stopped or word.text in know.roles:
            break
        if (bare and not nation) or (know.shapes.surname.match(word.text) and word.text in know.given):
            break
        end = word.end
        if nation:
            break
    return end
