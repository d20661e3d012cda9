"""Attribute: participles spelt like verbs that tell more of a noun, and open no clause: bugs *reported* by users."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose
from annotate.reading import Hit, Reading

LONGEST_LEAD = 100
"""How far before a participle, in characters, the article of its noun stands: *die* im Rat verkündeten Rechte."""
PAIR = 2


class Attributes:
    """The participles of one reading that belong to a noun, where few words show by their form what they are."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.cased = reading.cased

    def participle(self, hit: Hit) -> bool:
        """Whether a verb is such a participle, by who does it behind it, or by its noun there."""
        if not self.lexis.analytic:
            return False
        return self._enclosed(hit) if self.lexis.capital_nouns else self._undergone(hit)

    def _undergone(self, hit: Hit) -> bool:
        """Whether a participle tells who did what its noun underwent: bugs *reported by* the users.

        Not *confirmed by* email; and what is judged so is a report of its own: a plan *described by* critics as “mad”.
        """
        lexis = self.lexis
        if not hit.word.endswith(lexis.endings) or hit.word in lexis.judging:
            return False
        near = self.prose.tokens(hit.end, hit.end + 2 * LONGEST_WORD)[:PAIR]
        if len(near) < PAIR or near[0].word not in lexis.agents:
            return False
        agent = near[1]
        led = agent.word in lexis.determiners or agent.word.endswith(lexis.plurals)
        named = led or self.cased[agent.start].isupper()
        opens = (
            self.prose.sentence_start(0, hit.start) == hit.start
        )  # *asked* by Lee whether he knew, he left
        return named and not opens and self.prose.last_word(0, hit.start) not in lexis.passives

    def _enclosed(self, hit: Hit) -> bool:
        """Whether an article and a preposition hold a participle with its noun: *die in* ihr *verkündeten* Rechte."""
        lexis = self.lexis
        noun = self.prose.first(hit.end, hit.end + LONGEST_WORD)
        if not self.cased[hit.start].islower() or not self.cased[noun.start : noun.start + 1].isupper():
            return False
        begin = self.prose.sentence_start(max(0, hit.start - LONGEST_LEAD), hit.start)
        tokens = self.prose.tokens(begin, hit.start)
        comma = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word in COMMAS), -1)
        led = (
            token.word in lexis.determiners or token.word in lexis.articles for token in tokens[comma + 1 :]
        )
        return any(
            one and then.word in lexis.inserting for one, then in zip(led, tokens[comma + 2 :], strict=False)
        )
