"""Moments: the time expressions of a text, each with the stretch of days it means.

Shapes say which words form one expression; here their meaning is worked out: against the day of
publication where one is known, by tense where a weekday or month could lie on either side of it ("will
meet on Friday"), and against the calendar where a weekday is named. What cannot be known stays
open: the expression is marked, without a value, and the evidence says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from annotate.dates import calendars, feasts
from annotate.dates.bearings import LEAP, Bearings, Found, distance, twins
from annotate.dates.calendars import Extent
from annotate.dates.chronicle import Chronicle
from annotate.dates.periods import Periods
from annotate.dates.ranges import Ranges
from annotate.dates.reckonings import Reckonings
from annotate.dates.relations import Relations
from annotate.dates.shapes import Match
from annotate.dates.surroundings import Surroundings
from annotate.dates.tenses import Tenses
from annotate.dates.tongue import Tongue, tongue
from annotate.element import Cert
from annotate.reading import Reading
from annotate.span import Span
from annotate.structure.wrapping import unwrapped

if TYPE_CHECKING:
    from annotate.pack import Pack

TABLE = "date"


def alone(pack: Pack) -> Pack:
    """A pack with the words of dates and no others, for a text that is read for its dates alone."""
    return replace(pack, tables={TABLE: pack.tables[TABLE]})


def dates(text: str, pack: Pack, published: str | None = None) -> list[Span]:
    """The dates of a text in its own offsets, and nothing else: a quarter of the time that reading for all takes.

    ``published`` is the day of publication, ``YYYY-MM-DD``.
    """
    reading = unwrapped(Reading(text, pack.once(alone), published))
    origin = reading.origin
    found = moments(reading)
    return (
        [one._replace(start=origin(one.start), end=origin(one.end)) for one in found]
        if reading.moved
        else found
    )


def moments(reading: Reading) -> list[Span]:
    """All dates of a text as spans, each with the rule that found it."""
    words = reading.pack.tables[TABLE]
    reader = Reader(reading, tongue(reading.pack, words))  # type: ignore[arg-type]
    return list(reader.tongue.grammar.read(reading, TABLE, reader.read))


class Reader:
    """Works out what the matches of one text mean."""

    def __init__(self, reading: Reading, tongue: Tongue) -> None:
        self.reading, self.text, self.tongue = reading, reading.text, tongue
        self.around = around = Surroundings(reading, tongue)
        self.chronicle = chronicle = Chronicle(reading, tongue, around)
        tenses = Tenses(reading, tongue, chronicle)
        self.bearings = bearings = Bearings(reading, tongue, around, chronicle, tenses)
        self.relations = Relations(tongue, around, chronicle, tenses, bearings)
        self.ranges = Ranges(tongue, around, bearings)
        self.periods = Periods(tongue, around, chronicle, tenses, bearings)
        self.reckonings = Reckonings(chronicle, tenses, bearings)

    @cached_property
    def readers(self) -> dict[str, Callable[[Match], Found]]:
        """Per rule, the method that works out its matches."""
        return {
            "day_month": self.day_month, "span": self.ranges.span, "numeric": self.numeric, "month": self.month,
            "year": self.year, "weekday": self.weekday, "relative": self.relations.relative, "ago": self.relations.ago,
            "period": self.periods.period, "foreign": self.reckonings.foreign, "duration": self.periods.duration,
        }  # fmt: skip

    def read(self, match: Match) -> list[Span]:
        """The spans a match stands for; none where its surroundings or the calendar forbid it."""
        if self.around.forbidden(match):
            return []
        chronicle = self.chronicle
        chronicle.begin()
        try:
            found = list(self.readers[match.rule](match))
        except (ValueError, OverflowError, LookupError):  # no such day; a shape without what its rule needs
            return []
        made = []
        cert: Cert | None = "low" if chronicle.doubt else None
        for first, end, attrs in found:
            if attrs and not chronicle.aside:
                chronicle.remember(match, end, attrs)
            start = self.around.opened(match, first)
            chronicle.span_before = (start, end)
            words = " ".join(self.reading.cased[start:end].split())
            against = chronicle.against
            evidence = "; ".join([words, *dict.fromkeys(against)]) if against else words
            made.append(Span(start, end, "date", attrs, f"date.{match.rule}", cert, evidence))
        return made

    def day_month(self, match: Match) -> Found:
        """One day of a month."""
        era = match.one("era")
        if era and era.value != "common":
            return
        token = match.one("day") or match.one("nth") or match.one("ordinal")
        month = match.one("month")
        if token and month and self.text[token.end : month.start].strip() in self.tongue.loose:
            return
        extent = self.bearings.day(match, int(token.value) if token else 0)
        if isinstance(extent, str):
            yield match.start, match.end, {"when": extent} if extent else {}
            return
        self.bearings.weekdays.check(match, extent)
        unit = match.one("unit")
        if unit:  # "the week of Oct. 16"
            if unit.value != "week":
                raise ValueError("a day's month or year")
            extent = calendars.around("week", extent.first)
        yield match.start, match.end, calendars.attributes(extent)

    def numeric(self, match: Match) -> Found:
        """Digits in the order of the language, or the other order when only that is a date."""
        named = (*match.roles.get("weekday", ()), *match.roles.get("day_unit", ()))
        figures = [token for token in match.tokens if token not in named]
        values = [int(token.value) for token in figures]
        if len(figures[0].value) == 4:
            extent: Extent | None = calendars.day(*values)
        else:
            one, two = values[:2]
            swap = (two > 12) if self.tongue.words.numeric == "dmy" else (one <= 12)
            month, number = (one, two) if swap else (two, one)
            if len(values) > 2:
                extent = calendars.day(self._whole_year(figures[2].value), month, number)
            else:  # "Friday 15/3"
                extent = self.bearings.near(lambda y: calendars.day(y, month, number), match, None)
        if extent is None or not 1000 <= extent.first.year <= 2199:
            return
        self.bearings.weekdays.check(match, extent)
        yield match.start, match.end, calendars.attributes(extent)

    def _whole_year(self, figures: str) -> int:
        """The year that its last two figures stand for, or all four."""
        latest = (self.chronicle.at.year if self.chronicle.at else LEAP) + 10
        year = int(figures)
        if len(figures) != 2:
            return year
        return year + (2000 if 2000 + year <= latest else 1900)

    def month(self, match: Match) -> Found:
        """A month of a year, or the one meant."""
        number, year = twins(match), self.bearings.year(match)
        if year is None and "which" not in match.roles:
            year = self._bracket_year(match)
        if match.tokens[0].letter == "M" and self.text[max(0, match.start - 2) : match.start - 1].isdigit():
            return  # a day that its month does not have: "30 February"
        if year is None and self.text.startswith(self.tongue.yearly, match.end):
            self.chronicle.against.append("open: every year")
            yield match.start, match.end, {"when": f"--{number:02}"}
            return
        extent = (
            calendars.month(year, number)
            if year is not None
            else self.bearings.near(lambda y: calendars.month(y, number), match, distance(match), -1)
        )
        if extent:
            yield match.start, match.end, calendars.attributes(self.bearings.part(match, extent))
        else:
            yield match.start, match.end, {} if "part" in match.roles else {"when": f"--{number:02}"}

    def _bracket_year(self, match: Match) -> int | None:
        """The year before the bracket that a month stands in: "three strikes in 1997 (in May, in June)"."""
        end, year = self.chronicle.year_before
        between = self.text[end : match.start] if match.start - end < 80 else ""
        return year if between.startswith(" (") and ")" not in between else None

    @cached_property
    def _month_ends_at(self) -> frozenset[int]:
        return frozenset(hit.end for hit in self.reading.hits(f"{TABLE}.months"))

    def year(self, match: Match) -> Found:
        """A year; a bare number only where it can be one."""
        number, era = self.bearings.year(match), match.one("era")
        if number and era and era.value == "before":
            yield match.start, match.end, {"when": f"-{number:04}"}
            return
        if number is None or (era and era.value != "common"):
            return
        unit = match.one("year_unit")
        if unit and unit.value == "years" and number % 10 == 0:
            return  # "les années 1990": ten of them
        if "yy" in match.roles:
            following = self.text[match.end : match.end + 2].lstrip(" ")
            told = "year_unit" in match.roles or (self.around.dated(match) and not following[:1].isalnum())
            if number < 1932 or not told:
                return
        elif len(match.tokens) == 1 and match.start - 1 in self._month_ends_at:
            return  # the year of a day that is none: "30 February 2024"
        elif "year_unit" not in match.roles and not era:
            self.bearings.plausible(match, match.roles.get("year", ()))
            clipped = self.text.startswith("'", match.start) and len(match.tokens) == 1
            if clipped and self.around.before(match.start)[0] not in self.tongue.needs_before.get(
                "yy", frozenset()
            ):
                return  # "'90 percent of them left'"
        self.chronicle.year_before = (match.end, number)
        if "part" not in match.roles:
            yield match.start, match.end, {"when": f"{number:04}"}
            return
        yield match.start, match.end, calendars.attributes(self.bearings.part(match, calendars.year(number)))

    def weekday(self, match: Match) -> Found:
        """A day of the week before or after the publication."""
        rank = match.one("ordinal") or (match.one("which") if "month" in match.roles else None)
        if rank:
            extent = self._ranked(match, int(rank.value))
            if extent:
                yield match.start, match.end, calendars.attributes(extent)
            return
        unit = match.one("day_unit")
        if (unit and unit.value == "days") or self.text.startswith(self.tongue.yearly, match.end):
            return  # "on Fridays", "Friday of each week"
        part = match.one("part")
        if part and part.value not in calendars.THIRDS[::2]:
            return  # "later Tuesday"
        number = int(match.roles["weekday"][0].value)
        extent = self.relations.weekday(match, number) or self.bearings.weekdays.nearest(
            match, number, distance(match)
        )
        yield match.start, match.end, calendars.attributes(extent) if extent else {}

    def _ranked(self, match: Match, rank: int) -> Extent | None:
        """The first, second ... such weekday of a month: "the second Sunday of May"."""
        number, weekday = twins(match), int(match.roles["weekday"][0].value)

        def make(year: int) -> Extent:
            return feasts.ranked(year, number, weekday, rank)

        year = self.bearings.year(match)
        return make(year) if year is not None else self.bearings.near(make, match, None)
