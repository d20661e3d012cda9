"""The formats, one module each: ``write(document) -> bytes``, and ``read(bytes) -> document`` where there is one.

What lies in this folder is what ``-t`` offers. A module names the file suffixes it is guessed from.

A format of many documents in one file says ``MANY``. It is read by ``cut(file, columns)``, which gives
what stands for each document (and nothing for a blank line, so that records are numbered as lines are), and
``take`` and ``name``, which make of that a record and its id; it is written by
``entry(id, made, shard, number)`` for a document, by its shard and its number there;
``bind(entries, name, alone)`` makes the part of a shard, or a file of it that stands alone, and
``join(parts, places)`` puts parts together and tells where each then lies, by its start and end in
every file; ``TABLES`` names the files it makes. ``needs(name)`` says what must be installed for a file of that name.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

from annotate.meant import instead, needed
from annotate.regex import regex
from annotate.registry import modules

RAW = "text"
"""The format that is read by annotating it."""


def formats() -> list[str]:
    """The names of the formats there are."""
    return modules(__path__)


@cache
def load(name: str) -> ModuleType:
    """The module of a format. Raises KeyError, with a sentence, where there is none."""
    needed("a format", name, str)
    if name not in formats():
        raise KeyError(f"there is no format {name!r}: {instead(name, formats())}")
    return importlib.import_module(f"{__name__}.{name}")


def guess(path: Path | str) -> str | None:
    """The format of a file name by its suffix, longest first, or None."""
    name = str(path).rpartition("/")[2].lower()
    return next((format for suffix, format in _suffixes() if name.endswith(suffix)), None)


@cache
def _suffixes() -> list[tuple[str, str]]:
    """The suffixes of all formats with their formats, longest first; a corpus has millions of names."""
    found = [(suffix, name) for name in formats() for suffix in _declared(name)]
    return sorted(found, key=lambda pair: len(pair[0]), reverse=True)


def suffix(name: str) -> str:
    """The suffix of file names in a format. Raises KeyError where there is no such format."""
    return (*_declared(name), f".{name}")[0]


@cache
def _declared(name: str) -> tuple[str, ...]:
    """The suffixes of a format, read in its source where that can be done: guessing one loads none of the others."""
    spec = importlib.util.find_spec(f"{__name__}.{name}") if name in formats() else None
    origin = (spec and spec.origin) or ""
    source = Path(origin).read_text(encoding="utf-8", errors="replace") if origin.endswith(".py") else ""
    found = _SUFFIXES.search(source)
    return tuple(_QUOTED.findall(found[1])) if found else getattr(load(name), "SUFFIXES", ())


_QUOTED = regex(r"\"([^\"\\]*)\"")
_SUFFIXES = regex(rf"^SUFFIXES = \(((?:{_QUOTED.pattern},? ?)+)\)$", re.MULTILINE)


def many(name: str) -> bool:
    """Whether a file in a format holds many documents. Raises KeyError where there is no such format."""
    return bool(getattr(load(name), "MANY", False))


def needs(name: str, path: str) -> str:
    """What is to be installed first for a file in a format at a path, as a sentence; nothing where all is there."""
    module = load(name)
    return str(module.needs(path)) if hasattr(module, "needs") else ""


def table_beside(path: str) -> bool:
    """Whether a file is a further table of a file of many documents, by its name: ``out.spans.parquet``."""
    name = guess(path)
    if name is None or not many(name):
        return False
    module = load(name)
    return path.lower().endswith(
        tuple(f"{table}{end}" for table in module.TABLES[1:] for end in module.SUFFIXES)
    )


def readable(name: str) -> bool:
    """Whether files in a format can be read. Raises KeyError where there is no such format."""
    return name == RAW or hasattr(load(name), "read")


def reading() -> list[str]:
    """The names of the formats that can be read, the raw text first."""
    return sorted(filter(readable, formats()), key=lambda name: name != RAW)


def reader(name: str) -> ModuleType:
    """The module of a format that can be read. Raises KeyError, with a sentence, where there is none."""
    needed("a format", name, str)
    if name not in formats():
        raise KeyError(f"there is no format {name!r}: {instead(name, reading())}")
    if not readable(name):
        raise KeyError(
            f"the format {name!r} can be written, not read: readable are {', '.join(reading())}; "
            f"give the text by itself, or -f {RAW} to take its tags as words"
        )
    return load(name)
