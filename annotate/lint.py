"""Lint: what is wrong with the tables of a pack, beyond what their classes refuse when it is loaded.

A pack is data that anybody may write, so nothing in it may make a hostile text slow: its regular
expressions are taken apart, and timed on texts made of the very characters they look for. And
nothing in it may quietly find everything, say two things of one word, or one thing of it twice.
"""

from __future__ import annotations

import importlib
import re
import time
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from annotate.pack import Pack

GROWTH = 2.6
"""A pattern may take so much longer on a text of double length."""
LONGEST = 1 << 14
AGAIN = 4
"""So often a growth is measured anew before it is told."""
NOTICED = 0.002
"""A shorter time (seconds) says nothing about growth."""

NUMBERS = ("numerals", "cardinals", "ordinals", "adverbs", "scales")
"""The lexicons whose values are the number a word stands for."""


class Fault(NamedTuple):
    """Something wrong in a pack: the field it is in, and what to do about it."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"


def lint(pack: Pack) -> list[Fault]:
    """The faults of a pack, table by table; none when it may be relied on."""
    return [*_patterns(pack), *_greedy(pack), *_contradictions(pack), *_repetitions(pack), *_proclitics(pack)]


def _patterns(pack: Pack) -> Iterator[Fault]:
    for table in pack.tables.values():
        for place, pattern in table.patterns():
            for says in weaknesses(pattern):
                yield Fault(f"{pack.code}/{place}", f"the pattern {pattern!r} {says}")
    for name in ("letters", "drop"):
        given = getattr(pack.script, name)
        if given and not _is_class(given):
            yield Fault(f"{pack.code}/pack.{name}", f"{given!r} is no character class: write [...]")


def weaknesses(pattern: str) -> list[str]:
    """Why a pattern cannot be had in a pack: each reason completes "the pattern ..."."""
    found = [*dict.fromkeys(_structure(_tree(pattern), inside=False))]
    compiled = re.compile(pattern)
    if compiled.match(""):
        found.append("matches everything: it is content with no character at all")
    if not found and _repeats(_tree(pattern)):
        found += [
            f"takes {ratio:.1f} times as long on twice the text of {unit!r}: two parts may share its words"
            for unit in units(pattern)
            if (ratio := growth(compiled, unit)) > GROWTH
        ][:1]
    return found


# The parser of regular expressions is no public module; its trees have been the same since Python 2.


def _tree(pattern: str) -> Any:
    return importlib.import_module("re._parser").parse(pattern)


UNBOUNDED = int(importlib.import_module("re._constants").MAXREPEAT)
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}


def _structure(tree: Any, inside: bool) -> Iterator[str]:
    """What quantifiers do that they may not; ``inside`` says whether one holds this part already."""
    for operation, argument in tree:
        again = inside
        if str(operation) in _REPEATS:
            most = int(argument[1])
            if most >= UNBOUNDED:
                yield "has a quantifier without a bound: write {0,40} for *, {1,40} for +"
            if most > 1 and inside:
                yield "has a quantifier inside a quantified group: write it out, or bound the group to one"
            again = inside or most > 1
        for part in _parts(argument):
            yield from _structure(part, again)


def _parts(argument: Any) -> Iterator[Any]:
    """The patterns inside the argument of an operation, however deep it keeps them."""
    if hasattr(argument, "data") and hasattr(argument, "state"):
        yield argument
    elif isinstance(argument, tuple | list):
        for item in argument:
            yield from _parts(item)


def _repeats(tree: Any) -> bool:
    return any(
        (str(operation) in _REPEATS and int(argument[1]) > 1) or any(map(_repeats, _parts(argument)))
        for operation, argument in tree
    )


def _is_class(pattern: str) -> bool:
    tree = _tree(pattern)
    return len(tree) == 1 and str(tree[0][0]) in ("IN", "LITERAL")


def units(pattern: str) -> list[str]:
    """What a hostile text is made of: the characters a pattern looks for, one by one and in a row."""
    letters = [*dict.fromkeys(_alphabet(_tree(pattern)))][:24]
    row = "".join(letters)
    return [*letters[:8], row, row + " ", "".join(letter * 3 for letter in letters)] if letters else []


_CATEGORIES = {"WORD": "a", "DIGIT": "1", "SPACE": " ", "NOT_WORD": "-", "NOT_DIGIT": "a", "NOT_SPACE": "a"}


def _alphabet(tree: Any) -> Iterator[str]:
    for operation, argument in tree:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL"):
            yield chr(argument)
        elif name == "ANY":
            yield "x"
        elif name == "RANGE":
            yield from (chr(argument[0]), chr(argument[1]))
        elif name == "CATEGORY":
            yield _CATEGORIES.get(str(argument).removeprefix("CATEGORY_"), "a")
        elif name == "IN":
            yield from _alphabet(item for item in argument if str(item[0]) != "NEGATE")
        else:
            for part in _parts(argument):
                yield from _alphabet(part)


def growth(pattern: re.Pattern[str], unit: str) -> float:
    """How much longer a search takes on twice the text: the first time it can be told, and seen again and again.

    On a busy machine one measurement may be off; what grows is seen to grow every time.
    """
    before = _seconds(pattern, unit, 2)
    for size in (1 << power for power in range(2, LONGEST.bit_length())):
        after = _seconds(pattern, unit, size)
        # what explodes is told from what only grows before its next size takes years
        if after > NOTICED or (after > NOTICED / 20 and after > 4 * GROWTH * before):
            ratio = after / max(before, 1e-9)
            for _ in range(AGAIN):
                if ratio <= GROWTH:
                    break
                ratio = min(
                    ratio, _seconds(pattern, unit, size) / max(_seconds(pattern, unit, size // 2), 1e-9)
                )
            return ratio
        before = after
    return 1.0


def _seconds(pattern: re.Pattern[str], unit: str, size: int) -> float:
    """The shortest of three times (seconds of the processor) a pattern takes through a text that ends otherwise."""
    text = (unit * (size // len(unit) + 1))[:size] + "\x00"
    best = float("inf")
    for _ in range(3):
        start = time.thread_time()
        for _found in pattern.finditer(text):
            pass
        best = min(best, time.thread_time() - start)
        if best > 20 * NOTICED:
            break
    return best


def _greedy(pack: Pack) -> Iterator[Fault]:
    """Words that would be found everywhere: nothing but marks, or one letter."""
    brief = set(_keys(pack, pack.script.brief))
    for table in pack.tables.values():
        for lexicon, words in table.lexicons():
            place = f"{pack.code}/{lexicon}"
            for word, key in zip(words, _keys(pack, words), strict=True):
                if not any(map(str.isalnum, key)):
                    yield Fault(place, f"{word!r} holds no letter or digit, and would match everything")
                elif len(key) == 1 and key not in brief:
                    says = "is one character: remove it, or list it in pack.toml under brief if it is a word"
                    yield Fault(place, f"{word!r} {says}")


def _keys(pack: Pack, words: Collection[str]) -> list[str]:
    """Words as a reading has them, without the space that what is passed over leaves at an edge: "كتب ـ"."""
    return [key.strip() for key in pack.keys(words)]


def _contradictions(pack: Pack) -> Iterator[Fault]:
    """Words to which two lexicons that speak of the same give different values."""
    said: dict[tuple[str, str], tuple[str, str]] = {}
    for table in pack.tables.values():
        for lexicon, words in table.lexicons():
            field = lexicon.partition(".")[2]
            topic = "number" if field in NUMBERS else field
            for (word, value), key in zip(words.items(), _keys(pack, words), strict=True):
                place, other = said.setdefault((topic, key), (lexicon, value))
                if value and other and value != other and place != lexicon:
                    says = f"{word!r} is {value!r} here and {other!r} in {place}: correct one of them"
                    yield Fault(f"{pack.code}/{lexicon}", says)


def _repetitions(pack: Pack) -> Iterator[Fault]:
    """Words that stand twice in one list of a file."""
    for path in sorted(pack.folder.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for field, words in _lists(table, path.stem):
            for word, times in Counter(words).items():
                if times > 1:
                    yield Fault(
                        f"{pack.code}/{field}", f"{word!r} stands there {times} times: once is enough"
                    )


def _lists(held: Any, place: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a value, however deep in tables, each with its place."""
    if isinstance(held, dict):
        for name, value in held.items():
            yield from _lists(value, f"{place}.{name}")
    elif isinstance(held, list):
        yield place, [word for word in held if isinstance(word, str)]


def _proclitics(pack: Pack) -> Iterator[Fault]:
    """Proclitics that are words: every such word would be read as the beginning of the next."""
    for name in ("proclitics", "conjunctions"):
        place = f"{pack.code}/pack.{name}"
        for clitic in getattr(pack.script, name):
            listed, _ = pack.entries[pack.fold(clitic)]
            if listed:
                says = f"is a word of its own in {listed[0][0]}: it cannot be written with another"
                yield Fault(place, f"{clitic!r} {says}")
            elif not clitic.isalpha():
                yield Fault(place, f"{clitic!r} is not made of letters")
