"""Feasts: days that have a name, and the day they are in a year: by date, by weekday, or from Easter."""

from __future__ import annotations

from datetime import date

from annotate.dates.calendars import DAY, Extent, day, month


def feast(number: int, rule: str) -> Extent:
    """The day of a feast in a year: ``12-25``; ``11 4 4``, the fourth Thursday of November; ``easter -2``.

    A rank of -1 is the last. Raises ValueError where the year has no such day.
    """
    if rule[2:3] == "-":
        return day(number, int(rule[:2]), int(rule[3:]))
    if rule.startswith("easter"):
        at = easter(number) + int(rule.partition(" ")[2]) * DAY
        return Extent(at, at, "day")
    return ranked(number, *map(int, rule.split()))


def ranked(number: int, month_: int, weekday: int, rank: int) -> Extent:
    """The first, second ... (-1: last) such weekday of a month. Raises ValueError where there is none."""
    whole = month(number, month_)
    if rank < 0:
        at = whole.last - (whole.last.isoweekday() - weekday) % 7 * DAY
        return Extent(at, at, "day")
    return day(number, month_, 1 + (weekday - whole.first.isoweekday()) % 7 + 7 * (rank - 1))


def easter(number: int) -> date:
    """Easter Sunday of a year in the western churches, by the Gregorian reckoning of Meeus, Jones and Butcher."""
    century, rest = divmod(number, 100)
    golden = number % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month_, before = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(number, month_, before + 1)
