"""Preface: the report that leads up to the words: Lee said: “…”, وأضاف الوزير أن «…»; or the sentence before them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from annotate.quotes.colon import Colons
from annotate.quotes.content import Contents
from annotate.quotes.cue import Cues
from annotate.quotes.frame import Frames
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.predicate import Predicates
from annotate.quotes.prose import COMMAS, LONGEST_ASIDE, Extent, Prose
from annotate.quotes.sign import APOSTROPHES, DASHES
from annotate.quotes.subject import Subjects
from annotate.quotes.topic import Topics
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading

LONGEST_LEAD = 28
"""How many spaces may part a reporting verb from the words it leads up to."""
LONGEST_AHEAD = 160
"""How far behind the marks the subject is looked for that a participle before them has (characters)."""


class Prefaces:
    """The reports before the passages of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.subjects, self.frames = reading.once(Subjects), reading.once(Frames)
        self.colons, self.predicates = reading.once(Colons), reading.once(Predicates)
        self.contents, self.topics = reading.once(Contents), reading.once(Topics)
        self.lexis, self.text = reading.pack.once(lexis), reading.text

    def before(self, passage: Passage, start: int, end: int) -> Voice | None:
        """The report that leads up to the words: Lee said: “…”, وأضاف الوزير أن «…»."""
        begin = self.prose.sentence_start(start, end)
        aside: Hit | None = None
        hits = self.cues.between(begin, end)
        for at in range(len(hits) - 1, -1, -1):
            hit = hits[at]
            gap, last = self.text[hit.end : end].strip(" \t:,،\n"), self.prose.last_word(hit.end, end)
            if self._by_the_way(hits[max(0, at - 1) : at + 1], begin, end, gap):
                continue
            if last in self.lexis.complementizers and self._refuses(gap):
                continue
            if last == ":" and self._before_main(hit, begin, end):
                continue
            if aside is not None and self._alleges(hit, aside):
                continue  # she *was reported* to have called it “shameful”
            strong, at_words = self._strength(hit, passage, end, gap)
            if "weak" in hit.value and last and not at_words:
                aside = aside or (None if "participle" in hit.value else hit)
                if aside is hit and self._leads_on(hit, end):
                    break  # توقع محللون ذلك، فيما *يرى* الخبير أن السهم «مقوم بأقل من قيمته»
                continue
            if gap.count(" ") > LONGEST_LEAD:
                return None
            if hit.start in self.cues.according:
                if at and self._set_off(hit, hits[at - 1]) and not self._leads(hit, end):
                    continue  # أكدت اللجنة، *وفق بيانها*، أنها «تتابع الملف»
                voice = self.frames.voice(hit, end, fronted=True)
                if at and voice is None and hit.value == "opening":
                    continue
                return voice and voice._replace(strong=strong)
            if "participle" in hit.value and (ahead := self._ahead(hit, passage, begin)):
                return Voice(self.cues.extent(hit), ahead, hit.value, strong)
            told = self._told(hit, begin, end, strong)
            if told is not None and not (aside and told.speaker and self._shut(told.speaker, hit, aside)):
                return told
        voice = self.colons.voice(begin, end) or self.colons.headed(begin, end)
        if voice is None and aside is not None and self.text[aside.end : end].count(" ") <= LONGEST_ASIDE:
            uttered = self.predicates.uttered(begin, passage)
            if uttered is not None and uttered.cue and uttered.cue[0] > aside.start:
                return uttered  # a court dismissed *Lee's complaint* that it “lost” the file
            # she called his plan “a gift to nobody”: the words are hers, the sentence is not
            speaker = self.subjects.of(aside, begin, end)
            if speaker is not None or not self._aims(aside):
                turned = speaker is None and self.lexis.analytic and self.subjects.passive(aside)
                if speaker is None and not turned and aside.word.endswith(self.lexis.present):
                    return voice  # this chapter *describes* the “old town”
                value = "passive" if turned else aside.value  # it has been described as “Salt for All”
                return Voice(self.cues.extent(aside), speaker, value, False)
        return voice or self.predicates.carried_on(passage, begin)

    def _shut(self, speaker: Extent, hit: Hit, aside: Hit) -> bool:
        """Whether a verb is told of a relative that a comma shuts: Roe, *who denies it,* called it “a lie”."""
        relative = self.text[slice(*speaker)] in self.lexis.relating
        return relative and any(sign in self.text[hit.end : aside.start] for sign in COMMAS)

    def _alleges(self, hit: Hit, aside: Hit) -> bool:
        """Whether a passive only says that somebody is told to have said something: *was reported* to have called."""
        lexis = self.lexis
        if not lexis.analytic or not self.subjects.passive(hit) or not self.cues.infinitive(aside):
            return False
        return not self.text[hit.end : self.cues.extent(aside)[0]].strip()

    def _set_off(self, frame: Hit, verb: Hit) -> bool:
        """Whether a sign sets "according to" off inside what a verb before it tells, where verbs come first."""
        before = self.prose.last_word(verb.end, frame.start)
        inner = "participle" in verb.value or verb.start in self.cues.according
        return bool(self.lexis.definite) and not inner and (before in COMMAS or before in DASHES)

    def _by_the_way(self, hits: list[Hit], begin: int, end: int, gap: str) -> bool:
        """Whether the last of one or two verbs before the words leaves them to another, or tells of no words at all."""
        *before, hit = hits
        if before and ("filler" in hit.value or self.frames.framing(before[0], hit)):
            return True  # According to a man who said he saw it, “…”
        if (
            before
            and self.prose.last_word(begin, hit.outer) in self.lexis.circumstances
            and (gap or "weak" in hit.value)
        ):
            return True  # وأكمل، وهو *يشير* إلى زورقه: «...»; تضيف وهي *تبتسم*: «...»
        if before and "weak" in hit.value and self.subjects.holds(before[0], hit, end):
            return True  # وأضافت المتحدثة، التي كانت *تتحدث* من جنيف، أن ...
        if before and gap[:1] in DASHES and self.lexis.analytic:
            return True  # Lee said he got what he *promised* – hope – as they “feel it now”
        how = "participle" in hit.value and ("weak" in hit.value or "turning" in hit.value)
        if before and how and self._tells_how(before[0], hit, gap):
            return True
        if "viewing" not in hit.value:
            return False
        return not self._of(hit, end, self.prose.last_word(hit.end, end)) or self.subjects.passive(hit)

    def _strength(self, hit: Hit, passage: Passage, end: int, gap: str) -> tuple[bool, bool]:
        """Whether a verb surely reports the words in marks, and whether what stands before them leads up to them."""
        last = self.prose.last_word(hit.end, end)
        at_words = last == ":" or last in self.lexis.complementizers
        strong = not last or at_words or last in COMMAS or gap in self.lexis.objects  # texted *me* ‘…’
        viewed = "opinion" in hit.value and self._of(hit, end, last) and not self.subjects.passive(hit)
        if last and self.lexis.following and self.contents.governs(hit, last):
            viewed = viewed or self.predicates.infinitive(0, passage)  # reproche à Roy de « naviguer à vue »
        leads = "leading" in hit.value and last in self.lexis.nominally[hit.word] and self._leads(hit, end)
        if viewed or leads or self.predicates.judged(hit, passage):
            return True, True
        return strong, at_words or (not gap and last in COMMAS)

    def _told(self, hit: Hit, begin: int, end: int, strong: bool) -> Voice | None:
        """The report of a verb before the words, or nothing where it hangs on another and names nobody."""
        inverted = None
        if self.lexis.enclitics:
            inverted = self.subjects.inverted(hit, self.prose.tokens(max(begin, hit.start - 12), hit.outer))
        speaker = inverted or self.subjects.of(hit, begin, end)
        if speaker is None and (self._hangs_on(hit, begin) or self._aims(hit) or self._impersonal(hit)):
            return None
        value = "passive" if speaker is None and self.subjects.passive(hit) else hit.value
        return Voice(self.cues.extent(hit), speaker, value, strong)

    def _ahead(self, hit: Hit, passage: Passage, begin: int) -> Extent | None:
        """Whom a participle that opens its sentence leads up to: *adding* that “all is well”, *the mayor* left."""
        lead = self.prose.tokens(begin, hit.start)
        led = len(lead) <= 2 and bool(lead) and lead[-1].word in self.lexis.gerundial
        if not self.lexis.subject_first or (lead and not led):
            return None
        end = self.prose.sentence_end(passage.right, min(len(self.text), passage.right + LONGEST_AHEAD))
        at = self.text.find(",", passage.end - 1, end)
        return self.topics.of(max(at + 1, passage.right), end) if at >= 0 else None

    def _impersonal(self, hit: Hit) -> bool:
        """Whether a verb tells what is so and names nobody: *يذكر* أن المباراة انتهت بفوز فريق «الساحل»."""
        if not self.lexis.definite or hit.word not in self.lexis.hollow:
            return False
        return self.prose.first(hit.end, hit.end + LONGEST_LEAD).word in self.lexis.complementizers

    def _refuses(self, gap: str) -> bool:
        """Whether what a verb tells is that somebody called nothing so: قال إنه *رفض وصف* القرار بأنه «جباية»."""
        words = gap.split()
        if self.lexis.refusing.isdisjoint(words):
            return False
        return any(a in self.lexis.refusing and b in self.lexis.verbs for a, b in pairwise(words))

    def _before_main(self, hit: Hit, begin: int, end: int) -> bool:
        """Whether a verb stands in a clause before the one that leads to the words: Quand on l'*interroge*, il rit :"""
        lexis = self.lexis
        opens = self.prose.first(begin, hit.start).word
        if not lexis.incised or opens in lexis.likening:
            return False
        bound = opens in lexis.bounds or opens.partition("'")[0] in lexis.bounds
        comma = self.text.find(", ", hit.end, end)
        return bound and comma >= 0 and self.text[comma + 1 : end].strip(" :") != ""

    def _aims(self, hit: Hit) -> bool:
        """Whether a verb only says what for: if you need *to answer*, use the “Later” folder."""
        return self.lexis.analytic and self.cues.infinitive(hit)

    def _tells_how(self, verb: Hit, participle: Hit, gap: str) -> bool:
        """Whether a participle right before the words says how a verb reports them: وأردف *متحسرا*: «...».

        Or to whom, or of what: قال *مخاطبا* النواب: «...».
        """
        own = "participle" in verb.value or verb.start in self.cues.according
        if "turning" in participle.value and verb.word not in self.lexis.transitive:
            gap = gap if any(sign in gap for sign in COMMAS) else ""
        between = self.text[verb.end : participle.start]
        return not (
            own or gap or any(sign in between for sign in COMMAS) or between.count(" ") > LONGEST_ASIDE
        )

    def _of(self, hit: Hit, end: int, last: str) -> bool:
        """Whether the words follow a preposition of opinion, an article passed over: hailed it *as* a “triumph”."""
        if last in APOSTROPHES:  # parle *d'*« erreur »
            last = self.prose.last_word(hit.end, self.text.rindex(last, hit.end, end))
        article = last in self.lexis.articles
        if last in self.lexis.opinions or not (article or last in self.lexis.determiners):
            return last in self.lexis.opinions
        last = self.prose.last_word(
            hit.end, hit.end + len(self.text[hit.end : end].rpartition(last)[0].rstrip(" '’"))
        )
        return last in self.lexis.opinions or not (last or article)  # y voit une « capitulation »

    def _leads(self, hit: Hit, end: int) -> bool:
        """Whether no report of its own comes between a verb and its preposition: أعرب الأمين العام *عن* «قلقه»."""
        return not any(t.word in self.lexis.complementizers for t in self.prose.tokens(hit.end, end))

    def _leads_on(self, hit: Hit, end: int) -> bool:
        """Whether words in marks stand in what a verb reports by its complementizer, where verbs come first."""
        return bool(self.lexis.definite) and not self._leads(hit, end)

    def _hangs_on(self, hit: Hit, begin: int) -> bool:
        """Whether a verb opens its sentence and says nothing of who speaks: *Asked* about it, she shrugs: ..."""
        turns = bool(self.lexis.passives) and not self.lexis.subject_dropped
        opens = turns and not self.text[begin : hit.start].strip()
        return opens and "participle" not in hit.value and hit.value != "document"

    def closing(self, passage: Passage, start: int) -> Voice | None:
        """The verb that ends the sentence before the words: Ann Lee confirms. “It is so.”"""
        hits = self.cues.between(max(start, passage.left - 40), passage.left)
        if not hits or "weak" in hits[-1].value or self.text[hits[-1].end : passage.left].strip() != ".":
            return None
        hit = hits[-1]
        speaker = self.subjects.of(hit, self.prose.sentence_start(start, hit.start), hit.end)
        return Voice(self.cues.extent(hit), speaker, hit.value, True) if speaker else None

    def reported(self, passage: Passage, start: int, told: bool) -> Voice | None:
        """The report without marks in the sentence before the words: Lee told us she was tired. “It was a long day.”

        Where somebody has been ``told`` of in the paragraph, a clause must show that it is one: “A,” Lee said. Roe
        says *the plan is dead*. “It was killed.”
        """
        end = self.prose.sentence_start(start, passage.left)
        begin = self.prose.sentence_start(start, end - 1) if end > start else end
        if told and (begin <= start or not self.lexis.subject_first):
            return None
        for hit in self.cues.between(begin, end):
            if "weak" in hit.value or "participle" in hit.value or hit.start in self.cues.according:
                continue
            speaker = self.subjects.of(hit, begin, hit.end)
            if speaker and told and not self._clause(hit, end):
                continue
            return Voice(self.cues.extent(hit), speaker, hit.value, False) if speaker else None
        return None

    def _clause(self, hit: Hit, end: int) -> bool:
        """Whether a clause that is reported follows a verb: says *fares will rise*."""
        at = bisect_left(self.cues.openings, hit.end)
        that = self.cues.openings[at] if at < len(self.cues.openings) else end
        return self.contents.clause(hit, self.prose.tokens(hit.end, end), that, end)
