"""Values: what is wrong with the attributes of an element, and with elements that hold one string."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from lxml import etree

from annotate.checking import spacing, vocabulary
from annotate.checking.recognition import plain, qualified
from annotate.checking.refusal import mended, refusal
from annotate.element import Pattern, Pooled
from annotate.schema import AttributeSpec, ElementSpec, Node, Schema
from annotate.schema.relaxng import demanded, pool_ids


class Values:
    """The judge of attributes in one tree; ``say`` takes what it finds."""

    def __init__(self, say: Callable[..., None], schema: Schema) -> None:
        self.say = say
        self.schema = schema
        self.last: dict[tuple[str, str], str] = {}
        self.pools: dict[Pooled, Node] = {}
        self.ids: set[str] | None = None
        self.freed: dict[str, int] = {}
        """Per beginning of an id, the first number that may be free."""
        self.slips: set[etree._Element] = set()
        """Elements whose name was mended; what they lack besides is not told."""

    def pool(self, pooled: Pooled) -> Node:
        """The shape of an element of a pool, as tables."""
        if pooled not in self.pools:
            spec = AttributeSpec(
                "id",
                "id",
                True,
                "",
                pattern=Pattern(
                    pool_ids(pooled),
                    f"an id as texts kept here have it, {pooled.prefix} and a number",
                    f"{pooled.prefix}1",
                ),
            )
            words = AttributeSpec("words", "words", False, "")
            node = Node(pooled.tag, attributes={"xml:id": spec})
            if pooled.inner:
                node.parts.append(Node(pooled.inner, text=words, always=True))
            else:
                node.text = words
            self.pools[pooled] = node
        return self.pools[pooled]

    def attributes(
        self, element: etree._Element, node: Node, what: str, top: bool, spec: ElementSpec | None = None
    ) -> None:
        """Judge the attributes of an element: slips of the pen first, then what is missing, then values."""
        given = {plain(str(key)): str(value) for key, value in element.attrib.items()}
        known = {**node.attributes, **dict.fromkeys(node.fixed)}
        needed = [key for key, one in node.attributes.items() if demanded(one, top)]
        lacking = [key for key in (*needed, *node.fixed) if key not in given]
        for key in [key for key in given if key not in known]:
            meant = self._meant(key, given, known, lacking)
            if meant:
                self._rename(element, key, meant, what)
                given[meant] = given.pop(key)
                lacking = [name for name in lacking if name != meant]
            else:
                self._unknown(element, key, known, what)
        for key in () if element in self.slips and len(given) <= len(node.fixed) else lacking:
            self._missing(element, key, node, what, spec)
        for key, value in given.items():
            if key in node.fixed:
                self._fixed(element, key, value, node)
            elif key in node.attributes:
                self.value(element, key, node.attributes[key], value, spec)

    def _rename(self, element: etree._Element, key: str, meant: str, what: str) -> None:
        """Tell that an attribute's name is a slip, and mend it in the tree."""
        says, fix = f"{what[0].upper()}{what[1:]} has no attribute {key}.", f"Did you mean {meant}?"
        self.say(element, "attribute", says, fix, attribute=key, repair=meant, rename=True)
        value = element.attrib.pop(qualified(key))
        element.set(qualified(meant), value)

    def _fixed(self, element: etree._Element, key: str, value: str, node: Node) -> None:
        """Judge an attribute that makes an element what it is."""
        if value != (right := node.fixed[key]):
            says, fix = f'{key}="{value}" cannot stand in <{node.tag}>.', f'Write {key}="{right}".'
            self.say(element, "value", says, fix, attribute=key, repair=right)

    def _meant(self, key: str, given: dict[str, str], known: dict[str, Any], lacking: list[str]) -> str:
        """The attribute a name was meant to be."""
        free = [name for name in known if name not in given]
        legal = key in vocabulary.attributes() and key not in lacking
        near = get_close_matches(key, free, 1, 0.75 if legal else 0.6)
        if not near:
            near = [
                name for name in free if name.lower().removeprefix("xml:") == key.lower().removeprefix("xml:")
            ]
        if not near and len(lacking) == 1 and not legal:
            near = lacking
        return near[0] if near else ""

    def _unknown(self, element: etree._Element, key: str, known: dict[str, Any], what: str) -> None:
        names = ", ".join(known) or "none"
        shown = next((f"{p}:{key[len(n) + 2 :]}" for p, n in element.nsmap.items() if f"{{{n}}}" in key), key)
        legal = key in vocabulary.attributes() or "{" in key
        self.say(
            element,
            "attribute",
            f"{what[0].upper()}{what[1:]} has no attribute {shown}; it can have {names}.",
            "It is left out when the document is read." if legal else "Remove it.",
            "warning" if legal else "error",
            attribute=key,
        )

    def _missing(
        self, element: etree._Element, key: str, node: Node, what: str, spec: ElementSpec | None
    ) -> None:
        attribute = node.attributes.get(key)
        where = {"attribute": key}
        doc = f", {attribute.pattern.doc}" if attribute and attribute.pattern else ""
        if attribute is None:
            value = where["repair"] = node.fixed[key]
        else:
            example = attribute.pattern.example if attribute.pattern else (attribute.values or ("…",))[0]
            value = self._next(spec, key) or attribute.default or example
            value = self._free(element, value) if key == "xml:id" else value
            value = f"#{value}" if attribute.pointing or attribute.pooled else value
        says = f"{what[0].upper()}{what[1:]} needs {key}{doc}."
        self.say(element, "attribute-missing", says, f'Add {key}="{value}".', **where)

    def _next(self, spec: ElementSpec | None, key: str) -> str:
        """The number after the last that an element of a class had: 2.2 after 2.1; nothing where it had none."""
        head, _, tail = self.last.get((spec.name if spec else "", key), "").rpartition(".")
        if not (tail.isdecimal() and tail.isascii() and len(tail) < 9):
            return ""
        return f"{head}.{int(tail) + 1}".lstrip(".")

    def _free(self, element: etree._Element, example: str) -> str:
        """An id like an example that no element has."""
        if self.ids is None:
            root = element.getroottree().getroot()
            self.ids = {str(node.get(qualified("xml:id"))) for node in root.iter(etree.Element)}
        stem = example.rstrip("0123456789")
        number = self.freed.get(stem, 1)
        while f"{stem}{number}" in self.ids:
            number += 1
        self.freed[stem] = number + 1
        return f"{stem}{number}"

    def value(
        self,
        element: etree._Element,
        key: str,
        attribute: AttributeSpec,
        value: str,
        spec: ElementSpec | None = None,
    ) -> None:
        """Judge the value of one attribute; what cannot be understood is taken out of the tree."""
        why = refusal(attribute, value)
        if why and attribute.pointing and not refusal(attribute, unwrapped := " ".join(value.split())):
            self.say(element, spacing.CODE, "", attribute=key, repair=unwrapped)
            element.set(qualified(key), unwrapped)
            return
        if not why:
            if spec and value[-1:].isdecimal():
                self.last[spec.name, key] = value
            return
        repair = mended(attribute, value)
        example = attribute.example
        example = self._free(element, example) if key == "xml:id" and example else example
        fix = f'Write {key}="{repair}".' if repair else f'Such as {key}="{example}".' if example else ""
        code = "date-impossible" if "no date" in why else "value"
        if code == "date-impossible" and not repair:
            fix = "Write the day that the text means."
        code = "pointer" if attribute.pointing or attribute.pooled else code
        self.say(element, code, f'{key}="{_short(value)}" {why}.', fix, attribute=key, repair=repair or None)
        if repair:
            element.set(qualified(key), repair)
        elif key != "xml:id":
            del element.attrib[qualified(key)]

    def text(self, element: etree._Element, tag: str, attribute: AttributeSpec) -> None:
        """Judge an element that holds one string."""
        value = element.text or ""
        why = refusal(attribute, value)
        if why and not refusal(attribute, unwrapped := " ".join(value.split())):
            where = {"inside": 0, "length": len(value), "repair": unwrapped}
            self.say(element, spacing.CODE, "", **where)
            element.text = unwrapped
        elif why:
            repair, example = mended(attribute, value), attribute.example
            fix = f"Write {repair}." if repair else f"Such as {example}." if example else ""
            self.say(element, "value", f"“{_short(value)}” in <{tag}> {why}.", fix, inside=0)
            element.text = None


def _short(value: str) -> str:
    value = re.sub(r"\s*\n\s*", " ", value)
    return value if len(value) <= 60 else f"{value[:60]}…"
