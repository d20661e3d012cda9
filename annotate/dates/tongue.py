"""Tongue: the small words of a language around its dates, folded and ready to be asked for."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.dates.grammar import Grammar
from annotate.dates.shapes import LEXICONS, THIS
from annotate.dates.vocabulary import DateWords
from annotate.pack import Pack

NAMED = {
    **{letter: name for name, letter in LEXICONS.items() if letter},
    "n": "days",
    "o": "nths",
    "Y": "years",
    THIS: "whiches",
}
"""Per letter of a token, the name under which a pack lists what may stand beside it."""
AHEAD, PAST, ENDING = 1, -1, -2
"""What a word shows: what lies ahead, what has happened, or that by its ending alone."""
REMEMBERED = 50_000
NONE: frozenset[str] = frozenset()


class Forms:
    """The forms in which a text has the words of a pack: alone, or with what is written together with them."""

    def __init__(self, pack: Pack) -> None:
        self._pack, self.word = pack, pack.key
        self._proclitics = ("", *pack.keys(pack.script.proclitics))

    def each(self, words: Iterable[str]) -> frozenset[str]:
        """Some words as they are."""
        return frozenset(self._pack.keys([*words]))

    def attached(self, words: Iterable[str]) -> frozenset[str]:
        """Some words, and each behind what may be written together with it."""
        return frozenset(before + word for word in self._pack.keys([*words]) for before in self._proclitics)

    def phrases(self, words: Iterable[str], before: str = "", after: str = "") -> tuple[str, ...]:
        """Some words with a sign or a space beside them."""
        return tuple(f"{before}{word}{after}" for word in self._pack.keys([*words]))


class Tongue:
    """The small words of a language, folded and ready to be asked for."""

    def __init__(self, pack: Pack, words: DateWords) -> None:
        self.words = words
        self._guards: dict[
            tuple[str, str, str, bool], tuple[frozenset[str], frozenset[str] | None, frozenset[str]]
        ] = {}
        forms = Forms(pack)
        two_figures = (phrase.split()[-1] for phrase in words.needs_before.get("yy", ()))
        self.grammar = Grammar(words, forms.word, forms.attached((*two_figures, *words.events)))
        self.possessives = forms.phrases(pack.script.possessives)
        self._beside(forms, words)
        self._kinds(words)
        self._tenses(forms, words)

    def _beside(self, forms: Forms, words: DateWords) -> None:
        """The words that may, must or may not stand before a date or behind it."""
        self.needs_before = {name: forms.attached(ws) for name, ws in words.needs_before.items()}
        self.never_before = {name: forms.attached(ws) for name, ws in words.never_before.items()}
        self.never_after = {name: forms.each(ws) for name, ws in words.never_after.items()}
        self.months = frozenset(name.split()[0] for name in forms.each((*words.months, *words.foreign)))
        # "a month before" is not in "before the month of Ramadan"
        self.never_after["ago"] = self.never_after.get("ago", NONE) | self.months
        # the first words of what is two words: "la veille de ses 80 ans"
        self.phrased = frozenset(w.split()[0] for ws in self.never_after.values() for w in ws if " " in w)
        # what was held on a day that is a number alone: *la réunion du* 3 est close
        self.occasions = frozenset(w for w in self.needs_before.get("days", ()) if " " in w)
        self.openers = {
            name: tuple(w if w.endswith("'") else f"{w} " for w in map(forms.word, ws))
            for name, ws in words.openers.items()
        }
        self.bare_after, self.bare_never = words.bare_after, words.bare_never
        self.compounds = frozenset(forms.phrases(words.compounds, before="-"))
        self.asides, self.rounded = (forms.phrases(ws, after=" ") for ws in (words.asides, words.rounded))
        self.yearly = forms.phrases(words.yearly, before=" ")
        self.counted, self.streets, self.games = words.counted, words.streets, words.games
        self.between, self.named, self.events = map(
            forms.attached, (words.between, words.named, words.events)
        )
        self.than, self.compared = words.than, words.compared

    def _kinds(self, words: DateWords) -> None:
        """The words of dates that are others as often, or count only in some places."""
        self.nouns, self.pausing = words.nouns, words.pausing
        self.loose, self.linked, self.onward = words.loose, words.linked, words.onward
        self.given, self.shy, self.pending = words.given, words.shy, words.pending

    def _tenses(self, forms: Forms, words: DateWords) -> None:
        """The words that show whether what is told lies ahead or has happened."""
        self.future, self.past, self.present, self.perfect = map(
            forms.attached, (words.future, words.past, words.present, words.perfect)
        )
        self.unreal, self.mishaps = words.unreal, words.mishaps
        self.hence, self.records = forms.attached(words.hence), words.records
        self.purpose = words.purpose
        self.deadline, self.onset, self.upto = map(forms.attached, (words.deadline, words.onset, words.upto))
        self.summons, self.summoning = forms.attached(words.summons), forms.attached(words.summoning)
        self.bidding = frozenset(w.replace("'", " ") for w in forms.attached(words.bidding))
        self.during, self.awaiting = words.during, words.awaiting
        self.fixtures = forms.attached(words.fixtures)
        self.obliging = forms.attached(words.obliging)
        self.idioms, self.infinitive = words.idioms, words.infinitive
        self.future_prefixes = tuple(forms.attached(words.future_prefixes))
        self.future_suffixes = forms.phrases(words.future_suffixes)
        self.not_future = Others(forms.attached(words.not_future))
        self.senses = Senses(self, forms.phrases(words.past_suffixes), Others(forms.attached(words.not_past)))

    def guards(
        self, rule: str, first: str, last: str, alone: bool
    ) -> tuple[frozenset[str], frozenset[str] | None, frozenset[str]]:
        """What may not stand before a match, what must (or None), and what may not stand after it."""
        key = (rule, first, last, alone)
        found = self._guards.get(key)
        if found is None:
            opening, closing = NAMED.get(first, "units"), NAMED.get(last, "units")
            never = self.never_before.get(opening, NONE) | self.never_before.get(rule, NONE)
            if last == "T":  # "in his early 20s"
                never |= self.never_before.get(closing, NONE)
            after = self.never_after.get(closing, NONE)
            if last != "Y":
                after |= self.never_after.get(rule, NONE)
            if alone and opening == "units":
                after |= self.never_after.get("unit", NONE)
            needed = self.needs_before.get(opening) if alone else None
            found = self._guards[key] = (never, needed, after)
        return found


class Others:
    """Words that look like a form of the verb and are none: whole, by how they begin (``ال*``) or end (``*ات``)."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = frozenset(word for word in words if "*" not in word)
        self.beginnings = tuple(word[:-1] for word in words if word[-1] == "*")
        self.ends = tuple(word.partition("*")[2] for word in words if word[-1] != "*" and "*" in word)

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.endswith(self.ends) or word.startswith(self.beginnings)


class Senses(dict[str, int]):
    """What a word shows of the tense; worked out when it is first met, and remembered."""

    def __init__(self, tongue: Tongue, endings: tuple[str, ...], others: Others) -> None:
        """``endings`` of the past, and the ``others`` that have them, too."""
        super().__init__()
        self.tongue, self.endings, self.others = tongue, endings, others

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
        ahead = word.startswith(tongue.future_prefixes) or word.endswith(tongue.future_suffixes)
        if ahead and word not in tongue.not_future:
            return AHEAD
        if word in tongue.past:
            return PAST
        return ENDING if word.endswith(self.endings) and word not in self.others else 0


def tongue(pack: Pack) -> Tongue | None:
    """The small words of a pack, None where it has none; to be asked for with ``pack.once``."""
    words = pack.words(DateWords)
    return Tongue(pack, words) if words else None
