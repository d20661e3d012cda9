"""Standard: what the documents of a project are held to: its rules or its schema, and what is known already.

The command and the language server ask the same standard, so both tell the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from annotate.problem import Problem
from annotate.validation import inspection
from annotate.validation.inspection import Choice, Inspected
from annotate.validation.place import Place, read
from annotate.validation.settings import Settings, SettingsError, known


class Standard(NamedTuple):
    """Which problems are told, by which schema (None: by our own rules), and the file of those known."""

    choice: Choice = Choice()
    schema: Path | None = None
    baseline: Path | None = None

    def inspected(
        self, paths: Iterable[Place], jobs: int = 0, store: Path | None = None
    ) -> Iterator[Inspected]:
        """What is told of files, those problems included that are known. Raises SettingsError."""
        if self.schema:
            from annotate.validation import foreign

            return foreign.inspect(paths, self.schema, self.choice)
        return inspection.inspect(paths, self.choice, jobs, store)

    def fresh(self, inspected: Iterable[Inspected]) -> Iterator[Inspected]:
        """What is told of files, without the problems that are known. Raises SettingsError and OSError."""
        if self.baseline is None:
            yield from inspected
            return
        from annotate.validation.baseline import Baseline

        try:
            old = Baseline.load(self.baseline)
        except ValueError as error:
            raise SettingsError(str(error)) from None
        for file in inspected:
            yield file._replace(problems=old.fresh(file.problems))

    def told(self, path: Place, raw: bytes) -> list[Problem]:
        """What is told of a file that holds these bytes. Raises SettingsError and OSError."""
        if self.schema:
            from annotate.validation import foreign

            found = foreign.inspect_text(path, raw, self.schema, self.choice)
        else:
            problems = [problem._replace(path=str(path)) for problem in inspection.of(path, raw)]
            found = Inspected(str(path), [problem for problem in problems if self.choice.takes(problem)])
        return next(self.fresh([found])).problems


OURS = Standard()
"""Our own rules, all of them."""


def of(
    chosen: Settings,
    select: str | None = None,
    ignore: str | None = None,
    schema: str | None = None,
    baseline: str | None = None,
) -> Standard:
    """The standard that settings set, and flags where they are given. Raises SettingsError."""
    choice = Choice(chosen.select, chosen.ignore, chosen.per_file_ignores, chosen.folder or str(Path.cwd()))
    if select:
        choice = choice._replace(select=known(_split(select), "--select"))
    if ignore:
        choice = choice._replace(ignore=known(_split(ignore), "--ignore"))
    judge = schema or (str(Path(chosen.folder, chosen.schema)) if chosen.schema else None)
    if judge and not Path(judge).is_file():
        if schema:
            read(Path(schema), 0)  # says what is said of any file that is named and is none
        raise SettingsError(f"schema = {judge}: there is no such file")
    old = baseline or (str(Path(chosen.folder, chosen.baseline)) if chosen.baseline else None)
    return Standard(choice, Path(judge) if judge else None, Path(old) if old else None)


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]
