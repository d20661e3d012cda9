"""Surroundings: the small words around a time expression: what forbids it, and what it opens with."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.dates.shapes import GAPS, THIS, Match, Token
from annotate.dates.tongue import NAMED, NONE, Tongue
from annotate.reading import Reading
from annotate.regex import regex

PAUSE = regex(r"[,،.!?؟;؛:()«»\n]")
MARKS = frozenset('"“”«»')
OPENED = regex('[(«"“]')
DIALLED = regex(r"\+[0-9]{1,3}[ -]?\(?$")
"""What stands before the digits of a telephone number."""
GROUP = regex(r" [0-9]{3}(?![0-9])")
"""The next three digits of a number: 4 000."""
WORD = regex(r"[^\W_]{1,40}")
NEAR = 90
"""How far around a date words are looked at that tell what it is part of (characters)."""
TITLE = 40
"""How long a title may be before the year that ends it (characters)."""
HELD = 48
"""How far before a year the event may be named that it belongs to (characters)."""


class Surroundings:
    """What stands around the matches of one text."""

    def __init__(self, reading: Reading, tongue: Tongue) -> None:
        self.reading, self.text, self.tongue = reading, reading.text, tongue
        self._known_before = (-1, ("", ""))

    def before(self, start: int) -> tuple[str, str]:
        """The word before an offset, and it with the word before it, without marks."""
        known, words = self._known_before
        if known == start:
            return words
        window = self.text[max(0, start - 30) : start].rpartition("\n")[2]
        two = OPENED.sub(" ", window).rsplit(None, 2)[-2:]
        words = (two[-1], " ".join(two)) if two else ("", "")
        self._known_before = (start, words)
        return words

    def behind(self, start: int, words: frozenset[str]) -> bool:
        """Whether one of some words or two stand before an offset; what is elided before them does not change them."""
        one, two = self.before(start)
        if one.rpartition("'")[2] in words or two in words:  # plus qu'*en* 2019
            return True
        return "'" in two and two.rpartition("'")[2] in words  # l'*audience du* 21

    def after(self, end: int) -> str:
        """The word after an offset, when only a space or a hyphen stands between; with the hyphen ("-là")."""
        window = self.text[end : end + 24]
        if not window.startswith((" ", "-")):
            return ""
        word = WORD.match(window, 1)
        return (word[0] if window[0] == " " else f"-{word[0]}") if word else ""

    def owned(self, end: int) -> bool:
        """Whether what follows says what a stretch of time is part of: "the last years *of* the war"."""
        word = self.after(end)
        return self.tongue.grammar.gaps.get(word) == GAPS["of"] and word not in self.tongue.loose

    def forbidden(self, match: Match) -> bool:
        """Whether what stands before or after a match makes it something else."""
        tokens = match.tokens
        first, last = tokens[0], tokens[-1]
        if self._within_number(first, last) or self._titled(match) or self._numbers(match):
            return True
        tongue = self.tongue
        if last.letter == THIS and not (self.ends(match.end) and self._trails(match, last)):
            return True
        gap = match.letters[1:2]
        if first.word in tongue.linked and (gap not in ("_", "-") or self._within(tokens)):
            return True
        if first.word in tongue.onward and gap == "_":
            return True  # بداية من يناير: from January on
        forbidding, needed, following = tongue.guards(match.rule, first.letter, last.letter, len(tokens) == 1)
        if first.letter == "T" and (len(first.value) == 4 or self.text.startswith("'", first.start)):
            needed = None  # "1960s radicals", "the '70s and '80s"
        if first.letter == "H" and first.value.count(" ") == 2:
            needed = None  # a feast has a name of its own
        start = match.start
        if match.rule == "duration" and "which" not in match.roles:
            needed = tongue.needs_before.get("duration", NONE)
            start = self._rounded(start, needed)
        if match.rule == "ago" and not self.tells(match):
            needed = tongue.hence
            start = self._rounded(start, needed)
            following |= tongue.never_after.get("duration", NONE)
        if needed is None and len(tokens) == 1 and (first.word in tongue.shy or self._named(first)):
            needed = tongue.needs_before.get("shy", NONE)
        if forbidding or needed is not None:
            word, two = self.before(start)
            if word in forbidding or two in forbidding:
                return True
            spoken_for = needed is None or word in needed or self.behind(start, needed)
            if not (spoken_for or self._bracketed(match) or self._held(match)):
                return True
        if not following:
            return False
        ranks = match.rule == "day_month" and len(tokens) == 1 and self.text.startswith(". ", match.end)
        after = self.after(match.end + ranks)  # am 4. *Spieltag*
        return after in following or (after in tongue.phrased and self._two_after(match.end) in following)

    def _numbers(self, match: Match) -> bool:
        """Whether numbers with stops or hyphens between are those of a section, or of a version: ¶*4.2.12.* Fees."""
        if match.rule != "numeric":
            return False
        before = self.text[max(0, match.start - 2) : match.start]
        opens = not before or before[-1] == "\n"
        return (opens and self.text.startswith(". ", match.end)) or (
            before[-1:] == "-" and before[:1].isalpha()
        )

    def _two_after(self, end: int) -> str:
        """The two words after an offset: "la veille *de ses* 80 ans"."""
        return " ".join(self.text[end : end + 24].split()[:2])

    def _trails(self, match: Match, last: Token) -> bool:
        """Whether a word that leads may end a match before a pause: "in the past.", "on Wednesday last,"."""
        if match.rule in ("weekday", "month", "day_month"):
            return len(match.tokens) > 1
        return last.word in self.tongue.nouns and self.opened(match, match.start) < match.start

    def _within(self, tokens: Sequence[Token]) -> bool:
        """Whether a word for a part is a verb by what follows: "will *end in* January", not "the end of January"."""
        gap = self.text[tokens[0].end : tokens[1].start].split() if len(tokens) > 1 else []
        return bool(gap) and gap[0] in self.tongue.loose

    def _titled(self, match: Match) -> bool:
        """Whether it stands alone in marks, or ends a short title in them: ABC's “This Week.”, "Summer of '42".

        Not in “Tomorrow,” he said, nor in what has a stop of its own.
        """
        text, near = self.text, self.text[match.end : match.end + 2]
        if MARKS.isdisjoint(near):
            return False
        if match.start and text[match.start - 1] in MARKS:
            inner = near.lstrip(".,") if match.rule == "year" else near.removeprefix(".")  # the film “1917,”
            if inner[:1] in MARKS:
                return True
        if near.removeprefix(" ")[:1] not in MARKS or match.rule not in ("year", "span", "period"):
            return False
        low = max(0, match.start - TITLE)
        opening = max(text.rfind(mark, low, match.start) for mark in MARKS)
        inside = self.reading.cased[opening + 1 : match.start].strip()
        named = not self.reading.pack.script.cased or inside[:1].isupper()
        return opening >= low and named and len(inside.split()) <= 4 and not PAUSE.search(inside)

    def _named(self, token: Token) -> bool:
        """Whether a word is a given name rather: "April Summers"."""
        return token.word in self.tongue.given and self.reading.cased[token.end + 1 : token.end + 2].isupper()

    def within_name(self, match: Match) -> bool:
        """Whether a year belongs to the name before it: "at Expo 2020"; not "In 2020", "World Cup 2018"."""
        if len(match.tokens) != 1 or "years" in self.tongue.needs_before:
            return False
        before = self.reading.cased[max(0, match.start - 30) : match.start].rpartition("\n")[2]
        words = before.split()
        if len(words) < 2 or not before.endswith(" ") or not words[-2][-1:].isalnum():
            return False
        word = words[-1]
        known = word.lower() in self.tongue.events or word.isupper()
        return word.isalpha() and word[0].isupper() and not known

    def pauses(self, end: int) -> bool:
        """Whether the sentence pauses or ends at an offset."""
        after = self.text[end : end + 2]
        return not after.strip() or bool(PAUSE.match(after))

    def ends(self, end: int) -> bool:
        """Whether nothing is counted behind a number that ends at an offset: a pause, or a word such as "in"."""
        return self.pauses(end) or self.after(end) in self.tongue.bare_after

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
        """Whether the digits are part of something that is no date: 1.975, 12:30, $1999, 2002%, +44 1632 960 001."""
        text, start, end = self.text, first.start, last.end
        if first.letter in "nozY#" and start:
            mark = text[start - 1]
            if mark in "$€£#" or (mark in ".,:-" and text[start - 2 : start - 1].isdigit()):
                return True
            if mark in " -(" and DIALLED.search(text, max(0, start - 6), start):
                return True  # +44 1632 960 001
            if mark == "/" and not (first is not last and text[start - 2 : start - 1].isalpha()):
                return True  # 3/4; not "31 March/1 April"
        if last.letter in "nzY#" and end < len(text):
            mark = text[end]
            if mark == " " and last.letter != "Y" and GROUP.match(text, end):
                return True
            if mark in "%٪$€£°/" or (mark in ".,:-_" and text[end + 1 : end + 2].isalnum()):
                return last.letter != "Y" or self.after(end) not in self.tongue.compounds  # 1931-built
        return False

    def opened(self, match: Match, at: int) -> int:
        """Where what begins at an offset of a match starts with its article: "the third quarter", "le 30 juin"."""
        first, last = match.tokens[0].letter, match.tokens[-1].letter
        if at != match.start:
            first = next((token.letter for token in match.tokens if token.start == at), first)
        if first in "Oo" and last in "qhc" and match.letters[1:2] == "-":
            return at  # "the 19th-century house": the article is the house's
        lexicon = (
            "units"
            if first in "YM" and (last in "qh" or "quarter" in match.roles)
            else NAMED.get(first, "units")
        )
        start = self._after_words(at, self.tongue.openers.get(lexicon, ()))
        if match.rule == "duration" and "which" not in match.roles:
            return self._rounded(start, self.tongue.needs_before.get("duration", NONE))
        if match.rule != "ago":
            return start
        start = self._after_words(start, self.tongue.rounded)
        return start if self.tells(match) else start - len(self.before(start)[0]) - 1  # "*in* two weeks"

    @staticmethod
    def tells(match: Match) -> bool:
        """Whether what makes a count of units a time is in the match itself: "two weeks *ago*", not "in two weeks"."""
        return not {"ago", "part", "relative"}.isdisjoint(match.roles)

    def _rounded(self, start: int, needed: frozenset[str]) -> int:
        """Where a count starts with the word that rounds it: "for *about* three years", not "*over* three years"."""
        return start if self.before(start)[0] in needed else self._after_words(start, self.tongue.rounded)

    def _after_words(self, start: int, phrases: tuple[str, ...]) -> int:
        """Where something starts with the phrase that stands before it, of those that are looked for."""
        window = self.text[max(0, start - 16) : start]
        if not window.endswith(phrases):
            return start
        for phrase in phrases:
            if window.endswith(phrase) and not window[: -len(phrase)][-1:].isalnum():
                return start - len(phrase)
        return start

    def near_any(self, match: Match, words: frozenset[str]) -> bool:
        """Whether one of some words stands near a match, on either side."""
        if not words:
            return False
        window = self.text[max(0, match.start - NEAR) : match.end + NEAR]
        return any(word in words for word in WORD.findall(window))

    def dated(self, match: Match) -> bool:
        """Whether a word stands before a match after which two digits may be a year: "in '47"."""
        return self.before(match.start)[0] in self.tongue.needs_before.get("yy", NONE)
