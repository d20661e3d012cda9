"""Links: what opens a text link by link: a place, a day, an agency or a paper, and the marks between: "عمان- بترا-"."""

from __future__ import annotations

from annotate.names.gazetteer import PLACES
from annotate.regex import regex
from annotate.structure.filing import Filing
from annotate.structure.paragraphs import Para
from annotate.structure.parts import GIVEN

DASHES = ("-", "–", "—", "--", "_")
JOINTS, SPACED = (*DASHES, "/"), tuple(f" {dash} " for dash in DASHES)
"""What joins an agency to its town: "دمشق-سانا", "إسطنبول/ الأناضول"; not a dash with spaces."""
CITIES = ("name.places", "town.names")
"""The lexicons of places that are no countries."""
CHAIN = 90
"""How far a dateline of several links reaches (characters)."""
_LINK = regex(r"\s?[-–—_/|:،,;؛()\[\]](?:\s?[-–—_/|:()\[\]])*\s?|\s")
_PAPER = regex(r"[«\"“][^«»\"“”\n]{2,30}[»\"”]")
_DATE = regex(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}|[0-9]{1,4}(?![\w%])")
_WORD = r"[^\s\d:.،,()/«»\"-]{2,16}"
_YEAR = regex(r"(?:19|20)[0-9]{2}")
_CLOSING = regex(r"[^()\[\]\d\n]{2,20}[)\]](?:\s?[-–—:]{1,2})?(?=\s)")
_BY = regex(rf"{_WORD}(?: {_WORD}){{1,2}}[-–—:](?=\s)")
"""Who wrote, right behind the dash: "(بترا)-منى سليم-"."""
_MARKS = '«“"'
_GOES_ON = regex(r"\.?\s[^\W\d_a-z]")
"""The text goes on with a capital, behind a stop or none."""
_OTHER = regex(rf"{_WORD}(?: {_WORD}){{0,2}}\s?[:/](?=\s)|{_WORD} [-–—](?=\s)")


class Links(Filing):
    """Follows the links of a dateline, and knows where a place ends."""

    def chain(self, line: Para) -> int:
        """Where links of place, day, agency and paper end, with a dash, colon, stroke or bracket behind the last.

        Only known places count: "رام الله 14-3-2024 وفا-", "الرياض (واس)", "الدوحة- الراية:", "New Delhi:". Two places
        of a story ("إيران - تركيا: ...") are none: -1.
        """
        limit, cased = min(line.end, line.start + CHAIN), self.reading.pack.script.cased
        at, city = self.known(line.start), any(self.starting(name, line.start) for name in CITIES)
        end, filed = 0, False
        while at and (mark := self._mark(at, limit)):
            raw = self.text[at : mark[0]]
            at, sign = mark
            sign = sign.strip("،,;؛([")
            # "Beirut: …", "الرباط/ …"
            parts = (sign == ":" or (raw == "/ " and not cased)) and city and self.tells(line)
            if sign and (filed or parts or sign in DASHES):
                end = at
            link = self._agency(at) or self._day(at, limit)
            if link and self._joined(raw, at, link, dated=filed):
                end = link + 1  # "دمشق-سانا", "إسطنبول/ الأناضول", "دمشق – سانا", "Baku, June 12, AZERTAC"
            bracket = 0 if link or self.text[at - 1] not in "([" else self._in_bracket(at, limit)
            if bracket and (filed or sign):
                return bracket  # "HARARE - (CAJ News)", "نواكشوط 4 مارس 2025 (وم أ)"
            if link and not filed and _YEAR.fullmatch(self.text, at, link):
                break  # "Paris 2024 – the summer games – cost"
            filed, placed = filed or link > 0, 0 if link else self.known(at)
            if placed and sign:
                return -1
            city, link = city and placed > 0, link or placed  # "Beirut, Lebanon: …"
            if not link and not cased and sign.strip(":)]") and (other := _OTHER.match(self.text, at, limit)):
                # "القاهرة- محمد علي: ", "الرباط/ 21 فبراير 2024 /ومع/ ", "أنقرة/ مراد يلماز/ الأناضول"
                return (sign == "/" and self._agency(other.end() + 1)) or other.end()
            if not link and not cased and filed and (by := self._author(raw, at, limit)):
                return by  # "إربد 4 آذار (بترا)-منى سليم- "
            at = link
        return end + self.text.startswith(").", end - 1)

    def _joined(self, raw: str, at: int, link: int, *, dated: bool) -> bool:
        """Whether the text goes on right behind an agency that a mark joins to its town, or to a day.

        With a dash between spaces only a name that is no word of the language does so: not "بيروت – الحياة تعود".
        """
        agency = self.starting("outline.agencies", at + (self.text[at] in _MARKS))
        if agency is None:
            return False
        name = self.reading.cased[at:link]
        if self.reading.pack.script.cased and raw == ", ":
            return dated and name.isupper() and _GOES_ON.match(self.reading.cased, link) is not None
        paper = raw == ": " and self.text[at] in _MARKS  # "بيروت: «الشرق الأوسط» افتتحت"
        if self.text[link : link + 1] != " " or not (paper or raw.strip(" ") in JOINTS):
            return False
        return raw not in SPACED or not (self.reading.pack.script.cased or name.startswith(self.article))

    def _author(self, raw: str, at: int, limit: int) -> int:
        """Where two or three words end that name who wrote, right behind a dash, or with a given name behind it."""
        by = _BY.match(self.text, at, limit)
        if by is None or "-" not in raw:
            return 0
        return by.end() if raw[-1:] in DASHES or self.starting(GIVEN, at) else 0

    def _in_bracket(self, at: int, limit: int) -> int:
        """Where a bracket of a few words ends that was opened before an offset, with the mark behind it, or 0."""
        match = _CLOSING.match(self.text, at, limit)
        return match.end() if match else 0

    def _mark(self, at: int, limit: int) -> tuple[int, str] | None:
        """Where the mark behind a link ends, and its signs; nothing where the words go on."""
        match = _LINK.match(self.text, at, limit)
        return (match.end(), "".join(match[0].split())) if match else None

    def _agency(self, at: int) -> int:
        """Where the agency or the paper in marks that starts at an offset ends, or 0."""
        agency = self.starting("outline.agencies", at)
        paper = _PAPER.match(self.text, at)
        return agency.end if agency and agency.outer == at else paper.end() if paper else 0

    def _day(self, at: int, limit: int) -> int:
        """Where the figures, month or weekday that start at an offset end, or 0."""
        if match := _DATE.match(self.text, at, limit):
            return match.end()
        hits = (self.starting(name, at) for name in ("outline.months", "date.weekdays"))
        end = next((hit.end for hit in hits if hit and hit.outer == at), 0)
        return end + self.text.startswith(". ", end) if end else 0  # "Cusco, 31 ene. (Andina)."

    def known(self, at: int) -> int:
        """Where the place of the gazetteer that starts at an offset ends, or 0."""
        return max(
            (hit.end for name in PLACES if (hit := self.starting(name, at)) and hit.outer == at), default=0
        )
