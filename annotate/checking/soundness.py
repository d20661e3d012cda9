"""Soundness: why a file is no well-formed XML, told at the tag at fault, and whether it has a DOCTYPE."""

from __future__ import annotations

import contextlib
from typing import Any
from xml.parsers import expat

from lxml import etree

from annotate.checking.layout import Layout
from annotate.problem import Problem
from annotate.regex import regex
from annotate.visible import visible

DOCTYPE = "The file has a DOCTYPE, which can hide text and reach outside the file: remove it."
NO_XML = "This is not well-formed XML: "
"""How the sentence begins that says why a file is none."""
LONGEST = 10_000
"""How many characters before a fault are looked at for what it stands in: a reference, a comment."""
_BEGUN = regex(r"&[#\w.:-]*$|<$")
_NAMED = {"<": "&lt;", "&": "&amp;", ">": "&gt;"}
_TAG = regex(r"</?\s*([^\s/><]*)")
_SAYS = {
    "syntax error": ("The file does not begin with a tag.", "If it is plain text, convert it first."),
    "encoding": (
        "Bytes stand here that are no character in the encoding of the file, which is UTF-8 unless it says otherwise.",
        "Save the file as UTF-8, or name its encoding in the XML declaration.",
    ),
    "unclosed token": ("A tag or a comment that begins here does not end.", "Close it."),
    "no element found": ("The file holds no element.", ""),
    "junk after document element": ("Something stands after the end of the root element.", "Remove it."),
    "duplicate attribute": ("An attribute is given twice in one tag.", "Remove one of the two."),
    "undefined entity": ("The entity that is named here is not defined.", "Write the character itself."),
    "reference to invalid character number": (
        "XML cannot hold the character that is named here.",
        "Remove it.",
    ),
    "unbound prefix": (
        "A name here has a prefix that is not declared.",
        "Declare it with xmlns, or remove it.",
    ),
    "XML or text declaration not at start of entity": (
        "Something stands before the XML declaration.",
        "Remove it.",
    ),
}


def doctype(raw: bytes) -> Problem | None:
    """The DOCTYPE of a file with its place, if there is one (and not just its name in a comment)."""
    parser = expat.ParserCreate()
    seen: list[tuple[int, int]] = []

    def found(*_: Any) -> None:
        seen.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        raise StopIteration

    def begun(*_: Any) -> None:
        raise StopIteration

    parser.StartDoctypeDeclHandler = found
    parser.StartElementHandler = begun
    with contextlib.suppress(expat.ExpatError, StopIteration):
        parser.Parse(raw, True)
    return Problem("doctype", DOCTYPE, "error", *seen[0]) if seen else None


def fault(raw: bytes, error: etree.XMLSyntaxError) -> Problem:
    """Why a file is not well-formed, with its place in characters."""
    layout = Layout(raw)
    stack: list[tuple[str, int]] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda name, _: stack.append((name, parser.CurrentByteIndex))
    parser.EndElementHandler = lambda _: stack.pop()
    encoded = layout.text.encode("utf-8", "surrogatepass")
    try:
        parser.Parse(encoded, True)
    except expat.ExpatError as found:
        offset = len(encoded[: parser.ErrorByteIndex].decode("utf-8", "replace"))
        said, fix = _said(expat.ErrorString(found.code), layout.text, offset, stack)
        if stack and expat.ErrorString(found.code) in ("mismatched tag", "no element found"):
            opened = len(encoded[: stack[-1][1]].decode("utf-8", "replace"))
            line = layout.place(opened)[0]
            said = said.replace("{line}", str(line))
        line, column = layout.place(offset)
        return Problem("xml", f"{NO_XML}{said}", "error", line, column, fix=fix)
    says = (error.msg or "it is not XML").split(", line")[0]
    if says.startswith("Excessive depth"):
        layout_at = layout.place(layout.offset(*error.position))
        says = "Elements stand thousands deep inside one another, as those of no document do."
        return Problem("xml", f"{NO_XML}{says}", "error", *layout_at)
    if says.startswith("Invalid bytes"):
        says, fix = _SAYS["encoding"]
        at = raw.decode("utf-8", "replace").find("\ufffd")
        line, column = layout.place(max(at, 0))
        return Problem("xml", f"{NO_XML}{says}", "error", line, column, fix=fix)
    line, column = error.position
    column = min(column, len(layout.text))
    return Problem("xml", f"{NO_XML}{says}.", "error", line, column)


def _said(what: str, text: str, offset: int, stack: list[tuple[str, int]]) -> tuple[str, str]:
    """A sentence on an error of expat, and what to do."""
    found = _TAG.match(text, text.rfind("<", 0, offset + 1))
    if what == "mismatched tag" and stack:
        name = found[1] if found else ""
        closes = f"</{name}> stands where <{stack[-1][0]}>, opened in line {{line}}, is to be closed."
        return closes, f"Write </{stack[-1][0]}>."
    if what == "no element found" and stack:
        return (
            f"The file ends, and <{stack[-1][0]}>, opened in line {{line}}, is not closed.",
            f"Add </{stack[-1][0]}>.",
        )
    if "not well-formed" in what:
        return _misplaced(text, offset)
    return _SAYS.get(what, (f"{what}.", ""))


def _misplaced(text: str, offset: int) -> tuple[str, str]:
    """A sentence on a character that cannot stand where it does, and what to do."""
    character = text[offset : offset + 1]
    before = text[max(offset - LONGEST, 0) : offset]
    if before.endswith("--") and before.rfind("<!--") > before.rfind("-->"):
        return "Two dashes stand in a comment, which they end.", "Write one, or > behind them."
    if before.endswith("=") and before.rfind("<") > before.rfind(">"):
        return "A value stands without quotation marks.", "Put them around it."
    begun = _BEGUN.search(before)
    character = begun[0][0] if begun else character
    if character and ord(character) < 0x20:
        return f"the character U+{ord(character):04X} cannot stand in XML.", "Remove it."
    if character in _NAMED:
        return (
            f"“{character}” stands here as markup, and is none.",
            f"Write {_NAMED[character]} where the character itself is meant.",
        )
    return f"“{visible(character)}” cannot stand here.", ""
