"""Topic: who stands at the head of a sentence, for a report that comes later: *Ann Lee* left the room, adding: ..."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.opening import Openings
from annotate.quotes.prose import COMMAS, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.reading import Reading


class Topics:
    """The subjects at the heads of the sentences of one reading, read forwards to a word that cannot belong to them."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.appositions, self.openings = reading.once(Appositions), reading.once(Openings)
        self.referents = reading.once(Referents)
        self.cased, self.lexis = reading.cased, reading.pack.once(lexis)
        self.possessives = reading.pack.script.possessives

    def of(self, start: int, end: int) -> Extent | None:
        """The subject at the head of a sentence, for a report that comes later in it (…, adding: …)."""
        lexis, tokens = self.lexis, self.prose.tokens(start, min(end, start + 240))
        i = first = self.openings.over(tokens)
        n = len(tokens)
        if i >= n or not tokens[i].word[0].isalnum():
            return None
        pronoun = tokens[i].word.partition("'")[0] if lexis.analytic else ""
        counted = self.openings.counted(tokens, i)
        if lexis.analytic and not counted and tokens[i].word in lexis.governors:
            return None  # *for* Lee, it was clear; the “terror” *of* the night
        i += counted and counted + 1
        some = tokens[i].word in lexis.determiners and i + 1 < n  # *este padre* no oculta su enfado
        if i > first or (some and lexis.teller(tokens[i + 1].word)):
            pronoun = ""  # *more than 40 doctors*; *some critics*
        elif tokens[i].word in lexis.pronouns or pronoun in lexis.pronouns & lexis.genders.keys():
            return tokens[i].start, tokens[i].start + len(pronoun or tokens[i].word)  # *he*'s glad and says
        if (resumed := self.openings.resumed(tokens, i)) is not None:
            return resumed
        if tokens[i].word in lexis.copulas:
            return None  # *C'est* le principe du « profil bas »
        hits = self.cues.between(tokens[first].start, end)
        known = {hit.start for hit in hits if not self.cased[hit.start].isupper()}
        while i < n and i - first < 12:
            token = tokens[i]
            word = token.word
            if not word[0].isalnum() and word not in ".-'’":
                shut = self._set_off(tokens, i)
                return (tokens[first].start, tokens[shut - 1].end) if shut else self._upto(tokens, first, i)
            told = i > first and lexis.analytic and self.prose.adverbial(token.start, token.end)
            if (
                i > first
                and (told or self._ends(word) or token.start in known)
                and not self._joins(tokens, i)
            ):
                break
            if i > first and (
                self.appositions.verbal(token) or self._parts(tokens, first, i) or self._governs(tokens, i)
            ):
                break
            i += 1
        return self._upto(tokens, first, i) if i < n else None

    def acting(self, begin: int, end: int) -> Extent | None:
        """Whom a sentence is about that a comma and a participle close, or its last clause, where that is a thing.

        The talks ended when *Ann Lee* left the room, shouting …; but *Lee* left when the band played, shouting …
        """
        lexis, topic = self.lexis, self.of(begin, end)
        if topic is None or not lexis.analytic or self._tells(topic):
            return topic
        tokens = self.prose.tokens(topic[1], end)
        commas = [k for k, token in enumerate(tokens) if token.word in COMMAS]
        at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word in lexis.hollow), -1)
        if at < 0 or not commas or commas[-1] != len(tokens) - 1 or any(k > at for k in commas[:-1]):
            return topic
        inner = self.of(tokens[at].end, end)
        return inner if inner and self._tells(inner) else topic

    def _tells(self, mention: Extent) -> bool:
        """Whether a mention is of somebody, or ends with a noun of those who tell things."""
        return self.referents.somebody(mention) or self.lexis.teller(self.prose.last_word(*mention))

    def _set_off(self, tokens: Sequence[Token], at: int) -> int:
        """Where the apposition that a comma opens is closed by another, or 0: Ann Lee, a judge, wrote ..."""
        if tokens[at].word not in COMMAS or at + 1 == len(tokens):
            return 0
        added = self.appositions.opens(tokens[at + 1]) or self.appositions.acts_as(tokens, at)
        if not (added or self.appositions.bears(tokens, at + 1)):
            return 0
        shut = next((k for k in range(at + 2, min(len(tokens), at + 14)) if tokens[k].word in COMMAS), 0)
        return shut if shut + 1 < len(tokens) and self.cased[tokens[shut + 1].start].islower() else 0

    def _upto(self, tokens: Sequence[Token], first: int, stop: int) -> Extent | None:
        if first + 1 < stop and tokens[stop - 1].word in self.lexis.relating and self.lexis.analytic:
            stop -= 1  # *people* who did not come
        return (tokens[first].start, tokens[stop - 1].end) if first < stop else None

    def _joins(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "and" joins two names at the head of a sentence: *Ann Lee and Bo Chan* met and urged calm."""
        ends = *tokens[at - 1 : at], *tokens[at + 1 : at + 2]
        return tokens[at].word in self.lexis.conjunctions and all(map(self.prose.capitalised, ends))

    def _ends(self, word: str) -> bool:
        """Whether a word ends the subject before it, written together with another or not: le maire *n'est* pas."""
        lexis = self.lexis
        if word in lexis.adverbs or word in lexis.stops or word.startswith(lexis.oneself):
            return True  # une passante *s'arrête*
        head, _, rest = word.partition("'")
        return bool(rest) and head in lexis.clitics and (rest in lexis.adverbs or rest in lexis.stops)

    def _governs(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word has an object right behind it, and so is no noun: the bank *trims* its forecast."""
        word, after = tokens[at], tokens[at + 1 : at + 2]
        before = tokens[at - 1].word
        if (before in self.lexis.articles or before in self.lexis.partitive) and not self.lexis.analytic:
            return False  # le *collectif* des riverains, le chef de *file* des élus
        object_ = self.lexis.determiners | (self.lexis.articles if self.lexis.reflexives else frozenset())
        return bool(after) and after[0].word in object_ and word.word not in self.lexis.small

    def _parts(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a word ends the name before it: Ann Lee *left* the room; not Lee *aide* Bo Chan."""
        before, small = tokens[at - 1], self.lexis.small
        if before.word in small or tokens[at].word in small or not self.cased[before.start].isupper():
            return False
        if self.lexis.teller(tokens[at].word):
            return False  # New York City *officials* sent
        if any(map(str.isupper, self.cased[tokens[at].start : tokens[at].end])):
            return False  # Sheikh Ali *al-Salim* al-Sabah was quoted
        opens = tokens[first].word
        if (
            before.word.endswith(self.possessives)
            or opens in self.lexis.articles
            or opens in self.lexis.determiners
        ):
            return False  # Lee’s deputy wrote; the Vermont senator wrote
        rest = tokens[at : at + 3]
        if len(rest) > 1 and rest[1].word in small and self.cased[rest[0].start].islower():
            return True  # Lee departs the capital
        return not any(self.cased[t.start].isupper() for t in rest)
