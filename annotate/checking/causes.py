"""Causes: which of the findings on one document are what a fault is, and which only follow from it.

One fault is one problem. What stands where it may not leaves its marks elsewhere: its words are
missing from the text, its number from the row, its id to those that point to it. So a finding stands
for those that follow from it; what follows from what, and where, is a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from lxml import etree

from annotate.checking.phrasing import series
from annotate.checking.recognition import TEI
from annotate.checking.spacing import CODE, together
from annotate.document import Document
from annotate.problem import Finding
from annotate.schema import Node, schema_of

OUT_OF_PLACE = frozenset(
    ["text", "twice", "order", "misplaced", "outside", "copy", "beyond", "element-unknown"]
)
"""What is said of something that stands where it may not, or twice."""
MOVED = frozenset(["misplaced", "outside"])
ALTERED = frozenset(["text-altered"])
LONE = frozenset(
    [
        "invisible",
        "presentation-form",
        "look-alike",
        "digits-mixed",
        "bidi-control",
        "marks-unbalanced",
        "beside",
    ]
)
"""Rules of which many findings explain nothing."""
Reach = Literal["inside", "around", "beside", "one", "all"]
"""Which findings follow: those in the cause's element, in its parent, beside it, one of them, or all."""


class Follows(NamedTuple):
    """What follows from what: findings of some rules, or of any (None), from findings of others."""

    causes: frozenset[str]
    effects: frozenset[str] | None
    reach: Reach
    attribute: str = ""
    """The attribute the effect is about, where that matters."""
    cause_attribute: str = ""
    says: str = ""
    """What is added to the cause; ``{}`` are the pointers that lead nowhere now."""
    fix: str = ""
    """What is to be done where there is one cause and one effect; ``{}`` is the id that was pointed to."""


@cache
def _table(root: type[Document]) -> tuple[Follows, ...]:
    """What follows from what in a genre: the checks of its classes say of what they can be a sign."""
    signs: dict[str, frozenset[str]] = defaultdict(frozenset)
    for check in (check for spec in schema_of(root).values() for check in spec.checks if check.sign):
        signs[check.sign] |= {check.name}
    return tuple(_follows(signs))


def _follows(signs: dict[str, frozenset[str]]) -> Iterator[Follows]:
    lack = frozenset(["child-missing", "id-twice"]).union(*signs.values())
    gap, order, empty = signs["gap"], signs["order"], signs["empty"] | {"empty"}
    dangling = frozenset(["pointer-dangling"])
    yield Follows(frozenset(["copy"]), None, "inside")
    yield Follows(frozenset(["twice"]), None, "inside")
    for codes, fix in (
        (["value", "id-twice"], 'Write xml:id="{}", to which others point.'),
        (["attribute-missing"], 'Add xml:id="{}", to which others point.'),
    ):
        yield Follows(frozenset(codes), dangling, "one", cause_attribute="xml:id", fix=fix)
    yield Follows(frozenset(["attribute"]), frozenset(["id-twice"]), "one", cause_attribute="xml:id")
    yield Follows(OUT_OF_PLACE, gap | order, "beside")
    header = " What the header says of the text does not fit it, either."
    yield Follows(OUT_OF_PLACE, frozenset(["newline", "digest"]), "all", says=header)
    space = " White space of the text was changed, too."
    yield Follows(OUT_OF_PLACE - {"element-unknown"}, frozenset([CODE]), "all", says=space)
    yield Follows(frozenset(["outside"]), dangling, "one")
    yield Follows(gap, dangling, "one", attribute="target")
    yield Follows(ALTERED, frozenset(["marks-unbalanced"]), "all")
    yield Follows(OUT_OF_PLACE - {"element-unknown"}, empty, "all")
    altered = " The text, too, is not the one that was converted."
    yield Follows(OUT_OF_PLACE - {"element-unknown"}, ALTERED, "all", says=altered)
    yield Follows(order, ALTERED, "around", says=altered)
    yield Follows(lack, ALTERED, "one", says=altered)
    lost = " What others point to is gone: {}."
    yield Follows(ALTERED | {"empty", "child-missing"}, dangling, "all", says=lost)


class _Cause:
    """A finding, and the rules it stands for."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self.stands = {finding.problem.code}

    def takes(self, effects: list[_Cause], says: str, fix: str) -> None:
        """Stand for findings, and say so."""
        self.stands.update(*(effect.stands for effect in effects))
        gone = series((_pointer(effect.finding) for effect in effects), "and") if "{}" in says else ""
        problem = self.finding.problem
        problem = problem._replace(message=problem.message + says.replace("{}", gone))
        if fix:
            problem = problem._replace(fix=fix.replace("{}", _pointer(effects[0].finding).lstrip("#")))
        self.finding = self.finding._replace(problem=problem)


def settled(found: list[Finding], root: type[Document]) -> list[Finding]:
    """The findings without those that follow from others: one fault is one problem."""
    found = together(found)
    if len(found) < 2 or {finding.problem.code for finding in found} <= LONE:
        return found
    left = [_Cause(finding) for finding in found]
    flows = {f"{TEI}{p.tag}" for p in schema_of(root).root.node.parts if isinstance(p, Node) and p.flows}
    for follows in _table(root):
        left = _without(left, follows, flows)
    return [cause.finding for cause in left]


def _without(found: list[_Cause], follows: Follows, flows: Container[str]) -> list[_Cause]:
    """The findings without those that follow from another; the others stand for these."""
    effects = [one for one in found if _may_follow(one.finding, follows)]
    causes = [one for one in found if one.stands & follows.causes and _explains(one.finding, follows)]
    if follows.effects is ALTERED:
        causes = [one for one in causes if _alters(one.finding, flows)] if effects else []
    if not (causes and effects):
        return found
    gone: set[_Cause] = set()
    for cause, taken in _matched(causes, effects, follows.reach):
        cause.takes(taken, follows.says, follows.fix if len(causes) == len(effects) == 1 else "")
        gone.update(taken)
    return [one for one in found if one not in gone]


def _explains(finding: Finding, follows: Follows) -> bool:
    return finding.problem.level != "info" and follows.cause_attribute in ("", finding.attribute)


def _alters(finding: Finding, flows: Container[str]) -> bool:
    """Whether what a finding is about may have altered the text: it stands in it, or may come from it.

    ``flows`` are the tags of the root's children that hold the text: what stands elsewhere alters it
    only where it was moved out of it.
    """
    if finding.element is None or finding.problem.code in MOVED:
        return True
    above = [finding.element, *finding.element.iterancestors()]
    return len(above) == 1 or above[-2].tag in flows


def _may_follow(finding: Finding, follows: Follows) -> bool:
    code = finding.problem.code
    if code not in follows.effects if follows.effects is not None else code in follows.causes:
        return False
    # A pointer to nothing that is near to an id is a slip of its own.
    slip = "{}" in follows.says and finding.problem.fix.startswith("Did you mean")
    return follows.attribute in ("", finding.attribute) and not slip


def _matched(
    causes: list[_Cause], effects: list[_Cause], reach: Reach
) -> Iterable[tuple[_Cause, list[_Cause]]]:
    """Each cause that explains anything, with what it explains."""
    if reach == "one":
        return [(cause, [effect]) for cause, effect in zip(causes, effects, strict=False)]
    if reach == "all":
        return [(causes[0], [effect for effect in effects if effect is not causes[0]])]
    around = {"inside": _whole, "around": _parent, "beside": _beside}[reach]
    here = {node: cause for cause in reversed(causes) for node in around(cause.finding.element)}
    found: dict[_Cause, list[_Cause]] = {}
    for effect in effects:
        nodes = _beside(effect.finding.element) if reach == "beside" else [effect.finding.element]
        cause = next((here[node] for node in nodes if node in here), None)
        if cause is not None and cause is not effect:
            found.setdefault(cause, []).append(effect)
    return found.items()


def _whole(element: etree._Element | None) -> Iterable[etree._Element]:
    return () if element is None else element.iter()


def _parent(element: etree._Element | None) -> Iterable[etree._Element]:
    return () if element is None else _whole(element.getparent())


def _beside(element: etree._Element | None) -> Iterable[etree._Element]:
    """An element and the one it stands in."""
    return () if element is None else [node for node in (element, element.getparent()) if node is not None]


def _pointer(finding: Finding) -> str:
    """What a pointer that leads nowhere points to."""
    return finding.problem.message.split(" points to ")[1].split(", which")[0]
