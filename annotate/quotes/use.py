"""Use: what quotation marks are used for, and what shows it."""

from __future__ import annotations

from enum import Enum, auto


class Use(Enum):
    """What the marks around a passage are used for: speech, words of a text or of nobody, a title, a name, a term.

    How speech is known is told apart: by a report beside it, by who spoke before, by an opening mark alone.
    """

    SPOKEN = auto()
    CONTINUED = auto()
    UNCLOSED = auto()
    DOCUMENT = auto()
    UNATTRIBUTED = auto()
    WORK = auto()
    ORGANISATION = auto()
    COINED = auto()

    @property
    def speech(self) -> bool:
        """Whether they hold a speaker's own words."""
        return self in _SPEECH

    @property
    def quotation(self) -> bool:
        """Whether they hold words that somebody said or wrote, and no name, title or term."""
        return self in _QUOTATION


_SPEECH = (Use.SPOKEN, Use.CONTINUED, Use.UNCLOSED)
_QUOTATION = (*_SPEECH, Use.DOCUMENT, Use.UNATTRIBUTED)
