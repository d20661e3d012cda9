"""Wording: how words in marks are put: as a title, a clause, a sentence or a part of one; how many."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.edge import Edges
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose, Token
from annotate.reading import Reading
from annotate.regex import regex

BROKEN = regex(r"[!?] ")
"""What a title has at its end at most, and cries have between them."""
ABRIDGED = regex(r" \(([^\W\d_a-zß-ÿ]{2,6})\)")
FEW = 3
"""Up to so many words in marks are a term, unless a report stands right at them."""
LONGEST_TITLE = 6
SHORTEST_VERB = 3
LONGEST_TOPIC = 60
"""How many characters before the marks hold what they are said of."""
LEAST = 2
SENTENCE_ENDS = frozenset(".:!?؟")

CENTURIES = ("19", "20")


class Wording:
    """The words of one passage after another."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.edges = reading.once(Prose), reading.once(Edges)
        self.lexis, self.has_case = reading.pack.once(lexis), reading.pack.script.cased
        self.text, self.cased = reading.text, reading.cased
        self._counted = (-1, 0)

    def before(self, passage: Passage) -> Sequence[Token]:
        """The words before the marks, as far as what they are said of is looked for."""
        return self.prose.tokens(max(0, passage.left - LONGEST_TOPIC), passage.left)

    def titled(self, words: Sequence[Token]) -> bool:
        """Whether words are set as a title: "The Art of the Deal"; only where letters have case."""
        cased = self.cased
        if not self.has_case or len(words) < 2:
            return False
        if BROKEN.search(cased, words[0].start, words[-1].end):
            return False  # “Ted! Ted! Ted!”
        if len(words) == LEAST and words[0].word in self.lexis.articles and self.lexis.analytic:
            return cased[words[0].start].isupper() and cased[words[1].start].isupper()  # “The Crown”
        if self.lexis.capital_nouns and not self._row(words):
            return False  # Fahrgäste ohne Fahrschein
        main = [cased[word.start] for word in words if word.word not in self.lexis.small]
        named = any(map(str.isupper, main))  # not « 3 à 5 % »
        return named and len(main) > 1 and all(letter.isupper() or letter.isdigit() for letter in main)

    def _row(self, words: Sequence[Token]) -> bool:
        """Whether three words in a row have capitals, as nouns seldom have and names do: *New York Times*."""
        large = [self.cased[word.start].isupper() for word in words]
        return any(map(all, zip(large, large[1:], large[2:], strict=False)))

    def mostly_capital(self, words: Sequence[Token]) -> bool:
        """Whether the last word and most others have capitals, as in titles that spare verbs: “Salt is the Bread”."""
        if not self.has_case or self.lexis.capital_nouns:
            return False
        capital = [self.cased[word.start].isupper() for word in words]
        return capital[0] and capital[-1] and 2 * sum(capital) > len(capital)

    def abridged(self, passage: Passage, words: Sequence[Token]) -> bool:
        """Whether the first letters of words in marks follow in brackets: “Long Term Support” (*LTS*)."""
        short = ABRIDGED.match(self.cased, passage.right)
        initials = "".join(self.cased[word.start] for word in words)
        return short is not None and short[1] in (initials, "".join(filter(str.isupper, initials)))

    def sited(self, passage: Passage, before: Sequence[Token]) -> bool:
        """Whether a capital opens words behind a preposition, as in French titles: dans « *Le* vent tombe »."""
        lexis = self.lexis
        if not lexis.reflexives or lexis.capital_nouns or not before or self.count(passage) < LEAST:
            return False
        word = before[-1].word
        placed = word in lexis.stops or word in lexis.receivers
        other = (lexis.articles, lexis.determiners, lexis.conjunctions, lexis.copulas, lexis.auxiliaries)
        later = (lexis.late, lexis.bounds, lexis.negations, lexis.adverbs, lexis.partitive)
        return (
            placed
            and self.cased[passage.start].isupper()
            and not any(word in words for words in (*other, *later))
        )

    def thing(self, passage: Passage, low: int) -> bool:
        """Whether a few small words are a thing's by the article before them: the “bank of mum and dad” lent less.

        Or go with a noun behind them: a “*pay what you can*” menu, his “*I have a dream*” speech.
        """
        before, lexis = self.prose.last_word(low, passage.left), self.lexis
        if self.count(passage) > 2 * FEW:
            return False
        if before in lexis.articles and self.cased[passage.start].islower():
            return True
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD)
        noun = after.word.isalpha() and after.start == passage.right + 1 and after.word not in lexis.grammar
        led = before in lexis.determiners or before in lexis.owners
        return lexis.analytic and noun and led and self.cased[after.start].islower()

    def articled(self, passage: Passage, words: Sequence[Token]) -> bool:
        """Whether an article and a noun with a capital open words without a verb, as French titles do: *Le Soir*."""
        lexis, cased = self.lexis, self.cased
        if not lexis.reflexives or lexis.capital_nouns or len(words) > LONGEST_TITLE:
            return False
        elided = next((one for one in lexis.attaching if words[0].word.startswith(one)), "")
        if elided:
            capital = cased[words[0].start + len(elided)].isupper()
        else:
            capital = words[0].word in lexis.articles and len(words) > 1 and cased[words[1].start].isupper()
        other = lexis.pronouns | lexis.copulas | lexis.auxiliaries | lexis.negations
        verb = any(word.word.partition("'")[0] in other for word in words)
        return (
            capital
            and not verb
            and cased[words[0].start].isupper()
            and self.edges.tail(passage) not in ".!?…"
        )

    def opens_clause(self, passage: Passage) -> bool:
        """Whether the words open as no name does: with a preposition, a conjunction, an adverb or a verb's form."""
        lexis = self.lexis
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD))
        small = first.word in lexis.barred or first.word in lexis.adverbs
        if small and first.word.startswith(lexis.definite) and first.end < passage.end:
            second = self.prose.first(first.end, min(passage.end, first.end + LONGEST_WORD)).word
            small = not second.startswith(lexis.definite)  # «*اليوم* التالي»
        if small and self.cased[first.start : first.end] not in lexis.names:  # «*آلية* الزناد» is not إليه
            return True
        return self.finite(passage)

    def qualifying(self, passage: Passage) -> bool:
        """Whether the words open with the form of a feminine adjective without the article: «*واضحة*», «*مزورة*»."""
        lexis = self.lexis
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD))
        word = self.cased[first.start : first.end]
        if not word.endswith(lexis.feminine[:1]) or len(word) <= SHORTEST_VERB + 1:
            return False
        if word.startswith(lexis.definite) or word.startswith(lexis.participial):
            return word.startswith(lexis.participial)
        return word.startswith(lexis.accusative, 1) or first.word.endswith(lexis.relational)

    def finite(self, passage: Passage) -> bool:
        """Whether the words open with the form of a verb: أن الطرفين «*يتفاوضان* بالمدافع»."""
        lexis = self.lexis
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD)).word
        past = self.count(passage) > 1 and first.endswith(lexis.past) and not self._owning(passage)
        if past and lexis.definite and (first.startswith(lexis.definite) or first.endswith(lexis.several)):
            past = False  # الكويت الجديدة, حوارات وطنية
        return len(first) > SHORTEST_VERB and (past or first.startswith(lexis.verbal))

    def _owning(self, passage: Passage) -> bool:
        """Whether a noun without an article opens the clause right before the marks: أن *منظومة* «كارت الأسرة» توفر."""
        near = self.prose.last(max(0, passage.left - LONGEST_TOPIC), passage.left, 2)
        if len(near) < LEAST or near[0].word not in self.lexis.opening:
            return False
        noun = self.cased[near[1].start : near[1].end]
        return noun.endswith(self.lexis.feminine) and not noun.startswith(self.lexis.definite)

    def headed(self, passage: Passage, most: int) -> bool:
        """Whether a noun and its owner, or one with the article and its adjective, are the words: «ورقة *ال*دوحة»."""
        words = self.prose.tokens(passage.start, passage.end)
        return (
            len(words) <= most
            and words[-1].word.startswith(self.lexis.definite)
            and not self.opens_clause(passage)
        )

    def copular(self, passage: Passage) -> bool:
        """Whether the words are the predicate of a copula: أن الحكم الذاتي *هو* «الحل الوحيد»."""
        return bool(self.lexis.definite) and self.prose.last_word(0, passage.left) in self.lexis.copulas

    def predicative(self, passage: Passage) -> bool:
        """Whether a copula stands right before the words: le trafic *sera* « très perturbé »."""
        lexis, near = self.lexis, self.prose.last(max(0, passage.left - LONGEST_TOPIC), passage.left, LEAST)
        if lexis.analytic and len(near) == LEAST and near[1].word in lexis.single:
            after = self.prose.first(passage.right, passage.right + LONGEST_WORD)
            noun = after.word[:1].isalpha() and after.word not in lexis.grammar
            return near[0].word in lexis.copulas and not noun  # it was *a* “good day” for Hull
        return bool(near) and near[-1].word in lexis.copulas

    def sentence(self, passage: Passage, inside: bool) -> bool:
        """Whether the words read as a sentence, or a part of one that a report breaks off."""
        tail = self.edges.tail(passage)
        if not inside and self.lexis.capital_nouns and self.count(passage) == 1 and tail.isalnum():
            return False  # er nennt es nur noch so: „Ikigai“.
        if not inside:
            return tail in ".!?؟,،…" or self.cased[passage.right : passage.right + 1] in SENTENCE_ENDS
        first = self.cased[passage.start]
        asked = tail in "?؟" and self.count(passage) >= LEAST  # à la question « *Avez-vous peur ?* »
        return tail in ".!?؟" and not first.islower() and (asked or self.count(passage) > FEW)

    def broken(self, passage: Passage) -> bool:
        """Whether a comma in the marks breaks off words that are no name: it is “a mess,” the mayor said."""
        return self.has_case and self.cased[passage.start].islower() and self.edges.tail(passage) in COMMAS

    def _governed(self, passage: Passage) -> bool:
        """Whether a preposition stands in a few words, as in no name of a plan: «ممتد *حتى* 2027»."""
        tokens = self.prose.tokens(passage.start, passage.end)
        return bool(self.lexis.definite) and any(token.word in self.lexis.barred for token in tokens)

    def dated(self, passage: Passage) -> bool:
        """Whether a few words end in a year, as names of plans do: “Vision 2030”, "سيناء 2018"."""
        last = self.text[passage.start : passage.end].rpartition(" ")[2].rstrip(".,")
        return (
            1 < self.count(passage) <= FEW
            and len(last) == len("2030")
            and last[:2] in CENTURIES
            and last.isdigit()
            and not self._governed(passage)
        )

    def count(self, passage: Passage) -> int:
        """The words of a passage, counted as far as it matters."""
        if self._counted[0] != passage.start:
            words = self.text[passage.start : min(passage.end, passage.start + 120)].split()
            self._counted = passage.start, len(words)
        return self._counted[1]

    def phrasal(self, passage: Passage) -> bool:
        """Whether no name opens the words in marks, where nouns have capitals: er habe „*aus Rache*“ gehandelt."""
        if not self.lexis.capital_nouns or not self.cased[passage.start].islower():
            return False
        return self.count(passage) > 1 or self.adjectival(passage)

    def adjectival(self, passage: Passage) -> bool:
        """Whether a word with a small letter stands in marks and before no noun, where nouns have capitals.

        Die Lage sei „*unübersichtlich*“, sagte sie; not das „*kleine*“ Latinum.
        """
        if not self.lexis.capital_nouns or not self.cased[passage.start].islower():
            return False
        after = self.prose.first(passage.right, min(len(self.text), passage.right + LONGEST_WORD))
        return not after.word[:1].isalnum() or self.cased[after.start].islower()
