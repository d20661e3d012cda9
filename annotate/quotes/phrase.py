"""Phrase: how far a subject goes where its object follows at once: طالبت *الأمينة العامة للحزب* الحكومة بـ..."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import Extent, Prose, ahead
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading


class Phrases:
    """The noun phrases of one reading, where nouns show their article."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.mentions, self.referents = reading.once(Mentions), reading.once(Referents)

    def cut(self, found: Extent) -> Extent:
        """The noun phrase that a stretch opens with, without its object: *الوزير سامي حداد* الوفد."""
        lexis, start = self.lexis, found[0]
        if not lexis.definite:
            return found
        if named := self.referents.named(*found):
            return start, named
        tokens = self.prose.tokens(*found)
        human = self.referents.human(start)
        known = human.end if human else start
        definite, last, n = False, 0, len(tokens)
        for i, token in enumerate(tokens):
            article = token.word.startswith(lexis.definite)
            if i and self._titled(tokens[i - 1].word, token.word):
                definite, last = token.word.startswith(lexis.attached), i
                continue
            if i and token.start >= known:
                if token.word in ANY_MARK and self.mentions.heads(tokens[i - 1].word):
                    shut = ahead(tokens, i + 1, 7, ANY_MARK)
                    return start, tokens[shut or last].end  # حركة «النهضة» مقاطعة ...
                attached = token.word.startswith(lexis.attached) or not token.word[0].isalpha()
                if attached and not self.referents.place((token.start + 1, token.end)):
                    break  # but السفير الصيني *بالقاهرة*
                lone = i + 1 == n or not tokens[i + 1].word.startswith(lexis.definite)
                bare = token.word.removeprefix(lexis.definite[0])
                if article and definite and bare in lexis.organisations:
                    break  # طالبت الأمينة العامة للحزب الحكومة بـ«...»
                if definite and not (article and (token.word.endswith(lexis.relational) or not lone)):
                    break
            last, definite = i, definite or article
        return start, tokens[last].end

    def _titled(self, before: str, word: str) -> bool:
        """Whether a word carries on a title: الناطق *باسم* الشركة, الأمين العام *للأمم* المتحدة."""
        if not word.startswith(self.lexis.titled):
            return False
        return word in self.lexis.titled or before.endswith(self.lexis.relational)
