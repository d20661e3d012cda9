"""Auxiliary: the verb that a participle needs to report, beside it, parted from it, or shared with another."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose
from annotate.reading import Hit, Reading

LONGEST_SUBJECT = 100
LONGEST_APART = 24
LONGEST_SET_OFF = 60
"""The characters of the longest phrase that parts an auxiliary from its participle, without commas and with."""


class Auxiliaries:
    """The auxiliaries of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis, self.text = reading.once(Prose), reading.pack.once(lexis), reading.text
        named = (hit for hit in reading.hits("quote.according") if hit.value != "opening")
        self._sources = frozenset(hit.start for hit in named)

    def found(self, hit: Hit, before: Hit | None) -> bool:
        """Whether a participle has its auxiliary (a-t-il dit, a toutefois dit; not le mot dit), or shares one.

        ``before`` is the reporting verb before it.
        """
        start = self._apart(hit)
        tokens = self.prose.last(max(0, start - 30), start, 3)
        return (
            any(self._helps(token.word) for token in tokens) or self._shares(hit, before) or self._joins(hit)
        )

    def _helps(self, word: str) -> bool:
        """Whether a word is an auxiliary, its object or subject written together with it or not: l'*a*, *a*-t-il."""
        that, _, verb = word.partition("'")
        joined = that in self.lexis.complementizers and verb in self.lexis.auxiliaries  # ce *qu'a* dit Roy
        return (
            joined
            or self.helped(word)
            or word in self.lexis.auxiliaries
            or word.endswith(self.lexis.enclitics)
        )

    def helped(self, word: str) -> bool:
        """Whether an auxiliary has its object written together with it: le chef *l'a* accusé."""
        object_, mark, verb = word.partition("'")
        return bool(mark) and object_ + mark in self.lexis.reflexives and verb in self.lexis.auxiliaries

    def _apart(self, hit: Hit) -> int:
        """Where what parts a participle from its auxiliary begins: a *d'ores et déjà* prévenu; or the participle.

        Anything may that two commas set off: a*, dans un communiqué,* réclamé.
        """
        near, end = max(0, hit.start - LONGEST_APART), hit.start - 1
        if self.text[end - 1 : end] in COMMAS:
            comma = self.text.rfind(", ", max(0, hit.start - LONGEST_SET_OFF), end - 1)
            helped = comma > 0 and self._helps(self.prose.last_word(0, comma))
            # but il a, *selon* ses proches, promis de partir
            return comma if helped and comma + 2 not in self._sources else hit.start
        begins = (
            hit.start - len(words) - 1
            for words in self.lexis.interposed
            if self.text.endswith(words + " ", near, hit.start)
        )
        return min(begins, default=hit.start)

    def _shares(self, hit: Hit, before: Hit | None) -> bool:
        """Whether a participle shares the auxiliary of a verb before it: a promis des places et *annoncé* un fonds."""
        if before is None or hit.start - before.end >= LONGEST_SUBJECT:
            return False
        # a reconnu des erreurs, *mais* nié la fraude
        joining = self.lexis.conjunctions | self.lexis.contrasting
        if self.prose.last_word(before.end, hit.start) not in joining:
            return False
        helped = "bound" in before.value or before.word.partition(" ")[0] in self.lexis.auxiliaries
        return helped and self.prose.sentence_end(before.end, hit.start) == hit.start

    def _joins(self, hit: Hit) -> bool:
        """Whether "and" joins a participle to one that reports nothing: *a* pris acte du vote et *annoncé* ..."""
        lexis = self.lexis
        if self.prose.last_word(0, hit.start) not in lexis.conjunctions:
            return False
        begin = self.prose.sentence_start(max(0, hit.start - LONGEST_SUBJECT), hit.start)
        tokens = self.prose.tokens(begin, hit.start)
        for at in range(len(tokens) - 2, 0, -1):
            if tokens[at].word in lexis.bounds or tokens[at].word in lexis.complementizers:
                return False
            if self._helps(tokens[at].word) and tokens[at - 1].word != "y":  # il y *a* deux ans
                past = next((t for t in tokens[at + 1 :] if t.word not in lexis.adverbs), tokens[at])
                return past.word.endswith(lexis.participles)
        return False

    def begins(self, hit: Hit) -> int:
        """Where the auxiliary of a participle begins, at it or before a phrase that parts them, or the participle."""
        apart = self._apart(hit)
        before = self.prose.last_word(0, apart)
        helped = before in self.lexis.auxiliaries and (apart < hit.start or before not in self.lexis.passives)
        return self.text.rfind(before, 0, apart) if helped else hit.start
