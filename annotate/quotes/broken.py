"""Broken: words that a report inside their marks breaks off: « Je pars, *dit-il*. Demain. »"""

from __future__ import annotations

from annotate.quotes.cue import Cues
from annotate.quotes.incise import Incises
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, REACH, Extent, Prose, shorn
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
