"""Assessment: what ``annotate validate`` does: settings, inspection, repair, report, exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import has_magic
from pathlib import Path
from typing import NamedTuple

from annotate.exits import CLEAN, FINDINGS, UNREADABLE
from annotate.problem import Problem
from annotate.streams import STDIN
from annotate.validation import report, settings, standard
from annotate.validation.inspection import Inspected
from annotate.validation.place import SUFFIXES, Address, Given, Place, files, read
from annotate.visible import visible

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
        return asked.watch()
    paths = asked.paths()
    if request.fix or request.diff:
        code = asked.mend(paths, write=request.fix and not request.diff)
    else:
        code = asked.keep(request.write_baseline, paths) if request.write_baseline else asked.tell(paths)
    return asked.lacking() if not paths else code


class Mended(NamedTuple):
    """A file as it was and as it is after repair; ``unreadable`` says why it could not be mended."""

    path: Place
    raw: bytes = b""
    again: bytes = b""
    unreadable: str = ""


class _Assessment:
    """A request together with the settings of its project."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.chosen = chosen = settings.load(Path.cwd(), request.config)
        self.standard = standard.of(chosen, request.select, request.ignore, request.schema, request.baseline)
        self.format = "statistics" if request.statistics else request.format or chosen.format
        if self.format != "statistics" and self.format not in report.FORMATS:
            known = ", ".join(report.FORMATS)
            raise settings.SettingsError(
                f"format = {self.format!r}: there is no such format: there are {known}"
            )

    def paths(self) -> list[Place]:
        """The files that are asked about, without those the command itself keeps."""
        kept = (self.standard.baseline, self.request.write_baseline)
        own = {Path(name).absolute() for name in kept if name}
        suffixes = SUFFIXES[:2] if self.standard.schema else SUFFIXES
        found = files(self.request.paths, suffixes)
        return [path for path in found if not own or not isinstance(path, Path) or path.absolute() not in own]

    def inspected(self, paths: Sequence[Place]) -> Iterator[Inspected]:
        """What is told of files, before the baseline is taken off."""
        store = STORE if self.chosen.cache and not self.request.no_cache else None
        return self.standard.inspected(paths, self.request.jobs or self.chosen.jobs, store)

    def keep(self, name: str, paths: list[Place]) -> int:
        """Write what is wrong with files as a baseline."""
        from annotate.saving import save
        from annotate.validation.baseline import baseline

        code = _Code()
        problems = [problem for file in code.following(self.inspected(paths)) for problem in file.problems]
        save(baseline(problems, Path(name)), Path(name))
        print(f"wrote {len(problems)} problem{'s' * (len(problems) != 1)} to {name}", file=sys.stderr)
        return UNREADABLE if code.value == UNREADABLE else CLEAN

    def tell(self, paths: Sequence[Place], sound: bool = False) -> int:
        """Print what is wrong with files; with ``sound``, people are told of those without problems too."""
        for _ in self.standard.fresh(()):  # a baseline that is none is told before all else
            pass
        return self.told(self.inspected(paths), sound)

    def lacking(self) -> int:
        """Say that there is no file at all: silence would pass for soundness."""
        names, suffixes = ", ".join(map(visible, self.request.paths)), ", ".join(SUFFIXES)
        print(f"{names}: there is no file to validate ({suffixes})", file=sys.stderr)
        return UNREADABLE

    def told(self, inspected: Iterable[Inspected], sound: bool = False) -> int:
        """Print what is wrong with files that is not known yet; the exit code comes back."""
        code = _Code(sound)
        for piece in report.render(code.following(self.standard.fresh(inspected)), self.format):
            sys.stdout.write(piece)
        sys.stdout.flush()
        return self.ending(code)

    def ending(self, code: _Code) -> int:
        """The exit code as the request and the settings want it."""
        forgiven = self.request.exit_zero or self.chosen.exit_zero
        return CLEAN if code.value == FINDINGS and forgiven else code.value

    def mend(self, paths: list[Place], write: bool) -> int:
        """Mend files and tell what is left, or show what would be mended; 1 where something is left or mended so."""
        from annotate.validation.repair import diff

        if self.standard.schema:
            which = f"the schema {self.standard.schema}"
            raise settings.SettingsError(
                f"--fix mends what our own rules tell, not what {which} does: leave that out"
            )
        files = _mended(paths, self.standard.choice.takes, write)
        if write:
            return self.told(map(self.left, files))
        code, left = _Code(), 0

        def shown() -> Iterator[Inspected]:
            for file in files:
                if file.again != file.raw:
                    sys.stdout.write(diff(file.raw, file.again, str(file.path)))
                    code.value = code.value or FINDINGS
                yield self.left(file)

        for file in code.following(self.standard.fresh(shown())):
            left += sum(problem.level != "info" for problem in file.problems)
        if left:
            what = "a problem that takes" if left == 1 else f"{left:,} problems that take"
            print(f"annotate: --fix leaves {what} judgement: without --diff each is told", file=sys.stderr)
        return self.ending(code)

    def left(self, file: Mended) -> Inspected:
        """What is told of a file that was mended, those problems included that are known."""
        own = self.standard._replace(baseline=None)
        return Inspected(
            str(file.path), [] if file.unreadable else own.told(file.path, file.again), file.unreadable
        )

    def watch(self) -> int:
        """Tell what is wrong with files, and again of each that changes, until interrupted.

        Only where nothing of what is named is there, it ends by itself, with the exit code.
        """
        from annotate.validation.watch import Watch

        if self.format not in report.LINES:
            known = ", ".join(report.LINES)
            raise settings.SettingsError(f"--watch prints problems as they come: --format is one of {known}")
        if self.request.fix or self.request.diff or self.request.write_baseline:
            raise settings.SettingsError("--watch goes with none of --fix, --diff and --write-baseline")
        if any(name == STDIN or "://" in name for name in self.request.paths):
            raise settings.SettingsError(
                "--watch is for files of this machine, not for addresses or standard input"
            )
        watch = Watch(lambda: [path for path in self.paths() if isinstance(path, Path)])
        paths = self.paths()
        code = self.tell(paths) if paths else self.lacking()
        if not watch.known and not any(Path(name).is_dir() or has_magic(name) for name in self.request.paths):
            return code
        many = f"{len(watch.known)} file{'s' * (len(watch.known) != 1)}"
        print(f"annotate: watching {many}; Ctrl-C ends it", file=sys.stderr)
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
                print(f"{visible(str(file.path))}: {file.unreadable}", file=sys.stderr)
                self.value = UNREADABLE
            elif self.value == CLEAN and any(problem.level != "info" for problem in file.problems):
                self.value = FINDINGS
            if self.sound and not file.problems and not file.unreadable:
                print(f"{visible(str(file.path))}: no problems", file=sys.stderr)
            yield file


def _mended(paths: Iterable[Place], takes: Callable[[Problem], bool], write: bool) -> Iterator[Mended]:
    """Files with what was mended in them, written where asked; what cannot be read says why."""
    from annotate.saving import led, save
    from annotate.validation import corpus
    from annotate.validation.repair import repair

    for path in paths:
        mended: Mended
        try:
            if isinstance(path, Given) and write:
                raise OSError(
                    "it cannot be mended: --diff shows what --fix would change, or save it as a file"
                )
            if isinstance(path, Address):
                raise OSError("only files of this machine are mended: copy it here first")
            raw = read(path)
            if corpus.holds_many(path, raw):
                raise OSError(
                    "it holds many documents: convert it to a folder, mend that, and convert it back"
                )
            again, done = repair(raw, lambda problem, path=path: takes(problem._replace(path=str(path))))  # type: ignore[misc]
            if write and isinstance(path, Path) and again != raw:
                save(again, led(path))
                print(f"{visible(str(path))}: mended {len(done)}", file=sys.stderr)
            mended = Mended(path, raw, again)
        except OSError as error:
            mended = Mended(path, unreadable=f"{error.strerror or error}")
        yield mended
