"""Cluster: a Dask cluster as an engine. Each of its threads keeps a worker of ours, so a document kills no more there.

The cluster's machines see the same folders as this one, or read and write addresses. A machine that is
lost costs the shards it had in hand; a scheduler that is lost is waited for.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from types import TracebackType
from typing import Any

from annotate.corpus.crew import Crew, EngineError, RefusedError
from annotate.corpus.work import Job, Result, Shard
from annotate.extras import missing

AHEAD = 3
"""How many shards are given to the cluster for each of its threads."""
PATIENCE = 60.0
"""How many seconds a scheduler that is gone is waited for, and then its workers."""
TRIES = 10
"""How often a shard is given again whose machine was lost."""

_own = threading.local()


def perform(job: Job, shard: Shard) -> Result:
    """The result of a shard, on a machine of the cluster; its worker stays for the next one."""
    crew: Crew | None = getattr(_own, "crew", None)
    if crew is None or crew.job != job:
        if crew:
            crew.__exit__(None, None, None)
        crew = _own.crew = Crew(job, 1)
    return next(crew.results([shard]))


class Cluster:
    """A Dask cluster by the address of its scheduler, ``tcp://host:8786``."""

    def __init__(self, job: Job, address: str, patience: float = PATIENCE) -> None:
        self.job, self.address, self.patience = job, address, patience
        self.client: Any = None
        self.tries: Counter[str] = Counter()
        self.seen = 0.0

    def __enter__(self) -> Cluster:
        if says := missing("distributed", "--dask", "dask"):
            raise EngineError(says)
        self._connect(5.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _connect(self, patience: float) -> None:
        """Find the scheduler. Raises EngineError where it does not answer in so many seconds."""
        import distributed

        client: Any = distributed.Client
        # what it says is said here, in a sentence
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        until = self.seen = time.monotonic()
        until += patience
        while True:
            try:
                self.client = client(self.address, timeout=max(1.0, min(10.0, until - time.monotonic())))
                return
            except (OSError, ValueError) as error:
                if isinstance(error, ValueError) or time.monotonic() >= until:
                    says = f"the Dask scheduler at {self.address} does not answer"
                    raise EngineError(f"{says} ({' '.join(str(error).split())[:200]})") from None
                time.sleep(0.5)

    def _leave(self) -> None:
        if self.client is not None:
            client, self.client = self.client, None
            client.close(timeout=2)

    def results(self, shards: Iterable[Shard]) -> Iterator[Result]:
        """The results of shards, as they come. Raises EngineError where the scheduler is gone for good."""
        source = iter(shards)
        again: deque[Shard] = deque()
        pending: dict[Any, Shard] = {}
        while True:
            try:
                for shard in self._room(len(pending), again, source):
                    again.append(shard)  # until it is given
                    pending[self.client.submit(perform, self.job, shard, pure=False)] = again.pop()
                if not pending:
                    return
                done = self._done(pending)
            except (OSError, CancelledError, _closed()):
                again.extend(pending.values())
                pending.clear()
                self._leave()
                self._connect(self.patience)
                continue
            for future in done:
                shard = pending.pop(future)
                if future.status == "finished":
                    yield future.result()
                else:
                    self._failed(future, shard)
                    again.append(shard)

    def _room(self, pending: int, again: deque[Shard], source: Iterator[Shard]) -> Iterator[Shard]:
        """The shards to give now: as many as keep every thread of the cluster busy."""
        threads = sum(self.client.nthreads().values())
        if threads:
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > self.patience:
            raise EngineError(
                f"the Dask scheduler at {self.address} has had no workers for {self.patience:.0f} s"
            )
        room = AHEAD * max(1, threads) - pending
        for _ in range(room):
            shard = again.popleft() if again else next(source, None)
            if shard is None:
                return
            yield shard

    def _done(self, pending: dict[Any, Shard]) -> list[Any]:
        """The futures that are no longer pending. Raises CancelledError where the scheduler has forgotten them."""
        import distributed

        wait: Any = distributed.wait
        with contextlib.suppress(TimeoutError):
            wait(list(pending), timeout=2, return_when="FIRST_COMPLETED")
        done = [future for future in pending if future.status != "pending"]
        if self.client.status != "running" or any(f.status in ("cancelled", "lost") for f in done):
            raise CancelledError
        return done

    def _failed(self, future: Any, shard: Shard) -> None:
        """A shard that came to nothing: it is given again, some times."""
        error = future.exception()
        if isinstance(error, RefusedError):
            raise error
        self.tries[shard.key] += 1
        if self.tries[shard.key] >= TRIES:
            says = " ".join(str(error).split())[:300]
            raise EngineError(f"the cluster cannot do the shard {shard.key} ({type(error).__name__}: {says})")


def _closed() -> type[BaseException]:
    """What distributed raises in a client whose scheduler is gone."""
    from distributed.client import ClosedClientError

    closed: type[BaseException] = ClosedClientError
    return closed
