"""Almanac: what the words of a date say of its value: months, weekdays, years, and "yesterday".

Only what can be decided is judged: a date whose words name a month has a value in that month,
"Friday, 8 November 2024" is a Friday, "yesterday" is the day before the publication.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from annotate import pack
from annotate.dates.vocabulary import DateWords
from annotate.folding import Folding
from annotate.plain import plain
from annotate.problem import Problem
from annotate.regex import regex
from annotate.visible import brief

VALUES = ("when", "from", "to", "notBefore", "notAfter")
_WORD = regex(r"[^\W\d_]+|[0-9]+")
_YEAR = regex(r"-?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAYS = regex(r"([+-]?[0-9]{1,3}) days?")
LONGEST = 200
"""Words of a date are no more characters."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class _Words(NamedTuple):
    """The calendar words of a language: per folded word or phrase, what it names and its value."""

    folding: Folding
    known: dict[str, tuple[str, str]]
    longest: int


@cache
def _words(language: str) -> _Words | None:
    folders = pack.languages()
    folder = folders.get(language) or folders.get(language.split("-", maxsplit=1)[0].lower())
    if folder is None or not (folder / "date.toml").is_file():
        return None
    folding = Folding(pack.script(folder))
    table = pack.table(folder / "date.toml", DateWords, folding)
    known: dict[str, tuple[str, str]] = {}
    for name in ("relatives", "weekdays", "foreign", "months"):
        for word, value in getattr(table, name).items():
            key = " ".join(_WORD.findall(folding.key(word)))
            known[key] = (name, value)
    return _Words(folding, known, max((key.count(" ") + 1 for key in known), default=1))


def contradictions(attributes: Mapping[str, str], text: str, known: dict[str, str]) -> Iterator[Problem]:
    """What in the value of a date does not agree with its words, or with the day of publication."""
    given = tuple((name, value) for name in VALUES if (value := attributes.get(name)))
    if given and not attributes.get("calendar"):
        for code, says in _judge(text, given, known.get("published", ""), known.get("language", "")):
            yield Problem(code, says, "warning", fix="Correct the value, or the extent of the date.")


def _judge(
    text: str, given: tuple[tuple[str, str], ...], published: str, language: str
) -> Sequence[tuple[str, str]]:
    named = _named(text, language) if len(text) <= LONGEST else ()
    if any(name == "foreign" for name, _ in named):
        return ()
    values = dict(given)
    found = _calendar(named, given)
    when = _day(values.get("when", ""))
    if when is None or found:
        return found
    weekdays = {int(value) for name, value in named if name == "weekdays" and value.isdecimal()}
    if weekdays and when.isoweekday() not in weekdays:
        meant = " or ".join(DAYS[day - 1] for day in sorted(weekdays) if 0 < day < 8)
        says = f'when="{values["when"]}" is a {DAYS[when.isoweekday() - 1]}; the words say {meant}.'
        return (("date-weekday", says),)
    day = _day(published)
    rest = [item for item in named if item[0] not in ("weekdays", "other")]
    plain = sum(name == "other" for name, _ in named) < 2  # late yesterday; but a year ago today
    if (
        day
        and plain
        and len(rest) == 1
        and rest[0][0] == "relatives"
        and (match := _DAYS.fullmatch(rest[0][1]))
    ):
        should = day + datetime.timedelta(int(match[1]))
        if should != when:
            said = f"“{brief(text, 40)}” of an item published on {published}"
            says = f'when="{values["when"]}" is not {said}; that is {should}.'
            return (("date-published", says),)
    return ()


def _calendar(named: Sequence[tuple[str, str]], given: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Where no value of a date is in a month, in a year or on a day that its words name."""
    parts = [match for _, value in given if (match := _YEAR.fullmatch(value))]
    if not parts:
        return []
    shown = " ".join(f'{name}="{value}"' for name, value in given)
    months = {int(value) for name, value in named if name == "months" and value.isdecimal()}
    valued = {int(match[2]) for match in parts if match[2]}
    if months and valued and not months & valued:
        return [("date-text", f"{shown} is in month {_row(valued)}; the words name month {_row(months)}.")]
    years = {
        int(value)
        for name, value in named
        if name == "number" and len(value) == 4 and "1500" < value < "2200"
    }
    its = {int(match[1]) for match in parts}
    spans = all(name != "when" for name, _ in given)
    within = any(min(its) <= year <= max(its) or (spans and _decade(year, its)) for year in years)
    if years and its and not within:
        return [("date-text", f"{shown} is in the year {_row(its)}; the words name {_row(years)}.")]
    days = {
        int(value) for name, value in named if name == "number" and len(value) < 3 and 0 < int(value) < 32
    }
    dated = {int(match[3]) for match in parts if match[3]}
    counted = len(parts) > 1 and len(days) == 1  # the last 10 days of February, the week of May 19
    if months and days and dated and not days & dated and not counted:
        return [("date-text", f"{shown} is day {_row(dated)} of its month; the words name day {_row(days)}.")]
    return []


def _decade(year: int, values: set[int]) -> bool:
    """Whether a year stands for its decade, of which some years are meant: "the late 1970s", "fin des années 1970"."""
    return not year % 10 and all(value // 10 == year // 10 for value in values)


@lru_cache(maxsize=20_000)
def _named(text: str, language: str) -> Sequence[tuple[str, str]]:
    """The calendar words of a text, longest first where they overlap, and its numbers and other words.

    Remembered, since the words for dates come again from item to item, and their values do not. There are none in a
    language that is not known.
    """
    words = _words(language)
    if words is None:
        return ()
    tokens = _WORD.findall(words.folding.fold(plain(text, words.folding.dropped)[0]))
    named = []
    at = 0
    while at < len(tokens):
        for end in range(min(at + words.longest, len(tokens)), at, -1):
            found = _entry(" ".join(tokens[at:end]), words)
            if found:
                named.append(found)
                at = end
                break
        else:
            named.append(("number" if tokens[at].isdecimal() else "other", tokens[at]))
            at += 1
    return tuple(named)


def _entry(phrase: str, words: _Words) -> tuple[str, str] | None:
    if phrase in words.known:
        return words.known[phrase]
    for before in words.folding.script.proclitics:
        if phrase.startswith(before) and phrase[len(before) :] in words.known:
            return words.known[phrase[len(before) :]]
    return None


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _row(numbers: set[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
