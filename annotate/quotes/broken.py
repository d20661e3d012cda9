"""Broken: reports inside the marks, and the pieces of the words they break off: « Je pars, *dit-il*. Demain. »"""

from __future__ import annotations

from annotate.quotes.cue import Cues
from annotate.quotes.incise import Incises
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, LONGEST_WORD, REACH, Extent, Prose, shorn
from annotate.quotes.sign import DASHES
from annotate.quotes.subject import Subjects
from annotate.quotes.voice import Voice
from annotate.reading import Reading

HALTS = frozenset(".!?…:;")
SIGNS = COMMAS | HALTS | DASHES
"""What may part a report from the words around it."""


class Broken:
    """The passages of one reading that a report breaks off."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.subjects, self.mentions = reading.once(Subjects), reading.once(Mentions)
        self.incises = reading.once(Incises)
        self.lexis, self.text = reading.pack.once(lexis), reading.text

    def voice(self, passage: Passage) -> Voice | None:
        """The report that stands inside the marks: « Je pars, assure le maire, et je reviendrai. »"""
        for hit in self.cues.between(passage.start, min(passage.end, passage.start + REACH)):
            if "participle" in hit.value or hit.start in self.cues.according:
                continue
            lead = self.prose.tokens(max(passage.start, hit.start - 20), hit.start)
            inverted = self.subjects.inverted(hit, lead[-1:])
            lead = lead[:-1] if inverted and lead and inverted[1] == lead[-1].end else lead
            lead = shorn(lead, self.lexis.adverbs)
            if not lead or lead[-1].word not in COMMAS | DASHES:
                continue
            speaker = inverted or self._without_clause(
                self.mentions.follows(hit.end, self.prose.sentence_end(hit.end, passage.end))
            )
            if speaker and (inverted or self.text[speaker[1] : speaker[1] + 1] in SIGNS):
                return Voice(self.cues.extent(hit), speaker, hit.value, True)
        return self.incises.inside(passage)

    def _without_clause(self, speaker: Extent | None) -> Extent | None:
        """A mention inside the words without the clause they go on with: résume *le maire*, le pont est fermé."""
        tokens, lexis = self.prose.tokens(*speaker) if speaker else (), self.lexis
        comma = next((k for k, token in enumerate(tokens) if token.word in COMMAS), 0)
        rest = [token.word for token in tokens[comma + 1 :]] if comma else []
        finite = any(word in lexis.auxiliaries or word in lexis.copulas for word in rest)
        clause = (
            finite and rest[0] not in lexis.relating and rest[0] not in lexis.appositions & lexis.pronouns
        )
        return (tokens[0].start, tokens[comma - 1].end) if clause else speaker

    def pieces(self, passage: Passage, voice: Voice | None) -> list[Passage]:
        """The pieces of words in marks that a report inside them breaks off, or all of them."""
        if voice is None or voice.cue is None or voice.speaker is None:
            return [passage]
        begin, end = min(voice.cue[0], voice.speaker[0]), max(voice.cue[1], voice.speaker[1])
        if not passage.start < begin < end <= passage.end:
            return [passage]
        sign = next((k for k in range(begin - 1, passage.start, -1) if self._parts(k)), -1)
        if sign < 0:
            return [passage]
        stop = self.text[passage.start : sign + (self.text[sign] in HALTS)].rstrip()
        first = passage._replace(end=passage.start + len(stop))
        start = self._resumes(end, passage.end)
        return [first] if start == passage.end else [first, passage._replace(start=start)]

    def _parts(self, at: int) -> bool:
        """Whether a sign ends what stands before it, or opens an aside: je pars*,* dit-il; golpe *—*relata."""
        sign, dash = self.text[at] in SIGNS, self.text[at] in DASHES
        return sign and (self.text[at + 1] == " " or (dash and self.text[at - 1] == " "))

    def _resumes(self, start: int, end: int) -> int:
        """Where the words go on behind a report and how it was told: dit-il *en riant*, …; dit Roy, *la voix basse*."""
        at, lexis = self._sign(start, end), self.lexis
        if at < end and self.text[at] in COMMAS:
            near = [token.word for token in self.prose.tokens(at + 1, min(end, at + 2 * LONGEST_WORD))[:2]]
            # raconte Roy, *encore* sous le choc
            how = bool(near) and near[0] in lexis.adverbs - lexis.pronouns
            at = self._sign(at + 1, end) if how or not lexis.traits.isdisjoint(near) else at
        while at < end and (self.text[at] in SIGNS or self.text[at].isspace()):
            at += 1
        return at

    def _sign(self, start: int, end: int) -> int:
        """Where the next sign stands that parts a report from the words, or the end."""
        ends = (
            k for k in range(start, end) if self.text[k] in SIGNS and not self.text[k + 1 : k + 2].isalnum()
        )
        return next(ends, end)
