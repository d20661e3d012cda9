"""Naming: the path each document gets in a folder of output: inside it, on any file system, and no other's."""

from __future__ import annotations

import hashlib
import unicodedata

LONGEST = 180
"""How many bytes a name may have before its suffix; file systems allow 255 in all."""
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows keeps for devices."""
FORBIDDEN = frozenset('<>:"|?*\\/\x7f')


def safe(name: str) -> str:
    """A name for a file that any file system takes: ``../b:c`` becomes ``_b_c``. Letters of every script stay."""
    letters = name.encode("utf-8", "replace").decode()
    kept = "".join("_" if c in FORBIDDEN or ord(c) < 32 else c for c in letters)
    kept = kept.lstrip(".").strip(" ").rstrip(".")
    if not kept or kept.split(".")[0].lower() in RESERVED:
        kept = f"_{kept}"
    if len(kept.encode()) > LONGEST:
        mark = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        kept = f"{kept.encode()[: LONGEST - 13].decode('utf-8', 'ignore')}-{mark}"
    return kept


class Names:
    """The names given so far. Two documents of one name, or of names that differ in case, are told apart by a number.

    The order of the input decides, so every run gives the same names: ``a.txt`` is ``a``, then
    ``A.txt`` is ``A-2``.
    """

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.files: dict[str, int] = {}
        self.folders: set[str] = set()

    def give(self, wanted: str) -> str:
        """The name for a document whose path would be ``wanted``, with ``/`` between folders."""
        *folders, name = (safe(part) for part in wanted.split("/"))
        while (at := self._taken(folders)) is not None:
            folders[at] += "_"
        stem = "/".join([*folders, name])
        number = self.files.get(self._key(stem), 0)
        given = stem
        while self._key(given) in self.files or self._key(given) in self.folders:
            number += 1
            given = f"{stem}-{max(number, 2)}"
        self.files[self._key(stem)] = max(number, 1)
        self.files.setdefault(self._key(given), 1)
        self.folders.update(_folded("/".join(folders[: i + 1])) for i in range(len(folders)))
        return given

    def _taken(self, folders: list[str]) -> int | None:
        """The first of nested folders whose path is already that of a document."""
        paths = (_folded("/".join(folders[: i + 1])) for i in range(len(folders)))
        return next((i for i, path in enumerate(paths) if path in self.files), None)

    def _key(self, name: str) -> str:
        return _folded(name + self.suffix)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
