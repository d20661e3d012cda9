"""Proof: that a file has no fault of shape or relation, found in one reading and without a tree.

Nearly every file that is checked has no fault, and then nothing else need be known of it. So the
file is read once, by expat, and each tag is looked up in the forms of its document type; ids,
pointers and the tests of the classes follow from what was met. There is no proof of a file that
has a fault, and none of one that only looks unusual (a prefix for TEI, a DOCTYPE): what is wrong
with it, if anything is, is then told by those who build the tree.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple
from xml.parsers import expat

from annotate.checking.checks import checks
from annotate.checking.forms import Form, Forms, Row, Value, forms
from annotate.document import Document
from annotate.element import DEEPEST, XML_SPACE


class Proof(NamedTuple):
    """What is known of a file without fault: its text, and what its header says of it."""

    text: str
    known: dict[str, str]


class Met:
    """An element of a class with tests of its own: its attributes, and its words."""

    __slots__ = ("attributes", "name", "start", "text")

    def __init__(self, name: str, attributes: dict[str, str], start: int) -> None:
        self.name, self.attributes, self.start, self.text = name, attributes, start, ""


class _Doubt(Exception):
    """Something that is not as the forms have it."""


def prove(raw: bytes, root: type[Document], fields: Iterable[str]) -> Proof | None:
    """The proof of a file, with these fields of its header; None where there is none."""
    if b"<!DOCTYPE" in raw:
        return None
    known = forms(root)
    reading = _Reading(known)
    with contextlib.suppress(expat.ExpatError, _Doubt, ValueError, LookupError):
        reading.read(raw)
        header = {field: reading.said(known.number(field)) for field in fields}
        if reading.sound() and checks(root).hold(reading.watched, header):
            return Proof(reading.text, header)
    return None


class _Reading:
    """One reading of a file, and what was met in it."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.text = ""
        self.met: dict[Row, list[list[str]]] = {}
        """Per row of attribute names, the names and values of every element that has it, in turns."""
        self.told: dict[int, list[str]] = {}
        """The texts that are values, by the number of what they are values of."""
        self.watched: list[Met] = []
        self.opened: list[Met] = []
        """Of those, the ones that are not closed yet."""
        self.words: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = self.parser.ordered_attributes = True
        self.parser.CharacterDataHandler = self.words.append

    def read(self, raw: bytes) -> None:
        """Look up every tag. Raises _Doubt and ExpatError."""
        words, met, told = self.words, self.met, self.told
        stack: list[tuple[Form, int, int, int]] = []
        form, last, seen, mark = self.forms.top, -1, 0, 0
        here = 0  # where in the words those begin that stand before the next tag

        def start(tag: str, given: list[str]) -> None:
            nonlocal form, last, seen, mark, here
            names = tuple(given[::2])
            if tag in form.homes:
                at, home = form.homes[tag]
            elif tag in form.choices:
                at, home = form.choices[tag].made(names, given)
            else:
                raise _Doubt
            if not form.worded:
                if at < last or (at == last and at not in form.many):
                    raise _Doubt
                if "".join(words[here:]).strip(XML_SPACE):
                    raise _Doubt
                last, seen = at, seen | 1 << at
            row = home.rows.get(names) or home.row(names)
            if row is None or len(stack) > DEEPEST:
                raise _Doubt
            if row in met:
                met[row].append(given)
            else:
                met[row] = [given]
            stack.append((form, last, seen, mark))
            mark = here = len(words)
            form, last, seen = home, -1, 0
            if home.watched:
                self._open(Met(home.watched, dict(zip(names, given[1::2], strict=True)), mark))

        def end(_: str) -> None:
            nonlocal form, last, seen, mark, here
            if form.watched:
                self._close()
            if form.worded:
                if form.text >= 0:
                    told.setdefault(form.text, []).append("".join(words[mark:]))
            elif (
                seen & form.needs != form.needs
                or (form.filled and not seen)
                or "".join(words[here:]).strip(XML_SPACE)
            ):
                raise _Doubt
            elif form.flow and not self.text:
                self.text = "".join(words[mark:])
            form, last, seen, mark = stack.pop()
            here = len(words)

        self.parser.StartElementHandler, self.parser.EndElementHandler = start, end
        self.parser.Parse(raw, True)

    def _open(self, one: Met) -> None:
        self.watched.append(one)
        self.opened.append(one)

    def _close(self) -> None:
        one = self.opened.pop()
        one.text = "".join(self.words[one.start :])

    def said(self, number: int) -> str:
        """The first thing that is said of a field of the root."""
        if number in self.told:
            return self.told[number][0]
        rows = (row for row in self.met if number in row.numbers)
        return next((self.met[row][0][2 * row.numbers.index(number) + 1] for row in rows), "")

    def sound(self) -> bool:
        """Whether all values may stand, ids are given once, and pointers lead where they may."""
        columns: dict[int, set[str]] = {number: set(texts) for number, texts in self.told.items()}
        ids: dict[str, str] = {}
        named = 0
        for row, given in self.met.items():
            columned = list(zip(*given, strict=True))[1::2]
            for number, column in zip(row.numbers, columned, strict=True):
                if number in columns:
                    columns[number].update(column)
                else:
                    columns[number] = set(column)
            if row.id >= 0:
                ids.update(zip(columned[row.id], repeat(row.kind)))
                named += len(given)
        pointers = {f"#{name}" for name in ids}
        every = self.forms.values
        return (
            named == len(ids)
            and all(len(columns.get(number, ())) < 2 for number in self.forms.alike())
            and all(every[number].admits(given) for number, given in columns.items())
            and all(_lead(every[number], given, ids, pointers) for number, given in columns.items())
            and self._joined()
        )

    def _joined(self) -> bool:
        """Whether the pieces of every annotation point back at one another."""
        after: set[tuple[str, str]] = set()
        before: set[tuple[str, str]] = set()
        for row, given in self.met.items():
            if row.id >= 0 and (row.next >= 0 or row.prev >= 0):
                own = 2 * row.id + 1
                if row.next >= 0:
                    after |= {(f"#{each[own]}", each[2 * row.next + 1]) for each in given}
                if row.prev >= 0:
                    before |= {(each[2 * row.prev + 1], f"#{each[own]}") for each in given}
        return after == before


def _lead(value: Value, given: set[str], ids: dict[str, str], pointers: set[str]) -> bool:
    """Whether values that point lead to elements that are there, and of a kind they may lead to."""
    if not value.points or (not value.to and given <= pointers):
        return True
    targets = {target[1:] for each in given for target in each.split()}
    return targets <= ids.keys() and (not value.to or {ids[target] for target in targets} <= value.to)
