"""Moments: the time expressions of a text, each with the stretch of days it means.

Shapes say which words form one expression; here their meaning is worked out: against the day of
publication where one is known, by tense where a weekday or month could lie on either side of it ("will
meet on Friday"), and against the calendar where a weekday is named. What cannot be known stays
open: the expression is marked, without a value, and the evidence says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from annotate.dates.bearings import Bearings, Found
from annotate.dates.chronicle import HEADED, Chronicle
from annotate.dates.days import Days
from annotate.dates.periods import Periods
from annotate.dates.ranges import Ranges
from annotate.dates.reckonings import Reckonings
from annotate.dates.relations import Relations
from annotate.dates.shapes import Match
from annotate.dates.surroundings import Surroundings
from annotate.dates.tenses import Tenses
from annotate.dates.tongue import Tongue, tongue
from annotate.dates.vocabulary import DateWords
from annotate.element import Cert
from annotate.pack import Pack
from annotate.reading import Reading, new
from annotate.structure.wrapping import unwrapped

TABLE = DateWords.table


class Moment(NamedTuple):
    """A time expression: where it stands, by which rule, and the stretch of days it means, as dating attributes."""

    start: int
    end: int
    rule: str
    attrs: Mapping[str, str]
    cert: Cert | None
    evidence: str


def alone(pack: Pack) -> Pack:
    """A pack with the words of dates and no others, for a text that is read for its dates alone."""
    return Pack(pack.code, pack.folder, pack.script, {TABLE: pack.tables[TABLE]})


def dates(text: str, pack: Pack, published: str | None = None) -> list[Moment]:
    """The dates of a text in its own offsets, and nothing else: a quarter of the time that reading for all takes.

    ``published`` is the day of publication, ``YYYY-MM-DD``.
    """
    reading = unwrapped(Reading(text, pack.once(alone), published))
    found, origin = moments(reading), reading.origin
    if not reading.moved:
        return found
    return [new(Moment, (origin(start), origin(end), *rest)) for start, end, *rest in found]


class Told(NamedTuple):
    """What a text tells of time: its time expressions, and the day of its dateline where none else is known."""

    moments: list[Moment]
    filed: date | None


def moments(reading: Reading) -> list[Moment]:
    """All time expressions of a text, in order."""
    return reading.once(_told).moments


def filed(reading: Reading) -> str | None:
    """The day of the dateline, where that is what relative dates are seen from: nobody said when it was published."""
    day = reading.once(_told).filed
    return str(day) if day else None


def _told(reading: Reading) -> Told:
    """What a text tells of time; to be asked for with ``reading.once``."""
    known = reading.pack.once(tongue)
    if known is None:
        return Told([], None)
    reader = Reader(reading, known)
    found = list(known.grammar.read(reading, reader.read))
    day = reader.chronicle.dateline
    return Told(_over_dateline(reader, found, day) if day else found, day)


def _over_dateline(reader: Reader, found: list[Moment], day: date) -> list[Moment]:
    """The same, with those over a dateline seen from its day, where none else is known: "Council meets today"."""
    again = Reader(reader.reading, reader.tongue)
    again.chronicle.see_from(day)
    first = [moment for match in reader.before for moment in again.read(match)]
    return first + found[reader.opened :]


class Reader:
    """Works out what the matches of one text mean."""

    def __init__(self, reading: Reading, tongue: Tongue) -> None:
        self.reading, self.text, self.tongue = reading, reading.text, tongue
        self.around = around = Surroundings(reading, tongue)
        self.chronicle = chronicle = Chronicle(reading, tongue, around)
        tenses = Tenses(reading, tongue, chronicle)
        bearings = Bearings(reading, tongue, around, chronicle, tenses)
        relations = Relations(tongue, around, chronicle, tenses, bearings)
        days = Days(reading, tongue, around, chronicle, bearings, relations)
        periods = Periods(tongue, around, chronicle, tenses, bearings)
        ranges = Ranges(tongue, around, bearings)
        reckonings = Reckonings(chronicle, tenses, bearings)
        self.before: list[Match] = []
        """The matches over a dateline of which alone the day of publication is known, and how many moments they are."""
        self.opened = 0
        self.readers: dict[str, Callable[[Match], Found]] = {
            "day_month": days.day_month, "span": ranges.span, "numeric": days.numeric, "month": days.month,
            "year": days.year, "weekday": days.weekday, "relative": relations.relative, "ago": relations.ago,
            "period": periods.period, "foreign": reckonings.foreign, "duration": periods.duration,
        }  # fmt: skip
        """Per rule, the method that works out its matches."""

    def read(self, match: Match) -> list[Moment]:
        """The moments a match stands for; none where its surroundings or the calendar forbid it."""
        if self.around.forbidden(match):
            return []
        chronicle = self.chronicle
        chronicle.begin()
        try:
            found = list(self.readers[match.rule](match))
        except (ValueError, OverflowError, LookupError):  # no such day; a shape without what its rule needs
            return []
        if chronicle.at is None and found and match.start < HEADED:
            self.before.append(match)
            self.opened += len(found)
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
            made.append(new(Moment, (start, end, match.rule, attrs, cert, evidence)))
        return made
