"""Series: elements of one kind that are numbered one after another; one finding for each wrong number."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from annotate.problem import Finding

FAR = 50
"""So many numbers between two are a gap, wherever they stand."""
NONE = -9
"""What stands for a number that is none, or one of a part: 2.1, 3-4."""


class Series:
    """The elements of a kind in document order, their numbers, and the series each belongs to.

    A series is all that points to one thing by ``whole``; without a pointer it begins with a 1.
    """

    def __init__(self, kind: str, nodes: Sequence[etree._Element], number: str, whole: str) -> None:
        self.kind, self.nodes, self.number = kind, nodes, number
        self.of = [node.get(whole) for node in nodes]
        self.values = [_value(node.get(number) or "") for node in nodes]
        self.keys: list[object] = []
        self.runs: dict[object, set[int]] = {}
        """The numbers of each series, by its key."""
        for i, (of, value) in enumerate(zip(self.of, self.values, strict=True)):
            goes_on = i and value != 1 and not self.of[i - 1]
            key = of or (self.keys[-1] if goes_on else i)
            self.keys.append(key)
            self.runs.setdefault(key, set()).add(value)

    def culprits(self, wrong: dict[int, Finding]) -> list[Finding]:
        """Of findings on the elements by their places, one for each wrong number.

        Where 3 was written 5 in 1, 2, 3, 4, both 5 and 4 fail; 5 is at fault, since 4 follows on 2. Where
        2 and 3 changed places, 3 leaves a gap and 2 is out of order; nothing is missing.
        """
        found = {}
        for i, finding in wrong.items():
            at, told = self._first(i, finding)
            found[at] = told
        follows = {i + 1 for i in found if i and self.values[i + 1 : i + 2] == [self.values[i - 1] + 2]}
        return [told for i, told in found.items() if i not in follows and not self._elsewhere(i)]

    def _first(self, i: int, finding: Finding) -> tuple[int, Finding]:
        """A finding and its place; on a 2 that begins right, it is the number before it that is wrong."""
        at = i - 1
        begins = self.values[i] == 2 and self.values[i + 1 : i + 2] in ([], [3])
        if not begins or (at and self.of[at] == self.of[at - 1]):
            return i, finding
        number = self.nodes[at].get(self.number) or ""
        says = f"The first {self.kind} has the number {number}, and {self.kind} 2 follows on it."
        problem = finding.problem._replace(message=says, fix=f'Write {self.number}="1".')
        return at, Finding(problem, self.nodes[at], finding.attribute)

    def _elsewhere(self, i: int) -> bool:
        """Whether a number leaves a gap, and what would fill it stands elsewhere in the series."""
        if not i or self.keys[i - 1] != self.keys[i]:
            return False
        low, high = self.values[i - 1], self.values[i]
        return 0 < high - low < FAR and self.runs[self.keys[i]].issuperset(range(low + 1, high))


def _value(number: str) -> int:
    return int(number) if number.isdecimal() and number.isascii() and len(number) < 9 else NONE
