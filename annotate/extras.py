"""Extras: what is done by packages that are not installed with ours unless they are asked for."""

from __future__ import annotations

from importlib.util import find_spec


def needed(what: str, extra: str) -> str:
    """What is said of something that an extra is needed for."""
    return f"{what} needs the extra `{extra}`: pip install 'annotate-tei[{extra}]'"


def missing(package: str, what: str, extra: str) -> str:
    """The same where the package of the extra is not installed; else nothing."""
    return "" if find_spec(package) else needed(what, extra)
