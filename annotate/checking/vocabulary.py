"""Vocabulary: the names TEI knows, so that legal TEI is told from a slip of the pen."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def elements() -> frozenset[str]:
    """The names of the elements of TEI P5."""
    return _names()["elements"]


@cache
def attributes() -> frozenset[str]:
    """The names of the attributes of TEI P5, on whatever element."""
    return _names()["attributes"]


@cache
def _names() -> dict[str, frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
    return {key: frozenset(names.split()) for key, names in data.items()}
