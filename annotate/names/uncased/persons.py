"""Persons: names behind titles, offices and reporting verbs, and names that a given name opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotate.names.mention import Ground
from annotate.names.uncased import surroundings
from annotate.names.uncased.chains import Chains
from annotate.names.uncased.parts import chain
from annotate.names.uncased.titles import behind, listed, sure, titled, whole
from annotate.names.word import Word
from annotate.reading import Hit

LEAST = 4
"""More letters than this has a given name that is believed by itself."""


class Proposal(NamedTuple):
    """A name that words around it show to be a person's: its first word, its end, what shows it, and the words."""

    first: Word
    end: int
    ground: Ground
    evidence: str


def find(chains: Chains) -> dict[int, int]:
    """Propose the persons of a reading; gives where each starts and ends."""
    people: dict[int, int] = {}
    for finds in (_entitled, _telling, _of_nations, _described, _quoted, _given, _descended, _known_well):
        for first, told, ground, evidence in finds(chains, people):
            if told and first.start not in people and first.end not in chains.reading.nunated:
                people[first.start] = end = max(told, whole(chains, first))
                chains.add(ground, first.start, end, evidence)
    return people


def _entitled(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Names behind titles and offices: الدكتور سمير حداد."""
    for hit in _held(chains):
        first = behind(chains, hit.end)
        if first is not None and first.start not in people:
            # المهاجم الزامبي فاشيون ساكالا: what has a nation is somebody
            told = hit.value in ("rank", "full") and chains.nation(chains.before(first.start))
            value = "sure" if told else hit.value
            yield Proposal(first, titled(chains, first, value), Ground.TITLED_PERSON, hit.word)


def _held(chains: Chains) -> Iterator[Hit]:
    """The offices that show a name beside them; those held in a club do so with its name only (see offices)."""
    return (hit for hit in chains.roles.values() if hit.value != "club")


def _telling(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Names behind reporting verbs: قال بلير."""
    for hit in chains.reading.hits("name.verbs"):
        first = chains.next(hit.end)
        if first is not None and first.start not in people:
            objects = hit.word in chains.know.objects
            yield Proposal(first, _reported(chains, first, objects), Ground.REPORTED_PERSON, hit.word)


def _of_nations(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Names behind the nation of who bears them: الكاميروني صموئيل إيتو."""
    for hit in chains.reading.hits("name.nationals"):
        first = chains.next(hit.end)
        if first is None or first.start in people:
            continue
        before = chains.before(hit.outer)
        if not chains.definite(before):
            free = (
                hit.outer < hit.start
                or not before
                or chains.stopped(before)
                or before in chains.know.near_places
            )
            end = _of_nation(chains, first) or (_stranger(chains, first) if free else 0)
            yield Proposal(first, end, Ground.TITLED_PERSON, hit.word)


def _described(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Names that an office follows behind a comma: بديعة الراضي، رئيسة الرابطة."""
    for hit in _held(chains):
        first, end = surroundings.before(chains, hit)
        if first is not None:
            yield Proposal(first, end, Ground.TITLED_PERSON, hit.word)


def _quoted(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Names between "about" and "as saying": نقلت عن لارسن قوله."""
    for hit in chains.reading.hits("name.sayings"):
        first = surroundings.quoted(chains, hit)
        if first is not None and first.start not in people:
            yield Proposal(first, _reported(chains, first, False), Ground.REPORTED_PERSON, hit.word)


def _given(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Given names with a name behind them, or joined to another person: نبيل سعد."""
    ends = set(people.values())
    placed = _placed(chains)
    for hit in chains.given.values():
        if hit.start in people or hit.start in chains.orgs or hit.outer in placed or _sited(chains, hit):
            continue
        first = Word(chains.text[hit.start : hit.end], hit.start, hit.end)
        end = _full(chains, first, surroundings.joined(chains, hit, ends))
        if (mother := surroundings.mother(chains, hit)) is not None:
            first, end = mother, end or hit.end
        end = end or (hit.end if _alone(chains, first) else 0)
        ends.add(end)
        yield Proposal(first, end, Ground.GIVEN_NAME, hit.word)


def _alone(chains: Chains, first: Word) -> bool:
    """Whether a given name by itself is somebody's: one of a foreign shape is no other word: زارت *ليوناردو*."""
    know, word = chains.know, first.text
    if len(word) <= LEAST or word in know.weak or first.start in chains.places or chains.ordinary(word):
        return False
    return (
        bool(know.shapes.foreign.match(word))
        and not know.shapes.adjective.match(word)
        and not know.shapes.verbal.match(word)
    )


def _placed(chains: Chains) -> set[int]:
    """Where names of places begin: ميناء جيهان is a port, whoever it is named after; ولاية بايدن is his term."""
    return {site.end + 1 for site in chains.sites.values() if site.value.startswith(("in", "out"))}


def _sited(chains: Chains, hit: Hit) -> bool:
    """Whether a given name is a continent's or a country's too, and means that here: جنوب شرق *آسيا*, *آسيا* الوسطى."""
    place = chains.places.get(hit.start)
    if place is None:
        return False
    before = chains.before(hit.outer)
    return place.end > hit.end or before in chains.know.directions


def _descended(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Names before "son of" or "daughter of": جوهر بن مبارك."""
    placed = _placed(chains)
    for hit in chains.reading.hits("name.descents"):
        word = chains.before(hit.start)
        if len(word) < 3 or hit.outer < hit.start or chains.ordinary(word) or word in chains.know.links:
            continue
        start = chains.text.rfind(word, 0, hit.start)
        first = Word(word, start, start + len(word))
        if first.start not in people and first.start not in placed:
            yield Proposal(first, chain(chains, first), Ground.GIVEN_NAME, hit.word)


def _known_well(chains: Chains, people: dict[int, int]) -> Iterator[Proposal]:
    """Persons who are known by one name: بوتين."""
    for hit in chains.persons.values():
        if hit.value != "weak" and hit.start not in chains.orgs:
            yield Proposal(Word(hit.word, hit.start, hit.end), hit.end, Ground.KNOWN_PERSON, hit.word)


def _of_nation(chains: Chains, first: Word) -> int:
    """Where the name behind a nationality ends: الكاميروني صموئيل إيتو; both words look like names."""
    know = chains.know
    if first.start in chains.roles or first.start in chains.orgs or first.start in chains.places:
        return 0
    second = chains.next(first.end)
    named = chains.named(first)
    if second is None or second.start in chains.roles or second.start in chains.places:
        return 0
    if not named and (chains.ordinary(first.text) or not chains.transcribed(first.text)):
        return 0
    if second.text in know.given or second.text in know.links or chains.transcribed(second.text):
        return chain(chains, first)
    return chain(chains, first) if named and know.shapes.surname.match(second.text) else 0


def _stranger(chains: Chains, first: Word) -> int:
    """Where two words end that are known as nothing, behind who is called by a nation alone: للكيني *كيبلا كيبكو*."""
    second = chains.next(first.end)
    if second is None or not (_unknown(chains, first) and _unknown(chains, second)):
        return 0
    know, behind = chains.know, chains.next(second.end)
    shaped = any(know.shapes.foreign.match(word.text) for word in (first, second))
    closed = behind is None or chains.stopped(behind.text) or chains.definite(behind.text)
    closed = closed or (behind is not None and bool(know.shapes.attached.match(behind.text)))
    return max(chain(chains, first), second.end) if closed and shaped else 0


def _unknown(chains: Chains, word: Word) -> bool:
    """Whether a word is in no list, has no article and no proclitic, and is shaped as no noun, adverb or verb."""
    know, text = chains.know, word.text
    known = any(word.start in hits for hits in (chains.places, chains.orgs, chains.roles))
    if known or len(text) < 3 or chains.definite(text) or (chains.ordinary(text) and text not in know.given):
        return False
    if (
        text[0] == know.conjunction
        or chains.feminine(text)
        or know.shapes.verbal.match(text.removesuffix(know.tanwin))
    ):
        return False
    return not (
        know.shapes.participle.match(text) or text.endswith((*know.plain, *know.pronouns, know.tanwin))
    )


def _reported(chains: Chains, first: Word, objects: bool) -> int:
    """Where the name behind a reporting verb ends: قال بلير, أضاف محمد; some verbs take ``objects`` too."""
    know = chains.know
    word = first.text
    if first.start in chains.orgs or first.start in chains.places:
        return 0
    if word[0] in know.single and (first.start + 1 in chains.orgs or first.start + 1 in chains.places):
        return 0  # قال لرويترز
    if end := listed(chains, first):
        return end
    if end := surroundings.apposed(chains, first):
        return end
    if word in know.given:
        second = chains.next(first.end)
        if word not in know.weak or (second and second.text in know.given):
            return chain(chains, first)  # قالت ليلى منصور: each is a word too, both together are none
    if chains.stopped(word) or word in know.roles or word in know.org_heads or word in know.given:
        return 0
    if objects or know.shapes.verbal.match(word):
        return 0
    return chain(chains, first) if know.shapes.foreign.match(word) else 0


def _full(chains: Chains, first: Word, joined: bool) -> int:
    """Where a name ends that a given name opens without a title, if a second name follows.

    ``joined`` to a name before it, or with an office behind it, a name spelt like a common word is believed.
    """
    end = chain(chains, first)
    if end <= first.end:
        return 0
    rest = chains.text[first.end : end].split()
    know = chains.know
    doubtful = first.text in know.doubtful
    # إلهام *البنك* التجاري: what an article defines may be the adjective of a noun; but إيمان *البحر* درويش
    defined = chains.definite(rest[0]) and not sure(chains, rest[0], doubtful)
    telling = (part for part in rest if not (defined and chains.definite(part)))
    weak = first.text in know.weak and not any(sure(chains, part, doubtful) for part in telling)
    weak = weak and not (first.text in know.fathers and _child(chains, rest[0]))
    if weak and not (joined or surroundings.held(chains, end) or surroundings.presided(chains, first, end)):
        return 0
    return end if any(part not in know.links for part in rest) else 0


def _child(chains: Chains, word: str) -> bool:
    """Whether a word may be the name of a child that a man is called after: أبو *عبيدة*; not أبو الطفل, أبو ولدها."""
    know = chains.know
    plain = (
        chains.ordinary(word)
        or chains.definite(word)
        or word in know.near_places
        or know.shapes.verbal.match(word)
    )
    return not plain and not (len(word) > 4 and word.endswith(know.pronouns))
