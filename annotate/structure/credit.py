"""Credit: what stands under the text of an item: the agencies it is taken from, or who signs it, and the page's lines.

The page's are links to other items, shares, whose the rights are, how the sender is reached, that a release ends.
"""

from __future__ import annotations

from typing import NamedTuple

from annotate.reading import Hit, Reading
from annotate.regex import regex
from annotate.structure.furniture import BULLETS, ENTRY
from annotate.structure.lines import PROSE
from annotate.structure.locality import named
from annotate.structure.paragraphs import Para, final, paragraphs
from annotate.structure.parts import LONGEST_OUTLET
from annotate.structure.rows import rows
from annotate.structure.signature import ENDING, INITIALS, Signatures
from annotate.structure.top import Extent, Over

LONGEST_CREDIT = 240
LONGEST_SOURCE, LONGEST_SOURCES = 80, 120
"""A line that opens with a word of sources is no longer, with a colon behind it (characters)."""
EDITED = 100
"""Who edited or wrote with others is told in a line that is no longer, where it names one of them (characters)."""
FEW, PAPER = 5, 7
"""So many words has a line that opens with an agency, and one of a paper and an agency: "La Voix du Nord avec AFP"."""
TITLES = 12
"""So many lines stand at most under one that leads to them."""
SECTION = 16
"""What it may say of them is shorter (characters): "More from Elin"."""
_BRACKETED = regex(r"[(\[][^()\[\]\n]{2,238}[)\]][.]?")
_ACRONYM = regex(r"[(\[][A-Z]{2,6}(?:[/-][A-Z]{2,6})?[)\]]")
"""An agency that no list has: "(AIP)"."""
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


class _Credit(Signatures):
    """Finds what stands under one text."""

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
        stamp = line.length < PROSE and self.filed(line, titled=True) is Over.STAMP
        if self.linked(at) or (stamp and at not in self.reading.once(rows)):
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
            and (self._credits(bare) or self.signature(bare, self.paras[at - 1]))
        ):
            return self._signed_over(at), line.end
        low = max(start + 1, line.end - 84)
        ending = ENDING.search(self.text, low, line.end)
        if ending and self.only_agencies(Para(ending.start(), line.end, False)):
            return ending.start(), line.end
        return None

    def _signed_over(self, at: int) -> int:
        """Where a credit starts: with the initials or the agency right over its last line: "م ع / س ح / أ ش أ"."""
        above, line = self.paras[at - 1 : at + 1]
        inner = at - 1 > self.top.first and at - 1 not in self.items
        wired = self.text[above.start : above.end].lstrip("-–—")  # "--(بترا) // س ع/ م ق"
        if inner and wired[:1] == "(" and self.only_agencies(above._replace(start=above.end - len(wired))):
            return above.start
        signed = inner and (
            self.only_agencies(above)
            or INITIALS.fullmatch(self.text, above.start, above.end)
            or (self._ruled(above) and INITIALS.fullmatch(self.text, line.start, line.end))
        )
        return above.start if signed else line.start

    def _ruled(self, line: Para) -> bool:
        """Whether a line is a rule and nothing else, as a desk sets one over its initials: "ــــ"."""
        return not any(map(str.isalnum, self.text[line.start : line.end]))

    def _with(self, word: Hit, line: Para) -> bool:
        """Whether a line opens with a word and a name: "Avec Luc Ferrand à Dakar", "– With Ann Lee, The Courier"."""
        if word.outer > line.start or final(self.text, line.start, line.end):
            return False
        words = self.reading.cased[word.end : line.end].replace(",", " ").split()
        return named(" ".join(words[:2])) and len(words) <= PAPER

    def _credits(self, line: Para) -> bool:
        """Whether a last line names agencies, a source, or who reported and edited."""
        contributed = self.within("contributions", line.start, line.end)
        if contributed and (
            not contributed.value
            or (contributed.value == "opens" and contributed.outer <= line.start + 3)
            or (contributed.value == "ends" and contributed.end >= line.end - 1)
            or (contributed.value == "name" and self._with(contributed, line))
        ):
            return True
        agency = self.within("agencies", line.start, line.end)
        source, author = self.opens("sources", line), self.opens("bylines", line)
        if _BRACKETED.fullmatch(self.text, line.start, line.end):
            # "(Luc Ferrand, édité par Anne Lenoir)"
            inside = self.within("bylines", line.start + 2, line.end)
            edited = inside is not None and " " in inside.word
            opening = contributed if contributed and contributed.outer == line.start + 1 else None
            # "(ومع الأطلس)"
            held = self.reading.cased[opening.end + 1 if opening else line.start + 1 : line.end - 1]
            acronym = _ACRONYM.fullmatch(self.reading.cased, *line[:2])
            definite = bool(self.article) and held.isalpha() and held.startswith(self.article)
            called = named(held) or definite  # "(Ann Lee)", "(Pacific Wire)", "(الراصد)"
            outlet = self.within("outlets", line.start, line.end) and len(held.split()) <= FEW
            return bool(agency or source or author or edited or acronym or called or outlet)
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
        return (
            self.only_agencies(line) or sourced or edited or (ends and words <= PAPER) or self._outlet(line)
        )

    def _outlet(self, line: Para) -> bool:
        """Whether a line is a medium's name that no list has, told by a word of it: "Elin News Agency"."""
        words = self.reading.cased[line.start : line.end]
        if not 2 <= len(words.split()) <= LONGEST_OUTLET or final(self.text, line.start, line.end):
            return False
        if self.reading.pack.script.cased:
            return named(words) and self.within("outlets", line.start, line.end) is not None
        hits = [hit for hit in self.hits["outlets"] if line.start <= hit.outer and hit.end <= line.end]
        return any(hit.outer == line.start or hit.end == line.end for hit in hits)
