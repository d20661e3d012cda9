"""Gather: the census of files and folders, read one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotate import formats
from annotate.problem import Problem, ProblemError
from annotate.scoring import sample
from annotate.source import SourceError
from annotate.stats.census import Census
from annotate.validation.inspection import files


def gather(paths: Sequence[str], each: Callable[[Census], None] = lambda _: None) -> Census:
    """The counts of the documents in files, and in the folders' files of formats that can be read.

    A file that cannot be read is counted as such, with its reason; ``each`` is called after every
    file. Raises ProblemError where there is no document at all, not even an unreadable one.
    """
    census = Census()
    for path in files(paths, suffixes()):
        try:
            census.count(sample.read(path))
        except (OSError, ProblemError, SourceError) as error:
            census.fault(str(path), sample.reason(error))
        each(census)
    if not census.all.documents and not census.unreadable:
        says = f"There is nothing to count in {', '.join(paths)}: "
        known = f"documents are looked for in files that end in {', '.join(suffixes())}."
        raise ProblemError([Problem("stats", says + known)])
    return census


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files in which documents are looked for."""
    readable = [module for name in formats.formats() if hasattr(module := formats.load(name), "read")]
    return tuple(sorted({suffix for module in readable for suffix in module.SUFFIXES}))
