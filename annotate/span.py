"""Span: an annotation beside the text, and what makes and decides on spans: rules, find, resolve.

Rules emit spans freely; only :func:`resolve` decides. Blocks are never cut. A mark that
crosses a block border is split and chained where its class says so, else dropped with a reason;
of two crossing marks the one whose kind stands earlier in ``Phrase`` stays.
"""

from __future__ import annotations

import heapq
import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from annotate.element import NAME, XML_SPACE, Cert, Element
from annotate.pack import Words
from annotate.reading import Reading
from annotate.schema import ElementSpec, Schema

SHORT = 40
"""How many characters of its own words stand as the evidence of a span that has no other."""
NEAR = 200
"""How far from a span's borders its evidence is looked for."""
LASTING = re.compile(NAME)
"""An id that a document may have."""
DEEPEST = 40
"""How many marks may stand inside one another; real news has five, a flood of openings has thousands."""


class Span(NamedTuple):
    """One annotation: code points ``[start, end)`` of the text, its kind, and who says so on what evidence.

    ``attrs`` are the attributes of its class by their JSON names. Pointers hold ids of other
    spans; a rule gives ids with an ``@`` (``cue@12``), unique in its text, which resolve replaces.
    ``rule`` is a rule's id, or the id of a person. ``evidence`` quotes the words that made the rule fire.
    """

    start: int
    end: int
    kind: str
    attrs: Mapping[str, str] = {}
    rule: str = ""
    cert: Cert | None = None
    evidence: str = ""
    id: str = ""


class Drop(NamedTuple):
    """A span that was considered and did not stay, and why."""

    span: Span
    why: str


class Resolved(NamedTuple):
    """The spans that stay, outer before inner, and those that do not."""

    spans: list[Span]
    dropped: list[Drop]


class Rule(NamedTuple):
    """A named way to find one construct; its docstring is what the header and the guide say of it."""

    id: str
    says: str
    kind: str
    cert: Cert
    words: type[Words] | None
    find: Callable[..., Iterable[Span]]


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which the element modules declare them."""


def rule(
    cls: type[Element], *, words: type[Words] | None = None, cert: Cert = "high"
) -> Callable[[Callable[..., Iterable[Span]]], Callable[..., Iterable[Span]]]:
    """Declare a function ``(reading, words) -> spans`` as a rule of a class.

    Its id is ``module.function``; ``words`` is the table it is given, and it runs only in
    languages that have it. Spans are in offsets of the reading; a span that names no rule or
    certainty gets the declared ones.
    """

    def declare(find: Callable[..., Iterable[Span]]) -> Callable[..., Iterable[Span]]:
        name = f"{find.__module__.rpartition('.')[2]}.{find.__name__}"
        says = (find.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        if not says:
            raise TypeError(f"the rule {name} has no docstring: say in a sentence what it finds")
        made = Rule(name, " ".join(says.split()), str(cls.model_fields["kind"].default), cert, words, find)
        cls.rules.append(made)
        RULES[name] = made
        return find

    return declare


def find(reading: Reading, schema: Schema) -> list[Span]:
    """What all rules of a schema's classes find in a reading, in offsets of its item."""
    found: list[Span] = []
    place = reading.place if reading.moved else None
    for spec in schema.values():
        for made in spec.cls.rules:
            words = reading.pack.words(made.words) if made.words else None
            if made.words and words is None:
                continue
            for span in made.find(reading, words) if made.words else made.find(reading):
                start, end, kind, attrs, by, cert, evidence, name = (
                    span if reading.first else owned(span, reading)
                )
                evidence = _quoted(reading, span) if evidence else _own(reading.cased, span)
                if place:
                    start, end = place(start), place(end)
                found.append(Span(start, end, kind, attrs, by or made.id, cert or made.cert, evidence, name))
    return found


def owned(span: Span, reading: Reading) -> Span:
    """The span with the ids that its reading gave (``cue@12``) told from those of other stretches."""
    if reading.first or not (span.id or span.attrs):
        return span
    attrs = {name: _TEMPORARY.sub(rf"\g<0>+{reading.start}", value) for name, value in span.attrs.items()}
    return span._replace(attrs=attrs, id=span.id and f"{span.id}+{reading.start}")


_TEMPORARY = re.compile("[^ ]*@[^ ]*")


def _quoted(reading: Reading, span: Span) -> str:
    """The evidence in the letters of the source where a rule gives it folded: "وزارة", not "وزاره"."""
    said = span.evidence
    for place in (span.start, span.end):
        at = reading.text.find(said, max(0, place - NEAR), place + NEAR)
        if at >= 0:
            return reading.cased[at : at + len(said)]
    return said


def _own(text: str, span: Span) -> str:
    """The words of a span itself, for rules that need no other evidence."""
    words = (
        text[span.start : span.end]
        if span.end - span.start <= SHORT
        else text[span.start : span.start + SHORT] + "…"
    )
    return " ".join(words.split())


def cover(text: str, blocks: Sequence[Span], schema: Schema, begin: int, stop: int) -> list[Span]:
    """The blocks, widened so that nothing but XML white space of ``[begin, stop)`` stands outside the innermost ones.

    A no-break space or a direction mark at the edge of a line belongs to the block before it.
    """
    leaves = sorted((b for b in blocks if holds_text(b, schema)), key=lambda b: (b.start, -b.end))
    moves: dict[int, int] = {}
    end = begin
    for i, leaf in enumerate(leaves):
        gap = text[end : leaf.start]
        if gap.strip(XML_SPACE):
            if i:
                moves[end] = end + len(gap.rstrip(XML_SPACE))
            else:
                moves[-leaf.start - 1] = len(gap) - len(gap.lstrip(XML_SPACE))
        end = max(end, leaf.end)
    if leaves and text[end:stop].strip(XML_SPACE):
        moves[end] = end + len(text[end:stop].rstrip(XML_SPACE))
    if not moves:
        return list(blocks)
    return [b._replace(start=moves.get(-b.start - 1, b.start), end=moves.get(b.end, b.end)) for b in blocks]


def holds_text(block: Span, schema: Schema) -> bool:
    """Whether a block span is of a kind whose content is text."""
    return any(spec.block and spec.mixed for spec in schema.kinds[block.kind])


class _Mark:
    """A span on its way through resolve: alive until a stronger one drops or cuts it."""

    __slots__ = ("end", "first", "last", "rank", "span", "spec", "start")

    def __init__(self, span: Span, spec: ElementSpec, rank: float) -> None:
        self.span, self.spec, self.rank = span, spec, rank
        self.start, self.end = span.start, span.end
        self.first = self.last = True


class Names:
    """The ids given so far in one text."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.counters: dict[str, itertools.count[int]] = {}

    def fresh(self, kind: str) -> str:
        """An id that no element has: ``cue.3``."""
        counter = self.counters.setdefault(kind, itertools.count(1))
        return next(name for i in counter if (name := f"{kind}.{i}") not in self.taken)


def resolve(
    text: str,
    blocks: Sequence[Span],
    marks: Iterable[Span],
    schema: Schema,
    kept: Sequence[Span] = (),
    *,
    stretch: tuple[int, int] | None = None,
    names: Names | None = None,
) -> Resolved:
    """Decide which marks stay, cut what crosses a border, and name what is pointed at.

    ``kept`` are marks that come before all others and keep their ids: what a person corrected.
    ``stretch`` is the part of the text that all spans lie in (default: the whole); ``names`` are
    the ids given in the parts before. Linear in the number of spans but for sorting.
    """
    blocks = cover(text, blocks, schema, *(stretch or (0, len(text))))
    leaves = _leaves(blocks, schema)
    dropped: list[Drop] = []
    beside: list[Span] = []
    queue: list[tuple[int, int, float, int, _Mark]] = []
    count = itertools.count()

    def push(mark: _Mark) -> None:
        heapq.heappush(queue, (mark.start, -mark.end, mark.rank, next(count), mark))

    first = {id(span) for span in kept}
    for span in (*kept, *marks):
        spec = schema.inner.get(span.kind)
        if spec is None:
            if span.kind in schema.asides:
                beside.append(span)
            else:
                dropped.append(
                    Drop(span, f"{span.kind!r} is not a kind of annotation that stands inside a line")
                )
            continue
        rank = schema.rank[span.kind] - (len(schema.rank) if id(span) in first else 0)
        for piece in _within(text, span, spec, rank, leaves, dropped):
            push(piece)

    placed = _sweep(text, queue, push, schema, leaves, dropped)
    blocks = sorted(blocks, key=lambda b: (b.start, -b.end, schema.rank[b.kind]))
    spans = _name(blocks, placed, beside, schema, dropped, names or Names())
    return Resolved(spans, dropped)


def _leaves(blocks: Sequence[Span], schema: Schema) -> list[tuple[int, int, ElementSpec]]:
    """The stretches of text that a mark may not leave, each with the class that holds it.

    A block that holds text and further blocks (an item with a list inside) is several stretches.
    """
    edges = sorted({(b.start, 1) for b in blocks} | {(b.end, 0) for b in blocks})
    opening: dict[int, list[Span]] = {}
    for b in sorted(blocks, key=lambda b: (-b.end, schema.rank[b.kind])):
        opening.setdefault(b.start, []).append(b)
    stack: list[Span] = []
    found: list[tuple[int, int, ElementSpec]] = []
    at = 0

    def close(to: int) -> None:
        if stack and to > at:
            spec = next((s for s in schema.kinds[stack[-1].kind] if s.block and s.mixed), None)
            if spec:
                found.append((at, to, spec))

    for place, opens in edges:
        close(place)
        at = place
        if opens:
            stack.extend(opening[place])
        else:
            while stack and stack[-1].end <= place:
                stack.pop()
    return found


def _within(
    text: str,
    span: Span,
    spec: ElementSpec,
    rank: float,
    leaves: list[tuple[int, int, ElementSpec]],
    dropped: list[Drop],
) -> Iterator[_Mark]:
    """The mark, cut at block borders where its class allows that."""
    if not 0 <= span.start < span.end <= len(text):
        dropped.append(
            Drop(span, f"it covers no text: {span.start} to {span.end} of {len(text)} code points")
        )
        return
    i = bisect_right(leaves, span.start, key=lambda leaf: leaf[0]) - 1
    if i >= 0 and span.end <= leaves[i][1]:
        yield _Mark(span, spec, rank)
        return
    if spec.across == "drop":
        dropped.append(Drop(span, "it crosses the border of a paragraph or another block"))
        return
    pieces = []
    for start, end, _ in itertools.islice(leaves, max(i, 0), None):
        if start >= span.end:
            break
        inner = text[max(start, span.start) : min(end, span.end)]
        if inner.strip():
            piece = _Mark(span, spec, rank)
            piece.start = max(start, span.start) + len(inner) - len(inner.lstrip())
            piece.end = min(end, span.end) - len(inner) + len(inner.rstrip())
            pieces.append(piece)
    for piece in pieces:
        piece.first, piece.last = piece is pieces[0], piece is pieces[-1]
        yield piece


def _sweep(
    text: str,
    queue: list[tuple[int, int, float, int, _Mark]],
    push: Callable[[_Mark], None],
    schema: Schema,
    leaves: list[tuple[int, int, ElementSpec]],
    dropped: list[Drop],
) -> list[_Mark]:
    """From left to right, with the open marks on a stack: every crossing and misfit is decided once."""
    placed: dict[int, _Mark] = {}
    stack: list[_Mark] = []
    leaf = 0
    while queue:
        mark = heapq.heappop(queue)[4]
        while stack and stack[-1].end <= mark.start:
            stack.pop()
        while leaf + 1 < len(leaves) and leaves[leaf + 1][0] <= mark.start:
            leaf += 1
        loses: str = ""
        while stack:
            top = stack[-1]
            crossing = top.end < mark.end
            fits = mark.span.kind in top.spec.admits
            twin = top.span.kind == mark.span.kind and (top.start, top.end) == (mark.start, mark.end)
            if fits and not crossing and not twin:
                break
            why = "crosses" if crossing else "is the same as" if twin else "may not stand in"
            if top.rank <= mark.rank:
                if crossing and fits and mark.spec.across == "split":
                    _cut(text, mark, top.end, push)
                    continue
                loses = f"it {why} the {top.span.kind} at {top.start} to {top.end}, which comes first"
                break
            stack.pop()
            del placed[id(top)]
            if crossing and top.spec.across == "split" and top.start < mark.start:
                _cut(text, top, mark.start, push)
                placed[id(top)] = top
            else:
                dropped.append(
                    Drop(
                        _piece(top),
                        f"it {'crosses' if crossing else 'cannot hold'} the {mark.span.kind} "
                        f"at {mark.start} to {mark.end}, which comes first",
                    )
                )
        if not loses and not stack and leaves and mark.span.kind not in leaves[leaf][2].admits:
            loses = f"a {leaves[leaf][2].kind} holds no {mark.span.kind}"
        if not loses and len(stack) >= DEEPEST:
            loses = f"{DEEPEST} annotations already stand around it"
        if loses:
            dropped.append(Drop(_piece(mark), loses))
            continue
        stack.append(mark)
        placed[id(mark)] = mark
    return sorted(placed.values(), key=lambda m: (m.start, -m.end, m.rank))


def _cut(text: str, mark: _Mark, at: int, push: Callable[[_Mark], None]) -> None:
    """End a mark at an offset and queue the rest of it as a further piece, both without outer white space."""
    rest = _Mark(mark.span, mark.spec, mark.rank)
    inner = text[at : mark.end]
    rest.start, rest.end = at + len(inner) - len(inner.lstrip()), mark.end
    rest.first = False
    mark.end = mark.start + len(text[mark.start : at].rstrip())
    if rest.start < rest.end:
        mark.last = False
        push(rest)


def _piece(mark: _Mark) -> Span:
    span = mark.span
    if mark.start == span.start and mark.end == span.end:
        return span
    return span._replace(start=mark.start, end=mark.end)


def _name(
    blocks: list[Span],
    placed: list[_Mark],
    beside: list[Span],
    schema: Schema,
    dropped: list[Drop],
    given: Names,
) -> list[Span]:
    """The final spans in document order, ids given in that order, pointers following them.

    An id that XML admits stays. What rules use is replaced (``cue@12``: the sign shows that it is for
    the time being), and given only to what is pointed at or split.
    """
    families: dict[int, list[_Mark]] = {}
    turns: dict[int, int] = {}
    for mark in placed:
        family = families.setdefault(id(mark.span), [])
        turns[id(mark)] = len(family)
        family.append(mark)
    entries: list[tuple[tuple[int, int, int, int], Span, _Mark | None]] = [
        ((b.start, -b.end, 0, schema.rank[b.kind]), b, None) for b in blocks
    ]
    entries += [((m.start, -m.end, 1, i), _piece(m), m) for i, m in enumerate(placed)]
    entries.sort(key=lambda entry: entry[0])
    everyone = [span for _, span, _ in entries] + beside
    wanted = {
        target
        for span in everyone
        for name in _pointers(span, schema)
        if name in span.attrs
        for target in span.attrs[name].split()
    }
    taken = given.taken = {span.id for span in everyone if span.id and LASTING.fullmatch(span.id)}
    fresh = given.fresh
    names: dict[str, str] = {}
    own: dict[int, str] = {}
    for _, span, placed_as in entries:
        if span.id in taken and span.id not in names:
            names[span.id] = own[id(placed_as or span)] = span.id
        elif span.id in wanted and span.id not in names:
            names[span.id] = own[id(placed_as or span)] = fresh(span.kind)
        elif placed_as is not None and len(families[id(placed_as.span)]) > 1:
            own[id(placed_as)] = fresh(span.kind)
    for span in beside:
        if span.id:
            names[span.id] = span.id if span.id in taken else fresh(span.kind)
    out: list[Span] = []
    for _, span, placed_as in entries:
        attrs = _repoint(span, schema, names)
        family = families[id(placed_as.span)] if placed_as is not None else []
        if len(family) > 1:
            at = turns[id(placed_as)]
            attrs = dict(attrs)
            if at:
                attrs["prev"] = own[id(family[at - 1])]
            if at + 1 < len(family):
                attrs["next"] = own[id(family[at + 1])]
        start, end, kind, _, by, cert, evidence, _ = span
        out.append(Span(start, end, kind, attrs, by, cert, evidence, own.get(id(placed_as or span), "")))
    for span in beside:
        attrs = _repoint(span, schema, names)
        lost = _unmet(span, attrs, schema)
        if lost:
            dropped.append(Drop(span, lost))
        else:
            out.append(span._replace(attrs=attrs, id=names.get(span.id, "")))
    return out


def _pointers(span: Span, schema: Schema) -> tuple[str, ...]:
    return schema.kinds[span.kind][0].pointers


def _repoint(span: Span, schema: Schema, names: Mapping[str, str]) -> Mapping[str, str]:
    """The attributes with pointers renamed; a pointer to what did not stay is left out."""
    pointers = [name for name in _pointers(span, schema) if name in span.attrs]
    if not pointers:
        return span.attrs
    attrs = dict(span.attrs)
    for name in pointers:
        met = [names[target] for target in attrs[name].split() if target in names]
        if met:
            attrs[name] = " ".join(met)
        else:
            del attrs[name]
    return attrs


def _unmet(span: Span, attrs: Mapping[str, str], schema: Schema) -> str:
    """Why an annotation beside the text no longer has what it needs, or nothing."""
    for attribute in schema.kinds[span.kind][0].attributes.values():
        if attribute.pointing and attribute.required:
            there = len(attrs.get(attribute.name, "").split())
            if there < attribute.pointing.least:
                return (
                    f"only {there} of the elements it points at stayed; it needs {attribute.pointing.least}"
                )
    return ""
