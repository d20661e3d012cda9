"""Reference: resolutions, laws and provisions that a text mentions by number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from annotate.declared import Field
from annotate.element import At, Inline, Pattern
from annotate.pack import Pack
from annotate.reading import Hit, Reading
from annotate.regex import regex
from annotate.span import Span, rule
from annotate.structure.lexis import ClauseWords
from annotate.structure.listing import listing
from annotate.structure.numbered import numbered
from annotate.structure.numbering import items
from annotate.structure.provision import provisions
from annotate.words import NONE, Lexicon, Words

Designation = Annotated[
    str, Pattern("[0-9A-Za-z]+([./-][0-9A-Za-z]+)*", "a number, with dots, dashes or slashes", "2254")
]


class Reference(Inline, tag="ref"):
    """A mention of a numbered text: "القرار 2254", "Resolution 1701", "article 5 of the treaty"."""

    kind: Literal["reference"] = "reference"
    type: Annotated[
        Literal["resolution", "law", "provision"],
        At("@type"),
        Field(description="What kind of text is mentioned."),
    ] = "resolution"
    n: Annotated[
        Designation | None,
        At("@n"),
        Field(description="Its number, as the text gives it, in Western digits."),
    ] = None
    content: tuple[str, ...] = ()


class ReferenceWords(Words, table="reference"):
    """What numbered texts are called."""

    nouns: Lexicon
    """The noun and its type: "القرار" is a ``resolution``, "القانون" a ``law``."""
    between: Lexicon = NONE
    """What may stand between noun and number: a body ("مجلس الأمن") or, with the value ``number``, "رقم"."""
    joints: tuple[str, ...] = ()
    """What joins a further number, folded: "2254 و2118"."""
    surely: tuple[str, ...] = ()
    """Nouns that with a capital need no word for their number: "Executive Order 14110"."""
    titles: tuple[str, ...] = ()
    """Nouns that end the name of a law before its year: "Data Protection *Act* 2018"."""
    within: tuple[str, ...] = ()
    """Small words within such a name, none of which opens it: "Freedom *of* Information Act 2000"."""
    yearly: tuple[str, ...] = ()
    """Words between a law, or its number, and its year: المرسوم التشريعي 49 *للعام* 2008, Civil Rights Act *of* 1964"""


_NUMBER = regex(r"[ ]{0,2}[(\[]?([0-9]{1,5}(?:[/-][0-9]{1,5}){0,2})(?![\w%٪$€]|[.,٫][0-9]|[ ]?[%٪$€])")
_UNION = regex(r"/[A-Z]{2,7}(?!\w)")
"""Whose law a number of two parts is: the directive 95/46*/CE*."""
_OF_UNION = regex(r"[ ]{0,2}\([A-Z]{2,3}\)(?= [0-9])")
"""The same before it: the regulation *(EU)* 2016/679."""
_YEAR = regex(r" ([^\W\d_]{1,8}) ?[12][0-9]{3}(?![0-9])")
_TITLED = regex(r" (?:([^\W\d_]{1,8}) )?([12][0-9]{3})(?![\w%/-]|[.,][0-9])")
_WORD = regex(r"(?:([^\W\d_][\w'’.-]{0,30})|\([^\W\d_][\w -]{0,30}\)),? $")
TITLE = 8
"""The name of a law has no more words than this before its noun."""
_POINT = regex(r" ([0-9]{1,3}\.[0-9]{1,2})(?![\w%/-]|[ ][%٪]|[.,][0-9])")
_AGAIN = regex(r"[ ]{1,2}(?:([^\W\d]{1,3})[ ]?)?([0-9]{3,5})(?![\w%٪]|[.,/][0-9])")


@rule(Reference, words=ReferenceWords)
def designation(reading: Reading, words: ReferenceWords) -> Iterator[Span]:
    """A noun for resolutions or laws with its number, or an act with its year: "القرار 2254", "Ports Act 1964"."""
    yield from _titled(reading)
    between = {hit.start: hit for hit in reading.hits("reference.between")}
    prepared = reading.pack.once(_prepared)
    for noun in reading.hits("reference.nouns"):
        at, called = _between(reading, noun, between)
        match = _NUMBER.match(reading.text, at, at + 24)
        if match is None:
            continue
        year = _YEAR.match(reading.text, match.end())
        called = called or (year is not None and year[1] in prepared.yearly)
        sure = noun.word in prepared.surely and reading.cased[noun.start].isupper()
        if not _certain(match[1], "surely" if sure else noun.value, called):
            continue
        union = _UNION.match(reading.cased, match.end()) if "/" in match[1] else None
        end = union.end() if union else match.end()
        figure = match[1] + (union[0] if union else "")
        end += reading.text[end : end + 1] in ")]" and match[0].lstrip()[0] in "(["
        attrs = {"type": noun.value, "n": figure}
        yield Span(noun.start, end, attrs=attrs, evidence=reading.cased[noun.start : end])
        yield from _more(reading, words, noun, end)


def _between(reading: Reading, noun: Hit, between: dict[int, Hit]) -> tuple[int, bool]:
    """Where the words between a noun and its number end, and whether one of them calls for a number."""
    text, at, called = reading.text, noun.end, False
    for _ in range(5):
        step = at
        while step < at + 2 and text[step : step + 1] == " ":
            step += 1
        hit = between.get(step)
        if hit is None:
            union = _OF_UNION.match(reading.cased, at)
            if union is None:
                break
            at = union.end()
            continue
        at, called = hit.end, called or hit.value == "number"
    return at, called


def _certain(figure: str, kind: str, called: bool) -> bool:
    """Whether the number can only be the text's own: not a count ("قانون 5 أعضاء"), not the year of a law."""
    if called or "/" in figure:
        return True
    return kind in ("resolution", "surely") and len(figure) > 2 and ("-" not in figure or kind == "surely")


def _more(reading: Reading, words: ReferenceWords, noun: Hit, end: int) -> Iterator[Span]:
    """Further numbers of one noun: "القرارين 2254 و2118"."""
    for _ in range(4):
        match = _AGAIN.match(reading.text, end, end + 16)
        if match is None or match[1] not in words.joints:
            return
        start, end = match.span(2)
        yield Span(start, end, attrs={"type": noun.value, "n": match[2]}, evidence=match[0].strip())


class _Prepared(NamedTuple):
    """The small words of a pack, folded."""

    surely: frozenset[str]
    titles: frozenset[str]
    within: frozenset[str]
    yearly: frozenset[str]


def _prepared(pack: Pack) -> _Prepared:
    words = pack.words(ReferenceWords)
    some = (words.surely, words.titles, words.within, words.yearly) if words else ((), (), (), ())
    return _Prepared(*(frozenset(map(pack.fold, one)) for one in some))


def _titled(reading: Reading) -> Iterator[Span]:
    """The names of laws with their year: "the Data Protection Act 2018", "the Civil Rights Act of 1964"."""
    prepared = reading.pack.once(_prepared)
    for noun in reading.hits("reference.nouns") if prepared.titles else ():
        match = _TITLED.match(reading.text, noun.end)
        if match is None or noun.word not in prepared.titles or not reading.cased[noun.start].isupper():
            continue
        if match[1] and match[1] not in prepared.yearly:
            continue
        start = _name_start(reading, prepared.within, noun.start)
        if start < noun.start:
            attrs = {"type": noun.value, "n": match[2]}
            yield Span(start, match.end(), attrs=attrs, evidence=reading.cased[start : match.end()])


def _name_start(reading: Reading, within: frozenset[str], at: int) -> int:
    """Where a name of words with capitals that ends at an offset starts; there where it has none."""
    start = at
    for _ in range(TITLE):
        match = _WORD.search(reading.cased, max(0, at - 36), at)
        if match is None:
            break
        at, word = match.start(), match[1]
        if word is None or word.lower() in within:
            continue
        if not word[0].isupper():
            break
        start = at
    return start


@rule(Reference, words=ClauseWords)
def point(reading: Reading, words: ClauseWords) -> Iterator[Span]:
    """A point of a provision, mentioned by both numbers, is a reference: "l'article 49.3"."""
    for noun in reading.hits("clause.nouns"):
        match = _POINT.match(reading.text, noun.end)
        opens = reading.text[max(0, noun.start - 1) : noun.start] in ("", "\n")
        if match and noun.value in words.mentioned and not opens:
            attrs = {"type": "provision", "n": match[1]}
            yield Span(noun.start, match.end(), attrs=attrs, evidence=reading.cased[noun.start : match.end()])


@rule(Reference, words=ClauseWords)
def provision(reading: Reading, words: ClauseWords) -> Iterator[Span]:
    """A provision only mentioned by number is a reference: "وفقا للمادة 24", "article 5 of the treaty"."""
    labels = {found.label[0] for run in reading.once(provisions) for found in run}
    labels |= {item.mark.start for item in items(reading.once(listing).runs)}
    agreements = reading.hits("clause.agreements")
    for item in reading.once(numbered):
        if item.start in labels or item.start != item.noun.start:
            continue
        if reading.text[item.end - 2 : item.end - 1] == " " and item.spelled:
            continue  # "Annex B" has a letter, and no number
        if item.lemma in words.mentioned or (not item.spelled and _belongs(agreements, item.end)):
            attrs = {"type": "provision", "n": item.numbers}
            yield Span(item.start, item.end, attrs=attrs, evidence=reading.cased[item.start : item.end])


def _belongs(agreements: list[Hit], end: int) -> bool:
    """Whether the name of a legal text follows closely: "الفصل 80 من الدستور", "point 3 of the plan"."""
    at = bisect_left(agreements, (end,))
    return at < len(agreements) and agreements[at].start <= end + 12
