"""Unlisted: reports before their words by verbs that no list holds, where verbs come first in their clause."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, behind
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.verb import Verbs
from annotate.quotes.voice import Voice
from annotate.reading import Reading

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
        self.mentions, self.verbs = reading.once(Mentions), reading.once(Verbs)
        self.referents = reading.once(Referents)
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
        if self._that(self.prose.last(max(begin, passage.left - NEAR), passage.left, LONGEST_LED + 1)) < 0:
            return None
        hits = self.cues.between(begin, passage.left)
        first, begin = begin, hits[-1].end if hits else begin
        tokens = self.prose.tokens(begin, passage.left)
        that = self._that(tokens)
        if that < 1:
            return None
        if (participle := self._participle(tokens, that)) and not self._predicate(first, participle[0]):
            return Voice(participle, None, "participle", True)
        if tokens[that].word == ":":
            alone = None if hits else self._alone(tokens[:that])
            return Voice(alone, None, "", True) if alone else None
        at = self._opening_of(tokens, that)
        verb = tokens[at]
        start = verb.start + self.verbs.joined(verb.word)
        if at == that or (not at and hits) or not self.verbs.stem(verb) or self.referents.called(verb.start):
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

    def _participle(self, tokens: Sequence[Token], that: int) -> Extent | None:
        """The participle before a complementizer that tells how something was said, at most a preposition between."""
        lexis = self.lexis
        for at in range(that - 1, max(-1, that - 1 - LONGEST_LED), -1):
            token = tokens[at]
            start = token.start + self.verbs.joined(token.word)
            word = self.cased[start : token.end]
            if not word[0].isalnum():
                return None
            if len(word) < SHORTEST_PARTICIPLE or not word.startswith(lexis.participial):
                continue
            if word.endswith(lexis.owned):
                continue  # قالت *ممثلتها* في الرباط إن ...
            if word.endswith(lexis.accusative) and (at + 1 == that or tokens[at + 1].word in lexis.barred):
                return start, token.end
        return None

    def _predicate(self, begin: int, participle: int) -> bool:
        """Whether a participle is all that a clause says of its subject: كان رد المدرب *مقتضبا*: «...»."""
        lexis = self.lexis
        for token in reversed(self.prose.tokens(max(begin, participle - NEAR), participle)):
            if token.word in COMMAS:
                break
            if token.word in lexis.auxiliaries or lexis.among(token.word, lexis.copulas):
                return True
        return False

    def _alone(self, tokens: Sequence[Token]) -> Extent | None:
        """The verb that is all a clause has before its colon, told by what joins it on: ثم *انفجر*: «...».

        A place or a time may open the sentence: في جوابها عن الإصابة، *أوجزت*: «...».
        """
        lexis = self.lexis
        comma = behind(tokens, len(tokens), COMMAS)
        if comma and not lexis.among(tokens[0].word, lexis.barred):
            return None
        at = comma
        while at < len(tokens) and tokens[at].word in lexis.openers:
            at += 1
        if at == len(tokens):
            return None
        joined = self.verbs.joined(tokens[at].word)
        told = at > 0 or joined or tokens[at].word.endswith(lexis.past)
        if not told or not self.verbs.stem(tokens[at]):
            return None
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        alone = not after or after in lexis.stops or after in lexis.adverbs
        word = self.text[tokens[at].start + joined : tokens[at].end]
        if word.endswith(lexis.masculine) and not word.startswith(lexis.imperfects):
            return None  # و*مسعفون*: «...»
        return (tokens[at].start + joined, tokens[at].end) if alone else None

    def _opening_of(self, tokens: Sequence[Token], that: int) -> int:
        """The word with which the clause opens that a complementizer ends, an apposition between commas passed over."""
        at = self._clause_start(tokens, that)
        definite = at < that and tokens[at].word.startswith(self.lexis.definite)
        if definite and at > 1 and tokens[at - 1].word in COMMAS:
            # كاشفت المديرة، عالمة الآثار غنوة الصلح، *الحضور* بأن ...: the object stands behind an apposition
            return self._clause_start(tokens, at)
        return at

    def _clause_start(self, tokens: Sequence[Token], end: int) -> int:
        """Where the clause begins that goes on up to a token, with what two commas set off right before it."""
        at = end
        if tokens[at - 1].word in COMMAS:
            at = next((k for k in range(at - 2, 0, -1) if tokens[k].word in COMMAS), end)
        while at and tokens[at - 1].word not in self.lexis.openers:
            word = tokens[at - 1].word
            if not word[0].isalnum() and word not in ANY_MARK:
                break
            at -= 1
        return at

    def _subject_of(self, tokens: Sequence[Token], at: int, that: int) -> Extent | None:
        """The subject between a verb and its complementizer, with at most an aside behind it."""
        if any(token.word in self.lexis.formerly for token in tokens[at:that]):
            return None  # و*سبق* لسامي أن قدم «مفتاح المدينة»
        found = self.mentions.follows(tokens[at].end, tokens[that].start)
        if found is None or found[0] != tokens[at + 1].start:
            return None
        rest = [token for token in tokens[at + 1 : that] if token.start >= found[1]]
        return found if not rest or rest[0].word in self.lexis.stops or rest[0].word in COMMAS else None
