"""Homes: which part of a document type an element is, was meant to be, or belongs into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from annotate.checking.phrasing import said, series, tag_of
from annotate.checking.recognition import TEI, Shape, best, meets, name_of, plain, qualified, wrapper
from annotate.checking.refusal import refusal
from annotate.checking.slips import Slips, likeness
from annotate.element import Pooled
from annotate.schema import ElementSpec, Node, Schema, Slot
from annotate.schema.relaxng import demanded, must, needed

FAR = 200
"""How many elements after one are looked at for what is missing before."""


class Home(NamedTuple):
    """A part of a node that an element can be: its place among the parts, its slot, its class or wrapper."""

    place: int
    slot: Slot | None
    of: Shape


class Homes:
    """The parts of one document type, as homes of elements; ``pool`` gives the shape of what is kept once."""

    def __init__(self, schema: Schema, pool: Callable[[Pooled], Node]) -> None:
        self.schema, self.pool = schema, pool
        nodes = list(schema.root.node.below())
        self.wrappers = {node.tag: node for node in nodes}
        self.steps = [*nodes, *(node for spec in schema.values() for node in spec.node.below())]
        self.steps += [pool(node.pool) for node in nodes if node.pool]
        """The wrappers, those within classes, and what holds a text kept once."""

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

    def mended(self, child: etree._Element, node: Node, met: set[int], slips: Slips) -> Home | None:
        """The part a child was meant to be, where that can be told; the slip is said and mended.

        ``met`` are the parts that stand before it.
        """
        options = [shape for part in node.parts for shape in shapes(part)]
        options += [self.pool(node.pool)] if node.pool else []
        to_come = [p for i, p in enumerate(node.parts) if i not in met and not self._later(child, p)]
        absent = [shapes(part)[0] for part in to_come if must(part)]
        free = [part for part in to_come if isinstance(part, Node)]
        target = slips.meant(child, options, absent or free)
        if target is None or (self.unwrapped(child, options) and not likeness(child, target)[0]):
            target = self._typed(child, options) or self._misnamed(child, node, met)
        if target is None:
            return None
        slips.mend(child, target)
        return self.home(child, node)

    def _misnamed(self, child: etree._Element, node: Node, met: set[int]) -> Shape | None:
        """What an element is but for its name, which is that of something it is not."""
        own = self.anywhere(child)
        if own is None or not self.misfits(child, own):
            return None
        first = max(met, default=0)
        later = list(enumerate(node.parts))[first:]
        open_ = [p for i, p in later if i not in met or (isinstance(p, Slot) and p.many)]
        options = [shape for part in open_ for shape in shapes(part)]
        options += [self.pool(node.pool)] if node.pool else []
        return next((option for option in options if not self.misfits(child, option)), None)

    def instead(self, child: etree._Element, node: Node, home: Home, met: set[int]) -> Shape | None:
        """The part that is missing in a node and that an element is, but for its name, rather than what it is named."""
        if node.flows or not self.misfits(child, home.of):
            return None
        to_come = [p for i, p in enumerate(node.parts) if i not in met and i != home.place and must(p)]
        absent = [shape for part in to_come if not self._later(child, part) for shape in shapes(part)]
        return next((shape for shape in absent if not self.misfits(child, shape)), None)

    def misfits(self, child: etree._Element, shape: Shape) -> int:
        """How much in an element is not as a class or wrapper has it: attributes, children, words."""
        node = shape.node if isinstance(shape, ElementSpec) else shape
        mixed = shape.mixed if isinstance(shape, ElementSpec) else None
        names = set(map(plain, map(str, child.keys())))
        top = isinstance(shape, ElementSpec)
        due = {name for name, each in node.attributes.items() if demanded(each, top)} | node.fixed.keys()
        wrong = len(due - names) + len(names - {*node.attributes, *node.fixed})
        inside = list(child.iterchildren(etree.Element))
        if node.text:
            return wrong + len(inside) + bool(not inside and refusal(node.text, child.text or ""))
        if mixed:
            return wrong + sum(best(one, mixed.kinds.values()) is None for one in inside)
        words = said(child.text) or any(said(one.tail) for one in child)
        lacking = bool(node.parts) and not inside
        return wrong + words + lacking + sum(self.home(one, node) is None for one in inside)

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
        for other in islice(child.itersiblings(tag=etree.Element), FAR):
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
        if found is None and child.tag == f"{TEI}{name_of(child)}":
            same = [node for node in self.steps if node.tag == name_of(child)]
            found = next((node for node in same if meets(child, node.fixed.items())), (*same, None)[0])
        return found

    def places(self, target: Shape) -> list[str]:
        """The tags of the elements that may hold a class or wrapper."""
        if isinstance(target, Node):
            nodes = [node for spec in self.schema.values() for node in (spec.node, *spec.node.below())]
            return [
                f"<{node.tag}>"
                for node in nodes
                if any(part is target for part in (*node.parts, node.pool and self.pool(node.pool)))
            ]
        found = []
        for spec in self.schema.values():
            for node in (spec.node, *spec.node.below()):
                if any(
                    isinstance(part, Slot) and any(k is target for k in part.kinds.values())
                    for part in node.parts
                ):
                    found.append(tag_of(spec) if node is spec.node else f"<{node.tag}>")
        return list(dict.fromkeys(found))

    def allowed(self, node: Node) -> str:
        """What may stand in a node, as a clause of a sentence."""
        held = [shape for part in node.parts for shape in shapes(part)]
        held += [self.pool(node.pool)] if node.pool else []
        return f"here may stand {series(map(tag_of, held))}" if held else "nothing may stand here"

    def flows_at(self, element: etree._Element) -> bool:
        """Whether an element of the root's structure holds the text of the document."""
        return any(node.tag == name_of(element) and node.flows for node in self.schema.root.node.below())


def shapes(part: Slot | Node) -> list[Shape]:
    """What an element can be that stands for a part."""
    return list(part.kinds.values()) if isinstance(part, Slot) else [part]
