"""Stranger: a TEI file made for another purpose, of which is told what is understood and what would be lost.

A play or a dictionary in TEI is no faulty news item. To hold each of its elements against ours
would give hundreds of lines that help nobody; so each name is told once, where it first stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from annotate.checking import vocabulary
from annotate.checking.phrasing import said, series
from annotate.checking.recognition import TEI, best, meets, name_of, plain
from annotate.problem import Finding, Level, Problem
from annotate.schema import Schema
from annotate.schema.relaxng import needed

MOST = 3
"""How many findings of one rule are told one by one."""


def strange(tree: etree._Element, schema: Schema) -> bool:
    """Whether a TEI file is none of ours: its text is not marked as ours is, and parts of our header lack."""
    root = schema.root
    if tree.tag != f"{TEI}{root.tag}":
        return False
    nodes = list(root.node.below())
    for node in (node for node in nodes if node.fixed and node.flows):
        found = tree.find(f"{TEI}{node.tag}")
        if found is None or meets(found, node.fixed.items()):
            return False
    lacking = {node.tag for node in nodes if needed(node) and tree.find(f".//{TEI}{node.tag}") is None}
    return len(lacking) > 1


def losses(tree: etree._Element, schema: Schema) -> list[Finding]:
    """What of a stranger is understood, and what is not: one finding for each name."""
    return _Losses(tree, schema).told()


def condensed(found: list[Finding]) -> list[Finding]:
    """Findings on a stranger; of many of one rule the first, and how many more there are.

    What a pointer means may stand in another file of its corpus.
    """
    counts = Counter(finding.problem.code for finding in found)
    shown: list[Finding] = []
    for code, count in counts.items():
        same = [finding for finding in found if finding.problem.code == code]
        if code.startswith("pointer"):
            same = [f._replace(problem=f.problem._replace(level="warning")) for f in same]
        if count > MOST:
            problem = same[0].problem
            says = f"{problem.message} There are {count - 1} more like it."
            same = [same[0]._replace(problem=problem._replace(message=says))]
        shown += same
    return shown


class _Losses:
    """One look at a stranger."""

    def __init__(self, tree: etree._Element, schema: Schema) -> None:
        self.tree, self.schema = tree, schema
        self.steps = {node.tag: node for node in schema.root.node.below()}
        self.known: Counter[str] = Counter()
        self.lost: dict[str, list[etree._Element]] = {}
        self.beside: dict[str, list[etree._Element]] = {}
        self.attributes: dict[str, list[etree._Element]] = {}
        for part in tree.iterchildren(etree.Element):
            step = self.steps.get(name_of(part))
            if step is None:
                self.lost.setdefault(_shown(part), []).append(part)
            elif step.flows:
                self._text(part)
            else:
                self._header(part)

    def _header(self, part: etree._Element) -> None:
        for node in part.iterchildren(etree.Element):
            if name_of(node) in self.steps:
                self._header(node)
            else:
                self.beside.setdefault(_shown(node), []).append(node)

    def _text(self, part: etree._Element) -> None:
        classes = list(self.schema.values())
        for node in part.iter(etree.Element):
            step = self.steps.get(name_of(node))
            if step is not None and step.flows:
                continue
            spec = best(node, classes)
            if spec is None:
                self.lost.setdefault(_shown(node), []).append(node)
                continue
            self.known[_shown(node)] += 1
            for name in map(plain, map(str, node.keys())):
                if name not in spec.node.attributes and name not in spec.fixed:
                    self.attributes.setdefault(name, []).append(node)

    def told(self) -> list[Finding]:
        kind = self.schema.root.kind
        known = series((f"{name} ({count})" for name, count in self.known.most_common()), "and")
        says = f"This is TEI, but no {kind} document. Of its text " + (
            f"{known} {'are' if self.known.total() > 1 else 'is'} understood."
            if known
            else "no element is understood."
        )
        fix = "Validate it as TEI with --schema tei_all.rng; to have it annotated, convert its plain text."
        return [
            Finding(Problem("foreign-tei", says, "warning", fix=fix), self.tree),
            *self._besides(),
            *(self._beyond(name, nodes) for name, nodes in self.lost.items()),
            *(self._attribute(name, nodes) for name, nodes in self.attributes.items()),
        ]

    def _besides(self) -> Iterator[Finding]:
        if self.beside:
            first = next(iter(self.beside.values()))[0]
            are, they = ("is", "It") if len(self.beside) == 1 else ("are", "They")
            names = series(self.beside, "and")
            says = f"Of the header, {names} {are} not part of a {self.schema.root.kind} document."
            yield Finding(Problem("beyond", says, "warning", fix=f"{they} would be left out."), first)

    def _beyond(self, name: str, nodes: list[etree._Element]) -> Finding:
        legal = name_of(nodes[0]) in vocabulary.elements() and str(nodes[0].tag).startswith(TEI)
        what = f"is not part of a {self.schema.root.kind} document" if legal else "is no element of TEI"
        says = f"{name} {what}{_times(nodes)}."
        level: Level = "warning" if legal else "error"
        worded = any(said(words) for node in nodes for words in node.itertext())
        fix = f"It would be left out{', and its words kept' if worded else ''}."
        fix = fix if legal else "Remove it, or correct its name."
        return Finding(Problem("beyond", says, level, fix=fix), nodes[0])

    def _attribute(self, name: str, nodes: list[etree._Element]) -> Finding:
        legal = name in vocabulary.attributes() or "{" in name
        where = series(dict.fromkeys(map(_shown, nodes)), "and")
        says = f"The attribute {name} of {where} is not understood{_times(nodes)}."
        level: Level = "warning" if legal else "error"
        fix = "It would be left out." if legal else "TEI has none of this name: remove it, or correct it."
        return Finding(Problem("attribute", says, level, fix=fix), nodes[0], name)


def _times(nodes: list[etree._Element]) -> str:
    return f" ({len(nodes)} times)" if len(nodes) > 1 else ""


def _shown(node: etree._Element) -> str:
    """An element as the file names it."""
    return f"<{node.prefix}:{name_of(node)}>" if node.prefix else f"<{name_of(node)}>"
