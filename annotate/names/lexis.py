"""Lexis: the words by which a language's names are known, with what follows from them."""

from __future__ import annotations

from functools import cached_property

from annotate.declared import plain
from annotate.names.gazetteer import Forenames
from annotate.names.shapes import Shapes
from annotate.names.vocabulary import NameWords
from annotate.pack import Pack
from annotate.words import Listed

MARKED = 60
"""The longest name in quotation marks, in characters."""


class Lexis(NameWords):
    """The words of names; ``given`` and ``weak`` are those of the list of forenames, too."""

    weak: Listed = frozenset()
    """Given names that are usual words, too: believed only beside another name."""
    single: Listed = frozenset()
    """The proclitics of one letter."""

    @cached_property
    def shapes(self) -> Shapes:
        """What the form of a word tells."""
        return Shapes(self)

    @cached_property
    def swallowed(self) -> str:
        """What is written before a noun that has lost its article to it: *لل*فائز."""
        return self.contracted and self.towards + self.contracted

    @cached_property
    def undivided(self) -> Listed:
        """Words that are not the name that is left of them without a proclitic: فاطمة, باكرا."""
        return frozenset(self.given.keys() | self.stops)

    @cached_property
    def governing_ends(self) -> Listed:
        """Of the offices over a place that are phrases, what stands behind the first word."""
        return frozenset(noun.partition(" ")[2] for noun in self.governed if " " in noun)

    def shut(self, text: str, start: int) -> str:
        """What stands from a place up to the next mark that closes words, or nothing where none is near."""
        ends = [found for mark in self.closers if (found := text.find(mark, start, start + MARKED)) > 0]
        return text[start : min(ends)] if ends else ""


def lexis(pack: Pack) -> Lexis:
    """The words of a pack that has names; to be asked for with ``pack.once``. Raises LookupError for one without."""
    words = pack.words(NameWords)
    if words is None:
        raise LookupError(f"the pack {pack.code} has no table of names")
    more = pack.words(Forenames) or Forenames()
    given = {word: "" for word in (*words.given, *more.names, *more.weak) if word not in words.stops}
    single = frozenset(word for word in pack.script.proclitics if len(word) == 1)
    made = {"given": given, "weak": words.weak_given | more.weak.keys(), "single": single}
    return plain(Lexis, vars(words) | made)
