"""One fault at a time: what hands and programs do to a valid TEI file, without knowing any construct."""

from __future__ import annotations

import copy
import random

from lxml import etree

XML = "{http://www.w3.org/XML/1998/namespace}"


def mutate(tree: etree._Element, chance: random.Random) -> tuple[str, etree._Element]:
    """A copy of a document with one fault, or at least one change, and its name."""
    tree = copy.deepcopy(tree)
    nodes = list(tree.iter("*"))
    node = chance.choice(nodes[1:])
    kind = chance.choice(sorted(_MUTATIONS))
    _MUTATIONS[kind](node, nodes, chance)
    return f"{kind} {etree.QName(node).localname}", tree


def _drop(node, nodes, chance):
    node.getparent().remove(node)


def _duplicate(node, nodes, chance):
    twin = copy.deepcopy(node)
    for element in twin.iter("*"):
        element.attrib.pop(f"{XML}id", None)
    node.addnext(twin)


def _rename(node, nodes, chance):
    node.tag = chance.choice(nodes).tag


def _move(node, nodes, chance):
    others = [other for other in nodes if other not in set(node.iter())]
    chance.choice(others).append(node)


def _swap(node, nodes, chance):
    after = node.getnext()
    if after is not None:
        after.addnext(node)


def _unwrap(node, nodes, chance):
    parent = node.getparent()
    for child in list(node):
        node.addprevious(child)
    parent.remove(node)


def _text(node, nodes, chance):
    node.text = "words " + (node.text or "")


def _tail(node, nodes, chance):
    node.tail = (node.tail or "") + " words"


def _lose(node, nodes, chance):
    if node.attrib:
        del node.attrib[chance.choice(sorted(node.attrib))]


def _value(node, nodes, chance):
    having = [other for other in nodes if other.attrib]
    node = node if node.attrib else chance.choice(having)
    values = [
        "x",
        "",
        "#nothing",
        "2024-02-30",
        "2024-11-09",
        "1",
        *(v for other in having for v in other.attrib.values()),
    ]
    node.set(chance.choice(sorted(node.attrib)), chance.choice(values))


def _attribute(node, nodes, chance):
    donor = chance.choice([other for other in nodes if other.attrib])
    name = chance.choice([*sorted(donor.attrib), "rend"])
    node.set(name, donor.get(name, "x"))


_MUTATIONS = {
    "drop": _drop,
    "duplicate": _duplicate,
    "rename": _rename,
    "move": _move,
    "swap": _swap,
    "unwrap": _unwrap,
    "text in": _text,
    "text after": _tail,
    "lose an attribute of": _lose,
    "change a value of": _value,
    "add an attribute to": _attribute,
}
