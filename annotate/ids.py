"""Ids: the lasting names of spans, given in document order, and the pointers that follow them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from annotate.element import NAME
from annotate.reading import new
from annotate.regex import regex
from annotate.schema import Schema
from annotate.span import Drop, Span

LASTING = regex(NAME)
"""An id that a document may have."""


class Names:
    """The ids given so far in one text."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.counters: dict[str, itertools.count[int]] = {}

    def fresh(self, kind: str) -> str:
        """An id that no element has: ``cue.3``."""
        counter = self.counters.setdefault(kind, itertools.count(1))
        return next(name for i in counter if (name := f"{kind}.{i}") not in self.taken)

    def lasting(self, span: Span) -> str:
        """The id of a span, where a document may have it; else a fresh one."""
        return span.id if span.id in self.taken else self.fresh(span.kind)


class Placed(NamedTuple):
    """A mark that stays, or a piece of one; pieces of one mark are of one family."""

    span: Span
    family: int


def name(
    blocks: list[Span],
    marks: list[Placed],
    beside: list[Span],
    schema: Schema,
    dropped: list[Drop],
    given: Names,
) -> list[Span]:
    """The final spans in document order, those beside the text last, with ids and pointers that lead to them.

    Blocks and marks come in document order. An id that XML admits stays. What rules use is replaced
    (``cue@12``: the sign shows that it is for the time being), and given only to what is pointed at or split.
    """
    pointers = schema.pointers
    entries = _merged(blocks, marks)
    pieces: dict[int, list[int]] = {}
    for at, (_, family) in enumerate(entries):
        if family is not None:
            pieces.setdefault(family, []).append(at)
    wanted, given.taken = _asked(itertools.chain((span for span, _ in entries), beside), pointers)
    beside = [span for span in beside if not _idle(span, wanted, pointers[span.kind], dropped)]
    own = [""] * len(entries)
    names: dict[str, str] = {}
    ends: dict[str, str] = {}
    for at, (span, family) in enumerate(entries):
        if span.id and span.id not in names and (span.id in given.taken or span.id in wanted):
            names[span.id] = own[at] = given.lasting(span)
        elif family is not None and len(pieces[family]) > 1:
            own[at] = given.fresh(span.kind)
            if span.id in names:
                ends[span.id] = own[at]  # what comes after a mark in pieces comes after the last of them
    names |= {span.id: given.lasting(span) for span in beside if span.id}
    out: list[Span] = []
    for at, (span, _) in enumerate(entries):
        start, end, kind, attrs, by, cert, evidence, _ = span
        if attrs and pointers[kind]:
            attrs = _repoint(attrs, pointers[kind], names, ends)
        out.append(new(Span, (start, end, kind, attrs, by, cert, evidence, own[at])))
    for row in pieces.values():
        for at, after in itertools.pairwise(row):
            out[at] = out[at]._replace(attrs={**out[at].attrs, "next": own[after]})
            out[after] = out[after]._replace(attrs={**out[after].attrs, "prev": own[at]})
    return [*out, *_beside(beside, names, schema, dropped)]


def _beside(beside: list[Span], names: dict[str, str], schema: Schema, dropped: list[Drop]) -> Iterator[Span]:
    """The spans beside the text, leading to what stands; those that lead to too little are dropped."""
    for span in beside:
        attrs = _repoint(span.attrs, schema.pointers[span.kind], names, {})
        if lost := _unmet(span, attrs, schema):
            dropped.append(Drop(span, lost))
        else:
            yield span._replace(attrs=attrs, id=names.get(span.id, ""))


def _asked(spans: Iterable[Span], pointers: Mapping[str, tuple[str, ...]]) -> tuple[set[str], set[str]]:
    """The ids that some spans point to, and those of theirs that a document may have."""
    wanted, taken = set[str](), set[str]()
    for span in spans:
        if span.id and LASTING.fullmatch(span.id):
            taken.add(span.id)
        if span.attrs:
            for pointer in pointers[span.kind]:
                if pointer in span.attrs:
                    wanted.update(span.attrs[pointer].split())
    return wanted, taken


def _idle(span: Span, wanted: set[str], pointers: tuple[str, ...], dropped: list[Drop]) -> bool:
    """Whether a rule's annotation beside the text has lost whatever led to it, and leads to nothing itself."""
    if span.id in wanted or LASTING.fullmatch(span.id) or any(name in span.attrs for name in pointers):
        return False
    dropped.append(Drop(span, "nothing that stayed points at it"))
    return True


def _merged(blocks: list[Span], marks: list[Placed]) -> list[tuple[Span, int | None]]:
    """Blocks and marks in document order, outer first; a block stands around a mark of the same extent."""
    entries: list[tuple[Span, int | None]] = [(block, None) for block in blocks]
    entries += marks
    entries.sort(key=lambda entry: (entry[0].start, -entry[0].end))
    return entries


def _repoint(
    attrs: Mapping[str, str], pointers: tuple[str, ...], names: Mapping[str, str], ends: Mapping[str, str]
) -> Mapping[str, str]:
    """The attributes with pointers renamed; a pointer to what did not stay is left out.

    Of a mark in pieces ``names`` has the first, ``ends`` the last.
    """
    renamed = dict(attrs)
    for pointer in pointers:
        if pointer not in attrs:
            continue
        last = ends if pointer == "prev" else {}
        met = [last.get(target) or names[target] for target in attrs[pointer].split() if target in names]
        if met:
            renamed[pointer] = " ".join(met)
        else:
            del renamed[pointer]
    return renamed


def _unmet(span: Span, attrs: Mapping[str, str], schema: Schema) -> str:
    """Why an annotation beside the text no longer has what it needs, or nothing."""
    for attribute in schema.kinds[span.kind][0].attributes.values():
        if attribute.pointing and attribute.required:
            there = len(attrs.get(attribute.name, "").split())
            if there < attribute.pointing.least:
                return (
                    f"only {there} of the elements it points at stayed; it needs {attribute.pointing.least}"
                )
    return ""
