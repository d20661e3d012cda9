"""JSON Schema: the document model in JSON, draft 2020-12, complete in itself.

What an element may be is decided by its ``kind`` with ``if`` and ``then``, not by ``anyOf``: a
validator then reports the one fault of a nested element and not that nothing fits.
"""

from __future__ import annotations

import json
import re
from typing import Any

from annotate.declared import fields
from annotate.element import Pattern
from annotate.schema import AttributeSpec, ElementSpec, Schema, Slot

SUFFIX = "schema.json"
Fields = dict[str, Any]


def render(schema: Schema) -> str:
    """The JSON Schema of a document type."""
    rendering = _Rendering(schema)
    root = rendering.element(schema.root)
    top = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:annotate:{schema.root.kind}",
        **root,
        "$defs": {spec.name: rendering.element(spec) for spec in schema.values() if spec is not schema.root}
        | rendering.unions,
    }
    return json.dumps(top, ensure_ascii=False, indent=1) + "\n"


class _Rendering:
    """One rendering: the tables, and the unions of kinds that several slots share."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.unions: dict[str, Fields] = {}
        self._names: dict[tuple[bool, tuple[str, ...]], str] = {}

    def element(self, spec: ElementSpec) -> Fields:
        properties: Fields = {"kind": {"const": spec.kind}}
        for attribute in spec.attributes.values():
            properties[attribute.name] = _attribute(attribute)
        for name in spec.cls.spacing:
            properties[name] = _spacing(spec, name)
        for slot in spec.slots.values():
            properties[slot.name] = self._slot(slot, spec)
        required = [a.name for a in spec.attributes.values() if a.required and a.default is None]
        required += [slot.name for slot in spec.slots.values() if slot.required]
        return {
            "title": _title(spec),
            "description": " ".join(spec.doc.replace("``", "`").split()),
            "type": "object",
            "properties": properties,
            "required": ["kind", *required],
            "additionalProperties": False,
        }

    def _slot(self, slot: Slot, spec: ElementSpec) -> Fields:
        said = {"description": slot.doc} if slot.doc else {}
        one = self._union(slot, spec)
        if slot.many:
            return said | {"type": "array", "items": one} | ({"minItems": 1} if slot.required else {})
        if slot.required:
            return said | one
        return said | {"if": {"type": "null"}, "else": one}

    def _union(self, slot: Slot, spec: ElementSpec) -> Fields:
        """What one member of a slot is: a reference to a class, or to the union of several."""
        if not slot.kinds:
            return {"type": "string"}
        if len(slot.kinds) == 1 and not slot.text:
            return _ref(next(iter(slot.kinds.values())).name)
        key = slot.text, tuple(child.name for child in slot.kinds.values())
        if key not in self._names:
            name = self._names[key] = f"{spec.name}.{slot.name}"
            self.unions[name] = _text_or(_by_kind(slot)) if slot.text else _by_kind(slot)
        return _ref(self._names[key])


def _by_kind(slot: Slot) -> Fields:
    return {
        "type": "object",
        "properties": {"kind": {"enum": list(slot.kinds)}},
        "required": ["kind"],
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": _ref(child.name)}
            for kind, child in slot.kinds.items()
        ],
    }


def _text_or(union: Fields) -> Fields:
    return {"type": ["string", "object"], "if": {"type": "object"}, "then": union}


def _ref(name: str) -> Fields:
    return {"$ref": f"#/$defs/{name}"}


def _title(spec: ElementSpec) -> str:
    """A class name as words: ClauseItem is "Clause item"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", spec.name).capitalize()


def _attribute(attribute: AttributeSpec) -> Fields:
    may_lack = not attribute.required and attribute.default is None
    found: Fields = {}
    pattern = attribute.pattern
    doc = attribute.doc or (pattern.doc if pattern else "")
    if doc:
        found["description"] = f"{doc[0].upper()}{doc[1:].rstrip('.')}."
    if attribute.values:
        found["enum"] = [*attribute.values, None] if may_lack else list(attribute.values)
    else:
        found["type"] = ["string", "null"] if may_lack else "string"
    if pattern:
        found |= {"pattern": _anchored(pattern), "examples": [pattern.example]}
    if attribute.default is not None:
        found["default"] = attribute.default
    return found


def _spacing(spec: ElementSpec, name: str) -> Fields:
    field = fields(spec.cls)[name]
    pattern = next(m for m in field.marks if isinstance(m, Pattern))
    doc = field.told("description") or pattern.doc
    return {"description": doc, "type": "string", "pattern": _anchored(pattern), "default": field.default}


def _anchored(pattern: Pattern) -> str:
    """A pattern for the whole string; ``$`` would admit a line break at the end where Python runs it."""
    return rf"^(?:{pattern.regex})(?![\s\S])"
