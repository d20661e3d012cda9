"""Stretch: a part of a long text that is read at once, so that what a reading knows never grows with the text.

An item of ordinary size is one stretch. A longer text is cut where a block ends, best where a head
begins the next section: "... in May.\\n\\nWhat comes next\\nThe council meets ...". What rules
know of the stretch before is not carried over: who spoke last, which names mean one, open quotation
marks, the numbers of numbered heads, the clauses of an agreement; and a section longer than a
stretch is several. Headline, byline, dateline and lead stand in the first one, the credit in the last.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotate.pack import Pack
from annotate.reading import Reading
from annotate.regex import regex
from annotate.source import DIRECTIONS
from annotate.structure.wrapping import unwrapped

WHOLE = 120_000
"""Up to how many code points a text is one stretch; no real item has as many."""
LEAST, MOST = 40_000, 80_000
"""How many code points the stretches of a longer text have, where its lines let it be cut so."""
HEAD = 90
"""How long a line may be that looks like a head."""
PROSE = 60
"""How long a line of running text is at least."""
UNSEEN = " \u061c\u200b\u200e\u200f\ufeff" + "".join(sorted(DIRECTIONS))
"""What may stand around the words of a line and is not seen."""
_LINE = regex(r"[^\r\n]+")
_FINAL = regex("[.!?؟۔…][\"'”’»“)\\]]*$")
_ITEM = regex(r"\w{1,4}[.)/°-]|[0-9]")


def readings(text: str, pack: Pack, published: str | None = None) -> Iterator[Reading]:
    """The readings of a text, one for each stretch, made when asked for. Offsets of spans are those of the text."""
    start, line = 0, 1
    while start < len(text) or not start:
        end = cut(text, start)
        last = end == len(text)
        yield unwrapped(Reading(text[start:end], pack, published, start=start, line=line, last=last))
        if end == len(text):
            return
        line += text.count("\n", start, end)
        start = end


def cut(text: str, start: int) -> int:
    """Where the stretch that starts at an offset ends: where a line starts, or the text ends."""
    if len(text) - start <= WHOLE:
        return len(text)
    best, found = 0, 0
    above, here, at = "", "", 0
    for match in _LINE.finditer(text, start + LEAST):
        line = match[0].strip().strip(UNSEEN)
        if not line:
            continue
        if above and (worth := _worth(above, here, line)) and worth >= best:
            best, found = worth, at
        if found and match.start() > start + MOST:
            return found
        above, here, at = here, line, match.end() - len(match[0].lstrip())
    return len(text)


def _worth(above: str, here: str, below: str) -> int:
    """How good it is to cut before a line: best before a head, then between two paragraphs; 0 is not at all."""
    if not here[0].isalnum():
        return 0
    ended = bool(_FINAL.search(above[-8:]))
    if not ended or _ITEM.match(here):
        return 1
    long = len(above) >= PROSE
    if long and len(here) <= HEAD and here[-1].isalnum() and len(below) >= PROSE and len(below) > len(here):
        return 4
    return 3 if long and len(here) >= PROSE else 2
