"""Worker: a process that carries out shards, as the run that holds it sees it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import tempfile
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from annotate.corpus.service import ENDED, note
from annotate.corpus.template import TemplateError, template
from annotate.corpus.work import Job, Result, Shard


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
