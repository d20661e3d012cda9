"""Apposition: what a comma adds to a mention: Ann Lee, *a doctor*; Luc Roy, 42 ans, *pêcheur à Étel*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Token, ahead
from annotate.reading import Reading

NONE: frozenset[int] = frozenset()
LONGEST_CLAUSE = 6
"""Among so many words behind "and" stands the verb of a clause of its own."""


class Appositions:
    """The appositions to the mentions of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.lexis, self.cased = reading.pack.once(lexis), reading.cased
        cues = reading.once(Cues)
        self.verb_starts, self.participles = cues.verb_starts, cues.participles
        self._offices = (
            frozenset(hit.start for hit in reading.hits("name.roles")) if self.lexis.agentive else NONE
        )

    def comma(self, tokens: Sequence[Token], at: int, bare: bool, closed: bool) -> int:
        """The comma behind which an apposition opens, an age passed over; or -1 where the mention ends at a comma."""
        lexis = self.lexis
        if at + 1 == len(tokens):
            return -1
        aged = self._past_age(tokens, at)
        apposes = self.opens(tokens[at + 1], bare) or self.acts_as(tokens, at) or self._comes_from(tokens, at)
        apposes = apposes or self.aged(tokens, at + 1)
        if aged == at and not apposes and not self.bears(tokens, at + 1):
            return -1
        first, second = tokens[aged + 1], tokens[aged + 2] if aged + 2 < len(tokens) else None
        if first.word in lexis.stops and self._acts(tokens, aged + 2):
            return -1  # أحد الناجين، وهو يمسح دموعه
        if second is not None and second.word in lexis.traits:
            return (
                at if aged > at and self.aged(tokens, at + 1) else -1
            )  # compte Luc Roy, *la voix* cassée; said Lee, *her eyes* wet
        if second is not None and second.word in COMMAS and self._relative(first):
            return -1  # said Lee, *who*, like others, left
        if lexis.analytic and first.word in lexis.conjunctions and self._tells(tokens, aged + 2):
            return -1  # said Lee, *and Chan agreed*
        if lexis.capital_nouns and (self.claims(tokens, aged + 1) or self._aims(tokens, aged + 1)):
            return -1  # sagte der Minister, *das Geld reiche nicht*; empfahl die Stadt, *Wasser abzukochen*
        if first.start in self.participles:
            return -1  # فند الوزير الانتقادات، *شارحا* أن ...
        if first.word in lexis.pronouns and second is not None and second.start in self.verb_starts:
            return -1  # le maire, qui réclame « un plan »
        open_ = not closed and lexis.open_relatives
        if (closed or self._relative(first)) and not (open_ or self.shut(tokens, aged)):
            # selon les pompiers, le feu est « éteint »; but soupire Monique, *78 ans*, qui a tout perdu
            return at if self.aged(tokens, at + 1) else -1
        return -1 if closed and self._subject(tokens, self.shut(tokens, aged)) else aged

    def _tells(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb stands among the words behind a conjunction, before a sign: and *Chan agreed*."""
        clause = takewhile(lambda token: token.word[0].isalnum(), tokens[at : at + LONGEST_CLAUSE])
        return any(token.start in self.verb_starts or self.predicates(token) for token in clause)

    def claims(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb stands right behind a noun with its capital, and does not close its clause as in a relative.

        *Das Geld reiche* nicht; *das sei* gut; *der Plan ist* gut; not die *das Amt leitet*, eine Kennerin *der* Szene.
        """
        lexis = self.lexis
        verbs = lexis.conjunctive | lexis.copulas | lexis.auxiliaries
        for before, token, after in zip(tokens[at:], tokens[at + 1 :], tokens[at + 2 :], strict=False):
            if not token.word[0].isalnum():
                return False
            noun = self.cased[before.start].isupper()
            verb = token.word in verbs or (noun and self._subjunctive(token))
            if verb and (noun or before.word in lexis.recalling) and after.word[0].isalnum():
                return True
        return False

    def _aims(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a clause ends in an infinitive with its particle: die Steuer *zu senken*, Wasser *abzukochen*."""
        lexis, clause = self.lexis, list(takewhile(lambda token: token.word[0].isalnum(), tokens[at:]))
        if not clause or not lexis.aiming or self.cased[clause[-1].start].isupper():
            return False
        last = clause[-1].word
        inside = any(last.startswith(one + lexis.aiming) for one in lexis.particles)
        return inside or (len(clause) > 1 and clause[-2].word == lexis.aiming)

    def _subjunctive(self, token: Token) -> bool:
        """Whether a word with a small letter ends as the verbs of what is told do: das Geld *reiche* nicht."""
        lexis, word = self.lexis, token.word
        other = lexis.grammar, lexis.determiners, lexis.small, lexis.adverbs, lexis.genitives
        told = word.endswith(lexis.adjectival[:1]) and self.cased[token.start].islower()
        return told and not any(word in some for some in other)

    def _subject(self, tokens: Sequence[Token], shut: int) -> bool:
        """Whether a comma sets off more of what stands before it: according to police, the driver*, 43,* was drunk.

        Where nouns have articles, what opens with no noun does: selon le maire, le pont*, fermé lundi,* rouvrira.
        """
        if not 0 < shut < len(tokens) - 1:
            return False
        lexis, after = self.lexis, tokens[shut + 1]
        word = after.word
        if not lexis.bare_appositions and self.cased[after.start].islower():
            opens = lexis.articles, lexis.determiners, lexis.pronouns - lexis.appositions
            return not (word.startswith(lexis.attaching) or any(word in some for some in opens))
        relative = word in self.lexis.appositions or word in self.lexis.defining
        return word.isdigit() or (relative and word in self.lexis.pronouns)

    def shut(self, tokens: Sequence[Token], comma: int) -> int:
        """Where what a comma sets off ends, at another one or a colon, or 0."""
        return ahead(tokens, comma + 2, 12, COMMAS | {":"})

    def _relative(self, token: Token) -> bool:
        """Whether a word opens a relative clause: *qui*, *que*."""
        lexis = self.lexis
        return token.word in lexis.appositions and (
            token.word in lexis.pronouns or token.word in lexis.bounds
        )

    def _past_age(self, tokens: Sequence[Token], at: int) -> int:
        """The comma after an age where a noun follows it (Karim*, 42 ans*, chauffeur), or the comma given."""
        number = at + 2 if tokens[at + 1].word in self.lexis.small and at + 2 < len(tokens) else at + 1
        if not tokens[number].word.isdigit():
            return at
        shut = ahead(tokens, number + 1, 2, COMMAS)
        after = tokens[shut + 1] if shut and shut + 1 < len(tokens) else tokens[at]
        lexis = self.lexis
        other = lexis.barred | lexis.pronouns | lexis.openers | (lexis.small - lexis.appositions)
        return at if not after.word[0].isalpha() or after.word in other - lexis.appositions else shut

    def _acts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word has the form of a verb: وهو *يمسح* دموعه, وهي *تحمل* صورته; not وهي *تاجرة*, وهي *تربوية*."""
        lexis = self.lexis
        if at >= len(tokens) or not lexis.verbal:
            return False
        word, hers = tokens[at].word, lexis.genders.get(tokens[at - 1].word) == "f"
        if hers and not self.cased[tokens[at].start : tokens[at].end].endswith(lexis.feminine):
            return word.startswith(lexis.imperfects)
        return word.startswith(lexis.verbal)

    def opens(self, token: Token, bare: bool = True) -> bool:
        """Whether a word after a comma opens an apposition of the mention before it."""
        word = token.word
        if word in self.lexis.appositions:
            return True
        if word in self.lexis.pronouns or word in self.lexis.nominative or not word[0].isalpha():
            return False
        if word in self.lexis.barred and not self.name(token):
            return False
        bare = bare and self.lexis.bare_appositions
        other = word in self.lexis.openers or word in self.lexis.adverbs
        return bare and not other and not self.verbal(token)

    def name(self, token: Token) -> bool:
        """Whether a word is spelled as a name that reads like another word: علي beside على."""
        return self.cased[token.start : token.end] in self.lexis.names

    def acts_as(self, tokens: Sequence[Token], comma: int) -> bool:
        """Whether a comma sets off what somebody named before it does: Luc Roy, *pêcheur à Étel*, *vétérinaire*."""
        before, after = tokens[comma - 1], tokens[comma + 1]
        word = after.word
        lexis = self.lexis
        acts = after.start in self._offices or word.endswith(lexis.agentive)
        if not acts or word in lexis.grammar or word in lexis.openers:
            return False
        return self.cased[before.start].isupper() and self.cased[after.start].islower()

    def aged(self, tokens: Sequence[Token], number: int) -> bool:
        """Whether an age is all that a comma sets off: dit Odile, *71 ans*."""
        after = tokens[number + 1 : number + 3]
        aged = tokens[number].word.isdigit() and bool(after) and after[0].word in self.lexis.years
        return aged and (len(after) == 1 or not after[1].word[0].isalnum())

    def _comes_from(self, tokens: Sequence[Token], comma: int) -> bool:
        """Whether a comma sets off of what body or town somebody is: Luc Roy, *de l'Insee*; not de retour."""
        lexis, before = self.lexis, tokens[comma - 1]
        if not lexis.reflexives or tokens[comma + 1].word not in lexis.partitive:
            return False
        noun = next((t for t in tokens[comma + 2 : comma + 4] if t.word not in lexis.articles), None)
        if noun is None or not self.cased[before.start].isupper():
            return False
        bare = noun.word.rpartition("'")[2]
        named = self.cased[noun.end - len(bare)].isupper()
        return named or bare in lexis.organisations or bare in lexis.bodies

    def bears(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what a comma sets off is nothing but a name: le maire, *Paul Lenoir*."""
        run = tokens[at : at + 6]
        capital = [self.cased[token.start].isupper() for token in run]
        inside = (up or t.word in self.lexis.small for up, t in zip(capital, run, strict=True))
        n = next((k for k, goes in enumerate(inside) if not goes), len(run))
        if n < 2 or not (capital[0] and capital[n - 1]):
            return False
        return at + n == len(tokens) or not tokens[at + n].word[0].isalnum()

    def predicates(self, token: Token) -> bool:
        """Whether a word shows that something is told: an auxiliary, a copula, or a word that ends as verbs do."""
        return self.helps(token) or self.verbal(token)

    def helps(self, token: Token) -> bool:
        """Whether a word is an auxiliary or a copula, and no name spelt like one: in *May*, *Will* Fox."""
        lexis, word = self.lexis, token.word
        named = self.cased[token.start].isupper() and self.cased[token.end - 1].islower()
        return (word in lexis.auxiliaries or word in lexis.copulas) and not named

    def verbal(self, token: Token) -> bool:
        """Whether a word that is no name ends as verbs do (returned, speaking) or is a preterite of its own (left)."""
        endings = self.lexis.endings or self.lexis.finite
        formed = token.word in self.lexis.preterites or (bool(endings) and token.word.endswith(endings))
        return formed and self.cased[token.start].islower()
