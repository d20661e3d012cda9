"""Brief: whether a line could be a head by itself: short, no final mark, no caption, no running sentence."""

from __future__ import annotations

from functools import cached_property

from annotate.reading import first_hit
from annotate.regex import regex
from annotate.structure.dateline import LONGEST_HEADLINE
from annotate.structure.furniture import Furniture
from annotate.structure.lines import PROSE
from annotate.structure.locality import named
from annotate.structure.paragraphs import FINAL, Para, last
from annotate.structure.parts import GIVEN

LONGEST_HEAD = 90
SHORTEST_MOTTO, LONGEST_MOTTO = 4, 10
"""How many letters at least, and words at most, stand in marks that head a section: 'Ashamed'."""
LONGEST_QUESTION = 11
"""How many words a question has at most that is a head, where it is the only one."""
LONGEST_COLONED = 48
_ADDRESS = regex(r"://|\bwww\.|pic\.twitter\.com/")
"""What a head does not hold, but a post that stands in a text."""
_AGED = regex(r"[^,\n]{4,40}, [1-9][0-9](?: [^\W\d_]{3,4})?, \S")
"""A person with an age, as captions tell of one: "Ann Lee, 52, in her garden"."""
_INITIAL = regex(r" [^\W\d_]\. ")
_QUOTES = '"“”«»'
_SPEECH = "-–—•·▪◦●■*\"“”«»'‘"


class Brief(Furniture):
    """Tells lines that could be heads from captions, running sentences and lines of the page."""

    def short(self, line: Para) -> bool:
        """Whether a line could be a head by itself: short, no final mark, no caption, no running sentence."""
        text = self.text
        if line.length > LONGEST_HEAD or "\n" in text[line.start : line.end]:
            return False
        words = text[line.start : line.end].split()
        if len(words) > 13 or text[line.end - 1] in ".،,;؛…-–—|/" or text[line.start] in "([":
            return False
        colon = text[line.end - 1] == ":"
        if colon and line.start not in self._coloned:
            return False
        ending = last(text, line.start, line.end)
        asks = ending in "?؟"
        if asks:
            if len(words) > LONGEST_QUESTION and self._questions < 2:
                return False
        elif (not colon and ending in ".،,;؛:…") or (ending == "!" and not self._exclaims(line, words)):
            return False
        letters = sum(map(str.isalpha, text[line.start : line.end]))
        if letters < 2 or 2 * letters < line.length - len(words):
            return False
        cased = self.reading.cased
        small = cased[line.start].islower() and words[0] == cased[line.start : line.start + len(words[0])]
        if small or (text[line.start] in _SPEECH and text[line.end - 1] in _SPEECH):
            return self._motto(line)
        if text[line.start] in _QUOTES and not any(c in text[line.start + 1 : line.end] for c in _QUOTES):
            return False
        return not (
            self.captions(line)
            or self.notice(line)
            or self.menu(line)
            or self.credited(line)
            or self._runs(line, asks)
            or self._authored(line)
            or self._assigned(line)
            or _ADDRESS.search(text, line.start, line.end)
            or _AGED.match(text, line.start, line.end)
            or self.opens("sources", line)
            or ((stamp := self.opens("stamps", line)) and stamp.value in ("", "written"))
        )

    def _exclaims(self, line: Para, words: list[str]) -> bool:
        """Whether a line with an exclamation mark calls to nobody, and is no cry of a word."""
        told = self.within("spoken", line.start, line.end)
        calls = (
            self.text[line.end - 1] == "!" and self.text[line.start] not in _SPEECH
        )  # not "He added: «Run!»"
        return 1 < len(words) <= LONGEST_QUESTION and told is None and calls

    @cached_property
    def _coloned(self) -> frozenset[int]:
        """Where lines of few words begin that a colon ends and prose follows: heads, where an item has two or more."""
        found = [line.start for at, line in enumerate(self.paras[:-1]) if self._introduces(line, at + 1)]
        return frozenset(found if len(found) > 1 else ())

    def _introduces(self, line: Para, at: int) -> bool:
        """Whether a line with a colon stands over prose that it does not report: not "He added:"."""
        if line.length > LONGEST_COLONED or self.text[line.end - 1] != ":" or at in self.marks:
            return False
        below = self.paras[at]
        spoken = first_hit(self.reading, "quote.verbs", line.start, line.end)
        return not spoken and below.length >= PROSE and self.text[below.start] not in _SPEECH

    @cached_property
    def _questions(self) -> int:
        """How many lines are questions, as in an explainer."""
        return sum(map(self.asks, self.paras))

    def _authored(self, line: Para) -> bool:
        """Whether a line begins as bylines do; "By the numbers" and "تقرير الخبراء" do not."""
        author = self.opens("bylines", line)
        if author is None or author.value == "name":
            return False
        rest = self.reading.cased[author.end : line.end].lstrip(" ")
        if self.reading.pack.script.cased:
            return not rest.lstrip(":")[:1].islower()
        # "تقرير: منى سليم", "تصوير أحمد علي", but "تقرير الخبراء", "للتحرير"
        given = self.starting(GIVEN, line.end - len(rest))
        return rest.startswith(":") or (author.outer == author.start and given is not None)

    def _assigned(self, line: Para) -> bool:
        """Whether a line names a photographer and the paper: "Ann Lee for The Courier", "Ann Lee/Elin Press via AP"."""
        if not self.reading.pack.script.cased:
            return False
        words = self.reading.cased[line.start : line.end]
        name, stroke, paper = words.partition("/")
        if not stroke:
            parts = words.split()
            at = next((at for at in range(2, min(len(parts) - 1, 5)) if parts[at] in self.assigning), 0)
            name, paper = " ".join(parts[:at]), " ".join(parts[at + 1 :])
        if not name or not paper[:1].isupper() or not named(_INITIAL.sub(" ", name)):
            return False
        if stroke and " " not in paper and (given := self.starting(GIVEN, line.start)):
            return given.outer == line.start  # "Ann Lee/GQ"
        start = line.end - len(paper)
        return any(self.ending(told, start, line.end) for told in ("outlets", "agencies", "captions"))

    def _runs(self, line: Para, asks: bool) -> bool:
        """Whether a line begins as running sentences and the turns of an interview do ("Q:")."""
        hit = self.opens("running", line)
        if hit is None or (hit.value == "joint" and asks):
            return False
        return hit.value != "turn" or self.text[hit.end : hit.end + 2].lstrip()[:1] in (":", ".", "-", "–")

    def _motto(self, line: Para) -> bool:
        """Whether a few words in marks could be a head: « Le moins mauvais des compromis »; speech ends in a mark."""
        text = self.text
        words = text[line.start + 1 : line.end - 1].strip()
        return (
            text[line.start] in "«“\"'‘"
            and not any(c in words for c in _QUOTES + FINAL)
            and words[-1:] not in (",", "،")
            and len(words) >= SHORTEST_MOTTO
            and len(words.split()) <= LONGEST_MOTTO
        )

    def asks(self, line: Para) -> bool:
        """Whether a paragraph is a question, or ends in one that a few words lead to."""
        return line.length <= LONGEST_HEADLINE and last(self.text, line.start, line.end) in "?؟"
