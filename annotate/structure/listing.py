"""Listing: runs of numbered lines, and which of them are the provisions of an agreement.

Numbered lines are common in news and mostly something else: tips, rankings, names, prices. A run
counts as provisions when its lines are labelled as such ("Article 1", "Article 2") or when what
stands before it announces provisions ("the two sides agreed on the following:").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from annotate.reading import Reading
from annotate.span import Span
from annotate.structure.announcement import announces, first_hit, speaks
from annotate.structure.labels import ClauseWords, Mark, Reckoning, mark_at
from annotate.structure.paragraphs import Para, final, last, paragraphs

NESTED = 5
"""How deep lists may stand in one another; statutes have four."""
BETWEEN = 3
"""How many unnumbered paragraphs may stand between two items of one list."""
UNDER = 40
"""How many may stand under a label that has a line of its own, as the articles of a treaty do."""
LINE = 60
"""A line with a colon that is longer announces by itself: what stands before it has no say (characters)."""
ANNOUNCED = 640
"""How far back an announcement is looked for (characters)."""


@dataclass
class Item:
    """One item: the paragraph with its label, further paragraphs, and the runs nested in it."""

    para: int
    mark: Mark
    number: tuple[int, ...]
    end: int
    runs: list[Run] = field(default_factory=list)


@dataclass
class Run:
    """Items numbered in one style, one after the other, from one; paragraphs ``[first, end)``."""

    styles: set[str]
    """The styles all its labels can be read in: "ب" is the second letter in two orders, "ج" tells which."""
    items: list[Item]

    @property
    def first(self) -> int:
        """The paragraph of its first item."""
        return self.items[0].para

    @property
    def end(self) -> int:
        """The paragraph after its last item."""
        return self.items[-1].end

    def extent(self, reading: Reading) -> tuple[int, int]:
        """Where the run starts and ends, in offsets of the reading."""
        paras = reading.once(paragraphs)
        return paras[self.first].start, paras[self.end - 1].end


class Listing(NamedTuple):
    """The numbered lines of a reading: per paragraph its label, and the runs that are provisions."""

    marks: dict[int, Mark]
    runs: list[Run]


def listing(reading: Reading) -> Listing:
    """The numbered lines of a reading; call it as ``reading.once(listing)``."""
    words = reading.pack.words(ClauseWords)
    if words is None:
        return Listing({}, [])
    paras = reading.once(paragraphs)
    marks = {
        i: mark
        for i, para in enumerate(paras)
        if (mark := mark_at(reading, words, para.start, para.end)) is not None
    }
    found: list[Run] = []
    queue = _runs(reading, paras, marks)
    for run in queue:
        if _provisions(reading, words, paras, run):
            found.append(run)
        else:
            queue += [inner for item in run.items for inner in item.runs]
    return Listing(marks, sorted(found, key=lambda run: run.first))


class _Runs:
    """Runs under construction: the open ones from the outermost inwards."""

    def __init__(self, paras: list[Para]) -> None:
        self.paras = paras
        self.done: list[Run] = []
        self.open: list[Run] = []

    def lone(self, item: Item) -> bool:
        """Whether the label of an item has a line of its own."""
        return item.mark.body >= self.paras[item.para].end

    def close(self, depth: int) -> None:
        """Close the open runs from a depth on; a run of one item is none."""
        while len(self.open) > depth:
            run = self.open.pop()
            outer = self.open[-1].items[-1] if self.open else None
            whole = [run] if len(run.items) > 1 else run.items[0].runs
            if outer:
                outer.runs += whole
                outer.end = max([outer.end, *(inner.end for inner in whole)])
            else:
                self.done += whole

    def add(self, at: int, mark: Mark) -> bool:
        """Take a labelled paragraph as the next item of an open run, or as the first of a new one."""
        for depth in range(len(self.open) - 1, -1, -1):
            run = self.open[depth]
            number = _continues(run, mark)
            if number:
                self.close(depth + 1)
                last = run.items[-1]
                last.end = at
                run.items.append(Item(at, mark, number, at + 1))
                return True
        first = next((r for r in mark.readings if r.number[-1] == 1 and len(r.number) <= 2), None)
        if first is None or not self._opens(first):
            return False
        clash = next((d for d, run in enumerate(self.open) if first.style in run.styles), None)
        if clash is not None:
            self.close(clash)
        if len(self.open) >= NESTED:
            return False
        styles = {style for style, number in mark.readings if number == first.number}
        self.open.append(Run(styles, [Item(at, mark, first.number, at + 1)]))
        return True

    def _opens(self, first: Reckoning) -> bool:
        """Whether a dotted "2.1" follows an item 2; any other first label may open a run."""
        if len(first.number) == 1:
            return True
        return any(run.items[-1].number == first.number[:-1] for run in self.open)


def _continues(run: Run, mark: Mark) -> tuple[int, ...]:
    """The number with which a label continues a run, or nothing."""
    last = run.items[-1].number
    follows = (*last[:-1], last[-1] + 1)
    styles = {style for style, number in mark.readings if style in run.styles and number == follows}
    if not styles:
        return ()
    run.styles = styles
    return follows


def _runs(reading: Reading, paras: list[Para], marks: dict[int, Mark]) -> list[Run]:
    """All runs of two or more numbered lines."""
    runs = _Runs(paras)
    idle = 0
    for at in range(len(paras)):
        mark = marks.get(at)
        if mark is not None and runs.add(at, mark):
            idle = 0
            continue
        if not runs.open:
            continue
        idle += 1
        lone = any(runs.lone(run.items[-1]) for run in runs.open)
        if idle > (UNDER if lone else BETWEEN):
            runs.close(0)
            idle = 0
    runs.close(0)
    for run in runs.done:
        _finish(reading, run, runs, marks)
        _interrupt(reading, paras, run)
    return runs.done


def _finish(reading: Reading, run: Run, runs: _Runs, marks: dict[int, Mark]) -> None:
    """Give the last item of a run, and of the runs nested in it, the paragraph under a lone label.

    Further ones belong to it while they speak of themselves: "This article does not apply to schools."
    """
    for item in run.items:
        for inner in item.runs:
            _finish(reading, inner, runs, marks)
    last = run.items[-1]
    after = last.para + 1
    if runs.lone(last) and not last.runs and last.end == after < len(runs.paras) and after not in marks:
        last.end += 1
        while last.end < len(runs.paras) and _of_itself(reading, runs.paras[last.end].start):
            last.end += 1


def _interrupt(reading: Reading, paras: list[Para], run: Run) -> None:
    """End an item before a paragraph under it in which somebody speaks: that stands between two items.

    "3. Two shifts a month at most. / The hospitals say that this costs $90 million. / 4. A fund for training."
    Where items have paragraphs as a rule, or labels of their own line, these are theirs.
    """
    longer = [item for item in run.items[:-1] if item.end > item.para + 1 and not item.runs]
    if 3 * len(longer) > len(run.items):
        return
    for item in longer:
        if item.mark.body >= paras[item.para].end:
            continue
        under = range(item.para + 1, item.end)
        item.end = next((at for at in under if speaks(reading, paras[at].start, paras[at].end)), item.end)


def _of_itself(reading: Reading, start: int) -> bool:
    """Whether a paragraph opens with "This article", "هذه المادة"."""
    this = first_hit(reading, "clause.continuing", start, start + 1)
    return this is not None and first_hit(reading, "clause.nouns", this.end, this.end + 4) is not None


def _provisions(reading: Reading, words: ClauseWords, paras: list[Para], run: Run) -> bool:
    """Whether a run of numbered lines is the provisions of an agreement."""
    first = run.items[0]
    start = paras[run.first].start
    announced = run.first > 0 and last(reading.text, *paras[run.first - 1][:2]) == ":"
    above = max(0, run.first - (1 if announced and paras[run.first - 1].length > LINE else 2))
    lower = max(start - ANNOUNCED, paras[above].start)
    if first.mark.family == "noun" and first.mark.lemma not in words.weak:
        return True
    if not announces(reading, lower, start, paras[max(run.first - 1, 0)].start):
        return False
    if not announced and first_hit(reading, "clause.things", paras[0].start, paras[0].end):
        # "Seven tips for a dry cellar", says the headline: what follows an "agreed" in passing is tips.
        return False
    loose = any(item.end > item.para + 1 and not item.runs for item in run.items[:-1])
    if (
        loose
        and not announced
        and all(not final(reading.text, paras[i.para].start, paras[i.para].end) for i in run.items)
    ):
        # Short numbered lines with paragraphs under them are heads, as in "10 things to know".
        return False
    return not _names(reading, paras, run) and not _figures(reading, paras, run)


def _bodies(reading: Reading, paras: list[Para], run: Run) -> Iterator[str]:
    for item in run.items:
        yield reading.cased[item.mark.body : min(paras[item.para].end, item.mark.body + 80)]


def _names(reading: Reading, paras: list[Para], run: Run) -> bool:
    """Whether nearly all items are a few words that name somebody: "1. Jane Doe", "1- الحارس كريم بن ناصر"."""
    named = 0
    for item in run.items:
        start, end = item.mark.body, min(paras[item.para].end, item.mark.body + 80)
        tokens = [w for w in reading.cased[start:end].replace(",", " ").split() if w[0].isalpha()]
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


def spans(reading: Reading, run: Run, agreement: str = "", above: str = "") -> Iterator[Span]:
    """The blocks of a run: its lists, their items, the paragraphs under and between them, and nested lists."""
    paras = reading.once(paragraphs)
    at = run.first
    for part in _parts(run):
        yield from (_paragraph(para) for para in paras[at : part[0].para])
        at = part[-1].end
        yield Span(paras[part[0].para].start, paras[at - 1].end, "clauses", {}, RULE, "high")
        for item in part:
            yield from _item(reading, item, number(item, above), agreement)


def _parts(run: Run) -> Iterator[list[Item]]:
    """The items that stand together, with nothing between them that is none of theirs."""
    part = [run.items[0]]
    for item in run.items[1:]:
        if part[-1].end < item.para:
            yield part
            part = []
        part.append(item)
    yield part


def _item(reading: Reading, item: Item, n: str, agreement: str) -> Iterator[Span]:
    """An item, the paragraphs under it, and the lists nested in it."""
    paras = reading.once(paragraphs)
    attrs = {"n": n, "agreement": agreement} if agreement else {"n": n}
    yield Span(paras[item.para].start, paras[item.end - 1].end, "clause", attrs, RULE, "high", id=name(item))
    inner = {at for nested in item.runs for at in range(nested.first, nested.end)}
    yield from (_paragraph(paras[at]) for at in range(item.para + 1, item.end) if at not in inner)
    for nested in item.runs:
        yield from spans(reading, nested, above=n)


def _paragraph(para: Para) -> Span:
    return Span(para.start, para.end, "paragraph", rule="paragraph.line", cert="high")


RULE = "clause.listed"


def name(item: Item) -> str:
    """The id of an item for the time being."""
    return f"clause@{item.para + 1}"


def number(item: Item, above: str = "") -> str:
    """The number of an item in Western digits, after that of the item it is nested in."""
    own = ".".join(map(str, item.number))
    return own if not above or len(item.number) > 1 else f"{above}.{own}"


def items(runs: list[Run]) -> Iterator[Item]:
    """All items of runs, the nested ones after the item that holds them."""
    for run in runs:
        for item in run.items:
            yield item
            yield from items(item.runs)


def tops(found: Listing) -> dict[int, Run]:
    """The runs of provisions by the paragraph they start at."""
    return {run.first: run for run in found.runs}
