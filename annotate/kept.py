"""Kept: what the tables of a pack hold, and what follows from it, kept beside them as Python keeps byte code.

The rules are those of Python's own ``.pyc`` files: it lies in ``__pycache__`` (or under
``PYTHONPYCACHEPREFIX``), nothing is written where ``PYTHONDONTWRITEBYTECODE`` is set or the folder
is read-only, and it counts only while the files it was made from have the same times and sizes, and
while no module of the package has changed. What cannot be read is made anew.
"""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from annotate.version import VERSION

State = tuple[str, int, tuple[tuple[str, int, int], ...]]
"""What tells whether something kept still counts: the modules, and the files it was made from."""


def state(*sources: Path) -> State:
    """The modules and some files as they are now."""
    seen = [(path.name, path.stat()) for path in sources]
    return VERSION, _modules(), tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in seen)


def read(path: Path, of: State | None = None) -> dict[str, Any] | None:
    """The fields kept of a file, or under its name of files in a state; None where there are none that count."""
    try:
        key, fields = marshal.loads(_place(path).read_bytes())
        return dict(fields) if key == (of or state(path)) else None
    except (OSError, EOFError, ValueError, TypeError):
        return None


def write(path: Path, fields: dict[str, Any], of: State | None = None) -> None:
    """Keep the fields of a file, or under its name of files that were in a state, whole or not at all.

    Where that cannot be done, nothing happens.
    """
    if sys.dont_write_bytecode:
        return
    place = _place(path)
    part = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError, ValueError):
        content = marshal.dumps((of or state(path), fields))
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(place)


def _place(path: Path) -> Path:
    return Path(importlib.util.cache_from_source(str(path))).with_suffix(".table")


@cache
def _modules() -> int:
    """When a module of the package was last changed (nanoseconds)."""
    newest, folders = 0, [str(Path(__file__).parent)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    newest = max(newest, entry.stat().st_mtime_ns)
                elif entry.is_dir() and entry.name != "__pycache__":
                    folders.append(entry.path)
    return newest
