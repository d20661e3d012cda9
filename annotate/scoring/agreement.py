"""Agreement: how far two annotators agree beyond chance, per kind, and overall.

Three figures. *Observed agreement*: the share of the characters that both put inside an annotation of
the kind, or both outside. *Cohen's kappa* on characters: that share, corrected for what two annotators
would agree on by chance given how much each marks (J. Cohen, A coefficient of agreement for nominal
scales, Educational and Psychological Measurement 20, 1960, 37-46). *Krippendorff's alpha for
unitizing*, alpha-U, which also compares where units begin and end (K. Krippendorff, On the
reliability of unitizing continuous data, Sociological Methodology 25, 1995, 47-76; the formulas
again in Measuring the reliability of qualitative text analysis data, Quality & Quantity 38, 2004,
787-800). Texts are laid end to end as one continuum, measured in code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from annotate.scoring.matching import Extent
from annotate.scoring.sample import Pair
from annotate.scoring.score import level, schema
from annotate.span import Span

ALL = "all kinds"


@dataclass(frozen=True)
class Agreement:
    """The agreement on one kind, or on all kinds together.

    ``agreed`` of the ``characters`` are seen alike, and a share of ``chance`` would be by chance.
    ``units`` and ``marked`` count the units of the two annotators and the characters in them.
    ``disagreement`` and ``expected`` are the two terms of alpha-U.
    """

    characters: int
    agreed: int
    chance: float
    units: tuple[int, int]
    marked: tuple[int, int]
    disagreement: float
    expected: float

    @property
    def observed(self) -> float | None:
        """The share of the characters on which the annotators agree; None for no text."""
        return self.agreed / self.characters if self.characters else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None where both put all or nothing inside, for then chance explains everything."""
        observed = self.observed
        return None if observed is None or self.chance >= 1 else (observed - self.chance) / (1 - self.chance)

    @property
    def alpha(self) -> float | None:
        """Krippendorff's alpha for unitizing; None where nobody found a unit."""
        return 1 - self.disagreement / self.expected if self.expected else None


@dataclass
class _Continuum:
    """The texts laid end to end: per kind, the units of the two annotators."""

    length: int = 0
    units: dict[str, tuple[list[Extent], list[Extent]]] = field(default_factory=dict)


def agreement(pairs: Iterable[Pair], kinds: frozenset[str] | None = None) -> dict[str, Agreement]:
    """The agreement per kind in order of the schema, and under :data:`ALL` that on all kinds together.

    Pairs with one side only are left out.
    """
    whole = _lay(pairs, kinds)
    rank = schema().rank
    names = sorted(whole.units, key=lambda kind: (rank.get(kind, len(rank)), kind))
    found = {kind: _agreement(whole.length, *whole.units[kind]) for kind in names}
    if found:
        found[ALL] = _together(whole, list(found.values()))
    return found


def _lay(pairs: Iterable[Pair], kinds: frozenset[str] | None) -> _Continuum:
    whole = _Continuum()
    for pair in pairs:
        if pair.gold is None or pair.pred is None:
            continue
        for side, sample in enumerate(level(pair.gold, pair.pred, mutual=True)[:2]):
            for kind, extents in _kinds(sample.spans, kinds).items():
                laid = whole.units.setdefault(kind, ([], []))[side]
                laid += [(start + whole.length, end + whole.length) for start, end in outermost(extents)]
        whole.length += max(len(pair.gold.text), len(pair.pred.text))
    return whole


def _kinds(spans: Sequence[Span], kinds: frozenset[str] | None) -> dict[str, list[Extent]]:
    found: dict[str, list[Extent]] = {}
    for span in spans:
        if kinds is None or span.kind in kinds:
            found.setdefault(span.kind, []).append((span.start, span.end))
    return found


def outermost(extents: Iterable[Extent]) -> list[Extent]:
    """The extents as units, which do not overlap: of nested ones the outer; one that crosses is cut short."""
    units: list[Extent] = []
    for start, end in sorted(extents, key=lambda e: (e[0], -e[1])):
        begin = max(start, units[-1][1]) if units else start
        if begin < end:
            units.append((begin, end))
    return units


def _agreement(length: int, ours: list[Extent], theirs: list[Extent]) -> Agreement:
    """The agreement on one kind of a continuum."""
    shared = sum(min(a[1], b[1]) - max(a[0], b[0]) for a, b in _meeting(ours, theirs))
    first, second = (sum(end - start for start, end in units) for units in (ours, theirs))
    chance = (first * second + (length - first) * (length - second)) / length**2 if length else 0.0
    return Agreement(
        length,
        length - first - second + 2 * shared,
        chance,
        (len(ours), len(theirs)),
        (first, second),
        disagreement(length, ours, theirs),
        expectation(length, ours, theirs),
    )


def _meeting(ours: Sequence[Extent], theirs: Sequence[Extent]) -> Iterable[tuple[Extent, Extent]]:
    """The pairs of units of the two annotators that overlap."""
    i = j = 0
    while i < len(ours) and j < len(theirs):
        one, other = ours[i], theirs[j]
        if max(one[0], other[0]) < min(one[1], other[1]):
            yield one, other
        if one[1] <= other[1]:
            i += 1
        else:
            j += 1


def disagreement(length: int, ours: Sequence[Extent], theirs: Sequence[Extent]) -> float:
    """The observed disagreement of alpha-U for two annotators.

    Two units that overlap differ by the squares of the distances of their beginnings and of their
    ends; a unit that lies in a gap of the other annotator differs by the square of its length.
    """
    total = 0
    met: tuple[set[Extent], set[Extent]] = (set(), set())
    for one, other in _meeting(ours, theirs):
        total += (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
        met[0].add(one)
        met[1].add(other)
    for units, seen in zip((ours, theirs), met, strict=True):
        total += sum((end - start) ** 2 for start, end in units if (start, end) not in seen)
    return total / length**2 if length else 0.0


def expectation(length: int, ours: Sequence[Extent], theirs: Sequence[Extent]) -> float:
    """The disagreement of alpha-U that is expected when units and gaps are laid out by chance."""
    units = [end - start for start, end in (*ours, *theirs)]
    gaps = sorted(_gaps(length, ours) + _gaps(length, theirs))
    above = [*accumulate(reversed(gaps), initial=0)][::-1]
    total = 0
    for size in units:
        place = bisect_left(gaps, size)
        room = above[place] - (len(gaps) - place) * (size - 1)
        total += (len(units) - 1) * (2 * size**3 - 3 * size**2 + size) + 3 * size**2 * room
    placed = 2 * length * (2 * length - 1) - sum(size * (size - 1) for size in units)
    return 2 * total / (3 * length * placed) if length and placed else 0.0


def _gaps(length: int, units: Sequence[Extent]) -> list[int]:
    """The lengths of the stretches between units, and before and after them."""
    edges = [0, *(edge for unit in units for edge in unit), length]
    return [b - a for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _together(whole: _Continuum, each: Sequence[Agreement]) -> Agreement:
    """The agreement on all kinds: a character is agreed on when it has the same kinds for both annotators.

    Alpha-U over all kinds is 1 minus the sum of the observed by the sum of the expected
    disagreements (Krippendorff 1995).
    """
    events: list[tuple[int, int, int, str]] = []
    for kind, sides in whole.units.items():
        for side, units in enumerate(sides):
            events += [event for a, b in units for event in ((a, 1, side, kind), (b, -1, side, kind))]
    there: tuple[set[str], set[str]] = (set(), set())
    margins: tuple[Counter[frozenset[str]], Counter[frozenset[str]]] = (Counter(), Counter())
    agreed = at = 0
    for edge, turn, side, kind in [*sorted(events), (whole.length, 0, 0, "")]:
        if edge > at:
            ours, theirs = frozenset(there[0]), frozenset(there[1])
            margins[0][ours] += edge - at
            margins[1][theirs] += edge - at
            agreed += (edge - at) * (ours == theirs)
            at = edge
        if turn > 0:
            there[side].add(kind)
        else:
            there[side].discard(kind)
    chance = sum(count * margins[1][kinds] for kinds, count in margins[0].items()) / max(1, whole.length) ** 2
    nobody = frozenset[str]()
    return Agreement(
        whole.length,
        agreed,
        chance,
        (sum(a.units[0] for a in each), sum(a.units[1] for a in each)),
        (whole.length - margins[0][nobody], whole.length - margins[1][nobody]),
        sum(a.disagreement for a in each),
        sum(a.expected for a in each),
    )
