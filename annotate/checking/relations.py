"""Relations: what is wrong between elements: checks of the classes, ids, pointers, numbers, copies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from annotate.checking.checks import judges
from annotate.checking.copies import copies
from annotate.checking.pointers import Pointers
from annotate.checking.recognition import ID, plain, qualified, xpath
from annotate.checking.series import Series
from annotate.document import Document
from annotate.element import Check
from annotate.problem import Finding, Problem
from annotate.regex import regex
from annotate.schema import ElementSpec, Schema, schema_of
from annotate.schema.schematron import repeated

_HOLE = regex(r"\{([^}]*)\}")
_NUMBER = regex(r"\{@([\w:]+)\}")


class _Test:
    """A check of a class, compiled."""

    def __init__(self, check: Check, context: str) -> None:
        self.check = check
        self.failing = xpath(f"{'self::' if check.before else '//'}{context}[not({check.test})]")
        self.holes = [xpath(f"string({hole})") for hole in _HOLE.findall(check.says)]
        named = _NUMBER.search(check.says)
        self.attribute = named[1] if named else ""
        """The attribute the check is about: the first it names."""

    def told(self, node: etree._Element, **variables: Any) -> Problem:
        """The problem of a failed check, its sentence filled in and split from what to do."""
        values = iter([str(hole(node, **variables)) for hole in self.holes])
        says, _, fix = _HOLE.sub(lambda _: next(values), self.check.says).partition(": ")
        fix = f"{fix[:1].upper()}{fix[1:]}"
        return Problem(self.check.name, f"{says}." if fix else says, self.check.level, fix=fix)


class _Row(NamedTuple):
    """The elements of a kind that are numbered one after another, and the checks on two that follow."""

    kind: str
    nodes: etree.XPath
    whole: str
    """The pointer to what they belong to together."""
    tests: list[_Test]

    def findings(self, tree: etree._Element) -> list[Finding]:
        """One finding for each wrong number."""
        nodes = self.nodes(tree)
        wrong: dict[int, Finding] = {}
        for i in range(1, len(nodes)):
            node, before = nodes[i], [nodes[i - 1]]
            failed = next((test for test in self.tests if test.failing(node, before=before)), None)
            if failed:
                wrong[i] = Finding(failed.told(node, before=before), node, failed.attribute)
        return Series(self.kind, nodes, self.tests[0].attribute, self.whole).culprits(wrong) if wrong else []


class _Tables:
    """What the relations of one genre need, compiled once."""

    def __init__(self, schema: Schema) -> None:
        self.tests: list[_Test] = []
        self.rows: dict[str, _Row] = {}
        for spec in schema.values():
            for check in spec.checks:
                test = _Test(check, schema.context(spec))
                row = self.rows.setdefault(spec.kind, _row(schema, spec)) if check.before else None
                (row.tests if row else self.tests).append(test)
        self.judges = [
            (xpath(f"//{schema.context(s)}"), judge) for s in schema.values() for judge in judges(s)
        ]
        self.pointers = Pointers(schema)
        self.named = xpath("//*[@xml:id]")


def _row(schema: Schema, spec: ElementSpec) -> _Row:
    kinds = " or ".join(f"self::{schema.context(other)}" for other in schema.kinds[spec.kind])
    whole = next((name for name, a in spec.node.attributes.items() if a.pointing and a.counted), "")
    return _Row(spec.kind, xpath(f"//tei:*[{kinds}]"), whole, [])


@cache
def _tables(root: type[Document]) -> _Tables:
    return _Tables(schema_of(root))


def relations(tree: etree._Element, root: type[Document], known: dict[str, str]) -> list[Finding]:
    """Everything that is wrong between the elements of a tree."""
    tables, schema = _tables(root), schema_of(root)
    found = [Finding(test.told(node), node) for test in tables.tests for node in test.failing(tree)]
    for row in tables.rows.values():
        found += row.findings(tree)
    ids: dict[str, etree._Element] = {}
    twice = [node for node in tables.named(tree) if ids.setdefault(node.get(ID), node) is not node]
    gone = tables.pointers.gone(tree, ids)
    if twice:
        found += copies(twice, ids, gone)
    if gone:
        found += tables.pointers.dangling(tree, ids)
    found += tables.pointers.misled(tree, ids)
    found += tables.pointers.broken(tree, ids)
    found += _differing(tree, schema)
    return found + judgements(tree, root, known)


def judgements(tree: etree._Element, root: type[Document], known: dict[str, str]) -> list[Finding]:
    """What the judges of the classes say of the elements of a tree."""
    found: list[Finding] = []
    for select, judge in _tables(root).judges:
        for node in select(tree):
            attributes = {plain(str(name)): str(value) for name, value in node.items()}
            told = judge(attributes, "".join(node.itertext()), known)
            found += [Finding(problem, node) for problem in told]
    return found


def _differing(tree: etree._Element, schema: Schema) -> Iterator[Finding]:
    """Fields that the root tells in several places, where these differ."""
    for field, (first, *others) in repeated(schema.root.node).items():
        said = str(xpath(f"string({first})")(tree))
        for other in others:
            path, _, name = other.rpartition("/@")
            for node in xpath(path or ".")(tree) if name else ():
                given = node.get(qualified(name))
                if said and given and given != said:
                    says = f'{name}="{given}" says another {field} than the {said} of the header.'
                    fix = "Make the two equal."
                    yield Finding(Problem(f"{field}-differs", says, fix=fix), node, name)
