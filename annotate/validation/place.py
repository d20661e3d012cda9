"""Place: where a document lies that is validated: a path, an address that fsspec knows, or standard input."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from annotate.folder import inside
from annotate.streams import SAID, STDIN, given

SUFFIXES = (".xml", ".tei", ".json")


class Address(NamedTuple):
    """A file elsewhere, such as ``s3://bucket/item.xml``; it is asked for what a path is asked for."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """Its last part."""
        return PurePosixPath(self.url).name

    def read_bytes(self) -> bytes:
        """What it holds. Raises OSError."""
        from annotate.corpus import store

        return store.read(self.url)


class Given(NamedTuple):
    """What standard input held, which can be read once only; it is asked for what a path is asked for."""

    raw: bytes

    def __str__(self) -> str:
        return SAID

    @property
    def name(self) -> str:
        """It has none: its format is known by what it holds."""
        return ""

    def read_bytes(self) -> bytes:
        """What it holds."""
        return self.raw


Place = Path | Address | Given


def read(place: Place, most: int | None = None) -> bytes:
    """What a file holds. Raises OSError, also for what is no file: a pipe or a device may have no end.

    ``most`` is how many bytes it may have.
    """
    if isinstance(place, Path):
        mode = place.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is neither a file nor a folder", str(place))
        if most is not None and place.stat().st_size > most:
            raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(place))
    return place.read_bytes()


def files(names: Sequence[str], suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Place]:
    """The files named or fitting a pattern, and those with a known suffix in folders.

    Raises OSError for a folder that cannot be listed.
    """
    for name in names:
        path = Path(name)
        if name == STDIN:
            yield Given(given())
        elif "://" in name:
            yield from _elsewhere(name, suffixes)
        elif path.is_dir():
            # What cannot be listed is raised: silence would pass for soundness.
            held = (inner for inner in inside(name) if inner.lower().endswith(suffixes))
            yield from (path / inner for inner in held)
        elif not path.exists() and glob.has_magic(name):
            found_by = sorted(map(Path, glob.iglob(name, recursive=True)))  # noqa: PTH207 - it may be absolute
            # A pattern that nothing fits is told as a file that is not there: silence would pass for soundness.
            yield from [file for file in found_by if file.is_file() and not file.is_symlink()] or [path]
        else:
            yield path


def _elsewhere(url: str, suffixes: tuple[str, ...]) -> Iterator[Address]:
    """The files at an address; where there is nothing, the address, which tells so when it is read."""
    from annotate.corpus.inventory import Inventory

    stock = Inventory([url], None)
    held = [Address(file.path) for file in (*stock.singles([]), *stock.many)]
    if len(held) > 1 and not glob.has_magic(url):
        held = [address for address in held if address.name.lower().endswith(suffixes)]
    yield from held or ([Address(url)] if stock.faults else [])


@cache
def seen_from(folder: str, path: str) -> str:
    """A path as it is written in a folder, with / between its parts; one that lies elsewhere whole."""
    if "://" in path:
        return path
    full = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    below = full.relative_to(folder) if folder and full.is_relative_to(folder) else full
    return below.as_posix()
