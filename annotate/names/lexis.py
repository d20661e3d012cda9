"""Lexis: the lists of a language's names as sets of words, folded as the reading is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotate.names.gazetteer import Forenames, contract
from annotate.names.shapes import Shapes
from annotate.names.vocabulary import NameWords
from annotate.pack import Pack


class Lexis(Shapes):
    """The lists of a :class:`NameWords`, which says what each is for."""

    abbreviated: frozenset[str]
    addressing: frozenset[str]
    adjectival: frozenset[str]
    adjectives: frozenset[str]
    aged: frozenset[str]
    aims: frozenset[str]
    articles: frozenset[str]
    bodies: frozenset[str]
    bylines: frozenset[str]
    clans: frozenset[str]
    clauses: frozenset[str]
    clubs: frozenset[str]
    common: frozenset[str]
    communal: frozenset[str]
    completions: frozenset[str]
    conjunctions: frozenset[str]
    contests: frozenset[str]
    determiners: frozenset[str]
    elisions: frozenset[str]
    ends: frozenset[str]
    fathers: frozenset[str]
    fields: frozenset[str]
    generic: frozenset[str]
    governed: frozenset[str]
    grades: frozenset[str]
    governing: frozenset[str]
    homes: frozenset[str]
    houses: frozenset[str]
    identifying: frozenset[str]
    indefinite: frozenset[str]
    joining: frozenset[str]
    kin: frozenset[str]
    linking: frozenset[str]
    links: frozenset[str]
    locatives: frozenset[str]
    meetings: frozenset[str]
    members: frozenset[str]
    men: frozenset[str]
    ministers: frozenset[str]
    models: frozenset[str]
    mothers: frozenset[str]
    municipal: frozenset[str]
    nations: frozenset[str]
    near: frozenset[str]
    near_places: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    objects: frozenset[str]
    onward: frozenset[str]
    ordinals: frozenset[str]
    owning: frozenset[str]
    pairing: frozenset[str]
    papers: frozenset[str]
    particles: frozenset[str]
    patrons: frozenset[str]
    persons: frozenset[str]
    pointing: frozenset[str]
    placeless: frozenset[str]
    plural: frozenset[str]
    possessives: frozenset[str]
    posted: frozenset[str]
    postings: frozenset[str]
    purposes: frozenset[str]
    regions: frozenset[str]
    representing: frozenset[str]
    relatives: frozenset[str]
    schools: frozenset[str]
    seated: frozenset[str]
    seats: frozenset[str]
    sources: frozenset[str]
    staff: frozenset[str]
    stages: frozenset[str]
    states: frozenset[str]
    tails: frozenset[str]
    terms: frozenset[str]
    trades: frozenset[str]
    twofold: frozenset[str]
    voices: frozenset[str]
    women: frozenset[str]
    attributive: tuple[str, ...]
    past: tuple[str, ...]
    demonyms: tuple[str, ...]
    plurals: tuple[str, ...]
    pronouns: tuple[str, ...]
    several_ends: tuple[str, ...]

    def __init__(self, words: NameWords, pack: Pack) -> None:
        super().__init__(words)

        def folded(items: Iterable[str]) -> frozenset[str]:
            return frozenset(pack.keys(list(items)))

        for name, kind in Lexis.__annotations__.items():
            listed = folded(getattr(words, name))
            setattr(self, name, tuple(listed) if kind.startswith("tuple") else listed)
        self.article, self.contracted = pack.fold(words.article), pack.fold(words.contracted)
        self.feminine, self.endings = pack.fold(words.feminine), tuple(folded(words.plain))
        self.several, self.local, self.tanwin = words.several, words.local, words.tanwin
        self.conjunction, self.towards = words.conjunction, words.towards
        self.swallowed = self.contracted and self.towards + self.contracted
        """What is written before a noun that has lost its article to it: *لل*فائز."""
        lost: dict[str, Any] = {"article": words.article, "contracted": words.contracted}
        lost |= {"ambiguous": list(words.ambiguous), "never": list(words.never)}
        lost = contract(lost, ("ambiguous", "never"))
        self.ambiguous, self.never = folded(lost["ambiguous"]), folded(lost["never"])
        self.exact, self.directions = frozenset(words.exact), frozenset(words.directions)
        self.units, self.wares = frozenset(words.units), frozenset(words.wares)
        self.doubtful = folded(words.exact)
        self.openers, self.offices = folded(words.place_openers), folded(words.roles)
        self.heads = folded(words.org_heads)
        self.companies = frozenset(word.rstrip(".") for word in folded(words.companies))
        self.aliases = {pack.key(short): pack.key(whole) for short, whole in words.aliases.items()}
        more = pack.words(Forenames) or Forenames()
        self.weak = folded(words.weak_given) | folded(more.weak)
        self.stops = folded(words.stops) | self.tails
        self.given = folded([*words.given, *more.names, *more.weak]) - self.stops
        self.governing_ends = frozenset(noun.partition(" ")[2] for noun in self.governed if " " in noun)
        """Of those that are phrases, what stands behind the first word."""
        self.single = frozenset(p[0] for p in pack.script.proclitics if len(p) == 1)


def lexis(pack: Pack) -> Lexis:
    """The lists of a pack that has names; to be asked for with ``pack.once``. Raises LookupError for one without."""
    words = pack.words(NameWords)
    if words is None:
        raise LookupError(f"the pack {pack.code} has no table of names")
    return Lexis(words, pack)
