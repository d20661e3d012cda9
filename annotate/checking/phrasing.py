"""Phrasing: how the parts of a document type are named in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from annotate.checking.recognition import Shape, plain
from annotate.element import XML_SPACE
from annotate.schema import Node, Slot


def tags_of(part: Slot | Node) -> set[str]:
    """The tags of the elements a part can be."""
    return {spec.tag for spec in part.kinds.values()} if isinstance(part, Slot) else {part.tag}


def said(text: str | None) -> bool:
    """Whether a text says anything: more than white space."""
    return bool(text and text.strip(XML_SPACE))


def tag_of(of: Shape) -> str:
    """The start tag of a class or wrapper, with the attributes that make it what it is."""
    return f"<{of.tag}{''.join(f' {key}={value!r}' for key, value in of.fixed.items())}>".replace("'", '"')


def has(child: etree._Element, name: str, target: Shape) -> str:
    """The start tag of an element, with the attributes of its that matter."""
    told = "".join(f' {plain(k)}="{v}"' for k, v in child.items() if plain(k) in target.fixed)
    return f"<{name}{told}>"


def sentence(says: str) -> str:
    """What is said of something, with a capital and a full stop."""
    return f"{says[0].upper()}{says[1:]}."


def a(kind: str) -> str:
    """A kind with its article: a quote, an agreement."""
    return f"an {kind}" if kind[:1] in "aeio" else f"a {kind}"


def series(names: Iterable[str], last: str = "or", most: int = 8) -> str:
    """Names in a row; of many, the first, and how many more."""
    known = list(dict.fromkeys(names))
    if len(known) > most:
        return f"{', '.join(known[: most - 2])} and {len(known) - most + 2} more"
    return f"{', '.join(known[:-1])} {last} {known[-1]}" if len(known) > 1 else "".join(known)
