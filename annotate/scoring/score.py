"""Score: how far predicted annotations are those of a gold standard: precision, recall and F1 per kind.

Strict counts annotations with the same extents, relaxed those that overlap, each in one pair at
most and as many pairs as there can be (:func:`annotate.scoring.matching.overlapping`). Attributes are
scored apart, over the relaxed pairs, so that a wrong extent is not punished twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from annotate import genres
from annotate.explanation import Places
from annotate.meant import instead
from annotate.schema import Schema, schema_of
from annotate.scoring.interval import DATING, interval
from annotate.scoring.matching import alike, overlapping, same
from annotate.scoring.sample import Pair, Sample
from annotate.scoring.tally import Count, Difference, Kind, Score, Sort
from annotate.span import Span

MIRRORED = ("prev",)
"""Attributes that only say again, from the other end, what another one says."""
CONTEXT = 40
"""How many characters an excerpt shows on either side."""
LONGEST = 240
"""How many characters of an annotation an excerpt shows."""


def chosen(names: Sequence[str]) -> frozenset[str] | None:
    """The kinds to compare, or None for all. Raises KeyError, with a sentence, for a kind there is not."""
    known = schema().kinds
    for name in names:
        if name not in known:
            raise KeyError(f"there is no kind {name!r}: {instead(name, known)}")
    return frozenset(names) or None


def schema() -> Schema:
    """The tables of the document type whose kinds are compared."""
    return schema_of(genres.load().root)


def score(pairs: Iterable[Pair], kinds: frozenset[str] | None = None, *, mutual: bool = False) -> Score:
    """The score of all pairs together; ``mutual`` is for two annotators, neither of whom is the standard.

    A gold text whose prediction is missing, unreadable or of another text counts as one in which
    nothing was predicted, but not between annotators; a prediction without gold is left out. Every
    such fault is listed.
    """
    result = Score()
    tables = schema()
    for pair in pairs:
        if pair.fault:
            result.faults.append(pair.fault)
        if pair.gold is None or (mutual and pair.pred is None):
            continue
        result.compared += pair.pred is not None
        gold, pred, whole = level(pair.gold, pair.pred or pair.gold._replace(spans=[]), mutual=mutual)
        result.unstructured += not whole
        _Comparison(pair.name, gold, pred, result, tables).run(kinds)
    rank = tables.rank
    result.kinds = dict(
        sorted(result.kinds.items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))
    )
    result.differences.sort(key=lambda d: (d.document, (d.gold or d.pred or _NOWHERE).start))
    return result


def level(gold: Sample, pred: Sample, *, mutual: bool = False) -> tuple[Sample, Sample, bool]:
    """Two samples without blocks where the gold (or either, when mutual) has none; whether both are whole.

    Who tags dates in a snippet says nothing of paragraphs: those of the other side are neither right
    nor wrong. So it is with each kind of what stands beside the text (an agreement) where a side is a
    snippet that has none of it: who tags words seldom writes that down.
    """
    tables = schema()
    bare = [{span.kind for span in side.spans} for side in (gold, pred) if not side.beside]
    if left := {kind for kind in tables.asides if any(kind not in there for there in bare)}:
        gold, pred = _without(gold, left, tables), _without(pred, left, tables)
    sides = (gold, pred)
    inner = [[span for span in side.spans if not _block(span.kind, tables)] for side in sides]
    there = [len(less) < len(side.spans) for less, side in zip(inner, sides, strict=True)]
    if all(there) or not any(there) or (there[0] and not mutual):
        return gold, pred, True
    return gold._replace(spans=inner[0]), pred._replace(spans=inner[1]), False


def _without(side: Sample, left: set[str], tables: Schema) -> Sample:
    """A sample without some kinds of what stands beside the text, and without pointers that lead there or nowhere."""
    spans = [span for span in side.spans if span.kind not in left]
    there = {span.id for span in spans if span.id}
    return side._replace(
        spans=[
            span._replace(
                attrs={
                    name: value
                    for name, value in span.attrs.items()
                    if name not in tables.pointers.get(span.kind, ()) or not there.isdisjoint(value.split())
                }
            )
            if span.attrs
            else span
            for span in spans
        ]
    )


_NOWHERE = Span(0, 0, "")


@cache
def _defaults(kind: str) -> dict[str, str]:
    """What attributes of a kind are where they are left out, as snippets do."""
    specs = schema().kinds.get(kind, ())
    return {a.name: a.default for spec in specs for a in spec.attributes.values() if a.default is not None}


def _block(kind: str, tables: Schema) -> bool:
    return kind in tables.kinds and kind not in tables.inner and kind not in tables.asides


class _Comparison:
    """One text compared: its figures are added to the score."""

    def __init__(self, name: str, gold: Sample, pred: Sample, score: Score, tables: Schema) -> None:
        self.name, self.gold, self.pred, self.score, self.tables = name, gold, pred, score, tables
        self.lines = Places(gold.text)
        self.places = tuple({s.id: (s.start, s.end) for s in side.spans if s.id} for side in (gold, pred))

    def run(self, kinds: frozenset[str] | None) -> None:
        """Compare kind by kind, then look which kind was taken for which."""
        sides: tuple[dict[str, list[Span]], ...] = ({}, {})
        for grouped, sample in zip(sides, (self.gold, self.pred), strict=True):
            for span in sample.spans:
                if kinds is None or span.kind in kinds:
                    grouped.setdefault(span.kind, []).append(span)
        missed: list[Span] = []
        spurious: list[Span] = []
        total = self.score.documents.setdefault(self.name, Count())
        for kind in {**sides[0], **sides[1]}:
            ours, theirs = sides[0].get(kind, []), sides[1].get(kind, [])
            total += self._kind(kind, ours, theirs, missed, spurious)
        for i, j in alike(_extents(missed), _extents(spurious)):
            gold, pred = missed[i], spurious[j]
            self.score.confusions[gold.kind, pred.kind] += 1
            self._differ("kind", gold, pred)
            missed[i] = spurious[j] = _NOWHERE
        for span in missed:
            if span is not _NOWHERE:
                self._differ("missed", span, None)
        for span in spurious:
            if span is not _NOWHERE:
                self._differ("spurious", None, span)

    def _kind(
        self, name: str, ours: list[Span], theirs: list[Span], missed: list[Span], spurious: list[Span]
    ) -> Count:
        """Count one kind; its strict count in this text. What has no partner is added to the lists."""
        kind = self.score.kinds.setdefault(name, Kind())
        gold, pred = _extents(ours), _extents(theirs)
        pairs = overlapping(gold, pred)
        strict = Count(len(ours), len(theirs), len(same(gold, pred)))
        kind.strict += strict
        kind.relaxed += Count(len(ours), len(theirs), len(pairs))
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        missed += [span for i, span in enumerate(ours) if i not in left]
        spurious += [span for j, span in enumerate(theirs) if j not in right]
        for i, j in pairs:
            if gold[i] != pred[j]:
                self._differ("extent", ours[i], theirs[j])
        self._values(kind, ours, theirs, pairs)
        return strict

    def _values(self, kind: Kind, ours: list[Span], theirs: list[Span], pairs: list[tuple[int, int]]) -> None:
        """Count the attributes of one kind, over all annotations and over the pairs."""
        gold = [self._readings(span, self.places[0]) for span in ours]
        pred = [self._readings(span, self.places[1]) for span in theirs]
        for readings in gold:
            for key in readings:
                kind.values[key].gold += 1
        for readings in pred:
            for key in readings:
                kind.values[key].pred += 1
        for i, j in pairs:
            wrong: dict[str, list[str]] = {}
            for key in {**gold[i], **pred[j]}:
                wanted, found = gold[i].get(key), pred[j].get(key)
                right = wanted is not None and found is not None and WAYS[key[1]](wanted, found)
                value = kind.values[key]
                value.asked += wanted is not None
                value.unasked += wanted is None
                value.right += right
                if not right:
                    wrong.setdefault(key[0], []).append(key[1])
            for name, ways in wrong.items():
                loose = [way for other, way in gold[i] if other == name and way not in ways]
                self._differ("attribute", ours[i], theirs[j], name + (f", same {loose[0]}" if loose else ""))

    def _readings(self, span: Span, places: Mapping[str, tuple[int, int]]) -> dict[tuple[str, str], Any]:
        """The attributes of a span as values that can be compared, by name and way."""
        found: dict[tuple[str, str], Any] = {}
        dated = {name: value for name, value in span.attrs.items() if name in DATING}
        if dated:
            found["value", "exact"] = dated
            found["value", "interval"] = interval(dated)
        pointers = self.tables.pointers.get(span.kind, ())
        for name, value in {**_defaults(span.kind), **span.attrs}.items():
            if name in pointers:
                if name not in MIRRORED:
                    leads = frozenset(places.get(target, target) for target in value.split())
                    found[name, "exact"] = found[name, "overlap"] = leads
            elif name not in DATING:
                found[name, "exact"] = value
        return found

    def _differ(self, sort: Sort, gold: Span | None, pred: Span | None, about: str = "") -> None:
        """Note a difference, with the words of the text."""
        text = self.gold.text
        start = min(span.start for span in (gold, pred) if span)
        end = max(span.end for span in (gold, pred) if span)
        name = about.partition(",")[0]
        before = text[max(0, start - CONTEXT) : start]
        if start > CONTEXT and " " in before:
            before = before[before.index(" ") + 1 :]
        after = text[end : end + CONTEXT]
        if end + CONTEXT < len(text) and " " in after:
            after = after[: after.rindex(" ")]
        cut = end - start > LONGEST
        self.score.differences.append(
            Difference(
                self.name,
                sort,
                gold,
                pred,
                before,
                text[start : start + LONGEST] + " …" if cut else text[start:end],
                "" if cut else after,
                self.gold.language,
                self.lines(start)[0],
                about,
                self._told(gold, name, 0) if about else "",
                self._told(pred, name, 1) if about else "",
            )
        )

    def _told(self, span: Span | None, name: str, side: int) -> str:
        """An attribute as people read it: a date with its attributes, a pointer with its words."""
        if span is None:
            return ""
        if name == "value" and any(n in span.attrs for n in DATING):
            return " ".join(f"{n}={span.attrs[n]}" for n in DATING if n in span.attrs)
        value = span.attrs.get(name, "")
        if name not in self.tables.pointers.get(span.kind, ()):
            return value
        places = self.places[side]
        leads = [(target, places.get(target)) for target in value.split()]
        return " | ".join(
            self.gold.text[to[0] : min(to[1], to[0] + 60)] if to else target for target, to in leads
        )


def _extents(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _touch(wanted: Iterable[Any], found: Iterable[Any]) -> bool:
    """Whether two sets of places have one in common, or two that overlap."""
    ours, theirs = sorted(wanted, key=repr), sorted(found, key=repr)
    return any(
        one == other
        or (isinstance(one, tuple) and isinstance(other, tuple) and one[0] < other[1] and other[0] < one[1])
        for one in ours[:50]
        for other in theirs[:50]
    )


def _equal(wanted: Any, found: Any) -> bool:
    return bool(wanted == found)


WAYS: Mapping[str, Callable[[Any, Any], bool]] = {"exact": _equal, "interval": _equal, "overlap": _touch}
"""The ways to compare an attribute: as it stands, by the days it means, by the words it leads to."""
