"""Schemas: the rendered schema files of a genre, written, compared, or printed."""

from __future__ import annotations

import errno
from pathlib import Path

from annotate import genres
from annotate.saving import save
from annotate.schema import load, renderers, schema_of


def render(format: str, genre: str = genres.USUAL) -> str:
    """A schema of a genre, by its module name or its suffix. Raises KeyError where there is none."""
    suffixes = {load(name).SUFFIX.split(".")[-1]: name for name in reversed(renderers())}
    text: str = load(suffixes.get(format, format) if format not in renderers() else format).render(
        schema_of(genres.load(genre).root)
    )
    return text


def files(folder: Path, genre: str = genres.USUAL) -> dict[Path, str]:
    """The schema files of a genre in a folder, each with its content."""
    modules = {name: load(name) for name in renderers()}
    names = {name: getattr(module, "FILE", f"{genre}.{module.SUFFIX}") for name, module in modules.items()}
    return {folder / names[name]: render(name, genre) for name in names}


def write(folder: Path, genre: str = genres.USUAL) -> list[Path]:
    """Write the schema files of a genre into a folder; returns their paths. Raises OSError where it is none."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "it is a file: name a folder", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    found = files(folder, genre)
    for path, text in found.items():
        save(text.encode(), path)
    return list(found)


def stale(folder: Path, genre: str = genres.USUAL) -> list[Path]:
    """The schema files in a folder that are absent or not what the classes render. Raises OSError without a folder."""
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(folder))
    return [
        path
        for path, text in files(folder, genre).items()
        if not path.is_file() or path.read_bytes() != text.encode()
    ]
