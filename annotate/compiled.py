"""Compiled: what ``re`` makes of a regular expression, kept for the next start as Python keeps byte code.

To compile the patterns that one news item meets takes longer than to annotate it. What ``re`` makes of a pattern is a
list of numbers, and its engine tests those it is given; they count while the engine understands the same numbers and no
module of the package has changed (:mod:`annotate.kept`). Where ``re`` is not as we know it, it compiles as ever.
"""

from __future__ import annotations

import atexit
import re
from array import array
from functools import cache
from pathlib import Path
from typing import Any

from annotate import kept

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython
    _sre = _compiler = _parser = None

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern as its engine takes it: flags, numbers, how many groups, their names, the names by number."""

MOST = 2000
"""More patterns than any language needs: beyond them, what was kept is begun anew."""
TRIAL = r"(?P<first>[a-z]+)\1"
"""What is compiled in both ways before one is relied on."""


def compiled(text: str | bytes, flags: int) -> re.Pattern[Any]:
    """The pattern of a regular expression, as ``re.compile`` gives it. Raises re.error if the expression is none."""
    codes = _codes()
    if codes is None:
        return re.compile(text, flags)
    code = codes.known.get((text, int(flags)))
    if code is None:
        code = codes.add(text, int(flags))
    return _pattern(text, code)


class _Codes:
    """The compiled patterns that were kept, and those this process adds; kept again when it ends."""

    def __init__(self) -> None:
        self.place = Path(__file__).with_name(f"sre-{_sre.MAGIC}.codes")
        self.state = kept.state()
        found = kept.read(self.place, self.state) or {}
        self.known: dict[tuple[str | bytes, int], Code] = found.get("codes", {})
        self.more = False

    def add(self, text: str | bytes, flags: int) -> Code:
        """Compile a pattern that is not known yet."""
        code = self.known[text, flags] = _code(text, flags)
        if not self.more:
            self.more = True
            atexit.register(self.keep)
        return code

    def keep(self) -> None:
        """Keep what is known now."""
        kept.write(self.place, {"codes": self.known if len(self.known) < MOST else {}}, self.state)


@cache
def _codes() -> _Codes | None:
    """The patterns that are known, or None where ``re`` takes other steps than ours."""
    try:
        return _Codes() if _pattern(TRIAL, _code(TRIAL, 0)) == re.compile(TRIAL) else None
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return None


def _code(text: str | bytes, flags: int) -> Code:
    """What ``re`` makes of a pattern, by the steps of its own ``compile``."""
    parsed = _parser.parse(text, flags)
    numbers = _compiler._code(parsed, flags)
    groups: dict[str, int] = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    all_flags = int(flags | parsed.state.flags)
    return all_flags, array("I", numbers).tobytes(), parsed.state.groups - 1, groups, tuple(names)


def _pattern(text: str | bytes, code: Code) -> re.Pattern[Any]:
    flags, numbers, count, groups, names = code
    found: re.Pattern[Any] = _sre.compile(
        text, flags, memoryview(numbers).cast("I").tolist(), count, groups, names
    )
    return found
