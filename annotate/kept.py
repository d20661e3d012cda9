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


def read(path: Path, *sources: Path) -> dict[str, Any] | None:
    """The fields kept of a file, or under its name of several others, or None where there are none that count."""
    try:
        key, fields = marshal.loads(_place(path).read_bytes())
        return dict(fields) if key == _key(sources or (path,)) else None
    except (OSError, EOFError, ValueError, TypeError):
        return None


def write(path: Path, fields: dict[str, Any], *sources: Path) -> None:
    """Keep the fields of a file, or under its name of several others, whole or not at all.

    Where that cannot be done, nothing happens.
    """
    if sys.dont_write_bytecode:
        return
    place = _place(path)
    part = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError, ValueError):
        content = marshal.dumps((_key(sources or (path,)), fields))
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(place)


def _place(path: Path) -> Path:
    return Path(importlib.util.cache_from_source(str(path))).with_suffix(".table")


def _key(sources: tuple[Path, ...]) -> tuple[str, int, tuple[tuple[str, int, int], ...]]:
    seen = [(path.name, path.stat()) for path in sources]
    return VERSION, _modules(), tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in seen)


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
