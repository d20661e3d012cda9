"""Furniture: the lines that a page sets among those of an item: captions, notices, links to other items."""

from __future__ import annotations

import re
from functools import cached_property

from annotate.structure.lines import PROSE, Lines
from annotate.structure.paragraphs import Para, final

_BRACKET = re.compile(r"[(\[][^()\[\]\n\d]{2,24}[)\]]$")
ENDING = 24
"""How far before the end of a caption its last words begin (characters)."""
CREDIT = 60
"""How far before it the words begin that name the photographer."""


class Furniture(Lines):
    """Tells lines of the page, which no section begins or ends with, from those of the item."""

    @cached_property
    def furniture(self) -> frozenset[int]:
        """The paragraphs that are captions or notices."""
        return frozenset(at for at, line in enumerate(self.paras) if self._beside(line))

    def _beside(self, line: Para) -> bool:
        if self.notice(line):
            return True
        # "Pictures of the quay went round the world." is a sentence
        return self.captions(line) and (not final(self.text, line.start, line.end) or self._credited(line))

    def notice(self, line: Para) -> str:
        """What a line of the page is: a ``link`` to the title below it ("Read more"), another ``notice``, or ""."""
        hit = self.opens("notices", line) if line.length < PROSE else None
        if hit is None:
            return ""
        link, rest = hit.value.endswith("link"), self.text[hit.end : line.end].strip(" *_#")
        if rest and hit.value.startswith("alone") and not (link and rest[0] in ":|"):
            return ""  # "إعلان" is a notice, "إعلان الطوارئ" a head
        return "link" if link and not rest.strip(":| ") else "notice"

    def ends(self, line: Para) -> bool:
        """Whether a line says that the item ends, and no more: "ENDS", "-انتهى-", "###"."""
        words = self.text[line.start : line.end].strip(" -–—*#/()[]")
        if not words:
            return self.text[line.start : line.end].startswith("###")
        hit = self.within("closings", line.start, line.end)
        return hit is not None and hit.word == words

    def linked(self, at: int) -> bool:
        """Whether a line is the title of another item, which the line above leads to: "Read more / Ferry returns"."""
        return at > 0 and self.notice(self.paras[at - 1]) == "link"

    def captions(self, line: Para) -> bool:
        """Whether a line says what a picture shows, or who took it."""
        if "©" in self.text[line.start : line.end] or (line.length < 2 * PROSE and self._credited(line)):
            return True
        return line.length < PROSE and (self.opens("captions", line) is not None or self._closed(line))

    def _closed(self, line: Para) -> bool:
        """Whether a word of captions, or a source in brackets, ends the line: "السوق ليلاً - أرشيف", "… (الفرنسية)"."""
        bracket = _BRACKET.search(self.text, line.start, line.end)
        if bracket:
            before = self.text[line.start : bracket.start()].rstrip()
            if len(before.split()) > 3 or before[-1:] == ".":  # "The quay. (Ann Lee)"
                return True
        hit = self.within("captions", max(line.start, line.end - ENDING), line.end)
        before = self.text[line.start : hit.outer].rstrip()[-1:] if hit else ""
        return hit is not None and line.end - hit.end < 3 and before != "" and before in "([/-–—|:."

    def _credited(self, line: Para) -> bool:
        """Whether a line ends in who took its picture: "Boats at the quay. Photograph: Ann Lee/Elin Press"."""
        hit = self.within("captions", max(line.start, line.end - CREDIT), line.end)
        if hit is None or not self.text.startswith(":", hit.end):
            return False
        before = self.text[line.start : hit.outer].rstrip()
        return not before or before[-1] in ".([/-–—|"
