"""Inventory: the files to be converted, in an order that is always the same.

Files with one document each are listed twice, once to know how much there is and once to be converted,
and never kept: there may be many millions.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from annotate import formats
from annotate.corpus.quarantine import LIST
from annotate.corpus.store import filesystem, opened, remote, speaking
from annotate.corpus.work import Fault
from annotate.folder import inside
from annotate.streams import SAID, STDIN
from annotate.visible import visible


class OverlapError(ValueError):
    """An output that lies where its own input does: what one run writes, the next one would read."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{visible(place)} is read and written to: a second run would read what the first one wrote; "
            "name another place with -o"
        )


class File(NamedTuple):
    """A file of the input: its path, what people call it, its path in the folder named, its format and bytes."""

    path: str
    place: str
    relative: str
    format: str
    size: int

    @property
    def many(self) -> bool:
        """Whether it may hold many documents."""
        return bool(self.format) and formats.many(self.format)


class Inventory:
    """What inputs name: paths, folders, patterns and addresses; ``without`` are paths to pass over.

    In folders, files with a suffix that can be read are taken (all where a format is given), hidden
    ones, links and lists of what was set aside are not. ``into`` is the folder of output, and what
    the names of files in it end with. Raises KeyError where no such format can be read, and OverlapError
    for an output that is named as an input.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        format: str | None,
        without: Sequence[str] = (),
        into: tuple[str, str] | None = None,
    ) -> None:
        if format:
            formats.reader(format)
        self.inputs, self.format = inputs, format
        self.without = {_real(path) for path in without if not remote(path)}
        self.into = (_real(into[0]), into[1]) if into and not remote(into[0]) else None
        named = Counter(Path(name).stem for name in inputs if name != STDIN and not remote(name))
        self.shared = {stem for stem, times in named.items() if times > 1}
        """The names of several inputs, which their folders tell apart: ``a/x.txt`` and ``b/x.txt``."""
        self.faults: list[Fault] = []
        """The inputs that cannot be read."""
        self.many: list[File] = []
        """The files with many documents."""
        self.weight = 0
        """The bytes of all files."""
        self.aside = 0
        """How many files in folders are passed over."""
        for file in self._files(self.faults):
            if file is None:
                self.aside += 1
                continue
            self.weight += file.size
            if file.many:
                self.many.append(file)

    def singles(self, faults: list[Fault]) -> Iterator[File]:
        """The files with one document each; inputs that have become unreadable since are added to ``faults``."""
        new: list[Fault] = []
        yield from (file for file in self._files(new) if file and not file.many)
        faults += [fault for fault in new if fault not in self.faults]

    def _files(self, faults: list[Fault]) -> Iterator[File | None]:
        """All files, in order; None for each that is passed over since its suffix is none that can be read."""
        for name in self.inputs:
            try:
                yield from self._named(name)
            except OSError as error:
                place = error.filename if isinstance(error.filename, str) and not remote(name) else name
                faults.append(Fault(place, "", str(error.strerror or error)))

    def _named(self, name: str) -> Iterator[File | None]:
        """What a path, a folder, a pattern or an address names. Raises OSError where there is nothing."""
        if name == STDIN:
            yield self._file(STDIN, SAID, "stdin", 0)
        elif remote(name):
            yield from self._remote(name)
        elif Path(name).is_dir():
            if self.into and self.into[0] == _real(name):
                raise OverlapError(name)
            yield from self._folder(name)
        elif not Path(name).exists() and glob.has_magic(name):
            yield from self._pattern(name)
        else:
            size = Path(name).stat().st_size
            if not Path(name).is_file():
                raise OSError("it is neither a file nor a folder")
            if _real(name) in self.without or self._written(Path(name)):
                raise OverlapError(name)
            parts = [part for part in Path(name).parts if part not in (os.sep, os.pardir)]
            relative = "/".join(parts if Path(name).stem in self.shared else parts[-1:])
            yield self._file(str(Path(name).absolute()), name, relative, size)

    def _folder(self, folder: str) -> Iterator[File | None]:
        root = _real(folder)
        said = folder.rstrip("/") or "/"
        for inner in inside(root, lambda inner: f"{root}/{inner}" not in self.without):
            if (path := f"{root}/{inner}") not in self.without:
                size = os.stat(path).st_size  # noqa: PTH116 - a path costs more than the call
                yield self._found(path, f"{said}/{inner}", inner, size)

    def _pattern(self, pattern: str) -> Iterator[File | None]:
        found = sorted(map(Path, glob.iglob(pattern, recursive=True)))  # noqa: PTH207 - it may be absolute
        if not found:
            raise OSError("no file fits this pattern")
        root = Path(pattern[: next(i for i, c in enumerate(pattern) if c in "*?[")] + "x").parent
        for path in found:
            place = str(path.absolute())
            if path.is_file() and not path.is_symlink() and _real(place) not in self.without:
                if path.parent == root and self._written(path):
                    raise OverlapError(str(path))
                yield self._found(place, str(path), str(path.relative_to(root)), path.stat().st_size)

    def _written(self, path: Path) -> bool:
        """Whether a file may be one of the output, by its folder and its suffix."""
        return bool(self.into and path.name.endswith(self.into[1]) and self.into[0] == _real(path.parent))

    def _remote(self, url: str) -> Iterator[File | None]:
        fs, inner = filesystem(url)
        with speaking(url):
            if glob.has_magic(url):
                root = inner[: next(i for i, c in enumerate(inner) if c in "*?[")].rpartition("/")[0]
                found = fs.glob(inner, detail=True)
            elif fs.isdir(inner):
                root, found = inner, fs.find(inner, detail=True)
            else:
                size = fs.size(inner) or 0
                yield self._file(fs.unstrip_protocol(inner), url, PurePosixPath(inner).name, size)
                return
        if not found:
            raise OSError("there is nothing at this address")
        for path, info in sorted(found.items()):
            if info.get("type") == "file" and not PurePosixPath(path).name.startswith("."):
                full = fs.unstrip_protocol(path)
                relative = path[len(root) :].lstrip("/") if root else path
                yield self._found(full, full, relative, info.get("size") or 0)

    def _found(self, path: str, place: str, relative: str, size: int) -> File | None:
        """A file that lies in a folder, if it can be read."""
        guessed = self.format or formats.guess(relative)
        if guessed is None or not formats.readable(guessed):
            return None
        if relative.endswith(LIST) or formats.table_beside(relative):
            return None
        return File(path, place, relative, guessed, size)

    def _file(self, path: str, place: str, relative: str, size: int) -> File:
        """A file that was named."""
        format = self.format or formats.guess(Path(relative)) or ""
        if format == "tei" and not self.format and path != STDIN:
            from annotate.formats import teicorpus

            with opened(path) as file:
                if teicorpus.begins(file.read(teicorpus.START)):
                    format = "teicorpus"
        return File(path, place, relative, format, size)


def _real(path: str | Path) -> str:
    """A path by which a file is known, however it is named: ``a/../b`` is ``b``, and what a link leads to."""
    return os.path.realpath(path)
