"""Bearings: where a time expression lies: its year, month and day, seen from publication, tense and context."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from annotate.dates import calendars, feasts
from annotate.dates.bare import ADDRESS, BareDays
from annotate.dates.calendars import Extent
from annotate.dates.chronicle import LEAP, Chronicle
from annotate.dates.shapes import GAPS, Match, Token
from annotate.dates.surroundings import Surroundings
from annotate.dates.tenses import Tenses
from annotate.dates.tongue import Tongue
from annotate.dates.weekdays import Weekdays
from annotate.reading import Reading
from annotate.regex import regex

EARLIEST = 1500
"""From here on a bare number of four digits is a year more often than a count."""
MOST_LASTING = 300
"""What ends later than so many days after a day told of lies before it: "moved *from 1 July to* 20 June"."""
PAIR = regex(r"([^\W\d_]{2,12}) ([0-9]{4}) [^\W\d_]{1,4} ([0-9]{4})(?![0-9])")
"""Two numbers with a word between them and one before: "entre 1163 et 1345"."""
NUMBERED = regex(
    r"(?<![0-9/.-])(?:(?!(?:19|20)[0-9]{2}/)[0-9]{1,4}/((?:19|20)[0-9]{2})"
    r"|(?:[°º.] ?((?:19|20)[0-9]{2})-[0-9]{1,5}|((?:19|20)[0-9]{2})-[0-9]{3,5})"
    r"|([0-9]{2})/[0-9]{1,4}/[a-z]{2,7}"
    r"|\([a-z]{2,3}\) ?((?:19|20)[0-9]{2})/[0-9]{1,5}),? ([^\W\d_]{1,4}) $"
)
"""The number of a law right before its day, with the year in it: "39/2015, de", "n° 2015-990 du", "95/46/CE del"."""
LAW = 32
"""How long such a number may be, with what joins it to its day (characters)."""
TOLD = {"same": 0, "its": 0, "following": 1, "then": 1, "prior": -1}
"""What is seen from a date told of before, and how far from it."""
SEEN = {"same": None, "its": None, "following": None, "then": 1, "prior": -1}
"""The same, seen from the publication where nothing is told."""
Found = Iterator[tuple[int, int, dict[str, str]]]
"""Extents in the reading with their dating attributes."""


def distance(match: Match) -> int | None:
    """How far from the publication: "last" -1, "this" 0, "next" 1; what is seen from a date told of, likewise."""
    token = match.one("which")
    if token is None:
        return None
    return SEEN.get(token.value) if token.value in SEEN else int(token.value)


def distance_told(match: Match) -> int | None:
    """How far from the date told of before: "the same year" 0, "the following year" 1, "the previous year" -1."""
    token = match.one("which")
    return TOLD.get(token.value) if token else None


def months_of(match: Match) -> list[int]:
    """The numbers of the months that a match names."""
    return [int(token.value) for token in match.roles.get("month", ())]


def twins(match: Match) -> int:
    """The month that one or two names stand for. Raises ValueError when they are names of two months."""
    months = set(months_of(match))
    if len(months) != 1:
        raise ValueError("two names, two months")
    return months.pop()


class Bearings:
    """What the readers of all kinds of dates ask about the matches of one text."""

    def __init__(
        self, reading: Reading, tongue: Tongue, around: Surroundings, chronicle: Chronicle, tenses: Tenses
    ) -> None:
        self.reading, self.text, self.tongue = reading, reading.text, tongue
        self.around, self.chronicle, self.tenses = around, chronicle, tenses
        self.weekdays = Weekdays(reading, tongue, around, chronicle, tenses)
        self.bare = BareDays(reading, tongue, around, chronicle, tenses)

    def year(self, match: Match) -> int | None:
        """The year that a match names or is seen from; None where it does neither."""
        token = match.one("year")
        if token:
            return int(token.value)
        if "relative" in match.roles:
            return self._year_told(match.roles["relative"][0].value)
        which = distance(match)
        since = distance_told(match)
        if since == 0 and self.chronicle.recent is None:
            raise ValueError("the same year as none")
        if (
            since is not None
            and self.chronicle.recent is not None
            and (since == 0 or "year_unit" in match.roles)
        ):
            return self.chronicle.recent + since
        if "year_unit" in match.roles and which is not None and self.chronicle.at:
            self.chronicle.today()
            return self.chronicle.at.year + which
        token = match.one("yy")
        if not token or len(token.value) != 2:
            return None
        return self.chronicle.whole_year(int(token.value))

    def _year_told(self, value: str) -> int:
        """The year of "March *that year*". Raises ValueError where none is told of, or it is no year."""
        offset, _, unit = value.partition(" ")
        if unit != "year told" or self.chronicle.recent is None:
            raise ValueError("no year, or that of none")
        self.chronicle.doubt = True
        self.chronicle.against.append(f"told: {self.chronicle.recent}")
        return self.chronicle.recent + int(offset)

    def part(self, match: Match, whole: Extent) -> Extent:
        """The part of a stretch of days that a match speaks of, early or late, the first half; else all of it."""
        token = match.one("part")
        return calendars.part(whole, token.value) if token and token.value in calendars.PARTS else whole

    def near(
        self, make: Callable[[int], Extent], match: Match, which: int | None, default: int = 0
    ) -> Extent | None:
        """Of what recurs every year, the one meant: by "last" or "next", by tense, or else the nearest."""
        if which is None and (told := self._narrated(make) or self._lasting(make, match)):
            return told
        at = self.chronicle.today()
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
        if which is None and self.around.after(match.end) in self.tongue.pending:
            return calendars.choose(options, at, 1)
        if which == 0:  # "this November"
            options = [one for one in options if one.first.year == at.year] or options
        if which is None and match.rule == "month" and self.tenses.done(match):
            return calendars.choose(options, at, -1)
        return calendars.nearest(options, at, 0 if which == 0 else self.tenses.of(match, default))

    def _lasting(self, make: Callable[[int], Extent], match: Match) -> Extent | None:
        """The first one behind a day told of just before that it ends: from 24 December 2022 until *6 January*."""
        told = self.chronicle.lasting(match)
        if told is None:
            return None
        with contextlib.suppress(ValueError):
            ends = (make(told.year), make(told.year + 1))
            found = next(end for end in ends if end.last >= told)
            if found.distance(told) < MOST_LASTING:
                self.chronicle.against.append(f"told: {told}")
                return found
        return None

    def _narrated(self, make: Callable[[int], Extent]) -> Extent | None:
        """In a tale of long ago, the next one from the day or month told of: "On 2 July 1853 … on October 4"."""
        value = self.chronicle.last.get("when") or self.chronicle.last.get("from") or ""
        if len(value) < len("1853-07") or not value[:4].isdigit() or not self.chronicle.historic:
            return None
        told = date.fromisoformat(f"{value}-01"[:10])
        for number in (told.year, told.year + 1):
            try:
                option = make(number)
            except ValueError:
                continue
            if option.last >= told:
                self.chronicle.against.append(f"told: {value}")
                return option
        return None

    def _feast(self, match: Match, rule: str, year: int | None, which: int | None) -> Extent | str:
        """The day of a feast; its month and day, or nothing, where the year stays open."""
        if year is not None:
            return feasts.feast(year, rule)
        found = self.near(lambda y: feasts.feast(y, rule), match, which)
        return found or (f"--{rule}" if rule[2:3] == "-" else "")

    def day(self, match: Match, number: int) -> Extent | str:
        """The day of a match, or its month and day alone (--11-09) where the year stays open."""
        which, year = distance(match), self.year(match)
        if "month" not in match.roles and "feast" not in match.roles:
            return self._monthless(match, number, which)
        if "feast" in match.roles:
            return self._feast(match, match.roles["feast"][0].value, year, which)
        month_ = twins(match)
        if year is not None:
            return calendars.day(year, month_, number)
        if "month_unit" in match.roles and which is not None and self.chronicle.at:
            base = calendars.around("month", self.chronicle.at, which).first
            if base.month == month_:
                self.chronicle.today()
                return calendars.day(base.year, month_, number)
        calendars.day(LEAP, month_, number)
        if which is None and (passed := self._passed(match)):
            return calendars.day(passed, month_, number)
        if which is None and (known := self.chronicle.lately(month_, number)):
            return known
        if which is None and self.around.before(match.start)[0] in self.tongue.named:
            self.chronicle.against.append("open: a name, of any year")
            return f"--{month_:02}-{number:02}"
        if self.text.startswith(self.tongue.yearly, match.end):
            self.chronicle.against.append("open: every year")
            return f"--{month_:02}-{number:02}"
        extent = self.near(lambda y: calendars.day(y, month_, number), match, which)
        return extent or f"--{month_:02}-{number:02}"

    def _monthless(self, match: Match, number: int, which: int | None) -> Extent | str:
        """The day of a month that is not named: "on the 16th", "Wednesday 13", "on the 16th of the same month"."""
        since = distance_told(match)
        if which is None and not {"month_unit", "weekday"} & match.roles.keys():
            return self.bare.alone(match, number) if since is None else self.bare.of_it(match, number)
        if which is None and since is None and "weekday" not in match.roles:
            return self.bare.of_month(match, number)
        at = self.chronicle.today()
        if at is None and "month_unit" in match.roles and which is not None:
            return ""  # "on the sixth of next month"
        if at is None:
            raise ValueError("a day of an unknown month")
        if "month_unit" not in match.roles and "weekday" not in match.roles and which == 0:
            return calendars.day(at.year, at.month, number)  # "حتى 25 الجاري"
        if "month_unit" not in match.roles:
            return self.weekdays.numbered(match, at, number)
        if since is not None and self.chronicle.told is not None:  # "on the 16th of the same month"
            at, which = self.chronicle.told, since
            self.chronicle.doubt = True
        month = calendars.around("month", at, which or 0)
        return calendars.day(month.first.year, month.first.month, number)

    def _passed(self, match: Match) -> int | None:
        """The year in the number of a law whose day a match is: "la Ley 39/2015, de *1 de octubre*"."""
        found = NUMBERED.search(self.text, max(0, match.start - LAW), match.start)
        if found is None or self.tongue.grammar.gaps.get(found[6]) != GAPS["of"]:
            return None
        year = found[1] or found[2] or found[3] or found[5] or f"19{found[4]}"
        self.chronicle.against.append(f"numbered: {year}")
        return int(year)

    def plausible(self, match: Match, years: Iterable[Token]) -> None:
        """Refuse bare numbers that no reader would take for years."""
        latest = (self.chronicle.at.year if self.chronicle.at else LEAP) + 60
        for token in years:
            number = int(token.value)
            if number > latest:
                raise ValueError("no year")
            # of the Middle Ages only with a word before and a pause after: "They landed in 1066."
            alone = self.around.dated(match) and self.around.pauses(match.end)
            if number < EARLIEST and not (alone or self._paired(match)):
                raise ValueError("no year")
        after = self.around.after(match.end)
        other = self.text[match.end + len(after) + 2 : match.end + len(after) + 3]  # "in 2013 or 2014"
        if after in self.tongue.counted and not other.isdigit():
            raise ValueError("a count")
        if self.around.within_name(match):
            raise ValueError("a name")
        if self.reading.cased[match.end + 1 : match.end + 2].isupper() and self._addressed(match):
            raise ValueError("an address")

    def _paired(self, match: Match) -> bool:
        """Whether a number is one of two years that something lies between: "entre 1163 et 1345", no count behind."""
        start = max(0, match.start - 24)
        for pair in PAIR.finditer(self.text, start, match.end + 24):
            if match.start in (pair.start(2), pair.start(3)) and pair[1] in self.tongue.between:
                return (
                    self.around.pauses(pair.end()) or self.around.after(pair.end()) not in self.tongue.counted
                )
        return False

    def _addressed(self, match: Match) -> bool:
        """Whether a number opens an address: "at 1998 Fourth Street", but "in 2010 Main Street banks failed"."""
        words = self.text[match.end : match.end + ADDRESS].split()[1:3]
        return not self.tongue.streets.isdisjoint(w.rstrip(",.;") for w in words) and not self.around.dated(
            match
        )
