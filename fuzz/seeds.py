"""Seeds: inputs from which the fuzzer starts, and the words it may put in: made from the examples of the project."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from laws import CODES, TABLES

from annotate.convert import write
from annotate.examples import examples
from annotate.formats.snippet import rows, spans
from annotate.pack import languages, load
from annotate.parse import parse

ITEMS = Path(__file__).parents[1] / "examples"
LEAST = 3
"""How many words of each list of a table a seed keeps."""


def seeds(target: str) -> Iterator[bytes]:
    """The seeds of a target."""
    if target == "pack":
        yield from tables()
    for language, day, text in texts():
        if target == "text":
            yield bytes([CODES.index(language) + 4 * bool(day)]) + text.encode()
        elif target != "pack":
            yield write(parse(text, language=language, published=day), target)


def texts() -> Iterator[tuple[str, str | None, str]]:
    """The texts of the examples: whole items, and the snippets beside the words of the packs."""
    for path in sorted(ITEMS.glob("*.snippet")):
        text, _, known = rows(path.read_bytes())
        yield known["language"], known.get("published"), text
    for code in CODES:
        for i, example in enumerate(examples(load(code))):
            if i % 3 == 0:
                yield code, example.published, spans(example.snippet)[0]


def tables() -> Iterator[bytes]:
    """The tables of the packs, each with a few words of every list."""
    for folder in languages().values():
        for path in sorted(folder.glob("*.toml")):
            if path.stem in TABLES:
                table = tomllib.loads(path.read_text(encoding="utf-8"))
                lines = [f"{key} = {_toml(value)}" for key, value in table.items()]
                yield bytes([TABLES.index(path.stem)]) + "\n".join(lines).encode()


def _toml(value: object) -> str:
    """A value as TOML, on one line; of a list or table its first members."""
    if isinstance(value, dict):
        inner = ", ".join(
            f"{json.dumps(k, ensure_ascii=False)} = {_toml(v)}" for k, v in [*value.items()][:LEAST]
        )
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value[:LEAST]))}]"
    return json.dumps(value, ensure_ascii=False)


def dictionary() -> Iterator[str]:
    """Lines of a libFuzzer dictionary: words of the packs, and marks."""
    words = {word for code in CODES for word in [*load(code).entries][::17]}
    for word in sorted(
        words | set("“”«»\"'„‘’‹›()ـ\n\r\t\u0651\u202e\u200f٣۵8") | {"''", "((", "))", "\r\n", "\n\n"}
    ):
        yield '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'
