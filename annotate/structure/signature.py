"""Signature: a last line by which somebody signs: initials, a name with a post or a place, who wrote or translated."""

from __future__ import annotations

import re

from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.letterhead import Letterhead
from annotate.structure.lines import PROSE
from annotate.structure.locality import named
from annotate.structure.masthead import masthead
from annotate.structure.paragraphs import Para, final
from annotate.structure.parts import GIVEN
from annotate.structure.top import Over

LONGEST_SIGNATURE = 108
SMALL = 3
"""A word between a name and a place has no more characters, with a space: "à"."""
ENDING = regex(r"[(\[][^()\[\]\n]{2,80}[)\]][.]?$")
_SIGNED = regex(
    r"([^(),،.:;\n]{5,40}?)(, [^(),.:;\n]{4,40}| [-–—] [^(),.:;\n]{3,40}| ?[(\[][^()\[\]\n]{2,60}[)\]])?[.]?"
)
INITIALS = regex(
    r"[^\W\d_](?: [^\W\d_]){1,3}|[(\[]?(?:\w\.\s?){1,3}\w\.?[)\]]?|[(\[]?\w{1,3}(?:/\w{1,4}){1,3}[)\]]?"
    r"|(?:\w\. ?){1,3}[^\W\d]{1,3} (?:\w\. ?){1,3}"
    r"|\([^()\n]{2,40}\) ?(?:\w\.? ?/ ?\w\.?|(?:\w\.){1,3}\w?(?: ?/ ?(?:\w\.){1,3}\w?)?)"
    r"|(?:-{0,2}\(\w{3,8}\) )?\w–?(?:[ .]\w–?){0,2}\.?(?: ?/ ?\w–?(?:[ .]\w–?){0,2}\.?){1,2}"
    r"|[(\[]\w(?:[ .]\w){0,2}\.? ?/ ?\w(?:[ .]\w){0,2}\.?[)\]]"
)
"""How desks sign: "م.ع", "A.K.", "jk/mh", "(ab/cd)", "(النهاية) ف ع / م خ", "--(بترا) م خ/أ ز",
"(وال - مصراتة) م.ف / ع.ك", "S. M. et I. K."."""


_DESK = regex(r"\w{1,3}(?:[ .]\w){0,2}\.? ?/ ?\w{1,4}(?:[ .]\w){0,2}\.?")
"""How they sign beside the name of the agency."""


class Signatures(Letterhead):
    """Tells a line that signs the text above it."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.top = reading.once(masthead)

    def signature(self, line: Para, above: Para) -> bool:
        """Whether a last line is initials, a name of the byline or one with a post: "Ann Lee (Elin, correspondent)"."""
        if line.length > LONGEST_SIGNATURE:
            return False
        if INITIALS.fullmatch(self.text, line.start, line.end):
            return True
        if self._signs(line, above) or self._written(line) or self._filed_by(line) or self._posts(line):
            return True
        if self._took(line):
            return True
        bracket = ENDING.search(self.text, line.start + 1, line.end)  # "ع.ش/ م.س (أ ف ب)"
        if bracket and INITIALS.fullmatch(desk := self.text[line.start : bracket.start()].rstrip()):
            if self.only_agencies(Para(bracket.start(), line.end, False)):
                return "/" in desk or not self.reading.pack.script.cased
            # "Y. E. (avec notre rédaction de Dakar)"
            return self.within("contributions", bracket.start(), bracket.start() + 2) is not None
        signed = _SIGNED.fullmatch(self.text, line.start, line.end)
        if signed and self._paper(line, above, signed):
            return True
        if signed is None or not self.nameable(*signed.span(1)):
            return False
        if signed[2] and self._person(*signed.span(1)) and self._whence(*signed.span(2)):
            return True
        post = (signed[2] or "").strip(" ()[].").split()
        if post and self.posts.intersection(post[-1:]):
            return True
        authors = [self.text[start:end] for start, end in self.top.called(Over.BYLINE)]
        return any(signed[1] in author for author in authors)

    def _paper(self, line: Para, above: Para, signed: re.Match[str]) -> bool:
        """Whether a paper and its town in brackets stand apart under prose: "الأخبار (نواكشوط)"."""
        start, end = signed.span(2)
        if start < 0 or not line.apart or not final(self.text, above.start, above.end):
            return False
        inside = self.text[start:end].lstrip()
        name = signed[1]
        definite = bool(self.article) and name.isalpha() and name.startswith(self.article)
        told = definite and not self.bare_place(*signed.span(1))
        if not (told or self.within("outlets", *signed.span(1))) or inside[0] not in "([":
            return False
        return self.bare_place(end - len(inside) + 1, end - 1)

    def _person(self, start: int, end: int) -> bool:
        """Whether two or three words with capitals stand between two offsets, or a given name and more."""
        if self.reading.pack.script.cased:
            return named(self.reading.cased[start:end])
        given = self.starting(GIVEN, start)
        return given is not None and given.outer == start and given.end < end

    def _posts(self, line: Para) -> bool:
        """Whether a line is a name, a post and a paper: "Ann Lee, Local Journalism Initiative Reporter, Elin News"."""
        if not self.posts or not self.reading.pack.script.cased or self.text[line.end - 1] == ".":
            return False
        name, *rest = self.text[line.start : line.end].split(", ")
        told = any(self.posts.intersection(part.split()[-1:]) for part in rest)
        return told and len(rest) <= 2 and named(self.reading.cased[line.start : line.start + len(name)])

    def _whence(self, start: int, end: int) -> bool:
        """Whether an agency, or a small word and a place, stands behind a name: "(avec AFP)", ", à Dakar"."""
        if not any(map(str.isalpha, self.text[start:end])):
            return False
        while not self.text[start].isalpha():
            start += 1
        while not self.text[end - 1].isalpha():
            end -= 1
        place = start + len(self.text[start:end].split()[0]) + 1
        if self.only_agencies(Para(start, end, False)) or self.bare_place(start, end):
            return True
        return place - start <= SMALL and place < end and self.bare_place(place, end)

    def _written(self, line: Para) -> bool:
        """Whether a line tells who wrote, put together or translated the item: "ترجمة: منى سليم"."""
        author = self.opens("bylines", line)
        if (
            author is None
            or author.value == "edits"
            or self.top.called(Over.BYLINE)
            or final(self.text, line.start, line.end)
        ):
            return False
        rest = self.text[author.end : line.end]
        start = line.end - len(rest.lstrip(" :/-–—ـ"))
        further = self.within("bylines", start, start + 1)
        if further and further.end == line.end:
            return True  # "Par la rédaction"
        if not self.nameable(start, line.end):
            return False
        if self.reading.pack.script.cased:
            return named(self.reading.cased[start : line.end])
        given = self.starting(GIVEN, start)
        return ":" in rest[:2] or "/" in rest[:2] or (given is not None and given.outer == start)

    def _took(self, line: Para) -> bool:
        """Whether a line names who took the pictures, and no more: "Photos : Jeanne Alix"."""
        hit = self.opens("captions", line)
        rest = self.text[hit.end : line.end].lstrip() if hit else ""
        if not rest.startswith(":"):
            return False
        start = line.end - len(rest[1:].lstrip())
        whose = line._replace(start=start)
        return self.only_agencies(whose) or self._person(start, line.end)

    def _filed_by(self, line: Para) -> bool:
        """Whether an agency and the initials of its desk stand in a line: "EFE lf/js", "(د ب أ) س ح/م ع"."""
        agency = (
            self.within("agencies", line.start, line.end) if "/" in self.text[line.start : line.end] else None
        )
        if agency is None:
            return False
        before = self.text[line.start : agency.outer].strip(" (")
        after = self.text[agency.end : line.end].strip(" )")
        return bool(before) != bool(after) and _DESK.fullmatch(before or after) is not None

    def _signs(self, line: Para, above: Para) -> bool:
        """Whether a name and nothing else stands under prose that nobody has signed above: "Essi KODJO"."""
        words = self.reading.cased[line.start : line.end]
        prose = above.length >= PROSE and final(self.text, above.start, above.end)
        if not (prose or self.only_agencies(above)):  # "/العُمانية/", and below it who wrote for it
            return False
        if self.top.called(Over.BYLINE) or not self.nameable(line.start, line.end):
            return False
        given = self.starting(GIVEN, line.start)
        if not self.reading.pack.script.cased:
            return given is not None and given.outer == line.start and len(words.split()) <= 3
        surname = words.split()[-1].isupper() and not words.isupper()
        return named(words) and (given is not None or surname)
