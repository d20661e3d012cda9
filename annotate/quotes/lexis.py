"""Lexis: the words by which a language reports speech, folded as its rules read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from annotate.declared import plain
from annotate.pack import Pack
from annotate.quotes.vocabulary import QuoteWords
from annotate.words import Listed

SHORTEST_PART = 3
"""The letters, less one at the end, of the shortest part of a compound: Nah*rung*, Dokumentar*film*."""


class Lexis(QuoteWords):
    """The words folded as the reading is, with what follows from them."""

    @cached_property
    def longest(self) -> int:
        """The letters of the longest abbreviation."""
        return max(map(len, self.abbreviations), default=1)

    @cached_property
    def barred(self) -> Listed:
        """What no mention holds."""
        return self.stops | self.bounds | self.complementizers.keys()

    @cached_property
    def grammar(self) -> Listed:
        """The words that are no noun, verb or name."""
        return self.barred | self.small | self.adverbs | self.pronouns

    @cached_property
    def known(self) -> Listed:
        """The words that report nothing: those of grammar, other verbs, and the nouns of lists."""
        verbs = self.hollow | self.copulas | self.auxiliaries | self.refusing
        nouns = self.documents | self.offices | self.organisations | self.works | self.tellings
        return self.grammar | verbs | nouns

    @cached_property
    def nominals(self) -> Listed:
        """What stands before a noun and never before a verb: determiners, prepositions, and what names hold."""
        return self.determiners | self.prepositions | self.ancestral

    @cached_property
    def plain(self) -> Listed:
        """The determiners that never stand alone: *the*, *his*; not *this*, *one*."""
        return self.determiners - self.pronouns

    @cached_property
    def turning(self) -> bool:
        """Whether a subject stands behind its verb at the words alone: « … », *dit le maire*; no verb-second order."""
        return bool(self.reflexives) and not self.verb_second

    @cached_property
    def relating(self) -> Listed:
        """The pronouns that open a relative clause and stand for its subject or its object: *who*, *which*."""
        return (self.pronouns & self.appositions) - self.determiners | (
            self.defining - self.complementizers.keys()
        )

    @cached_property
    def passing(self) -> Listed:
        """What opens a sentence and tells when, and ends a mention too: *today*, *yesterday*."""
        return (self.openers & self.stops) - self.conjunctions - self.bounds

    @cached_property
    def contrasting(self) -> Listed:
        """What sets a second verb against the first of a subject: she praised it *but* said it was late."""
        return ((self.small | self.bounds) & self.late & self.openers) - self.adverbs

    @cached_property
    def single(self) -> Listed:
        """The articles of one that is new: *a*, *an*."""
        return (self.determiners & self.appositions & self.small) - self.articles

    @cached_property
    def fronting(self) -> Listed:
        """What a time, a place or a clause before a subject opens with: *after* the vote; not *the*, *that*."""
        return self.barred - self.determiners - self.complementizers.keys()

    @cached_property
    def settings(self) -> Listed:
        """What no mention holds and a time or a place may open with: *في* ختامها, *este* lunes; not *أن*, *that*."""
        return self.barred - self.complementizers.keys()

    @cached_property
    def inserting(self) -> Listed:
        """The prepositions that may part an article from its noun, a participle behind them: die *in* ihr erklärten."""
        return (self.stops | self.agents) - self.auxiliaries - self.copulas

    @cached_property
    def interposing(self) -> Listed:
        """The words that the phrases of ``interposed`` open with."""
        return frozenset(phrase.partition(" ")[0] for phrase in self.interposed)

    @cached_property
    def times(self) -> Listed:
        """The adverbs before which every mention ends: when something was said."""
        return self.late & self.adverbs

    @cached_property
    def final(self) -> Listed:
        """What ends a mention even behind a relative."""
        return self.late & self.stops

    @cached_property
    def stated(self) -> Listed:
        """The nouns of what is said: في *تصريح* لـ«صوت المدينة», في *بيانها*."""
        return self.tellings | self.statements

    @cached_property
    def characterising(self) -> Listed:
        """What says of what kind something is, or whose: شعارات *من قبيل* «...», *the* banner."""
        return self.nominals | self.partitive

    @cached_property
    def ascribed(self) -> Listed:
        """What goes on with a mention though it is a noun with its owner: المتحدث *باسمها*, السلطات *نفسها*."""
        return self.selves.union(self.titled)

    @cached_property
    def attaching(self) -> tuple[str, ...]:
        """The articles and determiners written together with their noun: *l'*avocate."""
        return tuple(word for word in self.articles | self.determiners if word[-1] == "'")

    @cached_property
    def determined(self) -> tuple[str, ...]:
        """What a noun with its article begins with, a preposition before that or none: *ال*وزير, *بال*قاهرة."""
        return (*self.definite, *self.attached)

    @cached_property
    def bare(self) -> Listed:
        """The clitics without an article: ل in *لشركة «نجم»*, for no name stands after *للشركة*."""
        return frozenset(word for word in self.clitics if not word.endswith(self.determined))

    @cached_property
    def borne(self) -> Listed:
        """The nouns of what has a name, a preposition written together with them or none: *ل*خدمة «أمان»."""
        return self.bearing.union(one + noun for one in self.bare for noun in self.bearing)

    @cached_property
    def proclitic(self) -> tuple[str, ...]:
        """The same, for what a word begins with."""
        return tuple(self.bare)

    @cached_property
    def many(self) -> tuple[str, ...]:
        """The endings of nouns of several: محتج*ون*, متضرر*ين*."""
        return (*self.masculine, *self.several)

    @cached_property
    def related(self) -> tuple[str, ...]:
        """The endings of adjectives made from nouns, of one or of several: أمن*ي*, أمن*يون*."""
        return (*self.relational, *(one + end for one in self.relational for end in self.many))

    @cached_property
    def manner(self) -> tuple[str, ...]:
        """The endings of adverbs made from such adjectives: دول*يا*."""
        return tuple(one + end for one in self.relational for end in self.accusative)

    @cached_property
    def prefixes(self) -> Listed:
        """The prepositions written together with the next word: *ل*نقل."""
        return frozenset(word[0] for word in self.attached)

    @cached_property
    def untold(self) -> Listed:
        """What opens no noun that is told: أعلن الوزير *في* بيان."""
        clauses = self.complementizers.keys() | self.linking
        return self.nominals | self.adverbs | self.late | clauses

    @cached_property
    def done(self) -> Listed:
        """The nouns of what is announced with their article or owner: أكد *العثور* على أسلحة, أعلن *دخوله*."""
        owned = {deed + end for deed in self.deeds for end in self.owned}
        return self.deeds | owned | {article + deed for deed in self.deeds for article in self.definite}

    @cached_property
    def untelling(self) -> Listed:
        """What opens no mention behind a verb: طلب *عدم* نشر اسمه, أكد *العثور* على أسلحة, لم يؤكد *ولم* ينف."""
        return self.hollow | self.done | self.negations

    @cached_property
    def opening(self) -> Listed:
        """The complementizers that leave their subject to be told: *أن* الوزير, not أنه."""
        return frozenset(self.complementizers) - self.filled

    @cached_property
    def thatwards(self) -> tuple[str, ...]:
        """What ends right before a verb behind a "that" that holds no subject: سبق للوزير *أن* أعلن."""
        return tuple(f" {word} " for word in self.opening)

    @cached_property
    def denying(self) -> Listed:
        """What stands before a verb that tells nothing: *لم* يرحب, رفض *أن* يعلن."""
        return self.circumstances | self.negations | self.opening

    @cached_property
    def governing(self) -> Listed:
        """What stands before a noun spelt like a verb: أقدمت السلطات على *نفي* الملك."""
        return self.barred - self.linking - self.openers

    @cached_property
    def things(self) -> Listed:
        """The nouns of what is no person: bodies, works and texts."""
        return self.organisations | self.works | self.documents

    @cached_property
    def tellers(self) -> Listed:
        """The nouns of those who tell something: offices, bodies, persons."""
        return self.offices | self.bodies | self.collectives.keys()

    @cached_property
    def parting(self) -> Listed:
        """The prepositions that may part an office from who holds it: المبعوثة *إلى* اليمن ليلى فرحات."""
        return self.bounds | self.seats | self.serving

    @cached_property
    def placing(self) -> Listed:
        """What says where somebody unnamed is or comes from: مصدرا *داخل* النادي, سكانا *في* البلدة."""
        return self.bounds | self.seats | (self.prepositions & self.stops)

    @cached_property
    def between(self) -> Listed:
        """What opens a time, a place, a speech or whom it is told, where such part a verb from its preposition."""
        speech = self.statements | self.tellings | frozenset(self.hearers)
        return self.late | self.prepositions | self.adverbs | self.manners | speech

    @cached_property
    def audible(self) -> Listed:
        """The media of the gender whose article in the dative is another's subject: *der Agentur* sagte er."""
        return frozenset(one for one in self.media if self.genders.get(one) == "f")

    @cached_property
    def voiced(self) -> Listed:
        """The nouns of those who tell something without a name: *جهات*, *أحد* السكان, *دراسة*, *محللو* المصرف."""
        many = self.ones | self.counts | self.evidence | self.holders
        return self.organisations | self.media | self.powers | many

    @cached_property
    def helping(self) -> Listed:
        """What stands between a relative and its verb: التي *كانت قد* كتبت."""
        return self.auxiliaries | self.adverbs

    @cached_property
    def leaning(self) -> tuple[str, ...]:
        """The prepositions written together with their nouns: *ب*مستشفى."""
        return tuple(self.bare & self.prepositions)

    @cached_property
    def undergoing(self) -> tuple[str, ...]:
        """What participles begin with that have the article: *الم*فرج عنهم."""
        return tuple(one + two for one in self.definite for two in self.participial)

    @cached_property
    def nominally(self) -> dict[str, tuple[str, ...]]:
        """Per verb, the prepositions with which and a noun it reports."""
        return {verb: tuple(words.split()) for verb, words in self.nominal.items()}

    @cached_property
    def judging(self) -> dict[str, Listed]:
        """Per participle by which an agent judges, the prepositions before its words."""
        return _turned(self.judged)

    @cached_property
    def acting(self) -> dict[str, Listed]:
        """Per noun of a deed, "and" or a preposition written together with it or none, what follows who does it."""
        found = {noun: frozenset(words.split()) for noun, words in self.doing.items()}
        return found | {one + noun: words for one in self.bare for noun, words in found.items()}

    @cached_property
    def following(self) -> dict[str, Listed]:
        """Per verb, what may follow it that tells something."""
        return _turned(self.told)

    def teller(self, word: str) -> bool:
        """Whether a noun is of somebody who tells something, an article written before it or not: *l'opposition*."""
        noun = word.rpartition("'")[2] or word
        known = word in self.tellers or noun in self.tellers or noun.endswith(self.crowds)
        return known or (self.capital_nouns and self.heads(noun, self.tellers))

    def noun(self, word: str) -> str:
        """A noun without the article written together with it: *وزارة* of الوزارة."""
        return next((word[len(one) :] for one in self.definite if word.startswith(one)), word)

    def body(self, word: str) -> bool:
        """Whether a word is the noun of a body or of a power, an article written together with it or not: *الجيش*."""
        noun = self.noun(word)
        return noun in self.powers or noun in self.organisations

    def qualifies(self, word: str) -> bool:
        """Whether a word is an adjective with the article: *البحري*, not القضية."""
        if self.noun(word) in self.substantive:
            return False
        return word.startswith(self.definite) and word.endswith(self.relational)

    def points(self, word: str, noun: str) -> bool:
        """Whether a demonstrative stands before somebody who tells something: *cette femme*; not cette nuit."""
        if f"{word} {noun}" in self.pronouns:
            return True  # *ce dernier*
        return word in self.determiners and word in self.stops and self.teller(noun)

    def among(self, word: str, words: Set[str]) -> bool:
        """Whether a word is one of some words, with or without what is written together with it: *لشركة*."""
        if word in words or not word.startswith(self.proclitic):
            return word in words
        return any(word.startswith(clitic) and word[len(clitic) :] in words for clitic in self.bare)

    def heads(self, word: str, words: Set[str]) -> bool:
        """Whether a noun is one of some, or ends in one, as compounds do (German): Kinder*buch*; not Mitglied."""
        if self.among(word, words):
            return True
        if not self.capital_nouns or word in self.undivided:
            return False
        return any(word[at:] in words for at in range(SHORTEST_PART, len(word) - SHORTEST_PART))


def _turned(governed: Mapping[str, Sequence[str]]) -> dict[str, Listed]:
    """Per verb, what it goes with, of what has several verbs each."""
    found: dict[str, set[str]] = {}
    for what, verbs in governed.items():
        for verb in verbs:
            found.setdefault(verb, set()).add(what)
    return {verb: frozenset(what) for verb, what in found.items()}


def lexis(pack: Pack) -> Lexis:
    """The words of a pack; empty ones for a language without the table."""
    words = pack.words(QuoteWords) or QuoteWords(verbs={}, according={}, complementizers={})
    return plain(Lexis, vars(words))
