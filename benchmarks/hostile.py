"""What a byte of hostile text costs, against a byte of news: the texts that make rules work for nothing.

python benchmarks/hostile.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import ours
from items import LANGUAGES, Item, item
from timing import Figure, show

SIZE = 50_000
"""Bytes of each text."""
ROUNDS = 3
FLOODS = {
    "combining marks": "a" + "\u0301" * 99,
    "vowel signs": "ب" + "\u064e" * 99,
    "opening marks": "“",
    "straight marks": '"',
    "straight marks and letters": '"a ',
    "closing marks": "»",
    "apostrophes": "'",
    "digits": "1",
    "digits and stops": "1. ",
    "digits and slashes": "1/2/2024 ",
    "brackets": "(" * 50 + ")" * 50,
    "numbered lines": "1. a\n",
    "labels": "(a) ",
    "one word": "a",
    "different words": None,
    "news in one line": None,
    "capitals": "Abc Def ",
    "titles": "Mr. Brown ",
    "months": "November ",
    "نوفمبر": "نوفمبر/ تشرين الثاني ",
    "weekdays": "on Friday ",
    "ordinals": "البند الأول ",
    "clauses": "The first clause provides that. ",
    "said": "said ",
    "قال": "قال ",
    "quotations": '"a," he said. ',
    "offices": "the deputy minister of the ",
    "places": "Cairo, ",
    "resolutions": "Resolution 2254 ",
    "dashes": "- ",
    "stops": ". ",
    "spaces": " ",
    "line feeds": "\n",
    "short lines": "a\n",
    "tatweel": "ـ",
    "direction marks": "\u200f",
    "emoji": "😀",
}  # fmt: skip


def flood(name: str) -> str:
    """A hostile text of about SIZE bytes."""
    unit = FLOODS[name]
    if name == "news in one line":
        return " ".join(item("en", number).text.replace("\n", " ") for number in range(SIZE // 2500))
    if unit is None:
        return " ".join(f"w{number:x}" for number in range(SIZE // 7))
    return unit * (SIZE // len(unit.encode()))


def cost(one: Item) -> float:
    """Nanoseconds of processor time a byte, from text to TEI."""
    start = time.process_time()
    ours.tei(one)
    return (time.process_time() - start) / len(one.text.encode()) * 1e9


def figures() -> Iterator[Figure]:
    """The worst texts of each language, and one figure for the worst."""
    for language in LANGUAGES:
        news = [Item("n", language, "2024-11-09", item(language, number).text) for number in range(60)]
        for one in news[:20]:
            ours.tei(one)
        found: dict[str, list[float]] = {name: [] for name in FLOODS}
        for _ in range(ROUNDS):
            usual = sum(cost(one) for one in news) / len(news)
            for name, ratios in found.items():
                ratios.append(cost(Item(name, language, "2024-11-09", flood(name))) / usual)
        worst = sorted(((statistics.median(ratios), name) for name, ratios in found.items()), reverse=True)
        then = ", ".join(f"{name} {ratio:.1f}" for ratio, name in worst[1:5])
        title = f"a byte of the worst of {len(worst)} hostile texts / a byte of news ({language})"
        yield Figure(title, worst[0][0], None, 25, f"{worst[0][1]}; then {then}")


if __name__ == "__main__":
    show(figures())
