"""Judged: who judges something by a participle, and no verb of a clause: jugé « inutile » par *les élus*.

Un texte décrit par *ses voisins* comme « bâclé »; a plan described as “a mess” by *the mayor*.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.cue import Cues
from annotate.quotes.gap import Gaps
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import LONGEST_WORD, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.sign import APOSTROPHES
from annotate.quotes.voice import Voice
from annotate.reading import Reading

BARE = "-"
"""Stands among the prepositions of a participle that may do without one: *jugé* « inutile »."""
LONGEST_BEFORE = 100
LONGEST_AGENT = 8
"""How many words may name who judges, between the participle and its preposition."""
LONGEST_TIME = 3
"""How many words between the marks and who judges tell when: jugé « inutile » *lundi matin* par le maire."""


class Judgements:
    """The words in marks of one reading that a participle and its agent report."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.mentions, self.referents = reading.once(Mentions), reading.once(Referents)
        self.lexis, self.text = reading.pack.once(lexis), reading.text
        self.units = reading.once(Gaps).units

    def voice(self, passage: Passage, low: int) -> Voice | None:
        """The report of a participle that leads up to the words, its agent before its preposition or behind them."""
        if not self.lexis.judging:
            return None
        begin = max(self.prose.sentence_start(low, passage.left), passage.left - LONGEST_BEFORE)
        tokens = self._led(self.prose.tokens(begin, passage.left))
        preposition = tokens[-1].word if tokens and tokens[-1].word in self.lexis.opinions else BARE
        if preposition != BARE:
            tokens = tokens[:-1]
        near = [token for token in tokens if token.word not in self.lexis.adverbs]
        if near and preposition in self.lexis.judging.get(near[-1].word, ()):
            speaker = self._behind(passage)
            return speaker and self._report(near[-1], speaker)
        return self._before(tokens, preposition) if preposition != BARE else None

    def _led(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The words before the marks without an article, and what is elided: décrit comme *un*, qualifié d*'*."""
        last = tokens[-1].word if tokens else ""
        led = last in APOSTROPHES or last in self.lexis.determiners or last in self.lexis.articles
        return tokens[:-1] if led else tokens

    def _behind(self, passage: Passage) -> Extent | None:
        """Who judges, behind the marks: jugé « inutile » par *les élus*; not jugé « sensible » par *nature*."""
        lexis, end = self.lexis, min(len(self.text), passage.right + LONGEST_BEFORE)
        stop = self.prose.sentence_end(passage.right, end)
        for token in self.prose.tokens(passage.right, stop)[: LONGEST_TIME + 1]:
            if token.word in lexis.agents:
                return self._agent(token.end, stop)
            timed = token.word in lexis.adverbs or token.word in lexis.late or token.word in lexis.stops
            if not (timed or token.start in self.units):
                break
        return None

    def _before(self, tokens: Sequence[Token], preposition: str) -> Voice | None:
        """The report whose agent stands before the preposition: décrit par *ses voisins* comme « bâclé »."""
        for at in range(len(tokens) - 2, max(0, len(tokens) - LONGEST_AGENT), -1):
            if tokens[at].word not in self.lexis.agents:
                continue
            verb = tokens[at - 1]
            if preposition not in self.lexis.judging.get(verb.word, ()):
                return None
            speaker = self._agent(tokens[at].end, tokens[-1].end)
            return speaker and self._report(verb, speaker)
        return None

    def _agent(self, start: int, stop: int) -> Extent | None:
        """The mention of somebody right behind the preposition of agents."""
        first = self.prose.first(start, min(stop, start + LONGEST_WORD))
        lexis = self.lexis
        known = self.mentions.opens(first) or lexis.teller(first.word) or first.word in lexis.determiners
        speaker = self.mentions.follows(start, stop, bare=False, closed=True) if known else None
        if speaker is None or self.referents.document(speaker):
            return None
        if first.word in lexis.determiners and not self.referents.somebody(speaker):
            # décrit comme « rare » par *ses voisins*; not par sa taille
            teller = any(lexis.teller(token.word) for token in self.prose.tokens(*speaker))
            return speaker if teller else None
        return speaker

    def _report(self, verb: Token, speaker: Extent) -> Voice:
        hit = next(iter(self.cues.between(verb.start, verb.start + 1)), None)
        return Voice(self.cues.extent(hit) if hit else (verb.start, verb.end), speaker, "", True)
