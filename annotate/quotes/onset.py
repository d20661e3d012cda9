"""Onset: where a mention begins that is read backwards from its last word, until a word that cannot belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token
from annotate.quotes.referent import Referents
from annotate.reading import Reading

LONGEST = 25
"""How many words a mention may have."""
LONGEST_JOINED = 6
"""How many words the first of two may have whom "and" joins."""


class Onsets:
    """Where the mentions of one reading begin that stand before their verbs."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.referents, self.appositions = reading.once(Referents), reading.once(Appositions)
        self.cased, self.lexis = reading.cased, reading.pack.once(lexis)

    def of(self, tokens: Sequence[Token]) -> int | None:
        """Where the mention that ends with the last token begins."""
        lexis = self.lexis
        at = len(tokens)
        while at > 0 and len(tokens) - at < LONGEST:
            word = tokens[at - 1].word
            if word in COMMAS:
                break
            if word == ")" and (opens := self._bracket(tokens, at - 1)):
                at = opens  # Le maire (DVD) de Sète
                continue
            if not word[0].isalnum() and (word not in "-.&%'’" or self._dashes(tokens[at - 1])):
                break
            if self.prose.shortened(tokens[at - 1]):
                at -= 1
                continue
            if at > 1 and word in lexis.passives and tokens[at - 2].word in lexis.relating:
                at -= 1  # the parents of children *who were* killed have said
                continue
            if word in lexis.bounds or (at < len(tokens) and self._parts(tokens, at - 1)):
                break
            if word in lexis.conjunctions and not self._joins(tokens, at - 1):
                break
            if at < len(tokens) and word in lexis.perceiving and self._perceived(tokens, at):
                break  # witnesses heard *a man* shout
            if at < len(tokens) and tokens[at - 1].start in self.cues.verb_starts:
                break  # «…», dijo *Castro*, que luego declaró
            if lexis.analytic and word in lexis.articles and self._anew(tokens, at - 1):
                at -= 1
                break  # at which point *the host* said
            if word in lexis.relating and at < len(tokens) and self._subject(tokens[at]):
                break  # the man who *Lee* called “a friend”
            at -= 1
        at = self._opened(tokens, at)
        while at < len(tokens) - 1 and tokens[at].word in lexis.defining:
            at += 1  # a plan, which *critics* called “a gift to nobody”
        if at == len(tokens) or self._past(tokens, at):
            return None
        if lexis.analytic and at > 1 and tokens[at - 1].word in COMMAS:
            at = self._listed(tokens, at)
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        counts = tokens[at].word in lexis.governors and tokens[at].word not in lexis.small
        if counts and (
            after.isdigit() or (tokens[at + 2 : at + 3] and tokens[at + 2].word in lexis.partitive)
        ):
            return tokens[at].start  # *about half of* the voters say
        if tokens[at].word in lexis.stops and not lexis.points(tokens[at].word, after):
            # In a statement Trump said: what opens the sentence is no part of the mention
            run = len(tokens)
            while run > at and self.prose.capitalised(tokens[run - 1]):
                run -= 1
            return tokens[run].start if run < len(tokens) else None
        return tokens[at].start

    def _opened(self, tokens: Sequence[Token], at: int) -> int:
        """Where a mention begins behind "but" and signs; *no one* and *No 10* open one."""
        lexis = self.lexis
        while at < len(tokens) and (tokens[at].word in lexis.openers or not tokens[at].word[0].isalnum()):
            word, then = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
            if word in lexis.determiners and then in lexis.pronouns and lexis.analytic:
                break
            if word in lexis.numbering and then.isdigit():
                break
            at += 1
        return at

    def _past(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a participle and its agent open what a comma parts off: les élus, *visés par* une loi dite …"""
        lexis = self.lexis
        if not lexis.reflexives or not at or at + 1 >= len(tokens) or tokens[at - 1].word not in COMMAS:
            return False
        return tokens[at + 1].word in lexis.agents and tokens[at].word.endswith(lexis.participles)

    def _parts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word is an adverb that parts two phrases; no note *on* the door, no *earlier* report."""
        lexis, word = self.lexis, tokens[at].word
        before = tokens[at - 1].word if at else ""
        # a guard *who now* runs a farm
        held = before in lexis.plain or before in lexis.single or before in lexis.relating
        return word in lexis.adverbs and word not in lexis.small and not (lexis.analytic and held)

    def _subject(self, token: Token) -> bool:
        """Whether a word behind a relative is the subject of its clause: who *Lee* praised; not who Monday praised."""
        lexis, word = self.lexis, token.word
        if not lexis.analytic or word in lexis.stops or word in lexis.late:
            return False
        return self.cased[token.start].isupper() or word in lexis.determiners or word in lexis.pronouns

    def _listed(self, tokens: Sequence[Token], at: int) -> int:
        """Where a list of names begins whose last two "and" joins: *Lee, Roe* and Chan said; or the place given."""
        if self.lexis.conjunctions.isdisjoint([t.word for t in tokens[at + 1 : at + LONGEST_JOINED]]):
            return at
        while at > 1 and tokens[at - 1].word in COMMAS:
            begin = at - 1
            while begin and self._names(tokens[begin - 1]):
                begin -= 1
            whole = begin < at - 1 and not (begin and tokens[begin - 1].word[0].isalnum())
            known = whole and (
                self.referents.called(tokens[begin].start)
                or tokens[begin].word in self.lexis.articles
                or self.lexis.teller(tokens[at - 2].word)
            )
            if not known:
                return at
            at = begin
        return at

    def _perceived(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether somebody stands behind a verb of perceiving: show *the mayor* saying; not the show *host*."""
        lexis, word = self.lexis, tokens[at].word
        if at > 1 and (tokens[at - 2].word in lexis.relating or tokens[at - 2].word in lexis.defining):
            return False
        led = word in lexis.determiners or word in lexis.objects or word in lexis.owners
        return led or self.cased[tokens[at].start].isupper() or word.endswith(lexis.plurals)

    def _names(self, token: Token) -> bool:
        """Whether a word is of a name in a list, its article, or a noun of those who tell: *doctors*, *the* UN."""
        lexis = self.lexis
        return (
            self.prose.capitalised(token)
            or (token.word in lexis.articles and lexis.analytic)
            or lexis.teller(token.word)
        )

    def _anew(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an article opens another noun behind one: in a statement *the* mayor; not all *the* residents."""
        lexis, before = self.lexis, tokens[at - 1].word
        if at < 2 or not before[0].isalpha() or tokens[at - 1].word in lexis.auxiliaries:
            return False
        if self.cased[tokens[at - 1].start].isupper() and at + 1 < len(tokens):
            return False  # Alexander *the* Great
        for k, token in enumerate(tokens[:at]):
            if token.word in lexis.relating and not (k and tokens[k - 1].word in lexis.stops):
                return False  # a man who saw *the* crash
        known = before in lexis.grammar or before in lexis.prepositions
        return not (known or before in lexis.determiners or before in lexis.openers)

    def _dashes(self, token: Token) -> bool:
        """Whether a hyphen stands for a dash: the law it passed *--* or kept - Lee said."""
        return token.word == "-" and not self.cased[token.end : token.end + 1].isalnum()

    def _bracket(self, tokens: Sequence[Token], at: int) -> int:
        """Where the bracket opens that a token closes, or 0."""
        return next((k for k in range(at - 1, max(0, at - 7), -1) if tokens[k].word == "("), 0)

    def _joins(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a conjunction joins two names (Lee and Park said) and not two clauses."""
        if not 0 < at < len(tokens) - 1:
            return False
        left, right = tokens[at - 1], tokens[at + 1]
        if left.word in self.lexis.barred or right.word in self.lexis.pronouns:
            return False
        names = self.cased[left.start].isupper() and self.cased[right.start].isupper()
        return names or self._nominal(tokens[:at]) or self._lists(tokens, at)

    def _lists(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "and" ends a list of who tells things: doctors, *nurses and* porters; the UN, *the EU and* Elin."""
        lexis, right = self.lexis, tokens[at + 1]
        if not lexis.analytic:
            return False
        if lexis.teller(tokens[at - 1].word) and lexis.teller(right.word):
            return True
        begin = at
        while begin and self._names(tokens[begin - 1]):
            begin -= 1
        listed = 0 < begin < at and tokens[begin - 1].word in COMMAS
        return (
            listed and right.word in lexis.articles and at + 2 < len(tokens) and self._names(tokens[at + 2])
        )

    def _nominal(self, tokens: Sequence[Token]) -> bool:
        """Whether all that opens a sentence is a noun and what belongs to it: *Both the union* and Qantas say."""
        lexis = self.lexis
        if (
            not lexis.analytic
            or len(tokens) > LONGEST_JOINED
            or tokens[0].word in lexis.pronouns - lexis.determiners
        ):
            return False
        verbs = lexis.auxiliaries, lexis.copulas, lexis.openers, lexis.bounds
        return not any(
            not t.word[0].isalnum()
            or any(t.word in some for some in verbs)
            or t.start in self.cues.verb_starts
            or (t.word in lexis.stops and t.word not in lexis.small)
            or self.appositions.verbal(t)
            for t in tokens
        )
