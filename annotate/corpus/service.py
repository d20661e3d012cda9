"""Service: what a worker does, in the process that was forked for it.

It is the only process that reads documents: what one of them does to it (eats the memory, never
ends, crashes a library) happens to nobody else. It writes down which document it has in hand, so
the culprit of its death is known without halving the shard.
"""

from __future__ import annotations

import contextlib
import os
from multiprocessing.connection import Connection
from pathlib import Path

from annotate.corpus.work import Job

READY, REFUSED = "ready", "refused"
ENDED = (EOFError, ConnectionError, BrokenPipeError)


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
