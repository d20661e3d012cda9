"""Wording: what is wrong with the text itself: altered since conversion, or deceptive to the eye."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lxml import etree

from annotate.checking.recognition import xpath
from annotate.checking.spacing import findings, respaced
from annotate.document import Document
from annotate.ledger import checksums
from annotate.problem import Finding, Level, Problem
from annotate.regex import regex
from annotate.schema import schema_of
from annotate.source import DIRECTIONS, Source, SourceError, encode, pictured

_ODD = regex(
    "[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufb50-\ufd3d\ufd40-\ufdf1\ufdf3-\ufdf9\ufe70-\ufeff\U000e0000-\U000e007f]"
)
"""Characters that are invisible, turn the direction of text, or stand for the shape of an Arabic letter.

U+FDF2 (Allah), U+FDFA (the blessing) and the ornate brackets are how people write; the marks of
direction U+200E and U+200F and the joiners U+200C and U+200D are needed in Arabic and Persian.
"""
_MIXED = regex("[0-9٠-٩۰-۹](?:(?<=[0-9])(?=[٠-٩۰-۹])|(?<=[٠-٩])(?=[0-9۰-۹])|(?<=[۰-۹])(?=[0-9٠-٩]))")
_ALIKE = regex("[A-Za-z](?=[\u0370-\u03ff\u0400-\u04ff])|[\u0370-\u03ff\u0400-\u04ff](?=[A-Za-z])")
_NOT_LATIN1 = regex("[\u0370-\u04ff]")
_RARE = regex(f"{_ODD.pattern[:-1]}٠-٩۰-۹\u0370-\u04ff]")
"""A character without which nothing deceives the eye; few texts have one."""
_PAIRS = (("«", "»"), ("“", "”"))
_LOW = regex("„[^„“”\n]*[“”]")
"""Words in marks of which the first stands low: „…“."""
FIELDS = ("digest", "lines", "encoding", "bom", "pictures", "newline", "published", "language")


class _Tables(NamedTuple):
    """Where the text and what is known of it stand, compiled once."""

    text: etree.XPath
    flow: etree.XPath
    header: dict[str, etree.XPath]
    places: dict[str, etree.XPath]


@cache
def _tables(root: type[Document]) -> _Tables:
    schema = schema_of(root)
    paths = {field: schema.path_of(field) for field in FIELDS}
    return _Tables(
        xpath(f"string({schema.text_path})", smart_strings=False),
        xpath(schema.text_path),
        {field: xpath(f"string({path})", smart_strings=False) for field, path in paths.items()},
        {field: xpath(path.split("/@")[0] or ".") for field, path in paths.items()},
    )


def header(tree: etree._Element, root: type[Document]) -> dict[str, str]:
    """What the header says of the text; "" where it says nothing."""
    # An editor may have wrapped them.
    return {field: " ".join(str(find(tree)).split()) for field, find in _tables(root).header.items()}


class Remark(NamedTuple):
    """What is wrong with a text: at an offset of it, or with a field of the header that tells of it."""

    problem: Problem
    at: int = 0
    field: str = ""


def remarks(text: str, known: dict[str, str]) -> Iterator[Remark]:
    """Everything that is wrong with a text of which the header says what is ``known``."""
    yield from _altered(text, known)
    if not text.isascii():
        yield from _odd(text)
        yield from _unbalanced(text)


def wording(tree: etree._Element, root: type[Document], known: dict[str, str]) -> list[Finding]:
    """The remarks on the text of a tree, each with its node."""
    tables = _tables(root)
    places = _Places(tree, tables.flow)
    told = list(remarks(str(tables.text(tree)), known))
    spaces: list[Finding] = []
    if any(remark.problem.code == "text-altered" for remark in told):
        spaces = _respaced(_first(tables.flow(tree)), known)
    return spaces + [
        Finding(remark.problem, _first(tables.places[remark.field](tree)))
        if remark.field
        else places.finding(remark.at, remark.problem)
        for remark in told
        if not (spaces and remark.problem.code in ("text-altered", "marks-unbalanced"))
    ]


def _respaced(flow: etree._Element | None, known: dict[str, str]) -> list[Finding]:
    """The white space that was changed in a text whose words are all as they were; the digest proves it."""
    found = None if flow is None else respaced(flow, known["lines"], known["newline"] == "crlf")
    proven = found is not None and _digest(found.text, known) == known["digest"]
    return findings(found.parts) if found and proven else []


class _Places:
    """Which text of the tree holds a character of the document's text; worked out when first asked."""

    def __init__(self, tree: etree._Element, flow: etree.XPath) -> None:
        self.tree, self.flow = tree, flow
        self.starts: list[int] = []
        self.nodes: list[tuple[etree._Element, bool]] = []

    def _walk(self) -> None:
        at = 0
        for top in self.flow(self.tree)[:1]:
            for event, node in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
                tail = event != "start"
                words = (node.tail if node is not top else None) if tail else node.text
                if words:
                    self.starts.append(at)
                    self.nodes.append((node, tail))
                    at += len(words)

    def finding(self, at: int, problem: Problem) -> Finding:
        """A finding about the character at an offset of the text."""
        if not self.starts:
            self._walk()
        if not self.starts:
            return Finding(problem, None)
        i = max(bisect_right(self.starts, at) - 1, 0)
        node, tail = self.nodes[i]
        offset = at - self.starts[i]
        return Finding(problem, node, after=offset) if tail else Finding(problem, node, inside=offset)


def _altered(text: str, known: dict[str, str]) -> Iterator[Remark]:
    """Whether the text is the one that was converted, and if not, which of its lines are others."""
    if not known["digest"] or _digest(text, known) == known["digest"]:
        if known["lines"] and known["digest"] and known["lines"] != checksums(text):
            says = "The checksums of the lines do not fit the text, though it is the one that was converted."
            yield Remark(Problem("digest", says, fix="Remove the checksums."), field="lines")
        said, ends = known["newline"], Source(text).newline
        if said and known["digest"] and said != ends:
            says = f"The header says that lines end as {said}; in the text they end as {ends}."
            yield Remark(Problem("newline", says, fix=f"Write {ends}."), field="newline")
        return
    ranges = _ranges(text, known["lines"])
    if ranges == []:
        says = (
            "Every line is the one that was converted, but the digest in the header is of another text, "
            "encoding or byte order mark."
        )
        problem = Problem("digest", says, fix="Restore the header of the converted file.")
        yield Remark(problem, field="digest")
        return
    yield from _other(text, ranges or [], known["lines"])


def _other(text: str, ranges: list[tuple[int, int]], recorded: str) -> Iterator[Remark]:
    """What is told of a text that is not the one that was converted, and of which lines differ."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def remark(line: int, says: str, fix: str) -> Remark:
        at = starts[min(line, len(starts) - 1)]
        words = text[at : at + 200].split("\n", maxsplit=1)[0]
        return Remark(Problem("text-altered", says, fix=fix), at + len(words) - len(words.lstrip()))

    if ranges and sorted((checksums(text) or "").split()) == sorted(recorded.split()):
        first, last = ranges[0][0], ranges[-1][1]
        says = f"Lines {first + 1} to {last + 1} of the text are those that were converted, in another order."
        yield remark(first, says, "Put them back in order.")
        return
    for first, last in ranges or [(0, 0)]:
        which = f"line {first + 1}" if first == last else f"lines {first + 1} to {last + 1}"
        says = "The text is not the one that was converted: a character was added, removed or changed"
        says += f" in {which} of the text." if ranges else "."
        yield remark(first, says, "Restore the words, or convert the corrected text anew.")


def _first(nodes: list[etree._Element]) -> etree._Element | None:
    return nodes[0] if nodes else None


def _digest(text: str, known: dict[str, str]) -> str:
    try:
        pictures = pictured(known["pictures"])
        raw = encode(text, known["encoding"] or "utf-8", known["bom"] == "yes", pictures)
    except (SourceError, LookupError, ValueError):
        return ""
    return hashlib.sha256(raw).hexdigest()


def _ranges(text: str, recorded: str) -> list[tuple[int, int]] | None:
    """The lines of the text, from 0, that are not as recorded; None where nothing was recorded."""
    now = (checksums(text) or "").split()
    then = recorded.split()
    if not then or not now:
        return None
    if len(now) == len(then):
        wrong = [i for i, (a, b) in enumerate(zip(now, then, strict=True)) if a != b]
        runs: list[tuple[int, int]] = []
        for i in wrong:
            if runs and runs[-1][1] == i - 1:
                runs[-1] = (runs[-1][0], i)
            else:
                runs.append((i, i))
        return runs
    head = next(
        (i for i, (a, b) in enumerate(zip(now, then, strict=False)) if a != b), min(len(now), len(then))
    )
    tail = 0
    while tail < min(len(now), len(then)) - head and now[-1 - tail] == then[-1 - tail]:
        tail += 1
    return [(head, max(head, len(now) - tail - 1))]


def _odd(text: str) -> Iterator[Remark]:
    """Characters that deceive the eye."""
    if not _RARE.search(text):
        return
    for match in _ODD.finditer(text):
        code = ord(match[0])
        name = f"U+{code:04X}"
        level: Level = "info"
        if match[0] in DIRECTIONS:
            rule, level = "bidi-control", "warning"
            says = f"The bidirectional control {name} stands here; what is shown may not be what is written."
        elif 0xFB50 <= code <= 0xFDF9 or 0xFE70 <= code <= 0xFEFC:
            rule, says = (
                "presentation-form",
                f"{name} is the shape of an Arabic letter and not the letter; searching misses it.",
            )
        else:
            rule, says = "invisible", f"The invisible character {name} stands here."
        yield Remark(Problem(rule, says, level), match.start())
    for match in _MIXED.finditer(text):
        says = f"Two systems of digits meet in one number: “{text[match.start() : match.start() + 2]}”."
        yield Remark(Problem("digits-mixed", says, "warning"), match.start())
    if _NOT_LATIN1.search(text):
        last = -2
        for match in _ALIKE.finditer(text):
            last, before = match.start(), last
            if last == before + 1:
                continue  # the other side of the same letter
            pair = text[match.start() : match.start() + 2]
            other = next(letter for letter in pair if not letter.isascii())
            says = f"A Latin letter and U+{ord(other):04X}, of another script, stand in one word: “{pair}”."
            yield Remark(Problem("look-alike", says, "warning"), match.start())


def _unbalanced(text: str) -> Iterator[Remark]:
    """Quotation marks of which one is left open, or closes nothing; per pair of marks and line."""
    text = _LOW.sub(lambda low: " " * len(low[0]), text)
    for opening, closing in _PAIRS:
        if text.count(opening) == text.count(closing):
            continue
        at = 0
        for line in text.split("\n"):
            opened = -1
            wrong = -1
            if line.count(opening) != line.count(closing):
                for match in re.finditer(f"[{opening}{closing}]", line):
                    if match[0] == opening:
                        opened = match.start() if opened < 0 else opened
                    elif opened < 0:
                        wrong = match.start()
                        break
                    else:
                        opened = -1
                wrong = wrong if wrong >= 0 else opened
            if wrong >= 0:
                mark = line[wrong]
                what = "is not closed" if mark == opening else "closes nothing"
                says = f"The quotation mark {mark} {what} in its line."
                yield Remark(Problem("marks-unbalanced", says, "info"), at + wrong)
            at += len(line) + 1
