"""What a corpus costs: core-hours and storage for 10^6, 10^8 and 10^10 documents, from one measured run each.

    python benchmarks/cost.py

Core time is that of all processes of a run less that of a run of one document; storage is what lies on the
disk per document. The table of docs/corpora.md is what this prints.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from items import items

EACH = 500
OUTPUTS = ("xml", "c.teicorpus.xml", "c.jsonl.zst", "c.parquet")


def run(folder: Path, source: str, output: str) -> float:
    """Core seconds of a conversion."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "annotate", "convert", source, "-o", output, "--jobs", "1"]
    subprocess.run(command, check=True, cwd=folder, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size(path: Path) -> int:
    """Bytes of a file with its further tables, or of the files of a folder."""
    if path.is_dir():
        return sum(p.stat().st_size for p in path.rglob("*.xml"))
    return sum(
        p.stat().st_size for p in path.parent.glob(f"{path.name.split('.')[0]}.*") if p.suffix == path.suffix
    )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        (folder / "one").mkdir()
        made = items(EACH)
        for one in made:
            (folder / "in" / f"{one.name}.txt").write_text(one.text, encoding="utf-8")
        first = made[0]
        (folder / "one" / "first.txt").write_text(first.text, encoding="utf-8")
        count = len(made)
        text = sum(len(one.text.encode()) for one in made) / count
        print(f"{count:,} documents of {text:,.0f} bytes on average\n")
        print("| output | ms a document | bytes a document | 10^6 | 10^8 | 10^10 |")
        print("|---|---|---|---|---|---|")
        for output in OUTPUTS:
            start = run(folder, "one", f"warm-{output}")
            seconds = (run(folder, "in", output) - start) / (count - 1)
            stored = size(folder / output) / count
            costs = (f"{cores(seconds * n)}, {stored_as(stored * n)}" for n in (10**6, 10**8, 10**10))
            print(f"| `{output}` | {seconds * 1e3:.1f} | {stored:,.0f} | {' | '.join(costs)} |")


def cores(seconds: float) -> str:
    """Core seconds as core-hours."""
    return f"{seconds / 3600:,.2g} core-h" if seconds < 36_000 else f"{round(seconds / 3600, -1):,.0f} core-h"


def stored_as(number: float) -> str:
    """Bytes in the unit that suits them."""
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if number < 1000:
            return f"{number:.3g} {unit}"
        number /= 1000
    return f"{number:.3g} PB"


if __name__ == "__main__":
    main()
