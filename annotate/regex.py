"""Regex: a regular expression that is compiled when it is first used.

The modules know some three hundred patterns, and a news item meets two thirds of them; to compile the others would
take longer than to annotate it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast

from annotate.compiled import compiled


class _Waiting:
    """What stands for a pattern: each of its methods is looked up once, and is its own from then on."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    @cached_property
    def _made(self) -> re.Pattern[Any]:
        return compiled(self._text, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(self._made, name)
        return found


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a regular expression, to be used as what ``re.compile`` gives.

    Raises re.error at its first use if the expression is none.
    """
    return cast("re.Pattern[AnyStr]", _Waiting(text, flags))
