"""Grammar: the shapes of one language, and how they are met in a text.

The words of time (months, units, "last" ...) and the digits of a text become tokens, each with a
letter for its role. Tokens with nothing but a known gap between them form an island: "9 of March,
2020" is ``n o M , Y``. So a text costs no more than the time words in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from annotate.dates.digits import Digits, Raw
from annotate.dates.shapes import GAPS, LEXICONS, THIS, UNITS, WHICH, Match, Shape, Token, compile_shape
from annotate.reading import Reading, new

if TYPE_CHECKING:
    from annotate.dates.vocabulary import DateWords

T = TypeVar("T")
WIDEST_GAP = 16
LONGEST_ISLAND = 24
REMEMBERED = 4096
SHUT = (")", " )")
"""What closes a bracket right behind a token."""
BEFORE, FEW = 48, 5
"""How far before two figures, in characters and words, the word stands that makes them a year."""


class Met(NamedTuple):
    """A shape met in a run of letters: its rule, where it ends, the letters, and which of them serve a role."""

    rule: str
    end: int
    letters: str
    places: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, shape: Shape, found: re.Match[str]) -> Met:
        """What a shape's pattern found."""
        places = ((role, found.start(i)) for i, role in enumerate(shape.roles, 1))
        return cls(shape.rule, found.end(), found[0], tuple((r, at) for r, at in places if at >= 0))

    def match(self, at: int, items: list[Token | None]) -> Match:
        """The match that it is in a text, where the letters stand for these tokens."""
        roles: dict[str, list[Token]] = {}
        for role, place in self.places:
            token = items[place]
            if token:
                if role in roles:
                    roles[role].append(token)
                else:
                    roles[role] = [token]
        tokens = [item for item in items[at : self.end] if item]
        return new(Match, (self.rule, tokens[0].start, tokens[-1].end, roles, tokens, self.letters))


class Grammar:
    """The shapes and small words of a language, folded as its texts are, ready to be met."""

    def __init__(self, words: DateWords, fold: Callable[[str], str], clipping: frozenset[str]) -> None:
        """``clipping``: the words that make two figures alone a year."""
        made = [compile_shape(rule, text) for rule, texts in words.shapes.items() for text in texts]
        letters = {letter for shape in made for letter in shape.first}
        self.starting = {letter: [s for s in made if letter in s.first] for letter in letters}
        self._met: dict[tuple[str, int], list[Met]] = {}
        single = {k: [s for s in some if s.least <= 1] for k, some in self.starting.items()}
        self.alone = {k for k, some in single.items() if any(s.pattern.fullmatch(k) for s in some)}
        self.gaps = {fold(gap): GAPS[name] for gap, name in words.gaps.items()} | {"": "", " ": ""}
        self.lexicons = [
            (order, f"{words.table}.{name}", letter) for order, (name, letter) in enumerate(LEXICONS.items())
        ]
        self.months = f"{words.table}.months"
        self.leading, self.proper = words.leading, words.proper
        self.short = words.shy.intersection(map(fold, words.weekdays))
        self.unsure = self.proper | self.short
        self.digits = Digits(words)
        self.clipping = clipping
        self.years = {
            k for k in "nz" if {s.rule for s in single.get(k, ()) if s.pattern.fullmatch(k)} == {"year"}
        }

    def tokens(self, reading: Reading) -> list[Token]:
        """The time words and numbers of a text, in order and without overlap."""
        raw: list[Raw] = []
        unsure, leading = self.unsure, self.leading
        for order, lexicon, letter in self.lexicons:
            for start, end, word, value, _ in reading.hits(lexicon):
                if word not in unsure or self._timely(reading, start, end, word):
                    role = THIS if letter == WHICH and word in leading else letter or UNITS.get(value, "L")
                    raw.append((start, -end, order, role, value, word))
        text, digits = reading.text, self.digits
        for start, end in reading.numbers:
            raw += digits.read(text, start, end)
        raw.sort()
        found, last = [], 0
        for start, end, _, letter, value, word in raw:
            if start >= last:
                last = -end
                found.append(new(Token, (start, last, letter, value, word)))
        return found

    def _timely(self, reading: Reading, start: int, end: int, word: str) -> bool:
        """Whether a word that has another sense tells time here: not "they may meet", not "today, Sun Co said"."""
        cased = reading.cased
        if word in self.proper and cased[start].islower():  # "the march on the capital", <h1>, not "h1 2024"
            return word[-1].isdigit() and cased[end : end + 5].strip()[:4].isdigit()
        if (
            word in self.short
            and cased[start:end].isupper()
            and end - start > 1
            and cased[start - 2 : start - 1].islower()
        ):
            return False  # "the SAT"
        if word not in self.short or not cased[end : end + 2].strip(" ").isupper() or cased[end] != " ":
            return True
        return any(hit.start == end + 1 for hit in reading.hits(self.months))

    def read(self, reading: Reading, read: Callable[[Match], list[T]]) -> Iterator[T]:
        """What the shapes of a text are read as: the leftmost, longest that ``read`` makes something of."""
        for letters, items in self._islands(reading):
            at = 0
            while at < len(letters):
                for met in self._at(letters, at):
                    made = read(met.match(at, items))
                    if made:
                        yield from made
                        at = met.end
                        break
                else:
                    at += 1

    def _at(self, letters: str, at: int) -> list[Met]:
        """The shapes met at a place, the longest first; remembered, for news repeats its orders of words."""
        known = self._met.get((letters, at))
        if known is not None:
            return known
        met, left = [], len(letters) - at
        for shape in self.starting.get(letters[at], ()):
            found = shape.pattern.match(letters, at) if shape.least <= left else None
            if found and found.end() > at:
                met.append(Met.of(shape, found))
        met.sort(key=lambda one: -one.end)
        if len(self._met) < REMEMBERED:
            self._met[letters, at] = met
        return met

    def _telling(self, text: str, letters: list[str], token: Token | None) -> bool:
        """Whether a run may tell anything: of a number alone, two figures that a word makes a year: "حرب 67".

        Most numbers of a text are none; whether the word is the right one is for the surroundings to say.
        ``token`` is the first of the run.
        """
        if len(letters) > 1:
            return True
        if letters[0] not in self.alone:
            return False
        if token is None or token.letter not in self.years:
            return True
        if token.end - token.start != len("67"):
            return False
        before = text[max(0, token.start - BEFORE) : token.start].rpartition("\n")[2]
        if before[-1:] == "(":
            return True
        return any(word.rpartition("'")[2] in self.clipping for word in before.split()[-FEW:])

    def _islands(self, reading: Reading) -> Iterator[tuple[str, list[Token | None]]]:
        """The runs of tokens with known gaps between them, as letters, and what each letter stands for."""
        text, gaps = reading.text, self.gaps
        letters: list[str] = []
        items: list[Token | None] = []
        last = 0
        for token in self.tokens(reading):
            if letters:
                letter = None
                if token.start - last <= WIDEST_GAP and len(letters) <= LONGEST_ISLAND:
                    gap = text[last : token.start]
                    letter = gaps.get(gap)
                    if letter is None and "\n" not in gap:
                        letter = gaps.get(" ".join(gap.split()))
                if letter is None:
                    if self._telling(text, letters, items[0]):
                        yield "".join(letters), items
                    letters, items = [], []
                elif letter:
                    letters.append(letter)
                    items.append(None)
            letters.append(token.letter)
            items.append(token)
            last = token.end
            if text.startswith(SHUT, last):
                last = text.index(")", last) + 1
                letters.append(")")
                items.append(Token(last - 1, last, ")", "", ")"))
        if letters and self._telling(text, letters, items[0]):
            yield "".join(letters), items
