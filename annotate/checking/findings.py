"""Findings: what is told of one tree; what is missing in one place and stands in another is told once."""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

from annotate.checking.recognition import Shape
from annotate.problem import Finding, Level, Problem
from annotate.schema import Node, Slot


class _Missing(NamedTuple):
    """A part that must stand in an element and does not."""

    part: Slot | Node
    finding: Finding


class Findings:
    """What was found in one tree so far."""

    def __init__(self) -> None:
        self.told: list[Finding] = []
        self.missing: list[_Missing] = []
        self.displaced: list[Shape] = []

    def say(
        self,
        element: etree._Element,
        code: str,
        message: str,
        fix: str = "",
        level: Level = "error",
        **where: Any,
    ) -> None:
        """Tell what is wrong with an element; ``where`` are the other fields of a finding."""
        problem = Problem(code, message, level, element.sourceline or 0, fix=fix)
        self.told.append(Finding(problem, element, **where))

    def displace(self, of: Shape) -> None:
        """Note what stands in a wrong place: it is not told as missing in its own."""
        self.displaced.append(of)

    def miss(self, element: etree._Element, part: Slot | Node, message: str, fix: str) -> None:
        """Tell that an element lacks a part, unless that turns out to stand elsewhere."""
        problem = Problem("child-missing", message, "error", element.sourceline or 0, fix=fix)
        self.missing.append(_Missing(part, Finding(problem, element)))

    def all(self) -> list[Finding]:
        """Everything that was found."""
        elsewhere = set(map(id, self.displaced))
        for part, finding in self.missing:
            shapes = [part, *part.kinds.values()] if isinstance(part, Slot) else [part]
            if not any(id(shape) in elsewhere for shape in shapes):
                self.told.append(finding)
        self.missing.clear()
        return self.told
