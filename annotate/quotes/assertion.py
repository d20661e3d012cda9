"""Assertion: whether words in marks state something, as no name does: a verb opens them, or they are a predicate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import LONGEST_WORD, Prose, Token
from annotate.quotes.wording import LEAST, LONGEST_TOPIC, Wording
from annotate.reading import Reading


class Assertions:
    """What the words of one passage after another state."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)
        self.text, self.cased = reading.text, reading.cased
        self.lexis = reading.pack.once(lexis)

    def verbal(self, passage: Passage) -> bool:
        """Whether the words open with a verb or its subject, as no name does: la crise « *est* un test »."""
        lexis = self.lexis
        if lexis.definite:
            return self.wording.count(passage) >= LEAST and self._bound(passage)
        if lexis.analytic:
            return self._pronominal(passage) or self._auxiliary(passage) or self._undergone(passage)
        if not lexis.reflexives or self.wording.count(passage) < LEAST:
            return False
        if self._spoken(passage) or self._asserts(passage):
            return True
        if not self.cased[passage.start].islower():
            return self._pronominal(passage)  # « *On ne* lâche rien »
        word = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD)).word
        verbs = lexis.copulas, lexis.auxiliaries, lexis.pronouns
        return any(word in words for words in verbs) and word not in lexis.appositions

    def _bound(self, passage: Passage) -> bool:
        """Whether words that nobody is named for open with a preposition, a denial, a manner or a verb's form."""
        lexis = self.lexis
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD)).word
        manner = first in lexis.adverbs and first.endswith(lexis.accusative)  # «أخيرا رأيت بيتنا»
        small = first in lexis.prepositions or first in lexis.negations  # no «بداية جديدة», «الليلة الأخيرة»
        return manner or small or self.wording.finite(passage)

    def _spoken(self, passage: Passage) -> bool:
        """Whether somebody speaks of himself or to others in the words: « La peinture *m'a* sauvée »."""
        lexis = self.lexis
        persons = lexis.pronouns - lexis.genders.keys() - lexis.appositions
        verbs = lexis.auxiliaries | lexis.copulas
        tokens = self.prose.tokens(passage.start, min(passage.end, passage.start + LONGEST_TOPIC))
        for at, token in enumerate(tokens):
            then = tokens[at + 1].word if at + 1 < len(tokens) else ""
            if token.word in persons and then in verbs:
                return True  # « *On est* prêts »
            head, mark, rest = token.word.partition("'")
            if mark and (head in persons or f"{head}'" in lexis.reflexives) and rest in verbs:
                return True
        return False

    def _asserts(self, passage: Passage) -> bool:
        """Whether a copula or an auxiliary stands among the words, behind no article: « Rien *n'est* perdu »."""
        lexis = self.lexis
        verbs = (lexis.copulas | lexis.auxiliaries) - lexis.passives
        tokens = self.prose.tokens(passage.start, min(passage.end, passage.start + LONGEST_TOPIC))
        for before, token in zip((None, *tokens), tokens, strict=False):
            noun = before is not None and before.word in lexis.articles | lexis.determiners | lexis.small
            word = token.word if token.word in verbs else token.word.partition("'")[2]
            if word in verbs and not noun and not word.endswith(lexis.infinitives):
                return True
        return False

    def _pronominal(self, passage: Passage) -> bool:
        """Whether a pronoun and a verb open the words, and no noun goes on behind them: “*it's* a hoax”."""
        if self.wording.count(passage) < LEAST or self.cased[passage.right + 1 : passage.right + 2].islower():
            return False
        first, then = self.prose.tokens(passage.start, min(passage.end, passage.start + LONGEST_TOPIC))[:2]
        pronoun, mark, _ = first.word.partition("'")
        if pronoun not in self.lexis.pronouns - self.lexis.determiners - self.lexis.appositions:
            return False
        return bool(mark) or self.cased[then.start].islower()

    def _auxiliary(self, passage: Passage) -> bool:
        """Whether an auxiliary in small letters opens the words, and no noun goes on: ‘*will not* go’; not “can do”."""
        lexis = self.lexis
        if self.wording.count(passage) < LEAST or not self.cased[passage.start].islower():
            return False
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD)).word
        led = self.prose.last_word(0, passage.left) in lexis.determiners  # it is a “must see”
        verb = first in lexis.auxiliaries or first in lexis.copulas
        return verb and not led and not self._described(passage)

    def _described(self, passage: Passage) -> bool:
        """Whether a noun goes on right behind the marks: “highly skilled” *workers*."""
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD)
        near = after.word[:1].isalpha() and after.start <= passage.right + 1
        return near and after.word not in self.lexis.grammar

    def _undergone(self, passage: Passage) -> bool:
        """Whether a manner and a verb say what is done to somebody: he was “*unfairly held*”."""
        lexis, first = self.lexis, self.prose.first(passage.start, passage.start + LONGEST_WORD)
        if self.wording.count(passage) < LEAST or self._described(passage):
            return False
        if not self.prose.adverbial(first.start, first.end):
            return False
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        return after in lexis.agents or self.prose.last_word(0, passage.left) in lexis.copulas

    def predicate(self, passage: Passage) -> bool:
        """Whether the marks hold all that is said of a lone noun: قال إن موسكو «تنتظر الرد».

        Or of one with the article and where it is: اعتبر أن المحاكمة عن بعد «ضرب للعدالة».
        """
        lexis = self.lexis
        if not lexis.definite or self._goes_on(passage):
            return False
        near = self.wording.before(passage)
        at = next((k for k in range(len(near) - 1, -1, -1) if near[k].word in lexis.opening), -1)
        topic = near[at + 1 :] if at >= 0 else ()
        if topic and self.wording.count(passage) < LEAST and not self._ends(passage, topic[-1]):
            return False
        if len(topic) < LEAST:
            return bool(topic) and topic[0].word[0].isalpha()
        return topic[0].word.startswith(lexis.definite) and self._verbless(topic)

    def _ends(self, passage: Passage, noun: Token) -> bool:
        """Whether a clause ends with one word in marks, behind a noun that is whole: أن الرواية «متعبة».

        A name so placed would leave it without a predicate; not أن الفيلم «زنبق»، الذي يعرض الليلة، ...
        """
        lexis = self.lexis
        if lexis.noun(noun.word).startswith(tuple(lexis.labels)):
            return False  # ذكر أن لقبه «صخر»
        whole = noun.word.startswith(lexis.definite) or self.cased.endswith(lexis.owned, 0, noun.end)
        if not whole and (noun.word in lexis.borne or noun.word in lexis.things):
            return False
        if self.prose.first(passage.start, passage.end).word.startswith(lexis.definite):
            return False
        then = self.prose.tokens(passage.right, passage.right + LONGEST_WORD)[:LEAST]
        return not any(token.word in lexis.appositions for token in then)

    def _goes_on(self, passage: Passage) -> bool:
        """Whether a word follows that opens no second clause: أن الرواية «تتعثر» *وأن* بطلتها «تتحدث كثيرا»."""
        if not self.text[passage.right : passage.right + 2].strip()[:1].isalpha():
            return False
        word = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        return word[1:] not in self.lexis.opening

    def _verbless(self, topic: Sequence[Token]) -> bool:
        """Whether nothing but adjectives and places follow a noun with the article: المحاكمة *الجديدة عن بعد*."""
        lexis = self.lexis
        headed = lexis.organisations | lexis.works
        for before, token in pairwise(topic):
            placed = before.word in lexis.prepositions and token.word not in headed
            if not (placed or token.word in lexis.prepositions or token.word.startswith(lexis.definite)):
                return False
        return topic[-1].word not in lexis.prepositions or topic[-2].word in lexis.prepositions
