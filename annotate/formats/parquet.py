"""Parquet: a table of documents, each with its TEI, and a table of their spans. Rows of raw text can be read too."""

from __future__ import annotations

import bisect
import contextlib
import io
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from annotate.corpus.store import opened
from annotate.document import Document
from annotate.extras import missing
from annotate.formats import tei
from annotate.piece import Piece
from annotate.record import COLUMNS, Record, RecordError, ident, lacking, raw
from annotate.schema import schema_of
from annotate.tree import header, unfold

if TYPE_CHECKING:
    from annotate.parse import Parsing

SUFFIXES = (".parquet",)
MANY = True
TABLES = ("", ".spans")
"""The tables, by what stands before the suffix in the name of their file."""
TOLD = ("title", "language", "published", "publisher", "url", "filename", "digest", "encoding")
ROWS = {"": 8_192, ".spans": 500_000}
"""How many rows a group holds at least when shards are put together; queries skip whole groups."""
BYTES = 1 << 26
"""After how many bytes in memory a group is full, however few its rows."""
BATCH = 64


class Entry(NamedTuple):
    """The row of a document, and those of its spans."""

    document: dict[str, Any]
    spans: list[dict[str, Any]]


def needs(name: str) -> str:
    """What is to be installed first for a file of that name, as a sentence; nothing where all is there."""
    return missing("pyarrow", "a Parquet file", "corpus")


def write(document: Document) -> bytes:
    """The table of documents, with one row."""
    return bind([entry("", document, "", 1)], "", True)[""]


def read(file: bytes) -> Document:
    """The document of a table of one row. Raises ProblemError, and RecordError where it holds another number."""
    from annotate.convert import alone

    return alone(take(row, {}) for row in cut(io.BytesIO(file), {}))


def entry(id: str, made: Document | Parsing, shard: str, number: int) -> Entry:
    """The rows of a document. What joins them is its number, or where parts stay apart, its shard and number."""
    if "-" in shard:
        number += int(shard.replace("-", "")) * 10_000
    known: Mapping[str, Any]
    if isinstance(made, Document):
        root, (text, spans), known = type(made), unfold(made), header(made)
    else:
        root, text, spans, known = made.explained()[:4]
    holding = {kind for kind, specs in schema_of(root).kinds.items() if any(spec.mixed for spec in specs)}
    row = {"document": number, "id": id or known["filename"], **{name: known.get(name) for name in TOLD}}
    row |= {"words": len(text.split()), "spans": len(spans), "text": text}
    row["tei"] = b"".join(tei.told(root, text, spans, known)).decode()
    return Entry(
        row,
        [
            {
                "document": number,
                "id": span.id or None,
                "kind": span.kind,
                "start": span.start,
                "end": span.end,
                # what stands in a section stands in its paragraphs
                "text": text[span.start : span.end] if span.kind in holding else None,
                "attributes": list(span.attrs.items()),
                "rule": span.rule or None,
                "certainty": span.cert,
                "evidence": span.evidence or None,
            }
            for span in spans
        ],
    )


def _schemas() -> dict[str, Any]:
    import pyarrow as pa

    told = [(name, pa.string()) for name in TOLD]
    counts = [("words", pa.int32()), ("spans", pa.int32())]
    place = [("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())]
    attributes = [("attributes", pa.map_(pa.string(), pa.string()))]
    said = [(name, pa.string()) for name in ("rule", "certainty", "evidence")]
    key = [("document", pa.int64()), ("id", pa.string())]
    return {
        "": pa.schema([*key, *told, *counts, ("text", pa.string()), ("tei", pa.string())]),
        ".spans": pa.schema([*key, ("kind", pa.string()), *place, *attributes, *said]),
    }


def bind(entries: Sequence[Entry], name: str, alone: bool) -> dict[str, bytes]:
    """The tables of a shard."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = {"": [e.document for e in entries], ".spans": [row for e in entries for row in e.spans]}
    made = {}
    for table, schema in _schemas().items():
        file = io.BytesIO()
        parquet.write_table(pa.Table.from_pylist(rows[table], schema), file, compression="zstd")
        made[table] = file.getvalue()
    return made


def join(parts: Iterable[Mapping[str, Piece]], places: Mapping[str, Path]) -> list[tuple[int, ...]]:
    """Put the tables of shards together, in groups of rows worth a query's while; documents are numbered from 1."""
    import pyarrow as pa
    from pyarrow import compute

    lying: list[tuple[int, ...]] = []
    with contextlib.ExitStack() as stack:
        whole, spans = (stack.enter_context(contextlib.closing(_Table(n, places[n]))) for n in TABLES)
        for part in parts:
            documents, marks = whole.rows(part[""]), spans.rows(part[".spans"])
            first, key = whole.count + 1, "document"
            new = pa.array(range(first, first + len(documents)), pa.int64())
            order = compute.index_in(marks[key], value_set=documents[key].combine_chunks())
            place = whole.add(documents.set_column(0, documents.field(key), new))
            marks = marks.set_column(0, marks.field(key), compute.add(order.cast(pa.int64()), first))
            lying.append(place + spans.add(marks))
    return lying


class _Table:
    """A table being put together: it reads pieces of others, and writes a group of rows when it is full."""

    def __init__(self, name: str, place: Path) -> None:
        from pyarrow import parquet

        self.full = ROWS[name]
        self.writer = parquet.ParquetWriter(place, _schemas()[name], compression="zstd")
        self.waiting: list[Any] = []
        self.rows_waiting = self.bytes_waiting = self.count = 0
        self.source: _Groups | None = None

    def rows(self, piece: Piece) -> Any:
        """The rows of a piece: of a whole file, or of the one that is there, whose rows are asked for in order."""
        from pyarrow import parquet

        if piece.end is None:
            return parquet.ParquetFile(piece.path).read()
        self.source = self.source or _Groups(piece.path)
        return self.source.rows(piece.start, piece.end)

    def add(self, rows: Any) -> tuple[int, int]:
        """Put rows at the end; returns the numbers of the first and of what comes behind the last."""
        self.waiting.append(rows)
        start, self.count = self.count, self.count + len(rows)
        self.rows_waiting += len(rows)
        self.bytes_waiting += rows.nbytes
        if self.rows_waiting >= self.full or self.bytes_waiting >= BYTES:
            self._flush()
        return start, self.count

    def _flush(self) -> None:
        import pyarrow as pa

        if self.waiting:
            # in one chunk, so that the bytes do not tell where the rows come from
            self.writer.write_table(pa.concat_tables(self.waiting).combine_chunks())
            self.waiting.clear()
            self.rows_waiting = self.bytes_waiting = 0

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        try:
            self._flush()
            self.writer.close()
        finally:
            if self.source:
                self.source.stream.close()


class _Groups:
    """The rows of a table that is there, read a group at a time."""

    def __init__(self, path: str) -> None:
        from pyarrow import parquet

        self.stream = opened(path)
        self.file = parquet.ParquetFile(self.stream)
        told = self.file.metadata
        self.ends = list(itertools.accumulate(told.row_group(i).num_rows for i in range(told.num_row_groups)))
        self.number, self.group = -1, self.file.schema_arrow.empty_table()

    def rows(self, start: int, end: int) -> Any:
        """The rows from one number to another."""
        import pyarrow as pa

        found = [self.group.slice(0, 0)]
        number = bisect.bisect_right(self.ends, start)
        while start < end:
            if number != self.number:
                self.number, self.group = number, self.file.read_row_group(number)
            first = self.ends[number] - len(self.group)
            found.append(self.group.slice(start - first, end - start))
            start, number = self.ends[number], number + 1
        return pa.concat_tables(found)


def cut(file: BinaryIO, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows of a table, with the columns that count. Raises RecordError where it is none."""
    if says := needs(""):
        raise RecordError(says)
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(file)
        there = table.schema_arrow.names
        text = columns.get("text", "text")
        if text not in there and ("tei" not in there or "text" in columns):
            raise lacking(text, there)
        if "tei" in there and "text" not in columns:
            wanted = ["id", "tei"]
        else:
            wanted = [name for field in COLUMNS for name in (columns.get(field), *COLUMNS[field]) if name]
        for batch in table.iter_batches(BATCH, columns=[name for name in there if name in wanted]):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise RecordError(f"it is no sound Parquet file: {str(error).rstrip('.')}") from None


def take(row: Mapping[str, Any], columns: Mapping[str, str]) -> Record:
    """The record of a row: its TEI where it has one, else its raw text. Raises RecordError."""
    if isinstance(row.get("tei"), str):
        return Record(ident(row, columns), annotated=("tei", row["tei"].encode()))
    return raw(row, columns)


def name(row: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    """The id of a row, or nothing."""
    return ident(row, columns)
