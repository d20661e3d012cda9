"""Participle: whom a participle means that reports, where subjects come first: with *Ann Lee* adding: …"""

from __future__ import annotations

from annotate.quotes.cue import Cues
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose
from annotate.quotes.referent import Referents
from annotate.reading import Hit, Reading

LONGEST_SEEN = 60
"""How far before a participle the verb may stand that tells how it was perceived (characters)."""


class Participles:
    """The subjects of the participles of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.mentions, self.leads = reading.once(Mentions), reading.once(Leads)
        self.referents, self.lexis = reading.once(Referents), reading.pack.once(lexis)
        self.text = reading.text

    def subject(self, begin: int, hit: Hit) -> Extent | None:
        """Who or what stands beside a participle, or opens its sentence; none where its clause names nobody."""
        return (
            self.bearing(hit)
            or self._absolute(begin, hit)
            or self._perceived(begin, hit)
            or self._inverse(begin, hit)
        )

    def bearing(self, hit: Hit) -> Extent | None:
        """What bears the words that a verb behind it tells of: *a cap* reading “Ships first”, *a badge* that says …"""
        near = self.prose.last(max(0, hit.start - 2 * LONGEST_WORD), hit.start, 2)
        if "participle" not in hit.value:
            led = near and near[-1].word in self.lexis.defining | self.lexis.relating
            near = near[:-1] if led and self.lexis.analytic else ()
        return (near[-1].start, near[-1].end) if near and near[-1].word in self.lexis.documents else None

    def _absolute(self, begin: int, hit: Hit) -> Extent | None:
        """The subject that stands right before a participle: with *Ann Lee* adding: ..."""
        tokens = self.prose.tokens(max(begin, hit.start - 60), hit.start)
        at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word in self.lexis.absolutes), -1)
        if at < 0 or any(token.word in COMMAS for token in tokens[at:]):
            return None
        return self.leads.precedes(tokens[at].end, hit.start)

    def _perceived(self, begin: int, hit: Hit) -> Extent | None:
        """Whom somebody hears or remembers as they speak: a video shows *a man* yelling: …; despite *Lee* saying …"""
        lexis = self.lexis
        if not lexis.perceiving:
            return None
        tokens = self.prose.tokens(max(begin, hit.start - LONGEST_SEEN), hit.start)
        at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word in lexis.perceiving), -1)
        if at < 0 or any(token.word in COMMAS for token in tokens[at:]):
            return None
        found = self.leads.precedes(tokens[at].end, hit.start)
        if found is None or found[0] != tokens[at + 1].start:
            return None
        last = tokens[-1].word
        known = self.referents.somebody(found) or lexis.teller(last) or self.prose.capitalised(tokens[-1])
        return found if known or last in lexis.traits or last in lexis.objects else None

    def _inverse(self, begin: int, hit: Hit) -> Extent | None:
        """The subject of the report that opens a sentence: “No,” said *Ann Lee*, adding: ..."""
        first = next(iter(self.cues.between(begin, hit.start)), None)
        if first is None or self.text[begin : first.start].strip(" ,”\"'’"):
            return None
        return self.mentions.follows(first.end, hit.start)
