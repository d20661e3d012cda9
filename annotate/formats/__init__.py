"""The formats, one module each: ``write(document) -> bytes``, and ``read(bytes) -> document`` where there is one.

What lies in this folder is what ``-t`` offers. A module names the file suffixes it is guessed from.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType


def formats() -> list[str]:
    """The names of the formats there are."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> ModuleType:
    """The module of a format. Raises KeyError, with a sentence, where there is none."""
    if name not in formats():
        near = difflib.get_close_matches(name, formats(), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(formats())}"
        raise KeyError(f"there is no format {name!r}: {hint}")
    return importlib.import_module(f"{__name__}.{name}")


def guess(path: Path) -> str | None:
    """The format of a file name by its suffix, longest first, or None."""
    suffixes = {suffix: name for name in formats() for suffix in getattr(load(name), "SUFFIXES", ())}
    return next(
        (suffixes[s] for s in sorted(suffixes, key=len, reverse=True) if path.name.lower().endswith(s)), None
    )


def suffix(name: str) -> str:
    """The suffix of file names in a format. Raises KeyError where there is no such format."""
    first: str = getattr(load(name), "SUFFIXES", (f".{name}",))[0]
    return first
