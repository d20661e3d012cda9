"""Relations: what is wrong between elements: checks of the classes, ids, pointers, numbers, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from annotate.checking.checks import Judge, judges
from annotate.checking.recognition import best, name_of, plain, qualified
from annotate.document import Document
from annotate.element import Check
from annotate.problem import Finding, Problem
from annotate.schema import TEI_NAMESPACE, ElementSpec, Schema, schema_of
from annotate.schema.schematron import repeated

NAMESPACES = {"tei": TEI_NAMESPACE}
ID = "{http://www.w3.org/XML/1998/namespace}id"
_HOLE = re.compile(r"\{([^}]*)\}")
"""The checks of which one wrong number can fail two."""


def xpath(expression: str, *, smart_strings: bool = True) -> etree.XPath:
    """An XPath of TEI, compiled."""
    return etree.XPath(expression, namespaces=NAMESPACES, smart_strings=smart_strings)


class _Test(NamedTuple):
    """A check of a class, compiled."""

    check: Check
    failing: etree.XPath
    kind: str
    holes: tuple[etree.XPath, ...]


class _Led(NamedTuple):
    """An attribute whose pointers may lead to some kinds only."""

    elements: etree.XPath
    name: str
    to: tuple[str, ...]
    kind: str


class _Tables(NamedTuple):
    """What the relations of one genre need, compiled once."""

    tests: tuple[_Test, ...]
    series: dict[str, etree.XPath]
    pointers: frozenset[str]
    led: tuple[_Led, ...]
    judges: tuple[tuple[etree.XPath, Judge], ...]
    named: etree.XPath
    values: etree.XPath
    chained: etree.XPath


@cache
def _tables(root: type[Document]) -> _Tables:
    schema = schema_of(root)
    tests, series, led, judged = [], {}, [], []
    for spec in schema.values():
        for check in spec.checks:
            context = schema.context(spec)
            failing = (
                f"self::{context}[not({check.test})]" if check.before else f"//{context}[not({check.test})]"
            )
            holes = tuple(xpath(f"string({hole})") for hole in _HOLE.findall(check.says))
            tests.append(_Test(check, xpath(failing), spec.kind, holes))
            if check.before and spec.kind not in series:
                kinds = " or ".join(f"self::{schema.context(other)}" for other in schema.kinds[spec.kind])
                series[spec.kind] = xpath(f"//tei:*[{kinds}]")
        for name, attribute in spec.node.attributes.items():
            if attribute.pointing and attribute.pointing.to:
                led.append(
                    _Led(xpath(f"//{schema.context(spec)}[@{name}]"), name, attribute.pointing.to, spec.kind)
                )
        judged += [(xpath(f"//{schema.context(spec)}"), judge) for judge in judges(spec)]
    pointers = frozenset(
        name
        for spec in schema.values()
        for name, attribute in spec.node.attributes.items()
        if attribute.pointing or attribute.pooled
    )
    return _Tables(
        tuple(tests),
        series,
        pointers,
        tuple(led),
        tuple(judged),
        xpath("//*[@xml:id]"),
        xpath("//@*[starts-with(., '#')]", smart_strings=False),
        xpath("//*[@next or @prev]"),
    )


def relations(tree: etree._Element, root: type[Document], known: dict[str, str]) -> list[Finding]:
    """Everything that is wrong between the elements of a tree."""
    tables, schema = _tables(root), schema_of(root)
    found = _checks(tree, tables)
    named = tables.named(tree)
    ids: dict[str, etree._Element] = {}
    twice: list[etree._Element] = []
    for node in named:
        name = node.get(ID)
        if name in ids:
            twice.append(node)
        else:
            ids[name] = node
    gone = {target[1:] for value in tables.values(tree) for target in value.split()} - ids.keys()
    if twice:
        found += _twice(twice, ids, gone)
    if gone:
        found += _dangling(tree, tables, ids)
    found += _misled(tree, tables, ids, schema)
    found += _chains(tree, tables, ids)
    found += _differing(tree, schema)
    for select, judge in tables.judges:
        for node in select(tree):
            attributes = {plain(str(name)): str(value) for name, value in node.items()}
            found += [
                Finding(problem, node) for problem in judge(attributes, "".join(node.itertext()), known)
            ]
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


def _checks(tree: etree._Element, tables: _Tables) -> list[Finding]:
    """The checks of the classes."""
    found: list[Finding] = []
    for test in tables.tests:
        if not test.check.before:
            found += [Finding(_told(test, node, {}), node) for node in test.failing(tree)]
    for kind, select in tables.series.items():
        tests = [test for test in tables.tests if test.check.before and test.kind == kind]
        nodes = select(tree)
        wrong: dict[int, Finding] = {}
        for i in range(1, len(nodes)):
            before = [nodes[i - 1]]
            for test in tests:
                if test.failing(nodes[i], before=before):
                    wrong.setdefault(
                        i, Finding(_told(test, nodes[i], {"before": before}), nodes[i], _said(test))
                    )
        found += _culprits([node.get("n") or "" for node in nodes], wrong, nodes)
    return found


def _said(test: _Test) -> str:
    """The attribute a check is about: the first it names."""
    match = re.search(r"\{@([\w:]+)\}", test.check.says)
    return match[1] if match else ""


def _told(test: _Test, node: etree._Element, variables: dict[str, Any]) -> Problem:
    """The problem of a failed check, its sentence filled in and split from what to do."""
    values = iter(str(hole(node, **variables)) for hole in test.holes)
    says = _HOLE.sub(lambda _: next(values), test.check.says)
    says, _, fix = says.partition(": ")
    return Problem(
        test.check.name, f"{says}." if fix else says, test.check.level, fix=f"{fix[:1].upper()}{fix[1:]}"
    )


def _culprits(numbers: list[str], wrong: dict[int, Finding], nodes: list[etree._Element]) -> list[Finding]:
    """Of the findings on a series of numbers, one for each wrong number.

    Where 3 was written 5 in 1, 2, 3, 4, both 5 and 4 fail; 5 is at fault, since 4 follows on 2. Where
    2 and 3 changed places, 3 leaves a gap and 2 is out of order; nothing is missing.
    """
    value = [int(n) if n.isdecimal() and n.isascii() and len(n) < 9 else -9 for n in numbers]
    drop = set()
    for i in [i for i in wrong if value[i] == 2 and value[i + 1 : i + 2] in ([], [3])]:
        at = i - 1
        if at == 0 or nodes[at].get("corresp") != nodes[at - 1].get("corresp"):
            found = wrong.pop(i)
            says = f"The first clause has the number {numbers[at]}, and clause 2 follows on it."
            wrong[at] = Finding(
                found.problem._replace(message=says, fix='Write n="1".'), nodes[at], found.attribute
            )
    for i in wrong:
        if i + 1 in wrong and value[i + 1] == value[i - 1] + 2:
            drop.add(i + 1)
    runs: dict[object, set[int]] = {}
    keys: list[object] = []
    for i, node in enumerate(nodes):
        starts = not i or value[i] == 1
        keys.append(
            node.get("corresp") or (i if starts else keys[-1] if not nodes[i - 1].get("corresp") else i)
        )
        runs.setdefault(keys[i], set()).add(value[i])
    for i in sorted(wrong):
        run = runs[keys[i]]
        low, high = value[i - 1], value[i]
        if (
            wrong[i].problem.code == "clause-gap"
            and 0 < high - low < 50
            and run.issuperset(range(low + 1, high))
        ):
            drop.add(i)
    return [finding for i, finding in wrong.items() if i not in drop]


def _twice(twice: list[etree._Element], ids: dict[str, etree._Element], gone: set[str]) -> Iterator[Finding]:
    """Ids given twice; where all of an element is there twice, that is told once.

    An id was overwritten where others point to one of the same kind that is gone: "cue" of "cue.2".
    """
    covered: set[etree._Element] = set()
    kinds = {name.rpartition(".")[0] for name in gone} - {""}
    for node in twice:
        if node in covered:
            continue
        name = node.get(ID) or ""
        copy, original = node, ids[name]
        if name.rpartition(".")[0] in kinds or not _same(copy, original):
            says = f'The id "{name}" is given twice; first to <{name_of(original)}>.'
            yield Finding(Problem("id-twice", says, fix="Rename this one."), node, "xml:id")
            continue
        while True:
            up, above = copy.getparent(), original.getparent()
            if up is None or above is None or up is above or not _same(up, above):
                break
            copy, original = up, above
        covered.update(copy.iter())
        says = f"This <{name_of(copy)}> is a copy of an earlier one, with the ids in it."
        yield Finding(Problem("copy", says, fix="Remove one of the two."), copy)


def _same(one: etree._Element, other: etree._Element) -> bool:
    return etree.tostring(one, with_tail=False) == etree.tostring(other, with_tail=False)


def _dangling(tree: etree._Element, tables: _Tables, ids: dict[str, etree._Element]) -> Iterator[Finding]:
    """Pointers to nothing: one finding for each target, at the first that points to it."""
    places: dict[str, list[tuple[etree._Element, str]]] = {}
    pointed: set[str] = set()
    for node in tree.iter(f"{{{TEI_NAMESPACE}}}*"):
        for key, value in node.items():
            name = plain(str(key))
            if name in tables.pointers:
                for target in str(value).split():
                    if target.startswith("#"):
                        pointed.add(target[1:])
                        if target[1:] not in ids:
                            places.setdefault(target[1:], []).append((node, name))
    loose = [name for name in ids if name not in pointed]
    told: set[tuple[etree._Element, str]] = set()
    for target, pointing in places.items():
        node, name = pointing[0]
        if (node, name) in told:
            continue
        told.add((node, name))
        near = get_close_matches(target, loose[:2000], 1, 0.6) if len(told) < 100 else []
        others = f", and {len(pointing) - 1} more do" if len(pointing) > 1 else ""
        hint = (
            f"Did you mean #{near[0]}, in line {ids[near[0]].sourceline}, to which nothing points?"
            if near
            else ""
        )
        lost = [item for item in (node.get(qualified(name)) or "").split() if item[1:] not in ids]
        which = f"#{target}, which is not" if len(lost) == 1 else f"{', '.join(lost)}, which are not"
        says = f'{name}="{node.get(qualified(name))}" points to {which} in this file{others}.'
        yield Finding(
            Problem(
                "pointer-dangling",
                says,
                fix=hint or "Give the id to the element that is meant, or remove the pointer.",
            ),
            node,
            name,
        )


def _misled(
    tree: etree._Element, tables: _Tables, ids: dict[str, etree._Element], schema: Schema
) -> Iterator[Finding]:
    """Pointers that lead to an element of the wrong kind: a speaker who is a date."""
    classes: dict[str, list[ElementSpec]] = {}
    for spec in schema.values():
        classes.setdefault(f"{{{TEI_NAMESPACE}}}{spec.tag}", []).append(spec)
    for led in tables.led:
        for node in led.elements(tree):
            for target in (node.get(qualified(led.name)) or "").split():
                found = ids.get(target[1:])
                meant = best(found, classes.get(str(found.tag), ())) if found is not None else None
                if meant is not None and meant.kind not in led.to:
                    says = f"{led.name} of a {led.kind} leads to {target}, which is a {meant.kind}."
                    fix = (
                        f"Point to a {', '.join(led.to[:-1])}{' or ' if len(led.to) > 1 else ''}{led.to[-1]}."
                    )
                    yield Finding(Problem("pointer-kind", says, fix=fix), node, led.name)


def _chains(tree: etree._Element, tables: _Tables, ids: dict[str, etree._Element]) -> Iterator[Finding]:
    """Pieces of one annotation that do not point back at one another."""
    for node in tables.chained(tree):
        if node.get(ID) is None:
            continue
        for name, back in (("next", "prev"), ("prev", "next")):
            other = ids.get((node.get(name) or "#")[1:] or "#")
            if other is not None and other.get(back) != f"#{node.get(ID)}":
                if (name == "prev" and other.get(back)) or (other.get(back) or "#")[1:] not in {"", *ids}:
                    continue  # the fault is told where the other piece points
                says = f'{name}="#{other.get(ID)}" leads to a piece that does not point back.'
                yield Finding(Problem("chain", says, fix=f'Add {back}="#{node.get(ID)}" to it.'), node, name)
