"""Nominal: what is told by a noun, where verbs come first: وشدد الوزير *على ضرورة* الحوار, أعلن الوزير *بدء* العمل.

A preposition leads up to the noun, or it is the bare object of its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.authority import Authorities
from annotate.quotes.cue import Cues
from annotate.quotes.governed import Governed
from annotate.quotes.interval import Intervals
from annotate.quotes.lexis import lexis
from annotate.quotes.phrase import Phrases
from annotate.quotes.prose import COMMAS, PAIR, Extent, Prose, Token, ahead, behind
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.subject import Subjects
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading

LONGEST_GAP = 20
LONGEST_REPORT = 160
"""So many characters after a verb what it tells is looked for."""
LONGEST_BETWEEN = 8
"""How many words and commas may stand between a verb, or its subject, and what it announces."""
LONGEST_LEAD = 40
"""So many characters before a verb what its sentence opens with is looked for."""
LONGEST_PREDICATE = 3
"""Among so many words before a participle stands the verb that makes it a predicate."""


class Nominals:
    """The reports of one reading whose content is a noun."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.subjects, self.phrases = reading.once(Subjects), reading.once(Phrases)
        self.referents, self.intervals = reading.once(Referents), reading.once(Intervals)
        self.governed, self.authorities = reading.once(Governed), reading.once(Authorities)
        self.lexis = reading.pack.once(lexis)
        self.text, self.cased = reading.text, reading.cased
        self._passing = ANY_MARK | self.lexis.recalling | self.lexis.selves
        # عزا محللون *ذلك* إلى الخوف; حمل المدرب *نفسه* المسؤولية

    def tells(self, hit: Hit) -> bool:
        """Whether a verb can tell something by a noun."""
        return hit.word in self.lexis.nominal or hit.word in self.lexis.objective

    def voice(self, hit: Hit, end: int) -> Voice | None:
        """A report whose content is a noun: وشدد الوزير على ضرورة ..., وأفادت الشرطة بتوقيف أربعة."""
        prepositions, bare = self.lexis.nominally.get(hit.word, ()), hit.word in self.lexis.objective
        if not (prepositions or bare) or self._denied(hit):
            return None
        about = (self._about(hit, end, preposition) for preposition in prepositions)
        return next(filter(None, about), None) or (self._announced(hit, end) if bare else None)

    def _heads(self, hit: Hit, speaker: Extent) -> bool:
        """Whether a report is put as heads are, its subject first and its verb in the present: الجيش *يعلن* هدنة."""
        if speaker[1] > hit.start or not self._present(hit):
            return False
        before = self.prose.last_word(0, speaker[0])
        return before not in self.lexis.openers and before not in self.lexis.complementizers

    def _about(self, hit: Hit, end: int, preposition: str) -> Voice | None:
        """A report whose content a preposition leads up to: وشدد الوزير *على* ضرورة ..."""
        tokens = self.prose.tokens(hit.end, min(end, hit.end + LONGEST_REPORT))[:LONGEST_GAP]
        at = next((i for i, t in enumerate(tokens) if self.governed.opens(tokens, i, preposition)), -1)
        if at < 0 or (not at and preposition in self.lexis.bare and hit.word in self.lexis.accusing):
            return None  # إن المجلس *أبلغ بمقتل* الضباط
        speaker = self.subjects.of(hit, max(0, hit.start - 200), tokens[at].start)
        if (
            speaker
            and speaker[0] > hit.start
            and hit.word in self.lexis.objective
            and self.referents.ends(speaker[0])
        ):
            speaker = self.phrases.body(speaker)  # أكدت *مديرية الأمن* جاهزيتها على مدار الساعة
        reached = speaker[1] if speaker and speaker[0] > hit.start else hit.end
        between = [t for t in tokens[:at] if t.start >= reached and t.word not in self._passing]
        if between and between[0].start in self.cues.according and len(between) <= LONGEST_BETWEEN:
            between = []  # أفاد المراسل *نقلا عن مصادر طبية* بوصول عشرين جريحا
        if between and between[0].word in COMMAS:
            # دعت المنظمة*، في بيان لها،* الأطراف إلى ...
            between = between[self._parenthesis(hit, between, preposition) :]
        between = self._undated(between)
        apart = any(t.word not in COMMAS for t in between)
        heard = preposition in self.lexis.bare or bool(speaker) or self.cues.opens_clause(hit)
        heard = heard and self.intervals.hears(hit, between)
        parting = self.lexis.parting
        led = (t for k, t in enumerate(between) if not (k and between[k - 1].word in parting))
        heard = heard and not any(t.word.startswith(preposition) for t in led)  # رحب *بنا* بحرارة
        if apart and not (heard or self.intervals.aside(hit, between)):
            speaker = self._paused(hit, tokens[:at])
            if speaker is None:
                return None
        if speaker and self.authorities.unheard(speaker):
            return None
        if preposition in self.lexis.bare and not self._tells(hit, speaker):
            return None
        if speaker is None and self._present(hit) and not self.cues.opens_clause(hit):
            return None  # برلين *تدعو* إلى الهدوء
        if speaker is None and self._relates(hit):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _parenthesis(self, hit: Hit, between: Sequence[Token], preposition: str) -> int:
        """Where words go on behind what two commas set off: a time, a place or a clause, if an object is no one's."""
        shut = ahead(between, 1, LONGEST_GAP, COMMAS)
        if not shut or preposition not in self.lexis.bare:
            return shut + 1 if shut else 0
        apart = between[1].word in self.lexis.between or between[1].start in self.cues.verb_starts
        # اتهمت الغرفة، في بيان، *قواتها* ب...
        alone = shut + 1 == len(between) or hit.word in self.lexis.accusing
        return shut + 1 if apart and alone else 0

    def _undated(self, between: list[Token]) -> list[Token]:
        """Words without the time or place that two commas set off at their end: اتهم حماس*، صباح اليوم،* بالتراجع."""
        if not between or between[-1].word not in COMMAS:
            return between
        comma = behind(between, len(between) - 1, COMMAS)
        opens = between[comma].word if comma > 1 else ""
        return between[: comma - 1] if opens in self.lexis.between else between

    def _paused(self, hit: Hit, between: Sequence[Token]) -> Extent | None:
        """The subject that a lone comma ends right before the preposition: هدد *ممثل العمال شوان نوري*، ب..."""
        if len(between) < PAIR or between[-1].word not in COMMAS:
            return None
        whole = self.subjects.mentions.follows(hit.end, between[-1].start)
        known = whole and whole == (between[0].start, between[-2].end)
        return whole if known and self.referents.human(between[0].start) else None

    def _relates(self, hit: Hit) -> bool:
        """Whether a verb says of a thing what it tells: الأنباء *التي* تحدثت عن إقالته; not الوزير الذي دعا إلى ..."""
        words = self.prose.last(max(0, hit.outer - LONGEST_LEAD), hit.outer, 2)
        if len(words) < PAIR or words[1].word not in self.lexis.resumed:
            return False
        return not self.referents.sited(words[0]) and not self.referents.human(words[0].start)

    def _announced(self, hit: Hit, end: int) -> Voice | None:
        """A report whose content is the object of its verb: أعلن الوزير، الأربعاء، *بدء* العمل; no أعلنت النتائج."""
        before = self.prose.last_word(0, hit.outer)
        if before in self.lexis.governing:
            return None  # أقدمت السلطات على *نفي* الملك
        if before in self.lexis.openers and hit.outer == hit.start and before.endswith(self.lexis.owned):
            return self._shared(hit, end, own=True)
        found = self.subjects.of(hit, max(0, hit.start - 200), end)
        speaker = self.phrases.body(found) if found and found[0] > hit.start else found
        if "participle" in hit.value:
            if before not in COMMAS:
                return None  # …، *مقترحا* عقد جلسة
        elif speaker is None or not self.authorities.speaks(speaker):
            if speaker is None or speaker[0] > hit.start:
                return self._shared(hit, end, speaker is None)
            return None
        elif self._heads(hit, speaker) or self._rules(speaker, end):
            return None
        begin = max(hit.end, speaker[1] if speaker else 0)
        tokens = self.prose.tokens(begin, min(end, begin + LONGEST_REPORT))
        if speaker and tokens and tokens[0].word in ANY_MARK:
            tokens = tokens[1:]  # أعلنت «شركة النور*»* عن ...
        if tokens and tokens[0].word in COMMAS:
            tokens = tokens[ahead(tokens, 1, LONGEST_BETWEEN, COMMAS) + 1 :]
        if tokens and tokens[0].word in self.lexis.manners:
            tokens = tokens[PAIR:]  # أدانت الدولة *بأشد العبارات* الهجوم
        passed = self.intervals.placed(tokens)
        tokens = self.intervals.timed(tokens[passed:])
        first = tokens[0].word if tokens else ""
        if passed and first in self.lexis.counts:
            return None  # أعلن الحداد في البلاد *ثلاثة* أيام
        about = first in self.lexis.announcing
        opens = speaker and (speaker[1] <= hit.start or self.cues.opens_clause(hit))
        denied = "participle" in hit.value and first in self.lexis.negations
        about = about or bool(first in self.lexis.determiners and (opens or denied))
        if passed and first in ANY_MARK:
            # أعلن الناطق في إيجاز «تطهير» ثلاث قرى
            return Voice(self.cues.extent(hit), speaker, hit.value, True)
        if not about and (not first[:1].isalpha() or self.lexis.among(first, self.lexis.untold)):
            return None  # but أكد الوزير *عدم* وجود إصابات
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _rules(self, speaker: Extent, end: int) -> bool:
        """Whether a court decides on a ruling, which tells nothing: أيدت *محكمة الاستئناف الحكم* الابتدائي."""
        lexis = self.lexis
        if lexis.noun(self.prose.first(*speaker).word) not in lexis.courts:
            return False
        words = self.prose.tokens(speaker[0], min(end, speaker[0] + LONGEST_REPORT))
        return any(t.start >= speaker[1] and lexis.noun(t.word) in lexis.rulings for t in words)

    def _shared(self, hit: Hit, end: int, alone: bool = False, own: bool = False) -> Voice | None:
        """A report by the subject of the verb before, of whom it tells what: *وناشدت المانحين زيادة* التمويل.

        ``alone``: nobody stands behind the verb who may be its subject, so that the sentence before may tell it;
        ``own``: the pronoun of what opens its clause is its subject (*لكنه* استبعد خفض الأسعار), as the
        ending of a verb of several is (*وانتقدوا* إغلاق الطريق).
        """
        words = self.prose.tokens(hit.end, min(end, hit.end + LONGEST_LEAD))[:2]
        own = own or (hit.outer < hit.start and hit.word.endswith(self.lexis.agreeing))
        shares = hit.outer < hit.start and (self.subjects.goes_on(hit) or (alone and self._resumes(hit)))
        if len(words) < PAIR or not (own or shares):
            return None
        lexis, first, second = self.lexis, words[0].word, words[1]
        whatever = first in lexis.determiners and second.word in lexis.relatives
        # وأكد *العثور* على أسلحة, وأنكر *كل ما* وعد به; وانتقد *ما وصفه* بـ«التهويل»
        whatever = whatever or first in lexis.done
        whatever = whatever or (first in lexis.relatives and second.start in self.cues.verb_starts)
        told = second.word[0].isalpha() and not lexis.among(second.word, lexis.untold)
        heard = first.startswith(lexis.definite)
        if own:  # لكنه *يستبعد كف* يد القاضي
            told, heard = True, first[0].isalpha() and not lexis.among(first, lexis.untold)
        return Voice(self.cues.extent(hit), None, hit.value, True) if whatever or (heard and told) else None

    def _resumes(self, hit: Hit) -> bool:
        """Whether a verb opens its sentence, and the one before it in the paragraph is of its gender."""
        if self.prose.sentence_start(0, hit.outer) != hit.outer:
            return False
        near = max(self.text.rfind("\n", 0, hit.outer), hit.outer - LONGEST_REPORT)
        before = self.cues.between(near, hit.outer)[-1:]
        genders = self.lexis.genders
        return any(genders.get(verb.word) == genders.get(hit.word) for verb in before)

    def _tells(self, hit: Hit, speaker: Extent | None) -> bool:
        """Whether a verb whose preposition joins its noun is told of somebody, and opens no relative clause.

        Not عملية نفذها مودع *يطالب* بأمواله, الفقرة الرابعة *تطالب* الدول; nor as heads tell: ترامب *يهدد*.
        """
        opens = "participle" in hit.value or self.cues.opens_clause(hit)
        if self._present(hit):
            opens = opens or (speaker is not None and self._turns(hit, speaker))
            return opens and (speaker is not None or hit.outer < hit.start)
        return opens or speaker is not None

    def _turns(self, hit: Hit, speaker: Extent) -> bool:
        """Whether a mention stands before its verb behind what opens a sentence: غير أن *الخبراء* ينصحون بالحذر."""
        lexis = self.lexis
        before = self.prose.last(max(0, speaker[0] - LONGEST_LEAD), speaker[0], PAIR)
        if speaker[1] > hit.start or not before:
            return False
        turned = before[-1].word in lexis.opening and before[0].word in lexis.hollow
        return turned or before[-1].word in lexis.openers

    def _present(self, hit: Hit) -> bool:
        """Whether a verb is in the present: *ي*طالب, *ت*طالب; not طالبت, nor a participle set off: …، *مطالبة* به."""
        if "participle" in hit.value and self.prose.last_word(0, hit.outer) in COMMAS:
            return False
        if hit.word.startswith(self.lexis.verbal):
            return True
        return self.lexis.genders.get(hit.word) == "f" and not hit.word.endswith(self.lexis.past)

    def _denied(self, hit: Hit) -> bool:
        """Whether nothing is told: *لم* يرحب أحد بالفكرة, رفض *أن* يعلن موقفه; وأكمل، *وهو* يشير إلى زورقه: «...»."""
        if "participle" in hit.value and self._predicate(hit):
            return True
        return self.prose.last_word(0, hit.outer) in self.lexis.denying

    def _predicate(self, hit: Hit) -> bool:
        """Whether a participle says what its subject was: كان الفريق *مهددا* بالهبوط; not كان قد تحدث *مهددا*."""
        first = self.prose.sentence_start(0, hit.outer)
        tokens = self.prose.last(max(first, hit.outer - LONGEST_LEAD), hit.outer, LONGEST_PREDICATE)
        at = next((k for k, t in enumerate(tokens) if t.word in self.lexis.auxiliaries), -1)
        if at < 0 or any(t.word in COMMAS for t in tokens[at:]):
            return False
        return not self.cues.between(tokens[at].end, hit.outer)
