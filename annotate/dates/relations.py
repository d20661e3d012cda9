"""Relations: times told by how far they lie from the publication or from a date told of before.

"Last month" and "two years ago" are seen from the day of publication; "two days later", "the year before" and "the
previous month" from the date last told of. A figure that is set against one "a year earlier" is that of the same
month or quarter: "third-quarter profit rose to $4 million from $3 million a year earlier".
"""

from __future__ import annotations

from datetime import date

from annotate.dates import calendars
from annotate.dates.bearings import Bearings, Found, distance, distance_told
from annotate.dates.calendars import Extent
from annotate.dates.chronicle import Chronicle
from annotate.dates.shapes import GAPS, Match, Token
from annotate.dates.surroundings import Surroundings
from annotate.dates.tenses import Tenses
from annotate.dates.tongue import Tongue

SINGULAR = {"days": "day", "weeks": "week", "months": "month", "years": "year", "decades": "decade"}
REPORTED = ("quarter", "month", "year")
REPORTING = 3
"""Until the end of this month companies report on the year before."""
REACH = 250
"""How far after a month or quarter a figure of a year earlier may be set against it (characters)."""
MOST = 999
"""A count of more units tells no year of its own."""
COMPARED = 70
"""How far before "a year ago" the word stands that sets a figure against another (characters)."""
ENDING = 5
"""The day of the week on which its end begins."""
AWAY = {"earlier": -1, "later": 1}


def quantity(match: Match) -> tuple[int, str]:
    """How many of which unit; 0 where a plural has no count: "years ago"."""
    token = match.one("pair")
    if token:
        count, _, unit = token.value.partition(" ")
        return int(count), SINGULAR.get(unit, unit)
    number = match.one("count") or match.one("numeral")
    unit_token = match.one("units") or match.one("unit") or match.one("time")
    unit = unit_token.value if unit_token else ""
    several = not number and "1" not in match.letters and unit in SINGULAR
    return int(number.value) if number else int(not several), SINGULAR.get(unit, unit)


class Relations:
    """Reads matches whose meaning is how far they are from another time."""

    def __init__(
        self, tongue: Tongue, around: Surroundings, chronicle: Chronicle, tenses: Tenses, bearings: Bearings
    ) -> None:
        self.tongue, self.around, self.chronicle = tongue, around, chronicle
        self.tenses, self.bearings, self.text = tenses, bearings, around.text

    def relative(self, match: Match) -> Found:
        """A word such as "yesterday", or a unit with "last", "this", "next"."""
        token = match.one("relative")
        if token and token.value[0] == "P":
            if self.around.owned(match.end):
                raise ValueError("the last decade of another time")
            yield match.start, match.end, {"dur": token.value}
            return
        extent = self._deictic(match, token) if token else self._unit(match)
        yield (
            match.start,
            match.end,
            calendars.attributes(self.bearings.part(match, extent)) if extent else {},
        )

    def _deictic(self, match: Match, token: Token) -> Extent | None:
        """What a word such as "yesterday" stands for; None where that is not known. Raises ValueError for no date."""
        offset, _, unit = token.value.partition(" ")
        unit, _, told = unit.partition(" ")
        third, told = (told, "") if told in calendars.THIRDS else ("", told)
        part = match.one("part")
        # "early today"; "later today", "later that year"
        timed = part and (
            (unit == "day" and part.value in calendars.THIRDS[::2]) or (unit and part.value in AWAY)
        )
        if part and not timed:
            raise ValueError("no part of a day")
        if not unit:
            if self.around.owned(match.end):
                raise ValueError("the last days of something else")
            self.chronicle.doubt = True
            self.chronicle.against.append("open: no day of its own")
            return None
        if told:
            since = self.text[self.chronicle.told_end : match.start]
            far = len(since) > REACH or "\n" in since or not self.chronicle.told
            # في اليوم الأول، على أن تستمر في اليوم التالي: counted from another day
            if token.word in self.tongue.shy and (far or token.word.split()[0] in since.split()):
                raise ValueError("a day of something the text tells of")
            return self.chronicle.guessed(self.chronicle.since(unit, int(offset)))
        at = self.chronicle.today()
        if at is None:
            return None
        if unit == "weekend":
            if self.tongue.grammar.gaps.get(self.around.after(match.end)) == GAPS["of"]:
                raise ValueError("the weekend of March 7-8")
            return self._weekend(match, at, None)
        extent = calendars.around(unit, at, int(offset))
        self.bearings.weekdays.check(match, extent)
        return calendars.third(extent, third) if third else extent

    def _unit(self, match: Match) -> Extent | None:
        """What a unit with or without "last", "this", "next" stands for. Raises ValueError for no date."""
        unit_token = match.one("unit")
        unit = unit_token.value if unit_token else ""
        if not unit:  # "in the past."
            if match.tokens[0].word not in self.tongue.nouns:
                raise ValueError("the previous one")
            self.chronicle.doubt = True
            self.chronicle.against.append("open: no day of its own")
            return None
        if unit == "day":
            raise ValueError("a day of something the text tells of")
        if unit in ("decade", "century") and self.around.owned(match.end):
            raise ValueError("the last decade of another time")
        which, since = distance(match), distance_told(match)
        if since == 0 and match.roles["which"][0].value == "its":
            raise ValueError("a part of something else: ربع منه")
        if since is not None and (match.roles["which"][0].value != "then" or self.chronicle.past_told()):
            extent = self.chronicle.since(unit, since)
            if extent or since == 1:
                return self.chronicle.guessed(extent)
            if since == 0:
                raise ValueError("the same as none")
        at = self.chronicle.today()
        if at is None:
            return None
        if len(match.tokens) == 1:
            which = self._reported(unit, at)
        if "part" in match.roles and match.roles["part"][0].value in AWAY and match.letters[0] != "P":
            raise ValueError("the year-earlier period")
        if "part" in match.roles and which is None and match.letters[1:2] == "-" and match.letters[0] != "P":
            return self._end(match, unit, at)
        if unit != "week" and match.letters.endswith("W"):
            raise ValueError("next month, and a weekday")
        if unit == "week" and "weekday" in match.roles:  # "Tuesday of last week", "last week on Tuesday"
            monday = calendars.around("week", at, which or 0).first
            return calendars.around("day", monday, int(match.roles["weekday"][0].value) - 1)
        if unit == "weekend":
            return self._weekend(match, at, which)
        if unit == "week" and which is None and self._ended(match, at):
            which = -1
        return calendars.around(unit, at, which or 0)

    def _ended(self, match: Match, at: date) -> bool:
        """Whether the end of a week was told of as past before that of this one: تمكنت الشرطة *نهاية الأسبوع*."""
        part = match.one("part")
        late = part is not None and part.value == "late"
        return late and at.isoweekday() < ENDING and self.tenses.of(match, 1) < 0

    def _end(self, match: Match, unit: str, at: date) -> Extent:
        """The unit of "year-end": in its first months, where it is past, that of the one before."""
        year = match.one("year")
        if year:
            return calendars.year(int(year.value))
        past = unit == "year" and at.month <= REPORTING and self.tenses.of(match, 1) < 0
        return calendars.around(unit, at, -int(past))

    @staticmethod
    def _reported(unit: str, at: date) -> int:
        """Which one a report is for: "for the quarter" is for the last, "for the year" early in the next."""
        if unit not in REPORTED:
            raise ValueError("a unit alone")
        return -1 if unit != "year" or at.month <= REPORTING else 0

    def weekday(self, match: Match, number: int) -> Extent | None:
        """The weekday before or after the day told of: "the following Monday"; None where it is not seen from there."""
        since = distance_told(match)
        if since is None or self.chronicle.told is None or match.roles["which"][0].value == "then":
            return None
        ahead = (number - self.chronicle.told.isoweekday()) % 7
        days = {0: ahead if ahead < 4 else ahead - 7, 1: ahead or 7, -1: ahead - 7}[since]
        return self.chronicle.guessed(calendars.around("day", self.chronicle.told, days))

    def _weekend(self, match: Match, at: date, which: int | None) -> Extent:
        options = [calendars.around("weekend", at, offset) for offset in (-1, 0, 1)]
        direction = which or self.tenses.of(match, -1 if at.weekday() < 3 else 1)
        return calendars.choose(options, at, direction, bool(which)) or options[1]

    def ago(self, match: Match) -> Found:
        """So many units from the publication or the date told of: a day of days, a week of weeks, and so on."""
        count, unit = quantity(match)
        if not self.around.tells(match):
            yield match.start, match.end, self._hence(match, count, unit)
            return
        exact = match.one("relative")
        days = exact.value.removesuffix(" day") if exact else ""
        if exact and match.one("ago") and match.roles["ago"][0].value.endswith(" told"):
            yield match.start, match.end, self._from_day(match, count, unit, days)
            return
        direction, told = self._direction(match)
        if match.one("ago") and not told:
            counted = "count" in match.roles or "pair" in match.roles
            if self.tenses.obliged(match) or (not counted and self.around.after(match.end).isdigit()):
                raise ValueError("a count for every case, or a year: يجب الإخطار قبل عشرة أيام, قبل عام 2015")
            if not counted and self.text[match.start - 2 : match.start - 1].isdigit():
                raise ValueError("a count that is written in a way of its own")
        if not direction or days not in ("", "0", "1") or unit in ("hour", "minute"):
            return
        if count > MOST and (unit != "year" or match.one("ago") is None):
            return
        if not 0 < count <= MOST or "half" in match.roles:  # "a year and a half ago", "2,500 years ago"
            self.chronicle.against.append("open: no count")
            yield match.start, match.end, {}
            return
        if unit == "century":
            unit, count = "decade", 10 * count
        extent = self._year_before(match, unit, direction * count, told)
        if told and extent is None:
            extent = self.chronicle.since(unit, direction * count)
            if (
                extent
                or direction > 0
                or unit in ("day", "week")
                or (count > 1 and not self._set_against(match))
            ):
                self.chronicle.guessed(extent)
                yield match.start, match.end, calendars.attributes(extent) if extent else {}
                return
        at = self.chronicle.today() if extent is None else None
        if at and exact and unit in ("day", "week", "month", "year"):  # "a year ago today"
            day = calendars.later(calendars.around("day", at, int(days)).first, unit, direction * count)
            yield match.start, match.end, {"when": day.isoformat()}
            return
        extent = extent or (calendars.around(unit, at, direction * count) if at else None)
        yield match.start, match.end, calendars.attributes(extent) if extent else {}

    def _from_day(self, match: Match, count: int, unit: str, days: str) -> dict[str, str]:
        """So many units before or after a day seen from the publication: "two days after *tomorrow*"."""
        at = self.chronicle.today()
        if not days.lstrip("-").isdecimal() or unit not in ("day", "week", "month", "year") or count > MOST:
            raise ValueError("a part of the day, or no day")
        if at is None or not count:
            return {}
        day = calendars.around("day", at, int(days)).first
        value = int(match.roles["ago"][0].value.removesuffix(" told"))
        return {"when": calendars.later(day, unit, value * count).isoformat()}

    def _hence(self, match: Match, count: int, unit: str) -> dict[str, str]:
        """So many units on: "will meet *in three weeks*". Raises ValueError for what lasts or is looked back on."""
        if unit in ("hour", "minute", "decade", "century") or count > MOST or not self.tenses.hence(match):
            raise ValueError("how long something takes, or the first in so many years")
        at = self.chronicle.today()
        return calendars.attributes(calendars.around(unit, at, count)) if at and count else {}

    def _set_against(self, match: Match) -> bool:
        """Whether a figure is set against one of another time: "up from 3 million two years earlier"."""
        words = self.text[max(0, match.start - COMPARED) : match.start].split()
        return not self.tongue.compared.isdisjoint(words)

    def _direction(self, match: Match) -> tuple[int, bool]:
        """Before (-1) or after (1), and whether of a date told of; 0 where it is neither, or of what follows."""
        if GAPS["between"] in match.letters:  # "a week from tomorrow", not "the week from today"
            article = self.text[self.around.opened(match, match.start) : match.start].strip()
            counted = match.one("count") or self.tongue.grammar.gaps.get(article) == GAPS["one"]
            return int(bool(counted)), False
        part, ago = match.one("part"), match.one("ago")
        compared = (part or ago) and self.around.after(match.end) in self.tongue.than
        if part:
            return 0 if compared else AWAY.get(part.value, 0), True
        value, _, how = ago.value.partition(" ") if ago else ("0", "", "")
        if ago and how == "first" and ago.start > match.start:
            return 0, False  # "63 ans et 9 mois | d'ici 2030"
        told = how == "told"
        if (
            ago
            and told
            and (compared or (ago.word in self.tongue.pausing and not self.around.pauses(match.end)))
        ):
            return 0, True  # "two days before the vote", "dos días después de la boda"
        return int(value), told

    def _year_before(self, match: Match, unit: str, years: int, told: bool) -> Extent | None:
        """The month or quarter of another year with which one told of just before is compared; None where none is."""
        if unit != "year" or years > 0:
            return None
        self.chronicle.aside |= told
        units = match.roles.get("unit", [])
        end, attrs = self.chronicle.stretch
        between = self.text[end : match.start]
        base = calendars.extent(attrs) if end and len(between) <= REACH and "\n" not in between else None
        asked = units[-1].value if len(units) > 1 else ""
        if (
            asked in ("quarter", "month")
            and self.chronicle.at
            and (base is None or base != calendars.around(asked, base.first))
        ):
            base = calendars.around(asked, self.chronicle.at, -1)
        compared = self.tongue.compared.intersection(between[-COMPARED:].split())
        if (
            base is None
            or base.unit not in ("month", "part of year")
            or not ((told and years == -1) or asked or compared)
        ):
            return None
        self.chronicle.aside = True
        months = (base.last.year - base.first.year) * 12 + base.last.month - base.first.month + 1
        return calendars.month(base.first.year + years, base.first.month, months)._replace(unit=base.unit)
