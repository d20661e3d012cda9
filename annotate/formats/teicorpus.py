"""TEI corpus: many documents in one ``<teiCorpus>``. Their ids, and what points to them, carry a mark each.

The mark of a document is the ``xml:id`` of its ``<TEI>``, and its id among the inputs (``a/x``) is ``n`` there;
reading takes both off again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

from annotate import prolog
from annotate.formats import tei
from annotate.piece import Piece, copy
from annotate.record import Record, RecordError
from annotate.regex import regex
from annotate.schema import TEI_NAMESPACE
from annotate.source import unholdable
from annotate.version import VERSION

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.parse import Parsing

SUFFIXES = (".teicorpus.xml", ".teicorpus")
MANY = True
TABLES = ("",)
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<teiCorpus xmlns="{TEI_NAMESPACE}">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>A corpus of news items</title>
      </titleStmt>
      <publicationStmt>
        <p>What is known of its publication stands in the header of each item.</p>
      </publicationStmt>
      <sourceDesc>
        <p>The source of each item stands in its header.</p>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <appInfo>
        <application ident="annotate" version="{VERSION}">
          <label>annotate: rules that mark up news text without changing it</label>
        </application>
      </appInfo>
    </encodingDesc>
  </teiHeader>
""".encode()
TAIL = b"</teiCorpus>\n"
PIECE = 1 << 16
START = 4_096
"""How many bytes of a file tell whether it is a corpus, by its root."""
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CALLED = regex(rb'<TEI[^<>]{1,300} xml:id="d[0-9a-z]{1,80}" n="([^"<]{1,1000})"')
_NAME = regex(rb'<idno type="filename">([^<]{1,300})</idno>')


def write(document: Document) -> bytes:
    """A corpus of one document."""
    return HEAD + entry("", document, "", 0) + TAIL


def read(file: bytes) -> Document:
    """The document of a corpus of one. Raises ProblemError, and RecordError where it holds another number."""
    from annotate.convert import alone

    return alone(take(element, {}) for element in cut(io.BytesIO(file), {}))


def entry(id: str, made: Document | Parsing, shard: str, number: int) -> bytes:
    """The element of a document, its ids marked by its place in the corpus."""
    mark = f"d{shard}{number}"
    element, marked = b"".join(tei.marked(made, mark)), f' xml:id="{mark}"'
    if not id or unholdable(id):
        return element
    return element.replace(marked.encode(), f'{marked} n="{tei.escape_attribute(id)}"'.encode(), 1)


def bind(entries: Sequence[bytes], name: str, alone: bool) -> dict[str, bytes]:
    """The elements of a shard, or a corpus of them."""
    return {"": b"".join([HEAD, *entries, TAIL] if alone else entries)}


def join(parts: Iterable[Mapping[str, Piece]], places: Mapping[str, Path]) -> list[tuple[int, ...]]:
    """Put shards together in a corpus."""
    with places[""].open("wb") as file:
        file.write(HEAD)
        lying = [copy(part[""], file) for part in parts]
        file.write(TAIL)
    return lying


def begins(start: bytes) -> bool:
    """Whether a file that begins so is a corpus."""
    return re.search(rb"<(?:\w+:)?teiCorpus[\s>]", start) is not None


def cut(file: BinaryIO, columns: Mapping[str, str]) -> Iterator[bytes]:
    """The ``<TEI>`` elements of a corpus, one at a time, as they stand. Raises RecordError where it is none."""
    return (element for _, element in placed(file))


def placed(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The same, each with the number of its first line in the corpus."""
    cutter = _Cutter()
    while piece := file.read(PIECE):
        yield from cutter.feed(piece)
    yield from cutter.feed(b"", last=True)


class _Cutter:
    """A corpus being read: what is kept of it begins with the element that is open."""

    def __init__(self) -> None:
        self.parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declared
        parser.ProcessingInstructionHandler = parser.CommentHandler = self._before
        self.kept, self.offset = b"", 0
        self.inside, self.start = 0, 0
        self.lead: int | None = None
        self.spaces: dict[str, str] = {}
        self.own: set[str] = set()
        self.line = 0
        self.begun = False
        self.found: list[tuple[int, bytes]] = []

    def feed(self, piece: bytes, last: bool = False) -> list[tuple[int, bytes]]:
        """The elements that end in the next piece of the file."""
        self.kept += piece
        self.found = []
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise RecordError(f"it is not well-formed XML: {error}") from None
        # what the parser came to last may have only begun: <?xml-mod
        keep = max(0, self.parser.CurrentByteIndex)
        if self.inside or self.lead is not None:
            keep = min(keep, self.start if self.lead is None else self.lead)
        self.kept, self.offset = self.kept[keep - self.offset :], keep
        return self.found

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.begun and tag.rpartition(":")[2] not in ("teiCorpus", "TEI"):
            raise RecordError(f"its root is <{tag}>; the root of a corpus is <teiCorpus>")
        self.begun = True
        if self.inside or tag.rpartition(":")[2] == "TEI":
            self.inside += 1
            if self.inside == 1:
                self.start, self.own = self.parser.CurrentByteIndex, set(attributes)
                if self.lead is None:
                    self.line = self.parser.CurrentLineNumber
        else:
            self.lead = None
            self.spaces |= {name: value for name, value in attributes.items() if name.startswith("xmlns")}

    def _before(self, *_: Any) -> None:
        """An instruction or a comment; what stands right before an element belongs to it."""
        if not self.inside and self.lead is None:
            self.lead, self.line = self.parser.CurrentByteIndex, self.parser.CurrentLineNumber

    def _close(self, tag: str) -> None:
        if not self.inside:
            self.lead = None
            return
        self.inside -= 1
        if self.inside == 0:
            end = self.kept.index(b">", self.parser.CurrentByteIndex - self.offset) + 1
            start = self.start if self.lead is None else self.lead
            head = self.start - start + 1 + len(tag.encode())
            element = self.kept[start - self.offset : end]
            self.lead = None
            lent = "".join(
                f' {name}="{tei.escape_attribute(value)}"'
                for name, value in self.spaces.items()
                if name not in self.own
            )
            self.found.append((self.line, element[:head] + lent.encode() + element[head:]))

    def _doctype(self, *_: Any) -> None:
        raise RecordError("it has a DOCTYPE, which can hide text and reach outside the file: remove it")

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise RecordError(f"it is in {encoding}: convert it to UTF-8 first")


def take(element: bytes, columns: Mapping[str, str]) -> Record:
    """The record of a ``<TEI>`` element, without its mark."""
    return Record(name(element, columns), annotated=("tei", unmarked(element)))


def name(element: bytes, columns: Mapping[str, str]) -> str:
    """What an element was called among the inputs, else the name of the file it comes from, or nothing."""
    found = _CALLED.search(element[:START]) or _NAME.search(element)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""


def unmarked(element: bytes) -> bytes:
    """A ``<TEI>`` element without the mark on its ids. Raises ProblemError where it is no sound XML."""
    from lxml import etree

    root = tei.parse_xml(element)
    mark = f"{root.get(_XML_ID)}."
    ids = [node for node in root.iter() if (node.get(_XML_ID) or "").startswith(mark)]
    if not ids:
        return element
    for node in root.iter():
        for key, value in node.attrib.items():
            if key == _XML_ID:
                node.set(key, str(value).removeprefix(mark))
            elif f"#{mark}" in str(value):
                tokens = (
                    f"#{token[1 + len(mark) :]}" if token.startswith(f"#{mark}") else token
                    for token in str(value).split(" ")
                )
                node.set(key, " ".join(tokens))
    del root.attrib[_XML_ID]
    root.attrib.pop("n", None)
    return prolog.of(root).encode() + etree.tostring(root, encoding="utf-8", with_tail=False)
