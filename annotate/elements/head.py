"""Head: what stands over a text or a section: the headline with its kicker and deck, the heads of sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from annotate.element import Block, Check
from annotate.reading import Reading
from annotate.span import Span, rule
from annotate.structure.masthead import masthead
from annotate.structure.outline import outline
from annotate.structure.top import Over

if TYPE_CHECKING:
    from annotate.elements import Phrase

NOT_EMPTY = "normalize-space(.)"
SHORT = "string-length(normalize-space(.)) <= 300"
WHY_SHORT = (
    "What stands over a text is a short line; a long one is most often a paragraph that was taken for a head."
)


class Headline(Block, tag="head", type="main"):
    """The headline of the news item."""

    kind: Literal["headline"] = "headline"
    titles: ClassVar[bool] = True
    content: tuple[Phrase, ...] = ()
    checks = (
        Check(
            "headline-empty",
            NOT_EMPTY,
            "A headline has no words: write them, or remove the element.",
            why="A headline without words stands for nothing in the text.",
            bad='<head type="main"> </head>',
            good='<head type="main">Talks resume</head>',
        ),
        Check(
            "headline-long",
            SHORT,
            "A headline has {string-length(normalize-space(.))} characters, too many for a line above a text: "
            "make it a paragraph if it is one.",
            "warning",
            why=WHY_SHORT,
            bad=f'<head type="main">{"word " * 70}</head>',
            good='<head type="main">Talks resume</head>',
        ),
    )


class Kicker(Block, tag="head", type="kicker"):
    """A line over the headline that says what the item is or belongs to: "Press release", "عاجل"."""

    kind: Literal["kicker"] = "kicker"
    content: tuple[Phrase, ...] = ()


class Deck(Block, tag="head", type="deck"):
    """A line under the headline that goes on with it, before who wrote the item and its lead."""

    kind: Literal["deck"] = "deck"
    content: tuple[Phrase, ...] = ()


class Head(Block, tag="head"):
    """The head of a section: a short line that stands over what follows."""

    kind: Literal["head"] = "head"
    content: tuple[Phrase, ...] = ()
    checks = (
        Check(
            "head-empty",
            NOT_EMPTY,
            "A head has no words: write them, or remove the element.",
            why="A head without words stands for nothing in the text.",
            bad='<div type="section"><head/><p>Words.</p></div>',
            good='<div type="section"><head>The talks</head><p>Words.</p></div>',
        ),
        Check(
            "head-long",
            SHORT,
            "A head has {string-length(normalize-space(.))} characters, too many for a line above a text: "
            "make it a paragraph if it is one.",
            "warning",
            why=WHY_SHORT,
            bad=f'<div type="section"><head>{"word " * 70}</head><p>Words.</p></div>',
            good='<div type="section"><head>The talks</head><p>Words.</p></div>',
        ),
    )


@rule(Headline)
def first_line(reading: Reading) -> Iterator[Span]:
    """A short first line without a full stop, with longer paragraphs under it, is the headline."""
    for line in reading.once(masthead).called(Over.HEADLINE):
        yield Span(*line)


@rule(Kicker)
def over_headline(reading: Reading) -> Iterator[Span]:
    """A first line that is one of the page's notices stands over the headline."""
    for line in reading.once(masthead).called(Over.KICKER):
        yield Span(*line)


@rule(Deck)
def under_headline(reading: Reading) -> Iterator[Span]:
    """A line between the headline and who wrote the item, or when, goes on with the headline."""
    for line in reading.once(masthead).called(Over.DECK):
        yield Span(*line)


@rule(Head)
def short_line(reading: Reading) -> Iterator[Span]:
    """A short line without a final mark that stands between paragraphs, over a longer one, is a head."""
    for line in reading.once(outline).heads:
        yield Span(*line)
