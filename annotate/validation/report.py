"""Report: the problems of files as people and programs want to read them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from annotate.problem import Problem
from annotate.source import UNHOLDABLE
from annotate.validation.inspection import Inspected
from annotate.visible import visible

_ISOLATE, _POP, _CARET = "\u2068", "\u2069", "\u2038"
_BLANK = str.maketrans("\t\r", "  ")
"""What would move the caret."""


def _concise(problem: Problem) -> str:
    return f"{problem}\n"


def _full(problem: Problem) -> str:
    """The sentence with its place, the line with a caret, and why the rule is there."""
    return f"{problem}\n{excerpt(problem)}{_why(problem.code)}"


def excerpt(problem: Problem) -> str:
    """The line with a caret under its place.

    In a line with right-to-left letters a caret below would stand under another word, since the
    terminal turns the line around; there the caret stands in the line itself, before its place.
    """
    line, before = problem.excerpt, problem.before
    if not line:
        return ""
    line = line.translate(_BLANK)
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in line):
        shown = visible(line[:before]) + _CARET + visible(line[before:])
        return f"    {_ISOLATE}{shown}{_POP}\n"
    shown = visible(line[:before])
    return f"    {shown}{visible(line[before:])}\n    {' ' * sum(map(_width, shown))}^\n"


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _why(code: str) -> str:
    from annotate.validation.rulebook import rules

    entry = rules().get(code)
    return f"    why: {entry.why}\n" if entry else ""


def _json(problem: Problem) -> str:
    from annotate.validation.rulebook import rules

    entry = rules().get(problem.code)
    held = {
        "path": problem.path, "line": problem.line, "column": problem.column, "level": problem.level,
        "code": problem.code, "name": entry.name if entry else problem.code, "message": problem.message,
        "fix": problem.fix, "why": entry.why if entry else "", "excerpt": problem.excerpt,
        "before": problem.before,
        "edits": [edit._asdict() for edit in problem.edits],
    }  # fmt: skip
    return plain(json.dumps(held, ensure_ascii=False)) + "\n"


def plain(text: str) -> str:
    """A text in JSON that any encoding of Unicode can hold: bytes of a file's name that are no text are escaped."""
    return text.encode("utf-8", "backslashreplace").decode()


def _github(problem: Problem) -> str:
    """A command of GitHub Actions, which shows the problem in the pull request."""
    command = {"error": "error", "warning": "warning", "info": "notice"}[problem.level]
    place = f"file={_escaped(problem.path, ':,')}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    text = f"{problem.message} {problem.fix}".strip()
    return f"::{command} {place},title={_escaped(problem.code, ':,')}::{_escaped(text)}\n"


def _escaped(text: str, more: str = "") -> str:
    for letter in f"%\r\n{more}":
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text


LINES: dict[str, Callable[[Problem], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "github": _github,
}
"""The formats in which every problem stands for itself."""


def _junit(inspected: Iterable[Inspected]) -> Iterator[str]:
    """A test suite with a case for every file; XML of JUnit, as CI systems read it."""
    cases, failures = [], 0
    for file in inspected:
        told = [p for p in file.problems if p.level != "info"]
        inner = "".join(
            f"<failure type={_quoted(p.code)} message={_quoted(f'{p.line}:{p.column}: {p.message}')}>"
            f"{_held(str(p))}</failure>"
            for p in told
        )
        if file.unreadable:
            inner = f"<error type='unreadable' message={_quoted(file.unreadable)}/>"
        failures += bool(told)
        cases.append(f"<testcase classname='annotate' name={_quoted(file.path)}>{inner}</testcase>\n")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuite name="annotate" tests="{len(cases)}" failures="{failures}">\n'
    yield "".join(cases) + "</testsuite>\n"


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # brings a client of HTTP with it

    return quoteattr(_printable(text))


def _held(text: str) -> str:
    return _printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _printable(text: str) -> str:
    return UNHOLDABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _statistics(inspected: Iterable[Inspected]) -> Iterator[str]:
    """How often each rule was broken, and the share of files without an error."""
    counted: Counter[tuple[str, str]] = Counter()
    total = sound = 0
    for file in inspected:
        total += 1
        sound += not file.unreadable and all(p.level != "error" for p in file.problems)
        counted.update((p.code, p.level) for p in file.problems)
    for (code, level), count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:7} {level:8} {code}\n"
    share = f"{sound / total:.1%}" if total else "none"
    yield f"{total} file{'s' * (total != 1)}, {sound} without an error ({share})\n"


def _sarif(inspected: Iterable[Inspected]) -> Iterator[str]:
    from annotate.validation import sarif

    yield plain(sarif.render([problem for file in inspected for problem in file.told], Path.cwd()))


PEOPLE = ("full", "concise")
"""The formats for people, who are told on standard error of a file that cannot be read."""
WHOLE: dict[str, Callable[[Iterable[Inspected]], Iterator[str]]] = {
    "junit": _junit, "sarif": _sarif, "statistics": _statistics,
}  # fmt: skip
"""The formats that are one file about all problems."""
FORMATS = ("full", "concise", "json", "sarif", "junit", "github")


def render(inspected: Iterable[Inspected], format: str) -> Iterator[str]:
    """What to print of the problems of files."""
    if format in WHOLE:
        yield from WHOLE[format](inspected)
    else:
        for file in inspected:
            yield from map(LINES[format], file.problems if format in PEOPLE else file.told)
