"""Reader: the document that a TEI file holds, by the tables of the schema."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pydantic import ValidationError

from annotate import prolog
from annotate.checking.recognition import TEI, XML, best, name_of, plain, wrapper
from annotate.document import Document
from annotate.element import DEEPEST, XML_SPACE
from annotate.formats.tei.markup import parse_xml
from annotate.problem import Finding, Problem, ProblemError, problems_of
from annotate.schema import AttributeSpec, ElementSpec, Node, Schema, Slot, schema_of


def read(raw: bytes, root: type[Document] | None = None) -> Document:
    """The document a TEI file holds; what it says beyond the model is left out.

    Raises ProblemError when it cannot be told losslessly; see :func:`taken` for what is left out.
    """
    return _held(raw, root or _default())[0]


def taken(raw: bytes, root: type[Document] | None = None) -> tuple[Document, list[Problem]]:
    """The document a TEI file holds, and what of the file it leaves out, each with its place.

    Raises ProblemError as :func:`read` does.
    """
    root = root or _default()
    document, findings = _held(raw, root)
    if not findings:
        return document, []
    from annotate.checking.placing import numbered, placed

    tree = parse_xml(raw)  # as it was before it was mended
    order = numbered(tree)
    return document, placed(raw, examine(tree, root)[1], order)


def _held(raw: bytes, root: type[Document]) -> tuple[Document, list[Finding]]:
    """The document, and what is left out. Raises ProblemError."""
    document, findings = examine(parse_xml(raw), root)
    if document is None:
        from annotate.checking.teicheck import check_tei

        # Of a file that is no such document, the same is said wherever it is read, and where it stands.
        problems = check_tei(raw, root) or [finding.problem for finding in findings]
        errors = [problem for problem in problems if problem.level == "error"]
        raise ProblemError(errors or problems)  # TEI of another kind has no error
    return document, findings


def _default() -> type[Document]:
    from annotate import genres

    return genres.load().root


def examine(tree: etree._Element, root: type[Document]) -> tuple[Document | None, list[Finding]]:
    """Read a TEI tree by the tables of a genre: the document, or None, and every finding on the way.

    An error means that the tree is no such document; a warning names what the document leaves out.
    Where anything is not as the tables say, the tree is mended while it is diagnosed.
    """
    reader = _Reader(schema_of(root), tree)
    fields = reader.document(tree)
    findings: list[Finding] = []
    if reader.odd:
        from annotate.checking.diagnosis import diagnose

        findings = diagnose(tree, schema_of(root))
        if any(finding.problem.level == "error" for finding in findings):
            return None, findings
    try:
        return root.model_validate(fields), findings
    except ValidationError as error:
        return None, [*findings, *(Finding(problem, None) for problem in problems_of(error))]


class _Reader:
    """One reading of one tree: the white space still to be placed, the pooled texts.

    ``odd`` is set by whatever the tables do not know; :mod:`annotate.checking.diagnosis` then says what it is.
    """

    def __init__(self, schema: Schema, tree: etree._Element) -> None:
        self.schema = schema
        self.odd = False
        self.space = ""
        self.pools: dict[str, str] = {
            name: "".join(element.itertext())
            for pooled in {a.pooled for spec in schema.values() for a in spec.attributes.values() if a.pooled}
            for element in tree.iter(f"{TEI}{pooled.tag}")
            if (name := element.get(f"{XML}id"))
        }

    def document(self, tree: etree._Element) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": self.schema.root.kind}
        if tree.tag != f"{TEI}{self.schema.root.tag}":
            self.odd = True
            return fields
        fields["prolog"] = prolog.of(tree)
        self.odd |= tree.getnext() is not None
        self._node(tree, self.schema.root.node, fields, 1)
        fields["end"] = self.space
        return fields

    def _node(self, element: etree._Element, node: Node, fields: dict[str, Any], depth: int) -> None:
        """Read an element of the root's structure, or an element whose fields stand in wrappers."""
        self._attributes(element, node, fields)
        flow = node.flows and any(isinstance(part, Slot) for part in node.parts)
        if node.text:
            said = (element.text, *(child.tail for child in element))
            fields.setdefault(node.text.name, "".join(filter(None, said)))
        elif flow:
            self._space(element.text)
        reached = 0
        for child in element:
            if not isinstance(child.tag, str):
                self.odd = True
            elif node.pool and name_of(child) == node.pool.tag:
                pass
            elif found := self._slot(child, node, reached):
                reached, slot, spec = found
                self._into(child, slot, spec, fields, depth)
            elif inner := wrapper(child, node):
                self._node(child, inner, fields, depth + 1)
            else:
                self.odd = True
            if flow:
                self._space(child.tail)

    def _slot(self, child: etree._Element, node: Node, reached: int) -> tuple[int, Slot, ElementSpec] | None:
        """The slot that takes a child, not before the slot already reached; text order is kept."""
        slots = [part for part in node.parts if isinstance(part, Slot)]
        for i, slot in enumerate(slots):
            spec = best(child, slot.kinds.values())
            if spec is None:
                continue
            self.odd |= i < reached and not spec.aside and (spec.block or spec.inline)
            return max(i, reached), slot, spec
        return None

    def _into(
        self, child: etree._Element, slot: Slot, spec: ElementSpec, fields: dict[str, Any], depth: int
    ) -> None:
        value = self._element(child, spec, depth + 1)
        if slot.many:
            fields.setdefault(slot.name, []).append(value)
        elif slot.name in fields:
            self.odd = True
        else:
            fields[slot.name] = value

    def _element(self, element: etree._Element, spec: ElementSpec, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": spec.kind}
        if depth > DEEPEST:
            self.odd = True
            return fields
        if spec.block and self.space:
            fields["gap"], self.space = self.space, ""
        if spec.mixed is None:
            self._node(element, spec.node, fields, depth)
        else:
            self._attributes(element, spec.node, fields)
            content: list[Any] = []
            self._mixed(element, spec, spec.mixed, content, depth)
            fields[spec.mixed.name] = content
        return fields

    def _mixed(
        self, element: etree._Element, spec: ElementSpec, slot: Slot, content: list[Any], depth: int
    ) -> None:
        if element.text:
            _append(content, element.text)
        for child in element:
            if not isinstance(child.tag, str):
                self.odd = True
            elif found := best(child, slot.kinds.values()):
                content.append(self._element(child, found, depth + 1))
            else:
                self.odd = True
                if depth <= DEEPEST:
                    self._mixed(child, spec, slot, content, depth + 1)
            if child.tail:
                _append(content, child.tail)

    def _space(self, text: str | None) -> None:
        if text:
            self.odd |= bool(text.strip(XML_SPACE))
            self.space += text

    def _attributes(self, element: etree._Element, node: Node, fields: dict[str, Any]) -> None:
        for name, value in element.attrib.items():
            key = plain(str(name))
            spec = node.attributes.get(key)
            if spec is not None:
                fields.setdefault(spec.name, self._value(spec, str(value)))
            elif node.fixed.get(key) != value:
                self.odd = True
        for spec in node.attributes.values():
            self.odd |= spec.required and spec.name not in fields

    def _value(self, spec: AttributeSpec, value: str) -> str:
        """The value of an attribute as the class holds it; pointers lose their mark, pooled texts come home."""
        if spec.pointing:
            items = value.split()
            self.odd |= any(not item.startswith("#") for item in items)
            value = " ".join(item.removeprefix("#") for item in items)
        elif spec.pooled:
            found = self.pools.get(value.removeprefix("#"))
            self.odd |= found is None
            value = value if found is None else found
        if spec.values:
            self.odd |= value not in spec.values
        elif spec.pattern:
            self.odd |= bool(spec.refuses(value))
        return value


def _append(content: list[Any], text: str) -> None:
    if content and isinstance(content[-1], str):
        content[-1] += text
    else:
        content.append(text)
