"""Dealing: that those who deal with each other have come to what is numbered, though no word says "agreement".

"The dockers and the port came out smiling after nine hours of talks. First, nobody loses a job. Second, the port must
ask before it buys a crane": who deals with whom, the talk of dealing and the modality of what follows add up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from annotate.pack import Pack
from annotate.reading import Hit, Reading, last_hit
from annotate.regex import regex
from annotate.structure.foreword import ASKING
from annotate.structure.leads import back, sentence_start
from annotate.structure.lexis import lexis
from annotate.structure.paragraphs import holding, para_at, paragraphs, sentence_end

PARTIES = "party.groups"
"""The lexicon that knows who concludes agreements."""
MOST = 2
"""More words of dealing than this say no more."""
FAR = 160
"""How far into its words a provision shows that it binds (characters)."""


def dealings(reading: Reading, floor: int, start: int) -> int:
    """How much between two offsets tells of dealing: 2 at most for words of it, 1 for two who deal."""
    told = _different(reading, "clause.dealing", floor, start)
    return min(told, MOST) + (_different(reading, PARTIES, floor, start) > 1)


def _different(reading: Reading, lexicon: str, start: int, end: int) -> int:
    """How many different words of a lexicon start between two offsets."""
    return len({hit.word for hit in _between(reading, lexicon, start, end)})


def _between(reading: Reading, lexicon: str, start: int, end: int) -> list[Hit]:
    """The words of a lexicon that start between two offsets, those inside a phrase aside: "peace" in "peace talks"."""
    hits = reading.hits(lexicon)
    first, stop = (bisect_left(hits, (at,)) for at in (start, end))
    found: list[Hit] = []
    for hit in hits[first:stop]:
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found


def leads(reading: Reading, start: int) -> bool:
    """Whether the sentence right before a label, or the paragraph before one that opens its own, tells what came of it.

    "A deal was signed. Her mornings have three parts. First, coffee" is about mornings, and "Rivals met after a long
    feud. First, the home side must win" about what goes on.
    """
    para = holding(reading, start)
    stop = back(reading.text, start, para.start)
    if reading.text[stop - 1 : stop] in ASKING:
        return False
    if stop > para.start:
        begin = sentence_start(reading.text, stop - 1, para.start)
    else:
        begin = reading.once(paragraphs)[max(para_at(reading, start) - 1, 0)].start
    named = any(last_hit(reading, name, begin, start) for name in ("clause.agreements", "clause.plurals"))
    return named or any(hit.value == "end" for hit in _between(reading, "clause.dealing", begin, start))


def binds(reading: Reading, ends: Sequence[int]) -> bool:
    """Whether one of some labels numbers what binds for good: "the port must ask", يلتزم."""
    binding = reading.pack.once(_binding)
    return any(binding.search(reading.text, at, _until(reading, at)) for at in ends)


def tells_of_persons(reading: Reading, ends: Sequence[int]) -> bool:
    """Whether most labels are followed by one of whom a tale is told, or who speaks: "First, she will"."""
    person = reading.pack.once(_person)
    return 2 * sum(person.match(reading.text, at) is not None for at in ends) > len(ends)


def _until(reading: Reading, at: int) -> int:
    """Where the sentence behind a label ends."""
    return sentence_end(reading, at, min(at + FAR, len(reading.text)), reading.pack.once(lexis).abbreviations)


def _binding(pack: Pack) -> re.Pattern[str]:
    return regex(pack.once(lexis).binding)


def _person(pack: Pack) -> re.Pattern[str]:
    return regex(rf"[\s,،:]{{1,3}}(?:{pack.once(lexis).person})")
