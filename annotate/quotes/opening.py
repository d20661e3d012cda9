"""Opening: what a sentence says before its subject: *Avertie par Roy,* la maire …; *A former teacher,* she …"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, SHORTEST_ADVERB, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading

MOST_PARTED = 3
"""How many times what a comma parts is passed over."""

LONGEST_LOOK = 7
"""How many words tell what somebody looks or sounds like before the comma of a sentence."""


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
        if 0 < i < n and tokens[i].word in COMMAS:
            i += 1  # *However*, Lee left
            while i < n and tokens[i].word in lexis.openers:
                i += 1
        if i + 1 < n and (tokens[i].word in lexis.traits or tokens[i + 1].word in lexis.traits):
            shut = next(
                (k + 1 for k in range(i + 1, min(n, i + LONGEST_LOOK)) if tokens[k].word in COMMAS), 0
            )
            i = shut or i  # *La voix brisée*, le père s'avance
        first = i
        points = i + 1 < n and lexis.points(tokens[i].word, tokens[i + 1].word)
        points = points or self.counted(tokens, i) > 0
        while (
            not points
            and i < n
            and (
                tokens[i].word in lexis.stops
                or tokens[i].word.partition("'")[0] in lexis.bounds
                or self._participial(tokens, i)
            )
        ):
            # Venu faire ses adieux, avant de partir, *le général* l'a rappelé
            i = next((k + 1 for k in range(i, n) if tokens[k].word in COMMAS), n)
        if i == first and i + 2 < n and tokens[i + 2].word in COMMAS and tokens[i + 1].word in lexis.adverbs:
            i += 3  # Hours later, Lee ...
        return self._parted(tokens, i) if lexis.analytic else i

    def counted(self, tokens: Sequence[Token], at: int) -> int:
        """How many words open a count before its number: *more than* 40 doctors left, *some* 40 doctors; or 0."""
        end = self.prose.phrase(tokens[at].start, self.lexis.counting) if at < len(tokens) else 0
        passed = sum(token.start < end for token in tokens[at:]) if end else 0
        return passed if tokens[at + passed : at + passed + 1] and tokens[at + passed].word.isdigit() else 0

    def _parted(self, tokens: Sequence[Token], at: int) -> int:
        """Where the subject begins behind an adverb, an adjective or a time that a comma parts from it.

        *Separately*, Lee left; *Consistent with the plan*, the bank …; *The following Monday*, Lee …
        """
        lexis = self.lexis
        for _ in range(MOST_PARTED):
            if at + 1 >= len(tokens):
                return at
            word, after = tokens[at].word, tokens[at + 1].word
            aged = after.isdigit() and (word in lexis.adverbs or word in lexis.openers)  # Ann Lee, *now 19*,
            timed = word in lexis.articles and after in lexis.stops
            formed = word in lexis.ordinals or (
                len(word) > SHORTEST_ADVERB and word.endswith(lexis.adverbial)
            )
            like = after in lexis.absolutes and tokens[at].start not in self._given and not self._teller(word)
            past = at > 0 and tokens[at - 1].word in COMMAS and word.endswith(lexis.endings)
            if not (aged or timed or past or like or (formed and after in COMMAS)):
                return at
            comma = next((k for k in range(at + 1, len(tokens)) if tokens[k].word in COMMAS), 0)
            if not comma:
                return at
            at = comma + 1
        return at

    def _teller(self, word: str) -> bool:
        """Whether a word is of somebody who tells something, or a plural: *people* with cars, *homes* with gardens."""
        return self.lexis.teller(word) or word in self.lexis.pronouns or word.endswith(self.lexis.plurals)

    def resumed(self, tokens: Sequence[Token], first: int) -> Extent | None:
        """The pronoun behind what a sentence first says of its subject: Fils de batelier, *il* a quitté la ville, …"""
        lexis = self.lexis
        comma = next((k for k in range(first + 1, len(tokens) - 2) if tokens[k].word in COMMAS), 0)
        if not comma or tokens[first].word in lexis.articles or tokens[first].start in self._given:
            return None
        pronoun, then = tokens[comma + 1], tokens[comma + 2]
        word = pronoun.word.partition("'")[0] if lexis.analytic else pronoun.word  # *he*'d open with a song
        if word not in lexis.genders or word not in lexis.pronouns or then.word in COMMAS:
            return None
        impersonal = f"{pronoun.word} {then.word}" in lexis.impersonal  # Paul Roy, *il y* a peu, a dit
        told = any(t.start in self.cues.verb_starts for t in tokens[first:comma])
        return None if impersonal or told else (pronoun.start, pronoun.start + len(word))

    def titled(self, lead: Sequence[Token]) -> bool:
        """Whether all before a verb is somebody with what commas set off of him: *Le ministre, Paul Roy,* a annoncé.

        Of a body with its name in marks that is anything: *L'ONG « Terre », basée à Lyon,* dénonce ...
        """
        commas = [k for k, token in enumerate(lead) if token.word in COMMAS]
        if len(commas) != 2 or commas[1] + 1 < len(lead):
            return False
        if lead[commas[0] - 1].word in ANY_MARK:
            noun = next(token.word for token in lead if token.word not in self.lexis.articles)
            return noun in self.lexis.organisations or self.lexis.teller(noun)
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
