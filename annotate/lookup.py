"""Lookup: what a word of a text may be, from the words that the tables of a pack list.

Words are worked out when they are first met and remembered, so that a text costs one look-up a
word however large the pack is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

WORD = re.compile(r"\w+")
KNOWN_WORDS = 200_000
"""How many distinct words of texts :class:`Openings` remembers before it begins anew."""


class Entry(NamedTuple):
    """What a scanned word stands for: the lexicon it is from, its value, and where in the match it lies."""

    lexicon: str
    value: str
    start: int
    end: int


class Entries(dict[str, tuple[Entry, ...]]):
    """Per folded word, what it stands for; worked out when it is first asked for, since a text has few of them.

    ``own`` says for each word in which lexicons it is listed, each with its value there.
    """

    def __init__(self, own: Mapping[str, Sequence[tuple[str, str]]], conjunctions: Sequence[str]) -> None:
        super().__init__()
        self.own = own
        self.conjunctions = conjunctions

    def __missing__(self, word: str) -> tuple[Entry, ...]:
        own = self.own.get(word, ())
        found = [Entry(lexicon, value, 0, len(word)) for lexicon, value in own]
        have = {lexicon for lexicon, _ in own}
        for clitic in self.conjunctions:
            # one table lists وقال as a word, another قال: the longer match stands for both
            inner = self.own.get(word[len(clitic) :], ()) if own and word.startswith(clitic) else ()
            found += [
                Entry(lexicon, value, len(clitic), len(word))
                for lexicon, value in inner
                if lexicon not in have
            ]
        # what an apostrophe joins is two words: l'ONU
        joined = own and (" " in word or "'" in word)
        parts = [m.span() for m in re.finditer(r"[^\s']+'?|'", word)] if joined else []
        for i, (start, _) in enumerate(parts):
            for _, end in parts[i:]:
                if end - start < len(word):
                    inner = self.own.get(word[start:end], ())
                    found += [Entry(lexicon, value, start, end) for lexicon, value in inner]
        self[word] = made = tuple(found)
        return made


class Opening(NamedTuple):
    """What a word of a text may be, so many characters of proclitics left out.

    ``phrases`` are the longer entries it may open, longest first, by the one or two characters that follow
    it there; ``word`` is it itself where it is an entry.
    """

    proclitic: int
    phrases: Mapping[str, tuple[str, ...]]
    word: str | None


class Openings(dict[str, tuple[Opening, ...]]):
    """Per word of a text, what it may be, without proclitics first.

    Words are worked out when they are first met and remembered, so a text costs one look-up a word
    however large the pack is.
    """

    def __init__(self, keys: Mapping[str, Sequence[str]], proclitics: Sequence[str]) -> None:
        super().__init__()
        self.keys_of = keys
        self.proclitics = proclitics

    def __missing__(self, word: str) -> tuple[Opening, ...]:
        found = []
        for before in ("", *self.proclitics):
            if word.startswith(before) and (keys := self.keys_of.get(bare := word[len(before) :])):
                found.append(Opening(len(before), _phrases(bare, keys), bare if bare in keys else None))
        if any(one.phrases for one in found[1:]):
            # وبحسب ما أفاد: of what begins with or without "and", the longest phrase counts before any word alone
            alone = [Opening(one.proclitic, {}, one.word) for one in found if one.word]
            found = [one._replace(word=None) for one in found if one.phrases] + alone
        if len(self) >= KNOWN_WORDS:
            self.clear()
        self[word] = made = tuple(found)
        return made


def _phrases(word: str, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The keys that go on after a word, longest first, by what follows it: two characters, or the only one.

    What is right for one character is right for two that begin with it: "jan." for "jan. ".
    """
    longer = sorted((key for key in keys if key != word), key=len, reverse=True)
    follows = {key[len(word) :][:2] for key in longer}
    return {two: tuple(key for key in longer if two.startswith(key[len(word) :][:2])) for two in follows}
