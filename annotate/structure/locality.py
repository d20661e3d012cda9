"""Locality: a line over the text that has a place in it: where it was written, or who wrote it there.

"الدوحة ـ «الشرق»", "MOMBASA, Kenya, Nov. 30", "تونس - هيفاء الماجري", "Georgia Tuhoe in Suva".
"""

from __future__ import annotations

from annotate.names.vocabulary import NameWords
from annotate.regex import regex
from annotate.structure.parts import Part, Parts, Told
from annotate.structure.top import Over

AND = regex(r"[ ]([^\W\d_A-Z]{1,3})[ ](?:[^\W\d_A-Z]{1,3}[ ])?(?=[^\W\d_a-z])")
"""The small words between names: Ann Lee *and* Bo Hill; Ann Lee *at the* Jungle."""
YEAR = regex(r"\b(?:19|20)[0-9]{2}\b")
_HOUR = regex(r"[0-9]{1,2} ?[:.hH] ?[0-9]{2}")
_FILED = (Told.PAPER, Told.DATE, Told.PLACE)
"""What stands behind a place in a dateline."""
_JOINTS = str.maketrans("", "", "-'.")


class Locality(Parts):
    """Tells what a line with a place is."""

    def placed(self, parts: list[Part]) -> Over | None:
        """What a line with a place is: "الدوحة ـ «الشرق»", "بغداد/ المدى برس", "تونس - هيفاء الماجري"."""
        first, rest = parts[0], parts[1:]
        if len(rest) > 1 and rest[0].before == "(":
            rest = rest[1:]  # "طرابلس (لبنان) – «النهار»": the bracket says where that is
        if first.told is Told.PLACE and all(part.told in _FILED for part in rest):
            return Over.DATELINE
        if len(parts) == 2 and _HOUR.fullmatch(self.text, first.start, first.end):
            return None  # "14:35 - Ferries cancelled" opens an entry of a live page
        if any(part.told is Told.DATE for part in parts):
            # "MOMBASA, Kenya, Nov. 30", "تونس في 10 ديسمبر / وات /", "Pontvieux, le 4 mars 2024"
            others = [part for part in parts if part.told is not Told.DATE or len(parts) == 1]
            return Over.DATELINE if all(self._count(part) < 4 for part in others) else None
        if len(parts) != 2:
            return None
        if first.told is Told.PLACE and rest[0].told is Told.OTHER:
            return self._behind_place(rest[0])
        return self._before_place(parts)

    def _behind_place(self, part: Part) -> Over | None:
        """What the one part behind a place makes of its line: "بغداد/ المدى برس", "Cotonou, Gildas Ahouansou"."""
        count = self._count(part)
        if part.before in ("/", "(", "["):
            return Over.DATELINE if count < 5 else None
        if count == 1:
            return Over.DATELINE if part.parted or part.before == ":" else None
        told = part.parted or (part.before in (":", ",") and self._bearer(part))
        return Over.BYLINE if told and count <= 4 else None

    def _before_place(self, parts: list[Part]) -> Over | None:
        """What two parts are of which the first is no place: a town that no list has, a paper, an author."""
        first, second = parts
        before, count, cased = self._count(first), self._count(second), self.reading.pack.script.cased
        if first.told is Told.OTHER and second.told is Told.PAPER and second.before != "," and before <= 2:
            return Over.DATELINE  # "الدمازين: سودان تربيون": a town that no list has
        if second.told is Told.PLACE and second.before == "(" and before < 4:
            return Over.DATELINE  # "Savines-le-Lac (Hautes-Alpes)"
        if cased and before == 1 and second.before == "(" and (count == 1 or self._of_post(second)):
            return Over.DATELINE  # "Pereira (Risaralda)", "Pereira (special envoy)": a person has two names
        if second.told is Told.PLACE and before == 1 and second.parted and not cased:
            return Over.DATELINE  # "الرأي - عمان": a paper and where it was written
        if second.told is Told.PLACE:
            return Over.BYLINE if second.parted and 2 <= before <= 5 else None
        several = second.parted and 3 <= before + count <= 7 and count >= 2
        return Over.BYLINE if several and not self._figures(parts) else None

    def _of_post(self, part: Part) -> bool:
        """Whether a part says what an author is to the paper."""
        return bool(self.posts.intersection(self.text[part.start : part.end].split()[-1:]))

    def _count(self, part: Part) -> int:
        return len(self.text[part.start : part.end].split())

    def located(self, part: Part, *, known: bool = True) -> bool:
        """Whether two names and a place, a known one or any, behind "in" are all of a part: "Georgia Tuhoe in Suva"."""
        small = AND.search(self.reading.cased, part.start, part.end)
        names = self.reading.pack.words(NameWords)
        return (
            small is not None
            and names is not None
            and small[1] in names.locatives
            and named(self.reading.cased[part.start : small.start()])
            and (
                self.bare_place(small.end(), part.end)
                or (not known and self.reading.cased[small.end() : part.end].istitle())
            )
        )

    def _bearer(self, part: Part) -> bool:
        """Whether a part is what an unknown name may be: "صيدا: زينة الخطيب", "Cotonou, Gildas Ahouansou"."""
        words = self.reading.cased[part.start : part.end]
        return (
            named(words) if self.reading.pack.script.cased else part.before == ":" and len(words.split()) == 2
        )

    def of_paper(self, parts: list[Part]) -> bool:
        """Whether a first line is a town and a paper: behind a dash a word that no list has ("الرباط - هسبورت").

        Or what marks or a list show to be one: "بيروت: «الشرق الأوسط»".
        """
        if self.reading.pack.script.cased or len(parts) != 2 or parts[0].told is not Told.PLACE:
            return False
        paper = parts[1]
        if paper.told is Told.PAPER:
            words = self.text[paper.start : paper.end]
            whole = words[0].isalnum() or not words[-1].isalnum()  # "مصر - «ثورة» جديدة" is a headline
            return whole and (paper.parted or paper.before == ":")
        lone = " " not in self.text[paper.start : paper.end]
        return paper.told is Told.OTHER and paper.parted and lone

    def on_day(self, parts: list[Part]) -> bool:
        """Whether a first line is a town and a day of a year: "Pontvieux, le 4 mars 2024"."""
        if [part.told for part in parts] not in ([Told.OTHER, Told.DATE], [Told.PLACE, Told.DATE]):
            return False
        town, day = (self.text[part.start : part.end] for part in parts)
        proper = not self.reading.pack.script.cased or self.reading.cased[parts[0].start].isupper()
        return proper and len(town.split()) <= 3 and YEAR.search(day) is not None and parts[1].before != ":"

    def _figures(self, parts: list[Part]) -> bool:
        return any(map(str.isdigit, self.text[parts[0].start : parts[-1].end]))


def names(words: str) -> bool:
    """Whether words are a name, or several with small words between: "Ann Lee and Bo Hill"."""
    return all(named(name) for name in AND.sub("\n", words).split("\n"))


def named(words: str) -> bool:
    """Whether words are two or three with capitals and nothing but letters: "Anne-Marie O'Neill", "J.-T. Hall"."""
    found = words.split()
    plain = all(word.translate(_JOINTS).isalpha() for word in found)
    return 2 <= len(found) <= 3 and plain and all(word[0].isupper() for word in found)
