"""Forms: what an element may be in one place of a document type, as tables to look up while a file is read.

Compiled once from the schema. A tag is judged once in the life of the process for every form it stands in; so
is every distinct value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from xml.parsers import expat

from annotate.checking.refusal import refusal
from annotate.document import Document
from annotate.element import Pattern, Pooled
from annotate.schema import TEI_NAMESPACE, AttributeSpec, ElementSpec, Node, Schema, Slot, schema_of
from annotate.schema.relaxng import demanded, needed, pool_ids
from annotate.schema.schematron import repeated

MOST = 50_000
"""How many values of one attribute are remembered."""
MOST_TAGS = 5_000
"""How many tags of the children of one form are remembered."""


class Value:
    """What one attribute or text may be: the values known to be right."""

    def __init__(self, spec: AttributeSpec, points: bool) -> None:
        self.spec = spec
        self.points = points
        self.to = frozenset(spec.pointing.to if spec.pointing else ())
        self.right: set[str] = set()

    def admits(self, value: str) -> bool:
        """Whether a value may stand."""
        if value in self.right:
            return True
        if refusal(self.spec, value):
            return False
        if len(self.right) >= MOST:
            self.right.clear()
        self.right.add(value)
        return True


class Tag:
    """A tag that opens an element, judged in one place: the element may stand there with these attributes."""

    __slots__ = ("at", "attributes", "empty", "form", "id", "leads", "next", "prev", "stated")

    def __init__(
        self,
        at: int,
        form: Form,
        empty: bool,
        attributes: dict[str, str],
        leads: tuple[tuple[str, frozenset[str]], ...],
        stated: tuple[tuple[int, str], ...],
    ) -> None:
        self.at = at
        """The part of its parent that it is."""
        self.form = form
        self.empty = empty
        """Whether it closes the element as well."""
        self.attributes = attributes
        told = attributes.get
        self.id, self.next, self.prev = told("xml:id", ""), told("next", ""), told("prev", "")
        self.leads = leads
        """The ids that its pointers lead to, each with the kinds it may be the id of; none for any."""
        self.stated = stated
        """What it says of fields of the root, by the number of the value."""


class Choice:
    """The parts that a child of one name can be, those with most fixed attributes first."""

    def __init__(self, options: Sequence[tuple[int, Form]]) -> None:
        self.options = sorted(options, key=lambda option: -len(option[1].fixed))

    def made(self, given: Mapping[str, str]) -> tuple[int, Form]:
        """The first whose fixed attributes are met; else the last, which then refuses them."""
        for option in self.options:
            if option[1].fixed.items() <= given.items():
                return option
        return self.options[-1]


class Form:
    """What an element may be in one place: of a class of elements, or a step of the header."""

    def __init__(
        self, kind: str, attributes: dict[str, int], required: frozenset[str], fixed: Mapping[str, str]
    ) -> None:
        self.kind = kind
        self.attributes = attributes
        """Per attribute the number of its value."""
        self.required = required
        self.fixed = fixed
        self.homes: dict[str, tuple[int, Form]] = {}
        """Per tag, the part that a child of that name is, and its form there."""
        self.choices: dict[str, Choice] = {}
        """Per tag that several parts have, which of them a child is."""
        self.worded = False
        """Whether words may stand in it: it is mixed, or holds one string."""
        self.text = -1
        """The number of the value that its text is, where it holds nothing else; else -1."""
        self.many: frozenset[int] = frozenset()
        """The parts that may stand there more than once."""
        self.needs = 0
        """The parts that must stand there, as bits."""
        self.filled = False
        """Whether it may not be empty."""
        self.flow = False
        """Whether it is what holds the text of the document."""
        self.watched = ""
        """The name of its class, where the class has checks of its own."""
        self.tags: dict[str, Tag] = {}
        """The tags that were found good for a child of it, as they stand in files, without the angle brackets."""

    def child(self, name: str, given: Mapping[str, str]) -> tuple[int, Form] | None:
        """The part that a child with this name and these attributes is, and its form; None where there is none."""
        if name in self.choices:
            return self.choices[name].made(given)
        return self.homes.get(name)


class Forms:
    """The forms of a document type; ``top`` is what holds the root element."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.values: list[Value] = []
        self._numbers: dict[AttributeSpec, int] = {}
        self._classes: dict[str, Form] = {}
        self._pointers = {
            name
            for spec in schema.values()
            for name, attribute in spec.node.attributes.items()
            if attribute.pointing or attribute.pooled
        }
        root = self._class(schema.root)
        xmlns = AttributeSpec("xmlns", "xmlns", True, "", (TEI_NAMESPACE,))
        root.attributes["xmlns"] = self._number(xmlns)
        root.required |= {"xmlns"}
        self._root = frozenset(map(self._number, schema.root.attributes.values()))
        self.alike = [self.number(field) for field in repeated(schema.root.node)]
        """The numbers of the values that stand in several places of the root, and are the same in all."""
        self.top = Form("", {}, frozenset(), {})
        self.top.homes, self.top.needs = {schema.root.tag: (0, root)}, 1

    def judged(self, parent: Form, tag: str) -> Tag | None:
        """What a tag in this parent opens; None where it may not stand there so. Raises ExpatError for half a tag."""
        empty = tag.endswith("/")
        name, given = _opened(f"<{tag}>" if empty else f"<{tag}/>")
        found = parent.child(name, given)
        if found is None:
            return None
        at, form = found
        if not (form.required <= given.keys() <= form.attributes.keys()):
            return None
        numbered = [(form.attributes[name], value) for name, value in given.items()]
        if not all(self.values[number].admits(value) for number, value in numbered):
            return None
        leads = tuple(
            (target[1:], self.values[number].to)
            for number, value in numbered
            if self.values[number].points
            for target in value.split()
        )
        stated = tuple(pair for pair in numbered if pair[0] in self._root)
        if len(parent.tags) >= MOST_TAGS:
            parent.tags.clear()
        parent.tags[tag] = Tag(at, form, empty, given, leads, stated)
        return parent.tags[tag]

    def number(self, field: str) -> int:
        """The number of the values of a field of the root."""
        return self._number(self.schema.root.attributes[field])

    def _class(self, spec: ElementSpec) -> Form:
        """The form of a class."""
        if spec.name not in self._classes:
            made = self._classes[spec.name] = self._bare(spec.node, spec.kind, top=True)
            made.watched = spec.name if spec.checks or spec.cls.judges else ""
            self._fill(made, spec.node)
        return self._classes[spec.name]

    def _bare(self, node: Node, kind: str, top: bool) -> Form:
        """The form of a node, still without children."""
        attributes = {name: self._number(spec, name) for name, spec in node.attributes.items()}
        for name, value in node.fixed.items():
            attributes[name] = self._number(AttributeSpec(name, name, True, "", (value,)))
        required = {name for name, spec in node.attributes.items() if demanded(spec, top)}
        made = Form(kind, attributes, frozenset(required | set(node.fixed)), node.fixed)
        made.filled = not (top or node.always or node.attributes)
        return made

    def _number(self, spec: AttributeSpec, name: str = "") -> int:
        if spec not in self._numbers:
            self._numbers[spec] = len(self.values)
            self.values.append(Value(spec, name in self._pointers))
        return self._numbers[spec]

    def _fill(self, form: Form, node: Node) -> None:
        """Say what a form may hold."""
        if node.text:
            form.text, form.filled, form.worded = self._number(node.text), False, True
            return
        homes: dict[str, list[tuple[int, Form]]] = {}
        many = set()
        for i, part in enumerate(node.parts):
            if isinstance(part, Slot):
                form.worded |= part.text
                form.flow |= part.flows and form.kind in ("", self.schema.root.kind)
                for spec in part.kinds.values():
                    homes.setdefault(spec.tag, []).append((i, self._class(spec)))
                many |= {i} if part.many else set()
                needs = part.required and not part.text
            else:
                inner = self._bare(part, "", top=False)
                self._fill(inner, part)
                homes.setdefault(part.tag, []).append((i, inner))
                needs = needed(part)
            form.needs |= needs << i
        if node.pool:
            many.add(len(node.parts))
            homes.setdefault(node.pool.tag, []).append((len(node.parts), self._pooled(node.pool)))
        if form.worded and len(node.parts) > 1:
            # Words among parts that have an order: no class is so, and what nobody can have proves nothing.
            form.required |= {""}
        form.many = frozenset(many)
        form.filled &= bool(homes) and not form.worded
        form.homes = {tag: options[0] for tag, options in homes.items() if len(options) == 1}
        form.choices = {tag: Choice(options) for tag, options in homes.items() if len(options) > 1}

    def _pooled(self, pooled: Pooled) -> Form:
        """The form of a text that is kept once."""
        spec = AttributeSpec("id", "id", True, "", pattern=Pattern(pool_ids(pooled), "", ""))
        words = self._number(AttributeSpec("words", "words", False, ""))
        made = Form("", {"xml:id": self._number(spec)}, frozenset(["xml:id"]), {})
        if not pooled.inner:
            made.text, made.worded = words, True
            return made
        inner = Form("", {}, frozenset(), {})
        inner.text, inner.worded = words, True
        made.needs, made.homes = 1, {pooled.inner: (0, inner)}
        return made


def _opened(tag: str) -> tuple[str, dict[str, str]]:
    """The name and the attributes of an element that is only a tag. Raises ExpatError."""
    met: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: met.append((name, given))
    parser.Parse(tag, True)
    return met[0]


@cache
def forms(root: type[Document]) -> Forms:
    """The forms of a genre, compiled once."""
    return Forms(schema_of(root))
