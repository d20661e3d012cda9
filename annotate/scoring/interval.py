"""Interval: what the dating attributes of an annotation mean, so that two ways to say the same are the same.

``when="2024-11"`` and ``from="2024-11-01" to="2024-11-30"`` cover the same days; ``P1Y`` lasts as
long as ``P12M``. Days are tuples ``(year, month, day)``, so that no year is out of range.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from typing import NamedTuple

from annotate.regex import regex

DATING = ("when", "from", "to", "notBefore", "notAfter", "dur")
"""The attributes of TEI ``att.datable.w3c`` and ``att.duration.w3c`` that give a value."""
_DAY = regex(r"(-?[0-9]{4,9})(?:-([0-9]{2})(?:-([0-9]{2})(?:T.{0,40})?)?)?")
_LASTS = regex(
    r"(-?)P(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})W)?(?:([0-9]{1,9})D)?"
    r"(?:T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?"
)

Day = tuple[int, int, int]


class Interval(NamedTuple):
    """The first and last day of a time, either of them open, and how long it lasts.

    An end is a day; None where it is open; a string where it is no day of one year ("--11-09").
    ``lasts`` is months and seconds, or the string as it stands.
    """

    first: Day | str | None
    last: Day | str | None
    lasts: tuple[int, int] | str | None


def interval(attrs: Mapping[str, str]) -> Interval | None:
    """The interval of dating attributes, or None where there are none."""
    if not any(name in attrs for name in DATING):
        return None
    first = attrs.get("when") or attrs.get("from") or attrs.get("notBefore")
    last = attrs.get("when") or attrs.get("to") or attrs.get("notAfter")
    lasts = _lasts(attrs.get("dur"))
    return Interval(first and _edge(first, last=False), last and _edge(last, last=True), lasts)


def _edge(value: str, last: bool) -> Day | str:
    """The first or the last day of a date of any precision; what is no such date as it stands."""
    match = _DAY.fullmatch(value.strip())
    if not match:
        return value.strip()
    year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
    if not 1 <= month <= 12:
        return value.strip()
    return year, month, int(day) if day else _length(year, month) if last else 1


def _length(year: int, month: int) -> int:
    return 28 + calendar.isleap(year) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _lasts(value: str | None) -> tuple[int, int] | str | None:
    """Months and seconds of a duration as XML Schema writes it; weeks as ISO 8601 has them."""
    match = _LASTS.fullmatch((value or "").strip())
    if not match or not any(match.groups()[1:]):
        return value.strip() if value else None
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    sign = -1 if match[1] else 1
    seconds += 3600 * (24 * (7 * weeks + days) + hours) + 60 * minutes
    return sign * (12 * years + months), sign * seconds
