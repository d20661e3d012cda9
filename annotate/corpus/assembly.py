"""Assembly: the parts of a single output put together in the order of the corpus, once all are there."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotate import formats
from annotate.convert import whole
from annotate.corpus.manifest import PARTS
from annotate.corpus.shard import part_names
from annotate.corpus.store import filesystem, remote, speaking
from annotate.corpus.work import Job


def assemble(
    job: Job, keys: list[str], desk: Path, places: Mapping[str, Path], output: str
) -> dict[str, Any]:
    """Put the parts of shards together in their files; returns what the output then is. Raises OSError."""
    folder = desk / PARTS
    parts = ({table: folder / name for table, name in part_names(job, key).items()} for key in sorted(keys))
    module = formats.load(job.target)
    if remote(output):
        local = {table: desk / f"whole{table}" for table in module.TABLES}
        module.join(parts, local)
        _upload(local, output)
    else:
        with contextlib.ExitStack() as stack:
            module.join(parts, {table: stack.enter_context(whole(path)) for table, path in places.items()})
    return state(output)


def _upload(local: Mapping[str, Path], output: str) -> None:
    fs, inner = filesystem(output)
    stem, dot, suffix = inner.rpartition(".")
    for table, path in local.items():
        with speaking(output):
            fs.put_file(str(path), f"{stem}{table}{dot}{suffix}" if table else inner)
        path.unlink()


def state(output: str) -> dict[str, Any]:
    """What tells whether an output is still the one that was written."""
    if remote(output):
        fs, inner = filesystem(output)
        with speaking(output):
            info = fs.info(inner)
            return {"size": info.get("size"), "tag": str(info.get("ETag") or info.get("created") or "")}
    stat = Path(output).stat()
    return {"size": stat.st_size, "changed": stat.st_mtime_ns}


def intact(known: Mapping[str, Any], output: str) -> bool:
    """Whether an output is as it was written."""
    try:
        return state(output) == known
    except OSError:
        return False
