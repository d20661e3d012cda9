"""Capitals: names in a script with capitals, told by the words beside them and never by a capital alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.names.abbreviation import abbreviations
from annotate.names.chains import Word, longest
from annotate.names.filed import filed
from annotate.names.settle import again, settle
from annotate.names.vocabulary import PLACES, Mention, Vocabulary
from annotate.reading import Hit, Reading

INITIAL = r"[^\W\d_]\.(?:-?[^\W\d_]\.){0,3}"
PLAIN = r"[^\W\d_](?:[\w'’¬-]{0,30}[^\W_])?"
NEXT = re.compile(rf"[ ]{{0,2}}(?:(?<=[ .'’-]))({INITIAL}|{PLAIN})")
LAST = re.compile(rf"(?:^|(?<=[^\w.]))({INITIAL}|{PLAIN})[ ]{{1,2}}$")
HOUSE = re.compile(r"\b\d{1,4}(?: ?(?:bis|ter))?,? $")
MARKED = 60
GLUED = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
"""A capital inside a word: two words that a line break has joined (laFrance, LondresLONDRES)."""
LETTERS = re.compile(r"[^\W\d_]{1,40}")
INNER = re.compile(r"[A-ZÀ-Þ]?[^\W\d_A-ZÀ-Þ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])")
MOST = 4


class Capitals:
    """The names of one reading."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self.reading, self.text, self.cased, self.know = reading, reading.text, reading.cased, vocabulary
        self.places = {**self._glued(), **self._upper(*PLACES)}
        self.towns = self._upper("name.towns", "town.weak")
        self.orgs = self._upper("name.orgs")
        self.given = self._upper("name.given")
        self.persons = self._upper("name.persons")
        self.roles = longest(reading.hits("name.roles"))
        self.found: list[Mention] = []
        self.ends: dict[int, int] = {}

    def _upper(self, *lexicons: str) -> dict[int, Hit]:
        """The hits that begin with a capital; abbreviations (``upper``) are in capitals throughout."""
        cased = self.cased
        return {
            start: hit
            for start, hit in longest(self.reading.hits(*lexicons)).items()
            if hit.value != "weak"
            and cased[start].isupper()
            and (hit.value != "upper" or cased[start : hit.end].isupper())
        }

    def _glued(self) -> dict[int, Hit]:
        """The places in words that have lost the space between them."""
        found: dict[int, Hit] = {}
        for match in GLUED.finditer(self.cased):
            first = match.start()
            while first and self.cased[first - 1].isalpha() and first > match.start() - 40:
                first -= 1
            whole = LETTERS.match(self.cased, first)
            for part in INNER.finditer(self.cased, first, whole.end() if whole else match.end()):
                start, end = part.span()
                word = self.text[start:end]
                known = self.reading.pack.entries.own.get(word, ()) if end - start > 3 else ()
                if self.cased[start].isupper() and any(lexicon in PLACES for lexicon, _ in known):
                    found[start] = Hit(start, end, word, "", start)
        return found

    def next(self, at: int) -> Word | None:
        """The word behind an offset, with the letters of the source; a space or an apostrophe between."""
        match = NEXT.match(self.cased, at, at + 40)
        if match is None:
            return None
        text, start, end = match[1], match.start(1), match.end()
        cut = max(text.find("'"), text.find("’")) + 1
        if cut and self.text[start : start + cut - 1] in self.know.elisions:
            return Word(text[:cut], start, start + cut)
        if cut and self.text[start + cut : end] in self.know.possessives:
            return Word(text[: cut - 1], start, start + cut - 1)
        return Word(text, start, end)

    def last(self, at: int) -> Word | None:
        """The word before an offset, one space apart."""
        low = max(at - 40, 0)
        match = LAST.search(self.cased[low:at])
        return Word(match[1], low + match.start(1), low + match.end(1)) if match else None

    def proper(self, word: Word | None) -> bool:
        """Whether a word has a capital and may be part of a name."""
        if word is None or not word.text[0].isupper():
            return False
        return self.text[word.start : word.end].rstrip(".") not in self.know.stops

    def run(self, at: int, most: int = MOST) -> int:
        """The end of the capitalised words behind an offset and of the links between them (van, de la)."""
        end = at
        link = at
        for _ in range(most + 2):
            word = self.next(link)
            if word is None:
                break
            if self.proper(word):
                end = link = word.end
                if self.text[word.start : end] in self.know.abbreviated and self.text[end : end + 1] == ".":
                    link = end + 1
                most -= not word.text.endswith(".")
                if not most:
                    break
            elif self.text[word.start : word.end] in self.know.links:
                link = word.end
            else:
                break
        return end

    def back(self, at: int, most: int = MOST) -> int:
        """The start of the capitalised words before an offset, or the offset."""
        start = at
        for _ in range(most):
            word = self.last(start)
            if word is None or not self.proper(word) or word.text.endswith("."):
                break
            start = word.start
        return start

    def add(self, kind: str, rule: str, start: int, end: int, evidence: str) -> None:
        """Propose a name."""
        self.found.append(Mention(start, end, kind, rule, evidence))
        self.ends[start] = max(end, self.ends.get(start, 0))


def find(reading: Reading, vocabulary: Vocabulary) -> list[Mention]:
    """The names of a reading, none crossing another."""
    from annotate.names import people

    capitals = Capitals(reading, vocabulary)
    _orgs(capitals)
    people.find(capitals)
    _places(capitals)
    people.offices(capitals)
    kept = settle([*capitals.found, *filed(reading)])
    more = [*_again(capitals, kept), *abbreviations(reading, vocabulary, kept)]
    return settle([*kept, *more]) if more else kept


def _orgs(capitals: Capitals) -> None:
    for hit in capitals.orgs.values():
        behind = capitals.next(hit.end) if hit.value == "alone" else None
        if behind and (
            capitals.proper(behind) or capitals.text[behind.start : behind.end] in capitals.know.near
        ):
            continue  # la Chambre, not la Chambre de commerce
        capitals.add("org", "known_org", hit.start, hit.end, hit.word)
    for hit in capitals.reading.hits("name.org_heads"):
        rule = "org_in_marks"
        start, end = _marked(capitals, hit)
        upper = capitals.cased[hit.start].isupper()
        if end:
            pass
        elif hit.value in ("final", "both", "lower") and (upper or hit.value == "lower"):
            rule, start = "org_head", capitals.back(hit.start)
            end = hit.end if start < hit.start else 0
        if not end and ((upper and hit.value in ("initial", "both")) or hit.value == "open"):
            rule, start, end = "org_head", hit.start, _of(capitals, hit.end)
        if end:
            capitals.add("org", rule, start, end, hit.word)


def _of(capitals: Capitals, at: int) -> int:
    """The end of what completes the noun of an organisation: of Foreign Affairs, de la Guerre; 0 without."""
    word = capitals.next(at)
    if capitals.proper(word) and not capitals.know.words.complement_needs_link:
        return capitals.run(at)
    for _ in range(2):
        if word is None or capitals.text[word.start : word.end].rstrip("'’") not in capitals.know.near:
            return 0
        at = word.end
        word = capitals.next(at)
        if capitals.proper(word):
            return capitals.run(at)
    return 0


def _marked(capitals: Capitals, hit: Hit) -> tuple[int, int]:
    """The words in quotation marks behind a noun such as company or newspaper."""
    words, text = capitals.know.words, capitals.cased
    at = hit.end + 1
    if text[hit.end : at] != " " or text[at : at + 1] not in words.openers or at >= len(text):
        return 0, 0
    start = at + 1
    ends = [found for mark in words.closers if (found := text.find(mark, start, start + MARKED)) > 0]
    shown = text[start : min(ends)] if ends else ""
    inner = shown.strip()
    if not inner or "\n" in inner or len(inner.split()) > 5 or not inner[0].isupper():
        return 0, 0
    start += len(shown) - len(shown.lstrip())
    return start, start + len(inner)


def _places(capitals: Capitals) -> None:
    know = capitals.know
    for hit in capitals.places.values():
        if hit.word in know.never or (
            hit.word in know.ambiguous and not _placed(capitals, hit, know.near_places)
        ):
            continue
        capitals.add("place", "known_place", hit.start, hit.end, hit.word)
    for hit in capitals.towns.values():
        if _placed(capitals, hit, know.locatives):
            capitals.add("place", "known_place", hit.start, hit.end, hit.word)
    for hit in capitals.reading.hits("name.place_heads"):
        start, end = hit.start, 0
        if hit.value == "after":
            start = capitals.back(hit.start, 3)
            end = hit.end if start < hit.start else 0
        elif hit.value == "before" and capitals.cased[hit.start].isupper():
            end = _behind(capitals, hit.end)
        elif hit.value in ("street", "square"):
            end = _behind(capitals, hit.end)
            number = HOUSE.search(capitals.text, max(start - 10, 0), start) if hit.value == "street" else None
            start = number.start() if number else start
        elif hit.value == "of":
            end = _behind(capitals, hit.end)
            word = capitals.next(hit.end)
            while end and word and not capitals.proper(word):
                word = capitals.next(word.end)
            start = word.start if word else start
        if end > start:
            capitals.add("place", "place_head", start, end, hit.word)


def _behind(capitals: Capitals, at: int) -> int:
    """The end of the capitalised words behind a noun of place, with a link between: rue de la Paix."""
    for _ in range(3):
        word = capitals.next(at)
        if capitals.proper(word):
            return capitals.run(at, 3)
        if word is None or capitals.text[word.start : word.end].rstrip("'’") not in capitals.know.near:
            return 0
        at = word.end
    return 0


def _placed(capitals: Capitals, hit: Hit, prepositions: frozenset[str]) -> bool:
    """Whether a preposition of place stands before an ambiguous word, and no name goes on behind it."""
    before = capitals.last(hit.start)
    if before is None or before.text.lower() not in prepositions:
        return False
    behind = capitals.next(hit.end)
    return not (behind and capitals.proper(behind))


def _again(capitals: Capitals, kept: list[Mention]) -> Iterator[Mention]:
    """The family names of persons named in full, where they stand alone later."""
    know = capitals.know
    short: dict[str, int] = {}
    for person in kept:
        parts = capitals.cased[person.start : person.end].split()
        if person.kind != "person" or len(parts) < 2:
            continue
        name = parts[-1].removesuffix(".")
        plain = name.lower() in know.stops or name.lower() in know.given or name.lower() in know.ambiguous
        if len(name) > 2 and name[0].isupper() and not plain:
            short.setdefault(name, person.end)
    for start, end in again(capitals.cased, short, ()):
        yield Mention(start, end, "person", "short_form", capitals.cased[start:end])
