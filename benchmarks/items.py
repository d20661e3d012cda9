"""Items: news items for the benchmarks, made from the grammars in ``benchmarks/grammar``; one seed, the same items.

    python benchmarks/items.py FOLDER [--each 2000] [--seed 1]

writes so many Arabic and English texts (``ar-00000.txt``) into a folder. An item has a cast of its own (people,
places, organisations with invented names), its own marks and conventions, 120 to 900 words, and in one of
four an agreement. The grammars are ours; no sentence is from anywhere.
"""

from __future__ import annotations

import argparse
import datetime
import math
import random
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

GRAMMARS = Path(__file__).parent / "grammar"
LANGUAGES = ("ar", "en")
SLOT = re.compile(r"\{([^{}]+)\}")
RANGE = re.compile(r"(\d+)-(\d+)")
NAMED = re.compile(r"([a-zA-Z]+)(\d?)(?:\.(last|name|upper))?(\^?)")
SHORTEST, LONGEST = 120, 900


class Item(NamedTuple):
    """A made text, its language, and its day of publication."""

    name: str
    language: str
    published: str
    text: str


@cache
def grammar(language: str) -> dict[str, tuple[str, ...]]:
    """Per name of a grammar, the alternatives it may become."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (GRAMMARS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        name, colon, rest = line.partition(": ")
        if colon and not line.startswith("#"):
            parts = rest.split("  | ") if name == "marks" else rest.split(" | ")
            found[name] = (*found.get(name, ()), *(part.strip().replace("\\n", "\n") for part in parts))
    return found


class _Writer:
    """One item in the making: its chances, its cast, its marks."""

    def __init__(self, language: str, chance: random.Random, published: datetime.date) -> None:
        self.rules, self.chance = grammar(language), chance
        days = self.rules["weekday"]
        self.days = {"today": days[published.weekday()], "yesterday": days[published.weekday() - 1]}
        self.cast: dict[str, str] = {}
        self.marks = chance.choice(self.rules["marks"]).split("|")

    def make(self, name: str) -> str:
        """One of the alternatives of a name, with its slots filled."""
        return SLOT.sub(self._slot, self.chance.choice(self.rules[name]))

    def _slot(self, match: re.Match[str]) -> str:
        inner = match[1]
        if inner in "\"'":
            return self.marks[inner == "'"]
        if inner in self.days:
            return self.days[inner]
        if span := RANGE.fullmatch(inner):
            return str(self.chance.randint(int(span[1]), int(span[2])))
        found = NAMED.fullmatch(inner)
        if not found:
            raise ValueError(f"the grammar has a slot {inner!r} that is none")
        name, number, part, capital = found.groups()
        if name not in self.rules and f"{name}{number}" in self.rules:
            name, number = f"{name}{number}", ""
        if number:
            key = f"{name}{number}"
            if key not in self.cast:
                self.cast[key] = self.make(name)
            words = self.cast[key]
        else:
            words = self.make(name)
        if part:
            words = {"last": words.split()[-1], "name": words.removeprefix("the "), "upper": words.upper()}[
                part
            ]
        return words[:1].upper() + words[1:] if capital else words

    def sentence(self) -> str:
        words = self.make("sentence")
        return words[:1].upper() + words[1:]


def item(language: str, number: int, seed: int = 1) -> Item:
    """The item of a number in a language."""
    chance = random.Random(f"{seed} {language} {number}")
    published = datetime.date(chance.randint(2011, 2024), chance.randint(1, 12), chance.randint(1, 28))
    writer = _Writer(language, chance, published)
    size = int(SHORTEST * math.exp(chance.random() * math.log(LONGEST / SHORTEST)))
    between = chance.choice(("\n\n", "\n\n", "\n"))
    agreement = chance.choice(("inline", "lines")) if chance.random() < 0.25 else ""
    parts: list[str] = []
    words = 0
    if chance.random() < 0.7:
        parts.append(_capital(writer.make("headline")))
    if chance.random() < 0.3:
        parts.append(writer.make("byline"))
    opening = f"{writer.make('dateline')} " if language == "en" and chance.random() < 0.4 else ""
    if language == "ar" and chance.random() < 0.4:
        parts.append(writer.make("dateline"))
    until_head = chance.randint(2, 5)
    while words < size:
        paragraph = opening + " ".join(writer.sentence() for _ in range(chance.randint(1, 4)))
        opening = ""
        if agreement and words > size // 3:
            paragraph, agreement = _capital(writer.make(agreement)), ""
        elif not until_head and size - words > 100:
            parts.append(_capital(writer.make("head")))
            until_head = chance.randint(3, 7)
        until_head = max(0, until_head - 1)
        words += len(paragraph.split())
        parts.append(paragraph)
    if chance.random() < 0.4:
        parts.append(writer.make("credit"))
    return Item(f"{language}-{number:05}", language, published.isoformat(), between.join(parts) + "\n")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def items(each: int, seed: int = 1, languages: tuple[str, ...] = LANGUAGES) -> list[Item]:
    """So many items of each language, in turn."""
    return [item(language, number, seed) for number in range(each) for language in languages]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=2000, help="how many of each language (default: 2000)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    made = items(args.each, args.seed)
    for one in made:
        (args.folder / f"{one.name}.txt").write_text(one.text, encoding="utf-8", newline="")
    for language in LANGUAGES:
        texts = [one.text.split() for one in made if one.language == language]
        sizes = sorted(map(len, texts))
        different = len({word for text in texts for word in text})
        print(
            f"{language}: {len(texts)} items, {sum(sizes):,} words, {different:,} different, "
            f"{sizes[0]} to {sizes[-1]} words, median {sizes[len(sizes) // 2]}"
        )


if __name__ == "__main__":
    main()
