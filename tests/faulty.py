"""A valid document with every construct in it, and single faults made in it.

The document is written out here by hand, so that the faults do not depend on what the rules find.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from annotate.ledger import checksums

NS = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DOCUMENT = Path(__file__).with_suffix(".xml")


def valid() -> bytes:
    """The document without a fault: the one in the file, with the checksums of its text."""
    written = DOCUMENT.read_text(encoding="utf-8")
    body = written[written.index("<body>") : written.index("</body>") + 7]
    text = "".join(etree.fromstring(body).itertext())
    digest = hashlib.sha256(text.encode()).hexdigest()
    return written.replace("DIGEST", digest).replace("LINES", checksums(text) or "").encode()


class Fault(NamedTuple):
    """A single fault: its name, the file, and the extents (in characters) where it may be reported."""

    name: str
    raw: bytes
    extents: list[tuple[int, int]]
    changed: bool
    """Whether the text between the tags changed."""


MARK = ' mark="mark"'


def faults() -> list[Fault]:
    """Every fault of :data:`OPERATIONS` at every node it can be made at."""
    made: dict[str, Fault] = {}
    whole = etree.fromstring(valid())
    for operation in OPERATIONS:
        for i, element in enumerate(whole.iter(etree.Element)):
            for variant in operation(element):
                tree = copy.deepcopy(whole)
                target = next(e for k, e in enumerate(tree.iter(etree.Element)) if k == i)
                marked = variant.make(target)
                name = f"{operation.__name__} {label(element)} {variant.name}".strip()
                for n in range(2, 99):
                    if name not in made:
                        break
                    name = f"{operation.__name__} {label(element)} {variant.name} ({n})"
                made[name] = _written(name, tree, marked, whole)
    return list(made.values())


def label(element: etree._Element) -> str:
    """An element as XPath names it."""
    kind = element.get("type") or element.get("n") or ""
    return etree.QName(element).localname + (f"[{kind}]" if kind else "")


def _written(name: str, tree: etree._Element, marked: list[etree._Element], whole: etree._Element) -> Fault:
    changed = _text(tree) != _text(whole)
    if changed:
        # A change of words is known by the line of the text it is in.
        marked = [
            *marked,
            *(a for e in marked for a in e.iterancestors() if etree.QName(a).localname in BLOCKS),
        ]
    for element in marked:
        element.set("mark", "mark")
    text = etree.tostring(tree, encoding="unicode")
    extents = []
    while (at := text.find(MARK)) >= 0:
        start = text.rindex("<", 0, at)
        text = text[:at] + text[at + len(MARK) :]
        extents.append((start, _end(text, start)))
    return Fault(name, text.encode(), extents, changed)


def _end(text: str, start: int) -> int:
    """The offset after the element that begins at an offset."""
    depth = 0
    for match in re.compile(r"<(/?)[^>]*?(/?)>").finditer(text, start):
        depth += 0 if match[2] else -1 if match[1] else 1
        if depth == 0:
            return match.end()
    return len(text)


def _text(tree: etree._Element) -> str:
    return "".join("".join(t.itertext()) for t in tree.iter(f"{NS}body"))


class Variant(NamedTuple):
    """One way to make a fault at an element: returns the elements where it may be reported."""

    name: str
    make: Callable[[etree._Element], list[etree._Element]]


def swapped(name: str) -> str:
    """A name with a slip of the pen: two letters exchanged in the middle, or one doubled."""
    prefix, colon, bare = name.rpartition(":")
    for i in range(len(bare) // 2, len(bare) - 1):
        if bare[i] != bare[i + 1] and len(bare) > 2:
            return prefix + colon + bare[:i] + bare[i + 1] + bare[i] + bare[i + 2 :]
    return prefix + colon + bare + bare[-1]


def _near(element: etree._Element) -> list[etree._Element]:
    """An element, and those that point to it or into it."""
    top = element.getroottree().getroot()
    inside = [e.get(XML_ID) for e in element.iter(etree.Element) if e.get(XML_ID)]
    pointing = [
        e for e in top.iter(etree.Element) for v in e.attrib.values() for i in inside if f"#{i}" in v.split()
    ]
    return [element, *pointing]


def renamed(element: etree._Element) -> list[Variant]:
    def make(e):
        e.tag = NS + swapped(etree.QName(e).localname)
        return [e]

    return [Variant("", make)]


def unnamed(element: etree._Element) -> list[Variant]:
    def make(e):
        e.tag = NS + "hut"
        return [e]

    return [Variant("", make)] if element.getparent() is not None else []


def dropped(element: etree._Element) -> list[Variant]:
    def make(e):
        parent = e.getparent()
        following = list(e.itersiblings(etree.Element))
        marked = [parent, *_near(e)[1:], *following[:1]]
        before = e.getprevious()
        if e.tail and before is not None:
            before.tail = (before.tail or "") + e.tail
        elif e.tail:
            parent.text = (parent.text or "") + e.tail
        parent.remove(e)
        return [m for m in marked if _attached(m, parent)]

    return [Variant("", make)] if element.getparent() is not None else []


def _attached(element: etree._Element, other: etree._Element) -> bool:
    return list(element.iterancestors())[-1:] == list(other.iterancestors())[-1:] or element in list(
        other.iterancestors()
    )


def unwrapped(element: etree._Element) -> list[Variant]:
    def make(e):
        parent = e.getparent()
        following = list(e.itersiblings(etree.Element))[:1]
        pointing = _near(e)[1:]
        inner = list(e)
        etree.strip_tags(parent, "{none}none")
        e.tag = "{none}none"
        etree.strip_tags(parent, "{none}none")
        return [parent, *inner, *following, *pointing]

    return [Variant("", make)] if element.getparent() is not None else []


def doubled(element: etree._Element) -> list[Variant]:
    def make(e):
        twin = copy.deepcopy(e)
        e.addnext(twin)
        return [e, twin, *list(twin.itersiblings(etree.Element))[:1]]

    return [Variant("", make)] if element.getparent() is not None else []


def moved(element: etree._Element) -> list[Variant]:
    def first(e):
        parent = e.getparent()
        others = list(parent)
        tail, e.tail = e.tail, None
        before = e.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        parent.insert(0, e)
        return [e, *others]

    def into(e):
        home = e.getparent().getparent()
        tail, e.tail = e.tail, None
        before = e.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            e.getparent().text = (e.getparent().text or "") + (tail or "")
        home.insert(len(home), e)
        return [e, home]

    made = []
    if element.getparent() is not None and element.getprevious() is not None:
        made.append(Variant("first", first))
    if element.getparent() is not None and element.getparent().getparent() is not None:
        made.append(Variant("out", into))
    return made


def lost(element: etree._Element) -> list[Variant]:
    def of(key):
        def make(e):
            del e.attrib[key]
            return _near(e) if key != XML_ID else [e, *_pointing(e, element.get(XML_ID))]

        return make

    return [Variant(key.split("}")[-1], of(key)) for key in element.attrib]


def _pointing(e: etree._Element, name: str | None) -> list[etree._Element]:
    top = e.getroottree().getroot()
    return [o for o in top.iter(etree.Element) for v in o.attrib.values() if f"#{name}" in v.split()]


def misspelt(element: etree._Element) -> list[Variant]:
    def of(key):
        def make(e):
            value = e.attrib.pop(key)
            namespace, brace, bare = key.rpartition("}")
            e.set(f"{namespace}{brace}{swapped(bare)}", value)
            return [e, *(_pointing(e, value) if key == XML_ID else [])]

        return make

    return [Variant(key.split("}")[-1], of(key)) for key in element.attrib]


def mistyped(element: etree._Element) -> list[Variant]:
    def of(key, value):
        def make(e):
            e.set(key, value)
            return [e, *(_pointing(e, element.get(XML_ID)) if key == XML_ID else [])]

        return make

    wrong = {
        "when": ["2024-02-30", "2024-13", "tomorrow", "2024-11-9", "٢٠٢٤-١١-٠٨", "2023-11-08", "2024-11-05"],
        "from": ["2024-11-31", "2024-11-13"],
        "to": ["2024-11-10", ""],
        "n": ["x", "٢", "", "9", "1"],
        "who": ["s1", "#s9", "#c1", ""],
        "corresp": ["#c9", "u1"],
        "target": ["#c1", "#c1 #c2 #c3 #c9", "c1 c2 c3 c4"],
        "ref": ["#nobody"],
        "next": ["#c1", "#q9"],
        "type": ["", "cluase", "section "],
        "quantity": ["forty", "40.", "٤٠"],
        "value": ["3,5"],
        "dur": ["3 months", "P3X"],
        "marks": ["some"],
        XML_ID: ["1c", "c 1", "o1x"],
        "ident": ["", "Arabic language"],
        "version": ["new"],
    }
    return [
        Variant(f"{k.split('}')[-1]}={v!r}", of(k, v))
        for k, old in element.items()
        for v in wrong.get(k, ["", "  "])
        if v != old
    ]


def worded(element: etree._Element) -> list[Variant]:
    """Words put where none may stand."""
    if etree.QName(element).localname in MIXED or len(element) == 0:
        return []

    def before(e):
        e.text = "stray words" + (e.text or "")
        return [e]

    def after(e):
        e[-1].tail = (e[-1].tail or "") + "stray words"
        return [e]

    return [Variant("before", before), Variant("after", after)]


def altered(element: etree._Element) -> list[Variant]:
    """One character of the text made another."""
    if not (element.text or "").strip() or element.getparent() is None:
        return []
    if not any(etree.QName(a).localname == "body" for a in element.iterancestors()):
        return []

    def make(e):
        e.text = e.text[:-1] + ("x" if e.text[-1] != "x" else "y")
        return [
            e,
            *[
                a
                for a in e.iterancestors()
                if etree.QName(a).localname in ("p", "item", "head", "list", "div")
            ],
        ]

    return [Variant("", make)]


def extra(element: etree._Element) -> list[Variant]:
    """An attribute or element that is not known there."""

    def attribute(e):
        e.set("colour", "red")
        return [e]

    def child(e):
        inner = etree.SubElement(e, NS + "blurb")
        inner.tail = None
        return [inner]

    return [Variant("attribute", attribute), Variant("child", child)]


MIXED = {
    "p",
    "head",
    "byline",
    "seg",
    "said",
    "rs",
    "orgName",
    "persName",
    "placeName",
    "date",
    "label",
    "ref",
    "measure",
    "num",
    "item",
    "trailer",
}
BLOCKS = {"p", "item", "head", "byline"}
OPERATIONS = (
    renamed,
    unnamed,
    dropped,
    unwrapped,
    doubled,
    moved,
    lost,
    misspelt,
    mistyped,
    worded,
    altered,
    extra,
)
