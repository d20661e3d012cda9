"""Matching: which annotation of one side is which of the other: same extents, or overlapping ones.

Extents are code points ``(start, end)``, half open. All functions pair one to one, give pairs of places
in the two lists, and take n log n time whatever they are given.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

Extent = tuple[int, int]
Pairs = list[tuple[int, int]]

KNOT = 40
"""Up to how many annotations that hang together by overlap the best pairs are sought; news has five."""
NEAREST = 16
"""How many extents of about the same place and length are looked at for one that is alike."""


def same(gold: Sequence[Extent], pred: Sequence[Extent]) -> Pairs:
    """The pairs with the same extents; of annotations given twice, each counts once."""
    there: defaultdict[Extent, list[int]] = defaultdict(list)
    for j in reversed(range(len(pred))):
        there[pred[j]].append(j)
    return [(i, there[extent].pop()) for i, extent in enumerate(gold) if there.get(extent)]


def overlapping(gold: Sequence[Extent], pred: Sequence[Extent]) -> Pairs:
    """As many pairs that share a character as there can be, each annotation in one pair at most.

    Among such matchings, one whose pairs cover each other well: "2017" is paired with "2017"
    rather than with the "from 2017 to 2020" around it, unless that would leave a pair out.
    Annotations of no width match those at the same place.
    """
    points = same(
        [e if e[0] == e[1] else (-1, -1 - i) for i, e in enumerate(gold)],
        [e if e[0] == e[1] else (-2, -1 - i) for i, e in enumerate(pred)],
    )
    found = list(points)
    for ours, theirs in _knots(gold, pred):
        if len(ours) == len(theirs) == 1:
            found.append((ours[0], theirs[0]))
        elif len(ours) + len(theirs) <= KNOT:
            found += _best(gold, pred, ours, theirs)
        else:
            found += _most(gold, pred, ours, theirs)
    return sorted(found)


def _knots(gold: Sequence[Extent], pred: Sequence[Extent]) -> Iterator[tuple[list[int], list[int]]]:
    """The annotations that hang together by overlap, with both sides among them."""
    queue = sorted(
        [(*e, 0, i) for i, e in enumerate(gold) if e[0] < e[1]]
        + [(*e, 1, j) for j, e in enumerate(pred) if e[0] < e[1]]
    )
    knot: tuple[list[int], list[int]] = ([], [])
    reach = 0
    for start, end, side, place in queue:
        if start >= reach:
            if all(knot):
                yield knot
            knot = ([], [])
        knot[side].append(place)
        reach = max(reach, end)
    if all(knot):
        yield knot


def _cover(one: Extent, other: Extent) -> float:
    """What two extents share, of what they cover together: 1 for the same, 0 for none."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared > 0 else 0.0


def _best(gold: Sequence[Extent], pred: Sequence[Extent], ours: list[int], theirs: list[int]) -> Pairs:
    """The best covered pairs first, then augmenting paths until there are as many pairs as can be."""
    near: dict[int, list[int]] = {}
    for one in ours:
        covers = sorted((-_cover(gold[one], pred[j]), j) for j in theirs)
        near[one] = [j for cover, j in covers if cover]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    options = [(-_cover(gold[i], pred[j]), i, j) for i, others in near.items() for j in others]
    for _, one, other in sorted(options):
        if one not in taken and other not in partner:
            partner[other] = one
            taken.add(one)

    def augment(i: int, seen: set[int]) -> bool:
        for j in near[i]:
            if j not in seen:
                seen.add(j)
                if j not in partner or augment(partner[j], seen):
                    partner[j] = i
                    return True
        return False

    for one in ours:
        if one not in taken:
            augment(one, set())
    return [(i, j) for j, i in partner.items()]


def _most(gold: Sequence[Extent], pred: Sequence[Extent], ours: list[int], theirs: list[int]) -> Pairs:
    """As many pairs as can be: equal extents first where that costs none."""
    most = _sweep(gold, pred, ours, theirs)
    equal = [(ours[i], theirs[j]) for i, j in same([gold[i] for i in ours], [pred[j] for j in theirs])]
    left, right = {i for i, _ in equal}, {j for _, j in equal}
    rest = _sweep(gold, pred, [i for i in ours if i not in left], [j for j in theirs if j not in right])
    return equal + rest if len(equal) + len(rest) == len(most) else most


def _sweep(gold: Sequence[Extent], pred: Sequence[Extent], ours: list[int], theirs: list[int]) -> Pairs:
    """A maximum matching of overlapping extents, greedy by their ends.

    The extent that ends first takes, of those of the other side that began before its end, the one
    that ends next: whatever else that one could be paired with, those that end later can be too.
    """
    sides = ([(*gold[i], i) for i in ours], [(*pred[j], j) for j in theirs])
    coming = tuple(sorted(side) for side in sides)
    at = [0, 0]
    waiting: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    done: tuple[set[int], set[int]] = (set(), set())
    found: Pairs = []
    for end, side, place in sorted((e, s, p) for s, extents in enumerate(sides) for _, e, p in extents):
        if place in done[side]:
            continue
        done[side].add(place)
        other = 1 - side
        while at[other] < len(coming[other]) and coming[other][at[other]][0] < end:
            _, ends, new = coming[other][at[other]]
            heapq.heappush(waiting[other], (ends, new))
            at[other] += 1
        while waiting[other] and waiting[other][0][1] in done[other]:
            heapq.heappop(waiting[other])
        if waiting[other]:
            partner = heapq.heappop(waiting[other])[1]
            done[other].add(partner)
            found.append((partner, place) if side else (place, partner))
    return found


def alike(gold: Sequence[Extent], pred: Sequence[Extent]) -> Pairs:
    """Pairs that share at least half of what they cover together, best first, one to one.

    For saying which kind was taken for which; where very many lie at one place, only the nearest
    are looked at.
    """
    shelves: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for j, (start, end) in enumerate(pred):
        if start < end:
            shelves[(end - start).bit_length()].append((start, j))
    for shelf in shelves.values():
        shelf.sort()
    options: list[tuple[float, int, int]] = []
    for i, (start, end) in enumerate(gold):
        size = (end - start).bit_length()
        for near in (size - 1, size, size + 1):
            shelf = shelves.get(near, [])
            middle = bisect_left(shelf, (start, -1))
            for _, j in shelf[max(0, middle - NEAREST) : middle + NEAREST]:
                cover = _cover((start, end), pred[j])
                if cover >= 0.5:
                    options.append((-cover, i, j))
    found: Pairs = []
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in sorted(options):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j))
    return sorted(found)
