"""Repair: the faults of a file mended where that takes no judgement; no word of the text is altered."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from annotate.check import check
from annotate.checking.layout import decoded
from annotate.checking.spacing import CODE
from annotate.element import XML_SPACE
from annotate.formats.tei import parse_xml
from annotate.problem import Edit, Problem, ProblemError
from annotate.source import BOMS

ROUNDS = 4
"""How often a file is mended again: a name that was mended may show an attribute to mend."""


class Repaired(NamedTuple):
    """A file as it is after repair, and the problems that were mended."""

    raw: bytes
    mended: list[Problem]


def repair(raw: bytes, takes: Callable[[Problem], bool] = lambda _: True) -> Repaired:
    """The file with every mendable fault mended; the same bytes where there is none.

    A repair that would change the text between the tags, or make the file worse, is not made.
    """
    mended: list[Problem] = []
    for _ in range(ROUNDS):
        problems = check(raw)
        found = [problem for problem in problems if problem.edits and takes(problem)]
        if not found:
            break
        again = _applied(raw, found)
        if not _better(raw, again, problems):
            # One of them does harm: take them one by one.
            again, found = _one_by_one(raw, found, problems)
            if not found:
                break
        raw = again
        mended += found
    return Repaired(raw, mended)


def _one_by_one(raw: bytes, found: list[Problem], problems: list[Problem]) -> tuple[bytes, list[Problem]]:
    for problem in found[:20]:
        again = _applied(raw, [problem])
        if _better(raw, again, problems):
            return again, [problem]
    return raw, []


def _applied(raw: bytes, problems: list[Problem]) -> bytes:
    """The file with the edits of problems; of two that overlap, the first."""
    text = decoded(raw)
    edits: list[Edit] = []
    for edit in sorted({edit for problem in problems for edit in problem.edits}):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return _encoded("".join([*parts, text[at:]]), raw)


def _encoded(text: str, raw: bytes) -> bytes:
    """The text in the encoding of its file; what cannot be written so leaves the file as it is."""
    for mark, name in BOMS:
        if raw.startswith(mark):
            return mark + text.encode(name)
    for name in ("utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6", "latin-1"):
        try:
            if decoded(raw).encode(name) == raw:
                return text.encode(name)
        except UnicodeError:
            continue
    return raw


def _better(raw: bytes, again: bytes, problems: list[Problem]) -> bool:
    """Whether less is wrong with a repaired file, and every character between its tags is the same.

    White space is another only where what was told of it is gone: where it is proven right.
    """
    try:
        before, after = _text(parse_xml(raw)), _text(parse_xml(again))
    except ProblemError:
        return False
    left = check(again)
    restored = _letters(before) == _letters(after) and all(problem.code != CODE for problem in left)
    return _weight(left) < _weight(problems) and (before == after or restored)


def _letters(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, XML_SPACE)))


def _weight(problems: list[Problem]) -> tuple[int, int]:
    """How much is wrong: what counts, then all."""
    return sum(problem.level != "info" for problem in problems), len(problems)


def _text(tree: etree._Element) -> str:
    return "".join(map(str, tree.itertext()))


def diff(raw: bytes, again: bytes, path: str) -> str:
    """What a repair changes, as a unified diff."""
    before, after = decoded(raw).splitlines(keepends=True), decoded(again).splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, path, f"{path} (repaired)", n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
