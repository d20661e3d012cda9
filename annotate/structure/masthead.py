"""Masthead: what stands over and under the text of an item: headline, byline, dateline, credit.

Each is claimed only on evidence: words of newsrooms ("By", "Reuters"), a date, a dash after a place,
the shape of the line and of what follows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from annotate.names.vocabulary import PLACES
from annotate.reading import Hit, Reading
from annotate.span import Span
from annotate.structure.announcement import first_hit
from annotate.structure.listing import listing, tops
from annotate.structure.paragraphs import Para, final, last, paragraphs, starts_item

LONGEST_HEADLINE = 140
PARTS = "-–—/:،,(["
"""What parts an agency from a place or a title."""
LOOKED_UP = (
    "agencies", "bylines", "sources", "stamps", "captions", "running", "spoken", "interviews", "months",
)  # fmt: skip
NAMED = ("name.orgs", "name.org_heads", "clause.agreements", "clause.nouns", "outline.running")
"""The lexicons whose words open no person's name."""
GIVEN = "name.given"
"""The lexicon that knows given names."""
PROSE = 100
"""A paragraph this long is prose, however it ends (characters)."""
MARKDOWN = re.compile(r"#{1,6}[ ]\S|\*\*[^*\n]{1,160}\*\*:?$|__[^_\n]{1,160}__:?$")
"""A line that Markdown makes a head."""
_BRACKETED = re.compile(r"[(\[][^()\[\]\n]{2,120}[)\]][.]?")
_ENDING = re.compile(r"[(\[][^()\[\]\n]{2,80}[)\]][.]?$")
_DASH = re.compile(r"[ ](?:-{1,2}|–|—|_)[ ]|[)]\s?(?:-{1,2}|–|—|:)[ ]|[\w)]\.[-–—]{1,2}[ ]")
_FURTHER = re.compile(r"\s?[:–—-]{1,2}\s|[)\]]\s?[:–—-]{0,2}\s")
_COLON = re.compile(r"[ ]?[:|/،,][ ]?")
_DAY = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}")


class Top(NamedTuple):
    """What stands over the text: its spans, the first paragraph of the text, and where that starts."""

    spans: list[Span]
    first: int
    start: int


class Lines:
    """The evidence of one reading, looked up by paragraph."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text, self.paras = reading, reading.text, reading.once(paragraphs)
        self.marks, _ = found = reading.once(listing)
        self.lists = tops(found)
        self.listed = {at for run in found.runs for at in range(run.first, run.end)}
        self.hits = {
            name: [(hit.start, hit) for hit in reading.hits(f"outline.{name}")] for name in LOOKED_UP
        }
        long = [para for para in self.paras if para.length >= PROSE]
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

    def credited(self, line: Para) -> bool:
        """Whether a line is credited to an agency ("Elin - AFP", "(رويترز)"), not about it."""
        agency = self.within("agencies", line.start, line.end)
        if agency is None:
            return False
        before = self.text[line.start : agency.outer].rstrip(' «"“')
        after = self.text[agency.end : line.end].lstrip(' »"”')
        if self.only_agencies(line) or self.tatweel(line):
            return True
        if before.endswith(tuple(PARTS)):
            return not after or after[0] in f"{PARTS})]"
        return not before and after.startswith(tuple(PARTS))

    def tatweel(self, line: Para) -> tuple[int, int] | None:
        """A tatweel used as a dash, which reading passes over: "أستانة ـ وكالات"."""
        gap = self.text.find("  ", line.start, min(line.end, line.start + 60))
        if gap < 0:
            return None
        source = self.reading.source[self.reading.origin(gap) : self.reading.origin(gap + 1)]
        return (gap, gap + 2) if "ـ" in source else None

    def only_agencies(self, line: Para) -> bool:
        """Whether a line holds nothing but names of agencies."""
        text, at = "", line.start
        for start, hit in self.hits["agencies"]:
            if line.start <= start < line.end and start >= at:
                text += self.text[at : hit.outer]
                at = hit.end
        rest = text + self.text[at : line.end]
        joined = "".join(self.reading.pack.script.conjunctions)
        return at > line.start and not rest.strip(f" ()[]،,+/-–—.:&{joined}")


class Masthead(Lines):
    """Finds what stands over and under the text."""

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
        if self.text.startswith("# ", line.start) or MARKDOWN.match(self.text, line.start, line.end):
            return True
        ending = last(self.text, line.start, line.end)
        stopped = ending == "." and rest and (self._place(rest[0]) or self._capitals(line))
        if (ending in ".،,;؛:…" and not stopped) or starts_item(self.text, line.start):
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

    def _capitals(self, line: Para) -> bool:
        """Whether nearly all words have capitals, as some papers set headlines: "Poll Finds Support for Bridge."."""
        cased = self.reading.cased[line.start : line.end]
        if cased.isupper():
            return True
        words = [w for w in cased.split() if len(w) > 3 and w[0].isalpha()]
        return len(words) > 3 and 5 * sum(word[0].isupper() for word in words) >= 4 * len(words)

    def _top_line(self, line: Para, *, titled: bool) -> str:
        """Whether a line of its own names the author (byline) or place, date and agency (dateline)."""
        words = self.text[line.start : line.end].split()
        byline = self.opens("bylines", line)
        # "By A. Person Jr.": the stop is the abbreviation's
        stops = "،؛;!?؟" if byline and titled and len(words[-1]) < 4 else ".،؛;!?؟"
        if line.length > 90 or last(self.text, line.start, line.end) in stops:
            return ""
        agency = self.credited(line)
        if byline and 1 < len(words) <= 10 and (titled or len(words) <= 6):
            return "byline" if titled or self._name_follows(byline, line) else ""
        if self.opens("stamps", line) or _DAY.fullmatch(self.text[line.start : line.end]):
            return "dateline"
        month = self.within("months", line.start, line.end)
        if month and len(words) <= (8 if titled else 5) and self._dated(words, month):
            return "dateline"
        if not titled and not agency:
            return ""
        dash = _DASH.search(self.text, line.start, line.end) or self.tatweel(line)
        if titled and self._paper(line):
            return "dateline"
        if agency and dash and titled and self._exclusive(line, dash):
            return "byline"
        if agency and len(words) <= (8 if dash or month else 4):
            return "dateline"
        if dash and titled and 3 <= len(words) <= 7 and not any(c.isdigit() for c in "".join(words)):
            start, end = (dash.start(), dash.end()) if isinstance(dash, re.Match) else dash
            named, filed = self.text[line.start : start], self.text[end : line.end]
            placed = len(named.split()) >= 2 and self._bare_place(end, line.end)
            written = self.within("bylines", end, line.end) is not None
            if self._bare_place(line.start, start) and not written and not self._starting(GIVEN, end):
                return "dateline"  # الدوحة ـ «الشرق»
            return "byline" if len(filed.split()) >= 2 or placed or written else ""
        if titled and (self._signed(line) or (byline and byline.end == line.end) or self._by(line)):
            return "byline"
        if titled and self._filed(line):
            return "dateline"
        return "byline" if titled and self._name_alone(line) else ""

    def _paper(self, line: Para) -> bool:
        """Whether a line is a place, and behind a colon the name of a paper in marks: "الرباط: «الحياة»"."""
        mark = _COLON.search(self.text, line.start, line.end)
        return (
            mark is not None
            and self._bare_place(line.start, mark.start())
            and self.text[mark.end()] in '«“"'
            and self.text[line.end - 1] in '»”"'
        )

    def _by(self, line: Para) -> bool:
        """Whether a line ends in "by" and a name, with a word or two before it: "Essay by Conrad Weil"."""
        by = self.within("bylines", line.start + 1, line.end)
        if by is None or not self.reading.pack.script.cased:
            return False
        before = self.text[line.start : by.start].split()
        name = self.reading.cased[by.end : line.end].split()
        return len(before) <= 2 <= len(name) <= 4 and all(word[0].isupper() for word in name)

    def _signed(self, line: Para) -> bool:
        """Whether a word or place stands before a colon or bar, and a person behind: "القاهرة: محمد نصار"."""
        mark = _COLON.search(self.text, line.start, line.end)
        if mark is None or not self._starting(GIVEN, mark.end()):
            return False
        named = self.reading.cased[mark.end() : line.end].split()
        if len(named) > 4 or (self.reading.pack.script.cased and not all(w[0].isupper() for w in named)):
            return False
        one = ":" in mark[0] and len(self.text[line.start : mark.start()].split()) == 1
        return one or self._bare_place(line.start, mark.start())

    def _exclusive(self, line: Para, dash: re.Match[str] | tuple[int, int]) -> bool:
        """Whether a person is named behind an agency and a dash, and no place: "خاص – إيمان عبد الرحمن"."""
        placed = any(self._starting(name, line.start) for name in PLACES)
        return not placed and self._starting(GIVEN, _end(dash)) is not None

    def _filed(self, line: Para) -> bool:
        """Whether a line is a place and no more, but for a bracket, or a paper behind a stroke.

        "Lyon (correspondance)", "بغداد/ المدى برس".
        """
        at, hits = line.start, [self._starting(name, line.start) for name in PLACES]
        end = max((hit.end for hit in hits if hit and hit.outer == at), default=at)
        rest = self.text[end : line.end].strip()
        paper = rest.startswith("/") and len(rest.split()) < 5
        return end > at and (not rest or paper or _BRACKETED.fullmatch(rest) is not None)

    def _name_alone(self, line: Para) -> bool:
        """Whether a line is a person's name and little else: "Tom Winter in Thai Binh", "Ann Lee, our critic"."""
        cased = self.reading.cased[line.start : line.end]
        words = cased.partition(",")[0].split()
        given = self._starting(GIVEN, line.start)
        if not self.reading.pack.script.cased:
            return (
                given is not None and given.outer == line.start and len(words) <= 3 and given.end < line.end
            )
        if not 2 <= len(words) <= 6 or not words[1][0].isupper() or len(cased.split()) > 9:
            return False
        small = [word for word in words if not word[0].isupper()]
        if given:
            return len(small) <= 1 and all(len(word) <= 4 for word in small)
        plain = all(word.replace("-", "").replace("'", "").rstrip(".").isalpha() for word in words)
        known = any(self._starting(name, line.start) for name in (*PLACES, *NAMED))
        return len(words) <= 3 and not small and plain and not known and not cased.isupper()

    def _dated(self, words: list[str], month: Hit) -> bool:
        """Whether a line is a date and little else: "الثلاثاء 12 نوفمبر 2024", "9 November 2024"."""
        names = len(month.word.split())
        figures = sum(any(c.isdigit() for c in word) for word in words)
        return figures > 0 and len(words) - figures - names <= 2

    def _name_follows(self, byline: Hit, line: Para) -> bool:
        """Whether a capitalised name, or a colon, follows the word that opens a byline."""
        rest = self.reading.cased[byline.end : line.end].lstrip()
        return rest.startswith(":") or (self.reading.pack.script.cased and rest[:1].isupper())

    def _place(self, line: Para) -> int:
        """Where a dateline in the first paragraph ends ("ASTANA, Nov 9 (Agency) -"), or 0."""
        if line.length < 60:
            return 0
        window = min(line.end, line.start + 70)
        dash = _DASH.search(self.text, line.start, window) or self.tatweel(line)
        if dash is None:
            return 0
        end = self._agency_after(_end(dash), line.end)
        head = self.reading.cased[line.start : end].rstrip(" -–—:")
        place = head.split(",")[0].split("(")[0].strip()
        capital = len(place) > 2 and place.isupper()
        # "MANCHESTER, N.H. —": a stop after capitals is an abbreviation's
        forbidden = '؟?!؛;"«“' if capital else '.؟?!؛;"«“'
        if any(c in head for c in forbidden) and not self.within("agencies", line.start, end):
            return 0
        if len(head.split()) > 8:
            return 0
        known = self.within("agencies", line.start, end)
        if not (capital or known or self._bare_place(line.start, line.start + len(head))):
            return 0
        while self.text[end - 1].isspace():
            end -= 1
        return end

    def _agency_after(self, at: int, end: int) -> int:
        """Where the agency that stands between the dash and a further mark ends: "دمشق – سانا: قال", "- (أ ف ب):"."""
        agency = self.within("agencies", at, at + 2)
        mark = _FURTHER.match(self.text, agency.end, end) if agency else None
        return mark.end() if mark else at

    def _bare_place(self, start: int, end: int) -> bool:
        """Whether a place stands alone before the dash ("دمشق – "): only the gazetteer can tell."""
        return any((hit := self._starting(name, start)) and hit.end >= end for name in PLACES)

    def _starting(self, lexicon: str, start: int) -> Hit | None:
        """The word of another construct's lexicon that starts at an offset."""
        hit = first_hit(self.reading, lexicon, start, start + 1)
        return hit if hit and hit.start == start else None

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
                and (self.only_agencies(line) or (self.opens("sources", line) and line.length <= 80))
            ):
                return line.start, line.end
        low = max(start + 1, line.end - 84)
        ending = _ENDING.search(self.text, low, line.end)
        if ending and self.only_agencies(Para(ending.start(), line.end, False)):
            return ending.start(), line.end
        return None


def _end(dash: re.Match[str] | tuple[int, int]) -> int:
    return dash[1] if isinstance(dash, tuple) else dash.end()
