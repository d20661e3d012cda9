"""Surroundings: the small words around a time expression: what forbids it, opens it, or tells its tense."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from annotate.dates.shapes import Match, Token
from annotate.dates.tongue import NAMED, NONE, Tongue

if TYPE_CHECKING:
    from annotate.reading import Reading

STOP = re.compile(r"(?<![\W_]\w)[.!?؟;؛\n](?=\s|$)")
PAUSE = re.compile(r"[,،.!?؟;؛:()«»\n]")
GROUP = re.compile(r" [0-9]{3}(?![0-9])")
"""The next three digits of a number: 4 000."""
WORD = re.compile(r"[^\W_]{1,40}")
NEAR = 90
"""How far around a date words are looked at that tell what it is part of (characters)."""
BEFORE = 140
"""How far before a date words are looked at that tell its tense (characters)."""
AFTER = 110
"""How far after a date words are looked at that tell its tense (characters)."""
OPENING = 3
"""Fewer words before a date than these only open the sentence: "And on Wednesday, he will"."""
HELD = 48
"""How far before a year the event may be named that it belongs to (characters)."""
OPEN = "open: no publication date"


class Surroundings:
    """What stands around the matches of one text, and the day it was published."""

    def __init__(self, reading: Reading, words: Tongue) -> None:
        self.reading, self.text, self.tongue = reading, reading.text, words
        self.against: list[str] = []
        self.doubt = False
        self.recent: int | None = None
        self.told: date | None = None
        self.last: Mapping[str, str] = {}
        """The year, the day, and the dating attributes last told of."""
        self.stretch: tuple[int, Mapping[str, str]] = (0, {})
        """The month or quarter last told of that nothing was set against, and where it ended."""
        self.year_before = (-1, 0)
        self.span_before = (-1, -1)
        """Where the date before stands."""
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
        if (
            last.letter == "X"
            and last.word in tongue.leading
            and not (
                last.word in tongue.nouns and self._opened(match) < match.start and self._pauses(match.end)
            )
        ):
            return True
        if first.word in tongue.linked and not match.letters[1:].startswith("_"):
            return True
        forbidding, needed, following = tongue.guards(match.rule, first.letter, last.letter, len(tokens) == 1)
        if first.letter == "T" and (len(first.value) == 4 or self.text.startswith("'", first.start)):
            needed = None  # "1960s radicals", "the '70s and '80s"
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

    def _pauses(self, end: int) -> bool:
        """Whether the sentence pauses or ends at an offset."""
        after = self.text[end : end + 2]
        return not after.strip() or bool(PAUSE.match(after))

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
            if mark == " " and last.letter != "Y" and GROUP.match(text, end):
                return True
            if mark in "%٪$€£°/" or (mark in ".,:-_" and text[end + 1 : end + 2].isalnum()):
                return True
        return False

    def _opened(self, match: Match) -> int:
        """Where a match starts with the article that belongs to it: "the third quarter", "le 30 juin"."""
        first, last = match.tokens[0].letter, match.tokens[-1].letter
        if first in "Oo" and last in "qhc" and match.letters[1:2] == "-":
            return match.start  # "the 19th-century house": the article is the house's
        lexicon = "units" if first in "YM" and last in "qh" else NAMED.get(first, "units")
        openers = self.tongue.openers.get(lexicon, ())
        start = self._after_words(match.start, openers)
        return self._after_words(start, self.tongue.rounded) if match.rule == "ago" else start

    def _after_words(self, start: int, phrases: tuple[str, ...]) -> int:
        """Where something starts with the phrase that stands before it, of those that are looked for."""
        window = self.text[max(0, start - 16) : start]
        for phrase in phrases:
            if window.endswith(phrase) and not window[: -len(phrase)][-1:].isalnum():
                return start - len(phrase)
        return start

    def _stop(self, start: int, end: int) -> int:
        """Where the sentence ends between two offsets; the second where it does not: "at 2 a.m. today, the" goes on."""
        for stop in STOP.finditer(self.text, start, end):
            after = self.reading.cased[stop.end() : stop.end() + 2].strip()
            if stop[0] != "." or not after[:1].islower():
                return stop.start()
        return end

    def _sentence(self, at: int) -> int:
        """Where the sentence starts that an offset is in, or what of it is near enough."""
        start = max(0, at - BEFORE)
        while (stop := self._stop(start, at)) < at:
            start = stop + 1
        return start

    def tense(self, match: Match, default: int = 0) -> int:
        """Whether what is told lies ahead (1) or behind (-1), by the nearest word, before the date first."""
        tongue = self.tongue
        start = self._sentence(match.start)
        first, end = self.span_before  # "next" in "will meet next week" tells of that week alone
        before = self.text[start : match.start]
        if start <= first and end <= match.start:
            before = self.text[start:first] + self.text[end : match.start]
        said = WORD.findall(before)
        if said and said[-1] in tongue.deadline:
            return self._shown(said[-1], 1)
        weak = 0
        for at in range(len(said) - 1, -1, -1):
            word = said[at]
            if tongue.ahead(word):
                return self._shown(word, 1)
            if at and said[at - 1] in tongue.infinitive:
                continue  # "will be published on Thursday"
            if word in tongue.past:
                return -1
            # "will be opened on Friday": the ending -ed alone does not show the past, if not close by
            if tongue.bygone(word):
                weak += 1
                if weak > 4 or at >= len(said) - 2:
                    break
        if weak:
            return -1
        after = self.text[match.end : match.end + AFTER]
        stop, pause = (
            self._stop(match.end, match.end + AFTER),
            PAUSE.search(after, 2 if len(said) < OPENING else 0),
        )
        following = WORD.findall(after[: stop - match.end])
        near = len(WORD.findall(after[: pause.start()])) if pause else len(following)
        for word in following[:near]:
            if word in tongue.grammar.proper:
                continue  # "Monday's May 5 report"
            if tongue.ahead(word):
                return self._shown(word, 1)
            if word in tongue.past or tongue.bygone(word):
                return -1
        if not after.startswith("'s") and not tongue.present.isdisjoint([*said, *following[:near]]):
            return 1  # "The other states voting on Tuesday are these."
        # what comes after a pause may be of another time: "the changes told of Friday by the chief, will"
        return -1 if any(word in tongue.past or tongue.bygone(word) for word in following[near:]) else default

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
