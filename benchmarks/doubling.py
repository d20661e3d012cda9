"""What twice the words cost: a pack, against a copy in which every list of words has as many made words again.

python benchmarks/doubling.py
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from items import LANGUAGES, Item
from timing import Figure, compare, rounds, show

from annotate.convert import Options, pieces
from annotate.pack import languages, load


def doubled(language: str, folder: Path) -> str:
    """A copy of a pack with twice the words, in a folder."""
    path = folder / language
    shutil.copytree(languages()[language], path, ignore=shutil.ignore_patterns("*.txt"))
    chance = random.Random(7)
    letters = "".join({c for word in load(language).entries.own for c in word if c.isalpha()})
    scanned = {
        name.partition(".")[::2] for table in load(language).tables.values() for name, _ in table.lexicons()
    }
    for table in sorted({table for table, _ in scanned}):
        file = path / f"{table}.toml"
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        for key, words in held.items():
            if (table, key) in scanned:
                held[key] = _more(words, letters, chance)
        file.write_text("\n".join(f"{key} = {_toml(value)}" for key, value in held.items()), encoding="utf-8")
    return str(path)


def _more(
    words: list[str] | dict[str, str], letters: str, chance: random.Random
) -> list[str] | dict[str, str]:
    """As many words again, each as long as one that is there, of the letters of the language."""
    made = ["".join(c if c == " " else chance.choice(letters) for c in word) + "x" for word in words]
    if isinstance(words, dict):
        return {**dict(zip(made, words.values(), strict=True)), **words}
    return [*words, *made]


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {_toml(v)}" for k, v in value.items())
            + "}"
        )
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def figures() -> Iterator[Figure]:
    """One figure a language."""
    with tempfile.TemporaryDirectory() as name:
        for language in LANGUAGES:
            large = doubled(language, Path(name))
            sizes = len(load(large).entries.own), len(load(language).entries.own)

            def usual(one: Item) -> object:
                return pieces(
                    one.text.encode(), "tei", "text", Options(one.language, published=one.published)
                )

            def more(one: Item, large: str = large) -> object:
                return pieces(one.text.encode(), "tei", "text", Options(large, published=one.published))

            warm = next(rounds(language, 20, first=9000))
            ratio, one, two = compare(usual, more, rounds(language, 40, 7), warm)
            yield Figure(
                f"twice the words of the pack / its words ({language})",
                ratio,
                None,
                1.2,
                f"{sizes[0]:,} / {sizes[1]:,} entries; {two * 1e3:.2f} / {one * 1e3:.2f} ms an item",
            )


if __name__ == "__main__":
    show(figures())
