"""Summary: what a person is told at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotate.corpus.progress import Progress, duration, rate


class Summary(NamedTuple):
    """What a run has done, and what it found done."""

    inputs: str
    output: str
    single: bool
    """Whether the output is one file."""
    shared: bool
    """Whether the run was one of several, each with a share of the shards."""
    progress: Progress
    current: bool
    """Whether the single output that was there is what it would be now."""
    aside: int
    """How many documents are set aside; they are listed in the file ``listed``."""
    gone: int
    """How many files of an earlier run were taken away."""
    passed: int
    """How many files of the input have no format that can be read."""
    listed: Path

    def lines(self) -> Iterator[str]:
        """The summary, line by line."""
        if self.progress.documents + self.aside == 0:
            yield f"{self.inputs}: nothing to convert{self._passed() or ': there is no document'}"
            return
        said = self._done()
        if self.aside:
            said.append(f"{self.aside:,} set aside: see {_short(self.listed)}")
        if self.gone:
            said.append(f"{_count(self.gone, 'file')} of an earlier run taken away")
        yield "; ".join(said) + self._passed()
        if lossy := self.progress.lossy:
            yield (
                f"{_count(lossy, 'document')} {'was' if lossy == 1 else 'were'} written without comments or elements "
                "that the document type does not know: converted alone, each says which"
            )
        if doubtful := self.progress.doubtful:
            yield (
                f"{_count(doubtful, 'text')} {'begins' if doubtful == 1 else 'begin'} as HTML, XML or RTF does, or "
                f"{'has' if doubtful == 1 else 'have'} a language hardly guessed: converted alone, each says which"
            )
        if self.shared and self.single:
            yield "when all shares are done, the same command without --shard puts the output together"

    def _done(self) -> list[str]:
        """What was converted, and what was done before."""
        done, same, seconds = self.progress.documents, self.progress.same, self.progress.seconds
        if self.current and not self.shared:
            return [f"{self.output} is up to date: {_count(done, 'document')}"]
        if self.single and not self.shared and 0 < done == same:
            return [f"{self.output} put together: {_count(done, 'document')}, done before"]
        said = [f"{_count(done - same, 'document')} converted to {self.output} in {duration(seconds)}"]
        if done > same:
            said[0] += f" ({rate(done - same, seconds)}), {_count(self.progress.annotations, 'annotation')}"
        if replaced := self.progress.replaced:
            said[0] += f", written over {_count(replaced, 'file')}"
        if same:
            said.append("1 was done before" if same == 1 else f"{same:,} were done before")
        return said

    def _passed(self) -> str:
        files = f"{_count(self.passed, 'file')} {'was' if self.passed == 1 else 'were'}"
        return f"; {files} passed over: no format that can be read has such a suffix" if self.passed else ""


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _short(path: Path) -> str:
    """A path as people call it: from here, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
