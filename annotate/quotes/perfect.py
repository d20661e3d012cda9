"""Perfect: who stands between an auxiliary and its verb: وكانت *الوزارة* قد أعلنت."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.capital import Capitals
from annotate.quotes.cue import Cues
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, shorn
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading

FARTHEST = 240
"""How far before an auxiliary its sentence is looked at (characters)."""
LONGEST = 8
"""How many words auxiliary, subject and verb may be together."""


class Perfects:
    """The subjects of one reading that an auxiliary opens."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.mentions = reading.once(Prose), reading.once(Mentions)
        self.capitals = reading.once(Capitals)
        self.leads, self.brackets = reading.once(Leads), reading.once(Cues).brackets
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

    def placed(self, hit: Hit, begin: int, end: int) -> Extent | None:
        """Who does what the verb says that stands second: before it, or right behind it where anything else opens.

        *Die Polizei* hat am Montag erklärt, dass …; am Montag hat *die Polizei* erklärt, dass …; so teilte *sie* mit.
        """
        helper = self.brackets.helper(hit)
        start, after = (helper.start, helper.end) if helper else (hit.start, hit.end)
        found, lexis = self.leads.precedes(begin, start), self.lexis
        behind = self.prose.first(after, end)
        if behind.word in lexis.nominative:
            return None if behind.word in lexis.impersonal else (behind.start, behind.end)
        if found and self.sets_first(begin, found):
            found = None
        if found is None and self._fronted(begin, start):
            found = self.mentions.follows(after, hit.start if helper else end)
        if found is None or self.text[slice(*found)] in lexis.impersonal:
            return None
        return found if self.prose.first(*found).word not in lexis.oblique else None

    def held(self, hit: Hit) -> Sequence[Token]:
        """What an auxiliary and its participle hold between them, no subject: hat *am Montag Geld* gefordert."""
        helper = self.brackets.helper(hit) if self.lexis.verb_second else None
        if helper is None:
            return ()
        tokens = self.prose.tokens(helper.end, hit.start)
        begin = self.prose.sentence_start(max(0, helper.start - FARTHEST), helper.start)
        found = self.placed(hit, begin, hit.end)
        return [token for token in tokens if found is None or token.start >= found[1]]

    def sets_first(self, begin: int, found: Extent) -> bool:
        """Whether no subject stands before a verb, but a place or an object: in *Berlin*, *dem Rat* sagte er."""
        lexis, lead = self.lexis, self.prose.tokens(begin, found[0])
        placed = shorn(lead, lexis.articles)
        if (placed and placed[-1].word in lexis.stops - lexis.openers) or (
            lead and lead[-1].word in lexis.oblique
        ):
            return True
        return self.prose.first(*found).word in lexis.oblique

    def _fronted(self, begin: int, start: int) -> bool:
        """Whether something else than a subject stands before a verb: *am Montag* sagte sie, *dies* sagte sie."""
        lexis, lead = self.lexis, self.prose.tokens(begin, start)
        if not lead or lead[-1].word in COMMAS:
            return True
        words = lexis.barred, lexis.openers, lexis.adverbs, lexis.late, lexis.oblique, lexis.recalling
        return self.capitals.heard(lead) or any(lead[0].word in some for some in words)

    def whole(self, hit: Hit, begin: int) -> Extent | None:
        """The subject that fills all between auxiliary and verb, an object behind it: كان *المبعوث* قد دعا بغداد."""
        takes = hit.word in self.lexis.transitive or hit.word in self.lexis.objective
        found = self.of(hit, begin) if takes else None
        if found is None:
            return None
        rest = self.prose.tokens(found[1], hit.outer)
        held = all(token.word in self.lexis.adverbs or token.word in ANY_MARK for token in rest)
        return found if held else None  # كانت «*النور*» قد اتهمت الحكومة
