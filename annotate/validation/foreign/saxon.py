"""Saxon, in the child: Schematron with XPath 2 and 3."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lxml import etree
from saxonche import PySaxonApiError, PySaxonProcessor

from annotate.formats.tei import parse_xml
from annotate.validation.foreign.child import Fault, confine, level
from annotate.validation.foreign.places import Places
from annotate.validation.foreign.stylesheet import StylesheetError, compiled


def main(schema: str, *documents: str) -> None:
    """Validate documents; a line once the schema is compiled, then one for each, or why there is none."""
    confine(reserves=True)  # what it may hold is limited, not what it may reserve
    with PySaxonProcessor(license=False) as processor:
        processor.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "")
        try:
            rules = processor.new_xslt30_processor().compile_stylesheet(
                stylesheet_text=compiled(Path(schema))
            )
        except (PySaxonApiError, StylesheetError, etree.XMLSyntaxError) as error:
            sys.exit(_said(error))
        print("ready", flush=True)
        for document in documents:
            raw = Path(document).read_bytes()
            root = parse_xml(raw)
            text = etree.tostring(root.getroottree(), encoding="unicode")
            try:
                report = rules.transform_to_string(xdm_node=processor.parse_xml(xml_text=text))
            except PySaxonApiError as error:
                print(json.dumps(_said(error)), flush=True)
                continue
            print(json.dumps(_faults(root, raw, report)), flush=True)


def _said(error: Exception) -> str:
    """What went wrong, on one line; the stylesheet it went wrong in is ours, and its lines help nobody."""
    words = " ".join(str(error).split())
    code = words.find("XP")
    return words[code:] if code > 0 and "Error" in words[:6] else words


def _faults(root: object, raw: bytes, report: str) -> list[Fault]:
    """Every failed assertion of a report, at its node."""
    places = Places(root, raw)
    found: list[Fault] = []
    for fault in etree.fromstring(report.encode()).iter("fault"):
        line, column = places.at(fault.get("path", ""))
        found.append((line, column, " ".join((fault.text or "").split()), level(fault.get("role"))))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
