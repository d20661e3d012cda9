"""Report: what is said without marks: a verb and its complementizer, or "according to" and a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from annotate.quotes.addressee import Addressees
from annotate.quotes.authority import Authorities
from annotate.quotes.border import Borders
from annotate.quotes.cue import LONGEST_SUBJECT, Cues
from annotate.quotes.frame import Frames
from annotate.quotes.interval import Intervals
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.mood import Moods
from annotate.quotes.nominal import LONGEST_REPORT, Nominals
from annotate.quotes.phrase import Phrases
from annotate.quotes.prose import COMMAS, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.subject import Subjects
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading
from annotate.structure.paragraphs import FINAL

LONGEST_GAP = 15
"""How many words may part a verb from its complementizer."""
LONGEST_LEAD = 40
"""So many characters before a verb what its sentence points back with is looked for."""
LONGEST_NAME = 4
"""So many words behind a colon, where no stop ends the line, are the name of a byline."""
LEAST_TOLD = 3
"""So many words and signs at least stand before a report that likens what it closes: يغلق الجسر كما."""
LONGEST_PLACE = 6
"""How many words tell where or to whom it was said behind such a report."""
FARTHEST_REPORT = 280
FARTHEST_GAP = 30
"""So many characters and words may tell when and where somebody said what a clause tells."""
LONG_ASIDE = 3
"""From so many words on, what stands before a comma parts a verb from its complementizer."""


class Reports:
    """The reports outside the passages of a text."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues, self.mentions = reading.once(Prose), reading.once(Cues), reading.once(Mentions)
        self.subjects, self.frames = reading.once(Subjects), reading.once(Frames)
        self.referents, self.phrases = reading.once(Referents), reading.once(Phrases)
        self.nominals, self.borders = reading.once(Nominals), reading.once(Borders)
        self.addressees, self.authorities = reading.once(Addressees), reading.once(Authorities)
        self.intervals, self.moods = reading.once(Intervals), reading.once(Moods)
        self.reading, self.lexis, self.text = reading, reading.pack.once(lexis), reading.text
        self.cased = reading.cased
        self._mouths = [hit.start for hit in self.cues.hits if hit.value == "handed"]
        self._resuming = tuple(self.lexis.resumed.values())
        self._likening = tuple(f" {word} " for word in self.lexis.likening)

    def voices(self, passages: list[Passage]) -> list[Voice]:
        """The reports that a complementizer shows: وأوضح المرصد أنّ ...; and those by "according to"."""
        found = []
        ends = [p.right for p in passages]
        at = 0
        before: Hit | None = None
        for hit in self.cues.hits:
            inside, before = before is not None and self._inside(before, hit), hit
            while at < len(ends) and ends[at] <= hit.start:
                at += 1
            if at < len(ends) and passages[at].left <= hit.start:
                continue
            untold = "filler" in hit.value or "quoting" in hit.value  # *قيل* إن مصر تتغير
            voice = None if inside or untold else self._report(hit)
            if voice is not None:
                found.append(voice)
        return found

    def _inside(self, before: Hit, hit: Hit) -> bool:
        """Whether a verb belongs to what the one before it is told of: وأضافت المتحدثة، التي *تحدثت* من جنيف، أن ..."""
        if self.frames.framing(before, hit) or self._meanwhile(before, hit):
            return True
        near = hit.end - before.end <= LONGEST_REPORT
        return near and self.subjects.holds(before, hit, self._line_end(before))

    def _meanwhile(self, verb: Hit, hit: Hit) -> bool:
        """Whether a verb only tells what somebody did while speaking: قال الرجل وهو *يشير* إلى بيته إنه لن يرحل."""
        if self.prose.last_word(0, hit.outer) not in self.lexis.circumstances:
            return False
        at = bisect_left(self.cues.thats, hit.end)
        that = self.cues.thats[at] if at < len(self.cues.thats) else len(self.text)
        return that < min(self._line_end(hit), verb.end + LONGEST_REPORT) and self._says(verb, that)

    def _report(self, hit: Hit) -> Voice | None:
        """The report of one verb: its complementizer follows the subject, or a parenthesis after it."""
        if hit.start in self.cues.according:
            if "closing" in hit.value:
                return None  # وطال الحديث *والكلام* للجميع
            return self.frames.voice(hit, self._line_end(hit))
        if self.moods.unreal(hit):
            return None
        if self.text.endswith(self._likening, 0, hit.start) and (voice := self._likened(hit)) is not None:
            return voice
        if (
            self.text[hit.start - 2 : hit.start - 1] in COMMAS
            and (voice := self._interposed(hit)) is not None
        ):
            return voice
        if self._mouths and (voice := self._through(hit)) is not None:
            return voice
        that = self._opening(hit)
        far = that - hit.end
        near = far <= LONGEST_REPORT or (far <= FARTHEST_REPORT and self._says(hit, that))
        told = self.nominals.tells(hit) or self._resumes(hit)
        if not near and not told:
            return None
        end = self._line_end(hit)
        if (resumed := self._resumed(hit, end)) is not None:
            return resumed
        if near and that < end:
            if self._dependent(hit):
                return None
            first = self.nominals.voice(hit, that) if self._led_by_noun(hit, that) else None
            if (voice := first or self._clausal(hit, that)) is not None:
                return self._led(hit, voice)
        return self.nominals.voice(hit, end) or (None if hit.value else self._told_how(hit, end))

    def _told_how(self, hit: Hit, end: int) -> Voice | None:
        """The report of a verb whose participle tells what was said: *صرح الوزير* قائلا إن ..., مؤكدا أن ..."""
        at = bisect_left(self.cues.starts, hit.end)
        told = self.cues.starts[at] if at < len(self.cues.starts) else end
        if told >= end or told not in self.cues.participles or told - hit.end > LONGEST_SUBJECT:
            return None
        speaker = self.mentions.follows(hit.end, end) if self.cues.opens_clause(hit) else None
        whole = speaker is not None and self.text[speaker[1] : told].strip() in ("", *COMMAS)
        return Voice(self.cues.extent(hit), speaker, hit.value, True) if whole else None

    def _through(self, hit: Hit) -> Voice | None:
        """The report of whoever has another speak: وقالت *الحركة* على لسان ناطقها: «...»."""
        at = bisect_left(self._mouths, hit.end)
        mouth = self._mouths[at] if at < len(self._mouths) else len(self.text)
        if mouth - hit.end > LONGEST_REPORT or "participle" in hit.value:
            return None
        speaker = self.subjects.of(hit, max(0, hit.start - 200), mouth)
        gap = self.text[max(hit.end, speaker[1] if speaker else 0) : mouth].strip()
        if gap and gap not in COMMAS:
            return None
        return (
            Voice(self.cues.extent(hit), speaker, hit.value, True)
            if speaker or hit.outer < hit.start
            else None
        )

    def _likened(self, hit: Hit) -> Voice | None:
        """The report that closes what it tells, or breaks it off: يغلق الجسر غدا*، كما أعلنت البلدية*.

        Not كما أعلنت البلدية *إغلاق الجسر*, which tells something more.
        """
        if "weak" in hit.value or "relayed" in hit.value:
            return None
        begin, end = self.prose.sentence_start(0, hit.start), self._line_end(hit)
        lead = self.prose.tokens(max(begin, self.text.rfind("\n", begin, hit.start) + 1), hit.start)
        if len(lead) < LEAST_TOLD:
            return None
        found = self.mentions.follows(hit.end, end)
        speaker = self.phrases.cut(found) if found else None
        rest = self.prose.tokens(speaker[1] if speaker else hit.end, end)
        broken = bool(rest) and rest[0].word in COMMAS and lead[-2].word in COMMAS
        if broken and not self.nominals.tells(hit):
            closes = True  # الفن*، كما يقول،* ولد مع المدينة
        else:
            closes = not rest or (len(rest) <= LONGEST_PLACE and self._where(rest))
        if not closes or (speaker is not None and not self.authorities.speaks(speaker)):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _interposed(self, hit: Hit) -> Voice | None:
        """The report that two commas set off in what it tells: الطريق مغلق، *يضيف المصدر*، ولن يفتح غدا."""
        if hit.value or not hit.word.startswith(self.lexis.imperfects):
            return None
        begin, end = self.prose.sentence_start(0, hit.start), self._line_end(hit)
        lead = self.prose.tokens(max(begin, self.text.rfind("\n", begin, hit.start) + 1), hit.start)
        shut = min((at for comma in COMMAS if (at := self.text.find(comma, hit.end, end)) >= 0), default=end)
        found = self.mentions.follows(hit.end, shut) if len(lead) >= LEAST_TOLD else None
        if found is None or found != (hit.end + 1, shut) or self.phrases.cut(found) != found:
            return None
        told = self.authorities.speaks(found) or self._body(self.prose.first(*found).word)
        return Voice(self.cues.extent(hit), found, hit.value, True) if told else None

    def _where(self, rest: Sequence[Token]) -> bool:
        """Whether words tell no more than where, when or to whom: *في بيان*, *لوكالة الأنباء*."""
        lexis = self.lexis
        if any(t.word in COMMAS or t.word in lexis.complementizers for t in rest):
            return False
        return self.addressees.hearer(rest[0].word) or lexis.among(rest[0].word, lexis.late)

    def _opening(self, hit: Hit) -> int:
        """Where what a verb may tell opens: at the next complementizer, or at a colon before it."""
        openings, thats = self.cues.openings, self.cues.thats
        at = bisect_left(openings, hit.end)
        if at < len(openings) and openings[at] - hit.end <= LONGEST_REPORT and self._colon(hit, openings[at]):
            return openings[at]
        at = bisect_left(thats, hit.end)
        return thats[at] if at < len(thats) else len(self.text)

    def _colon(self, hit: Hit, colon: int) -> bool:
        """Whether a colon stands right behind who speaks or where: قال *الوزير في مؤتمر صحفي*: سنعيد البناء.

        Not in a byline (كتب: سامي حداد) nor behind an object (تقول *أشياء* متناقضة: الأسعار تهبط).
        """
        if self.text[colon] != ":" or "weak" in hit.value or "\n" in self.text[hit.end : colon]:
            return False
        end = self._line_end(hit)
        told = self.prose.tokens(colon + 1, min(end, colon + LONGEST_LEAD))
        if len(told) <= LONGEST_NAME and not self.text.startswith(tuple(FINAL), end):
            return False
        speaker = self.mentions.follows(hit.end, colon + 1)
        gap = self.prose.tokens(speaker[1] if speaker else hit.end, colon)
        if gap and not self._stated(gap):
            return False
        if speaker is None:
            if "participle" in hit.value and not gap:
                return self.prose.last_word(0, hit.outer) in COMMAS  # ...، *قائلا*: أنا أب قبل أن أكون مديرا
            return hit.outer < hit.start or self.prose.sentence_start(0, hit.start) == hit.start
        return self.referents.person(speaker) or self._body(self.prose.first(*speaker).word)

    def _body(self, noun: str) -> bool:
        """Whether a noun, with an article or without, is of a body or of somebody who tells things: *الوزارة*."""
        lexis = self.lexis
        bare = lexis.noun(noun)
        return lexis.body(noun) or bare in lexis.media or lexis.teller(noun) or lexis.teller(bare)

    def _led(self, hit: Hit, voice: Voice) -> Voice:
        """A report by a participle that tells how a verb right before it reports: *تابع الخبير* موضحا أن ..."""
        if "participle" not in hit.value or voice.speaker:
            return voice
        begin = max(self.prose.sentence_start(0, hit.outer), hit.outer - LONGEST_REPORT)
        verb = self.cues.between(begin, hit.outer)[-1:]
        if not verb or any(sign in self.text[verb[0].end : hit.outer] for sign in (*COMMAS, "\n")):
            return voice
        return voice._replace(speaker=self.subjects.governor(begin, hit.outer, voice))

    def _resumes(self, hit: Hit) -> bool:
        """Whether the object of a verb is what was told before its clause: وهو ما *نفته* الوزارة."""
        lexis = self.lexis
        if not lexis.pointing or not hit.word.endswith(self._resuming):
            return False
        words = [t.word for t in self.prose.last(max(0, hit.outer - LONGEST_LEAD), hit.end, 3)]
        return len(words) > 1 and words[1] in lexis.relatives and words[0] in lexis.pointing

    def _resumed(self, hit: Hit, end: int) -> Voice | None:
        """The report by a clause that points back to what it tells."""
        first = (
            self.prose.first(hit.end, min(end, hit.end + LONGEST_GAP)) if self.nominals.tells(hit) else None
        )
        if first is not None and first.word in self.lexis.recalling:
            if hit.word in self.lexis.deeming:
                return Voice(self.cues.extent(hit), None, hit.value, True)  # واعتبر *ذلك* خطوة مهمة
            meant = self.mentions.follows(first.end, end)
            return Voice(self.cues.extent(hit), meant, hit.value, True) if meant else None  # وأكد *ذلك* مصدر
        found = self.mentions.follows(hit.end, end) if self._resumes(hit) else None
        return Voice(self.cues.extent(hit), self.phrases.cut(found), hit.value, True) if found else None

    def _led_by_noun(self, hit: Hit, that: int) -> bool:
        """Whether a comma parts what is told by a noun from another verb's clause: أفادت ببدء العمل، مبرزة أن ..."""
        joined = not self.lexis.bare.isdisjoint(self.lexis.nominally.get(hit.word, ()))
        return joined and any(comma in self.text[hit.end : that] for comma in COMMAS)

    def _clausal(self, hit: Hit, that: int) -> Voice | None:
        """A report whose content is the clause that a complementizer opens: وأوضح المرصد *أن* الوضع هادئ."""
        inner = [one for one in self.cues.between(hit.end, that) if one.start not in self.cues.according]
        # قالت الوكالة *نقلا عن* مسؤول إن ...; قال الرجل وهو *يشير* إلى بيته إنه ...
        inner = [one for one in inner if not ("filler" in one.value or self._meanwhile(hit, one))]
        if hit.value == "document" or any("weak" not in o.value or "preceded" in o.value for o in inner):
            return None
        tokens = self.prose.tokens(hit.end, that)
        own = self.lexis.nominally.get(hit.word, ())
        if tokens and tokens[-1].word in own:
            tokens = tokens[:-1]  # كشف الوزير للتلفزيون *عن أن* ...
        elif len(tokens) > 1 and tokens[-2].word in own and tokens[-1].word in self.lexis.stops:
            tokens = tokens[:-2]  # خلص الباحث *إلى القول* إن ...
        elif tokens and tokens[-1].word in self.lexis.hollow and not self._passing(tokens[-1]):
            return None
        elif len(tokens) > 1 and tokens[-1].word in self.lexis.timing and self._object(tokens[0]):
            return None  # يعتبر *بريئا إلى أن* تثبت إدانته
        stop = that + self.text.startswith(":", that)  # وقال رامز قصار، وهو تاجر*:* كنا نشتري ...
        speaker = self.subjects.of(hit, max(0, hit.start - 200), stop) or self.mentions.marked(hit.end)
        reached = speaker[1] if speaker and speaker[0] > hit.start else hit.end
        gap = [t for t in tokens if t.start >= reached]
        if len(gap) > LONGEST_GAP and not (self._says(hit, that) and self._circumstance(gap)):
            return None
        if gap and self.lexis.definite and gap[0].word in self.lexis.determiners - self.lexis.stops:
            return None  # طلب *عدم* نشر اسمه; but قال المتهم *دون* تردد إنه بريء
        if gap and gap[-1].word not in COMMAS and self._next_clause(gap):
            return None
        aside = len(gap) >= LONG_ASIDE and gap[-1].word in COMMAS
        aside = aside or bool(speaker and any(sign in self.text[slice(*speaker)] for sign in COMMAS))
        aside = aside or (bool(gap) and self.addressees.hearer(gap[0].word))  # وكشف لـ«الصباح» أن ...
        aside = aside or bool(speaker and self.prose.first(*speaker).word in self.lexis.evidence)
        aside = aside or (
            bool(gap) and gap[0].start in self.cues.according
        )  # رد الحزب *على لسان* ناطقه بأن ...
        aside = aside or (bool(gap) and self.borders.aside(gap[0]) == gap[-1].end)
        # كشفت *دراسة* أجراها باحثون في الجامعة أن ...
        aside = aside or (speaker is not None and self._stated(gap)) or self.intervals.hears(hit, gap)
        parted = len(gap) > 1 or (bool(gap) and gap[0].word in COMMAS)
        if parted and len(gap) == 1 and speaker and self.text[that] not in self.lexis.clitics:
            parted = False  # بينت الشركة*، أنها* أسست مركزا; not طلب حجب اسمه*، فإن* المحولات سرقت
        if "weak" in hit.value and parted and not aside:
            return None
        if speaker and self.authorities.unheard(speaker):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _object(self, token: Token) -> bool:
        """Whether a word behind a verb ends as an object does, and is no adverb."""
        return token.word.endswith(self.lexis.accusative or "-") and token.word not in self.lexis.adverbs

    def _passing(self, token: Token) -> bool:
        """Whether a word closes a phrase that tells when or how something was said: قال الوزير *فيما بعد* إن ..."""
        return self.text.endswith(self.lexis.interposed, 0, token.end)

    def _says(self, hit: Hit, that: int) -> bool:
        """Whether a verb has the "that" which verbs of saying alone have: قال ... *إن*."""
        return not hit.value and self.cased[that : that + 1] in self.lexis.saying

    def _circumstance(self, gap: Sequence[Token]) -> bool:
        """Whether many words only tell when and where it was said: قال *في مؤتمر صحفي عقده ...* إن."""
        if len(gap) > FARTHEST_GAP:
            return False
        first = gap[1] if gap[0].word in COMMAS else gap[0]
        return self.lexis.among(first.word, self.lexis.late)

    def _next_clause(self, gap: Sequence[Token]) -> bool:
        """Whether another clause opens before a complementizer: توقع محللون هبوطه*، فيما* يرى الخبير أن ..."""
        return any(a.word in COMMAS and b.word in self.lexis.openers for a, b in pairwise(gap))

    def _stated(self, gap: Sequence[Token]) -> bool:
        """Whether all that parts a verb from its complementizer is where it is said: رأت اللجنة *في بيانها* أن ..."""
        lexis = self.lexis
        if any(
            "filler" in last.value for token in gap[-1:] for last in self.cues.between(token.start, token.end)
        ):
            return True  # ختم الوزير حديثه *بالقول* إن ...
        if not gap or not lexis.among(gap[0].word, lexis.stops):
            return False
        return any(token.word in lexis.stated for token in gap[1:3])

    def _dependent(self, hit: Hit) -> bool:
        """Whether a verb that says of nobody hangs on another word: أن *تلاحظ* أن, مما *يشير* إلى أن, *يذكر* أن."""
        lexis = self.lexis
        before = self.prose.last_word(0, hit.outer)
        if before in lexis.resumed and hit.word.endswith(lexis.resumed[before]):
            return True  # القرار الذي *أعلنته* القاضية أنه ...
        if before in lexis.relatives or ("weak" in hit.value and before in lexis.opening):
            after = self.prose.first(hit.end, hit.end + LONGEST_GAP).word
            if after in lexis.objects and after in lexis.adverbs:
                return False  # تصريحه الذي قال *فيه* إن ...
            told = self.mentions.follows(hit.end, self._line_end(hit)) or self.subjects.fronting.modified(hit)
            return told is None  # الوزير الذي *صرح* بأن
        if hit.word not in lexis.hollow:
            return False
        return self.prose.first(hit.end, hit.end + LONGEST_GAP).word in lexis.complementizers

    def _line_end(self, hit: Hit) -> int:
        """Where the sentence or the line of a verb ends."""
        stop = self.prose.sentence_end(hit.end, len(self.text))
        newline = self.text.find("\n", hit.end, stop)
        return newline if newline >= 0 else stop
