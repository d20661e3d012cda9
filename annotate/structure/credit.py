"""Credit: what stands under the text of an item: the agencies it is taken from, or who signs it, and the page's lines.

The page's are links to other items, shares, whose the rights are, how the sender is reached, that a release ends.
"""

from __future__ import annotations

from typing import NamedTuple

from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.furniture import BULLETS, ENTRY
from annotate.structure.letterhead import Letterhead
from annotate.structure.lines import PROSE
from annotate.structure.locality import named
from annotate.structure.masthead import masthead
from annotate.structure.paragraphs import Para, final, paragraphs
from annotate.structure.parts import GIVEN
from annotate.structure.top import Extent, Over

LONGEST_CREDIT = 240
LONGEST_SIGNATURE = 108
LONGEST_SOURCE, LONGEST_SOURCES = 80, 120
"""A line that opens with a word of sources is no longer, with a colon behind it (characters)."""
EDITED = 100
"""Who edited or wrote with others is told in a line that is no longer, where it names one of them (characters)."""
FEW, PAPER = 5, 7
"""So many words has a line that opens with an agency, and one of a paper and an agency: "La Voix du Nord avec AFP"."""
SMALL = 3
"""A word between a name and a place has no more characters, with a space: "à"."""
TITLES = 12
"""So many lines stand at most under one that leads to them."""
SECTION = 16
"""What it may say of them is shorter (characters): "More from Elin"."""
_BRACKETED = regex(r"[(\[][^()\[\]\n]{2,238}[)\]][.]?")
_ACRONYM = regex(r"[(\[][A-Z]{2,6}(?:[/-][A-Z]{2,6})?[)\]]")
"""An agency that no list has: "(AIP)"."""
_ENDING = regex(r"[(\[][^()\[\]\n]{2,80}[)\]][.]?$")
_SIGNED = regex(r"([^(),،.:;\n]{5,40})(, [^(),.:;\n]{4,40}| ?[(\[][^()\[\]\n]{2,60}[)\]])?[.]?")
_INITIALS = regex(
    r"[(\[]?(?:\w\.\s?){1,3}\w\.?[)\]]?|[(\[]?\w{1,3}(?:/\w{1,4}){1,3}[)\]]?"
    r"|(?:\w\. ?){1,3}[^\W\d]{1,3} (?:\w\. ?){1,3}"
    r"|\([^()\n]{2,40}\) ?(?:\w\.? ?/ ?\w\.?|(?:\w\.){1,3}\w?(?: ?/ ?(?:\w\.){1,3}\w?)?)"
    r"|(?:-{0,2}\(\w{3,8}\) )?\w–?(?:[ .]\w–?){0,2}\.? ?/ ?\w–?(?:[ .]\w–?){0,2}\.?"
)
"""How desks sign: "م.ع", "A.K.", "jk/mh", "(ab/cd)", "(النهاية) ف ع / م خ", "--(بترا) م خ/أ ز",
"(وال - مصراتة) م.ف / ع.ك", "S. M. et I. K."."""


_DESK = regex(r"\w{1,3}(?:[ .]\w){0,2}\.? ?/ ?\w{1,4}(?:[ .]\w){0,2}\.?")
"""How they sign beside the name of the agency."""


_MAIL = regex(r"[\w.+-]@[\w-]+\.\w")


class Foot(NamedTuple):
    """What stands under the text: the credit, and the first paragraph of those that are the page's."""

    credit: Extent | None
    page: int


def foot(reading: Reading) -> Foot:
    """What stands under the text, which only the last stretch of an item has; to be asked for with ``reading.once``."""
    paras = reading.once(paragraphs)
    return _Credit(reading).foot() if reading.last and paras else Foot(None, len(paras))


def credit(reading: Reading) -> Extent | None:
    """Where the credit of an item is."""
    return reading.once(foot).credit


def under(reading: Reading) -> list[Extent]:
    """The lines of the page under the text and the credit."""
    return [line[:2] for line in reading.once(paragraphs)[reading.once(foot).page :]]


class _Credit(Letterhead):
    """Finds what stands under one text."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.top = reading.once(masthead)

    def foot(self) -> Foot:
        """The credit, a line of its own or brackets after the last sentence, and the lines of the page below."""
        last = at = len(self.paras) - 1
        while at > self.top.first and (up := self._below(at) or self._titles(at)):
            at -= up
        at = max(at, self.top.first)
        while at < last and self._led(at + 1):
            at += 1
        if found := self._credit(at):
            return Foot(found, at + 1)
        found = self._credit(last) if at == last or not self._titles(last) else None
        return Foot(found, last + 1 if found else at + 1)

    def _below(self, at: int) -> int:
        """One where a line is the page's, or tells that a release ends or how its sender is reached, or 0."""
        line, words = self.paras[at], self.text[slice(*self.paras[at][:2])]
        if self.sender(at) and self.opens("annexes", self.paras[at - 1]):
            return 0
        if self.linked(at):
            return 1
        if at in self.items or at in self.listed:
            return 0
        if "©" in words or self.ends(line) or self.menu(line):
            return 1
        if line.length < PROSE and "@" in words and _MAIL.search(words):
            named_first = named(" ".join(self.reading.cased[line.start : line.end].split()[:2]))
            if named_first and self.reading.pack.script.cased:
                return 1  # "Ann Lee can be reached at ann@elin.example."
        hit = self.opens("notices", line)
        if hit and hit.value == "rights":
            return 1
        if hit and " " in hit.word and not hit.value and self._asks(line):
            return 1
        bare = hit is not None and not hit.value and " " not in hit.word
        # "Listen to the sea."
        noticed = self.notice(line) and not (bare and final(self.text, line.start, line.end))
        return bool(noticed or self.sender(at))

    def _asks(self, line: Para) -> bool:
        """Whether a line longer than a notice asks for a subscription or a letter: "Sign up here for …"."""
        if not PROSE <= line.length < 2 * PROSE:
            return False
        return not final(self.text, line.start, line.end) or "@" in self.text[line.start : line.end]

    def _titles(self, at: int) -> int:
        """How many lines up to one that leads to them are titles of other items, or words of a menu, or 0."""
        short = True
        for up in range(1, TITLES):
            line, over = self.paras[at - up + 1], self.paras[at - up]
            if at - up <= self.top.first or line.length > PROSE or self.text[line.end - 1] in ".:،,;":
                return 0
            if self.sender(at - up + 1):
                return 0
            short = short and len(self.text[line.start : line.end].split()) <= ENTRY
            told, hit = self.notice(over), self.opens("notices", over)
            # "Latest from Elin"; "Read more: Bridge reopens" has its title
            of = self.text[hit.end : over.end - 1] if hit and hit.value.endswith("link") else ":"
            if told and (short or (len(of) < SECTION and ":" not in of)):
                return up
        return 0

    def _led(self, at: int) -> bool:
        """Whether a line tells how somebody is reached under a head that says so: "Media contact / 555 0100"."""
        above = self.paras[at - 1]
        listed = at - 1 in self.items or self.text[above.start] in BULLETS
        return not listed and self.sender(at) and not final(self.text, above.start, above.end)

    def _credit(self, at: int) -> Extent | None:
        """Where it is, if it is in one paragraph."""
        top, line = self.top, self.paras[at]
        start = line.start if at != top.first else top.start
        words = self.text[line.start : line.end]  # "/ خ ع / م ر /"
        bare = line._replace(
            start=line.end - len(words.lstrip("-–—/= ")), end=line.start + len(words.rstrip("/= "))
        )
        if at in self.listed and line.length > 60:
            return None
        if (
            at > top.first
            and at not in self.items
            and line.length <= LONGEST_CREDIT
            and (self._credits(bare) or self._signature(bare, self.paras[at - 1]))
        ):
            return self._signed_over(at), line.end
        low = max(start + 1, line.end - 84)
        ending = _ENDING.search(self.text, low, line.end)
        if ending and self.only_agencies(Para(ending.start(), line.end, False)):
            return ending.start(), line.end
        return None

    def _signed_over(self, at: int) -> int:
        """Where a credit starts: with the initials or the agency right over its last line: "م ع / س ح / أ ش أ"."""
        above, line = self.paras[at - 1 : at + 1]
        joined = at - 1 > self.top.first and at - 1 not in self.items and not line.apart
        signed = joined and (
            self.only_agencies(above)
            or _INITIALS.fullmatch(self.text, above.start, above.end)
            or (self._ruled(above) and _INITIALS.fullmatch(self.text, line.start, line.end))
        )
        return above.start if signed else line.start

    def _ruled(self, line: Para) -> bool:
        """Whether a line is a rule and nothing else, as a desk sets one over its initials: "ــــ"."""
        return not any(map(str.isalnum, self.text[line.start : line.end]))

    def _signature(self, line: Para, above: Para) -> bool:
        """Whether a last line is initials, a name of the byline or one with a post: "Ann Lee (Elin, correspondent)"."""
        if line.length > LONGEST_SIGNATURE:
            return False
        if _INITIALS.fullmatch(self.text, line.start, line.end):
            return True
        if self._signs(line, above) or self._written(line) or self._filed_by(line):
            return True
        signed = _SIGNED.fullmatch(self.text, line.start, line.end)
        if signed is None or not self.nameable(*signed.span(1)):
            return False
        if signed[2] and named(self.reading.cased[slice(*signed.span(1))]) and self._whence(*signed.span(2)):
            return True
        post = (signed[2] or "").strip(" ()[].").split()
        if post and self.posts.intersection(post[-1:]):
            return True
        authors = [self.text[start:end] for start, end in self.top.called(Over.BYLINE)]
        return any(signed[1] in author for author in authors)

    def _whence(self, start: int, end: int) -> bool:
        """Whether an agency, or a small word and a place, stands behind a name: "(avec AFP)", ", à Dakar"."""
        while not self.text[start].isalpha():
            start += 1
        while not self.text[end - 1].isalpha():
            end -= 1
        place = start + len(self.text[start:end].split()[0]) + 1
        return self.only_agencies(Para(start, end, False)) or (
            place - start <= SMALL and place < end and self.bare_place(place, end)
        )

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
        if not self.nameable(start, line.end):
            return False
        if self.reading.pack.script.cased:
            return named(self.reading.cased[start : line.end])
        given = self.starting(GIVEN, start)
        return ":" in rest[:2] or "/" in rest[:2] or (given is not None and given.outer == start)

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

    def _credits(self, line: Para) -> bool:
        """Whether a last line names agencies, a source, or who reported and edited."""
        contributed = self.within("contributions", line.start, line.end)
        if contributed and (
            not contributed.value
            or (contributed.value == "opens" and contributed.outer <= line.start + 3)
            or (contributed.value == "ends" and contributed.end >= line.end - 1)
        ):
            return True
        agency = self.within("agencies", line.start, line.end)
        source, author = self.opens("sources", line), self.opens("bylines", line)
        if _BRACKETED.fullmatch(self.text, line.start, line.end):
            return bool(agency or source or author or _ACRONYM.fullmatch(self.reading.cased, *line[:2]))
        words = len(self.text[line.start : line.end].replace("/", " ").split())
        opens = agency is not None and agency.outer == line.start
        if words <= FEW and agency and opens and self.text[agency.end : line.end].lstrip().startswith("/"):
            return True  # "وام/أحمد النعيمي", "وام / ريم سعد / حسن بكر": the agency and who wrote for it
        ends = agency is not None and agency.end == line.end and " " in agency.word  # "Le Monde avec AFP"
        # "Reporting by Ann Lee; Editing by Tom Hall"
        edited = (
            author is not None
            and " " in author.word
            and (line.length <= EDITED or self.within("bylines", author.end, line.end) is not None)
        )
        colon = source is not None and ":" in (source.word[-1], self.text[source.end : source.end + 1])
        sourced = source is not None and line.length <= (LONGEST_SOURCES if colon else LONGEST_SOURCE)
        return self.only_agencies(line) or sourced or edited or (ends and words <= PAPER)
