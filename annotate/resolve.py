"""Resolve: which spans stay. Rules and finders propose freely; only here is it decided.

Blocks are never cut. A mark that crosses a block border is split and chained where its class says
so, else dropped with a reason; of two crossing marks the one whose kind stands earlier in
``Phrase`` stays.
"""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotate.element import XML_SPACE
from annotate.ids import Names, Placed, name
from annotate.schema import ElementSpec, Schema
from annotate.span import Drop, Resolved, Span

DEEPEST = 40
"""How many marks may stand inside one another; real news has five, a flood of openings has thousands."""


def cover(text: str, blocks: Sequence[Span], schema: Schema, begin: int, stop: int) -> list[Span]:
    """The blocks, widened so that nothing but XML white space of ``[begin, stop)`` stands outside the innermost ones.

    A no-break space or a direction mark at the edge of a line belongs to the block before it.
    """
    leaves = sorted((b for b in blocks if holds_text(b, schema)), key=lambda b: (b.start, -b.end))
    moves: dict[int, int] = {}
    end = begin
    around = list[int]()
    """The ends of the leaves that are open: an item holds the items of the list in it."""
    for i, leaf in enumerate(leaves):
        before = leaf.start if around else end
        while around and around[-1] <= leaf.start:
            before = around.pop()
        around.append(leaf.end)
        gap = text[before : leaf.start]
        if gap.strip(XML_SPACE):
            if i:
                moves[before] = before + len(gap.rstrip(XML_SPACE))
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
    starts = [start for start, _, _ in leaves]
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
                beside.append(span if span.end > span.start else span._replace(start=0, end=0))
            else:
                dropped.append(
                    Drop(span, f"{span.kind!r} is not a kind of annotation that stands inside a line")
                )
            continue
        rank = schema.rank[span.kind] - (len(schema.rank) if id(span) in first else 0)
        i = bisect_right(starts, span.start) - 1
        if i >= 0 and span.start < span.end <= leaves[i][1]:
            queue.append((span.start, -span.end, rank, next(count), _Mark(span, spec, rank)))
        else:
            for piece in _within(text, span, spec, rank, leaves, max(i, 0), dropped):
                queue.append((piece.start, -piece.end, rank, next(count), piece))
    heapq.heapify(queue)
    placed = _sweep(text, queue, push, schema, leaves, dropped)
    blocks = sorted(blocks, key=lambda b: (b.start, -b.end, schema.rank[b.kind]))
    stay = [Placed(_piece(mark), id(mark.span)) for mark in placed]
    beside.sort(key=lambda b: (b.start, -b.end, schema.rank[b.kind]))  # as a document has them
    spans = name(blocks, stay, beside, schema, dropped, names or Names())
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
    first: int,
    dropped: list[Drop],
) -> Iterator[_Mark]:
    """A mark that crosses block borders, cut at them where its class allows that; it starts in the ``first`` leaf."""
    if not 0 <= span.start < span.end <= len(text):
        dropped.append(
            Drop(span, f"it covers no text: {span.start} to {span.end} of {len(text)} code points")
        )
        return
    if spec.across == "drop":
        dropped.append(Drop(span, "it crosses the border of a paragraph or another block"))
        return
    pieces = []
    for at in range(first, len(leaves)):
        start, end, _ = leaves[at]
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
