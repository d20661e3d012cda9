"""Listing: which runs of numbered lines are the provisions of an agreement, and their blocks.

Numbered lines are common in news and mostly something else: tips, rankings, names, prices. A run
counts as provisions when its lines are labelled as such ("Article 1", "Article 2") or when what
stands before it announces provisions ("the two sides agreed on the following:").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotate.reading import Reading, first_hit
from annotate.structure.announcement import advises, announces, asks
from annotate.structure.labels import Mark, Places, mark_at, number_after
from annotate.structure.lexis import ClauseWords, lexis
from annotate.structure.numbering import Item, Run, items
from annotate.structure.paragraphs import Para, final, last, paragraphs
from annotate.structure.runs import runs_of

LINE = 60
"""A line with a colon that is longer announces by itself: what stands before it has no say (characters)."""
TELLING = 3
"""So does one of so many words in which nothing points to provisions."""
ANNOUNCED = 640
"""How far back an announcement is looked for (characters)."""


class Listing(NamedTuple):
    """The numbered lines of a reading: per paragraph its label, and the runs that are provisions."""

    marks: dict[int, Mark]
    runs: list[Run]


def listing(reading: Reading) -> Listing:
    """The numbered lines of a reading; call it as ``reading.once(listing)``."""
    if reading.pack.words(ClauseWords) is None:
        return Listing({}, [])
    paras = reading.once(paragraphs)
    marks = {
        i: mark
        for i, para in enumerate(paras)
        if (mark := mark_at(reading, para.start, para.end)) is not None
    }
    found: list[Run] = []
    queue = runs_of(reading, marks)
    stages: set[tuple[str, int]] = set()
    for run in queue:
        stage = _stage(reading, paras[run.first - 1]) if run.first else None
        if _provisions(reading, paras, run) or (stage and (stage[0], stage[1] - 1) in stages):
            found.append(run)
            stages |= {stage} if stage else set()
        else:
            queue += [inner for item in run.items for inner in item.runs]
    return Listing(marks, sorted(found, key=lambda run: run.first))


def divisions(found: Listing) -> set[int]:
    """The paragraphs that head parts of provisions whose numbers run on."""
    return {at for run in found.runs for at in run.divisions}


def listed(reading: Reading) -> frozenset[int]:
    """The paragraphs of provisions that are lines of a list, and the lines that head parts of them.

    To be asked for with ``reading.once``.
    """
    found = reading.once(listing)
    return frozenset(at for item in items(found.runs) for at in range(item.para, item.end)) | divisions(found)


def _stage(reading: Reading, line: Para) -> tuple[str, int] | None:
    """The noun and the number of a line over a run: what is agreed for phase one is followed by phase two."""
    places = reading.once(Places)
    noun = places.nouns.get(line.start)
    after = number_after(reading, places, noun.end, line.end) if noun else None
    return (noun.value, after[1]) if noun and after else None


def _provisions(reading: Reading, paras: list[Para], run: Run) -> bool:
    """Whether a run of numbered lines is the provisions of an agreement."""
    first = run.items[0]
    start = paras[run.first].start
    announced = run.first > 0 and last(reading.text, *paras[run.first - 1][:2]) == ":"
    above = max(0, run.first - (1 if announced and _tells(reading, paras[run.first - 1]) else 2))
    lower = max(start - ANNOUNCED, paras[above].start)
    if first.mark.family == "noun" and first.mark.lemma not in reading.pack.once(lexis).weak:
        return True
    if advises(reading) or _asks_of_reader(reading, paras, run):
        return False
    bodies = [item.mark.body for item in run.items]
    if not announces(reading, lower, start, paras[max(run.first - 1, 0)].start, bodies=bodies):
        return False
    if not announced and first_hit(reading, "clause.things", paras[0].start, paras[0].end):
        # "Seven tips for a dry cellar", says the headline: what follows an "agreed" in passing is tips.
        return False
    if not announced and _talks(reading, paras, run):
        return False
    loose = any(item.end > item.para + 1 and not item.runs for item in run.items[:-1])
    if (
        loose
        and not announced
        and all(not final(reading.text, paras[i.para].start, paras[i.para].end) for i in run.items)
    ):
        # Short numbered lines with paragraphs under them are heads, as in "10 things to know".
        return False
    asking = sum(last(reading.text, *paras[item.para][:2]) in "?؟" for item in run.items)
    if 2 * asking > len(run.items):
        return False  # a quiz
    return not _names(reading, paras, run) and not _figures(reading, paras, run)


def _asks_of_reader(reading: Reading, paras: list[Para], run: Run) -> bool:
    """Whether the line over a run speaks to its reader: "Follow these steps if you agree to take part:"."""
    if not run.first:
        return False
    return asks(reading, *paras[run.first - 1][:2])


def _talks(reading: Reading, paras: list[Para], run: Run) -> bool:
    """Whether most items are of one who talks to the reader: "First, I keep a list.", "Second, trust your team."."""
    spoken = (
        first_hit(reading, "outline.spoken", item.mark.body, paras[item.para].end) for item in run.items
    )
    return 3 * sum(hit is not None for hit in spoken) >= 2 * len(run.items)


def _tells(reading: Reading, line: Para) -> bool:
    """Whether a line with a colon tells by itself what follows: "Things to see in Elin:", not "It provides:"."""
    if line.length > LINE:
        return True
    pointing = any(
        first_hit(reading, f"clause.{name}", line.start, line.end) for name in ("verbs", "plurals")
    )
    return not pointing and len(reading.text[line.start : line.end].split()) >= TELLING


def _bodies(reading: Reading, paras: list[Para], run: Run) -> Iterator[str]:
    for item in run.items:
        yield reading.cased[item.mark.body : min(paras[item.para].end, item.mark.body + 80)]


def _names(reading: Reading, paras: list[Para], run: Run) -> bool:
    """Whether nearly all items are a few words that name somebody: "1. Jane Doe", "1- الحارس كريم بن ناصر"."""
    named = 0
    for item in run.items:
        start, end = item.mark.body, min(paras[item.para].end, item.mark.body + 80)
        tokens = [w for w in reading.cased[start:end].partition(",")[0].split() if w[0].isalpha()]
        if not 2 <= len(tokens) <= 5:
            continue
        if reading.pack.script.cased:
            named += all(w[0].isupper() for w in tokens)
        else:
            named += any(first_hit(reading, name, start, end) for name in ("name.given", "name.roles"))
    return 5 * named >= 4 * len(run.items)


def _figures(reading: Reading, paras: list[Para], run: Run) -> bool:
    """Whether most items are a thing and its figure: "1- ذهب عيار 21: 3500 ليرة"."""
    short = 0
    for body in _bodies(reading, paras, run):
        tokens = body.split()
        short += len(tokens) <= 8 and any(c.isdigit() for c in body) and not final(body, 0, len(body))
    return 10 * short >= 7 * len(run.items)


def groups(run: Run) -> Iterator[list[Item]]:
    """The items that stand together, with nothing between them that is none of theirs."""
    group = [run.items[0]]
    for item in run.items[1:]:
        if group[-1].end < item.para:
            yield group
            group = []
        group.append(item)
    yield group


def number(item: Item, above: str = "") -> str:
    """The number of an item in Western digits, after that of the item it is nested in."""
    own = ".".join(map(str, item.number))
    return own if not above or len(item.number) > 1 else f"{above}.{own}"


def tops(found: Listing) -> dict[int, Run]:
    """The runs of provisions by the paragraph they start at."""
    return {run.first: run for run in found.runs}
