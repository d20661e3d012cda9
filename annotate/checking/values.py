"""Values: what is wrong with the attributes of an element, and with elements that hold one string."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from typing import Any

from lxml import etree

from annotate.checking import spacing, vocabulary
from annotate.checking.recognition import name_of, plain, qualified
from annotate.element import Pattern, Pooled
from annotate.schema import AttributeSpec, ElementSpec, Node, Schema
from annotate.schema.relaxng import demanded, pattern_of, pool_ids

_WESTERN = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


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
        lacking = [
            key
            for key, attribute in node.attributes.items()
            if demanded(node, attribute, top) and key not in given
        ]
        lacking += [key for key in node.fixed if key not in given]
        for key in [key for key in given if key not in known]:
            meant = self._meant(key, given, known, lacking)
            if meant:
                self.say(
                    element,
                    "attribute",
                    f"{what[0].upper()}{what[1:]} has no attribute {key}.",
                    f"Did you mean {meant}?",
                    attribute=key,
                    repair=meant,
                    rename=True,
                )
                del element.attrib[qualified(key)]
                element.set(qualified(meant), given[key])
                given[meant] = given.pop(key)
                lacking = [name for name in lacking if name != meant]
            else:
                self._unknown(element, key, known, what)
        for key in () if element in self.slips and len(given) <= len(node.fixed) else lacking:
            self._missing(element, key, node, what, spec)
        for key, value in given.items():
            if key in node.fixed:
                if value != node.fixed[key]:
                    self.say(
                        element,
                        "value",
                        f'{key}="{value}" cannot stand in <{node.tag}>.',
                        f'Write {key}="{node.fixed[key]}".',
                        attribute=key,
                        repair=node.fixed[key],
                    )
            elif key in node.attributes:
                self.value(element, key, node.attributes[key], value, spec)

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
        if attribute is None:
            value, doc = node.fixed[key], ""
            where["repair"] = value
        else:
            before = self.last.get((spec.name if spec else "", key), "")
            head, _, tail = before.rpartition(".")
            follows = (
                f"{head}.{int(tail) + 1}".lstrip(".")
                if tail.isdecimal() and tail.isascii() and len(tail) < 9
                else ""
            )
            value = follows or (
                attribute.pattern.example if attribute.pattern else (attribute.values or ("…",))[0]
            )
            value = self._free(element, value) if key == "xml:id" else value
            value = f"#{value}" if attribute.pointing or attribute.pooled else value
            doc = f", {attribute.pattern.doc}" if attribute.pattern else ""
        self.say(
            element,
            "attribute-missing",
            f"{what[0].upper()}{what[1:]} needs {key}{doc}.",
            f'Add {key}="{value}".',
            **where,
        )

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
        example = example_of(attribute)
        example = self._free(element, example) if key == "xml:id" and example else example
        fix = f'Write {key}="{repair}".' if repair else f'Such as {key}="{example}".' if example else ""
        code = (
            "pointer"
            if attribute.pointing or attribute.pooled
            else "date-impossible"
            if "no date" in why
            else "value"
        )
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
            repair, example = mended(attribute, value), example_of(attribute)
            fix = f"Write {repair}." if repair else f"Such as {example}." if example else ""
            self.say(element, "value", f"“{_short(value)}” in <{tag}> {why}.", fix, inside=0)
            element.text = None


def refusal(attribute: AttributeSpec, value: str) -> str:
    """Why TEI does not allow a value of an attribute, as the rest of a sentence; nothing where it does."""
    if attribute.pooled or attribute.pointing:
        regex = pattern_of(attribute)
        if _whole(regex, value):
            return ""
        items = value.split()
        bad = next((item for item in items if not item.startswith("#") or len(item) < 2), None)
        if not items:
            return "points to nothing"
        if bad:
            return f"is no pointer: a pointer is # and the id of an element, and {bad} is not"
        if attribute.pointing and len(items) < attribute.pointing.least:
            least = attribute.pointing.least
            return f"points to {len(items)} element; it needs {least} or more, one space apart"
        if attribute.pointing and attribute.pointing.most == 1 and len(items) > 1:
            return f"points to {len(items)} elements; it may point to one"
        if attribute.pooled:
            return f"points to no {attribute.pooled.tag}: their ids begin with {attribute.pooled.prefix}"
        return "is no list of pointers, # and an id each, one space apart"
    if attribute.values:
        return "" if value in attribute.values else f"is not one of {', '.join(attribute.values)}"
    if attribute.pattern and not _whole(attribute.pattern.regex, value):
        longest = _no_date(attribute, value)
        return longest or f"is not {attribute.pattern.doc}"
    why = attribute.refuses(value)
    return why.replace(f"{value} is no date", "is no date") if why else ""


def _no_date(attribute: AttributeSpec, value: str) -> str:
    """Why something that looks like a date is none."""
    match = re.fullmatch(r"(-?[0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", value, re.ASCII)
    if not match or not attribute.pattern or "date" not in attribute.pattern.datatypes:
        return ""
    if not 1 <= int(match[2]) <= 12:
        return f"is no date: there is no month {match[2]}"
    if match[3] and not 1 <= int(match[3]) <= 31:
        return f"is no date: there is no day {match[3]}"
    return "is no date: there is no year 0" if match[1].lstrip("-") == "0000" else ""


def mended(attribute: AttributeSpec, value: str) -> str:
    """The value that was meant where that takes no judgement: digits, blanks, a missing #; else nothing."""
    if attribute.pointing or attribute.pooled:
        items = value.split()
        tries = [" ".join(items), " ".join(f"#{item.removeprefix('#')}" for item in items)]
    else:
        western = value.translate(_WESTERN).strip()
        padded = "-".join(
            part.zfill(2) if part.isdecimal() and len(part) < 3 else part
            for part in re.split(r"[-/.]", western)
        )
        tries = [value.strip(), western, western.lower(), padded]
        if attribute.values:
            tries += get_close_matches(value, attribute.values, 1, 0.7)
    return next((one for one in tries if one != value and not refusal(attribute, one)), "")


def example_of(attribute: AttributeSpec) -> str:
    """A value an attribute may have."""
    if attribute.values:
        return attribute.values[0]
    if attribute.pooled:
        return f"#{attribute.pooled.prefix}1"
    example = attribute.pattern.example if attribute.pattern else ""
    if attribute.pointing and example:
        items = example.split()
        items += [f"c{i + 2}" for i in range(max(attribute.pointing.least - len(items), 0))]
        return " ".join(f"#{item}" for item in items)
    return example


def _whole(regex: str, value: str) -> bool:
    return _compiled(regex).fullmatch(value) is not None


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex.replace(r"\-", "-") if regex.endswith(r"\-]") else regex, re.DOTALL)


def _short(value: str) -> str:
    value = re.sub(r"\s*\n\s*", " ", value)
    return value if len(value) <= 60 else f"{value[:60]}…"


__all__ = ["Values", "example_of", "mended", "name_of", "refusal"]
