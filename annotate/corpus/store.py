"""Store: where files are read and written: this machine's folders, or any address that fsspec knows.

A file appears whole or not at all: it is written on a desk beside its place, brought to the disk,
and renamed. Nothing is ever written through a symbolic link.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from annotate.extras import needed


def remote(path: str) -> bool:
    """Whether a path is an address such as ``s3://bucket/items.jsonl``."""
    return "://" in path


@contextlib.contextmanager
def speaking(path: str) -> Iterator[None]:
    """What goes wrong with an address, as an OSError that names it."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = path
        raise
    except ImportError as error:
        says = needed("an address", "corpus") if error.name in (None, "fsspec") else str(error)
        raise OSError(errno.EPROTONOSUPPORT, says, path) from None
    except Exception as error:
        raise OSError(errno.EIO, " ".join(f"{type(error).__name__}: {error}".split()), path) from None


def filesystem(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path on it. Raises OSError."""
    with speaking(url):
        import fsspec

        found: tuple[Any, str] = fsspec.core.url_to_fs(url)
        return found


def opened(path: str) -> BinaryIO:
    """A file, here or elsewhere, to be read. Raises OSError."""
    if not remote(path):
        return Path(path).open("rb")
    fs, inner = filesystem(path)
    with speaking(path):
        file: BinaryIO = fs.open(inner, "rb")
        return file


def read(path: str, start: int = 0, end: int | None = None) -> bytes:
    """The bytes of a file, here or elsewhere, from one place to another. Raises OSError."""
    if not remote(path):
        with Path(path).open("rb") as file:
            file.seek(start)
            return file.read() if end is None else file.read(end - start)
    fs, inner = filesystem(path)
    with speaking(path):
        raw: bytes = fs.cat_file(inner) if end is None else fs.cat_file(inner, start=start, end=end)
        return raw


def names(folder: str) -> set[str]:
    """What lies below an address, each file by its way from there; nothing where it is no folder. Raises OSError."""
    fs, inner = filesystem(folder)
    with speaking(folder):
        fs.invalidate_cache()
        root = inner.rstrip("/") + "/"
        return {path[len(root) :] for path in fs.find(inner) if path.startswith(root)}


class Store:
    """A folder being filled: files are put on the desk, and take their places together."""

    def __init__(self, folder: str, desk: str) -> None:
        self.folder, self.desk = folder, desk
        self.away = filesystem(folder) if remote(folder) else None
        self.waiting: list[tuple[Path, Path]] = []
        self.checked: set[Path] = set()

    def has(self, name: str) -> bool:
        """Whether a file is in its place. An address was asked for all its :func:`names` when the run began."""
        if self.away:
            return True
        path = Path(self.folder, name)
        return path.is_file() and not path.is_symlink()

    def put(self, name: str, pieces: list[bytes]) -> None:
        """A file of that name, from :meth:`settle` on. Raises OSError."""
        if self.away:
            fs, inner = self.away
            with speaking(f"{self.folder}/{name}"):
                fs.pipe_file(f"{inner}/{name}", b"".join(pieces))
            return
        part = Path(self.desk, f"{socket.gethostname()}-{os.getpid()}-{len(self.waiting)}.part")
        place = Path(self.folder, name)
        self.waiting.append((part, place))
        with part.open("wb") as file:
            file.writelines(pieces)

    def drop(self, name: str) -> bool:
        """Take a file away; whether there was one. Raises OSError."""
        if self.away:
            fs, inner = self.away
            with speaking(f"{self.folder}/{name}"):
                if there := bool(fs.exists(f"{inner}/{name}")):
                    fs.rm_file(f"{inner}/{name}")
                return there
        if there := self.has(name):
            Path(self.folder, name).unlink()
        return there

    def settle(self) -> None:
        """Bring what was put to the disk, then to its places. Raises OSError."""
        if not self.waiting:
            return
        synced([part for part, _ in self.waiting], self.desk)
        for part, place in self.waiting:
            self._folder(place.parent)
            part.replace(place)
        self.waiting.clear()

    def clear(self) -> None:
        """Throw away what was put and not settled."""
        for part, _ in self.waiting:
            with contextlib.suppress(OSError):
                part.unlink()
        self.waiting.clear()

    def _folder(self, folder: Path) -> None:
        """Make a folder inside the store. Raises OSError where a link stands in the way."""
        if folder in self.checked:
            return
        root = Path(self.folder)
        for path in reversed([p for p in (folder, *folder.parents) if root in p.parents]):
            if path.is_symlink():
                raise OSError(
                    errno.ELOOP, "a symbolic link stands where a folder of the output is to be", path
                )
            path.mkdir(exist_ok=True)
        root.mkdir(parents=True, exist_ok=True)
        self.checked.add(folder)


def synced(parts: list[Path], desk: str) -> None:
    """Bring files to the disk. One call for the whole file system costs what one file would."""
    handle = os.open(desk, os.O_RDONLY)
    try:
        if _syncfs is not None and _syncfs(handle) == 0:
            return
    finally:
        os.close(handle)
    for part in parts:
        with part.open("rb") as file:
            os.fsync(file.fileno())


_syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
