"""Noun: the noun that heads a mention, and that it is of no one who tells anything: the *option* asks for a word."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose, Token
from annotate.reading import Reading


class Nouns:
    """The nouns that head the mentions of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.cased = reading.cased

    def head(self, mention: Extent) -> Token:
        """The noun of a mention, before what goes on behind it: the Lee *plan* for Hill, *le film* de Zola.

        Where every noun has a capital, the first that has one: der neue *Film*.
        """
        lexis, tokens = self.lexis, self.prose.tokens(*mention)
        led = lexis.plain | lexis.articles
        first = next((k for k, token in enumerate(tokens) if token.word not in led), 0)
        if lexis.capital_nouns:
            nouns = (token for token in tokens[first:] if self.cased[token.start].isupper())
            return next(nouns, tokens[first])
        if not lexis.analytic:
            return tokens[first]
        ends = lexis.small | COMMAS
        stop = next((k for k in range(first + 1, len(tokens)) if tokens[k].word in ends), len(tokens))
        return tokens[stop - 1]

    def mute(self, mention: Extent) -> bool:
        """Whether a mention is of a thing that shows or does something, and tells nobody anything: the *button*."""
        return bool(self.lexis.mute) and self._one(self.head(mention), self.lexis.mute)

    def criterion(self, mention: Extent) -> bool:
        """Whether a mention is of what something is done by, and not of who says it: according to their *size*.

        What is done with it may stand behind it: the *rules* chosen by the town.
        """
        lexis = self.lexis
        if not lexis.criteria:
            return False
        head = self.head(mention)
        if lexis.analytic and self.prose.first(head.end, head.end + LONGEST_WORD).word in lexis.agents:
            head = next(iter(self.prose.last(mention[0], head.start, 1)), head)
        return self._one(head, lexis.criteria)

    def _one(self, noun: Token, words: frozenset[str]) -> bool:
        """Whether a noun that is no part of a name is one of some, or ends in one as compounds do."""
        small = self.lexis.capital_nouns or self.cased[noun.start].islower()
        return small and self.lexis.heads(noun.word, words)
