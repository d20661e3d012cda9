"""Carrying out a shard: each document read, annotated and written; what fails is told, and the others go on.

It runs in a worker, or anywhere: what it gives depends on the job and the shard alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from annotate import convert, formats, prolog
from annotate.convert import Options
from annotate.corpus.store import Store, read, remote
from annotate.corpus.work import Fault, Item, Job, Result, Shard, written
from annotate.document import Document
from annotate.finders import FinderError
from annotate.pack import PackError
from annotate.parse import Parsing
from annotate.problem import Problem, ProblemError
from annotate.record import RecordError
from annotate.source import SourceError
from annotate.tree import unfold

MEGABYTE = 1_000_000
HUNGRY = "it needs more memory than a worker may use: give it more with --memory, or leave it out"


class Stalled(BaseException):
    """A document has had its time. No ``except Exception`` of a finder stops it."""


def options(job: Job) -> Options:
    """How the job reads text. Raises PackError, KeyError and FinderNameError for what is not there."""
    from annotate import finders, genres, pack

    chosen = Options(**job.options, finders=[finders.called(name) for name in job.finders])
    genres.load(chosen.genre)
    if chosen.language:
        pack.load(chosen.language)
    return chosen


def carry_out(
    job: Job, shard: Shard, skip: Mapping[int, str], at: Callable[[int], object] = lambda _: None
) -> Result:
    """The result of a shard, whose files are in their places when it comes back.

    ``skip`` says why documents, by their place in the shard, are left out; ``at`` is told which is in
    hand. Nothing is raised for a document; what cannot be written is ``fatal``.
    """
    raws = [_raw(item) for item in shard.items]
    digests = [_digest(job, item, raw) for item, raw in zip(shard.items, raws, strict=True)]
    store = Store(job.folder, job.desk)
    whole = _of_part(digests) if job.name else ""
    if job.name:
        there = shard.known == whole and all(map(store.has, part_names(job, shard.key).values()))
        same = [bool(whole) and (shard.held == whole or there)] * len(digests)
    else:
        known = [bool(d) and d == item.known for d, item in zip(digests, shard.items, strict=True)]
        same = [s and store.has(i.name + job.suffix) for s, i in zip(known, shard.items, strict=True)]
    try:
        turn = _Turn(job, shard, skip, at, store)
        if not all(same):
            turn.convert(raws, same)
        return turn.result(digests, same, whole)
    except OSError as error:
        says = f"{error.filename or job.folder}: {error.strerror or error}"
        return Result(shard.key, fatal=says, weight=shard.weight)
    finally:
        store.clear()


class _Turn:
    """One pass through a shard."""

    def __init__(
        self, job: Job, shard: Shard, skip: Mapping[int, str], at: Callable[[int], object], store: Store
    ) -> None:
        self.job, self.shard, self.skip, self.at, self.store = job, shard, skip, at, store
        self.options = options_of(job)
        self.module = formats.load(job.target)
        self.faults: dict[int, Fault] = {}
        self.entries: dict[int, Any] = {}
        self.annotations = self.lossy = self.replaced = self.doubtful = 0

    def convert(self, raws: list[bytes | str], same: list[bool]) -> None:
        """Convert what is not as it was. Raises OSError where it cannot be written."""
        for i, (item, raw) in enumerate(zip(self.shard.items, raws, strict=True)):
            self.at(i)
            if not same[i]:
                reason = self.skip.get(i) or (raw if isinstance(raw, str) else self._one(i, item, raw))
                if reason:
                    self.faults[i] = Fault(item.place, _known_as(self.job, item), reason)
        self.at(-1)
        if self.job.name:
            parts = part_names(self.job, self.shard.key)
            for table, content in self._bound().items():
                self.store.put(parts[table], [content])
        self.store.settle()

    def result(self, digests: list[str], same: list[bool], whole: str) -> Result:
        """What became of the shard."""
        done = [i for i in range(len(digests)) if i not in self.faults]
        of_each = () if self.job.name else tuple((self.shard.items[i].name, digests[i]) for i in done)
        faults = tuple(self.faults[i] for i in sorted(self.faults))
        digest = "" if faults else whole
        counts = len(done), sum(same), of_each, digest, self.annotations
        return Result(
            self.shard.key, *counts, faults, "", self.shard.weight, self.lossy, self.replaced, self.doubtful
        )

    def _bound(self) -> dict[str, bytes]:
        """The part of the shard. A document that cannot stand in it is set aside."""
        bind: Callable[..., dict[str, bytes]] = self.module.bind
        name, alone = self.job.name, not self.job.single
        try:
            return bind(list(self.entries.values()), name, alone)
        except Exception:
            for i, made in list(self.entries.items()):
                try:
                    bind([made], name, alone)
                except Exception as error:
                    item = self.shard.items[i]
                    self.faults[i] = Fault(item.place, _known_as(self.job, item), _defect(error))
                    del self.entries[i]
            return bind(list(self.entries.values()), name, alone)

    def _one(self, i: int, item: Item, raw: bytes) -> str:
        """Convert a document; returns why it cannot be done, or nothing. Raises OSError where it cannot be written."""
        allowed = self.job.seconds * max(1.0, len(raw) / MEGABYTE)
        try:
            with deadline(allowed):
                converted = self._converted(i, item, raw)
        except Stalled:
            return f"it took longer than {allowed:.0f} seconds: give it more with --timeout, or leave it out"
        except MemoryError:
            return HUNGRY
        except ProblemError as error:
            return " ".join(_told(problem) for problem in error.problems[:3])
        except FinderError as error:
            return HUNGRY if isinstance(error.__cause__, MemoryError) else str(error)
        except (RecordError, SourceError, PackError) as error:
            return str(error)
        except KeyError as error:
            return str(error.args[0] if error.args else error)
        except Exception as error:
            return _defect(error)
        made, annotations = converted
        self.annotations += annotations
        if self.job.name:
            self.entries[i] = made
        else:
            name = item.name + self.job.suffix
            self.replaced += not remote(self.job.folder) and self.store.has(name)
            self.store.put(name, made)
        return ""

    def _converted(self, i: int, item: Item, raw: bytes) -> tuple[Any, int]:
        """What a document becomes, an entry of the one output or the pieces of its file, and its annotations."""
        options = self.options._replace(schemas=_schemas(self.job, item))
        id, (made, left) = _taken(item, raw, self.job, options)
        self.lossy += bool(left) and self.job.target != "text"
        if self.job.name:
            became = self.module.entry(id, made, self.shard.key, i)
        else:
            became = convert.spelled(made, self.job.target)
        self.doubtful += bool(convert.doubts(made))
        return became, made.found if isinstance(made, Parsing) else len(unfold(made)[1])


def options_of(job: Job) -> Options:
    """As :func:`options`, once for each job."""
    if job.stamp not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[job.stamp] = options(job)
    return _KNOWN[job.stamp]


_KNOWN: dict[str, Options] = {}


def _taken(
    item: Item, raw: bytes, job: Job, options: Options
) -> tuple[str, tuple[Document | Parsing, list[Problem]]]:
    """The id of a document, what its bytes or its record hold, and what is left out of it."""
    if item.payload is not None and item.format and formats.many(item.format):
        module: ModuleType = formats.load(item.format)
        record = module.take(item.payload, job.columns)
        return _sound(record.id or item.name), convert.recorded(record, options)
    name = _sound(Path(item.place).name) if item.path else ""
    return _sound(item.name), convert.taken(raw, name, item.format or convert.sniff(raw), options)


def _schemas(job: Job, item: Item) -> str | None:
    """Where the schemas lie, as a document names them: by default in the folder of the output, however deep it is."""
    depth = 0 if job.name else item.name.count("/")
    if job.schemas[0]:
        return prolog.beside(Path(job.near) if job.name else Path(job.folder, item.name), *job.schemas)
    return "../" * depth + prolog.SCHEMAS if depth else None


def _sound(name: str) -> str:
    """A name that any text can hold: a byte of a file name that is no UTF-8 becomes a replacement character."""
    return name.encode("utf-8", "surrogateescape" if _escaped(name) else "replace").decode("utf-8", "replace")


def _escaped(name: str) -> bool:
    """Whether all surrogates of a name stand for bytes, as in the names of files."""
    return all("\udc80" <= c <= "\udcff" for c in name if "\ud800" <= c <= "\udfff")


def _raw(item: Item) -> bytes | str:
    """The bytes of a document; a string where it cannot be read says why."""
    if item.payload is not None:
        return written(item.payload)
    try:
        return read(item.path)
    except OSError as error:
        return str(error.strerror or error)


def _digest(job: Job, item: Item, raw: bytes | str) -> str:
    """What the output of a document depends on, in 16 bytes of hexadecimal; nothing where it cannot be read."""
    if isinstance(raw, str):
        return ""
    seen = hashlib.blake2b(f"{job.stamp}\n{item.format}\n".encode(), digest_size=16)
    if job.name:
        seen.update(f"{_called(job, item)}\n".encode("utf-8", "surrogatepass"))
    seen.update(raw)
    return seen.hexdigest()


def _called(job: Job, item: Item) -> str:
    """What the output of many says of the name of an input: of a record with an id, nothing."""
    if item.path:
        return f"{item.name}\n{Path(item.place).name}"
    return "" if _own(job, item) else item.name


def _own(job: Job, item: Item) -> str:
    """The id that a record has itself, or nothing."""
    if item.payload is None or not (item.format and formats.many(item.format)):
        return ""
    return str(formats.load(item.format).name(item.payload, job.columns))


def _known_as(job: Job, item: Item) -> str:
    """What a document that is set aside is called: its own id, or else its name in a folder of output."""
    return _own(job, item) or item.name


def _of_part(digests: list[str]) -> str:
    """The digest of a part, from those of its documents; nothing where one of them cannot be read."""
    return hashlib.blake2b("\n".join(digests).encode(), digest_size=16).hexdigest() if all(digests) else ""


def part_names(job: Job, key: str) -> dict[str, str]:
    """The files of a shard's part of a single output, by table."""
    return {table: f"{key}{table}{job.suffix}" for table in formats.load(job.target).TABLES}


def _defect(error: Exception) -> str:
    says = " ".join(f"{type(error).__name__}: {error}".split())
    return f"the program failed at it, which is a defect to report ({says[:300]})"


def _told(problem: Any) -> str:
    place = f"line {problem.line}: " if problem.line else ""
    return f"{place}{problem.message}"


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """A block that raises Stalled when its time is over.

    Code that never comes back to the interpreter is ended by the system, once it has used as much
    processor time again; the worker dies of it, and another takes its place.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def over(number: int, frame: FrameType | None) -> None:
        raise Stalled

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_PROF, 2 * seconds + 1)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, before)
