"""Mutate: changes to a document that keep it a document, so that the fuzzer comes past the parser of its syntax."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from lxml import etree


def mutated(raw: bytes, target: str, seed: int) -> bytes | None:
    """The document with one to three changes, or None where it is none of the target's."""
    chance = random.Random(seed)
    try:
        if target == "tei":
            return _markup(raw, chance)
        if target in ("json", "standoff"):
            return _json(raw, chance)
    except (ValueError, etree.Error, RecursionError):
        pass
    return None


def _markup(raw: bytes, chance: random.Random) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
    tree = etree.fromstring(raw, parser)
    for _ in range(chance.randint(1, 3)):
        nodes = [*tree.iter("*")]
        chance.choice(_TREE)(chance.choice(nodes), nodes, chance)
    return etree.tostring(tree.getroottree(), encoding="UTF-8")


def _remove(node, nodes, chance):
    if node.getparent() is not None:
        node.getparent().remove(node)


def _twice(node, nodes, chance):
    if node.getparent() is not None:
        node.addnext(copy.deepcopy(node))


def _move(node, nodes, chance):
    inner = set(node.iter())
    others = [other for other in nodes if other not in inner]
    if others:
        chance.choice(others).insert(chance.randint(0, 3), node)


def _rename(node, nodes, chance):
    node.tag = chance.choice(nodes).tag


def _attribute(node, nodes, chance):
    names = sorted({str(name) for other in nodes for name in other.attrib})
    if names:
        values = [str(value) for other in nodes for value in other.attrib.values()]
        node.set(chance.choice(names), chance.choice([*values, *ODD]))


def _bare(node, nodes, chance):
    if node.attrib:
        del node.attrib[chance.choice(sorted(map(str, node.attrib)))]


def _words(node, nodes, chance):
    texts = [t for other in nodes for t in (other.text, other.tail) if t]
    words = chance.choice([*texts, *ODD]) if texts else ""
    if chance.random() < 0.5:
        node.text = words
    else:
        node.tail = words


ODD = (
    "",
    " ",
    "\n",
    "0",
    "1",
    "-1",
    "2024-02-30",
    "٣",
    "#",
    "a b",
    "\u202e",
    "\u0301",
    "x" * 200,
    "null",
    "1.1.1",
)
_TREE: tuple[Callable[..., None], ...] = (_remove, _twice, _move, _rename, _attribute, _bare, _words)


def _json(raw: bytes, chance: random.Random) -> bytes:
    value = json.loads(raw)
    for _ in range(chance.randint(1, 3)):
        places: list[tuple[Any, Any]] = []
        _places(value, places)
        if places:
            _change(*chance.choice(places), [holder[key] for holder, key in places], chance)
    return json.dumps(value, ensure_ascii=chance.random() < 0.1).encode("utf-8", "surrogatepass")


def _places(value: Any, found: list[tuple[Any, Any]]) -> None:
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        found.append((value, key))
        _places(value[key], found)


def _change(holder: Any, key: Any, values: list[Any], chance: random.Random) -> None:
    """Take one member away, double it, or give it another value, near to what it is or found elsewhere."""
    value = holder[key]
    act = chance.randint(0, 4)
    if act == 0:
        del holder[key]
    elif act == 1 and isinstance(holder, list):
        holder.insert(key, copy.deepcopy(value))
    elif act == 2 and isinstance(value, int):
        holder[key] = value + chance.choice((-1, 1, -5, 5, 1 << 40))
    elif act == 3:
        holder[key] = chance.choice([*ODD, None, True, 1.5, [], {}, 7])
    else:
        holder[key] = copy.deepcopy(chance.choice(values))
