"""Opening: what a sentence says before its subject: *Avertie par Roy,* la maire …; *A former teacher,* she …"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.reading import Reading


class Openings:
    """The first words of the sentences of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.cues, self.lexis = reading.once(Cues), reading.pack.once(lexis)
        self.prose, self.referents = reading.once(Prose), reading.once(Referents)
        self._givens = reading.hits("name.given")

    def over(self, tokens: Sequence[Token]) -> int:
        """Where the subject of a sentence begins: behind "but", a participle or a time: Hours later, *Lee* left."""
        lexis = self.lexis
        i, n = 0, len(tokens)
        while i < n and tokens[i].word in lexis.openers:
            i += 1
        first = i
        points = i + 1 < n and lexis.points(tokens[i].word, tokens[i + 1].word)
        while (
            not points
            and i < n
            and (
                tokens[i].word in lexis.stops
                or tokens[i].word in lexis.bounds
                or self._participial(tokens, i)
            )
        ):
            # Venu faire ses adieux, avant de partir, *le général* l'a rappelé
            i = next((k + 1 for k in range(i, n) if tokens[k].word in COMMAS), n)
        if i == first and i + 2 < n and tokens[i + 2].word in COMMAS and tokens[i + 1].word in lexis.adverbs:
            i += 3  # Hours later, Lee ...
        return i

    def resumed(self, tokens: Sequence[Token], first: int) -> Extent | None:
        """The pronoun behind what a sentence first says of its subject: Fils de batelier, *il* a quitté la ville, …"""
        lexis = self.lexis
        comma = next((k for k in range(first + 1, len(tokens) - 2) if tokens[k].word in COMMAS), 0)
        if not comma or tokens[first].word in lexis.articles or tokens[first].start in self._given:
            return None
        pronoun, then = tokens[comma + 1], tokens[comma + 2]
        if pronoun.word not in lexis.genders or pronoun.word not in lexis.pronouns or then.word in COMMAS:
            return None
        impersonal = f"{pronoun.word} {then.word}" in lexis.impersonal  # Paul Roy, *il y* a peu, a dit
        told = any(t.start in self.cues.verb_starts for t in tokens[first:comma])
        return None if impersonal or told else (pronoun.start, pronoun.end)

    def titled(self, lead: Sequence[Token]) -> bool:
        """Whether all before a verb is somebody with a name set off by commas: *Le ministre, Paul Roy,* a annoncé."""
        commas = [k for k, token in enumerate(lead) if token.word in COMMAS]
        if len(commas) != 2 or commas[1] + 1 < len(lead):
            return False
        names = lead[commas[0] + 1 : commas[1]]
        named = all(self.prose.capitalised(token) for token in names)
        return named and self.referents.person((lead[0].start, lead[-1].end))

    def _participial(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a participle opens a sentence, before its subject: *Avertie* par des voisines, la gardienne …"""
        lexis = self.lexis
        if at + 1 >= len(tokens) or not tokens[at].word.endswith(lexis.participles):
            return False
        word = tokens[at + 1].word
        goes = word in lexis.small or word in lexis.stops or word.endswith(lexis.infinitives)
        goes = goes or word in COMMAS  # *Reacting*, Ann Lee condemned the attack, calling it …
        return (
            goes and tokens[at].start not in self._given and any(t.word in COMMAS for t in tokens[at + 1 :])
        )

    @cached_property
    def _given(self) -> frozenset[int]:
        """Where given names stand."""
        return frozenset(hit.start for hit in self._givens)
