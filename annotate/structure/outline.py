"""Outline: the blocks of a news item: headline, byline, dateline, lead, sections with heads, lists, credit.

Only evidence makes a block more than a paragraph (:mod:`~annotate.structure.masthead`,
:mod:`~annotate.structure.heads`). Where numbered lines are the provisions of an agreement, number beats head.
"""

from __future__ import annotations

from annotate.reading import Reading
from annotate.span import Span
from annotate.structure import listing as listings
from annotate.structure.heads import Heads
from annotate.structure.lines import PROSE
from annotate.structure.masthead import Masthead, Top
from annotate.structure.paragraphs import FINAL, Para, last, paragraphs
from annotate.structure.runs import Run


def outline(reading: Reading) -> list[Span]:
    """The blocks of a news item, in offsets of the reading, outer before inner."""
    paras = reading.once(paragraphs)
    if not paras:
        end = len(reading.text)
        return [_opening(end, end), _paragraph(end, end)]
    masthead = Masthead(reading)
    top = masthead.top() if reading.first else Top([], 0, paras[0].start)
    paras = list(paras)
    paras[top.first] = paras[top.first]._replace(start=top.start)
    credit = masthead.credit(top) if reading.last else None
    stop = len(paras)
    tail: list[Span] = []
    if credit:
        tail = [Span(*credit, "credit", rule="byline.source", cert="high")]
        while stop > top.first and paras[stop - 1].start >= credit[0]:
            stop -= 1
        paras[stop - 1] = paras[stop - 1]._replace(
            end=min(paras[stop - 1].end, _rstrip(reading.text, credit[0]))
        )
    return top.spans + _Body(reading).body(paras, top.first, stop) + tail


def _opening(start: int, end: int) -> Span:
    return Span(start, end, "lead", rule="section.opening", cert="high")


def _paragraph(start: int, end: int) -> Span:
    return Span(start, end, "paragraph", rule="paragraph.line", cert="high")


def _rstrip(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


class _Body(Heads):
    """Finds lead and sections."""

    def body(self, paras: list[Para], first: int, stop: int) -> list[Span]:
        """Lead and sections of the paragraphs ``[first, stop)``."""
        opens = self.reading.first
        heads = self.heads(paras, first + opens, stop)
        at = first
        spans: list[Span] = []
        if opens:
            at = self._lead(paras, first, stop, heads)
            spans += [
                _opening(paras[first].start, paras[at - 1].end),
                *self._section(paras, first, at, False),
            ]
        while at < stop:
            end = next((i for i in range(at + 1, stop) if i in heads), stop)
            spans.append(
                Span(paras[at].start, paras[end - 1].end, "section", rule="section.stretch", cert="high")
            )
            spans += self._section(paras, at, end, at in heads)
            at = end
        return spans

    def _lead(self, paras: list[Para], first: int, stop: int, heads: set[int]) -> int:
        """Where the lead ends: after its first paragraph, or the next where that is only a line."""
        if first in self.lists:
            return self.lists[first].end
        after = first
        while after + 1 < stop and after + 1 not in heads and after in self.furniture:
            after += 1
        line, after = paras[after], after + 1
        above = line.length < PROSE and last(self.text, line.start, line.end) not in f":{FINAL}"
        if above and after < stop and after not in self.marks:
            after += after not in heads and after not in self.listed
        return after

    def _section(self, paras: list[Para], at: int, end: int, headed: bool) -> list[Span]:
        spans: list[Span] = []
        if headed:
            spans.append(Span(*paras[at][:2], "head", rule="head.short_line", cert="high"))
            at += 1
        while at < end:
            run: Run | None = self.lists.get(at)
            if run:
                spans += listings.spans(self.reading, run, f"agreement@{paras[at].start}")
                at = run.end
            else:
                spans.append(_paragraph(*paras[at][:2]))
                at += 1
        return spans
