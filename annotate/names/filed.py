"""Filed: the place that a dateline names first: "MARSEILLE (Agences) —", "الدوحة – وكالات"."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.mention import Ground, Mention
from annotate.reading import Reading, first_hit
from annotate.regex import regex
from annotate.structure.masthead import masthead
from annotate.structure.top import Over

_PLACE = regex(
    r"([^\W\d_][\w'’-]{1,24}(?:[ ][^\W\d_][\w'’.-]{0,24}){0,3}?)(?<!-)(?=\s?[,،(\[–—/]|\s-|-\s?$|\s*$)"
)
_NONE = (
    "outline.agencies",
    "outline.bylines",
    "outline.stamps",
    "outline.months",
    "date.weekdays",
    "name.given",
)
"""What stands in a dateline for something else than a place."""


def filed(reading: Reading) -> Iterator[Mention]:
    """The places from which the item was filed, by the datelines that its outline has found."""
    for block in reading.once(masthead).called(Over.DATELINE):
        match = _PLACE.match(reading.cased, *block)
        if match is None:
            continue
        none = _NONE[:-1] if match[1].isupper() else _NONE  # BEVERLY HILLS
        if any(first_hit(reading, name, *match.span()) for name in none):
            continue
        # capitals, but for the small words inside: "NOGENT-le-ROTROU", "Villers sur Mer"
        if not reading.pack.script.cased or match[1][0].isupper():
            yield Mention(match.start(), match.end(), Ground.FILED, match[1])
