"""Furniture: the lines that a page sets among those of an item: captions, notices, links to other items."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from annotate.reading import Hit
from annotate.regex import regex
from annotate.structure.lines import PROSE, Lines
from annotate.structure.paragraphs import Para, final

_MENU = regex(r"\t+|[ \u00a0]{2,}|\s[|•·]\s")
_SPACES = regex(r"[ \u00a0]{2,}")
_GAP = regex(r"\w[,;]?[ \u00a0]{2,4}(?=\w)")
"""Several spaces between the words of a sentence."""
_STROKES = regex(rf"{_MENU.pattern}|\s/\s")
_TRAIL = regex(r"\s[>›]\s")
_CLOSING = regex(r"\s[>›»]\s")
"""What parts the entries of a trail where no mark opens a quotation: "الرئيسية » آسيا"."""
_TAGS = regex(r"#[^\s#]+(?:\s#[^\s#]+)*")
_NAMES = regex(r"[ \u00a0]?[:/|][ \u00a0]?\w")
"""What stands between a word of captions and the photographer: "Photo: Ann Lee", "Photo / Ann Lee"."""
_SOURCED = regex(r"(?<=[^\W\d_])[.»”\"](?: [-/|–—])? ([^\W\d_a-z][^a-zß-öø-ÿ.\d]{4,60})$")
"""How a paper names the photographer behind a sentence: "The quay at dawn. ANN LEE FOR THE COURIER"."""
_BARRED = regex(r"[^\W\d_][.»”\"] \| [^\W\d_a-z][^|.\n]{3,40}$")
"""How one does so behind a bar: "The quay at dawn. | Ann Lee/Courier"."""
_PICTURED = regex(r"[(\[][^()\[\]\n\d]{2,60}[)\]]$")
_BRACKET = regex(r"[(\[][^()\[\]\n\d]{2,24}[)\]]$")
_SIZES = regex(r"(?<!\w)\w ?[+-](?!\w)|(?<!\w)x(?!\w)")
"""Buttons for the size of letters: "A+ A-"."""
_FURTHER = regex(r"\W{0,3}(?:\w{1,6}\W{1,2})?[0-9][0-9/.-]{0,11}|[ ]?[|/,–—-][ ]?.{0,9}[0-9].{0,24}")
"""The number or the day of a release behind what it is called: "Communiqué de presse n° 12"."""
_OF = regex(r"[0-9]{1,3} [^\W\d_]{1,3} [0-9]{1,3}")
"""What stands behind the word for a page: "Page 2 of 3"."""
_RANK = regex(r"[0-9]{1,2}(?:[.)]|[ \u00a0])[ \u00a0]{0,3}(?=[^\W\d])")
_CLOSED = regex(r"\s?[/-]\s?[^\s\d]?[0-9]{1,4}[^\s\d]?")
"""The number of an item behind the word that closes it: "انتهى/25م"."""
_NUMBER = regex(r"[0-9]{1,5} (?=[^\W\d])")
LEAST = 40
"""A sentence that shows how words are parted is no shorter (characters)."""
LOOSE = 2
"""So often prose has several spaces between words where they part nothing in a line either."""
SIZED = 8
"""Buttons for the size of letters, and nothing else, are no more characters: "A+ A-", "أ+ أ-"."""
ENDING = 24
"""How far before the end of a caption its last words begin (characters)."""
CREDIT = 60
"""How far before it the words begin that name the photographer."""
SOURCED = 30
"""A caption with names in capitals behind it is longer (characters)."""
TITLE = 7
"""The title of another item, of which another stands above, has so many words at least over prose."""
ENTRY = 4
"""So many words has an entry of a menu at most."""
LONGEST_TITLE = 140
"""What is longer and ends in a stop is no title of another item (characters)."""
BULLETS = "›»>•·-–"
"""What opens the titles of other items."""


class Furniture(Lines):
    """Tells lines of the page, which no section begins or ends with, from those of the item."""

    def furniture(self, at: int) -> bool:
        """Whether there is a paragraph of that number that is the page's, or a caption."""
        return at < len(self.paras) and (self.page(at) or self._caption(self.paras[at]))

    def _caption(self, line: Para) -> bool:
        # "Pictures of the quay went round the world." is a sentence
        return self.captions(line) and (not final(self.text, line.start, line.end) or self._credited(line))

    def notice(self, line: Para) -> str:
        """What a line of the page is: a ``link`` to the title below it ("Read more"), another ``notice``, or ""."""
        asked = bool(self.hits["notices"]) and line.length < PROSE
        hit = (self.opens("notices", line) or self._counted(line)) if asked else None
        if hit is None:
            return ""
        link, rest = hit.value.endswith("link"), self.text[hit.end : line.end].strip(" *_#")
        if hit.value == "dotted" and any(map(str.isalpha, rest)) and rest[-1] not in ".…":
            return ""  # "Loading the map ..." is a notice, "Loading bay on fire" is not
        if hit.value == "with" and not ("@" in rest or self.within("media", hit.end, line.end)):
            return ""
        if _OF.fullmatch(rest):
            return "notice"
        if any(map(str.isalpha, rest)) and hit.value.startswith("alone") and not (link and rest[0] in ":|"):
            return ""  # "إعلان" is a notice, "Comments (8)" is, "إعلان الطوارئ" is a head
        return "link" if link and not rest.strip(":| ") else "notice"

    def _counted(self, line: Para) -> Hit | None:
        """The word of the page that a number and nothing else stands before: "12 comments"."""
        number = _NUMBER.match(self.text, line.start, line.end)
        hit = self.within("notices", number.end(), number.end() + 1) if number else None
        return hit if hit and hit.end == line.end else None

    def calls(self, line: Para) -> bool:
        """Whether a line says what the item is, as newsrooms call it: "Press release", "Embargoed until Friday"."""
        hit, at = self.opens("kickers", line), line.start
        while hit is not None:  # "Press release - for immediate release"
            rest = self.text[hit.end : line.end]
            if hit.value == "opens" or not rest.strip(" :*_-–—)]"):
                return True
            if hit.value == "release" and _FURTHER.fullmatch(rest):
                return True
            at = line.end - len(rest.lstrip(" :|/-–—"))
            further = self.within("kickers", at, at + 1)
            hit = further if further and further.start == at and at > hit.end else None
        return False

    def ends(self, line: Para) -> bool:
        """Whether a line says that the item ends, and no more: "ENDS", "-انتهى-", "###"."""
        words = self.text[line.start : line.end].strip(" -–—*#/()[]")
        if not words:
            return self.text[line.start : line.end].replace(" ", "").startswith("###")
        hit = self.within("closings", line.start, line.end)
        return hit is not None and (hit.word == words or _CLOSED.fullmatch(words, len(hit.word)) is not None)

    def page(self, at: int) -> bool:
        """Whether a line is the page's by its words or its shape, and no caption: a menu, a notice, another item."""
        return bool(self.notice(self.paras[at])) or self.linked(at) or self.menu(self.paras[at])

    def _buttons(self, line: Para) -> bool:
        """Whether a line is nothing but words of shares, two or more: "Facebook Twitter", "A+ A- Print"."""
        text, at, count = "", line.start, 0
        for hit in self.hits["notices"]:
            if at <= hit.start < line.end:
                text += self.text[at : hit.outer]
                at, count = hit.end, count + 1
        if not count and line.length > SIZED:
            return False
        text += self.text[at : line.end]
        sizes, sized = _SIZES.subn("", text)
        return count + (sized if not count else sized > 0) > 1 and not any(map(str.isalpha, sizes))

    def menu(self, line: Para) -> bool:
        """Whether words stand side by side that lead elsewhere: "News   Sport   Weather", "Home > Region", "#tag"."""
        if line.length > PROSE or final(self.text, line.start, line.end):
            return False
        if self._buttons(line):
            return True
        if _TAGS.fullmatch(self.text, line.start, line.end):
            return True
        origin = self.reading.origin
        words = self.reading.source[origin(line.start) : origin(line.end - 1) + 1]
        if self._tabbed:
            words = words.replace("\t", " ")
        if "  " in words and self._loose:
            words = _SPACES.sub(" ", words)
        told = self.opens("notices", line) is not None
        if not told and any(map(str.isdigit, words)):
            return False  # "Rovers   3   United   1"
        # "News   Sport   Weather", "Home > News"; behind a word of menus also "Home / News / Region"
        entries = (_STROKES if told else _MENU).split(words)
        trail = (_TRAIL if "«" in words else _CLOSING).split(words)
        least = 1 if told and "\t" in words else 2  # "Share   Comments 27"
        known = (
            told and len(entries) == 2 and self.ending("menus", line.start + 1, line.end)
        )  # "Home / Sport"
        found = trail if len(trail) > 1 else entries if known or len(entries) > least else []
        return bool(found) and all(0 < len(entry.split()) <= ENTRY for entry in found)

    @cached_property
    def _loose(self) -> bool:
        """Whether prose has several spaces between words here and there, as dirty copies have: they part no entries."""
        prose = (line for line in self.paras if line.length >= LEAST and final(self.text, *line[:2]))
        origin, source = self.reading.origin, self.reading.source
        found = (
            match
            for line in prose
            for match in _GAP.finditer(source, origin(line.start), origin(line.end - 1))
        )
        return len(list(islice(found, LOOSE))) == LOOSE

    @cached_property
    def _tabbed(self) -> bool:
        """Whether tabs part the words of the text."""
        return self.reading.source.count("\t") > self.reading.source.count(" ")

    def linked(self, at: int) -> bool:
        """Whether a line is the title of another item, which a line above leads to: "Read more / Ferry returns"."""
        return at in self._links

    @cached_property
    def _links(self) -> frozenset[int]:
        """The titles of other items: one below a line that leads to it, and more with a bullet or a rank each."""
        found: set[int] = set()
        begun = False  # whether the text has: what stands over it may be a menu
        for at in range(1, len(self.paras)) if self.hits["notices"] else ():
            line = self.paras[at]
            begun = begun or self.paras[at - 1].length >= PROSE
            more = at - 1 in found and (
                self.text[line.start] in BULLETS or self.ranked(line) or (begun and self._stacked(at))
            )
            if (more or self.notice(self.paras[at - 1]) == "link") and not self._goes(line):
                found.add(at)
        return frozenset(found)

    def _stacked(self, at: int) -> bool:
        """Whether a line behind the title of another item is one more: over a third, or of many words.

        "Read more / Ferry returns to Keld / Mayor to stand again / What it costs / The bridge …": the last is a head.
        """
        line, below = self.paras[at], self.paras[at + 1 : at + 2]
        if final(self.text, line.start, line.end) or line.length > PROSE or not below:
            return False
        third = below[0].length < PROSE and not final(self.text, *below[0][:2])
        return third or len(self.text[line.start : line.end].split()) >= TITLE

    def _goes(self, line: Para) -> bool:
        """Whether a line is no title but the text, going on behind "Read more", whose titles the page has lost."""
        return line.length > LONGEST_TITLE and final(self.text, line.start, line.end)

    def ranked(self, line: Para) -> bool:
        """Whether a number opens a title that no stop ends, as in a list of what is read most."""
        ranks = _RANK.match(self.text, line.start, line.end)
        return ranks is not None and line.length < PROSE and not final(self.text, line.start, line.end)

    def captions(self, line: Para) -> bool:
        """Whether a line says what a picture shows, or who took it."""
        if self.photographed(line):
            return True
        return line.length < PROSE and (self.opens("captions", line) is not None or self._closed(line))

    def pictured(self, line: Para) -> bool:
        """Whether a line ends in brackets that name the photographer: "The quay at dawn (Photo: Ann Lee)"."""
        bracket = _PICTURED.search(self.text, max(line.start, line.end - 64), line.end)
        if bracket is None:
            return False
        # "Dawn. (Courier photo by Ann Lee)"
        whole = self.text[line.start : bracket.start()].rstrip()[-1:] == "."
        hit = self.within("captions", bracket.start(), line.end if whole else bracket.start() + 2)
        return hit is not None

    def photographed(self, line: Para) -> bool:
        """Whether a line names who took a picture: "Photo: Ann Lee", "The quay at dawn. © Ann Lee"."""
        if "©" in self.text[line.start : line.end]:
            return True
        if line.length >= 2 * PROSE:
            return False
        return self._credited(line) or self._sourced(line) or self._parted_off(line)

    def _parted_off(self, line: Para) -> bool:
        """Whether a bar parts a photographer from a sentence, or an agency is all behind one: "The quay. EFE"."""
        words = self.reading.cased[line.start : line.end]
        if not words[-1].isalpha():
            return False
        if "|" in words:
            return _BARRED.search(words) is not None
        before, stop, agency = words.rpartition(". ")
        short = bool(stop and before) and line.length < PROSE and " " not in agency
        return short and self.only_agencies(line._replace(start=line.end - len(agency)))

    def _named(self, line: Para, hit: Hit) -> bool:
        """Whether names follow a word of captions behind a sentence: "The march at noon. Photo RL/Ann Lee"."""
        names = self.reading.cased[hit.end : line.end].replace("/", " ").split()
        behind = self.text[line.start : hit.outer].rstrip()[-1:] == "."
        return (
            behind
            and self.reading.pack.script.cased
            and 0 < len(names) < 6
            and all(n[0].isupper() for n in names)
        )

    def _sourced(self, line: Para) -> bool:
        """Whether names in capitals follow a sentence that is not all capitals."""
        if not self.reading.pack.script.cased or line.length < SOURCED:
            return False
        found = _SOURCED.search(self.reading.cased, max(line.start, line.end - CREDIT), line.end)
        if found is None or " " not in found[1]:
            return False
        return not self.reading.cased[line.start : found.start()].isupper()

    def _closed(self, line: Para) -> bool:
        """Whether a word of captions, or a source in brackets, ends the line: "السوق ليلاً - أرشيف", "… (الفرنسية)"."""
        shut = self.text[line.end - 1] in ")]"
        bracket = _BRACKET.search(self.text, line.start, line.end) if shut else None
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
        if hit is None:
            return False
        if not _NAMES.match(self.text, hit.end, line.end):
            return self._named(line, hit)
        before = self.text[line.start : hit.outer].rstrip()
        # "The otter at dawn Credit: Ann Lee"
        capital = self.reading.cased[hit.start].isupper() and self.text.startswith(":", hit.end)
        return not before or before[-1] in ".([/-–—|" or capital
