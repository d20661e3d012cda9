"""Inspection: the validation of many files, from a cache where nothing changed, in parallel.

Nothing heavy is imported here: a second run over files that did not change reads the cache only.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from annotate.problem import Edit, Problem
from annotate.regex import regex
from annotate.validation.place import Place, read, seen_from
from annotate.version import build
from annotate.visible import visible

CHUNK = 32
"""How many files a worker takes at a time."""
ALONE = 64
"""Up to how many files one process is faster."""
_IGNORE = regex(rb"<\?annotate\s+ignore\s+([A-Za-z0-9_, .-]{1,200}?)\s*(?::\s*([^?]{0,300}?))?\s*\?>")
_INSTRUCTION = regex(rb"<\?annotate(?=[\s?])")
_START = regex(rb"<[A-Za-z_]")


class Choice(NamedTuple):
    """Which problems are told: rules by code or family (``clause``: all ``clause-...``), files by pattern.

    Patterns are about paths as seen from ``folder``, where the configuration lies.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    folder: str = ""

    def takes(self, problem: Problem) -> bool:
        """Whether a problem is to be told."""
        if self.select and not _matches(problem.code, self.select):
            return False
        if _matches(problem.code, self.ignore):
            return False
        return not any(
            _matches(problem.code, codes) and _fits(seen_from(self.folder, problem.path), glob)
            for glob, codes in self.per_file
        )


class Inspected(NamedTuple):
    """A file and what is told of it; ``unreadable`` says why it could not be read at all."""

    path: str
    problems: list[Problem]
    unreadable: str = ""

    @property
    def told(self) -> list[Problem]:
        """What a program is told of it, to whom nothing is said on standard error."""
        if not self.unreadable:
            return self.problems
        says = f"The file cannot be read: {self.unreadable}."
        return [Problem("unreadable", says, path=self.path), *self.problems]


def inspect(
    paths: Iterable[Place], choice: Choice, jobs: int = 0, store: Path | None = None
) -> Iterator[Inspected]:
    """What is told of each file, in order. ``store`` is the file of the cache, None for none."""
    cached = Cache(store)
    waiting: list[tuple[int, Place, str]] = []
    results: list[Inspected | None] = []
    for i, path in enumerate(paths):
        try:
            raw = read(path)
        except OSError as error:
            results.append(Inspected(str(path), [], f"{error.strerror or error}"))
            continue
        key = _key(path, raw) if store else ""
        known = cached.get(key)
        if known is not None:
            results.append(Inspected(str(path), [p._replace(path=str(path)) for p in known]))
        else:
            results.append(None)
            waiting.append((i, path, key))
    checked = _checked([path for _, path, _ in waiting], jobs)
    for (i, path, key), problems in zip(waiting, checked, strict=True):
        cached.put(key, problems)
        results[i] = Inspected(str(path), [p._replace(path=str(path)) for p in problems])
    cached.save()
    for found in results:
        if found is not None:
            yield found._replace(problems=[p for p in found.problems if choice.takes(p)])


def _key(path: Place, raw: bytes) -> str:
    """What a file is called in the cache: its content, and its suffixes, which say how that is to be read."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest() + "".join(Path(path.name).suffixes[-2:]).lower()


def _checked(paths: list[Place], jobs: int) -> Iterator[list[Problem]]:
    """The problems of files, by as many processes as are worth it."""
    jobs = jobs or (os.cpu_count() or 1)
    if jobs == 1 or len(paths) <= ALONE:
        yield from map(one, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    chunks = [paths[i : i + CHUNK] for i in range(0, len(paths), CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
        for found in pool.map(_several, chunks):
            yield from found


def _several(paths: list[Place]) -> list[list[Problem]]:
    return [one(path) for path in paths]


def one(path: Place) -> list[Problem]:
    """The problems of one file. Raises OSError."""
    return of(path, read(path))


def of(path: Place, raw: bytes) -> list[Problem]:
    """The problems of a file that holds these bytes, without those that the file itself asks to ignore."""
    from annotate.check import check
    from annotate.validation import corpus

    if corpus.holds_many(path, raw) or corpus.stands_off(path):
        return corpus.problems(path, raw)
    problems = check(raw)
    return ignored(raw, problems) if b"<?annotate" in raw else problems


def ignored(raw: bytes, problems: list[Problem]) -> list[Problem]:
    """The problems without those that instructions of the file ignore, with those of the instructions.

    ``<?annotate ignore clause-gap: the source skips clause 3?>`` before the root element holds for
    the file, elsewhere for its own line and the next.
    """
    root = _START.search(raw)
    found = problems + _unknown(raw)
    for match in _IGNORE.finditer(raw):
        line, column = _place(raw, match.start())
        codes = tuple(re.split(r"[\s,]+", match[1].decode().strip()))
        reason = (match[2] or b"").strip()
        whole = root is None or match.start() < root.start()
        hit = [p for p in found if _matches(p.code, codes) and (whole or p.line in (line, line + 1))]
        if not reason:
            says = f"The instruction to ignore {', '.join(codes)} gives no reason, and is not followed."
            found.append(
                Problem(
                    "ignored", says, "warning", line, column, fix=f"Write ignore {', '.join(codes)}: why."
                )
            )
        elif not hit:
            says = f"There is no {' or '.join(codes)} here to ignore."
            found.append(Problem("ignored", says, "warning", line, column, fix="Remove the instruction."))
        found = [p for p in found if p not in hit] if reason else found
    return sorted(found, key=lambda p: (p.line, p.column))


def _unknown(raw: bytes) -> list[Problem]:
    """The instructions to us that say nothing we know: ``<?annotate ignor clause-gap: why?>``."""
    found = []
    for match in _INSTRUCTION.finditer(raw):
        if _IGNORE.match(raw, match.start()):
            continue
        line, column = _place(raw, match.start())
        words = visible(
            " ".join(
                raw[match.end() : match.end() + 60].partition(b"?>")[0].decode("utf-8", "replace").split()
            )
        )
        says = f"The instruction “annotate {words}” is not understood, and not followed."
        found.append(Problem("ignored", says, "warning", line, column, fix="Write ignore RULE: why."))
    return found


def _place(raw: bytes, at: int) -> tuple[int, int]:
    """The line and the column of a byte."""
    return raw.count(b"\n", 0, at) + 1, at - raw.rfind(b"\n", 0, at)


def _matches(code: str, names: Sequence[str]) -> bool:
    return any(code == name or code.startswith(f"{name}-") for name in names)


def _fits(path: str, glob: str) -> bool:
    import fnmatch

    return (
        fnmatch.fnmatch(path, glob)
        or fnmatch.fnmatch(Path(path).name, glob)
        or fnmatch.fnmatch(path, f"*/{glob}")
    )


class Cache:
    """The problems of files seen before, by content and suffix; a cache of another version is forgotten."""

    def __init__(self, store: Path | None) -> None:
        self.store = store
        self.known: dict[str, list[list[Any]]] = {}
        self.used: dict[str, list[list[Any]]] = {}
        if store is not None:
            try:
                held = json.loads(read(store))
                if held["version"] == build() and isinstance(held["files"], dict):
                    self.known = held["files"]
            except (OSError, ValueError, TypeError, KeyError, RecursionError):
                self.known = {}

    def get(self, key: str) -> list[Problem] | None:
        """The problems of a content, or None where it was not seen."""
        held = self.known.get(key)
        if held is None:
            return None
        try:
            problems = [Problem._make([*item[:-1], tuple(Edit(*edit) for edit in item[-1])]) for item in held]
        except (TypeError, ValueError):
            return None
        self.used[key] = held
        return problems

    def put(self, key: str, problems: list[Problem]) -> None:
        """Remember the problems of a content."""
        if self.store is not None:
            self.used[key] = [list(problem._replace(path="")) for problem in problems]

    def save(self) -> None:
        """Write the cache, whole or not at all; a folder that cannot be written to is no fault."""
        if self.store is None or self.used.keys() == self.known.keys():
            return
        if self.store.parent.is_symlink() or (self.store.exists() and not self.store.is_file()):
            return
        from annotate.saving import save

        try:
            self.store.parent.mkdir(parents=True, exist_ok=True)
            (self.store.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            merged = {**self.known, **self.used}
            save(json.dumps({"version": build(), "files": merged}, ensure_ascii=False).encode(), self.store)
        except OSError:
            return
