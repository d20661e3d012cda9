"""Gap: what stands between a subject and its verb: James Lee *first* warned; President Lee *on Tuesday* said."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.auxiliary import Auxiliaries
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import Prose, Token, shorn
from annotate.quotes.sign import APOSTROPHES
from annotate.reading import Reading


class Gaps:
    """The words before the verbs of one reading, those passed over that part them from their subjects.

    ``units`` are where it has the units of dates, for a language with articles.
    """

    def __init__(self, reading: Reading) -> None:
        self.prose, self.auxiliaries = reading.once(Prose), reading.once(Auxiliaries)
        self.cased, self.lexis = reading.cased, reading.pack.once(lexis)
        units = reading.hits("date.units") if self.lexis.articles else []
        self.units = frozenset(hit.start for hit in units)

    def before(self, start: int, end: int) -> Sequence[Token]:
        """The words before a verb without those that belong to it, or tell when: President Lee *on Tuesday* said."""
        lexis = self.lexis
        whole = self.prose.tokens(start, end)
        tokens = shorn(whole, lexis.adverbs)
        rest = whole[len(tokens) :]
        named = tokens and rest and lexis.reflexives and self.prose.capitalised(tokens[-1])
        if named and self.cased[rest[0].start].isupper():
            tokens = whole[: len(tokens) + 1]  # la région Grand *Est*
        if tokens and tokens[-1].word == ">":
            tokens = tokens[:-1]  # <Hill and Co> said
        if lexis.analytic and tokens and tokens[-1].word in lexis.ordinals and len(tokens) > 1:
            named = self.prose.capitalised(tokens[-2]) or tokens[-2].word in lexis.pronouns
            named = named and tokens[-2].word not in lexis.determiners  # a *third* said
            tokens = tokens[:-1] if named else tokens  # James Lee *first* warned
        while len(tokens) > 1 and self.prose.adverbial(tokens[-1].start, tokens[-1].end):
            tokens = shorn(tokens[:-1], lexis.adverbs)
        last = tokens[-1] if tokens else None
        dated = last and (last.word in lexis.stops or last.word in lexis.late or last.start in self.units)
        timed = self._timed(tokens) if dated and len(tokens) > 1 else 0
        if timed and not any(t.word in lexis.pronouns and t.word in lexis.appositions for t in tokens):
            tokens = tokens[:-timed]  # President Lee *on Tuesday* said
        if len(tokens) > 1 and tokens[-1].word in lexis.articles and tokens[-2].word not in lexis.openers:
            tokens = tokens[:-1]  # los vecinos *la* tildaron de «injusta»; but comme *le* souligne la maire
        if len(tokens) > 2 and tokens[-1].word in APOSTROPHES and tokens[-2].word + "'" in lexis.reflexives:
            tokens = tokens[:-2]  # ma mère *m'*a répété
        elif len(tokens) > 1 and self.auxiliaries.helped(tokens[-1].word):
            tokens = tokens[:-1]  # le chef *l'a* aussitôt accusé
        return tokens

    def _timed(self, tokens: Sequence[Token]) -> int:
        """How many words before a verb say when: *on Tuesday*, *in October*, *earlier this month*, *today*; or 0."""
        lexis, last, n = self.lexis, tokens[-1], len(tokens)
        if n > 2 and tokens[-2].word in lexis.small:
            month = lexis.analytic and last.word in lexis.stops and self.cased[last.start].isupper()
            return 2 if month or last.word in lexis.late else 0
        if not lexis.analytic:
            return 0
        if last.word in lexis.passing and self.cased[last.start].islower():
            return 1  # the Times *today* wrote
        if last.start in self.units and tokens[-2].word in lexis.stops:
            return 3 if n > 3 and tokens[-3].word in lexis.adverbs else 2  # *earlier this month*
        return 0
