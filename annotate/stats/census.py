"""Census: the counts of a corpus, filled document by document; its size does not grow with the corpus.

What there is to count about a construct its class says: the pointers it marks as counted
(:class:`annotate.element.Counted`), the attributes that hold dates, and its certainty.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotate import genres
from annotate.element import Counted
from annotate.regex import regex
from annotate.schema import AttributeSpec, Schema, schema_of
from annotate.scoring.sample import Fault, Sample
from annotate.span import Span
from annotate.stats.frequent import Frequent

SURE = ("high", "medium", "low", "unknown", "")
"""The certainties, the surest first; empty: nothing is said of it."""
LONGEST = 120
"""How many characters of a name are kept."""
STEPS = 8
"""How many pointers to earlier mentions are followed."""
NAMED_FAULTS = 1000
"""Of how many unreadable files the names are kept."""
PER_DOUBLING = 8
"""Into how many classes lengths from n to 2n are parted."""
_YEAR = regex(r"-?[0-9]{4}")


@dataclass
class Tally:
    """What was counted in the documents of one language, or in all of them."""

    documents: int = 0
    words: int = 0
    characters: int = 0
    covered: int = 0
    """Words that stand in an annotation inside a line."""
    annotations: int = 0
    kinds: Frequent = field(default_factory=lambda: Frequent(1000))
    holding: Frequent = field(default_factory=lambda: Frequent(1000))
    """In how many documents each kind occurs."""


@dataclass
class Named:
    """The targets of a counted pointer by their words, and how many elements lack the pointer."""

    names: Frequent = field(default_factory=Frequent)
    lacking: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    """The kinds of the targets."""


class _Facts(NamedTuple):
    """What is counted about the elements of one kind."""

    pointers: tuple[tuple[AttributeSpec, Counted], ...]
    dates: tuple[str, ...]


class Census:
    """The counts; :meth:`count` adds a document, :meth:`fault` a file that could not be read."""

    def __init__(self, genre: str = genres.USUAL) -> None:
        self.root = genres.load(genre).root
        self.schema = schema_of(self.root)
        self.facts = _facts(self.schema)
        self.titles: dict[str, str] = {}
        """Per title under which something is counted, the first kind that is, in order of precedence."""
        for kind in self.schema.rank:
            for _, counted in self.facts[kind].pointers:
                if counted.title:
                    self.titles.setdefault(counted.title, kind)
        self.all = Tally()
        self.languages: dict[str, Tally] = {}
        self.certainty: dict[str, Counter[str]] = {}
        self.rules = Frequent()
        self.named: dict[str, Named] = {}
        self.groups: dict[str, Counter[int]] = {}
        """Per title, how many targets have so many elements that point to them."""
        self.published: Counter[str] = Counter()
        """Documents by month of publication, ``YYYY-MM``."""
        self.years: Counter[int] = Counter()
        """Dates by the year they speak of."""
        self.lengths: Counter[int] = Counter()
        """Documents by the class of their length in words, see :func:`length_class`."""
        self.faults: list[Fault] = []
        self.unreadable = 0

    def fault(self, name: str, why: str) -> None:
        """Count a file that could not be read."""
        self.unreadable += 1
        if len(self.faults) < NAMED_FAULTS:
            self.faults.append(Fault(name, why))

    def count(self, sample: Sample) -> None:
        """Add a document."""
        words = len(sample.text.split())
        # The pieces of what is written in pieces are one.
        wholes = [span for span in sample.spans if "prev" not in span.attrs]
        covered = sum(len(sample.text[a:b].split()) for a, b in self._covered(sample.spans))
        kinds = Counter(span.kind for span in wholes)
        for tally in (self.all, self.languages.setdefault(sample.language, Tally())):
            tally.documents += 1
            tally.words += words
            tally.characters += len(sample.text)
            tally.covered += covered
            tally.annotations += len(wholes)
            for kind, times in kinds.items():
                tally.kinds.add(kind, times)
                tally.holding.add(kind)
        for span in wholes:
            self.certainty.setdefault(span.kind, Counter())[span.cert or ""] += 1
            self.rules.add(span.rule)
        if sample.published:
            self.published[sample.published[:7]] += 1
        self.lengths[length_class(words)] += 1
        self._point(sample.text, sample.spans, wholes)

    def _covered(self, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
        """The stretches of text in annotations inside a line; each is told once."""
        end = -1
        start = 0
        for a, b in sorted((s.start, s.end) for s in spans if s.kind in self.schema.inner):
            if a > end:
                if end > start:
                    yield start, end
                start = a
            end = max(end, b)
        if end > start:
            yield start, end

    def _point(self, text: str, spans: Sequence[Span], wholes: Sequence[Span]) -> None:
        """Count what the elements of a document point to, and the years of its dates."""
        mentions = _Mentions(text, spans, self.facts)
        sizes: dict[str, Counter[str]] = {}
        for span in wholes:
            facts = self.facts[span.kind]
            for attribute, counted in facts.pointers:
                if not counted.title:
                    continue
                target = span.attrs.get(attribute.name, "").split(" ")[0]
                if target and not counted.same and self._aside(mentions.places.get(target)):
                    sizes.setdefault(counted.title, Counter())[target] += 1
                elif target or counted.same:
                    meant = span if counted.same else mentions.places.get(target)
                    if meant is not None and (name := mentions.name(meant, counted)):
                        named = self._named(counted.title)
                        named.names.add(name)
                        named.kinds[meant.kind] += 1
                else:
                    self._named(counted.title).lacking += 1
            year = next((m[0] for n in facts.dates if (m := _YEAR.match(span.attrs.get(n, "")))), None)
            if year:
                self.years[int(year)] += 1
        for title, found in sizes.items():
            self.groups.setdefault(title, Counter()).update(found.values())

    def _named(self, title: str) -> Named:
        return self.named.setdefault(title, Named())

    def _aside(self, span: Span | None) -> bool:
        return span is not None and span.kind in self.schema.asides


class _Mentions:
    """The elements of one document by id, and what each is called."""

    def __init__(self, text: str, spans: Sequence[Span], facts: Mapping[str, _Facts]) -> None:
        self.text, self.facts = text, facts
        self.places = {span.id: span for span in spans if span.id}
        # The kinds whose words are part of a name, or are left out of one.
        counted = [c for known in facts.values() for _, c in known.pointers]
        wanted = {kind for c in counted for kind in (*c.name, *c.without)}
        self.inner = sorted((s for s in spans if s.kind in wanted), key=lambda s: (s.start, -s.end))
        self.starts = [span.start for span in self.inner]

    def name(self, span: Span, counted: Counted) -> str:
        """The words by which a target is called."""
        span = self._first(span)
        if span.start == span.end:  # an entry beside the text is called by what it says
            return next(iter(span.attrs.values()), "")[:LONGEST]
        inner = next((s for kind in counted.name for s in self._inside(span, (kind,))), None)
        if inner is not None and inner != span:
            own = next((c for _, c in self.facts[inner.kind].pointers), counted)
            return self.name(inner, own)
        words, at = "", span.start
        for part in self._inside(span, counted.without):
            words += f"{self.text[at : part.start]} " if part.start > at else ""
            at = max(at, part.end)
        words = " ".join((words + self.text[at : span.end]).split())
        return (words or " ".join(self.text[span.start : span.end].split()))[:LONGEST]

    def _first(self, span: Span) -> Span:
        """The first mention that an element leads to, over those between."""
        for _ in range(STEPS):
            target = next(
                (
                    self.places.get(span.attrs[a.name])
                    for a, counted in self.facts[span.kind].pointers
                    if counted.same and a.name in span.attrs
                ),
                None,
            )
            if target is None:
                break
            span = target
        return span

    def _inside(self, span: Span, kinds: tuple[str, ...]) -> Iterator[Span]:
        """The elements of some kinds that stand in an element."""
        if kinds:
            for i in range(bisect_left(self.starts, span.start), len(self.inner)):
                if self.starts[i] >= span.end:
                    break
                if self.inner[i].kind in kinds and self.inner[i].end <= span.end:
                    yield self.inner[i]


def _facts(schema: Schema) -> dict[str, _Facts]:
    """What is counted about each kind; of one that only another tool knows, nothing."""
    found: defaultdict[str, _Facts] = defaultdict(lambda: _Facts((), ()))
    for kind, specs in schema.kinds.items():
        attributes = {a.name: a for spec in specs for a in spec.attributes.values()}
        pointers = tuple((a, a.counted) for a in attributes.values() if a.counted)
        dates = (name for name, a in attributes.items() if a.pattern and "gYear" in a.pattern.datatypes)
        found[kind] = _Facts(pointers, tuple(dates))
    return found


def length_class(words: int) -> int:
    """The class of a length: equal steps on a scale of ratios; 0 for no word."""
    return 1 + round(PER_DOUBLING * math.log2(words)) if words else 0


def length_of(number: int) -> float:
    """The length in the middle of a class."""
    return float(2 ** ((number - 1) / PER_DOUBLING)) if number else 0.0
