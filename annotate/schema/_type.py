"""Type: all compiled classes of one document type, and where TEI keeps what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from annotate.schema._tables import ElementSpec, Node, Slot


class Schema(Mapping[str, ElementSpec]):
    """The compiled classes of one document type, by class name, root first."""

    def __init__(self, root: ElementSpec, specs: dict[str, ElementSpec]) -> None:
        self.root = root
        self.specs = specs

    def __repr__(self) -> str:
        return f"Schema({self.root}, {list(self.specs.values())})"

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

    @cached_property
    def titling(self) -> frozenset[str]:
        """The kinds whose words are the title of a document."""
        return frozenset(spec.kind for spec in self.specs.values() if spec.titles)

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
        return next(
            steps
            for steps, node in _nodes(self.root.node, "")
            if any(isinstance(part, Slot) and part.flows for part in node.parts)
        )


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
            plain = {name: value for name, value in part.fixed.items() if ":" not in name}
            yield from _nodes(part, f"{steps}/tei:{part.tag}{predicates(plain)}")
