"""Registry: the modules that lie in a folder, for folders whose content is what the tool offers.

Only their names are looked at; ``pkgutil`` says the same, and imports ``inspect`` to do so.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from importlib.machinery import all_suffixes


def modules(folders: Iterable[str]) -> list[str]:
    """The names of the modules and packages in some folders (the ``__path__`` of a package), without private ones."""
    ends, found = all_suffixes(), set()
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                name, dot, end = entry.name.partition(".")
                if name.startswith("_") or name in found:
                    continue
                opened = (f"{entry.path}{os.sep}__init__{suffix}" for suffix in ends)
                if f"{dot}{end}" in ends or (not dot and any(map(os.path.isfile, opened))):
                    found.add(name)
    return sorted(found)
