"""Outline: the blocks of a news item: headline, byline, dateline, lead, sections with heads, lists, credit.

Only evidence makes a block more than a paragraph. A head is a short line without a final mark
over a longer paragraph, and what stands above it is prose; a caption, a line of a list, a short
last line are not. Where numbered lines are the provisions of an agreement, number beats head.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from pydantic import Field

from annotate import listing as listings
from annotate.listing import Run, listing, tops
from annotate.pack import Lexicon, Words
from annotate.paragraphs import FINAL, Para, final, last, paragraphs, starts_item
from annotate.reading import Hit, Reading
from annotate.span import Span


class OutlineWords(Words, table="outline"):
    """The words by which newsrooms mark what a line is."""

    agencies: Lexicon
    """News agencies, and the word for them: "رويترز", "وكالات", "AFP"."""
    bylines: Lexicon = Field({})
    """What opens the line that names the author: "كتب", "By"."""
    sources: Lexicon = Field({})
    """What opens a credit: "المصدر", "Source"."""
    stamps: Lexicon = Field({})
    """What opens a line that says when an item appeared: "نشر في", "Updated"."""
    captions: Lexicon = Field({})
    """What betrays a caption: "صورة", "File photo"."""
    running: Lexicon = Field({})
    """First words of sentences and notices, not of heads ("وقال"); a ``joint`` may open a question."""
    months: Lexicon = Field({})
    """Names of months, as they stand in datelines."""


class Top(NamedTuple):
    """What stands over the text: its spans, the first paragraph of the text, and where that starts."""

    spans: list[Span]
    first: int
    start: int


LONGEST_HEAD, LONGEST_HEADLINE = 90, 140
PROSE = 100
"""A paragraph this long is prose, however it ends (characters)."""


def outline(reading: Reading) -> list[Span]:
    """The blocks of a news item, in offsets of the reading, outer before inner."""
    paras = reading.once(paragraphs)
    if not paras:
        end = len(reading.text)
        return [Span(end, end, "lead"), Span(end, end, "paragraph")]
    found = _Outline(reading, paras)
    top = found.top()
    paras = list(paras)
    paras[top.first] = paras[top.first]._replace(start=top.start)
    credit = found.credit(top)
    stop = len(paras)
    tail: list[Span] = []
    if credit:
        tail = [Span(*credit, "credit", rule="byline.source", cert="high")]
        while stop > top.first and paras[stop - 1].start >= credit[0]:
            stop -= 1
        paras[stop - 1] = paras[stop - 1]._replace(
            end=min(paras[stop - 1].end, _rstrip(reading.text, credit[0]))
        )
    return top.spans + found.body(paras, top.first, stop) + tail


def _rstrip(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


_MARKDOWN = re.compile(r"#{1,6}[ ]\S|\*\*[^*\n]{1,160}\*\*:?$|__[^_\n]{1,160}__:?$")
_BRACKETED = re.compile(r"[(\[][^()\[\]\n]{2,120}[)\]][.]?")
_ENDING = re.compile(r"[(\[][^()\[\]\n]{2,80}[)\]][.]?$")
_DASH = re.compile(r"[ ](?:-{1,2}|–|—)[ ]|[)]\s?(?:-{1,2}|–|—|:)[ ]")
_FURTHER = re.compile(r"\s?[:–—-]{1,2}\s")
_DAY = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}")
_QUOTES = "\"“”«»'‘’"
_SPEECH = "-–—•·▪◦●■*\"“”«»'‘"


class _Outline:
    """The evidence of one reading, looked up by paragraph."""

    def __init__(self, reading: Reading, paras: list[Para]) -> None:
        self.reading, self.text, self.paras = reading, reading.text, paras
        self.marks, _ = found = reading.once(listing)
        self.lists = tops(found)
        self.listed = {at for run in found.runs for at in range(run.first, run.end)}
        self.hits = {
            name: [(hit.start, hit) for hit in reading.hits(f"outline.{name}")]
            for name in ("agencies", "bylines", "sources", "stamps", "captions", "running", "months")
        }
        self.heads_numbered: dict[str, int] = {}
        long = [para for para in paras if para.length >= PROSE]
        self.stopped = 2 * sum(final(self.text, para.start, para.end) for para in long) >= len(long)

    def within(self, name: str, start: int, end: int) -> Hit | None:
        """The first word of a lexicon that starts between two offsets."""
        hits = self.hits[name]
        at = bisect_left(hits, start, key=lambda item: item[0])
        return hits[at][1] if at < len(hits) and hits[at][0] < end else None

    def opens(self, name: str, para: Para) -> Hit | None:
        """The word of a lexicon that opens a paragraph, marks and proclitics aside."""
        at = para.start
        while at < para.end and self.text[at] in "([*_# •":
            at += 1
        hit = self.within(name, at, at + 4)
        return hit if hit and hit.outer <= at else None

    # What stands over the text

    def top(self) -> Top:
        """Headline, byline and dateline, each only on evidence."""
        spans: list[Span] = []
        seen: set[str] = set()
        at = 0
        while at < min(len(self.paras) - 1, 4):
            line = self.paras[at]
            kind = self._top_line(line, titled="headline" in seen)
            if not kind and self._headline(at):
                kind = "headline"
            if not kind or (kind in seen and kind != "dateline"):
                break
            rule = "head.first_line" if kind == "headline" else f"byline.{kind}"
            spans.append(Span(line.start, line.end, kind, rule=rule, cert="high"))
            seen.add(kind)
            at += 1
        line = self.paras[at]
        place = self._place(line) if "dateline" not in seen and at not in self.listed else 0
        if place:
            spans.append(Span(line.start, place, "dateline", rule="byline.dateline", cert="high"))
            start = place
            while self.text[start : start + 1].isspace():
                start += 1
            return Top(spans, at, start)
        return Top(spans, at, line.start)

    def _headline(self, at: int) -> bool:
        """Whether the first line is short, unpunctuated, and followed by longer paragraphs."""
        line, rest = self.paras[at], self.paras[at + 1 : at + 6]
        if at in self.listed or line.length > LONGEST_HEADLINE or self._place(line):
            return False
        if self.text.startswith("# ", line.start) or _MARKDOWN.match(self.text, line.start, line.end):
            return True
        if last(self.text, line.start, line.end) in ".،,;؛:…" or starts_item(self.text, line.start):
            return False
        if sum(map(str.isalpha, self.text[line.start : line.end])) < 3:
            return False
        if at in self.marks and at + 1 in self.marks:
            return False
        longest = max(para.length for para in rest)
        if at + 1 in self.listed:
            return True
        return longest >= max(60, line.length + 20) and any(
            para.length > line.length and (para.length >= PROSE or final(self.text, para.start, para.end))
            for para in rest
        )

    def _top_line(self, line: Para, *, titled: bool) -> str:
        """Whether a line of its own names the author (byline) or place, date and agency (dateline)."""
        if line.length > 90 or last(self.text, line.start, line.end) in ".،؛;!?؟":
            return ""
        words = self.text[line.start : line.end].split()
        agency = self.within("agencies", line.start, line.end)
        byline = self.opens("bylines", line)
        if byline and 1 < len(words) <= 10 and (titled or len(words) <= 6):
            return "byline" if titled or self._name_follows(byline, line) else ""
        if self.opens("stamps", line) or _DAY.fullmatch(self.text[line.start : line.end]):
            return "dateline"
        month = self.within("months", line.start, line.end)
        if month and len(words) <= (8 if titled else 5) and self._dated(words, month):
            return "dateline"
        if not titled and not agency:
            return ""
        dash = _DASH.search(self.text, line.start, line.end) or self._tatweel(line)
        parted = dash or any(c in self.text[line.start : line.end] for c in "-–—/:")
        if agency and len(words) <= 8 and ((dash if len(words) > 4 else parted) or self._only_agencies(line)):
            return "dateline"
        if dash and titled and 3 <= len(words) <= 7 and not any(c.isdigit() for c in "".join(words)):
            return "byline" if len(self.text[_end(dash) : line.end].split()) >= 2 else ""
        return ""

    def _dated(self, words: list[str], month: Hit) -> bool:
        """Whether a line is a date and little else: "الثلاثاء 12 نوفمبر 2024", "9 November 2024"."""
        names = len(month.word.split())
        figures = sum(any(c.isdigit() for c in word) for word in words)
        return figures > 0 and len(words) - figures - names <= 2

    def _name_follows(self, byline: Hit, line: Para) -> bool:
        """Whether a capitalised name, or a colon, follows the word that opens a byline."""
        rest = self.reading.cased[byline.end : line.end].lstrip()
        return rest.startswith(":") or (self.reading.pack.script.cased and rest[:1].isupper())

    def _only_agencies(self, line: Para) -> bool:
        """Whether a line holds nothing but names of agencies."""
        text, at = "", line.start
        for start, hit in self.hits["agencies"]:
            if line.start <= start < line.end and start >= at:
                text += self.text[at : hit.outer]
                at = hit.end
        rest = text + self.text[at : line.end]
        return at > line.start and not rest.strip(" ()[]،,+/-–—.:و&")

    def _tatweel(self, line: Para) -> tuple[int, int] | None:
        """A tatweel used as a dash, which reading passes over: "أستانة ـ وكالات"."""
        gap = self.text.find("  ", line.start, min(line.end, line.start + 60))
        if gap < 0:
            return None
        source = self.reading.source[self.reading.origin(gap) : self.reading.origin(gap + 1)]
        return (gap, gap + 2) if "ـ" in source else None

    def _place(self, line: Para) -> int:
        """Where a dateline in the first paragraph ends ("ASTANA, Nov 9 (Agency) -"), or 0."""
        if line.length < 60:
            return 0
        window = min(line.end, line.start + 70)
        dash = _DASH.search(self.text, line.start, window) or self._tatweel(line)
        if dash is None:
            return 0
        end = self._agency_after(_end(dash), line.end)
        head = self.reading.cased[line.start : end].rstrip(" -–—:")
        if any(c in head for c in '.؟?!؛;"«“') and not self.within("agencies", line.start, end):
            return 0
        if len(head.split()) > 8:
            return 0
        place = head.split(",")[0].split("(")[0].strip()
        capital = len(place) > 2 and place.isupper()
        if not (capital or self.within("agencies", line.start, end) or self._bare_place(head)):
            return 0
        while self.text[end - 1].isspace():
            end -= 1
        return end

    def _agency_after(self, at: int, end: int) -> int:
        """Where the agency that stands between the dash and a further mark ends: "دمشق – سانا: قال"."""
        agency = self.within("agencies", at, at + 2)
        mark = _FURTHER.match(self.text, agency.end, end) if agency else None
        return mark.end() if mark else at

    def _bare_place(self, head: str) -> bool:
        """Whether a place stands alone before the dash ("دمشق – "): only the gazetteer can tell."""
        places = {name for name in ("name.places", "place.places") for _ in self.reading.hits(name)[:1]}
        if not places or len(head.split()) > 3:
            return False
        start = self.paras[0].start
        return any(
            hit.outer - start < 200 and hit.word == head.lower().strip()
            for n in places
            for hit in self.reading.hits(n)
        )

    # What stands under it

    def credit(self, top: Top) -> tuple[int, int] | None:
        """The agencies at the end, on a line of their own or in brackets after the last sentence."""
        at = len(self.paras) - 1
        if at <= top.first and at > 0 and at < top.first:
            return None
        line = self.paras[at]
        start = line.start if at != top.first else top.start
        if at in self.listed and line.length > 60:
            return None
        if at > top.first and line.length <= 140:
            bracket = _BRACKETED.fullmatch(self.text, line.start, line.end)
            agency = self.within("agencies", line.start, line.end)
            if (bracket and (agency or self.opens("sources", line) or self.opens("bylines", line))) or (
                not bracket
                and (self._only_agencies(line) or (self.opens("sources", line) and line.length <= 80))
            ):
                return line.start, line.end
        low = max(start + 1, line.end - 84)
        ending = _ENDING.search(self.text, low, line.end)
        if ending and self._only_agencies(Para(ending.start(), line.end, False)):
            return ending.start(), line.end
        return None

    def body(self, paras: list[Para], first: int, stop: int) -> list[Span]:
        """Lead and sections of the paragraphs ``[first, stop)``."""
        heads = {at for at in range(first + 1, stop - 1) if at not in self.listed and self._head(paras, at)}
        heads -= self._dialogue(paras, heads)
        at = self._lead(paras, first, stop, heads)
        spans = [Span(paras[first].start, paras[at - 1].end, "lead"), *self._section(paras, first, at, False)]
        while at < stop:
            end = next((i for i in range(at + 1, stop) if i in heads), stop)
            spans.append(Span(paras[at].start, paras[end - 1].end, "section"))
            spans += self._section(paras, at, end, at in heads)
            at = end
        return spans

    def _lead(self, paras: list[Para], first: int, stop: int, heads: set[int]) -> int:
        """Where the lead ends: after the first paragraph, or the next where the first is only a line."""
        if first in self.lists:
            return self.lists[first].end
        after = first + 1
        line = paras[first]
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
                spans.append(Span(*paras[at][:2], "paragraph"))
                at += 1
        return spans

    def _head(self, paras: list[Para], at: int) -> bool:
        """Whether a paragraph is the head of what follows it."""
        above, line, below = paras[at - 1 : at + 2]
        marked = bool(_MARKDOWN.match(self.text, line.start, line.end)) and line.length <= LONGEST_HEADLINE
        if marked:
            return True
        if not self._short(line) or not self._stands_over(line, below, at + 1):
            return False
        if at - 1 in self.listed:
            return below.length >= PROSE
        ending = last(self.text, above.start, above.end)
        # Some papers set no full stop at the end of a paragraph; then a longer one above is prose too.
        enough = PROSE if self.stopped else max(2 * line.length, 40)
        if ending in ":،,;؛" or not (ending in FINAL or above.length >= enough):
            return False
        mark = self.marks.get(at)
        if mark is None:
            return self.text[line.start] not in "-–—•·▪◦●■*"
        return self._numbered_head(at, paras)

    def _numbered_head(self, at: int, paras: list[Para]) -> bool:
        """Whether a numbered short line heads a section: its neighbours in number do so too."""
        mark = self.marks[at]
        for style, number in mark.readings:
            if self.heads_numbered.get(style, 0) == number[-1] - 1 and (
                number[-1] > 1 or self._later(at, style, paras)
            ):
                self.heads_numbered[style] = number[-1]
                return True
        return False

    def _later(self, at: int, style: str, paras: list[Para]) -> bool:
        """Whether number two comes later, with a paragraph in between."""
        for later in range(at + 2, min(len(paras) - 1, at + 30)):
            mark = self.marks.get(later)
            if mark and (style, (2,)) in mark.readings:
                return self._short(paras[later])
        return False

    def _short(self, line: Para) -> bool:
        """Whether a line could be a head by itself: short, no final mark, no caption, no running sentence."""
        text = self.text
        if line.length > LONGEST_HEAD or "\n" in text[line.start : line.end]:
            return False
        words = text[line.start : line.end].split()
        if len(words) > 13 or text[line.end - 1] in ".،,;؛:!…-–—|/" or text[line.start] in "([":
            return False
        asks = last(text, line.start, line.end) in "?؟"
        if asks:
            if len(words) > 9:
                return False
        elif last(text, line.start, line.end) in ".،,;؛:!…":
            return False
        letters = sum(map(str.isalpha, text[line.start : line.end]))
        if letters < 3 or 2 * letters < line.length - len(words):
            return False
        cased = self.reading.cased[line.start]
        if cased.islower() or (text[line.start] in _SPEECH and text[line.end - 1] in _SPEECH):
            return False
        if text[line.start] in _QUOTES and not any(c in text[line.start + 1 : line.end] for c in _QUOTES):
            return False
        return not (
            self.within("captions", line.start, line.end)
            or self.within("agencies", line.start, line.end)
            or ((hit := self.opens("running", line)) and not (hit.value == "joint" and asks))
            or self.opens("bylines", line)
            or self.opens("sources", line)
            or self.opens("stamps", line)
        )

    def _stands_over(self, line: Para, below: Para, at: int) -> bool:
        """Whether what follows is prose longer than the line, or a list of provisions."""
        if at in self.listed:
            return at in self.lists
        if at in self.marks or self.text[below.start] in "•·▪◦●■":
            return below.length >= 2 * PROSE
        if 2 * below.length < 3 * line.length:
            return False
        if self.text.startswith(self.text[line.start : line.end], below.start):
            # "Jane Doe / Jane Doe is a writer based in Geneva" names the author.
            return False
        ends = not self.stopped or final(self.text, below.start, below.end)
        return below.length >= 120 or (below.length >= 60 and ends)

    def _dialogue(self, paras: list[Para], heads: set[int]) -> set[int]:
        """Questions that are an interview's, not heads: most of the heads ask, and there are several."""
        asking = {at for at in heads if last(self.text, *paras[at][:2]) in "?؟"}
        return asking if len(asking) > 2 and 2 * len(asking) > len(heads) else set()


def _end(dash: re.Match[str] | tuple[int, int]) -> int:
    return dash[1] if isinstance(dash, tuple) else dash.end()
