"""A file of many documents, validated: each document for itself, with its place in the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from annotate import formats
from annotate.check import check
from annotate.formats import teicorpus
from annotate.problem import Problem, ProblemError
from annotate.record import Record, RecordError
from annotate.validation.place import Place

STANDOFF = "standoff"


def holds_many(path: Place, raw: bytes) -> bool:
    """Whether a file holds many documents: by its suffix, or by its root."""
    format = formats.guess(Path(path.name))
    return bool(format and formats.many(format)) or teicorpus.begins(raw[: teicorpus.START])


def holds_rows(path: Place) -> bool:
    """Whether a file holds many documents in lines or a table, not in XML: by its suffix."""
    format = formats.guess(Path(path.name))
    return bool(format and formats.many(format) and formats.load(format) is not teicorpus)


def stands_off(path: Place) -> bool:
    """Whether a file holds spans beside a text, of which a document is made to be validated: by its suffix."""
    return formats.guess(Path(path.name)) == STANDOFF


def problems(path: Place, raw: bytes) -> list[Problem]:
    """The problems of all documents in a file of many, or of the document that is made of standoff.

    In a TEI corpus the line is that of the file; in JSON Lines it is the line of the record, in a
    table the number of its row, and the sentence says where in the document.
    """
    found: list[Problem] = []
    if stands_off(path):
        return [_placed(problem, 1) for problem in _of_record(Record("", annotated=(STANDOFF, raw)))]
    try:
        if teicorpus.begins(raw[: teicorpus.START]):
            for line, element in teicorpus.placed(io.BytesIO(raw)):
                found += [p._replace(line=p.line + line - 1) if p.line else p for p in _of_tei(element)]
        else:
            for number, record in _records(path, raw):
                found += [_placed(problem, number) for problem in _of_record(record)]
    except RecordError as error:
        found.append(Problem("record", f"The file cannot be read to its end: {error}."))
    return found


def _of_tei(element: bytes) -> list[Problem]:
    try:
        return check(teicorpus.unmarked(element))
    except ProblemError as error:
        return error.problems


def _records(path: Place, raw: bytes) -> Iterator[tuple[int, Record | RecordError]]:
    module = formats.load(formats.guess(Path(path.name)) or "jsonl")
    for number, payload in enumerate(module.cut(io.BytesIO(raw), {}), 1):
        if not payload:
            continue
        try:
            yield number, module.take(payload, {})
        except RecordError as error:
            yield number, error


def _of_record(record: Record | RecordError) -> list[Problem]:
    """The problems of one record; a raw text has none but that it is raw."""
    if isinstance(record, RecordError):
        return [Problem("record", f"The record holds no document: {record}.")]
    if record.annotated is None:
        return [Problem("record", "The record is a raw text: there is nothing to validate.", "info")]
    format, raw = record.annotated
    try:
        return check(raw if format == "tei" else formats.load(format).read(raw))
    except ProblemError as error:
        return error.problems


def _placed(problem: Problem, number: int) -> Problem:
    where = f" (line {problem.line}, column {problem.column} of its document)" if problem.line else ""
    return problem._replace(line=number, column=1, message=f"{problem.message}{where}", edits=())
