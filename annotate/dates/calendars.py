"""Calendars: stretches of days, how they lie around a day, and how TEI writes them.

Conventions are those of TIMEX3 as TEI can say them: a day, month or year is ``when``; weeks, quarters,
halves, decades and centuries are ``from`` and ``to``; seasons and the early, middle or late part
of something are ``notBefore`` and ``notAfter``. Seasons are meteorological and northern, weeks run
from Monday, the 19th century is the years 18xx, as in ISO 8601-2.
"""

from __future__ import annotations

import contextlib
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from annotate.reading import new

DAY = timedelta(1)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
THIRDS = ("early", "mid", "late")
HALVES = ("former", "latter")
PARTS = frozenset((*THIRDS, *HALVES))
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
WIDTHS = {"day": 10, "month": 7, "year": 4}
SOFT = frozenset({"season", "part"})


class Extent(NamedTuple):
    """A stretch of days, first and last included, and the unit of the calendar that it is."""

    first: date
    last: date
    unit: str

    def distance(self, day: date) -> int:
        """How many days lie between it and a day; 0 when the day is in it."""
        return max((self.first - day).days, (day - self.last).days, 0)


def day(year: int, month: int, number: int) -> Extent:
    """One day. Raises ValueError where the month has no such day."""
    one = date(year, month, number)
    return new(Extent, (one, one, "day"))


def month(year: int, number: int, count: int = 1) -> Extent:
    """A month, or a run of months that may reach into the next year."""
    end = year * 12 + number - 1 + count - 1
    last = date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])
    return new(Extent, (date(year, number, 1), last, "month" if count == 1 else "months"))


def days_near(at: date, number: int, months: int) -> list[Extent]:
    """The days of a number in the months around a day, so many to either side, that have such a day."""
    found = []
    for offset in range(-months, months + 1):
        first = around("month", at, offset).first
        with contextlib.suppress(ValueError):
            found.append(day(first.year, first.month, number))
    return found


def year(number: int, count: int = 1) -> Extent:
    """A year, or a run of years."""
    unit = {1: "year", 10: "decade", 100: "century"}.get(count, "years")
    return new(Extent, (date(max(number, 1), 1, 1), date(number + count - 1, 12, 31), unit))


def part_of_year(number: int, which: int, months: int) -> Extent:
    """The first, second ... quarter (3 months), half (6) of a year."""
    return month(number, (which - 1) * months + 1, months)._replace(unit="part of year")


def season(number: int, name: str) -> Extent:
    """A season; winter begins in the year and ends in the next."""
    return month(number, SEASONS[name], 3)._replace(unit="season")


def extent(attrs: Mapping[str, str]) -> Extent | None:
    """The extent that dating attributes tell, so far as it is a unit of the calendar; None for the rest."""
    value = attrs.get("when", "")
    if value[:1].isdigit():
        numbers = [int(part) for part in value.split("-")]
        return (year, month, day)[len(numbers) - 1](*numbers)
    names = ("from", "to") if "from" in attrs else ("notBefore", "notAfter")
    ends = [attrs.get(name, "") for name in names]
    if all(len(end) == len("2024-11") for end in ends):
        first, last = (month(*map(int, end.split("-"))) for end in ends)
        return Extent(first.first, last.last, "part of year")
    if any(len(end) != len("2024-11-09") for end in ends):
        return None
    start, end = map(date.fromisoformat, ends)
    for unit in ("week", "quarter", "half"):
        whole = around(unit, start)
        if whole[:2] == (start, end):
            return whole
    return Extent(start, end, "span" if "from" in attrs else "part")


def around(unit: str, at: date, offset: int = 0) -> Extent:
    """The week, month, year ... that holds a day, or the one so many units later.

    Raises ValueError or OverflowError when that lies outside the years 1 to 9999.
    """
    if unit == "day":
        at += offset * DAY
        return new(Extent, (at, at, "day"))
    if unit in ("week", "weekend"):
        monday = at + (7 * offset - at.weekday()) * DAY
        return Extent(monday + (5 * DAY if unit == "weekend" else 0 * DAY), monday + 6 * DAY, unit)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        return year((at.year // size + offset) * size, size)
    months = MONTHS[unit]
    index = at.year * 12 + at.month - 1
    start = (index // months + offset) * months
    made = month(start // 12, start % 12 + 1, months)
    return made if months == 1 else made._replace(unit="year" if months == 12 else "part of year")


def later(at: date, unit: str, count: int) -> date:
    """The day so many units after a day; the last of its month where that has fewer days."""
    if unit in ("day", "week"):
        return at + count * (7 if unit == "week" else 1) * DAY
    index = at.year * 12 + at.month - 1 + count * (12 if unit == "year" else 1)
    return date(index // 12, index % 12 + 1, min(at.day, monthrange(index // 12, index % 12 + 1)[1]))


def part(whole: Extent, which: str) -> Extent:
    """The part of an extent that a word such as "early" or "former" names."""
    return third(whole, which) if which in THIRDS else half(whole, HALVES.index(which))


def half(whole: Extent, place: int) -> Extent:
    """The first (0) or second (1) half of an extent, in whole months or years where it has them."""
    if whole.unit == "year":
        return part_of_year(whole.first.year, place + 1, 6)
    if whole.unit in ("decade", "century"):
        size = 5 if whole.unit == "decade" else 50
        return year(whole.first.year + place * size, size)
    middle = whole.first + (whole.last - whole.first + DAY) // 2
    return Extent(middle, whole.last, "span") if place else Extent(whole.first, middle - DAY, "span")


def third(whole: Extent, which: str) -> Extent:
    """The early, mid or late part of an extent: a third of it, in whole months or years where it has them."""
    place = THIRDS.index(which)
    if whole.unit == "year":
        return month(whole.first.year, 4 * place + 1, 4)._replace(unit="part")
    if whole.unit == "month":
        first = date(whole.first.year, whole.first.month, 10 * place + 1)
        return Extent(first, whole.last if place == 2 else first + 9 * DAY, "part")
    if whole.unit in ("decade", "century"):
        size = 1 if whole.unit == "decade" else 10
        begin, count = ((0, 3), (3, 4), (7, 3))[place]
        return year(whole.first.year + begin * size, count * size)._replace(unit="part")
    days = (whole.last - whole.first).days + 1
    if days < 3:
        return whole
    start = whole.first + (days * place // 3) * DAY
    return Extent(start, whole.first + (days * (place + 1) // 3 - 1) * DAY, "part")


def choose(options: Iterable[Extent], at: date, direction: int, strict: bool = False) -> Extent | None:
    """Of several extents the last (-1) or the next (1), seen from a day.

    With ``strict`` the day itself is not in it: "last Friday", said on a Friday, is a week ago.
    """
    if direction < 0:
        past = [one for one in options if (one.last < at if strict else one.first <= at)]
        return max(past, default=None)
    future = [one for one in options if (one.first > at if strict else one.last >= at)]
    return min(future, default=None)


def nearest(options: Iterable[Extent], at: date, direction: int = 0) -> Extent | None:
    """Of several extents the nearest to a day, seen in a direction: the past (-1), what is to come (1), or neither.

    Seen from the past, what lies ahead counts as six times as far; where what is to come is meant, what lies
    behind counts as sixteen times as far, for words tell that clearly. Without a direction the past is a little
    nearer: what news tells has mostly happened.
    """
    ahead, behind = {-1: (6, 1), 0: (5, 4), 1: (1, 16)}[direction]
    best, least = None, 0
    for one in options:
        away = (one.first - at).days
        far = away * ahead if away > 0 else max((at - one.last).days, 0) * behind
        if best is None or far < least or (far == least and one < best):
            best, least = one, far
    return best


def span(first: Extent, last: Extent) -> Extent | None:
    """From the start of one extent to the end of another, or None when that is no stretch of time."""
    return Extent(first.first, last.last, "span") if first.first <= last.last and first != last else None


def when(extent: Extent) -> str:
    """A day, month or year as XML Schema writes it."""
    return extent.first.isoformat()[: WIDTHS[extent.unit]]


def attributes(extent: Extent) -> dict[str, str]:
    """The dating attributes of TEI, by their JSON names."""
    if extent.unit in WIDTHS:
        return {"when": when(extent)}
    if extent.unit in ("decade", "century", "years"):
        return {"from": extent.first.isoformat()[:4], "to": extent.last.isoformat()[:4]}
    names = ("notBefore", "notAfter") if extent.unit in SOFT else ("from", "to")
    return {names[0]: extent.first.isoformat(), names[1]: extent.last.isoformat()}
