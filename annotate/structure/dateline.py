"""Dateline: the place, day and agency that open the first paragraph: "ASTANA, Nov 9 (Agency) -", "الدوحة- الراية:"."""

from __future__ import annotations

import re

from annotate.regex import regex
from annotate.structure.lines import DASH, PARTS
from annotate.structure.links import CHAIN, Links
from annotate.structure.paragraphs import Para, final

LONGEST_HEADLINE = 140
SHORTEST, BRIEF = 60, 30
"""A first paragraph that is shorter has no dateline, but a sentence behind a place (characters)."""
SHORT, LONG = 8, 12
"""So many words has one at most, and one that has a day as well: "CALGARY, Alberta and AUSTIN, Texas, Sept. 26 (…)"."""
POSTED = 4
"""So many words say at most who wrote from a place: "de notre envoyée spéciale"."""
AND = 3
"""A word between two towns has no more characters: "and"."""
LONGEST_REGION = 6
"""The short form of a state has no more characters: "Calif."."""
LONGEST_DAY = 28
"""A day between two dashes has no more characters."""
_STROKE = regex(r" ?/ ")
_STROKES = regex(r"([^/\n]{2,25}/[ ]?[^/\n]{2,25}/)[ ]")
_SLASHED = regex(r"([^/\n]{2,40})\.? /[ ]?([^/\n]{2,32}?)[ ]?/\.?(?=\s)")
_ALONE = regex(r"(\([^()\d\n]{2,30}\))(?:\s?(?:[-–—]{1,2}|:)(?=\s)|(?=\s?[^\W\d_a-z]))")
_ENCLOSED = regex(r"[(\[]([^()\[\]\n]{3,60})[)\]]\s?[-–—:]{1,2}(?=\s)")
_DAY_FIRST = regex(r"([^()\n]{5,30}?)(?: \(|, )([^(),\d\n]{2,30}?)\)?\s?[-–—:]{1,2}(?=\s)")
_DATED = regex(r"([^\W\d_a-z][^\d\n.,:()]{2,28}), ([^\n,:()]{5,24}?[ ](?:19|20)[0-9]{2})(?=[ ][A-Z][^A-Z])")
"""A town and a day of a year, right before the text: "Brussels, 12 June 2025 The council"."""
_CITY = regex(r"([A-Z][A-Z .'-]{2,24})(?::(?=[ ])|—(?=[A-Z“\"]))")
_STOPPED = regex(r"([^\W\d_a-z][^\d\n.,:()/]{2,28})(?:/([^\W\d_a-z][^\d\n.,:()/]{2,28}))?\.(?=\s[^\W\d_a-z])")
_DAYED = regex(
    r"[A-Z][A-Z .,'-]{2,30}, (?:[0-9]{1,2}(?:er)? [^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.? [0-9]{1,2})(?= [A-Z][^A-Z])"
)
_WIRED = regex(r"[^\W\d_][^()\d\n,]{1,28}, ([^()\n]{3,14}) \(([^()\n]{2,20})\)(?= [^\W\d_])")
_FIGURES = regex(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2,4}")
_COMMA = regex("[,،] ")
GROUPED = 120
"""A dateline with two stretches in brackets is no longer (characters)."""
_GROUPS = regex(
    r"([^()\n]{2,30}?)\s?\([^()\n]{2,40}\)(?:\s([^()\n]{4,40}?))?\s?\([^()\n]{2,40}\)\s?(?:[-–—]{1,2}|:)(?=\s)"
)
_FURTHER = regex(r"\s?[:–—-]{1,2}\s|[)\]]\s?[:–—-]{0,2}\s|\.\s")
_TOWN = regex(
    r"([^\W\d_][^\d\n.,،:()]{1,28})[.,،] (?:([^\d\n.,،:()]{2,28})[,،;؛] )?"
    r"((?:[^\W\d]{2,5} )?[^\n,.:()]{0,24}?\b(?:19|20)[0-9]{2}(?: ?([^\W\d_]))?)(\.? ?[-–—:]{1,2}|\.)(?=\s)"
)
"""A town, perhaps a country, a day of a year and a mark: "المنامة، مملكة البحرين، 18 أكتوبر 2023:"."""
_PARTED = regex(r"[0-9)]\.$")
_REGION = regex(r"[^\W\d_a-z][^()\d\n,]{1,28} \(([^()\d\n]{2,30})\), (?=.{0,12}[0-9])")
_UNLISTED = regex(
    r"([^\W\d_a-z][^\W\d_]{2,16}(?:[ -][^\W\d_]{2,16}){0,4})(?:, | \(| (?=[0-9]))([^()\n,]{2,28})\)?$"
)


def _words(text: str) -> list[int]:
    """Where the words of a stretch start."""
    return [match.start() for match in re.finditer(r"\S+", text)]


def _capitals(place: str) -> bool:
    """Whether words are capitals, but a small one between: "LONDON and PARIS"."""
    words = place.split()
    joined = len(words) > 2 and words[0].isupper() and words[-1].isupper()
    return place.isupper() or (joined and all(word.isupper() or len(word) <= AND for word in words))


class Datelines(Links):
    """Tells where the dateline of a first paragraph ends."""

    def dateline(self, line: Para) -> int:
        """Where a dateline in the first paragraph ends ("ASTANA, Nov 9 (Agency) -"), or 0."""
        if line.length < SHORTEST and not self._brief(line):
            return 0
        end, chain = self._dashed(line), self.chain(line)
        end = 0 if chain < 0 and not self.reading.pack.script.cased else max(end, chain)
        if end and self._small(end) and self.reading.pack.script.cased and not self._from_wire(line, end):
            return 0  # "London—once the largest city—has …", "Jordan, Monday – he is late – …"
        while self.text[end - 1 : end].isspace():
            end -= 1
        return end

    def _brief(self, line: Para) -> bool:
        """Whether a short sentence follows a known place and a dash: "BERLIN - “We won,” said Ann Lee."."""
        dash = DASH.search(self.text, line.start, min(line.end, line.start + BRIEF))
        if dash is None or line.length < BRIEF or not final(self.text, line.start, line.end):
            return False
        capital = self.reading.cased[line.start : dash.start()].isupper()
        spoken = self.text[dash.end()] in '“«"'
        return (capital or spoken) and self.bare_place(line.start, dash.start())

    def _dashed(self, line: Para) -> int:
        """Where a dateline that a dash, or what serves as one, parts from the text ends, or 0."""
        if (
            found := self._in_brackets(line)
            or self._wire_alone(line)
            or self._towned(line)
            or self._enclosed(line)
        ):
            return found
        window = min(line.end, line.start + CHAIN)
        dash = DASH.search(self.text, line.start, window)
        if dash is None:
            return self._marked(line, window)
        opened, closed = (self.text.count(sign, line.start, dash.end()) for sign in "()")
        if opened > closed:
            return 0  # a caption before its sentence: "The quay at dawn (Reuters - archive) The town"
        end = self._agency_after(line, dash.end())
        head = self.reading.cased[line.start : end].rstrip(" -–—:;")
        if _PARTED.search(head) or dash[0][1:2] == ".":
            head = head[:-1]  # "Oruro, 14 mar (ABI).-", "Zamora, 19 de julio de 2023.-", "Lima.-"
        place = head.split(",")[0].split("(")[0].strip()
        named = head.split(" (")[0]  # "دمشق، سوريا (CNN) --": the bracket names whoever reports
        capital = len(place) > 2 and _capitals(place)
        # "MANCHESTER, N.H. —": a stop after capitals is an abbreviation's
        forbidden = '؟?!؛;"«“' if capital else '.؟?!؛;"«“'
        known = self._from_wire(line, end)
        months = {hit.end - 1 for hit in self.reading.hits("outline.months")}
        region = (
            len(named) - 1 if self._region(line.start + named.rfind(" ") + 1, line.start + len(named)) else -1
        )
        stopped = any(
            c in forbidden and at != region and line.start + at not in months for at, c in enumerate(head)
        )
        dated = (capital or known) and self.within("months", line.start, end) is not None
        if len(head.split()) > (LONG if dated else SHORT) or (stopped and not known):
            return 0  # but "Niamey, 19 oct. (APA) -"
        if capital and head == place and not known and (self._open(line) or self._small(end)):
            capital = False  # "LIVE - Three dead as river floods town" is a headline
        if not (
            capital or known or self._places(line.start, line.start + len(named)) or self._told(line, head)
        ):
            return 0
        return end

    def _small(self, at: int) -> bool:
        """Whether a small letter goes on behind a dash, as no text begins: "NATO - all of it - met on Monday"."""
        return self.reading.cased[at : at + 2].lstrip()[:1].islower()

    def _told(self, line: Para, head: str) -> bool:
        """Whether a region, a day, or both stand behind an unknown town: "Rimouski (Québec), le 31 mai"."""
        if self._unknown_town(line, head):
            return True
        by = self.opens("bylines", line)  # "De notre correspondant à Dakar –"
        if by and self.bare_place(by.end + 1, line.start + len(head)):
            return True
        region = _REGION.match(head)
        if region is None or not self.within("months", line.start, line.start + len(head)):
            return False
        return self.bare_place(line.start + region.start(1), line.start + region.end(1))

    def _unknown_town(self, line: Para, head: str) -> bool:
        """Whether a known region in brackets, or a day, is all behind one to three capitals: "Keld (Yorkshire)"."""
        town = _UNLISTED.match(head) or _UNLISTED.match(head.split(" (", maxsplit=1)[0])
        if town is None or self._open(line) or self.starting("date.weekdays", line.start):
            return False
        start, end = (line.start + at for at in town.span(2))
        weekday = self.starting("date.weekdays", start)
        if weekday and weekday.end == end:
            return True
        if self.text[start - 1] == "(":
            told = self.bare_place(start, end) or self._corresponds(start, end)  # "Keld (special envoy)"
            return town.end() == len(head) and told
        if self._region(start, end):
            return True
        return self.within("months", start, end) is not None and self.dated(town[2].split(), start, end)

    def _open(self, line: Para) -> bool:
        """Whether a line is as short as a headline, and no mark ends it."""
        return line.length <= LONGEST_HEADLINE and not final(self.text, line.start, line.end)

    def _in_brackets(self, line: Para) -> int:
        """Where a dateline of a place, a date and two stretches in brackets ends: "NEW YORK (UN) 3 May (Agency) -"."""
        match = _GROUPS.match(self.text, line.start, min(line.end, line.start + GROUPED))
        if match is None or not self.bare_place(*match.span(1)):
            return 0
        start, end = match.span(2)
        return match.end() if start < 0 or self.dated(match[2].split(), start, end) else 0

    def _wire_alone(self, line: Para) -> int:
        """Where a dateline that is an agency in brackets ends, with a dash or without: "(CNN)Talks failed".

        So do some papers with a town: "(Ottawa) Les députés".
        """
        if self.text[line.start] != "(":
            return 0
        match = _ALONE.match(self.reading.cased, line.start, line.end)
        if match is None:
            return 0
        dashed = match.end() > match.end(1) or self.reading.pack.script.cased
        if dashed and self.bare_place(line.start + 1, match.end(1) - 1):
            return match.end()
        if not self.only_agencies(line._replace(end=match.end(1))):
            return 0
        behind = match.end() + self.text.startswith(" ", match.end())
        return (self.known(behind) and self._dashed(line._replace(start=behind))) or match.end()

    def _enclosed(self, line: Para) -> int:
        """Where a dateline that brackets enclose ends: "(Beirut, 12 June 2025) –", "[Monrovia, Liberia, June 12] -"."""
        limit = min(line.end, line.start + CHAIN)
        if match := _ENCLOSED.match(self.text, line.start, limit):
            return match.end() if self._places(*match.span(1)) else 0
        # "June 12, 2025 (KHARTOUM) –", "12 June 2025, Khartoum –"
        match = _DAY_FIRST.match(self.text, line.start, limit)
        placed = match and self.bare_place(*match.span(2)) and self.dated(match[1].split(), *match.span(1))
        return match.end() if match and placed else 0

    def _from_wire(self, line: Para, end: int) -> bool:
        """Whether an agency stands before a dash as in datelines, and is not told about: "AP reporters -"."""
        agency = self.within("agencies", line.start, end)
        if agency is None or not self.reading.pack.script.cased:
            return agency is not None
        before = self.reading.cased[line.start : agency.start].rstrip(' «"“')
        after = self.text[agency.end : end].lstrip(' »"”')
        capital = len(before) > 2 and before.isupper()
        if before and before[-1] not in PARTS and not capital and not self.known(line.start):
            return False  # "The BBC - under fire for years -", "L'AFP - qui l'a vu -"
        parted = not after or after[0] in f"{PARTS})].0123456789"
        return parted or self.known(agency.end + 1) > 0

    def _towned(self, line: Para) -> int:
        """Where a dateline of any town and a day of a year ends: "Valdemar, 19 de febrero de 2024.-"."""
        match = _TOWN.match(self.text, line.start, min(line.end, line.start + CHAIN))
        script = self.reading.pack.script
        if match is None or (script.cased and self.reading.cased[line.start].islower()):
            return 0
        if match[4] and match[4] not in script.brief:
            return 0  # an era may be a word of one letter: "18 أكتوبر 2023 م –"
        if not self.dated(match[3].split(), *match.span(3)) or len(match[1].split()) > 3:
            return 0
        if any(self.starting("date.weekdays", line.start + at) for at in _words(match[1])):
            return 0  # "On Monday, 4 March 2024: …"
        # "Belmopan. 4 March 2024. The Ministry"
        short = len(match[1].split()) < 3 or self.bare_place(*match.span(1))
        return match.end() if short or not match[5].strip().endswith(".") else 0

    def _marked(self, line: Para, window: int) -> int:
        """Where a dateline without a dash ends: "غزة/ الأناضول/", "LONDON:", "OSLO, May 6 Four parties"."""
        agency = self.starting("outline.agencies", line.start)
        stroke = _STROKE.match(self.text, agency.end, window) if agency else None
        if stroke:  # "شفق نيوز/ أعلن", "السومرية نيوز/ بغداد أعلن"
            place = self.known(stroke.end())
            mark = self.text[place : place + 2].lstrip()[:1]
            return self.text.index(mark, place) + 1 if place and mark in (":", "/") else place or stroke.end()
        strokes = _STROKES.match(self.text, line.start, window)
        if strokes and self.within("agencies", *strokes.span(1)):
            return strokes.end(1)
        slashed = _SLASHED.match(self.text, line.start, window)  # "SUKHUM, October 5. /TASS/."
        if slashed and self._wires(line, slashed):
            return slashed.end()
        dayed = _DAYED.match(self.reading.cased, line.start, window)
        if dayed and self.within("months", line.start, dayed.end()):
            return dayed.end()
        dated = _DATED.match(self.reading.cased, line.start, window)
        if dated and self.bare_place(*dated.span(1)) and self.dated(dated[2].split(), *dated.span(2)):
            return dated.end()
        # "Thane, Jul 6 (PTI) Workers"
        wired = _WIRED.match(self.text, line.start, min(line.end, line.start + CHAIN))
        if wired and self._wires(line, wired):
            return wired.end()
        stop = _STOPPED.match(self.reading.cased, line.start, window) if self.stopped_towns else None
        if stop and all(
            self.bare_place(*stop.span(part)) or stop[part].isupper() for part in (1, 2) if stop[part]
        ):
            return stop.end()
        city = _CITY.match(self.reading.cased, line.start, window)
        return city.end() if city and self.bare_place(line.start, city.end(1)) else 0

    def _wires(self, line: Para, match: re.Match[str]) -> bool:
        """Whether a day, and behind it an agency, open a line, or what else is in its place behind a known town."""
        agency = self.within("agencies", *match.span(2)) or self.known(line.start)
        figures = _FIGURES.search(match[1]) is not None
        return bool(agency) and (figures or self.within("months", *match.span(1)) is not None)

    def _places(self, start: int, end: int) -> bool:
        """Whether places stand between two offsets, with commas, and perhaps a day: "Kyiv, Ukraine, 14 March"."""
        for count, part in enumerate(_COMMA.split(self.text[start:end])):
            at = start + len(part)
            if not (self.bare_place(start, at) or self._on_day(start, at)) and not (
                count
                and (
                    self.dated(part.split(), start, at)
                    or self._region(start, at)
                    or self._corresponds(start, at)
                )
            ):
                return False
            start = at + 2
        return True

    def _on_day(self, start: int, end: int) -> bool:
        """Whether a known place and a day are all that stands between two offsets: "باريس 05 نوفمبر 2025"."""
        day = self.known(start) + 1
        if not start < day < end or not self.within("months", day, end):
            return False
        return self.dated(self.text[day:end].split(), day, end)

    def _region(self, start: int, end: int) -> bool:
        """Whether the short form of a state is all that stands between two offsets: "Minn.", "TX"."""
        short = end - start <= LONGEST_REGION and self.text[start:end] in self.regions
        return short and self.reading.cased[start].isupper()

    def _corresponds(self, start: int, end: int) -> bool:
        """Whether words say what an author is to the paper: "de notre correspondante", "from our correspondent"."""
        words = self.text[start:end].split()
        return len(words) <= POSTED and bool(self.posts.intersection(words[-1:]))

    def _agency_after(self, line: Para, at: int) -> int:
        """Where the agency that stands between the dash and a further mark ends: "دمشق – سانا: قال", "- (أ ف ب):"."""
        agency = self.within("agencies", at, at + 2)
        link = agency.end if agency else 0
        day = DASH.search(self.text, at, min(at + LONGEST_DAY, line.end))
        if not link and day and self.dated(self.text[at : day.start()].split(), at, day.start()):
            return day.end()  # "WESTHAVEN, Maine — Oct. 1, 2024 —"
        if not link and self.within("agencies", line.start, line.start + 1):
            link = self.known(at)  # "وطنية - جبيل - أقفلت"
        mark = _FURTHER.match(self.text, link, line.end) if link else None
        return mark.end() if mark else at
