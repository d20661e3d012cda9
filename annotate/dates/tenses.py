"""Tenses: whether what a date is told of lies ahead or behind, by the words of its sentence."""

from __future__ import annotations

import re

from annotate.dates.chronicle import Chronicle
from annotate.dates.shapes import Match
from annotate.dates.surroundings import PAUSE, WORD
from annotate.dates.tongue import AHEAD, PAST, Tongue
from annotate.reading import Reading
from annotate.regex import regex

STOP = regex(r"[.!?؟;؛\n](?<![\W_]\w.)(?=\s|$)")
CLAUSE = regex(r'[.!?؟;؛:\n"“”«»]')
"""What ends a clause, the speech of someone among them: He said: "Ask me on Monday"."""
BEFORE = 140
"""How far before a date words are looked at that tell its tense (characters)."""
AFTER = 110
"""How far after a date words are looked at that tell its tense (characters)."""
MISHAP = 32
"""How far after a date the word for a mishap stands (characters)."""
DESTINED = 6
"""So near a date the participle stands that tells of it (words)."""
EVENT = 6
"""So near what leads up to it the noun of what is held stands (words)."""
OPENING = 3
"""Fewer words before a date than these only open the sentence: "And on Wednesday, he will"."""


class Tenses:
    """The tenses around the matches of one text."""

    def __init__(self, reading: Reading, tongue: Tongue, chronicle: Chronicle) -> None:
        self.reading, self.text, self.tongue, self.chronicle = reading, reading.text, tongue, chronicle

    def of(self, match: Match, default: int = 0) -> int:
        """Whether what is told lies ahead (1) or behind (-1), by the nearest word, before the date first."""
        if self.tongue.mishaps and self._befell(match.end):
            return PAST
        said = self._said(match.start)
        if self._caused(said, match.end):
            return PAST
        if said and said[-1] in self.tongue.deadline and not self._agent(said, match.end):
            opens = len(said) < OPENING
            told = said[:-1] + (self._following(match.end) if opens else [])
            return PAST if self._over(told) else self._shown(said[-1], AHEAD)
        if self._summoned(said):
            return self._shown(said[-1], AHEAD)
        if awaited := self._awaited(said, match.end):
            return self._shown(awaited, AHEAD)
        if bidden := self._bidden(match.start):
            return self._shown(bidden, AHEAD)
        default = 1 if said and said[-1] in self.tongue.onset else default
        shown = self._shown_before(said)
        return shown or self._shown_after(match.end, said, default)

    def done(self, match: Match) -> bool:
        """Whether a participle of the past leads up to a date: "a report *released in* May", not "to be released"."""
        said, tongue = self._said(match.start), self.tongue
        if len(said) < OPENING or said[-1] not in tongue.during or tongue.senses[said[-2]] >= 0:
            return False
        if said[-2] in tongue.perfect or said[-3] in tongue.infinitive or said[-3] in tongue.present:
            return False
        # "a plan approved in April"
        near = said[-OPENING - 2 : -2 if tongue.senses[said[-2]] == PAST else -3]
        return all(tongue.senses[word] != AHEAD for word in near)

    def hence(self, match: Match) -> bool:
        """Whether a count is of what lies ahead: "it *will meet* in three weeks", "In three weeks it *will*"."""
        tongue, senses = self.tongue, self.tongue.senses
        said = self._said(match.start)
        if not tongue.records.isdisjoint(said):
            return False
        for at in range(len(said) - 1, -1, -1):
            sense = senses[said[at]]
            if sense and not (sense < 0 and at and said[at - 1] in tongue.infinitive):
                return sense == AHEAD and said[at] not in tongue.unreal
        ahead = next((word for word in self._following(match.end) if senses[word]), "")
        return len(said) < OPENING and senses[ahead] == AHEAD and ahead not in tongue.unreal

    def _befell(self, end: int) -> bool:
        """Whether what nobody plans is named right behind a date: "the September 11 terrorist attacks"."""
        after = self.text[end : end + MISHAP]
        return after.startswith(" ") and not self.tongue.mishaps.isdisjoint(WORD.findall(after)[:2])

    def over(self, match: Match) -> bool:
        """Whether it is told as past, and nothing behind it lies ahead: he said *the second half would be* harder."""
        return self.of(match) < 0 and all(self.tongue.senses[w] != AHEAD for w in self._following(match.end))

    def obliged(self, match: Match) -> bool:
        """Whether what is told is a rule for every case, by the words before: *يجب* الإخطار قبل عشرة أيام."""
        obliging, senses = self.tongue.obliging, self.tongue.senses
        for word in reversed(self._said(match.start) if obliging else ()):
            if word in obliging or senses[word] < 0:
                return word in obliging
        return False

    def _bidden(self, at: int) -> str:
        """The word that bids or invites at the head of its clause: "*Ask* me on Monday", "*See* you Friday"."""
        start = max(0, at - BEFORE)
        clause = CLAUSE.split(self.text[start:at])[-1]
        words = WORD.findall(clause)
        opening = {" ".join(words[:1]), " ".join(words[:2])} & self.tongue.bidding
        if len(clause) == BEFORE or not opening or any(self.tongue.senses[word] < 0 for word in words[1:]):
            return ""
        return opening.pop()

    def _summoned(self, said: list[str]) -> bool:
        """Whether a call to something leads up to the date: *دعا* رئيس المجلس *إلى جلسة* الخميس."""
        tongue = self.tongue
        called = next((at for at in range(len(said) - 1, -1, -1) if said[at] in tongue.summons), len(said))
        links = [at for at in range(called + 1, len(said)) if said[at] in tongue.summoning]
        return len(links) == 1 and 1 < len(said) - links[0] <= OPENING + 1

    def _awaited(self, said: list[str], end: int) -> str:
        """The word that leads to what somebody makes ready for: *for* Friday's match, *pour* le match de vendredi."""
        tongue = self.tongue
        if tongue.possessives:
            led = said[-1:] and said[-1] in tongue.awaiting and self.text.startswith(tongue.possessives, end)
            return said[-1] if led and not tongue.fixtures.isdisjoint(self._following(end)[1:EVENT]) else ""
        if tongue.fixtures.isdisjoint(said[-2:]):
            return ""
        return next((word for word in said[-EVENT:-1] if word in tongue.awaiting), "")

    def _agent(self, said: list[str], end: int) -> bool:
        """Whether "by" names what did it: "the gain was erased *by* Thursday's loss", not "to be paid by Friday's"."""
        if len(said) < OPENING or not self.text.startswith(self.tongue.possessives, end):
            return False
        return self.tongue.senses[said[-2]] < 0 and said[-3] not in self.tongue.infinitive

    def _caused(self, said: list[str], end: int) -> bool:
        """Whether "by" names what did what is told behind it: a wave set off *by Friday's quake killed* many."""
        if len(said) < OPENING or said[-1] not in self.tongue.deadline:
            return False
        return self.text.startswith(self.tongue.possessives, end) and self._shown_after(end, said, 0) == PAST

    def _said(self, at: int) -> list[str]:
        """The words of a sentence before an offset, without the date before: its "next" tells of that week alone."""
        start = max(0, at - BEFORE)
        for stop in reversed(list(STOP.finditer(self.text[start:at]))):
            if self._full(stop, start):
                start += stop.end()
                break
        first, end = self.chronicle.span_before
        if start <= first and end <= at:
            return WORD.findall(self.text[start:first] + self.text[end:at])
        return WORD.findall(self.text[start:at])

    def _full(self, stop: re.Match[str], start: int) -> bool:
        """Whether a stop that was found from an offset on ends a sentence: not in "at 2 a.m. today, the"."""
        if stop[0] != ".":
            return True
        end = start + stop.end()
        return not self.reading.cased[end : end + 2].strip()[:1].islower()

    def _over(self, told: list[str]) -> bool:
        """Whether what had a deadline is over: "By Friday, the council *had gathered* names"."""
        tongue = self.tongue
        for at in range(len(told) - 2, -1, -1):
            if tongue.senses[told[at]] == AHEAD:
                return False
            if told[at] in tongue.perfect:  # "had to leave by Friday" lies ahead
                return any(tongue.senses[word] < 0 for word in told[at + 1 : at + 3])
        return False

    def _following(self, end: int) -> list[str]:
        """The words after an offset, to the end of their sentence."""
        after = self.text[end : end + AFTER]
        return WORD.findall(
            after[: next((s.start() for s in STOP.finditer(after) if self._full(s, end)), AFTER)]
        )

    def _shown_before(self, said: list[str]) -> int:
        """The tense by the words before a date; 0 where they do not show it."""
        senses = self.tongue.senses
        weak = 0
        for at in range(len(said) - 1, -1, -1):
            sense = senses[said[at]]
            if sense == AHEAD:
                return self._shown(said[at], AHEAD)
            if sense and at and said[at - 1] in self.tongue.infinitive:
                if self._destined(said, at):
                    return self._shown(said[at - 2], AHEAD)
                continue  # "will be published on Thursday"
            if not sense or self._idle(said, at):
                continue
            if sense == PAST:
                return PAST
            # "will be opened on Friday": the ending -ed alone does not show the past, if not close by
            weak += 1
            if weak > 4 or at >= len(said) - 2:
                break
        return PAST if weak else 0

    def _destined(self, said: list[str], at: int) -> bool:
        """Whether a participle is of what a noun is there for: "a meeting *to be held* in March", not "had to be"."""
        if at < OPENING or at < len(said) - DESTINED or said[at - 2] not in self.tongue.purpose:
            return False
        if self.tongue.senses[said[at - 3]] or said[at - 3] in self.tongue.present:
            return False
        return self.tongue.records.isdisjoint(said[max(0, at - 5) : at - 2])  # "the first novel to be"

    def _idle(self, words: list[str], at: int) -> bool:
        """Whether an auxiliary is a verb of its own, by the word behind it: "la vente *a lieu* samedi"."""
        return words[at + 1 : at + 2] != [] and words[at + 1] in self.tongue.idioms

    def _shown_after(self, end: int, said: list[str], default: int) -> int:
        """The tense by the words after a date, up to a pause first; present words say that it lies ahead."""
        tongue, senses = self.tongue, self.tongue.senses
        after = self.text[end : end + AFTER]
        stop = next((stop.start() for stop in STOP.finditer(after) if self._full(stop, end)), AFTER)
        pause = PAUSE.search(after, 2 if len(said) < OPENING else 0)
        near = WORD.findall(after[: min(stop, pause.start()) if pause else stop])
        nouns = tongue.fixtures if after.startswith(tongue.possessives) else frozenset()
        for at, word in enumerate(near):
            sense = 0 if word in nouns else senses[word]  # "Friday's vote was close"
            # "Monday's May 5 report"
            if sense and word not in tongue.grammar.proper and not self._idle(near, at):
                unreal = word in tongue.unreal and not tongue.past.isdisjoint(near[at + 1 : at + 2])
                return self._shown(word, AHEAD) if sense == AHEAD and not unreal else PAST
        if not after.startswith(tongue.possessives) and not tongue.present.isdisjoint([*said, *near]):
            return AHEAD  # "The other states voting on Tuesday are these."
        # what comes after a pause may be of another time: "the changes told of Friday by the chief, will"
        farther = WORD.findall(after[pause.start() : stop]) if pause and pause.start() < stop else []
        return PAST if any(senses[word] < 0 for word in farther) else default

    def _shown(self, word: str, direction: int) -> int:
        if direction == 1:
            self.chronicle.against.append(f"ahead: {word}")
        return direction
