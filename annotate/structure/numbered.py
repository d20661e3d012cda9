"""Numbered: nouns of provisions with their numbers, anywhere in the text: "البند الأول", "Articles 3 and 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotate.pack import Pack
from annotate.reading import Hit, Reading
from annotate.regex import regex
from annotate.structure.labels import LAST, Places, number_after
from annotate.structure.lexis import lexis

LONGEST = 40
"""A label that names more provisions than this is none: "articles 1 to 400"."""
_FIGURE = regex(r"[(\[]?([0-9]{1,3})[)\]]?(?![\w%]|[.,/٫][0-9])")


class Numbered(NamedTuple):
    """A noun with its number: "article 5"; with the first and the last of several: "the third and fourth clauses".

    ``lemma`` is that of the noun, or nothing where an ordinal stands alone; ``spelled`` tells of a number in words.
    """

    start: int
    end: int
    lemma: str
    number: int
    upto: int
    noun: Hit
    spelled: bool

    @property
    def numbers(self) -> str:
        """Its number, or the first and the last of several, "3-4"."""
        return spelled(self.number, self.upto)


def spelled(number: int, upto: int) -> str:
    """A number, or the first and the last of several: "3-4"."""
    return str(number) if upto == number else f"{number}-{upto}"


class _Joints(NamedTuple):
    """What may stand between the numbers of one label, and what means that those in between are meant, too."""

    joint: re.Pattern[str]
    span: re.Pattern[str]


def _joints(pack: Pack) -> _Joints:
    words = pack.once(lexis)
    article = _any(pack, [word for word, value in words.before.items() if value == "the"])
    return _Joints(
        regex(rf"(?:[,،]? (?:{_any(pack, words.joints)})|[,،] )(?:{article})?"),
        regex(rf" ?[-–] ?|[,،]? (?:{_any(pack, words.ranges)})(?:{article})?"),
    )


def _any(pack: Pack, words: list[str] | tuple[str, ...]) -> str:
    """A pattern for any of some words, each with the space after it, which no proclitic and no "l'" has."""
    attached = (*pack.script.proclitics, *pack.script.conjunctions)
    longest = sorted(words, key=len, reverse=True)
    forms = [re.escape(word) + ("" if word in attached or word.endswith("'") else " ") for word in longest]
    return "|".join(forms) or "(?!)"


def ordinals(reading: Reading) -> list[Numbered]:
    """Ordinals without regard to a noun, those of one label as one: "the third", "الثالث والرابع"."""
    joint = reading.pack.once(_joints).joint
    found: list[Numbered] = []
    for hit in reading.hits("clause.ordinals"):
        value, last = int(hit.value), found[-1] if found else None
        if last and value == last.upto + 1 and joint.fullmatch(reading.text, last.end, hit.start):
            found[-1] = last._replace(end=hit.end, upto=value)
        else:
            found.append(Numbered(hit.start, hit.end, "", value, value, hit, True))
    return found


def numbered(reading: Reading) -> list[Numbered]:
    """Every noun of provisions that has a number, in order of the text."""
    found = sorted([*_single(reading), *_several(reading)])
    joint = reading.pack.once(_joints).joint
    merged: list[Numbered] = []
    for item in found:
        last = merged[-1] if merged else None
        # "البند الثالث والبند الرابع" says of both what follows
        if (
            last
            and item.lemma == last.lemma
            and item.number == last.upto + 1
            and joint.fullmatch(reading.text, last.end, item.start)
        ):
            merged[-1] = last._replace(end=item.end, upto=item.upto)
        else:
            merged.append(item)
    return merged


def _single(reading: Reading) -> Iterator[Numbered]:
    """Nouns in the singular: "البند الأول", "article 5", "the second clause", "البند الثالث والرابع"."""
    places, size = reading.once(Places), len(reading.text)
    groups = {group.start: group for group in reading.once(ordinals)}
    last = 0
    for noun in reading.hits("clause.nouns"):
        quality = places.qualities.get(noun.end + 1)  # "البند الرئيسي الأول"
        after = number_after(reading, places, quality.end if quality else noun.end, size)
        if after:
            end, value = after
            group = groups.get(end - len(reading.text[noun.end : end].lstrip()))
            end, upto = (group.end, group.upto) if group and group.number == value else (end, value)
            word = not any(map(str.isdigit, reading.text[noun.end : end]))
            last = end
            yield Numbered(noun.start, end, noun.value, value, upto, noun, word)
            continue
        before = _before(reading.text, noun.outer)
        if quality := places.quality_ends.get(before):
            before = _before(reading.text, quality.start)  # "the first main point"
        ordinal = places.ordinal_ends.get(before)
        if ordinal and (before == last or noun.outer < noun.start):
            continue  # "الفصل الرابع للشرطة": the number is of the noun before it
        if ordinal:
            hit, value = noun._replace(outer=ordinal.outer), int(ordinal.value)
            yield Numbered(ordinal.start, noun.end, noun.value, value, value, hit, True)
        elif first := places.beginning_ends.get(before):
            # "its opening article", "l'article liminaire"
            yield Numbered(first.start, noun.end, noun.value, 1, 1, noun._replace(outer=first.outer), True)
        elif first := places.beginning.get(noun.end + 1):
            yield Numbered(noun.start, first.end, noun.value, 1, 1, noun, True)
        elif closing := places.closing_ends.get(before):
            hit = noun._replace(outer=closing.outer)
            yield Numbered(closing.start, noun.end, noun.value, LAST, LAST, hit, True)
        elif closing := places.closing.get(noun.end + 1):
            yield Numbered(noun.start, closing.end, noun.value, LAST, LAST, noun, True)


def _several(reading: Reading) -> Iterator[Numbered]:
    """Nouns in the plural: "المادتان الثالثة والرابعة", "Articles 3 to 5", "the third and fourth clauses"."""
    nouns = reading.hits("clause.several")
    if not nouns:
        return
    places, text = reading.once(Places), reading.text
    groups = {group.end: group for group in reading.once(ordinals)}
    for noun in nouns:
        after = _numbers(reading, places, noun.end)
        if after:
            end, number, upto = after
            word = not any(map(str.isdigit, text[noun.end : end]))
            yield Numbered(noun.start, end, noun.value, number, upto, noun, word)
            continue
        group = groups.get(_before(text, noun.outer))
        if group and group.upto > group.number:
            hit = noun._replace(outer=group.noun.outer)
            yield group._replace(end=noun.end, lemma=noun.value, noun=hit)
        elif first := _first(reading, places, noun):
            start, upto = first
            yield Numbered(start, noun.end, noun.value, 1, upto, noun._replace(outer=start), True)


def _first(reading: Reading, places: Places, noun: Hit) -> tuple[int, int] | None:
    """Where "the first three" before a noun, or "les trois premiers", starts, and how many that are."""
    at = _before(reading.text, noun.outer)
    for tables in (
        (places.cardinal_ends, places.ordinal_ends),
        (places.ordinal_ends, places.cardinal_ends),
    ):
        near = tables[0].get(at)
        far = tables[1].get(_before(reading.text, near.start)) if near else None
        if near and far:
            values = [int(hit.value) for hit in (far, near)]
            return (far.start, max(values)) if 1 in values and max(values) > 1 else None
    return None


def _numbers(reading: Reading, places: Places, at: int) -> tuple[int, int, int] | None:
    """Where the numbers after a noun in the plural end, the first and the last: "3 and 4", "III, IV and V"."""
    first = _number(reading, places, at + 1) if reading.text[at : at + 1] == " " else None
    joints, last = reading.pack.once(_joints), first
    while first and last:
        span = joints.span.match(reading.text, last[0])
        joint = span or joints.joint.match(reading.text, last[0])
        after = _number(reading, places, joint.end()) if joint else None
        if after is None or not (after[1] == last[1] + 1 or (span and after[1] > last[1])):
            break
        last = after
    if not first or not last or not 0 < last[1] - first[1] < LONGEST:
        return None
    return last[0], first[1], last[1]


def _number(reading: Reading, places: Places, at: int) -> tuple[int, int] | None:
    """Where a number that stands at an offset ends, and its value."""
    hit = places.ordinals.get(at) or places.cardinals.get(at)
    if hit:
        return hit.end, int(hit.value)
    figure = _FIGURE.match(reading.text, at)
    if figure:
        return figure.end(), int(figure[1])
    return (
        number_after(reading, places, at - 1, at + 8, lone=True) if reading.text[at - 1 : at] == " " else None
    )


def _before(text: str, at: int) -> int:
    """The offset before ``at`` once the white space is stepped over, two characters at most."""
    gap = at
    while gap > 0 and at - gap < 3 and text[gap - 1] in " \t\n":
        gap -= 1
    return gap
