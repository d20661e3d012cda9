"""Watch: files looked at again and again, and those named that have changed and come to rest.

It asks the file system for the time, size and number of each file a few times a second: that takes
some milliseconds for thousands of files, works on every system, in containers and over networks,
and needs no package. A file is named once it has looked the same twice, so one that an editor is
still writing, or is just putting in the place of another, is not read half-way.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

PAUSE = 0.3
"""How many seconds pass between two looks."""

Stamp = tuple[int, int, int]


class Watch:
    """The files that a function lists, from now on."""

    def __init__(self, files: Callable[[], Iterable[Path]]) -> None:
        self.files = files
        self.known = self._stamps()
        self._moving: dict[Path, Stamp] = {}

    def __iter__(self) -> Iterator[list[Path]]:
        """Without end, the files that changed, were added or came back, once they are at rest."""
        while True:
            time.sleep(PAUSE)
            if found := self.look():
                yield found

    def look(self) -> list[Path]:
        """What changed before the last look and not since."""
        now = self._stamps()
        moved = {path: stamp for path, stamp in now.items() if self.known.get(path) != stamp}
        rested = [path for path, stamp in moved.items() if self._moving.get(path) == stamp]
        self._moving = {path: stamp for path, stamp in moved.items() if path not in rested}
        self.known = {path: stamp for path, stamp in self.known.items() if path in now}
        self.known |= {path: now[path] for path in rested}
        return rested

    def _stamps(self) -> dict[Path, Stamp]:
        found = {}
        for path in self.files():
            try:
                seen = path.stat()
            except OSError:
                continue  # it is gone, or not there yet
            found[path] = seen.st_mtime_ns, seen.st_size, seen.st_ino
        return found
