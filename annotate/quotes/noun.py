"""Noun: the noun that heads a mention, and that it is of no one who tells anything: the *option* asks for a word."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose, Token
from annotate.reading import Reading

MOST_PLACES = 12
"""So many places of a word show whether it is a name."""


class Nouns:
    """The nouns that head the mentions of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.cased = reading.cased
        self._before = self.lexis.determiners | self.lexis.demonstratives
        self._feminine = self.lexis.feminine
        self._names: dict[str, bool] = {}
        self._ending = reading.pack.fold("".join(self._feminine[:1]))

    def head(self, mention: Extent) -> Token:
        """The noun of a mention, before what goes on behind it: the Lee *plan* for Hill, *le film* de Zola.

        Where every noun has a capital, the first that has one: der neue *Film*; where the article is written
        together with it, the one behind what counts it: عدد من *الشهود*, لنفس *المبدأ*, but *عدد* السكان.
        """
        lexis, tokens = self.lexis, self.prose.tokens(*mention)
        if lexis.definite:
            return tokens[self._counted(tokens)]
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
        if not self.lexis.mute:
            return False
        head = self.head(mention)
        if self.lexis.capital_nouns and (head.start, head.end) == mention:
            return False  # *Feld* sagte, no article before it
        return self._one(head, self.lexis.mute)

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

    def _counted(self, tokens: Sequence[Token]) -> int:
        """Which word of a mention is its noun, behind those that say how many or which of some are meant."""
        lexis, first, last = self.lexis, 0, len(tokens) - 1
        while first < last:
            word, after = tokens[first].word, tokens[first + 1].word
            if word in lexis.counts and after in lexis.partitive and first + 1 < last:
                first += 2
            elif lexis.among(word, self._before) and not (word in lexis.counts and word in lexis.criteria):
                first += 1
            else:
                break
        return first

    def _one(self, noun: Token, words: frozenset[str]) -> bool:
        """Whether a noun that is no part of a name is one of some, or ends in one as compounds do."""
        word = noun.word.rpartition("'")[2]  # *l'*alarme
        start = noun.end - len(word)
        if self.cased[start].isupper() and not self.lexis.capital_nouns:
            opens = word in words and self.prose.sentence_start(0, start) == start  # *Cela* signifie que ...
            return opens and not self._named(
                self.cased[start : noun.end]
            )  # *Button* said, where Jenson Button drove
        if self.lexis.definite:
            return not words.isdisjoint(self._forms(noun))
        return self.lexis.heads(word, words)

    def _named(self, word: str) -> bool:
        """Whether a word that opens a sentence has its capital within another, too, among its first few places."""
        if word not in self._names:
            at, named = self.cased.find(f" {word}"), False
            for _ in range(MOST_PLACES):
                if at < 0 or named:
                    break
                named = (
                    self.cased[at - 1 : at].isalnum()
                    and not self.cased[at + len(word) + 1 : at + len(word) + 2].isalnum()
                )
                at = self.cased.find(f" {word}", at + 1)
            self._names[word] = named
        return self._names[word]

    def _forms(self, noun: Token) -> list[str]:
        """A noun without its article, its owner and the preposition written before it: لرغبته is رغبة."""
        lexis, forms = self.lexis, list[str]()
        owned = not self.cased[noun.start : noun.end].endswith(self._feminine[:1])
        for start in ("", *lexis.attached, *lexis.hearers):
            if noun.word.startswith(start):
                bare = noun.word[len(start) :]
                forms += [bare, lexis.noun(bare), *(bare.removesuffix(end) for end in lexis.owned if owned)]
                theirs = (end for end in self._feminine[1:] if bare.endswith(end))
                forms += [bare.removesuffix(end) + self._ending for end in theirs]
        return forms
