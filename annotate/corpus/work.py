"""Work: what is asked of a worker and what comes back; small, and the same for every engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

DOCUMENTS = 32
"""How many documents a shard holds."""
BYTES = 4_000_000
"""After how many bytes of input a shard is full, however few its documents."""
SECONDS = 60.0
"""How long a document of up to a megabyte may take; a larger one has as much for every megabyte."""


class Item(NamedTuple):
    """One document to convert: a file (``path``), or a record that was read from one (``payload``).

    ``place`` is what people call it; ``name`` is its path in a folder of output, without suffix;
    ``known`` is the digest it had when it was last converted.
    """

    place: str
    name: str
    format: str
    path: str = ""
    payload: Any = None
    known: str = ""


def written(payload: Any) -> bytes:
    """The bytes of a record, from which it is known again."""
    if isinstance(payload, bytes):
        return payload
    return json.dumps(payload, ensure_ascii=True, default=str).encode()


class Shard(NamedTuple):
    """The unit of work: documents that stand next to one another in the input.

    ``key`` is its own among the shards of a run; ``weight`` its share of the input in bytes. Of an
    output of many documents, ``known`` is the digest of its part on the desk, ``held`` that of its
    part in the output that is there.
    """

    key: str
    items: tuple[Item, ...]
    weight: int = 0
    known: str = ""
    held: str = ""


class Job(NamedTuple):
    """What is the same for all shards: how to read, what to write where, and how much a document may use."""

    options: Mapping[str, Any]
    finders: tuple[str, ...]
    columns: Mapping[str, str]
    target: str
    folder: str
    """Where documents or parts are written."""
    name: str
    """The name of the output file; empty for a folder with a file for each document."""
    single: bool
    """Whether the parts are put together in one file."""
    suffix: str
    """What ends the name of each document, or of each part."""
    desk: str
    """Where files lie until they are whole."""
    stamp: str
    """What the output depends on besides the input: version, options, format."""
    schemas: tuple[str, str] = ("", "")
    """Where TEI files say that their schemas lie; see :func:`annotate.prolog.beside`."""
    here: str = ""
    """The folder the run was started in: where finders lie, and what relative paths begin from."""
    near: str = ""
    """The file that an output of many documents is, for which that is told."""
    seconds: float = SECONDS
    memory: int = 0
    """How many bytes a worker may use beyond what it has when it starts; 0 for any."""


class Fault(NamedTuple):
    """A document that could not be converted, and why."""

    place: str
    id: str
    reason: str


class Result(NamedTuple):
    """What became of a shard: how many documents are done, and the faults of the others."""

    key: str
    documents: int = 0
    same: int = 0
    """How many of them were done before."""
    done: tuple[tuple[str, str], ...] = ()
    """Of a folder with a file for each document, their names and digests."""
    digest: str = ""
    """Of an output of many documents, the digest of the part; empty where something was set aside."""
    annotations: int = 0
    faults: tuple[Fault, ...] = ()
    fatal: str = ""
    """Why the run cannot go on: the disk is full, the folder read-only."""
    weight: int = 0
    lossy: int = 0
    """How many of the documents converted now are written without something that stood in their files."""
    replaced: int = 0
    """How many of them took the place of a file, of a folder with a file for each document."""
    doubtful: int = 0
    """How many of them may not be what was meant, see :func:`annotate.convert.doubts`."""
