"""Sequence: which words of one text are which words of another, in nearly linear time.

Patience alignment (Bram Cohen): what occurs once on both sides is an anchor, the longest rising
chain of anchors stands, and the gaps between them are aligned in the same way. A small gap without
anchors is aligned exactly; in a large one nothing is aligned, for there all would be a guess.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

Window = tuple[int, int, int, int]
"""A stretch of both sequences: from and to in the one, from and to in the other."""

CELLS = 4096
"""Up to how many pairs of words a gap is aligned exactly."""
ROUNDS = 12
"""How often gaps are searched for anchors: news needs three rounds, a hostile text one for each word."""
GRAMS = (4, 1)
"""Of how many words an anchor is: first of four, which stand at one place, then of one."""


def align(ours: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """Per word of ``theirs`` the place of the same word in ``ours``, or -1; places rise."""
    places = [-1] * len(theirs)
    windows: list[Window] = [(0, len(ours), 0, len(theirs))]
    for _ in range(ROUNDS):
        gaps = [gap for window in windows for gap in _divide(ours, theirs, window, places)]
        if not gaps:
            break
        windows = gaps
    return places


def _divide(
    ours: Sequence[str], theirs: Sequence[str], window: Window, places: list[int]
) -> Iterator[Window]:
    """Align what is certain in a window, and yield the gaps that are left between."""
    a, b, c, d = _trim(ours, theirs, window, places)
    if a == b or c == d:
        return
    anchors = next(filter(None, (_anchors(ours, theirs, (a, b, c, d), n) for n in GRAMS)), [])
    if not anchors and (b - a) * (d - c) <= CELLS:
        _exactly(ours, theirs, (a, b, c, d), places)
    for i, j in anchors:
        if i < a or j < c:
            continue
        if i > a and j > c:
            yield a, i, c, j
        a, c = i, j
        while a < b and c < d and ours[a] == theirs[c]:
            places[c] = a
            a, c = a + 1, c + 1
    if anchors and a < b and c < d:
        yield a, b, c, d


def _trim(ours: Sequence[str], theirs: Sequence[str], window: Window, places: list[int]) -> Window:
    """Align the common beginning and end of a window; what is left between them."""
    a, b, c, d = window
    while a < b and c < d and ours[a] == theirs[c]:
        places[c] = a
        a, c = a + 1, c + 1
    while a < b and c < d and ours[b - 1] == theirs[d - 1]:
        b, d = b - 1, d - 1
        places[d] = b
    return a, b, c, d


def _anchors(ours: Sequence[str], theirs: Sequence[str], window: Window, size: int) -> list[tuple[int, int]]:
    """The longest chain of places, rising on both sides, where n words stand that each side has once."""
    a, b, c, d = window
    here, there = _once(ours, a, b, size), _once(theirs, c, d, size)
    pairs = [(i, there[gram]) for gram, i in here.items() if i >= 0 and there.get(gram, -1) >= 0]
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for k, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before[k] = ends[at - 1] if at else -1
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [k]
    chain = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]


def _once(words: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    """Per run of n words the place where it stands, -1 where it stands at several, in order of the text."""
    found: dict[tuple[str, ...], int] = {}
    for i in range(start, end - size + 1):
        gram = tuple(words[i : i + size])
        found[gram] = -1 if gram in found else i
    return found


def _exactly(ours: Sequence[str], theirs: Sequence[str], window: Window, places: list[int]) -> None:
    """The longest common subsequence of a small window."""
    a, b, c, d = window
    table = [[0] * (d - c + 1)]
    for i in range(b - 1, a - 1, -1):
        below, row, word = table[-1], [0] * (d - c + 1), ours[i]
        for j in range(d - c - 1, -1, -1):
            row[j] = below[j + 1] + 1 if word == theirs[c + j] else max(below[j], row[j + 1])
        table.append(row)
    table.reverse()
    i = j = 0
    while i < b - a and j < d - c:
        if ours[a + i] == theirs[c + j]:
            places[c + j] = a + i
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
