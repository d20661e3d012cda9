"""Manifest: the notes of a run, from which a later one knows what is done; and the lock that keeps two runs apart.

They lie in a folder of their own, the desk: ``OUT/.annotate`` for a folder of output,
``.OUT.annotate`` beside a single file. A line is added when a shard is done and on the disk, so a run may
end at any moment: a line that was cut off counts for nothing.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from annotate.convert import save
from annotate.corpus.store import remote
from annotate.corpus.work import Result

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without locks of this kind
    fcntl = None  # type: ignore[assignment]

PARTS = "parts"
"""The folder on the desk where the parts of a single output lie until they are put together."""
WAITING = "tmp"
"""The folder on the desk where files lie until they are whole."""


class LockedError(RuntimeError):
    """Another run is writing to the same output."""


class Done(NamedTuple):
    """What is known of a shard: the name and digest of each document that is done."""

    documents: list[list[str]]
    annotations: int = 0


def desk_of(output: str, single: bool) -> Path:
    """The folder of a run's notes: inside a folder of output, beside a file, here for an address."""
    if remote(output):
        mark = hashlib.blake2b(output.encode(), digest_size=4).hexdigest()
        return Path(f".annotate-{output.rstrip('/').rpartition('/')[2] or 'output'}-{mark}").absolute()
    path = Path(output).absolute()
    return path.parent / f".{path.name}.annotate" if single else path / ".annotate"


class Manifest:
    """The notes of runs to one output. ``stamp`` is what the output depends on; notes of another are forgotten."""

    def __init__(self, desk: Path, stamp: str, share: str = "") -> None:
        self.desk, self.stamp = desk, stamp
        self.path = desk / f"manifest{f'.{share}' if share else ''}.jsonl"
        self.shards: dict[str, Done] = {}
        self.digests: dict[str, str] = {}
        self.whole: dict[str, Any] | None = None
        """What the output was when it was put together, if it was."""
        self.lines = 0

    def load(self) -> None:
        """Read the notes there are. Raises OSError."""
        for path in sorted(self.desk.glob("manifest*.jsonl")):
            with path.open("rb") as file:
                fits = False
                for line in file:
                    try:
                        note = json.loads(line)
                        if "stamp" in note:
                            fits = note["stamp"] == self.stamp
                        elif fits and "whole" in note:
                            self.whole = note["whole"]
                        elif fits:
                            self._know(note["shard"], Done(note["documents"], note["annotations"]))
                    except (ValueError, KeyError, TypeError):
                        continue  # cut off when a run was killed

    def _know(self, key: str, done: Done) -> None:
        self.shards[key] = done
        self.digests.update((name, digest) for name, digest in done.documents)

    def begin(self) -> None:
        """Write what is known anew, and go on from there. Raises OSError."""
        head = {"stamp": self.stamp}
        notes = [head, *({"shard": key, **done._asdict()} for key, done in self.shards.items())]
        if self.whole:
            notes.append({"whole": self.whole})
        save("".join(json.dumps(note) + "\n" for note in notes).encode(), self.path)
        self.file = self.path.open("ab")

    def note(self, result: Result) -> None:
        """Note that a shard is done. Raises OSError."""
        done = Done([list(pair) for pair in result.done], result.annotations)
        if result.key in self.shards and self.shards[result.key].documents == done.documents:
            return
        self.whole = None
        self._know(result.key, done)
        self._line({"shard": result.key, **done._asdict()})

    def finish(self, whole: dict[str, Any]) -> None:
        """Note that the output is put together, and throw its parts away: they take as much space again."""
        shutil.rmtree(self.desk / PARTS)
        self.whole = {**whole, "of": self._sum()}
        self._line({"whole": self.whole})

    def assembled(self) -> dict[str, Any] | None:
        """What the output was when it was put together from just these shards; None where they have changed since."""
        if self.whole is None or self.whole.get("of") != self._sum():
            return None
        return {name: value for name, value in self.whole.items() if name != "of"}

    def _sum(self) -> str:
        """The digest of all that is known of the shards; a share that is done again changes it."""
        seen = hashlib.blake2b(digest_size=16)
        for key in sorted(self.shards):
            seen.update(json.dumps([key, self.shards[key].documents]).encode())
        return seen.hexdigest()

    def _line(self, note: dict[str, Any]) -> None:
        self.file.write(json.dumps(note).encode() + b"\n")
        self.file.flush()

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(AttributeError, OSError):
            self.file.close()

    def tidy(self) -> None:
        """Throw away what runs that were killed left on the desk; for a run that is alone."""
        shutil.rmtree(self.desk / WAITING, ignore_errors=True)
        (self.desk / WAITING).mkdir()
        for path in self.desk.glob("manifest*.jsonl"):
            if path != self.path:
                path.unlink()


@contextlib.contextmanager
def locked(desk: Path, output: str, share: str = "") -> Iterator[None]:
    """A block in which no other run writes to the output; the shares of one run may do so together.

    Raises LockedError at once where another run holds it, and OSError. The system lets go of the
    lock when a process ends, however it ends.
    """
    with contextlib.ExitStack() as stack:
        kind = "LOCK_SH" if share else "LOCK_EX"
        _hold(stack, desk / "lock", kind, output)
        if share:
            _hold(
                stack, desk / f"lock.{share}", "LOCK_EX", f"{output} with --shard {share.replace('-', '/')}"
            )
        yield


def _hold(stack: contextlib.ExitStack, path: Path, kind: str, output: str) -> None:
    file = stack.enter_context(path.open("a+", encoding="utf-8"))
    if fcntl is None:  # pragma: no cover
        return
    try:
        fcntl.flock(file, getattr(fcntl, kind) | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
            return  # a file system without locks
        file.seek(0)
        who = file.read(200).strip() or "another process"
        raise LockedError(
            f"another run ({who}) is writing to {output}: wait until it ends, or end it"
        ) from None
    file.truncate(0)
    file.write(f"process {os.getpid()} on {socket.gethostname()}")
    file.flush()
