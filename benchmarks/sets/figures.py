"""Figures: what was measured, as a table of Markdown."""

from __future__ import annotations

from typing import Any


def table(head: list[str], rows: list[list[Any]]) -> str:
    """A table whose first column is words, all others numbers."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def prf(found: dict[str, float]) -> str:
    """Precision, recall and F1 in one cell."""
    return f"{found['p']} / {found['r']} / {found['f1']}"
