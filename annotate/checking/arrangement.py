"""Arrangement: which children of an element stand out of order, the fewest that need to move."""

from __future__ import annotations

from bisect import bisect_right

from lxml import etree


def disorder(found: list[tuple[int, etree._Element]]) -> list[tuple[etree._Element, bool, etree._Element]]:
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
