"""The genres, one module each: ``ROOT``, the document class.

The rules of its classes find its blocks. A genre that has others says so: ``outline(reading)`` yields them.
What lies in this folder is what ``--genre`` offers.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from annotate.meant import instead
from annotate.registry import modules

if TYPE_CHECKING:
    from annotate.document import Document

USUAL = "news"
"""What a text is taken for where nothing else is said."""


class Genre(NamedTuple):
    """A document class, and what finds its blocks in a reading where that is not their own rules."""

    root: type[Document]
    outline: Callable[..., Iterable[Any]] | None


def genres() -> list[str]:
    """The names of the genres there are."""
    return modules(__path__)


@cache
def load(name: str = USUAL) -> Genre:
    """The genre of a name. Raises KeyError, with a sentence, where there is none."""
    if name not in genres():
        raise KeyError(f"there is no genre {name!r}: {instead(name, genres())}")
    module = importlib.import_module(f"{__name__}.{name}")
    return Genre(module.ROOT, getattr(module, "outline", None))
