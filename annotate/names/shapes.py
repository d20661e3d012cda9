"""Shapes: what the form of a word tells of it where there are no capitals: a transcribed name, a verbal noun."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.names.vocabulary import NameWords


class Shapes:
    """The patterns of a language's words, each compiled when it is first asked for."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """The shape of a transcribed foreign name."""
        return re.compile(self.words.foreign)

    @cached_property
    def surname(self) -> re.Pattern[str]:
        """The shape of a family name."""
        return re.compile(self.words.surname)

    @cached_property
    def tribal(self) -> re.Pattern[str]:
        """The shape of a family's name that is the plural of its forefather's."""
        return re.compile(self.words.tribal)

    @cached_property
    def adjective(self) -> re.Pattern[str]:
        """The shape of an adjective without the article."""
        return re.compile(self.words.adjective)

    @cached_property
    def verbal(self) -> re.Pattern[str]:
        """The shape of a verbal noun."""
        return re.compile(self.words.verbal)

    @cached_property
    def imperfect(self) -> re.Pattern[str]:
        """The shape of a verb in the present."""
        return re.compile(self.words.imperfect)

    @cached_property
    def passive(self) -> re.Pattern[str]:
        """The shape of a participle with the article."""
        return re.compile(self.words.passive)

    @cached_property
    def manner(self) -> re.Pattern[str]:
        """The shape of an adverb or an object that ends as they do."""
        return re.compile(self.words.manner)

    @cached_property
    def participle(self) -> re.Pattern[str]:
        """The shape of a word that tells how somebody speaks."""
        return re.compile(self.words.participle)

    @cached_property
    def brief(self) -> re.Pattern[str]:
        """The shape of a short name that ends as adverbs do."""
        return re.compile(self.words.brief)

    @cached_property
    def towned(self) -> re.Pattern[str]:
        """The shape of the name of a town."""
        return re.compile(self.words.towned)
