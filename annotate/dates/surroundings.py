"""Surroundings: the small words around a time expression: what forbids it, opens it, or tells its tense."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from annotate.dates.shapes import LEXICONS, Grammar, Match, Token

if TYPE_CHECKING:
    from annotate.elements.date import DateWords
    from annotate.pack import Pack
    from annotate.reading import Reading

NAMED = {
    **{letter: name for name, letter in LEXICONS.items() if letter},
    "n": "days",
    "o": "nths",
    "Y": "years",
}
"""Per letter of a token, the name under which a pack lists what may stand beside it."""
STOP = re.compile(r"[.!?؟;؛\n](?=\s|$)")
PAUSE = re.compile(r"[,،.!?؟;؛:()«»\n]")
WORD = re.compile(r"[^\W_]{1,40}")
NEAR = 90
"""How far around a date words are looked at that tell what it is part of (characters)."""
HELD = 48
"""How far before a year the event may be named that it belongs to (characters)."""
OPEN = "open: no publication date"
NONE: frozenset[str] = frozenset()


class Tongue:
    """The small words of a language, folded and ready to be asked for; made once per pack."""

    def __init__(self, pack: Pack, words: DateWords) -> None:
        def fold(word: str) -> str:
            return pack.fold(pack.dropped.sub("", word))

        proclitics = ("", *map(fold, pack.script.proclitics))
        self.words = words
        self._guards: dict[
            tuple[str, str, str, bool], tuple[frozenset[str], frozenset[str] | None, frozenset[str]]
        ] = {}
        self.grammar = Grammar(
            words.shapes,
            gaps=words.gaps,
            suffixes=words.suffixes,
            glued=words.glued,
            proper=words.proper,
            fold=fold,
        )

        def attached(ws: Iterable[str]) -> frozenset[str]:
            return frozenset(p + w for w in map(fold, ws) for p in proclitics)

        def bound(table: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
            return {name: attached(ws) for name, ws in table.items()}

        self.needs_before = bound(words.needs_before)
        self.never_before = bound(words.never_before)
        self.never_after = {name: frozenset(map(fold, ws)) for name, ws in words.never_after.items()}
        # "a month before" is not in "before the month of Ramadan"
        names = {fold(name).split()[0] for name in (*words.months, *words.foreign)}
        self.never_after["ago"] = self.never_after.get("ago", frozenset()) | names
        self.openers = {name: tuple(map(fold, ws)) for name, ws in words.openers.items()}
        self.between = attached(words.between)
        self.leading = frozenset(map(fold, words.leading))
        self.linked = frozenset(map(fold, words.linked))
        self.yearly = tuple(f" {fold(phrase)}" for phrase in words.yearly)
        self.events = attached(words.events)
        self.games = frozenset(map(fold, words.games))
        self.infinitive = frozenset(map(fold, words.infinitive))
        self.named = attached(words.named)
        self.shy = frozenset(map(fold, words.shy))
        self.counted = frozenset(map(fold, words.counted))
        self.future = attached(words.future)
        self.past = attached(words.past)
        self.future_prefixes = tuple(attached(words.future_prefixes))
        self.future_suffixes = tuple(map(fold, words.future_suffixes))
        self.past_suffixes = tuple(map(fold, words.past_suffixes))
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
            needed = self.needs_before.get(opening) if alone else None
            found = self._guards[key] = (never, needed, after)
        return found

    def ahead(self, word: str) -> bool:
        """Whether a word shows that something lies ahead."""
        if word in self.future:
            return True
        if len(word) < 4 or word.startswith(self.not_future):
            return False
        return word.startswith(self.future_prefixes) or word.endswith(self.future_suffixes)


_TONGUES: dict[int, Tongue] = {}


def tongue(pack: Pack, words: DateWords) -> Tongue:
    """The prepared words of a pack."""
    made = _TONGUES.get(id(words))
    if made is None or made.words is not words:
        made = _TONGUES[id(words)] = Tongue(pack, words)
    return made


class Surroundings:
    """What stands around the matches of one text, and the day it was published."""

    def __init__(self, reading: Reading, words: Tongue) -> None:
        self.reading, self.text, self.tongue = reading, reading.text, words
        self.against: list[str] = []
        self.doubt = False
        self.recent: int | None = None
        self.told: date | None = None
        self.year_before = (-1, 0)
        try:
            self.at = date.fromisoformat(reading.published) if reading.published else None
        except ValueError:
            self.at = None
        self.seen_from = f"published {self.at}" if self.at else OPEN

    def _before(self, start: int) -> tuple[str, str]:
        """The word before an offset, and it with the word before it, without marks."""
        window = self.text[max(0, start - 30) : start].rpartition("\n")[2]
        two = window.replace("(", " ").replace("«", " ").replace('"', " ").replace("“", " ").split()[-2:]
        return (two[-1], " ".join(two)) if two else ("", "")

    def _after(self, end: int) -> str:
        """The word after an offset, when only a space or a hyphen stands between; with the hyphen ("-là")."""
        window = self.text[end : end + 24]
        if not window.startswith((" ", "-")):
            return ""
        word = WORD.match(window, 1)
        return (word[0] if window[0] == " " else f"-{word[0]}") if word else ""

    def _forbidden(self, match: Match) -> bool:
        """Whether what stands before or after a match makes it something else."""
        tokens = match.tokens
        first, last = tokens[0], tokens[-1]
        if self._within_number(first, last):
            return True
        tongue = self.tongue
        if last.letter == "X" and last.word in tongue.leading:
            return True
        if first.word in tongue.linked and not match.letters[1:].startswith("_"):
            return True
        forbidding, needed, following = tongue.guards(match.rule, first.letter, last.letter, len(tokens) == 1)
        if first.letter == "T" and len(first.value) == 4:
            needed = None  # "1960s radicals"
        if first.letter == "H" and first.value.count(" ") == 2:
            needed = None  # a feast has a name of its own
        if match.rule == "duration" and "which" not in match.roles:
            needed = tongue.needs_before.get("duration", NONE)
        if needed is None and len(tokens) == 1 and first.word in tongue.shy:
            needed = tongue.needs_before.get("shy", NONE)
        if forbidding or needed is not None:
            word, two = self._before(match.start)
            if word in forbidding or two in forbidding:
                return True
            spoken_for = needed is None or word in needed or two in needed
            if not (spoken_for or self._bracketed(match) or self._held(match)):
                return True
        return bool(following) and self._after(match.end) in following

    def _held(self, match: Match) -> bool:
        """Whether a year ends the name of what was held in it: "أولمبياد أثينا 2004", "قمة تونس 2004"."""
        if match.rule != "year" or not self.tongue.events:
            return False
        window = self.text[max(0, match.start - HELD) : match.start].rpartition("\n")[2]
        words = PAUSE.split(window)[-1].split()[-5:]
        return any(word in self.tongue.events for word in words)

    def _bracketed(self, match: Match) -> bool:
        """Whether a year stands alone in brackets: "the treaty (1994)"."""
        return (
            match.rule == "year"
            and self.text[match.start - 1 : match.start] == "("
            and self.text[match.end : match.end + 1] == ")"
        )

    def _within_number(self, first: Token, last: Token) -> bool:
        """Whether the digits go on in something that is no date: 1.975, 12:30, $1999, 2002%."""
        text, start, end = self.text, first.start, last.end
        if first.letter in "nozY#" and start:
            mark = text[start - 1]
            if mark in "$€£#/" or (mark in ".,:-" and text[start - 2 : start - 1].isdigit()):
                return True
        if last.letter in "nzY#" and end < len(text):
            mark = text[end]
            if mark in "%٪$€£°/" or (mark in ".,:-_" and text[end + 1 : end + 2].isalnum()):
                return True
        return False

    def _opened(self, match: Match) -> int:
        """Where a match starts with the article that belongs to it: "the third quarter", "le 30 juin"."""
        first, last = match.tokens[0].letter, match.tokens[-1].letter
        if first in "Oo" and last in "qhc" and match.letters[1:2] == "-":
            return match.start  # "the 19th-century house": the article is the house's
        lexicon = "units" if first in "YM" and last in "qh" else NAMED.get(first, "units")
        openers = self.tongue.openers.get(lexicon)
        if not openers:
            return match.start
        window = self.text[max(0, match.start - 10) : match.start]
        for opener in openers:
            whole = opener if opener.endswith("'") else f"{opener} "
            if window.endswith(whole) and not window[: -len(whole)][-1:].isalnum():
                return match.start - len(whole)
        return match.start

    def tense(self, match: Match, default: int = 0) -> int:
        """Whether what is told lies ahead (1) or behind (-1), by the nearest word, before the date first."""
        window = self.text[max(0, match.start - 140) : match.start]
        stops = [stop.end() for stop in STOP.finditer(window)]
        weak = 0
        said = WORD.findall(window[stops[-1] if stops else 0 :])
        for at in range(len(said) - 1, -1, -1):
            word = said[at]
            if self.tongue.ahead(word):
                return self._shown(word, 1)
            if at and said[at - 1] in self.tongue.infinitive:
                continue  # "will be published on Thursday"
            if word in self.tongue.past:
                return self._shown(word, -1)
            # "will be opened on Friday": the ending -ed alone does not show the past
            weak += bool(weak) or (len(word) > 3 and word.endswith(self.tongue.past_suffixes))
            if weak > 4:
                break
        if weak:
            return -1
        window = self.text[match.end : match.end + 50]
        stop = PAUSE.search(window)
        for word in WORD.findall(window[: stop.start()] if stop else window):
            if self.tongue.ahead(word):
                return self._shown(word, 1)
            if word in self.tongue.past:
                return self._shown(word, -1)
        return default

    def _near_any(self, match: Match, words: frozenset[str]) -> bool:
        """Whether one of some words stands near a match, on either side."""
        if not words:
            return False
        window = self.text[max(0, match.start - NEAR) : match.end + NEAR]
        return any(word in words for word in WORD.findall(window))

    def _shown(self, word: str, direction: int) -> int:
        if direction == 1:
            self.against.append(f"ahead: {word}")
        return direction

    def today(self) -> date | None:
        """The day of publication; asking for it is noted in the evidence."""
        self.against.append(self.seen_from)
        return self.at
