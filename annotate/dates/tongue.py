"""Tongue: the small words of a language around its dates, folded and ready to be asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotate.dates.shapes import LEXICONS, Grammar

if TYPE_CHECKING:
    from annotate.elements.date import DateWords
    from annotate.pack import Pack

NAMED = {
    **{letter: name for name, letter in LEXICONS.items() if letter},
    "n": "days",
    "o": "nths",
    "Y": "years",
}
"""Per letter of a token, the name under which a pack lists what may stand beside it."""
AHEAD, PAST, ENDING = 1, -1, -2
"""What a word shows: what lies ahead, what has happened, or that by its ending alone."""
REMEMBERED = 50_000
NONE: frozenset[str] = frozenset()


class Tongue:
    """The small words of a language, folded and ready to be asked for; made once per pack."""

    def __init__(self, pack: Pack, words: DateWords) -> None:
        def fold(word: str) -> str:
            return pack.fold(pack.dropped.sub("", word))

        self.possessives = tuple(map(fold, pack.script.possessives))
        proclitics = ("", *map(fold, pack.script.proclitics))
        self.words = words
        self._guards: dict[
            tuple[str, str, str, bool], tuple[frozenset[str], frozenset[str] | None, frozenset[str]]
        ] = {}

        def attached(ws: Iterable[str]) -> frozenset[str]:
            return frozenset(p + w for w in map(fold, ws) for p in proclitics)

        def folded(ws: Iterable[str]) -> frozenset[str]:
            return frozenset(map(fold, ws))

        def bound(table: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
            return {name: attached(ws) for name, ws in table.items()}

        two_figures = (phrase.split()[-1] for phrase in words.needs_before.get("yy", ()))
        self.grammar = Grammar(words, fold, attached((*two_figures, *words.events)))
        self.needs_before = bound(words.needs_before)
        self.never_before = bound(words.never_before)
        self.never_after = {name: frozenset(map(fold, ws)) for name, ws in words.never_after.items()}
        self.months = frozenset(fold(name).split()[0] for name in (*words.months, *words.foreign))
        # "a month before" is not in "before the month of Ramadan"
        self.never_after["ago"] = self.never_after.get("ago", frozenset()) | self.months
        # the first words of what is two words: "la veille de ses 80 ans"
        self.phrased = frozenset(w.split()[0] for ws in self.never_after.values() for w in ws if " " in w)
        self.openers = {
            name: tuple(w if w.endswith("'") else f"{w} " for w in map(fold, ws))
            for name, ws in words.openers.items()
        }
        self.between = attached(words.between)
        # what was held on a day that is a number alone: *la réunion du* 3 est close
        self.occasions = frozenset(w for w in self.needs_before.get("days", ()) if " " in w)
        self.bare_after, self.bare_never = folded(words.bare_after), folded(words.bare_never)
        self.compounds = frozenset(f"-{fold(word)}" for word in words.compounds)
        self.asides = tuple(f"{fold(word)} " for word in words.asides)
        self.pausing = frozenset(map(fold, words.pausing))
        self.pending = frozenset(map(fold, words.pending))
        self.than = frozenset(map(fold, words.than))
        self.compared = frozenset(map(fold, words.compared))
        self.rounded = tuple(f"{fold(phrase)} " for phrase in words.rounded)
        self.nouns, self.leading = folded(words.nouns), folded(words.leading)
        self.loose, self.linked, self.onward = map(folded, (words.loose, words.linked, words.onward))
        self.yearly = tuple(f" {fold(phrase)}" for phrase in words.yearly)
        self.events = attached(words.events)
        self.games = frozenset(map(fold, words.games))
        self.infinitive = frozenset(map(fold, words.infinitive))
        self.named = attached(words.named)
        self.given = frozenset(map(fold, words.given))
        self.shy = frozenset(map(fold, words.shy))
        self.counted = frozenset(map(fold, words.counted))
        self.streets = frozenset(map(fold, words.streets))
        self.future = attached(words.future)
        self.past = attached(words.past)
        self.deadline = attached(words.deadline)
        self.perfect = attached(words.perfect)
        self.onset = attached(words.onset)
        self.summons, self.summoning = attached(words.summons), attached(words.summoning)
        self.upto = attached(words.upto)
        self.present = attached(words.present)
        self.future_prefixes = tuple(attached(words.future_prefixes))
        self.future_suffixes = tuple(map(fold, words.future_suffixes))
        self.idioms = folded(words.idioms)
        self.senses = Senses(self, tuple(map(fold, words.past_suffixes)), attached(words.not_past))
        self.not_future = tuple(attached(words.not_future))

    def guards(
        self, rule: str, first: str, last: str, alone: bool
    ) -> tuple[frozenset[str], frozenset[str] | None, frozenset[str]]:
        """What may not stand before a match, what must (or None), and what may not stand after it."""
        key = (rule, first, last, alone)
        found = self._guards.get(key)
        if found is None:
            opening, closing = NAMED.get(first, "units"), NAMED.get(last, "units")
            never = self.never_before.get(opening, NONE) | self.never_before.get(rule, NONE)
            after = self.never_after.get(closing, NONE)
            if last != "Y":
                after |= self.never_after.get(rule, NONE)
            if alone and opening == "units":
                after |= self.never_after.get("unit", NONE)
            needed = self.needs_before.get(opening) if alone else None
            found = self._guards[key] = (never, needed, after)
        return found


class Senses(dict[str, int]):
    """What a word shows of the tense; worked out when it is first met, and remembered."""

    def __init__(self, tongue: Tongue, endings: tuple[str, ...], not_past: frozenset[str]) -> None:
        """``endings`` of the past, and the words, beginnings (``ال*``) and ends (``*ات``) that are of other words."""
        super().__init__()
        self.tongue, self.endings, self.others = tongue, endings, not_past
        self.other_ends = tuple(
            word.partition("*")[2] for word in not_past if word[-1] != "*" and "*" in word
        )
        self.other_beginnings = tuple(word[:-1] for word in not_past if word[-1] == "*")

    def __missing__(self, word: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = sense = self._sense(word)
        return sense

    def _sense(self, word: str) -> int:
        tongue = self.tongue
        if word in tongue.future:
            return AHEAD
        if len(word) < 4:
            return PAST if word in tongue.past else 0
        if not word.startswith(tongue.not_future) and (
            word.startswith(tongue.future_prefixes) or word.endswith(tongue.future_suffixes)
        ):
            return AHEAD
        if word in tongue.past:
            return PAST
        if not word.endswith(self.endings) or word in self.others:
            return 0
        other = word.endswith(self.other_ends) or word.startswith(self.other_beginnings)
        return 0 if other else ENDING


_TONGUES: dict[int, Tongue] = {}


def tongue(pack: Pack, words: DateWords) -> Tongue:
    """The prepared words of a pack."""
    made = _TONGUES.get(id(words))
    if made is None or made.words is not words:
        made = _TONGUES[id(words)] = Tongue(pack, words)
    return made
