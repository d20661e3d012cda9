"""Page: the lines that a page or a letterhead has set over and among those over the text of an item.

They are told by their words and form, before anything else is: words of menus one a line or side by side, shares,
newsletters, trails that end in the headline, who took the picture. What remains is the item's own.
"""

from __future__ import annotations

from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.letterhead import Letterhead
from annotate.structure.lines import PROSE
from annotate.structure.paragraphs import FINAL, Para, final, last
from annotate.structure.parts import GIVEN, Told
from annotate.structure.top import Over

MOST = 60
"""How many lines may stand over the text with those of the page."""
NEAR = 12
"""So many lines below a deck of whole sentences stand the author and the date at most."""
LONGEST_ENTRY, ENTRY_WORDS = 32, 4
"""An entry of a menu is no longer (characters), and has no more words."""
SMALL = 4
"""A word before the name of a section has no more characters: "in"."""
STACK = 3
"""So many lines one under the other are a menu, where one of them is a word of menus."""
TRAIL = "/>›»|•·"
"""What stands before the headline at the end of a trail: "Home / News / Bridge reopens"."""


_STOPPED = regex(r".{20,180}\w\. $")
"""A sentence, behind which who took the picture is named."""


def aside(reading: Reading) -> frozenset[int]:
    """The lines over the text that are no part of the item; call it as ``reading.once(aside)``."""
    return _Page(reading).aside() if reading.first else frozenset()


class _Page(Letterhead):
    """Tells the lines of the page, over one text."""

    def aside(self) -> frozenset[int]:
        """All of them."""
        stop = self._text()
        found = self.letterhead(stop)
        title = next((at for at in range(stop) if at not in found and self._title(at)), stop)
        found |= self._menus(title, found)
        if self._outlet(stop):
            found.add(0)
        for at in range(stop):
            line = self.paras[at]
            if at not in found and (self._set(at) and not (at < title and self.calls(line))):
                found.add(at)
        return frozenset(found | self._between(title, stop, found))

    def _outlet(self, stop: int) -> bool:
        """Whether the first line is the name of the paper, right over its menu: "Elin Science / Menu  Search"."""
        if stop < 2 or self.paras[1].apart or not self._entry(0) or self.calls(self.paras[0]):
            return False
        menu = self.paras[1]
        capital = self.reading.cased[slice(*self.paras[0][:2])].isupper()  # "ÉDUCATION" is a kicker
        return (
            not capital and self.menu(menu) and bool(self.opens("notices", menu) or self.opens("menus", menu))
        )

    def _text(self) -> int:
        """The first line that can only be the text's; a deck of whole sentences has an author or a date below."""
        most = min(len(self.paras) - 1, MOST)
        first = self._prose(0, most)
        for at in range(first + 1, min(first + NEAR, most)):
            if self.paras[at].length >= PROSE:
                break
            if self._signs_below(at):
                return self._prose(at, most)
        return max(first, 0)

    def _prose(self, at: int, most: int) -> int:
        """The first line of prose, from one on."""
        return next((one for one in range(at, most) if self._sentence(one)), most)

    def _sentence(self, at: int) -> bool:
        """Whether a line is of the text by its length and its stop, by its dateline or by its number."""
        line = self.paras[at]
        long = line.length >= PROSE and final(self.text, line.start, line.end)
        return at in self.listed or (long and not self.contact(at)) or self.dateline(line) > 0

    def _signs_below(self, at: int) -> bool:
        """Whether a line says by its first word who wrote, or when it appeared."""
        line = self.paras[at]
        return bool(self.opens("bylines", line) or self.opens("stamps", line)) and bool(
            self.filed(line, titled=True)
        )

    def _title(self, at: int) -> bool:
        """Whether a line may be the headline: it is of no menu, and says neither what the item is nor when."""
        line = self.paras[at]
        return not (self._set(at) or self._entry(at) or self.calls(line) or self.filed(line, titled=False))

    def _set(self, at: int) -> bool:
        """Whether a line is the page's by itself."""
        line = self.paras[at]
        told = "|" in self.text[line.start : line.end] or self.opens("bylines", line) is not None
        if self.notice(line) or self.linked(at) or self.pictured(line) or (not told and self.menu(line)):
            return True
        shown = self._shown(line) and not self._taken_with(at)
        return self._barred(line) or shown or self._filed_under(line) or self._trails(at)

    def _taken_with(self, at: int) -> bool:
        """Whether a line under the author names the photographer: "كتبت: منى سليم / تصوير: هاني فتحي"."""
        if not at or not self.opens("captions", self.paras[at]):
            return False
        above, this = (self.filed(line, titled=True) for line in self.paras[at - 1 : at + 1])
        return above is this is Over.BYLINE

    def _barred(self, line: Para) -> bool:
        """Whether bars part words of menus: "Menu | Search | My account"; "Business | Fisheries" may be a kicker."""
        words, at, found = self.text[line.start : line.end].split("|"), line.start, 0
        for word in words:
            start = at + len(word) - len(word.lstrip())
            found += self._listed(Para(start, at + len(word.rstrip()), False))
            at += len(word) + 1
        return len(words) >= STACK and found > 1 and line.length < PROSE

    def _shown(self, line: Para) -> bool:
        """Whether a line is the caption of a picture that names whose it is, and no byline with the photographer's."""
        if not (self.photographed(line) or (self.opens("captions", line) and self._closed(line))):
            return False
        hit = self.within("captions", line.start, line.end)
        if hit and _STOPPED.match(self.text, line.start, hit.outer):
            return True  # "Ann Lee, 78, with her prize leeks. Picture: Bo Hill"
        before = self.parts_of(line._replace(end=hit.outer)) if hit and hit.outer > line.start else []
        return not any(part.told in (Told.PERSON, Told.AUTHOR) for part in before)

    def _filed_under(self, line: Para) -> bool:
        """Whether a line tells the section of the item: "In Politics", "Dans Économie"."""
        words = self.text[line.start : line.end].split()
        if len(words) != 2 or len(words[0]) > SMALL:
            return False
        if self.opens("menus", line) or self.opens("bylines", line):
            return False  # "صحة ومجتمع", "غرفة الأخبار"
        hit = self.within("menus", line.start + 1, line.end)
        return hit is not None and hit.start > line.start and hit.end == line.end

    def _trails(self, at: int) -> bool:
        """Whether a line is a trail that ends in the headline, or has the same words as a line above."""
        line = self.paras[at]
        words = self.text[line.start : line.end]
        for below in self.paras[at + 1 : at + NEAR]:
            other = self.text[below.start : below.end]
            if len(other) > LONGEST_ENTRY and words.endswith(other):
                return words[: -len(other)].rstrip()[-1:] in tuple(TRAIL)
        return False

    def _entry(self, at: int) -> bool:
        """Whether a line may be an entry of a menu: a few words, without figures, that no mark ends."""
        line = self.paras[at]
        words = self.text[line.start : line.end]
        if line.length > LONGEST_ENTRY or len(words.split()) > ENTRY_WORDS:
            return False
        if " " in words and any(map(str.isdigit, words)):
            return False  # but "KELD13", a station
        if last(self.text, line.start, line.end) in f"{FINAL}:;,،؛" or not any(map(str.isalpha, words)):
            return False
        return not (self.opens("bylines", line) or self.opens("stamps", line))

    def _listed(self, line: Para) -> bool:
        """Whether a line is a word that menus have: "News", "Sign in", "اقتصاد"."""
        hit = self.opens("menus", line)
        return (hit is not None and hit.end == line.end) or bool(self.notice(line) and not self.calls(line))

    def _menus(self, title: int, aside: set[int]) -> set[int]:
        """The menus over the headline that have an entry a line."""
        found: set[int] = set()
        at = 0
        while at < title:
            end = at
            while end < title and end not in aside and (self._entry(end) or self._listed(self.paras[end])):
                end += 1
            words = sum(map(self._listed, self.paras[at:end]))
            pair = end - at > 1 and self._listed(self.paras[at]) and not self.paras[at + 1].apart
            if words > 1 or (words and end - at >= STACK) or pair:
                found |= set(range(at, end - self._left(at, end)))
            at = max(end, at + 1)
        return found

    def _left(self, start: int, end: int) -> int:
        """How many of the last lines of a menu are the item's: what it belongs to, and a short headline."""
        tail = end - 1
        if self.notice(self.paras[tail]) and not self.calls(self.paras[tail]):
            return 0
        if self._files(end):
            return 2
        while tail > start and not self.paras[tail].apart:
            tail -= 1
        # "News / Sport / Weather // Bridge reopens"
        return 0 if end - tail >= STACK and end < len(self.paras) and self.paras[end].apart else 1

    def _files(self, at: int) -> bool:
        """Whether a line right under another says who or when: then that is a headline, however short."""
        if at >= len(self.paras) or self.paras[at].apart or self.calls(self.paras[at]):
            return False
        return self.filed(self.paras[at], titled=True) is not None

    def _between(self, title: int, stop: int, aside: set[int]) -> set[int]:
        """The single words between lines of the page under the headline: "Share / Pinboard / Print"."""
        return {
            at
            for at in range(title + 1, stop)
            if at not in aside
            and {at - 1, at + 1} <= aside
            and " " not in self.text[slice(*self.paras[at][:2])]
            and self._entry(at)
            and not self.filed_on(at)
            and not self.starting(GIVEN, self.paras[at].start)
        }
