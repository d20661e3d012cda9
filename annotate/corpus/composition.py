"""Composition: what an output of one file was put together from, and where in it each part lies.

A later run takes from the output what has not changed, so parts need not be kept beside it. What is
noted counts only while the output is as it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from annotate.corpus.manifest import WAITING
from annotate.corpus.store import filesystem, remote, speaking
from annotate.saving import save

NAME = "composition.jsonl"


class Lying(NamedTuple):
    """A part: the digest of its shard, how many documents it has, and its start and end in each file of the output."""

    digest: str
    documents: int
    place: tuple[int, ...]


def load(desk: Path, stamp: str, outputs: Iterable[str]) -> dict[str, Lying]:
    """The parts of an output by the keys of their shards, in order; none where it is not as it was written."""
    found: dict[str, Lying] = {}
    try:
        with (desk / NAME).open("rb") as file:
            if json.loads(file.readline()) != {"stamp": stamp, "outputs": state(outputs)}:
                return {}
            for line in file:
                key, digest, documents, *place = json.loads(line)
                found[key] = Lying(digest, documents, tuple(place))
    except (OSError, ValueError):
        return {}
    return found


def keep(desk: Path, stamp: str, outputs: Iterable[str], parts: Mapping[str, Lying]) -> None:
    """Note what an output was put together from. Raises OSError."""
    head = {"stamp": stamp, "outputs": state(outputs)}
    lines = ([key, part.digest, part.documents, *part.place] for key, part in parts.items())
    save((json.dumps(line).encode() + b"\n" for line in (head, *lines)), desk / NAME, desk / WAITING)


def state(outputs: Iterable[str]) -> list[list[Any]]:
    """What tells whether the files of an output are still those that were written. Raises OSError."""
    return [_state(output) for output in outputs]


def _state(output: str) -> list[Any]:
    if remote(output):
        fs, inner = filesystem(output)
        with speaking(output):
            info = fs.info(inner)
            return [info.get("size"), str(info.get("ETag") or info.get("created") or "")]
    stat = Path(output).stat()
    return [stat.st_size, stat.st_mtime_ns]
