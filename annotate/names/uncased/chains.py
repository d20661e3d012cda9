"""Chains: names in a script without capitals, built word by word from the words that open them.

A chain begins at a word the scan found (a given name, a title, the noun of an organisation) and
takes the words behind it while they look like parts of a name: قدري جميل, حزب الإرادة الشعبية.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from annotate.names.gazetteer import GIVEN, PLACES
from annotate.names.lexis import Lexis
from annotate.names.mention import Ground, Mention, Named
from annotate.names.uncased.traits import traits
from annotate.names.word import Behind, Word
from annotate.reading import Hit, Reading, longest, new
from annotate.regex import regex

WORD = regex(r" {1,2}([^\W\d_]{1,30}(?:-[^\W\d_]{1,30}){0,2})(?![\w-])")
TAIL = regex(r"[^\W\d_]{1,30}$")
LONGEST = 6


class Plain(Behind):
    """The words behind the offsets of a text without capitals."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def read(self, at: int) -> Word | None:
        """The word, one or two spaces between."""
        match = WORD.match(self.text, at)
        return new(Word, (match[1], *match.span(1))) if match else None


class Chains:
    """The names of one reading."""

    def __init__(self, reading: Reading, lexis: Lexis) -> None:
        self.reading, self.text, self.know = reading, reading.text, lexis
        self._behind = Plain(reading.text)
        self.traits = reading.pack.once(traits)
        self.swallowed = lexis.swallowed
        hits = reading.hits
        self.places = {
            start: hit
            for start, hit in longest(hits(*PLACES)).items()
            if hit.word not in lexis.never
            and hit.end not in reading.nunated  # حزماً
            # فاطمة, باكرا
            and (hit.outer == start or reading.text[hit.outer : hit.end] not in lexis.undivided)
        }
        self.towns = longest(hits("name.towns", "town.weak"))
        self.orgs = longest(hits("name.orgs"))
        self.given = {
            start: hit
            for start, hit in longest(hits(*GIVEN)).items()
            if hit.word not in lexis.stops
            and hit.end not in reading.nunated
            and reading.text[hit.outer : hit.end] not in lexis.stops  # لدينا is no Dina
            and not (self.swallowed and reading.text[hit.outer : hit.start].endswith(self.swallowed))  # للسيد
            and reading.cased[start : hit.end] not in lexis.exact
            and not self._fused(hit)
            and not self.among(self.before(hit.outer), lexis.quantifiers)
        }
        self.roles = self._written(longest(hits("name.roles")))
        self.persons = longest(hits("name.persons"))
        self.sites = self._written(longest(hits("name.place_heads")))
        self.sports = [hit.start for hit in hits("name.sports")]
        self.found: list[Mention] = []
        self.org_ends: dict[int, int] = {}

    @cached_property
    def told(self) -> dict[int, bool]:
        """Where words that tell a report end, with whether a noun behind them can only be their subject."""
        know = self.know
        verbs = [hit for hit in self.reading.hits("quote.verbs") if hit.word not in know.addressing]
        found = {hit.end: hit.word in know.governing for hit in verbs}
        return found | {hit.end: True for hit in self.reading.hits("quote.according")}

    def _written(self, hits: dict[int, Hit]) -> dict[int, Hit]:
        """Those of some words that are not another word in the letters of the source: والي, not وإلى."""
        doubtful, exact, cased = self.know.doubtful, self.know.exact, self.reading.cased
        return {
            start: hit
            for start, hit in hits.items()
            if hit.word not in doubtful or cased[start : hit.end] not in exact
        }

    def _fused(self, hit: Hit) -> bool:
        """Whether a proclitic before a given name is the first letter of a family's: مارك *كارني* is no Arni."""
        know = self.know
        joint = self.text[hit.outer] if hit.outer < hit.start else know.conjunction
        return (
            joint not in (know.conjunction, know.local, know.towards) and self.before(hit.outer) in know.given
        )

    def after(self, at: int, most: int = LONGEST) -> Iterator[Word]:
        """The words behind an offset, one space apart, on the same line."""
        behind = self._behind
        for _ in range(most):
            word = behind[at]
            if word is None:
                return
            at = word.end
            yield word

    def next(self, at: int) -> Word | None:
        """The word behind an offset."""
        return self._behind[at]

    def before(self, at: int) -> str:
        """The word before an offset, or nothing where punctuation or a line break stands between."""
        text = self.text
        end = at - 2 if text[at - 2 : at] == "  " else at - 1
        if end <= 0 or text[end] != " ":
            return ""
        low = max(end - 32, 0)
        start = max(text.rfind(" ", low, end), text.rfind("\n", low, end)) + 1
        word = text[start:end]
        if word.isalpha():
            return word
        match = TAIL.search(word[-32:])
        return match[0] if match else ""

    def articled(self, word: Word) -> bool:
        """Whether a word has the article in the letters of the source too: not إلفا."""
        return self.definite(word.text) and self.cased(word).startswith(self.know.article)

    def among(self, word: str, words: frozenset[str]) -> bool:
        """Whether a word, or what a proclitic leaves of it, is one of some words."""
        return word in words or (word[:1] in self.know.single and word[1:] in words)

    def definite(self, word: str) -> bool:
        """Whether a word has the article."""
        return word.startswith(self.know.article) and len(word) > len(self.know.article) + 1

    def bare(self, word: str) -> str:
        """A word without the article and the feminine ending, as the list of nations has it."""
        return self.traits[word].bare

    def feminine(self, word: str) -> bool:
        """Whether a word has the feminine ending."""
        return bool(self.know.feminine) and word.endswith(self.know.feminine)

    def agrees(self, noun: str, adjective: str) -> bool:
        """Whether a definite adjective may belong to a noun of an organisation, in its gender: not الشركة الجانب."""
        if self.feminine(noun) and not self.feminine(adjective):
            high = adjective in self.know.adjectives or adjective.endswith(self.know.tanwin)  # العليا, الكبرى
            return high or adjective.endswith(self.know.plain)
        return not self.feminine(adjective) or self.feminine(noun) or noun.endswith(self.know.plain)

    def nation(self, word: str) -> bool:
        """Whether a word is the adjective of a nation."""
        return self.traits[word].nation

    def named(self, word: Word) -> bool:
        """Whether a word is a given name, and not spelt like another word (على)."""
        return word.text in self.know.given and not self.misread(word)

    def misread(self, word: Word) -> bool:
        """Whether a word is no name but is folded to the letters of one: على, فإن, دوراً."""
        if word.end in self.reading.nunated:
            return True
        other = word.text in self.know.doubtful and self.cased(word) in self.know.exact
        return other and not (self._undotted and self._borne(word))

    @cached_property
    def _undotted(self) -> bool:
        """Whether the text writes two letters as one, as Egypt does: فى."""
        return not self.know.undotted.isdisjoint(self.reading.cased.split())

    def _borne(self, word: Word) -> bool:
        """Whether a title or a given name before a word and another behind it show a name: الدكتور *على* جمعة إن."""
        known, second = self.know.given, self.next(word.end)
        if second is None or second.text not in known:
            return False
        then = self.next(second.end) if second.text in self.know.weak else None
        sure = second.text not in self.know.weak
        sure = sure or (then is not None and (then.text in self.know.clauses or then.text in known))
        return sure and (word.start - 1 in self._role_ends or self.before(word.start) in known)

    @cached_property
    def _role_ends(self) -> frozenset[int]:
        return frozenset(hit.end for hit in self.roles.values())

    def links(self, word: Word) -> bool:
        """Whether a word links parts of a name and is not spelt like another word: فان, no فإن."""
        return word.text in self.know.links and not self.misread(word)

    def cased(self, word: Word) -> str:
        """A word in the letters of the source."""
        return self.reading.cased[word.start : word.end]

    def stopped(self, word: str) -> bool:
        """Whether a word, or what is left of it without a proclitic, never belongs to a name."""
        return self.traits[word].stopped

    def ordinary(self, word: str) -> bool:
        """Whether a word is known as something else than a name."""
        return self.traits[word].ordinary

    def transcribed(self, word: str) -> bool:
        """Whether a word is shaped like a foreign name, and like no noun, verb or adjective of the language."""
        know = self.know
        bare = word.removesuffix(know.tanwin)  # ارتفاعا is an adverb
        plain = know.shapes.verbal.match(bare) or know.shapes.adjective.match(bare) or self.stopped(word)
        return bool(know.shapes.foreign.match(word)) and not plain

    def add(self, ground: Ground, start: int, end: int, evidence: str) -> None:
        """Propose a name."""
        self.found.append(new(Mention, (start, end, ground, evidence)))
        if ground.what is Named.ORG:
            self.org_ends[start] = max(end, self.org_ends.get(start, 0))
