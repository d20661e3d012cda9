"""Unlisted: reports before their words by verbs that no list holds, where verbs come first in their clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.voice import Voice
from annotate.reading import Reading

SHORTEST_STEM = 3
"""The letters of an Arabic verb, without what is written together with it."""
SHORTEST_PARTICIPLE = 5
LONGEST_LED = 5
"""How many words may stand between a complementizer and the marks: دفع المحامي بأن موكله «بريء»."""
LONGEST_BEFORE = 200
NEAR = 48
"""Within so many characters before the marks stands the complementizer, if any: most passages have none."""


class Unlisted:
    """The reports of one reading by verbs that its language's list does not hold."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.mentions, self.referents = reading.once(Mentions), reading.once(Referents)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def voice(self, passage: Passage, low: int) -> Voice | None:
        """A report that leads up to the words, where verbs come first and nouns show their article.

        *دفع* المحامي بأن موكله «لا يعرفه»; …، *متضرعا* إلى الله أن «يحفظ البلاد». The verb opens its clause, and
        between it and the complementizer its subject stands.
        """
        lexis = self.lexis
        if lexis.subject_first or not lexis.definite:
            return None
        begin = max(self.prose.sentence_start(low, passage.left), passage.left - LONGEST_BEFORE)
        if self._that(self.prose.tokens(max(begin, passage.left - NEAR), passage.left)) < 0:
            return None
        hits = self.cues.between(begin, passage.left)
        begin = hits[-1].end if hits else begin
        tokens = self.prose.tokens(begin, passage.left)
        that = self._that(tokens)
        if that < 1:
            return None
        if participle := self._participle(tokens, that):
            return Voice(participle, None, "participle", True)
        if tokens[that].word == ":":
            return None
        at = self._opening_of(tokens, that)
        verb = tokens[at]
        start = verb.start + self._joined(verb.word)
        if at == that or (not at and hits) or not self._stem(start, verb):
            return None
        speaker = self._subject_of(tokens, at, that)
        return Voice((start, verb.end), speaker, "", True) if speaker else None

    def _that(self, tokens: Sequence[Token]) -> int:
        """The last complementizer before the marks, or the colon right before them; -1 for none."""
        if tokens and tokens[-1].word == ":":
            return len(tokens) - 1
        for back in range(1, min(LONGEST_LED + 1, len(tokens)) + 1):
            word = tokens[-back].word
            if word in self.lexis.complementizers:
                return len(tokens) - back
            if not word[0].isalnum() and word not in ANY_MARK:
                break
        return -1

    def _joined(self, word: str) -> int:
        """The length of the "and" that is written together with a verb: *و*دفع المحامي بأن."""
        for joined in self.lexis.conjunctions:
            if word.startswith(joined) and len(word) - len(joined) >= SHORTEST_STEM:
                return len(joined)
        return 0

    def _participle(self, tokens: Sequence[Token], that: int) -> Extent | None:
        """The participle before a complementizer that tells how something was said, at most a preposition between."""
        lexis = self.lexis
        for at in range(that - 1, max(-1, that - 1 - LONGEST_LED), -1):
            token = tokens[at]
            start = token.start + self._joined(token.word)
            word = self.cased[start : token.end]
            if not word[0].isalnum():
                return None
            if len(word) < SHORTEST_PARTICIPLE or not word.startswith(lexis.participial):
                continue
            if word.endswith(lexis.accusative) and (at + 1 == that or tokens[at + 1].word in lexis.barred):
                return start, token.end
        return None

    def _opening_of(self, tokens: Sequence[Token], that: int) -> int:
        """The word with which the clause opens that a complementizer ends, an apposition between commas passed over."""
        at = that
        if tokens[at - 1].word in COMMAS:
            at = next((k for k in range(at - 2, 0, -1) if tokens[k].word in COMMAS), that)
        while at and tokens[at - 1].word[0].isalnum() and tokens[at - 1].word not in self.lexis.openers:
            at -= 1
        return at

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words that are known and report nothing."""
        lexis = self.lexis
        verbs = lexis.hollow | lexis.copulas | lexis.auxiliaries
        nouns = lexis.documents | lexis.offices | lexis.organisations | lexis.works | lexis.tellings
        return lexis.grammar | verbs | nouns

    def _stem(self, start: int, token: Token) -> bool:
        """Whether a word may be a verb: no article, no ending of nouns, no office, name or word of grammar."""
        lexis = self.lexis
        word = self.text[start : token.end]
        if len(word) < SHORTEST_STEM or word.startswith(self.cues.articles):
            return False
        if self.cased[start : token.end].endswith((*lexis.feminine, *lexis.owned, *lexis.accusative)):
            return False
        if word in self._known or token.word in self._known:
            return False
        extent = start, token.end
        return not self.referents.person(extent) and not self.referents.place(extent)

    def _subject_of(self, tokens: Sequence[Token], at: int, that: int) -> Extent | None:
        """The subject between a verb and its complementizer, with at most an aside behind it."""
        found = self.mentions.follows(tokens[at].end, tokens[that].start)
        if found is None or found[0] != tokens[at + 1].start:
            return None
        rest = [token for token in tokens[at + 1 : that] if token.start >= found[1]]
        return found if not rest or rest[0].word in self.lexis.stops or rest[0].word in COMMAS else None
