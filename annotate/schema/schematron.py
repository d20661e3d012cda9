"""Schematron: what a grammar cannot say: the checks of the classes, ids given once, pointers that lead on.

ISO Schematron with XPath 1.0 (``queryBinding="xslt"``), so that every implementation runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from annotate.regex import regex
from annotate.schema import TEI_NAMESPACE, AttributeSpec, ElementSpec, Node, Schema
from annotate.schema.relaxng import define_of

SUFFIX = "sch"
SCH = "http://purl.oclc.org/dsdl/schematron"
PLACE = regex(r"\{([^{}]*)\}")
"""Where a sentence shows a value: the XPath that gives it, in braces."""


class Assertion(NamedTuple):
    """One test on some elements: ``test`` is true when all is well.

    ``before`` is the XPath of what test and sentence call ``$before``; paths in braces in the
    sentence stand for their values.
    """

    pattern: str
    context: str
    name: str
    test: str
    says: str
    level: str = "error"
    before: str = ""

    def write(self, rule: etree._Element) -> None:
        """Add the assertion to a Schematron rule, with the variable it needs."""
        if self.before and rule.find(f"{{{SCH}}}let") is None:
            rule.insert(0, etree.Element(f"{{{SCH}}}let", name="before", value=self.before))
        test = etree.SubElement(rule, f"{{{SCH}}}assert", test=self.test, role=self.level)
        test.text, *rest = PLACE.split(self.says)
        for path, text in zip(rest[::2], rest[1::2], strict=True):
            value = etree.SubElement(test, f"{{{SCH}}}value-of", select=path)
            value.tail = text


def render(schema: Schema) -> str:
    """The Schematron of a document type."""
    top = etree.Element(f"{{{SCH}}}schema", queryBinding="xslt", nsmap={None: SCH})
    _add(top, "title", f"A {schema.root.kind} document: what its elements have to do with one another")
    _add(top, "ns", prefix="tei", uri=TEI_NAMESPACE)
    patterns: dict[str, etree._Element] = {}
    for made in assertions(schema):
        if made.pattern not in patterns:
            pattern = patterns[made.pattern] = _add(top, "pattern", id=made.pattern)
            _add(pattern, "rule", context=made.context)
        rule = patterns[made.pattern][0]
        made.write(rule)
        rule[-1].set("id", made.name)
    return etree.tostring(top, encoding="unicode", pretty_print=True)


def assertions(schema: Schema) -> Iterator[Assertion]:
    """Everything the Schematron of a document type asserts; those of one pattern share their context."""
    names: set[str] = set()
    for spec in schema.values():
        for check in spec.checks:
            pattern = define_of(spec, schema)
            # A check of two classes (a clause in prose, a clause in a list) has one name; ids are unique.
            name = f"{check.name}.{pattern}" if check.name in names else check.name
            names.add(check.name)
            yield Assertion(
                pattern,
                schema.context(spec),
                name,
                check.test,
                check.says,
                check.level,
                _before(spec, schema) if "$before" in check.test + check.says else "",
            )
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
    yield from _kinds(schema)
    yield from _chains()
    for spec in schema.values():
        for field, places in repeated(spec.node).items():
            first, *others = places
            yield Assertion(
                f"same.{field}", f"tei:{spec.tag}", f"{field}-differs",
                " and ".join(f"{first} = {other}" for other in others),
                f"The {field} is told twice, and they differ: make {' and '.join(places)} equal.",
            )  # fmt: skip


def _chains() -> Iterator[Assertion]:
    """The pieces of what is written in pieces lead to one another."""
    for name, back in (("next", "prev"), ("prev", "next")):
        other = f"//tei:*[@xml:id = substring-after(current()/@{name}, '#')]"
        yield Assertion(
            f"chain.{name}",
            f"tei:*[@{name}][@xml:id]",
            f"chain-{name}",
            f"not({other}) or {other}/@{back} = concat('#', @xml:id)",
            f'{name} leads to a piece that does not point back: give that piece {back}="#{{@xml:id}}".',
        )


def _kinds(schema: Schema) -> Iterator[Assertion]:
    """That pointers lead to the kinds they may lead to."""
    for spec in schema.values():
        for name, attribute in spec.node.attributes.items():
            to = attribute.pointing.to if attribute.pointing else ()
            if to:
                steps = " or ".join(f"self::{schema.context(s)}" for kind in to for s in schema.kinds[kind])
                met = f"//tei:*[contains(concat(' ', current()/@{name}, ' '), concat(' #', @xml:id, ' '))]"
                pattern = f"{define_of(spec, schema)}.{name}"
                yield Assertion(
                    pattern,
                    f"{schema.context(spec)}[@{name}]",
                    f"pointer-kind.{pattern}",
                    f"not({met}[not({steps})])",
                    f"The {name} of a {spec.kind} leads to a {' or '.join(to)}: point to one.",
                )


def _before(spec: ElementSpec, schema: Schema) -> str:
    """The element of the same kind that comes before in the document."""
    kinds = " or ".join(f"self::{schema.context(other)}" for other in schema.kinds[spec.kind])
    return f"(preceding::tei:*[{kinds}] | ancestor::tei:*[{kinds}])[last()]"


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


def repeated(node: Node) -> dict[str, list[str]]:
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
    child = etree.SubElement(parent, f"{{{SCH}}}{tag}", attributes)
    child.text = text
    return child
