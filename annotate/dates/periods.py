"""Periods: what the words for stretches of time mean: "last month", "two years ago", "the third quarter"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from annotate.dates import calendars
from annotate.dates.calendars import Extent
from annotate.dates.shapes import Match
from annotate.dates.surroundings import Surroundings

SINGULAR = {"days": "day", "weeks": "week", "months": "month", "years": "year", "decades": "decade"}
LETTERS = {"day": (1, "D"), "week": (7, "D"), "month": (1, "M"), "year": (1, "Y"), "decade": (10, "Y")}
"""How a duration in a unit is written; XML Schema has no weeks."""
LEAP = 2024
"""A year that has every day."""
Found = Iterator[tuple[int, int, dict[str, str]]]
"""Extents in the reading with their dating attributes."""


class Periods(Surroundings):
    """Reads matches whose meaning is a stretch of time seen from the day of publication."""

    def _year(self, match: Match) -> int | None:
        token = match.one("year")
        if token:
            return int(token.value)
        which = self._which(match)
        if self._same(match):
            if self.recent is None:
                raise ValueError("the same year as none")
            return self.recent
        if "year_unit" in match.roles and which is not None and self.at:
            self.today()
            return self.at.year + which
        token = match.one("yy")
        if not token or len(token.value) != 2:
            return None
        two = int(token.value)
        latest = (self.at.year if self.at else LEAP) + 10
        return 2000 + two if 2000 + two <= latest else 1900 + two

    @staticmethod
    def _which(match: Match) -> int | None:
        token = match.one("which")
        return int(token.value) if token and token.value != "same" else None

    @staticmethod
    def _same(match: Match) -> bool:
        """Whether the year is that of the date before: "in December of the same year"."""
        token = match.one("which")
        return token is not None and token.value == "same"

    @staticmethod
    def _months(match: Match) -> list[int]:
        return [int(token.value) for token in match.roles.get("month", ())]

    def _twins(self, match: Match) -> int:
        """The month that one or two names stand for. Raises ValueError when they are names of two months."""
        months = set(self._months(match))
        if len(months) != 1:
            raise ValueError("two names, two months")
        return months.pop()

    def _weekday(self, match: Match, extent: Extent) -> None:
        """Check a named weekday against the calendar, and note where they disagree."""
        token = match.one("weekday")
        if token and extent.unit == "day" and int(token.value) != extent.first.isoweekday():
            self.doubt = True
            self.against.append(f"{token.word} disagrees with {extent.first:%Y-%m-%d} in the calendar")

    def _part(self, match: Match, whole: Extent) -> Extent:
        token = match.one("part")
        return calendars.third(whole, token.value) if token and token.value in calendars.THIRDS else whole

    def _near(
        self, make: Callable[[int], Extent], match: Match, which: int | None, default: int = 0
    ) -> Extent | None:
        """Of what recurs every year, the one meant: by "last" or "next", by tense, or else the nearest."""
        at = self.today()
        if at is None:
            return None
        options = []
        for number in range(max(at.year - 1, 1), at.year + 2):
            try:
                options.append(make(number))
            except ValueError:
                continue
        token = match.one("weekday")
        if token:
            fitting = [o for o in options if o.unit == "day" and o.first.isoweekday() == int(token.value)]
            options = fitting or options
        if which:
            return calendars.choose(options, at, which, True)
        return calendars.nearest(options, at, 0 if which == 0 else self.tense(match, default))

    def relative(self, match: Match) -> Found:
        """A word such as "yesterday", or a unit with "last", "this", "next"."""
        token = match.one("relative")
        if token:
            offset, _, unit = token.value.partition(" ")
            unit, _, told = unit.partition(" ")
            if not unit:
                self.doubt = True
                self.against.append("open: no day of its own")
                yield match.start, match.end, {}
                return
            at = self._told() if told else self.today()
            if at is None:
                yield match.start, match.end, {}
                return
            extent = (
                self._weekend(match, at, None)
                if unit == "weekend"
                else calendars.around(unit, at, int(offset))
            )
            self._weekday(match, extent)
        else:
            unit_token = match.one("unit")
            unit = unit_token.value if unit_token else ""
            which = self._which(match)
            if unit == "day":
                return  # "the last day", "that day": of something the text tells of
            if self._same(match):
                if unit == "year" and self.recent is not None:
                    extent = calendars.year(self.recent)
                    yield match.start, match.end, calendars.attributes(self._part(match, extent))
                return
            at = self.today()
            if at is None:
                yield match.start, match.end, {}
                return
            weekend = unit == "weekend"
            extent = self._weekend(match, at, which) if weekend else calendars.around(unit, at, which or 0)
        yield match.start, match.end, calendars.attributes(self._part(match, extent))

    def _told(self) -> date | None:
        """The day last told of; what it is the next or the previous day of is a guess."""
        self.doubt = True
        self.against.append(f"told: {self.told}" if self.told else "open: of a day that is not told")
        return self.told

    def _weekend(self, match: Match, at: date, which: int | None) -> Extent:
        options = [calendars.around("weekend", at, offset) for offset in (-1, 0, 1)]
        direction = which or self.tense(match, -1 if at.weekday() < 3 else 1)
        return calendars.choose(options, at, direction, bool(which)) or options[1]

    def ago(self, match: Match) -> Found:
        """So many units before or after the publication: a day of days, a week of weeks, and so on."""
        count, unit = self._quantity(match)
        part = match.one("part")
        if part and (part.value != "earlier" or unit not in ("year", "quarter", "month")):
            return  # "two days later": from a day the text tells of
        direction = -1 if part else int(match.roles["ago"][0].value)
        at = self.today()
        if count > 999 or unit in ("hour", "minute"):
            return
        if not count:
            self.against.append("open: no count")
        if at is None or not count:
            yield match.start, match.end, {}
            return
        if unit == "century":
            unit, count = "decade", 10 * count
        yield match.start, match.end, calendars.attributes(calendars.around(unit, at, direction * count))

    @staticmethod
    def _quantity(match: Match) -> tuple[int, str]:
        token = match.one("pair")
        if token:
            count, _, unit = token.value.partition(" ")
            return int(count), SINGULAR.get(unit, unit)
        number = match.one("count")
        number = number or match.one("numeral")
        unit_token = match.one("units") or match.one("unit") or match.one("time")
        unit = unit_token.value if unit_token else ""
        return int(number.value) if number else 1, SINGULAR.get(unit, unit)

    def period(self, match: Match) -> Found:
        """A quarter, half, season, decade or century, of a named year or the one meant."""
        extent = self._period(match)
        yield match.start, match.end, calendars.attributes(self._part(match, extent)) if extent else {}

    def _period(self, match: Match) -> Extent | None:
        share = match.one("share")
        if share:
            return self._share(match, int(share.value.split()[1]), int(share.value.split()[0]))
        ordinal = match.one("ordinal") or match.one("number")
        number = int(ordinal.value) if ordinal else 0
        if "decade" in match.roles or "years" in match.roles:
            return self._decade(match, number)
        if "century" in match.roles:
            era = match.one("era")
            if era and era.value != "common":
                self.against.append(f"open: a century of another reckoning, {era.word}")
                return None
            if "half" in match.roles and number in (1, 2):
                century = int(match.roles["ordinal"][1].value)
                return calendars.year((century - 1) * 100 + (number - 1) * 50, 50)
            if not number:
                at = self.today()
                return calendars.around("century", at, self._which(match) or 0) if at else None
            if not 1 < number <= 22:
                raise ValueError("no century")
            return calendars.year((number - 1) * 100, 100)
        if "season" in match.roles:
            return self._season(match, match.roles["season"][0].value)
        return self._share(match, number, 3 if "quarter" in match.roles else 6)

    def _decade(self, match: Match, century: int) -> Extent:
        """Ten years; "the nineties" are the latest that have begun, but for a century named beside them."""
        token = match.one("decade") or match.one("year") or match.one("yy")
        number = int(token.value) if token else -1
        if number % 10:
            raise ValueError("no decade")
        if 1000 <= number < 2000 and number % 100 == 0:
            return calendars.year(number, 100)
        if number < 100:
            at, which = self.at, self._which(match)
            latest = at.year if at else LEAP
            if century:
                number += (century - 1) * 100
            elif which is not None and at:
                self.today()
                number += (at.year // 100 + which) * 100
            else:
                number += 2000 if 2000 + number <= latest else 1900
        return calendars.year(number, 10)

    def _season(self, match: Match, name: str) -> Extent | None:
        year = self._year(match)
        if year is not None:
            return calendars.season(year, name)
        unit, which = match.one("unit") or match.one("year_unit"), self._which(match)
        at = self.today()
        if at is None:
            return None
        if unit:
            return calendars.season(calendars.around("year", at, which or 0).first.year, name)
        options = [calendars.season(number, name) for number in (at.year - 1, at.year, at.year + 1)]
        if which:
            return calendars.choose(options, at, which, True)
        direction = self.tense(match)
        if direction == 1:
            return calendars.choose(options, at, 1)
        return next((o for o in options if o.distance(at) == 0), options[1])

    def _share(self, match: Match, number: int, months: int) -> Extent | None:
        """A quarter or half of a year."""
        if not 1 <= number <= 12 // months:
            raise ValueError("no part of a year")
        year = self._year(match)
        if year is not None:
            return calendars.part_of_year(year, number, months)
        at = self.today()
        if at is None:
            return None
        unit, which = match.one("unit"), self._which(match)
        if unit:
            if unit.value != "year":
                raise ValueError("a quarter of something else")
            return calendars.part_of_year(at.year + (which or 0), number, months)
        options = [calendars.part_of_year(y, number, months) for y in (at.year - 1, at.year, at.year + 1)]
        if which:
            return calendars.choose(options, at, which, True)
        return calendars.choose(options, at, self.tense(match, -1))

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

    def duration(self, match: Match) -> Found:
        """A count of units, as XML Schema writes it."""
        count, unit = self._quantity(match)
        if self._which(match) == 0 or not count:
            return
        if unit in ("hour", "minute"):
            yield match.start, match.end, {"dur": f"PT{count}{'H' if unit == 'hour' else 'M'}"}
            return
        factor, letter = LETTERS.get(unit, (0, ""))
        if factor:
            yield match.start, match.end, {"dur": f"P{count * factor}{letter}"}
