"""Lines: the evidence that the lines of a text hold: words of newsrooms, places, agencies, lists."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from annotate.names.gazetteer import PLACES
from annotate.reading import Hit, Reading, first_among, first_hit
from annotate.regex import regex
from annotate.structure.listing import divisions, listing, tops
from annotate.structure.newsroom import OutlineWords
from annotate.structure.numbering import Run, items
from annotate.structure.paragraphs import Para, final, paragraphs

PARTS = "-–—/:،,(["
"""What parts an agency from a place or a title."""
LOOKED_UP = (
    "agencies", "bylines", "sources", "contributions", "stamps", "annexes", "captions", "kickers", "notices",
    "closings", "running", "spoken", "interviews", "months", "outlets", "menus", "letterheads", "media",
    "contests",
)  # fmt: skip
PROSE = 100
"""A paragraph this long is prose, however it ends (characters)."""
SENTENCE = 60
"""A paragraph this long is prose where it ends as a sentence does (characters)."""
_AND = regex(r" [^\W\d_]{1,3} ")
DASH = regex(
    r"[ ](?:-{1,2}|–|—|_|\|)\s|[)]\s?(?:-{1,2}|–|—|:|;)\s|[)](?:--|—)(?=[^\W\d_])|[\w)]\.[-–—]{1,2}\s"
)
"""The dash behind a dateline."""


class _Found(NamedTuple):
    """What is looked up in the lines of a reading, whoever looks."""

    lists: dict[int, Run]
    listed: set[int]
    items: set[int]
    divisions: set[int]
    hits: dict[str, list[Hit]]
    stopped: bool


def _found(reading: Reading) -> _Found:
    """The evidence of a reading; to be asked for with ``reading.once``."""
    text, found = reading.text, reading.once(listing)
    divided = divisions(found)
    long = [para for para in reading.once(paragraphs) if para.length >= PROSE]
    return _Found(
        tops(found),
        {at for run in found.runs for at in range(run.first, run.end)} - divided,
        {item.para for item in items(found.runs)},
        divided,
        {name: reading.hits(f"outline.{name}") for name in LOOKED_UP},
        2 * sum(final(text, para.start, para.end) for para in long) >= len(long),
    )


class Lines:
    """The evidence of one reading, looked up by paragraph."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text, self.paras = reading, reading.text, reading.once(paragraphs)
        self.marks = reading.once(listing).marks
        words = reading.pack.words(OutlineWords)
        self.posts = words.posts if words else frozenset()
        self.regions = words.regions if words else frozenset()
        self.assigning = words.assigning if words else frozenset()
        self.stopped_towns = words is not None and words.stopped_towns
        self.lists, self.listed, self.items, self.divisions, self.hits, self.stopped = reading.once(_found)

    def only(self, kept: list[int]) -> None:
        """Look at some paragraphs alone, numbered anew."""
        anew = {at: number for number, at in enumerate(kept)}
        self.paras = [self.paras[at] for at in kept]
        self.marks = {anew[at]: mark for at, mark in self.marks.items() if at in anew}
        self.lists = {anew[at]: run for at, run in self.lists.items() if at in anew}
        self.listed = {anew[at] for at in self.listed if at in anew}
        self.items = {anew[at] for at in self.items if at in anew}
        self.divisions = {anew[at] for at in self.divisions if at in anew}

    def tells(self, line: Para) -> bool:
        """Whether a paragraph is prose: long, or a sentence to its end."""
        return line.length >= PROSE or (line.length >= SENTENCE and final(self.text, line.start, line.end))

    def within(self, name: str, start: int, end: int) -> Hit | None:
        """The first word of a lexicon that starts between two offsets."""
        return first_among(self.hits[name], start, end)

    def ending(self, name: str, start: int, end: int) -> bool:
        """Whether a word of a lexicon that starts behind an offset ends at another."""
        at = bisect_left(self.hits[name], (end,))
        return at > 0 and self.hits[name][at - 1].start >= start and self.hits[name][at - 1].end == end

    def opens(self, name: str, para: Para) -> Hit | None:
        """The word of a lexicon that opens a paragraph, marks and proclitics aside."""
        if not self.hits[name]:
            return None
        at = para.start
        while at < para.end and self.text[at] in "([*_# •":
            at += 1
        hit = self.within(name, at, at + 4)
        return hit if hit and hit.outer <= at else None

    def credited(self, line: Para) -> bool:
        """Whether a line is credited to an agency ("Elin - AFP", "(رويترز)"), not about it."""
        agency = self.within("agencies", line.start, line.end)
        if agency is None:
            return False
        before = self.text[line.start : agency.outer].rstrip(' «"“')
        after = self.text[agency.end : line.end].lstrip(' »"”')
        if self.only_agencies(line):
            return True
        if before.endswith(tuple(PARTS)):
            return not after or after[0] in f"{PARTS})]"
        return not before and after.startswith(tuple(PARTS))

    def only_agencies(self, line: Para) -> bool:
        """Whether a line holds nothing but names of agencies."""
        text, at = "", line.start
        for hit in self.hits["agencies"]:
            if line.start <= hit.start < line.end and hit.start >= at:
                between = self.text[at : hit.outer]
                # "AFP et Reuters"
                text += between if at == line.start or not _AND.fullmatch(between) else ""
                at = hit.end
        rest = text + self.text[at : line.end]
        joined = "".join(self.reading.pack.script.conjunctions)
        return at > line.start and not rest.strip(f" ()[]،,+/-–—.:&{joined}")

    def bare_place(self, start: int, end: int) -> bool:
        """Whether a place stands alone before the dash ("دمشق – "): only the gazetteer can tell."""
        return any((hit := self.starting(name, start)) and hit.end >= end for name in PLACES)

    def starting(self, lexicon: str, start: int) -> Hit | None:
        """The word of another construct's lexicon that starts at an offset."""
        hit = first_hit(self.reading, lexicon, start, start + 1)
        return hit if hit and hit.start == start else None
