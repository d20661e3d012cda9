"""Clause: what a verb tells without "that", as a clause with a verb of its own: said *fares would rise*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.cue import Cues
from annotate.quotes.gap import Gaps
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token, ahead
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading

LONGEST = 16
"""Within so many words behind a verb the clause it reports has its own."""
SHORTEST = 4
"""So many words behind "said" and an article are a clause: said *the drug cut deaths*; not said the words."""
SHORTEST_PLAIN = 6
"""So many words behind "says" and no sign among them are one in any case: says *men like Lee earn more than that*."""
LONGEST_FRONT = 7
"""How many words a time or a place has that stands before the subject: said *in the first half of May* it lost."""
ENDS = frozenset(".;:?!–—")
PLAIN = ("", "participle")
"""The values of verbs behind which any form of a verb shows a clause: said, *saying* fares rose."""


class Clauses:
    """The clauses that stand behind the verbs of one reading; ``times`` are where its units of dates stand."""

    def __init__(self, reading: Reading) -> None:
        self.cues, self.prose = reading.once(Cues), reading.once(Prose)
        self.appositions, self.lexis = reading.once(Appositions), reading.pack.once(lexis)
        self.cased = reading.cased
        self.times = reading.once(Gaps).units

    def own(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a clause with a verb of its own follows without "that": said *fares would rise*."""
        lexis = self.lexis
        at = next((k for k, t in enumerate(tokens) if t.word not in lexis.late), len(tokens))
        if at == len(tokens) or not tokens[at].word[0].isalnum():
            return self._set_off(hit, tokens)
        if self._subject(tokens, at):
            return True
        if lexis.capital_nouns and (
            tokens[at].word in lexis.nominative or self.appositions.claims(tokens, at)
        ):
            return True  # sagte der Minister, *man* prüfe das; *das Geld reiche* nicht
        if tokens[at].word in lexis.fronting:
            denied = self.prose.last_word(0, hit.start) in lexis.negations
            return not denied and (self._placed(tokens[at:]) or self._fronted(hit, tokens[at:]))
        if hit.word in lexis.turned and tokens[at].word in lexis.articles and self._many(tokens, at):
            return True
        if hit.word in lexis.turned and self._plain(hit, tokens[at:]):
            return True
        addressed = "addressed" in hit.value and lexis.analytic
        heard = addressed and self._heard(tokens, at)
        end = at + LONGEST
        plain = lexis.relating.isdisjoint([token.word for token in tokens[at + 1 : end]])
        for k in range(at + 1, min(end, len(tokens))) if plain else self._outside(tokens, at):
            token = tokens[k]
            if (token.word in ENDS and not self._goes_on(tokens, k)) or token.word in lexis.complementizers:
                return False
            # it concludes weeks of talks *and is* aimed at peace
            joined = tokens[k - 1].word in lexis.conjunctions
            if self.appositions.helps(token):
                return not joined
            if (heard or hit.value in PLAIN) and not joined and self._finite(tokens, k):
                return True
            addressed = addressed and token.word not in COMMAS
            pronoun = token.word.partition("'")[0] if addressed else ""
            if pronoun in lexis.pronouns and not (
                pronoun in lexis.determiners or pronoun in lexis.appositions
            ):
                before = tokens[k - 1].word  # told the Post *she's* been ill; not told it *to* them
                return before not in lexis.small and self._subject(tokens, k)
        return False

    def _set_off(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether commas set something off before the clause: says, *win or lose*, he will stay."""
        if hit.word not in self.lexis.turned or not tokens or tokens[0].word not in COMMAS:
            return False
        shut = ahead(tokens, 2, LONGEST_FRONT, COMMAS)
        return bool(shut) and self._states(hit, tokens[shut + 1 :])

    def _many(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an article and what stands behind it are words enough for a clause: the *drug cut deaths*."""
        dots = sum(
            tokens[k].word == "." and self._goes_on(tokens, k)
            for k in range(at + 1, min(at + 3, len(tokens)))
        )
        near = [token.word for token in tokens[at : at + SHORTEST + dots] if token.word[0].isalnum()]
        return sum(word not in self.lexis.conjunctions for word in near) == SHORTEST

    def _plain(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether words behind a verb of saying are too many to be none: says *men like Lee earn more than that*."""
        lexis, first = self.lexis, tokens[0].word
        if first in lexis.grammar or first in lexis.objects or len(tokens) < SHORTEST_PLAIN:
            return False
        if not self.prose.last_word(0, self.cues.extent(hit)[0]).isalnum():
            return False
        return not any(
            t.word in COMMAS or t.word in ENDS or t.word in ANY_MARK for t in tokens[:SHORTEST_PLAIN]
        )

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a sign ends no clause: said *Ms.* Lee left, the *U.S.* is out, the *9:40* is full."""
        sign, before = tokens[at], tokens[at - 1]
        clock = sign.word == ":" and before.word.isdigit() and before.end == sign.start
        dotted = (
            sign.start == before.end and at + 1 < len(tokens) and self.cased[tokens[at + 1].start].islower()
        )
        return clock or (sign.word == "." and (dotted or self.prose.shortened(before)))

    def _fronted(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a time, a place or a clause stands before the subject of what is told: said *last night* a ship sank.

        A comma parts it, or another noun opens behind it: says *despite rain*, the match …; said *in May* the mill ….
        """
        lexis, first = self.lexis, tokens[0].word
        if not lexis.analytic or first in lexis.governors or first in lexis.conjunctions:
            return False
        shut = ahead(tokens, 2, LONGEST, COMMAS)
        if (
            shut
            and tokens[shut + 2 :]
            and tokens[shut + 1].word.isdigit()
            and tokens[shut + 2].word in COMMAS
        ):
            shut += 2  # said on May 6*, 1986,* it bought the mill
        if shut and self._states(hit, tokens[shut + 1 :]):
            return True
        if first in lexis.bounds:
            return False
        for k in range(2, min(LONGEST_FRONT, len(tokens))):
            before, word = tokens[k - 1], tokens[k].word
            if not word[0].isalnum() or word in lexis.relating or word in lexis.complementizers:
                return False
            timed = before.word in lexis.late or before.start in self.times or before.word.isdigit()
            named = timed and self.prose.capitalised(tokens[k])
            anew = word in lexis.articles or word in lexis.single
            if (named or (anew and before.word not in lexis.grammar)) and self._states(hit, tokens[k:]):
                return True
        return False

    def _states(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a clause of its own opens, and goes on with an auxiliary: *the match* will go on."""
        lexis = self.lexis
        first = tokens[0] if tokens else None
        if first is None or not first.word[0].isalnum() or first.word in lexis.relating:
            return False
        if self._subject(tokens, 0):
            return True
        joins = first.word in lexis.conjunctions or first.word in lexis.fronting
        if joins or self.appositions.verbal(first) or first.start in self.cues.verb_starts:
            return False
        if any(token.start in self.times for token in tokens[:3]):
            return False  # on Friday, *a day* after it was shut
        for k in range(1, min(LONGEST, len(tokens))):
            token, word = tokens[k], tokens[k].word
            if word in ENDS or word in COMMAS or word in lexis.complementizers or word in lexis.relating:
                return False
            if self.appositions.helps(token):
                return True
            if hit.value in PLAIN and self._finite(tokens, k):
                return True
        return False

    def _finite(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word has the form of a verb: said prices *rose*; not maintains a *commanding* lead."""
        lexis = self.lexis
        noun = tokens[at].word.endswith(lexis.participles) and (
            tokens[at - 1].word in lexis.small or tokens[at - 1].word in lexis.determiners
        )
        return not noun and self.appositions.verbal(tokens[at])

    def _heard(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether who is told stands apart from the subject of a clause: told *me* the firm paid, *reporters* the …."""
        lexis, word = self.lexis, tokens[at].word
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        apart = after in lexis.articles or (after in lexis.single and word in lexis.objects)
        return apart and (word in lexis.objects or word.endswith(lexis.plurals))

    def _outside(self, tokens: Sequence[Token], at: int) -> Iterator[int]:
        """The places behind a word of what a clause may be, without its relative clauses.

        Not …, said Ann Lee, *who is the director*; people *who were* there had left.
        """
        lexis = self.lexis
        relative = lexis.relating
        k, end = at + 1, min(len(tokens), at + LONGEST)
        while k < end:
            if tokens[k].word in relative:
                if tokens[k - 1].word in COMMAS:
                    shut = ahead(tokens, k, LONGEST, COMMAS)
                    k = shut + 1 if shut else end
                    continue
                verb = (j for j in range(k + 1, end) if self.appositions.predicates(tokens[j]))
                k = next(verb, end)
                while k < end and self.appositions.predicates(tokens[k]):
                    k += 1
                continue
            yield k
            k += 1

    def _placed(self, tokens: Sequence[Token]) -> bool:
        """Whether a time or a place parts a verb from the pronoun of its clause: said *on Monday it expects* more."""
        other = self.lexis.determiners | self.lexis.appositions | self.lexis.defining
        for at, token in enumerate(tokens[:LONGEST_FRONT]):
            if not token.word[0].isalnum() or token.word in self.lexis.complementizers:
                return False
            if token.word.partition("'")[0] not in other and self._subject(tokens, at):
                return True
        return False

    def _subject(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a pronoun opens a clause, its verb behind it or written together with it: said *it's* late."""
        pronoun, mark, _ = tokens[at].word.partition("'")
        if pronoun not in self.lexis.pronouns and pronoun not in self.lexis.impersonal:
            return False
        return bool(mark) or (at + 1 < len(tokens) and tokens[at + 1].word[0].isalpha())
