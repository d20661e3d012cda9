"""Headline: whether a line could be one: short, without a stop, and over longer paragraphs.

A stop may end it where a byline or a dateline follows, where its words have capitals, or where it stands twice.
"""

from __future__ import annotations

from annotate.regex import regex
from annotate.structure.dateline import LONGEST_HEADLINE
from annotate.structure.decks import Decks
from annotate.structure.lines import PROSE
from annotate.structure.paragraphs import Para, final, last, starts_item
from annotate.structure.top import Over

AGAIN = 4
"""So far behind the title of the page its headline stands (paragraphs)."""
MARKDOWN = regex(
    r"#{1,6}[ ][^\s#]|\*\*[^*\n]{1,160}\*\*:?$|__[^_\n]{1,160}__:?$"
    r"|>{2,3}[^<>\n]{2,120}<{2,3}$|={2,4}[^=\n]{2,120}={2,4}$"
)
"""A line that Markdown, or signs at both of its ends, make a head: "## Costs", "**Costs**", ">> Costs <<"."""


class Headlines(Decks):
    """Tells a line that could be the headline."""

    def headline(self, at: int) -> bool:
        """Whether a line is short, unpunctuated, and followed by longer paragraphs; or marked as a headline is."""
        line, rest = self.paras[at], self.paras[at + 1 : at + 10]
        if at in self.listed or line.length > LONGEST_HEADLINE or self.dateline(line):
            return False
        if self.text.startswith("# ", line.start) or MARKDOWN.match(self.text, line.start, line.end):
            return True
        ending = last(self.text, line.start, line.end)
        told = len(rest) > 1 and self.opens("bylines", rest[0]) is not None
        signed = told and self.filed(rest[0], titled=False) is Over.BYLINE
        stopped = ending == "." and rest and (self.dateline(rest[0]) or self._capitals(line))
        stopped = stopped or (signed and ending in ".…") or (ending in ".…" and self._again(at))
        if (ending in ".،,;؛:…" and not stopped) or self._item(line, rest):
            return False
        if sum(map(str.isalpha, self.text[line.start : line.end])) < 2:
            return False
        if at in self.marks and at + 1 in self.marks:
            return False
        if at + 1 in self.listed or signed or self.dateline(rest[0]):
            return True
        sentences = [para for para in rest if final(self.text, para.start, para.end)]
        longest = max(para.length for para in rest)
        short = len(sentences) > (not rest[0].apart) and not self.broken(at)
        enough = longest >= max(60, line.length + 20) or short
        longer = line.length if not rest[0].apart else line.length * 2 // 3
        prose = (para for para in rest if para.length >= PROSE)
        return enough and any(para.length > longer for para in (*sentences, *prose))

    def _again(self, at: int) -> bool:
        """Whether a line soon stands once more, as the headline does under the title of its page."""
        return any(self.repeats(below) for below in range(at + 1, min(at + AGAIN, len(self.paras))))

    def _item(self, line: Para, rest: list[Para]) -> bool:
        """Whether a first line is the first of several items; a letter alone may be a name's: "S. KOREA VOTES"."""
        if not starts_item(self.text, line.start):
            return False
        return not self.text[line.start].isalpha() or any(starts_item(self.text, p.start) for p in rest[:1])

    def _capitals(self, line: Para) -> bool:
        """Whether nearly all words have capitals, as some papers set headlines: "Poll Finds Support for Bridge."."""
        cased = self.reading.cased[line.start : line.end]
        if cased.isupper():
            return True
        words = [w for w in cased.split() if len(w) > 3 and w[0].isalpha()]
        return len(words) > 3 and 5 * sum(word[0].isupper() for word in words) >= 4 * len(words)
