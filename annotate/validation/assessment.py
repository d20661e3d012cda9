"""Assessment: what ``annotate validate`` does: settings, inspection, repair, report, exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from annotate.validation import inspection, report, settings
from annotate.validation.inspection import Baseline, Choice, Inspected

CLEAN, FINDINGS, UNREADABLE = 0, 1, 3
STORE = Path(".annotate_cache", "validate.json")


class Request(NamedTuple):
    """What the command was asked; None where the settings of the project decide."""

    paths: tuple[str, ...]
    format: str | None = None
    select: str | None = None
    ignore: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    schema: str | None = None
    config: str | None = None
    fix: bool = False
    diff: bool = False
    statistics: bool = False
    exit_zero: bool = False
    no_cache: bool = False
    jobs: int = 0


def run(request: Request) -> int:
    """Carry out a request: problems go out, the exit code comes back. Raises SettingsError and OSError."""
    chosen = settings.load(Path.cwd(), request.config)
    choice = _choice(request, chosen)
    schema = request.schema or (str(Path(chosen.folder, chosen.schema)) if chosen.schema else None)
    if schema and not Path(schema).is_file():
        raise settings.SettingsError(f"--schema {schema}: there is no such file")
    known = request.baseline or (str(Path(chosen.folder, chosen.baseline)) if chosen.baseline else None)
    own = {Path(name).resolve() for name in (known, request.write_baseline) if name}
    paths = [path for path in inspection.files(request.paths) if not own or path.resolve() not in own]
    if request.fix or request.diff:
        return _repaired(paths, choice, write=request.fix and not request.diff)
    if schema:
        from annotate.validation import foreign

        inspected = foreign.inspect(paths, Path(schema), choice)
    else:
        store = STORE if chosen.cache and not request.no_cache else None
        inspected = inspection.inspect(paths, choice, request.jobs or chosen.jobs, store)
    code = _Code()
    followed = code.following(inspected)
    if request.write_baseline:
        problems = [problem for file in followed for problem in file.problems]
        Path(request.write_baseline).write_bytes(inspection.baseline(problems))
        print(f"wrote {len(problems)} problems to {request.write_baseline}", file=sys.stderr)
        return UNREADABLE if code.value == UNREADABLE else CLEAN
    if known:
        followed = code.following(_fresh(inspected, Path(known)))
    format = "statistics" if request.statistics else request.format or chosen.format
    if format != "statistics" and format not in report.FORMATS:
        raise settings.SettingsError(f"there is no format {format!r}; there are {', '.join(report.FORMATS)}")
    for piece in report.render(followed, format):
        sys.stdout.write(piece)
    return CLEAN if code.value == FINDINGS and (request.exit_zero or chosen.exit_zero) else code.value


class _Code:
    """The exit code, as the files go by."""

    value = CLEAN

    def following(self, inspected: Iterable[Inspected]) -> Iterator[Inspected]:
        """The files, each looked at on the way; what cannot be read is said to people."""
        for file in inspected:
            if file.unreadable:
                print(f"{file.path}: {file.unreadable}", file=sys.stderr)
                self.value = UNREADABLE
            elif self.value == CLEAN and any(problem.level != "info" for problem in file.problems):
                self.value = FINDINGS
            yield file


def _choice(request: Request, chosen: settings.Settings) -> Choice:
    """Which problems are told: the flags, and where there are none the settings."""
    select, ignore = chosen.select, chosen.ignore
    if request.select:
        select = settings.known(_split(request.select), "--select")
    if request.ignore:
        ignore = settings.known(_split(request.ignore), "--ignore")
    return Choice(select, ignore, chosen.per_file_ignores)


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _fresh(inspected: Iterable[Inspected], path: Path) -> Iterator[Inspected]:
    try:
        known = Baseline.load(path)
    except ValueError as error:
        raise settings.SettingsError(str(error)) from None
    for file in inspected:
        yield file._replace(problems=known.fresh(file.problems))


def _repaired(paths: Iterable[Path], choice: Choice, write: bool) -> int:
    """Mend the files, or show what would be mended; 1 where something is left, or would be changed."""
    from annotate.check import check
    from annotate.convert import save
    from annotate.validation.repair import diff, repair

    code = CLEAN
    for path in paths:
        try:
            raw = path.read_bytes()
        except OSError as error:
            print(f"{path}: {error.strerror or error}", file=sys.stderr)
            code = UNREADABLE
            continue
        again, mended = repair(raw, lambda problem, path=path: choice.takes(problem._replace(path=str(path))))  # type: ignore[misc]
        if not write:
            sys.stdout.write(diff(raw, again, str(path)))
            code = max(code, FINDINGS if mended else CLEAN)
            continue
        if again != raw:
            save(again, path)
            print(f"{path}: mended {len(mended)}", file=sys.stderr)
        left = [problem._replace(path=str(path)) for problem in inspection.ignored(again, check(again))]
        told = [problem for problem in left if choice.takes(problem)]
        for problem in told:
            sys.stdout.write(report.LINES["concise"](problem))
        code = max(code, FINDINGS if any(problem.level != "info" for problem in told) else CLEAN)
    return code
