"""Gather: the census of files and folders, read one after the other."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from annotate import formats
from annotate.corpus import store
from annotate.formats import teicorpus
from annotate.problem import ProblemError
from annotate.record import RecordError
from annotate.scoring import sample
from annotate.source import SourceError
from annotate.stats.census import Census
from annotate.validation.place import Given, Place, files

RAW = "it is a raw text: convert it first"


def gather(paths: Sequence[str], each: Callable[[Census], None] = lambda _: None) -> Census:
    """The counts of the documents in files, and in the folders' files of formats that can be read.

    A file that cannot be read is counted as such, with its reason; ``each`` is called after every
    file. Raises FileNotFoundError where there is no document at all, not even an unreadable one.
    """
    census = Census()
    for path in files(paths, suffixes()):
        if formats.table_beside(path.name) and str(path) not in paths:
            continue
        try:
            format = _of_many(path)
            if format:
                _count_each(path, format, census)
            else:
                found = sample.read(path)
                if not (found.spans or found.beside):
                    raise RecordError(RAW)
                census.count(found)
        except (OSError, RecordError, ProblemError, SourceError) as error:
            census.fault(str(path), sample.reason(error))
        each(census)
    if not census.all.documents and not census.unreadable:
        where = f"documents are looked for in files that end in {', '.join(suffixes())}"
        raise FileNotFoundError(errno.ENOENT, f"there is nothing to count: {where}", ", ".join(paths))
    return census


def _of_many(path: Place) -> ModuleType | None:
    """The format of a file that holds many documents, by its suffix or its root; else None. Raises OSError."""
    name = formats.guess(Path(path.name))
    if name and formats.many(name):
        return formats.load(name)
    with _opened(path) as file:
        return teicorpus if teicorpus.begins(file.read(teicorpus.START)) else None


def _opened(path: Place) -> BinaryIO:
    """What a file holds, to be read. Raises OSError."""
    return io.BytesIO(path.raw) if isinstance(path, Given) else store.opened(str(path))


def _count_each(path: Place, format: ModuleType, census: Census) -> None:
    """Count every document in a file of many; one that cannot be read is a fault by its number. Raises OSError."""
    number = 0
    try:
        with _opened(path) as file:
            for number, payload in enumerate(format.cut(file, {}), 1):
                if not payload:
                    continue
                try:
                    record = format.take(payload, {})
                    if record.annotated is None:
                        raise RecordError(RAW)
                    name, raw = record.annotated
                    census.count(sample.of(raw, name))
                except (RecordError, ProblemError, SourceError) as error:
                    census.fault(f"{path}, record {number}", sample.reason(error))
    except RecordError as error:
        before_it = f"; {number:,} documents were read before" if number else ""
        census.fault(str(path), f"{error}{before_it}")


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files in which documents are looked for."""
    readable = [module for name in formats.formats() if hasattr(module := formats.load(name), "read")]
    return tuple(sorted({suffix for module in readable for suffix in module.SUFFIXES}))
