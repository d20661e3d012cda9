"""Labels: what numbers a provision: "البند الأول", "Article 3", "2)", "أولاً:", "(b)".

A label can often be read in two ways ("(i)" is a Roman one or the ninth letter, "ج" the third or
the fifth), so a mark keeps every reading; a run of labels decides which was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.pack import Pack
from annotate.reading import Hit, Reading
from annotate.regex import regex
from annotate.structure.lexis import lexis


class Reckoning(NamedTuple):
    """One way to read a label: the style it belongs to, and its number, longer when dotted."""

    style: str
    number: tuple[int, ...]


class Mark(NamedTuple):
    """A label in offsets of the reading; ``body`` is where the words it numbers begin.

    ``family`` is ``noun``, ``adverb``, ``sign``, or ``word`` for one that no table has; ``lemma`` that of the noun.
    """

    start: int
    end: int
    body: int
    readings: tuple[Reckoning, ...]
    family: str
    lemma: str = ""


class Places:
    """The words that number, by where they start and where they end."""

    def __init__(self, reading: Reading) -> None:
        def at(name: str) -> dict[int, Hit]:
            places: dict[int, Hit] = {}
            for hit in reading.hits(f"clause.{name}"):
                places.setdefault(hit.start, hit)
            return places

        self.nouns, self.ordinals, self.cardinals = at("nouns"), at("ordinals"), at("cardinals")
        self.adverbs, self.numbering = at("adverbs"), at("numbering")
        self.concluding = at("concluding")
        self.verbs, self.closing, self.beginning = at("verbs"), at("closing"), at("beginning")
        words = reading.pack.once(lexis)
        self.letters = reading.pack.fold(words.letters[0])[:LETTERED]
        self.single_romans = words.single_romans
        self.articles = reading.pack.once(_article)
        self.sections = reading.pack.once(_sections)
        self.further = at("further")
        self.qualities = at("qualities")
        self.quality_ends = {hit.end: hit for hit in self.qualities.values()}
        self.beginning_ends = {hit.end: hit for hit in self.beginning.values()}
        self.closing_ends = {hit.end: hit for hit in self.closing.values()}
        self.ordinal_ends = {hit.end: hit for hit in self.ordinals.values()}
        self.cardinal_ends = {hit.end: hit for hit in self.cardinals.values()}


def _article(pack: Pack) -> re.Pattern[str]:
    """The pattern of an article between a noun and its number."""
    articles = [word for word, value in pack.once(lexis).before.items() if value == "the"]
    return regex(rf"(?:{'|'.join(map(re.escape, articles)) or '(?!)'}) ")


def _sections(pack: Pack) -> re.Pattern[str]:
    """The pattern of a sign for a noun with its number, as a line has it: "§ 1", "(م 1)", "م/1-"."""
    signs = "|".join(map(re.escape, pack.once(lexis).signs))
    return regex(
        rf"\(?({signs})(?:[ ]?[/.(]|[ ]?(?=[0-9]+[ ]?[-.):/–])|(?<=§)[ ]?)([0-9]{{1,3}})"
        r"(?:[ ]?[.):/–-]){0,2}(?=\s|$|(?<=[-:/)])[^\W\d])"
    )


LAST = 0
"""The number of a label that has none of its own: "the final clause", "البند الأخير"; the run gives it one."""
_PREFIX = regex(r"[*#>_\s•▪●■◦–—-]{0,8}")
_REOPENED = regex(r"[“\"«](?=(?:[0-9]{1,3}|[ivx]{1,5})[.)]|\((?:[0-9]{1,3}|[ivx]{1,5}|[^\W\d_])\))")
"""The mark that opens each paragraph of a text given in full: “1. Decides to …"""
_BULLETS = "*•▪●■◦–—-"
_AFTER = regex(r"[ \t]{0,2}[:،,.\-–—/)*_]{1,4}")
_SPACE = regex(r"[ \t]{0,4}")
_SIGN = regex(
    r"(?P<open>[(\[])?[ ]?(?P<sign>[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[^\W\d_]{1,5})"
    r"(?P<close>(?:[ ]?[)\]°º./:–—-]){1,3})?(?P<gap>\s|$|(?=[^\d\s]))"
)
_NOUN = regex(r"[^\W\d_]{4,20}(?=[ ])")
_NOUN_AT = regex(r"[ ]([^\W\d_]{4,20})(?=[ :])")
_COLON = regex(r"[ ]?[:/]|[ ][–—-][ ]")
_ROMAN = regex(r"(x{0,3})(ix|iv|v?i{0,3})")
_FIGURE = regex(r"(?:[ ]{1,2}[(\[/]?|/|-(?=[0-9]{1,3}[-:])|(?<=\.))([0-9]{1,4})[)\]/]?(?![\w%]|[.,/٫-][0-9])")
_CLOSE_FIGURE = regex(r"[ ]?([0-9]{1,4})(?!\w)")
_LETTER = regex(r"[ ]{1,2}\(?([^\W\d_])\)(?!\w)")
LETTERED = 8
"""No provision in prose has a later letter for its number."""
_CAPITAL = regex(r"[ ]{1,2}([A-H])(?![\w.'’-])")
_LONG_ROMAN = regex(r"[ ]{1,2}([IVX]{1,6})(?!\w)")


def roman(sign: str) -> int:
    """The value of a small Roman numeral in lower case (up to 39), or 0 where it is none."""
    match = _ROMAN.fullmatch(sign)
    if not match or not sign:
        return 0
    units = match[2]
    value = {"ix": 9, "iv": 4}.get(units, 5 * units.startswith("v") + units.count("i"))
    return 10 * len(match[1]) + value


def mark_at(reading: Reading, start: int, end: int) -> Mark | None:
    """The label that opens a line, or None where none does."""
    text = reading.text
    prefix = _REOPENED.match(text, start, end) or _PREFIX.match(text, start, end)
    at = prefix.end() if prefix else start
    places = reading.once(Places)
    noun = places.nouns.get(at)
    if noun and noun.outer == noun.start:
        found = number_after(reading, places, noun.end, end, lone=True)
        if found:
            bullet = bool(prefix) and any(c in _BULLETS for c in text[start:at])
            return _worded(text, (at, found[0], end), found[1], "noun", noun.value, bullet=bullet)
    ordinal = places.ordinals.get(at)
    if ordinal and (noun := places.nouns.get(_skip(text, ordinal.end, end))):
        return _worded(text, (at, noun.end, end), int(ordinal.value), "noun", noun.value)
    if (
        ordinal
        and (called := _NOUN_AT.match(text, ordinal.end, end))
        and _COLON.match(text, called.end(), end)
    ):
        return _worded(text, (at, called.end(), end), int(ordinal.value), "word", called[1])
    word = at + (text[at : at + 1] in reading.pack.script.conjunctions)  # "وثالثاً: فتح الطريق"
    if adverb := places.adverbs.get(at) or places.adverbs.get(word):
        return _worded(text, (at, adverb.end, end), int(adverb.value), "adverb")
    concluding = places.concluding.get(at) or places.concluding.get(word)
    if concluding and _COLON.match(text, concluding.end, end):
        return _worded(text, (at, concluding.end, end), LAST, "adverb")
    section = places.sections.match(text, at, min(end, at + 12))
    if section:
        reckoning = Reckoning(f"noun {section[1]}", (int(section[2]),))
        return Mark(at, section.end(), _skip(text, section.end(), end), (reckoning,), "noun", section[1])
    return _called(reading, places, at, end) or _plain(reading, places, at, end) or _sign(reading, at, end)


def _called(reading: Reading, places: Places, at: int, end: int) -> Mark | None:
    """A label with a noun of any kind: "Commitment 1:", "الإجراء الأول:"; what is announced tells what it is."""
    word = _NOUN.match(reading.cased, at, end)
    if word is None or (reading.pack.script.cased and not word[0][0].isupper()):
        return None
    found = number_after(reading, places, word.end(), end)
    if found is None or not _COLON.match(reading.text, found[0], end):
        return None
    return _worded(reading.text, (at, found[0], end), found[1], "word", reading.text[at : word.end()])


def _plain(reading: Reading, places: Places, at: int, end: int) -> Mark | None:
    """A label without a noun: "No. 1:", "رقم 2 -"."""
    found = counter_at(reading, places, at)
    if found is None or not _COLON.match(reading.text, found[0], end):
        return None
    return _worded(reading.text, (at, found[0], end), found[1], "word", "")


def counter_at(reading: Reading, places: Places, at: int) -> tuple[int, int] | None:
    """Where a number ends that is in words or is called one, and its value: "No. 1", "number two", "ONE"."""
    numbering = places.numbering.get(at)
    if numbering is None:
        word = places.cardinals.get(at)
        return (word.end, int(word.value)) if word else None
    if numbering.outer != numbering.start:
        return None
    word = places.cardinals.get(_skip(reading.text, numbering.end, len(reading.text)))
    if word:
        return word.end, int(word.value)
    figure = _CLOSE_FIGURE.match(reading.text, numbering.end)
    return (figure.end(), int(figure[1])) if figure else None


def _worded(
    text: str, place: tuple[int, int, int], number: int, family: str, lemma: str = "", *, bullet: bool = False
) -> Mark | None:
    """A label in words at ``(start, stop, end of line)``: a mark follows it, or it is alone on its line.

    Behind a ``bullet`` it needs no mark: "* Article 1 bars tolls".
    """
    start, stop, end = place
    after = _AFTER.match(text, stop, min(end, stop + 8))
    if after is None and not bullet and text[stop:end].strip(" \t*_"):
        return None
    if after is None and bullet:
        body = _skip(text, stop, end)
        return Mark(start, stop, body, (Reckoning(f"{family} {lemma}", (number,)),), family, lemma)
    body = _skip(text, after.end() if after else end, end)
    return Mark(start, stop, body, (Reckoning(f"{family} {lemma}", (number,)),), family, lemma)


def _skip(text: str, at: int, end: int) -> int:
    match = _SPACE.match(text, at, end)
    return match.end() if match else at


def _sign(reading: Reading, at: int, end: int) -> Mark | None:
    """A label of digits or one letter with its mark: "1-", "(1)", "2.1", "a)", "أ-", "IV."."""
    match = _SIGN.match(reading.text, at, min(end, at + 24))
    if match is None:
        return None
    sign, close, spaced = (
        match["sign"],
        (match["close"] or "").replace(" ", ""),
        bool(match["gap"]) or match.end() >= end,
    )
    if match["open"] and not close.startswith((")", "]")):
        return None
    stop = match.end("close") if close else match.end("sign")
    style = f"{match['open'] or ''}{close}"
    readings: list[Reckoning] = []
    if sign[0].isdecimal():
        if close.endswith(("-", "–", "—")) and not spaced and reading.pack.script.cased:
            return None  # "23-month high"
        number = tuple(map(int, sign.split(".")))
        if not close and (len(number) < 2 or not spaced):
            return None
        readings = [Reckoning(f"1{style}" if len(number) == 1 else "1.1", number)]
    elif close and (spaced or match["open"] or ")" in close or "/" in close or not reading.pack.script.cased):
        readings = list(_lettered(sign, style, reading.pack.once(lexis).letters))
    if not readings:
        return None
    return Mark(at, stop, _skip(reading.text, stop, end), tuple(readings), "sign")


def _lettered(sign: str, style: str, orders: Sequence[str]) -> Iterator[Reckoning]:
    if value := roman(sign):
        yield Reckoning(f"i{style}", (value,))
    if len(sign) == 1:
        for order, letters in enumerate(orders):
            if sign in letters:
                yield Reckoning(f"a{order}{style}", (letters.index(sign) + 1,))


def number_after(
    reading: Reading, places: Places, at: int, end: int, *, lone: bool = False
) -> tuple[int, int] | None:
    """Where the number that follows a noun ends, and its value: "الأول", "5", "(66)", "رقم 7", "IV", "a)", "B".

    A single Roman letter counts only with ``lone`` or before a verb of provisions: "the article I read"
    has no number, "Article I provides" has one.
    """
    text = reading.text
    step = _skip(text, at, end)
    numbering = places.numbering.get(step)
    if numbering:
        at = numbering.end
        step = _skip(text, at, end)
    for table in (places.ordinals, places.further, places.cardinals):
        hit = table.get(step)
        if hit and hit.outer == hit.start and step > at:
            return hit.end, int(hit.value)
    behind = places.articles.match(text, step)  # "Point the first: …", but "at this point the first goal"
    hit = places.ordinals.get(behind.end()) if behind and step > at else None
    if hit and _AFTER.match(text, hit.end):
        return hit.end, int(hit.value)
    figure = _FIGURE.match(text, at, end)
    if figure is None and numbering:
        figure = _CLOSE_FIGURE.match(text, at, end)
    if figure:
        return figure.end(), int(figure[1])
    letter = _LETTER.match(text, at, end)
    if letter and letter[1] in places.letters:
        return letter.end(), places.letters.index(letter[1]) + 1
    capital = _CAPITAL.match(reading.cased, at, end)
    if capital:
        return capital.end(), ord(capital[1]) - ord("A") + 1
    latin = _LONG_ROMAN.match(reading.cased, at, end)
    lone = lone or places.single_romans
    if latin and (lone or len(latin[1]) > 1 or _skip(text, latin.end(), end) in places.verbs):
        value = roman(latin[1].lower())
        return (latin.end(), value) if value else None
    return None
