"""Opened: a text as an editor has it: its problems and their extent, what mends them, and what stands where."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from annotate.checking.layout import Layout
from annotate.lsp import card
from annotate.problem import Edit, Problem
from annotate.regex import regex
from annotate.schema import TEI_NAMESPACE
from annotate.validation.settings import SettingsError
from annotate.validation.standard import OURS, Standard

UNTITLED = Path("untitled")
"""What a text is called that is no file yet."""
_DECLARED = regex(r"""<\?xml\s[^>]{0,200}?(encoding\s*=\s*(?:"[^"]{1,40}"|'[^']{1,40}'))""")
_EXTENT = regex(
    r"""<[/?!]?[^\s<>/?]*|[\w:.-]+\s*=\s*(?:"[^"\r\n]*"|'[^'\r\n]*')|"(?:[^"\\\r\n]|\\.)*"|\w+|[^\r\n]"""
)
"""What is underlined: a tag's name, an attribute, a string of JSON, a word, or a character."""


class Told(NamedTuple):
    """A problem, and the characters ``[start, end)`` of the text it is shown under."""

    problem: Problem
    start: int
    end: int


class Opened:
    """One state of a text, of the file of a path, and the standard it is held to."""

    def __init__(
        self, text: str, path: Path = UNTITLED, standard: Standard = OURS, complaint: str = ""
    ) -> None:
        self.raw = _encoded(text.removeprefix("\ufeff"))
        self.path, self.standard = path, standard
        self.complaint = complaint
        """What is wrong with the settings of its project, if anything is."""
        self.layout = Layout(self.raw)

    @property
    def ours(self) -> bool:
        """Whether it is for us to judge: TEI, whole or being typed, or a document in JSON."""
        start = self.layout.text.lstrip()[:20_000]
        return '"kind"' in start if start[:1] in ("{", "[") else TEI_NAMESPACE in start or "<TEI" in start

    @cached_property
    def told(self) -> list[Told]:
        """What is wrong with it, as ``annotate validate`` tells it; nothing where the standard is of no use."""
        if not self.ours:
            return []
        try:
            return [self._extent(problem) for problem in self.standard.told(self.path, self.raw)]
        except (SettingsError, OSError) as error:
            self.complaint = str(error)
            return []

    def _extent(self, problem: Problem) -> Told:
        text = self.layout.text
        start = self.layout.offset(problem.line or 1, problem.column)
        match = _EXTENT.match(text, start)
        if match:
            return Told(problem, start, match.end())
        before = start and text[start - 1] not in "\r\n"  # at the end of a line nothing can be underlined
        return Told(problem, start - 1 if before else start, start)

    def within(self, start: int, end: int) -> list[Told]:
        """The problems that are shown under any of the characters from ``start`` to ``end``."""
        return [one for one in self.told if one.start <= end and start <= one.end]

    def mended(self, *problems: Problem) -> Edit | None:
        """The edit that mends a problem, or all of them, as ``--fix`` does; None where nothing is to be done."""
        from annotate.validation.repair import repair

        wanted = [p for p in problems if p.edits]
        if not wanted:
            return None
        again = repair(self.raw, lambda problem: any(_same(problem, one) for one in wanted))
        return _edit(self.layout.text, again.raw.decode())

    def card(self, offset: int) -> str:
        """What there is to know of a place, in Markdown: the rules broken there, and the element around it."""
        broken = [one for one in self.told if one.start <= offset <= one.end]
        pages = [card.rule(code) for code in dict.fromkeys(one.problem.code for one in broken)]
        around = card.element(self.raw, self.layout, offset) if self.ours else ""
        return "\n\n---\n\n".join(filter(None, [*pages, around]))


def _same(one: Problem, other: Problem) -> bool:
    """Whether two problems are one; repairs before it in the file may have moved it."""
    return (one.code, one.message, one.line) == (other.code, other.message, other.line)


def _encoded(text: str) -> bytes:
    """The text in UTF-8; an encoding it declares, which is that of the file, is blotted out for that."""
    match = _DECLARED.match(text)
    if match:
        start, end = match.span(1)
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text.encode("utf-8", "replace")


def _edit(old: str, new: str) -> Edit | None:
    """The smallest one edit between two texts."""
    if old == new:
        return None
    least = min(len(old), len(new))
    head = next((i for i in range(least) if old[i] != new[i]), least)
    tail = next((i for i in range(least - head) if old[-1 - i] != new[-1 - i]), least - head)
    return Edit(head, len(old) - tail, new[head : len(new) - tail])


def path_of(uri: str) -> Path | None:
    """The file of a URI, or None where it is none: ``untitled:Untitled-1``."""
    from pygls.uris import to_fs_path

    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else None
