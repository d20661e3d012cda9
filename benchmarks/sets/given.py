"""Given: a set, or the scorers, as the command line names them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def scorer(folder: Path | None, name: str) -> ModuleType:
    """The scorer of a name in the folder of the scorers."""
    if folder is None:
        raise SystemExit(f"this set is scored by {name}.py: name its folder with --scorers")
    path = folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"there is no {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def keyed(value: str) -> tuple[str, Path]:
    """The name and the path of ``NAME=PATH``."""
    key, _, path = value.partition("=")
    if not path:
        raise SystemExit(f"{value!r}: write NAME=PATH")
    return key, Path(path)
