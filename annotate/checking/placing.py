"""Placing: findings on a tree as problems of a file, each with line, column, excerpt and repair."""

from __future__ import annotations

from lxml import etree

from annotate.checking.layout import Layout
from annotate.problem import Edit, Finding, Problem


def numbered(tree: etree._Element) -> dict[etree._Element, int]:
    """The number of every node, by which its place is found; to be asked for before anything is mended."""
    return {node: i for i, node in enumerate(tree.iter())}


def placed(
    raw: bytes, tree: etree._Element, found: list[Finding], order: dict[etree._Element, int]
) -> list[Problem]:
    """The problems of findings: each with line and column of its node, in document order."""
    if not found:
        return []
    layout = Layout(raw)
    problems = []
    for i, finding in enumerate(found):
        number = order.get(finding.element, 0) if finding.element is not None else 0
        at = _offset(layout, number, finding)
        problem = finding.problem._replace(edits=_edits(layout, number, finding))
        problems.append((at, i, shown(problem, layout, at)))
    return [problem for _, _, problem in sorted(problems, key=lambda item: item[:2])]


def _offset(layout: Layout, number: int, finding: Finding) -> int:
    if finding.inside is not None:
        return layout.character(layout.opened(number), finding.inside)
    if finding.after is not None:
        return layout.character(layout.closed(number), finding.after)
    if finding.attribute and (place := layout.attribute(number, finding.attribute)):
        return place[0]
    return layout.node(number)


def _edits(layout: Layout, number: int, finding: Finding) -> tuple[Edit, ...]:
    """The repair of a finding in the file."""
    if finding.repair is None:
        return ()
    if finding.attribute:
        place = layout.attribute(number, finding.attribute)
        if place is None:
            return ()
        return (Edit(*(place[:2] if finding.rename else place[2:]), finding.repair),)
    closing = layout.closing(number)
    return (
        Edit(*layout.name(number), finding.repair),
        *((Edit(*closing, finding.repair),) if closing else ()),
    )


def shown(problem: Problem, layout: Layout, at: int) -> Problem:
    """A problem with its place and the part of the line around it."""
    line, column = layout.place(at)
    excerpt, before = layout.excerpt(at)
    return problem._replace(line=line, column=column, excerpt=excerpt, before=before)
