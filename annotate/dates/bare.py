"""Bare: the day of a month that nothing names beside it: "on the 16th", "18 منه", "في الثاني من الشهر"."""

from __future__ import annotations

from annotate.dates import calendars
from annotate.dates.calendars import Extent
from annotate.dates.chronicle import Chronicle
from annotate.dates.shapes import Match
from annotate.dates.surroundings import Surroundings
from annotate.dates.tenses import Tenses
from annotate.dates.tongue import Tongue
from annotate.reading import Reading

ADDRESS = 40
"""How far after the number of a house its street may be named (characters)."""
LABELLED = tuple("-–)/")
"""What makes a number before it a label."""
SAME = 240
"""How far behind a day "the 16th" may be of the same month (characters)."""


class BareDays:
    """Tells the month of such days, by what is told of and by tense."""

    def __init__(
        self, reading: Reading, tongue: Tongue, around: Surroundings, chronicle: Chronicle, tenses: Tenses
    ) -> None:
        self.text, self.tongue = reading.text, tongue
        self.around, self.chronicle, self.tenses = around, chronicle, tenses

    def of_month(self, match: Match, number: int) -> Extent:
        """The day of the month last told of, or of the present one: في *الثاني من الشهر*; no week or half of it."""
        unit = match.one("month_unit")
        several = unit is not None and unit.value == "months"  # "16 of the last 17 months"
        if several or self.around.before(match.start)[0] not in self.tongue.needs_before.get("nths", ()):
            raise ValueError("a part of a month")
        if (told := self.chronicle.since("month", 0)) is not None:
            month = self.chronicle.guessed(told) or told
        elif (at := self.chronicle.today()) is not None:
            month = calendars.around("month", at)
        else:
            raise ValueError("a day of an unknown month")
        return calendars.day(month.first.year, month.first.month, number)

    def of_it(self, match: Match, number: int) -> Extent:
        """The day of the month told of just before: "*18 منه*". Raises ValueError where none is."""
        told = self.chronicle.told if 0 <= match.start - self.chronicle.told_end < SAME else None
        if told is None or self.around.before(match.start)[0] not in self.tongue.needs_before.get("nths", ()):
            raise ValueError("so many of something")
        self.chronicle.doubt = True
        self.chronicle.against.append(f"told: {told}")
        return calendars.day(told.year, told.month, number)

    def alone(self, match: Match, number: int) -> Extent | str:
        """The day of "on the 16th": nearest the day told of just before, else by tense; nothing where neither is known.

        Raises ValueError where it may be a rank, a count or a number to call: "on the 16th floor".
        """
        tongue, article = self.tongue, self.around.opened(match, match.start)
        if "day_unit" not in match.roles:
            after = self.around.after(match.end)
            told = match.tokens[0].letter == "o" and tongue.senses[after] != 0  # on the 16th suspended
            held = self.around.behind(match.start, tongue.occasions) and after not in tongue.counted
            if not (self.around.ends(match.end) or told or held):
                raise ValueError("a rank or a count")
            street = not tongue.streets.isdisjoint(self.text[match.end : match.end + ADDRESS].split()[:2])
            if (
                street
                or self.around.before(article)[0] in tongue.bare_never
                or self.around.near_any(match, tongue.games)
            ):
                raise ValueError("a number to call, a hole, an address")
        elif self._counted(match) or self.text[match.end : match.end + 1] in LABELLED:
            raise ValueError("several days, or a number of a list: أربعين يوما 2- الإفراج")
        elif (after := self.around.after(match.end)) in tongue.counted or after in tongue.months:
            raise ValueError("a count, or a day that the month has not: يوم 30 فبراير")
        near = self.chronicle.told if 0 <= match.start - self.chronicle.told_end < SAME else None
        at = near or self.chronicle.today()
        if at is None:
            return ""
        options = calendars.days_near(at, number, 2)
        direction = self.tenses.of(match)
        if near is None:
            return calendars.nearest(options, at, direction) or ""
        self.chronicle.doubt = True
        self.chronicle.against.append(f"told: {near}")
        later = calendars.choose(options, max(near, self.chronicle.at or near), 1) if direction > 0 else None
        return later or min(options, key=lambda option: option.distance(near))

    def _counted(self, match: Match) -> bool:
        """Whether days are counted and not named: "días 25", not يومي 25 و26; or come again every month."""
        several = len(match.roles.get("day", ())) > 1
        again = self.text.startswith(self.tongue.yearly, match.end)
        return again or (match.roles["day_unit"][0].value == "day") == several
