"""Saving: files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


@contextlib.contextmanager
def whole(path: Path, waiting: Path | None = None) -> Iterator[Path]:
    """A temporary path that takes the place of ``path`` once the block ends well; else nothing changes.

    It lies beside ``path``, or in the folder ``waiting`` on the same disk: there one who may be killed
    finds again what was left. A device, a pipe or an open stream (``/dev/stdout``) is never replaced:
    that is the path itself.
    """
    if _through(path):
        yield path
        return
    try:
        part = (waiting or path.parent) / f".{path.name[:80]}.{os.urandom(8).hex()}.part"
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        error.filename = str(path)
        raise
    os.close(handle)
    try:
        yield part
        with part.open("rb") as file:
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.is_file() else 0o666 & ~_umask()
        part.chmod(mode)
        part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk names no file
        raise


def _through(path: Path) -> bool:
    """Whether what is written there goes on to somewhere else, instead of staying as a file of that name."""
    stream = path.is_symlink() and path.readlink().is_relative_to("/proc")
    return stream or (path.exists() and not path.is_file() and not path.is_dir())


def led(path: Path) -> Path:
    """The file that a link leads to, where that file is to be mended and the link to stay; else the path.

    What is made anew takes the place of a link instead: nothing is written through it.
    """
    return path.resolve() if path.is_symlink() and path.is_file() and not _through(path) else path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def save(content: bytes | Iterable[bytes], path: Path, waiting: Path | None = None) -> None:
    """Write a file, given whole or in pieces, whole or not at all; as :func:`whole`."""
    with whole(path, waiting) as part, part.open("wb") as file:
        file.writelines([content] if isinstance(content, bytes) else content)
