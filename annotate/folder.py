"""Folder: the files that lie in one, at any depth, in an order that is always the same.

Hidden files and folders, links, and what is no file, such as a named pipe, which would be waited for without
end, are passed over. Only the names in one folder at a time are kept: there may be many millions.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator


def inside(folder: str, enters: Callable[[str], bool] = lambda _: True) -> Iterator[str]:
    """The paths of the files in a folder, as seen from it: its own first, then those of each folder in it.

    ``enters`` tells of a folder in it whether to look there. Raises OSError for one that cannot be listed.
    """
    waiting = [""]
    while waiting:
        relative = waiting.pop()
        deeper, held = [], []
        with os.scandir(f"{folder}/{relative}") as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir():
                    deeper.append(f"{relative}{entry.name}")
                elif entry.is_file():
                    held.append(f"{relative}{entry.name}")
        yield from sorted(held)
        waiting += (f"{inner}/" for inner in sorted(deeper, reverse=True) if enters(inner))
