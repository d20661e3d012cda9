"""Lexis: the words by which a language reports speech, folded as its rules read them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from annotate.pack import Pack
from annotate.quotes.vocabulary import QuoteWords


@dataclass(frozen=True)
class Lexis:
    """The words folded as the reading is, as sets."""

    few: int
    subject_first: bool
    subject_dropped: bool
    incised: bool
    bare_appositions: bool
    open_relatives: bool
    complementizers: frozenset[str]
    filled: frozenset[str]
    opinions: frozenset[str]
    sources: frozenset[str]
    clausal: frozenset[str]
    turned: frozenset[str]
    hollow: frozenset[str]
    pronouns: frozenset[str]
    objects: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    adverbial: tuple[str, ...]
    grouped: frozenset[str]
    interposed: tuple[str, ...]
    passives: frozenset[str]
    agents: frozenset[str]
    rubrics: frozenset[str]
    absolutes: frozenset[str]
    openers: frozenset[str]
    conjunctions: frozenset[str]
    stops: frozenset[str]
    serving: frozenset[str]
    seats: frozenset[str]
    holders: frozenset[str]
    makers: frozenset[str]
    late: frozenset[str]
    bounds: frozenset[str]
    appositions: frozenset[str]
    clitics: frozenset[str]
    elided: frozenset[str]
    abbreviations: frozenset[str]
    numbering: frozenset[str]
    longest: int
    """The letters of the longest abbreviation."""
    documents: frozenset[str]
    bearers: frozenset[str]
    offices: frozenset[str]
    works: frozenset[str]
    organisations: frozenset[str]
    small: frozenset[str]
    transitive: frozenset[str]
    copulas: frozenset[str]
    present: tuple[str, ...]
    defining: frozenset[str]
    relatives: frozenset[str]
    likening: frozenset[str]
    linking: frozenset[str]
    negations: frozenset[str]
    ones: frozenset[str]
    counts: frozenset[str]
    attributive: frozenset[str]
    whole: frozenset[str]
    evidence: frozenset[str]
    pointing: frozenset[str]
    recalling: frozenset[str]
    timing: frozenset[str]
    partitive: frozenset[str]
    several: tuple[str, ...]
    selves: frozenset[str]
    powers: frozenset[str]
    announcing: frozenset[str]
    articles: frozenset[str]
    collectives: frozenset[str]
    bodies: frozenset[str]
    traits: frozenset[str]
    courts: frozenset[str]
    plurals: tuple[str, ...]
    crowds: tuple[str, ...]
    tellings: frozenset[str]
    utterances: frozenset[str]
    owners: frozenset[str]
    statements: frozenset[str]
    receivers: frozenset[str]
    presiding: frozenset[str]
    media: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    ordinals: frozenset[str]
    barred: frozenset[str]
    nominals: frozenset[str]
    """What stands before a noun and never before a verb: the determiners and the prepositions."""
    grammar: frozenset[str]
    """The words that are no noun, verb or name."""
    plain: frozenset[str]
    """The determiners that never stand alone: *the*, *his*; not *this*, *one*."""
    attaching: tuple[str, ...]
    """The articles and determiners written together with their noun: *l'*avocate."""
    bare: frozenset[str]
    """The clitics without an article: ل in *لشركة «نجم»*, for no name stands after *للشركة*."""
    known: frozenset[str]
    """The words that report nothing: those of grammar, other verbs, and the nouns of lists."""
    untold: frozenset[str]
    """What opens no noun that is told: أعلن الوزير *في* بيان."""
    opening: frozenset[str]
    """The complementizers that leave their subject to be told: *أن* الوزير, not أنه."""
    denying: frozenset[str]
    """What stands before a verb that tells nothing: *لم* يرحب, رفض *أن* يعلن."""
    governing: frozenset[str]
    """What stands before a noun spelt like a verb: أقدمت السلطات على *نفي* الملك."""
    tellers: frozenset[str]
    """The nouns of those who tell something: offices, bodies, persons."""
    parting: frozenset[str]
    """The prepositions that may part an office from who holds it: المبعوثة *إلى* اليمن ليلى فرحات."""
    leaning: tuple[str, ...]
    """The prepositions written together with their nouns: *ب*مستشفى."""
    names: frozenset[str]
    nominal: dict[str, tuple[str, ...]]
    objective: frozenset[str]
    told: dict[str, frozenset[str]]
    """Per verb what may follow it that tells something."""
    naming: dict[str, str]
    genders: dict[str, str]
    resumed: dict[str, str]
    endings: tuple[str, ...]
    preterites: frozenset[str]
    telling: frozenset[str]
    topics: tuple[str, ...]
    attached: tuple[str, ...]
    definite: tuple[str, ...]
    owned: tuple[str, ...]
    hearers: tuple[str, ...]
    titled: tuple[str, ...]
    relational: tuple[str, ...]
    verbal: tuple[str, ...]
    joining: tuple[str, ...]
    past: tuple[str, ...]
    agreeing: tuple[str, ...]
    accusative: tuple[str, ...]
    governed: tuple[str, ...]
    participial: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    thus: frozenset[str]
    circumstances: frozenset[str]
    enclitics: tuple[str, ...]
    reflexives: frozenset[str]
    oneself: tuple[str, ...]
    impersonal: frozenset[str]
    finite: tuple[str, ...]
    infinitives: tuple[str, ...]
    postponing: tuple[str, ...]
    governors: frozenset[str]
    agentive: tuple[str, ...]
    gerunds: tuple[str, ...]
    participles: tuple[str, ...]

    def teller(self, word: str) -> bool:
        """Whether a noun is of somebody who tells something, an article written before it or not: *l'opposition*."""
        noun = word.rpartition("'")[2] or word
        return word in self.tellers or noun in self.tellers or noun.endswith(self.crowds)

    def points(self, word: str, noun: str) -> bool:
        """Whether a demonstrative stands before somebody who tells something: *cette femme*; not cette nuit."""
        if f"{word} {noun}" in self.pronouns:
            return True  # *ce dernier*
        return word in self.determiners and word in self.stops and self.teller(noun)

    def among(self, word: str, words: Set[str]) -> bool:
        """Whether a word is one of some words, with or without what is written together with it: *لشركة*."""
        if word in words:
            return True
        return any(word.startswith(clitic) and word[len(clitic) :] in words for clitic in self.bare)


AS_THEY_ARE = (
    "few",
    "subject_first",
    "subject_dropped",
    "incised",
    "bare_appositions",
    "open_relatives",
)
DERIVED = (
    "attaching",
    "barred",
    "bare",
    "denying",
    "governing",
    "grammar",
    "known",
    "leaning",
    "longest",
    "nominals",
    "opening",
    "parting",
    "plain",
    "tellers",
    "told",
    "untold",
)
KNOWN = (
    "hollow",
    "copulas",
    "auxiliaries",
    "documents",
    "offices",
    "organisations",
    "works",
    "tellings",
)
"""The verbs and nouns of lists that report nothing."""
SPELLED = ("names", "feminine", "owned", "governed")
"""What is told by letters that folding makes one: وزيرة, a woman, from وزيره, his minister."""
TABLES = ("nominal", "naming", "genders", "resumed")


def lexis(pack: Pack) -> Lexis:
    """The words of a pack; empty ones for a language without the table."""
    words = pack.words(QuoteWords) or QuoteWords(verbs={}, according={}, complementizers={})
    made: dict[str, Any] = {name: getattr(words, name) for name in AS_THEY_ARE}
    for name, field in Lexis.__dataclass_fields__.items():
        if name not in (*AS_THEY_ARE, *DERIVED, *SPELLED, *TABLES):
            folded = pack.folded(getattr(words, name))
            made[name] = tuple(folded) if "tuple" in str(field.type) else frozenset(folded)
    made["barred"] = made["stops"] | made["bounds"] | made["complementizers"]
    made["grammar"] = made["barred"] | made["small"] | made["adverbs"] | made["pronouns"]
    made["known"] = made["grammar"].union(*(made[name] for name in KNOWN))
    made["longest"] = max(map(len, made["abbreviations"]), default=1)
    made["nominals"] = made["determiners"] | made["prepositions"]
    made["tellers"] = made["offices"] | made["collectives"] | made["bodies"]
    made["plain"] = made["determiners"] - made["pronouns"]
    made["attaching"] = tuple(word for word in made["articles"] | made["determiners"] if word[-1] == "'")
    articles = (*made["definite"], *made["attached"])
    made["bare"] = frozenset(word for word in made["clitics"] if not word.endswith(articles))
    made["leaning"] = tuple(made["bare"] & made["prepositions"])
    made["untold"] = (
        made["nominals"] | made["complementizers"] | made["adverbs"] | made["late"] | made["linking"]
    )
    made["opening"] = made["complementizers"] - made["filled"]
    made["denying"] = made["circumstances"] | made["negations"] | made["opening"]
    made["governing"] = made["barred"] - made["linking"] - made["openers"]
    made["parting"] = made["bounds"] | made["seats"] | made["serving"]
    made["names"] = frozenset(words.names)
    made |= {name: tuple(getattr(words, name)) for name in SPELLED[1:]}
    for name in TABLES:
        table = getattr(words, name)
        made[name] = dict(zip(pack.folded(table), pack.folded(table.values()), strict=True))
    made["nominal"] = {verb: tuple(words.split()) for verb, words in made["nominal"].items()}
    told: dict[str, set[str]] = {}
    for what, verbs in zip(pack.folded(words.told), words.told.values(), strict=True):
        for verb in pack.folded(verbs):
            told.setdefault(verb, set()).add(what)
    made["told"] = {verb: frozenset(what) for verb, what in told.items()}
    return Lexis(**made)
