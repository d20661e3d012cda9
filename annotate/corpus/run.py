"""A run: a corpus converted: stock, lock, shards to an engine, notes as they come back, and the end."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from annotate import formats
from annotate.corpus import inventory, manifest, quarantine
from annotate.corpus.assembly import assemble, intact
from annotate.corpus.crew import Crew, EngineError, RefusedError
from annotate.corpus.inventory import Inventory
from annotate.corpus.manifest import LockedError, Manifest
from annotate.corpus.progress import Progress, duration, rate
from annotate.corpus.store import remote
from annotate.corpus.work import DOCUMENTS, SECONDS, Fault, Item, Job, Result, Shard
from annotate.validation.inspection import version

CLEAN, USAGE, UNREADABLE, INTERRUPTED = 0, 2, 3, 130


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
    stock = inventory.take_stock(
        request.inputs, request.source, (request.output, str(listed), *_beside(request))
    )
    new = next((path for path in reversed([desk, *desk.parents]) if not path.exists()), None)
    (desk / manifest.PARTS).mkdir(parents=True, exist_ok=True)
    (desk / manifest.WAITING).mkdir(exist_ok=True)
    try:
        with manifest.locked(desk, request.output, share):
            code = _Run(request, desk, stock, share).code()
    except LockedError as error:
        _say(f"annotate: {error}")
        return UNREADABLE
    if code == USAGE and new:
        shutil.rmtree(new)
    return code


def _beside(request: Request) -> list[str]:
    """The files of all tables of a single output."""
    return (
        [str(path) for path in places(request).values()]
        if request.single and not remote(request.output)
        else []
    )


def places(request: Request) -> dict[str, Path]:
    """The files of a single output, by table: ``items.parquet`` and ``items.spans.parquet``."""
    path = Path(request.output)
    return {
        table: path.with_name(f"{path.stem}{table}{path.suffix}") if table else path
        for table in formats.load(request.target).TABLES
    }


class _Run:
    """One run, under its lock."""

    def __init__(self, request: Request, desk: Path, stock: Inventory, share: str) -> None:
        self.request, self.desk, self.stock, self.share = request, desk, stock, share
        self.job = _job(request, desk)
        self.notes = Manifest(desk, self.job.stamp, share)
        self.faults: dict[str, tuple[Fault, ...]] = {}
        self.damaged: list[Fault] = list(stock.faults)
        self.keys: list[str] = []
        self.progress = Progress(stock.weight)

    def code(self) -> int:
        """Do it, and say how it ended."""
        self.notes.load()
        if not self.share:
            self.notes.tidy()
        self.notes.begin()
        try:
            whole = self.notes.assembled()
            if whole and intact(whole, self.request.output) and self._unchanged():
                _say(f"{self.request.output} is up to date: {len(self.notes.digests):,} documents")
                return CLEAN
            self._convert(self.job)
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

    def _engine(self, job: Job) -> AbstractContextManager[Engine]:
        if self.request.dask:
            from annotate.corpus.cluster import Cluster

            cluster: AbstractContextManager[Engine] = Cluster(job, self.request.dask)
            return cluster
        return Crew(job, self.request.jobs)

    def _shards(self, faults: list[Fault]) -> Iterator[Shard]:
        """The shards that are this run's, with what is known of their documents."""
        mine = self.request.share or (1, 1)
        suffix = None if self.request.single or self._parted else self.job.suffix
        for shard in inventory.shards(
            self.stock, self.request.documents, self.job.columns, suffix, faults, (mine[0] - 1, mine[1])
        ):
            self.keys.append(shard.key)
            yield shard._replace(items=tuple(self._known(shard)))

    @property
    def _parted(self) -> bool:
        """Whether the output is a folder of files of many documents."""
        return bool(self.job.name) and not self.request.single

    def _known(self, shard: Shard) -> Iterator[Item]:
        if self.job.name:
            known = self.notes.shards.get(shard.key)
            held = known.documents if known and len(known.documents) == len(shard.items) else None
            for i, item in enumerate(shard.items):
                yield item._replace(known=held[i][1]) if held and held[i][0] == item.name else item
        else:
            for item in shard.items:
                yield item._replace(known=self.notes.digests.get(item.name, ""))

    def _unchanged(self) -> bool:
        """Whether the input is what it was when the output was put together; nothing is converted."""
        damaged: list[Fault] = []
        count = 0
        with self._engine(self.job._replace(verify=True)) as engine:
            for result in engine.results(self._shards(damaged)):
                if result.fatal or result.same < len(
                    self.notes.shards.get(result.key, manifest.Done([[]])).documents
                ):
                    break
                count += 1
            else:
                if count == len(self.notes.shards) and not damaged and not self.damaged:
                    return True
        self.keys.clear()
        return False

    def _convert(self, job: Job) -> None:
        with self._engine(job) as engine:
            for result in engine.results(self._shards(self.damaged)):
                if result.fatal:
                    raise OSError(result.fatal)
                self.notes.note(result)
                self.faults[result.key] = result.faults
                self.progress.add(result)
        self.progress.clear()

    def _end(self) -> int:
        """Put a single output together, keep the list of what was set aside, and say what was done."""
        faults = [*self.damaged, *(f for key in sorted(self.faults) for f in self.faults[key])]
        listed = quarantine.path_of(self.request.output, self.desk)
        if self.share:
            listed = listed.with_suffix(f".{self.share}.jsonl")
        done = self.progress.documents
        if self.request.single and not self.share and done:
            files = places(self.request) if not remote(self.request.output) else {}
            whole = assemble(self.job, self.keys, self.desk, files, self.request.output)
            if not faults:  # else the next run needs the parts, to try the others again
                self.notes.finish(whole)
        quarantine.tell(faults)
        quarantine.keep(faults, listed)
        self._summary(done, len(faults), listed)
        return UNREADABLE if faults else CLEAN

    def _summary(self, done: int, aside: int, listed: Path) -> None:
        seconds = self.progress.seconds
        fresh = done - self.progress.same
        if done + aside == 0:
            _say("nothing to convert" + (self._passed() or ": the input holds no document"))
            return
        documents = "1 document" if fresh == 1 else f"{fresh:,} documents"
        said = [f"{documents} converted to {self.request.output} in {duration(seconds)}"]
        if fresh:
            said[0] += f" ({rate(fresh, seconds)}), {self.progress.annotations:,} annotations"
        if self.progress.same:
            same = self.progress.same
            said.append("1 was done before" if same == 1 else f"{same:,} were done before")
        if aside:
            said.append(f"{aside:,} set aside: see {_short(listed)}")
        _say("; ".join(said) + self._passed())
        if self.share and self.request.single:
            _say("when all shares are done, the same command without --shard puts the output together")

    def _passed(self) -> str:
        aside = self.stock.aside
        files = "1 file was" if aside == 1 else f"{aside:,} files were"
        return f"; {files} passed over: no format that can be read has such a suffix" if aside else ""


def _job(request: Request, desk: Path) -> Job:
    """What all shards of a request share."""
    many = formats.many(request.target)
    target = formats.load(request.target)
    told: list[Any] = [
        version(),
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
        formats.suffix(request.target),
        str(desk / manifest.WAITING),
        stamp,
        request.schemas,
        str(Path.cwd()),
        output if request.single else f"{output}/{name}",
        request.seconds,
        request.memory,
    )


def _short(path: Path) -> str:
    """A path as people call it: from here, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _say(text: str) -> None:
    print(text, file=sys.stderr)
