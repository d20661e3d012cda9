"""A Dask cluster: a real scheduler and two real workers on loopback, killed by their pid; the same bytes."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpora import convert, digests, folder, start

FINDER = "import time\ndef slow(source):\n    time.sleep(0.05)\n    return ()\n"


class Cluster:
    """The processes of a cluster."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self.started_scheduler()
        self.workers = [
            self.started("worker", self.address, "--nthreads", "1", "--no-dashboard") for _ in range(2)
        ]

    def started(self, what, *arguments):
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        return subprocess.Popen(command, env=environment, start_new_session=True, **quiet)

    def started_scheduler(self):
        return self.started("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")

    def started_worker(self):
        return self.started("worker", self.address, "--nthreads", "1", "--no-dashboard")

    def close(self):
        for process in (self.scheduler, *self.workers):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def cluster():
    found = Cluster()
    yield found
    found.close()


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lazy.py").write_text(FINDER)
    folder(tmp_path / "in", 48)
    assert convert("in", "-o", "calm", "--finder", "lazy:slow").code == 0
    return tmp_path


def begun(path, count=4):
    """Wait until some documents are done."""
    until = time.monotonic() + 60
    while len(list(path.glob("**/*.xml"))) < count:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_cluster_writes_the_same_bytes_whoever_is_killed(here, cluster):
    arguments = ("--finder", "lazy:slow", "--shard-size", "4", "--dask", cluster.address)
    run = start("in", "-o", "out", *arguments, cwd=".")
    begun(here / "out")
    os.killpg(cluster.workers[0].pid, signal.SIGKILL)
    said = run.communicate(timeout=90)[1]
    assert run.returncode == 0, said
    assert digests("out") == digests("calm")

    run = start("in", "-o", "again", *arguments, cwd=".")
    begun(here / "again")
    os.killpg(cluster.scheduler.pid, signal.SIGKILL)
    cluster.scheduler.wait()
    cluster.scheduler = cluster.started_scheduler()
    cluster.workers += [cluster.started_worker() for _ in range(2)]
    said = run.communicate(timeout=120)[1]
    assert run.returncode in (0, 3), said
    if run.returncode:
        assert "the same command goes on from there" in said
        run = start("in", "-o", "again", *arguments, cwd=".")
        said = run.communicate(timeout=120)[1]
        assert run.returncode == 0, said
    assert digests("again") == digests("calm")


def test_a_scheduler_that_is_not_there_is_said(here):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{closed.getsockname()[1]}"
    for wrong in (address, "nowhere"):
        run = start("in", "-o", "out", "--dask", wrong, cwd=".")
        said = run.communicate(timeout=60)[1]
        assert run.returncode == 3 and wrong in said and "does not answer" in said
        assert "Traceback" not in said
