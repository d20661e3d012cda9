"""Capitals: names in a script with capitals, told by the words beside them and never by a capital alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.names.chains import Word, longest
from annotate.names.settle import again, settle
from annotate.names.vocabulary import Mention, Vocabulary
from annotate.reading import Hit, Reading

INITIAL = r"[^\W\d_]\.(?:-?[^\W\d_]\.){0,3}"
PLAIN = r"[^\W\d_](?:[\w'’¬-]{0,30}[^\W_])?"
NEXT = re.compile(rf"[ ]{{0,2}}(?:(?<=[ .'’-]))({INITIAL}|{PLAIN})")
LAST = re.compile(rf"(?:^|(?<=[^\w.]))({INITIAL}|{PLAIN})[ ]{{1,2}}$")
LISTED = re.compile(r"(?:,|[ ]{1,2}([^\W\d_]{1,3})) ")
HOUSE = re.compile(r"\b\d{1,4}(?: ?(?:bis|ter))?,? $")
MARKED = 60
MOST_LISTED = 12
MOST = 4


class Capitals:
    """The names of one reading."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self.reading, self.text, self.cased, self.know = reading, reading.text, reading.cased, vocabulary
        self.places = self._upper("name.places", "place.names")
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
    capitals = Capitals(reading, vocabulary)
    _orgs(capitals)
    _persons(capitals)
    _places(capitals)
    _offices(capitals)
    kept = settle(capitals.found)
    more = list(_again(capitals, kept))
    return settle([*kept, *more]) if more else kept


def _orgs(capitals: Capitals) -> None:
    for hit in capitals.orgs.values():
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


def _persons(capitals: Capitals) -> None:
    for hit in capitals.roles.values():
        _titled(capitals, hit)
    for hit in capitals.given.values():
        _given(capitals, hit)
    for hit in longest(capitals.reading.hits("name.initials")).values():
        _initials(capitals, hit)
    for hit in capitals.persons.values():
        if hit.start not in capitals.ends:
            capitals.add("person", "known_person", hit.start, hit.end, hit.word)
    for hit in capitals.reading.hits("name.verbs"):
        word = capitals.next(hit.end)
        if word is None or not capitals.proper(word):
            continue
        if word.start in capitals.places or word.start in capitals.orgs:
            continue
        end = capitals.run(hit.end)
        if not _headed(capitals, end):
            capitals.add("person", "reported_person", word.start, end, hit.word)


def _titled(capitals: Capitals, hit: Hit) -> None:
    """A title or an office with the name behind it, other titles between: M. le général Campenon."""
    know = capitals.know
    if not capitals.cased[hit.start].isupper() and hit.value != "any":
        return
    at = hit.end
    if capitals.cased[at : at + 1] == ".":
        at += 1
    for _ in range(2):
        word = capitals.next(at)
        if word and capitals.text[word.start : word.end].rstrip("'’") in know.articles:
            word = capitals.next(word.end)
        role = capitals.roles.get(word.start) if word else None
        if role is None:
            break
        at = role.end
        if capitals.cased[at : at + 1] == ".":
            at += 1
    end = capitals.run(at)
    if end == at or _headed(capitals, end):
        return
    first = capitals.next(at)
    if first is None or (hit.value != "title" and not capitals.proper(first)):
        return
    if first.start in capitals.orgs or (first.start in capitals.places and hit.value != "title"):
        return
    start = hit.start if hit.value == "title" or know.words.title_inside else first.start
    capitals.add("person", "titled_person", start, end, hit.word)
    if hit.value == "title" and hit.word in know.plural:
        _listed(capitals, end, hit.word)


def _listed(capitals: Capitals, at: int, evidence: str) -> None:
    """The further names behind a title in the plural: MM. Moréa, Minot et Delisle."""
    for _ in range(MOST_LISTED):
        match = LISTED.match(capitals.text, at)
        if match is None or (match[1] and match[1] not in capitals.know.conjunctions):
            return
        word = capitals.next(match.end() - 1)
        if word is None or not capitals.proper(word):
            return
        if word.start in capitals.roles or word.start in capitals.places:
            return
        at = capitals.run(match.end() - 1)
        capitals.add("person", "titled_person", word.start, at, evidence)


def _initials(capitals: Capitals, hit: Hit) -> None:
    """Two initials or more and a family name, or one initial where a name may begin: F. P. Greene."""
    if not capitals.cased[hit.start].isupper() or hit.start in capitals.ends:
        return
    if capitals.proper(capitals.last(hit.start)):
        return
    low = capitals.cased[max(hit.start - 2, 0) : hit.start]
    first = capitals.next(hit.end)
    if low[-1:] in (".", "-", "'") or first is None or not capitals.proper(first):
        return
    end = capitals.run(hit.end, 2)
    word = capitals.cased[capitals.cased.rfind(" ", hit.start, end) + 1 : end]
    before = low.strip()
    if not first.text.endswith(".") and before and before not in ",;(:":
        return
    if len(word) < 3 or word[-1] == "." or _headed(capitals, end):
        return
    capitals.add("person", "given_name", hit.start, end, hit.word)


def _headed(capitals: Capitals, end: int) -> bool:
    """Whether a run of capitals ends in the noun of an organisation: John Deere Company."""
    low = capitals.text.rfind(" ", max(end - 32, 0), end) + 1
    return capitals.text[low:end] in capitals.know.heads


def _given(capitals: Capitals, hit: Hit) -> None:
    """A given name with initials and a family name."""
    if hit.start in capitals.ends:
        return
    end = capitals.run(hit.end, 3)
    first = capitals.next(hit.end)
    if first is None or end == hit.end or _headed(capitals, end) or capitals.cased[end - 1] == ".":
        return
    before = capitals.last(hit.start)
    if hit.word in capitals.know.weak and (first.start in capitals.places or capitals.proper(before)):
        return
    capitals.add("person", "given_name", hit.start, end, hit.word)


def _places(capitals: Capitals) -> None:
    know = capitals.know
    for hit in capitals.places.values():
        if hit.word in know.never or (hit.word in know.ambiguous and not _placed(capitals, hit)):
            continue
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


def _placed(capitals: Capitals, hit: Hit) -> bool:
    """Whether a preposition of place stands before an ambiguous word, and no name goes on behind it."""
    before = capitals.last(hit.start)
    if before is None or before.text.lower() not in capitals.know.near_places:
        return False
    behind = capitals.next(hit.end)
    return not (behind and capitals.proper(behind))


def _offices(capitals: Capitals) -> None:
    """Offices before a person, with a complement, or written with a capital."""
    people = {m.start: m.end for m in capitals.found if m.kind == "person"}
    for hit in capitals.roles.values():
        if hit.value == "title":
            continue
        end = _held(capitals, hit)
        word = capitals.next(hit.end)
        named = hit.start in people or (word is not None and word.start in people)
        if end or named or (hit.value == "full" and capitals.cased[hit.start].isupper()):
            capitals.add("role", "office", hit.start, end or hit.end, hit.word)


def _held(capitals: Capitals, hit: Hit) -> int:
    """The end of an office with what it is held in: president of the European Commission; 0 without."""
    at = hit.end
    linked = False
    for _ in range(3):
        word = capitals.next(at)
        if word is None:
            return 0
        if linked and word.start in capitals.ends:
            return capitals.ends[word.start]
        place = capitals.places.get(word.start)
        if linked and place is not None:
            return place.end
        if capitals.text[word.start : word.end].rstrip("'’") not in capitals.know.near:
            return 0
        linked = True
        at = word.end
    return 0


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
