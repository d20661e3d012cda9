"""Layout: where the nodes of an XML file stand in it, in lines and columns of characters.

Offsets are code points into the decoded file. The places come from expat, which knows the byte of
every tag; attributes and texts are found from there in the file itself.
"""

from __future__ import annotations

import contextlib
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Any
from xml.parsers import expat

from annotate.regex import regex
from annotate.source import BOMS

_LINE = regex(r"\r\n|\n|\r")
_ENCODING = regex(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ATTRIBUTE = regex(r"""\s+([^\s=/>"'<]+)(\s*=\s*)("[^"]*"|'[^']*')""")
_NAME = regex(r"<([^\s/>]+)")
_CLOSING = regex(r"</([^\s>]+)")
_UNIT = regex(r"&[^;&<]{1,40};|<!\[CDATA\[|\]\]>|\r\n")
WIDTH = 80
"""How many characters of a line an excerpt shows."""


def decoded(raw: bytes) -> str:
    """The characters of an XML file, by its byte order mark or its declaration; never raises."""
    for mark, name in BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    if raw[:2] in (b"<\0", b"\0<"):
        return raw.decode("utf-16-le" if raw[:1] == b"<" else "utf-16-be", "replace")
    found = _ENCODING.match(raw)
    try:
        return raw.decode(found[1].decode() if found else "utf-8", "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


class Layout:
    """The places of one file. Nodes are counted in document order, from the root element on."""

    def __init__(self, raw: bytes) -> None:
        self.text = decoded(raw)
        self._attributes: dict[int, dict[str, tuple[int, int, int, int]]] = {}

    @cached_property
    def lines(self) -> list[int]:
        """The offset at which every line begins."""
        return [0, *(match.end() for match in _LINE.finditer(self.text))]

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def _nodes(self) -> tuple[list[int], list[int]]:
        """Per node the offset of its start and of its end tag (for comments and instructions, -1)."""
        starts: list[int] = []
        ends: list[int] = []
        pending: list[int] = []
        parser = expat.ParserCreate("utf-8")

        def start(*_: Any) -> None:
            pending.append(len(starts))
            starts.append(parser.CurrentByteIndex)
            ends.append(-1)

        def end(*_: Any) -> None:
            ends[pending.pop()] = parser.CurrentByteIndex

        def other(*_: Any) -> None:
            if pending:
                starts.append(parser.CurrentByteIndex)
                ends.append(-1)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CommentHandler = other
        parser.ProcessingInstructionHandler = other
        with contextlib.suppress(expat.ExpatError):
            parser.Parse(self._bytes, True)
        return self._characters(starts), self._characters(ends)

    def _characters(self, places: list[int]) -> list[int]:
        """Byte offsets as character offsets; the file is decoded once."""
        if self.text.isascii():
            return places
        found = dict.fromkeys(places)
        at = count = 0
        for place in sorted(found):
            if place >= 0:
                count += len(self._bytes[at:place].decode("utf-8", "surrogatepass"))
                at = place
            found[place] = count if place >= 0 else -1
        return [found[place] or 0 if place else 0 for place in places]

    def node(self, index: int) -> int:
        """The offset of a node, 0 where it is not known."""
        starts = self._nodes[0]
        return starts[index] if index < len(starts) else 0

    def name(self, index: int) -> tuple[int, int]:
        """The extent of an element's name in its start tag."""
        match = _NAME.match(self.text, self.node(index))
        return match.span(1) if match else (self.node(index), self.node(index))

    def closing(self, index: int) -> tuple[int, int] | None:
        """The extent of an element's name in its end tag; None for an empty-element tag."""
        end = self._nodes[1][index]
        match = _CLOSING.match(self.text, end)
        return match.span(1) if match else None

    def attribute(self, index: int, name: str) -> tuple[int, int, int, int] | None:
        """Where an attribute stands: start and end of its name, start and end of its value."""
        if index not in self._attributes:
            found = {}
            at = self.name(index)[1]
            while match := _ATTRIBUTE.match(self.text, at):
                found[match[1]] = (match.start(1), match.end(1), match.start(3) + 1, match.end(3) - 1)
                at = match.end()
            self._attributes[index] = found
        return self._attributes[index].get(name)

    def opened(self, index: int) -> int:
        """The offset after an element's start tag."""
        last = self.name(index)[1]
        self.attribute(index, "")
        for place in self._attributes[index].values():
            last = max(last, place[3] + 1)
        return self.text.find(">", last) + 1

    def closed(self, index: int) -> int:
        """The offset after the end of a node."""
        end = self._nodes[1][index]
        if end < 0:
            start = self.node(index)
            mark = "-->" if self.text.startswith("<!--", start) else "?>"
            return self.text.find(mark, start) + len(mark)
        return self.text.find(">", end) + 1 if self.text.startswith("</", end) else self.opened(index)

    @cached_property
    def _units(self) -> tuple[list[int], list[int]]:
        """Per piece written longer than it is: the content before it, and how much longer all is up to it."""
        before, longer, more = [], [0], 0
        for match in _UNIT.finditer(self.text):
            before.append(match.start() - more)
            more += len(match[0]) - (match[0] not in ("<![CDATA[", "]]>"))
            longer.append(more)
        return before, longer

    def character(self, at: int, count: int) -> int:
        """The offset of the character of content that has ``count`` others between it and ``at``."""
        before, longer = self._units
        first = self._longer(at)
        target = at - first + count
        return target + longer[bisect_left(before, target)]

    def _longer(self, offset: int) -> int:
        """How much longer the file is written than its content, up to an offset."""
        before, longer = self._units
        low, high = 0, len(before)
        while low < high:
            middle = (low + high) // 2
            if before[middle] + longer[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return longer[low]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column."""
        return min(self.lines[min(line, len(self.lines)) - 1] + max(column - 1, 0), len(self.text))

    def excerpt(self, offset: int) -> tuple[str, int]:
        """The part of a line around an offset, and how many of its characters stand before the offset."""
        line, _ = self.place(offset)
        start = self.lines[line - 1]
        end = self.lines[line] if line < len(self.lines) else len(self.text)
        first = max(start, offset - 30)
        return self.text[first : min(end, first + WIDTH)].rstrip("\r\n"), offset - first
