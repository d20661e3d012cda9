"""Days: single days, weekdays, months and years: "9 November 2024", "on Friday", "May 2017"."""

from __future__ import annotations

from functools import cached_property

from annotate.dates import calendars, feasts
from annotate.dates.bearings import Bearings, Found, distance, twins
from annotate.dates.calendars import Extent
from annotate.dates.chronicle import Chronicle
from annotate.dates.relations import SINGULAR, Relations
from annotate.dates.shapes import GAPS, Match
from annotate.dates.surroundings import Surroundings
from annotate.dates.tongue import AHEAD, Tongue
from annotate.reading import Reading
from annotate.regex import regex

ON = frozenset({"unit", "units", "numeral"})
"""The roles of what stands beside a weekday that lies weeks on."""
DAILY = regex(r"(?<![\w.,/:-])(?:[12]?[0-9]|3[01]) ([^\W\d_]{1,4}) $")
"""The number of a day before a month, and what joins them: "30 de"."""
DAILY_REACH = 12
MOST = 5
"""A month has no more of a weekday."""
INCLUSIVE = {"8": 2, "15": 3}
"""Which weekday to come is meant where both ends of a week are counted: "lundi en huit", "en quinze"."""


class Days:
    """Reads one day, weekday, month or year."""

    def __init__(
        self,
        reading: Reading,
        tongue: Tongue,
        around: Surroundings,
        chronicle: Chronicle,
        bearings: Bearings,
        relations: Relations,
    ) -> None:
        self.reading, self.text, self.tongue = reading, reading.text, tongue
        self.around, self.chronicle, self.bearings, self.relations = around, chronicle, bearings, relations

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
        if token and "WO" in match.letters and int(token.value) <= MOST and not self._on(match, extent):
            extent = self._ranked(match, int(token.value)) or extent  # "الجمعة الثانية من أكتوبر"
        self.bearings.weekdays.check(match, extent)
        unit = match.one("unit")
        if unit:  # "the week of Oct. 16"
            if unit.value != "week":
                raise ValueError("a day's month or year")
            extent = calendars.around("week", extent.first)
        yield match.start, match.end, calendars.attributes(extent)

    @staticmethod
    def _on(match: Match, extent: Extent) -> bool:
        """Whether a day is on the weekday that stands beside it."""
        return extent.first.isoweekday() == int(match.roles["weekday"][0].value)

    def numeric(self, match: Match) -> Found:
        """Digits in the order of the language, or the other order when only that is a date."""
        named = (*match.roles.get("weekday", ()), *match.roles.get("day_unit", ()))
        figures = [token for token in match.tokens if token not in named]
        values = [int(token.value) for token in figures]
        if len(figures[0].value) == 4:
            extent: Extent | None = calendars.day(*values)
        else:
            one, two = values[:2]
            day_first = self.tongue.words.numeric == "dmy" or "." in match.letters  # 07.05.2018
            swap = (two > 12) if day_first else (one <= 12)
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
        return self.chronicle.whole_year(int(figures)) if len(figures) == 2 else int(figures)

    def month(self, match: Match) -> Found:
        """A month of a year, or the one meant."""
        number, year = twins(match), self.bearings.year(match)
        if year is None and "which" not in match.roles:
            year = self._bracket_year(match)
        if match.tokens[0].letter == "M" and self._daily(match.start):
            return  # a day that its month does not have, or that names a street: "30 February", "calle 9 de Julio"
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

    def _daily(self, at: int) -> bool:
        """Whether the number of a day stands before a month: "30 February", "30 de febrero"."""
        if self.text[max(0, at - 2) : at - 1].isdigit():
            return True
        found = DAILY.search(self.text, max(0, at - DAILY_REACH), at)
        return found is not None and self.tongue.grammar.gaps.get(found[1]) == GAPS["of"]

    def _bracket_year(self, match: Match) -> int | None:
        """The year before the bracket that a month stands in: "three strikes in 1997 (in May, in June)"."""
        end, year = self.chronicle.year_before
        between = self.text[end : match.start] if match.start - end < 80 else ""
        return year if between.startswith(" (") and ")" not in between else None

    @cached_property
    def _month_ends_at(self) -> frozenset[int]:
        return frozenset(hit.end for hit in self.reading.hits("date.months"))

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
            token = match.roles["yy"][0]
            day = len(match.tokens) == 1 and token.letter == "n" and token.word[:1] != "0"
            if number < 1932 or not told or day:  # no year in "vive en el 12, calle Mayor"
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
        which = distance(match) if ON.isdisjoint(match.roles) else self._weeks_on(match)
        extent = self.relations.weekday(match, number) or self.bearings.weekdays.nearest(match, number, which)
        yield match.start, match.end, calendars.attributes(extent) if extent else {}

    def _weeks_on(self, match: Match) -> int:
        """Which of the weekdays to come lies weeks behind the next: "on Monday *week*", "lundi *en huit*"."""
        if GAPS["between"] in match.letters:  # "a week from Monday"
            return 1 + self._counted(match)
        if GAPS["upon"] in match.letters:  # "the show is a week on Monday"; not "three days a week on Monday"
            if self.bearings.tenses.of(match, 1) < 0 or not self._opens(match):
                raise ValueError("what happened or happens on a weekday")
            return 1 + self._counted(match)
        unit, numeral = match.one("unit"), match.one("numeral")
        if unit and unit.value != "week":
            raise ValueError("another unit")
        if numeral is None:
            return 2
        if numeral.value not in INCLUSIVE or not self.around.ends(match.end):
            raise ValueError("a count: lundi en huit étapes")
        return INCLUSIVE[numeral.value]

    def _opens(self, match: Match) -> bool:
        """Whether a count of weeks opens its clause, or a word that tells of what lies ahead stands before it."""
        word = self.around.before(self.around.opened(match, match.start))[0]
        return not word[-1:].isalnum() or self.tongue.senses[word] == AHEAD or word in self.tongue.present

    def _counted(self, match: Match) -> int:
        """How many weeks are counted from a weekday; ValueError where they last: "for a week from Monday"."""
        count, unit = match.one("count"), match.one("unit") or match.one("units")
        start = self.around.opened(match, match.start)
        article = self.tongue.grammar.gaps.get(self.text[start : match.start].strip())
        lasting = self.around.before(start)[0] in self.tongue.needs_before.get("duration", ())
        if lasting or not unit or SINGULAR.get(unit.value, unit.value) != "week":
            raise ValueError("no weeks on")
        if count is None and article != GAPS["one"]:
            raise ValueError("the week from Monday to Friday")
        return int(count.value) if count else 1

    def _ranked(self, match: Match, rank: int) -> Extent | None:
        """The first, second ... such weekday of a month: "the second Sunday of May"."""
        number, weekday = twins(match), int(match.roles["weekday"][0].value)

        def make(year: int) -> Extent:
            return feasts.ranked(year, number, weekday, rank)

        year = self.bearings.year(match)
        which = distance(match) if match.one("ordinal") else None  # "the last Sunday in September"
        return make(year) if year is not None else self.bearings.near(make, match, which)
