"""Speech: who says the words in a passage: the reporting verb beside it, and whom it names.

News puts the report after the words ("…," said the mayor), before them (قال الوزير: «…»), between
two halves of them, or inside the marks (« Je pars, dit le maire, … »).
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from annotate.quotes.antecedent import Antecedents
from annotate.quotes.marks import ANY_MARK, Passage
from annotate.quotes.prose import COMMAS, PAUSES, REACH, Extent, Token
from annotate.reading import Hit

LEADING = re.compile(r"(?:\.{2,4}|…)?[\s,،\-–—]{0,6}")
LONGEST_NAME = 80
SIGNED = re.compile(r"\s?(?::|[–—-]{1,2}|―)\s?")
LONGEST_LEAD = 28
"""How many spaces may part a reporting verb from the words it leads up to."""
LONGEST_ASIDE = 12
LONGEST_MENTION = 8
"""How many words a speaker may have who is named before a colon alone."""


class Voice(NamedTuple):
    """An attribution: the reporting words, the mention of the speaker, and what the lexicon says of the verb.

    ``strong``: the report stands right at the words, so that they are speech however short.
    """

    cue: Extent | None
    speaker: Extent | None
    value: str
    strong: bool
    carried: bool = False


class Speech(Antecedents):
    """The questions asked about one passage after another."""

    def tail(self, passage: Passage) -> str:
        """The sign with which the words end, marks passed over, or else the comma after the closing mark."""
        at = passage.end - 1
        while at > passage.start and passage.end - at < 4 and self.cased[at] in ANY_MARK:
            at -= 1
        sign = self.cased[at]
        outside = self.cased[passage.right : passage.right + 1]
        return outside if outside in COMMAS and sign not in PAUSES else sign

    def after(self, passage: Passage, end: int) -> Voice | None:
        """The report that follows the words: “…,” said Lee; «…»، بحسب الوزير."""
        tail = self.tail(passage)
        start = self._skip(passage.right, end)
        if start >= end:
            return None
        stop = self.sentence_end(start, end)
        reach = self.sentence_end(start, self.reading.lines[passage.line][1])
        hit = next(iter(self.between(start, stop)), None)
        if hit is None or hit.outer < hit.start:
            return None  # «نعم» وقال ...: what "and" joins on reports what follows
        gap = self.tokens(start, hit.outer)
        if tail in ".…" and self.cased[start].isupper() and gap and self.cased[hit.end : stop].strip(" .\n"):
            return None
        if "weak" in hit.value and len(gap) > 3:
            return None
        if hit.start in self.frames:
            if any(token.word not in self.lexis.adverbs for token in gap):
                return None
            return self.framed(hit, reach)
        inverted = self._inverted(hit, gap)
        if inverted or all(token.word in self.lexis.adverbs for token in gap):
            speaker = inverted
            if speaker is None and hit.value != "addressed":
                speaker = self.follows(hit.end, reach)
            if speaker is None and self.lexis.subject_first and not self.lexis.subject_dropped:
                return None
            if self._opens(speaker[1] if speaker else hit.end, stop, tail):
                return None
            return Voice(self.cue(hit), speaker, hit.value, True)
        if not self.lexis.subject_first or "participle" in hit.value:
            return None
        speaker = self.precedes(start, hit.start)
        if speaker is None or len(self.tokens(start, speaker[0])) > 2:
            return None
        if tail not in PAUSES and tail not in ".…" and gap[0].word not in self.lexis.pronouns:
            return None
        return Voice(self.cue(hit), speaker, hit.value, True)

    def trailing(self, passage: Passage, end: int) -> Voice | None:
        """The report that ends a sentence which the words open: “We are happy” about it, said Ann Lee."""
        stop = self.sentence_end(passage.right, end)
        hit = next(iter(self.between(passage.right, stop)), None)
        gap = self.tokens(passage.right, hit.outer) if hit else []
        if hit is None or not gap or gap[-1].word not in COMMAS or len(gap) > LONGEST_ASIDE:
            return None
        if hit.start in self.frames:
            return self.framed(hit, stop)
        speaker = None if "participle" in hit.value or "weak" in hit.value else self.follows(hit.end, stop)
        return Voice(self.cue(hit), speaker, hit.value, True) if speaker else None

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

    def _skip(self, start: int, end: int) -> int:
        match = LEADING.match(self.text, start, end)
        return match.end() if match else start

    def _inverted(self, hit: Hit, gap: list[Token]) -> Extent | None:
        """The pronoun of an inverted verb: dit-*il*, a-t-*elle* déclaré."""
        for form in self.lexis.enclitics:
            if self.text.startswith(form, hit.end):
                return hit.end + form.rfind("-") + 1, hit.end + len(form)
            if gap and gap[-1].word.endswith(form):
                return gap[-1].end - len(form) + form.rfind("-") + 1, gap[-1].end
        return None

    def framed(self, hit: Hit, stop: int, fronted: bool = False) -> Voice | None:
        """According to somebody: بحسب الوزير, selon lui; on nobody's authority it is no report."""
        if hit.value == "carried":
            return Voice(self.cue(hit), None, hit.value, True)
        speaker = self.follows(hit.end, stop, bare=False, closed=fronted)
        if speaker is None or self.names_document(speaker):
            return None
        if hit.value == "joined" and self.among(self.text[speaker[0] : speaker[0] + 1], self.lexis.bare):
            speaker = speaker[0] + 1, speaker[1]
        return Voice(self.cue(hit), speaker, hit.value, True)

    def within(self, passage: Passage) -> Voice | None:
        """The report that stands inside the marks: « Je pars, assure le maire, et je reviendrai. »"""
        for hit in self.between(passage.start, min(passage.end, passage.start + REACH)):
            if "participle" in hit.value or hit.start in self.frames:
                continue
            lead = self.tokens(max(passage.start, hit.start - 20), hit.start)
            inverted = self._inverted(hit, lead[-1:])
            lead = lead[:-1] if inverted and lead and inverted[1] == lead[-1].end else lead
            while lead and lead[-1].word in self.lexis.adverbs:
                lead.pop()
            if not lead or lead[-1].word not in COMMAS:
                continue
            speaker = inverted or self.follows(hit.end, self.sentence_end(hit.end, passage.end))
            if speaker and (inverted or self.text[speaker[1] : speaker[1] + 1] in (",", ".", "،")):
                return Voice(self.cue(hit), speaker, hit.value, True)
        return None

    def before(self, passage: Passage, start: int, end: int) -> Voice | None:
        """The report that leads up to the words: Lee said: “…”, وأضاف الوزير أن «…»."""
        begin = self.sentence_start(start, end)
        aside: Hit | None = None
        hits = self.between(begin, end)
        for at in range(len(hits) - 1, -1, -1):
            hit = hits[at]
            if at and self.framing(hits[at - 1], hit):
                continue  # According to a man who said he saw it, “…”
            gap = self.text[hit.end : end].strip(" \t:,،\n")
            last = self.last_word(hit.end, end)
            strong = not last or last == ":" or last in COMMAS or last in self.lexis.complementizers
            at_words = last == ":" or last in self.lexis.complementizers or (not gap and last in COMMAS)
            if "opinion" in hit.value and last in self.lexis.opinions:
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
                inverted = self._inverted(hit, self.tokens(max(begin, hit.start - 12), hit.outer))
            speaker = inverted or self.subject(hit, begin, end)
            if speaker is None and self._hangs_on(hit, begin):
                continue
            value = "passive" if speaker is None and self._passive(hit) else hit.value
            return Voice(self.cue(hit), speaker, value, strong)
        voice = self._colon(begin, end)
        if voice is None and aside is not None and self.text[aside.end : end].count(" ") <= LONGEST_ASIDE:
            # she called his plan “a gift to nobody”: the words are hers, the sentence is not
            return Voice(self.cue(aside), self.subject(aside, begin, end), aside.value, False)
        return voice

    def _hangs_on(self, hit: Hit, begin: int) -> bool:
        """Whether a verb opens its sentence and says nothing of who speaks: *Asked* about it, she shrugs: ..."""
        opens = bool(self.lexis.passives) and not self.text[begin : hit.start].strip()
        return opens and "participle" not in hit.value and hit.value != "document"

    def framing(self, frame: Hit, hit: Hit) -> bool:
        """Whether a verb belongs to the mention after "according to": no comma parts them."""
        if frame.start not in self.frames or hit.start in self.frames:
            return False
        return not any(comma in self.text[frame.end : hit.start] for comma in COMMAS)

    def closing(self, passage: Passage, start: int) -> Voice | None:
        """The verb that ends the sentence before the words: Ann Lee confirms. “It is so.”"""
        hits = self.between(max(start, passage.left - 40), passage.left)
        if not hits or "weak" in hits[-1].value or self.text[hits[-1].end : passage.left].strip() != ".":
            return None
        hit = hits[-1]
        speaker = self.subject(hit, self.sentence_start(start, hit.start), hit.end)
        return Voice(self.cue(hit), speaker, hit.value, True) if speaker else None

    def subject(self, hit: Hit, begin: int, end: int) -> Extent | None:
        """Who a verb before the words speaks of: on the side where the language puts the subject first."""
        if "preceded" in hit.value:
            return self.precedes(begin, hit.start)
        if not self.lexis.subject_first:
            if "participle" in hit.value:
                return None
            if hit.outer < hit.start and (found := self.fronted(hit, begin)):
                return found  # أما البند الثاني فيؤكد التزام الشركة
            if "relayed" in hit.value and (source := self._source(hit, end)):
                return source
            found = self.follows(hit.end, end) or self._perfect(hit, begin) or self.fronted(hit, begin)
            return self.phrase(found) if found and hit.word in self.lexis.transitive else found
        if "participle" in hit.value:
            return self._absolute(begin, hit) or self._inverse(begin, hit) or self.leads(begin, hit.start)
        if self._passive(hit):
            return self._agent(hit.end, end)
        found = self.precedes(begin, hit.start)
        if found and self.text[slice(*found)] in self.lexis.articles:
            return self.follows(hit.end, end)  # comme le souligne la maire
        found = found or self.leads(begin, hit.start)
        if found is None and hit.value != "addressed" and not self.text[begin : hit.start].strip():
            found = self.follows(hit.end, end)
        return found

    def _absolute(self, begin: int, hit: Hit) -> Extent | None:
        """The subject that stands right before a participle: with *Ann Lee* adding: ..."""
        tokens = self.tokens(max(begin, hit.start - 60), hit.start)
        at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word in self.lexis.absolutes), -1)
        if at < 0 or any(token.word in COMMAS for token in tokens[at:]):
            return None
        return self.precedes(tokens[at].end, hit.start)

    def _inverse(self, begin: int, hit: Hit) -> Extent | None:
        """The subject of the report that opens a sentence: “No,” said *Ann Lee*, adding: ..."""
        first = next(iter(self.between(begin, hit.start)), None)
        if first is None or self.text[begin : first.start].strip(" ,”\"'’"):
            return None
        return self.follows(first.end, hit.start)

    def _passive(self, hit: Hit) -> bool:
        """Whether the verb is told of its hearer: Lee was asked, ..."""
        before = self.text[self.cue(hit)[0] : hit.start]
        return bool(before) and not self.lexis.passives.isdisjoint(before.split())

    def _agent(self, start: int, end: int) -> Extent | None:
        """Who spoke to the subject of a passive: was asked by *the host*."""
        first = next(iter(self.tokens(start, min(end, start + 24))), None)
        return self.follows(first.end, end) if first and first.word in self.lexis.agents else None

    def _source(self, hit: Hit, end: int) -> Extent | None:
        """Whose words a medium hands on: نقلت الصحيفة عن *الوزير* أن ..."""
        tokens = self.tokens(hit.end, min(end, hit.end + 80))
        at = next((token.end for token in tokens if token.word in self.lexis.sources), -1)
        return self.follows(at, end) if at >= 0 else None

    def governor(self, begin: int, end: int, voice: Voice) -> Extent | None:
        """The subject of the verb that a participle goes with: نفى *الوزير* ذلك، واصفا ..."""
        if "participle" not in voice.value:
            return None
        for hit in reversed(self.between(begin, end)[-2:]):
            if "participle" not in hit.value and hit.start not in self.frames:
                found = self.subject(hit, begin, end)
                return self.phrase(found) if found else None
        return None

    def _perfect(self, hit: Hit, begin: int) -> Extent | None:
        """The subject between auxiliary and verb: وكانت *الوزارة* قد أعلنت."""
        tokens = self.tokens(max(begin, hit.outer - 120), hit.outer)
        while tokens and tokens[-1].word in self.lexis.adverbs:
            tokens.pop()
        at = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word in self.lexis.auxiliaries), -1)
        if at < 0 or len(tokens) - at > LONGEST_MENTION or any(t.word in COMMAS for t in tokens[at:]):
            return None
        return self.follows(tokens[at + 1].start, tokens[-1].end)

    def _colon(self, begin: int, end: int) -> Voice | None:
        """A speaker who is named before a colon, alone (Lee: “…”) or as the subject of some other verb."""
        if not self.text[begin:end].rstrip().endswith(":"):
            return None
        tokens = self.tokens(begin, end)[:-1]
        if not tokens or not tokens[0].word[0].isalpha():
            return None
        whole = len(tokens) <= LONGEST_MENTION and not any(
            t.word in COMMAS or t.word in self.lexis.barred - self.lexis.conjunctions for t in tokens
        )
        if whole and (not self.lexis.subject_first or self._capital(tokens)):
            return Voice(None, (tokens[0].start, tokens[-1].end), "", True)
        speaker = self.leads(begin, end) if self.lexis.subject_first else None
        return Voice(None, speaker, "", True) if speaker else None

    def _capital(self, tokens: list[Token]) -> bool:
        """Whether all words but the small ones are set with a capital, as names are."""
        main = [t for t in tokens if t.word[0].isalpha() and t.word not in self.lexis.small]
        return all(self.cased[t.start].isupper() for t in main)

    def names_document(self, speaker: Extent) -> bool:
        """Whether a mention is of a provision or a text, which is quoted rather than heard."""
        lexis = self.lexis
        found = False
        for match in self.places(*speaker):
            word = self.text[match.start() : match.end()]
            if found:
                return word not in lexis.offices  # the second clause says; but a law professor says
            if word not in lexis.small and word not in lexis.ordinals:
                found = word in lexis.documents
                if not found:
                    return False
        return found
