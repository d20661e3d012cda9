"""Mention: the words that name somebody behind a reporting verb, with title and apposition.

A mention is read on from the verb until a word that cannot belong to it: قال *الخبير نبيل سعد، الذي يدرس في
الجامعة،* إن.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.border import Borders
from annotate.quotes.capital import Capitals
from annotate.quotes.lexis import lexis
from annotate.quotes.outset import LONGEST_MARKED, Outsets
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, ahead
from annotate.quotes.referent import Referents
from annotate.quotes.seat import Seats
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading

BRACKETS = frozenset(")")
LONGEST_BARE = 4
"""How many words a name may have that only the title before it shows."""
LONGEST_PLACE = 9
"""How many tokens a name has, and how many part one in marks from what it says."""


class Mentions:
    """The mentions behind the reporting words of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.outsets = reading.once(Prose), reading.once(Outsets)
        self.appositions, self.seats = reading.once(Appositions), reading.once(Seats)
        self.referents, self.borders = reading.once(Referents), reading.once(Borders)
        self.capitals = reading.once(Capitals)
        self.lexis, self.cased = reading.pack.once(lexis), reading.cased

    def follows(
        self, start: int, end: int, bare: bool = True, closed: bool = False, joined: bool = False
    ) -> Extent | None:
        """The mention that begins at an offset: قال *الوزير أحمد علي* إن, said *Ann Lee, a doctor,* when.

        ``bare``: whether any noun may open an apposition, where the language has that; ``closed``: whether
        a comma must end one; ``joined``: whether a preposition is written together with it.
        """
        tokens = self.prose.tokens(start, min(end, start + 200))
        if len(tokens) > 1 and tokens[0].word == "@" and tokens[1].start == tokens[0].end:
            return tokens[0].start, tokens[1].end  # tweeted *@annlee*
        i = self.outsets.of(tokens, joined)
        if i is None:
            return self._in_marks(tokens)
        if not self.capitals.headed(tokens, i):
            return None  # so *stellte* sich heraus
        first = tokens[i]
        if first.word in self.lexis.pronouns and not self._counts(tokens, i):
            return first.start, first.end
        last = self._last(tokens, i, bare, closed)
        if last == i and first.word in self.lexis.plain and self.lexis.subject_first:
            return None  # denunció *una* «farsa»
        return first.start, tokens[last].end

    def source(self, hit: Hit, end: int) -> Extent | None:
        """Whose words a medium hands on: نقلت الصحيفة عن *الوزير* أن ..."""
        tokens = self.prose.tokens(hit.end, min(end, hit.end + 80))
        sources = self.lexis.partitive if "learnt" in hit.value else self.lexis.sources
        at = next((token.end for token in tokens if token.word in sources), -1)
        return self.follows(at, end) if at >= 0 else None

    def opens(self, token: Token) -> bool:
        """Whether a word may open a mention: a capital, a pronoun, or an article."""
        lexis, word = self.lexis, token.word
        articles = word in lexis.appositions and word in lexis.small
        if self.prose.capitalised(token) or word in lexis.pronouns or articles:
            return True
        return bool(lexis.reflexives) and (word in lexis.determiners or word.startswith(lexis.attaching))

    def marked(self, start: int) -> Extent | None:
        """The name in marks that is whom a verb that ends at an offset speaks of; see :meth:`follows`."""
        return self._in_marks(self._behind(start))

    def enclosed(self, start: int, marks: bool = False) -> Extent | None:
        """The few words in marks right behind an offset, whoever they are: اتهمت *«حماس»*; with ``marks``, them too."""
        tokens = self._behind(start)
        shut = ahead(tokens, 1, LONGEST_MARKED, ANY_MARK)
        return (tokens[1 - marks].start, tokens[shut - 1 + marks].end) if shut > 1 else None

    def _behind(self, start: int) -> Sequence[Token]:
        """The words behind an offset where a mark stands right there, or none."""
        if self.prose.text[start : start + 2].strip()[:1] not in ANY_MARK:
            return ()
        return self.prose.tokens(start, min(len(self.prose.text), start + 200))

    def _in_marks(self, tokens: Sequence[Token]) -> Extent | None:
        """The name in marks right behind its verb, where "that" or a colon follows: قالت *"الدعم"* أمس إن ..."""
        if self.lexis.subject_first or not tokens or tokens[0].word not in ANY_MARK:
            return None
        shut = ahead(tokens, 1, LONGEST_MARKED, ANY_MARK)
        rest = tokens[shut + 1 : shut + LONGEST_PLACE]
        if shut < 2 or not rest or not rest[0].word[0].isalpha():
            return None
        told = any(token.word == ":" or token.word in self.lexis.complementizers for token in rest)
        return (tokens[1].start, tokens[shut - 1].end) if told else None

    def _counts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a pronoun stands before its noun: *one* Tory MP, *some* of the crew."""
        lexis = self.lexis
        if tokens[at].word not in lexis.determiners or at + 1 == len(tokens):
            return False
        after = tokens[at + 1].word
        if after in lexis.partitive and after not in lexis.stops:
            return True
        return after[0].isalpha() and after not in lexis.grammar

    def _last(self, tokens: Sequence[Token], first: int, bare: bool, closed: bool) -> int:
        """The last token of the mention that begins with a token."""
        lexis, n = self.lexis, len(tokens)
        last, apposition, relative = self.capitals.enclosed(tokens, first) or first, 0, False
        i = last + 1
        while i < n:
            word = tokens[i].word
            if word in COMMAS:
                if apposition and lexis.analytic and (end := self._goes_on(tokens, i)):
                    last, i = end, end + 1
                    continue
                further = apposition and lexis.analytic and self._seated(tokens, apposition, i)
                comma = -1 if apposition and not further else self.appositions.comma(tokens, i, bare, closed)
                if further:
                    last = i - 1  # Ann Lee, *D-Ore.*, who leads the panel
                if comma < 0 and not apposition and self._held(tokens, first, i):
                    comma = i
                if comma < 0:
                    break
                apposition = i = comma
                if shut := self._set_off(tokens, i):
                    other = self._second(tokens, shut)
                    return (lexis.analytic and self._goes_on(tokens, shut)) or max(shut, other) - 1
            elif word == "(":
                shut = ahead(tokens, i + 1, 7, BRACKETS)
                if not shut:
                    break
                last = i = shut
            elif word[0].isalnum():
                owned = relative and word in lexis.complementizers  # who spoke on condition *that* …
                if not owned and self.borders.foreign(tokens, first, last, i):
                    break
                if not (apposition or relative) and self.capitals.parted(tokens, i):
                    break
                relative = relative or (not apposition and self.borders.relative(tokens[i]))
                ends = lexis.final if relative else lexis.late if apposition else lexis.stops
                if word in ends and not self.borders.belongs(tokens, first, i):
                    if (
                        apposition
                        and not lexis.subject_first
                        and not self.outsets.acts(tokens[apposition + 1])
                    ):
                        return apposition - 1
                    break
                last = i
            elif word in ANY_MARK and (self.seats.holds(tokens, i) or self._named(tokens, first, i)):
                # قالت منصة «صوت المدن» إن: the name in marks belongs to the mention
                shut = ahead(tokens, i + 1, 7, ANY_MARK)
                if not shut:
                    break
                last = i = shut
            elif word not in ".-%'’°&":
                break
            i += 1
        while last > first and (tokens[last].word in COMMAS or self.borders.loose(tokens, last, i)):
            last -= 1
        return last

    def _named(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether marks hold the name of a paper behind the article that opens a mention: *der „Bote“* berichtet."""
        lexis = self.lexis
        if not lexis.capital_nouns or at != first + 1 or tokens[first].word not in lexis.articles:
            return False
        return at + 1 < len(tokens) and self.cased[tokens[at + 1].start].isupper()

    def _goes_on(self, tokens: Sequence[Token], comma: int) -> int:
        """Where a name ends that a comma adds to an apposition and a sign closes: a nurse in Bonn, *Germany*.; or 0."""
        capital, end = self.prose.capitalised, comma
        while end + 1 < len(tokens) and end - comma < LONGEST_PLACE and capital(tokens[end + 1]):
            end += 1
        after = tokens[end + 1].word if end + 1 < len(tokens) else "."
        closed = end > comma and not after[0].isalnum()
        return end if closed and capital(tokens[comma - 1]) else 0

    def _seated(self, tokens: Sequence[Token], apposition: int, comma: int) -> bool:
        """Whether an apposition is no more than a party or a state cut short: Ann Lee, *D-Ore.*, Bo Chan, *Md.*"""
        inner = tokens[apposition + 1 : comma]
        cut = len(inner) == len("D.") and inner[1].word == "." and self.prose.capitalised(inner[0])
        return cut or (len(inner) == 1 and "-" in inner[0].word and self.prose.capitalised(inner[0]))

    def _set_off(self, tokens: Sequence[Token], comma: int) -> int:
        """Where what two commas set off ends that is all of the mention, or 0.

        الخبير نبيل سعد، *الذي يدرس في الجامعة،* إن; منى سعد، *مديرة التخطيط في الوزارة،* إن.
        """
        lexis, first = self.lexis, tokens[comma + 1]
        shut = self.appositions.shut(tokens, comma)
        if first.word in lexis.appositions or not shut:
            return shut
        said = (lexis.stated, lexis.times)
        if not self.outsets.acts(first) or any(
            t.word in some for t in tokens[comma + 1 : shut] for some in said
        ):
            return 0
        return shut

    def _second(self, tokens: Sequence[Token], comma: int) -> int:
        """Where another office ends that a comma closes: ليلى حداد، رئيسة اللجنة، *الناطقة باسم الكتلة،* إن; or 0."""
        last = comma + 1 >= len(tokens) or tokens[comma].word not in COMMAS
        return 0 if last or not self.outsets.acts(tokens[comma + 1]) else self._set_off(tokens, comma)

    def _held(self, tokens: Sequence[Token], first: int, comma: int) -> bool:
        """Whether two commas set off who holds the office before them: بحسب رئيس اللجنة*، الدكتور حسن سعد،* فإن."""
        lexis, shut = self.lexis, self.appositions.shut(tokens, comma)
        start, name = tokens[first].start, comma + 1
        if not lexis.definite or not shut or self.referents.borne(start, tokens[comma].start):
            return False
        if not (self.referents.human(start) or self.referents.human(start + 1)):  # وفقا *ل*مدير المرور
            return False
        while name < shut - 1 and self.referents.human(tokens[name].start):
            if self.referents.borne(tokens[name].start):
                break
            name += 1
        known = self.referents.borne(tokens[name].start) == tokens[shut - 1].end
        return known or (name > comma + 1 and 1 < shut - name <= LONGEST_BARE)
