"""Pointers: those that lead nowhere, to an element of the wrong kind, or to a piece that does not point back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from lxml import etree

from annotate.checking.phrasing import series
from annotate.checking.recognition import ID, TEI, best, plain, qualified, xpath
from annotate.problem import Finding, Problem
from annotate.schema import ElementSpec, Schema

MOST_NEAR = 2000
"""Among so many ids one is looked for that is spelled alike."""
MOST_HINTS = 100
"""For so many pointers to nothing it is looked for."""
ENDS = (("next", "prev"), ("prev", "next"))
"""The pointers between the pieces of one annotation, and those that lead back."""
Ids = Mapping[str, etree._Element]


class _Led(NamedTuple):
    """An attribute whose pointers may lead to some kinds only."""

    elements: etree.XPath
    name: str
    to: tuple[str, ...]
    kind: str


class Pointers:
    """The pointers of a document type, compiled once."""

    def __init__(self, schema: Schema) -> None:
        given = [(spec, n, a) for spec in schema.values() for n, a in spec.node.attributes.items()]
        self.names = frozenset(name for _, name, a in given if a.pointing or a.pooled)
        self.led = tuple(
            _Led(xpath(f"//{schema.context(spec)}[@{name}]"), name, a.pointing.to, spec.kind)
            for spec, name, a in given
            if a.pointing and a.pointing.to
        )
        self.classes: dict[str, list[ElementSpec]] = {}
        for spec in schema.values():
            self.classes.setdefault(f"{TEI}{spec.tag}", []).append(spec)
        self.values = xpath("//@*[starts-with(., '#')]", smart_strings=False)
        self.chained = xpath("//*[@next or @prev]")

    def gone(self, tree: etree._Element, ids: Ids) -> set[str]:
        """The ids that something points to and that are not there."""
        return {target[1:] for value in self.values(tree) for target in value.split()} - ids.keys()

    def dangling(self, tree: etree._Element, ids: Ids) -> Iterator[Finding]:
        """Pointers to nothing: one finding for each target, at the first that points to it."""
        places, pointed = self._places(tree, ids)
        loose = [name for name in ids if name not in pointed]
        told: set[tuple[etree._Element, str]] = set()
        for target, pointing in places.items():
            node, name = pointing[0]
            if (node, name) in told:
                continue
            told.add((node, name))
            near = get_close_matches(target, loose[:MOST_NEAR], 1, 0.6) if len(told) < MOST_HINTS else []
            yield Finding(_lost(node, name, target, len(pointing) - 1, near, ids), node, name)

    def _places(
        self, tree: etree._Element, ids: Ids
    ) -> tuple[dict[str, list[tuple[etree._Element, str]]], set[str]]:
        """Where each target that is not there is pointed to from; and every id that is pointed to."""
        places: dict[str, list[tuple[etree._Element, str]]] = {}
        pointed: set[str] = set()
        for node in tree.iter(f"{TEI}*"):
            for key, value in node.items():
                name = plain(str(key))
                targets = str(value).split() if name in self.names else ()
                for target in targets:
                    if target.startswith("#"):
                        pointed.add(target[1:])
                        if target[1:] not in ids:
                            places.setdefault(target[1:], []).append((node, name))
        return places, pointed

    def misled(self, tree: etree._Element, ids: Ids) -> Iterator[Finding]:
        """Pointers that lead to an element of the wrong kind: a speaker who is a date."""
        for led in self.led:
            for node in led.elements(tree):
                for target in (node.get(qualified(led.name)) or "").split():
                    found = ids.get(target[1:])
                    meant = best(found, self.classes.get(str(found.tag), ())) if found is not None else None
                    if meant is not None and meant.kind not in led.to:
                        says = f"{led.name} of a {led.kind} leads to {target}, which is a {meant.kind}."
                        fix = f"Point to a {series(led.to, 'or')}."
                        yield Finding(Problem("pointer-kind", says, fix=fix), node, led.name)

    def broken(self, tree: etree._Element, ids: Ids) -> Iterator[Finding]:
        """Pieces of one annotation that do not point back at one another."""
        for node in self.chained(tree):
            own = node.get(ID)
            for name, back in ENDS if own is not None else ():
                other = ids.get((node.get(name) or "#")[1:] or "#")
                if other is None or other.get(back) == f"#{own}":
                    continue
                if (name == "prev" and other.get(back)) or (other.get(back) or "#")[1:] not in {"", *ids}:
                    continue  # the fault is told where the other piece points
                says = f'{name}="#{other.get(ID)}" leads to a piece that does not point back.'
                yield Finding(Problem("chain", says, fix=f'Add {back}="#{own}" to it.'), node, name)


def _lost(node: etree._Element, name: str, target: str, more: int, near: Sequence[str], ids: Ids) -> Problem:
    """What is said of a pointer to nothing, to which ``more`` others point."""
    others = f", and {more} more do" if more else ""
    value = node.get(qualified(name)) or ""
    lost = [item for item in value.split() if item[1:] not in ids]
    which = f"#{target}, which is not" if len(lost) == 1 else f"{', '.join(lost)}, which are not"
    fix = "Give the id to the element that is meant, or remove the pointer."
    if near:
        line = ids[near[0]].sourceline
        fix = f"Did you mean #{near[0]}, in line {line}, to which nothing points?"
    says = f'{name}="{value}" points to {which} in this file{others}.'
    return Problem("pointer-dangling", says, fix=fix)
