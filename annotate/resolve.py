"""Resolve: which spans stay. Rules and finders propose freely; only here is it decided.

Blocks are never cut. A mark that crosses a block border is split and chained where its class says
so, else dropped with a reason; of two crossing marks the one whose kind stands earlier in
``Phrase`` stays.
"""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from annotate.element import XML_SPACE
from annotate.ids import Names, Placed, name
from annotate.reading import new
from annotate.schema import ElementSpec, Schema
from annotate.span import Drop, Resolved, Span

DEEPEST = 40
"""How many marks may stand inside one another; real news has five, a flood of openings has thousands."""


def cover(text: str, blocks: Sequence[Span], schema: Schema, begin: int, stop: int) -> list[Span]:
    """The blocks, widened so that nothing but XML white space of ``[begin, stop)`` stands outside the innermost ones.

    A direction mark or a no-break space that opens a line belongs to the block of that line, any other to the
    block before it.
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
            line = (max(gap.rfind("\n"), gap.rfind("\r")) + 1 or len(gap)) if i else 0
            above, opening = gap[:line].rstrip(XML_SPACE), gap[line:].lstrip(XML_SPACE)
            if opening:
                moves[-leaf.start - 1] = leaf.start - len(opening)
            if above:
                moves[before] = before + len(above)
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
    sweep = _Sweep(text, schema, _leaves(blocks, schema))
    for span in kept:
        sweep.take(span, -len(schema.rank))
    for span in marks:
        sweep.take(span)
    stay = [new(Placed, (_piece(mark), id(mark.span))) for mark in sweep.placed()]

    def place(span: Span) -> tuple[int, int, int]:
        """Where a span comes in a document."""
        return span.start, -span.end, schema.rank[span.kind]

    blocks, beside = sorted(blocks, key=place), sorted(sweep.beside, key=place)
    spans = name(blocks, stay, beside, schema, sweep.dropped, names or Names())
    return Resolved(spans, sweep.dropped)


class _Sweep:
    """The marks of a text, taken from left to right with the open ones on a stack.

    Every crossing and misfit is decided once; ``dropped`` tells what did not stay, and why.
    """

    def __init__(self, text: str, schema: Schema, leaves: list[tuple[int, int, ElementSpec]]) -> None:
        self.text, self.schema, self.leaves = text, schema, leaves
        self.starts = [start for start, _, _ in leaves]
        self.queue: list[tuple[int, int, float, int, _Mark]] = []
        self.count = itertools.count()
        self.stack: list[_Mark] = []
        self.standing: dict[int, _Mark] = {}
        self.dropped: list[Drop] = []
        self.beside: list[Span] = []

    def take(self, span: Span, before: float = 0) -> None:
        """Queue a span, cut where it crosses blocks; ``before`` puts it in front of those of other kinds."""
        spec = self.schema.inner.get(span.kind)
        if spec is None:
            if span.kind in self.schema.asides:
                self.beside.append(span if span.end > span.start else span._replace(start=0, end=0))
            else:
                self._drop(span, f"{span.kind!r} is not a kind of annotation that stands inside a line")
            return
        rank = self.schema.rank[span.kind] + before
        leaf = bisect_right(self.starts, span.start) - 1
        if leaf >= 0 and span.start < span.end <= self.leaves[leaf][1]:
            self.queue.append(self._queued(_Mark(span, spec, rank)))
        else:
            self.queue += map(self._queued, self._within(span, spec, rank, max(leaf, 0)))

    def placed(self) -> list[_Mark]:
        """The marks that stay, in order of the text."""
        queue, stack, leaves = self.queue, self.stack, self.leaves
        heapq.heapify(queue)
        leaf = 0
        while queue:
            mark = heapq.heappop(queue)[4]
            while stack and stack[-1].end <= mark.start:
                stack.pop()
            while leaf + 1 < len(leaves) and leaves[leaf + 1][0] <= mark.start:
                leaf += 1
            loses = self._settle(mark) if stack else ""
            if not loses and not stack and leaves and mark.span.kind not in leaves[leaf][2].admits:
                loses = f"a {leaves[leaf][2].kind} holds no {mark.span.kind}"
            if not loses and len(stack) >= DEEPEST:
                loses = f"{DEEPEST} annotations already stand around it"
            if loses:
                self._drop(_piece(mark), loses)
                continue
            stack.append(mark)
            self.standing[id(mark)] = mark
        return sorted(self.standing.values(), key=lambda m: (m.start, -m.end, m.rank))

    def _settle(self, mark: _Mark) -> str:
        """Make room for a mark among those that are open, or say to which it loses; a weaker one is cut or dropped."""
        stack = self.stack
        while stack:
            top = stack[-1]
            crossing = top.end < mark.end
            fits = mark.span.kind in top.spec.admits
            twin = top.span.kind == mark.span.kind and (top.start, top.end) == (mark.start, mark.end)
            if fits and not crossing and not twin:
                break
            if top.rank <= mark.rank:
                if crossing and fits and mark.spec.across == "split":
                    self._cut(mark, top.end)
                    continue
                why = "crosses" if crossing else "is the same as" if twin else "may not stand in"
                return f"it {why} the {top.span.kind} at {top.start} to {top.end}, which comes first"
            stack.pop()
            del self.standing[id(top)]
            if crossing and top.spec.across == "split" and top.start < mark.start:
                self._cut(top, mark.start)
                self.standing[id(top)] = top
            else:
                why = "crosses" if crossing else "cannot hold"
                other = f"the {mark.span.kind} at {mark.start} to {mark.end}"
                self._drop(_piece(top), f"it {why} {other}, which comes first")
        return ""

    def _within(self, span: Span, spec: ElementSpec, rank: float, first: int) -> list[_Mark]:
        """A mark that crosses block borders, cut where its class allows that; it starts in the ``first`` leaf."""
        if not 0 <= span.start < span.end <= len(self.text):
            self._drop(span, f"it covers no text: {span.start} to {span.end} of {len(self.text)} code points")
            return []
        if spec.across == "drop":
            self._drop(span, "it crosses the border of a paragraph or another block")
            return []
        pieces = []
        for at in range(first, len(self.leaves)):
            start, end, _ = self.leaves[at]
            if start >= span.end:
                break
            inner = self.text[max(start, span.start) : min(end, span.end)]
            if inner.strip():
                piece = _Mark(span, spec, rank)
                piece.start = max(start, span.start) + len(inner) - len(inner.lstrip())
                piece.end = min(end, span.end) - len(inner) + len(inner.rstrip())
                pieces.append(piece)
        for piece in pieces:
            piece.first, piece.last = piece is pieces[0], piece is pieces[-1]
        return pieces

    def _cut(self, mark: _Mark, at: int) -> None:
        """End a mark at an offset and queue the rest of it as a further piece, both without outer white space."""
        rest = _Mark(mark.span, mark.spec, mark.rank)
        inner = self.text[at : mark.end]
        rest.start, rest.end = at + len(inner) - len(inner.lstrip()), mark.end
        rest.first = False
        mark.end = mark.start + len(self.text[mark.start : at].rstrip())
        if rest.start < rest.end:
            mark.last = False
            heapq.heappush(self.queue, self._queued(rest))

    def _queued(self, mark: _Mark) -> tuple[int, int, float, int, _Mark]:
        return mark.start, -mark.end, mark.rank, next(self.count), mark

    def _drop(self, span: Span, reason: str) -> None:
        self.dropped.append(Drop(span, reason))


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


def _piece(mark: _Mark) -> Span:
    span = mark.span
    if mark.start == span.start and mark.end == span.end:
        return span
    return span._replace(start=mark.start, end=mark.end)
