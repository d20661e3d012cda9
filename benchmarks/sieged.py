"""Sieged: documents validated in hostile surroundings (``tests/sieges.py``), as rows of the table of reliability."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from trial import Row, first, run

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import faulty
import sieges

WRONG = faulty.valid().replace(b'n="2254"', b'm="2254"')
ADDRESSES = resource.RLIM_INFINITY
"""No limit of addresses: Java and Saxon reserve more than they use, and the child of a schema limits itself."""


def rows(folder: Path) -> Iterator[Row]:
    """Schemas, settings and files that are none."""
    document = folder / "in.xml"
    document.write_bytes(WRONG)
    for name, (file, held) in sieges.SCHEMAS.items():
        schema = folder / file
        schema.write_text(held.replace("{address}", "http://127.0.0.1:9/x"))
        yield _row("Schema", name, "is not used, nothing is read", (2, 3), document, "--schema", schema)
    for name, held in sieges.SETTINGS.items():
        (folder / "annotate.toml").write_text(held)
        yield _row("Settings", name, "one sentence", (2, 3), document, "--config", folder / "annotate.toml")
    for name, made in sieges.FILES.items():
        yield _row("Files", name, "exit 3, one line", (3,), folder / made(folder))
    for name in sieges.NAMES:
        (folder / name).write_bytes(WRONG)
        path = folder / name
        done = run("validate", "--no-cache", "--format", "concise", path)
        told = done.out.decode(errors="replace")
        good = done.code == 1 and len(told.splitlines()) == 1 and told.strip().isprintable()
        yield Row(
            "Files",
            f"the name {name!a}",
            "one line that shows it",
            first(told),
            done.seconds,
            done.peak,
            good,
        )
    many = folder / "many"
    for i in range(100):
        (many / str(i)).mkdir(parents=True)
        for k in range(1000):
            (many / str(i) / f"{k}.xml").write_text(f"<TEI/><!--{i} {k}-->")
    done = run("validate", "--no-cache", "--statistics", many, memory=ADDRESSES)
    told = done.out.decode().splitlines()[-1:]
    good = done.code == 1 and told[:1] == ["100000 files, 0 without an error (0.0%)"]
    yield Row(
        "Files", "a folder of 100,000 files", "all are judged", "".join(told), done.seconds, done.peak, good
    )


def _row(group: str, name: str, must: str, codes: tuple[int, ...], *arguments: object) -> Row:
    done = run("validate", "--no-cache", "--format", "concise", *arguments, memory=ADDRESSES)
    said = [line for line in done.err.splitlines() if not line.startswith("annotate: Schematron ")]
    good = done.code in codes and not done.out and len(said) == 1 and "root:" not in done.err
    return Row(group, name, must, first("\n".join(said)), done.seconds, done.peak, good)
