"""RELAX NG: the shape of a document type in XML syntax, one define per element class.

Text among elements is ``zeroOrMore(choice(text, ...))``, never ``mixed``: libxml2 validates the
first in linear time and the second in quadratic. Attribute values are told as exactly as the
classes tell them, so what this schema accepts can be read without a further look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lxml import etree

from annotate.element import NAME, Pooled
from annotate.schema import TEI_NAMESPACE, AttributeSpec, ElementSpec, Node, Schema, Slot

SUFFIX = "rng"
RNG = "http://relaxng.org/ns/structure/1.0"
_DOC = "http://relaxng.org/ns/compatibility/annotations/1.0"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def render(schema: Schema) -> str:
    """The RELAX NG of a document type, in XML syntax."""
    return etree.tostring(grammar(schema), encoding="unicode", pretty_print=True)


def grammar(schema: Schema, united: bool = True) -> etree._Element:
    """The RELAX NG of a document type as a tree.

    ``united``: classes of one tag that stand side by side are one element; else each is its own.
    """
    return _Grammar(schema, united).tree()


def define_of(spec: ElementSpec, schema: Schema) -> str:
    """The name of the define of a class: its kind, and its tag where two classes spell one kind."""
    return spec.kind if len(schema.kinds[spec.kind]) == 1 else f"{spec.kind}.{spec.tag}"


def pattern_of(attribute: AttributeSpec) -> str:
    """The regular expression of an attribute's value in TEI, as XML Schema writes it; "" for any text."""
    if attribute.pooled:
        return f"#{pool_ids(attribute.pooled)}"
    if attribute.pointing:
        least, most = attribute.pointing.least, attribute.pointing.most
        if most == 1:
            return f"#{NAME}"
        times = f"{{{max(least, 1) - 1},{'' if most is None else most - 1}}}"
        return f"#{NAME}( #{NAME}){'*' if times == '{0,}' else times}"
    # XML Schema wants a hyphen at the end of a class escaped; the other dialects do not mind.
    return re.sub(r"(?<!\\)-\]", r"\\-]", attribute.pattern.regex) if attribute.pattern else ""


def pool_ids(pooled: Pooled) -> str:
    """The regular expression of the ids in a pool."""
    return pooled.prefix.replace(".", "[.]") + r"[A-Za-z0-9_.\-]+"


def needed(node: Node) -> bool:
    """Whether a node is always written: it says so, or something in it is required."""
    if node.always or any(a.required for a in node.attributes.values()) or (node.text and node.text.required):
        return True
    return any(map(must, node.parts))


def must(part: Slot | Node) -> bool:
    """Whether a part must stand in its element."""
    return part.required if isinstance(part, Slot) else needed(part)


def demanded(attribute: AttributeSpec, top: bool) -> bool:
    """Whether an attribute must stand where its element stands.

    What has a value by default is left out of an annotation at will, but never of the header.
    """
    return attribute.required or (not top and attribute.default is not None)


def _new(tag: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{RNG}}}{tag}", attributes)
    element.extend(children)
    return element


def _said(tag: str, text: str, **attributes: str) -> etree._Element:
    element = _new(tag, **attributes)
    element.text = text
    return element


def _group(items: Sequence[etree._Element]) -> etree._Element:
    return items[0] if len(items) == 1 else _new("group", *items) if items else _new("empty")


def _choice(items: Sequence[etree._Element]) -> etree._Element:
    return items[0] if len(items) == 1 else _new("choice", *items)


class _Grammar:
    """One rendering: the tables, and the names given to contents that several classes share."""

    def __init__(self, schema: Schema, united: bool) -> None:
        self.schema, self.united = schema, united
        self.contents: dict[tuple[str, ...], tuple[str, etree._Element]] = {}
        self.unions: dict[str, etree._Element] = {}
        met = Counter(item for spec in schema.values() for item in spec.node.attributes.items())
        common = [key for key, count in met.items() if count > 2]
        names = Counter(name for name, _ in common)
        self.common = {key: f"{key[0].replace(':', '.')}.attribute" for key in common if names[key[0]] == 1}

    def tree(self) -> etree._Element:
        defines = [self._define(spec) for spec in self.schema.values()]
        shared = [_new("define", pattern, name=name) for name, pattern in self.contents.values()]
        shared += [_new("define", pattern, name=name) for name, pattern in self.unions.items()]
        shared += [
            _new("define", _new("attribute", *_value(attribute), name=tei), name=name)
            for (tei, attribute), name in self.common.items()
        ]
        top = etree.Element(
            f"{{{RNG}}}grammar", ns=TEI_NAMESPACE, datatypeLibrary=_XSD, nsmap={None: RNG, "a": _DOC}
        )
        top.append(_new("start", self._ref(self.schema.root)))
        top.extend([*defines, *shared])
        return top

    def _define(self, spec: ElementSpec) -> etree._Element:
        element = self._node(spec.node, spec)
        doc = etree.Element(f"{{{_DOC}}}documentation")
        doc.text = " ".join(spec.doc.split())
        element.insert(0, doc)
        return _new("define", element, name=define_of(spec, self.schema))

    def _ref(self, spec: ElementSpec) -> etree._Element:
        return _new("ref", name=define_of(spec, self.schema))

    def _node(self, node: Node, spec: ElementSpec) -> etree._Element:
        """The element of a node. One that is written only when it holds something may not be empty."""
        top = node is spec.node
        inside = [_new("attribute", _fixed(value), name=name) for name, value in node.fixed.items()]
        for name, attribute in node.attributes.items():
            shared = self.common.get((name, attribute)) if top else None
            pattern = _new("ref", name=shared) if shared else _new("attribute", *_value(attribute), name=name)
            inside.append(pattern if demanded(attribute, top) else _new("optional", pattern))
        inside += self._content(node, spec, filled=not (top or node.always or node.attributes))
        return _new("element", *(inside or [_new("empty")]), name=node.tag)

    def _choices(self, specs: Iterable[ElementSpec]) -> list[etree._Element]:
        """References to classes that stand side by side; those of one tag become one element.

        With no two branches of one name, libxml2 picks the branch by name instead of trying each:
        that alone is a third of the time.
        """
        tags: dict[str, list[ElementSpec]] = {}
        for spec in specs:
            tags.setdefault(spec.tag if self.united else spec.name, []).append(spec)
        return [self._ref(same[0]) if len(same) == 1 else self._union(same) for same in tags.values()]

    def _union(self, same: Sequence[ElementSpec]) -> etree._Element:
        name = ".or.".join(define_of(spec, self.schema) for spec in same)
        if name not in self.unions:
            self.unions[name] = _new("empty")  # the place is taken before the contents come back here
            ways = [_new("group", *self._node(spec.node, spec)) for spec in same]
            self.unions[name] = _new("element", _choice(ways), name=same[0].tag)
        return _new("ref", name=name)

    def _content(self, node: Node, spec: ElementSpec, filled: bool) -> list[etree._Element]:
        if node.text:
            return _value(node.text) or [_new("text")]
        parts = [_Part(self, part, spec) for part in node.parts]
        if node.pool:
            parts.append(_Part(self, node.pool, spec))
        if not filled or any(part.required for part in parts):
            return [part.pattern() for part in parts]
        ways = [
            _group([part.pattern(filled=True), *(after.pattern() for after in parts[i + 1 :])])
            for i, part in enumerate(parts)
        ]
        return [_choice(ways)] if ways else []

    def slot(self, slot: Slot, spec: ElementSpec) -> etree._Element:
        """What a slot holds once; where text may stand in it, the define that equal contents share."""
        refs = self._choices(slot.kinds.values())
        if not slot.text:
            return _choice(refs)
        key = tuple(ref.get("name", "") for ref in refs)
        if key not in self.contents:
            name = f"{define_of(spec, self.schema)}.content" if self.contents else "content"
            mixed = _new("zeroOrMore", _choice([_new("text"), *refs])) if refs else _new("text")
            self.contents[key] = name, mixed
        return _new("ref", name=self.contents[key][0])


class _Part:
    """One part of a node's content: a slot, an inner node or a pool, and how often it stands there."""

    def __init__(self, grammar: _Grammar, part: Slot | Node | Pooled, spec: ElementSpec) -> None:
        self.grammar, self.part, self.spec = grammar, part, spec
        self.many = isinstance(part, Pooled) or (isinstance(part, Slot) and part.many)
        self.required = not isinstance(part, Pooled) and must(part)

    def pattern(self, filled: bool = False) -> etree._Element:
        """The RELAX NG of it; ``filled`` when it must not be missing."""
        part = self.part
        if isinstance(part, Slot):
            once = self.grammar.slot(part, self.spec)
            if part.text:
                return once
        elif isinstance(part, Node):
            once = self.grammar._node(part, self.spec)
        else:
            once = _pool(part)
        if filled or self.required:
            how = "oneOrMore" if self.many else ""
        else:
            how = "zeroOrMore" if self.many else "optional"
        return _new(how, once) if how else once


def _pool(pooled: Pooled) -> etree._Element:
    text = _new("element", _new("text"), name=pooled.inner) if pooled.inner else _new("text")
    identity = _new("attribute", _data("string", pool_ids(pooled)), name="xml:id")
    return _new("element", identity, text, name=pooled.tag)


def _value(attribute: AttributeSpec) -> list[etree._Element]:
    """The pattern of a string; nothing where any text will do."""
    if attribute.values:
        return [_choice([_fixed(value) for value in attribute.values])]
    regex = pattern_of(attribute)
    if not regex:
        return []
    kinds: Iterable[str] = attribute.pattern.datatypes if attribute.pattern and not attribute.pointing else ()
    return [_choice([_data(kind, regex) for kind in kinds or ("string",)])]


def _fixed(value: str) -> etree._Element:
    return _said("value", value, type="string")


def _data(kind: str, regex: str) -> etree._Element:
    return _new("data", _said("param", regex, name="pattern"), type=kind)
