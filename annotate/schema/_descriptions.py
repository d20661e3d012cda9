"""Descriptions: what a customisation of TEI says of each of its elements and attributes."""

from __future__ import annotations

from annotate.schema import AttributeSpec, Node, Schema


def of_tags(schema: Schema) -> dict[str, dict[str, None]]:
    """What is said of every tag: the classes it spells, and what parts of the header keep."""
    found: dict[str, dict[str, None]] = {}

    def walk(node: Node, top: bool, doc: str, kind: str) -> None:
        kept = ", ".join(dict.fromkeys(node.fields()))
        said = f"{kind}: {doc}" if top else f"In {kind}, it keeps what is known as: {kept}."
        found.setdefault(node.tag, {})[said] = None
        if node.pool:
            for tag in filter(None, (node.pool.tag, node.pool.inner)):
                found.setdefault(tag, {})[f"In {kind}, it keeps a text to which annotations point."] = None
        for part in node.parts:
            if isinstance(part, Node):
                walk(part, False, doc, kind)

    for spec in schema.values():
        walk(spec.node, True, " ".join(spec.doc.replace("``", "").split()), spec.kind)
    return found


def of_attributes(schema: Schema) -> dict[tuple[str, str], str]:
    """What is said of every attribute, by tag and name."""
    found: dict[tuple[str, str], str] = {}

    def sentence(attribute: AttributeSpec) -> str:
        doc = attribute.doc or (attribute.pattern.doc if attribute.pattern else "")
        return f"{doc[0].upper()}{doc[1:].rstrip('.')}." if doc else ""

    def walk(node: Node) -> None:
        for name, attribute in node.attributes.items():
            found.setdefault((node.tag, name), sentence(attribute))
        for part in node.parts:
            if isinstance(part, Node):
                walk(part)

    for spec in schema.values():
        walk(spec.node)
    return found
