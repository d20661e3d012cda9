"""Plot: bars and columns as inline SVG; they have no script and no style of their own, only classes.

Lengths across are shares of what is there, so a plot is as wide as its place and its words stay as large as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from annotate.formats.html.spelling import escape

HEIGHT = 170
"""Pixels of the columns."""
ABOVE, BELOW, BESIDE = 14, 24, 9.0
"""Pixels over and under the columns, and the share of the width beside them, in hundredths."""
WIDEST = 5.0
"""The widest column, in hundredths of the width."""
LETTER = 2.0
"""The width of a letter under a column on a narrow page, in hundredths of the width."""


class Part(NamedTuple):
    """A part of a bar: its class, its length, and what is said of it."""

    name: str
    size: float
    says: str


class Column(NamedTuple):
    """A column: the name under it, its height, and what is said of it."""

    name: str
    size: float
    says: str


def bar(parts: Sequence[Part], longest: float, kind: str) -> str:
    """A bar of parts, one after the other, of which ``longest`` fills the width."""
    drawn = []
    at = 0.0
    for part in parts:
        width = 100 * part.size / longest if longest else 0
        if width:
            drawn.append(
                f'<rect class="{part.name}" x="{_short(at)}%" width="{_short(max(width, 0.25))}%" height="100%">'
                f"<title>{escape(part.says)}</title></rect>"
            )
        at += width
    return f'<svg class="bar kind-{kind}" width="100%" height="13" role="presentation">{"".join(drawn)}</svg>'


def columns(found: Sequence[Column], kind: str, says: str) -> str:
    """Columns over their names, with a scale at the left."""
    most = max((column.size for column in found), default=0)
    marks = ticks(most)
    top = marks[-1] if marks else 1
    step = min((100 - BESIDE) / max(len(found), 1), WIDEST)
    drawn = [_scale(mark, top) for mark in marks]
    for i, column in enumerate(found):
        height = HEIGHT * column.size / top
        x = BESIDE + i * step
        if height:
            drawn.append(
                f'<rect x="{_short(x + step * 0.09)}%" width="{_short(step * 0.82)}%" '
                f'y="{_short(ABOVE + HEIGHT - height)}" height="{_short(max(height, 0.8))}">'
                f"<title>{escape(column.says)}</title></rect>"
            )
    free = -100.0
    for i, name in ((i, column.name) for i, column in enumerate(found) if column.name):
        if (i + 0.5) * step < free:
            continue
        free = (i + 0.5) * step + LETTER * (len(name) + 1)
        drawn.append(
            f'<text x="{_short(BESIDE + (i + 0.5) * step)}%" y="{ABOVE + HEIGHT + 16}" '
            f'class="under">{escape(name)}</text>'
        )
    size = f'width="100%" height="{ABOVE + HEIGHT + BELOW}"'
    return f'<svg class="columns kind-{kind}" {size} role="img" aria-label="{escape(says)}">{"".join(drawn)}</svg>'


def _scale(mark: float, top: float) -> str:
    y = _short(ABOVE + HEIGHT - HEIGHT * mark / top)
    return (
        f'<line x1="{BESIDE}%" x2="100%" y1="{y}" y2="{y}"/>'
        f'<text x="{BESIDE - 1}%" y="{y}" dy="4" class="beside">{mark:,.0f}</text>'
    )


def ticks(most: float, about: int = 4) -> list[float]:
    """Round numbers from 0 to the first that is not less than the greatest."""
    if most <= 0:
        return []
    raw = most / about
    power = 10 ** math.floor(math.log10(raw))
    step = max(1, next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw))
    step = math.ceil(step) if step != int(step) else step
    return [step * i for i in range(math.ceil(most / step) + 1)]


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
