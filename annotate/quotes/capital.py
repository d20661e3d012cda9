"""Capital: where one noun phrase ends and another begins, in a language that sets every noun with a capital.

sagte *Anna Müller*, beschreibt *Anna Müller* die Lage: small letters behind a noun, but the genitive, a preposition
and "and", are another phrase's; and small letters that no noun follows are nobody's name: *so stellte sich heraus*.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Extent, Prose, Token
from annotate.reading import Reading

PAIR = 2
SHORTEST_ENCLOSED, LONGEST_ENCLOSED = 5, 14
"""How many words there are from an article to its noun where a participle with its preposition stands between."""
LONGEST_MEDIUM = 5
"""How many words may name the medium that is told."""


class Capitals:
    """The noun phrases of one reading; where nouns have small letters, nothing is asked of them."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis, self.cased = reading.once(Prose), reading.pack.once(lexis), reading.cased

    def parted(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word behind a noun begins another phrase: lobte Anna Müller *die* Helfer; Müller *und* ging."""
        lexis, word = self.lexis, tokens[at].word
        if not lexis.capital_nouns or not self._large(tokens[at - 1]):
            return False
        if self._large(tokens[at]):
            return self._counts(tokens, at)
        if word in lexis.auxiliaries or word in lexis.copulas:
            return True  # jeder *kann* Schäden melden
        if tokens[at - 1].word in lexis.determiners:
            return False  # *Die* liberale Kandidatin
        if word in lexis.conjunctions:
            after = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
            return not (self._large(after) or self._opens(after))
        if word in lexis.adverbs or self._told(tokens, at):
            return True  # so die Anwältin *weiter*
        return not any(
            word in words for words in (lexis.genitives, lexis.stops, lexis.agents, lexis.abbreviations)
        )

    def enclosed(self, tokens: Sequence[Token], first: int) -> int:
        """The noun of an article before a preposition, behind a participle: *die* in Bonn lebende *Autorin*; or 0.

        What the preposition opens has a noun or a pronoun before the participle: *im letzten Jahr* gewählte.
        """
        lexis = self.lexis
        if not lexis.capital_nouns or len(tokens) < first + SHORTEST_ENCLOSED:
            return 0
        led = tokens[first].word in lexis.determiners or tokens[first].word in lexis.articles
        if not led or tokens[first + 1].word not in lexis.inserting:
            return 0
        for at in range(first + SHORTEST_ENCLOSED - 1, min(len(tokens), first + LONGEST_ENCLOSED)):
            if not tokens[at].word[0].isalnum():
                return 0
            participle, before = tokens[at - 1], tokens[at - 2]
            if not self._large(tokens[at]) or self._large(participle):
                continue
            held = before.word in lexis.objects or before.word in lexis.adverbs or self._large(before)
            if held and participle.word.endswith(lexis.adjectival) and participle.word not in lexis.grammar:
                return at
        return 0

    def relative(self, tokens: Sequence[Token]) -> bool:
        """Whether words open a clause that tells more of a noun, and no phrase: die Rollen, *die jeder Nutzer* …"""
        lexis = self.lexis
        if not lexis.capital_nouns or len(tokens) < PAIR or tokens[0].word not in lexis.appositions:
            return False
        then = tokens[1].word
        led = then in lexis.inserting or then in lexis.determiners or then in lexis.articles
        return led and not self.enclosed(tokens, 0)

    def _counts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a number counts the noun behind it: nach Angaben der Stadt *200 Menschen*; not Schalke 04."""
        after = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
        counted = after.word[0].isalpha() and self._large(after)
        return tokens[at].word[0].isdigit() and tokens[at - 1].word.isalpha() and counted

    def _told(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a medium that is told follows a name: sagte Anna Müller *der Deutschen Presse-Agentur*."""
        lexis = self.lexis
        if tokens[at].word not in lexis.receivers or lexis.heads(tokens[at - 1].word, lexis.offices):
            return False  # ein Sprecher *der Zeitung*
        for token in tokens[at + 1 : at + LONGEST_MEDIUM]:
            if not token.word[0].isalnum():
                return False
            if self._large(token) and lexis.heads(token.word, lexis.media):
                return True
        return False

    def headed(self, tokens: Sequence[Token], first: int = 0) -> bool:
        """Whether a noun or what stands for one opens a phrase, adjectives before it or not: *örtliche* Polizei."""
        lexis = self.lexis
        if not lexis.capital_nouns or self._opens(tokens[first]):
            return True
        for token in tokens[first:]:
            if self._large(token):
                return True
            if not token.word.endswith(lexis.adjectival) or token.word in lexis.grammar:
                return False
        return False

    def closed(self, extent: Extent) -> bool:
        """Whether a stretch is one phrase that ends in a noun or a pronoun, as the subject right before a verb does."""
        if not self.lexis.capital_nouns:
            return True
        tokens = self.prose.tokens(*extent)
        last = tokens[-1]
        if len(tokens) == 1 and self._opens(last):
            return True
        if self.heard(tokens):
            return False  # *der Zeitung* sagte er
        if any(token.word in COMMAS for token in tokens):
            return self._large(last) or not last.word[0].isalnum()
        whole = not any(self.parted(tokens, at) for at in range(1, len(tokens)))  # das Klischee *habe* ich
        return whole and self._large(last)

    def heard(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase opens with a dative before a medium whose gender shows it: *der Agentur* sagte er."""
        lexis = self.lexis
        opens = tokens[0].word if tokens else ""
        if opens not in lexis.receivers or opens in lexis.oblique:
            return False
        for token, after in zip_longest(tokens[1:], tokens[2:], fillvalue=tokens[0]):
            if token.word in lexis.genitives or not token.word[0].isalpha():
                return False  # *der Chef der* Zeitung sagte
            if lexis.heads(token.word, lexis.audible) and after.word[0].isalpha():
                return True
        return False

    def clausal(self, tokens: Sequence[Token]) -> bool:
        """Whether words between commas are a clause and no relative: er versucht, *alles zu ordnen*, schreibt er."""
        lexis = self.lexis
        if not lexis.capital_nouns or self._large(tokens[-1]) or not tokens[-1].word[0].isalpha():
            return False
        return not any(token.word in lexis.appositions for token in tokens[:2])

    def _large(self, token: Token) -> bool:
        """Whether a word is set with a capital or is a number: *Müller*, *48*-Jährige."""
        return not self.cased[token.start].islower()

    def _opens(self, token: Token) -> bool:
        """Whether a word stands before a noun or for one: *die* Ministerin, *sie*, *mehrere*."""
        lexis = self.lexis
        return token.word in lexis.pronouns or token.word in lexis.determiners or token.word in lexis.articles
