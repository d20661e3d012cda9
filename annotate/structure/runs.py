"""Runs: lines numbered in one style, one after the other, from one upwards, and the runs nested in them."""

from __future__ import annotations

from itertools import pairwise

from annotate.reading import Reading, first_hit
from annotate.regex import regex
from annotate.structure.announcement import speaks
from annotate.structure.labels import LAST, Mark, Reckoning
from annotate.structure.lexis import lexis
from annotate.structure.numbering import Item, Run
from annotate.structure.paragraphs import FINAL, Para, final, last, paragraphs

GAP = regex(r"[(\[]?(?:…|\. ?\. ?\.)[)\]]?")
"""A line that says that something is left out."""
_BEHIND = regex(r"\s?[:/|]|\s[0-9]{1,3}(?:\s[^\W\d_]{1,3}\s[0-9]{1,3})?$|$")
"""What stands behind the word of a caption or a page: "Photo: Ann Lee", "Page 2 of 3"."""
_YEAR = regex(r"(?:19|20)[0-9]{2}")
NESTED = 5
"""How deep lists may stand in one another; statutes have four."""
BETWEEN = 3
"""How many unnumbered paragraphs may stand between two items of one list."""
LONGEST_TITLE = 80
"""How long a line is at most that heads some of the articles of a text (characters)."""
LINES = 2
"""A chapter has so many lines over its articles at most: its label, and its title."""
BULLETS = "-–—•·▪◦●■*"
"""What opens the lines of a list without numbers."""
UNDER = 40
"""How many may stand under a label that has a line of its own, as the articles of a treaty do."""


class _Runs:
    """Runs under construction: the open ones from the outermost inwards."""

    def __init__(self, text: str, paras: list[Para], weak: tuple[str, ...] = ()) -> None:
        self.text, self.paras, self.weak = text, paras, weak
        self.done: list[Run] = []
        self.open: list[Run] = []

    def lone(self, item: Item) -> bool:
        """Whether the label of an item has a line of its own."""
        return item.mark.body >= self.paras[item.para].end

    def titled(self, run: Run) -> bool:
        """Whether all its labels have titles, and the text under them: "Article 7 – Term / It ends in May."."""
        *others, closing = run.items
        below = closing.para + 1
        even = all(
            item.end == item.para + 2 for item in others
        )  # "I. Energy / The law on wind parks passes."
        if (
            not (self._strong(run) or even)
            or below >= len(self.paras)
            or not all(self._title(i.para) for i in run.items)
        ):
            return False
        apart = self.paras[below].apart
        return all(i.end > i.para + 1 and self.paras[i.para + 1].apart == apart for i in others)

    def entitled(self, run: Run) -> bool:
        """Whether labels have lines of their own, each with a title under it: "Article 3 / Term / It ends in May."."""
        *others, closing = run.items
        under = closing.para + 1
        return (
            self._strong(run)
            and under + 1 < len(self.paras)
            and all(self.lone(item) and self._title(item.para + 1) for item in run.items)
            and all(item.end > item.para + 2 for item in others)
            and not self._title(under + 1)
        )

    def signed(self, reading: Reading, at: int) -> bool:
        """Whether a paragraph says when articles were signed, and ends their text: "Done at Elin, 3 May 2025"."""
        line = self.paras[at]
        hit = first_hit(reading, "outline.stamps", line.start, line.start + 1)
        written = hit is not None and hit.value == "written" and hit.outer == line.start
        return (
            written
            and _YEAR.search(self.text, line.start, line.end) is not None
            and self._strong(self.open[0])
        )

    def close(self, depth: int) -> None:
        """Close the open runs from a depth on; a run of one item is none."""
        while len(self.open) > depth:
            run = self.open.pop()
            self._as_siblings(run)
            outer = self.open[-1].items[-1] if self.open else None
            whole = [run] if len(run.items) > 1 else run.items[0].runs
            if outer:
                outer.runs += whole
                outer.under.append(run)
                outer.end = max([outer.end, *(inner.end for inner in whole)])
            else:
                self.done += whole

    def _as_siblings(self, run: Run) -> None:
        """Take a label alone right under an item for a run where other items hold runs so numbered.

        "First: trade / 1. … / 2. … / Second: culture / 1. …": the last has one provision.
        """
        styles = {style for item in run.items for inner in item.runs for style in inner.styles}
        for item in run.items:
            alone = item.under[0] if len(item.under) == 1 and not item.runs else None
            if alone is None or len(alone.items) > 1 or alone.first != item.para + 1:
                continue
            if styles & alone.styles:
                item.runs = [alone]
                item.end = max(item.end, alone.end)

    def add(self, at: int, mark: Mark) -> bool:
        """Take a labelled paragraph as the next item of an open run, or as the first of a new one."""
        for depth in range(len(self.open) - 1, -1, -1):
            run = self.open[depth]
            gap = self._gap(run, mark, at)
            number = _resumes(run, mark) if gap else _continues(run, mark)
            if number:
                self.close(depth + 1)
                last = run.items[-1]
                last.end = gap or at
                run.items.append(Item(at, mark, number, at + 1))
                return True
        # "Excerpts: / Article 4. … / Article 5. …": an article says by itself what it is
        strong = mark.family == "noun" and mark.lemma not in self.weak
        first = next((r for r in mark.readings if (r.number[-1] == 1 or strong) and len(r.number) <= 2), None)
        if first is None or not self._opens(first):
            return False
        apart = self._aside(at)
        clash = next((d for d, run in enumerate(self.open) if apart or first.style in run.styles), None)
        if clash is not None:
            self.close(clash)
        if len(self.open) >= NESTED:
            return False
        styles = {style for style, number in mark.readings if number == first.number}
        self.open.append(Run(styles, [Item(at, mark, first.number, at + 1)]))
        return True

    def _aside(self, at: int) -> bool:
        """Whether a head behind prose stands over a label, which is then in no item above it."""
        above = self.open[-1].items[-1] if self.open else None
        return (
            above is not None
            and at - 2 > above.para
            and not self.lone(above)
            and self.paras[at - 1].length <= LONGEST_TITLE
            and not final(self.text, *self.paras[at - 1][:2])
            and final(self.text, *self.paras[at - 2][:2])
        )

    def _gap(self, run: Run, mark: Mark, at: int) -> int:
        """The line that says that articles are left out before one: "(…)", or 0."""
        if mark.family != "noun" or mark.lemma in self.weak:
            return 0
        between = range(run.items[-1].para + 1, at)
        return next((one for one in between if GAP.fullmatch(self.text, *self.paras[one][:2])), 0)

    def _opens(self, first: Reckoning) -> bool:
        """Whether a dotted "2.1" follows an item 2; any other first label may open a run."""
        if len(first.number) == 1:
            return True
        return any(run.items[-1].number == first.number[:-1] for run in self.open)

    def _strong(self, run: Run) -> bool:
        """Whether the nouns of a run's labels say by themselves that these are provisions: "Article 1"."""
        mark = run.items[0].mark
        return mark.family == "noun" and mark.lemma not in self.weak

    def undivided(self, run: Run) -> Run:
        """The run of articles whose numbers run on under the titles or chapters of a run, or this itself.

        "Title I / Article 1 / Article 2 / Title II / Article 3": where each chapter counts anew, they are 1.1 and 2.1.
        """
        parts = [item.under[0] for item in run.items if len(item.under) == 1]
        if len(parts) < len(run.items) or not all(map(self._strong, parts)):
            return run
        if not all(self._heads(item.para, part.first) for item, part in zip(run.items, parts, strict=True)):
            return run
        if any(one.items[-1].number[-1] + 1 != two.items[0].number[0] for one, two in pairwise(parts)):
            return run
        for part, after in zip(parts, run.items[1:], strict=False):
            part.items[-1].end = after.para
        made = Run(parts[0].styles, [item for part in parts for item in part.items])
        made.divisions = [
            at for item, part in zip(run.items, parts, strict=True) for at in range(item.para, part.first)
        ]
        return made

    def _heads(self, at: int, first: int) -> bool:
        """Whether a label with its title, on its line or on the next, is all that stands over a paragraph."""
        return all(map(self._title, range(at, first))) and first - at <= LINES

    def divide(self, run: Run) -> None:
        """End an item before a line that heads the next ones, where such a line stands over the first, too.

        "It says: / Waste / 1. … / 2. … / Noise / 3. …", and "Title I / Article 1 / Title II / Article 2"; else where
        several do and nothing else stands between the items: "1. … / Waste / 2. … / 3. … / Noise / 4. …".
        """
        if run.divisions:
            return
        over = [item for item in run.items[:-1] if self._headed(item)]
        first = [run.first - 1] if run.first and self._title(run.first - 1) else []
        if not over or not (first or self._parts(run, over)):
            return
        run.divisions = [*first, *(item.end - 1 for item in over)]
        for item in over:
            item.end -= 1

    def _parts(self, run: Run, over: list[Item]) -> bool:
        """Whether several lines, each with words of its own, are all that stands between the items of a run."""
        titles = {self.text[slice(*self.paras[item.end - 1][:2])] for item in over}
        longer = (item for item in run.items[:-1] if item.end > item.para + 1 and not item.runs)
        return (
            1 < len(over) == len(titles)
            and not self.lone(run.items[0])
            and all(one in over for one in longer)
        )

    def _headed(self, item: Item) -> bool:
        """Whether the last paragraph of an item is the title of what follows, behind the end of a sentence."""
        title, body = item.end - 1, item.para + self.lone(item)
        if title <= body or (item.runs and item.runs[-1].end == item.end):
            return False
        return self._title(title) and final(self.text, *self.paras[title - 1][:2])

    def _title(self, at: int) -> bool:
        """Whether a paragraph is short, and nothing ends it as a sentence."""
        line = self.paras[at]
        return line.length <= LONGEST_TITLE and last(self.text, line.start, line.end) not in f"{FINAL}:;؛,،"


def _continues(run: Run, mark: Mark) -> tuple[int, ...]:
    """The number with which a label continues a run, or nothing."""
    last = run.items[-1].number
    follows = (*last[:-1], last[-1] + 1)
    fitting = (follows, (LAST,)) if len(run.items) > 1 else (follows,)
    styles = {style for style, number in mark.readings if style in run.styles and number in fitting}
    if not styles:
        return ()
    run.styles = styles
    return follows


def _resumes(run: Run, mark: Mark) -> tuple[int, ...]:
    """The number with which a label goes on behind others that are left out, or nothing."""
    last = run.items[-1].number
    further = [
        (style, n)
        for style, n in mark.readings
        if style in run.styles and len(n) == len(last) == 1 and n > last
    ]
    if not further:
        return ()
    run.styles = {style for style, _ in further}
    return further[0][1]


def runs_of(reading: Reading, marks: dict[int, Mark]) -> list[Run]:
    """All runs of two or more numbered lines, by the labels of the paragraphs that have one."""
    paras = reading.once(paragraphs)
    runs = _Runs(reading.text, paras, reading.pack.once(lexis).weak)
    idle = 0
    for at in range(len(paras)):
        mark = marks.get(at)
        if mark is not None and runs.add(at, mark):
            idle = 0
            continue
        if not runs.open:
            continue
        if runs.signed(reading, at):
            runs.close(0)
            continue
        idle += 1
        lone = any(runs.lone(run.items[-1]) for run in runs.open)
        if idle > (UNDER if lone else BETWEEN):
            runs.close(0)
            idle = 0
    runs.close(0)
    done = [runs.undivided(run) for run in runs.done]
    for run in done:
        _finish(reading, run, runs, marks)
        _interrupt(reading, paras, run)
        _leave_out(reading, paras, run)
        runs.divide(run)
    return done


def _finish(reading: Reading, run: Run, runs: _Runs, marks: dict[int, Mark]) -> None:
    """Give the last item of a run, and of the runs nested in it, the paragraph under a lone label.

    Further ones belong to it while they speak of themselves: "This article does not apply to schools."
    """
    for item in run.items:
        for inner in item.runs:
            _finish(reading, inner, runs, marks)
    last = run.items[-1]
    after = last.para + 1
    if last.runs or not last.end == after < len(runs.paras) or after in marks:
        return
    if runs.lone(last) or runs.titled(run):
        last.end += 1 + runs.entitled(run)
        while last.end < len(runs.paras) and _of_itself(reading, runs.paras[last.end].start):
            last.end += 1
    _led(runs, last)


def _led(runs: _Runs, item: Item) -> None:
    """Give an item that ends in a colon the lines with bullets that it leads to: "5. Promotes: / – Ann Lee / – …"."""
    if runs.text[runs.paras[item.end - 1].end - 1] == ":":
        while item.end < len(runs.paras) and runs.text[runs.paras[item.end].start] in BULLETS:
            item.end += 1


def _interrupt(reading: Reading, paras: list[Para], run: Run) -> None:
    """End an item before a paragraph under it in which somebody speaks: that stands between two items.

    "3. Two shifts a month at most. / The hospitals say that this costs $90 million. / 4. A fund for training."
    Where items have paragraphs as a rule, or labels of their own line, these are theirs.
    """
    longer = [item for item in run.items[:-1] if item.end > item.para + 1 and not item.runs]

    def told(at: int) -> bool:
        """Whether somebody speaks in a paragraph that is no line of a list."""
        return reading.text[paras[at].start] not in BULLETS and speaks(
            reading, paras[at].start, paras[at].end
        )

    if 3 * len(longer) > len(run.items) and not (
        len(longer) < 3 and all(told(one.para + 1) for one in longer)
    ):
        return
    for item in longer:
        if item.mark.body >= paras[item.para].end:
            continue
        under = range(item.para + 1, item.end)
        item.end = next(filter(told, under), item.end)


def _leave_out(reading: Reading, paras: list[Para], run: Run) -> None:
    """End an item before captions and numbers of pages that stand between it and the next: "Photo: Ann Lee"."""
    for item in run.items[:-1]:
        while item.end > item.para + 1 and not item.runs and _paged(reading, paras[item.end - 1]):
            item.end -= 1


def _paged(reading: Reading, line: Para) -> bool:
    """Whether a line is a caption or the page's: its word, and a mark, a number or nothing behind it."""
    words = (
        first_hit(reading, f"outline.{name}", line.start, line.start + 1) for name in ("captions", "notices")
    )
    return line.length <= LONGEST_TITLE and any(
        hit.outer == line.start and _BEHIND.match(reading.text, hit.end, line.end) for hit in words if hit
    )


def _of_itself(reading: Reading, start: int) -> bool:
    """Whether a paragraph opens with "This article", "هذه المادة"."""
    this = first_hit(reading, "clause.continuing", start, start + 1)
    return this is not None and first_hit(reading, "clause.nouns", this.end, this.end + 4) is not None
