"""Conclusion: adverbs that only say that they open the last of a run: "first, …; second, …; and finally, …"."""

from __future__ import annotations

from annotate.reading import Reading
from annotate.structure.announcement import speaks
from annotate.structure.labels import LAST
from annotate.structure.leads import BREAKS, Leads, back
from annotate.structure.manner import manners
from annotate.structure.paragraphs import para_at, paragraphs

MANY = 2
"""So many provisions are numbered before the one that is only called the last."""
LENGTH = 3
"""So many words has the one before it: "troisièmement enfin" is one label."""
FAR = 400
"""How far behind the label before it the adverb may stand (characters)."""
SAID = 24
"""How far behind it the verb stands of somebody who finally says something (characters)."""

Placed = tuple[int, int, int, int]
"""A label: where its proclitics and where it starts, where it ends, and its number."""


def concluded(reading: Reading, labels: list[Placed]) -> list[Placed]:
    """Labels that adverbs number, and those that conclude a run of them, with the number it has come to."""
    hits = reading.hits("clause.concluding") if len(labels) >= MANY else []
    lasts = [(hit.outer, hit.start, hit.end, LAST) for hit in hits]
    found: list[Placed] = []
    ordered = sorted([*labels, *lasts])
    for at, label in enumerate(ordered):
        outer, start, end, value = label
        if value == LAST:
            further = next((each[3] for each in ordered[at + 1 :] if each[3] != LAST), 1)
            if not found or further == found[-1][3] + 1 or not _concludes(reading, found[-1], label):
                continue
            value = found[-1][3] + 1
        found.append((outer, start, end, value))
    return found


def _concludes(reading: Reading, last: Placed, label: Placed) -> bool:
    """Whether an adverb opens one more provision right after one that is numbered, and tells of nothing that happened.

    "Third, the books are opened. Finally, a fund is set up", but "Finally, the minister thanked his hosts".
    """
    leads, text, (outer, start, end, _) = reading.once(Leads), reading.text, label
    para = para_at(reading, start)
    if last[3] < MANY or outer - last[2] > FAR or para_at(reading, last[1]) != para:
        return False
    if len(text[last[2] : outer].split()) < LENGTH:
        return False
    floor = reading.once(paragraphs)[para].start
    stop = back(text, outer, floor)
    joined = outer < start or leads.joint(text, stop, floor)[1] == "and"
    if not joined and text[stop - 1] not in BREAKS:
        return False  # "le parking, enfin fermé, devient un parc"
    return not speaks(reading, last[2], end + SAID) and not manners(reading, [(outer, end)]).told
