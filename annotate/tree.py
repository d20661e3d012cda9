"""Tree: from spans to a document and back. Text leaves are plain strings; there is no tail.

``unfold(fold(root, text, spans)) == (text, spans)`` for spans that :func:`annotate.span.resolve` gave.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from annotate.document import Document
from annotate.element import XML_SPACE, Annotation, Aside, Block, Element
from annotate.schema import ElementSpec, Schema, schema_of
from annotate.span import Span

D = TypeVar("D", bound=Document)


class FoldError(ValueError):
    """Spans that make no tree: they cross, stand where their kind may not, or leave text uncovered."""


class _Open:
    """An element under construction: its span, its class, its fields so far, and how far its text is used."""

    __slots__ = ("at", "end", "fields", "kind", "spec")

    def __init__(self, spec: ElementSpec, fields: dict[str, Any], start: int, end: int) -> None:
        self.spec, self.fields, self.at, self.end = spec, fields, start, end


def fold(root: type[D], text: str, spans: Sequence[Span], **known: Any) -> D:
    """The document of a genre that a text and its spans make; ``known`` are its other fields.

    Raises FoldError when the spans cross, misfit or leave text outside, and Pydantic's
    ValidationError when an attribute has a value its class refuses.
    """
    schema = schema_of(root)
    top = _Open(schema.root, {"kind": schema.root.kind, **known}, 0, len(text))
    stack = [top]
    queue = deque(order(spans, schema))
    while queue:
        span = queue.popleft()
        if span.kind in schema.asides:
            slot, _ = schema.root.admits[span.kind]
            top.fields.setdefault(slot.name, []).append(_fields(span))
            continue
        while len(stack) > 1 and not _holds(stack[-1], span):
            _close(stack.pop(), text)
        parent = stack[-1]
        if span.kind not in parent.spec.admits:
            span = _twin(span, parent, queue)
        if span.start < parent.at or span.end > parent.end:
            raise FoldError(f"the {span.kind} at {span.start} to {span.end} crosses another span")
        stack.append(_child(span, parent, text))
    while len(stack) > 1:
        _close(stack.pop(), text)
    rest = text[top.at :]
    if rest.strip(XML_SPACE):
        raise FoldError(f"the text from {top.at} on stands outside every block")
    top.fields["end"] = rest
    return root.model_validate(top.fields)


def _holds(parent: _Open, span: Span) -> bool:
    if span.start == span.end:
        return span.start <= parent.end and parent.spec.block and span.kind in parent.spec.admits
    return span.start < parent.end


def _twin(span: Span, parent: _Open, queue: deque[Span]) -> Span:
    """A span of the same extent that the parent can hold; it goes first, and the given one waits."""
    for i, other in enumerate(queue):
        if (other.start, other.end) != (span.start, span.end):
            break
        if other.kind in parent.spec.admits:
            del queue[i]
            queue.appendleft(span)
            return other
    raise FoldError(f"a {span.kind} (at {span.start} to {span.end}) may not stand in a {parent.spec.kind}")


def _child(span: Span, parent: _Open, text: str) -> _Open:
    """Open a span as a child of its parent, which takes the text up to it."""
    slot, spec = parent.spec.admits[span.kind]
    fields = _fields(span)
    between = text[parent.at : span.start]
    if slot.text:
        if between:
            parent.fields.setdefault(slot.name, []).append(between)
    else:
        if between.strip(XML_SPACE):
            raise FoldError(f"the text at {parent.at} to {span.start} stands outside every block")
        fields["gap"] = between
    if slot.many:
        parent.fields.setdefault(slot.name, []).append(fields)
    elif slot.name in parent.fields:
        raise FoldError(f"a {parent.spec.kind} holds one {span.kind}; there is another at {span.start}")
    else:
        parent.fields[slot.name] = fields
    parent.at = span.end
    return _Open(spec, fields, span.start, span.end)


def _close(element: _Open, text: str) -> None:
    rest = text[element.at : element.end]
    if not rest:
        return
    mixed = element.spec.mixed
    if mixed is None:
        raise FoldError(f"the text at {element.at} to {element.end} stands outside every block")
    element.fields.setdefault(mixed.name, []).append(rest)


def _fields(span: Span) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": span.kind, **span.attrs}
    if span.id:
        fields["id"] = span.id
    if span.rule:
        fields["resp"] = span.rule
    if span.cert:
        fields["cert"] = span.cert
    if span.evidence:
        fields["evidence"] = span.evidence
    return fields


def order(spans: Sequence[Span], schema: Schema) -> list[Span]:
    """Spans in document order, outer before inner; of equal extents, by precedence."""
    rank = schema.rank
    unknown = next((span for span in spans if span.kind not in rank), None)
    if unknown is not None:
        raise FoldError(f"{unknown.kind!r} is no kind of this document type: there are {', '.join(rank)}")
    return sorted(spans, key=lambda s: (s.start, -s.end, rank[s.kind]))


def walk(document: Document) -> Iterator[tuple[Element | str, int, int]]:
    """Every element and text leaf in document order, outer first, with its code points ``[start, end)``.

    White space between blocks comes as text leaves too, so the leaves joined are the text. Aside
    elements have no place; they come last, with the extent of what they point at.
    """
    schema = schema_of(type(document))
    found: list[list[Any]] = []
    at = _walk(document, schema.root, 0, found)
    if document.end:
        found.append([document.end, at, at + len(document.end)])
    places = {e.id: (a, b) for e, a, b in found if not isinstance(e, str) and e.id}
    yield from (tuple(item) for item in found)
    for slot in schema.root.slots.values():
        if any(spec.aside for spec in slot.kinds.values()):
            for aside in getattr(document, slot.field):
                spec = slot.kinds[aside.kind]
                spots = [
                    places[target]
                    for a in spec.attributes.values()
                    if a.pointing and a.field != "resp"
                    for target in (getattr(aside, a.field) or "").split()
                    if target in places
                ]
                yield aside, min((a for a, _ in spots), default=0), max((b for _, b in spots), default=0)


def _walk(element: Element, spec: ElementSpec, at: int, found: list[list[Any]]) -> int:
    for slot in spec.slots.values():
        value = getattr(element, slot.field)
        for child in value if slot.many else (value,) if value is not None else ():
            if isinstance(child, str):
                found.append([child, at, at + len(child)])
                at += len(child)
            elif isinstance(child, Annotation) and not isinstance(child, Aside):
                if isinstance(child, Block) and child.gap:
                    found.append([child.gap, at, at + len(child.gap)])
                    at += len(child.gap)
                entry = [child, at, at]
                found.append(entry)
                entry[2] = at = _walk(child, slot.kinds[child.kind], at, found)  # type: ignore[attr-defined]
    return at


def text_of(document: Document) -> str:
    """The text of a document: its leaves, joined."""
    return "".join(leaf for leaf, _, _ in walk(document) if isinstance(leaf, str))


def unfold(document: Document) -> tuple[str, list[Span]]:
    """The text of a document and its annotations as spans, outer before inner."""
    schema = schema_of(type(document))
    attributes = {spec.cls: _plain(spec) for spec in schema.values()}
    leaves: list[str] = []
    spans: list[Span] = []
    for item, start, end in walk(document):
        if isinstance(item, str):
            leaves.append(item)
            continue
        attrs: Mapping[str, str] = {
            name: value
            for field, name in attributes[type(item)]
            if (value := getattr(item, field)) is not None
        }
        spans.append(
            Span(start, end, item.kind, attrs, item.resp or "", item.cert, item.evidence or "", item.id or "")  # type: ignore[attr-defined]
        )
    return "".join(leaves), spans


OWN = ("id", "resp", "cert", "evidence")
"""The fields of an annotation that a span has as fields of its own."""


def _plain(spec: ElementSpec) -> list[tuple[str, str]]:
    return [(a.field, a.name) for a in spec.attributes.values() if a.field not in OWN]
