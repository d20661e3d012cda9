"""Prose: the words and sentences of short stretches of a text, as far as a rule needs to look at them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from annotate.quotes.lexis import lexis
from annotate.reading import Reading, new
from annotate.regex import regex
from annotate.structure.masthead import masthead

REACH = 320
"""How far from a passage, in characters, its reporting verb is looked for."""
TOKEN = regex(r"[^\W_][\w'’&.\-]{0,41}(?<=\w)(?:,(?<=\d,)\d{1,9}){0,4}|[^\w\s]")
BREAK = regex(
    r"[.!?؟…)](?:(?<!\))[.!?؟…]{0,3}[\"'”’»)\]]{0,3}(?:\s{1,3}(?=\S)|\s{0,3}\Z)|(?<=\))\s?[—–-]{1,2}\s(?=\S))"
)
"""The end of a sentence, or of a dateline with an agency. It starts with a class, which makes the search fast."""
DASHED = regex(r"^(?:[^\n.!?؟…)]{2,60}?\s?[—–-]{1,2}|[^\W\d_]{3,20}:)\s(?=\S)", re.MULTILINE)
TOP = 1_200
"""Where a dash or a colon parts what opens one of so many first characters' lines, the masthead tells whether it is
a dateline."""
PAIR = 2
"""A word and the one beside it."""
COMMAS = frozenset(",،")
PAUSES = frozenset(",،?!؟—–-")
LONGEST_WORD = 24
"""How many characters of a word are looked at, as no word of a lexicon has more."""
SHORTEST_ADVERB = 5
"""More letters than that has an adverb that its ending shows."""
LONGEST_ASIDE = 12
"""How many characters, signs or words may stand between a report and what it leads to."""

EXTENT = re.Match.span

Extent = tuple[int, int]


class Token(NamedTuple):
    """A word or a sign of a short stretch: its place and its folded form."""

    start: int
    end: int
    word: str


class Prose:
    """A reading with the words that end no sentence (Mr., U.S.); the last answers are remembered."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.cased, self.lexis = reading.text, reading.cased, reading.pack.once(lexis)
        dashed = DASHED.search(self.cased, 0, TOP)
        self._opens = reading.once(masthead).start if dashed else 0
        self._latest: tuple[Extent, Sequence[Token]] = ((-1, -1), [])

    @cached_property
    def _breaks(self) -> tuple[list[int], list[int]]:
        """Where all sentences end, and where the next ones begin; an abbreviation ends none."""
        starts, ends = [], []
        cased = self.cased
        longest, abbreviations = self.lexis.longest, self.lexis.abbreviations
        numbering = self.lexis.numbering
        for match in BREAK.finditer(cased):
            at, end = match.span()
            if cased[end : end + 1].islower():
                continue
            if cased[at] == "." and not (at > longest and cased[at - longest - 1 : at].isalnum()):
                word = self.last_word(0, at)
                short = word in abbreviations and (word not in numbering or cased[end : end + 1].isdigit())
                if short or (len(word) == 1 and word.isalpha()):
                    continue
            starts.append(at)
            ends.append(end)
        dateline = cased[: self._opens].rpartition("\n")[2]  # *BERLIN -* The minister said
        at = bisect_left(ends, self._opens)
        if dateline and ends[at : at + 1] != [self._opens]:
            starts.insert(at, self._opens - 1)
            ends.insert(at, self._opens)
        return starts, ends

    def sentence_start(self, start: int, end: int) -> int:
        """Where the last sentence of a stretch begins."""
        ends = self._breaks[1]
        first = max(start, end - REACH)
        at = bisect_right(ends, end) - 1
        return ends[at] if at >= 0 and ends[at] > first else first

    def sentence_end(self, start: int, end: int) -> int:
        """Where the first sentence of a stretch ends."""
        starts = self._breaks[0]
        at = bisect_left(starts, start)
        return min(end, start + REACH, starts[at] if at < len(starts) else end)

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """The words and signs of a stretch."""
        if self._latest[0] == (start, end):
            return self._latest[1]
        text = self.text
        places = map(EXTENT, TOKEN.finditer(self.cased, start, end))
        found = [new(Token, (a, b, text[a:b])) for a, b in places]
        self._latest = ((start, end), found)
        return found

    def first(self, start: int, end: int) -> Token:
        """The first word or sign of a stretch; where it has none, an empty one at its end."""
        match = TOKEN.search(self.cased, start, end)
        at, after = match.span() if match else (end, end)
        return new(Token, (at, after, self.text[at:after]))

    def last(self, start: int, end: int, most: int) -> Sequence[Token]:
        """The last few words and signs of a stretch; what stands before them is not looked at."""
        near, rfind = end, self.text.rfind
        for _ in range(most + 1):  # one for the space that ends it
            near = rfind(" ", start, near)
            if near < 0:
                return self.tokens(start, end)[-most:]
        found = self.tokens(near, end)
        return (found if len(found) >= most else self.tokens(start, end))[-most:]

    def phrase(self, start: int, phrases: Iterable[str]) -> int:
        """Where the longest of some phrases ends that stands at an offset, no word broken off, or 0."""
        text = self.text
        ends = (start + len(one) for one in phrases if text.startswith(one, start))
        return max((end for end in ends if not text[end : end + 1].isalnum()), default=0)

    def places(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where the words and signs of a stretch are, one after another."""
        return TOKEN.finditer(self.cased, start, end)

    def last_word(self, start: int, end: int) -> str:
        """The word, sign or line break that ends a stretch: a head like لم نحسم اللقب *بعد* leads to nothing."""
        stretch = self.text[max(0, start, end - LONGEST_WORD) : end].rstrip(" ")
        word = stretch[stretch.rfind(" ") + 1 :]
        if word.isalnum():
            return word
        at = len(stretch)
        while at and stretch[at - 1].isalnum():
            at -= 1
        return stretch[at:] or stretch[-1:]

    def shortened(self, token: Token) -> bool:
        """Whether a word is a title cut short, which may read like a pronoun: a dit *M.* Roy, répond *Me* Roy."""
        return token.word in self.lexis.abbreviations and self.cased[token.start].isupper()

    def adverbial(self, start: int, end: int) -> bool:
        """Whether the ending of a word shows an adverb: Lee *wearily* said; not the family said."""
        long = end - start > SHORTEST_ADVERB
        return long and self.text.endswith(self.lexis.adverbial, start, end) and self.cased[start].islower()

    def capitalised(self, token: Token) -> bool:
        """Whether a word is set with a capital, and is none that opens a time or a place: *In* Paris."""
        return self.cased[token.start].isupper() and token.word not in self.lexis.stops


def ahead(tokens: Sequence[Token], start: int, most: int, signs: Set[str]) -> int:
    """Where one of some signs stands among the next tokens, or 0."""
    return next((k for k in range(start, min(len(tokens), start + most)) if tokens[k].word in signs), 0)


def behind(tokens: Sequence[Token], end: int, signs: Set[str]) -> int:
    """Where what stands behind the last of some signs begins among the tokens up to a place, or 0."""
    return next((k + 1 for k in range(end - 1, -1, -1) if tokens[k].word in signs), 0)


def shorn(tokens: Sequence[Token], words: Set[str]) -> Sequence[Token]:
    """Some tokens without those at their end that are among some words."""
    end = len(tokens)
    while end and tokens[end - 1].word in words:
        end -= 1
    return tokens[:end]
