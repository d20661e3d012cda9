"""Traits: what a word is known as in a script without capitals, wherever it stands."""

from __future__ import annotations

from typing import NamedTuple

from annotate.names.lexis import Lexis, lexis
from annotate.pack import Pack

REMEMBERED = 50_000
"""How many words of texts :class:`Traits` remembers before it begins anew."""


class Trait(NamedTuple):
    """What is known of a word.

    ``bare``: it without the article and the feminine ending, as the list of nations has it; ``nation``: whether
    it is the adjective of one; ``stopped``: whether it, or what is left of it without a proclitic, never belongs
    to a name; ``ordinary``: whether it is known as something else than a name.
    """

    bare: str
    nation: bool
    stopped: bool
    ordinary: bool


class Traits(dict[str, Trait]):
    """Per word of a text, what is known of it; worked out when it is first met, and remembered."""

    def __init__(self, know: Lexis) -> None:
        super().__init__()
        self.know = know

    def __missing__(self, word: str) -> Trait:
        know = self.know
        bare = self._bare(word)
        nation, stopped = bare in know.nations, self._stopped(word)
        ordinary = nation or stopped or word in know.roles or word in know.org_heads or self._prefixed(word)
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = made = Trait(bare, nation, stopped, ordinary)
        return made

    def _bare(self, word: str) -> str:
        word = word.removeprefix(self.know.article)
        if word.endswith(self.know.several):
            several = next(ending for ending in self.know.several if word.endswith(ending))
            return word.removesuffix(several) if len(word) > len(several) + 2 else word
        ending = self.know.feminine
        return word[: -len(ending)] if ending and len(word) > 3 and word.endswith(ending) else word

    def _stopped(self, word: str) -> bool:
        know = self.know
        if word in know.stops or len(word) < 2:
            return True
        if know.swallowed and len(word) > 4 and word.startswith(know.swallowed):
            return True  # للفائز
        if word[0] in know.single and word[1:] in know.stops:
            return word not in know.given and word not in know.persons  # بمن
        if word[0] in know.single and len(word) > 3:
            rest = word[1:]
            if rest.startswith(know.article) or (rest in know.given and len(rest) > 3):
                return word not in know.given and word not in know.persons
        return False

    def _prefixed(self, word: str) -> bool:
        """Whether a proclitic stands before what is known as something else than a name."""
        know = self.know
        if word[0] not in know.single:
            return False
        rest = word[1:]
        return (
            word[0] == know.conjunction
            or rest in know.roles
            or rest in know.org_heads
            or (bool(know.contracted) and word.startswith(know.towards + know.contracted))
        )


def traits(pack: Pack) -> Traits:
    """The traits of a language's words; to be asked for with ``pack.once``."""
    return Traits(pack.once(lexis))
