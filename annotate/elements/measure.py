"""Measure: quantities with a unit, and numbers with a word for their size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal as Exact
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from annotate.declared import Field
from annotate.element import At, Inline, Pattern
from annotate.pack import Pack
from annotate.reading import Hit, Reading
from annotate.regex import regex
from annotate.span import Span, rule
from annotate.words import NONE, Lexicon, Numerals, Words

if TYPE_CHECKING:
    from annotate.elements import Wording

Decimal = Annotated[str, Pattern("-?[0-9]+([.][0-9]+)?", "a number in Western digits", "12.5")]
Unit = Annotated[str, Pattern(r"[A-Za-z0-9%°_.\-À-ÖØ-öø-ÿء-غف-يٱ-ۓ]+", "a unit, one word", "percent")]


class Measure(Inline, tag="measure"):
    """A quantity of something: "21 جولة", "40 percent"."""

    kind: Literal["measure"] = "measure"
    quantity: Annotated[Decimal | None, At("@quantity"), Field(description="How much, as a number.")] = None
    unit: Annotated[Unit | None, At("@unit"), Field(description="Of what.")] = None
    content: tuple[Wording, ...] = ()


class Number(Inline, tag="num"):
    """A number."""

    kind: Literal["number"] = "number"
    value: Annotated[Decimal | None, At("@value"), Field(description="The number that the words say.")] = None
    content: tuple[str, ...] = ()


class MeasureWords(Words, table="measure"):
    """What a language counts and measures in."""

    units: Lexicon
    """The unit and the name it goes by: "كيلومتر" is ``km``, "جولات" is ``جولة``."""
    scales: Numerals = NONE
    """Words that multiply: "مليون" is 1000000."""
    numerals: Numerals = NONE
    """Small numbers in words: "ثلاث" is 3."""
    letters: dict[str, str] = NONE
    """Letters right behind an amount of money, or before its sign, that multiply it: "£5m", "5 M€"."""
    linking: tuple[str, ...] = ()
    """What may stand between number and unit, folded, with its spaces: " من ", " d'"."""
    decimal: str = "."
    """The mark before decimals: "." or ","; the other one, spaces and apostrophes part thousands."""


SIGNS = {"%": "%", "٪": "%", "$": "dollar", "€": "euro", "£": "pound"}
_GLYPH = regex("[%٪$€£]")
_NATION = regex(r"(?:^|[\W_])((?:US|AU|CA|NZ|HK|NT|TT|[ACS])\$)")
"""Whose dollar it is: US$, C$, HK$."""
_DIGITS = r"([0-9]{1,3}(?:[ ,.'٬][0-9]{3}){1,4}(?:[.,٫][0-9]{1,3})?|[0-9]{1,12}(?:[.,٫][0-9]{1,4})?)"
_BEFORE = regex(rf"(?<![0-9A-Za-z.,/:٫٬-]){_DIGITS}$")
_AFTER = regex(rf"[ ]?{_DIGITS}(?![0-9])")
_AMOUNT = regex(r"[^\W\d_]{1,40}")
_GLUED = regex(r"[^\W\d_]{2,3}(?!\w)")
"""What is written together with a number: 10km."""
_LETTERS = regex(r"[ ]?([^\W\d_]{1,3})$")
WINDOW = 24
"""How far before a unit its digits may start (characters)."""


class _Places:
    """Number words and scale words by where they end or start."""

    def __init__(self, reading: Reading) -> None:
        self.scale_ends = {hit.end: hit for hit in reading.hits("measure.scales")}
        self.scale_starts = {hit.start: hit for hit in self.scale_ends.values()}
        self.numerals = {hit.end: hit for hit in reading.hits("measure.numerals")}


class _Glued(NamedTuple):
    """What may be written together with a number: units, and letters that multiply money, folded."""

    units: Mapping[str, str]
    letters: Mapping[str, Exact]


def _together(pack: Pack) -> _Glued:
    words = pack.words(MeasureWords)
    if words is None:
        return _Glued({}, {})
    units = {pack.fold(word): value or word for word, value in words.units.items() if len(word) < 4}
    return _Glued(units, {pack.fold(word): Exact(value) for word, value in words.letters.items()})


@rule(Measure, words=MeasureWords)
def counted(reading: Reading, words: MeasureWords) -> Iterator[Span]:
    """A number right before a unit is a measure: "21 جولة", "40 percent", "ثلاثة ملايين دولار"."""
    longest: dict[int, Span] = {}
    for unit in reading.hits("measure.units"):
        found = _quantity(reading, words, unit.start)
        if found and unit.outer == unit.start:
            start, value = found
            if start not in longest or longest[start].end < unit.end:
                longest[start] = _measure(reading, start, unit.end, value, unit.value or unit.word)
    yield from longest.values()


@rule(Measure, words=MeasureWords)
def glued(reading: Reading, words: MeasureWords) -> Iterator[Span]:
    """A number with a short unit written together with it is a measure: "10km", "5kg"."""
    units = reading.pack.once(_together).units
    for _, end in reading.numbers:
        letters = _GLUED.match(reading.text, end)
        if letters is None or letters[0] not in units:
            continue
        found = _digits(reading.text, words, end, 0)
        if found:
            yield _measure(reading, found[0], letters.end(), found[1], units[letters[0]])


@rule(Measure, words=MeasureWords)
def sign(reading: Reading, words: MeasureWords) -> Iterator[Span]:
    """A number with a sign for percent or money is a measure: "40%", "$5 million"."""
    for glyph in _GLYPH.finditer(reading.text):
        unit = SIGNS[glyph[0]]
        found = _quantity(reading, words, glyph.start()) or _lettered(reading, words, glyph.start())
        if found:
            yield _measure(reading, found[0], glyph.end(), found[1], unit)
        elif unit != "%" and (after := _priced(reading, words, glyph.end())):
            nation = _NATION.search(reading.cased, max(0, glyph.start() - 3), glyph.end())
            start = nation.start(1) if nation else glyph.start()
            yield _measure(reading, start, after[0], after[1], unit)


@rule(Number, words=MeasureWords)
def scaled(reading: Reading, words: MeasureWords) -> Iterator[Span]:
    """Digits with a word for their size, and no unit, are a number: "5 ملايين", "1.5 billion"."""
    scales = reading.hits("measure.scales")
    units = {hit.start for hit in reading.hits("measure.units")} if scales else set()
    for scale in scales:
        found = _digits(reading.text, words, scale.start, 2)
        if not found or scale.outer != scale.start or reading.text[found[0] - 1 : found[0]] in SIGNS:
            continue
        after = reading.text[scale.end : scale.end + 1]
        if after in SIGNS or any(scale.end + len(link) in units for link in (" ", *words.linking)):
            continue
        value = _plain(found[1] * Exact(scale.value))
        yield Span(found[0], scale.end, attrs={"value": value}, evidence=reading.cased[found[0] : scale.end])


def _priced(reading: Reading, words: MeasureWords, at: int) -> tuple[int, Exact] | None:
    """Where the amount after a sign for money ends, and its value: "$5 million"."""
    after = _AFTER.match(reading.text, at, at + WINDOW)
    value = _value(after[1], words.decimal) if after else None
    if after is None or value is None:
        return None
    end = after.end()
    scale = reading.once(_Places).scale_starts.get(end + (reading.text[end : end + 1] == " "))
    if scale:
        return scale.end, value * Exact(scale.value)
    letters = _AMOUNT.match(reading.text, end)
    if letters is None:
        return end, value
    factor = reading.pack.once(_together).letters.get(letters[0])
    return (letters.end(), value * factor) if factor else None


def _lettered(reading: Reading, words: MeasureWords, at: int) -> tuple[int, Exact] | None:
    """Where the amount before a sign for money starts, with letters for its size, and its value: "5 M€"."""
    letters = _LETTERS.search(reading.text, max(0, at - 4), at)
    factor = reading.pack.once(_together).letters.get(letters[1]) if letters else None
    found = _digits(reading.text, words, letters.start(), 1) if letters and factor else None
    return (found[0], found[1] * factor) if found and factor else None


def _measure(reading: Reading, start: int, end: int, value: Exact, unit: str) -> Span:
    return Span(
        start, end, attrs={"quantity": _plain(value), "unit": unit}, evidence=reading.cased[start:end]
    )


def _quantity(reading: Reading, words: MeasureWords, at: int) -> tuple[int, Exact] | None:
    """Where the number before an offset starts, and its value."""
    text, places = reading.text, reading.once(_Places)
    for link in (*words.linking, " ", ""):
        if not text.endswith(link, max(0, at - len(link)), at):
            continue
        stop = at - len(link)
        scale: Hit | None = places.scale_ends.get(stop)
        factor = Exact(scale.value) if scale else Exact(1)
        if scale:
            stop = scale.start - (text[scale.start - 1 : scale.start] == " ")
        elif link.strip():
            continue
        found = _digits(text, words, stop, 1)
        if found:
            return found[0], found[1] * factor
        numeral = places.numerals.get(stop)
        if numeral:
            return numeral.start, Exact(numeral.value) * factor
    return None


def _digits(text: str, words: MeasureWords, at: int, spaces: int) -> tuple[int, Exact] | None:
    """The number in digits that ends at an offset, or a space before it."""
    while spaces and at and text[at - 1] in " \u00a0":
        at, spaces = at - 1, spaces - 1
    match = _BEFORE.search(text, max(0, at - WINDOW), at)
    if match is None or (
        match.start() > 1 and text[match.start() - 1].isalpha() and text[match.start() - 2].isdigit()
    ):
        # A letter between digits is a decimal mark to some papers: "5ر1 مليار" is one and a half.
        return None
    value = _value(match[1], words.decimal)
    return (match.start(), value) if value is not None else None


def _value(figure: str, decimal: str) -> Exact | None:
    """The value of digits as a language writes them ("1,234.5", "1 234,5"), or None when unsure."""
    figure = figure.replace("٫", decimal)
    for mark in " '٬":
        figure = figure.replace(mark, "")
    other = "," if decimal == "." else "."
    whole, _, part = figure.partition(decimal)
    if other in part or (other in whole and any(len(group) != 3 for group in whole.split(other)[1:])):
        return None
    digits = whole.replace(other, "")
    return Exact(f"{digits}.{part}") if part else Exact(digits)


def _plain(value: Exact) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
