"""Sieges: what may stand around a document that is validated: schemas, settings, caches, odd files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'


def schematron(test: str, binding: str) -> str:
    """A Schematron schema with one assertion."""
    rule = f'<pattern><rule context="/"><assert test="{test}">x</assert></rule></pattern>'
    return f'<schema queryBinding="{binding}" {SCH}>{rule}</schema>'


SCHEMAS = {
    "a RELAX NG with externalRef of an address": ("a.rng", f'<externalRef {RNG} href="{{address}}"/>'),
    "a RELAX NG that includes a file above it": (
        "a.rng",
        f'<grammar {RNG}><include href="../x.rng"/></grammar>',
    ),
    "a RELAX NG with an entity of another file": (
        "a.rng",
        f'<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><text {RNG}/>',
    ),
    "an XSD that imports an address": (
        "a.xsd",
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import schemaLocation="{address}"/></xs:schema>',
    ),
    "a DTD with an external entity": ("a.dtd", '<!ENTITY % x SYSTEM "/etc/passwd"> %x; <!ELEMENT TEI ANY>'),
    "a Schematron with document()": ("a.sch", schematron("document('{address}')", "xslt1")),
    "a Schematron with doc()": ("a.sch", schematron("doc('{address}')//*", "xslt2")),
    "a Schematron with unparsed-text()": (
        "a.sch",
        schematron("unparsed-text('file:///etc/passwd')", "xslt2"),
    ),
    "a schema that is no XML": ("a.rng", "words"),
    "an empty schema": ("a.rng", ""),
}
"""Per case the name of a schema and what it holds; it must not be used, and nobody must be asked."""
SETTINGS = {
    "a configuration that is no TOML": "[[[[",
    "a configuration of nested lists": "x = " + "[" * 100_000,
    "a configuration of 2 MB": f'ignore = ["{"a" * 2_000_000}"]',
    "a list where a table is meant": 'per-file-ignores = ["a"]',
    "a truth where a number is meant": "jobs = true",
    "a number below 0": "jobs = -5",
    "an unknown rule": 'select = ["nope"]',
    "a schema that is not there": 'schema = "/nowhere.rng"',
}
"""What an ``annotate.toml`` holds; each must be refused in a sentence, with the exit code of wrong usage or input."""
CACHES = {
    "a cache that is a list": "[]",
    "a cache that is no JSON": "x",
    "a cache of nested lists": "[" * 100_000,
    "a cache whose files are a list": '{"version": "V", "files": []}',
    "a cache that holds a number for a file": '{"version": "V", "files": {"K": 3}}',
    "a cache that holds too little for a file": '{"version": "V", "files": {"K": [[1]]}}',
}
"""What a cache holds, V its version and K the key of the file; the file must be judged as without it."""


def _fifo(folder: Path) -> str:
    os.mkfifo(folder / "pipe.xml")
    return "pipe.xml"


def _loop(folder: Path) -> str:
    (folder / "loop.xml").symlink_to("loop.xml")
    return "loop.xml"


FILES: dict[str, Callable[[Path], str]] = {
    "a named pipe": _fifo,
    "a device without end": lambda folder: "/dev/zero",
    "a symbolic link to itself": _loop,
    "a file that is not there, of two lines": lambda folder: "no\nfile.xml",
}
"""What is named as a document and is none: exit 3, one line."""
NAMES = (
    "new\nline.xml",
    "bidi\u202egnp.xml",
    "100%,a:b.xml",
    " lead.xml",
    "q\"'&<.xml",
    "esc\x1b[31m.xml",
    "\udcff.xml",
)
"""Names of files that every format must print so that what reads it is not misled."""


class Read(NamedTuple):
    """The paths that each format tells, as what reads it understands them; and the lines people see."""

    json: list[str]
    sarif: list[str]
    junit: int
    lines: list[str]


def understood(json_lines: str, sarif: str, junit: str, concise: str) -> Read:
    """The four formats, read back. Raises ValueError where one is not what it should be."""
    from urllib.parse import unquote_to_bytes
    from xml.dom import minidom

    results = json.loads(sarif)["runs"][0]["results"]
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results]
    return Read(
        [json.loads(line)["path"] for line in json_lines.splitlines()],
        [os.fsdecode(unquote_to_bytes(uri)) for uri in uris],
        len(minidom.parseString(junit.encode()).getElementsByTagName("testcase")),
        concise.splitlines(),
    )
