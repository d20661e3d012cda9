"""Moments: the time expressions of a text, each with the stretch of days it means.

Shapes say which words form one expression; here their meaning is worked out: against the day of
publication where one is known, by tense where a weekday or month could lie on either side of it ("will
meet on Friday"), and against the calendar where a weekday is named. What cannot be known stays
open: the expression is marked, without a value, and the evidence says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.dates import calendars
from annotate.dates.calendars import Extent
from annotate.dates.periods import LEAP, Found, Periods
from annotate.dates.shapes import Match, Token
from annotate.dates.surroundings import tongue
from annotate.element import Cert
from annotate.span import Span

if TYPE_CHECKING:
    from annotate.reading import Reading

TABLE = "date"


def moments(reading: Reading) -> list[Span]:
    """All dates of a text as spans, each with the rule that found it."""
    words = reading.pack.tables[TABLE]
    speaker = Reader(reading, tongue(reading.pack, words))  # type: ignore[arg-type]
    return list(speaker.tongue.grammar.read(reading, TABLE, speaker.read))


class Reader(Periods):
    """Works out what the matches of one text mean."""

    @cached_property
    def readers(self) -> dict[str, Callable[[Match], Found]]:
        """Per rule, the method that works out its matches."""
        return {
            "day_month": self.day_month, "span": self.span, "numeric": self.numeric, "month": self.month,
            "year": self.year, "weekday": self.weekday, "relative": self.relative, "ago": self.ago,
            "period": self.period, "foreign": self.foreign, "duration": self.duration,
        }  # fmt: skip

    def read(self, match: Match) -> list[Span]:
        """The spans a match stands for; none where its surroundings or the calendar forbid it."""
        if self._forbidden(match):
            return []
        self.against, self.doubt = [], False
        try:
            found = list(self.readers[match.rule](match))
        except (ValueError, OverflowError, LookupError):  # no such day; a shape without what its rule needs
            return []
        made = []
        cert: Cert | None = "low" if self.doubt else None
        for first, end, attrs in found:
            self._remember(attrs)
            start = self._opened(match) if first == match.start else first
            words = " ".join(self.reading.cased[start:end].split())
            evidence = "; ".join([words, *dict.fromkeys(self.against)])
            made.append(Span(start, end, "date", attrs, f"date.{match.rule}", cert, evidence))
        return made

    def _remember(self, attrs: dict[str, str]) -> None:
        """Keep the year and day of a date, for "the same year" and "the next day" after it."""
        value = attrs.get("when") or attrs.get("from") or attrs.get("notBefore") or ""
        if value[:4].isdigit():
            self.recent = int(value[:4])
        if len(value) == 10 and "when" in attrs:
            self.told = date.fromisoformat(value)

    def _day(self, match: Match, number: int) -> Extent | str:
        """The day of a match, or its month and day alone (--11-09) where the year stays open."""
        which, year = self._which(match), self._year(match)
        if "month" not in match.roles and "feast" not in match.roles:
            at = self.today()
            if at is None:
                raise ValueError("a day of an unknown month")
            if "month_unit" not in match.roles:
                return self._day_of_week(match, at, number)
            month = calendars.around("month", at, which or 0)
            return calendars.day(month.first.year, month.first.month, number)
        month_ = int(match.roles["feast"][0].value[:2]) if "feast" in match.roles else self._twins(match)
        if year is not None:
            return calendars.day(year, month_, number)
        if "month_unit" in match.roles and which is not None and self.at:
            base = calendars.around("month", self.at, which).first
            if base.month == month_:
                self.today()
                return calendars.day(base.year, month_, number)
        calendars.day(LEAP, month_, number)
        if which is None and self._before(match.start)[0] in self.tongue.named:
            self.against.append("open: a name, of any year")
            return f"--{month_:02}-{number:02}"
        extent = self._near(lambda y: calendars.day(y, month_, number), match, which)
        return extent or f"--{month_:02}-{number:02}"

    def _day_of_week(self, match: Match, at: date, number: int) -> Extent:
        """The day of "Wednesday 13": the nearest 13th that is one. Raises ValueError where none is near."""
        weekday = int(match.roles["weekday"][0].value)
        if self.text[match.end : match.end + 2].strip(" ")[:1].isalnum():
            raise ValueError("a count of something")
        options = []
        for offset in (-1, 0, 1):
            first = calendars.around("month", at, offset).first
            try:
                options.append(calendars.day(first.year, first.month, number))
            except ValueError:
                continue
        found = calendars.nearest([o for o in options if o.first.isoweekday() == weekday], at)
        if found is None:
            raise ValueError("no such day near")
        return found

    def day_month(self, match: Match) -> Found:
        """One day of a month."""
        era = match.one("era")
        if era and era.value != "common":
            return
        token = match.one("day") or match.one("nth") or match.one("ordinal") or match.roles["feast"][0]
        extent = self._day(match, int(token.value.rpartition("-")[2]))
        if isinstance(extent, str):
            yield match.start, match.end, {"when": extent}
            return
        self._weekday(match, extent)
        yield match.start, match.end, calendars.attributes(extent)

    def span(self, match: Match) -> Found:
        """Days of a month, months of a year, years of a century; one by one when there are gaps."""
        through = ">" in match.letters or "-" in match.letters or self._between(match)
        ends = self._ends(match)
        first, last = ends[0][1], ends[-1][1]
        joined = all((b.first - a.last).days == 1 for (_, a), (_, b) in pairwise(ends))
        listed = "weekday" not in match.roles or "day_unit" in match.roles or "day" in match.roles
        closed = first.unit == "day" and joined and listed
        if (through or closed) and not self.tongue.words.apart:
            whole = calendars.span(first, last)
            if whole is None:
                return
            attrs = calendars.attributes(whole)
            if first.unit in ("year", "month"):
                attrs = {"from": calendars.when(first), "to": calendars.when(last)}
            yield match.start, match.end, attrs
            return
        for i, (token, extent) in enumerate(ends):
            start = match.start if i == 0 else token.start
            end = match.end if i == len(ends) - 1 else token.end
            yield start, end, calendars.attributes(extent)

    def _between(self, match: Match) -> bool:
        """Whether "and" joins two ends: "between 3 and 7 September"."""
        return bool(self.tongue.between) and self._before(match.start)[0] in self.tongue.between

    def _ends(self, match: Match) -> list[tuple[Token, Extent]]:
        """The members of a list or range, each with its extent. Raises ValueError where one is none."""
        days, months, years = (match.roles.get(name, []) for name in ("day", "month", "year"))
        days = days or match.roles.get("ordinal", [])
        if days and len(days) == len(months) and len(days) > 1 and len(set(self._months(match))) > 1:
            year = self._year(match)
            if year is None:
                raise ValueError("two days with months of their own")
            found = [
                calendars.day(year, int(m.value), int(d.value)) for d, m in zip(days, months, strict=True)
            ]
            return list(zip(days, found, strict=True))
        if days:
            last = self._day(match, int(days[-1].value))
            if isinstance(last, str):
                raise ValueError("a list of days in an unknown year")
            base = last.first
            return [(d, calendars.day(base.year, base.month, int(d.value))) for d in days]
        if months:
            return self._month_ends(match, months)
        if years:
            first = int(years[0].value)
            yy = match.one("yy")
            if yy:
                second = first // 100 * 100 + int(yy.value)
                return [(years[0], calendars.year(first)), (yy, calendars.year(second))]
            self._plausible(match, years)
            bare = "year_unit" not in match.roles and "-" not in match.letters
            needed = self.tongue.needs_before.get("years") if bare else None
            if needed and self._before(match.start)[0] not in needed:
                raise ValueError("two numbers")
            return [(token, calendars.year(int(token.value))) for token in years]
        return self._weekday_ends(match)

    def _month_ends(self, match: Match, months: list[Token]) -> list[tuple[Token, Extent]]:
        year = self._year(match)
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
            near = self._near(lambda y: calendars.month(y, number), match, self._which(match))
            if near is None:
                raise ValueError("months in an unknown year")
            year = near.first.year
        found = []
        for token in months:
            before = int(token.value) > number
            found.append((token, calendars.month(year - before, int(token.value))))
        return found

    def _weekday_ends(self, match: Match) -> list[tuple[Token, Extent]]:
        tokens = match.roles["weekday"]
        last = self._nearest_weekday(match, int(tokens[-1].value), self._which(match))
        if last is None:
            raise ValueError("weekdays without a publication date")
        found = []
        for token in tokens:
            back = (int(tokens[-1].value) - int(token.value)) % 7
            found.append((token, calendars.around("day", last.first, -back)))
        return found

    def numeric(self, match: Match) -> Found:
        """Digits in the order of the language, or the other order when only that is a date."""
        values = [int(token.value) for token in match.tokens]
        if len(match.tokens[0].value) == 4:
            extent = calendars.day(*values)
        else:
            one, two, year = values
            if len(match.tokens[2].value) == 2:
                year += 2000 if 2000 + year <= (self.at.year if self.at else LEAP) + 10 else 1900
            swap = (two > 12) if self.tongue.words.numeric == "dmy" else (one <= 12)
            extent = calendars.day(year, one if swap else two, two if swap else one)
        if not 1000 <= extent.first.year <= 2199:
            return
        yield match.start, match.end, calendars.attributes(extent)

    def month(self, match: Match) -> Found:
        """A month of a year, or the one meant."""
        number, year = self._twins(match), self._year(match)
        if year is None and "which" not in match.roles:
            year = self._bracket_year(match)
        if match.tokens[0].letter == "M" and self.text[max(0, match.start - 2) : match.start - 1].isdigit():
            return  # a day that its month does not have: "30 February"
        extent = (
            calendars.month(year, number)
            if year is not None
            else self._near(lambda y: calendars.month(y, number), match, self._which(match), -1)
        )
        if extent:
            yield match.start, match.end, calendars.attributes(self._part(match, extent))
        else:
            yield match.start, match.end, {} if "part" in match.roles else {"when": f"--{number:02}"}

    def _bracket_year(self, match: Match) -> int | None:
        """The year before the bracket that a month stands in: "three strikes in 1997 (in May, in June)"."""
        end, year = self.year_before
        between = self.text[end : match.start] if match.start - end < 80 else ""
        return year if between.startswith(" (") and ")" not in between else None

    @cached_property
    def _month_ends_at(self) -> frozenset[int]:
        return frozenset(hit.end for hit in self.reading.hits(f"{TABLE}.months"))

    def _plausible(self, match: Match, years: Iterable[Token]) -> None:
        """Refuse bare numbers that no reader would take for years."""
        latest = (self.at.year if self.at else LEAP) + 60
        if any(not 1500 <= int(token.value) <= latest for token in years):
            raise ValueError("no year")
        if self._after(match.end) in self.tongue.counted:
            raise ValueError("a count")

    def year(self, match: Match) -> Found:
        """A year; a bare number only where it can be one."""
        number, era = self._year(match), match.one("era")
        if number and era and era.value == "before":
            yield match.start, match.end, {"when": f"-{number:04}"}
            return
        if number is None or (era and era.value != "common"):
            return
        unit = match.one("year_unit")
        if unit and unit.value == "years" and number % 10 == 0:
            return  # "les années 1990": ten of them
        if "yy" in match.roles:
            needed = self.tongue.needs_before.get("yy", frozenset())
            following = self.text[match.end : match.end + 2].lstrip(" ")
            if number < 1932 or self._before(match.start)[0] not in needed or following[:1].isalnum():
                return
        elif len(match.tokens) == 1 and match.start - 1 in self._month_ends_at:
            return  # the year of a day that is none: "30 February 2024"
        elif "year_unit" not in match.roles and not era:
            self._plausible(match, match.roles.get("year", ()))
        self.year_before = (match.end, number)
        yield match.start, match.end, calendars.attributes(self._part(match, calendars.year(number)))

    def _nearest_weekday(self, match: Match, number: int, which: int | None = None) -> Extent | None:
        at = self.today()
        if at is None:
            return None
        options = [
            calendars.around("day", at, offset)
            for offset in range(-7, 8)
            if calendars.around("day", at, offset).first.isoweekday() == number
        ]
        if which:
            return calendars.choose(options, at, which, True)
        if which == 0:
            return calendars.nearest(options, at, self.tense(match))
        return calendars.choose(options, at, self.tense(match, -1))

    def weekday(self, match: Match) -> Found:
        """A day of the week before or after the publication."""
        rank = match.one("ordinal")
        if rank:
            extent = self._ranked(match, int(rank.value))
            if extent:
                yield match.start, match.end, calendars.attributes(extent)
            return
        unit = match.one("day_unit")
        if unit and unit.value == "days":
            return  # "on Fridays"
        extent = self._nearest_weekday(match, int(match.roles["weekday"][0].value), self._which(match))
        yield match.start, match.end, calendars.attributes(extent) if extent else {}

    def _ranked(self, match: Match, rank: int) -> Extent | None:
        """The first, second ... such weekday of a month: "the second Sunday of May"."""
        number, weekday = self._twins(match), int(match.roles["weekday"][0].value)

        def make(year: int) -> Extent:
            first = calendars.month(year, number).first
            day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (rank - 1)
            return calendars.day(year, number, day)

        year = self._year(match)
        return make(year) if year is not None else self._near(make, match, None)
