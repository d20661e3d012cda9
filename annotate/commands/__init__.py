"""The commands, one module each: ``SAYS``, ``arguments(parser)`` and ``run(args)``, which returns the exit code.

What lies in this folder is what ``annotate`` offers. The modules import what they need when they run, so that
``annotate --help`` stays fast; what a command does is written elsewhere.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from annotate.registry import modules


def commands(asked: str = "") -> dict[str, ModuleType]:
    """The modules of all commands by name; where the one asked for is there, it alone."""
    names = modules(__path__)
    chosen = [asked] if asked in names else names
    return {name: importlib.import_module(f"{__name__}.{name}") for name in chosen}
