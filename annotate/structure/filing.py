"""Filing: a line of its own over the text: who wrote it (byline), or where, when and for whom (dateline).

Such a line has a few parts with a dash, comma, stroke, colon or bracket between them: "LE CAIRE, 15 juin 2022
(AFP)", "القاهرة: محمد نصار", "خاص – إيمان عبد الرحمن". Each part is told by itself; together they tell the line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from annotate.names.gazetteer import PLACES
from annotate.structure.lexis import ClauseWords
from annotate.structure.lines import Lines
from annotate.structure.paragraphs import Para, last

GIVEN = "name.given"
"""The lexicon that knows given names."""
NAMED = ("name.orgs", "name.org_heads", "clause.agreements", "clause.nouns", "outline.running")
"""The lexicons whose words open no person's name."""
LONGEST = 90
LONGEST_OUTLET = 4
"""The name of a paper has no more words."""
MOST_NAMED = 3
"""What is no name has more words."""
WORDS = 10
"""No such line has more words, but one of several authors under a headline."""
_SHORT = re.compile(r"[^\W\d_]\. ?[^\W\d_]{2,20}")
_BETWEEN = re.compile(
    r"[ ]?(?:[,،|()\[\]*]|(?<![0-9])[/:]|[/:](?![0-9]))+[ ]?|[ ](?:-{1,2}|–|—|_)[ ]|[ ]?[–—][ ]?"
)
_AND = re.compile(r"[ ][^\W\d_A-Z]{1,3}[ ](?=[^\W\d_a-z])")
_NAME = re.compile(r" [^\W\d_a-z][\w.'-]* [^\W\d_a-z][\w.'-]*(?: [^\W\d_A-Z]{2,3}\b|,|$)")
_HYPHEN = re.compile(r"[ ]?-[ ]?")
_CLOCK = r"[0-9]{1,2}[:h][0-9]{2}[^\d\n]{0,14}"
_DAY = re.compile(
    rf"(?:19|20)[0-9]{{2}}|{_CLOCK}|[0-9]{{1,4}}[/.-][0-9]{{1,2}}[/.-][0-9]{{1,4}}(?:\D{{1,6}}{_CLOCK})?"
)
_INITIAL = re.compile(r"[^\W\d_]\. ?[^\W\d_]{3,}(?: [^\W\d_]{3,})?")
"""How a paper shortens the name of an author: "ع. بوشريف"."""
_INITIALS = re.compile(r"[^\W\d_a-z]\.(?:[- ]?[^\W\d_a-z]\.){1,3}")
"""How a desk names an author over the text: "J.-F. M."."""

_JOINTS = str.maketrans("", "", "-'.")


class Part(NamedTuple):
    """A part of a line: its place, what it names, and the mark before it."""

    start: int
    end: int
    kind: str
    before: str

    @property
    def parted(self) -> bool:
        """Whether a dash or bar stands before it, as before a name: "تونس - هيفاء الماجري"."""
        return self.before in ("", "-", "--", "–", "—", "|", "_")


class Filing(Lines):
    """Tells lines over the text that name an author, or place, date and agency."""

    def filed(self, line: Para, *, titled: bool) -> str:
        """Whether a line is a ``byline`` or a ``dateline``, or nothing; ``titled`` where a headline stands over it."""
        cased = self.reading.pack.script.cased
        if titled and cased and _INITIALS.fullmatch(self.reading.cased, line.start, line.end):
            return "byline"
        if titled and not cased and _INITIAL.fullmatch(self.text, line.start, line.end):
            return "byline"
        if titled and self.text.endswith(").", line.start, line.end):
            line = line._replace(end=line.end - 1)  # "Santiago (Efe)."
        words = self.text[line.start : line.end].split()
        opened = self.opens("bylines", line) or self.opens("stamps", line)
        # "By A. Person Jr.", "Updated at 10 a.m.": the stop is the abbreviation's
        stops = "،؛;!?؟" if titled and opened and len(words[-1]) < 5 else ".،؛;!?؟"
        most = 2 * WORDS if titled and opened else WORDS  # "By Ann Lee in New York and Tom Hall in Port Elin"
        if line.length <= LONGEST and self._unparted(line):
            return "dateline"
        if line.length > LONGEST or len(words) > most or last(self.text, line.start, line.end) in stops:
            return ""
        parts = self._parts(line)
        kinds = [part.kind for part in parts]
        if not parts or kinds[0] == "stamp":
            return "dateline" if parts else ""
        if kinds[0] == "author" and set(kinds[1:]) == {"agency"} and len(words) == 2 + ("-" in words):
            return "dateline"  # متابعة - وكالات
        if "author" in kinds:
            return "byline" if titled or self._opens_byline(parts[0], len(words)) else ""
        if set(kinds) == {"date"} and len(words) <= (8 if titled else 5):
            return "dateline"
        if titled and kinds == ["agency", "other"] and self._unknown(parts[1]):
            return "byline"
        if "agency" in kinds and not (titled and "person" in kinds):
            return "dateline" if len(words) <= (8 if len(parts) > 1 else 4) else ""
        if not titled:
            return "dateline" if self._of_paper(parts) else ""
        if self._shared(line):
            return "byline"
        if any(part.before == ":" and part.kind == "other" and self._worded(part) for part in parts):
            return ""  # "Ada Holm: I never wanted to build bridges"
        if "person" in kinds or self._by(line) or ("date" not in kinds and self._name(line, parts)):
            return "byline"
        return self._placed(parts)

    def _worded(self, part: Part) -> bool:
        """Whether a part has so many words that it says something, and names nobody."""
        return len(self.text[part.start : part.end].split()) > MOST_NAMED

    def _unparted(self, line: Para) -> bool:
        """Whether place, day and agency stand in a line with no mark between: "الرياض 2 محرم 1443هـ الموافق … واس"."""
        place = max((hit.end for name in PLACES if (hit := self.starting(name, line.start))), default=0)
        agency = self.within("agencies", place, line.end) if place else None
        if agency is None or agency.end < line.end:
            return False
        month = self.within("months", place, agency.outer)
        return month is not None and any(map(str.isdigit, self.text[place : agency.outer]))

    def _shared(self, line: Para) -> bool:
        """Whether a paper signs with an agency: "Le Monde avec AFP"."""
        agency = self.within("agencies", line.start + 1, line.end)
        signed = agency is not None and agency.end == line.end and " " in agency.word
        return signed and self.reading.cased[line.start].isupper()

    def _parts(self, line: Para) -> list[Part]:
        """The parts of a line, with what each of them names."""
        marks = [(m.start(), m.end()) for m in _BETWEEN.finditer(self.text, line.start, line.end)]
        if not self.reading.pack.script.cased:  # دمشق-سانا
            marks += [m.span() for m in _HYPHEN.finditer(self.text, line.start, line.end)]
        if gap := self.tatweel(line):
            marks.append(gap)
        parts: list[Part] = []
        at, before = line.start, ""
        for start, end in [*sorted(marks), (line.end, line.end)]:
            if start > at and self.text[at:start].strip():
                parts.append(Part(at, start, self._part(at, start), before))
            if end > at:
                at, before = end, self.text[start:end].strip()
        return parts

    def _part(self, start: int, end: int) -> str:
        """What a part names: author, stamp, paper, agency, date, place or person; else it is ``other``."""
        if self.text[start] in '«“"':
            return "paper"
        if self._lasting(start, end):
            return "stamp"
        for name, kind in (("bylines", "author"), ("stamps", "stamp")):
            hit = self.within(name, start, start + 1)
            if (
                hit
                and hit.outer <= start
                and hit.value not in ("ends", "counts")
                and (hit.value != "name" or _NAME.match(self.reading.cased, hit.end, end))
                and (hit.value != "bureau" or self.bare_place(hit.end + 1, end))  # "مكتب صفاقس"
            ):
                return kind
        if self.only_agencies(Para(start, end, False)):
            return "agency"
        words = self.text[start:end].split()
        if self._dated(words, start, end):
            return "date"
        if self.bare_place(start, end):
            return "place"
        given = self.starting(GIVEN, start)
        if given and given.outer == start and given.end < end and self._named(start, end):
            return "person"
        if _SHORT.fullmatch(self.text, start, end):
            return "person"  # "وهران: ب. خيرة"
        if len(words) <= LONGEST_OUTLET and self.within("outlets", start, end):
            return "paper"
        return "other"

    def _lasting(self, start: int, end: int) -> bool:
        """Whether a part counts time: how long reading takes, how long ago it appeared: "4 min read", "منذ 3 ساعات"."""
        if len(self.text[start:end].split()) > 5:
            return False
        if self.text[start].isdigit():
            hit = self.within("stamps", start + 2, end)
            return hit is not None and hit.value == "ends" and hit.end == end
        hit = self.within("stamps", start, start + 1)
        return hit is not None and hit.value == "counts" and self.text[hit.end : end].strip()[:1].isdigit()

    def _unknown(self, part: Part) -> bool:
        """Whether a part behind a dash is two or three words, as an unknown name is: "خاص - سمر يزبك"."""
        return part.parted and 2 <= len(self.text[part.start : part.end].split()) <= 3

    def _dated(self, words: list[str], start: int, end: int) -> bool:
        """Whether a part is a date and little else: "الثلاثاء 12 نوفمبر 2024", "9 November 2024"."""
        figures = sum(any(c.isdigit() for c in word) for word in words)
        if _DAY.fullmatch(self.text, start, end):
            return True  # "14/03/2024 à 09:12"
        month = self.within("months", start, end)
        if month is None:
            weekday = self.starting("date.weekdays", start)
            rest = weekday.end + 1 if weekday else start
            return rest >= end or bool(weekday and _DAY.fullmatch(self.text, rest, end))  # "الأحد 17/3/2024"
        return figures > 0 and len(words) - figures - len(month.word.split()) <= 2

    def _named(self, start: int, end: int) -> bool:
        """Whether words could be a person's name, a few small ones between: "Tom Winter in Thai Binh"."""
        words = self.reading.cased[start:end].split()
        if not self.reading.pack.script.cased:
            return 2 <= len(words) <= 4
        small = [word for word in words if not word[0].isupper()]
        short = len(small) <= 1 and all(len(word) <= 4 for word in small)
        return 2 <= len(words) <= 6 and words[1][0].isupper() and short

    def _opens_byline(self, part: Part, count: int) -> bool:
        """Whether a first line of few words is a byline: a capitalised name, or a colon, follows "By"."""
        hit = self.within("bylines", part.start, part.start + 1)
        if part.kind != "author" or hit is None or not 1 < count <= 6:
            return False
        rest = self.reading.cased[hit.end : part.end + 1].lstrip()
        return rest.startswith(":") or (self.reading.pack.script.cased and rest[:1].isupper())

    def _by(self, line: Para) -> bool:
        """Whether a line ends in "by" and a name, with a word or two before it: "Essay by Conrad Weil"."""
        by = self.within("bylines", line.start + 1, line.end)
        if by is None or not self.reading.pack.script.cased:
            return False
        before = self.text[line.start : by.start].split()
        name = self.reading.cased[by.end : line.end].split()
        return len(before) <= 2 <= len(name) <= 4 and all(word[0].isupper() for word in name)

    def _name(self, line: Para, parts: list[Part]) -> bool:
        """Whether a line begins with words that only names would have, known or not: "Ann Lee, our critic"."""
        first = parts[0]
        if first.kind != "other" or not self.reading.pack.script.cased or self.text[line.end - 1] == ":":
            return False  # "From Bloomberg:" leads to what is quoted
        known = any(self.starting(name, line.start) for name in (*PLACES, *NAMED))
        upper = self.reading.cased[line.start : line.end].isupper()
        if known or upper:
            return False
        # "María Soler and John Pike", "Lice Movono in Rarotonga"
        name, *others = _AND.split(self.reading.cased[first.start : first.end])
        filed = bool(others) and (
            self.bare_place(first.end - len(others[-1]), first.end) or self._based(line)
        )
        return all(map(named, [name, *(others[:-1] if filed else others)]))

    def _based(self, line: Para) -> bool:
        """Whether a line is two words, "in" and one more, all with capitals: "Devika Rao in Chattanpur"."""
        words = self.reading.cased[line.start : line.end].split()
        before = clause.before if (clause := self.reading.pack.words(ClauseWords)) else {}
        proper = len(words) == 4 and all(words[at][0].isupper() for at in (0, 1, 3))
        return proper and before.get(words[2]) == "in"

    def _placed(self, parts: list[Part]) -> str:
        """What a line with a place is: "الدوحة ـ «الشرق»", "بغداد/ المدى برس", "تونس - هيفاء الماجري"."""
        first, rest = parts[0], parts[1:]
        count = len(self.text[parts[-1].start : parts[-1].end].split())
        if (
            len(rest) > 1 and rest[0].before == "("
        ):  # "طرابلس (لبنان) – «النهار»": the bracket says where that is
            rest = rest[1:]
        if first.kind == "place" and all(part.kind in ("paper", "date", "place") for part in rest):
            return "dateline"
        if any(
            part.kind == "date" for part in parts
        ):  # "MOMBASA, Kenya, Nov. 30", "تونس في 10 ديسمبر / وات /"
            return "dateline" if all(len(self.text[p.start : p.end].split()) < 4 for p in parts) else ""
        if len(parts) != 2:
            return ""
        if first.kind == "place" and rest[0].kind == "other":
            if rest[0].before in ("/", "(", "["):
                return "dateline" if count < 5 else ""
            if count == 1:
                return "dateline" if rest[0].parted or rest[0].before == ":" else ""
            return "byline" if rest[0].parted and count <= 4 else ""
        named = len(self.text[first.start : first.end].split())
        if first.kind == "other" and rest[0].kind == "paper" and rest[0].before != "," and named <= 2:
            return "dateline"  # "الدمازين: سودان تربيون": a town that no list has
        if rest[0].kind == "place" and rest[0].before == "(" and named < 4:
            return "dateline"  # "Savines-le-Lac (Hautes-Alpes)"
        if self.reading.pack.script.cased and named == 1 == count and rest[0].before == "(":
            return "dateline"  # "Pereira (Risaralda)": a person has two names
        if rest[0].kind == "place":
            return "byline" if rest[0].parted and 2 <= named <= 5 else ""
        total = named + count
        return (
            "byline" if rest[0].parted and 3 <= total <= 7 and count >= 2 and not self._figures(parts) else ""
        )

    def _of_paper(self, parts: list[Part]) -> bool:
        """Whether a first line is a town, a dash and one word, as for a paper that no list has: "الرباط - هسبورت"."""
        if len(parts) != 2 or [part.kind for part in parts] != ["place", "other"] or not parts[1].parted:
            return False
        return not self.reading.pack.script.cased and " " not in self.text[parts[1].start : parts[1].end]

    def _figures(self, parts: list[Part]) -> bool:
        return any(map(str.isdigit, self.text[parts[0].start : parts[-1].end]))


def named(words: str) -> bool:
    """Whether words are two or three with capitals and nothing but letters: "Anne-Marie O'Neill", "J.-T. Hall"."""
    found = words.split()
    plain = all(word.translate(_JOINTS).isalpha() for word in found)
    return 2 <= len(found) <= 3 and plain and all(word[0].isupper() for word in found)
