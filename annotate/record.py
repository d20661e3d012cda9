"""Record: one document among many: a raw text with what is known of it, or a document already annotated."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

COLUMNS = {
    "id": ("id",),
    "text": ("text",),
    "language": ("language", "lang"),
    "published": ("published", "date"),
    "title": ("title",),
    "url": ("url",),
    "publisher": ("publisher",),
}
"""The columns a record's fields are looked for in, where none is named."""


KINDS: tuple[tuple[type, str], ...] = (
    (type(None), "null"),
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (bytes, "bytes"),
    (list, "a list"),
    (dict, "an object"),
    (object, "of another kind"),
)
"""What values are called."""


class RecordError(ValueError):
    """A record that holds no document."""


class Record(NamedTuple):
    """A document among many, as a file of many holds it.

    ``annotated`` is its format and its bytes where rules or people have annotated it; else ``text``
    is its raw text, and ``known`` what its header is to say.
    """

    id: str
    text: str = ""
    known: Mapping[str, str] = {}
    annotated: tuple[str, bytes] | None = None


def raw(row: Mapping[str, Any], columns: Mapping[str, str]) -> Record:
    """The record of a row with a raw text; ``columns`` names columns that differ from :data:`COLUMNS`.

    Raises RecordError for a row without text, or with a date that is none.
    """
    found = {field: value for field in COLUMNS if (value := _value(row, field, columns)) is not None}
    found.pop("text", None)
    text = _text(row, columns.get("text", "text"))
    known = {field: str(value) for field, value in found.items()}
    for field, value in known.items():
        if any("\ud800" <= c <= "\udfff" for c in value) and field != "id":
            raise RecordError(f"its {field} holds half a character (a surrogate alone): mend it")
    id = known.pop("id", "")
    if "published" in known:
        known["published"] = _day(found["published"])
    if id:
        known["filename"] = id.encode("utf-8", "replace").decode()
    return Record(id, text, known)


def _text(row: Mapping[str, Any], column: str) -> str:
    """The text of a row, which may be empty as a file may."""
    if column not in row:
        raise lacking(column, row)
    if not isinstance(text := row[column], str):
        raise RecordError(
            f"its {column!r} is {kind(text)}, not a text: mend it, or name another with --column"
        )
    return text


def lacking(column: str, there: Iterable[str]) -> RecordError:
    """What is said of a record or a table that has no column with a text."""
    named = ", ".join(map(str, itertools.islice(there, 20))) or "nothing"
    return RecordError(f"it has no {column!r} with a text; it has {named}: name one with --column text=NAME")


def kind(value: Any) -> str:
    """What a value of JSON is, in words."""
    return next(words for type_, words in KINDS if isinstance(value, type_))


def ident(row: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    """The id of a row, or nothing."""
    value = _value(row, "id", columns)
    return "" if value is None else str(value)


def _value(row: Mapping[str, Any], field: str, columns: Mapping[str, str]) -> Any:
    names = (columns[field],) if field in columns else COLUMNS[field]
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _day(value: Any) -> str:
    """The day of a date or a moment, as ``2024-11-09T10:00:00Z`` or as a database has it."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    try:
        return datetime.date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        raise RecordError(f"its date {str(value)[:40]!r} is no day: write YYYY-MM-DD") from None
