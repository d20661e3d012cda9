"""Conversion: days, months and years of the Hijri, Solar Hijri and Hebrew calendars as the Gregorian has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from annotate.dates.calendars import DAY, Extent, day

ISLAMIC = "Hijri (Umm al-Qura)"
PERSIAN = "Solar Hijri"
HEBREW = "Hebrew"
TABLES = (1343, 1500)
"""The first and last year of the tables of Umm al-Qura."""


def islamic(year_: int, month_: int | None = None, day_: int | None = None) -> Extent | None:
    """The Gregorian extent of a Hijri day, month, year; None where there is none, or without ``hijridate``.

    Outside the tables of Umm al-Qura it is that of the arithmetical calendar, a day more or less.
    """
    try:
        from hijridate import Hijri
    except ImportError:
        return None
    if not TABLES[0] <= year_ <= TABLES[1]:
        return _arithmetical(year_, month_, day_)
    try:
        if day_ is not None and month_ is not None:
            found = Hijri(year_, month_, day_).to_gregorian()
            return day(found.year, found.month, found.day)
        opening = Hijri(year_, month_ or 1, 1)
        closing = Hijri(year_, month_ or 12, 1)
        first = opening.to_gregorian()
        last = closing.to_gregorian() + (closing.month_length() - 1) * DAY
    except (ValueError, OverflowError):
        return None
    return Extent(date(first.year, first.month, first.day), date(last.year, last.month, last.day), "span")


def _arithmetical(year_: int, month_: int | None, day_: int | None) -> Extent | None:
    """The extent by the civil reckoning: months of 30 and 29 days, 11 leap years in 30."""
    if not 1 <= year_ < 1700 or not 1 <= (day_ or 1) <= 30:
        return None

    def first(number: int) -> int:
        """The proleptic Gregorian ordinal of the first day of a month; 13 is the next year's first."""
        later, month_of = (year_ + 1, 1) if number > 12 else (year_, number)
        return 227014 + (later - 1) * 354 + (3 + 11 * later) // 30 + (59 * (month_of - 1) + 1) // 2 + 1

    if day_ is not None and month_ is not None:
        only = date.fromordinal(first(month_) + day_ - 1)
        return day(only.year, only.month, only.day)
    begin, end = first(month_ or 1), first((month_ or 12) + 1) - 1
    return Extent(date.fromordinal(begin), date.fromordinal(end), "span")


def islamic_year(at: date) -> int | None:
    """The Hijri year of a day; None outside the tables, or without ``hijridate``."""
    try:
        from hijridate import Gregorian

        return int(Gregorian(at.year, at.month, at.day).to_hijri().year)
    except (ImportError, ValueError, OverflowError):
        return None


def persian(year_: int, month_: int | None = None, day_: int | None = None) -> Extent | None:
    """The Gregorian extent of a Solar Hijri day, month or year; None without ``persiantools``."""
    try:
        from persiantools.jdatetime import JalaliDate  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    try:
        new: Callable[[int, int, int], Any] = JalaliDate
        first = new(year_, month_ or 1, day_ or 1).to_gregorian()
        if day_ is not None:
            return day(first.year, first.month, first.day)
        after = new(year_ + (month_ in (None, 12)), (month_ or 12) % 12 + 1, 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Extent(first, after - DAY, "span")


def hebrew(year_: int, month_: int | None = None, day_: int | None = None) -> Extent | None:
    """The Gregorian extent of a Hebrew day, month (Nisan is 1) or year; None without ``pyluach``."""
    try:
        from pyluach.dates import HebrewDate  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return None
    try:
        if day_ is not None and month_ is not None:
            only = HebrewDate(year_, month_, day_).to_pydate()
            return Extent(only, only, "day")
        first = HebrewDate(year_, month_ or 7, 1)
        if month_ is None:
            return Extent(first.to_pydate(), HebrewDate(year_ + 1, 7, 1).to_pydate() - DAY, "span")
        begin = first.to_pydate()
        length = 30 if _has(HebrewDate, year_, month_) else 29
    except (ValueError, OverflowError):
        return None
    return Extent(begin, begin + (length - 1) * DAY, "span")


def _has(dates: type, year_: int, month_: int) -> bool:
    """Whether a Hebrew month has a thirtieth day."""
    try:
        dates(year_, month_, 30)
    except ValueError:
        return False
    return True


def century(name: str, number: int) -> Extent | None:
    """The Gregorian extent of a century of a calendar that :data:`CONVERT` names; None where there is none."""
    first, last = (CONVERT[name](year_) for year_ in (number * 100 - 99, number * 100))
    return Extent(first.first, last.last, "century") if first and last else None


CONVERT = {"islamic": islamic, "persian": persian, "hebrew": hebrew}
NAMES = {"islamic": ISLAMIC, "persian": PERSIAN, "hebrew": HEBREW}
