"""Trial: the command in a child process with limits, and the line of the table of reliability that tells of it."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
from typing import NamedTuple

MEMORY, SECONDS = 3 << 30, 60
COMMAND = (sys.executable, "-m", "annotate")
NEWS = "وقال الوزير سامي حداد، أمس الجمعة، إنّ «الاتفاق قائم».\n"


class Outcome(NamedTuple):
    """How a child ended: its exit code (negative: a signal), what it said and wrote, seconds, peak in MB."""

    code: int
    out: bytes
    err: str
    seconds: float
    peak: float


class Row(NamedTuple):
    """A line of the table; ``good`` tells whether what happened is what has to."""

    group: str
    tried: str
    must: str
    happened: str
    seconds: float
    peak: float
    good: bool


def run(*arguments: object, stdin: bytes = b"", files: int = 0, memory: int = MEMORY) -> Outcome:
    """Run the command in a child with limits; ``files`` limits the size of what it may write, in bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if files:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (files, files))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
            preexec_fn=limit,  # noqa: PLW1509 - the one thread only accepts
        )
        assert child.stdin
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(stdin)
            child.stdin.close()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        spent = used.ru_utime + used.ru_stime
        said = err.read().decode(errors="replace")
        return Outcome(child.returncode, out.read(), said, spent, used.ru_maxrss / 1024)


def first(said: str) -> str:
    """The first line of what was said, short."""
    line = said.strip().splitlines()[0] if said.strip() else ""
    return line if len(line) <= 160 else line[:160] + "…"


def refused(done: Outcome) -> bool:
    """Whether an input was refused in a sentence or some, and nothing was written."""
    return done.code == 3 and "Traceback" not in done.err and len(done.err) < 2000 and not done.out
