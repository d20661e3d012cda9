"""Quote: words in quotation marks: speech, quotation, terms, titles; who speaks, and the reporting verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from annotate.declared import Field
from annotate.element import At, Cert, Counted, Inline, Pointer, Pointers, Pointing
from annotate.elements.name import Org
from annotate.quotes.attribution import attribution, meant
from annotate.quotes.marks import Passage
from annotate.quotes.prose import Extent
from annotate.quotes.use import Use
from annotate.quotes.verdict import Verdict
from annotate.quotes.vocabulary import QuoteWords
from annotate.reading import Reading
from annotate.span import Span, rule

if TYPE_CHECKING:
    from annotate.elements import Phrase, Wording


MEDIUM: Cert = "medium"
SPEAKERS = ("speaker", "person", "org", "role", "place")
"""The kinds of element that can be who said something."""

CUES = Counted("Words that report")


class Said(Inline, tag="said"):
    """Words given as a speaker's own. The quotation marks stand outside the element."""

    kind: Literal["said"] = "said"
    across: ClassVar[Literal["split", "drop"]] = "split"
    who: Annotated[
        Pointers | None,
        Pointing(1, None, SPEAKERS),
        At("@who"),
        Counted("Quotations per speaker", name=("person",)),
        Field(description="Who says it: the mention of the speaker in the text."),
    ] = None
    cue: Annotated[Pointer | None, At("@corresp"), CUES, Field(description="The reporting verb.")] = None
    content: tuple[Phrase, ...] = ()


class Quote(Inline, tag="quote"):
    """Words quoted from a document, or with no speaker in the text."""

    kind: Literal["quote"] = "quote"
    across: ClassVar[Literal["split", "drop"]] = "split"
    source: Annotated[
        Pointers | None, At("@source"), Field(description="What it is quoted from, as the text mentions it.")
    ] = None
    cue: Annotated[
        Pointer | None, At("@corresp"), CUES, Field(description="The words that introduce it.")
    ] = None
    content: tuple[Phrase, ...] = ()


class Title(Inline, tag="title"):
    """The title of a work, in marks."""

    kind: Literal["title"] = "title"
    content: tuple[Phrase, ...] = ()


class Term(Inline, tag="soCalled"):
    """Words in marks that nobody said: a coined term, a scare quote."""

    kind: Literal["term"] = "term"
    content: tuple[Wording, ...] = ()


class Speaker(Inline, tag="rs", type="speaker"):
    """Who speaks, with title and apposition; of a pronoun, ``ref`` is whom it means."""

    kind: Literal["speaker"] = "speaker"
    ref: Annotated[
        Pointer | None,
        At("@ref"),
        Counted(same=True),
        Field(description="The earlier mention that a pronoun or a short form means."),
    ] = None
    content: tuple[Wording, ...] = ()


class Cue(Inline, tag="seg", type="cue"):
    """The reporting verb, or "according to"."""

    kind: Literal["cue"] = "cue"
    content: tuple[str, ...] = ()


def _spans(reading: Reading, use: Use) -> Iterator[Span]:
    """The passages whose marks have a use, one for each rule of this module."""
    before, after = reading.once(_predecessors), reading.once(_successors)
    for at, verdict in enumerate(reading.once(attribution).verdicts):
        if verdict.use is use:
            yield _span(verdict, at, before, after)


def _successors(reading: Reading) -> dict[int, int]:
    """Per piece of a broken speech, the place of the piece after it."""
    return {prev: at for at, prev in reading.once(_predecessors).items()}


def _predecessors(reading: Reading) -> dict[int, int]:
    """Per piece of a broken speech, the place of the piece before it: the one with the same report."""
    found: dict[int, int] = {}
    last: dict[tuple[Extent | None, Extent | None], int] = {}
    verdicts = reading.once(attribution).verdicts
    for at, verdict in enumerate(verdicts):
        if not verdict.use.speech or verdict.voice is None:
            continue
        if verdict.voice.cue is None and verdict.voice.speaker is None:
            continue
        key = verdict.voice.cue, verdict.voice.speaker
        if key in last and not _apart(reading, verdicts[last[key]].passage, verdict.passage):
            found[at] = last[key]
        last[key] = at
    return found


def _apart(reading: Reading, before: Passage, passage: Passage) -> bool:
    """Whether words told in passing are over before the next paragraph: he called it “rotten.”¶“They lie.”"""
    told = before.closed and reading.cased[before.start : before.start + 1].islower()
    return told and before.line != passage.line


def _span(verdict: Verdict, at: int, before: dict[int, int], after: dict[int, int]) -> Span:
    """A verdict as a span, with pointers to the voice and to the pieces before and after it."""
    passage, voice = verdict.passage, verdict.voice
    attrs: dict[str, str] = {}
    if voice is not None and voice.speaker is not None and verdict.use.speech:
        attrs["who"] = f"speaker@{voice.speaker[0]}"
    if voice is not None and voice.cue is not None and verdict.use.quotation:
        attrs["cue"] = f"cue@{voice.cue[0]}"
    if verdict.use.quotation:
        if at in before:
            attrs["prev"] = f"passage@{before[at]}"
        if at in after:
            attrs["next"] = f"passage@{after[at]}"
    name = f"passage@{at}"
    return Span(passage.start, passage.end, "", attrs, "", verdict.cert, verdict.evidence, name)


@rule(Said, words=QuoteWords)
def spoken(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """Words in marks with a reporting verb, a colon or "according to" beside them."""
    yield from _spans(reading, Use.SPOKEN)


@rule(Said, words=QuoteWords, cert="medium")
def continued(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """Words in marks that name no speaker: the one who spoke last goes on."""
    yield from _spans(reading, Use.CONTINUED)


@rule(Said, words=QuoteWords, cert="low")
def unclosed(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """Words after an opening mark that is never closed, up to the end of the paragraph."""
    yield from _spans(reading, Use.UNCLOSED)


@rule(Quote, words=QuoteWords)
def document(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """Words in marks that an article, a law or another text says."""
    yield from _spans(reading, Use.DOCUMENT)


@rule(Quote, words=QuoteWords, cert="medium")
def unattributed(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """Words in marks, too many for a term, that nobody is named as saying."""
    yield from _spans(reading, Use.UNATTRIBUTED)


@rule(Title, words=QuoteWords)
def work(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """Words in marks after the noun of a work, or set in capitals as titles are."""
    yield from _spans(reading, Use.WORK)


@rule(Org, words=QuoteWords)
def organisation(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """A name in marks that begins with, or stands after, a noun such as party or movement."""
    yield from _spans(reading, Use.ORGANISATION)


@rule(Term, words=QuoteWords)
def coined(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """A few words in marks that nobody says: a coined term, or one the writer keeps at a distance."""
    yield from _spans(reading, Use.COINED)


@rule(Speaker, words=QuoteWords)
def speaker(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """Whoever a reporting verb or "according to" names, with title and apposition."""
    antecedents = reading.once(meant)
    done: set[int] = set()
    for voice in reading.once(attribution).voices:
        if voice.speaker is not None and voice.speaker[0] not in done:
            at = voice.speaker[0]
            done.add(at)
            evidence = reading.cased[voice.cue[0] : voice.cue[1]] if voice.cue else ":"
            whom = antecedents.get(at)
            attrs, cert = ({"ref": f"speaker@{whom[0]}"}, MEDIUM) if whom else ({}, None)
            yield Span(*voice.speaker, "", attrs, "", cert, evidence, f"speaker@{at}")


@rule(Cue, words=QuoteWords)
def cue(reading: Reading, words: QuoteWords) -> Iterator[Span]:
    """A reporting verb, or "according to", that belongs to words in marks or to a report without them."""
    found = reading.once(attribution)
    done: set[int] = set()
    for voice in (*(v.voice for v in found.verdicts if v.use.quotation), *found.reports):
        if voice is not None and voice.cue is not None and voice.cue[0] not in done:
            done.add(voice.cue[0])
            evidence = reading.cased[voice.cue[0] : voice.cue[1]]
            yield Span(*voice.cue, evidence=evidence, id=f"cue@{voice.cue[0]}")
