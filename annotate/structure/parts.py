"""Parts: what stands between the dashes, commas and strokes of a line over the text: "LE CAIRE, 15 juin 2022 (AFP)"."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from annotate.reading import Hit
from annotate.regex import regex
from annotate.structure.lines import Lines
from annotate.structure.paragraphs import Para

GIVEN = "name.given"
"""The lexicon that knows given names."""
LONGEST_OUTLET = 4
"""The name of a paper or of one of its desks has no more words."""
SEVERAL, NEAR = 5, 28
"""So many words behind one of stamps say something, where no figure stands within so many characters."""
_SHORT = regex(r"[^\W\d_]\. ?[^\W\d_]{2,20}")
_BETWEEN = regex(
    r"[ ]?(?:[،|()\[\]*]|(?<![0-9])[,/:]|[,/:](?![0-9]))+[ ]?|[ ](?:-{1,2}|–|—|_)[ ]|[ ]?[–—][ ]?|(?<=\w)[ ][•·][ ]"
)
_NAME = regex(r" [^\W\d_a-z][\w.'-]* [^\W\d_a-z][\w.'-]*(?: [^\W\d_A-Z]{2,3}\b|,|$)")
_HYPHEN = regex(r"[ ]?-[ ]?")
_CLOCK = r"[0-9]{1,2}[:h][0-9]{2}[^\d\n]{0,14}"
_DAY = regex(
    rf"(?:19|20)[0-9]{{2}}(?:\D{{1,6}}{_CLOCK})?|{_CLOCK}|[0-9]{{1,4}}[/.-][0-9]{{1,2}}[/.-][0-9]{{1,4}}(?:\D{{1,6}}{_CLOCK})?"
)


class Told(Enum):
    """What a part of a line tells."""

    AUTHOR = auto()
    DESK = auto()
    STAMP = auto()
    PAPER = auto()
    AGENCY = auto()
    DATE = auto()
    PLACE = auto()
    PERSON = auto()
    OTHER = auto()


class Part(NamedTuple):
    """A part of a line: its place, what it tells, and the mark before it."""

    start: int
    end: int
    told: Told
    before: str

    @property
    def parted(self) -> bool:
        """Whether a dash or bar stands before it, as before a name: "تونس - هيفاء الماجري"."""
        return self.before in ("", "-", "--", "–", "—", "|", "_")


class Parts(Lines):
    """Takes a line apart, and says what each of its parts tells."""

    def parts_of(self, line: Para) -> list[Part]:
        """The parts of a line, with what each of them tells."""
        marks = [(m.start(), m.end()) for m in _BETWEEN.finditer(self.text, line.start, line.end)]
        if not self.reading.pack.script.cased:  # دمشق-سانا
            marks += [m.span() for m in _HYPHEN.finditer(self.text, line.start, line.end)]
        parts: list[Part] = []
        at, before = line.start, ""
        for start, end in [*sorted(marks), (line.end, line.end)]:
            if start > at and self.text[at:start].strip():
                parts.append(Part(at, start, self._part(at, start), before))
            if end > at:
                at, before = end, self.text[start:end].strip()
        return parts

    def _part(self, start: int, end: int) -> Told:
        """What a part tells."""
        if self.text[start] in '«“"':
            return Told.PAPER
        if self._lasting(start, end):
            return Told.STAMP
        for name, what in (("bylines", Told.AUTHOR), ("stamps", Told.STAMP)):
            hit = self.within(name, start, start + 1)
            if (
                hit
                and hit.outer <= start
                and hit.value not in ("ends", "counts")
                and (hit.value != "name" or _NAME.match(self.reading.cased, hit.end, end))
                and (hit.value != "desk" or len(self.text[start:end].split()) <= LONGEST_OUTLET)
                and (hit.value != "bureau" or self.bare_place(hit.end + 1, end))  # "مكتب صفاقس"
                and (what is not Told.STAMP or self._stamped(hit, end))
            ):
                return Told.DESK if hit.value == "desk" else what
        if self.only_agencies(Para(start, end, False)):
            return Told.AGENCY
        words = self.text[start:end].split()
        if self.dated(words, start, end):
            return Told.DATE
        if self.bare_place(start, end):
            return Told.PLACE
        given = self.starting(GIVEN, start)
        if given and given.outer == start and given.end < end and self.nameable(start, end):
            return Told.PERSON
        if _SHORT.fullmatch(self.text, start, end):
            return Told.PERSON  # "وهران: ب. خيرة"
        if len(words) <= LONGEST_OUTLET and self.within("outlets", start, end):
            return Told.PAPER
        return Told.OTHER

    def _stamped(self, hit: Hit, end: int) -> bool:
        """Whether figures are near behind a word of stamps, or few words: not "Updated rules come in 2027"."""
        rest = self.text[hit.end : end]
        return len(rest.split()) < SEVERAL or any(map(str.isdigit, rest[:NEAR])) or hit.word[-1] == ":"

    def _lasting(self, start: int, end: int) -> bool:
        """Whether a part counts time: how long reading takes, how long ago it appeared: "4 min read", "منذ 3 ساعات"."""
        if len(self.text[start:end].split()) > 5:
            return False
        if self.text[start].isdigit():
            hit = self.within("stamps", start + 2, end)
            return hit is not None and hit.value == "ends" and hit.end == end
        hit = self.within("stamps", start, start + 1)
        return hit is not None and hit.value == "counts" and self.text[hit.end : end].strip()[:1].isdigit()

    def dated(self, words: list[str], start: int, end: int) -> bool:
        """Whether a part is a date and little else: "الثلاثاء 12 نوفمبر 2024", "9 November 2024"."""
        figures = sum(any(map(str.isdigit, word)) for word in words)
        if _DAY.fullmatch(self.text, start, end):
            return True  # "14/03/2024 à 09:12"
        months = [hit for hit in self.hits["months"] if start <= hit.start < end]
        if not months:
            weekday = self.starting("date.weekdays", start)
            rest = weekday.end + 1 if weekday else start
            return rest >= end or bool(weekday and _DAY.fullmatch(self.text, rest, end))  # "الأحد 17/3/2024"
        clock = any(":" in word for word in words)  # "الجمعة 09 شباط 2024 الساعة 12:47 بتوقيت بيروت"
        named = sum(len(month.word.split()) + 2 for month in months)  # "7 رجب 1440هـ الموافق 14 مارس 2019م"
        more = len(words) - figures - named - 2 * clock
        if figures and more == 1:  # "Martes 4 de marzo de 2025"
            return self.starting("date.weekdays", start) is not None
        return figures > 0 and more <= 0

    def nameable(self, start: int, end: int) -> bool:
        """Whether words could be a person's name, a few small ones between: "Tom Winter in Thai Binh"."""
        words = self.reading.cased[start:end].split()
        if not self.reading.pack.script.cased:
            return 2 <= len(words) <= 4
        small = [word for word in words if not word[0].isupper()]
        short = len(small) <= 1 and all(len(word) <= 4 for word in small)
        return 2 <= len(words) <= 6 and words[1][0].isupper() and short
