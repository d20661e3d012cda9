"""Faults: processes killed by their pid at random moments, a full disk, documents that stall, eat or crash."""

import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpora import FINDERS, REASONS, alive, convert, digests, family, folder, jsonl, records, start

from annotate.corpus import manifest
from annotate.corpus.crew import DEATHS


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harming.py").write_text(FINDERS)
    return tmp_path


def slow(path, count):
    """A folder of texts each of which takes a while, and the arguments that make it so."""
    folder(path, count)
    for file in path.rglob("*.txt"):
        file.write_text(file.read_text() + "SLOW")
    return ("--finder", "harming:harm")


def harmed(output, arguments, seed, hit):
    """Convert while ``hit`` does harm, at random moments; how the run ended, and what it said."""
    moments = random.Random(seed)
    run = start("in", "-o", output, *arguments, "--shard-size", "4", "--jobs", "2", cwd=".")
    while run.poll() is None:
        time.sleep(moments.uniform(0.1, 0.5))
        hit(run, moments)
    with run.stderr:
        return run.returncode, run.stderr.read()


def test_workers_may_be_killed_at_any_moment(here):
    """One less than would blame a document that happens to be in hand each time, again and again."""
    arguments = slow(here / "in", 24)
    assert convert("in", "-o", "calm", *arguments).code == 0
    for seed in (3, 4, 5):
        killed = []

        def kill(run, moments, killed=killed):
            if len(killed) < DEATHS - 1 and (pids := family(run.pid)):
                killed.append(moments.choice(pids))
                with contextlib.suppress(ProcessLookupError):
                    os.kill(killed[-1], signal.SIGKILL)

        code, said = harmed(f"out{seed}", arguments, seed, kill)
        assert killed
        assert code == 0, said
        assert digests(f"out{seed}") == digests("calm") != {}


@pytest.mark.parametrize("output", ["out", "out.parquet"])
def test_a_run_that_was_killed_goes_on_where_it_stopped(here, output):
    arguments = slow(here / "in", 24)
    calm = output.replace("out", "calm")
    assert convert("in", "-o", calm, *arguments).code == 0

    def noted():
        return sum(path.read_bytes().count(b"\n") for path in here.glob(f"*{output}*/**/manifest.jsonl"))

    def kill(turn):
        """At any moment, and once when something is done."""
        return lambda run, _: (turn in (0, 2) or (turn == 1 and noted() > 2)) and run.kill()

    for turn in range(12):
        code, said = harmed(output, arguments, turn, kill(turn))
        assert turn or code == -signal.SIGKILL
        if code == 0:
            break
    else:
        raise AssertionError(said)
    assert list(digests(output).values()) == list(digests(calm).values())
    assert not list(here.rglob("*.part"))
    again = harmed(output, arguments, 0, lambda *_: None)[1]
    assert "24 were done before" in again or "up to date" in again


LAST = """
import os, signal, sys
from annotate.cli import main
from annotate.formats import parquet
def once(*parts, join=parquet.join):
    join(*parts)
    os.kill(os.getpid(), signal.SIGKILL)
parquet.join = once
main(sys.argv[1:])
"""
"""The command, killed when all parts have been put together and the output is to take its place."""


def test_a_run_that_was_killed_at_its_end_leaves_nothing_beside_the_output(here):
    folder(here / "in", 12)
    killed = subprocess.run([sys.executable, "-c", LAST, "convert", "in", "-o", "out.parquet"], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert sorted(path.name for path in here.glob("*out*") if path.name != ".out.parquet.annotate") == []
    assert list(here.rglob("*.part"))
    assert convert("in", "-o", "out.parquet").code == 0
    assert not list(here.rglob("*.part"))


def test_an_interrupted_run_ends_its_workers_and_can_go_on(here):
    arguments = slow(here / "in", 60)
    run = start("in", "-o", "out", *arguments, "--shard-size", "4", cwd=".")
    while not list(here.glob("out/**/*.xml")):
        time.sleep(0.05)
    pids = family(run.pid)
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=30)[1]
    assert run.returncode == 130 and "the same command goes on from there" in said
    assert "Traceback" not in said
    until = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert len(pids) >= 2
    assert "done before" in convert("in", "-o", "out", *arguments).said


def test_a_document_that_harms_its_process_is_set_aside_with_its_reason(here):
    output = "out.jsonl"
    rows = records(14)
    for row, word in zip(rows[3:], REASONS, strict=False):
        row["text"] += word
    jsonl(here / "in.jsonl", rows)
    limits = ("--finder", "harming:harm", "--timeout", "1", "--memory", "500")
    done = convert("in.jsonl", "-o", output, *limits, size=7)
    assert done.code == 3, done.said
    listed = [json.loads(line) for line in Path(f"{output}.quarantine.jsonl").read_text().splitlines()]
    assert [fault["place"] for fault in listed] == [f"in.jsonl, record {n}" for n in range(4, 10)]
    for fault, wanted in zip(listed, REASONS.values(), strict=True):
        assert wanted in fault["reason"]
    for row in rows[3:9]:
        row["text"] = row["text"].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    jsonl(here / "in.jsonl", rows)
    assert convert("in.jsonl", "-o", output, *limits, size=7).code == 0
    assert not Path(f"{output}.quarantine.jsonl").exists()
    calm = output.replace("out", "calm")
    assert convert("in.jsonl", "-o", calm, *limits, size=7).code == 0
    assert list(digests(output).values()) == list(digests(calm).values())


def test_a_disk_that_is_full_ends_the_run_and_leaves_nothing_half_written(here):
    folder(here / "in", 12)

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))

    for output in ("out", "out.teicorpus.xml"):
        run = start("in", "-o", output, "--shard-size", "4", cwd=".", preexec_fn=small)
        said = run.communicate(timeout=60)[1]
        assert run.returncode == 3 and "File too large" in said, said
        assert "Traceback" not in said and "the same command goes on from there" in said
        assert not Path(output).is_file()
        assert all(path.read_text().endswith("</TEI>\n") for path in here.glob("out/**/*.xml"))
        assert convert("in", "-o", output).code == 0


def test_two_runs_at_once_are_kept_apart(here):
    folder(here / "in", 3)
    assert convert("in", "-o", "out").code == 0
    before = digests("out")
    with manifest.locked(here / "out" / ".annotate", "out"):
        done = convert("in", "-o", "out", "--published", "2024-01-01")
        assert done.code == 3 and f"process {os.getpid()}" in done.said and "another run" in done.said
        assert convert("in", "-o", "out", "--shard", "1/2").code == 3
        assert digests("out") == before
    with manifest.locked(here / "out" / ".annotate", "out", "1-2"):
        assert convert("in", "-o", "out").code == 3
        assert convert("in", "-o", "out", "--shard", "1/2").code == 3
        assert convert("in", "-o", "out", "--shard", "2/2").code == 0


def test_notes_that_were_cut_off_count_for_nothing(here):
    folder(here / "in", 9)
    assert convert("in", "-o", "out").code == 0
    notes = here / "out" / ".annotate" / "manifest.jsonl"
    raw = notes.read_bytes()
    before = digests("out")
    for cut in (len(raw) - 20, len(raw) // 2, 30):
        notes.write_bytes(raw[:cut])
        assert convert("in", "-o", "out").code == 0
        assert digests("out") == before
        noted = [json.loads(line) for line in notes.read_bytes().splitlines()]
        assert len(dict(pair for note in noted for pair in note.get("documents", []))) == 9


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="systems without prctl let workers end their shard"
)
def test_the_workers_of_a_run_that_was_killed_end_with_it(here):
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_text("STALL")
    run = start("in", "-o", "out", "--finder", "harming:harm", cwd=".")
    until = time.monotonic() + 60
    while not (here / "stalling").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    pids = family(run.pid)
    assert len(pids) >= 2
    run.kill()
    run.wait()
    run.stderr.close()
    until = time.monotonic() + 20
    while any(alive(pid) for pid in pids):
        assert time.monotonic() < until
        time.sleep(0.05)
