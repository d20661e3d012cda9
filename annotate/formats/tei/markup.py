"""Markup: the tree of an XML file, read so that nothing could reach outside the file: every DOCTYPE is refused."""

from __future__ import annotations

from lxml import etree

from annotate.checking import soundness
from annotate.checking.recognition import name_of
from annotate.problem import Problem, ProblemError

MOST_ATTRIBUTES = 256
"""How many attributes an element may have: lxml looks through all of them for each."""


def parse_xml(raw: bytes) -> etree._Element:
    """The root of an XML file, read so that nothing outside the file is touched.

    Raises ProblemError when it is not well-formed or has a DOCTYPE.
    """
    if any("<!DOCTYPE".encode(encoding) in raw for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        fault = soundness.doctype(raw)
        if fault:
            raise ProblemError([fault])
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
        remove_blank_text=False,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise ProblemError([soundness.fault(raw, error)]) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ProblemError([Problem("doctype", soundness.DOCTYPE, "error", 1, 1)])
    if crowded := _CROWDED(root):
        says = f"<{name_of(crowded[0])}> has more than {MOST_ATTRIBUTES} attributes: remove those it does not need."
        raise ProblemError([Problem("crowded", says, "error", crowded[0].sourceline or 1, 1)])
    return root


_CROWDED = etree.XPath(f"//*[@*[{MOST_ATTRIBUTES + 1}]]")
