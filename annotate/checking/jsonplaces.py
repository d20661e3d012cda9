"""Where the values of a JSON file stand in it: per path, the offset of the value and of its key; keys given twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from typing import Any

from annotate.regex import regex

_TOKEN = regex(r'\s*(?:("(?:[^"\\]|\\.)*")|([\[\]{},:])|([^\s\[\]{},:"]+))', re.DOTALL)
Path = tuple[Hashable, ...]


class TwiceError(ValueError):
    """A key that is given twice in one object, of which readers take one."""


def single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, for ``json.loads`` as ``object_pairs_hook``. Raises TwiceError."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = Counter(key for key, _ in pairs)
        raise TwiceError(keys.most_common(1)[0][0])
    return made


def places(text: str) -> dict[Path, tuple[int, int]]:
    """Per path from the root, the offsets in code points of the value and of its key (else the value).

    The text is taken to be JSON; of a key given twice, the last counts, as for every reader.
    """
    return {path: (value, key) for path, value, key in walk(text)}


def repeated(text: str) -> int:
    """The offset of the first key that is given twice in its object."""
    seen: set[Path] = set()
    for path, _, key in walk(text):
        if path in seen:
            return key
        seen.add(path)
    return 0


def deeper(text: str, most: int) -> int:
    """The offset of the first value that stands in more than so many others."""
    return next((value for path, value, _ in walk(text) if len(path) >= most), 0)


def number(text: str, word: str) -> int:
    """The offset of a value that is written without quotation marks, such as NaN."""
    return next((m.start(3) for m in _TOKEN.finditer(text) if m[3] == word), 0)


def walk(text: str) -> Iterator[tuple[Path, int, int]]:
    """Every value in order: its path, its offset and that of its key (else its own)."""
    import json

    path: list[Hashable] = []
    kinds: list[str] = []
    key_at = at = 0
    expecting = False
    while match := _TOKEN.match(text, at):
        at = match.end()
        start = match.start(match.lastindex or 0)
        token = match[match.lastindex or 0]
        if expecting and match.lastindex == 1:
            path[-1], key_at, expecting = json.loads(token), start, False
        elif token in ("]", "}"):
            kinds.pop()
            path.pop()
            expecting = False
        elif token == ",":
            if kinds[-1] == "{":
                expecting = True
            else:
                path[-1] = int(str(path[-1])) + 1
        elif token != ":":
            yield tuple(path), start, key_at if kinds and kinds[-1] == "{" else start
            if token in ("[", "{"):
                kinds.append(token)
                path.append(0 if token == "[" else "")
                expecting = token == "{"
