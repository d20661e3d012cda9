"""Cutting: the documents of the input in their order, cut into shards."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import NamedTuple

from annotate import formats
from annotate.corpus.inventory import File, Inventory
from annotate.corpus.naming import Names
from annotate.corpus.store import opened
from annotate.corpus.work import BYTES, Fault, Item, Shard, written
from annotate.record import RecordError
from annotate.streams import STDIN, given


class Found(NamedTuple):
    """A document in the input: how many bytes it has, how many bytes of the input are passed with it, and its mark.

    The mark is what a document is known by where shards have to last; else nothing.
    """

    item: Item
    size: int
    weight: int
    mark: bytes


def shards(
    stock: Inventory,
    documents: int,
    columns: Mapping[str, str],
    suffix: str | None,
    faults: list[Fault],
    mine: tuple[int, int] = (0, 1),
    *,
    lasting: bool = False,
) -> Iterator[Shard]:
    """The shards of the input, in order; files of many documents are read as they are asked for.

    ``suffix`` is that of the files in a folder of output, None where there is no such folder. Of files
    of many that are damaged, what comes before is given, and the rest is a fault. ``mine`` is one of
    how many shares is wanted: whole files of many where there are enough, else every so-manieth shard.
    Where shards are ``lasting``, a document more or less changes the one it is in, and no other.
    """
    names = Names(suffix) if suffix is not None else None
    share, shares = mine
    whole = len(stock.many) >= shares
    known: Counter[str] = Counter()

    def cut(source: int, name: str, found: Iterator[Found]) -> Iterator[Shard]:
        return _lasting(name, found, documents) if lasting else _even(source, found, documents)

    for i, shard in enumerate(cut(0, "", _singles(stock.singles(faults), names))):
        if i % shares == share:
            yield shard
    for number, file in enumerate(stock.many, 1):
        known[file.relative] += 1
        if whole and names is None and (number - 1) % shares != share:
            continue
        found = _many(file, columns, names, faults, lasting)
        for i, shard in enumerate(cut(number, f"{file.relative}\n{known[file.relative]}", found)):
            if ((number - 1) if whole else i) % shares == share:
                yield shard


def _even(source: int, found: Iterable[Found], documents: int) -> Iterator[Shard]:
    """Shards of so many documents, called by their place: ``000001-00000012``."""
    number = 0
    waiting: list[Found] = []
    size = 0
    for one in found:
        waiting.append(one)
        size += one.size
        if len(waiting) == documents or size >= BYTES:
            yield _shard(f"{source:06}-{number:08}", waiting)
            number, size, waiting = number + 1, 0, []
    if waiting:
        yield _shard(f"{source:06}-{number:08}", waiting)


def _lasting(source: str, found: Iterable[Found], documents: int) -> Iterator[Shard]:
    """Shards of about so many documents, called by the first: one in so many begins a shard wherever it stands.

    That is how rsync and its like find again what has moved: in a list with one line more, all but
    the shard around it begin and end as before.
    """
    seen: Counter[bytes] = Counter()
    waiting: list[Found] = []
    size = 0

    def shard() -> Shard:
        mark = waiting[0].mark
        seen[mark] += 1
        told = hashlib.blake2b(f"{source}\n{seen[mark]}\n".encode("utf-8", "surrogatepass"), digest_size=5)
        told.update(mark)
        return _shard(base64.b32encode(told.digest()).decode().lower(), waiting)

    for one in found:
        begins = int.from_bytes(one.mark, "big") % documents == 0
        if waiting and (begins or len(waiting) == 2 * documents or size >= BYTES):
            yield shard()
            waiting, size = [], 0
        waiting.append(one)
        size += one.size
    if waiting:
        yield shard()


def _shard(key: str, found: list[Found]) -> Shard:
    return Shard(key, tuple(one.item for one in found), sum(one.weight for one in found))


def _mark(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=8).digest()


def _singles(files: Iterable[File], names: Names | None) -> Iterator[Found]:
    for file in files:
        stem = _stem(file)
        payload = given() if file.path == STDIN else None
        name = names.give(stem) if names else stem
        item = Item(file.place, name, file.format, "" if payload is not None else file.path, payload)
        yield Found(item, file.size, file.size, _mark(file.relative.encode("utf-8", "surrogatepass")))


def _many(
    file: File, columns: Mapping[str, str], names: Names | None, faults: list[Fault], lasting: bool
) -> Iterator[Found]:
    module = formats.load(file.format)
    count = before = 0
    try:
        with opened(file.path) as stream:
            for count, payload in enumerate(module.cut(stream, columns), 1):
                if not payload:
                    continue
                at = min(stream.tell(), file.size)
                item = _item(file, module, payload, count, columns, names)
                mark = _mark(written(payload)) if lasting else b""
                yield Found(item, _size(payload), at - before, mark)
                before = at
    except (OSError, RecordError) as error:
        said = error.strerror or error if isinstance(error, OSError) else error
        before_it = f"; {count:,} documents were read before" if count else ""
        faults.append(Fault(file.place, "", f"{said}{before_it}"))


def _size(payload: object) -> int:
    """The bytes of a record, or the letters of its fields."""
    if isinstance(payload, bytes):
        return len(payload)
    return (
        sum(len(value) for value in payload.values() if isinstance(value, str))
        if isinstance(payload, dict)
        else 0
    )


def _item(
    file: File,
    module: ModuleType,
    payload: object,
    count: int,
    columns: Mapping[str, str],
    names: Names | None,
) -> Item:
    """A record, called by its number; its name in a folder is its id, or else the file's with the number."""
    place, unnamed = f"{file.place}, record {count}", f"{_stem(file)}-{count:06}"
    if names is None:
        return Item(place, unnamed, file.format, payload=payload)
    wanted = module.name(payload, columns).replace("/", "_")
    if wanted:
        format = formats.guess(Path(wanted))
        wanted = wanted[: -len(_ending(wanted, format))] if format else wanted
    return Item(place, names.give(wanted or unnamed), file.format, payload=payload)


def _stem(file: File) -> str:
    """The path of a file without the suffix of its format."""
    return file.relative[: len(file.relative) - len(_ending(file.relative, file.format))]


def _ending(name: str, format: str | None) -> str:
    """The suffix of a name: one of its format, or what stands after the last dot."""
    known = getattr(formats.load(format), "SUFFIXES", ()) if format else ()
    for suffix in sorted(known, key=len, reverse=True):
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return str(suffix)
    return PurePosixPath(name).suffix
