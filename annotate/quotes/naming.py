"""Naming: what the words in marks look like: a name, a title, a term, or something that was said."""

from __future__ import annotations

from typing import NamedTuple

from annotate.element import Cert
from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, Token
from annotate.quotes.speech import Speech
from annotate.quotes.subject import Voice

FEW = 3
"""Up to so many words in marks are a term, unless a report stands right at them."""
LONGEST_NAME = 6
LONGEST_TITLE = 12
SHORTEST_VERB = 3
LONGEST_NOUN = 24
SENTENCE_ENDS = frozenset(".:!?؟")


class Name(NamedTuple):
    """What marks hold that is nobody's speech: its kind, the rule that says so, how sure and on what evidence."""

    kind: str
    rule: str
    cert: Cert | None
    evidence: str


class Naming:
    """The questions asked about the words of one passage after another."""

    def __init__(self, speech: Speech) -> None:
        self.speech, self.reading, self.lexis = speech, speech.reading, speech.lexis
        self._counted = (-1, 0)

    def named(self, passage: Passage, voice: Voice | None, inside: bool) -> Name | None:
        """The verdict on marks that hold a name or a title."""
        if self.count(passage) > LONGEST_TITLE:
            return None
        words = self.speech.tokens(passage.start, min(passage.end, passage.start + 160))
        words = [word for word in words if word.word[0].isalnum()]
        near = self.speech.tokens(max(0, passage.left - 40), passage.left)[-3:]
        strong = voice is not None and voice.strong and not self._hearer(passage, voice)
        if not words:
            return None
        # a committee “to look into automation”: where letters have case, a name begins with a capital
        small = self.reading.pack.script.cased and self.reading.cased[passage.start].islower()
        if len(words) <= LONGEST_NAME and passage.closed and (naming := self._naming(near, voice)):
            return Name("term", "coined", None, naming)
        if small and len(words) <= FEW and not strong and self._attributive(passage, near):
            return Name("term", "coined", None, self.marks(passage))
        if len(words) <= LONGEST_NAME and not small:
            if near and self.speech.among(near[-1].word, self.lexis.organisations):
                return Name("org", "organisation", None, near[-1].word)
            if not strong and len(words) > 1 and words[0].word in self.lexis.organisations:
                return Name("org", "organisation", None, words[0].word)
        if passage.closed:
            head = "" if small else self._head(near)
            if head:
                return Name("title", "work", None, head)
            if not strong and not self._calls(voice) and self._capitalised(words) and (inside or not self.sentence(passage, inside)):
                return Name("title", "work", "medium", self.marks(passage))
        return None

    def _attributive(self, passage: Passage, near: list[Token]) -> bool:
        """Whether the words stand as an adjective before a noun that is known: the “quiet zone” rule."""
        if not near or near[-1].word not in self.lexis.articles or not self.lexis.subject_first:
            return False
        after = next(self.speech.places(passage.right, passage.right + LONGEST_NOUN), None)
        if after is None or after.start() > passage.right + 1:
            return False
        word = self.reading.text[after.start() : after.end()]
        grammar = self.lexis.barred | self.lexis.small | self.lexis.adverbs | self.lexis.pronouns
        return self.reading.cased[after.start()].islower() and word not in grammar

    def _hearer(self, passage: Passage, voice: Voice) -> bool:
        """Whether the marks hold who is spoken to: Lee told “Morning in Mill Town” that ..."""
        if voice.cue is None or "addressed" not in voice.value:
            return False
        return not self.reading.text[voice.cue[1] : passage.left].strip()

    def _naming(self, near: list[Token], voice: Voice | None) -> str:
        """The words that give a name right before the marks: called the “grey zone”; or nothing."""
        words = [token.word for token in near]
        article = bool(words) and words[-1] in self.lexis.articles
        if article:
            words.pop()
        for name in (" ".join(words[-2:]), *words[-1:]):
            value = self.lexis.naming.get(name)
            if value is None or (value == "alone" and voice is not None):
                continue
            if article or value != "article":
                return name
        return ""

    def _calls(self, voice: Voice | None) -> bool:
        """Whether the report is by a verb that gives names: they called the mayor “Boss Nobody.”"""
        return voice is not None and voice.cue is not None and self.reading.text[slice(*voice.cue)] in self.lexis.naming

    def _head(self, near: list[Token]) -> str:
        """The noun of a work that stands right before the marks, at most an adjective between, or nothing."""
        for at in range(len(near) - 1, -1, -1):
            word = near[at].word
            if self.speech.among(word, self.lexis.works) and not self._proper(near[at]):
                return word
            if word in COMMAS and at == len(near) - 1:
                continue
            if at and at == len(near) - 1 and self._called(near):
                return word
            if not word[0].isalnum() or word in self.lexis.adverbs or word in self.lexis.barred:
                break
        return ""

    def _called(self, near: list[Token]) -> bool:
        """Whether a naming verb stands right after a common noun: a website *called* “Mill Town”."""
        noun, verb = near[-2:]
        if self.lexis.naming.get(verb.word) != "article" or not noun.word[0].isalpha():
            return False
        if noun.word in self.lexis.works | self.lexis.organisations:
            return True
        return len(near) > 2 and near[-3].word in self.lexis.small - self.lexis.articles - self.lexis.stops

    def _proper(self, token: Token) -> bool:
        """Whether a noun is written as a name: Paul Song, no song."""
        before = self.reading.cased[max(0, token.start - 2) : token.start]
        return self.reading.cased[token.start].isupper() and before not in ("", ". ") and "\n" not in before

    def _capitalised(self, words: list[Token]) -> bool:
        """Whether words are set as a title: "The Art of the Deal"; only where letters have case."""
        cased = self.reading.cased
        if not self.reading.pack.script.cased or len(words) < 2:
            return False
        main = [cased[word.start] for word in words if word.word not in self.lexis.small]
        return len(main) > 1 and all(letter.isupper() or letter.isdigit() for letter in main)

    def clausal(self, passage: Passage) -> bool:
        """Whether the words are a clause or a predicate and no name.

        قال إن المشفى «*يفتقر* إلى الدم»; إن الحكم «*سياسي* بامتياز»: after a noun with its article
        stands no name without one.
        """
        lexis = self.lexis
        first = self.speech.tokens(passage.start, min(passage.end, passage.start + 24))[0].word
        if first in lexis.barred or first in lexis.adverbs:
            return True
        if len(first) > SHORTEST_VERB and first.startswith(lexis.verbal):
            return True
        noun = self.speech.last_word(0, passage.left)
        if noun in lexis.copulas or self._predicate(passage):
            return True
        return noun.startswith(lexis.definite) and not first.startswith(lexis.definite)

    def _predicate(self, passage: Passage) -> bool:
        """Whether the marks hold all that is said of a lone noun: قال إن موسكو «تنتظر الرد»."""
        after = self.reading.text[passage.right : passage.right + 2].strip()
        if after[:1].isalpha() or not self.lexis.definite:
            return False
        near = self.speech.tokens(max(0, passage.left - 40), passage.left)[-2:]
        opens = near and near[0].word in self.lexis.complementizers - self.lexis.filled
        return bool(opens) and near[-1].word[0].isalpha() and self.count(passage) > 1

    def sentence(self, passage: Passage, inside: bool) -> bool:
        """Whether the words read as a sentence, or a part of one that a report breaks off."""
        tail = self.speech.tail(passage)
        if not inside:
            return tail in ".!?؟,،…" or self.reading.cased[passage.right : passage.right + 1] in SENTENCE_ENDS
        first = self.reading.cased[passage.start]
        return tail in ".!?؟" and not first.islower() and self.count(passage) > FEW

    def broken(self, passage: Passage) -> bool:
        """Whether a comma in the marks breaks off words that are no name: it is “a mess,” the mayor said."""
        cased = self.reading.pack.script.cased
        return cased and self.reading.cased[passage.start].islower() and self.speech.tail(passage) in COMMAS

    def count(self, passage: Passage) -> int:
        """The words of a passage, counted as far as it matters."""
        if self._counted[0] != passage.start:
            words = self.reading.text[passage.start : min(passage.end, passage.start + 120)].split()
            self._counted = passage.start, len(words)
        return self._counted[1]

    def marks(self, passage: Passage) -> str:
        """The marks of a passage, as evidence."""
        text = self.reading.cased
        return f"{text[passage.left : passage.start].strip()} {text[passage.end : passage.right].strip()}"
