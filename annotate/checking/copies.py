"""Copies: ids that are given twice, and what stands twice with all the ids in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from lxml import etree

from annotate.checking.recognition import ID, name_of
from annotate.problem import Finding, Problem


def copies(
    twice: Sequence[etree._Element], ids: Mapping[str, etree._Element], gone: Set[str]
) -> Iterator[Finding]:
    """Ids given twice; where all of an element is there twice, that is told once.

    ``gone`` are the ids that are pointed to and not there: an id was overwritten where others
    point to one of the same kind that is gone, "cue" of "cue.2".
    """
    covered: set[etree._Element] = set()
    kinds = {name.rpartition(".")[0] for name in gone} - {""}
    for node in twice:
        if node in covered:
            continue
        name = node.get(ID) or ""
        original = ids[name]
        if name.rpartition(".")[0] in kinds or not _same(node, original):
            says = f'The id "{name}" is given twice; first to <{name_of(original)}>.'
            yield Finding(Problem("id-twice", says, fix="Rename this one."), node, "xml:id")
            continue
        copy = _whole(node, original)
        covered.update(copy.iter())
        says = f"This <{name_of(copy)}> is a copy of an earlier one, with the ids in it."
        yield Finding(Problem("copy", says, fix="Remove one of the two."), copy)


def _whole(copy: etree._Element, original: etree._Element) -> etree._Element:
    """The largest element around a copy that is a copy, too."""
    while True:
        up, above = copy.getparent(), original.getparent()
        if up is None or above is None or up is above or not _same(up, above):
            return copy
        copy, original = up, above


def _same(one: etree._Element, other: etree._Element) -> bool:
    return etree.tostring(one, with_tail=False) == etree.tostring(other, with_tail=False)
