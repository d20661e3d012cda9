"""Proof: that a file has no fault of shape or relation, found in one reading and without a tree.

Nearly every file that is checked has no fault, and then nothing else need be known of it. Expat tells that
the file is well-formed, without a word to Python. Then a file is what stands between its ``<``: tags, each
looked up in the form it stands in, where a tag that was met before (``<p resp="#paragraph.line" …>``) is
judged already; ids, pointers and the tests of the classes follow from what was met. There is no proof of a
file that has a fault, and none of one that only looks unusual (a prefix for TEI, a CDATA section): what is wrong
with it, if anything is, is then told by those who build the tree.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple
from xml.parsers import expat

from annotate.checking.checks import checks
from annotate.checking.forms import Form, Forms, Tag, forms
from annotate.document import Document
from annotate.element import DEEPEST, XML_SPACE
from annotate.regex import regex

_BESIDE = regex(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)


class Proof(NamedTuple):
    """What is known of a file without fault: its text, and what its header says of it."""

    text: str
    known: dict[str, str]
    silent: bool
    """Whether the judges of its classes have nothing to say of its words and values: no Friday dated a Saturday."""


class Met:
    """An element of a class with tests of its own: its attributes, and its words."""

    __slots__ = ("attributes", "name", "start", "text")

    def __init__(self, name: str, attributes: dict[str, str], start: int) -> None:
        self.name, self.attributes, self.start, self.text = name, attributes, start, ""


class _Doubt(Exception):
    """Something that is not as the forms have it."""


def prove(raw: bytes, root: type[Document], fields: Iterable[str]) -> Proof | None:
    """The proof of a file, with these fields of its header; None where there is none."""
    known = forms(root)
    reading = _Reading(known)
    with contextlib.suppress(expat.ExpatError, _Doubt, ValueError, LookupError):
        reading.read(_plain(raw))
        header = {field: reading.said(known.number(field)) for field in fields}
        if reading.sound() and checks(root).hold(reading.watched):
            return Proof(reading.text, header, checks(root).silent(reading.watched, header))
    return None


def _plain(raw: bytes) -> str:
    """The tags and words of a well-formed file in UTF-8, without comments and instructions.

    Raises ExpatError and _Doubt.
    """
    if b"<![" in raw or b"<!DOCTYPE" in raw:
        raise _Doubt
    parser = expat.ParserCreate()
    parser.XmlDeclHandler = _declared
    parser.Parse(raw, True)
    text = raw.decode("utf-8-sig")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")  # as XML reads lines
    return _BESIDE.sub("", text) if "<?" in text or "<!" in text else text


def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() != "utf-8":
        raise _Doubt


def _unescaped(words: str) -> str:
    """Words without references, of which a file without DOCTYPE has none but XML's own."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = found.append
    parser.Parse(f"<words>{words}</words>", True)
    return "".join(found)


class _Reading:
    """One reading of a file, and what was met in it."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.text = ""
        self.met: list[Tag] = []
        """Every tag that opens an element, in document order."""
        self.told: dict[int, list[str]] = {}
        """The texts that are values, by the number of what they are values of."""
        self.watched: list[Met] = []
        self.opened: list[Met] = []
        """Of those, the ones that are not closed yet."""
        self.words: list[str] = []

    def read(self, text: str) -> None:
        """Look up every tag of a well-formed text. Raises _Doubt and ExpatError."""
        words, met = self.words, self.met
        stack: list[tuple[Form, int, int, int]] = []
        form, last, seen, mark = self.forms.top, -1, 0, 0
        for piece in text.split("<")[1:]:
            tag, _, after = piece.partition(">")
            closes = tag[0] == "/"
            if not closes:
                one = form.tags.get(tag) or self.forms.judged(form, tag)
                if one is None or len(stack) > DEEPEST:
                    raise _Doubt
                closes = one.empty
                if not form.worded:
                    at = one.at
                    if at < last or (at == last and at not in form.many):
                        raise _Doubt
                    last, seen = at, seen | 1 << at
                met.append(one)
                stack.append((form, last, seen, mark))
                form, last, seen, mark = one.form, -1, 0, len(words)
                if form.watched:
                    self._open(Met(form.watched, one.attributes, mark))
            if closes:
                if form.watched:
                    self._close()
                if form.worded:
                    if form.text >= 0:
                        self.told.setdefault(form.text, []).append("".join(words[mark:]))
                elif seen & form.needs != form.needs or (form.filled and not seen):
                    raise _Doubt
                elif form.flow and not self.text:
                    self.text = "".join(words[mark:])
                form, last, seen, mark = stack.pop()
            if "&" in after:
                after = _unescaped(after)
            if not form.worded and after.strip(XML_SPACE):
                raise _Doubt
            words.append(after)

    def _open(self, one: Met) -> None:
        self.watched.append(one)
        self.opened.append(one)

    def _close(self) -> None:
        one = self.opened.pop()
        one.text = "".join(self.words[one.start :])

    @cached_property
    def stated(self) -> dict[int, list[str]]:
        """All that is said of the fields of the root, by the numbers of their values: texts first, then attributes."""
        found = {number: list(texts) for number, texts in self.told.items()}
        for tag in self.met:
            for number, value in tag.stated:
                found.setdefault(number, []).append(value)
        return found

    def said(self, number: int) -> str:
        """The first thing that is said of a field of the root."""
        return self.stated.get(number, [""])[0]

    def sound(self) -> bool:
        """Whether all texts may stand, ids are given once, and pointers lead where they may."""
        every, met = self.forms.values, set(self.met)
        ids = {tag.id: tag.form.kind for tag in met if tag.id}
        leads = {lead for tag in met for lead in tag.leads}
        return (
            sum(tag.id != "" for tag in self.met) == len(ids)
            and all(every[number].admits(text) for number, texts in self.told.items() for text in texts)
            and all(len(set(self.stated.get(number, ()))) < 2 for number in self.forms.alike)
            and all(target in ids and (not to or ids[target] in to) for target, to in leads)
            and {(f"#{tag.id}", tag.next) for tag in met if tag.id and tag.next}
            == {(tag.prev, f"#{tag.id}") for tag in met if tag.id and tag.prev}
        )
