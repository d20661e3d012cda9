"""Clause: the numbered provisions of an agreement, in running prose or as lines of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from annotate.declared import Field
from annotate.element import Aside, At, Block, Check, Counted, Inline, Pattern, Pointer, Pointers, Pointing
from annotate.elements.paragraph import Paragraph
from annotate.elements.party import party_at
from annotate.reading import Reading
from annotate.span import Span, rule
from annotate.structure.lexis import ClauseWords
from annotate.structure.listing import groups, listing, number
from annotate.structure.numbering import Item, Run, items
from annotate.structure.outline import outline
from annotate.structure.paragraphs import paragraphs
from annotate.structure.parties import concluded
from annotate.structure.provision import provisions

if TYPE_CHECKING:
    from annotate.elements import Phrase

Number = Annotated[
    str,
    Pattern(
        "[0-9]+(([.][0-9]+)*|-[0-9]+)",
        "a number in Western digits, dotted when nested (2.1), or the first and last of several (3-4)",
        "2.1",
    ),
]

_FIRST = "substring-before(concat(@n, '-'), '-')"
_DASH = "string-length(substring-before($before/@n, '-')) + 1 + number(contains($before/@n, '-'))"
_LAST = f"substring($before/@n, {_DASH})"
_TOP = f"number(substring-before(concat({_FIRST}, '.'), '.'))"
_TOP_BEFORE = f"number(substring-before(concat({_LAST}, '.'), '.'))"
_SUB = "number(concat('0', substring-before(concat(substring-after(@n, '.'), '.'), '.')))"
_SUB_BEFORE = _SUB.replace("@n", "$before/@n")
_FREE = "not(@n) or not($before/@n) or @prev or string(@corresp) != string($before/@corresp)"
"""There is nothing to compare: no number, a piece of the clause before, or a clause of another agreement."""
NUMBERED = (
    Check(
        "clause-gap",
        f"{_FREE} or {_TOP} <= {_TOP_BEFORE} + 1 and (not({_TOP} = {_TOP_BEFORE}) or {_SUB} <= {_SUB_BEFORE} + 1)",
        "Clause {@n} follows on clause {$before/@n}: add the clause between them, or number this one anew.",
        "warning",
        "The clauses of an agreement are numbered without a gap: a gap is a clause not found or a wrong number.",
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="3">b</seg></p>',
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="2">b</seg></p>',
        before=True,
        sign="gap",
    ),
    Check(
        "clause-repeat",
        f"{_FREE} or not({_FIRST} = {_LAST})",
        "Clause {@n} is there twice: number this one anew, or join the two with next and prev.",
        "warning",
        "Two clauses of one agreement cannot have one number; the pieces of one clause are joined by next and prev.",
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="1">b</seg></p>',
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="2">b</seg></p>',
        before=True,
        sign="repeat",
    ),
    Check(
        "clause-order",
        f"{_FREE} or {_FIRST} = {_LAST} or (@n = '1' and not(@corresp)) or {_TOP} > {_TOP_BEFORE}"
        f" or ({_TOP} = {_TOP_BEFORE} and {_SUB} >= {_SUB_BEFORE})",
        "Clause {@n} follows on clause {$before/@n}: put the clauses in order, or number this one anew.",
        "warning",
        "The clauses of an agreement stand in the order of their numbers; only 1 begins a new series.",
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="2">b</seg> <seg type="clause" n="3">c</seg> '
        '<seg type="clause" n="2.1">d</seg></p>',
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="2">b</seg> <seg type="clause" n="1">c</seg></p>',
        before=True,
        sign="order",
    ),
    Check(
        "clause-nesting",
        f"{_FREE} or not(contains(@n, '.')) or {_TOP} <= {_TOP_BEFORE} or {_TOP} > {_TOP_BEFORE} + 1",
        "Clause {@n} is part of a clause that is not there: add that clause before it, or number this one anew.",
        "warning",
        "A clause 3.1 is part of clause 3, which comes before it.",
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="2.1">b</seg></p>',
        '<p><seg type="clause" n="1">a</seg> <seg type="clause" n="1.1">b</seg></p>',
        before=True,
        sign="part",
    ),
)

NUMBER = 'Its number; a clause in clause 2 is 2.1; what "Articles 3 and 4" provide is 3-4.'
GROUPED = Counted("Clauses per agreement")


class Label(Inline, tag="label"):
    """The words that number a clause: "البند الأول", "Article 3", "2)".

    A sign comes with its mark ("2)", "1-"), words come without ("أولاً", not "أولاً:").
    """

    kind: Literal["label"] = "label"
    value: Annotated[Number | None, At("@n"), Field(description="The number that the words say.")] = None
    content: tuple[str, ...] = ()


class Clause(Inline, tag="seg", type="clause"):
    """One numbered provision, in running prose.

    It starts with the words that bring it in (the connective, the verb, "The") and ends with its
    sentence, the full stop included, or before the next provision: a comma or semicolon between two
    belongs to neither, the connective after it to the second.
    """

    kind: Literal["clause"] = "clause"
    across: ClassVar[Literal["split", "drop"]] = "split"
    n: Annotated[Number, At("@n"), Field(description=NUMBER)]
    agreement: Annotated[
        Pointer | None, At("@corresp"), GROUPED, Field(description="What it is a provision of.")
    ] = None
    content: tuple[Phrase, ...] = ()
    checks = NUMBERED


class ClauseItem(Block, tag="item"):
    """One numbered provision that is a line of a list, with the lists nested in it."""

    kind: Literal["clause"] = "clause"
    n: Annotated[Number, At("@n"), Field(description=NUMBER)]
    agreement: Annotated[
        Pointer | None, At("@corresp"), GROUPED, Field(description="What it is a provision of.")
    ] = None
    content: tuple[Phrase | ClauseList | Paragraph, ...] = ()
    checks = NUMBERED


class ClauseList(Block, tag="list", type="clauses"):
    """Provisions set as lines of a list."""

    kind: Literal["clauses"] = "clauses"
    content: Annotated[tuple[ClauseItem, ...], Field(min_length=1)]


class Agreement(Aside, tag="join", result="list"):
    """The clauses that belong together, also across paragraphs, and the parties to them."""

    kind: Literal["agreement"] = "agreement"
    clauses: Annotated[
        Pointers, Pointing(2, None), At("@target"), Field(description="Its clauses, in their order.")
    ]
    parties: Annotated[
        Pointers | None, At("@corresp"), Field(description="Who agreed, where the text names them.")
    ] = None
    checks = (
        Check(
            "agreement-clauses",
            "not(@target) or substring-after(@target, ' ')",
            "An agreement joins two clauses or more: add their ids to target.",
        ),
    )


@rule(ClauseItem)
def listed(reading: Reading) -> Iterator[Span]:
    """Numbered lines are provisions when they are labelled so ("Article 1") or an agreement announces them."""
    for run in reading.once(outline).runs:
        yield from _lists(reading, run, agreement=_agreed(run.extent(reading)[0]))


def _lists(reading: Reading, run: Run, *, agreement: str = "", above: str = "") -> Iterator[Span]:
    """The lists of a run, with their items and the lists nested in these; ``above`` is the number of the outer item."""
    paras, stop = reading.once(paragraphs), reading.once(outline).stop
    for group in groups(run):
        yield Span(paras[group[0].para].start, min(paras[group[-1].end - 1].end, stop), "clauses")
        for item in group:
            n = number(item, above)
            attrs = {"n": n, "agreement": agreement} if agreement else {"n": n}
            end = min(paras[item.end - 1].end, stop)
            yield Span(paras[item.para].start, end, attrs=attrs, id=_name(item))
            for nested in item.runs:
                yield from _lists(reading, nested, above=n)


def _name(item: Item) -> str:
    """The id of a clause that is a line, for the time being."""
    return f"clause@{item.para + 1}"


def _agreed(start: int) -> str:
    """The id of the agreement whose first clause starts at an offset, for the time being."""
    return f"agreement@{start}"


@rule(Clause, words=ClauseWords)
def inline(reading: Reading, words: ClauseWords) -> Iterator[Span]:
    """Statements in prose whose labels are numbered from one upwards are the provisions of an agreement."""
    for run in reading.once(provisions):
        for found in run:
            attrs = {"n": found.numbers, "agreement": _agreed(run[0].start)}
            name = f"clause@{found.start}"
            yield Span(found.start, found.end, attrs=attrs, evidence=found.evidence, id=name)


@rule(Label, words=ClauseWords)
def inline_label(reading: Reading, words: ClauseWords) -> Iterator[Span]:
    """The words or signs in prose that number a provision are its label."""
    for run in reading.once(provisions):
        for found in run:
            yield Span(*found.label, attrs={"value": found.numbers})


@rule(Label, words=ClauseWords)
def line_label(reading: Reading, words: ClauseWords) -> Iterator[Span]:
    """The number, letter or words that open a line of a list of provisions are its label."""
    for item in items(reading.once(listing).runs):
        yield Span(item.mark.start, item.mark.end, attrs={"value": number(item)})


@rule(Agreement, words=ClauseWords)
def run(reading: Reading, words: ClauseWords) -> Iterator[Span]:
    """Provisions numbered in one run belong to one agreement."""
    for chain in reading.once(provisions):
        clauses = " ".join(f"clause@{found.start}" for found in chain)
        yield _agreement(reading, chain[0].start, chain[-1].end, clauses)
    for lines in reading.once(listing).runs:
        start, end = lines.extent(reading)
        yield _agreement(reading, start, end, " ".join(map(_name, lines.items)))


def _agreement(reading: Reading, start: int, end: int, clauses: str) -> Span:
    """The agreement of some clauses, from the first of its parties to the last of its clauses."""
    attrs, first = {"clauses": clauses}, start
    if parties := concluded(reading, start):
        attrs["parties"] = " ".join(map(party_at, parties))
        first = parties[0].start
    return Span(first, end, attrs=attrs, id=_agreed(start))
