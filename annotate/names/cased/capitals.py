"""Capitals: names in a script with capitals, told by the words beside them and never by a capital alone."""

from __future__ import annotations

from bisect import bisect_right

from annotate.names.gazetteer import GIVEN, PLACES
from annotate.names.lexis import Lexis
from annotate.names.mention import Ground, Mention
from annotate.names.word import Behind, Word
from annotate.reading import Hit, Reading, longest, new
from annotate.regex import regex

INITIAL = r"[^\W\d_]\.(?:-?[^\W\d_]\.){0,3}"
PLAIN = r"[^\W\d_](?:[\w'’-]{0,30}[^\W_])?"
NEXT = regex(rf"[ ]{{0,2}}(?:(?<=[ .'’-]))({INITIAL}|{PLAIN})")
LAST = regex(rf"(?:^|(?<=[^\w.]))({INITIAL}|{PLAIN})['’]?[ ]{{0,2}}\Z")
GLUED = regex(r"[A-ZÀ-Þ](?<=[a-zß-ÿ0-9].)")
"""A capital inside a word: two words that a line break has joined (laFrance, LondresLONDRES, 318.243Italie).

A text has few capitals, so the search begins with them.
"""
LETTERS = regex(r"[^\W_]{1,40}")
INNER = regex(r"[A-ZÀ-Þ]?[^\W\d_A-ZÀ-Þ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])")
HYPHENED = regex(r"[^\W\d_]+(?:-[^\W\d_]+){1,4}")
ARTICLE = regex(r"([^\W\d_]{1,3})[ '’]")
MIN_GLUED = 4
SHOUT = 24
"""From so many characters on, a line all of capitals is a headline set so, and no name."""
MOST = 4
NEAR = 120
"""How far from a word its line is looked at, in characters."""
FULL, LONG = 5, 5
"""How many words a headline has, and how long those are that are not written small where all have capitals."""


class Cased(Behind):
    """The words behind the offsets of a text, with their capitals."""

    def __init__(self, reading: Reading, know: Lexis) -> None:
        super().__init__()
        self.text, self.cased, self.know = reading.text, reading.cased, know

    def read(self, at: int) -> Word | None:
        """The word with the letters of the source; a space or an apostrophe between."""
        match = NEXT.match(self.cased, at, at + 40)
        if match is None:
            return None
        text, (start, end) = match[1], match.span(1)
        cut = max(text.find("'"), text.find("’")) + 1
        if cut and self.text[start : start + cut - 1] in self.know.elisions:
            return Word(text[:cut], start, start + cut)
        if cut and self.text[start + cut : end] in self.know.possessives:
            return Word(text[: cut - 1], start, start + cut - 1)
        return new(Word, (text, start, end))


class Capitals:
    """The names of one reading."""

    def __init__(self, reading: Reading, lexis: Lexis) -> None:
        self.reading, self.text, self.cased, self.know = reading, reading.text, reading.cased, lexis
        self._behind = Cased(reading, lexis)
        self.possessives = reading.pack.script.possessives
        self.towns = self._upper("name.towns", "town.weak")
        self.orgs = self._upper("name.orgs")
        places = {**self._glued(), **self._upper(*PLACES)}
        # la Croix-Rouge is a town, too
        rests = {start: hit.end - len(hit.word.partition(" ")[2]) for start, hit in places.items()}
        self.places = {start: hit for start, hit in places.items() if rests[start] not in self.orgs}
        self.whole = {hit.end: start for start, hit in self.places.items() if " " in hit.word}
        """Where places of several words end, with where they start."""
        self.given = self._upper(*GIVEN)
        self.persons = self._upper("name.persons")
        self.roles = longest(reading.hits("name.roles"))
        self.shouted = [
            line for line in reading.lines if self.cased[slice(*line)].isupper() and line[1] - line[0] > SHOUT
        ]
        self.found: list[Mention] = []
        self.ends: dict[int, int] = {}
        self.regions = self._regions()
        self.places_of = {hit.start: hit.end for hit in reading.hits("name.place_heads") if hit.value == "of"}

    def _regions(self) -> dict[int, Hit]:
        """The nouns of place written small that make a place of what stands before them: the *Tora Bora* region."""
        found: dict[int, Hit] = {}
        for hit in self.reading.hits("name.place_heads"):
            if hit.value != "small" or not self.cased[hit.start].islower():
                continue
            start = self.back(hit.start, 3)
            word = self.last(start) if start < hit.start else None
            before = word.text.lower() if word is not None else ""
            told = before in self.know.articles or before in self.know.determiners
            if told and self.text[start : hit.start].rstrip() not in self.know.nations:
                found[start] = hit
        return found

    def _upper(self, *lexicons: str) -> dict[int, Hit]:
        """The hits that begin with a capital; abbreviations (``upper``) are in capitals throughout."""
        cased = self.cased
        return {
            start: hit
            for start, hit in longest(self.reading.hits(*lexicons)).items()
            if hit.value != "weak"
            and self._capital(hit)
            and not (hit.word in self.know.doubtful and self._spelt_otherwise(hit))
            and (hit.value != "upper" or cased[start : hit.end].isupper())
        }

    def _capital(self, hit: Hit) -> bool:
        """Whether a name has its capital, behind an article that it begins with: la Flèche, Le Soir; not The times."""
        article = ARTICLE.match(hit.word)
        know = self.know
        led = article and (article[1] in know.articles or article[1] in know.determiners)
        start = article.end() if article and led else 0
        return self.cased[hit.start + start].isupper()

    def _spelt_otherwise(self, hit: Hit) -> bool:
        """Whether the source spells another word (*Us*, *US*$5), or a line of capitals hides what it is."""
        if self.cased.startswith("$", hit.end):
            return True
        return self.cased[hit.start : hit.end] in self.know.exact or self._line(hit.start).isupper()

    def surname(self, title: Hit, role: Hit) -> bool:
        """Whether what is called like an office behind a title is a family name: Mr *Baker* left; not Mr Speaker, …"""
        if title.value != "title" or role.value == "title" or " " in role.word:
            return False
        after = self.cased[role.end : role.end + 2]
        return self.cased[role.start].isupper() and after[:1] == " " and after[1:].islower()

    def held(self, start: int, end: int) -> bool:
        """Whether a run ends in a stop, or holds an office of several words: Solomon Islands *Prime Minister*."""
        while 0 < start < end:
            role = self.roles.get(start)
            if role is not None and " " in role.word:
                return True
            start = self.text.find(" ", start, end) + 1
        return self.cased[end - 1] == "."

    def _line(self, at: int) -> str:
        """The line where an offset lies, what of it is near."""
        cased, low, high = self.cased, max(at - NEAR, 0), at + NEAR
        stop = cased.find("\n", at, high)
        return cased[max(cased.rfind("\n", low, at) + 1, low) : stop if stop >= 0 else high]

    def _glued(self) -> dict[int, Hit]:
        """The places in words that have lost the space between them."""
        found: dict[int, Hit] = {}
        for match in GLUED.finditer(self.cased):
            first = before = match.start() - 1
            while first and self.cased[first - 1].isalnum() and first > before - 40:
                first -= 1
            whole = LETTERS.match(self.cased, first)
            for part in INNER.finditer(self.cased, first, whole.end() if whole else match.end()):
                start, end = part.span()
                if end - start < MIN_GLUED or not self.cased[start].isupper():
                    continue
                longer = HYPHENED.match(self.text, start)
                for stop in (longer.end(), end) if longer else (end,):
                    if self.listed(word := self.text[start:stop]):
                        found[start] = Hit(start, stop, word, "", start)
                        break
        return found

    def listed(self, word: str) -> bool:
        """Whether a folded word is in a gazetteer."""
        return any(lexicon in PLACES for lexicon, _ in self.reading.pack.entries.own.get(word, ()))

    def next(self, at: int) -> Word | None:
        """The word behind an offset."""
        return self._behind[at]

    def last(self, at: int) -> Word | None:
        """The word before an offset, a space between or none."""
        low = max(at - 40, 0)
        before = self.cased[low:at]
        match = LAST.search(before, before.rstrip(" ").rfind(" ") + 1)
        return new(Word, (match[1], low + match.start(1), low + match.end(1))) if match else None

    def proper(self, word: Word | None) -> bool:
        """Whether a word has a capital and may be part of a name."""
        if word is None or not word.text[0].isupper() or (self.shouted and self._shouted(word)):
            return False
        return self.text[word.start : word.end].rstrip(".") not in self.know.stops

    def articled(self, word: Word) -> bool:
        """Whether a hyphen joins an article written small to a name: Hassan *al-Shaibani*."""
        article, hyphen, name = word.text.partition("-")
        return bool(hyphen) and article in self.know.links and name[:1].isupper()

    def _shouted(self, word: Word) -> bool:
        """Whether a word stands in a line all of capitals, where they tell nothing."""
        at = bisect_right(self.shouted, (word.start, len(self.text))) - 1
        return word.text.isupper() and at >= 0 and word.start < self.shouted[at][1]

    def run(self, at: int, most: int = MOST) -> int:
        """The end of the capitalised words behind an offset and of the links between them (van, de la)."""
        end = at
        link = at
        for _ in range(most + 2):
            word = self.next(link)
            if word is None:
                break
            if self.proper(word) or self.articled(word):
                end = link = word.end
                if word.text.endswith(self.know.attributive):
                    return word.start + word.text.rfind("-")  # Ian Murray-skippered boats
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

    def titled(self, at: int) -> bool:
        """Whether each longer word has a capital in the line where an offset lies, as headlines are set."""
        words = self._line(at).split()
        return len(words) >= FULL and not any(len(word) >= LONG and word[0].islower() for word in words)

    def back(self, at: int, most: int = MOST, firm: bool = False) -> int:
        """The start of the capitalised words before an offset, or the offset.

        Those of a ``firm`` may be initials, and be joined by "and": W. C. Gaston Co., Fire and Marine Insurance Co.
        """
        start = reached = led = at
        for _ in range(most + 2 * firm):
            word = self.last(reached)
            if word is not None and firm and word.text.lower() in self.know.conjunctions and start < at:
                word = self.last(word.start)
                if word is None or word.start in self.places or word.start in self.orgs:
                    break
            elif self.cased[start - 3 : start] == " & ":
                word = self.last(start - 2)
            if word is not None and (town := self.whole.get(word.end)) is not None:
                return town  # the *New York* Police Department
            small = word is not None and start < at and word.text[0].isupper()
            if word is not None and small and word.text.lower() in self.know.links:
                reached = word.start  # Mathis Le Floc'h
                led = start if word.text.lower() in self.know.near | self.know.determiners else reached
                continue
            short = word is not None and word.text.endswith(".") and word.start not in self.places  # not U.S.
            if word is None or not self.proper(word) or (short and not firm) or self._elided(word):
                break
            if word.text.endswith(self.know.attributive):
                break  # the Washington-based Shakespeare Theatre Company
            named = word.start in self.places or word.start in self.given or word.start in self.persons
            if named and word.text.endswith(self.possessives):
                # St. Mary's Hospital; Louisville's Islamic Center, not the Woman's Missionary Society
                return self._patron(word) or start
            start = reached = word.start
        return min(start, led)  # *Al* Manar TV

    def _patron(self, word: Word) -> int:
        """Where the title stands of one after whom something is called: *St.* Mary's; 0 without."""
        title = self.last(word.start - (self.cased[word.start - 2 : word.start] == ". ") - 1)
        held = title is not None and title.text[0].isupper() and title.text.lower() in self.know.patrons
        return title.start if title is not None and held else 0

    def _elided(self, word: Word) -> bool:
        """Whether only the article of a word has a capital: *L'écologiste* Marion Kervadec."""
        cut = max(word.text.find("'"), word.text.find("’")) + 1
        elided = cut > 0 and self.text[word.start : word.start + cut - 1] in self.know.elisions
        return elided and word.text[cut : cut + 1].islower()

    def qualified(self, at: int) -> int:
        """Past the adjectives that stand behind an office: directeur *industriel*, secrétaire *fédérale*."""
        for _ in range(2):
            word = self.next(at) if self.know.adjectives else None
            if word is None or self.cased[word.start : word.end] not in self.know.adjectives:
                break
            at = word.end
        return at

    def add(self, ground: Ground, start: int, end: int, evidence: str) -> None:
        """Propose a name."""
        self.found.append(new(Mention, (start, end, ground, evidence)))
        self.ends[start] = max(end, self.ends.get(start, 0))
