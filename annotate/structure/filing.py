"""Filing: a line of its own over the text: who wrote it (byline), or where, when and for whom (dateline).

Such a line has a few parts with a dash, comma, stroke, colon or bracket between them: "LE CAIRE, 15 juin 2022
(AFP)", "القاهرة: محمد نصار", "خاص – إيمان عبد الرحمن". Each part is told by itself; together they tell the line.
"""

from __future__ import annotations

from annotate.names.gazetteer import GIVEN, PLACES
from annotate.names.vocabulary import NameWords
from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.locality import AND, Locality, named
from annotate.structure.paragraphs import Para, last
from annotate.structure.parts import Part, Told
from annotate.structure.top import Over

NAMED = ("name.orgs", "name.org_heads", "clause.agreements", "clause.nouns", "outline.running")
"""The lexicons whose words open no person's name."""
LONGEST = 90
SMALL = 3
"""A word between an agency and a place has no more characters: "من", "in"."""
MOST_NAMED = 3
"""What is no name has more words."""
WORDS = 10
"""No such line has more words, but one of several authors under a headline."""
_HOUR = regex(r"(?<![0-9./:-])[0-9]{1,2} ?[:.h] ?[0-9]{2}(?![0-9.]*[0-9])")
_PAPERED = regex(r"\s?(?:«[^«»\n]{2,25}»|\(\([^()\n]{2,25}\)\))\s?")
_INITIAL = regex(r"[^\W\d_]\. ?[^\W\d_]{3,}(?: [^\W\d_]{3,})?|(?:[^\W\d_]{3,} ){1,2}[^\W\d_]\.")
"""How a paper shortens the name of an author: "ع. بوشريف", "محمد الأمين ب."."""
_INITIALS = regex(r"[^\W\d_a-z]\.(?:[- ]?[^\W\d_a-z]\.){1,3}")
"""How a desk names an author over the text: "J.-F. M."."""
_LETTERS = regex(r"[^\W\d_]\.(?: ?[^\W\d_]\.?){1,2}")
"""The same in letters without capitals, the last stop often left out: "ق. و"."""
_FOREIGN = regex(r"[A-Z][a-z]{2,14}(?:[ -][A-Z][a-z]{2,14})?")
"""A place in the letters of other languages on a line of its own: "Istanbul"."""
_HANDLE = regex(r" [^\s@]{0,40}@[\w.-]{2,40}$")
"""How an author is reached, behind the name: "@annlee", "ann@elin.example"."""
_FULL_DATE = regex(r"[0-9]{4}([/.-])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([/.-])[0-9]{1,2}\2[0-9]{4}")


def _asked(_: Reading) -> dict[tuple[Para, bool], Over | None]:
    """What lines of a reading were found to be, with and without a headline over them."""
    return {}


class Filing(Locality):
    """Tells lines over the text that name an author, or place, date and agency."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._filed = reading.once(_asked)
        names = reading.pack.words(NameWords)
        self.article = names.article if names else ""
        self.commonest = frozenset(reading.pack.keys(reading.pack.script.common))

    def filed(self, line: Para, *, titled: bool) -> Over | None:
        """Whether a line is a byline or a dateline, or nothing; ``titled`` where a headline stands over it.

        Remembered, since a line is asked about for itself and for what it shows of those beside it.
        """
        if (line, titled) not in self._filed:
            what = self._by_itself(line, titled=titled)
            self._filed[line, titled] = Over.STAMP if what is Over.DATELINE and self._stamps(line) else what
        return self._filed[line, titled]

    def _by_itself(self, line: Para, *, titled: bool) -> Over | None:
        """What a line is by its own words."""
        cased = self.reading.pack.script.cased
        if titled and cased and _INITIALS.fullmatch(self.reading.cased, line.start, line.end):
            return Over.BYLINE
        if titled and not cased and _INITIAL.fullmatch(self.text, line.start, line.end):
            return Over.BYLINE
        if titled and not cased and _FOREIGN.fullmatch(self.reading.cased, line.start, line.end):
            return Over.DATELINE
        handle = _HANDLE.search(self.reading.cased, line.start, line.end) if titled else None
        if handle and named(self.reading.cased[line.start : handle.start()]):
            return Over.BYLINE  # "Ann Lee @annlee"
        if titled and self.text.endswith(").", line.start, line.end):
            line = line._replace(end=line.end - 1)  # "Santiago (Efe)."
        if line.length <= LONGEST and self._unparted(line):
            return Over.DATELINE
        what = None if self._says(line, titled=titled) else self._by_parts(line, titled=titled)
        lettered = titled and not cased and _LETTERS.fullmatch(self.text, line.start, line.end)
        return Over.BYLINE if lettered and what is None else what

    def _says(self, line: Para, *, titled: bool) -> bool:
        """Whether a line is too long to name who, where and when, or ends as a sentence does."""
        words = self.text[line.start : line.end].split()
        opened = titled and (self.opens("bylines", line) or self.opens("stamps", line) or self.clocked(line))
        # "By A. Person Jr.", "Updated at 10 a.m.": the stop is the abbreviation's
        figured = any(map(str.isdigit, words[-1]))  # "Publié le 14/07/2023 à 10h27.", "Lecture : 2 min."
        stops = "،؛;!?؟" if opened and (len(words[-1]) < 5 or figured) else ".،؛;!?؟"
        most = 2 * WORDS if opened else WORDS  # "By Ann Lee in New York and Tom Hall in Port Elin"
        return line.length > LONGEST or len(words) > most or last(self.text, line.start, line.end) in stops

    def clocked(self, line: Para) -> bool:
        """Whether a line has an hour, and a month or a word of stamps: "30 de enero de 2024, 11:58 a. m."."""
        hour = _HOUR.search(self.text, line.start, line.end)
        told = hour and (
            self.within("months", line.start, hour.start()) or self.within("stamps", line.start, line.end)
        )
        return bool(told)

    def _by_parts(self, line: Para, *, titled: bool) -> Over | None:
        """What the parts of a line tell it to be."""
        words, parts = self.text[line.start : line.end].split(), self.parts_of(line)
        told = [part.told for part in parts]
        if not parts or told[0] is Told.STAMP:
            return Over.DATELINE if parts else None
        if told[0] is Told.AUTHOR and set(told[1:]) == {Told.AGENCY} and len(words) == 2 + ("-" in words):
            return Over.DATELINE  # متابعة - وكالات
        if told == [Told.PLACE, Told.AUTHOR] and self._made(parts[1]):
            return Over.DATELINE  # الرباط / متابعة
        if Told.AUTHOR in told:
            return Over.BYLINE if titled or self._opens_byline(parts[0], len(words)) else None
        if Told.DESK in told:
            return Over.BYLINE if titled and all(part.before != ":" for part in parts) else None
        if self._from_place(parts):
            return Over.BYLINE
        if set(told) == {Told.DATE} and len(words) <= (WORDS if titled or self.clocked(line) else 5):
            return Over.DATELINE
        if titled and told[0] is Told.DATE and self.clocked(line):
            return Over.DATELINE  # "Mar. 4, 2025 Updated 7:30 p.m. ET"
        if titled and (self._timed(parts) or (len(parts) == 1 and self._hour(parts[0]))):
            return Over.DATELINE
        if titled and told == [Told.AGENCY, Told.OTHER] and self._unknown(parts[1]):
            return Over.BYLINE
        if titled and self.text[line.end - 1] == ")" and self._shared(line):
            return Over.BYLINE
        if Told.AGENCY in told and not (titled and Told.PERSON in told):
            bracket = parts[-1].told is Told.AGENCY and parts[-1].before == "("
            if bracket and self._worded(parts[0]) and not self.within("months", line.start, parts[0].end):
                return None  # "سحب ركامية على جدة (واس)" is a caption
            return Over.DATELINE if len(words) <= (8 if len(parts) > 1 else 4) else None
        if not titled:
            return Over.DATELINE if self.of_paper(parts) or self.on_day(parts) else None
        if self._posted(line) or self._shared(line):
            return Over.BYLINE
        if any(part.before == ":" and part.told is Told.OTHER and self._worded(part) for part in parts):
            return None  # "Ada Holm: I never wanted to build bridges"
        if Told.PERSON in told or self._by(line) or self.twice_given(line):
            return Over.BYLINE
        if Told.DATE not in told and self._name(line, parts):
            return Over.BYLINE
        return self.placed(parts)

    def _made(self, part: Part) -> bool:
        """Whether a part says in one word how the item was made, and names nobody."""
        word = self.text[part.start : part.end]
        return " " not in word and word not in self.posts

    def _from_place(self, parts: list[Part]) -> bool:
        """Whether a small word and a place lead to a name, and perhaps to a day: "من الرباط: سناء القادري | 4 مارس"."""
        first, *rest = parts
        small, _, place = self.text[first.start : first.end].partition(" ")
        if not rest or rest[0].before != ":" or len(small) > SMALL or not place:
            return False
        if not self.bare_place(first.end - len(place), first.end) or self._worded(rest[0]):
            return False
        named = rest[0].told is Told.PERSON or (rest[0].told is Told.OTHER and len(rest) > 1)
        return named and all(part.told is Told.DATE for part in rest[1:])

    def filed_on(self, at: int) -> bool:
        """Whether a line says where and when, or when the page showed the item."""
        return self.filed(self.paras[at], titled=True) in (Over.DATELINE, Over.STAMP)

    def _stamps(self, line: Para) -> bool:
        """Whether a line says when a page showed the item, or how long reading takes: "Published 10:32", "4 min read".

        Neither where nor for whom it was written; a day alone may be that of writing.
        """
        parts = self._untold(self.parts_of(line))
        if {Told.PLACE, Told.AGENCY, Told.PAPER} & {part.told for part in parts}:
            return False
        hour = _HOUR.search(self.text, line.start, line.end) is not None
        shown = any(part.told is Told.STAMP and not self._writes(part) for part in parts)
        named = any(part.told is Told.OTHER and not self._figures([part]) for part in parts)
        return shown or (hour and not named and not any(map(self._writes, parts)))

    def _writes(self, part: Part) -> bool:
        """Whether a part says that an item was written then: "Fait à Dakar", "Date: 4 March"."""
        hit = self.within("stamps", part.start, part.start + 1)
        return hit is not None and hit.value == "written"

    def _worded(self, part: Part) -> bool:
        """Whether a part has so many words that it says something, and names nobody."""
        return len(self.text[part.start : part.end].split()) > MOST_NAMED

    def _timed(self, parts: list[Part]) -> bool:
        """Whether a line says when an item appeared and when it was changed: "6 May 2024, 10:42 | Updated 13:10"."""
        # "Hier à 18:45 | mis à jour hier à 19:30"
        told = {Told.DATE if self._hour(part) else part.told for part in self._untold(parts)}
        return Told.STAMP in told and told <= {Told.STAMP, Told.DATE, Told.PLACE}

    def _untold(self, parts: list[Part]) -> list[Part]:
        """The parts of a line, but for a bracket behind a day and its hour: "(Mecca time)"."""
        return parts[:-1] if len(parts) > 2 and parts[-1].before == "(" else parts

    def _hour(self, part: Part) -> bool:
        """Whether a part is an hour with a word or two before it: "Today at 5:30"."""
        words = self.text[part.start : part.end].split()
        return (
            part.told is Told.OTHER
            and len(words) <= 4
            and _HOUR.search(self.text, part.start, part.end) is not None
        )

    def _unparted(self, line: Para) -> bool:
        """Whether place, day and agency stand in a line with no mark between: "الرياض 2 محرم 1443هـ الموافق … واس"."""
        first = self.within("agencies", line.start, line.start + 1)
        if first and self.text.startswith(" ", first.end):
            return self._agency_first(first.end + 1, line.end)
        starts = (self.starting(name, line.start) for name in (*PLACES, "date.weekdays"))
        place = max((hit.end for hit in starts if hit), default=0)
        paper = _PAPERED.match(self.text, place, line.end) if place else None
        if paper and (paper.end() == line.end or self.only_agencies(line._replace(start=paper.end()))):
            return True  # "عدن «الأيام» خاص"
        agency = self.within("agencies", place, line.end) if place else None
        if agency is None or agency.end < line.end:
            return False
        between = self.text[place : agency.outer]
        month = self.within("months", place, agency.outer)
        return (month is not None and any(map(str.isdigit, between))) or _FULL_DATE.search(
            between
        ) is not None

    def _agency_first(self, start: int, end: int) -> bool:
        """Whether what stands behind an agency is a day, or a small word and a place: "هسبريس من الدار البيضاء"."""
        words = self.text[start:end].split()
        if any(map(str.isdigit, self.text[start:end])):
            return self.dated(words, start, end)
        small = start + len(words[0]) + 1
        return len(words) > 1 and len(words[0]) <= SMALL and self.bare_place(small, end)

    def _shared(self, line: Para) -> bool:
        """Whether a paper signs with an agency: "Le Monde avec AFP", "Le Monde (avec AFP)"."""
        agency = self.within("agencies", line.start + 1, line.end)
        if agency is None or self.text[agency.end : line.end] not in ("", ")") or " " not in agency.word:
            return False
        shut = agency.end == line.end or self.text[agency.outer - 2 : agency.outer] == " ("
        return shut and self.reading.cased[line.start].isupper() and not self.only_agencies(line)

    def _unknown(self, part: Part) -> bool:
        """Whether a part behind a dash is two or three words, as an unknown name is: "خاص - سمر يزبك"."""
        return part.parted and 2 <= len(self.text[part.start : part.end].split()) <= 3

    def _opens_byline(self, part: Part, count: int) -> bool:
        """Whether a first line of few words is a byline: a capitalised name, or a colon, follows "By"."""
        hit = self.within("bylines", part.start, part.start + 1)
        if part.told is not Told.AUTHOR or hit is None or not 1 < count <= 6:
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
        if (
            first.told is not Told.OTHER
            or not self.reading.pack.script.cased
            or self.text[line.end - 1] == ":"
            or self.opens("bylines", line)
            or ((shown := self.opens("captions", line)) and len(shown.word) > 2)  # "Dr Ann Lee", "DR Ann Lee"
            or self.opens("spoken", line)
            or self.text[first.start : first.end].split()[0] in self.commonest
        ):
            return False  # "From Bloomberg:" leads to what is quoted; "From India to Argentina", "Courtesy Elin Museum"
        known = any(self.starting(name, line.start) for name in (*PLACES, *NAMED))
        upper = self.reading.cased[line.start : line.end].isupper()
        if (known and not self.located(first)) or upper:
            return False
        # "María Soler and John Pike", "Lice Movono in Rarotonga and Tom Hall in Leeds"
        names = self.reading.pack.words(NameWords)
        if (
            names
            and names.capital_nouns
            and self.text[first.start : first.end].split()[0] in names.determiners
        ):
            return False  # *Der* Chef, der nicht lächelt
        at, located = first.start, False
        for small in [*AND.finditer(self.reading.cased, first.start, first.end), None]:
            end = small.start() if small else first.end
            words = self.reading.cased[at:end]
            placed = located and all(word[0].isupper() for word in words.split())
            if not (named(words) or placed or (at > first.start and self.bare_place(at, end))):
                return False
            if small:
                at, located = small.end(), small[1] in names.locatives if names else False
        return True

    def surnamed(self, line: Para) -> bool:
        """Whether a line is a word and one with an article, as many unknown names are: "فخر العزب"."""
        words = self.text[line.start : line.end].split()
        if len(words) != 2 or not self.article or not "".join(words).isalpha():
            return False
        given, owned = (word.startswith(self.article) for word in words)
        starts = (line.start, line.end - len(words[1]))
        return (
            owned
            and not given
            and not any(self.starting(name, at) for name in (*PLACES, *NAMED) for at in starts)
        )

    def twice_given(self, line: Para) -> bool:
        """Whether a line is two words, each of which may be a given name: "مروة شاهين"."""
        words = self.text[line.start : line.end].split()
        starts = (line.start, line.end - len(words[-1]))
        return len(words) == 2 and all(
            any((hit := self.starting(name, at)) and hit.end == at + len(word) for name in GIVEN)
            for at, word in zip(starts, words, strict=True)
        )

    def _posted(self, line: Para) -> bool:
        """Whether a line is a name and what its bearer is, with no mark between: "Ann Lee Health correspondent"."""
        words = self.reading.cased[line.start : line.end].split()
        if not self.reading.pack.script.cased or not 3 <= len(words) <= 6:
            return False
        posts = [word in self.posts for word in self.text[line.start : line.end].split()]
        if posts[-1]:
            return named(" ".join(words[:2]))
        # "Local Democracy Reporter Ann Lee"
        proper = (told or word[0].isupper() for word, told in zip(words[1:], posts[1:], strict=True))
        return posts[-3] and named(" ".join(words[-2:])) and words[0][0].isupper() and all(proper)
