"""Relative: reports by a clause that points back to what is told: …, *ce que dément la mairie*."""

from __future__ import annotations

from bisect import bisect_left

from annotate.quotes.cue import Cues
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose
from annotate.reading import Hit, Reading

FAR = 40
"""How far before the relative, in characters, its noun is looked for."""


class Relatives:
    """The reporting relative clauses of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.mentions, self.leads = reading.once(Mentions), reading.once(Leads)
        self.lexis = reading.pack.once(lexis)

    def teller(self, hit: Hit, begin: int, stop: int, framed: bool = False) -> Extent | None:
        """Who tells what a relative points back to: …, ce que dément *la mairie*; des accusations que *Roy* a niées.

        ``framed``: "according to" stands before it: selon ce qu'a indiqué *le maire* à la presse.
        """
        lexis, start = self.lexis, self.cues.extent(hit)[0]
        at = bisect_left(self.cues.thats, start) - 1
        if hit.word.endswith(lexis.infinitives):
            return None  # l'hypothèse que personne n'aime *évoquer*
        if not lexis.pointing or at < 0 or self.cues.thats[at] < begin:
            return None
        that = self.cues.thats[at]
        last = self.prose.last(max(begin, that - FAR), that, 2)
        noun, before = (last[-1].word, last[0].word if len(last) > 1 else "") if last else ("", "")
        led = framed or before in COMMAS or before in lexis.copulas
        if noun in lexis.pointing and before and not led:
            return None  # il fait ce que dit le maire
        if noun not in lexis.pointing and noun not in lexis.utterances:
            return None
        words = (token.word.rpartition("'")[2] for token in self.prose.tokens(that, start))
        passed = lexis.complementizers.keys() | lexis.auxiliaries | lexis.adverbs
        if any(word[:1].isalnum() and word not in passed for word in words):
            speaker, end = self.leads.precedes(that, start), hit.end
        else:
            speaker = self.mentions.follows(hit.end, stop, closed=framed)
            end = speaker[1] if speaker else stop
        after = self.prose.first(end, stop).word
        goes_on = after[:1].isalnum() and after not in (lexis.stops if framed else lexis.late)
        return None if goes_on else speaker
