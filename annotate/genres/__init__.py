"""The genres, one module each: ``ROOT``, the document class.

The rules of its classes find its blocks. A genre that has others says so: ``outline(reading)`` yields them.
What lies in this folder is what ``--genre`` offers.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from annotate.document import Document
from annotate.reading import Reading
from annotate.schema import schema_of
from annotate.span import Rule, Span, apply


class Genre(NamedTuple):
    """A document class, and the rules that find its blocks."""

    root: type[Document]
    rules: tuple[Rule, ...]

    def blocks(self, reading: Reading) -> list[Span]:
        """The blocks of a text, in offsets of its item."""
        breaks = [match.start() for match in re.finditer("\r\n?|\n", reading.source)]

        def lines(reading: Reading, block: Span) -> str:
            origin = reading.origin
            return block.evidence or _lines(breaks, reading.line, origin(block.start), origin(block.end))

        return apply(self.rules, reading, lines)


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
    own = getattr(module, "outline", None)
    return Genre(
        module.ROOT, (Rule("", "", "", "high", None, own),) if own else schema_of(module.ROOT).outlining
    )
