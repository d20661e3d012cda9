"""Placing: findings on a tree as problems of a file, each with line, column, excerpt and repair."""

from __future__ import annotations

from lxml import etree

from annotate.checking.layout import Layout
from annotate.problem import Edit, Finding, Problem


def numbered(tree: etree._Element) -> dict[etree._Element, int]:
    """The number of every node, by which its place is found; to be asked for before anything is mended."""
    return {node: i for i, node in enumerate(tree.iter())}


def placed(raw: bytes, found: list[Finding], order: dict[etree._Element, int]) -> list[Problem]:
    """The problems of findings: each with line and column of its node, in document order."""
    if not found:
        return []
    layout = Layout(raw)
    problems = []
    for i, finding in enumerate(found):
        number = _number(order, finding)
        at = _offset(layout, number, finding)
        edits = [
            edit for one in (finding, *finding.also) for edit in _edits(layout, _number(order, one), one)
        ]
        problem = finding.problem._replace(edits=tuple(edits))
        problems.append((at, i, shown(problem, layout, at)))
    return [problem for _, _, problem in sorted(problems, key=lambda item: item[:2])]


def _number(order: dict[etree._Element, int], finding: Finding) -> int:
    return order.get(finding.element, 0) if finding.element is not None else 0


def _offset(layout: Layout, number: int, finding: Finding) -> int:
    if finding.inside is not None or finding.after is not None:
        return _characters(layout, number, finding)[0]
    if finding.attribute and (place := layout.attribute(number, finding.attribute)):
        return place[0]
    return layout.node(number)


def _characters(layout: Layout, number: int, finding: Finding) -> tuple[int, int]:
    """The extent of the characters a finding is about, in its element or after it."""
    inside, after = finding.inside, finding.after or 0
    start, count = (layout.closed(number), after) if inside is None else (layout.opened(number), inside)
    return layout.character(start, count), layout.character(start, count + finding.length)


def _edits(layout: Layout, number: int, finding: Finding) -> tuple[Edit, ...]:
    """The repair of a finding in the file."""
    if finding.repair is None:
        return ()
    if finding.inside is not None or finding.after is not None:
        return (Edit(*_characters(layout, number, finding), _escaped(finding.repair)),)
    if finding.attribute:
        place = layout.attribute(number, finding.attribute)
        if place is None:
            end = layout.name(number)[1]
            return (Edit(end, end, f' {finding.attribute}="{_escaped(finding.repair)}"'),)
        return (Edit(*(place[:2] if finding.rename else place[2:]), _escaped(finding.repair)),)
    closing = layout.closing(number)
    return (
        Edit(*layout.name(number), finding.repair),
        *((Edit(*closing, finding.repair),) if closing else ()),
    )


def _escaped(text: str) -> str:
    for old, new in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;"), ("'", "&apos;"), ("\r", "&#13;")):
        text = text.replace(old, new)
    return text


def shown(problem: Problem, layout: Layout, at: int) -> Problem:
    """A problem with its place and the part of the line around it."""
    line, column = layout.place(at)
    excerpt, before = layout.excerpt(at)
    return problem._replace(line=line, column=column, excerpt=excerpt, before=before)
