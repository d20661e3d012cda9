"""Walk: the elements and the text leaves of a document, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotate.element import Annotation, Aside, Block, Element
from annotate.schema import ElementSpec, schema_of


class Item(NamedTuple):
    """An element or text leaf where it stands: its code points, its class, and in how many elements."""

    value: Element | str
    start: int
    end: int
    spec: ElementSpec
    depth: int


def walk(document: Element) -> Iterator[tuple[Element | str, int, int]]:
    """Every element and text leaf in document order, outer first, with its code points ``[start, end)``.

    White space between blocks comes as text leaves too, so the leaves joined are the text. Aside
    elements have no place; they come last, with the extent of what they point at.
    """
    return ((item.value, item.start, item.end) for item in items(document))


def items(document: Element) -> list[Item]:
    """The same with the class of each and how deep it stands; what white space the document keeps is after all."""
    schema = schema_of(type(document))
    found: list[Item] = []
    at = _walk(document, schema.root, 0, 0, found)
    if space := "".join(getattr(document, field) for field in document.spacing):
        found.append(Item(space, at, at + len(space), schema.root, 0))
    places = {e.id: (a, b) for e, a, b, _, _ in found if isinstance(e, Annotation) and e.id}
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
                start, end = min((a for a, _ in spots), default=0), max((b for _, b in spots), default=0)
                found.append(Item(aside, start, end, spec, 0))
    return found


def _walk(element: Element, holder: ElementSpec, at: int, depth: int, found: list[Item]) -> int:
    for slot in holder.slots.values():
        value = getattr(element, slot.field)
        for child in value if slot.many else (value,) if value is not None else ():
            if isinstance(child, str):
                found.append(Item(child, at, at + len(child), holder, depth))
                at += len(child)
            elif isinstance(child, Annotation) and not isinstance(child, Aside):
                if isinstance(child, Block) and child.gap:
                    found.append(Item(child.gap, at, at + len(child.gap), holder, depth))
                    at += len(child.gap)
                spec = slot.kinds[child.kind]  # type: ignore[attr-defined]
                place = len(found)
                found.append(Item(child, at, at, spec, depth))
                end = _walk(child, spec, at, depth + 1, found)
                found[place] = found[place]._replace(end=end)
                at = end
    return at


def text_of(document: Element) -> str:
    """The text of a document: its leaves, joined."""
    return "".join(leaf for leaf, _, _ in walk(document) if isinstance(leaf, str))
