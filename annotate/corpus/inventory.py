"""Inventory: what is to be converted, in an order that is always the same, cut into shards."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import NamedTuple

from annotate import formats
from annotate.corpus.naming import Names
from annotate.corpus.store import filesystem, opened, remote, speaking
from annotate.corpus.work import BYTES, Fault, Item, Shard
from annotate.record import RecordError

STDIN = "-"
START = 4_096
"""How many bytes are read of an XML file that is named, to know whether it is a corpus."""


class File(NamedTuple):
    """A file of the input: its path, what people call it, its path in the folder named, its format and bytes."""

    path: str
    place: str
    relative: str
    format: str
    size: int


class Inventory(NamedTuple):
    """The files with one document each, those with many, what cannot be read, and how many were passed over."""

    single: list[File]
    many: list[File]
    faults: list[Fault]
    aside: int

    @property
    def weight(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in (*self.single, *self.many))


def take_stock(inputs: Sequence[str], format: str | None, without: Sequence[str] = ()) -> Inventory:
    """The files that paths, folders, patterns and addresses name; ``without`` are paths to pass over.

    In folders, files with a suffix that can be read are taken (all where a format is given), hidden
    ones and links are not. Raises KeyError where there is no such format.
    """
    if format:
        formats.load(format)
    stock = _Stock(format, {str(Path(path).absolute()) for path in without if not remote(path)})
    for name in inputs:
        try:
            stock.add(name)
        except OSError as error:
            stock.faults.append(Fault(name, "", str(error.strerror or error)))
    return Inventory(stock.single, stock.many, stock.faults, stock.aside)


class _Stock:
    """The files found so far."""

    def __init__(self, format: str | None, without: set[str]) -> None:
        self.format, self.without = format, without
        self.single: list[File] = []
        self.many: list[File] = []
        self.faults: list[Fault] = []
        self.aside = 0

    def add(self, name: str) -> None:
        """Add what a path, a folder, a pattern or an address names. Raises OSError where there is nothing."""
        if name == STDIN:
            self._file(STDIN, "standard input", "stdin", 0)
        elif remote(name):
            self._remote(name)
        elif Path(name).is_dir():
            self._folder(name)
        elif not Path(name).exists() and glob.has_magic(name):
            self._pattern(name)
        else:
            size = Path(name).stat().st_size
            if not Path(name).is_file():
                raise OSError("it is neither a file nor a folder")
            self._file(str(Path(name).absolute()), name, Path(name).name, size)

    def _folder(self, folder: str) -> None:
        root = str(Path(folder).absolute())
        said = folder.rstrip("/") or "/"
        waiting = [""]
        while waiting:
            relative = waiting.pop()
            with os.scandir(f"{root}/{relative}") as entries:
                found = sorted(entries, key=lambda entry: entry.name)
            deeper = []
            for entry in found:
                inner = f"{relative}{entry.name}"
                path = f"{root}/{inner}"
                if entry.name.startswith(".") or path in self.without or entry.is_symlink():
                    continue
                if entry.is_dir():
                    deeper.append(f"{inner}/")
                elif entry.is_file():
                    self._found(path, f"{said}/{inner}", inner, entry.stat().st_size)
            waiting += reversed(deeper)

    def _pattern(self, pattern: str) -> None:
        found = sorted(map(Path, glob.iglob(pattern, recursive=True)))  # noqa: PTH207 - it may be absolute
        if not found:
            raise OSError("no file fits this pattern")
        root = Path(pattern[: next(i for i, c in enumerate(pattern) if c in "*?[")] + "x").parent
        for path in found:
            place = str(path.absolute())
            if path.is_file() and not path.is_symlink() and place not in self.without:
                self._found(place, str(path), str(path.relative_to(root)), path.stat().st_size)

    def _remote(self, url: str) -> None:
        fs, inner = filesystem(url)
        with speaking(url):
            if glob.has_magic(url):
                root = inner[: next(i for i, c in enumerate(inner) if c in "*?[")].rpartition("/")[0]
                found = fs.glob(inner, detail=True)
            elif fs.isdir(inner):
                root, found = inner, fs.find(inner, detail=True)
            else:
                self._file(fs.unstrip_protocol(inner), url, PurePosixPath(inner).name, fs.size(inner) or 0)
                return
        if not found:
            raise OSError("there is nothing at this address")
        for path, info in sorted(found.items()):
            if info.get("type") == "file" and not PurePosixPath(path).name.startswith("."):
                full = fs.unstrip_protocol(path)
                relative = path[len(root) :].lstrip("/") if root else path
                self._found(full, full, relative, info.get("size") or 0)

    def _found(self, path: str, place: str, relative: str, size: int) -> None:
        """Add a file that lies in a folder, if it can be read."""
        guessed = self.format or formats.guess(Path(relative))
        if guessed is None or not formats.readable(guessed) or formats.table_beside(relative):
            self.aside += 1
        else:
            self._put(File(path, place, relative, guessed, size))

    def _file(self, path: str, place: str, relative: str, size: int) -> None:
        """Add a file that was named."""
        format = self.format or formats.guess(Path(relative)) or ""
        if format == "tei" and not self.format and path != STDIN:
            from annotate.formats import teicorpus

            with opened(path) as file:
                if teicorpus.begins(file.read(START)):
                    format = "teicorpus"
        self._put(File(path, place, relative, format, size))

    def _put(self, file: File) -> None:
        (self.many if file.format and formats.many(file.format) else self.single).append(file)


def shards(
    stock: Inventory,
    documents: int,
    columns: Mapping[str, str],
    suffix: str | None,
    faults: list[Fault],
    mine: tuple[int, int] = (0, 1),
) -> Iterator[Shard]:
    """The shards of the input, in order; files of many documents are read as they are asked for.

    ``suffix`` is that of the files in a folder of output, None where there is no such folder. Of files
    of many that are damaged, what comes before is given, and the rest is a fault. ``mine`` is one of
    how many shares is wanted: whole files of many where there are enough, else every so-manieth shard.
    """
    names = Names(suffix) if suffix is not None else None
    share, shares = mine
    whole = len(stock.many) >= shares
    for i, shard in enumerate(_singles(stock.single, documents, names)):
        if i % shares == share:
            yield shard
    for number, file in enumerate(stock.many, 1):
        if whole and names is None and (number - 1) % shares != share:
            continue
        for i, shard in enumerate(_many(number, file, documents, columns, names, faults)):
            if ((number - 1) if whole else i) % shares == share:
                yield shard


def _singles(files: Iterable[File], documents: int, names: Names | None) -> Iterator[Shard]:
    waiting: list[Item] = []
    number = weight = 0
    for file in files:
        stem = _stem(file)
        payload = sys.stdin.buffer.read() if file.path == STDIN else None
        name = names.give(stem) if names else stem
        waiting.append(Item(file.place, name, file.format, "" if payload is not None else file.path, payload))
        weight += file.size
        if len(waiting) == documents or weight >= BYTES:
            yield Shard(_key(0, number), tuple(waiting), weight)
            number, weight, waiting = number + 1, 0, []
    if waiting:
        yield Shard(_key(0, number), tuple(waiting), weight)


def _many(
    source: int,
    file: File,
    documents: int,
    columns: Mapping[str, str],
    names: Names | None,
    faults: list[Fault],
) -> Iterator[Shard]:
    module = formats.load(file.format)
    waiting: list[Item] = []
    number = count = size = before = 0
    try:
        with opened(file.path) as stream:
            for payload in module.cut(stream, columns):
                count += 1
                waiting.append(_item(file, module, payload, count, columns, names))
                size += len(payload) if isinstance(payload, bytes) else 0
                if len(waiting) == documents or size >= BYTES:
                    at = min(stream.tell(), file.size)
                    yield Shard(_key(source, number), tuple(waiting), at - before)
                    number, size, before, waiting = number + 1, 0, at, []
    except (OSError, RecordError) as error:
        said = error.strerror or error if isinstance(error, OSError) else error
        faults.append(Fault(file.place, "", f"{said}; {count} documents were read before"))
    if waiting:
        yield Shard(_key(source, number), tuple(waiting), max(file.size - before, 0))


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


def _key(source: int, number: int) -> str:
    return f"{source:06}-{number:08}"
