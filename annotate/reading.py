"""Reading: a text as a language's rules see it: letters folded, vowel signs passed over, words found.

Rules work in offsets of the reading; :meth:`Reading.origin` leads back to the source, and
:meth:`Reading.place` to the item of which that is a stretch (see :mod:`annotate.stretch`).
The reading keeps every line break but those that only a fixed width made, which it reads as spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import compress
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from annotate.lookup import WORD
from annotate.pack import Pack
from annotate.plain import plain
from annotate.regex import regex

T = TypeVar("T")
NUMBER = regex(r"[0-9][0-9]*")
"""A run of digits. It starts with a class, which makes the search twice as fast as one for a repeated class."""
new = tuple.__new__
"""Makes a tuple of a class in a third of the time, where an article has hundreds: hits, words, spans."""


class Hit(NamedTuple):
    """A scanned word in the reading: its place, its folded form, its value, and where its proclitics start."""

    start: int
    end: int
    word: str
    value: str
    outer: int


class Reading:
    """The text of one item, or of a stretch of it, prepared once for all rules.

    ``text`` is folded for matching; ``cased`` has the same length but the letters of the source.
    ``published`` is the publication date, ``YYYY-MM-DD``, or None.
    """

    def __init__(
        self,
        source: str,
        pack: Pack,
        published: str | None = None,
        *,
        start: int = 0,
        line: int = 1,
        last: bool = True,
        joints: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.source = source
        self.pack = pack
        self.published = published
        self.cased, self._shift = plain(source, pack.dropped, joints, pack.script.extender)
        self.text = pack.fold(self.cased)
        self._memory: dict[Any, Any] = {}
        self.start, self.end, self.line, self.last = start, start + len(source), line, last
        """Where it lies in the text of its item, the number of its first line, and whether it is the last of it."""

    def joined(self, joints: Sequence[tuple[int, int]]) -> Reading:
        """The same text read anew, with each of some stretches of white space in its source read as one space."""
        return Reading(
            self.source,
            self.pack,
            self.published,
            start=self.start,
            line=self.line,
            last=self.last,
            joints=joints,
        )

    @property
    def first(self) -> bool:
        """Whether the item begins here; else it is a later stretch of a long one."""
        return not self.start

    @property
    def moved(self) -> bool:
        """Whether offsets of the item differ from those of the reading."""
        return bool(self._shift or self.start)

    def place(self, offset: int) -> int:
        """The offset in the item of an offset in the reading."""
        return self.start + self.origin(offset)

    def origin(self, offset: int) -> int:
        """The offset in the source of an offset in the reading."""
        return offset + bisect_right(self._shift, offset) if self._shift else offset

    @cached_property
    def nunated(self) -> frozenset[int]:
        """Where words end that are written with the sign of an object or an adverb: خصوص*اً*, خصوص*ًا*."""
        sign, source = self.pack.script.nunation, self.source
        if not sign or sign not in source:
            return frozenset()
        gone = ((at, at + i) for i, at in enumerate(self._shift))
        return frozenset(
            at + source[place + 1 : place + 2].isalpha() for at, place in gone if source[place] == sign
        )

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        """The hits of every lexicon, from one look-up a word; of words at one place the longest phrase counts."""
        found: dict[str, list[Hit]] = defaultdict(list)
        openings, entries = self.pack.openings, self.pack.entries
        flat = self.text.replace("\n", " ")
        done = 0
        met = list(WORD.finditer(flat))
        opened = list(map(openings.__getitem__, map(itemgetter(0), met)))
        for match, options in zip(compress(met, opened), filter(None, opened), strict=True):
            outer, after = match.span()
            if outer < done:
                continue
            for before, ahead, phrases, alone in options:
                start, word = outer + before, alone
                if ahead:
                    for phrase in phrases.get(flat[after : after + ahead], ()):
                        end = start + len(phrase)
                        if flat.startswith(phrase, start) and not flat[end : end + 1].isalnum():
                            word = phrase
                            break
                if word is None:
                    continue
                done = start + len(word)
                whole, parts = entries[word]
                for lexicon, value in whole:
                    found[lexicon].append(new(Hit, (start, done, word, value, outer)))
                for lexicon, value, first, last in parts:
                    at = start + first
                    near = at if " " in word[:first] else outer
                    found[lexicon].append(new(Hit, (at, start + last, word[first:last], value, near)))
                break
        return found

    def hits(self, *lexicons: str) -> list[Hit]:
        """Where the words of the named lexicons (``date.months``) stand, in order of the text."""
        if len(lexicons) == 1:
            return self._hits.get(lexicons[0], [])
        return sorted([hit for name in lexicons for hit in self._hits.get(name, ())])

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """The lines that hold more than white space, without the white space around them."""
        return [m.span() for m in re.finditer(r"[^\s](?:[^\n]*[^\s])?", self.text)]

    @cached_property
    def numbers(self) -> list[tuple[int, int]]:
        """The runs of digits."""
        return [m.span() for m in NUMBER.finditer(self.text)]

    def once(self, analysis: Callable[[Reading], T]) -> T:
        """What an analysis finds in this reading; worked out at the first call and kept."""
        memory: dict[Callable[[Reading], T], T] = self._memory
        if analysis in memory:
            return memory[analysis]
        found = memory[analysis] = analysis(self)
        return found


def longest(hits: list[Hit]) -> dict[int, Hit]:
    """The longest hit at each offset."""
    found: dict[int, Hit] = {}
    for hit in hits:
        if hit.start not in found or hit.end > found[hit.start].end:
            found[hit.start] = hit
    return found


def last_hit(reading: Reading, lexicon: str, start: int, end: int) -> Hit | None:
    """The last word of a lexicon that starts between two offsets."""
    hits = reading.hits(lexicon)
    at = bisect_left(hits, (end,)) - 1
    return hits[at] if at >= 0 and hits[at].start >= start else None


def first_hit(reading: Reading, lexicon: str, start: int, end: int) -> Hit | None:
    """The first word of a lexicon that starts between two offsets."""
    return first_among(reading.hits(lexicon), start, end)


def first_among(hits: list[Hit], start: int, end: int) -> Hit | None:
    """The first of some hits, in order, that starts between two offsets."""
    at = bisect_left(hits, (start,))
    return hits[at] if at < len(hits) and hits[at].start < end else None
