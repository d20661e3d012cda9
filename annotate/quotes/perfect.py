"""Perfect: who stands between an auxiliary and its verb: وكانت *الوزارة* قد أعلنت."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose, shorn
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading

LONGEST = 8
"""How many words auxiliary, subject and verb may be together."""


class Perfects:
    """The subjects of one reading that an auxiliary opens."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.mentions = reading.once(Prose), reading.once(Mentions)
        self.lexis, self.text = reading.pack.once(lexis), reading.text

    def of(self, hit: Hit, begin: int) -> Extent | None:
        """The subject between auxiliary and verb: وكانت *الوزارة* قد أعلنت."""
        begin = max(begin, hit.outer - 120)
        if hit.outer < hit.start:
            return None  # كان موقفه *مختلفا وتحفظ* على القرار
        if not any(map(self.text[begin : hit.outer].__contains__, self.lexis.auxiliaries)):
            return None  # as before most verbs
        tokens = shorn(self.prose.tokens(begin, hit.outer), self.lexis.adverbs)
        at = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word in self.lexis.auxiliaries), -1)
        if at < 0 or len(tokens) - at > LONGEST:
            return None
        if any(t.word in COMMAS or t.word in self.lexis.openers for t in tokens[at + 1 :]):
            return None
        if tokens[at + 1].word in ANY_MARK:
            return self.mentions.enclosed(tokens[at + 1].start)  # وكانت «*النور*» قد أعلنت
        return self.mentions.follows(tokens[at + 1].start, tokens[-1].end)

    def whole(self, hit: Hit, begin: int) -> Extent | None:
        """The subject that fills all between auxiliary and verb, an object behind it: كان *المبعوث* قد دعا بغداد."""
        takes = hit.word in self.lexis.transitive or hit.word in self.lexis.objective
        found = self.of(hit, begin) if takes else None
        if found is None:
            return None
        rest = self.prose.tokens(found[1], hit.outer)
        return found if all(token.word in self.lexis.adverbs for token in rest) else None
