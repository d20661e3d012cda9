"""Contest: lines that name a sport, a competition and its round, and tell nothing: "Premier League - Round nine"."""

from __future__ import annotations

from annotate.reading import Hit
from annotate.regex import regex
from annotate.structure.filing import Filing
from annotate.structure.paragraphs import Para

MOST = 5
"""So many words has each part of such a line at most."""
SMALL = 3
"""A small word between those of a name has no more characters: "of the"."""
_PART = regex(r"[^:/|,،.()\s–—-](?:(?! [-–—/] )(?:(?<=[0-9])\.|[^:/|,،.()–—]))*")
"""What stands between the marks that part such a line; a stop, too, but that of a number: "Rugby. Top 14"."""
_WORD = regex(r"\S+")


class Contests(Filing):
    """Tells a line that says of what competition the item is."""

    def contests(self, line: Para) -> bool:
        """Whether each part of a line names a sport, a competition or a round, and has no further word but names.

        Where words have capitals, a line of one part may not have further names: "Rovers Win Cup".
        """
        if all(hit.value for hit in self._contested(line.start, line.end)):
            return False
        parts = list(_PART.finditer(self.text, line.start, line.end))
        alone = len(parts) == 1 and self.reading.pack.script.cased
        return all(self._contest(*part.span(), alone=alone) for part in parts)

    def _contested(self, start: int, end: int) -> list[Hit]:
        """The sports, competitions and rounds between two offsets."""
        return [hit for hit in self.hits["contests"] if start <= hit.outer and hit.end <= end]

    def _contest(self, start: int, end: int, *, alone: bool) -> bool:
        hits = self._contested(start, end)
        words = list(_WORD.finditer(self.text, start, end))
        if not hits or len(words) > MOST:
            return False
        return all(
            any(hit.outer <= word.start() and word.end() <= hit.end for hit in hits)
            or self._names(*word.span(), alone=alone)
            for word in words
        )

    def _names(self, start: int, end: int, *, alone: bool) -> bool:
        """Whether a word numbers a round, or could be of the name of a competition."""
        word = self.reading.cased[start:end]
        if any(map(str.isdigit, word)) or self.bare_place(start, end):
            return True
        if any(self.starting(name, start) for name in ("clause.ordinals", "clause.cardinals")):
            return True
        if not self.reading.pack.script.cased:
            return bool(self.article) and word.startswith(self.article)
        capital = any(part[:1].isupper() for part in word.split("'"))  # "Tour des Monts d'Ambre"
        return not alone and (capital or len(word) <= SMALL)
