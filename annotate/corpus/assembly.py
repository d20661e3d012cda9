"""Assembly: the parts of a single output put together in the order of the corpus, once all are there."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from annotate import formats
from annotate.corpus.composition import Lying
from annotate.corpus.shard import part_names
from annotate.corpus.store import filesystem, remote, speaking
from annotate.corpus.work import Job
from annotate.piece import Piece
from annotate.saving import whole


def outputs(target: str, output: str) -> dict[str, str]:
    """The files of a single output, by table: ``items.parquet`` and ``items.spans.parquet``."""
    folder, slash, name = output.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return {
        table: f"{folder}{slash}{stem}{table}{dot}{suffix}" if table else output
        for table in formats.load(target).TABLES
    }


def assemble(
    job: Job, digests: Mapping[str, tuple[str, int]], held: Mapping[str, Lying], output: str
) -> dict[str, Lying]:
    """Put the parts of shards together; returns where each then lies. Raises OSError.

    ``digests`` are those of all shards, in order, with their numbers of documents. What is ``held`` in
    the output that is there is taken from it, the rest from the desk.
    """
    places = outputs(job.target, output)
    waiting = Path(job.desk)

    def piece(key: str, number: int, table: str) -> Piece:
        part = held.get(key)
        if part and part.digest == digests[key][0]:
            return Piece(places[table], *part.place[2 * number : 2 * number + 2])
        return Piece(str(Path(job.folder, part_names(job, key)[table])))

    parts = ({table: piece(key, n, table) for n, table in enumerate(places)} for key in digests)
    module = formats.load(job.target)
    if remote(output):
        local = {table: waiting / f"whole{table}" for table in places}
        lying = module.join(parts, local)
        for table, path in local.items():
            fs, inner = filesystem(places[table])
            with speaking(places[table]):
                fs.put_file(str(path), inner)
            path.unlink()
    else:
        with contextlib.ExitStack() as stack:
            lying = module.join(
                parts,
                {table: stack.enter_context(whole(Path(path), waiting)) for table, path in places.items()},
            )
    return {
        key: Lying(digest, documents, place)
        for (key, (digest, documents)), place in zip(digests.items(), lying, strict=True)
    }
