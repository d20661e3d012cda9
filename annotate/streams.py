"""Streams: standard input, output and error, also where whoever started the command has closed one of them."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import NoReturn

STDIN = "-"
"""What standard input is called among files."""
SAID, OUTPUT = "standard input", "standard output"
"""What people are told of it, and of where what is made goes."""


def called(name: str) -> str:
    """What people are told of an input: its name, or that it is standard input."""
    return SAID if name == STDIN else name


def given() -> bytes:
    """What standard input holds, which is closed then. Raises OSError where it is closed, or is named again."""
    if sys.stdin.buffer.closed:
        raise OSError(errno.EBADF, "it can be read once: name it once", SAID)
    with sys.stdin.buffer as file:
        return file.read()


def secure() -> None:
    """Put a stream that says so in the place of each that is closed; what goes to a closed standard error is lost.

    Else Python has None there, and the next file that is opened would get the number of the stream.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or _closed(SAID)
    sys.stdout = sys.stdout or _closed(OUTPUT)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as long as we live


def silence() -> None:
    """Let what still waits to be written to standard output go nowhere: it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _closed(name: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(_Closed(name), encoding="utf-8", write_through=True)


class _Closed(io.RawIOBase):
    """A stream that is closed: reading it and writing to it say so."""

    def __init__(self, name: str) -> None:
        self.name = name

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def readinto(self, buffer: object) -> NoReturn:
        raise OSError(errno.EBADF, "it is closed", self.name)

    def write(self, data: object) -> NoReturn:
        raise OSError(errno.EBADF, "it is closed", self.name)
