"""Tables: what a document type looks like once its classes are compiled; walked by all generic code."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import TypeAdapter

from annotate.element import Aside, Block, Check, Counted, Element, Inline, Pattern, Pointing, Pooled

OWN = ("id", "resp", "cert", "evidence")
"""The fields of an annotation that a span has as fields of its own."""


@dataclass(frozen=True)
class AttributeSpec:
    """A field that is one string: its name in JSON, its place in TEI, and what it may hold."""

    field: str
    name: str
    required: bool
    doc: str
    values: tuple[str, ...] | None = None
    pattern: Pattern | None = None
    pointing: Pointing | None = None
    pooled: Pooled | None = None
    counted: Counted | None = dataclasses.field(default=None, compare=False)
    default: str | None = None
    """What it is where it is left out."""
    annotation: Any = dataclasses.field(default=None, compare=False, repr=False)
    """The type of the field where its class has more to ask of a value than the rest of this says."""

    @property
    def example(self) -> str:
        """A value it may have, as TEI writes it; nothing where any will do."""
        if self.values:
            return self.values[0]
        if self.pooled:
            return f"#{self.pooled.prefix}1"
        example = self.pattern.example if self.pattern else ""
        if not (self.pointing and example):
            return example
        items = example.split()
        items += [f"c{i + 2}" for i in range(self.pointing.least - len(items))]
        return " ".join(f"#{item}" for item in items)

    def refuses(self, value: str) -> str:
        """Why the class refuses a value, or nothing."""
        if self.annotation is None:
            return ""
        from pydantic import ValidationError

        try:
            self._accepts.validate_python(value)
        except ValidationError as error:
            return error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        return ""

    @cached_property
    def _accepts(self) -> TypeAdapter[Any]:
        from pydantic import TypeAdapter

        return TypeAdapter(self.annotation)


@dataclass(frozen=True)
class Slot:
    """A field that holds elements: the kinds it admits, how many, and whether text may stand among them."""

    field: str
    name: str
    kinds: Mapping[str, ElementSpec] = dataclasses.field(repr=False)
    """Not shown: kinds hold one another, and a type shown whole would have no end."""
    text: bool
    many: bool
    required: bool
    doc: str


@dataclass
class Node:
    """One step of TEI structure below an element: a wrapper tag, or the element itself.

    ``attributes`` maps TEI attribute names to specs, ``parts`` holds slots and inner nodes in
    document order, ``text`` is the field whose string is the node's text, ``pool`` the texts kept
    here once for all elements that point to them.
    """

    tag: str
    fixed: dict[str, str] = field(default_factory=dict)
    always: bool = False
    attributes: dict[str, AttributeSpec] = field(default_factory=dict)
    parts: list[Slot | Node] = field(default_factory=list)
    text: AttributeSpec | None = None
    pool: Pooled | None = None

    @cached_property
    def flows(self) -> bool:
        """Whether text of the document stands at or below it."""
        return any(
            any(spec.block or spec.inline for spec in part.kinds.values())
            if isinstance(part, Slot)
            else part.flows
            for part in self.parts
        )

    def slots(self) -> Iterator[Slot]:
        """The slots at or below this node, in document order."""
        for part in self.parts:
            yield from (part,) if isinstance(part, Slot) else part.slots()

    def fields(self) -> Iterator[str]:
        """The names of all model fields that live at or below this node."""
        yield from (spec.field for spec in self.attributes.values())
        if self.text:
            yield self.text.field
        for part in self.parts:
            if isinstance(part, Slot):
                yield part.field
            else:
                yield from part.fields()


@dataclass
class ElementSpec:
    """One element class, compiled: what the generic code knows of it."""

    cls: type[Element]
    name: str
    kind: str
    doc: str
    node: Node
    attributes: dict[str, AttributeSpec]
    slots: dict[str, Slot]
    checks: tuple[Check, ...]

    @property
    def across(self) -> str:
        """What happens to it at a border it crosses: ``split`` or ``drop``."""
        return getattr(self.cls, "across", "drop")

    @property
    def tag(self) -> str:
        """The TEI element name."""
        return self.node.tag

    @property
    def fixed(self) -> Mapping[str, str]:
        """The TEI attributes whose value makes the class what it is."""
        return self.node.fixed

    @property
    def block(self) -> bool:
        """Whether it holds whole lines."""
        return issubclass(self.cls, Block)

    @property
    def inline(self) -> bool:
        """Whether it stands inside a line."""
        return issubclass(self.cls, Inline)

    @property
    def aside(self) -> bool:
        """Whether it stands beside the text."""
        return issubclass(self.cls, Aside)

    @cached_property
    def mixed(self) -> Slot | None:
        """The slot in which text may stand, if there is one; it is then the only slot."""
        return next((slot for slot in self.slots.values() if slot.text), None)

    @cached_property
    def admits(self) -> dict[str, tuple[Slot, ElementSpec]]:
        """Per kind, the first slot that takes it and the class it has there."""
        found: dict[str, tuple[Slot, ElementSpec]] = {}
        for slot in self.slots.values():
            for kind, spec in slot.kinds.items():
                found.setdefault(kind, (slot, spec))
        return found

    @cached_property
    def plain(self) -> tuple[tuple[str, str], ...]:
        """The attributes that a span keeps in its ``attrs``: field and JSON name."""
        return tuple((a.field, a.name) for a in self.attributes.values() if a.field not in OWN)

    @cached_property
    def pointers(self) -> tuple[str, ...]:
        """The names of the attributes that point at other elements."""
        return tuple(a.name for a in self.attributes.values() if a.pointing and a.field != "resp")


@dataclass
class Schema(Mapping[str, ElementSpec]):
    """The compiled classes of one document type, by class name, root first."""

    root: ElementSpec
    specs: dict[str, ElementSpec]

    def __getitem__(self, name: str) -> ElementSpec:
        return self.specs[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.specs)

    def __len__(self) -> int:
        return len(self.specs)

    @cached_property
    def kinds(self) -> dict[str, tuple[ElementSpec, ...]]:
        """Per kind, the classes that spell it: one, or two where its place decides the tag."""
        found: dict[str, tuple[ElementSpec, ...]] = {}
        for spec in self.specs.values():
            found[spec.kind] = (*found.get(spec.kind, ()), spec)
        return found

    @cached_property
    def pointers(self) -> dict[str, tuple[str, ...]]:
        """Per kind, the names of the attributes that point at other elements."""
        named = {
            kind: [name for spec in specs for name in spec.pointers] for kind, specs in self.kinds.items()
        }
        return {kind: tuple(dict.fromkeys(names)) for kind, names in named.items()}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Per kind its precedence: blocks, outer first, then inline kinds in the order of ``Phrase``."""
        queue, seen = [self.root], {self.root.name}
        for spec in queue:
            for slot in spec.slots.values():
                fresh = [child for child in slot.kinds.values() if child.name not in seen]
                seen |= {child.name for child in fresh}
                queue += fresh
        layered = sorted(queue, key=lambda spec: spec.inline + 2 * spec.aside)
        kinds = dict.fromkeys(spec.kind for spec in layered)
        return {kind: place for place, kind in enumerate(kinds)}

    @cached_property
    def inner(self) -> dict[str, ElementSpec]:
        """The inline classes by kind."""
        return {spec.kind: spec for spec in self.specs.values() if spec.inline}

    @cached_property
    def asides(self) -> dict[str, ElementSpec]:
        """The classes that stand beside the text, by kind."""
        return {spec.kind: spec for spec in self.specs.values() if spec.aside}

    def step(self, spec: ElementSpec) -> str:
        """A class as an XPath step from its parent: its tag and fixed attributes, and no class more exact."""
        step = f"tei:{spec.tag}{predicates(spec.fixed)}"
        for other in self.specs.values():
            if other.tag == spec.tag and set(spec.fixed.items()) < set(other.fixed.items()):
                more = {name: value for name, value in other.fixed.items() if name not in spec.fixed}
                step += f"[not({' and '.join(f'@{name}={value!r}' for name, value in more.items())})]"
        return step

    def context(self, spec: ElementSpec) -> str:
        """The elements of a class wherever they stand, as an XPath pattern.

        Parts of the header of the same tag are none: the ``p`` of a ``publicationStmt`` is no paragraph.
        """
        step = self.step(spec)
        wrappers = (chain for other in self.specs.values() for chain in _chains(other.node))
        tags = {other.tag for other in self.specs.values()}
        parents: dict[str, None] = {}
        for tag, *above in wrappers:
            if tag == spec.tag:
                # As far up as a tag that says by itself that this is the header.
                ends = next((i for i, name in enumerate(above, 1) if name not in tags), len(above))
                parents["/".join(f"parent::tei:{name}" for name in above[:ends])] = None
        return step + "".join(f"[not({parent})]" for parent in parents)

    def path_of(self, field: str) -> str:
        """The XPath, from the root element, of where TEI first keeps a field of the root; prefix ``tei``."""
        for steps, node in _nodes(self.root.node, ""):
            if node.text and node.text.field == field:
                return steps
            for name, attribute in node.attributes.items():
                if attribute.field == field:
                    return f"{steps}/@{name}"
        raise KeyError(field)

    @cached_property
    def text_path(self) -> str:
        """The XPath, from the root element, of what holds the text."""
        return next(steps for steps, node in _nodes(self.root.node, "") if any(map(_flow, node.parts)))


def predicates(fixed: Mapping[str, str]) -> str:
    """The XPath predicates for attributes with these values."""
    return "".join(f"[@{name}='{value}']" for name, value in fixed.items())


def _chains(node: Node, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The tag of every node and pooled text below a node, with the tags around it, innermost first."""
    inside = (node.tag, *above)
    if node.pool:
        yield (node.pool.tag, *inside)
        if node.pool.inner:
            yield (node.pool.inner, node.pool.tag, *inside)
    for part in node.parts:
        if isinstance(part, Node):
            yield (part.tag, *inside)
            yield from _chains(part, inside)


def _nodes(node: Node, steps: str) -> Iterator[tuple[str, Node]]:
    """A node and all below it, each with its XPath steps."""
    yield steps.removeprefix("/"), node
    for part in node.parts:
        if isinstance(part, Node):
            fixed = "".join(f"[@{name}='{value}']" for name, value in part.fixed.items() if ":" not in name)
            yield from _nodes(part, f"{steps}/tei:{part.tag}{fixed}")


def _flow(part: Slot | Node) -> bool:
    return isinstance(part, Slot) and any(spec.block or spec.inline for spec in part.kinds.values())
