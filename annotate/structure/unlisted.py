"""Unlisted: numbered nouns that no list has, the same one from one upwards: "Mission one … Mission two"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotate.pack import Pack
from annotate.reading import Hit, Reading, first_hit
from annotate.regex import regex
from annotate.structure.belonging import provides
from annotate.structure.labels import LAST, roman
from annotate.structure.lexis import ClauseWords, lexis
from annotate.structure.numbered import Numbered, numbered

_AFTER = regex(r" ([^\W\d_]{3,20})(?![\w'-])")
_ROMAN = regex(r"(?<=[^\W\d_] )(?:IX|IV|VI{0,3}|I{1,3}|X)(?![\w'’.-])")
_BEFORE = regex(r"(?<![\w-])([^\W\d_]{3,20}) \Z")
WIDE = 22
"""How far before a number its noun may start (characters)."""
LARGEST = 2
"""No number of a provision has more digits."""


def unlisted(reading: Reading) -> list[Numbered]:
    """The nouns in no list that are numbered one, two and so on, in order of the text."""
    if reading.pack.words(ClauseWords) is None:
        return []
    # most texts have no noun with both a one and a two: the others need not be looked at
    nouns = {item.lemma for item in _candidates(reading, "1")}
    nouns &= {item.lemma for item in _candidates(reading, "2")} if nouns else nouns
    if not nouns:
        return []
    found = [item for item in _candidates(reading) if item.lemma in nouns]
    taken = {at for item in reading.once(numbered) for at in range(item.start, item.end)}
    taken |= {at for hit in reading.hits("clause.adverbs") for at in range(hit.start + 1, hit.end)}
    return sorted(item for item in [*found, *_last(reading, nouns)] if item.start not in taken)


class _Known(NamedTuple):
    """Words that are no nouns of provisions or that a list has, and the articles that a noun bears.

    Treaties that are numbered are several treaties. ``titled`` are those that number provisions only as a title
    does: "Part one sets the fee", but "The first part covers the quays".
    """

    words: frozenset[str]
    articles: tuple[str, ...]
    titled: frozenset[str]


def _known(pack: Pack) -> _Known:
    words = pack.once(lexis)
    plain = [
        word
        for table in (
            pack.script.common,
            words.before,
            words.nouns,
            words.several,
            words.weak,
            words.numbering,
            words.agreements,
        )
        for word in table
    ]
    plain += [one for word in words.counted for one in (word, word[:-1], word[:-2], f"{word[:-3]}y")]
    titled = set(pack.keys(words.weak)) - set(pack.keys(words.nouns.values()))
    return _Known(frozenset(pack.keys(plain)), words.articles, frozenset(titled))


def _candidates(reading: Reading, value: str = "") -> Iterator[Numbered]:
    """Every word that may be a noun with its number, or with one number."""
    known = reading.pack.once(_known)
    ordinals = (hit for hit in reading.hits("clause.ordinals") if not value or hit.value == value)
    yield from (_before(reading, known, ordinals) if known.articles else _after(reading, known, ordinals))
    for hit in _cardinals(reading, value):
        word = _BEFORE.search(reading.text, max(0, hit.start - WIDE), hit.start)
        if word and (word[1] not in known.words or word[1] in known.titled):
            yield _item(word.start(1), hit.end, hit, word.start(1), word[1])


def _cardinals(reading: Reading, value: str) -> Iterator[Hit]:
    """The numbers in words, in digits and in Roman ones that a word stands before."""
    text = reading.text
    if " II" in reading.cased:
        for match in _ROMAN.finditer(reading.cased):
            number = str(roman(match[0].lower()))
            if not value or number == value:
                yield Hit(*match.span(), match[0], number, match.start())
    for hit in reading.hits("clause.cardinals"):
        if not value or hit.value == value:
            yield hit
    for start, end in reading.numbers:
        fits = text[start:end] == value if value else end - start <= LARGEST
        if fits and text[start - 1 : start] == " " and text[start - 2 : start - 1].isalpha():
            yield Hit(start, end, text[start:end], text[start:end], start)


def _before(reading: Reading, known: _Known, ordinals: Iterable[Hit]) -> Iterator[Numbered]:
    """Nouns with their article before ordinals: "المسار الأول", "والمسار الأول"."""
    for hit in ordinals:
        word = _BEFORE.search(reading.text, max(0, hit.outer - WIDE), hit.outer)
        if word is None:
            continue
        joined = word[1][:1] in reading.pack.script.conjunctions and not word[1].startswith(known.articles)
        noun = word[1][joined:]
        if noun.startswith(known.articles) and noun not in known.words:
            yield _item(word.start(1) + joined, hit.end, hit, word.start(1), noun)


def with_noun(reading: Reading, item: Numbered) -> Numbered | None:
    """A bare ordinal with the noun before it, which carries on a run of ordinals: "فيما تتمثل الركيزة الثالثة في"."""
    known = reading.pack.once(_known)
    found = next(_before(reading, known, [item.noun]), None) if known.articles else None
    if found is None:
        return None
    noun = found.noun._replace(value=item.noun.value)
    return found._replace(lemma="", number=item.number, upto=item.upto, noun=noun)


def _after(reading: Reading, known: _Known, ordinals: Iterable[Hit]) -> Iterator[Numbered]:
    """Nouns behind ordinals: "the first mission", but "the first provides"."""
    for hit in ordinals:
        after = _AFTER.match(reading.text, hit.end)
        if after is None or after[1] in known.words or provides(reading, hit.end):
            continue
        if first_hit(reading, "clause.verbs", hit.end, hit.end + 2) is None:
            yield _item(hit.start, after.end(1), hit, hit.outer, after[1])


def _last(reading: Reading, nouns: set[str]) -> Iterator[Numbered]:
    """The last of such nouns: "the last mission"."""
    for hit in reading.hits("clause.closing"):
        after = _AFTER.match(reading.text, hit.end)
        if after and after[1] in nouns:
            noun = Hit(hit.start, after.end(), after[1], "", hit.outer)
            yield Numbered(hit.start, after.end(), after[1], LAST, LAST, noun, True)


def _item(start: int, end: int, number: Hit, outer: int, lemma: str) -> Numbered:
    """The label at a place, with the hit that its noun would be."""
    value = int(number.value)
    return Numbered(start, end, lemma, value, value, Hit(start, end, lemma, "", outer), True)
