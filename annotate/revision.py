"""Revision: annotate a document again that a person has corrected; only the rules' own annotations change.

What is in the file and in its ledger is the rules' own; what is in the file only is a person's,
and stays; what is in the ledger only was removed by a person, and is not brought back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from annotate import declared, genres, pack
from annotate.dates.moments import filed
from annotate.document import Agent, Document
from annotate.element import Block
from annotate.finders import Finder, propose
from annotate.ledger import fingerprints
from annotate.meant import needed
from annotate.parse import agent
from annotate.resolve import cover, resolve
from annotate.schema import Schema, schema_of
from annotate.span import Span, find, find_blocks
from annotate.stretch import readings
from annotate.tree import fold, unfold
from annotate.version import VERSION
from annotate.walk import walk


def revise(document: Document, *, finders: Sequence[Finder] = ()) -> Document:
    """The document with the rules run again, a person's annotations and removals kept.

    A document nobody touched comes back equal. The blocks are found again only where every one of
    them is still as the outline made it. Raises PackError when its language has no pack.
    """
    needed("what is revised", document, Document)
    root = type(document)
    schema = schema_of(root)
    text, present = unfold(document)
    genre = genres.load(document.kind)
    outlined, made, day = list[Span](), list[Span](), None
    for reading in readings(text, pack.load(document.language), document.published):
        outlined += find_blocks(reading, genre)
        made += find(reading, schema)
        day = day or (None if document.published else filed(reading))
    made += propose(document.source, finders, schema).spans
    outlined = cover(text, outlined, schema, 0, len(text))
    theirs, own, removed = _divide(document, text, present, schema, bool(finders))
    standing = _standing(document, present, theirs)
    blocks, placed, names = _again(standing, theirs, outlined) if standing else (outlined, [], {})
    apart = {id(block) for block in standing}
    theirs = [span for span in theirs if id(span) not in apart]
    spans = whole = resolve(text, blocks + placed, made, schema).spans
    gone = _take(removed, text, whole, schema)
    ledger = fingerprints(text, whole, schema)
    if placed:  # what the outline makes is no person's, though it does not stand
        ledger = _ledger(text, whole, standing, resolve(text, outlined, made, schema).spans, outlined, schema)
    if theirs or placed or gone:
        found = [*blocks, *_without(made, gone)]
        kept, found = _repoint([*placed, *theirs], own, found, schema, names)
        blocks, made = found[: len(blocks)] + kept[: len(placed)], found[len(blocks) :]
        spans = resolve(text, blocks, made, schema, kept[len(placed) :]).spans
    known = {
        name: getattr(document, name) for name in declared.fields(root) if name in schema.root.attributes
    }
    known |= {
        "version": VERSION,
        "filed": day,
        "agents": _agents(document.agents, spans),
        "ledger": " ".join(ledger) or None,
    }
    return fold(root, text, spans, **known)


def _divide(
    document: Document, text: str, present: list[Span], schema: Schema, finding: bool
) -> tuple[list[Span], list[Span], Counter[str]]:
    """The spans that are a person's, those that are the rules' own, and the fingerprints of what was removed."""
    ledger = Counter((document.ledger or "").split())
    machine = {
        agent.id for agent in document.agents if agent.type == "rule" or (finding and agent.type == "finder")
    }
    theirs, own = [], []
    for span, print_ in zip(present, fingerprints(text, present, schema), strict=True):
        if ledger[print_] and (not span.rule or span.rule in machine):
            ledger[print_] -= 1
            own.append(span)
        else:
            theirs.append(span)
    return theirs, own, +ledger


def _standing(document: Document, present: list[Span], theirs: list[Span]) -> list[Span]:
    """The blocks of the document where a person changed any of them; else none, as those of the outline stand."""
    elements = (item for item, _, _ in walk(document) if not isinstance(item, str))
    standing = [span for span, element in zip(present, elements, strict=True) if isinstance(element, Block)]
    changed = {id(span) for span in theirs}
    return standing if any(id(block) in changed for block in standing) else []


def _again(
    standing: list[Span], theirs: list[Span], outlined: list[Span]
) -> tuple[list[Span], list[Span], dict[str, str]]:
    """The blocks that stand: those the outline has again, as it has them, the others, and what ids have become.

    A block where the outline has one is called as that is: what the rules find points to it.
    """
    found = {_place(block): block for block in outlined}
    changed = {id(span) for span in theirs}
    blocks, placed, names = list[Span](), list[Span](), dict[str, str]()
    for block in standing:
        again = found.get(_place(block))
        if again and block.id and again.id:
            names[block.id] = again.id
        if again and id(block) not in changed:
            blocks.append(again)
        else:
            placed.append(block._replace(id=again.id) if again and again.id else block)
    return blocks, placed, names


def _ledger(
    text: str, whole: list[Span], standing: list[Span], made: list[Span], outlined: list[Span], schema: Schema
) -> list[str]:
    """The fingerprints of what the rules found: of the blocks that they make, and of the marks in those that stand."""
    there, own = set(map(_place, standing)), set(map(_place, outlined))
    marks = zip(whole, fingerprints(text, whole, schema), strict=True)
    blocks = zip(made, fingerprints(text, made, schema), strict=True)
    return [
        *(print_ for span, print_ in blocks if _place(span) in own),
        *(print_ for span, print_ in marks if _place(span) not in there),
    ]


def _take(removed: Counter[str], text: str, whole: list[Span], schema: Schema) -> list[Span]:
    """Of the rules' spans, those whose fingerprints a person removed."""
    left = Counter(removed)
    gone = []
    for span, print_ in zip(whole, fingerprints(text, whole, schema), strict=True):
        if left[print_]:
            left[print_] -= 1
            gone.append(span)
    return gone


def _without(made: list[Span], gone: list[Span]) -> list[Span]:
    """The found spans but those that are gone; where one was split, a piece that is gone takes the whole along."""
    exact = set(map(_place, made))
    drop = set(map(_place, gone))
    pieces = [span for span in gone if span.end > span.start and _place(span) not in exact]
    return [
        span
        for span in made
        if _place(span) not in drop
        and not any(p.kind == span.kind and span.start <= p.start and p.end <= span.end for p in pieces)
    ]


def _place(span: Span) -> tuple[object, ...]:
    """Where a span stands; of what stands beside the text and covers none, what it says."""
    if span.end > span.start:
        return span.kind, span.start, span.end
    return span.kind, tuple(sorted(span.attrs.items()))


def _repoint(
    theirs: list[Span], own: list[Span], made: list[Span], schema: Schema, names: dict[str, str]
) -> tuple[list[Span], list[Span]]:
    """A person's spans with pointers that lead to the rules' spans as found again, and those spans.

    ``names`` are the ids of blocks, and what they have become.
    """
    standing = {span.id: span for span in own if span.id}
    places = {_place(span): i for i, span in enumerate(made)}
    made, kept = list(made), list(theirs)
    ids = {span.id for span in theirs}
    names = dict(names)
    for span in theirs:
        for name in schema.pointers[span.kind]:
            for target in span.attrs.get(name, "").split():
                old = standing.get(target)
                if old is None or target in ids or target in names:
                    continue
                place = places.get(_place(old))
                if place is None:
                    kept.append(old)
                    ids.add(target)
                    continue
                again = made[place]
                if not again.id:
                    again = made[place] = again._replace(id=f"{again.kind}@{again.start}")
                names[target] = again.id
    return [_renamed(span, names, schema) for span in kept], made


def _renamed(span: Span, names: dict[str, str], schema: Schema) -> Span:
    pointers = [name for name in schema.pointers[span.kind] if name in span.attrs]
    if not pointers or not names:
        return span
    attrs = dict(span.attrs)
    for name in pointers:
        attrs[name] = " ".join(names.get(target, target) for target in attrs[name].split())
    return span._replace(attrs=attrs)


def _agents(there: Sequence[Agent], spans: list[Span]) -> list[Agent]:
    """The agents of the document in their order: persons, and whoever made a span that stands."""
    made = {span.rule for span in spans}
    stay = [who for who in there if who.type == "person" or who.id in made]
    known = {who.id for who in stay}
    fresh = [Agent(**agent(name)) for name in sorted(made - known - {""})]
    return stay + fresh
