"""Body: whether marks hold the name of a body, by who deals with it beside them: وقعت *عقدا مع* «الأفق»."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose, Token
from annotate.quotes.seat import Seats
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, Wording
from annotate.reading import Reading

OBJECT = "-"
"""What stands for any noun among what follows who does a deed."""


class Bodies:
    """The bodies that the marks of one reading may hold."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.wording, self.seats = reading.once(Prose), reading.once(Wording), reading.once(Seats)
        self.lexis, self.text = reading.pack.once(lexis), reading.text

    def hosted(self, before: Sequence[Token]) -> bool:
        """Whether who had what was just named stands in the marks: في بيان *تلقته* «الصباح», رسالة *اطلعت عليها*."""
        words, hosting = [token.word for token in before], self.lexis.hosting
        if len(words) > 2 and f"{words[-2]} {words[-1]}" in hosting:
            return words[-3] not in self.lexis.opening
        return len(words) > 1 and words[-1] in hosting and words[-2] not in self.lexis.opening

    def seat(self, before: Sequence[Token]) -> bool:
        """Whether the marks hold where an office is held: كبير الباحثين *في* «الأفق»."""
        if not before or before[-1].word not in self.lexis.seats | self.lexis.serving:
            return False
        return any(token.word in self.lexis.offices for token in before[-4:-1])

    def acts(self, passage: Passage, before: Sequence[Token]) -> bool:
        """Whether the marks hold who does a deed, by what follows: *دخول* «النور» *إلى* السوق; *زارت* «النور» الحي."""
        behind = self.lexis.acting.get(before[-1].word) if before else None
        if behind is None or self.wording.opens_clause(passage) or self.wording.qualifying(passage):
            return False
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        if OBJECT in behind:
            return after[:1].isalpha() and after not in self.lexis.grammar | self.lexis.prepositions
        joined = after.startswith(self.lexis.proclitic) and after[:1] in behind
        return after in behind or joined

    def partner(self, passage: Passage, before: Sequence[Token]) -> bool:
        """Whether the marks hold a body that another agrees on something with: وقعت *عقدا مع* «الأفق»."""
        if len(before) < 2 or self.wording.count(passage) > FEW:
            return False
        own = self.lexis.acting.get(self.lexis.noun(before[-2].word), ())
        bought = before[-1].word in own and before[-2].word in self.lexis.partnering  # الاستحواذ على «النور»
        if before[-1].word not in self.lexis.receivers and not bought:
            return False
        agreed = any(self.lexis.among(token.word, self.lexis.partnering) for token in before[-5:-1])
        return agreed and not self.wording.opens_clause(passage)

    def presided(self, before: Sequence[Token]) -> bool:
        """Whether the marks hold what somebody named before a comma presides over: نبيل سعد، *مدير عام* «نجم»: ..."""
        if not before or not self.lexis.definite:
            return False
        noun = -2 if self.seats.presides(before) else -1
        opens = len(before) > -noun and before[noun - 1].word in COMMAS
        return opens and before[noun].word in self.lexis.holders

    def heard(self, passage: Passage, voice: Voice | None, before: Sequence[Token]) -> bool:
        """Whether a report goes on behind whom it is told to: روت الضحية ل*«اليوم السابع»* لحظات السرقة."""
        if voice is None or voice.cue is None or not before:
            return False
        own = self.lexis.nominally.get(self.text[slice(*voice.cue)], ())
        # دعا السكان ل«الهدوء»; but كشف لـ«الصباح» أن ...
        led = any(hearer in own for hearer in self.lexis.hearers)
        first = self.prose.first(passage.start, passage.end).word
        led = led or first in self.lexis.organisations  # الأمين العام ل«حزب النهر»
        led = led and first not in self.lexis.media  # كشف مصدر ل«بوابة النهر» أن ...
        ends = [end for _, end in (voice.cue, voice.speaker or voice.cue) if end < passage.left]
        hearer, gap = before[-1].word, self.text[max(ends, default=0) : passage.left].strip()
        apart = gap[:1] in COMMAS and gap.removesuffix(hearer).rstrip()[-1:] in COMMAS  # ، ربة منزل، ل«اليوم»
        if led or hearer not in self.lexis.hearers or not (gap == hearer or apart):
            return False
        tokens = self.prose.tokens(before[0].start, min(len(self.text), passage.right + LONGEST_WORD))
        if self.seats.led(tokens, len(before)):
            return False  # المدير التنفيذي ل«ساحل» كريم سعد
        after = self.text[passage.right : passage.right + 2].strip()
        return after.isalpha() or after[:1] == ":"  # وقال لـ*«سبر»*: «...»

    def told(self, passage: Passage, voice: Voice | None, before: Sequence[Token]) -> bool:
        """Whether the case of an article shows whom it is told to: sagte Anna Müller *der „Neuen Post“*."""
        if not self.lexis.verb_second or voice is None or voice.cue is None or not before:
            return False
        ends = [voice.cue[1], *(voice.speaker[1:] if voice.speaker else ())]
        last = max((end for end in ends if end < passage.left), default=passage.left)
        gap, after = self.text[last : passage.left].strip(), self.text[passage.right : passage.right + 1]
        return gap in self.lexis.receivers and gap == before[-1].word and after != "-"

    def telling(self, before: Sequence[Token]) -> bool:
        """Whether somebody's words to a medium are spoken of: في *تصريح* خاص لـ«صوت المدينة»."""
        return any(token.word in self.lexis.tellings for token in before[-4:])
