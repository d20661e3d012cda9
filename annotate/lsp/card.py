"""Card: what an editor shows when the pointer rests on a rule that is broken, or on an element; in Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Any

from lxml import etree

from annotate import genres
from annotate.checking.layout import Layout
from annotate.checking.recognition import XML, qualified, xpath
from annotate.formats.tei import parse_xml
from annotate.problem import ProblemError
from annotate.regex import regex
from annotate.schema import ElementSpec, schema_of
from annotate.span import RULES
from annotate.validation.rulebook import rules

_MARKUP = regex(r"([\\`*_{}\[\]<>#|~])")


def plain(says: str) -> str:
    """A card for editors that show Markdown as it is written."""
    return re.sub(r"```(xml)?\n?|\*\*|`|\n---\n|\\(?=\W)", "", says)


def rule(code: str) -> str:
    """The page of a rule of validation."""
    entry = rules().get(code)
    if entry is None:
        return f"**{code}**"
    lines = [f"**{entry.code}**: {entry.name} ({entry.level})", "", entry.why]
    for title, part in (("Wrong", entry.bad), ("Right", entry.good)):
        if part:
            lines += ["", f"{title}:", "", "```xml", part, "```"]
    return "\n".join(lines)


def element(raw: bytes, layout: Layout, offset: int) -> str:
    """What the element around an offset is, who made it, and on what evidence; "" where there is nothing to say."""
    try:
        tree = parse_xml(raw)
    except ProblemError:
        return ""
    node = _around(tree, layout, offset)
    spec = _spec(node) if node is not None else None
    if node is None or spec is None:
        return ""
    lines = [f"**{spec.kind}** `<{spec.tag}>`", "", _prose(spec.doc)]
    said: dict[str, str] = {}
    for name, attribute in spec.node.attributes.items():
        value = node.get(qualified(name))
        if value is None:
            continue
        if attribute.field in ("resp", "cert", "evidence"):
            said[attribute.field] = value
        elif attribute.doc and attribute.field != "id":
            lines += ["", f'`{name}="{value}"`: {attribute.doc}']
    return "\n".join([*lines, *_made(tree, said)])


def _around(tree: etree._Element, layout: Layout, offset: int) -> etree._Element | None:
    """The innermost element that stands around an offset."""
    nodes = list(tree.iter())
    at = bisect_right(range(len(nodes)), offset, key=layout.node) - 1
    numbers = {node: i for i, node in enumerate(nodes)}
    node: etree._Element | None = nodes[at] if at >= 0 else None
    while node is not None and (not isinstance(node.tag, str) or layout.closed(numbers[node]) <= offset):
        node = node.getparent()
    return node


def _spec(node: etree._Element) -> ElementSpec | None:
    """The class of an element."""
    return next((spec for spec, is_one in _tests() if is_one(node)), None)


@cache
def _tests() -> list[tuple[ElementSpec, Any]]:
    schema = schema_of(genres.load().root)
    return [(spec, xpath(f"boolean(self::{schema.context(spec)})")) for spec in schema.values()]


def _made(tree: etree._Element, said: dict[str, str]) -> list[str]:
    """Who made an annotation, how sure it is, and the words that made the rule fire."""
    lines = []
    if who := said.get("resp", "").removeprefix("#"):
        does = RULES[who].says if who in RULES else _text(tree, who)
        sure = f" (certainty {said['cert']})" if "cert" in said else ""
        lines += ["", f"Made by `{who}`{sure}: {does}"]
    if pointer := said.get("evidence", "").removeprefix("#"):
        lines += ["", f"Evidence: {_escaped(_text(tree, pointer))}"]
    return lines


def _text(tree: etree._Element, name: str) -> str:
    """The words of the element of an id."""
    found = next((node for node in tree.iter(etree.Element) if node.get(f"{XML}id") == name), None)
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""


def _prose(doc: str) -> str:
    """A docstring as Markdown."""
    return doc.replace("``", "`")


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words)
