"""Unlisted: numbered nouns that no list has, the same one from one upwards: "Mission one … Mission two"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.pack import Pack
from annotate.reading import Hit, Reading
from annotate.structure.announcement import first_hit
from annotate.structure.belonging import provides
from annotate.structure.lexis import ClauseWords
from annotate.structure.numbered import LAST, Numbered

_AFTER = re.compile(r" ([^\W\d_]{3,20})(?![\w'-])")
_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]{3,20}) \Z")
WIDE = 22
"""How far before a number its noun may start (characters)."""
LARGEST = 2
"""No number of a provision has more digits."""


def unlisted(reading: Reading) -> list[Numbered]:
    """The nouns in no list that are numbered one, two and so on, in order of the text."""
    words = reading.pack.words(ClauseWords)
    if words is None:
        return []
    found: dict[str, list[Numbered]] = {}
    for item in _candidates(reading, words):
        found.setdefault(item.lemma, []).append(item)
    runs = [items for items in found.values() if {1, 2} <= {item.number for item in items}]
    return sorted([*(item for items in runs for item in items), *_last(reading, {i[0].lemma for i in runs})])


def _candidates(reading: Reading, words: ClauseWords) -> Iterator[Numbered]:
    """Every word that may be a noun with its number."""
    text, plain = reading.text, reading.pack.once(_plain)
    articles = tuple(map(reading.pack.fold, words.articles))
    for hit in reading.hits("clause.ordinals"):
        if articles:
            # "المسار الأول": the noun stands before, with the article
            word = _BEFORE.search(text, max(0, hit.outer - WIDE), hit.outer)
            stem = _stem(word[1], articles, reading.pack.script.conjunctions) if word else ""
            if word and stem and stem not in plain:
                yield _item(text, (word.end(1) - len(stem), hit.end), hit, word.start(1))
            continue
        after = _AFTER.match(text, hit.end)
        verb = first_hit(reading, "clause.verbs", hit.end, hit.end + 2) or provides(reading, words, hit.end)
        if after and after[1] not in plain and not verb:
            yield _item(text, (hit.start, after.end(1)), hit, hit.outer, after[1])
    numbers = [Hit(a, b, text[a:b], text[a:b], a) for a, b in reading.numbers if b - a <= LARGEST]
    for hit in (*reading.hits("clause.cardinals"), *numbers):
        word = _BEFORE.search(text, max(0, hit.start - WIDE), hit.start)
        if word and word[1] not in plain:
            yield _item(text, (word.start(1), hit.end), hit, word.start(1), word[1])


def _last(reading: Reading, nouns: set[str]) -> Iterator[Numbered]:
    """The last of such nouns: "the last mission"."""
    for hit in reading.hits("clause.closing") if nouns else ():
        after = _AFTER.match(reading.text, hit.end)
        if after and after[1] in nouns:
            noun = Hit(hit.start, after.end(), after[1], "", hit.outer)
            yield Numbered(hit.start, after.end(), after[1], LAST, LAST, noun, True)


def _stem(word: str, articles: tuple[str, ...], conjunctions: tuple[str, ...]) -> str:
    """The word from its article on, or nothing where it has none: المسار in والمسار."""
    bare = word[1:] if word[:1] in conjunctions else word
    return next((w for w in (word, bare) if w.startswith(articles)), "")


def _item(text: str, place: tuple[int, int], number: Hit, outer: int, lemma: str = "") -> Numbered:
    """The label at a place, with the hit that its noun would be."""
    start, end = place
    lemma = lemma or text[start : number.start].strip()
    value = int(number.value)
    return Numbered(start, end, lemma, value, value, Hit(start, end, lemma, "", outer), True)


def _plain(pack: Pack) -> frozenset[str]:
    """Words that are no nouns of provisions, or that a list has: the commonest, what stands before labels, nouns."""
    words = pack.words(ClauseWords)
    if words is None:
        return frozenset()
    return frozenset(
        pack.folded([*pack.script.common, *words.before, *words.nouns, *words.several, *words.weak])
    )
