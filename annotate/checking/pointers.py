"""Pointers: those that lead nowhere, to an element of the wrong kind, or to a piece that does not point back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from string import digits
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
FEW = 3
"""So many lost targets are told one by one where all that an attribute led to is lost."""
ENDS = (("next", "prev"), ("prev", "next"))
"""The pointers between the pieces of one annotation, and those that lead back."""
Ids = Mapping[str, etree._Element]


class _Led(NamedTuple):
    """An attribute whose pointers may lead to some kinds only."""

    elements: etree.XPath
    name: str
    to: tuple[str, ...]
    kind: str


class _Leading:
    """Where the pointers of one tree lead."""

    def __init__(self, ids: Ids) -> None:
        self.ids = ids
        self.lost: dict[str, list[tuple[etree._Element, str]]] = {}
        """Where each target that is not there is pointed to from."""
        self.pointed: set[str] = set()
        self.names: dict[object, set[str]] = {}
        """The attributes that lead to elements of a tag."""

    def add(self, node: etree._Element, name: str, target: str) -> None:
        """Note a pointer."""
        self.pointed.add(target)
        if target in self.ids:
            self.names.setdefault(self.ids[target].tag, set()).add(name)
        else:
            self.lost.setdefault(target, []).append((node, name))

    @cached_property
    def loose(self) -> list[str]:
        """Some of the ids to which nothing points."""
        return [name for name in self.ids if name not in self.pointed][:MOST_NEAR]

    @cached_property
    def nowhere(self) -> dict[str, int]:
        """How many pointers there are of each attribute that leads nowhere, and to more than a few targets."""
        somewhere = set[str]().union(*self.names.values())
        first = [pointing for pointing in self.lost.values() if pointing[0][1] not in somewhere]
        targets = Counter(pointing[0][1] for pointing in first)
        pointers = Counter({name: 0 for name, many in targets.items() if many > FEW})
        for pointing in first:
            if pointing[0][1] in pointers:
                pointers[pointing[0][1]] += len(pointing)
        return pointers

    def near(self, target: str, node: etree._Element, name: str) -> str:
        """The id that a target is a slip of, or nothing: it is that of another element, such as the attribute leads to.

        Ids of one row (``cue.1``, ``cue.2``) are near to one another, and none is a slip of the other.
        """
        row = target.rstrip(digits)
        fits = [
            one
            for one in self.loose
            if self.ids[one] is not node
            and name in self.names.get(self.ids[one].tag, {name})
            and (one.rstrip(digits) != row or row in (one, target))
        ]
        return next(iter(get_close_matches(target, fits, 1, 0.6)), "")


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
        """Pointers to nothing: one finding for each target, at the first that points to it.

        Where nothing is left of all that an attribute led to, one for them all: what held it is gone.
        """
        led = self._led(tree, ids)
        told: set[tuple[etree._Element, str]] = set()
        swept: set[str] = set()
        for target, pointing in led.lost.items():
            node, name = pointing[0]
            if (node, name) in told or name in swept:
                continue
            told.add((node, name))
            near = led.near(target, node, name) if len(told) < MOST_HINTS else ""
            many = len(pointing)
            if not near and name in led.nowhere:
                swept.add(name)
                many = led.nowhere[name]
            yield Finding(_lost(node, name, target, many - 1, near, ids), node, name)

    def _led(self, tree: etree._Element, ids: Ids) -> _Leading:
        """Where the pointers of a tree lead."""
        led = _Leading(ids)
        for node in tree.iter(f"{TEI}*"):
            for key, value in node.items():
                name = plain(str(key))
                for target in str(value).split() if name in self.names else ():
                    if target.startswith("#"):
                        led.add(node, name, target[1:])
        return led

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


def _lost(node: etree._Element, name: str, target: str, more: int, near: str, ids: Ids) -> Problem:
    """What is said of a pointer to nothing, besides which ``more`` others lead nowhere."""
    others = f", and {more} more {'do' if more > 1 else 'does'}" if more else ""
    value = node.get(qualified(name)) or ""
    lost = [item for item in value.split() if item[1:] not in ids]
    which = f"#{target}, which is not" if len(lost) == 1 else f"{', '.join(lost)}, which are not"
    fix = "Give the id to the element that is meant, or remove the pointer."
    if near:
        fix = f"Did you mean #{near}, in line {ids[near].sourceline}, to which nothing points?"
    says = f'{name}="{value}" points to {which} in this file{others}.'
    return Problem("pointer-dangling", says, fix=fix)
