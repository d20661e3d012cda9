"""Shapes: the word orders of time expressions, as a pack's data, over letters for the roles of words.

A shape such as ``day of? month ( comma? year )?`` is compiled to a regular expression over such letters, so the
order of words is a matter of data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotate.regex import regex

UNITS = {
    "day": "d", "days": "p", "week": "w", "weeks": "v", "month": "m", "months": "k", "year": "y",
    "years": "r", "quarter": "q", "half": "h", "weekend": "e", "decade": "D",
    "decades": "G", "century": "c", "hour": "i", "minute": "j", "period": "x",
}  # fmt: skip
"""The letter of each unit that a pack's ``units`` may name."""

LEXICONS = {
    "relatives": "R", "months": "M", "weekdays": "W", "foreign": "H", "units": "", "whiches": "X",
    "parts": "P", "seasons": "S", "decades": "T", "agos": "A", "numerals": "C", "ordinals": "O",
    "eras": "E", "shares": "Q", "feasts": "f", "phrases": "~",
}  # fmt: skip
"""The letter of each lexicon; of two words in the same place the one of the earlier lexicon counts."""
WHICH, THIS = LEXICONS["whiches"], "V"
"""The letter of "last" and "next", and of those among them that never stand last."""

GAPS = {
    "of": "_", "comma": ",", "dash": "-", "slash": "/", "and": "&", "to": ">", "dot": ".", "one": "1",
    "open": "(", "close": ")", "same": "=", "between": "<", "upon": "^",
}  # fmt: skip
"""The letter of each kind of words that may stand between tokens."""

ROLES = {
    "relative": "R", "month": "M", "weekday": "W", "foreign": "H", "which": f"[{WHICH}{THIS}]", "this": THIS,
    "part": "P", "season": "S", "decade": "T", "ago": "A", "ordinal": "[Oo]", "nth": "o", "era": "E",
    "share": "Q", "day": "[no]", "yy": "[nz]", "year": "Y", "number": "[nz#]", "count": "[nz#C]", "numeral": "C",
    "pair": "L", "day_unit": "[dpL]", "month_unit": "[mkL]", "year_unit": "[yrL]", "years": "r", "quarter": "q",
    "half": "h", "century": "c", "unit": "[dwmyqhDce]", "units": "[dpwvmkyrDGc]",
    "time": "[dpwvmkyrGij]", "feast": "f", "stretch": "x", "age": "[#z]",
}  # fmt: skip
"""What a shape may name, and the letters that serve; ``this`` is a ``which`` that never stands last."""


class Token(NamedTuple):
    """A time word or number: where it stands, the letter of its role, its value, its folded words."""

    start: int
    end: int
    letter: str
    value: str
    word: str


class Match(NamedTuple):
    """A shape met in the text: the rule it serves, its extent, and its tokens by role, in order."""

    rule: str
    start: int
    end: int
    roles: Mapping[str, list[Token]]
    tokens: Sequence[Token]
    letters: str

    def one(self, role: str) -> Token | None:
        """The first token of a role."""
        found = self.roles.get(role)
        return found[0] if found else None


class Shape(NamedTuple):
    """A shape: its rule, its pattern over letters, and the role of each of its groups.

    ``first`` are the letters it may begin with, ``least`` is how many letters it has at least.
    """

    rule: str
    pattern: re.Pattern[str]
    roles: tuple[str, ...]
    first: frozenset[str]
    least: int


def compile_shape(rule: str, text: str) -> Shape:
    """A shape from its words: roles and gaps, ``?`` after what may be absent, ``( | )?`` for groups.

    Of alternatives in a group the first that fits counts: the longer one is written first.

    Raises ValueError for a name that is neither a role nor a gap, and for groups that do not match.
    """
    out, roles = [], []
    first: set[str] = set()
    open_start, loose, depth, least = True, False, 0, 0
    for word in text.split():
        if word == "(":
            out.append("(?:")
            depth += 1
            continue
        if word in ("|", ")", ")?"):
            out.append(word)
            loose = loose or not depth
            depth -= word != "|"
            continue
        name = word.rstrip("?")
        again = "?" if word.endswith("?") else ""
        if name in ROLES:
            out.append(f"({ROLES[name]}){again}")
            roles.append("which" if name == "this" else name)
        elif name in GAPS:
            out.append(re.escape(GAPS[name]) + again)
        else:
            raise ValueError(f"the shape {text!r} names {name!r}; there are {', '.join([*ROLES, *GAPS])}")
        least += not (again or depth)
        if open_start:
            first |= set(ROLES.get(name, GAPS.get(name, "")).strip("[]"))
            open_start = bool(again) or depth > 0
    if depth or loose:
        raise ValueError(
            f"the shape {text!r} does not hold together: write each group as ( ... ) or ( ... | ... )"
        )
    return Shape(rule, regex("".join(out)), tuple(roles), frozenset(first), least)
