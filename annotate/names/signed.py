"""Signed: the persons whom a byline or the credit names, listed or not: "By Zeli Quintar and Moro Tavic"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from annotate.names.lexis import Lexis
from annotate.names.mention import Ground, Mention, Named
from annotate.names.settle import again
from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.credit import credit
from annotate.structure.masthead import masthead
from annotate.structure.top import Extent, Over

_BYLINES = "outline.bylines"
_NOBODY = (
    "outline.agencies",
    "outline.outlets",
    "outline.stamps",
    "outline.months",
    "name.orgs",
    "name.roles",
)
"""What stands in a byline and is no name of a person."""
_DESKS = frozenset(("desk", "bureau"))
"""What the words of bylines are that name nobody."""
_BY, _OTHER, _AND = "\x01\x02\x03"
"""Signs that stand for the words behind which a name stands, for what is nobody, and for what joins two names."""
_SIGN = regex(r"\s*[,،:;|/()\[\]\n•·–—ـ]\s*|\s-+\s?|-+\s|$")
_WORD = r"(?:(?:[^\W\d_]\.){1,3}|[^\W\d_][\w'’.-]{0,30})"
_NAMES = regex(rf"(\x01+ ?)?({_WORD}(?: [\x03]{{0,6}} ?{_WORD}){{1,24}})")
_JOINED = regex(r"[^\s\x03][^\x03]*[^\s\x03]")
LONGEST = 4
"""How many words a person's name has, the small ones inside it aside."""


def signed(
    reading: Reading, know: Lexis, found: Sequence[Mention], plain: Callable[[str], bool]
) -> Iterator[Mention]:
    """The persons that bylines and the credit name, where no name opens with a word that is ``plain``."""
    lines = [(line, True) for line in reading.once(masthead).called(Over.BYLINE)]
    if under := credit(reading):
        lines.append((under, False))
    if not lines:
        return
    others = {one.extent for one in found if one.what in (Named.ORG, Named.PLACE)}
    one = _Line(reading, know, plain)
    names: dict[str, int] = {}
    for line, over in lines:
        for start, end in one.names(line, over, others):
            yield Mention(start, end, Ground.SIGNED, reading.cased[start:end])
            names.setdefault(reading.cased[start:end], end)
    for start, end in again(reading.cased, names, know.single):  # "Zeli Quintar reports from Oslo."
        yield Mention(start, end, Ground.SIGNED, reading.cased[start:end])


class _Line:
    """Reads one such line: its parts between signs, some of which are names."""

    def __init__(self, reading: Reading, know: Lexis, plain: Callable[[str], bool]) -> None:
        self.reading, self.know, self.plain = reading, know, plain

    def names(self, extent: Extent, over: bool, others: set[Extent]) -> Iterator[Extent]:
        """The names in it, a byline if it stands ``over`` the text; ``others`` are bodies and places that are known."""
        start, line = extent[0], self._masked(*extent)
        free, listing = over, False
        """Whether a name may stand here, and whether more may follow the one before: "A, B and C"."""
        waiting: list[Extent] = []
        at = 0
        for sign in _SIGN.finditer(line):
            part, place = line[at : sign.start()], (start + at, start + sign.start())
            at = sign.end()
            found = [(place[0] + first, place[0] + last) for first, last in self._part(part)]
            if len(found) == 1 and part == line and self._bare(line):
                return
            opened = free or part[:1] == _BY
            if found and (opened or listing):
                waiting = found if opened else [*waiting, *found]
                if opened or len(found) > 1:
                    yield from waiting
                    waiting = []
                free, listing = False, True
            elif part and place not in others and part.strip(_OTHER):
                free, listing = not part.strip(_BY + " "), False
            free = free or (over and ":" in sign[0])

    def _bare(self, line: str) -> bool:
        """Whether neither a word such as "by" nor a given name opens a line: then it may be anything."""
        first = line.split(" ", 1)[0].lower()
        return first[:1] != _BY and first not in self.know.given and first not in self.know.weak

    def _masked(self, start: int, end: int) -> str:
        """A line with signs in place of the words that are no names."""
        reading = self.reading
        text = list(reading.cased[start:end] if reading.pack.script.cased else reading.text[start:end])
        for lexicon in (_BYLINES, *_NOBODY):
            for hit in reading.hits(lexicon):
                if start <= hit.outer and hit.end <= end:
                    sign = _BY if lexicon == _BYLINES and hit.value not in _DESKS else _OTHER
                    text[hit.outer - start : hit.end - start] = sign * (hit.end - hit.outer)
        return "".join(text)

    def _parted(self, part: str) -> str:
        """A part with signs for what joins two names, of which the first has two words or more."""
        words = part.split(" ")
        for at in range(2 + part.startswith(_BY), len(words)):
            words[at] = self._joint(words[at], words[at + 1 : at + 2])
        return " ".join(words)

    def _joint(self, word: str, behind: list[str]) -> str:
        """A word with signs in place of what joins two names: the word, or a letter written with the next."""
        know = self.know
        if word.lower() in know.conjunctions:
            return _AND * len(word)
        joint, rest = word[:1], word[1:]
        if joint != know.conjunction or word in know.given or not rest:
            return word
        strange = bool(behind) and word not in know.links and not self.plain(rest)
        return _AND + rest if rest in know.given or strange else word

    def _part(self, part: str) -> list[Extent]:
        """The names that a part of a line is made of, if it is: "By A and B in Oslo"."""
        part = self._parted(part)
        match = _NAMES.match(part)
        if match is None:
            return []
        found: list[Extent] = []
        end = start = match.start(2)
        for name in _JOINED.finditer(part, start, match.end()):
            start = name.start()
            end = start + self._length(name[0])
            if end == start:
                return []
            found.append((start, end))
        alone = end < match.end() or part[end:].lstrip()[:1] not in (_BY, _OTHER)  # "Elin Gazette Staff"
        return found if alone else []

    def _length(self, name: str) -> int:
        """How many characters of some words are a person's name, or none."""
        know, words = self.know, name.split()
        low = words[0].lower()
        if self.plain(low) and low not in know.given and low not in know.weak:
            return 0
        if not self.reading.pack.script.cased:
            return len(name) if 2 <= len(words) <= LONGEST + 1 else 0
        long = count = 0
        for at, word in enumerate(words):
            if word[0].isupper():
                long, count = at + 1, count + 1
            elif word not in know.links:
                break
        return len(" ".join(words[:long])) if 2 <= count <= LONGEST else 0
