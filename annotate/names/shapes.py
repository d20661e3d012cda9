"""Shapes: what the form of a word tells of it where there are no capitals: a transcribed name, a verbal noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.regex import regex

if TYPE_CHECKING:
    from annotate.names.vocabulary import NameWords


class Shape:
    """A pattern of a language's words, compiled when it is first asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, shapes: Shapes, owner: type) -> re.Pattern[str]:
        made: re.Pattern[str] = regex(getattr(shapes.words, self.name))
        shapes.__dict__[self.name] = made  # where it is found from now on
        return made


class Shapes:
    """The patterns of a :class:`NameWords`, which says what each is for."""

    foreign = Shape()
    surname = Shape()
    tribal = Shape()
    adjective = Shape()
    verbal = Shape()
    imperfect = Shape()
    passive = Shape()
    manner = Shape()
    participle = Shape()
    attached = Shape()
    brief = Shape()
    towned = Shape()

    def __init__(self, words: NameWords) -> None:
        self.words = words
