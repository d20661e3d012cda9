"""TEI: the document model as TEI P5, written from the tables of the schema and read by them.

The writer joins strings; the text stands in the file as it is, so what it leaves out is only tags.
The reader accepts nothing that could reach outside the file: every DOCTYPE is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple
from xml.parsers import expat

from lxml import etree
from pydantic import ValidationError

from annotate.document import Document
from annotate.element import XML_SPACE, Aside, Element, Pattern, Pooled
from annotate.problem import Problem, ProblemError, problems_of
from annotate.schema import TEI_NAMESPACE, AttributeSpec, ElementSpec, Node, Schema, Slot, schema_of
from annotate.source import UNHOLDABLE, SourceError

SUFFIXES = (".xml", ".tei")
DEEPEST = 200
"""How deep elements may nest; beyond it libxml2's own validation is no longer safe."""

_XML = "{http://www.w3.org/XML/1998/namespace}"
_TEI = f"{{{TEI_NAMESPACE}}}"


def write(document: Document) -> bytes:
    """The document as TEI, in UTF-8. Raises SourceError for characters that XML cannot hold."""
    written = _writer(type(document)).document(document)
    hold = UNHOLDABLE.search(written)
    if hold:
        raise SourceError(f"character U+{ord(hold[0]):04X} cannot stand in XML: remove it from the document")
    return written.encode()


def escape(text: str) -> str:
    """Text as XML content; a carriage return becomes a reference, since parsers would change it."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r", "&#13;")
    return text


def escape_attribute(text: str) -> str:
    """Text as the value of an attribute; white space other than a space becomes a reference."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


class _Plan(NamedTuple):
    """A node of the schema, prepared for writing."""

    opening: str
    closing: str
    attributes: tuple[tuple[str, str, AttributeSpec], ...]
    parts: tuple[Any, ...]
    text: AttributeSpec | None
    pool: Pooled | None
    always: bool
    flow: bool


class _Writer:
    """The plans of one schema; what changes with the document is handed from call to call."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.plans = {spec.name: self._plan(spec.node) for spec in schema.values()}

    def _plan(self, node: Node) -> _Plan:
        fixed = "".join(f' {name}="{value}"' for name, value in node.fixed.items())
        return _Plan(
            f"<{node.tag}{fixed}",
            f"</{node.tag}>",
            tuple((spec.field, f' {name}="', spec) for name, spec in node.attributes.items()),
            tuple(part if isinstance(part, Slot) else self._plan(part) for part in node.parts),
            node.text,
            node.pool,
            node.always,
            _flows(node),
        )

    def document(self, document: Document) -> str:
        pools: dict[Pooled, dict[str, str]] = {}
        root = self.schema.root
        slots: dict[str, str] = {}
        for slot in root.slots.values():
            parts: list[str] = []
            self._slot(document, slot, parts, pools, "\n      ")
            slots[slot.field] = "".join(parts)
        body = self._skeleton(document, self.plans[root.name], slots, pools, "\n")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.replace(
            "<TEI", f'<TEI xmlns="{TEI_NAMESPACE}"', 1
        )

    def _skeleton(
        self, document: Document, plan: _Plan, slots: Mapping[str, str], pools: dict[Pooled, dict[str, str]], line: str
    ) -> str:
        """The element of a node of the root, or nothing where all its fields are empty."""
        attributes = self._attributes(document, plan, pools)
        inner: list[str] = []
        deeper = "" if plan.flow and line != "\n" else f"{line}  "
        for part in plan.parts:
            if isinstance(part, Slot):
                inner.append(slots[part.field])
            elif written := self._skeleton(document, part, slots, pools, deeper):
                inner.append(f"{deeper}{written}")
        if plan.pool and plan.pool in pools:
            tag, wrap = plan.pool.tag, plan.pool.inner
            for value, name in pools[plan.pool].items():
                text = f"<{wrap}>{escape(value)}</{wrap}>" if wrap else escape(value)
                inner.append(f'{deeper}<{tag} xml:id="{name}">{text}</{tag}>')
        text = getattr(document, plan.text.field) if plan.text else None
        if text is not None:
            inner.append(escape(text))
        if not (attributes or any(inner) or text is not None or plan.always):
            return ""
        if plan.flow and any(isinstance(part, Slot) for part in plan.parts):
            inner.append(escape(document.end))
        content = "".join(inner)
        if not content:
            return f"{plan.opening}{attributes}/>"
        laid_out = deeper and text is None and content.startswith("\n")
        closing = f"{line}{plan.closing}" if laid_out else plan.closing
        return f"{plan.opening}{attributes}>{content}{closing}"

    def _attributes(self, element: Element, plan: _Plan, pools: dict[Pooled, dict[str, str]]) -> str:
        found = ""
        for field, lead, spec in plan.attributes:
            value = getattr(element, field)
            if value is None:
                continue
            if spec.pointing:
                value = "#" + value.replace(" ", " #")
            elif spec.pooled:
                pool = pools.setdefault(spec.pooled, {})
                value = "#" + pool.setdefault(value, f"{spec.pooled.prefix}{len(pool) + 1}")
            elif not value.isalnum():
                value = escape_attribute(value)
            found += f'{lead}{value}"'
        return found

    def _slot(
        self, element: Element, slot: Slot, parts: list[str], pools: dict[Pooled, dict[str, str]], line: str
    ) -> None:
        value = getattr(element, slot.field)
        for child in value if slot.many else (value,) if value is not None else ():
            if isinstance(child, str):
                parts.append(escape(child))
                continue
            spec = slot.kinds[child.kind]
            if isinstance(child, Aside):
                parts.append("\n    ")
            elif not (spec.block or spec.inline):
                parts.append(line)
            elif spec.block and child.gap:
                parts.append(escape(child.gap))
            self._element(child, self.plans[spec.name], parts, pools)

    def _element(self, element: Element, plan: _Plan, parts: list[str], pools: dict[Pooled, dict[str, str]]) -> None:
        opening = f"{plan.opening}{self._attributes(element, plan, pools)}"
        at = len(parts)
        parts.append("")
        text = getattr(element, plan.text.field) if plan.text else None
        if text is not None:
            parts.append(escape(text))
        for part in plan.parts:
            if isinstance(part, Slot):
                self._slot(element, part, parts, pools, "")
            else:
                self._element(element, part, parts, pools)
        if len(parts) == at + 1:
            parts[at] = f"{opening}/>"
        else:
            parts[at] = f"{opening}>"
            parts.append(plan.closing)


def _flows(node: Node) -> bool:
    """Whether the text of the document stands at or below a node of the root."""
    for part in node.parts:
        if isinstance(part, Slot):
            if any(spec.block or spec.inline for spec in part.kinds.values()):
                return True
        elif _flows(part):
            return True
    return False


@cache
def _writer(root: type[Document]) -> _Writer:
    return _Writer(schema_of(root))


def parse_xml(raw: bytes) -> etree._Element:
    """The root of an XML file, read so that nothing outside the file is touched.

    Raises ProblemError when it is not well-formed, has a DOCTYPE, or nests too deep.
    """
    if any("<!DOCTYPE".encode(encoding) in raw for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        _refuse_doctype(raw)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False, remove_blank_text=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        says = (error.msg or "it is not XML").split(", line")[0]
        raise ProblemError([Problem("xml", f"This is not well-formed XML: {says}.", "error", line, column)]) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ProblemError([Problem("doctype", _DOCTYPE, "error", 1, 1)])
    return root


_DOCTYPE = "The file has a DOCTYPE, which can hide text and reach outside the file: remove it."


def _refuse_doctype(raw: bytes) -> None:
    """Raise ProblemError with its place if there is a DOCTYPE (and not just its name in a comment)."""
    parser = expat.ParserCreate()

    def found(*_: Any) -> None:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        raise ProblemError([Problem("doctype", _DOCTYPE, "error", line, column)])

    def begun(*_: Any) -> None:
        raise StopIteration

    parser.StartDoctypeDeclHandler = found
    parser.StartElementHandler = begun
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, StopIteration):
        return


def read(raw: bytes, root: type[Document] | None = None) -> Document:
    """The document a TEI file holds; what it says beyond the model is left out.

    Raises ProblemError when it cannot be told losslessly; see :func:`examine` for what is left out.
    """
    document, findings = examine(parse_xml(raw), root or _default())
    if document is None:
        raise ProblemError([finding.problem for finding in findings if finding.problem.level == "error"])
    return document


def _default() -> type[Document]:
    from annotate import genres

    return genres.load("news").root


class Finding(NamedTuple):
    """A problem and the element it is about."""

    problem: Problem
    element: etree._Element | None


def examine(tree: etree._Element, root: type[Document]) -> tuple[Document | None, list[Finding]]:
    """Read a TEI tree by the tables of a genre: the document, or None, and every finding on the way.

    An error means that the tree is no such document; a warning names what the document leaves out.
    """
    reader = _Reader(schema_of(root), tree)
    fields = reader.document(tree)
    if any(finding.problem.level == "error" for finding in reader.findings):
        return None, reader.findings
    try:
        return root.model_validate(fields), reader.findings
    except ValidationError as error:
        return None, [*reader.findings, *(Finding(problem, None) for problem in problems_of(error))]


class _Reader:
    """One reading of one tree: the white space still to be placed, the pooled texts, the problems."""

    def __init__(self, schema: Schema, tree: etree._Element) -> None:
        self.schema = schema
        self.findings: list[Finding] = []
        self.space = ""
        self.pools: dict[str, str] = {
            name: "".join(element.itertext())
            for pooled in {a.pooled for spec in schema.values() for a in spec.attributes.values() if a.pooled}
            for element in tree.iter(f"{_TEI}{pooled.tag}")
            if (name := element.get(f"{_XML}id"))
        }

    def say(self, element: etree._Element, code: str, message: str, level: Any = "error") -> None:
        self.findings.append(Finding(Problem(code, message, level, element.sourceline or 0), element))

    def document(self, tree: etree._Element) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": self.schema.root.kind}
        if tree.tag != f"{_TEI}{self.schema.root.tag}":
            self.say(tree, "root", f"The root is <{name_of(tree)}>; a {self.schema.root.kind} document is a TEI element"
                     f' in the namespace {TEI_NAMESPACE}.')
            return fields
        self._node(tree, self.schema.root.node, fields, 1)
        fields["end"] = self.space
        return fields

    def _node(self, element: etree._Element, node: Node, fields: dict[str, Any], depth: int) -> None:
        """Read an element of the root's structure, or an element whose fields stand in wrappers."""
        self._attributes(element, node, fields)
        flow = _flows(node) and any(isinstance(part, Slot) for part in node.parts)
        if node.text and len(element) == 0:
            fields.setdefault(node.text.name, element.text or "")
        elif flow:
            self._space(element, element.text)
        reached = 0
        for child in element:
            if not isinstance(child.tag, str):
                self._beside(child)
            elif node.pool and name_of(child) == node.pool.tag:
                pass
            elif found := self._slot(child, node, reached):
                reached, slot, spec = found
                self._into(child, slot, spec, fields, depth)
            elif inner := _wrapper(child, node):
                self._node(child, inner, fields, depth + 1)
            else:
                self.say(child, "beyond", f"<{name_of(child)}> is not part of a {self.schema.root.kind} document here.",
                         "error" if flow else "warning")
            if flow:
                self._space(child, child.tail)

    def _slot(self, child: etree._Element, node: Node, reached: int) -> tuple[int, Slot, ElementSpec] | None:
        """The slot that takes a child, not before the slot already reached; text order is kept."""
        slots = [part for part in node.parts if isinstance(part, Slot)]
        for i, slot in enumerate(slots):
            spec = best(child, slot.kinds.values())
            if spec is None:
                continue
            if i < reached and not spec.aside and (spec.block or spec.inline):
                self.say(child, "order", f"A {spec.kind} stands here after a {_kinds(slots[reached])}; it belongs before it.")
            return max(i, reached), slot, spec
        return None

    def _into(
        self, child: etree._Element, slot: Slot, spec: ElementSpec, fields: dict[str, Any], depth: int
    ) -> None:
        value = self._element(child, spec, depth + 1)
        if slot.many:
            fields.setdefault(slot.name, []).append(value)
        elif slot.name in fields:
            self.say(child, "once", f"There is already a {spec.kind} here; there may be one.")
        else:
            fields[slot.name] = value

    def _element(self, element: etree._Element, spec: ElementSpec, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": spec.kind}
        if depth > DEEPEST:
            self.say(element, "depth", f"Elements stand {DEEPEST} deep inside one another: remove some of them.")
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
                self._beside(child)
            elif found := best(child, slot.kinds.values()):
                content.append(self._element(child, found, depth + 1))
            elif depth > DEEPEST:
                self.say(child, "depth", f"Elements stand {DEEPEST} deep inside one another: remove some of them.")
            else:
                self.say(child, "beyond", f"<{name_of(child)}> may not stand in a {spec.kind}; its words are kept, its tag is not.",
                         "warning")
                self._mixed(child, spec, slot, content, depth + 1)
            if child.tail:
                _append(content, child.tail)

    def _space(self, element: etree._Element, text: str | None) -> None:
        if not text:
            return
        if text.strip(XML_SPACE):
            words = text.strip(XML_SPACE)[:40]
            self.say(element, "text", f"The words “{words}” stand outside every paragraph: put them into one.")
        self.space += text

    def _beside(self, node: etree._Element) -> None:
        what = "processing instruction" if isinstance(node, etree._ProcessingInstruction) else "comment"
        if isinstance(node, etree._Entity):
            self.say(node, "entity", f"The entity {node.text} is not defined: write the character itself.")
            return
        self.say(node, "beside", f"A {what} is not part of the document, and is left out.", "warning")

    def _attributes(self, element: etree._Element, node: Node, fields: dict[str, Any]) -> None:
        for name, value in element.attrib.items():
            key = str(name).replace(_XML, "xml:")
            spec = node.attributes.get(key)
            if spec is not None:
                fields.setdefault(spec.name, self._value(element, key, spec, str(value)))
            elif node.fixed.get(key) != value:
                near = get_close_matches(key, node.attributes, 1)
                hint = f"did you mean {near[0]}?" if near else f"it can have {_series(node.attributes)}."
                self.say(element, "attribute", f"<{name_of(element)}> has no attribute {key} here: {hint}", "warning")
        for key, spec in node.attributes.items():
            if spec.required and spec.name not in fields:
                what = spec.pattern.example if spec.pattern else (spec.values or ("…",))[0]
                self.say(element, "missing", f'<{name_of(element)}> needs {key}: add {key}="{"#" * bool(spec.pointing)}{what}".')

    def _value(self, element: etree._Element, key: str, spec: AttributeSpec, value: str) -> str:
        if spec.pointing:
            bare = " ".join(item.removeprefix("#") for item in value.split())
            if any(not item.startswith("#") for item in value.split()):
                self.say(element, "pointer", f'{key}="{value}" is no pointer: write #{bare.replace(" ", " #")}.')
            value = bare
        elif spec.pooled:
            found = self.pools.get(value.removeprefix("#"))
            if found is None:
                self.say(element, "pointer", f'{key}="{value}" points to nothing in this file.', "warning")
            value = value if found is None else found
        if spec.values and value not in spec.values:
            near = get_close_matches(value, spec.values, 1)
            hint = f"did you mean {near[0]}?" if near else f"it is one of {_series(spec.values)}."
            self.say(element, "value", f'{key}="{value}" is not a value of {key}: {hint}')
        elif spec.pattern and not _compiled(spec.pattern).fullmatch(value):
            self.say(element, "value", f'{key}="{value}" is not {spec.pattern.doc}, such as {spec.pattern.example}.')
        elif why := spec.refuses(value):
            self.say(element, "value", f'{key}="{value}" cannot stand: {why}.')
        return value


@cache
def _compiled(pattern: Pattern) -> re.Pattern[str]:
    return re.compile(pattern.regex, re.DOTALL)


def _series(names: Iterable[str]) -> str:
    *most, last = list(names) or ["none"]
    return f"{', '.join(most)} or {last}" if most else last


def _append(content: list[Any], text: str) -> None:
    if content and isinstance(content[-1], str):
        content[-1] += text
    else:
        content.append(text)


def best(element: etree._Element, specs: Any) -> ElementSpec | None:
    """Of several classes, the one an element is: same tag, all fixed attributes met, most of them."""
    found: ElementSpec | None = None
    tag = str(element.tag)
    for spec in specs:
        if tag == f"{_TEI}{spec.tag}" and all(element.get(_qualified(n)) == v for n, v in spec.fixed.items()):
            if found is None or len(spec.fixed) > len(found.fixed):
                found = spec
    return found


def _qualified(name: str) -> str:
    return name.replace("xml:", _XML)


def _wrapper(element: etree._Element, node: Node) -> Node | None:
    """The inner node an element is; among nodes of one tag, the one whose fixed attributes it meets."""
    there = [part for part in node.parts if isinstance(part, Node) and f"{_TEI}{part.tag}" == element.tag]
    met = [n for n in there if all(element.get(_qualified(k)) == v for k, v in n.fixed.items())]
    return (met or (there if _any_flow(there) else []) or [None])[0]


def _any_flow(nodes: list[Node]) -> bool:
    return any(_flows(node) for node in nodes)


def _kinds(slot: Slot) -> str:
    return " or ".join(slot.kinds)


def name_of(element: etree._Element) -> str:
    """The local name of an element."""
    return etree.QName(element).localname
