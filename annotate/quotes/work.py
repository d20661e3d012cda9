"""Work: what shows that marks hold a title: the noun of a work before or behind them, or how it goes on there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from annotate.quotes.calling import Calling
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose, Token
from annotate.quotes.wording import SENTENCE_ENDS, Wording
from annotate.reading import Reading

LONGEST_WORK = 5
LONGEST_PART = 3
"""The noun, the number and the sign before the title of a part."""
FAR = 60
"""Within so many words and characters behind a title the noun of its work stands."""


class Works:
    """The works whose titles the passages of one reading may be."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)
        self.calling, self.lexis = reading.once(Calling), reading.pack.once(lexis)
        self.text, self.cased, self.lines = reading.text, reading.cased, reading.lines

    def before(self, near: Sequence[Token]) -> str:
        """The noun of a work that stands right before the marks, at most an adjective between, or nothing."""
        for at in range(len(near) - 1, -1, -1):
            word = near[at].word
            if self.lexis.heads(word, self.lexis.works) and not self._proper(near[at]):
                return word if self._agree(word, near[at + 1 :]) else ""
            if at == len(near) - 1 and (word in COMMAS or word in self.lexis.likening):
                continue  # des romans *comme* « … »
            if at and at == len(near) - 1 and self.calling.noun(near):
                return word
            numbers = word in self.lexis.ordinals  # فيلمها *الأول* «...»
            if (
                not word[0].isalnum()
                or word in self.lexis.barred
                or (word in self.lexis.adverbs and not numbers)
            ):
                break
        return ""

    def part(self, passage: Passage) -> str:
        """The noun of the part of a work whose number stands before its title: *Chapter 3*, “The Flood”; or nothing.

        A sentence has a sign at its end that no title has: *Section 2*: “No tax shall be levied.”
        """
        lexis, near = self.lexis, self.prose.last(max(0, passage.left - FAR), passage.left, LONGEST_PART)
        if len(near) < LONGEST_PART or not (near[-1].word in COMMAS or near[-1].word == ":"):
            return ""
        noun, number = near[0].word, near[1].word
        if noun not in lexis.parts or not number[-1].isdigit():
            return ""
        tail = self.wording.edges.tail(passage)
        return noun if self.cased[passage.start].isupper() and tail not in SENTENCE_ENDS else ""

    def _agree(self, noun: str, after: Sequence[Token]) -> bool:
        """Whether adjectives may part a noun from its title: الرواية *الجديدة* «...»; not الرواية *تعيش* «...»."""
        definite = self.lexis.definite
        if any(self.lexis.among(token.word, self.lexis.deeds) for token in after):
            return False  # مؤتمر *لوضع* «جدول زمني»
        if not definite or not noun.startswith(definite):
            return True
        words = (token.word for token in after)
        return all(w.startswith(definite) or w in COMMAS or w in self.lexis.clitics for w in words)

    def _proper(self, token: Token) -> bool:
        """Whether a noun is written as a name: Paul Song, no song."""
        if self.lexis.capital_nouns:
            return False
        before = self.cased[max(0, token.start - 2) : token.start]
        return self.cased[token.start].isupper() and before not in ("", ". ") and "\n" not in before

    def behind(self, passage: Passage) -> str:
        """The noun of a work behind the comma that follows its title: « Les Eaux grises », *son huitième roman*."""
        lexis, right = self.lexis, passage.right
        if (
            not lexis.subject_first
            or self.text[right : right + 2] != ", "
            or self.cased[passage.start].islower()
        ):
            return ""
        tokens = self.prose.tokens(right + 1, right + FAR)[:LONGEST_WORK]
        by = tokens[0].word if tokens else ""
        if by in lexis.partitive or by in lexis.agents:  # « Les Marées », *de la cinéaste* Anne Roy
            return next((token.word for token in tokens if token.word in lexis.makers), "")
        if not tokens or not (tokens[0].word in lexis.determiners or tokens[0].word in lexis.articles):
            return ""
        phrase = takewhile(lambda token: token.word[0].isalpha(), tokens)
        return next((token.word for token in phrase if token.word in lexis.works), "")

    def summed(self, passage: Passage) -> str:
        """The noun of a work behind the dots that follow its title in a head: «شتاء طويل».. *رواية* عن ..."""
        lexis, right = self.lexis, passage.right
        if not lexis.definite or passage.left != self.lines[passage.line][0]:
            return ""
        if self.cased[right : right + 2] != ".." and self.cased[right : right + 1] != "…":
            return ""
        word = self.prose.first(right, right + LONGEST_WORD).word
        then = next((t.word for t in self.prose.tokens(right, right + FAR) if t.word[0].isalpha()), "")
        return then if word and then in lexis.works else ""

    def apposed(self, passage: Passage) -> bool:
        """Whether a comma opens an apposition to what marks name: “Low Water,” *a* drama, “Salt”, *written* in 1912."""
        if self.wording.edges.tail(passage) not in COMMAS:
            return False
        lexis, first = self.lexis, self.prose.first(passage.right + 1, passage.right + LONGEST_WORD)
        made = lexis.analytic and (first.word in lexis.relating or first.word in lexis.wrought)
        return made or first.word in lexis.determiners

    def heads(self, passage: Passage) -> bool:
        """Whether a colon behind a title opens what is told of it, and nobody’s name: ‘Low Water’: How it began."""
        if self.text[passage.right : passage.right + 2] != ": ":
            return False
        then = self.prose.first(passage.right + 1, passage.right + LONGEST_WORD)
        return then.word in self.lexis.bounds or then.word in self.lexis.articles
