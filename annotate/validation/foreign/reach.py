"""Reach: which files a schema reads: only what lies in its own folder is read, and else it is not used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from annotate.regex import regex

XPATH1 = ("xslt", "xslt1")
XPATH2 = ("xslt2", "xslt3", "xpath2", "xpath3", "xpath31")
"""The query languages of Schematron, as ``queryBinding`` names them."""
_COMPACT = regex(r'\b(?:include|external|schematron)\s*"([^"]*)"')
_HREFS = ("href", "schemaLocation")
_LOADS = ("include", "externalRef", "import", "redefine", "override", "extends")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def refused(schema: Path) -> str:
    """Why a schema is not used: it would read what is not in its folder, or what it asks for is not there."""
    from annotate.problem import ProblemError

    folder = schema.resolve().parent
    seen: set[Path] = set()
    waiting = [schema.resolve()]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        try:
            names = _named(path)
        except ProblemError as error:
            return f"{path.name}: {error.problems[0].message}"
        if isinstance(names, str):
            return names
        for name in names:
            other = (path.parent / name).resolve()
            if ":" in name.split("/")[0] or not other.is_relative_to(folder) or not other.is_file():
                return f"it names {name}, which is not a file in its folder, and is not read"
            waiting.append(other)
    return ""


def _named(path: Path) -> list[str] | str:
    """The files that a file of a schema names, or why it is not used."""
    from annotate.formats.tei import parse_xml

    raw = path.read_bytes()
    if path.suffix.lower() == ".dtd":
        if re.search(rb"\b(SYSTEM|PUBLIC)\b", re.sub(rb"<!--.*?-->", b"", raw, flags=re.DOTALL)):
            return "the DTD names other files, and they are not read"
        return []
    if path.suffix.lower() == ".rnc":
        return _COMPACT.findall(raw.decode("utf-8", "replace"))
    nodes = list(parse_xml(raw).iter(tag="*"))
    if any(_BASE in node.attrib for node in nodes):
        return "it has xml:base, and might read files elsewhere"
    return [str(node.get(key)) for node in nodes if _loads(node) for key in _HREFS if node.get(key)]


def _loads(node: Any) -> bool:
    """Whether an element of a schema makes a validator read the file it names."""
    return str(node.tag).rpartition("}")[2] in _LOADS


def binding(schema: Path) -> str:
    """The query language of a Schematron schema."""
    from annotate.formats.tei import parse_xml

    return (parse_xml(schema.read_bytes()).get("queryBinding") or XPATH1[0]).lower()
