"""Parquet: a table of documents, each with its TEI, and a table of their spans. Rows of raw text can be read too."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from annotate.document import Document
from annotate.formats import tei
from annotate.record import COLUMNS, Record, RecordError, ident, raw
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
BATCH = 64


class Entry(NamedTuple):
    """The row of a document, and those of its spans."""

    document: dict[str, Any]
    spans: list[dict[str, Any]]


def write(document: Document) -> bytes:
    """The table of documents, with one row."""
    return bind([entry("", document, 0)], "")[""]


def read(file: bytes) -> Document:
    """The document of a table of one row. Raises ProblemError, and RecordError where it holds another number."""
    from annotate.convert import alone

    return alone(take(row, {}) for row in cut(io.BytesIO(file), {}))


def entry(id: str, made: Document | Parsing, number: int) -> Entry:
    """The rows of a document. ``number`` joins them, and is in the order of the corpus."""
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


def bind(entries: Sequence[Entry], name: str) -> dict[str, bytes]:
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


def join(parts: Iterable[Mapping[str, Path]], places: Mapping[str, Path]) -> None:
    """Put the tables of shards together, in groups of rows worth a query's while."""
    import pyarrow as pa
    from pyarrow import parquet

    writers = {
        table: parquet.ParquetWriter(places[table], schema, compression="zstd")
        for table, schema in _schemas().items()
    }
    waiting: dict[str, list[Any]] = {table: [] for table in writers}

    def flush(table: str) -> None:
        if waiting[table]:
            writers[table].write_table(pa.concat_tables(waiting[table]))
            waiting[table].clear()

    try:
        for part in parts:
            for table in writers:
                waiting[table].append(parquet.ParquetFile(part[table]).read())
                if sum(map(len, waiting[table])) >= ROWS[table]:
                    flush(table)
        for table in writers:
            flush(table)
    finally:
        for writer in writers.values():
            writer.close()


def cut(file: BinaryIO, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows of a table, with the columns that count. Raises RecordError where it is none."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(file)
        there = table.schema_arrow.names
        if "tei" in there and "text" not in columns:
            wanted = ["id", "tei"]
        else:
            wanted = [name for field in COLUMNS for name in (columns.get(field), *COLUMNS[field]) if name]
        for batch in table.iter_batches(BATCH, columns=[name for name in there if name in wanted]):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise RecordError(f"it is no sound Parquet file: {error}") from None


def take(row: Mapping[str, Any], columns: Mapping[str, str]) -> Record:
    """The record of a row: its TEI where it has one, else its raw text. Raises RecordError."""
    if isinstance(row.get("tei"), str):
        return Record(ident(row, columns), annotated=("tei", row["tei"].encode()))
    return raw(row, columns)


def name(row: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    """The id of a row, or nothing."""
    return ident(row, columns)
