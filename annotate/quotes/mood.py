"""Mood: verbs that tell nothing that was said: what the reader is bidden, what is only supposed."""

from __future__ import annotations

from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose
from annotate.reading import Hit, Reading

LONGEST_LEAD = 40
"""So many characters before a verb what supposes its clause is looked for."""
FARTHEST = 4
"""Among so many words before it."""


class Moods:
    """Which reporting verbs of one reading report nothing by their mood, where verbs come first."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.lexis = reading.pack.once(lexis)

    def unreal(self, hit: Hit) -> bool:
        """Whether a verb bids the reader, or stands in a clause that only supposes."""
        return self._bids(hit) or self._supposed(hit)

    def _bids(self, hit: Hit) -> bool:
        """Whether a verb spelt like its imperative opens a sentence right before "that": *لاحظ* أن; no ولاحظ أن."""
        lexis = self.lexis
        if hit.word not in lexis.bidding or hit.outer < hit.start:
            return False
        before = self.prose.last_word(0, hit.start)
        if before.isalnum() or before in COMMAS:
            return False
        behind = self.prose.tokens(hit.end, hit.end + LONGEST_LEAD)
        first = next((token.word for token in behind if token.word not in lexis.adverbs), "")
        return first in lexis.complementizers

    def _supposed(self, hit: Hit) -> bool:
        """Whether a word that supposes opens the clause of a verb: *إذا* أعلن الوزير أن ..., *إذا* كنت تعتقد أن ..."""
        lexis = self.lexis
        if not lexis.supposing or hit.outer < hit.start:
            return False
        for token in reversed(self.prose.last(max(0, hit.start - LONGEST_LEAD), hit.start, FARTHEST)):
            if token.word in lexis.supposing:
                return True
            if (
                token.word in COMMAS
                or token.word in lexis.complementizers
                or token.start in self.cues.verb_starts
            ):
                return False
        return False
