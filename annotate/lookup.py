"""Lookup: what a word of a text may be, from the words that the tables of a pack list.

Words are worked out when they are first met and remembered, so that a text costs one look-up a
word however large the pack is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from string import digits

from annotate.regex import regex

WORD = regex(r"\w+")
KNOWN_WORDS = 200_000
"""How many distinct words of texts :class:`Openings` remembers before it begins anew."""

AHEAD = 4
"""How many characters behind a word are looked at first: they nearly always tell that no phrase goes on there."""


# What each word of a text is taken apart for is a plain tuple: Python does that in a fifth of the time.

Listings = tuple[tuple[str, str], ...]
"""The lexicons that list a word, each with its value there."""
Part = tuple[str, str, int, int]
"""What a part of a scanned word stands for: the lexicon it is from, its value, and where in the word it lies."""
Entry = tuple[Listings, tuple[Part, ...]]
"""What a scanned word stands for: its listings, and what parts of it do by themselves."""
Opening = tuple[int, int, Mapping[str, tuple[str, ...]], str | None]
"""What a word of a text may be, so many characters of proclitics left out.

There are longer entries that it may open, longest first, by so many of the next characters; and it itself, where
it is an entry.
"""


class Entries(dict[str, Entry]):
    """Per folded word, what it stands for; worked out when it is first asked for, since a text has few of them.

    ``own`` says for each word in which lexicons it is listed, each with its value there.
    """

    def __init__(self, own: Mapping[str, Listings], conjunctions: Sequence[str]) -> None:
        super().__init__()
        self.own = own
        self.conjunctions = conjunctions

    def __missing__(self, word: str) -> Entry:
        own = self.own.get(word, ())
        found: list[Part] = []
        have = {lexicon for lexicon, _ in own}
        for clitic in self.conjunctions:
            # one table lists وقال as a word, another قال: the longer match stands for both
            inner = self.own.get(word[len(clitic) :], ()) if own and word.startswith(clitic) else ()
            found += [
                (lexicon, value, len(clitic), len(word)) for lexicon, value in inner if lexicon not in have
            ]
        # what an apostrophe joins is two words: l'ONU
        joined = own and (" " in word or "'" in word)
        words = [m.span() for m in re.finditer(r"[^\s']+'?|'", word)] if joined else []
        for i, (start, _) in enumerate(words):
            for _, end in words[i:]:
                if end - start < len(word):
                    inner = self.own.get(word[start:end], ())
                    found += [(lexicon, value, start, end) for lexicon, value in inner]
        self[word] = made = (tuple(own), tuple(found))
        return made


class Openings(dict[str, tuple[Opening, ...]]):
    """Per word of a text, what it may be, without proclitics first.

    Words are worked out when they are first met and remembered, so a text costs one look-up a word
    however large the pack is.
    """

    def __init__(self, own: Container[str], phrases: Mapping[str, str], proclitics: Sequence[str]) -> None:
        """``own``: the words and phrases that are listed; ``phrases``: per first word, one a line, those of several.

        ``proclitics``: what may be written together with a word, in the order in which they are taken off.
        """
        super().__init__()
        self.own, self.phrases = own, phrases
        first = {before[:1] for before in proclitics}
        self.proclitics = {letter: [one for one in proclitics if one[:1] == letter] for letter in first}
        """By their first letter: few words begin with one."""

    def __missing__(self, word: str) -> tuple[Opening, ...]:
        found = self._of(0, word)
        for before in self.proclitics.get(word[:1], ()):
            if word.startswith(before):
                found += self._of(len(before), word[len(before) :])
        if len(found) > 1 and any(phrases for _, _, phrases, _ in found[1:]):
            # وبحسب ما أفاد: of what begins with or without "and", the longest phrase counts before any word alone
            alone: list[Opening] = [(proclitic, 0, {}, own) for proclitic, _, _, own in found if own]
            found = [(*one[:3], None) for one in found if one[2]] + alone
        found = found or self._beside_digits(word)
        if len(self) >= KNOWN_WORDS:
            self.clear()
        self[word] = made = tuple(found)
        return made

    def _beside_digits(self, word: str) -> list[Opening]:
        """What a word is that digits are written on to, in a script without capitals: شتنبر2006, 3سبتمبر."""
        stem = word.strip(digits)
        if stem == word or not stem.isalpha() or stem != stem.swapcase():
            return []
        before, ended = word.index(stem), word[-1] in digits
        return [
            (before + at, *((0, {}) if ended else (ahead, phrases)), own)
            for at, ahead, phrases, own in self[stem]
        ]

    def _of(self, proclitic: int, word: str) -> list[Opening]:
        """What a word may be: phrases that go on far behind it, then the others with the word itself; or nothing."""
        own, phrases = word in self.own, self.phrases.get(word, "")
        if not (own or phrases):
            return []
        longer = sorted(phrases.split("\n"), key=len, reverse=True) if phrases else []
        far = [key for key in longer if len(key) - len(word) >= AHEAD]
        parts = [some for some in (far, longer[len(far) :]) if some] or [[]]
        alone = [*[None] * (len(parts) - 1), word if own else None]
        return [(proclitic, *_phrases(word, some), one) for some, one in zip(parts, alone, strict=True)]


def _phrases(word: str, longer: Sequence[str]) -> tuple[int, dict[str, tuple[str, ...]]]:
    """How many characters behind a word tell which keys may go on there, and by these the keys, longest first."""
    ahead = min(AHEAD, len(longer[-1]) - len(word)) if longer else 0
    told: dict[str, list[str]] = {}
    for key in longer:
        told.setdefault(key[len(word) :][:ahead], []).append(key)
    return ahead, {next_: tuple(keys) for next_, keys in told.items()}
