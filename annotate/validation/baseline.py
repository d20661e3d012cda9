"""Baseline: the problems a corpus has had before, kept in a file; what is told is what is new."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from annotate.problem import Problem
from annotate.validation.place import read, seen_from


class Baseline:
    """The problems a corpus has had before: they are told no more, until they are gone.

    Files are known by their path as seen from the folder of the baseline, so it serves wherever the command runs.
    """

    def __init__(self, known: dict[str, int], folder: str) -> None:
        self.left = Counter(known)
        self.folder = folder

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """The baseline of a file. Raises OSError, and ValueError where it is none."""
        try:
            held = json.loads(read(path))
            known = {str(key): int(count) for key, count in held["problems"].items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise ValueError(f"{path} is no baseline: write one with --write-baseline") from None
        return cls(known, _folder(path))

    def fresh(self, problems: list[Problem]) -> list[Problem]:
        """The problems that are not in the baseline."""
        found = []
        for problem in problems:
            key = _fingerprint(problem, self.folder)
            if self.left[key] > 0:
                self.left[key] -= 1
            else:
                found.append(problem)
        return found


def baseline(problems: Iterable[Problem], path: Path) -> bytes:
    """What the file of a path holds that keeps problems as a baseline."""
    counted = Counter(_fingerprint(problem, _folder(path)) for problem in problems)
    return (
        json.dumps({"problems": dict(sorted(counted.items()))}, indent=1, ensure_ascii=False) + "\n"
    ).encode("utf-8", "backslashreplace")


def _folder(path: Path) -> str:
    return str(path.absolute().parent)


def _fingerprint(problem: Problem, folder: str) -> str:
    """What makes a problem the same when lines are added before it: file, rule, the words at its place."""
    place = problem.excerpt[max(0, problem.before - 10) : problem.before + 40]
    seen = hashlib.blake2b(f"{problem.message}\n{place}".encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{seen_from(folder, problem.path)} {problem.code} {seen.hexdigest()}"
