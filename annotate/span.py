"""Span: an annotation beside the text, and the rules that make spans.

Rules emit spans freely; only :func:`annotate.resolve.resolve` decides which of them stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from annotate.declared import default
from annotate.element import Cert, Element
from annotate.genres import Genre
from annotate.reading import Reading, new
from annotate.regex import regex
from annotate.schema import Schema, schema_of
from annotate.words import Words

SHORT = 40
"""How many characters of its own words stand as the evidence of a span that has no other."""
NEAR = 200
"""How far from a span's borders its evidence is looked for."""


class Span(NamedTuple):
    """One annotation: code points ``[start, end)`` of the text, its kind, and who says so on what evidence.

    ``attrs`` are the attributes of its class by their JSON names. Pointers hold ids of other
    spans; a rule gives ids with an ``@`` (``cue@12``), unique in its text, which resolve replaces.
    ``rule`` is a rule's id, or the id of a person. ``evidence`` quotes the words that made the rule fire.
    """

    start: int
    end: int
    kind: str = ""
    attrs: Mapping[str, str] = {}
    rule: str = ""
    cert: Cert | None = None
    evidence: str = ""
    id: str = ""


class Drop(NamedTuple):
    """A span that was considered and did not stay, and why."""

    span: Span
    why: str


class Resolved(NamedTuple):
    """The spans that stay, outer before inner, and those that do not."""

    spans: list[Span]
    dropped: list[Drop]


class Rule(NamedTuple):
    """A named way to find one construct; its docstring is what the header and the guide say of it."""

    id: str
    says: str
    cls: type[Element]
    kind: str
    cert: Cert
    words: type[Words] | None
    find: Callable[..., Iterable[Span]]


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which the element modules declare them."""


def rule(
    cls: type[Element], *, words: type[Words] | None = None, cert: Cert = "high"
) -> Callable[[Callable[..., Iterable[Span]]], Callable[..., Iterable[Span]]]:
    """Declare a function ``(reading, words) -> spans`` as a rule of a class.

    Its id is ``module.function``; ``words`` is the table it is given, and it runs only in
    languages that have it. Spans are in offsets of the reading; a span that names no kind, rule or
    certainty gets the declared ones.
    """

    def declare(find: Callable[..., Iterable[Span]]) -> Callable[..., Iterable[Span]]:
        name = f"{find.__module__.rpartition('.')[2]}.{find.__name__}"
        says = (find.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        if not says:
            raise TypeError(f"the rule {name} has no docstring: say in a sentence what it finds")
        kind = str(default(cls, "kind"))
        RULES[name] = Rule(name, " ".join(says.split()), cls, kind, cert, words, find)
        return find

    return declare


def rules_of(cls: type[Element]) -> list[Rule]:
    """The rules of a class, in the order in which its module declares them."""
    return [made for made in RULES.values() if made.cls is cls]


@cache
def _rules(root: type[Element], *, block: bool) -> tuple[Rule, ...]:
    """The rules of those classes of a document class that are blocks, or of all others."""
    specs = schema_of(root).values()
    return tuple(made for spec in specs if spec.block is block for made in rules_of(spec.cls))


def find(reading: Reading, schema: Schema) -> list[Span]:
    """The marks in a reading, in offsets of its item: what stands inside a line, or beside the text."""
    return _apply(_rules(schema.root.cls, block=False), reading, _shown)


def find_blocks(reading: Reading, genre: Genre) -> list[Span]:
    """The blocks of a reading, in offsets of its item."""
    breaks = [match.start() for match in re.finditer("\r\n?|\n", reading.source)]

    def lines(reading: Reading, block: Span) -> str:
        origin = reading.origin
        return block.evidence or _lines(breaks, reading.line, origin(block.start), origin(block.end))

    own = (Rule("", "", genre.root, "", "high", None, genre.outline),) if genre.outline else ()
    return _apply(own or _rules(genre.root, block=True), reading, lines)


def _apply(rules: Iterable[Rule], reading: Reading, shown: Callable[[Reading, Span], str]) -> list[Span]:
    """What rules find in a reading, in offsets of its item; ``shown`` gives each its evidence."""
    found: list[Span] = []
    place, first = reading.place if reading.moved else None, reading.first
    for made in rules:
        words = reading.pack.words(made.words) if made.words else None
        if made.words and words is None:
            continue
        for span in made.find(reading, words) if made.words else made.find(reading):
            start, end, kind, attrs, by, cert, _, name = span if first else _owned(span, reading)
            evidence = shown(reading, span)
            if place:
                start, end = place(start), place(end)
            by, cert = by or made.id, cert or made.cert
            found.append(new(Span, (start, end, kind or made.kind, attrs, by, cert, evidence, name)))
    return found


def _owned(span: Span, reading: Reading) -> Span:
    """The span with the ids that its reading gave (``cue@12``) told from those of other stretches."""
    if not (span.id or span.attrs):
        return span
    attrs = {name: _TEMPORARY.sub(rf"\g<0>+{reading.start}", value) for name, value in span.attrs.items()}
    return span._replace(attrs=attrs, id=span.id and f"{span.id}+{reading.start}")


_TEMPORARY = regex("[^ ]*@[^ ]*")


def _shown(reading: Reading, span: Span) -> str:
    """The evidence in the letters of the source where a rule gives it folded: "وزارة", not "وزاره"; else its words."""
    said = span.evidence
    if not said:
        return _own(reading.cased, span)
    for place in (span.start, span.end):
        at = reading.text.find(said, max(0, place - NEAR), place + NEAR)
        if at >= 0:
            return reading.cased[at : at + len(said)]
    return said


def _own(text: str, span: Span) -> str:
    """The words of a span itself, for rules that need no other evidence."""
    words = (
        text[span.start : span.end]
        if span.end - span.start <= SHORT
        else text[span.start : span.start + SHORT] + "…"
    )
    return " ".join(words.split())


def _lines(breaks: list[int], line: int, start: int, end: int) -> str:
    """What shows a block: the lines it stands on; the first of the reading is numbered ``line``."""
    first, last = bisect_left(breaks, start) + line, bisect_left(breaks, end) + line
    return f"line {first}" if first == last else f"lines {first} to {last}"
