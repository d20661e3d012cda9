"""Report: the problems of files as people and programs want to read them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.check import check
from annotate.problem import Problem

SUFFIXES = (".xml", ".json")


def files(paths: Sequence[str]) -> Iterator[Path]:
    """The files named, and those with a known suffix in the folders named; links are not followed."""
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from sorted(
                p for p in path.rglob("*") if p.suffix in SUFFIXES and p.is_file() and not p.is_symlink()
            )
        else:
            yield path


def validate(path: Path, format: str) -> int:
    """Print the problems of a file; 1 when there are any above ``info``, else 0. Raises OSError."""
    problems = check(path)
    for problem in problems:
        sys.stdout.write(FORMATS[format](problem))
    return int(any(problem.level != "info" for problem in problems))


def _concise(problem: Problem) -> str:
    return f"{problem}\n"


def _full(problem: Problem) -> str:
    """The sentence with its place, then the line with a caret; the excerpt begins 30 characters before."""
    if not problem.excerpt:
        return f"{problem}\n"
    caret = min(problem.column, 30) - 1 if problem.column else 0
    return f"{problem}\n    {problem.excerpt}\n    {' ' * caret}^\n"


def _json(problem: Problem) -> str:
    return json.dumps(problem._asdict(), ensure_ascii=False) + "\n"


FORMATS = {"full": _full, "concise": _concise, "json": _json}
