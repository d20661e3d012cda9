"""Interval: what parts a verb from what it tells: whom it is told, a place, a time: وشدد *خلال اللقاء* على أهمية ..."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token, ahead
from annotate.quotes.referent import Referents
from annotate.reading import Hit, Reading

LONGEST = 8
"""How many words and commas may stand between a verb and its preposition, unless a comma closes them."""
MOST_HEARERS = 10
MOST_OBJECTS = 4
"""How many words may name who is told, or of whom, behind a verb, and behind a participle."""
SHORTEST_TIME = 3
"""A time between commas has so many words and commas at least."""
SLASH = "/"
"""What parts the two names of a month."""
LONGEST_TURN = 3
LONGEST_LEAD = 40
"""So many words, and characters, before a verb what its sentence opens with is looked for."""


class Intervals:
    """What stands between the verbs of one reading and what they tell."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.referents, self.lexis = reading.once(Referents), reading.pack.once(lexis)
        self.cased = reading.cased
        self._months = frozenset(hit.start for hit in reading.hits("date.months", "date.units"))

    def hears(self, hit: Hit, gap: Sequence[Token]) -> bool:
        """Whether all that parts a verb from its complementizer is whom it tells: طمأن الوزير *المواطنين إلى* أن ..."""
        lexis, cues = self.lexis, self.cues
        if len(gap) > 1 and gap[0].word in COMMAS:
            gap = gap[1:]  # وصف كريم سعد رئيس الاتحاد*،* الخطة بأنها ...
        plural = hit.word.endswith(lexis.agreeing)  # وطالبوا *الحكومة* بحل: no subject stands there
        if not gap or not (plural or hit.word in lexis.transitive):
            return False
        if any(not t.word[0].isalnum() or t.start in cues.verb_starts or t.start in cues.joined for t in gap):
            return False  # رحبت الرئيسة بالقرار *واصفة* إياه بأنه ...
        if len(gap) > 1 and gap[0].word in lexis.times:
            gap = gap[1:]  # اتهم البيت الأبيض *أمس* الرئيس السابق بأنه ...
        if len(gap) > 1 and gap[0].word in lexis.demonstratives:
            if self.prose.last_word(0, hit.outer) in lexis.appositions:
                return False  # ويشير *الذين* جددوا هذه اللوحة إلى ...
            gap = gap[1:]  # عزا المصرف *هذه* الخسارة إلى ...
        heard = [t for t in gap if not lexis.among(t.word, lexis.stops)]
        return 0 < len(heard) <= MOST_HEARERS and gap[0] is heard[0]

    def aside(self, hit: Hit, gap: Sequence[Token]) -> bool:
        """Whether a place, a time or a hearer is all that parts a verb from its preposition.

        وشددت الوزارة*، في بيانها،* على ضرورة ...; وشدد الوزير *خلال اللقاء* على أهمية ...; داعيا *الطرفين* إلى ...
        """
        lexis, starts = self.lexis, self.cues.verb_starts
        near = len(gap) <= LONGEST or gap[-1].word in COMMAS
        if not near or any(t.start in starts or t.start in self.cues.joined for t in gap):
            return False
        gap = [t for t in gap if t.word != SLASH]  # وعدت *في أيلول/ سبتمبر* ب...
        words = [t.word for t in gap]
        if words[-1] in COMMAS:  # حذرت المديرية *في المحافظة، اليوم الثلاثاء،* من انخفاض
            comma = next(k for k, word in enumerate(words) if word in COMMAS)
            if not all(word[0].isalnum() for word in words[comma + 1 : -1]):
                return False
            words = words[:comma] or words[1:-1]
        if not words or not all(word[0].isalnum() for word in words):
            return False
        if len(words) == 1 and words[0] in lexis.objects and words[0] in lexis.adverbs:
            return True  # أصدرت بيانا دعت *فيه* إلى وقف الحفر
        if "participle" in hit.value and len(words) <= MOST_OBJECTS:
            return True
        if hit.word in lexis.transitive and not (self.cues.opens_clause(hit) or self._led(hit)):
            return False  # أن بلاده *دعت جميع الأطراف* في الأزمة إلى ...
        if any(self._object(one, two) for one, two in pairwise(gap) if two.word in words):
            return False
        return words[0] in lexis.between  # كشف مصدر *لـ*«الصباح» عن; ختم *كلمته* بالدعوة إلى

    def _led(self, hit: Hit) -> bool:
        """Whether no more than a preposition and its noun open the sentence of a verb: *من جهته* حث الوزير ..."""
        begin = self.prose.sentence_start(max(0, hit.outer - LONGEST_LEAD), hit.outer)
        tokens = self.prose.tokens(begin, hit.outer)
        return len(tokens) <= LONGEST_TURN and bool(tokens) and tokens[0].word in self.lexis.barred

    def _object(self, before: Token, token: Token) -> bool:
        """Whether a noun without its article follows one with it, as an object does: خلال اللقاء *حرص* بلاده."""
        lexis, word = self.lexis, token.word
        if not before.word.startswith(lexis.definite) or word.startswith(lexis.determined):
            return False
        if word in COMMAS or (word.startswith(lexis.leaning) and token.start in self.referents.sites):
            return False  # في حي الزهور *بمدينة* إربد
        return not (lexis.among(word, lexis.stops) or lexis.among(word, lexis.adverbs))

    def placed(self, tokens: Sequence[Token]) -> int:
        """How many words tell when, where or to whom something is told: أعلنت الشركة *في بيان رسمي أمس* بدء العمل."""
        lexis, at = self.lexis, 0
        while at + 1 < len(tokens) and (tokens[at].word in lexis.adverbs or tokens[at].word in lexis.hours):
            dated = tokens[at].word in lexis.hours and self._articled(tokens[at + 1])
            at += 1 + dated  # أعلنت الوزارة *صباح الأحد* بدء العمل
        if at + 1 < len(tokens) and tokens[at].word in lexis.prepositions - lexis.announcing:
            after = tokens[at + 1]
            near = [token.word for token in tokens[at + 2 : at + LONGEST]]
            about = next((k for k, word in enumerate(near) if word in lexis.announcing), -1)
            if about >= 0 and not any(word in COMMAS for word in near[:about]):
                return at + 2 + about  # أعلنت الشركة *في شهر مارس الماضي* عن شراء الميناء
            stated = after.word in lexis.stated or self._definite(after) or after.start in self._months
            if not stated and not self.referents.sited(after):
                return at
            at += 2
        elif not (at < len(tokens) and tokens[at].word.startswith(lexis.attached[-1:])):
            return at
        while at < len(tokens) and at < LONGEST and self._goes_on(tokens[at]):
            at += 1
        return at

    def timed(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Words without the time that commas set off behind a place: أعلنت الوزارة في بيان*، اليوم،* بدء العمل."""
        if len(tokens) < SHORTEST_TIME or tokens[0].word not in COMMAS:
            return tokens
        shut = ahead(tokens, 1, LONGEST, COMMAS)
        timed = tokens[1].word in self.lexis.late or tokens[1].word in self.lexis.adverbs
        return tokens[shut + 1 :] if shut and timed else tokens

    def _definite(self, token: Token) -> bool:
        """Whether a noun has its article or its owner."""
        lexis = self.lexis
        return self._articled(token) or self.cased[token.start : token.end].endswith(lexis.owned)

    def _articled(self, token: Token) -> bool:
        """Whether a word has its article, with a preposition before that or none."""
        return token.word.startswith(self.lexis.determined) and token.word not in self.lexis.whole

    def _goes_on(self, token: Token) -> bool:
        """Whether a word goes on with the time or place before it: في بيان *رسمي*, في إفصاح *للبورصة أمس*."""
        lexis = self.lexis
        dated = token.word == SLASH or token.start in self._months
        other = token.word in lexis.adverbs or token.word.endswith(lexis.relational)
        return dated or other or self._articled(token)
