"""Harmed: corpora converted while something goes wrong, as rows of the table of reliability."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from trial import Outcome, Row, first, run

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import corpora

ADDRESSES = resource.RLIM_INFINITY
"""No limit of addresses: workers limit themselves, and libraries reserve more than they use."""
HARMS = {
    "STALL": "a document that never ends",
    "SWALLOW": "one that never ends and swallows exceptions",
    "DEEP": "one that never comes back to the interpreter",
    "EAT": "one that eats 5 GB of memory",
    "CRASH": "one that crashes its process",
    "DEFECT": "one at which the program fails",
}
RECORDS: dict[str, tuple[object, str]] = {
    "a record whose text is null": ({"text": None}, "null"),
    "a record whose text is a number": ({"text": 3}, "a number"),
    "a record without a text": ({"body": "a"}, "it has body"),
    "a record that is a list": ([], "a list"),
    "a record with a NUL": ({"text": "a\0b"}, "U+0000"),
    "a record with half a character": ({"text": "\ud800"}, "U+D800"),
    "a record with a date that is none": ({"text": "a", "date": "yesterday"}, "YYYY-MM-DD"),
    "a record in a language that is a path": ({"text": "a", "language": "../ar"}, "no language pack"),
}
NAMES = (
    b"a b.txt", b"x" * 250 + b".txt", "\u202egnp.txt".encode(), b"\xff\xfe.txt", b"new\nline.txt", b"CON.txt",
    b"a.txt", b"A.txt", "خبر.txt".encode(), b"-o.txt", b"%2e%2e.txt", b"$HOME.txt",
)  # fmt: skip


def convert(folder: Path, *arguments: str, files: int = 0) -> Outcome:
    """Convert in a folder, in small shards."""
    os.chdir(folder)
    return run("convert", *arguments, "--jobs", "2", "--shard-size", "4", files=files, memory=ADDRESSES)


def rows(folder: Path) -> Iterator[Row]:
    """All of them, in one folder."""
    here = Path.cwd()
    (folder / "harming.py").write_text(corpora.FINDERS)
    try:
        for group in (_documents, _records, _files, _kills, _machine):
            inside = folder / group.__name__
            inside.mkdir()
            (inside / "harming.py").write_text(corpora.FINDERS)
            yield from group(inside)
    finally:
        os.chdir(here)


def _row(tried: str, must: str, happened: str, done: Outcome | None, good: bool) -> Row:
    seconds, peak = (done.seconds, done.peak) if done else (0.0, 0.0)
    return Row(
        "Corpora", tried, must, happened, seconds, peak, good and (not done or "Traceback" not in done.err)
    )


def _documents(folder: Path) -> Iterator[Row]:
    """Documents that harm their process, each among thirteen others."""
    for word, tried in HARMS.items():
        rows = corpora.records(14)
        rows[5]["text"] += word
        corpora.jsonl(folder / "in.jsonl", rows)
        limits = ("--finder", "harming:harm", "--timeout", "1", "--memory", "500")
        done = convert(folder, "in.jsonl", "-o", word, *limits)
        good = done.code == 3 and corpora.REASONS[word] in first(done.err)
        good = good and len(corpora.digests(folder / word)) == 13
        yield _row(tried, "exit 3, set aside with its reason, the others done", first(done.err), done, good)


def _records(folder: Path) -> Iterator[Row]:
    """Records that are none, each between two that are."""
    for n, (tried, (record, word)) in enumerate(RECORDS.items()):
        lines = [
            json.dumps(row) + "\n" for row in ({"id": "a", "text": "a"}, record, {"id": "b", "text": "b"})
        ]
        (folder / "in.jsonl").write_text("".join(lines))
        done = convert(folder, "in.jsonl", "-o", f"out{n}")
        good = done.code == 3 and word in first(done.err) and len(corpora.digests(folder / f"out{n}")) == 2
        yield _row(tried, "exit 3, set aside with its reason, the others done", first(done.err), done, good)


def _files(folder: Path) -> Iterator[Row]:
    """Files of many that are damaged, names, links."""
    import zstandard

    whole = zstandard.compress("".join(json.dumps(row) + "\n" for row in corpora.records(4000)).encode())
    (folder / "half.jsonl.zst").write_bytes(whole[: len(whole) // 2])
    done = convert(folder, "half.jsonl.zst", "-o", "half.jsonl")
    count = (folder / "half.jsonl").read_bytes().count(b"\n")
    happened = f"{first(done.err)} ({count:,} in the output)"
    good = done.code == 3 and f"{count:,} documents were read before" in done.err and count > 0
    yield _row("half of a compressed file", "exit 3, what comes before is done", happened, done, good)
    for name, raw in (
        ("a.parquet", b"PAR1"),
        ("a.jsonl.zst", b"\x28\xb5\x2f\xfdx"),
        ("a.teicorpus.xml", b"<a/>"),
    ):
        (folder / name).write_bytes(raw)
        done = convert(folder, name, "-o", f"out-{name}.d")
        yield _row(
            f"a {name[1:]} that is none", "exit 3, one sentence", first(done.err), done, done.code == 3
        )
    inside = folder / "in"
    (inside / "deep").mkdir(parents=True)
    for name in NAMES:
        (inside / os.fsdecode(name)).write_text(corpora.text(1), encoding="utf-8")
    (inside / "deep" / "loop").symlink_to(inside)
    (inside / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(inside / "pipe.txt")
    done = convert(folder, "in", "-o", "names")
    made = sorted(corpora.digests(folder / "names"))
    good = done.code == 0 and len(made) == len(NAMES)
    happened = f"{len(made)} files for {len(NAMES)} names"
    yield _row(
        "strange names, a loop of links, a pipe",
        "a file for each name, nothing followed",
        happened,
        done,
        good,
    )
    rows = [{"id": "same", "text": corpora.text(n)} for n in range(300)]
    corpora.jsonl(folder / "in.jsonl", rows)
    done = convert(folder, "in.jsonl", "-o", "same")
    count = len(corpora.digests(folder / "same"))
    yield _row("one id 300 times", "a file for each", f"{count} files", done, done.code == 0 and count == 300)


def _kills(folder: Path) -> Iterator[Row]:
    """Workers and runs killed by their pid at random moments; then what the bytes are."""
    corpora.folder(folder / "in", 60)
    for file in (folder / "in").rglob("*.txt"):
        file.write_text(file.read_text(encoding="utf-8") + "SLOW", encoding="utf-8")
    moments = random.Random(1)

    def worker(child: subprocess.Popen[str]) -> None:
        if pids := corpora.family(child.pid):
            os.kill(moments.choice(pids), signal.SIGKILL)

    def whole(child: subprocess.Popen[str]) -> None:
        child.kill()

    hits: dict[str, Callable[[subprocess.Popen[str]], None]] = {"a worker": worker, "the run": whole}
    for output in ("out", "out.parquet", "out.teicorpus.xml"):
        calm = output.replace("out", "calm")
        convert(folder, "in", "-o", calm, "--finder", "harming:harm")
        for n, (whom, hit) in enumerate(hits.items()):
            killed = output.replace("out", f"killed{n}")
            count = _killed(killed, hit, moments)
            same = list(corpora.digests(killed).values()) == list(corpora.digests(calm).values())
            happened = f"killed {count} times; the same bytes: {same}"
            yield _row(
                f"kill -9 of {whom}, to {output}",
                "the bytes of a calm run",
                happened,
                None,
                same and count > 2,
            )


def _killed(output: str, hit: Callable[[subprocess.Popen[str]], None], moments: random.Random) -> int:
    """Convert, hitting at random moments and going on, until a run ends; returns how often."""
    count = 0
    options = ("--finder", "harming:harm", "--shard-size", "4", "--jobs", "2")
    for _ in range(20):
        with corpora.start("in", "-o", output, *options, cwd=".") as child:
            while child.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(moments.uniform(0.5, 2.0))
                if child.poll() is None and count < 6:
                    with contextlib.suppress(ProcessLookupError):
                        hit(child)
                        count += 1
        if child.returncode == 0:
            break
    return count


def _machine(folder: Path) -> Iterator[Row]:
    """A full disk, two runs at once, an output that was changed."""
    corpora.folder(folder / "in", 12)
    for output in ("out", "out.teicorpus.xml"):
        calm = output.replace("out", "calm")
        convert(folder, "in", "-o", calm)
        done = convert(folder, "in", "-o", output, files=3_000)
        again = convert(folder, "in", "-o", output)
        same = list(corpora.digests(output).values()) == list(corpora.digests(calm).values())
        good = done.code == 3 and again.code == 0 and same
        yield _row(
            f"a full disk, to {output}", "exit 3; the same command goes on", first(done.err), done, good
        )
    for file in (folder / "in").rglob("*.txt"):
        file.write_text(file.read_text(encoding="utf-8") + "SLOW" * 9, encoding="utf-8")
    with corpora.start("in", "-o", "two", "--finder", "harming:harm", "--jobs", "1", cwd=".") as child:
        until = time.monotonic() + 60
        while not (folder / "two/.annotate/manifest.jsonl").exists() and time.monotonic() < until:
            time.sleep(0.01)
        done = convert(folder, "in", "-o", "two")
        child.wait()
    good = done.code == 3 and "another run" in done.err and child.returncode == 0
    yield _row("two runs to one output", "the second is refused", first(done.err), done, good)
    convert(folder, "in", "-o", "c.parquet")
    (folder / "c.parquet").write_bytes(b"mine")
    done = convert(folder, "in", "-o", "c.parquet")
    good = done.code == 0 and (folder / "c.parquet").read_bytes()[:4] == b"PAR1"
    yield _row("an output that somebody changed", "is made anew", first(done.err), done, good)
