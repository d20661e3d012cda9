"""What a run of many documents needs: its rate, the memory of its processes as it goes, and what it leaves on the disk.

    python benchmarks/scale.py [--documents 100000] [--output c.parquet] [--files 10] [--folder DIR]

Made items, half Arabic, half English, in so many files of JSON Lines (``--files 0``: a text file each). Memory is what
processes have of their own (``Pss``: shared pages are divided among those that share them). Then the same
command once more, where nothing has changed, and once with one document changed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from items import LANGUAGES, item

MARKS = (0.05, 0.25, 0.5, 0.75, 1.0)
"""At which shares of the time memory is told."""


def rows(count: int) -> Iterator[dict[str, str]]:
    """Records of items, Arabic and English in turn."""
    for n in range(count):
        one = item(LANGUAGES[n % 2], n // 2)
        yield {"id": one.name, "text": one.text, "language": one.language, "published": one.published}


def made(folder: Path, count: int, files: int) -> int:
    """Write the input; returns the bytes of its texts."""
    folder.mkdir(parents=True, exist_ok=True)
    size, each = 0, -(-count // files) if files else 0
    lines: list[str] = []
    for n, row in enumerate(rows(count), 1):
        size += len(row["text"].encode())
        if not files:
            place = folder / f"{n // 1000:04}" / f"{row['id']}.txt"
            place.parent.mkdir(exist_ok=True)
            place.write_text(row["text"], encoding="utf-8")
            continue
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
        if n % each == 0 or n == count:
            (folder / f"{(n - 1) // each:04}.jsonl").write_text("".join(lines), encoding="utf-8")
            lines.clear()
    return size


def own(pid: int) -> float:
    """The memory of a process in MB."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(re.findall(r"^Pss:\s+(\d+)", told, re.MULTILINE)[0]) / 1e3


def children(pid: int) -> list[int]:
    """The pids of the processes that a process has started."""
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def run(command: list[str], folder: Path) -> tuple[float, str, list[tuple[float, float]]]:
    """Seconds, what was said last, and every second the memory of the run and of its largest worker."""
    start, seen = time.monotonic(), []
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    while process.poll() is None:
        workers = [w for template in children(process.pid) for w in children(template)]
        seen.append((own(process.pid), max(map(own, workers), default=0.0)))
        time.sleep(1)
    said = process.stderr.read() if process.stderr else ""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:,.0f} core seconds up to here")
    return time.monotonic() - start, said.strip().splitlines()[-1], seen


def weight(paths: list[Path]) -> tuple[int, int]:
    """Bytes and number of the files in folders, or of files."""
    held = [Path(at, name) for path in paths for at, _, names in os.walk(path) for name in names]
    held += [path for path in paths if path.is_file()]
    return sum(path.stat().st_size for path in held), len(held)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--output", default="c.parquet")
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = args.folder or Path(name)
        size = made(folder / "in", args.documents, args.files)
        print(f"{args.documents:,} documents of {size / args.documents:,.0f} bytes, to {args.output}")
        command = [sys.executable, "-m", "annotate", "convert", "in", "-o", args.output]
        seconds, said, seen = run(command, folder)
        print(f"{said}\n{seconds:,.0f} s, {args.documents / seconds:,.0f} documents a second")
        for mark in MARKS:
            mine, worker = seen[min(int(mark * len(seen)), len(seen) - 1)]
            print(f"at {mark:4.0%}: the run {mine:,.0f} MB, its largest worker {worker:,.0f} MB")
        print(f"most: the run {max(m for m, _ in seen):,.0f} MB, a worker {max(w for _, w in seen):,.0f} MB")
        desk = folder / args.output / ".annotate"
        desk = desk if desk.is_dir() else folder / f".{args.output}.annotate"
        beside = [p for p in folder.glob(f"{args.output.partition('.')[0]}*") if p.name != "in"]
        for what, (bytes_, files) in (("output", weight(beside)), ("notes", weight([desk]))):
            print(f"{what}: {bytes_ / args.documents:,.0f} bytes a document, {files:,} files in all")
        for turn in ("again", "one changed"):
            seconds, said, seen = run(command, folder)
            print(f"{turn}: {seconds:,.0f} s, the run {max(m for m, _ in seen):,.0f} MB; {said}")
            first = sorted((folder / "in").rglob("*.*"))[0]
            text = first.read_text(encoding="utf-8")
            changed = text.replace("0", "9", 1) if args.files else f"{text}.\n"
            first.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main()
