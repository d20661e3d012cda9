"""Recognition: which class, or which step of the header, an element of a TEI tree is."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from annotate.schema import TEI_NAMESPACE, ElementSpec, Node

XML = "{http://www.w3.org/XML/1998/namespace}"
ID = f"{XML}id"
TEI = f"{{{TEI_NAMESPACE}}}"
Shape = ElementSpec | Node
"""What an element can be: of a class, or a wrapper in the structure of the root."""


def xpath(expression: str, *, smart_strings: bool = True) -> etree.XPath:
    """An XPath of TEI, compiled."""
    return etree.XPath(expression, namespaces={"tei": TEI_NAMESPACE}, smart_strings=smart_strings)


def best(element: etree._Element, specs: Iterable[ElementSpec]) -> ElementSpec | None:
    """Of several classes, the one an element is: same tag, all fixed attributes met, most of them."""
    found: ElementSpec | None = None
    tag = str(element.tag)
    for spec in specs:
        here = tag == f"{TEI}{spec.tag}" and meets(element, spec.fixed.items())
        if here and (found is None or len(spec.fixed) > len(found.fixed)):
            found = spec
    return found


def meets(element: etree._Element, fixed: Iterable[tuple[str, str]]) -> bool:
    """Whether an element has all of some attributes."""
    return all(element.get(qualified(name)) == value for name, value in fixed)


def wrapper(element: etree._Element, node: Node) -> Node | None:
    """The inner node an element is; among nodes of one tag, the one whose fixed attributes it meets."""
    there = [part for part in node.parts if isinstance(part, Node) and f"{TEI}{part.tag}" == element.tag]
    met = [part for part in there if meets(element, part.fixed.items())]
    found = met or (there if any(part.flows for part in there) else [])
    return found[0] if found else None


def qualified(name: str) -> str:
    """An attribute name as lxml writes it."""
    return name.replace("xml:", XML)


def plain(name: str) -> str:
    """An attribute name as the file writes it."""
    return name.replace(XML, "xml:")


def name_of(element: etree._Element) -> str:
    """The local name of an element."""
    # not QName: it refuses what a namespace may hold
    return str(element.tag).rpartition("}")[2]
