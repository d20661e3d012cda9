"""Identification: which language a text is in, told by its script and its commonest words.

A language without a pack is told as well, by ``languages/neighbours.toml``, so that a text of it is not taken for one
of a language that has a pack.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import NamedTuple

from annotate.lookup import WORD
from annotate.pack import neighbours, scripts
from annotate.regex import regex

FAIR = 0.45
"""A guess that is less sure is none to rely on."""
USUAL = "en"
"""Which language of its letters a text is taken for where none of its words tells."""
SAMPLE = 4000
"""So many characters of a text are looked at."""
MANY, BREADTH, DENSITY = 40, 8, 0.2
"""From so many words on, a text of a language has so many different ones of its commonest words, and so many in all."""
ALONE = 0.6
"""How sure the letters alone are, where no other pack is written in them."""
NAMED = 0.65
"""How well its words tell a neighbour that is named."""
HALF = 0.5
"""Of the letters of a text, so many are of its language, at least."""
CLEARLY, SCARCELY = 1.2, 0.2
"""How many times the words of a neighbour there must be to tell it, and how sure a pack is then at most."""


class Guess(NamedTuple):
    """The language whose pack a text asks for, how sure that is (0 to 1), and which language it rather looks like."""

    code: str
    sure: float
    like: str = ""
    """The name of a language that has no pack, where the text is rather in that."""


@cache
def _letters() -> dict[str, re.Pattern[str]]:
    """Per language that has a pack, a letter of it. The usual one is first: another has to be told by more."""
    usual_first = sorted(scripts().items(), key=lambda pair: pair[0] != USUAL)
    return {code: regex(script.letters) for code, script in usual_first}


@cache
def _common() -> dict[str, list[tuple[str, str]]]:
    """Each common word, also with "and" written to it: in which languages it is, and as which word there."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, script in scripts().items():
        for word in script.common:
            for conjunction in ("", *script.conjunctions):
                found[conjunction + word].append((code, word))
    for code, near in neighbours().items():
        for word in near.common:
            found[word].append((code, word))
    return dict(found)


def guess(text: str) -> Guess:
    """The language of a text, and how sure that is: by its script, then its commonest words."""
    sample = text[:SAMPLE]
    letters = Counter(filter(str.isalpha, sample))
    words = WORD.findall(sample.lower())
    common = _common()
    met = Counter(pair for word in words for pair in common.get(word, ()))
    hits, breadth = Counter[str](), Counter[str]()
    for (code, _), times in met.items():
        hits[code] += times
        breadth[code] += 1
    shares = {code: _share(letter, letters) for code, letter in _letters().items()}
    best, sure = USUAL, 0.0
    for code, share in shares.items():
        told = _told(hits[code], breadth[code], len(words))
        if not any(other for near, other in shares.items() if near != code):
            told = max(told, ALONE)
        score = share * min(1.0, told)
        if (score, hits[code]) > (sure, hits[best]):  # two languages of one script can both be sure
            best, sure = code, score
    if shares[best] < HALF:
        return Guess(best, round(sure, 2), _by_letters(letters, hits))
    near = max(neighbours(), key=hits.__getitem__)
    if hits[near] <= CLEARLY * hits[best] + 2:
        return Guess(best, round(sure, 2))
    named = _told(hits[near], breadth[near], len(words)) >= NAMED
    return Guess(best, round(min(sure, SCARCELY), 2), neighbours()[near].name if named else "")


def _share(letter: re.Pattern[str], letters: Counter[str]) -> float:
    """Which part of the letters of a text are of a language."""
    return sum(times for one, times in letters.items() if letter.match(one)) / (letters.total() or 1)


def _told(hits: int, breadth: int, words: int) -> float:
    """How well the commonest words tell a language: how often they stand there, and of a long text how many of them."""
    if words < MANY:
        return 0.4 + 3 * hits / (words or 1)
    return min(breadth / BREADTH, hits / words / DENSITY)


def _by_letters(letters: Counter[str], hits: Counter[str]) -> str:
    """The name of the language without a pack that most letters of a text are of, or nothing."""
    shares = {code: _share(regex(near.letters), letters) for code, near in neighbours().items()}
    near = max(shares, key=lambda code: (shares[code], hits[code]))
    return neighbours()[near].name if shares[near] >= HALF else ""
