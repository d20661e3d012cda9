"""Problem: one thing that is wrong in a document: where, why, and what to do."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["error", "warning", "info"]


class Problem(NamedTuple):
    """A finding about a document, in the words of its document type.

    ``line`` and ``column`` count from 1, columns in code points; 0 where there is no place.
    ``code`` names the rule; ``excerpt`` is the line with the fault, ``fix`` what to do.
    """

    code: str
    message: str
    level: Level = "error"
    line: int = 0
    column: int = 0
    path: str = ""
    excerpt: str = ""
    fix: str = ""

    def __str__(self) -> str:
        place = f"{self.path or 'input'}:{self.line}:{self.column}" if self.line else self.path or "input"
        return f"{place}: {self.level} {self.code}: {self.message}" + (f" {self.fix}" if self.fix else "")


class ProblemError(ValueError):
    """A document that cannot be read; ``problems`` holds all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
