"""Prose: the words and sentences of short stretches of a text, as far as a rule needs to look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotate.quotes.lexis import Lexis
from annotate.reading import Reading

REACH = 320
"""How far from a passage, in characters, its reporting verb is looked for."""
TOKEN = re.compile(r"[^\W_](?:[\w'’&.\-]{0,40}\w)?|[^\w\s]")
BREAK = re.compile(r"[.!?؟…][.!?؟…]{0,3}[\"'”’»)\]]{0,3}(?:\s{1,3}(?=\S)|\s{0,3}\Z)|\)\s?[—–-]{1,2}\s(?=\S)")
COMMAS = frozenset(",،")
PAUSES = frozenset(",،?!؟—–-")
LAST_WORD = re.compile(r"([^\W_]{1,24})$")

Extent = tuple[int, int]


class Token(NamedTuple):
    """A word or a sign of a short stretch: its place and its folded form."""

    start: int
    end: int
    word: str


class Prose:
    """A reading with the words that end no sentence (Mr., U.S.); the last answers are remembered."""

    def __init__(self, reading: Reading, lexis: Lexis) -> None:
        self.text, self.cased, self.lexis = reading.text, reading.cased, lexis
        self._begun: tuple[Extent, int] = ((-1, -1), 0)
        self._latest: tuple[Extent, list[Token]] = ((-1, -1), [])

    def breaks(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The ends of sentences in a stretch; a full stop after an abbreviation is none."""
        for match in BREAK.finditer(self.cased, start, end):
            after = self.cased[match.end()] if match.end() < len(self.cased) else " "
            if after.islower():
                continue
            if self.cased[match.start()] == ".":
                word = self.last_word(start, match.start())
                if len(word) == 1 or word in self.lexis.abbreviations:
                    continue
            yield match

    def sentence_start(self, start: int, end: int) -> int:
        """Where the last sentence of a stretch begins."""
        if self._begun[0] != (start, end):
            first = max(start, end - REACH)
            for match in self.breaks(first, end):
                first = match.end()
            self._begun = ((start, end), first)
        return self._begun[1]

    def sentence_end(self, start: int, end: int) -> int:
        """Where the first sentence of a stretch ends."""
        end = min(end, start + REACH)
        first = next(self.breaks(start, end), None)
        return first.start() if first else end

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words and signs of a stretch."""
        if self._latest[0] == (start, end):
            return self._latest[1][:]
        text = self.text
        found = [Token(m.start(), m.end(), text[m.start() : m.end()]) for m in self.places(start, end)]
        self._latest = ((start, end), found)
        return found[:]

    def places(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where the words and signs of a stretch are, one after another."""
        return TOKEN.finditer(self.cased, start, end)

    def last_word(self, start: int, end: int) -> str:
        """The word or sign that ends a stretch, or nothing."""
        last = ""
        stretch = self.text[max(start, end - 24) : end].rstrip()
        if stretch and not stretch[-1].isalnum():
            return stretch[-1]
        match = LAST_WORD.search(stretch)
        if match:
            last = match[1]
        return last
