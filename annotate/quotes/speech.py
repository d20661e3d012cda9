"""Speech: what reports the words in a passage, where several reports stand near it.

News puts the report after the words ("…," said the mayor), before them (قال الوزير: «…»), between
two halves of them, or inside the marks (« Je pars, dit le maire, … »).
"""

from __future__ import annotations

from annotate.quotes.broken import Broken
from annotate.quotes.edge import Edges
from annotate.quotes.incise import Incises
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.preface import Prefaces
from annotate.quotes.prose import COMMAS, PAUSES
from annotate.quotes.referent import Referents
from annotate.quotes.sequel import Sequels
from annotate.quotes.unlisted import Unlisted
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, Wording
from annotate.reading import Reading

ENDS = ("", ".", ",", ";", "\n")
"""What stands behind a report that says no more than who spoke."""


class Speech:
    """The reports beside one passage after another."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.lines = reading.text, reading.lines
        self.analytic = reading.pack.once(lexis).analytic
        self.edges, self.wording = reading.once(Edges), reading.once(Wording)
        self.sequels, self.prefaces = reading.once(Sequels), reading.once(Prefaces)
        self.incises, self.unlisted = reading.once(Incises), reading.once(Unlisted)
        self.referents, self.broken = reading.once(Referents), reading.once(Broken)

    def voice(self, passage: Passage, low: int, high: int, inside: bool, begun: Voice | None) -> Voice | None:
        """The report beside a passage: where its last sign points, then on the other side.

        It is looked for from ``low`` to ``high``; ``inside``: whether the sentence begins before the marks;
        ``begun``: who says the passage that this one continues.
        """
        if begun is not None:
            own = self.sequels.after(passage, high) if self.edges.tail(passage) in COMMAS else None
            return own or begun
        led = self.edges.led(passage, low)
        if not inside and not led and self.edges.tail(passage) in PAUSES:
            after = self.sequels.after(passage, high) or self.incises.behind(passage, high)
            before = after or self.prefaces.before(passage, low, passage.left)
            return before or (None if self.broken.voice(passage) else self.prefaces.closing(passage, low))
        before = self.unlisted.voice(passage, low) or self.prefaces.before(passage, low, passage.left)
        if inside and (framed := self._framed(passage, high)) is not None:
            return framed
        if inside and before is not None and self.text[passage.left - 2] in COMMAS:
            pauses = (
                self.edges.tail(passage) in COMMAS or self.text[passage.right : passage.right + 1] in COMMAS
            )
            after = self.sequels.after(passage, high) if pauses else None
            if after and after.speaker and (self.sequels.framed(after) or self._closed(before, passage, low)):
                return after  # أعلنت الدائرة استقبال سبعين حالة، «غادرت جميعها المستشفى»، *بحسب مديرها*
        if inside and self.wording.broken(passage) and (after := self.sequels.after(passage, high)):
            end = max(extent[1] for extent in (after.cue, after.speaker) if extent)
            weak = "weak" in after.value and not (after.speaker and self.referents.somebody(after.speaker))
            # le maire évoque « un incident », *les riverains s'inquiètent*
            straight = bool(after.speaker and after.cue and after.speaker[0] < after.cue[0])
            led_on = before is not None and before.cue is not None
            apart = straight and led_on and not self.analytic
            if self.text[end : end + 1] in ENDS and not (weak or apart):
                return after
        closing = self._closing(passage) if inside and (before is None or before.cue is None) else None
        if closing is not None:
            return closing
        if inside and (before is None or not before.strong):
            # on ABC’s “This Week,” Lee said: the verb after it does not report what stands inside a sentence
            near = before or (
                self.sequels.after(passage, high) if self.wording.count(passage) > FEW else None
            )
            return near and near._replace(strong=False)
        if before is not None and before.strong:
            told = before.cue is None and self.edges.tail(passage) in COMMAS
            return (self.sequels.after(passage, high) if told else None) or before
        after = self.sequels.after(passage, high) or self.incises.behind(passage, high)
        near = after or before or self._above(passage, low) or self.prefaces.closing(passage, low)
        return near or self.sequels.trailing(passage, high) or self.sequels.signed(passage)

    def _closed(self, before: Voice, passage: Passage, low: int) -> bool:
        """Whether a report right behind the marks before is theirs: « Dehors ! », *crient les uns*, « Reste ! », …"""
        end = before.speaker[1] if before.speaker else passage.left
        spoken = before.cue is not None and before.cue[0] >= low and before.cue[0] < end
        opens = spoken and before.cue is not None and not self.text[low : before.cue[0]].strip(" ,")
        return opens and not self.text[end : passage.left].strip(' ,«“"\u00a0')

    def _framed(self, passage: Passage, high: int) -> Voice | None:
        """The report by "according to" right behind the mark: un projet « pharaonique » *selon la gauche*."""
        if passage.right + 1 not in self.sequels.cues.according or self.text[passage.right] != " ":
            return None
        after = self.sequels.after(passage, high)
        return after if after and after.speaker and self.sequels.framed(after) else None

    def _closing(self, passage: Passage) -> Voice | None:
        """The report that ends a sentence with the words in it: le trafic sera « très perturbé » jeudi, *dit la SNCF*.

        A few of them may be a name, unless a copula leads up to them.
        """
        predicate = self.wording.predicative(passage)
        # il part, « pour raisons personnelles », *indique le club*
        apart = self.text[passage.left - 2] in COMMAS and self.edges.tail(passage) in COMMAS
        predicate = predicate or (apart and self.edges.cased[passage.start].islower())
        predicate = predicate or self.wording.phrasal(passage)
        if (signed := self.sequels.signed(passage)) is not None:
            return signed  # Strike is ‘a last resort’ – *union*
        if not predicate and self.wording.count(passage) <= FEW:
            return None
        voice = self.sequels.trailing(passage, self.lines[passage.line][1])
        return voice and voice._replace(strong=predicate)

    def _above(self, passage: Passage, low: int) -> Voice | None:
        """The report that ends the paragraph above with a colon."""
        line = passage.line
        if not line or low != self.lines[line][0]:
            return None
        if self.text[low : passage.left].strip(" -–—"):
            return None
        start, end = self.lines[line - 1]
        if self.text[end - 1] != ":":
            return None
        return self.prefaces.before(passage, start, end)
