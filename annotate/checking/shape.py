"""Shape: whether a tree is as its document type asks, told fast and without a reason.

libxml2 compiles the regular expression of a value anew for every value it meets, which is nine
tenths of the time of a validation. So the schema is used here without them, and every distinct
value is judged once in the life of the process.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lxml import etree

from annotate.checking.relations import xpath
from annotate.checking.values import refusal
from annotate.document import Document
from annotate.schema import AttributeSpec, Node, relaxng, schema_of

MOST = 50_000
"""How many values of one attribute are remembered."""
_RNG = "{http://relaxng.org/ns/structure/1.0}"


class _Value(NamedTuple):
    """The values of one attribute or text, and those known to be right."""

    select: etree.XPath
    spec: AttributeSpec
    right: set[str]


def fits(tree: etree._Element, root: type[Document]) -> bool:
    """Whether a tree has the shape of its document type."""
    return bool(_lean(root).validate(tree)) and all(_right(tree, value) for value in _values(root))


def _right(tree: etree._Element, value: _Value) -> bool:
    """Whether all values of one attribute may stand."""
    there: set[str] = {item if isinstance(item, str) else item.text or "" for item in value.select(tree)}
    for given in there - value.right:
        if refusal(value.spec, given):
            return False
        if len(value.right) >= MOST:
            value.right.clear()
        value.right.add(given)
    return True


@cache
def _lean(root: type[Document]) -> etree.RelaxNG:
    """The schema with every value but the fixed ones taken for any text."""
    grammar = etree.fromstring(relaxng.render(schema_of(root)).encode())
    for data in list(grammar.iter(f"{_RNG}data")):
        text = etree.Element(f"{_RNG}text")
        parent = data.getparent()
        if parent is not None:
            parent.replace(data, text)
    return etree.RelaxNG(grammar)


@cache
def _values(root: type[Document]) -> tuple[_Value, ...]:
    """The values that :func:`_lean` lets pass unseen."""
    schema = schema_of(root)
    by_name: dict[str, dict[AttributeSpec, list[str]]] = {}
    found: dict[str, AttributeSpec] = {}
    for spec in schema.values():
        context = f"//{schema.context(spec)}"
        for name, attribute in spec.node.attributes.items():
            if _told(attribute):
                by_name.setdefault(name, {}).setdefault(attribute, []).append(context)
        start = "" if spec is schema.root else context
        for part in spec.node.parts:
            if isinstance(part, Node):
                found |= _inner(part, start)
    for name, specs in by_name.items():
        alike = len({(relaxng.pattern_of(spec), spec.pattern, spec.pooled) for spec in specs}) == 1
        for attribute, contexts in specs.items():
            for path in ["//tei:*"] if alike else contexts:
                found[f"{path}/@{name}"] = attribute
    return tuple(_Value(xpath(path, smart_strings=False), spec, set()) for path, spec in found.items())


def _inner(node: Node, start: str) -> dict[str, AttributeSpec]:
    """The values in the wrappers below an element, by path."""
    fixed = "".join(f"[@{name}='{value}']" for name, value in node.fixed.items())
    path = f"{start}/tei:{node.tag}{fixed}".removeprefix("/" if not start else "")
    found = {f"{path}/@{name}": spec for name, spec in node.attributes.items() if _told(spec)}
    if node.text and _told(node.text):
        found[f"{path}"] = node.text
    for part in node.parts:
        if isinstance(part, Node):
            found |= _inner(part, path)
    return found


def _told(attribute: AttributeSpec) -> bool:
    """Whether a value has a form that the lean schema does not ask for."""
    return bool(attribute.pattern or attribute.pointing or attribute.pooled) and not attribute.values
