"""Arrangement: which children of an element come once too often, stand out of order, or are missing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable

from lxml import etree

from annotate.checking.findings import Findings
from annotate.checking.homes import shapes
from annotate.checking.phrasing import series, tag_of, tags_of
from annotate.checking.recognition import TEI, name_of
from annotate.schema import Node, Slot
from annotate.schema.relaxng import must

Placed = tuple[int, etree._Element]
"""An element, and which part of its parent it is."""


def arranged(
    findings: Findings,
    element: etree._Element,
    node: Node,
    found: Iterable[Placed],
    mended: Container[etree._Element],
) -> list[Slot | Node]:
    """The parts an element lacks, once all is told that is wrong with the order of its children.

    Of a part whose child's name was ``mended`` it is not told that it lacks.
    """
    first: dict[int, etree._Element] = {}
    ordered: list[Placed] = []
    slips = set()
    for index, child in found:
        part = node.parts[index] if index < len(node.parts) else None
        if index in first and (isinstance(part, Node) or (isinstance(part, Slot) and not part.many)):
            says = f"There is already <{name_of(child)}> in <{name_of(element)}>, which has one."
            findings.say(child, "twice", says, "Remove one of the two.")
            for shape in shapes(part):
                findings.displace(shape)
        else:
            first.setdefault(index, child)
            ordered.append((index, child))
        if child in mended:
            slips.add(child.tag)
    for child, before, other in disorder(ordered):
        stands, belongs = ("before", "after") if before else ("after", "before")
        says = f"<{name_of(child)}> stands {stands} <{name_of(other)}>; it belongs {belongs} it."
        findings.say(child, "order", says, f"Move it {belongs} <{name_of(other)}>.")
    lacking = [
        part
        for i, part in enumerate(node.parts)
        if i not in first and must(part) and not any(f"{TEI}{tag}" in slips for tag in tags_of(part))
    ]
    for part in lacking:
        what = series(map(tag_of, part.kinds.values()), "or") if isinstance(part, Slot) else tag_of(part)
        findings.miss(element, part, f"<{name_of(element)}> lacks {what}.", f"Add {what}.")
    return lacking


def disorder(found: list[Placed]) -> list[tuple[etree._Element, bool, etree._Element]]:
    """The fewest children that must move for the rest to be in order, each with one it has to pass."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for i, (index, _) in enumerate(found):
        at = bisect_right(tails, index)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(index)
            ends.append(i)
        else:
            tails[at], ends[at] = index, i
    stay: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        stay.add(at)
        at = previous[at]
    kept = sorted(stay)
    wrong = []
    for i, (index, child) in enumerate(found):
        if i in stay:
            continue
        before = (
            next((k for k in reversed(kept[: bisect_right(kept, i)]) if found[k][0] > index), None)
            if len(found) < 2000
            else None
        )
        after = (
            next((k for k in kept[bisect_right(kept, i) :] if found[k][0] < index), None)
            if before is None
            else None
        )
        other = before if before is not None else after
        wrong.append((child, before is None, found[other if other is not None else kept[0]][1]))
    return wrong
