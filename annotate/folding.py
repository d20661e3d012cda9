"""Folding: how a language is written, and its words as every rule reads them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any, ClassVar

from annotate.declared import Model
from annotate.regex import regex
from annotate.words import NONE


class Script(Model):
    """How a language is written and read: the content of ``pack.toml``."""

    model_config: ClassVar = {"frozen": True, "extra": "forbid", "defer_build": True}
    name: str
    direction: str = "ltr"
    cased: bool = True
    letters: str = "[A-Za-z]"
    """A character class: text of the language is written in these; used to guess it."""
    common: tuple[str, ...] = ()
    """Its most frequent words; used to guess it among languages of one script."""
    fold: dict[str, str] = NONE
    """Letters read as another letter, one to one."""
    drop: str = ""
    """A character class: characters that reading passes over (vowel signs, tatweel, controls)."""
    nunation: str = ""
    """The sign that ends a noun without the article which is object or adverb: no name and no subject (tanwin)."""
    extender: str = ""
    """The one among them that lengthens letters, and where it lengthens none serves as a dash: tatweel."""
    conjunctions: tuple[str, ...] = ()
    """Those proclitics that join sentences: a word listed with one of them stands for the bare word too."""
    brief: tuple[str, ...] = ()
    """The words of one character that the tables may list: elsewhere one letter is a slip of the pen."""
    possessives: tuple[str, ...] = ()
    """What ends a word that owns the next one: Lee's, Lee’s."""
    proclitics: tuple[str, ...] = ()
    """What may be written together with a following word: Arabic wa-, bi-, li-."""


class Neighbour(Model):
    """A language that has no pack, as far as a text of it is told: one entry of ``neighbours.toml``."""

    model_config: ClassVar = {"frozen": True, "extra": "forbid", "defer_build": True}
    name: str
    letters: str = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
    """A character class: text of the language is written in these."""
    common: tuple[str, ...] = ()
    """Words that are frequent in it."""


INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\ufeff"
DIGITS = tuple((chr(zero + i), str(i)) for zero in (0x660, 0x6F0) for i in range(10))


class Folding:
    """How the text of a script is read: its letters folded one for one, and what reading passes over."""

    def __init__(self, script: Script) -> None:
        self.script = script

    @cached_property
    def dropped(self) -> re.Pattern[str]:
        """One character that reading passes over."""
        inner = self.script.drop.strip("[]")
        return regex(f"[{INVISIBLE}{inner}]")

    @cached_property
    def folds(self) -> tuple[tuple[str, str], ...]:
        """Replacements, one character for one, that turn text into its reading."""
        return (*DIGITS, ("\u2019", "'"), *self.script.fold.items())

    def fold(self, text: str) -> str:
        """The text with its letters folded and its length kept."""
        if self.script.cased:
            lower = text.lower()
            text = (
                lower
                if len(lower) == len(text)
                else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
            )
        for old, new in self.folds:
            text = text.replace(old, new)
        return text

    def key(self, word: str) -> str:
        """A word as a reading has it: folded, and without what reading passes over."""
        return self.fold(self.dropped.sub("", word))

    def keys(self, words: Collection[str]) -> list[str]:
        """Words as a reading has them, all at once: folding takes about as long for many as for one."""
        return self.fold(self.dropped.sub("", _joined(words))).split("\n") if words else []

    def paired(self, words: Mapping[str, Any]) -> dict[str, Any]:
        """Words as a reading has them, each with its value. Raises ValueError if two read alike and differ in it."""
        keys = self.keys(words)
        found = dict(zip(keys, words.values(), strict=True))
        if len(found) < len(keys):
            first: dict[str, Any] = {}
            for word, key, value in zip(words, keys, words.values(), strict=True):
                if first.setdefault(key, value) != value:
                    raise ValueError(
                        f"{word!r} reads like another word whose value is {first[key]!r}: remove one of them"
                    )
        return found

    def read(self, words: Any) -> Any:
        """The words of a field as a reading has them, whatever holds them: a set, a list, a table, or one alone."""
        if isinstance(words, str):
            return self.key(words)
        if not isinstance(words, Mapping):
            return type(words)(self.keys(words))
        return {key: self.read(value) for key, value in self.paired(words).items()}


def _joined(words: Collection[str]) -> str:
    """Words as lines of one text."""
    return "\n".join(word.replace("\n", " ") for word in words)
