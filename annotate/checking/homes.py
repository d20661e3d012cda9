"""Homes: which part of a document type an element is, was meant to be, or belongs into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from lxml import etree

from annotate.checking.phrasing import must, tag_of
from annotate.checking.recognition import TEI, Shape, best, name_of, qualified, wrapper
from annotate.checking.slips import Slips, likeness
from annotate.element import Pooled
from annotate.schema import ElementSpec, Node, Schema, Slot
from annotate.schema.relaxng import needed


class Home(NamedTuple):
    """A part of a node that an element can be: its place among the parts, its slot, its class or wrapper."""

    place: int
    slot: Slot | None
    of: Shape


class Homes:
    """The parts of one document type, as homes of elements; ``pool`` gives the shape of what is kept once."""

    def __init__(self, schema: Schema, pool: Callable[[Pooled], Node]) -> None:
        self.schema, self.pool = schema, pool
        self.wrappers = {node.tag: node for node in inner(schema.root.node)}

    def home(self, child: etree._Element, node: Node) -> Home | None:
        """The part of a node that a child is, or None."""
        for i, part in enumerate(node.parts):
            if isinstance(part, Slot) and (spec := best(child, part.kinds.values())):
                return Home(i, part, spec)
        held = wrapper(child, node)
        if held is not None:
            return Home(next(i for i, part in enumerate(node.parts) if part is held), None, held)
        if node.pool and child.tag == f"{TEI}{node.pool.tag}":
            return Home(len(node.parts), None, self.pool(node.pool))
        return None

    def mended(
        self, child: etree._Element, node: Node, found: Sequence[tuple[int, Any]], slips: Slips
    ) -> Home | None:
        """The part a child was meant to be, where that can be told; the slip is said and mended."""
        options = [shape for part in node.parts for shape in shapes(part)]
        met = {index for index, _ in found}
        to_come = [p for i, p in enumerate(node.parts) if i not in met and not self._later(child, p)]
        absent = [shapes(part)[0] for part in to_come if must(part)]
        free = [part for part in to_come if isinstance(part, Node)]
        target = slips.meant(child, options, absent or free)
        if target is None or (self.unwrapped(child, options) and not likeness(child, target)[0]):
            target = self._typed(child, options)
        if target is None:
            return None
        slips.mend(child, target)
        return self.home(child, node)

    def _typed(self, child: etree._Element, options: Sequence[Shape]) -> Shape | None:
        """The one class of a child's name, where the child has the attribute that makes it one."""
        same = [
            o
            for o in options
            if o.tag == name_of(child) and any(child.get(qualified(k)) is not None for k in o.fixed)
        ]
        return same[0] if len(same) == 1 else None

    def _later(self, child: etree._Element, part: Slot | Node) -> bool:
        """Whether a part stands among the elements after a child."""
        options = list(part.kinds.values()) if isinstance(part, Slot) else []
        for other in child.itersiblings(tag=etree.Element):
            if best(other, options) or (isinstance(part, Node) and other.tag == f"{TEI}{part.tag}"):
                return True
        return False

    def unwrapped(self, item: etree._Element | None, options: Iterable[Shape]) -> Shape | None:
        """The part that holds an element (None: text) that stands without it."""
        for option in options:
            node = option.node if isinstance(option, ElementSpec) else option
            if item is None:
                if option.mixed if isinstance(option, ElementSpec) else option.text and needed(option):
                    return option
            elif self.home(item, node) or (
                isinstance(option, ElementSpec) and option.mixed and best(item, option.mixed.kinds.values())
            ):
                return option
        return None

    def anywhere(self, child: etree._Element) -> Shape | None:
        """The class or wrapper that an element is somewhere in the document type."""
        found: Shape | None = best(child, self.schema.values())
        if found is None and child.tag in {f"{TEI}{tag}" for tag in self.wrappers}:
            found = self.wrappers[name_of(child)]
        return found

    def places(self, target: Shape) -> list[str]:
        """The tags of the elements that may hold a class or wrapper."""
        if isinstance(target, Node):
            return [
                f"<{n.tag}>"
                for n in [self.schema.root.node, *inner(self.schema.root.node)]
                if any(p is target for p in n.parts)
            ]
        found = []
        for spec in self.schema.values():
            for node in [spec.node, *inner(spec.node)]:
                if any(
                    isinstance(part, Slot) and any(k is target for k in part.kinds.values())
                    for part in node.parts
                ):
                    found.append(tag_of(spec) if node is spec.node else f"<{node.tag}>")
        return list(dict.fromkeys(found))

    def flows_at(self, element: etree._Element) -> bool:
        """Whether an element of the root's structure holds the text of the document."""
        return any(node.tag == name_of(element) and node.flows for node in inner(self.schema.root.node))


def shapes(part: Slot | Node) -> list[Shape]:
    """What an element can be that stands for a part."""
    return list(part.kinds.values()) if isinstance(part, Slot) else [part]


def inner(node: Node) -> list[Node]:
    """The nodes below a node."""
    return [n for part in node.parts if isinstance(part, Node) for n in (part, *inner(part))]
