"""Examples: the tagged snippets beside a pack's words, and whether the rules do what they show.

``languages/ar/date.txt`` holds one snippet a line. ``## date.day_month`` says which rule the lines
below are about: one with tags must be found just so, that rule taking part; one without tags
must yield nothing of the construct from that rule. ``@published 2024-11-09`` sets the
publication date for what follows, ``#`` begins a comment, ``\\n`` stands for a line break.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotate import genres
from annotate.element import Element
from annotate.formats.snippet import spans, tag, unescape
from annotate.pack import Pack
from annotate.parse import explain
from annotate.schema import Schema, schema_of
from annotate.source import decode
from annotate.span import RULES, Rule, Span, rules_of


class Example(NamedTuple):
    """One line of an examples file."""

    path: Path
    line: int
    construct: str
    rule: str
    published: str | None
    snippet: str

    @property
    def positive(self) -> bool:
        """Whether it shows something to be found."""
        return bool(spans(self.snippet)[1])


def examples(pack: Pack) -> Iterator[Example]:
    """All examples of a pack."""
    for path in sorted(pack.folder.glob("*.txt")):
        rule, published = "", None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("## "):
                rule = line[3:].strip()
            elif line.startswith("@published"):
                published = line.removeprefix("@published").strip() or None
            elif line.strip() and not line.startswith("#"):
                yield Example(path, number, path.stem, rule, published, unescape(line))


def kinds_of(construct: str, schema: Schema) -> set[str]:
    """The kinds whose classes a module of ``elements`` or ``genres`` declares."""
    return {spec.kind for spec in schema.values() if spec.cls.__module__.rpartition(".")[2] == construct}


def fails(example: Example, language: str, genre: str = genres.USUAL) -> str:
    """What the rules make of an example when it is not what it shows; empty when all is well."""
    schema = schema_of(genres.load(genre).root)
    kinds = kinds_of(example.construct, schema) or set(schema.kinds)
    text, wanted = spans(example.snippet)
    found = explain(decode(text), language=language, published=example.published).spans
    mine = [span for span in found if span.kind in kinds]
    if example.rule and example.rule not in RULES and not _structural(example.construct):
        return f"there is no rule {example.rule!r}"
    if not wanted:
        wrong = [span for span in mine if not example.rule or span.rule == example.rule]
        return f"nothing was to be found, but: {tag(text, _bare(wrong))}" if wrong else ""
    wanted_kinds = {span.kind for span in wanted} | kinds
    mine = [span for span in found if span.kind in wanted_kinds]
    if comparable(wanted, schema) != comparable(mine, schema):
        return f"found instead: {tag(text, mine)}"
    if example.rule in RULES and not any(span.rule == example.rule for span in mine):
        return f"found, but by {', '.join(sorted({span.rule for span in mine}))}"
    return ""


def _structural(construct: str) -> bool:
    try:
        module = importlib.import_module(f"annotate.elements.{construct}")
    except ModuleNotFoundError:
        return True
    return not any(
        rules_of(cls) for cls in vars(module).values() if isinstance(cls, type) and issubclass(cls, Element)
    )


def _bare(found: list[Span]) -> list[Span]:
    return [span._replace(attrs={}) for span in found]


def comparable(found: list[Span], schema: Schema) -> list[object]:
    """Spans as values: pointers by the extents they lead to, ids left out."""
    places = {span.id: (span.start, span.end) for span in found if span.id}
    rows = []
    for span in found:
        pointers = schema.pointers[span.kind]
        attrs = sorted(
            (name, str([places.get(t, t) for t in value.split()]) if name in pointers else value)
            for name, value in span.attrs.items()
        )
        rows.append((span.start, -span.end, span.kind, attrs))
    return sorted(rows, key=repr)


def asked(rule: Rule) -> Iterator[tuple[bool, str]]:
    """The signs of which a rule must have an example; every item has what a rule without words finds."""
    yield True, "positive"
    if rule.words is not None:
        yield False, "negative"


def rules_in(pack: Pack) -> list[Rule]:
    """The rules that run in a language: those that need no words, and those whose words it has."""
    schema_of(genres.load().root)
    return [rule for rule in RULES.values() if rule.words is None or pack.words(rule.words)]
