"""Report: what is said without marks: a verb and its complementizer, or "according to" and a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from annotate.quotes.cue import Cues
from annotate.quotes.frame import Frames
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.phrase import Phrases
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, ahead
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.subject import Subjects
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading

LONGEST_GAP = 15
LONGEST_REPORT = 160
"""So many characters after a verb its complementizer is looked for."""
LONGEST_BETWEEN = 8
"""How many words and commas may stand between a verb, or its subject, and its preposition."""
MOST_HEARERS = 3
LONGEST_LEAD = 40
"""So many characters before a verb what its sentence opens with is looked for."""
SHORTEST_NOUN = 4
"""How many letters a noun has at least with the preposition that is written before it."""
LONG_ASIDE = 3
"""From so many words on, what stands before a comma parts a verb from its complementizer."""


class Reports:
    """The reports outside the passages of a text."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues, self.mentions = reading.once(Prose), reading.once(Cues), reading.once(Mentions)
        self.subjects, self.frames = reading.once(Subjects), reading.once(Frames)
        self.referents, self.phrases = reading.once(Referents), reading.once(Phrases)
        self.reading, self.lexis, self.text = reading, reading.pack.once(lexis), reading.text

    def voices(self, passages: list[Passage]) -> list[Voice]:
        """The reports that a complementizer shows: وأوضح المرصد أنّ ...; and those by "according to"."""
        found = []
        ends = [p.right for p in passages]
        at = 0
        before: Hit | None = None
        for hit in self.cues.hits:
            inside, before = before is not None and self.frames.framing(before, hit), hit
            while at < len(ends) and ends[at] <= hit.start:
                at += 1
            if at < len(ends) and passages[at].left <= hit.start:
                continue
            voice = None if inside or "filler" in hit.value else self._report(hit)
            if voice is not None:
                found.append(voice)
        return found

    def _report(self, hit: Hit) -> Voice | None:
        """The report of one verb: its complementizer follows the subject, or a parenthesis after it."""
        if hit.start in self.cues.according:
            if "closing" in hit.value:
                return None  # وطال الحديث *والكلام* للجميع
            return self.frames.voice(hit, self._line_end(hit))
        at = bisect_left(self.cues.thats, hit.end)
        that = self.cues.thats[at] if at < len(self.cues.thats) else len(self.text)
        near = that - hit.end <= LONGEST_REPORT
        if not near and hit.word not in self.lexis.nominal:
            return None
        end = self._line_end(hit)
        if near and that < end:
            if self._dependent(hit):
                return None
            first = self._nominal(hit, that) if self._led_by_noun(hit, that) else None
            if (voice := first or self._clausal(hit, that)) is not None:
                return voice
        return self._nominal(hit, end)

    def _led_by_noun(self, hit: Hit, that: int) -> bool:
        """Whether a comma parts what is told by a noun from another verb's clause: أفادت ببدء العمل، مبرزة أن ..."""
        joined = self.lexis.nominal.get(hit.word) in self.lexis.bare
        return joined and any(comma in self.text[hit.end : that] for comma in COMMAS)

    def _clausal(self, hit: Hit, that: int) -> Voice | None:
        """A report whose content is the clause that a complementizer opens: وأوضح المرصد *أن* الوضع هادئ."""
        tokens = self.prose.tokens(hit.end, that)
        if tokens and tokens[-1].word in self.lexis.hollow:
            return None
        speaker = self.subjects.of(hit, max(0, hit.start - 200), that) or self.mentions.marked(hit.end)
        reached = speaker[1] if speaker and speaker[0] > hit.start else hit.end
        gap = [t for t in tokens if t.start >= reached]
        if len(gap) > LONGEST_GAP or (gap and self.lexis.definite and gap[0].word in self.lexis.determiners):
            return None  # طلب *عدم* نشر اسمه
        if gap and gap[-1].word not in COMMAS and self._next_clause(gap):
            return None
        aside = len(gap) >= LONG_ASIDE and gap[-1].word in COMMAS
        aside = aside or bool(speaker and any(sign in self.text[slice(*speaker)] for sign in COMMAS))
        aside = aside or (bool(gap) and self.mentions.hearer(gap[0].word))  # وكشف لـ«الصباح» أن ...
        aside = aside or (speaker is not None and self._stated(gap)) or self._hears(hit, gap)
        if "weak" in hit.value and gap and not aside and (len(gap) > 1 or gap[0].word in COMMAS):
            return None
        inner = self.cues.between(hit.end, that)
        if any("weak" not in one.value or "preceded" in one.value for one in inner):
            return None
        if hit.value == "document" or (speaker and self.referents.document(speaker)):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _next_clause(self, gap: Sequence[Token]) -> bool:
        """Whether another clause opens before a complementizer: توقع محللون هبوطه*، فيما* يرى الخبير أن ..."""
        if self.lexis.subject_first:
            return False
        return any(a.word in COMMAS and b.word in self.lexis.openers for a, b in pairwise(gap))

    def _stated(self, gap: Sequence[Token]) -> bool:
        """Whether all that parts a verb from its complementizer is where it is said: رأت اللجنة *في بيانها* أن ..."""
        lexis = self.lexis
        if not gap or not lexis.among(gap[0].word, lexis.stops):
            return False
        return any(token.word in lexis.tellings or token.word in lexis.statements for token in gap[1:3])

    def _hears(self, hit: Hit, gap: Sequence[Token]) -> bool:
        """Whether all that parts a verb from its complementizer is whom it tells: طمأن الوزير *المواطنين إلى* أن ..."""
        lexis, cues = self.lexis, self.cues
        if not gap or hit.word not in lexis.transitive:
            return False
        if any(not t.word[0].isalnum() or t.start in cues.verb_starts or t.start in cues.joined for t in gap):
            return False  # رحبت الرئيسة بالقرار *واصفة* إياه بأنه ...
        heard = [t for t in gap if not lexis.among(t.word, lexis.stops)]
        return 0 < len(heard) <= MOST_HEARERS and gap[0] is heard[0]

    def _dependent(self, hit: Hit) -> bool:
        """Whether a verb that says of nobody hangs on another word: أن *تلاحظ* أن, مما *يشير* إلى أن, *يذكر* أن."""
        lexis = self.lexis
        if lexis.subject_first:
            return False
        before = self.prose.last_word(0, hit.outer)
        that = lexis.complementizers - lexis.filled if "weak" in hit.value else frozenset()
        if before in lexis.relatives or before in that:
            return self.mentions.follows(hit.end, self._line_end(hit)) is None
        after = next(self.prose.places(hit.end, hit.end + LONGEST_GAP), None)
        word = self.text[after.start() : after.end()] if after else ""
        return hit.word in lexis.hollow and word in lexis.complementizers

    def _aside(self, hit: Hit, gap: Sequence[Token]) -> bool:
        """Whether a place, a time or a hearer is all that parts a verb from its preposition.

        وشددت الوزارة*، في بيانها،* على ضرورة ...; وشدد الوزير *خلال اللقاء* على أهمية ...; داعيا *الطرفين* إلى ...
        """
        lexis, starts = self.lexis, self.cues.verb_starts
        if len(gap) > LONGEST_BETWEEN or any(t.start in starts or t.start in self.cues.joined for t in gap):
            return False
        words = [t.word for t in gap]
        if words[0] in COMMAS and words[-1] in COMMAS:
            words = words[1:-1]
        if not words or not all(word[0].isalnum() for word in words):
            return False
        if "participle" in hit.value and len(words) <= MOST_HEARERS:
            return True
        if hit.word in lexis.transitive and not (self.cues.opens_clause(hit) or self._led(hit)):
            return False  # أن بلاده *دعت جميع الأطراف* في الأزمة إلى ...
        if any(self._object(one, two) for one, two in pairwise(words)):
            return False
        return any(words[0] in some for some in (lexis.late, lexis.prepositions, lexis.adverbs))

    def _led(self, hit: Hit) -> bool:
        """Whether no more than a preposition and its noun open the sentence of a verb: *من جهته* حث الوزير ..."""
        begin = self.prose.sentence_start(max(0, hit.outer - LONGEST_LEAD), hit.outer)
        tokens = self.prose.tokens(begin, hit.outer)
        return len(tokens) <= MOST_HEARERS and bool(tokens) and tokens[0].word in self.lexis.barred

    def _object(self, before: str, word: str) -> bool:
        """Whether a noun without its article follows one with it, as an object does: خلال اللقاء *حرص* بلاده."""
        lexis = self.lexis
        if not before.startswith(lexis.definite) or word.startswith((*lexis.definite, *lexis.attached)):
            return False
        return not (lexis.among(word, lexis.stops) or lexis.among(word, lexis.adverbs))

    def _line_end(self, hit: Hit) -> int:
        """Where the sentence or the line of a verb ends."""
        stop = self.prose.sentence_end(hit.end, len(self.text))
        newline = self.text.find("\n", hit.end, stop)
        return newline if newline >= 0 else stop

    def _nominal(self, hit: Hit, end: int) -> Voice | None:
        """A report whose content is a noun: وشدد الوزير على ضرورة ..., وأفادت الشرطة بتوقيف أربعة."""
        preposition = self.lexis.nominal.get(hit.word)
        if preposition is None or self._denied(hit):
            return None
        if not preposition:
            return self._announced(hit, end)
        tokens = self.prose.tokens(hit.end, min(end, hit.end + LONGEST_REPORT))[:LONGEST_GAP]
        at = next((i for i, t in enumerate(tokens) if self._opens(tokens, i, preposition)), -1)
        if at < 0:
            return None
        speaker = self.subjects.of(hit, max(0, hit.start - 200), tokens[at].start)
        reached = speaker[1] if speaker and speaker[0] > hit.start else hit.end
        between = [t for t in tokens[:at] if t.start >= reached and t.word not in ANY_MARK]
        apart = any(t.word not in COMMAS for t in between)
        heard = preposition in self.lexis.bare or self.cues.opens_clause(hit)
        heard = heard and self._hears(hit, between)
        heard = heard and not any(t.word.startswith(preposition) for t in between)  # رحب *بنا* بحرارة
        if apart and not (heard or self._aside(hit, between)):
            return None
        if speaker and self.referents.document(speaker):
            return None
        if preposition in self.lexis.bare and not self._tells(hit, speaker):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _announced(self, hit: Hit, end: int) -> Voice | None:
        """A report whose content is the object of its verb: أعلن الوزير، الأربعاء، *بدء* العمل; no أعلنت النتائج."""
        before = self.prose.last_word(0, hit.outer)
        if before in self.lexis.governing:
            return None  # أقدمت السلطات على *نفي* الملك
        found = self.subjects.of(hit, max(0, hit.start - 200), end)
        speaker = self.phrases.body(found) if found and found[0] > hit.start else found
        if speaker is None or not self._speaks(speaker):
            return None
        begin = max(hit.end, speaker[1])
        tokens = self.prose.tokens(begin, min(end, begin + LONGEST_REPORT))
        if tokens and tokens[0].word in COMMAS:
            tokens = tokens[ahead(tokens, 1, LONGEST_BETWEEN, COMMAS) + 1 :]
        first = tokens[0].word if tokens else ""
        about = first in self.lexis.announcing
        if not about and (not first[:1].isalpha() or self.lexis.among(first, self.lexis.untold)):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _speaks(self, speaker: Extent) -> bool:
        """Whether a mention is of somebody, or of a body by its name or its noun: الجيش."""
        first = self.prose.tokens(*speaker)[0].word.removeprefix(self.lexis.definite[0])
        noun = first in self.lexis.organisations or first in self.lexis.powers
        return noun or self.referents.somebody(speaker) or bool(self.referents.ends(speaker[0]))

    def _tells(self, hit: Hit, speaker: Extent | None) -> bool:
        """Whether a verb whose preposition joins its noun is told of somebody, and opens no relative clause.

        Not عملية نفذها مودع *يطالب* بأمواله, الفقرة الرابعة *تطالب* الدول; nor as heads tell: ترامب *يهدد*.
        """
        opens = "participle" in hit.value or self.cues.opens_clause(hit)
        if self._present(hit):
            return opens and (speaker is not None or hit.outer < hit.start)
        return opens or speaker is not None

    def _present(self, hit: Hit) -> bool:
        """Whether a verb is in the present: *ي*طالب, *ت*طالب; not طالبت."""
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
        tokens = self.prose.tokens(max(first, hit.outer - LONGEST_LEAD), hit.outer)[-LONG_ASIDE:]
        at = next((k for k, t in enumerate(tokens) if t.word in self.lexis.auxiliaries), -1)
        if at < 0 or any(t.word in COMMAS for t in tokens[at:]):
            return False
        return not self.cues.between(tokens[at].end, hit.outer)

    def _opens(self, tokens: Sequence[Token], at: int, preposition: str) -> bool:
        """Whether a word is a preposition, or has it written before it and begins no name: *ب*سقوط, not بغداد."""
        word, lexis = tokens[at].word, self.lexis
        if word == preposition:
            return True
        if preposition not in lexis.bare or not word.startswith(preposition) or len(word) < SHORTEST_NOUN:
            return False
        if word.startswith(lexis.attached):
            return True
        named = word.endswith(lexis.relational) or word in lexis.organisations
        named = named or self.referents.called(tokens[at].start) or self.referents.sited(tokens[at])
        return not (named or word in self.lexis.untold or lexis.among(word, lexis.organisations))
