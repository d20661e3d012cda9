"""Governed: whether a word is what the preposition of a verb leads to: رحب *بالقرار*, نبه *إلى* خطورة الوضع."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import Token
from annotate.quotes.referent import Referents
from annotate.reading import Reading

SHORTEST_NOUN = 4
"""How many letters a noun has at least with the preposition that is written before it."""


class Governed:
    """What prepositions lead to behind the verbs of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.referents, self.lexis, self.cased = (
            reading.once(Referents),
            reading.pack.once(lexis),
            reading.cased,
        )

    def opens(self, tokens: Sequence[Token], at: int, preposition: str) -> bool:
        """Whether a word is a preposition, or has it written before it and begins no name: *ب*سقوط, not بغداد."""
        word, lexis = tokens[at].word, self.lexis
        whatever = word in lexis.relatives - lexis.appositions and word[0] == preposition[0]
        if word == preposition or (whatever and not (at and self._accusative(tokens[at - 1]))):
            return True  # منوها *بما* تحقق; محذرة *مما* وصفته بالكارثة; not طلب نموذجا *مما* كتب
        if preposition not in lexis.bare or not word.startswith(preposition):
            return False
        deed = word[len(preposition) :] in lexis.deeds
        if len(word) < SHORTEST_NOUN and not deed:
            return False
        if at and tokens[at - 1].word in lexis.parting:
            return False  # اتهم الحكومة *في بيداوا* بالخضوع
        if preposition in lexis.hearers and self._purposes(tokens, at):
            return False
        if word in lexis.titled:
            return False  # ذكر المتحدث *باسم* الشركة
        if word.startswith(lexis.attached) or deed:
            return True  # توعد نصر الله *بإطلاق* مفاجآت
        if word in lexis.thus:
            return self._pointed(tokens, at)
        spelled = self.cased[tokens[at].start : tokens[at].end]
        owned = spelled.endswith(lexis.owned)
        other = owned or spelled[-1] != word[-1]  # بمعلميه; بمستوى; بحماية
        related = word.endswith(lexis.relational) and not other
        named = related or word in lexis.organisations or word in lexis.whole
        named = named or self.referents.called(tokens[at].start) or self.referents.sited(tokens[at])
        named = named or (not owned and lexis.among(word, lexis.organisations))  # بوزارة; not بديوانه
        return not (named or word in self.lexis.untold)

    def _accusative(self, token: Token) -> bool:
        """Whether a word has the ending of an object without the article: طلب *نموذجا* مما كتب."""
        return self.cased[token.start : token.end].endswith(self.lexis.accusative)

    def _pointed(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a demonstrative stands before what is told of: رحب *بهذه الخطوة*; not *بهذه الكلمات*, بهذا الشأن."""
        lexis, after = self.lexis, tokens[at + 1 : at + 2]
        if not after or not after[0].word.startswith(lexis.definite):
            return False
        grammar = after[0].word in lexis.adverbs or after[0].word in lexis.regards
        return not grammar and after[0].word not in lexis.tellings

    def _purposes(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word carries on a title, or is a verb: دعا الأمين العام *للأمم* المتحدة, دعا قومه *لينصرفوا*."""
        word, lexis = tokens[at].word, self.lexis
        presides = bool(at) and tokens[at - 1].word in lexis.presiding
        return (presides and word.startswith(lexis.attached)) or word[1:].startswith(lexis.verbal)
