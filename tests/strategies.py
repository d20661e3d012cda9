"""Hypothesis strategies: arbitrary valid documents, made from the schema tables alone.

No construct is known by name: what a class declares is what is drawn, so a new element is
covered on the day it is written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import strategies as st

from annotate.document import Document
from annotate.genres import load
from annotate.schema import AttributeSpec, ElementSpec, Schema, Slot, schema_of

CHAIN = ("next", "prev")
"""The fields that join the pieces of one annotation, and so come in pairs."""
DEPTH = 6
"""How deep marks and lists stand inside one another in a drawn document."""

_HOLDABLE = st.characters(
    min_codepoint=0x20,
    exclude_categories=("Cs",),
    exclude_characters="\ufffe\uffff",
    include_characters="\t\n\r",
)
_TRICKY = st.sampled_from(
    [
        *"<>&\"'#]\r\n\t «»“”„''،؛؟١٢٣\u00a0\u200f\u202b\u2066\u0651\u064e\u0301\u0300é",
        "\r\n",
        "]]>",
        "😀",
        "👩‍🔬",
    ]
)
_WORDS = st.sampled_from(["قال الوزير", "البند الأول", "said", "Article 3", "à Genève", "2024", "«نعم»"])
texts = st.lists(st.one_of(_WORDS, _TRICKY, _HOLDABLE), max_size=6).map("".join)
"""Whatever XML can hold: Arabic, emoji, carriage returns, combining marks, markup characters."""
_filled = texts.filter(bool)
_spaces = st.text(" \t\r\n", max_size=3)


@cache
def _values(attribute: AttributeSpec) -> st.SearchStrategy[str]:
    """The values an attribute may have, as its class judges them."""
    if attribute.values:
        return st.sampled_from(attribute.values)
    if attribute.pattern is None:
        return texts
    drawn = st.from_regex(re.compile(rf"\A(?:{attribute.pattern.regex})\Z", re.ASCII)).filter(
        lambda v: len(v) < 80
    )
    return st.one_of(
        st.just(attribute.pattern.example), drawn.filter(lambda value: not attribute.refuses(value))
    )


class _Drawing:
    """One document being drawn: the ids given so far, and the pointers still to be filled."""

    def __init__(self, draw: st.DrawFn, schema: Schema) -> None:
        self.draw, self.schema = draw, schema
        self.ids: dict[str, str] = {}
        self.pointers: list[tuple[dict[str, Any], AttributeSpec]] = []
        self.pieces: dict[str, dict[str, Any]] = {}

    def chance(self, of: int = 2) -> bool:
        return self.draw(st.integers(0, of - 1)) == 0

    def element(self, spec: ElementSpec, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": spec.kind}
        for attribute in spec.attributes.values():
            if attribute.field == "id":
                if attribute.required or self.chance():
                    fields["id"] = f"id.{len(self.ids) + 1}"
                    self.ids[fields["id"]] = spec.kind
            elif attribute.required or self.chance(3):
                if attribute.field in CHAIN:
                    self.chain(fields)
                elif attribute.pointing:
                    self.pointers.append((fields, attribute))
                else:
                    fields[attribute.name] = self.draw(_values(attribute))
        for name in spec.cls.spacing:
            fields[name] = self.draw(_spaces)
        for slot in spec.slots.values():
            self.slot(slot, fields, depth)
        return fields

    def chain(self, fields: dict[str, Any]) -> None:
        """Make an element the next piece of the last one of its kind that has no next piece yet."""
        before = self.pieces.get(fields["kind"])
        if "id" in fields and before is not fields:
            if before:
                before["next"], fields["prev"] = fields["id"], before["id"]
            self.pieces[fields["kind"]] = fields

    def slot(self, slot: Slot, fields: dict[str, Any], depth: int) -> None:
        kinds = [child for child in slot.kinds.values() if depth < DEPTH or not child.inline]
        if not slot.many:
            if slot.required or self.chance():
                fields[slot.name] = self.element(self.draw(st.sampled_from(kinds)), depth + 1)
            return
        content: list[Any] = []
        most = 4 if depth < 3 else 2 if depth < DEPTH else 1
        for _ in range(self.draw(st.integers(int(slot.required), most))):
            if kinds and not (slot.text and self.chance()):
                content.append(self.element(self.draw(st.sampled_from(kinds)), depth + 1))
                if slot.text:  # white space before a block that stands among text is text, and no gap
                    content[-1].update(dict.fromkeys(slot.kinds[content[-1]["kind"]].cls.spacing, ""))
            elif slot.text and not (content and isinstance(content[-1], str)):
                content.append(self.draw(_filled))
        fields[slot.name] = content

    def point(self) -> None:
        """Let every pointer lead to elements of its kinds; where there are too few, it stays unset."""
        for fields, attribute in self.pointers:
            pointing = attribute.pointing
            assert pointing
            there = [name for name, kind in self.ids.items() if kind in pointing.to or not pointing.to]
            if len(there) >= pointing.least:
                most = max(pointing.least, min(pointing.most or 3, len(there)))
                targets = st.lists(
                    st.sampled_from(there), min_size=pointing.least, max_size=most, unique=True
                )
                fields[attribute.name] = " ".join(self.draw(targets))


def _complete(value: Any, schema: Schema) -> bool:
    """Whether an element has all pointers it must have."""
    if not isinstance(value, dict):
        return True
    return all(
        a.name in value
        for spec in schema.kinds[value["kind"]][:1]
        for a in spec.attributes.values()
        if a.pointing and a.required
    )


@st.composite
def documents(draw: st.DrawFn, genre: str = "news") -> Document:
    """An arbitrary valid document of a genre."""
    root = load(genre).root
    schema = schema_of(root)
    drawing = _Drawing(draw, schema)
    fields = drawing.element(schema.root, 0)
    drawing.point()
    for slot in schema.root.slots.values():
        if slot.many:
            fields[slot.name] = [value for value in fields[slot.name] if _complete(value, schema)]
    return root.model_validate(fields)
