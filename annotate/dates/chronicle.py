"""Chronicle: what a text has told of up to a date, and against what that date is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from annotate.dates import calendars
from annotate.dates.calendars import Extent
from annotate.dates.shapes import Match
from annotate.dates.surroundings import Surroundings
from annotate.dates.tongue import Tongue
from annotate.reading import Reading
from annotate.structure.masthead import masthead
from annotate.structure.runs import BULLETS
from annotate.structure.top import Over

LONG = 15
"""A text that tells of nothing later than so many years ago tells of history (years)."""
OLD = 3
"""It names so many years at least."""
HEADED = 400
"""So near the beginning a dateline stands (characters)."""
BEHIND = 40
"""So near behind its day a dateline ends, with a dash, a slash, a colon or its line (characters)."""
PRINTED = timedelta(6)
"""An item is printed no later after it was written."""
ENDS = frozenset("-–—_/:\n")
"""The signs at which a dateline ends, or the day that opens an entry of a programme."""
NEXT = 48
"""How far behind a day the one may stand up to which something lasts (characters)."""
ENTRY, APART = 240, 2
"""An entry of a list is no longer (characters); lines from one to the next."""
OPEN = "open: no publication date"
LEAP = 2024
"""The year that a text is of where nothing is known of that; it has every day."""


class Chronicle:
    """The day one text was published, the dates told of in it so far, and the evidence for the one that is read.

    Where nobody says when it was published, its dateline may.
    """

    def __init__(self, reading: Reading, tongue: Tongue, around: Surroundings) -> None:
        self.reading, self.text, self.tongue, self.around = reading, reading.text, tongue, around
        self.against: list[str] = []
        """What the date that is read was seen from, and what leaves it open."""
        self.doubt = False
        self.aside = False
        """Whether what was read is told by the way, and later words do not refer to it: "from a year earlier"."""
        self.recent: int | None = None
        self.told: date | None = None
        self.told_start = self.told_end = 0
        self.days: dict[tuple[int, int], date] = {}
        """The days told of so far, by month and day."""
        self.last: Mapping[str, str] = {}
        """The year, the day and where it ended, and the dating attributes last told of."""
        self.backdrop: Mapping[str, str] = {}
        """What was told by the way, "since 1987", for words that are seen from a date where no other is told."""
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
        self.dateline: date | None = None
        """The day that a dateline tells of, where nothing else tells when the text was published."""

    def begin(self) -> None:
        """Read the next date: nothing is known for it or against it."""
        self.against, self.doubt, self.aside = [], False, False

    def today(self) -> date | None:
        """The day of publication; asking for it is noted in the evidence."""
        self.against.append(self.seen_from)
        return self.at

    def see_from(self, day: date) -> None:
        """Take the day of a dateline for that of the publication."""
        self.at, self.seen_from = day, f"dateline {day}"

    def whole_year(self, two: int) -> int:
        """The year that its last two figures stand for: the latest that is no more than ten years ahead."""
        latest = (self.at.year if self.at else LEAP) + 10
        return 2000 + two if 2000 + two <= latest else 1900 + two

    @property
    def historic(self) -> bool:
        """Whether a text tells of times long past alone, and nothing in it is seen from its publication."""
        return self.at is None or self._long_past

    @cached_property
    def _filed(self) -> list[tuple[int, int]]:
        """Where the datelines of the text are, and the lines that say when it appeared."""
        return self.reading.once(masthead).called(Over.DATELINE, Over.STAMP)

    @cached_property
    def _long_past(self) -> bool:
        """Whether a text whose publication is known tells of nothing in the last years before it."""
        year = self.at.year if self.at else 0
        reading, latest = self.reading, year - LONG
        figures = (int(self.text[start:end]) for start, end in reading.numbers if end - start == 4)
        years = [number for number in figures if 1000 <= number <= year + 1]
        if len(years) < OLD or max(years) > latest or reading.hits("date.weekdays"):
            return False
        return all(hit.value == "open" or "told" in hit.value for hit in reading.hits("date.relatives"))

    def remember(self, match: Match, end: int, attrs: Mapping[str, str]) -> None:
        """Keep a date, for "the same year", "the next day" and "a year earlier" after it."""
        value = attrs.get("when") or attrs.get("from") or attrs.get("notBefore") or ""
        before = self.text[max(0, match.start - 16) : match.start]
        if not value[:4].isdigit():
            return
        day = date.fromisoformat(value) if "when" in attrs and len(value) == len("2024-11-09") else None
        if day:
            self.days[day.month, day.day] = day
        if before.endswith(self.tongue.asides):
            self.backdrop = attrs
            return
        self.last, self.recent = attrs, int(value[:4])
        if day:
            self.told, self.told_start, self.told_end = day, match.start, end
            if self._written(match, end, day):
                self.dateline = self.dateline or (None if self.at else day)
                self.see_from(day)
        if "when" in attrs and len(value) != len("2024-11"):
            return
        if match.rule != "ago" and self.around.before(match.start)[0] not in self.tongue.compared:
            self.stretch = (end, attrs)

    def _written(self, match: Match, end: int, day: date) -> bool:
        """Whether a day is that of a dateline, on which the item was written: "today" in it is that day.

        Where the day of publication is known, it lies near: papers print on the day after.
        """
        if self.at and (match.start > HEADED or day == self.at or abs(day - self.at) > PRINTED):
            return False
        figures = any(map(str.isdigit, self.text[match.start : end]))
        if not figures or ENDS.isdisjoint(self.text[end : end + BEHIND]):
            return False  # no dateline need be looked for
        return any(start <= match.start < stop for start, stop in self._filed)

    def lately(self, month: int, number: int) -> Extent | None:
        """The day of the year told of before, where that is about the present one: "the September 11 attacks"."""
        known = self.days.get((month, number))
        if known is None or self.at is None or abs(known.year - self.at.year) > 1:
            return None
        self.against.append(f"told: {known}")
        return calendars.day(known.year, month, number)

    def lasting(self, match: Match) -> date | None:
        """The day just before, up from which something lasts until a match: from *24 December 2022* until 6 January."""
        if self.told is None or self.around.before(match.start)[0] not in self.tongue.upto:
            return None
        gap = self.text[self.told_end : match.start]
        return None if len(gap) > NEXT or any(stop in gap for stop in ".;\n") else self.told

    def scheduled(self, match: Match) -> date | None:
        """The day that opens the entry before, of a list in which a match opens the next: "- *Thursday 20 May*: …"."""
        if self.told is None or match.start - self.told_start > ENTRY or not self._opens(match.start):
            return None
        if self.text[match.end : match.end + 2].strip(" ")[:1] not in ENDS:
            return None  # "Friday's vote was close.\nMonday's will be, too"
        entries = self.text.count("\n", self.told_end, match.start)
        return self.told if 0 < entries <= APART and self._opens(self.told_start) else None

    def _opens(self, start: int) -> bool:
        """Whether nothing but the sign of an entry stands before an offset in its line."""
        return not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip(f" \t{BULLETS}")

    def since(self, unit: str, offset: int) -> Extent | None:
        """The unit so many units from the one last told of; None where nothing is told that lies in one."""
        if unit == "day":
            return calendars.around(unit, self.told, offset) if self.told else None
        base = calendars.extent(self.last or self.backdrop)
        if base is None or calendars.around(unit, base.first).distance(base.last):
            return None
        return calendars.around(unit, base.first, offset)

    def guessed(self, extent: Extent | None) -> Extent | None:
        """Note in the evidence what is seen from a date told of: that is a guess."""
        self.doubt = True
        seen = next(iter((self.last or self.backdrop).values()), "")
        self.against.append(f"told: {seen}" if extent and seen else "open: of a date that is not told")
        return extent

    def past_told(self) -> bool:
        """Whether the year last told of is past: the next year is then the one after it."""
        return self.recent is not None and (self.at is None or self.recent < self.at.year)
