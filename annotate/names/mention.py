"""Mention: a name in the reading: where it stands, of what it is the name, and what shows it."""

from __future__ import annotations

from enum import Enum, auto
from operator import itemgetter
from typing import NamedTuple


class Named(Enum):
    """What a name is of. An office is named, too: by the words for it, with what it is held in."""

    ORG = auto()
    PERSON = auto()
    PLACE = auto()
    OFFICE = auto()

    __hash__ = object.__hash__
    """As good, and not worked out anew in Python each time that one of hundreds of names is looked up."""


class Ground(Enum):
    """What shows that words are a name, and of what: a list, the words beside them, a name before them."""

    KNOWN_PLACE = Named.PLACE
    PLACE_HEAD = Named.PLACE
    FILED = Named.PLACE
    KNOWN_ORG = Named.ORG
    ORG_HEAD = Named.ORG
    ORG_IN_MARKS = Named.ORG
    ABBREVIATION = Named.ORG
    TITLED_PERSON = Named.PERSON
    GIVEN_NAME = Named.PERSON
    REPORTED_PERSON = Named.PERSON
    KNOWN_PERSON = Named.PERSON
    SIGNED = Named.PERSON
    SHORT_FORM = Named.PERSON
    OFFICE = Named.OFFICE

    what: Named
    __hash__ = object.__hash__

    def __new__(cls, what: Named) -> Ground:
        """Grounds that show the same are not one."""
        made = object.__new__(cls)
        made._value_, made.what = len(cls.__members__), what
        return made


class Mention(NamedTuple):
    """A name: its extent, what shows it, and the words that do."""

    start: int
    end: int
    ground: Ground
    evidence: str

    @property
    def extent(self) -> tuple[int, int]:
        """Where it starts and ends."""
        return self.start, self.end

    @property
    def what(self) -> Named:
        """What it is the name of."""
        return self.ground.what


order = itemgetter(0, 1)
"""Names are in order of where they start and end."""
