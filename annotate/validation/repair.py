"""Repair: the faults of a file mended where that takes no judgement; the text is never altered."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from annotate.check import check
from annotate.checking.layout import decoded
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
        if not _safe(raw, again) or len(check(again)) >= len(problems):
            # One of them does harm: take them one by one.
            again, found = _one_by_one(raw, found, len(problems))
            if not found:
                break
        raw = again
        mended += found
    return Repaired(raw, mended)


def _one_by_one(raw: bytes, found: list[Problem], count: int) -> tuple[bytes, list[Problem]]:
    for problem in found[:20]:
        again = _applied(raw, [problem])
        if _safe(raw, again) and len(check(again)) < count:
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
        parts += [text[at : edit.start], _attribute(edit.text)]
        at = edit.end
    return _encoded("".join([*parts, text[at:]]), raw)


def _attribute(text: str) -> str:
    for old, new in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;"), ("'", "&apos;")):
        text = text.replace(old, new)
    return text


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


def _safe(raw: bytes, again: bytes) -> bool:
    """Whether the file is still XML and every character between its tags is the same."""
    try:
        before, after = parse_xml(raw), parse_xml(again)
    except ProblemError:
        return False
    return _text(before) == _text(after)


def _text(tree: etree._Element) -> str:
    return "".join(map(str, tree.itertext()))


def diff(raw: bytes, again: bytes, path: str) -> str:
    """What a repair changes, as a unified diff."""
    before, after = decoded(raw).splitlines(keepends=True), decoded(again).splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, path, f"{path} (repaired)", n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
