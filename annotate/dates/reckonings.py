"""Reckonings: dates of other calendars and eras, turned into the Gregorian: "9 Ramadan 1445", "44 BC"."""

from __future__ import annotations

from annotate.dates import calendars
from annotate.dates.bearings import Bearings, Found
from annotate.dates.calendars import Extent
from annotate.dates.shapes import Match


class Reckonings(Bearings):
    """Reads the days, months and years of Hijri, Solar Hijri and Hebrew calendars, and years before Christ."""

    def foreign(self, match: Match) -> Found:
        """A day, month or year of another calendar, turned into the Gregorian."""
        token = match.one("foreign")
        era = match.one("era")
        name, _, month = token.value.partition(" ") if token else (era.value if era else "", "", "")
        convert = calendars.CONVERT.get(name)
        year_token = match.one("year") or match.one("age") or match.one("number")
        if convert is None:
            if year_token and int(year_token.value):
                sign = "-" if name == "before" else ""
                yield match.start, match.end, {"when": f"{sign}{int(year_token.value):04}"}
            return
        day_token = match.one("day") or match.one("ordinal")
        day = int(day_token.value) if day_token else None
        if day is not None and day > 30 + (name == "persian"):
            return
        attrs: dict[str, str] = {"calendar": calendars.NAMES[name]}
        extent = None
        if year_token:
            extent = convert(int(year_token.value), int(month) if month else None, day)
            if extent:
                self._weekday(match, extent)
            else:
                self.against.append(f"open: year {year_token.value} is not in the tables of the calendar")
        elif name == "islamic":
            extent = self._islamic(match, int(month), day)
        else:
            self.against.append("open: no year")
        if extent:
            attrs = calendars.attributes(extent) | attrs
        yield match.start, match.end, attrs

    def _islamic(self, match: Match, month: int, day: int | None) -> Extent | None:
        """The day or month of the Hijri year that is meant."""
        at = self.today()
        year = calendars.islamic_year(at) if at else None
        if at is None or year is None:
            return None
        options = [e for y in (year - 1, year, year + 1) if (e := calendars.islamic(y, month, day))]
        which = self._which(match)
        if which:
            return calendars.choose(options, at, which, True)
        return calendars.nearest(options, at, self.tense(match))
