"""Writer: TEI from a stream of events; no tree of models is needed, and none is built.

The text stands in the file as it is, so what the writer leaves out is only tags. The body is kept
as encoded pieces: the header stands before it, and tells of what is known only at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from annotate.document import Document
from annotate.element import Pooled
from annotate.schema import TEI_NAMESPACE, AttributeSpec, ElementSpec, Node, Schema, Slot, schema_of
from annotate.source import SourceError, unholdable
from annotate.tree import Event

_ID = ' xml:id="'
PIECE = 2_000
"""How many strings are joined and encoded at a time."""


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
    attributes: tuple[tuple[str, str, bool, Pooled | None], ...]
    parts: tuple[Any, ...]
    text: AttributeSpec | None
    pool: Pooled | None
    always: bool
    flow: bool


def _plan(node: Node) -> _Plan:
    fixed = "".join(f' {name}="{value}"' for name, value in node.fixed.items())
    return _Plan(
        f"<{node.tag}{fixed}",
        f"</{node.tag}>",
        tuple((s.name, f' {name}="', bool(s.pointing), s.pooled) for name, s in node.attributes.items()),
        tuple(part if isinstance(part, Slot) else _plan(part) for part in node.parts),
        node.text,
        node.pool,
        node.always,
        node.flows,
    )


def _lines(node: Node, line: str) -> Iterator[tuple[str, str]]:
    """Per field of the root that holds elements, the line break and the spaces that stand before each."""
    for part in node.parts:
        if isinstance(part, Slot):
            yield part.field, f"{line}  "
        else:
            yield from _lines(part, f"{line}  ")


@cache
def _plans(root: type[Document]) -> tuple[Schema, dict[str, _Plan], dict[str, str]]:
    schema = schema_of(root)
    plans = {spec.name: _plan(spec.node) for spec in schema.values()}
    return schema, plans, dict(_lines(schema.root.node, "\n"))


class Writer:
    """One document being written: :meth:`take` what stands in it, then ask for its :meth:`pieces`.

    With a ``mark`` the root has it as its id, and every other id begins with it and a dot, so that
    several documents may stand in one file.
    """

    def __init__(self, root: type[Document], mark: str = "") -> None:
        self.schema, self.plans, self.lines = _plans(root)
        self.mark = mark
        self.before = f"{mark}." if mark else ""
        self.pools: dict[str, dict[str, int]] = {}
        """Per prefix of a pool, its texts and their numbers."""
        self.slots: dict[str, list[bytes]] = {slot: [] for slot in self.schema.root.slots}
        self.asides: list[tuple[ElementSpec, Mapping[str, Any]]] = []
        self.end = ""

    def take(self, events: Iterable[Event]) -> None:
        """Write what events tell, to the last, which closes the root."""
        plans, admits = self.plans, self.schema.root.admits
        parts: list[str] = []
        stack: list[str] = []
        kept = next(iter(self.slots.values()))
        opened = beside = False
        for before, spec, values in events:
            if spec is not None:
                if spec.aside:
                    self.asides.append((spec, values))
                    beside = True
                    continue
                if not stack:
                    self._keep(parts, kept)
                    kept = self.slots[admits[spec.kind][0].field]
                plan = plans[spec.name]
                if before:
                    parts.append(escape(before))
                parts.append(f"{plan.opening}{self._attributes(values, plan)}>")
                stack.append(plan.closing)
                opened = True
            elif beside:
                beside = False
            elif not stack:
                self.end = before
            elif opened and not before:
                parts[-1] = f"{parts[-1][:-1]}/>"
                stack.pop()
                opened = False
            else:
                parts.append(f"{escape(before)}{stack.pop()}" if before else stack.pop())
                opened = False
                if len(parts) > PIECE:
                    self._keep(parts, kept)
        self._keep(parts, kept)

    def pieces(self, known: Mapping[str, Any]) -> list[bytes]:
        """The file in pieces; ``known`` is what the header says, by JSON names.

        Raises SourceError for characters that XML cannot hold.
        """
        root = self.schema.root
        for slot in root.slots.values():
            lines = [
                line
                for values in known.get(slot.name) or ()
                for line in (
                    self.lines[slot.field],
                    *self._bare(values, self.plans[slot.kinds[values["kind"]].name]),
                )
            ]
            lines += [
                line
                for spec, values in self.asides
                if spec.kind in slot.kinds
                for line in (self.lines[slot.field], *self._bare(values, self.plans[spec.name]))
            ]
            self._keep(lines, self.slots[slot.field])
        plan = self.plans[root.name]
        marked = f' xml:id="{self.mark}"' if self.mark else ""
        plan = plan._replace(opening=plan.opening.replace("<TEI", f'<TEI xmlns="{TEI_NAMESPACE}"{marked}', 1))
        lead = "" if self.mark else '<?xml version="1.0" encoding="UTF-8"?>\n'
        kept: list[bytes] = []
        parts = [f"{lead}{known['prolog']}"]
        for piece in (*self._skeleton(known, plan, "\n"), "\n"):
            if isinstance(piece, str):
                parts.append(piece)
            else:
                self._keep(parts, kept)
                kept.append(piece)
        self._keep(parts, kept)
        return kept

    def _keep(self, parts: list[str], kept: list[bytes]) -> None:
        if parts:
            kept.append(_encoded(parts))
            parts.clear()

    def _skeleton(self, known: Mapping[str, Any], plan: _Plan, line: str) -> list[str | bytes]:
        """The element of a node of the root in parts, or none where all its fields are empty."""
        attributes = self._attributes(known, plan)
        inner: list[str | bytes] = []
        deeper = "" if plan.flow and line != "\n" else f"{line}  "
        for part in plan.parts:
            if isinstance(part, Slot):
                inner += self.slots[part.field]
            elif written := self._skeleton(known, part, deeper):
                inner += [deeper, *written]
        if plan.pool and plan.pool.prefix in self.pools:
            inner += self._pool(plan.pool, deeper)
        text = known.get(plan.text.name) if plan.text else None
        if text is not None:
            inner.append(escape(text))
        if not (attributes or any(inner) or text is not None or plan.always):
            return []
        if plan.flow and any(isinstance(part, Slot) for part in plan.parts):
            inner.append(escape(self.end))
        first = next(filter(None, inner), "")
        if not first:
            return [f"{plan.opening}{attributes}/>"]
        laid_out = deeper and text is None and first[:1] in ("\n", b"\n")
        closing = f"{line}{plan.closing}" if laid_out else plan.closing
        return [f"{plan.opening}{attributes}>", *inner, closing]

    def _pool(self, pool: Pooled, line: str) -> list[bytes]:
        """The texts of a pool, each in its element."""
        parts: list[str] = []
        kept: list[bytes] = []
        for value, number in self.pools[pool.prefix].items():
            words = f"<{pool.inner}>{escape(value)}</{pool.inner}>" if pool.inner else escape(value)
            parts.append(
                f'{line}<{pool.tag} xml:id="{self.before}{pool.prefix}{number}">{words}</{pool.tag}>'
            )
            if len(parts) > PIECE:
                self._keep(parts, kept)
        self._keep(parts, kept)
        return kept

    def _attributes(self, values: Mapping[str, Any], plan: _Plan) -> str:
        found = ""
        for name, lead, pointing, pooled in plan.attributes:
            if (value := values.get(name)) is None:
                continue
            if pointing:
                pointed = value.replace(" ", f" #{self.before}") if " " in value else value
                found += f'{lead}#{self.before}{pointed}"'
            elif pooled:
                pool = self.pools.setdefault(pooled.prefix, {})
                found += f'{lead}#{self.before}{pooled.prefix}{pool.setdefault(value, len(pool) + 1)}"'
            elif self.mark and lead == _ID:
                found += f'{lead}{self.before}{value}"'
            else:
                found += f'{lead}{value if value.isalnum() else escape_attribute(value)}"'
        return found

    def _bare(self, values: Mapping[str, Any], plan: _Plan) -> list[str]:
        """An element that holds no text of the document."""
        text = values.get(plan.text.name) if plan.text else None
        inner = [escape(text)] if text is not None else []
        for part in plan.parts:
            written = self._bare(values, part)
            if part.always or written != [f"{part.opening}/>"]:
                inner += written
        opening = f"{plan.opening}{self._attributes(values, plan)}"
        return [f"{opening}>", *inner, plan.closing] if inner else [f"{opening}/>"]


def _encoded(parts: list[str]) -> bytes:
    joined = "".join(parts)
    hold = unholdable(joined)
    if hold:
        raise SourceError(f"character U+{ord(hold[0]):04X} cannot stand in XML: remove it from the document")
    return joined.encode()
