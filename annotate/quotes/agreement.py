"""Agreement: which words go with a noun by their article, gender and form: مصدر *حكومي*, المجموعة *القابضة*."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose, Token
from annotate.quotes.referent import Referents
from annotate.reading import Reading


class Agreement:
    """How the nouns and adjectives of one reading agree."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.referents = reading.once(Prose), reading.once(Referents)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def definite(self, token: Token) -> bool:
        """Whether a word has the article: *ال*لجنة, not التزام."""
        return token.word.startswith(self.lexis.definite) and token.word not in self.lexis.whole

    def agrees(self, head: Token, tokens: Sequence[Token], at: int) -> bool:
        """Whether a feminine adjective goes on behind marks, no object: مجموعة «نجم» *القابضة* عن ..."""
        lexis, token = self.lexis, tokens[at]
        if not token.word.startswith(lexis.definite) or lexis.body(token.word):
            return False
        if not all(self.cased[t.start : t.end].endswith(lexis.feminine) for t in (head, token)):
            return False
        after = self.prose.first(token.end, min(len(self.text), token.end + LONGEST_WORD)).word
        return after in COMMAS or after in lexis.prepositions or after in lexis.bounds

    def disagrees(self, head: Token, token: Token) -> bool:
        """Whether a noun with its article is no adjective of one with its owner before it: عائلته *الصليب* الأحمر."""
        feminine = self.lexis.feminine
        spelled = self.cased[token.start : token.end]
        owned = self.cased[head.start : head.end].endswith(feminine)
        return spelled.endswith(feminine) != owned and not token.word.endswith(self.lexis.relational)

    def adjective(self, head: Token, word: Token) -> bool:
        """Whether a word is the adjective of several, both without the article, and ends their phrase: دول *غربية*."""
        lexis = self.lexis
        if head.word.startswith(lexis.definite) or word.word.startswith(lexis.definite):
            return False
        if not word.word.endswith(lexis.related):
            return False
        plain = not self.cased[head.start : head.end].endswith(lexis.feminine)
        several = head.word.endswith(lexis.many) or (plain and head.word in lexis.powers)
        nouns = (lexis.powers, lexis.organisations, lexis.documents, lexis.grammar)
        return several and not any(lexis.among(word.word, words) for words in nouns)

    def ranked(self, head: Token, word: Token) -> bool:
        """Whether a word is the adjective of somebody unnamed, so that no article can follow: مصدر *حكومي*."""
        lexis = self.lexis
        if head.word.startswith(lexis.definite) or word.word.startswith(lexis.definite):
            return False
        if not (self.referents.human(head.start) or head.word in lexis.offices):
            return False
        if word.word in lexis.organisations or self.referents.human(word.start):
            return False
        return self.cased[word.start : word.end].endswith(lexis.relational[:1]) or word.word in lexis.ranks
