"""Speech: who says the words in a passage: the reporting verb beside it, and whom it names.

News puts the report after the words ("…," said the mayor), before them (قال الوزير: «…»), between
two halves of them, or inside the marks (« Je pars, dit le maire, … »).
"""

from __future__ import annotations

import re
from itertools import takewhile

from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, PAUSES, REACH, Extent, Token
from annotate.quotes.subject import Voice
from annotate.quotes.unlisted import Unlisted
from annotate.reading import Hit

LONGEST_NAME = 80
SIGNED = re.compile(r"\s?(?::|[–—-]{1,2}|―)\s?")
LONGEST_LEAD = 28
"""How many spaces may part a reporting verb from the words it leads up to."""
LONGEST_ASIDE = 12
LONGEST_TITLED = 36
"""How many words and signs a mention may have whose appositions stand before its verb."""


class Speech(Unlisted):
    """The questions asked about one passage after another."""

    def after(self, passage: Passage, end: int) -> Voice | None:
        """The report that follows the words: “…,” said Lee; «…»، بحسب الوزير."""
        tail = self.tail(passage)
        start = self._thus(passage, end) or self.skip(passage.right, end)
        if start >= end:
            return None
        stop = self.sentence_end(start, end)
        reach = self.sentence_end(start, self.reading.lines[passage.line][1])
        hit = next(iter(self.between(start, stop)), None)
        if hit is None or hit.outer < hit.start:
            return None  # «نعم» وقال ...: what "and" joins on reports what follows
        gap = self.tokens(start, hit.outer)
        if tail == "." and self.cased[start].isupper() and gap and self.cased[hit.end : stop].strip(" .\n"):
            return None
        if "weak" in hit.value and len(gap) > 3:
            return None
        if hit.start in self.frames:
            if any(token.word not in self.lexis.adverbs for token in gap):
                return None
            return self.framed(hit, reach)
        inverted = self.inverted(hit, gap)
        if inverted or all(token.word in self.lexis.adverbs for token in gap):
            speaker = inverted
            if speaker is None and hit.value != "addressed":
                speaker = self.follows(hit.end, reach) or self.behind(hit.end, reach)
                if speaker is not None and hit.word in self.lexis.transitive:
                    speaker = self.phrase(speaker)  # هكذا يصف *أبو سامي* أيامه
            named = self.lexis.subject_first and not self.lexis.subject_dropped
            if speaker is None and named and hit.value != "document":
                return None  # but « ... », lit-on dans sa lettre
            if self._opens(speaker[1] if speaker else hit.end, stop, tail):
                return None
            return Voice(self.cue(hit), speaker, hit.value, True)
        if not self.lexis.subject_first or "participle" in hit.value:
            return None
        speaker = self.precedes(start, hit.start)
        if speaker is None or len(self.tokens(start, speaker[0])) > 2:
            speaker = self._all_of(gap) if tail in COMMAS else None
        if speaker is None:
            return None
        if tail not in PAUSES and tail not in ".…" and gap[0].word not in self.lexis.pronouns:
            return None
        return Voice(self.cue(hit), speaker, hit.value, True)

    def _all_of(self, gap: list[Token]) -> Extent | None:
        """The mention that is all that stands between the words and their verb, with its appositions.

        “…,” *Ann Lee, chair of the Lee Trust and a director of Lee Ltd,* said.
        """
        while gap and gap[-1].word in COMMAS:
            gap = gap[:-1]
        parted = next((k for k, token in enumerate(gap) if token.word in COMMAS), 0)
        if not parted or len(gap) > LONGEST_TITLED or not self._names(gap[0]):
            return None
        small = self.lexis.small
        named = all(
            self.cased[t.start].isupper() or t.word in small or not t.word[0].isalpha() for t in gap[1:parted]
        )
        return (gap[0].start, gap[-1].end) if named else None

    def trailing(self, passage: Passage, end: int) -> Voice | None:
        """The report that ends a sentence which the words open: “We are happy” about it, said Ann Lee."""
        stop = self.sentence_end(passage.right, end)
        hit = next(iter(self.between(passage.right, stop)), None)
        gap = self.tokens(passage.right, hit.outer) if hit else []
        if hit is None or not gap or len(gap) > LONGEST_ASIDE:
            return None
        if gap[-1].word not in COMMAS:
            return self._closed(hit, gap, stop)
        if hit.start in self.frames:
            return self.framed(hit, stop)
        speaker = None if "participle" in hit.value or "weak" in hit.value else self.follows(hit.end, stop)
        return Voice(self.cue(hit), speaker, hit.value, True) if speaker else None

    def _closed(self, hit: Hit, gap: list[Token], stop: int) -> Voice | None:
        """The report that a sentence ends with, its subject first: “Prices will rise” in the end, Ann Lee said."""
        comma = next((k for k in range(len(gap) - 1, -1, -1) if gap[k].word in COMMAS), -1)
        if comma < 1 or not self.lexis.subject_first or "participle" in hit.value or "weak" in hit.value:
            return None
        after = [t for t in self.tokens(hit.end, stop) if t.word not in self.lexis.adverbs]
        if after and after[0].word not in self.lexis.stops:
            return None
        speaker = self.precedes(gap[comma].end, hit.outer)
        whole = speaker is not None and speaker[0] == gap[comma + 1].start
        return Voice(self.cue(hit), speaker, hit.value, True) if whole else None

    def signed(self, passage: Passage, end: int) -> Voice | None:
        """The name set after a line of speech: “We won” – *Ann Lee*; ‘We won’: *Ann Lee* on the vote."""
        begin, stop = self.reading.lines[passage.line]
        sign = SIGNED.match(self.text, passage.right, stop)
        if sign is None or passage.left > begin or not self.reading.pack.script.cased:
            return None
        tokens = self.tokens(sign.end(), min(stop, sign.end() + LONGEST_NAME))
        name = list(takewhile(lambda t: t.word[0].isalpha() and self.cased[t.start].isupper(), tokens))
        whole = len(name) == len(tokens) or ":" in sign[0]
        return Voice(None, (name[0].start, name[-1].end), "", True) if whole and len(name) > 1 else None

    def _opens(self, start: int, stop: int, tail: str) -> bool:
        """Whether a report goes on to words of its own: أكد الخبراء *أن* ..., قال الوزير*:* «...»."""
        match = next(self.places(start, min(stop, start + 24)), None)
        word = self.text[match.start() : match.end()] if match else ""
        return word in self.lexis.complementizers or (word == ":" and tail not in PAUSES)

    def _thus(self, passage: Passage, end: int) -> int:
        """Where the next sentence begins if it points back to the words («…». *هكذا* وصف الشاهد ما رآه), or 0."""
        if not self.lexis.thus or self.text[passage.right : passage.right + 1] not in (".", ":"):
            return 0
        first = next(self.places(passage.right + 1, min(end, passage.right + LONGEST_ASIDE)), None)
        return first.start() if first and self.text[first.start() : first.end()] in self.lexis.thus else 0

    def framed(self, hit: Hit, stop: int, fronted: bool = False) -> Voice | None:
        """According to somebody: بحسب الوزير, selon lui; on nobody's authority it is no report."""
        if hit.value == "carried":
            return Voice(self.cue(hit), None, hit.value, True)
        first = next(self.places(hit.end, min(stop, hit.end + LONGEST_ASIDE)), None)
        handed = first is not None and self.text[first.start() : first.end()] in self.lexis.relatives
        source = self._source(hit, stop) if handed or hit.value == "relayed" else None
        speaker = source or self.follows(
            hit.end, stop, bare=False, closed=fronted, joined=hit.value == "joined"
        )
        if speaker is None or self.names_document(speaker):
            return None
        if hit.value == "opening" and not self._opinion(hit, speaker):
            return None
        if hit.value == "joined" and self.among(self.text[speaker[0] : speaker[0] + 1], self.lexis.bare):
            speaker = speaker[0] + 1, speaker[1]
        return Voice(self.cue(hit), speaker, hit.value, True)

    def _opinion(self, hit: Hit, speaker: Extent) -> bool:
        """Whether somebody's opinion opens a sentence: *Pour le maire*, « … »; not Pour le moment, « … »."""
        if self.sentence_start(0, hit.start + 1) != hit.start and self.text[hit.start - 1] != "\n":
            return False
        if self.text[speaker[1] : speaker[1] + 1] not in COMMAS:
            return False
        first = self.tokens(*speaker)[0]
        return first.word in self.lexis.pronouns or self.person(speaker) or self._capitalised(first)

    def within(self, passage: Passage) -> Voice | None:
        """The report that stands inside the marks: « Je pars, assure le maire, et je reviendrai. »"""
        for hit in self.between(passage.start, min(passage.end, passage.start + REACH)):
            if "participle" in hit.value or hit.start in self.frames:
                continue
            lead = self.tokens(max(passage.start, hit.start - 20), hit.start)
            inverted = self.inverted(hit, lead[-1:])
            lead = lead[:-1] if inverted and lead and inverted[1] == lead[-1].end else lead
            while lead and lead[-1].word in self.lexis.adverbs:
                lead.pop()
            if not lead or lead[-1].word not in COMMAS:
                continue
            speaker = inverted or self.follows(hit.end, self.sentence_end(hit.end, passage.end))
            if speaker and (inverted or self.text[speaker[1] : speaker[1] + 1] in (",", ".", "،")):
                return Voice(self.cue(hit), speaker, hit.value, True)
        return self.incised(passage)

    def before(self, passage: Passage, start: int, end: int) -> Voice | None:
        """The report that leads up to the words: Lee said: “…”, وأضاف الوزير أن «…»."""
        begin = self.sentence_start(start, end)
        aside: Hit | None = None
        hits = self.between(begin, end)
        for at in range(len(hits) - 1, -1, -1):
            hit = hits[at]
            if at and ("filler" in hit.value or self.framing(hits[at - 1], hit)):
                continue  # According to a man who said he saw it, “…”
            gap = self.text[hit.end : end].strip(" \t:,،\n")
            last = self.last_word(hit.end, end)
            strong = not last or last == ":" or last in COMMAS or last in self.lexis.complementizers
            at_words = last == ":" or last in self.lexis.complementizers or (not gap and last in COMMAS)
            if "opinion" in hit.value and self._of(hit, end, last) and not self.passive(hit):
                strong = at_words = True
            if "leading" in hit.value and last == self.lexis.nominal[hit.word] and self._leads(hit, end):
                strong = at_words = True
            if self.judged(hit, passage):
                strong = at_words = True
            if "weak" in hit.value and last and not at_words:
                aside = aside or (None if "participle" in hit.value else hit)
                continue
            if gap.count(" ") > LONGEST_LEAD:
                return None
            if hit.start in self.frames:
                voice = self.framed(hit, end, fronted=True)
                return voice and voice._replace(strong=strong)
            inverted = None
            if self.lexis.enclitics:
                inverted = self.inverted(hit, self.tokens(max(begin, hit.start - 12), hit.outer))
            speaker = inverted or self.subject(hit, begin, end)
            if speaker is None and self._hangs_on(hit, begin):
                continue
            value = "passive" if speaker is None and self.passive(hit) else hit.value
            return Voice(self.cue(hit), speaker, value, strong)
        voice = self.colon(begin, end)
        if voice is None and aside is not None and self.text[aside.end : end].count(" ") <= LONGEST_ASIDE:
            # she called his plan “a gift to nobody”: the words are hers, the sentence is not
            return Voice(self.cue(aside), self.subject(aside, begin, end), aside.value, False)
        return voice or self.carries_on(passage, begin)

    def _of(self, hit: Hit, end: int, last: str) -> bool:
        """Whether the words follow a preposition of opinion, an article passed over: hailed it *as* a “triumph”."""
        article = last in self.lexis.articles
        if last in self.lexis.opinions or not (article or last in self.lexis.determiners):
            return last in self.lexis.opinions
        last = self.last_word(
            hit.end, hit.end + len(self.text[hit.end : end].rpartition(last)[0].rstrip(" '’"))
        )
        return last in self.lexis.opinions or not (last or article)  # y voit une « capitulation »

    def _leads(self, hit: Hit, end: int) -> bool:
        """Whether no report of its own comes between a verb and its preposition: أعرب الأمين العام *عن* «قلقه»."""
        return not any(t.word in self.lexis.complementizers for t in self.tokens(hit.end, end))

    def _hangs_on(self, hit: Hit, begin: int) -> bool:
        """Whether a verb opens its sentence and says nothing of who speaks: *Asked* about it, she shrugs: ..."""
        opens = bool(self.lexis.passives) and not self.text[begin : hit.start].strip()
        return opens and "participle" not in hit.value and hit.value != "document"

    def framing(self, frame: Hit, hit: Hit) -> bool:
        """Whether a verb belongs to the mention after "according to": no comma parts them."""
        if frame.start not in self.frames or hit.start in self.frames:
            return False
        if self.sentence_end(frame.end, hit.start) < hit.start:
            return False  # وفقا للمادة 112 تدير الحكومة الحقول. وقالت الوزارة إن ...
        return not any(comma in self.text[frame.end : hit.start] for comma in COMMAS)

    def closing(self, passage: Passage, start: int) -> Voice | None:
        """The verb that ends the sentence before the words: Ann Lee confirms. “It is so.”"""
        hits = self.between(max(start, passage.left - 40), passage.left)
        if not hits or "weak" in hits[-1].value or self.text[hits[-1].end : passage.left].strip() != ".":
            return None
        hit = hits[-1]
        speaker = self.subject(hit, self.sentence_start(start, hit.start), hit.end)
        return Voice(self.cue(hit), speaker, hit.value, True) if speaker else None

    def reported(self, passage: Passage, start: int) -> Voice | None:
        """The report without marks in the sentence before the words: Lee told us she was tired. “It was a long day.”"""
        end = self.sentence_start(start, passage.left)
        begin = self.sentence_start(start, end - 1) if end > start else end
        for hit in self.between(begin, end):
            if "weak" in hit.value or "participle" in hit.value or hit.start in self.frames:
                continue
            speaker = self.subject(hit, begin, hit.end)
            return Voice(self.cue(hit), speaker, hit.value, False) if speaker else None
        return None
