"""Verb: what may be one where verbs come first in their clause and no list holds it."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import Token
from annotate.quotes.referent import Referents
from annotate.reading import Reading

SHORTEST_STEM = 3
"""The letters of an Arabic verb, without what is written together with it."""


class Verbs:
    """The words of one reading that may be verbs."""

    def __init__(self, reading: Reading) -> None:
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased
        self.referents = reading.once(Referents)

    def stem(self, token: Token) -> bool:
        """Whether a word may be a verb: no article, no ending of nouns, no office, name or word of grammar."""
        lexis = self.lexis
        start = token.start + self.joined(token.word)
        word = self.text[start : token.end]
        if len(word) < SHORTEST_STEM or word.startswith(lexis.determined):
            return False
        if self.cased[start : token.end].endswith((*lexis.feminine, *lexis.owned, *lexis.accusative)):
            return False
        if word in lexis.known or token.word in lexis.known:
            return False
        extents = {(start, token.end), (token.start, token.end)}  # واشنطن is no و and اشنطن
        return not any(self.referents.person(e) or self.referents.place(e) for e in extents)

    def joined(self, word: str) -> int:
        """The length of the "and" that is written together with a verb: *و*دفع المحامي بأن."""
        for joined in self.lexis.conjunctions:
            if word.startswith(joined) and len(word) - len(joined) >= SHORTEST_STEM:
                return len(joined)
        return 0
