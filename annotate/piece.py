"""Piece: a stretch of a file of many documents: some bytes of a text, or some rows of a table."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple


class Piece(NamedTuple):
    """A stretch of the file at ``path``, which may be an address; by default all of it."""

    path: str
    start: int = 0
    end: int | None = None


def copy(piece: Piece, file: BinaryIO) -> tuple[int, ...]:
    """Write a piece of a text at the end of another file; returns where it then lies. Raises OSError."""
    from annotate.corpus.store import read

    start = file.tell()
    file.write(read(piece.path, piece.start, piece.end))
    return start, file.tell()
