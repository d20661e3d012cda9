"""Palette: a colour for every kind, derived from the schema: nobody picks one when a construct is added.

Kinds inside a line share the hue circle evenly, in steps that put neighbours in precedence far
apart, and neighbours in hue are dark and light in turn; blocks are grey. Lightness is then moved
until the colour can be read as text by day and by night (WCAG 2.2, 1.4.3: 4.5 to 1).
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from annotate.element import Element
from annotate.schema import schema_of

PAPER, INK = "#fffefb", "#1d1d21"
NIGHT, CHALK = "#1a1c21", "#e9e7e2"
"""The ground and the text colour of the page, by day and by night."""
READABLE = 4.6


class Colour(NamedTuple):
    """One kind's colour on a light and on a dark page, ``#rrggbb``."""

    day: str
    night: str


@cache
def palette(root: type[Element]) -> dict[str, Colour]:
    """Per kind of a document class its colour, in order of precedence."""
    schema = schema_of(root)
    marks = [kind for kind in schema.rank if kind in schema.inner or kind in schema.asides]
    step = _stride(len(marks))
    places = {kind: i * step % len(marks) for i, kind in enumerate(marks)}
    hues = {kind: 30 + 360 * place / len(marks) for kind, place in places.items()}
    return {
        kind: Colour(
            _readable((0.46, 0.57)[places[kind] % 2], 0.17, hues[kind], PAPER, -0.01),
            _readable((0.72, 0.85)[places[kind] % 2], 0.14, hues[kind], NIGHT, 0.01),
        )
        if kind in hues
        else Colour("#6a6862", "#a3a19b")
        for kind in schema.rank
        if kind != schema.root.kind
    }


def _stride(count: int) -> int:
    """A step that visits all of ``count`` places, near the golden section: neighbours are far apart."""
    wanted = count * (3 - math.sqrt(5)) / 2
    steps = [s for s in range(1, max(count, 2)) if math.gcd(s, count) == 1]
    return min(steps or [1], key=lambda s: abs(s - wanted))


def _readable(light: float, chroma: float, hue: float, ground: str, move: float) -> str:
    """The colour, moved lighter or darker until it can be read on its ground."""
    colour = _hex(light, chroma, hue)
    while contrast(colour, ground) < READABLE and 0 < light < 1:
        light += move
        colour = _hex(light, chroma, hue)
    return colour


def _hex(light: float, chroma: float, hue: float) -> str:
    """An OKLCH colour as sRGB, with less chroma where sRGB has not so much (Ottosson 2020, Oklab)."""
    while True:
        a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
        long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
        rgb = (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
        if chroma <= 0 or all(-0.0005 <= channel <= 1.0005 for channel in rgb):
            return "#" + "".join(f"{round(255 * _gamma(min(1, max(0, c)))):02x}" for c in rgb)
        chroma -= 0.005


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours as WCAG 2.2 defines it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
