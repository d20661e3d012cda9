"""Ranges: lists and stretches of days, months and years: "11 and 12 November", "between 3 and 7 September"."""

from __future__ import annotations

from itertools import pairwise

from annotate.dates import calendars
from annotate.dates.bearings import Bearings, Found, distance, months_of
from annotate.dates.calendars import Extent
from annotate.dates.shapes import Match, Token
from annotate.dates.surroundings import Surroundings
from annotate.dates.tongue import Tongue


class Ranges:
    """Reads days, months or years that share a month or a year."""

    def __init__(self, tongue: Tongue, around: Surroundings, bearings: Bearings) -> None:
        self.tongue, self.around, self.bearings, self.text = tongue, around, bearings, around.text

    def span(self, match: Match) -> Found:
        """Days of a month, months of a year, years of a century; one by one when there are gaps."""
        year, yy = match.one("year"), match.one("yy")
        if (
            year
            and yy
            and match.letters[1:2] == "-"
            and int(yy.value) < int(year.value) % 100
            and yy.letter == "n"
        ):
            month = calendars.month(int(year.value), int(yy.value))  # 2015-03
            yield match.start, match.end, calendars.attributes(month)
            return
        marks = ">-" if "month" in match.roles else ">-/"
        through = any(mark in match.letters for mark in marks) or self._between(match)
        through |= match.letters.strip("Yq,_") == "M/M"  # the July/September quarter
        ends = self._ends(match)
        first, last = ends[0][1], ends[-1][1]
        joined = all((b.first - a.last).days == 1 for (_, a), (_, b) in pairwise(ends))
        listed = "weekday" not in match.roles or "day_unit" in match.roles or "day" in match.roles
        closed = first.unit in ("day", "century") and joined and listed
        if (through or closed) and not self.tongue.words.apart:
            whole = calendars.span(first, last)
            if whole is None:
                return
            attrs = calendars.attributes(whole)
            if first.unit == "century" and "part" in match.roles:
                attrs = calendars.attributes(self._between_parts(match, first, last))
            elif first.unit == "century":
                attrs = {"from": f"{first.first.year:04}", "to": f"{last.last.year:04}"}
            if first.unit in ("year", "month"):
                attrs = {"from": calendars.when(first), "to": calendars.when(last)}
            yield match.start, match.end, attrs
            return
        for i, (token, extent) in enumerate(ends):
            start = match.start if i == 0 else self._named(match, token)
            end = match.end if i == len(ends) - 1 else token.end
            yield start, end, calendars.attributes(extent)

    def _between_parts(self, match: Match, first: Extent, last: Extent) -> Extent:
        """From the part of one century to that of another: "the *late 19th and early 20th* centuries"."""
        before = {token.end + 1: token.value for token in match.roles["part"]}
        named = [
            before.get(token.start, "")
            for token in match.roles["ordinal" if "ordinal" in match.roles else "nth"]
        ]
        ends = [
            calendars.part(whole, part) if part in calendars.THIRDS else whole
            for whole, part in zip((first, last), named, strict=True)
        ]
        return Extent(ends[0].first, ends[1].last, "part")

    @staticmethod
    def _named(match: Match, token: Token) -> int:
        """Where a member starts, with its weekday: "les vendredi 20 et *samedi 21* septembre"."""
        named = (day.start for day in match.roles.get("weekday", ()) if day.end + 1 == token.start)
        return next(named, token.start)

    def _between(self, match: Match) -> bool:
        """Whether "and" joins two ends: "between 3 and 7 September"."""
        return (
            bool(self.tongue.between)
            and self.around.before(self.around.opened(match, match.start))[0] in self.tongue.between
        )

    def _ends(self, match: Match) -> list[tuple[Token, Extent]]:
        """The members of a list or range, each with its extent. Raises ValueError where one is none."""
        days, months, years = (match.roles.get(name, []) for name in ("day", "month", "year"))
        days = days or match.roles.get("ordinal", [])
        if "century" in match.roles:
            ranks = [int(token.value) for token in days]
            if not 2 <= ranks[0] < ranks[1] <= 21:
                raise ValueError("no two centuries")
            return [(d, calendars.year((int(d.value) - 1) * 100, 100)) for d in days]
        if days and len(days) == len(months) and len(days) > 1 and len(set(months_of(match))) > 1:
            return self._day_ends(match, days, months)
        if days:
            if "weekday" in match.roles and len(days) > 1:  # that of the last day alone bears on its month
                of_it = [token for token in match.roles["weekday"] if token.start > days[-2].start]
                others = {role: tokens for role, tokens in match.roles.items() if role != "weekday"}
                match = match._replace(roles={**others, "weekday": of_it} if of_it else others)
            last = self.bearings.day(match, int(days[-1].value))
            if isinstance(last, str):
                raise ValueError("a list of days in an unknown year")
            base = last.first
            return [(d, calendars.day(base.year, base.month, int(d.value))) for d in days]
        if months:
            return self._month_ends(match, months)
        if "era" in match.roles:
            return self._reckoned_ends(match)
        return self._year_ends(match, years) if years else self._weekday_ends(match)

    def _day_ends(self, match: Match, days: list[Token], months: list[Token]) -> list[tuple[Token, Extent]]:
        """Days with months of their own: "26 December and 5 January", of which the first lies in the year before."""
        year = self.bearings.year(match)
        if year is None:
            month, number = int(months[-1].value), int(days[-1].value)
            near = self.bearings.near(lambda y: calendars.day(y, month, number), match, None)
            if near is None:
                raise ValueError("two days with months of their own")
            year = near.first.year
        years = [year - (int(month.value) > int(months[-1].value)) for month in months]
        if len(told := match.roles.get("year", [])) == len(days):  # 28 December 2023 to 3 January 2024
            years = [int(token.value) for token in told]
        found = [
            calendars.day(y, int(m.value), int(d.value)) for y, m, d in zip(years, months, days, strict=True)
        ]
        return list(zip(days, found, strict=True))

    def _reckoned_ends(self, match: Match) -> list[tuple[Token, Extent]]:
        """Two years of which an era tells that they are: "(618 - 907م)"."""
        first, last = (token for token in match.tokens if token.letter in "Y#z")
        if match.roles["era"][0].value != "common" or int(first.value) >= int(last.value):
            raise ValueError("years of another calendar, or no years")
        return [(token, calendars.year(int(token.value))) for token in (first, last)]

    def _year_ends(self, match: Match, years: list[Token]) -> list[tuple[Token, Extent]]:
        """Two years: "1990-1995", "1999-00"; the later may come first: العام المالي 2006/2005."""
        first = int(years[0].value)
        yy = match.one("yy")
        if yy:
            if yy.start - years[0].end > 1:
                raise ValueError("a year and something counted: 1999 - 24 people")
            second = first // 100 * 100 + int(yy.value)
            second += 100 if second < first else 0
            return [(years[0], calendars.year(first)), (yy, calendars.year(second))]
        self.bearings.plausible(match, years)
        bare = "year_unit" not in match.roles and "-" not in match.letters
        needed = self.tongue.needs_before.get("years") if bare else None
        if needed and self.around.before(match.start)[0] not in needed:
            raise ValueError("two numbers")
        spans = [(token, calendars.year(int(token.value))) for token in years]
        return spans if "/" not in match.letters else sorted(spans, key=lambda pair: pair[1])

    def _month_ends(self, match: Match, months: list[Token]) -> list[tuple[Token, Extent]]:
        if self.text[match.end : match.end + 2].lstrip(" ")[:1].isdigit() and "year" not in match.roles:
            raise ValueError("the month of a day: January and June 30")
        year = self.bearings.year(match)
        merged: list[Token] = []
        for token in months:
            if merged and merged[-1].value == token.value:  # two names of one month
                merged[-1] = merged[-1]._replace(end=token.end)
            else:
                merged.append(token)
        months = merged
        if len(months) != 2:
            raise ValueError("one month, or three")
        number = int(months[-1].value)
        if year is None:
            near = self.bearings.near(lambda y: calendars.month(y, number), match, distance(match))
            if near is None:
                raise ValueError("months in an unknown year")
            year = near.first.year
        found = []
        for token in months:
            before = int(token.value) > number
            found.append((token, calendars.month(year - before, int(token.value))))
        return found

    def _weekday_ends(self, match: Match) -> list[tuple[Token, Extent]]:
        """Weekdays one after another: with "next" the first is the coming one, else the last is the nearest."""
        tokens, which = match.roles["weekday"], distance(match)
        known = tokens[0] if which and which > 0 else tokens[-1]
        day = self.bearings.weekdays.nearest(match, int(known.value), which)
        if day is None:
            raise ValueError("weekdays without a publication date")
        found = []
        for token in tokens:
            apart = int(token.value) - int(known.value)
            ahead = apart % 7 if known is tokens[0] else -(-apart % 7)
            found.append((token, calendars.around("day", day.first, ahead)))
        return found
