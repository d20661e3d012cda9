"""Crew: the workers of this machine, and what becomes of a shard whose worker dies."""

from __future__ import annotations

import itertools
import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType

from annotate.corpus.service import ENDED, READY
from annotate.corpus.template import TemplateError
from annotate.corpus.work import Job, Result, Shard
from annotate.corpus.worker import Worker

DEATHS = 3
"""How many workers may die with one document in hand; then it is left out.

A worker may also be killed from outside, and a document is not to be blamed for what happens by chance.
"""
STARTS = 8
"""How many workers may die one after another before any is ready."""


class RefusedError(ValueError):
    """A job that no worker can do: a language, a genre or a finder that is not there."""


class EngineError(RuntimeError):
    """An engine that cannot go on: workers that cannot be started, a cluster that is gone."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """Up to ``jobs`` workers; they are started as there is work for them, and stay until the crew is closed."""

    def __init__(self, job: Job, jobs: int = 0) -> None:
        self.job, self.jobs = job, jobs or cores()
        self.workers: list[Worker] = []
        self.again: deque[Shard] = deque()
        self.deaths: Counter[tuple[str, int]] = Counter()
        self.skips: dict[str, dict[int, str]] = {}
        self.starts = 0

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def results(self, shards: Iterable[Shard]) -> Iterator[Result]:
        """The results of shards, as they come. Raises RefusedError and EngineError."""
        source = iter(shards)
        ahead: deque[Shard] = deque()
        while True:
            ahead.extend(itertools.islice(source, self.jobs - len(ahead)))
            self._employ(ahead)
            busy = [w for w in self.workers if w.shard or not w.ready]
            if not (ahead or self.again) and not any(w.shard for w in busy):
                return
            for pipe in wait([w.pipe for w in busy]):
                found = self._heard(next(w for w in busy if w.pipe is pipe))
                if found:
                    yield found

    def _employ(self, ahead: deque[Shard]) -> None:
        """Hand out what is to be done, and start workers while there is more than they can take."""
        while ahead or self.again:
            idle = next((w for w in self.workers if w.ready and w.shard is None), None)
            if idle is not None:
                self._give(idle, self.again.popleft() if self.again else ahead.popleft())
                continue
            starting = sum(not w.ready for w in self.workers)
            if len(self.workers) >= self.jobs or starting >= len(ahead) + len(self.again):
                return
            try:
                self.workers.append(Worker(self.job))
            except TemplateError:
                self._unborn("the process they are forked from died")

    def _give(self, worker: Worker, shard: Shard) -> None:
        try:
            worker.give(shard, self.skips.get(shard.key, {}))
        except ENDED:
            self._died(worker)

    def _heard(self, worker: Worker) -> Result | None:
        """What a worker has to say, which may be that it is dead."""
        try:
            said = worker.answer()
        except ENDED:
            self._died(worker)
            return None
        if said == READY:
            worker.ready, self.starts = True, 0
            return None
        if isinstance(said, Result):
            self.skips.pop(said.key, None)
            return said
        raise RefusedError(said[1])

    def _died(self, worker: Worker) -> None:
        """Bury a worker: its shard is done again, without the document that killed so many."""
        at, shard = worker.at, worker.shard
        cause = worker.end()
        self.workers.remove(worker)
        if shard is None:
            if not worker.ready:
                self._unborn(cause)
            return
        self.again.append(shard)
        place = (shard.key, at)
        self.deaths[place] += 1
        if self.deaths[place] < DEATHS and "never ended" not in cause:
            return
        if at < 0:
            raise EngineError(f"the worker dies each time it writes what it has converted: {cause}")
        self.skips.setdefault(shard.key, {})[at] = cause

    def _unborn(self, cause: str) -> None:
        self.starts += 1
        if self.starts >= STARTS:
            raise EngineError(f"the workers cannot be started: {cause}")
