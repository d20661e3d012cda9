"""Tree: from spans to a document and back. Text leaves are plain strings; there is no tail.

``unfold(fold(root, text, spans)) == (text, spans)`` for spans that :func:`annotate.resolve.resolve` gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from annotate.document import Document
from annotate.element import XML_SPACE, Annotation, Aside, Element
from annotate.schema import OWN, ElementSpec, Schema, schema_of
from annotate.span import Span
from annotate.walk import items

__all__ = [
    "OWN",
    "Event",
    "FoldError",
    "events",
    "fields_of",
    "fold",
    "header",
    "nest",
    "order",
    "unfold",
]

D = TypeVar("D", bound=Document)


Event = tuple[str, ElementSpec | None, Mapping[str, Any]]
"""What comes next in a document: some text, then an element that opens, or (None) the innermost one closes.

An element that opens has its attributes with it, by JSON names.
"""


NOTHING: Mapping[str, Any] = {}


class FoldError(ValueError):
    """Spans that make no tree: they cross, stand where their kind may not, or leave text uncovered."""


def fold(root: type[D], text: str, spans: Sequence[Span], **known: Any) -> D:
    """The document of a genre that a text and its spans make; ``known`` are its other fields.

    Raises FoldError when the spans cross, misfit or leave text outside, and Pydantic's
    ValidationError when an attribute has a value its class refuses.
    """
    schema = schema_of(root)
    top: dict[str, Any] = {"kind": schema.root.kind, **known}
    stack = [(schema.root, top)]
    at = 0
    for before, spec, values in nest(text, order(spans, schema), schema):
        at += len(before)
        holder, fields = stack[0] if spec and spec.aside else stack[-1]
        if spec is None:
            stack.pop()
            if not stack:
                fields["end"] = before
            elif before and holder.mixed:
                fields.setdefault(holder.mixed.name, []).append(before)
            continue
        slot, _ = holder.admits[spec.kind]
        made = {"kind": spec.kind, **values}
        if slot.text and before:
            fields.setdefault(slot.name, []).append(before)
        elif spec.block:
            made["gap"] = before
        if slot.many:
            fields.setdefault(slot.name, []).append(made)
        elif slot.name in fields:
            raise FoldError(f"a {holder.kind} holds one {spec.kind}; there is another at {at}")
        else:
            fields[slot.name] = made
        stack.append((spec, made))
    return root.model_validate(top)


def nest(text: str, spans: Iterable[Span], schema: Schema) -> Iterator[Event]:
    """Spans in document order as events: which element opens or closes next, and the text before it.

    The last event closes the root. Spans are taken one by one, so they may still be in the making.
    Raises FoldError when they cross, misfit or leave text outside.
    """
    asides = schema.asides
    stack: list[tuple[ElementSpec, int]] = []
    parent, end = schema.root, len(text)
    at = 0
    source, ahead = iter(spans), list[Span]()
    while (span := ahead.pop() if ahead else next(source, None)) is not None:
        kind, start = span.kind, span.start
        if kind in asides:
            yield "", asides[kind], fields_of(span)
            yield "", None, NOTHING
            continue
        while stack and not (
            start < end or (start == span.end == end and parent.block and kind in parent.admits)
        ):
            yield _closing(text, at, end, parent)
            at = end
            parent, end = stack.pop()
        if kind not in parent.admits:
            span = _twin(span, parent, source, ahead)
        slot, spec = parent.admits[span.kind]
        if start < at or span.end > end:
            raise FoldError(f"the {span.kind} at {start} to {span.end} crosses another span")
        between = text[at:start]
        if between and not slot.text and between.strip(XML_SPACE):
            raise FoldError(f"the text at {at} to {start} stands outside every block")
        yield between, spec, fields_of(span)
        at = start
        stack.append((parent, end))
        parent, end = spec, span.end
    while stack:
        yield _closing(text, at, end, parent)
        at = end
        parent, end = stack.pop()
    if text[at:].strip(XML_SPACE):
        raise FoldError(f"the text from {at} on stands outside every block")
    yield text[at:], None, NOTHING


def _closing(text: str, at: int, end: int, spec: ElementSpec) -> Event:
    """The end of an element, with the text before it. Raises FoldError where no text may stand."""
    if at < end and spec.mixed is None:
        raise FoldError(f"the text at {at} to {end} stands outside every block")
    return text[at:end], None, NOTHING


def _twin(span: Span, parent: ElementSpec, source: Iterator[Span], ahead: list[Span]) -> Span:
    """A span of the same extent that the parent can hold; it goes first, and the given one waits."""
    waiting = [span]
    while (other := ahead.pop() if ahead else next(source, None)) is not None:
        if (other.start, other.end) != (span.start, span.end):
            ahead.append(other)
            break
        if other.kind in parent.admits:
            ahead += reversed(waiting)
            return other
        waiting.append(other)
    raise FoldError(f"a {span.kind} (at {span.start} to {span.end}) may not stand in a {parent.kind}")


def fields_of(span: Span) -> dict[str, Any]:
    """The attributes of the element that a span stands for, by JSON names."""
    fields: dict[str, Any] = dict(span.attrs)
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


def unfold(document: Document) -> tuple[str, list[Span]]:
    """The text of a document and its annotations as spans, outer before inner."""
    leaves: list[str] = []
    spans: list[Span] = []
    for item in items(document):
        if isinstance(item.value, str):
            leaves.append(item.value)
        elif isinstance(item.value, Annotation):
            spans.append(_span(item.value, item.start, item.end, item.spec))
    return "".join(leaves), spans


def events(document: Document) -> Iterator[Event]:
    """A document as events, as :func:`nest` gives them for spans; the tree says itself what stands in what."""
    depth, before = 0, ""
    for value, _, _, spec, deep in items(document):
        if spec.aside and isinstance(value, Aside):
            yield "", spec, _values(value, spec)
            yield "", None, NOTHING
            continue
        while depth > deep:
            yield before, None, NOTHING
            depth, before = depth - 1, ""
        if isinstance(value, str):
            before += value
        else:
            yield before, spec, _values(value, spec)
            depth, before = depth + 1, ""
    for _ in range(depth):
        yield before, None, NOTHING
        before = ""
    yield before, None, NOTHING


def header(document: Document) -> dict[str, Any]:
    """What a document says of its text as a whole, by JSON names: its attributes, and its agents as mappings."""
    root = schema_of(type(document)).root
    known = {a.name: getattr(document, a.field) for a in root.attributes.values()}
    for slot in root.slots.values():
        if slot.many and not any(spec.block or spec.inline or spec.aside for spec in slot.kinds.values()):
            known[slot.name] = [
                {"kind": element.kind, **_values(element, slot.kinds[element.kind])}
                for element in getattr(document, slot.field)
            ]
    return known


def _values(element: Element, spec: ElementSpec) -> dict[str, Any]:
    """The attributes of an element, by JSON names."""
    return {a.name: getattr(element, a.field) for a in spec.attributes.values()}


def _span(element: Annotation, start: int, end: int, spec: ElementSpec) -> Span:
    attrs = {name: value for field, name in spec.plain if (value := getattr(element, field)) is not None}
    by, said = element.resp or "", element.evidence or ""
    return Span(start, end, spec.kind, attrs, by, element.cert, said, element.id or "")
