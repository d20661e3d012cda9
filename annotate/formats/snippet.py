"""Snippet: annotated text as people write it in tests: kinds as tags, JSON names as attributes.

``قال <date when="2024-11-08">أمس الجمعة</date>`` contains its own input: without the tags it is
the text. A line break inside a one-line snippet is written ``\\n``. A tag around all, named as the
genre, says what is known of the text: ``<news language="ar" published="2024-11-09">``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from annotate import genres
from annotate.checking.soundness import NO_XML, fault
from annotate.document import Document
from annotate.formats.standoff import assemble
from annotate.formats.tei import escape, escape_attribute
from annotate.meant import instead
from annotate.problem import Problem, ProblemError
from annotate.schema import schema_of
from annotate.source import decode
from annotate.span import Span
from annotate.tree import header, unfold

SUFFIXES = (".snippet",)
HEADLESS = True
"""Of a header only a part is kept: reading a snippet does not give all of the document back."""
LOSES = "no rules, no certainty and no evidence"
"""What of annotations is left out."""
AROUND = "_"
"""The tag that is put around a snippet to have it read."""
KNOWN = ("language", "published", "filed", "publisher", "url", "encoding", "bom", "pictures")
"""What of a header the tag around all says: what the text is, and how it becomes the bytes that it was."""


def spans(line: str) -> tuple[str, list[Span]]:
    """The text of a snippet and its spans. Raises ProblemError when its tags do not match."""
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(f"<{AROUND}>{line}</{AROUND}>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ProblemError([_mismatch(line, error)]) from None
    text: list[str] = []
    found: list[Span] = []
    _collect(root, 0, text, found)
    return "".join(text), found[1:]


def _mismatch(line: str, error: etree.XMLSyntaxError) -> Problem:
    """What is wrong with the tags of a snippet, and where; of the tag that is put around all nothing is said."""
    around = f"<{AROUND}>"
    found = fault(f"{around}{line}</{AROUND}>".encode(), error)
    if f"{AROUND}>" in found.message:
        found = fault(f"{around}{line}".encode(), error)
    column = found.column - len(around) * (found.line == 1)
    says, fix = found.message.removeprefix(NO_XML), found.fix
    if f"{around}," in says:
        says, fix = "A tag closes here that was not opened.", "Remove it."
    says = f"The tags of the snippet do not match: {says}"
    return found._replace(code="snippet", message=says, column=column, excerpt=line, fix=fix)


def _collect(element: etree._Element, at: int, text: list[str], found: list[Span]) -> int:
    place = len(found)
    attrs = {str(name): str(value) for name, value in element.attrib.items()}
    made = Span(at, at, str(element.tag), attrs, attrs.pop("rule", ""), None, "", attrs.pop("id", ""))
    found.append(made)
    end = at
    for piece in [element.text or "", *element]:
        if isinstance(piece, str):
            text.append(piece)
            end += len(piece)
        else:
            end = _collect(piece, end, text, found)
            text.append(piece.tail or "")
            end += len(piece.tail or "")
    found[place] = made._replace(end=end)
    return end


def read(raw: bytes) -> Document:
    """The document of a file that is one snippet; blocks are found where it tags none.

    Raises SourceError for bytes that are no text, and ProblemError where tags do not match or fit.
    """
    text, found, known = rows(raw)
    kind = known.get("genre", genres.USUAL)
    there = schema_of(genres.load(kind).root).root.attributes
    if unknown := [name for name in known if name != "genre" and name not in there]:
        says = f"The tag <{kind}> has no attribute {{!r}}: {{}}"
        told = [says.format(name, instead(name, KNOWN)) for name in unknown]
        raise ProblemError([Problem("snippet", say if say.endswith("?") else f"{say}.") for say in told])
    return assemble(text, found, kind, known.get("language"), known)


def rows(raw: bytes) -> tuple[str, list[Span], Mapping[str, str]]:
    """The text and the spans of a file that is one snippet, and what the tag around all says of it."""
    text, found = spans(decode(raw).text)
    if not found or found[0].kind not in genres.genres():
        return text, found, {}
    return text, found[1:], {"genre": found[0].kind, **found[0].attrs}


def unescape(line: str) -> str:
    """A line of an examples file as it stands for text: ``\\n`` is a line break."""
    return re.sub(r"\\n", "\n", line)


def write(document: Document) -> bytes:
    """The document as a snippet; rules, certainties and evidence are left out."""
    text, found = unfold(document)
    schema, told = schema_of(type(document)), header(document)
    usual = {name: schema.root.attributes[name].default for name in KNOWN}
    known = {name: told[name] for name in KNOWN if told[name] not in (None, usual[name])}
    beside = [tag("", [span._replace(start=0, end=0)]) for span in found if span.kind in schema.asides]
    body = tag(text, [span for span in found if span.kind not in schema.asides])
    kind = schema.root.kind
    return f"{_opening(kind, known)}{''.join(beside)}{body}</{kind}>".encode()


def tag(text: str, found: list[Span]) -> str:
    """A text with tags for spans that nest."""
    parts: list[str] = []
    open_: list[Span] = []
    at = 0
    for span in found:
        while open_ and open_[-1].end <= span.start and span.start != span.end:
            parts.append(f"{escape(text[at : open_[-1].end])}</{open_[-1].kind}>")
            at = open_.pop().end
        names = {"id": span.id, **span.attrs} if span.id else span.attrs
        parts.append(f"{escape(text[at : span.start])}{_opening(span.kind, names)}")
        at = span.start
        open_.append(span)
    while open_:
        parts.append(f"{escape(text[at : open_[-1].end])}</{open_[-1].kind}>")
        at = open_.pop().end
    return "".join(parts) + escape(text[at:])


def _opening(kind: str, names: Mapping[str, str]) -> str:
    """A tag that opens, with its attributes."""
    attrs = "".join(f' {name}="{escape_attribute(value)}"' for name, value in names.items())
    return f"<{kind}{attrs}>"
