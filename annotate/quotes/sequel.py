"""Sequel: the report behind the words, or inside their marks: “…,” said the mayor; « Je pars, dit le maire, … »."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from annotate.quotes.cue import Cues
from annotate.quotes.edge import Edges
from annotate.quotes.frame import Frames
from annotate.quotes.gap import Gaps
from annotate.quotes.incise import Incises
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.phrase import Phrases
from annotate.quotes.prose import (
    COMMAS,
    LONGEST_ASIDE,
    LONGEST_WORD,
    PAUSES,
    Extent,
    Prose,
    Token,
)
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK, DASHES
from annotate.quotes.subject import Subjects
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading
from annotate.regex import regex

LONGEST_NAME = 80
LONGEST_BARE = 4
"""How many words may name who stands before a verb right behind the words."""
SIGNED = regex(r"\s?(?::|[–—-]{1,2}|―)\s?")
DOTS = regex(r"\s?(?:\.{2,3}|…)\s?")
LEAST_CLAUSE = 2
"""So many words has what a complementizer opens: said Lee *that*; not said Lee *that night*."""
LONGEST_TITLED = 36
"""How many words and signs a mention may have whose appositions stand before its verb."""


class Sequels:
    """The reports behind and inside the passages of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues, self.edges = reading.once(Prose), reading.once(Cues), reading.once(Edges)
        self.mentions, self.leads = reading.once(Mentions), reading.once(Leads)
        self.phrases, self.referents = reading.once(Phrases), reading.once(Referents)
        self.subjects, self.frames = reading.once(Subjects), reading.once(Frames)
        self.incises, self.units = reading.once(Incises), reading.once(Gaps).units
        self.lexis, self.has_case = reading.pack.once(lexis), reading.pack.script.cased
        self.lines = reading.lines
        self.text, self.cased = reading.text, reading.cased

    def after(self, passage: Passage, end: int) -> Voice | None:
        """The report that follows the words: “…,” said Lee; «…»، بحسب الوزير."""
        tail = self.edges.tail(passage)
        start = self._thus(passage, end) or self.edges.skip(passage.right, end)
        if start >= end or (tail == "." and self.text[start] == "("):
            return None  # Lee writes. “It is so.” (*Others* say that it is not.)
        stop = self.prose.sentence_end(start, end)
        reach = self.prose.sentence_end(start, self.lines[passage.line][1])
        hits = self.cues.between(start, stop)
        if hits and hits[0].value == "opening" and self.frames.voice(hits[0], reach) is None:
            hits = hits[1:]  # « … », *pour* la première fois, dit le maire
        if len(hits) > 1 and self._relates(hits[0], start):
            hits = hits[1:]  # “…,” Ann Lee, a lawyer *who advises* clubs, told the Post
        hit = next(iter(hits), None)
        if hit is None or hit.outer < hit.start:
            return None  # «نعم» وقال ...: what "and" joins on reports what follows
        opens = (
            self.cues.extent(hit)[0] if self.lexis.interposed else hit.outer
        )  # *a, quant à lui,* estimé Roy
        verb = self._objectless(start, min(hit.outer, max(start, opens)))
        gap = self.prose.tokens(start, verb)
        if gap and (likened := self.prose.phrase(gap[0].start, self.lexis.likening)):
            gap = [token for token in gap if token.start >= likened]  # « … », *comme* l'a rappelé la maire
        if tail == "." and self.cased[start].isupper() and gap and self.cased[hit.end : stop].strip(" .\n"):
            return None
        if ("weak" in hit.value and len(gap) > 3) or "viewing" in hit.value:
            return None
        if hit.start in self.cues.according:
            if any(token.word not in self.lexis.adverbs for token in gap):
                return None
            return self.frames.voice(hit, reach)
        inverted = self.subjects.inverted(hit, gap)
        if inverted or all(token.word in self.lexis.adverbs for token in gap):
            thus = any(token.word in self.lexis.thus for token in gap)
            return self._verb_first(hit, inverted, reach, stop, tail, thus)
        if not self.lexis.subject_first:
            return self._subject_before(hit, gap, stop, tail)
        if "participle" in hit.value:
            return None
        speaker = self.leads.precedes(start, verb)
        if speaker and self.text[speaker[0] - 2 : speaker[0] - 1] in ANY_MARK:
            speaker = self.referents.whole(speaker)  # “…,” Robert “Bo” *Hanlow* said
        if speaker and self.text[slice(*speaker)] in self.lexis.articles:
            speaker = self.mentions.follows(hit.end, reach)  # « … », comme *le* souligne *la maire*
        elif speaker is None or self._parted(start, speaker[0]):
            speaker = self._all_of(gap) if tail in COMMAS else None
        if speaker is None:
            return None
        told = "weak" not in hit.value and gap[0].word in self.lexis.copulas
        told = told and self.prose.last_word(start, speaker[0]) in self.lexis.hollow
        dashed = self.text[start - 2] in DASHES and self.text[hit.end + 1 : hit.end + 2] in DASHES
        told = told or dashed  # “A” – *Lee said* – “B”
        if tail not in PAUSES and tail not in ".…" and not (told or gap[0].word in self.lexis.pronouns):
            return None  # but “never again” *is what* she told them
        return self._told_of(hit, speaker)

    def framed(self, voice: Voice) -> bool:
        """Whether a report is one by "according to"."""
        return voice.cue is not None and voice.cue[0] in self.cues.according

    def _subject_before(self, hit: Hit, gap: Sequence[Token], stop: int, tail: str) -> Voice | None:
        """The report that a comma closes, its subject set before its verb: «...»، *الهنائي توضح*، «...»."""
        lexis, after = self.lexis, self.prose.first(hit.end, stop).word
        if tail not in COMMAS or "participle" in hit.value or after not in (*COMMAS, ".", ""):
            return None
        plain = all(t.word[0].isalpha() and t.word not in lexis.barred for t in gap)
        if not plain or len(gap) > LONGEST_BARE or gap[0].word in lexis.openers:
            return None
        speaker = gap[0].start, gap[-1].end
        known = gap[0].word.startswith(lexis.definite) or self.referents.called(gap[0].start)
        known = known or self.referents.human(gap[0].start) is not None
        return Voice(self.cues.extent(hit), speaker, hit.value, True) if known else None

    def _verb_first(
        self, hit: Hit, inverted: Extent | None, reach: int, stop: int, tail: str, thus: bool
    ) -> Voice | None:
        """The report by a verb right behind the words: “…,” *said* Lee; «…»، *قال* الوزير.

        ``thus``: a word before the verb points back to the words, so the verb has another object.
        """
        speaker = inverted
        helped = self.text[slice(*self.cues.extent(hit))].partition(" ")[0] in self.lexis.auxiliaries
        if helped and self.lexis.clausal and not inverted:
            return None  # promised “a year”, *did not respond* to calls
        if speaker is None and hit.value != "addressed":
            speaker = self.mentions.follows(hit.end, reach)
            # «…», dice *mientras* barre la casa
            clause = self.prose.first(hit.end, reach).word in self.lexis.hollow
            speaker = speaker or (None if clause else self.incises.subject(hit.end, reach))
            if speaker is not None and (hit.word in self.lexis.transitive or thus):
                speaker = self.phrases.cut(speaker)  # هكذا يصف *أبو سامي* أيامه
            if speaker is not None and self.lexis.definite and "participle" in hit.value:
                # «...»، داعيا *النواب* إلى ...; but مضيفا *هو* أن
                speaker = speaker if self.referents.pronoun(speaker) else None
        named = self.lexis.subject_first and not self.lexis.subject_dropped
        if speaker is None and named and hit.value != "document":
            return None  # but « ... », lit-on dans sa lettre
        if self._opens(speaker[1] if speaker else hit.end, stop, tail):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _relates(self, hit: Hit, start: int) -> bool:
        """Whether a verb is that of a relative clause that a mention before its own verb holds."""
        before, lexis = self.prose.last_word(start, self.cues.extent(hit)[0]), self.lexis
        relative = before in lexis.pronouns and before in lexis.appositions
        return relative and lexis.analytic and self.prose.first(start, hit.start).word not in COMMAS

    def _parted(self, start: int, end: int) -> bool:
        """Whether what stands between the words and a subject parts them: "…", *a charge* it denies."""
        tokens = self.prose.tokens(start, end)
        first = tokens[0].word if len(tokens) == 2 else ""
        thing = first in self.lexis.small and first in self.lexis.determiners
        return thing or len(tokens) > 2

    def _objectless(self, start: int, end: int) -> int:
        """Where a stretch before a verb ends without the object written together with it: « … », *l'*a rappelé Lee."""
        for word in self.lexis.reflexives:
            if word.endswith("'") and self.text.endswith(word, start, end):
                whole = end - len(word) == start or not self.text[end - len(word) - 1].isalnum()
                return end - len(word) if whole else end
        return end

    def _all_of(self, gap: Sequence[Token]) -> Extent | None:
        """The mention that is all that stands between the words and their verb, with its appositions.

        “…,” *Ann Lee, chair of the Lee Trust and a director of Lee Ltd,* said.
        """
        while gap and gap[-1].word in COMMAS:
            gap = gap[:-1]
        parted = next((k for k, token in enumerate(gap) if token.word in COMMAS), 0)
        if not parted or len(gap) > LONGEST_TITLED or not self.mentions.opens(gap[0]):
            return None
        small = self.lexis.small
        named = all(
            self.cased[t.start].isupper() or t.word in small or not t.word[0].isalpha() for t in gap[1:parted]
        )
        return (gap[0].start, gap[-1].end) if named else None

    def trailing(self, passage: Passage, end: int) -> Voice | None:
        """The report that ends a sentence which the words open: “We are happy” about it, said Ann Lee."""
        if self.text[passage.right + 1 : passage.right + 2] == "(" and self.edges.tail(passage) == ".":
            return None
        ended = (
            self.edges.tail(passage) == "." and self.cased[passage.right + 1 : passage.right + 2].isupper()
        )
        stop = passage.right if ended else self.prose.sentence_end(passage.right, end)
        hit = next(iter(self.cues.between(passage.right, stop)), None)
        gap = self.prose.tokens(passage.right, hit.outer) if hit else []
        if hit is None or not gap or len(gap) > (LONGEST_TITLED if self.lexis.analytic else LONGEST_ASIDE):
            return None
        if gap[-1].word in COMMAS and self.lexis.analytic and (named := self._apposed(hit, gap, stop)):
            return named
        if len(gap) > LONGEST_ASIDE:
            return None
        if gap[-1].word not in COMMAS:
            return self._closed(hit, gap, stop)
        if hit.start in self.cues.according:
            return self.frames.voice(hit, stop)
        if "participle" in hit.value or "weak" in hit.value:
            return None
        speaker = self.mentions.follows(hit.end, stop) or self.incises.subject(hit.end, stop)
        # er habe „aus Rache“ gehandelt, *heißt es* in der Anklage
        nobody = hit.value == "document" and not self.lexis.impersonal.isdisjoint(hit.word.split())
        return Voice(self.cues.extent(hit), speaker, hit.value, True) if speaker or nobody else None

    def _closed(self, hit: Hit, gap: Sequence[Token], stop: int) -> Voice | None:
        """The report that a sentence ends with, its subject first: “Prices will rise” in the end, Ann Lee said."""
        comma = next((k for k in range(len(gap) - 1, -1, -1) if gap[k].word in COMMAS), -1)
        if comma < 1 or not self.lexis.subject_first or "participle" in hit.value or "weak" in hit.value:
            return None
        after = [t for t in self.prose.tokens(hit.end, stop) if t.word not in self.lexis.adverbs]
        if after and after[0].word not in self.lexis.stops and hit.value != "addressed":
            return None  # but Ann Lee told *the council*
        speaker = self.leads.precedes(gap[comma].end, hit.outer)
        whole = speaker is not None and speaker[0] == gap[comma + 1].start
        return self._told_of(hit, speaker) if speaker and whole else None

    def _told_of(self, hit: Hit, speaker: Extent) -> Voice:
        """The report by a verb behind its subject, who is its hearer where a head ends so: ‘No hope’, *jury* told."""
        told = hit.value == "addressed" and self.text[hit.end : hit.end + 1] in ("", "\n")
        if told and self.lexis.analytic:
            return Voice(self.cues.extent(hit), None, "passive", True)
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _apposed(self, hit: Hit, gap: Sequence[Token], stop: int) -> Voice | None:
        """Such a report whose subject has an apposition: “He left” in haste, *Ann Lee, a guard,* said."""
        if "participle" in hit.value or "weak" in hit.value:
            return None
        after = self.prose.first(hit.end, stop).word
        if after[:1].isalnum() and after not in self.lexis.stops and hit.value != "addressed":
            return None
        speaker = self.leads.precedes(gap[0].start, hit.outer)
        before = self.prose.last_word(gap[0].start, speaker[0]) if speaker else ""
        whole = speaker is not None and before in COMMAS and self.referents.somebody(speaker)
        return Voice(self.cues.extent(hit), speaker, hit.value, True) if whole else None

    def signed(self, passage: Passage) -> Voice | None:
        """The name set after a line of speech: “We won” – *Ann Lee*; ‘We won’: *Ann Lee* on the vote.

        A head may end with an office instead: ‘We won’: *mayor*; Strike is ‘a last resort’ – *union*.
        """
        begin, stop = self.lines[passage.line]
        if (bracketed := self._bracketed(passage, stop)) is not None:
            return bracketed
        if (credited := self._credited(passage, stop)) is not None:
            return credited
        if passage.left > begin and not self.lexis.analytic:
            return None
        if not self.has_case:
            return self._headed(passage, stop)
        sign = SIGNED.match(self.text, passage.right, stop)
        if sign is None:
            return None
        tokens = self.prose.tokens(sign.end(), min(stop, sign.end() + LONGEST_NAME))
        plain = bool(tokens) and all(t.word.isalpha() and t.word not in self.lexis.barred for t in tokens)
        if (
            plain
            and self.lexis.analytic
            and len(tokens) <= LONGEST_BARE
            and self.lexis.teller(tokens[-1].word)
        ):
            return Voice(None, (tokens[0].start, tokens[-1].end), "", True)
        if passage.left > begin:
            return None
        name = list(takewhile(lambda t: t.word[0].isalpha() and self.cased[t.start].isupper(), tokens))
        whole = len(name) == len(tokens) or ":" in sign[0]
        return Voice(None, (name[0].start, name[-1].end), "", True) if whole and len(name) > 1 else None

    def _credited(self, passage: Passage, stop: int) -> Voice | None:
        """Whom the next words give the words in marks to: « Un fiasco » : le mot est *du maire*."""
        start = self.prose.first(passage.right, min(stop, passage.right + LONGEST_ASIDE))
        start = self.prose.first(start.end, stop) if start.word and not start.word[0].isalnum() else start
        reach = self.prose.phrase(start.start, self.lexis.crediting)
        if not reach:
            return None
        of = self.prose.first(reach, stop)
        speaker = self.mentions.follows(of.end, stop) if of.word in self.lexis.partitive else None
        if speaker is None:
            return None  # la question est de *taille*
        told = any(self.lexis.teller(token.word) for token in self.prose.tokens(*speaker))
        return Voice(None, speaker, "", True) if told or self.referents.somebody(speaker) else None

    def _bracketed(self, passage: Passage, stop: int) -> Voice | None:
        """The person whose name in brackets ends the line behind the words: « On a manqué de tout » *(Luis Roy)*."""
        end = stop - self.text.endswith(tuple(".!"), 0, stop)
        if self.text[passage.right : passage.right + 2] != " (" or self.text[end - 1] != ")":
            return None
        name = passage.right + 2, end - 1
        if name[1] - name[0] > LONGEST_NAME or ")" in self.text[slice(*name)]:
            return None  # «تجميع» (وهو مفتاح خاص). إذا ضغط ظهر الحرف (أو غيره)
        return Voice(None, name, "", True) if self.referents.person(name) else None

    def _headed(self, passage: Passage, stop: int) -> Voice | None:
        """The person who is named behind the words of a headline: «لن أعتزل».. *السباحة ندى الخليفي* تحسم الجدل."""
        dots = DOTS.match(self.text, passage.right, stop)
        if dots is None or self.referents.human(dots.end()) is None:
            return None
        speaker = self.mentions.follows(dots.end(), stop)
        return Voice(None, self.phrases.cut(speaker), "", True) if speaker else None

    def _opens(self, start: int, stop: int, tail: str) -> bool:
        """Whether a report goes on to words of its own: أكد الخبراء *أن* ..., قال الوزير*:* «...»."""
        first = self.prose.first(start, min(stop, start + LONGEST_WORD))
        if first.word in self.lexis.complementizers:
            rest = self.prose.tokens(first.end, stop)[:LEAST_CLAUSE]  # but said Lee *that day*
            return len(rest) == LEAST_CLAUSE and rest[0].start not in self.units
        return first.word == ":" and tail not in PAUSES

    def _thus(self, passage: Passage, end: int) -> int:
        """Where the next sentence begins if it points back to the words («…». *هكذا* وصف الشاهد ما رآه), or 0."""
        if not self.lexis.thus or self.text[passage.right : passage.right + 1] not in (".", ":"):
            return 0
        first = self.prose.first(passage.right + 1, min(end, passage.right + LONGEST_ASIDE))
        return first.start if first.word in self.lexis.thus else 0
