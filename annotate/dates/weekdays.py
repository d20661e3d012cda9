"""Weekdays: the day that the name of a weekday means, alone, with a number, or behind a day told of before."""

from __future__ import annotations

from datetime import date

from annotate.dates import calendars
from annotate.dates.calendars import Extent
from annotate.dates.chronicle import Chronicle
from annotate.dates.shapes import Match
from annotate.dates.surroundings import Surroundings
from annotate.dates.tenses import Tenses
from annotate.dates.tongue import Tongue
from annotate.reading import Reading

WEEK = 7
FAR, FARTHER = 8, 20
"""A number that a word follows is the day of a weekday only where it is so near (days); farther, where the word
may follow a day: "le samedi 21 au matin"."""


class Weekdays:
    """The weekdays of one text."""

    def __init__(
        self, reading: Reading, tongue: Tongue, around: Surroundings, chronicle: Chronicle, tenses: Tenses
    ) -> None:
        self.text, self.tongue = reading.text, tongue
        self.around, self.chronicle, self.tenses = around, chronicle, tenses

    def check(self, match: Match, extent: Extent) -> None:
        """Check a named weekday against the calendar, and note where they disagree."""
        token = match.one("weekday")
        if token and extent.unit == "day" and int(token.value) != extent.first.isoweekday():
            self.chronicle.doubt = True
            self.chronicle.against.append(
                f"{token.word} disagrees with {extent.first:%Y-%m-%d} in the calendar"
            )

    def nearest(self, match: Match, number: int, which: int | None = None) -> Extent | None:
        """The weekday before or after the publication that is meant; None where nothing was published."""
        at = self.chronicle.today()
        if at is None:
            return None
        if which is None and (upto := self._behind(match, number)):
            return upto
        ahead = (number - at.isoweekday()) % 7
        days = (ahead - 7, ahead, ahead + 7) if not ahead else (ahead - 7, ahead)
        options = [calendars.around("day", at, offset) for offset in days]
        if which and which > 1:
            return calendars.around("day", at, (ahead or WEEK) + (which - 1) * WEEK)
        if which:
            return calendars.choose(options, at, which, True)
        if which == 0:
            # "this Sunday" lies ahead, but where something is told that has happened
            return calendars.nearest(options, at, self.tenses.of(match, 1))
        return calendars.choose(options, at, self.tenses.of(match, -1))

    def _behind(self, match: Match, number: int) -> Extent | None:
        """The first weekday behind a day told of just before: "opens on Tuesday and runs until *Friday*".

        Or behind the day of the entry before in a programme.
        """
        told = self.chronicle.lasting(match) or self.chronicle.scheduled(match)
        if told is None:
            return None
        self.chronicle.against.append(f"told: {told}")
        return calendars.around("day", told, (number - told.isoweekday() - 1) % 7 + 1)

    def numbered(self, match: Match, at: date, number: int) -> Extent:
        """The day of "Wednesday 13": the nearest 13th that is one. Raises ValueError where none is near."""
        weekday = int(match.roles["weekday"][0].value)
        goes_on = self.text[match.end : match.end + 2].strip(" ")[:1].isalnum()
        if goes_on and self.around.after(match.end) in self.tongue.counted:
            raise ValueError("a count of something")
        options = calendars.days_near(at, number, 1)
        found = calendars.nearest([o for o in options if o.first.isoweekday() == weekday], at)
        far = FARTHER if self.around.ends(match.end) else FAR
        if found is None or (goes_on and found.distance(at) > far):
            raise ValueError("no such day near")
        return found
