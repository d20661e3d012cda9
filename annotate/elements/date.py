"""Date: calendar expressions and their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from annotate.dates.moments import moments
from annotate.dates.vocabulary import DateWords
from annotate.declared import Field
from annotate.document import Calendar
from annotate.element import At, Check, Inline, Pattern, Pooled
from annotate.reading import Reading
from annotate.span import Span, rule

_N = "[0-9]{1,9}"
"""A number of a duration; libxml2 refuses those of twenty digits."""
_TIME = f"T({_N}H({_N}M)?({_N}S)?|{_N}M({_N}S)?|{_N}S)"
Duration = Annotated[
    str,
    Pattern(
        f"P(({_N}Y({_N}M)?({_N}D)?|{_N}M({_N}D)?|{_N}D)({_TIME})?|{_TIME})",
        "a duration as XML Schema writes it: P2Y, P3M, P10D, PT5H",
        "P10D",
        ("duration",),
    ),
]


class Date(Inline, tag="date"):
    """A calendar expression, with its value on the Gregorian calendar."""

    kind: Literal["date"] = "date"
    when: Annotated[
        Calendar | None, At("@when"), Field(description="The time, when it is one day, month or year.")
    ] = None
    from_: Annotated[
        Calendar | None,
        At("@from"),
        Field(alias="from", description="The first day, month or year of a period."),
    ] = None
    to: Annotated[
        Calendar | None, At("@to"), Field(description="The last day, month or year of a period.")
    ] = None
    not_before: Annotated[
        Calendar | None,
        At("@notBefore"),
        Field(alias="notBefore", description="The earliest time it can be, when the words leave it open."),
    ] = None
    not_after: Annotated[
        Calendar | None,
        At("@notAfter"),
        Field(alias="notAfter", description="The latest time it can be, when the words leave it open."),
    ] = None
    dur: Annotated[
        Duration | None, At("@dur"), Field(description="How long it lasts, when the words say no more.")
    ] = None
    calendar: Annotated[
        Annotated[str, Pooled("teiHeader/profileDesc/calendarDesc", "calendar", "calendar.", "p")] | None,
        At("@calendar"),
        Field(description="The calendar the words use, where it is not the Gregorian."),
    ] = None
    content: tuple[str, ...] = ()
    judges = ("annotate.checking.almanac:contradictions",)
    checks = (
        Check(
            "date-order",
            "not(@from and @to) or string-length(@from) != string-length(@to) or starts-with(@from, '-') "
            "or starts-with(@to, '-') or number(translate(@from, '-', '')) <= number(translate(@to, '-', ''))",
            "The time from {@from} to {@to} ends before it begins: exchange the two, or correct one.",
            "error",
            "A time begins before it ends.",
            '<p><date from="2024-11-12" to="2024-11-11">11 and 12 November</date></p>',
            '<p><date from="2024-11-11" to="2024-11-12">11 and 12 November</date></p>',
        ),
        Check(
            "date-twice",
            "not(@when and (@from or @to))",
            "The date has when, and from or to as well: keep when for one time, or from and to for a span of it.",
            "error",
            "A date is one point in time (when) or a span of it (from, to), never both.",
            '<p><date when="2024-11-11" from="2024-11-12">11 November</date></p>',
            '<p><date when="2024-11-11">11 November</date></p>',
        ),
    )


def _of(reading: Reading, name: str) -> Iterator[Span]:
    """The dates that one rule found; the text is analysed once for all rules."""
    for one in moments(reading):
        if one.rule == name:
            yield Span(one.start, one.end, "", one.attrs, "", one.cert, one.evidence)


@rule(Date, words=DateWords)
def day_month(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A day of a month, with or without weekday and year: "Friday, 8 November 2024"."""
    return _of(reading, "day_month")


@rule(Date, words=DateWords)
def span(reading: Reading, words: DateWords) -> Iterator[Span]:
    """Days, months or years that share a month or a year: "11 and 12 November", "1990-1995"."""
    return _of(reading, "span")


@rule(Date, words=DateWords)
def numeric(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A date in digits: 2024-11-09, 9/11/2024."""
    return _of(reading, "numeric")


@rule(Date, words=DateWords)
def month(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A month, with or without its year: "May 2017", "last October", "early March"."""
    return _of(reading, "month")


@rule(Date, words=DateWords)
def year(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A year: "the year 2020", "in 1975", "the end of 2016"."""
    return _of(reading, "year")


@rule(Date, words=DateWords)
def weekday(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A day of the week: "on Tuesday", "last Friday"."""
    return _of(reading, "weekday")


@rule(Date, words=DateWords)
def relative(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A time seen from the day of publication: "yesterday", "last month", "the end of the year"."""
    return _of(reading, "relative")


@rule(Date, words=DateWords)
def ago(reading: Reading, words: DateWords) -> Iterator[Span]:
    """So many days, weeks, months or years from the publication or a date told of: "two years ago", "a week later"."""
    return _of(reading, "ago")


@rule(Date, words=DateWords)
def period(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A quarter, half, season, decade or century: "the third quarter", "spring 2011", "the 1990s"."""
    return _of(reading, "period")


@rule(Date, words=DateWords)
def foreign(reading: Reading, words: DateWords) -> Iterator[Span]:
    """A date of another calendar, with its Gregorian value: "9 Ramadan 1445"."""
    return _of(reading, "foreign")


@rule(Date, words=DateWords, cert="medium")
def duration(reading: Reading, words: DateWords) -> Iterator[Span]:
    """How long something lasts, after a word that says so: "for three months"."""
    return _of(reading, "duration")
