"""Periods: what the words for stretches of time mean: "last month", "two years ago", "the third quarter"."""

from __future__ import annotations

from datetime import date

from annotate.dates import calendars
from annotate.dates.bearings import LEAP, Bearings, Found
from annotate.dates.calendars import Extent
from annotate.dates.shapes import Match

SINGULAR = {"days": "day", "weeks": "week", "months": "month", "years": "year", "decades": "decade"}
LETTERS = {"day": (1, "D"), "week": (7, "D"), "month": (1, "M"), "year": (1, "Y"), "decade": (10, "Y")}
"""How a duration in a unit is written; XML Schema has no weeks."""


REPORTED = ("quarter", "month", "year")
REPORTING = 3
"""Until the end of this month companies report on the year before."""


class Periods(Bearings):
    """Reads matches whose meaning is a stretch of time seen from the day of publication."""

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
            if self._following(match):
                after = self._next_told(unit)
                yield match.start, match.end, calendars.attributes(self._part(match, after)) if after else {}
                return
            at = self.today()
            if at is None:
                yield match.start, match.end, {}
                return
            if len(match.tokens) == 1:
                which = self._reported(unit, at)
            if unit == "week" and "weekday" in match.roles:  # "Tuesday of last week"
                monday = calendars.around("week", at, which or 0).first
                day = calendars.around("day", monday, int(match.roles["weekday"][0].value) - 1)
                yield match.start, match.end, calendars.attributes(day)
                return
            weekend = unit == "weekend"
            extent = (
                self._weekend(match, at, which)
                if weekend
                else calendars.around(unit, at, which or int(self._ahead(match)))
            )
        yield match.start, match.end, calendars.attributes(self._part(match, extent))

    def _following(self, match: Match) -> bool:
        """Whether it is the year after the one last told of: "the following year", "the next year" of a past one."""
        token = match.one("which")
        if token is None or token.value not in ("following", "then"):
            return False
        told = self.recent is not None and (self.at is None or self.recent < self.at.year)
        return token.value == "following" or told

    def _next_told(self, unit: str) -> Extent | None:
        """The year after the one last told of, or the week or month after the day last told of."""
        if unit == "year":
            return calendars.year(self.recent + 1) if self.recent is not None else None
        told = self._told()
        return calendars.around(unit, told, 1) if told and unit in ("week", "month") else None

    @staticmethod
    def _ahead(match: Match) -> bool:
        """Whether "the next year" is the one after the publication, for want of a year told of."""
        token = match.one("which")
        return token is not None and token.value == "then"

    @staticmethod
    def _reported(unit: str, at: date) -> int:
        """Which one a report is for: "for the quarter" is for the last, "for the year" early in the next."""
        if unit not in REPORTED:
            raise ValueError("a unit alone")
        return -1 if unit != "year" or at.month <= REPORTING else 0

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
        exact = match.one("relative")
        if exact and exact.value != "0 day":
            return
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
        if exact and unit in ("day", "week", "month", "year"):  # "a year ago today"
            then = calendars.later(at, unit, direction * count)
            yield match.start, match.end, {"when": then.isoformat()}
            return
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
        if "month" in match.roles:
            return self._week_of_month(match)
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
            if not (1 if era else 2) <= number <= 22:
                raise ValueError("no century")
            return calendars.year((number - 1) * 100, 100)
        if "season" in match.roles:
            return self._season(match, match.roles["season"][0].value)
        return self._share(match, number, 3 if "quarter" in match.roles else 6)

    def _week_of_month(self, match: Match) -> Extent | None:
        """The first, second ... last week of a month: its days 1 to 7, 8 to 14 ..., or the last seven."""
        unit, rank = match.one("unit"), match.one("ordinal")
        number, year, which = self._twins(match), self._year(match), match.one("which")
        if unit is None or unit.value != "week" or (rank is None) == (which is None):
            raise ValueError("no week of a month")
        whole = calendars.month(year, number) if year is not None else None
        whole = whole or self._near(lambda y: calendars.month(y, number), match, None, -1)
        if whole is None:
            return None
        if which or rank is None:
            return Extent(whole.last - 6 * calendars.DAY, whole.last, "part")
        if not 1 <= int(rank.value) <= 4:
            raise ValueError("no week of a month")
        first = whole.first + 7 * (int(rank.value) - 1) * calendars.DAY
        return Extent(first, first + 6 * calendars.DAY, "part")

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
        """A quarter or half of a year; those of a game are none."""
        if not 1 <= number <= 12 // months:
            raise ValueError("no part of a year")
        year = self._year(match)
        if year is not None:
            return calendars.part_of_year(year, number, months)
        at = self.today()
        if at is None:
            return None
        unit, which = match.one("unit"), self._which(match)
        if unit is None and self._near_any(match, self.tongue.games):
            raise ValueError("a part of a game")
        if unit:
            if unit.value != "year":
                raise ValueError("a quarter of something else")
            return calendars.part_of_year(at.year + (which or 0), number, months)
        options = [calendars.part_of_year(y, number, months) for y in (at.year - 1, at.year, at.year + 1)]
        if which:
            return calendars.choose(options, at, which, True)
        return calendars.choose(options, at, self.tense(match, -1))

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
