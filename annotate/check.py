"""Check: every problem of a document, in the words of its type: well-formed, shape, then across nodes.

A file without faults costs one parse, one RELAX NG validation and a few XPath tests in libxml2;
only a file with a fault is read by our own tables, which know its place and what to do.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.parsers import expat

from lxml import etree

from annotate import genres
from annotate.document import Document
from annotate.formats import json, tei
from annotate.problem import Problem, ProblemError
from annotate.schema import TEI_NAMESPACE, relaxng, schema_of
from annotate.source import SourceError, encode

NAMESPACES = {"tei": TEI_NAMESPACE}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""The controls that can make text look other than it is; left-to-right and right-to-left marks are harmless."""


def check(document: Document | bytes | Path, genre: str = "news") -> list[Problem]:
    """Everything that is wrong with a document, in document order.

    Bytes and files may be TEI or JSON. Raises OSError when a file cannot be read; text and
    markup never raise.
    """
    if isinstance(document, Document):
        return check_tei(tei.write(document), type(document))
    raw, path = (document.read_bytes(), str(document)) if isinstance(document, Path) else (document, "")
    root = genres.load(genre).root
    if raw.lstrip()[:1] in (b"{", b"["):
        problems = check_json(raw)
    else:
        problems = check_tei(raw, root)
    return [problem._replace(path=path) for problem in problems]


def check_tei(raw: bytes, root: type[Document]) -> list[Problem]:
    """The problems of a TEI file."""
    try:
        tree = tei.parse_xml(raw)
    except ProblemError as error:
        return _excerpts(raw, error.problems)
    tables = _tables(root)
    findings: list[tei.Finding] = []
    if not tables.relaxng.validate(tree):
        findings = tei.examine(tree, root)[1]
        if not findings:
            findings = [
                tei.Finding(Problem("schema", f"{error.message}.", "error", error.line), None)
                for error in tables.relaxng.error_log  # type: ignore[attr-defined]
            ][:1]
    findings += _across(tree, tables)
    findings += _text(tree, tables)
    return _place(raw, tree, findings)


class _Test(NamedTuple):
    """A check of a class, compiled: its XPath finds the elements that fail."""

    code: str
    failing: etree.XPath
    says: str
    level: Any


class _Tables(NamedTuple):
    """What checking one genre needs, compiled once."""

    relaxng: etree.RelaxNG
    tests: tuple[_Test, ...]
    pointers: frozenset[str]
    text: etree.XPath
    header: dict[str, etree.XPath]


@cache
def _tables(root: type[Document]) -> _Tables:
    schema = schema_of(root)
    tests = [
        _Test(check.name, _xpath(f"//{schema.context(spec)}[not({check.test})]"), check.says, check.level)
        for spec in schema.values()
        for check in spec.checks
    ]
    pointers = frozenset(
        name.replace("xml:", "")
        for spec in schema.values()
        for name, attribute in spec.node.attributes.items()
        if attribute.pointing or attribute.pooled
    )
    return _Tables(
        etree.RelaxNG(etree.fromstring(relaxng.render(schema).encode())),
        tuple(tests),
        pointers,
        _xpath(f"string({schema.text_path})"),
        {field: _xpath(f"string({schema.path_of(field)})") for field in ("digest", "encoding", "bom", "pictures")},
    )


def _xpath(expression: str) -> etree.XPath:
    return etree.XPath(expression, namespaces=NAMESPACES)


def _across(tree: etree._Element, tables: _Tables) -> list[tei.Finding]:
    """What is wrong between nodes: the checks of the classes, ids twice, pointers to nothing."""
    found = [
        tei.Finding(Problem(test.code, test.says, test.level), node)
        for test in tables.tests
        for node in test.failing(tree)
    ]
    ids: dict[str, etree._Element] = {}
    for node in tree.iter(f"{{{TEI_NAMESPACE}}}*"):
        name = node.get(_ID)
        if name in ids:
            found.append(tei.Finding(Problem("id-twice", f'The id "{name}" is given twice: rename this one.'), node))
        elif name:
            ids[name] = node
    for node in tree.iter(f"{{{TEI_NAMESPACE}}}*"):
        for name, value in node.items():
            if name in tables.pointers:
                for target in value.split():
                    if target.startswith("#") and target[1:] not in ids:
                        says = f'{name}="{value}" points to {target}, which is not in this file.'
                        found.append(tei.Finding(Problem("pointer-dangling", says), node))
    return found


def _text(tree: etree._Element, tables: _Tables) -> list[tei.Finding]:
    """What is wrong with the text: altered since conversion, or with controls that disguise it."""
    found = []
    text = str(tables.text(tree))
    known = {name: str(find(tree)) for name, find in tables.header.items()}
    if known["digest"]:
        pictures = tuple(
            (int(at), int(code, 16)) for at, _, code in (item.partition(":") for item in known["pictures"].split())
        )
        try:
            raw = encode(text, known["encoding"] or "utf-8", known["bom"] == "yes", pictures)
            same = hashlib.sha256(raw).hexdigest() == known["digest"]
        except (SourceError, LookupError):
            same = False
        if not same:
            says = "The text is not the one that was converted: a character was added, removed or changed."
            found.append(tei.Finding(Problem("text-altered", says, "error"), None))
    control = BIDIRECTIONAL.search(text)
    if control:
        says = (
            f"The text holds the bidirectional control U+{ord(control[0]):04X} after “{text[max(0, control.start() - 20):control.start()]}”; "
            "what is shown may not be what is written."
        )
        found.append(tei.Finding(Problem("bidi-control", says, "warning"), None))
    return found


def _place(raw: bytes, tree: etree._Element, findings: list[tei.Finding]) -> list[Problem]:
    """Give every finding the line and column of its element, in characters, and put them in order."""
    if not findings:
        return []
    places = dict(zip(tree.iter(etree.Element), positions(raw), strict=False))
    placed = []
    for problem, element in findings:
        line, column = places.get(element, (problem.line, problem.column)) if element is not None else (problem.line, problem.column)
        placed.append(problem._replace(line=line, column=column))
    return _excerpts(raw, sorted(placed, key=lambda p: (p.line, p.column)))


def positions(raw: bytes) -> list[tuple[int, int]]:
    """Line and column, from 1 and in characters, of every start tag in document order."""
    found: list[tuple[int, int]] = []
    parser = expat.ParserCreate()

    def start(*_: Any) -> None:
        found.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    parser.StartElementHandler = start
    try:
        parser.Parse(raw, True)
    except expat.ExpatError:
        pass
    return found


def _excerpts(raw: bytes, problems: list[Problem]) -> list[Problem]:
    """Add to each problem the part of its line around its place."""
    lines = raw.decode("utf-8", "replace").split("\n")
    out = []
    for problem in problems:
        line = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
        start = max(0, problem.column - 30)
        out.append(problem._replace(excerpt=line[start : start + 80].strip("\r")))
    return out


def check_json(raw: bytes) -> list[Problem]:
    """The problems of a JSON document: against the JSON Schema, then as the TEI it stands for."""
    try:
        fields = json.load(raw)
    except ProblemError as error:
        return error.problems
    kind = fields.get("kind") if isinstance(fields, dict) else None
    if kind not in genres.genres():
        return [Problem("kind", f'A document is an object with a "kind", one of: {", ".join(genres.genres())}.')]
    root = genres.load(kind).root
    problems = [
        Problem("shape", f"/{'/'.join(map(str, error.absolute_path))}: {error.message}.")
        for error in _validator(root).iter_errors(fields)
    ]
    if problems:
        return problems
    try:
        return [problem._replace(line=0, column=0) for problem in check_tei(tei.write(json.read(raw)), root)]
    except ProblemError as error:
        return error.problems
    except SourceError as error:
        return [Problem("character", f"{error}.")]


@cache
def _validator(root: type[Document]) -> Any:
    """A validator of our own schema; with an empty registry, so that no reference is ever fetched."""
    import json as standard

    from jsonschema import Draft202012Validator
    from referencing import Registry

    from annotate.schema import jsonschema

    return Draft202012Validator(standard.loads(jsonschema.render(schema_of(root))), registry=Registry())
