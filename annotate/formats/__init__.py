"""The formats, one module each: ``write(document) -> bytes``, and ``read(bytes) -> document`` where there is one.

What lies in this folder is what ``-t`` offers. A module names the file suffixes it is guessed from.
"""

from __future__ import annotations

import ast
import difflib
import importlib.util
import pkgutil
import re
from functools import cache
from pathlib import Path
from types import ModuleType


def formats() -> list[str]:
    """The names of the formats there are."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


@cache
def load(name: str) -> ModuleType:
    """The module of a format. Raises KeyError, with a sentence, where there is none."""
    if name not in formats():
        near = difflib.get_close_matches(name, formats(), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(formats())}"
        raise KeyError(f"there is no format {name!r}: {hint}")
    return importlib.import_module(f"{__name__}.{name}")


def guess(path: Path) -> str | None:
    """The format of a file name by its suffix, longest first, or None."""
    suffixes = {suffix: name for name in formats() for suffix in _declared(name)}
    return next(
        (suffixes[s] for s in sorted(suffixes, key=len, reverse=True) if path.name.lower().endswith(s)), None
    )


def suffix(name: str) -> str:
    """The suffix of file names in a format. Raises KeyError where there is no such format."""
    return (*_declared(name), f".{name}")[0]


def _declared(name: str) -> tuple[str, ...]:
    """The suffixes of a format, read in its source where that can be done: guessing one loads none of the others."""
    spec = importlib.util.find_spec(f"{__name__}.{name}") if name in formats() else None
    inspected = getattr(spec.loader, "get_source", None) if spec else None
    found = _SUFFIXES.search(inspected(f"{__name__}.{name}") or "") if inspected else None
    return ast.literal_eval(found[1]) if found else getattr(load(name), "SUFFIXES", ())


_SUFFIXES = re.compile(r"^SUFFIXES = (\((?:\"[^\"]*\",? ?)+\))$", re.MULTILINE)
