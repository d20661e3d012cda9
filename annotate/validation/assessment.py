"""Assessment: what ``annotate validate`` does: settings, inspection, repair, report, exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

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
    watch: bool = False
    exit_zero: bool = False
    no_cache: bool = False
    jobs: int = 0


def run(request: Request) -> int:
    """Carry out a request: problems go out, the exit code comes back. Raises SettingsError and OSError."""
    asked = _Assessment(request)
    if request.watch:
        asked.watch()
    paths = asked.paths()
    if request.fix or request.diff:
        return _repaired(paths, asked.choice, write=request.fix and not request.diff)
    return asked.keep(request.write_baseline, paths) if request.write_baseline else asked.tell(paths)


class _Assessment:
    """A request together with the settings of its project."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.chosen = chosen = settings.load(Path.cwd(), request.config)
        self.choice = _choice(request, chosen)
        schema = request.schema or (str(Path(chosen.folder, chosen.schema)) if chosen.schema else None)
        if schema and not Path(schema).is_file():
            raise settings.SettingsError(f"--schema {schema}: there is no such file")
        self.schema = Path(schema) if schema else None
        known = request.baseline or (str(Path(chosen.folder, chosen.baseline)) if chosen.baseline else None)
        self.baseline = Path(known) if known else None
        self.format = "statistics" if request.statistics else request.format or chosen.format
        if self.format != "statistics" and self.format not in report.FORMATS:
            known = ", ".join(report.FORMATS)
            raise settings.SettingsError(f"there is no format {self.format!r}; there are {known}")

    def paths(self) -> list[Path]:
        """The files that are asked about, without those the command itself keeps."""
        own = {Path(name).resolve() for name in (self.baseline, self.request.write_baseline) if name}
        return [path for path in inspection.files(self.request.paths) if not own or path.resolve() not in own]

    def inspected(self, paths: list[Path]) -> Iterator[Inspected]:
        """What is told of files, before the baseline is taken off."""
        if self.schema:
            from annotate.validation import foreign

            return foreign.inspect(paths, self.schema, self.choice)
        store = STORE if self.chosen.cache and not self.request.no_cache else None
        return inspection.inspect(paths, self.choice, self.request.jobs or self.chosen.jobs, store)

    def keep(self, name: str, paths: list[Path]) -> int:
        """Write what is wrong with files as a baseline."""
        code = _Code()
        problems = [problem for file in code.following(self.inspected(paths)) for problem in file.problems]
        Path(name).write_bytes(inspection.baseline(problems))
        print(f"wrote {len(problems)} problems to {name}", file=sys.stderr)
        return UNREADABLE if code.value == UNREADABLE else CLEAN

    def tell(self, paths: list[Path], sound: bool = False) -> int:
        """Print what is wrong with files; with ``sound``, people are told of those without problems too."""
        if not paths:
            names, suffixes = ", ".join(self.request.paths), ", ".join(inspection.SUFFIXES)
            print(f"{names}: there is no file to validate ({suffixes})", file=sys.stderr)
        inspected = self.inspected(paths)
        if self.baseline:
            inspected = _fresh(inspected, self.baseline)
        code = _Code(sound)
        for piece in report.render(code.following(inspected), self.format):
            sys.stdout.write(piece)
        sys.stdout.flush()
        forgiven = self.request.exit_zero or self.chosen.exit_zero
        return CLEAN if code.value == FINDINGS and forgiven else code.value

    def watch(self) -> NoReturn:
        """Tell what is wrong with files, and again of each that changes, until interrupted."""
        from annotate.validation.watch import Watch

        if self.format not in report.LINES:
            known = ", ".join(report.LINES)
            raise settings.SettingsError(f"--watch prints problems as they come: --format is one of {known}")
        if self.request.fix or self.request.diff or self.request.write_baseline:
            raise settings.SettingsError("--watch goes with none of --fix, --diff and --write-baseline")
        watch = Watch(self.paths)
        self.tell(self.paths())
        print(f"annotate: watching {len(watch.known)} files; Ctrl-C ends it", file=sys.stderr)
        for changed in watch:
            self.tell(changed, sound=True)
        raise AssertionError("a watch has no end")


class _Code:
    """The exit code, as the files go by."""

    value = CLEAN

    def __init__(self, sound: bool = False) -> None:
        self.sound = sound

    def following(self, inspected: Iterable[Inspected]) -> Iterator[Inspected]:
        """The files, each looked at on the way; what cannot be read is said to people."""
        for file in inspected:
            if file.unreadable:
                print(f"{file.path}: {file.unreadable}", file=sys.stderr)
                self.value = UNREADABLE
            elif self.value == CLEAN and any(problem.level != "info" for problem in file.problems):
                self.value = FINDINGS
            if self.sound and not file.problems and not file.unreadable:
                print(f"{file.path}: no problems", file=sys.stderr)
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
