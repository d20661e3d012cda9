"""Worker: a process that carries out shards, and what holds it from outside.

It is the only process that reads documents: what one of them does to it (eats the memory, never
ends, crashes a library) happens to nobody else. It writes down which document it has in hand, so
the culprit of its death is known without halving the shard.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import tempfile
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from annotate.corpus.template import TemplateError, template
from annotate.corpus.work import Job, Result, Shard

READY, REFUSED = "ready", "refused"
ENDED = (EOFError, ConnectionError, BrokenPipeError)


class Worker:
    """A worker seen from the process that runs it. What it is asked and what it answers go one after another."""

    def __init__(self, job: Job) -> None:
        self.template = template()
        ours, theirs = socket.socketpair()
        self.hand = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the worker
        with ours, theirs:
            language = job.options.get("language") or "*"
            try:
                self.pid = self.template.fork(language, [theirs.fileno(), self.hand.fileno()])
            except TemplateError:
                self.hand.close()
                raise
            self.pipe = Connection(ours.detach())
        self.ready = False
        self.shard: Shard | None = None
        with contextlib.suppress(*ENDED):
            self.pipe.send(job)

    def give(self, shard: Shard, skip: Mapping[int, str]) -> None:
        """Hand it a shard, with the documents to leave out. Raises one of ENDED where it is dead."""
        self.shard = shard
        note(self.hand.fileno(), -1)
        self.pipe.send((shard, dict(skip)))

    def answer(self) -> Any:
        """What it says next: READY, (REFUSED, why), or a Result. Raises one of ENDED where it is dead."""
        said = self.pipe.recv()
        if isinstance(said, Result):
            self.shard = None
        return said

    @property
    def at(self) -> int:
        """The place in its shard of the document it has in hand, or -1."""
        held = os.pread(self.hand.fileno(), 8, 0)
        return int.from_bytes(held, "little", signed=True) if len(held) == 8 else -1

    def end(self) -> str:
        """End it, if it lives; returns what it died of."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        status = self.template.status(self.pid)
        self.pipe.close()
        self.hand.close()
        return _cause(signal.SIGKILL if status is None else status)


def _cause(status: int) -> str:
    """What a process died of, by its status."""
    if not os.WIFSIGNALED(status):
        return f"its process ended with code {os.waitstatus_to_exitcode(status)}"
    number = os.WTERMSIG(status)
    if number == signal.SIGPROF:
        return "it never ended: leave it out, or report it"
    if number == signal.SIGKILL:
        return "its process was killed, as systems do when memory runs out"
    return f"its process died of {signal.Signals(number).name}, which is a defect to report"


def note(hand: int, at: int) -> None:
    """Write down which document is in hand."""
    os.pwrite(hand, at.to_bytes(8, "little", signed=True), 0)


def live(handles: list[int]) -> None:
    """The life of a worker, in a process that was forked for it."""
    pipe, hand = handles
    with contextlib.suppress(*ENDED):
        serve(Connection(pipe), hand)


def serve(pipe: Connection, hand: int) -> None:
    """Learn the job, say that all is ready, and carry out shards."""
    job: Job = pipe.recv()
    with contextlib.suppress(OSError):
        os.chdir(job.here)
    from annotate.corpus.shard import carry_out, options_of
    from annotate.finders import FinderNameError
    from annotate.pack import PackError

    try:
        options_of(job)
    except KeyError as error:
        pipe.send((REFUSED, error.args[0]))
        return
    except (PackError, FinderNameError) as error:
        pipe.send((REFUSED, str(error)))
        return
    limit_memory(job.memory)
    pipe.send(READY)
    while True:
        shard, skip = pipe.recv()
        pipe.send(carry_out(job, shard, skip, lambda at: note(hand, at)))


def limit_memory(allowed: int) -> None:
    """Let this process use so many bytes more than it has now; 0 for any."""
    if not allowed:
        return
    try:
        import resource

        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        has = int(pages) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + allowed, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return  # a system without such limits
