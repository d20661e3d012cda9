"""Regulated: words in marks that a text forbids or grants: le règlement *interdit* « toute eau stagnante »."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, Prose, Token
from annotate.quotes.wording import Wording
from annotate.reading import Reading

PHRASE = 3
"""So many words, or an article before less, are of the text; two are a name for something: bans “sham marriages”."""
BEHIND, BEFORE = 4, 8
"""Within so many words behind the verb, or before it, stands the text."""


class Regulated:
    """What the texts of one reading regulate."""

    def __init__(self, reading: Reading) -> None:
        self.lexis, self.cased = reading.pack.once(lexis), reading.cased
        self._verbs = reading.hits("quote.regulating")
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)

    def by(self, passage: Passage, low: int) -> str:
        """The verb by which a text regulates what the marks hold, right before them; or nothing."""
        if not (passage.closed and self._phrase(passage)):
            return ""
        begin = max(low, self.prose.sentence_start(low, passage.left))
        at = bisect_left(self._verbs, (passage.left,)) - 1
        if at < 0 or (verb := self._verbs[at]).start < begin:
            return ""
        behind = self.prose.tokens(verb.end, passage.left)
        if behind and (self.lexis.subject_first or len(behind) > BEHIND):
            return ""
        named = self._text(behind) if behind else self._text(self.prose.last(begin, verb.outer, BEFORE)[::-1])
        return self.cased[verb.start : verb.end] if named else ""

    def _phrase(self, passage: Passage) -> bool:
        """Whether the words are more than a name for something: *any* hostile act."""
        first = self.prose.first(passage.start, passage.end).word
        return self.wording.count(passage) >= PHRASE or first in self.lexis.determiners

    def _text(self, tokens: Sequence[Token]) -> bool:
        """Whether the noun of a text is among some words before a comma: un *texte* qui interdit « … »."""
        for token in tokens:
            if token.word in COMMAS:
                return False
            if self.lexis.among(self.lexis.noun(token.word), self.lexis.documents):
                return True
        return False
