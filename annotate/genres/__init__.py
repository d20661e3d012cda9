"""The genres, one module each: ``ROOT``, the document class, and ``outline``, which finds its blocks.

What lies in this folder is what ``--genre`` offers.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from annotate.document import Document
from annotate.reading import Reading
from annotate.span import Span, owned


class Genre(NamedTuple):
    """A document class, and the function that finds its blocks in a reading."""

    root: type[Document]
    outline: Callable[[Reading], list[Span]]

    def blocks(self, reading: Reading) -> list[Span]:
        """The blocks of a text in offsets of its item; the reading keeps them, in its own, for the rules."""
        reading.outline = self.outline(reading)
        place, origin, first = reading.place, reading.origin, reading.line
        breaks = [match.start() for match in re.finditer("\r\n?|\n", reading.source)]
        found = []
        for block in reading.outline:
            start, end, kind, attrs, rule, cert, evidence, name = owned(block, reading)
            evidence = evidence or _lines(breaks, first, origin(start), origin(end))
            found.append(Span(place(start), place(end), kind, attrs, rule, cert, evidence, name))
        return found


def _lines(breaks: list[int], line: int, start: int, end: int) -> str:
    """What shows a block: the lines it stands on; the first of the reading is numbered ``line``."""
    first, last = bisect_left(breaks, start) + line, bisect_left(breaks, end) + line
    return f"line {first}" if first == last else f"lines {first} to {last}"


def genres() -> list[str]:
    """The names of the genres there are."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


@cache
def load(name: str) -> Genre:
    """The genre of a name. Raises KeyError, with a sentence, where there is none."""
    if name not in genres():
        near = difflib.get_close_matches(name, genres(), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(genres())}"
        raise KeyError(f"there is no genre {name!r}: {hint}")
    module = importlib.import_module(f"{__name__}.{name}")
    return Genre(module.ROOT, module.outline)
