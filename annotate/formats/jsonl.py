"""JSON Lines: a document a line, as standoff; compressed (Zstandard) or not. Lines with a raw text can be read too."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from annotate.checking.jsonplaces import TwiceError, single
from annotate.extras import missing
from annotate.formats import standoff
from annotate.formats.json import unread
from annotate.piece import Piece, copy
from annotate.record import Record, RecordError, ident, kind, raw

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.parse import Parsing

SUFFIXES = (".jsonl.zst", ".jsonl", ".ndjson")
MANY = True
PACKED = b"\x28\xb5\x2f\xfd"
"""How compressed data begins (RFC 8878, section 3.1.1)."""
LEVEL = 6
PIECE = 1 << 14
"""How many bytes are read at a time; compressed, they may stand for some hundred megabytes."""
LONGEST = 500_000_000
"""How many bytes a line may have."""


def needs(name: str) -> str:
    """What is to be installed first for a file of that name, as a sentence; nothing where all is there."""
    return missing("zstandard", "a compressed file", "corpus") if name.endswith(".zst") else ""


def write(document: Document) -> bytes:
    """The document as one line."""
    return entry("", document, "", 0)


def read(file: bytes) -> Document:
    """The document of a file of one line. Raises ProblemError, and RecordError where it holds another number."""
    from annotate.convert import alone

    return alone(take(line, {}) for line in cut(io.BytesIO(file), {}) if line)


def entry(id: str, made: Document | Parsing, shard: str, number: int) -> bytes:
    """The line of a document."""
    fields = {"id": id} if id else {}
    return json.dumps(fields | standoff.fields(made), ensure_ascii=False).encode() + b"\n"


def bind(entries: Sequence[bytes], name: str, alone: bool) -> dict[str, bytes]:
    """The lines of a shard, as the file of that name is to hold them."""
    lines = b"".join(entries)
    if not name.endswith(".zst"):
        return {"": lines}
    import zstandard

    # frames can stand one after another in a file: a shard is one, and putting them together costs nothing
    return {"": zstandard.ZstdCompressor(level=LEVEL).compress(lines)}


def join(parts: Iterable[Mapping[str, Piece]], places: Mapping[str, Path]) -> list[tuple[int, ...]]:
    """Put shards together in a file."""
    with places[""].open("wb") as file:
        return [copy(part[""], file) for part in parts]


TABLES = ("",)


def cut(file: BinaryIO, columns: Mapping[str, str]) -> Iterator[bytes]:
    """The lines of a file, compressed or not, a blank one as nothing.

    Raises RecordError where compressed data is damaged.
    """
    start = file.read(len(PACKED))
    file.seek(0)
    begun: list[bytes] = []
    size = 0
    for piece in _unpacked(file) if start == PACKED else iter(lambda: file.read(PIECE), b""):
        first, *lines = piece.split(b"\n")
        begun.append(first)
        size += len(first)
        if size > LONGEST:
            raise RecordError(f"a line is longer than {LONGEST // 1_000_000} MB")
        if lines:
            begun, lines = [lines.pop()], [b"".join(begun), *lines]
            size = len(begun[0])
            yield from (line if line.strip() else b"" for line in lines)
    if (line := b"".join(begun)).strip():
        yield line


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    """Decompressed data, bit by bit. Raises RecordError where it cannot be had: it is damaged, or ends too soon."""
    if says := needs(SUFFIXES[0]):
        raise RecordError(says)
    import zstandard

    frame = None
    while piece := file.read(PIECE):
        while piece:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            try:
                yield frame.decompress(piece)
            except zstandard.ZstdError as error:
                raise RecordError(f"its compressed data is damaged ({error})") from None
            piece = b""
            if frame.eof:
                piece, frame = frame.unused_data, None
    if frame is not None:
        raise RecordError("it ends before its compressed data does: a part of the file is missing")


def take(line: bytes, columns: Mapping[str, str]) -> Record:
    """The record of a line: standoff where it has spans, else a raw text. Raises RecordError."""
    row = _row(line)
    if isinstance(row.get("spans"), list):
        return Record(ident(row, columns), annotated=("standoff", line))
    return raw(row, columns)


def name(line: bytes, columns: Mapping[str, str]) -> str:
    """The id of a line, or nothing."""
    try:
        return ident(_row(line), columns)
    except RecordError:
        return ""


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line, object_pairs_hook=single)
    except TwiceError as error:
        says = f'it gives the key "{error}" twice in one object, and readers take one of the two: remove one'
        raise RecordError(says) from None
    except UnicodeDecodeError as error:
        raise RecordError(f"it is not JSON: {unread(error)}; a record is one line") from None
    except json.JSONDecodeError as error:
        raise RecordError(
            f"it is not JSON: {error.msg}, at character {error.colno}; a record is one line"
        ) from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"it is not JSON: {error}; a record is one line") from None
    if not isinstance(row, dict):
        raise RecordError(f"it is no JSON object but {kind(row)}; a record is one line")
    return row
