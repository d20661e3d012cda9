"""Leads: the words that may stand before a label ("وبحسب", "while the"), and the verbs near it, by their places."""

from __future__ import annotations

from bisect import bisect_left

from annotate.pack import Pack
from annotate.reading import Reading
from annotate.structure.lexis import lexis

EDGE = " \t\n\r*_\"“”«»'(["
BREAKS = ".!?؟:;؛…•–—"
PAUSES = ",،-"
SENTENCE = 160
"""How far back the start of a sentence is looked for (characters)."""


class Leads:
    """What the words around a label are looked up in."""

    def __init__(self, reading: Reading) -> None:
        self.before = reading.pack.once(_leading)
        words = reading.pack.once(lexis)
        self.owned, self.verb_first = words.owned, words.verb_first
        self.conjunctions = reading.pack.script.conjunctions
        verbs = reading.hits("clause.verbs")
        self.verbs = {hit.end: hit for hit in verbs}
        self.verb_starts = [hit.start for hit in verbs if hit.value != "bare"]
        self.bare_verbs = {hit.start for hit in verbs if hit.value == "bare"}

    def verb_within(self, start: int, end: int) -> bool:
        """Whether a verb of provisions starts between two offsets."""
        at = bisect_left(self.verb_starts, start)
        return at < len(self.verb_starts) and self.verb_starts[at] < end

    def leading(self, text: str, start: int, stop: int) -> str:
        """The words for "in" or "under" that a statement opens with, between two offsets, or none."""
        words = text[start:stop].split()
        phrases = (" ".join(words[:count]) for count in (3, 2, 1))
        return next((phrase for phrase in phrases if self.before.get(phrase) in ("in", "under")), "")

    def joint(self, text: str, stop: int, floor: int) -> tuple[int, str]:
        """The word of ``before`` that ends at an offset, or one that joins before a comma: "and, third, …"."""
        found = self.word(text, stop, floor)
        if not found[1] and text[stop - 1 : stop] in (",", "،"):
            across = self.word(text, stop - 1, floor)
            return across if across[1] == "and" else found
        return found

    def word(self, text: str, stop: int, floor: int) -> tuple[int, str]:
        """The word of ``before`` that ends at an offset: its start and value, or no value."""
        tail = text[max(floor, stop - 32) : stop].replace("\n", " ").split(" ")
        for count in (3, 2, 1):
            phrase = " ".join(tail[-count:])
            value = self.before.get(phrase)
            start = stop - len(phrase)
            if value and (start <= floor or text[start - 1] in EDGE + BREAKS + PAUSES):
                return start, value
        return stop, ""


def sentence_start(text: str, at: int, floor: int) -> int:
    """Where the sentence starts that an offset lies in, at most :data:`SENTENCE` characters before it."""
    low = max(floor, at - SENTENCE)
    start = max(_rfind(text, mark, low, at) for mark in BREAKS) + 1 or low
    while start < at and text[start] in EDGE:
        start += 1
    return start


def _rfind(text: str, mark: str, low: int, at: int) -> int:
    """Where a mark stands last between two offsets, or -1; that of a figure ("3.5") is none."""
    found = text.rfind(mark, low, at)
    while found > 0 and text[found - 1].isdigit() and text[found + 1 : found + 2].isdigit():
        found = text.rfind(mark, low, found)
    return found


def back(text: str, at: int, floor: int, skip: str = " \t\n\r") -> int:
    """The offset before ``at`` once white space is stepped over, a few characters at most."""
    stop = max(floor, at - 6)
    while at > stop and text[at - 1] in skip:
        at -= 1
    return at


def _leading(pack: Pack) -> dict[str, str]:
    """The words that may stand before a label, with and without proclitics."""
    table = pack.once(lexis).before
    proclitics = pack.keys(pack.script.proclitics)
    attached = {before + word: value for before in proclitics for word, value in table.items()}
    return attached | table
