"""Schematron: what a grammar cannot say: the checks of the classes, ids given once, pointers that lead on.

ISO Schematron with XPath 1.0 (``queryBinding="xslt"``), so that every implementation runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from annotate.schema import TEI_NAMESPACE, AttributeSpec, Node, Schema
from annotate.schema.relaxng import define_of

SUFFIX = "sch"
_SCH = "http://purl.oclc.org/dsdl/schematron"


class Assertion(NamedTuple):
    """One test on some elements: ``test`` is true when all is well."""

    pattern: str
    context: str
    name: str
    test: str
    says: str
    level: str = "error"


def render(schema: Schema) -> str:
    """The Schematron of a document type."""
    top = etree.Element(f"{{{_SCH}}}schema", queryBinding="xslt", nsmap={None: _SCH})
    _add(top, "title", f"A {schema.root.kind} document: what its elements have to do with one another")
    _add(top, "ns", prefix="tei", uri=TEI_NAMESPACE)
    patterns: dict[str, etree._Element] = {}
    for made in assertions(schema):
        if made.pattern not in patterns:
            pattern = patterns[made.pattern] = _add(top, "pattern", id=made.pattern)
            _add(pattern, "rule", context=made.context)
        _add(patterns[made.pattern][0], "assert", made.says, id=made.name, test=made.test, role=made.level)
    return etree.tostring(top, encoding="unicode", pretty_print=True)


def assertions(schema: Schema) -> Iterator[Assertion]:
    """Everything the Schematron of a document type asserts; those of one pattern share their context."""
    for spec in schema.values():
        for check in spec.checks:
            yield Assertion(define_of(spec, schema), schema.context(spec), *check)
    yield Assertion(
        "ids", "tei:*[@xml:id]", "id-twice", "count(//@xml:id[. = current()/@xml:id]) = 1",
        "This id is given twice: rename one of the two.",
    )  # fmt: skip
    for name, attributes in _pointers(schema).items():
        single = all(a.pooled or (a.pointing and a.pointing.most == 1) for a in attributes)
        yield Assertion(
            f"pointers.{name.replace(':', '.')}", f"tei:*[@{name}]", f"pointer-{name.replace(':', '-')}",
            _one(name) if single else _several(name),
            f"{name} points to an id that is not in this file"
            + ("" if single else ", or to one twice")
            + ": give the id of the element it means.",
        )  # fmt: skip
    for spec in schema.values():
        for field, places in _repeated(spec.node).items():
            first, *others = places
            yield Assertion(
                f"same.{field}", f"tei:{spec.tag}", f"{field}-differs",
                " and ".join(f"{first} = {other}" for other in others),
                f"The {field} is told twice, and they differ: make {' and '.join(places)} equal.",
            )  # fmt: skip


def _one(name: str) -> str:
    return f"substring-after(@{name}, '#') = //@xml:id"


def _several(name: str) -> str:
    """As many ids met as there are pointers: XPath 1.0 has no way to take a list apart."""
    met = f"count(//@xml:id[contains(concat(' ', current()/@{name}, ' '), concat(' #', ., ' '))])"
    return f"{met} = string-length(@{name}) - string-length(translate(@{name}, '#', ''))"


def _pointers(schema: Schema) -> dict[str, list[AttributeSpec]]:
    """The TEI attributes that hold pointers, with their specifications."""
    found: dict[str, list[AttributeSpec]] = {}
    for spec in schema.values():
        for name, attribute in spec.node.attributes.items():
            if attribute.pointing or attribute.pooled:
                found.setdefault(name, []).append(attribute)
    return found


def _repeated(node: Node) -> dict[str, list[str]]:
    """The fields TEI keeps in several places of an element, with the paths of these places."""
    found: dict[str, list[str]] = {}
    for path, field in _paths(node, ""):
        found.setdefault(field, []).append(path)
    return {field: paths for field, paths in found.items() if len(paths) > 1}


def _paths(node: Node, steps: str) -> Iterator[tuple[str, str]]:
    yield from ((f"{steps}@{name}", attribute.field) for name, attribute in node.attributes.items())
    if node.text:
        yield steps.rstrip("/"), node.text.field
    for part in node.parts:
        if isinstance(part, Node):
            yield from _paths(part, f"{steps}tei:{part.tag}/")


def _add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_SCH}}}{tag}", attributes)
    child.text = text
    return child
