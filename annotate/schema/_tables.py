"""Tables: what an element class looks like once it is compiled; walked by all generic code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from annotate.element import Aside, Block, Check, Counted, Element, Inline, Pattern, Pointing, Pooled

OWN = ("id", "resp", "cert", "evidence")
"""The fields of an annotation that a span has as fields of its own."""


class AttributeSpec:
    """A field that is one string: its name in JSON, its place in TEI, and what it may hold.

    Two that say the same are one; what statistics count and what functions ask for is not compared.
    """

    def __init__(
        self,
        field: str,
        name: str,
        required: bool,
        doc: str,
        values: tuple[str, ...] | None = None,
        pattern: Pattern | None = None,
        pointing: Pointing | None = None,
        pooled: Pooled | None = None,
        counted: Counted | None = None,
        default: str | None = None,
        further: tuple[Callable[[str], object], ...] = (),
    ) -> None:
        self.field = field
        self.name = name
        self.required = required
        self.doc = doc
        self.values = values
        self.pattern = pattern
        self.pointing = pointing
        self.pooled = pooled
        self.counted = counted
        self.default = default
        """What it is where it is left out."""
        self.further = further
        """What else its class asks of a value: functions that raise ValueError."""

    @property
    def _said(self) -> tuple[object, ...]:
        told = (self.field, self.name, self.required, self.doc, self.default)
        return *told, self.values, self.pattern, self.pointing, self.pooled

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AttributeSpec) and self._said == other._said

    def __hash__(self) -> int:
        return hash(self._said)

    def __repr__(self) -> str:
        return f"AttributeSpec{self._said}"

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
        if not self.pattern:
            return ""
        if not isinstance(value, str) or not re.fullmatch(self.pattern.regex, value):
            return f"it is not {self.pattern.doc}"
        try:
            for function in self.further:
                function(value)
        except ValueError as error:
            return str(error)
        return ""


class Slot:
    """A field that holds elements: the kinds it admits, how many, and whether text may stand among them."""

    def __init__(
        self,
        field: str,
        name: str,
        kinds: dict[str, ElementSpec],
        text: bool,
        many: bool,
        required: bool,
        doc: str,
    ) -> None:
        self.field = field
        self.name = name
        self.kinds = kinds
        self.text = text
        self.many = many
        self.required = required
        self.doc = doc

    def __repr__(self) -> str:
        return f"Slot({self.field!r}, text={self.text}, many={self.many}, required={self.required})"

    @cached_property
    def flows(self) -> bool:
        """Whether what it holds stands in the text of the document, or holds it."""
        return any(spec.block or spec.inline for spec in self.kinds.values())


class Node:
    """One step of TEI structure below an element: a wrapper tag, or the element itself.

    ``attributes`` maps TEI attribute names to specs, ``parts`` holds slots and inner nodes in
    document order, ``text`` is the field whose string is the node's text, ``pool`` the texts kept
    here once for all elements that point to them.
    """

    def __init__(
        self,
        tag: str,
        fixed: dict[str, str] | None = None,
        always: bool = False,
        attributes: dict[str, AttributeSpec] | None = None,
        text: AttributeSpec | None = None,
    ) -> None:
        self.tag = tag
        self.fixed = fixed or {}
        self.always = always
        self.attributes = attributes or {}
        self.parts: list[Slot | Node] = []
        self.text = text
        self.pool: Pooled | None = None

    def __repr__(self) -> str:
        return f"Node({self.tag!r}, fixed={self.fixed}, attributes={self.attributes}, parts={self.parts})"

    @cached_property
    def flows(self) -> bool:
        """Whether text of the document stands at or below it."""
        return any(part.flows for part in self.parts)

    def below(self) -> Iterator[Node]:
        """The nodes below this one, in document order."""
        for part in self.parts:
            if isinstance(part, Node):
                yield part
                yield from part.below()

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


class ElementSpec:
    """One element class, compiled: what the generic code knows of it."""

    def __init__(self, cls: type[Element], kind: str, doc: str, node: Node) -> None:
        self.cls = cls
        self.name = cls.__name__
        self.kind = kind
        self.doc = doc
        self.node = node
        self.attributes: dict[str, AttributeSpec] = {}
        self.slots: dict[str, Slot] = {}
        self.checks: tuple[Check, ...] = cls.checks

    def __repr__(self) -> str:
        return f"ElementSpec({self.name}, {self.node})"

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

    @cached_property
    def block(self) -> bool:
        """Whether it holds whole lines."""
        return issubclass(self.cls, Block)

    @property
    def titles(self) -> bool:
        """Whether its words are the title of the document."""
        return getattr(self.cls, "titles", False)

    @cached_property
    def inline(self) -> bool:
        """Whether it stands inside a line."""
        return issubclass(self.cls, Inline)

    @cached_property
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
