"""Counting: the number before a run of labels that counts just so many as there are: "three things: the first …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.pack import Pack
from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import count, things
from annotate.structure.foreword import NEAR, RESUMED
from annotate.structure.leads import sentence_start
from annotate.structure.lexis import lexis

MANY = 3
"""Of fewer labels no number tells that further ones are not told."""
COUNTED = 40
"""How far after its number the noun stands that is counted (characters)."""
ASIDE = 8
"""How far before a number the word stands that tells that it counts no provisions (characters)."""
BETWEEN = 1
"""So many words may stand between the two: "three main reasons"."""


def counted_by(reading: Reading, floor: int, labels: Sequence[tuple[int, int]], *, bare: bool) -> Hit | None:
    """The number that counts just so many as there are labels, before the first, "three things: the first …".

    Or right behind a ``bare`` one, "le premier des trois engagements"; a dual tells its number: "قسمين: الأول …".
    """
    many, (start, label) = len(labels), labels[0]
    found = count(reading, floor, start, many, agreed=True)
    if found is None and bare:
        found = count(reading, label, label + RESUMED, many, agreed=True)
    found = found or _part(reading, floor, start, many)
    if found:
        return found
    if many != 2 or not reading.pack.once(lexis).dual:
        return None
    named = last_hit(reading, "clause.plurals", floor, start)
    if named and reading.pack.once(_duals).fullmatch(reading.text, named.start, named.end):
        return named._replace(end=named.start)
    dual = [*reading.pack.once(_duals).finditer(reading.text, floor, start)]
    if not dual or reading.text[dual[-1].end() : start].strip()[:1] not in (":", "؛", "،", "."):
        return None
    return Hit(dual[-1].start(), dual[-1].start(), "", "2", dual[-1].start())


def _part(reading: Reading, floor: int, start: int, many: int) -> Hit | None:
    """The number of provisions of which only the first ones are told: "a pact of seven points, the first …"."""
    hit = last_hit(reading, "clause.cardinals", floor, start) or last_hit(
        reading, "date.numerals", floor, start
    )
    if hit is None or many < MANY or not hit.value.isdecimal() or int(hit.value) <= many:
        return None
    named = first_hit(reading, "clause.plurals", hit.end, start)
    return hit if named and len(reading.text[hit.end : named.start].split()) <= BETWEEN else None


def _duals(pack: Pack) -> re.Pattern[str]:
    """The pattern of nouns that are two."""
    return regex(rf"(?<!\w)(?:{pack.once(lexis).dual})(?!\w)")


def worth(reading: Reading, counting: Hit, start: int, *, sure: bool) -> int | None:
    """What a number that counts the labels speaks for, more where it counts provisions; None where it counts others.

    Of a noun in no list, an agreement in the sentence must speak, or it is ``sure`` that what is numbered is to be
    done: "an agreement with her heirs … There are three rooms. The first shows the farm".
    """
    stop = counting.end + COUNTED if counting.end > start else start
    if not countable(reading, counting, stop):
        return None
    if last_hit(reading, "clause.plurals", counting.end, stop):
        return 3
    if _told_agreed(reading, counting, start):
        return 2
    return 1 if sure else None


def countable(reading: Reading, counting: Hit, start: int) -> bool:
    """Whether what a number counts may be provisions: not "three main reasons", nor "a contract for two films"."""
    if things(reading, counting.end, start):
        return False
    if there(reading, counting.start, start):
        return False
    counted = first_hit(reading, "clause.counted", counting.end, min(counting.end + COUNTED, start))
    if counted and len(reading.text[counting.end : counted.start].split()) <= BETWEEN:
        return False
    return last_hit(reading, "clause.aside", counting.start - ASIDE, counting.start) is None


def counted_else(reading: Reading, floor: int, start: int, many: int) -> bool:
    """Whether the sentence before the labels counts just so many of something else: "but three dangers remain".

    "After three days of talks" counts none.
    """
    begin = sentence_start(reading.text, start - 2, floor)
    number = count(reading, begin, start, many, agreed=True)
    noun = first_hit(reading, "clause.counted", number.end, number.end + COUNTED) if number else None
    if number is None or noun is None or len(reading.text[number.end : noun.start].split()) > BETWEEN:
        return False
    parts = reading.pack.once(lexis).parts
    return not any(reading.text.startswith(f" {part} ", noun.end) for part in parts)


def there(reading: Reading, at: int, start: int) -> bool:
    """Whether a sentence only tells that there are some things, and of no agreement: "There are three stages"."""
    begin = sentence_start(reading.text, at, max(0, at - NEAR))
    is_there = first_hit(reading, "clause.existing", begin, at)
    return is_there is not None and last_hit(reading, "clause.agreements", begin, start) is None


def _told_agreed(reading: Reading, counting: Hit, start: int) -> bool:
    """Whether the sentence that counts names what is agreed: "Under the deal, output falls in three tranches"."""
    begin = sentence_start(reading.text, counting.start, max(0, start - NEAR))
    return last_hit(reading, "clause.agreements", begin, start) is not None
