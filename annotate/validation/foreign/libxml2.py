"""Libxml2, in the child: RELAX NG, XSD, DTD, and Schematron with XPath 1.0."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from lxml import etree

from annotate.validation.foreign.child import Fault, confine, level
from annotate.validation.foreign.places import Places

MOST = 10_000
"""How many faults of a file are told."""
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"


def main(schema: str, *documents: str) -> None:
    """Validate documents; a line once the schema is read, then one for each."""
    confine()
    suffix = Path(schema).suffix.lower()
    judge = _judge(schema, suffix)
    print("ready", flush=True)
    for document in documents:
        tree = _read(document)
        for node in tree.iter(etree.Element):
            for key in [k for k in node.attrib if k.startswith(_XSI) and k.endswith("chemaLocation")]:
                del node.attrib[key]  # a hint where to read a schema is not followed
        judge.validate(tree)
        if suffix == ".sch":
            found = _asserted(tree, judge.validation_report, Path(document).read_bytes())
        else:
            found = [(error.line, 0, error.message, "error") for error in list(judge.error_log)[:MOST]]
        print(json.dumps(found), flush=True)


def _read(place: str) -> Any:
    parser = etree.XMLParser(
        no_network=True, resolve_entities=False, load_dtd=False, huge_tree=True, collect_ids=False
    )
    return etree.parse(place, parser)


def _judge(schema: str, suffix: str) -> Any:
    if suffix == ".dtd":
        with Path(schema).open("rb") as file:
            return etree.DTD(file)
    if suffix == ".sch":
        from lxml import isoschematron

        return isoschematron.Schematron(_read(schema), store_report=True)
    return (etree.XMLSchema if suffix == ".xsd" else etree.RelaxNG)(_read(schema))


def _asserted(tree: Any, told: Any, raw: bytes) -> list[Fault]:
    """Every failed assertion of a Schematron report, at its node."""
    places = Places(tree.getroot(), raw)
    found: list[Fault] = []
    for node in told.iter(f"{_SVRL}failed-assert", f"{_SVRL}successful-report"):
        hit = tree.xpath(node.get("location"))
        says = " ".join("".join(node.itertext()).split())
        found.append((*places.of(hit[0] if hit else None), says, level(node.get("role"))))
        if len(found) >= MOST:
            break
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
