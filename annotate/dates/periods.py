"""Periods: what the words for stretches of time mean: "the third quarter", "the nineties", "the last week of May"."""

from __future__ import annotations

from datetime import date

from annotate.dates import calendars, conversion
from annotate.dates.bearings import Bearings, Found, distance, twins
from annotate.dates.calendars import DAY, Extent
from annotate.dates.chronicle import LEAP, Chronicle
from annotate.dates.relations import SINGULAR, quantity
from annotate.dates.shapes import Match, Token
from annotate.dates.surroundings import Surroundings
from annotate.dates.tenses import Tenses
from annotate.dates.tongue import Tongue

LETTERS = {"day": (1, "D"), "week": (7, "D"), "month": (1, "M"), "year": (1, "Y"), "decade": (10, "Y")}
"""How a duration in a unit is written; XML Schema has no weeks."""
HALVED = frozenset({"month", "decade", "years", "century"})
"""What has a first and a second half of its own: the first half of *May*, of *the 1990s*."""


def member(whole: Extent, unit: str, number: int, count: int = 1) -> Extent:
    """The first (1), second ... or last (-1) unit of a month or year, or so many; ValueError where it has none."""
    if unit in ("month", "quarter", "half"):
        size = {"month": 1, "quarter": 3, "half": 6}[unit] * count
        if whole.unit != "year" or not 1 <= abs(number) * size <= 12:
            raise ValueError("no part of a year")
        at = 12 // size if number < 0 else number
        first = 13 - size if number < 0 else 1 + (at - 1) * size
        made = calendars.month(whole.first.year, first, size)
        return made if unit == "month" else made._replace(unit="part of year")
    if unit == "weekend":
        saturday = whole.first + (5 - whole.first.weekday()) % 7 * DAY + 7 * (number - 1) * DAY
        if number < 0:
            saturday = whole.last - DAY - (whole.last - DAY - 5 * DAY).weekday() * DAY
        if saturday > whole.last or count != 1:
            raise ValueError("no such weekend")
        return Extent(saturday, saturday + DAY, "weekend")
    size = {"day": 1, "week": 7}.get(unit, 0) * count
    start = whole.last - (size - 1) * DAY if number < 0 else whole.first + (number - 1) * size * DAY
    if not size or not whole.first <= start <= whole.last:
        raise ValueError("no such day or week")
    return Extent(start, min(start + (size - 1) * DAY, whole.last), "day" if size == 1 else "part")


def _number(match: Match) -> int:
    """Which one is meant: "the *third* century"; 0 where none is told."""
    ordinal = match.one("ordinal") or match.one("nth") or match.one("number")
    return int(ordinal.value) if ordinal else 0


def _before_christ(number: int) -> dict[str, str]:
    """The years of a century before Christ; ValueError where there is none."""
    if not 1 <= number <= 99:
        raise ValueError("no century")
    return {"from": f"-{number * 100:04}", "to": f"-{number * 100 - 99:04}"}


class Periods:
    """Reads quarters, halves, seasons, decades, centuries and durations."""

    def __init__(
        self, tongue: Tongue, around: Surroundings, chronicle: Chronicle, tenses: Tenses, bearings: Bearings
    ) -> None:
        self.tongue, self.around, self.chronicle = tongue, around, chronicle
        self.tenses, self.bearings = tenses, bearings

    def period(self, match: Match) -> Found:
        """A quarter, half, season, decade or century, of a named year or the one meant."""
        era = match.one("era") if "century" in match.roles else None
        if era and era.value == "before" and "part" not in match.roles:
            yield match.start, match.end, _before_christ(_number(match))
            return
        extent = self._period(match)
        if extent and "count" not in match.roles:
            extent = self.bearings.part(match, extent)
        named = {"calendar": conversion.NAMES[era.value]} if era and era.value in conversion.NAMES else {}
        yield match.start, match.end, calendars.attributes(extent) | named if extent else named

    def _period(self, match: Match) -> Extent | None:
        if "quarter" in match.roles and "month" in match.roles:
            return self._ending(match)
        shared = "quarter" in match.roles or "half" in match.roles  # "last year's third quarter"
        if (
            {"month", "unit", "units"} & set(match.roles)
            and not shared
            and not {"season", "century"} & set(match.roles)
        ):
            return self._member(match)
        share = match.one("share")
        if share:
            return self._share(match, int(share.value.split()[1]), int(share.value.split()[0]))
        number = _number(match)
        if "half" in match.roles and HALVED & set(match.roles) and number in (1, 2):
            whole = self._halved(match)
            return calendars.half(whole, number - 1) if whole else None
        if "decade" in match.roles or "years" in match.roles:
            return self._decade(match, number)
        if "century" in match.roles:
            era = match.one("era")
            if era and era.value in conversion.CONVERT:
                return conversion.century(era.value, number)
            if era and era.value != "common":
                self.chronicle.against.append(f"open: a century of another reckoning, {era.word}")
                return None
            if not number:
                at = self.chronicle.today()
                return calendars.around("century", at, distance(match) or 0) if at else None
            if not (1 if era else 2) <= number <= 22:
                raise ValueError("no century")
            return calendars.year((number - 1) * 100, 100)
        if "season" in match.roles:
            return self._season(match, match.roles["season"][0].value)
        return self._share(match, number, 3 if "quarter" in match.roles else 6)

    def _ending(self, match: Match) -> Extent | None:
        """The quarter that ends with a month: "the June quarter"."""
        number, year = twins(match), self.bearings.year(match)
        if year is None:
            last = self.bearings.near(lambda y: calendars.month(y, number), match, distance(match), -1)
            if last is None:
                return None
            year = last.first.year
        years, before = divmod(year * 12 + number - 3, 12)
        return calendars.month(years, before + 1, 3)._replace(unit="part of year")

    def _halved(self, match: Match) -> Extent | None:
        """The month, decade or century whose half is meant; None where it is not known."""
        if "month" in match.roles:
            return self._whole(match, list(match.roles.get("which", [])))
        ordinals = [int(token.value) for token in match.roles.get("ordinal", ())]
        # "the first half of the sixties of the 19th century"
        if "decade" in match.roles or "years" in match.roles:
            return self._decade(match, ordinals[1] if len(ordinals) > 1 else 0)
        return calendars.year((ordinals[1] - 1) * 100, 100)

    def _member(self, match: Match) -> Extent | None:
        """The first, second ... last day or week of a month or year, or so many: "the first nine months".

        The weeks of a month are its days 1 to 7, 8 to 14 ..., the last one its last seven.
        """
        whiches = list(match.roles.get("which", []))
        rank = match.one("ordinal") or match.one("nth")
        part = match.one("part")
        number = int(rank.value) if rank else 1 if part and part.value == "early" else -1
        if not rank and not part and (not whiches or whiches.pop(0).value != "-1"):
            raise ValueError("no rank")
        count_token, unit_token = match.one("count"), match.one("units") or match.one("unit")
        unit = unit_token.value if unit_token else ""
        unit, count = SINGULAR.get(unit, unit), int(count_token.value) if count_token else 1
        if not count or (count_token and number not in (1, -1)):
            raise ValueError("no first and no last ones")
        whole = self._whole(match, whiches)
        if whole is None and not {"month", "year", "year_unit", "month_unit"} & set(match.roles):
            return self._months_so_far(match, unit, count, number)
        if whole is None:
            return None
        found = member(whole, unit, number, count)
        at = self.chronicle.at
        if at is None or "year_unit" not in match.roles or whiches or unit not in ("quarter", "half"):
            return found
        return self._begun(match, found, member(calendars.year(at.year - 1), unit, number, count), at)

    def _whole(self, match: Match, whiches: list[Token]) -> Extent | None:
        """The month or year that something is the first or last week of; None where it is not known."""
        year = match.one("year")
        if "month" in match.roles:
            month = twins(match)
            if year:
                return calendars.month(int(year.value), month)
            return self.bearings.near(lambda y: calendars.month(y, month), match, None, -1)
        if year:
            return calendars.year(int(year.value))
        unit = match.one("year_unit") or match.one("month_unit")
        at = self.chronicle.today() if unit else None
        offset = whiches[0].value if whiches else "0"
        if unit is None or at is None or not offset.lstrip("-").isdecimal():
            return None
        return calendars.around(SINGULAR.get(unit.value, unit.value), at, int(offset))

    def _months_so_far(self, match: Match, unit: str, count: int, number: int) -> Extent | None:
        """The first months of the year: of the one before, where those of this year are not over when they are told."""
        if unit != "month" or count == 1 or number != 1:
            raise ValueError("the first ones of something else")
        at = self.chronicle.today()
        if at is None:
            return None
        made = calendars.month(at.year, 1, count)
        return (
            made
            if (made.first <= at and made.last < at) or self.tenses.of(match) > 0
            else calendars.month(at.year - 1, 1, count)
        )

    def _decade(self, match: Match, century: int) -> Extent:
        """Ten years; "the nineties" are the latest that have begun, but for a century named beside them."""
        token = match.one("decade") or match.one("year") or match.one("yy")
        number = int(token.value) if token else -1
        if number % 10:
            raise ValueError("no decade")
        if len(match.roles.get("year", ())) + len(match.roles.get("yy", ())) > 1:  # "les années 1880-1990"
            last = int(match.tokens[-1].value)
            last += number // 100 * 100 if last < 100 else 0
            if last % 10 or last <= number:
                raise ValueError("no decades")
            return calendars.year(number, last + 10 - number)
        if 1000 <= number < 2000 and number % 100 == 0:
            return calendars.year(number, 100)
        if number < 100:
            if self.around.near_any(match, self.tongue.games):
                raise ValueError("a measure: temperatures in the 70s")
            at, which = self.chronicle.at, distance(match)
            latest = at.year if at else LEAP
            if century:
                number += (century - 1) * 100
            elif which is not None and at:
                self.chronicle.today()
                number += (at.year // 100 + which) * 100
            else:
                number += 2000 if 2000 + number <= latest else 1900
        return calendars.year(number, 10)

    def _season(self, match: Match, name: str) -> Extent | None:
        year = self.bearings.year(match)
        if year is not None:
            return calendars.season(year, name)
        unit, which = match.one("unit") or match.one("year_unit"), distance(match)
        at = self.chronicle.today()
        if at is None:
            return None
        if unit:
            return calendars.season(calendars.around("year", at, which or 0).first.year, name)
        years = range(at.year - 2, at.year + 2)  # in January last winter began two years before
        options = [calendars.season(number, name) for number in years]
        if which:
            return calendars.choose(options, at, which, True)
        if which == 0:
            return next((o for o in options if o.distance(at) == 0), options[-2])
        direction = self.tenses.of(match)
        return calendars.choose(options, at, direction) if direction else calendars.nearest(options, at)

    def _share(self, match: Match, number: int, months: int) -> Extent | None:
        """A quarter or half of a year, the last is -1; those of a game are none."""
        number = 12 // months if number < 0 else number
        if not 1 <= number <= 12 // months:
            raise ValueError("no part of a year")
        year = self.bearings.year(match)
        if year is not None:
            return calendars.part_of_year(year, number, months)
        at = self.chronicle.today()
        if at is None:
            return None
        unit, which = match.one("unit"), distance(match)
        if unit is None and self.around.near_any(match, self.tongue.games):
            raise ValueError("a part of a game")
        if unit:
            if unit.value != "year":
                raise ValueError("a quarter of something else")
            return calendars.part_of_year(at.year + (which or 0), number, months)
        options = [calendars.part_of_year(y, number, months) for y in (at.year - 1, at.year, at.year + 1)]
        if which:
            return calendars.choose(options, at, which, True)
        if "year_unit" in match.roles:  # النصف الثاني من العام
            return self._begun(match, options[1], options[0], at)
        return calendars.choose(options, at, self.tenses.of(match, -1))

    def _begun(self, match: Match, here: Extent, before: Extent, at: date) -> Extent:
        """A part of the present year, or of the one before, where it is told as past and has not begun yet."""
        return before if here.first > at and self.tenses.over(match) else here

    def duration(self, match: Match) -> Found:
        """A count of units, as XML Schema writes it."""
        count, unit = quantity(match)
        which = distance(match)
        if which == 0 or (not count and which is None):
            return
        if count and "units" in match.roles:  # one unit alone lasts nothing: "the same month"
            return
        if not count:  # "the next few days"
            if self.around.owned(match.end):
                raise ValueError("the last days of something else")
            self.chronicle.doubt = True
            self.chronicle.against.append("open: no count")
            yield match.start, match.end, {}
            return
        if unit in ("hour", "minute"):
            yield match.start, match.end, {"dur": f"PT{count}{'H' if unit == 'hour' else 'M'}"}
            return
        factor, letter = LETTERS.get(unit, (0, ""))
        if factor:
            yield match.start, match.end, {"dur": f"P{count * factor}{letter}"}
