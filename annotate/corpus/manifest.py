"""Manifest: the notes of a run, from which a later one knows what is done; and the lock that keeps two runs apart.

They lie in a folder of their own, the desk: ``OUT/.annotate`` for a folder of output,
``.OUT.annotate`` beside a single file. A line is added when a shard is done and on the disk, so a run may
end at any moment: a line that was cut off counts for nothing.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from annotate.corpus.store import remote
from annotate.corpus.work import Result
from annotate.saving import save

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
    """What is known of a shard: the digest of its part, which tells all its documents, and what is in it."""

    digest: str
    documents: int
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
        self.alone = not share
        self.path = desk / f"manifest{f'.{share}' if share else ''}.jsonl"
        self.shards: dict[str, Done] = {}
        """The parts that are there; of an output of many documents."""
        self.past: set[str] = set()
        """The shards whose parts were made for another stamp."""
        self.digests: dict[str, str] = {}
        """The documents that are done, by name; of a folder with a file for each."""

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
                        elif "past" in note:
                            self.past.update(note["past"])
                        elif not fits and "shard" in note:
                            self.past.add(note["shard"])
                        elif fits and "shard" in note:
                            key = note.pop("shard")
                            self.shards[key] = Done(**note)
                        elif fits:
                            self.digests.update(note["documents"])
                    except (ValueError, KeyError, TypeError):
                        continue  # cut off when a run was killed

    def begin(self) -> None:
        """Open the notes to go on from there. Raises OSError.

        A run that is alone writes what is known anew; a share only adds to its own notes, as others are at work.
        """
        head = {"stamp": self.stamp}
        if self.alone:
            known = (json.dumps(note).encode() + b"\n" for note in (head, *self._known()))
            save(known, self.path, self.desk / WAITING)
        self.file = self.path.open("ab")
        if not self.alone:
            self.file.write(b"\n")  # ends a line that was cut off
            self._line(head)

    def _known(self) -> Iterator[dict[str, Any]]:
        if self.past:
            yield {"past": sorted(self.past)}
        for key, done in self.shards.items():
            yield {"shard": key, **done._asdict()}
        names = iter(self.digests.items())
        while some := list(itertools.islice(names, 1_000)):
            yield {"documents": some}

    def documents(self, result: Result) -> None:
        """Note which documents are done. Raises OSError."""
        new = [pair for pair in result.done if self.digests.get(pair[0]) != pair[1]]
        self.digests.update(new)
        if new:
            self._line({"documents": new})

    def part(self, result: Result) -> None:
        """Note that a part is there. Raises OSError."""
        done = Done(result.digest, result.documents, result.annotations)
        known = self.shards.get(result.key)
        if known is None or known.digest != done.digest:
            self.shards[result.key] = done
            self._line({"shard": result.key, **done._asdict()})

    def clear(self) -> None:
        """Forget the parts, and throw them away: they have been put together. Raises OSError."""
        self.close()
        self.shards.clear()
        self.begin()
        shutil.rmtree(self.desk / PARTS)

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
