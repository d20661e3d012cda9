"""Trailing: provisions whose labels stand in brackets behind them: "agreed to open the road (Article 1), to …"."""

from __future__ import annotations

from annotate.reading import Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import announces
from annotate.structure.leads import Leads, sentence_start
from annotate.structure.numbered import Numbered, numbered
from annotate.structure.paragraphs import holding, para_at
from annotate.structure.statement import Provision

LONGEST = 400
"""No provision with its label behind it is longer than this (characters)."""
CLOSE = 4
"""Fewer words than this stand between who agrees and the word that leads to what is agreed."""
_GAP = regex(r"\)[،؛,;]?[ ]?")


def trailing(reading: Reading) -> list[list[Provision]]:
    """Runs of provisions with a label in brackets behind each, from the first on, in one paragraph."""
    text = reading.text
    # "(Article 1)": the bracket after a figure may count as its own
    labels = (
        item._replace(end=item.end - text.endswith(")", 0, item.end)) for item in reading.once(numbered)
    )
    bracketed = [
        item
        for item in labels
        if text[item.start - 1 : item.start] == "(" and text[item.end : item.end + 1] == ")"
    ]
    runs: list[list[Numbered]] = []
    for item in bracketed:
        last = runs[-1][-1] if runs else None
        if (
            last
            and item.number == last.upto + 1
            and para_at(reading, item.start) == para_at(reading, last.start)
        ):
            runs[-1].append(item)
        elif item.number == 1:
            runs.append([item])
    made = (_run(reading, run) for run in runs if len(run) > 1)
    return [run for run in made if run]


def _run(reading: Reading, labels: list[Numbered]) -> list[Provision]:
    """The provisions of a run of labels, or none where nothing is agreed before the first."""
    text, para = reading.text, para_at(reading, labels[0].start)
    start = _first(reading, labels[0])
    if start < 0:
        return []
    starts = [start, *(_after(reading, label) for label in labels[:-1])]
    if any(label.start - begin > LONGEST for begin, label in zip(starts, labels, strict=True)):
        return []
    if any(len(text[begin : label.start].split()) < 3 for begin, label in zip(starts, labels, strict=True)):
        return []  # "the pact (article 1) and the treaty (article 2)" name no provisions
    found: list[Provision] = []
    for begin, label in zip(starts, labels, strict=True):
        place, evidence = (label.start, label.end), reading.cased[label.start : label.end]
        found.append(Provision(begin, label.end, place, label.number, label.upto, para, evidence, sure=True))
    return found


def _first(reading: Reading, label: Numbered) -> int:
    """Where the first provision starts: behind the colon or the word that leads to it from who agrees, or -1.

    "The two towns agreed to | share the well (Article 1)", "اتفق الجانبان على | اقتسام النبع (البند الأول)".
    """
    text, floor = reading.text, holding(reading, label.start).start
    begin = sentence_start(text, label.start - 2, floor)
    if text[max(floor, begin - 3) : begin].strip().endswith(":"):
        return begin if announces(reading, floor, begin) else -1
    agreed = first_hit(reading, "clause.agreements", begin, label.start)
    leading = first_hit(reading, "clause.leading", agreed.end, label.start) if agreed else None
    if leading is None:
        return -1
    # "agreed in the memorandum to", but "under the law on secrets with leaking papers to"
    agreed = last_hit(reading, "clause.agreements", begin, leading.start)
    return leading.end + 1 if agreed and len(text[agreed.end : leading.start].split()) < CLOSE else -1


def _after(reading: Reading, label: Numbered) -> int:
    """Where the provision behind a label starts: the comma and the "and" between two belong to neither."""
    gap = _GAP.match(reading.text, label.end)
    at = gap.end() if gap else label.end + 1
    word = reading.text.find(" ", at)
    start, value = reading.once(Leads).word(reading.text, word, at)
    return word + 1 if value == "and" and start == at else at
