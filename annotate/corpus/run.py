"""A run: a corpus converted: stock, lock, shards to an engine, notes as they come back, and the end."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from annotate import formats
from annotate.corpus import composition, cutting, manifest, quarantine
from annotate.corpus.assembly import assemble, outputs
from annotate.corpus.composition import Lying
from annotate.corpus.crew import Crew, EngineError, RefusedError
from annotate.corpus.inventory import Inventory, OverlapError
from annotate.corpus.manifest import LockedError, Manifest
from annotate.corpus.progress import Progress
from annotate.corpus.shard import part_names
from annotate.corpus.store import Store, names, remote
from annotate.corpus.summary import Summary
from annotate.corpus.work import DOCUMENTS, SECONDS, Fault, Job, Result, Shard
from annotate.exits import CLEAN, INTERRUPTED, UNREADABLE, USAGE
from annotate.version import build
from annotate.visible import visible


class Request(NamedTuple):
    """What the command was asked."""

    inputs: tuple[str, ...]
    output: str
    source: str | None
    target: str
    single: bool
    """Whether the output is one file."""
    options: Mapping[str, Any]
    finders: tuple[str, ...] = ()
    columns: Mapping[str, str] = {}
    jobs: int = 0
    documents: int = DOCUMENTS
    seconds: float = SECONDS
    memory: int = 0
    schemas: tuple[str, str] = ("", "")
    """Where TEI files are to say that their schemas lie: a folder or an address, and what it is below of."""
    share: tuple[int, int] | None = None
    dask: str | None = None


class Engine(Protocol):
    """What carries out shards: the workers of this machine, or a cluster's."""

    def results(self, shards: Iterable[Shard]) -> Iterator[Result]:
        """The results of shards, in any order."""


def run(request: Request) -> int:
    """Carry out a request; returns the exit code. Raises KeyError for formats that are not there, and OSError."""
    desk = manifest.desk_of(request.output, request.single)
    listed = quarantine.path_of(request.output, desk)
    share = f"{request.share[0]}-{request.share[1]}" if request.share else ""
    beside = outputs(request.target, request.output).values() if request.single else ()
    into = None if request.single else (request.output, formats.suffix(request.target))
    try:
        stock = Inventory(request.inputs, request.source, (request.output, str(listed), *beside), into)
    except OverlapError as error:
        _say(f"annotate: {error}")
        return USAGE
    new = next((path for path in reversed([desk, *desk.parents]) if not path.exists()), None)
    (desk / manifest.PARTS).mkdir(parents=True, exist_ok=True)
    (desk / manifest.WAITING).mkdir(exist_ok=True)
    try:
        with manifest.locked(desk, request.output, share):
            code = _Run(request, desk, stock, share).code()
    except LockedError as error:
        _say(f"annotate: {error}")
        return UNREADABLE
    except OSError as error:
        error.filename = error.filename or request.output  # a full disk names no file
        raise
    if code == USAGE and new:
        shutil.rmtree(new)
    return code


class _Run:
    """One run, under its lock."""

    def __init__(self, request: Request, desk: Path, stock: Inventory, share: str) -> None:
        self.request, self.desk, self.stock, self.share = request, desk, stock, share
        self.job = _job(request, desk)
        self.notes = Manifest(desk, self.job.stamp, share)
        self.held: dict[str, Lying] = {}
        """The parts of a single output that is there."""
        self.faults: dict[str, tuple[Fault, ...]] = {}
        self.damaged: list[Fault] = list(stock.faults)
        self.parts: dict[str, tuple[str, int]] = {}
        """The shards in order: the digest of each part, and how many documents it has."""
        self.progress = Progress(stock.weight)

    def code(self) -> int:
        """Do it, and say how it ended."""
        self.notes.load()
        if not self.share:
            self.notes.tidy()
        self.notes.begin()
        if self.request.single:
            self.held = composition.load(self.desk, self.job.stamp, self._outputs())
        try:
            self._convert()
            return self._end()
        except KeyboardInterrupt:
            self.progress.clear()
            _say(f"interrupted: {self._so_far()}; the same command goes on from there")
            return INTERRUPTED
        except RefusedError as error:
            _say(f"annotate: {error}")
            return USAGE
        except (EngineError, OSError) as error:
            self.progress.clear()
            place = f"{error.filename}: " if isinstance(error, OSError) and error.filename else ""
            says = (error.strerror or error) if isinstance(error, OSError) else error
            _say(f"annotate: {place}{says}; {self._so_far()}: the same command goes on from there")
            return UNREADABLE
        finally:
            self.notes.close()

    def _so_far(self) -> str:
        return f"{self.progress.documents:,} documents are done"

    def _outputs(self) -> list[str]:
        return list(outputs(self.request.target, self.request.output).values())

    def _engine(self) -> AbstractContextManager[Engine]:
        if self.request.dask:
            from annotate.corpus.cluster import Cluster

            cluster: AbstractContextManager[Engine] = Cluster(self.job, self.request.dask)
            return cluster
        return Crew(self.job, self.request.jobs)

    def _shards(self) -> Iterator[Shard]:
        """The shards that are this run's, with what is known of their documents."""
        mine = self.request.share or (1, 1)
        standing = self._standing()
        for shard in cutting.shards(
            self.stock,
            self.request.documents,
            self.job.columns,
            None if self.job.name else self.job.suffix,
            self.damaged,
            (mine[0] - 1, mine[1]),
            lasting=self.request.single,
        ):
            while shard.key in self.parts:  # of a million, two may by chance be called alike
                shard = shard._replace(key=f"{shard.key}x")  # noqa: PLW2901
            self.parts[shard.key] = ("", 0)
            if self.job.name:
                known, held = self.notes.shards.get(shard.key), self.held.get(shard.key)
                if known and not standing(part_names(self.job, shard.key).values()):
                    known = None
                yield shard._replace(known=known.digest if known else "", held=held.digest if held else "")
            else:
                digests, suffix = self.notes.digests, self.job.suffix
                yield shard._replace(
                    items=tuple(
                        item._replace(known=digests.get(item.name, ""))
                        if standing((item.name + suffix,))
                        else item
                        for item in shard.items
                    )
                )

    def _standing(self) -> Callable[[Iterable[str]], bool]:
        """Tells whether files of an earlier run still lie at an address; workers look for those of a folder here."""
        if remote(self.job.folder) and (self.notes.shards or self.notes.digests):
            return names(self.job.folder).issuperset
        return lambda _: True

    def _convert(self) -> None:
        with self._engine() as engine:
            for result in engine.results(self._shards()):
                if result.fatal:
                    raise OSError(result.fatal)
                if result.faults:
                    self.faults[result.key] = result.faults
                self.parts[result.key] = (result.digest, result.documents)
                held = self.held.get(result.key)
                if not self.job.name:
                    self.notes.documents(result)
                elif not (held and held.digest and held.digest == result.digest):
                    self.notes.part(result)
                self.progress.add(result)
        self.progress.clear()

    def _end(self) -> int:
        """Put a single output together, keep the list of what was set aside, and say what was done."""
        faults = [*self.damaged, *(f for key in self.parts for f in self.faults.get(key, ()))]
        listed = quarantine.path_of(self.request.output, self.desk)
        if self.share:
            listed = listed.with_suffix(f".{self.share}.jsonl")
        current = not faults and self._current()
        if self.request.single and not self.share and self.progress.documents and not current:
            if self.held != composition.load(self.desk, self.job.stamp, self._outputs()):
                raise OSError(f"{self.request.output} was changed while parts of it were to be kept")
            lying = assemble(self.job, self.parts, self.held, self.request.output)
            composition.keep(self.desk, self.job.stamp, self._outputs(), lying)
            self.notes.clear()
        gone = (
            self._gone() if self.job.name and not (self.request.single or self.share or self.damaged) else 0
        )
        quarantine.tell(faults)
        quarantine.keep(faults, listed)
        summary = Summary(
            ", ".join(map(visible, self.request.inputs)),
            self.request.output,
            self.request.single,
            bool(self.share),
            self.progress,
            current,
            len(faults),
            gone,
            self.stock.aside,
            listed,
        )
        for line in summary.lines():
            _say(line)
        nothing = not (self.share or self.progress.documents)
        return UNREADABLE if faults or nothing else CLEAN

    def _current(self) -> bool:
        """Whether the single output that is there is what it would be if it were put together now."""
        held = [(key, part.digest) for key, part in self.held.items()]
        return bool(held) and held == [(key, digest) for key, (digest, _) in self.parts.items()]

    def _gone(self) -> int:
        """Take away the parts of shards that are no more, whose documents are in others; returns how many files."""
        store = Store(self.job.folder, self.job.desk)
        gone = sorted((self.notes.past | set(self.notes.shards)) - set(self.parts))
        return sum(store.drop(name) for key in gone for name in part_names(self.job, key).values())


def _job(request: Request, desk: Path) -> Job:
    """What all shards of a request share."""
    many = formats.many(request.target)
    target = formats.load(request.target)
    told: list[Any] = [
        build(),
        request.target,
        dict(request.options),
        request.finders,
        dict(request.columns),
    ]
    output = request.output.rstrip("/") if remote(request.output) else str(Path(request.output).absolute())
    name = (output.rpartition("/")[2] if request.single else target.SUFFIXES[0]) if many else ""
    told += [request.schemas, name.endswith(".zst"), request.documents if many else 0]
    stamp = hashlib.blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=16).hexdigest()
    return Job(
        dict(request.options),
        request.finders,
        dict(request.columns),
        request.target,
        str(desk / manifest.PARTS) if request.single else output,
        name,
        request.single,
        formats.suffix(request.target),
        str(desk / manifest.WAITING),
        stamp,
        request.schemas,
        str(Path.cwd()),
        output if request.single else f"{output}/{name}",
        request.seconds,
        request.memory,
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr)
