"""Reckonings: dates of other calendars and eras, turned into the Gregorian: "9 Ramadan 1445", "44 BC"."""

from __future__ import annotations

from datetime import date

from annotate.dates import calendars, conversion
from annotate.dates.bearings import Bearings, Found, distance
from annotate.dates.calendars import Extent
from annotate.dates.chronicle import Chronicle
from annotate.dates.shapes import Match, Token
from annotate.dates.tenses import Tenses

GREGORIAN = 1700
"""From here on a year beside a Hijri month is a Gregorian one: "Ramadan 2023"."""


class Reckonings:
    """Reads the days, months and years of Hijri, Solar Hijri and Hebrew calendars, and years before Christ."""

    def __init__(self, chronicle: Chronicle, tenses: Tenses, bearings: Bearings) -> None:
        self.chronicle, self.tenses, self.bearings = chronicle, tenses, bearings

    def foreign(self, match: Match) -> Found:
        """A day, month or year of another calendar, turned into the Gregorian."""
        token = match.one("foreign")
        era = match.one("era")
        parts = token.value.split() if token else [era.value] if era else []
        name, month, feast = [*parts, "", "", ""][:3]
        year_token = match.one("year") or match.one("age") or match.one("number")
        if name not in conversion.CONVERT:
            if year_token and int(year_token.value):
                sign = "-" if name == "before" else ""
                yield match.start, match.end, {"when": f"{sign}{int(year_token.value):04}"}
            return
        half = match.one("ordinal") if "half" in match.roles else None  # "the first half of Ramadan"
        day_token = None if half else match.one("day") or match.one("ordinal")
        day = int(day_token.value) if day_token else int(feast) if feast else None
        if day is not None and day > 30 + (name == "persian"):
            return
        attrs: dict[str, str] = {"calendar": conversion.NAMES[name]}
        extent = None
        if year_token:
            extent = self._of_year(match, name, year_token, int(month) if month else None, day)
        elif name == "islamic":
            extent = self._islamic(match, int(month), day)
        else:
            self.chronicle.against.append("open: no year")
        if extent and half:
            extent = calendars.half(extent, int(half.value) > 1)
        if extent:
            attrs = calendars.attributes(extent) | attrs
        yield match.start, match.end, attrs

    def _of_year(
        self, match: Match, name: str, named: Token, month: int | None, day: int | None
    ) -> Extent | None:
        """The day, month or year of a calendar in a year that is named, which may be a Gregorian one."""
        year = int(named.value)
        if name == "islamic" and year >= GREGORIAN:
            return next(iter(self._occurrences(year, month, day)), None)
        extent = conversion.CONVERT[name](year, month, day)
        if extent is None:
            self.chronicle.against.append(f"open: year {named.value} is not in the tables of the calendar")
            return None
        if name == "islamic" and year < conversion.TABLES[0]:
            self.chronicle.doubt = True
            self.chronicle.against.append("reckoned by arithmetic, a day more or less")
        self.bearings.weekdays.check(match, extent)
        return extent

    @staticmethod
    def _occurrences(year: int, month: int | None, day: int | None) -> list[Extent]:
        """When a day or month of the Hijri calendar falls in a Gregorian year, mostly once: "Ramadan 2023"."""
        first = conversion.islamic_year(date(year, 1, 1))
        if first is None or month is None:
            return []
        found = (conversion.islamic(hijri, month, day) for hijri in (first, first + 1))
        return [extent for extent in found if extent and extent.first.year == year]

    def _islamic(self, match: Match, month: int, day: int | None) -> Extent | None:
        """The day or month of the Hijri year that is meant."""
        named = self.bearings.year(match)
        if named is not None:
            return next(iter(self._occurrences(named, month, day)), None)
        at = self.chronicle.today()
        year = conversion.islamic_year(at) if at else None
        if at is None or year is None:
            return None
        options = [e for y in (year - 1, year, year + 1) if (e := conversion.islamic(y, month, day))]
        which = distance(match)
        if which:
            return calendars.choose(options, at, which, True)
        return calendars.nearest(options, at, self.tenses.of(match))
