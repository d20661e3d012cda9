"""Claim: whether the form of words in marks tells that they are said, and no name: إن الحكم «*سياسي*»."""

from __future__ import annotations

from annotate.quotes.assertion import Assertions
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import LONGEST_WORD, Prose
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, LEAST, LONGEST_TOPIC, SHORTEST_VERB, Wording
from annotate.reading import Reading


class Claims:
    """The words in marks of one reading that somebody claims."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)
        self.assertions = reading.once(Assertions)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def told(self, passage: Passage) -> bool:
        """Whether a few words in what is told without marks go on its clause: أن النتائج «متوقعة»."""
        lexis = self.lexis
        if not lexis.definite:
            return False
        if self.wording.count(passage) > 1:
            return self.wording.opens_clause(passage) or self.assertions.predicate(passage)
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD)).word
        noun = self.prose.last_word(0, passage.left)
        return noun.startswith(lexis.definite) and not first.startswith(lexis.definite)

    def clausal(self, passage: Passage) -> bool:
        """Whether the words are a clause or a predicate and no name.

        قال إن المشفى «*يفتقر* إلى الدم»; إن الحكم «*سياسي* بامتياز»: after a noun with its article
        stands no name without one.
        """
        lexis = self.lexis
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD)).word
        if self.wording.opens_clause(passage):
            return True
        noun = self.prose.last_word(0, passage.left)
        if (
            noun in lexis.copulas
            or noun in lexis.passives  # il dit avoir été « *humilié* »
            or noun in lexis.needing
            or self.assertions.predicate(passage)
            or self._deed(passage, first)
            or self.appraised(passage)
        ):
            return True
        lone = self.wording.count(passage) == 1 and bool(lexis.definite)
        if lone and (self._belongs(passage, first, noun) or self._agrees(passage)):
            return True
        if (
            self.wording.count(passage) == 1
            and len(first) > SHORTEST_VERB
            and first.endswith(lexis.accusative)
        ):
            return True  # قال إن الاتصال كان قصيرا و«متوترا»: a name has no such ending
        if noun in lexis.conjunctions and self.wording.count(passage) > 1 and self._owned(passage):
            return True
        if not lexis.definite or self.wording.count(passage) == 1 or noun in lexis.clitics:
            return noun.startswith(lexis.definite) and not first.startswith(lexis.definite)
        words = [t.word for t in self.prose.tokens(passage.start, min(passage.end, passage.start + 60))]
        # «جمهورية على قياسه»: a name has its article and no preposition
        if not any(word.startswith(lexis.definite) for word in words):
            return True
        if any(word in lexis.barred for word in words):
            return True
        return noun.startswith(lexis.definite) and not any(w.startswith(lexis.definite) for w in words[:2])

    def appraised(self, passage: Passage) -> bool:
        """Whether an adjective that judges closes a few words, as it does in no name: رحب بـ«الخطوة *الإيجابية*».

        Or it is all that stands in marks, behind its noun: إن الاتفاق «*الهش*» لن يصمد.
        """
        lexis = self.lexis
        if not lexis.appraising or self.wording.count(passage) > FEW:
            return False
        first, *rest = self.prose.tokens(passage.start, passage.end)
        if (
            lexis.noun(first.word) in lexis.reproaching
            and self.prose.last_word(0, passage.left) not in lexis.opening
        ):
            return True  # لن نرضخ ل«*الابتزاز*»; not إن «الابتزاز» يستمر
        last = rest[-1] if rest else first
        if not rest and not self.prose.last_word(0, passage.left).startswith(lexis.determined):
            return False
        alike = first.word.startswith(lexis.definite) == last.word.startswith(lexis.definite)
        return alike and lexis.noun(last.word) in lexis.appraising

    def _belongs(self, passage: Passage, word: str, noun: str) -> bool:
        """Whether one word is said of what somebody has or does, and is no name: أن حالته «*مستقرة*», رفضه «*القاطع*».

        So is a deed of theirs: شكرهم على «تفاني*هم*».
        """
        lexis = self.lexis
        if noun in lexis.done and not noun.startswith(lexis.definite):
            return word.startswith(lexis.definite) and noun.endswith(lexis.owned)
        spelled, end = (
            self.cased[passage.start : passage.end],
            passage.left - (self.text[passage.left - 1] == " "),
        )
        if len(word) > SHORTEST_VERB + 1 and spelled.endswith(tuple(one for one in lexis.owned if one[1:])):
            return spelled[-2] != lexis.owned[-1][0] and not word.startswith(lexis.definite)
        agrees = spelled.endswith(lexis.feminine[:1]) and not word.startswith(lexis.definite)
        if not agrees or not self.cased.endswith(lexis.feminine[1:], 0, end):
            return False
        whose = noun.rpartition(lexis.past[0])[0] + self.text[passage.end - 1]  # *بلدته* «جبلة»
        named = whose in lexis.borne or whose in lexis.things or whose in lexis.collectives
        return not named and noun not in lexis.collectives

    def _agrees(self, passage: Passage) -> bool:
        """Whether one word is an adjective of what a clause is of: أن ركلة جزاء «*واضحة*» لم تحتسب."""
        lexis, near = self.lexis, self.wording.before(passage)
        if not near or not self.wording.qualifying(passage):
            return False
        at = next((k for k in range(len(near) - 1, -1, -1) if near[k].word in lexis.opening), len(near))
        topic = near[at + 1 :] if at < len(near) and len(near) - at <= LEAST + 1 else near[-1:]
        if not topic or any(t.word.startswith(lexis.definite) for t in topic):
            return False
        noun = self.cased[topic[0].start : topic[0].end]
        if (
            lexis.among(noun, lexis.organisations)
            or lexis.among(noun, lexis.works)
            or noun in lexis.collectives
        ):
            return False
        return noun.endswith((*lexis.feminine[:1], *lexis.several[1:], *lexis.accusative))

    def _deed(self, passage: Passage, word: str) -> bool:
        """Whether a deed is in the marks and what it is done to behind them: تحدث عن «*تحييد*» عشرات المسلحين."""
        lexis = self.lexis
        if self.wording.count(passage) > 1 or word not in lexis.deeds:
            return False
        then = self.prose.first(passage.right, passage.right + LONGEST_WORD)
        bound = then.word in lexis.barred - lexis.determiners - lexis.demonstratives
        bound = bound or then.word.startswith(lexis.leaning)
        if then.start != passage.right + 1 or not then.word.isalpha() or bound:
            return False
        return self.prose.last_word(0, passage.left) not in lexis.opening

    def deemed(self, passage: Passage, verb: str) -> bool:
        """Whether the words open as what is told or what something is held to be: عدّ ما جرى «*عبثا* بقوت الناس»."""
        lexis = self.lexis
        if self.wording.count(passage) < LEAST:
            return False
        first = self.prose.first(passage.start, min(passage.end, passage.start + LONGEST_WORD)).word
        before = self.prose.last_word(0, passage.left)
        if verb in lexis.objective and first in lexis.deeds:
            return before not in lexis.prepositions  # أكد الوزير «*متانة* العلاقات»
        if verb not in lexis.deeming:
            return False
        return first.endswith(lexis.accusative) and before not in lexis.prepositions

    def cried(self, passage: Passage, voice: Voice) -> bool:
        """Whether a verb that takes words alone has them right behind its subject: هتف المشجعون «الكأس لنا»."""
        lexis = self.lexis
        if not lexis.definite or voice.value or voice.cue is None or voice.speaker is None:
            return False
        if not voice.cue[1] < voice.speaker[0] < voice.speaker[1] == passage.left - 1:
            return False
        verb, noun = self.text[slice(*voice.cue)], self.prose.last_word(0, passage.left)
        if any(lexis.among(noun, some) for some in (lexis.holders, lexis.things, lexis.bearing)):
            return False  # قال مدرب «الخضر» سامي حداد إن ...
        if self.prose.first(passage.right, passage.right + LONGEST_WORD).word in lexis.complementizers:
            return False  # أفاد مصدر «الصباح» *بأن* ...
        return verb not in lexis.objective and verb not in lexis.transitive and verb not in lexis.accusing

    def _owned(self, passage: Passage) -> bool:
        """Whether a noun with its owner opens the marks and none has an article: أن المرفأ آمن و«*مداخله* معروفة»."""
        words = self.prose.tokens(passage.start, min(passage.end, passage.start + LONGEST_TOPIC))
        if not self.lexis.owned or any(token.word.startswith(self.lexis.definite) for token in words):
            return False
        return self.cased[words[0].start : words[0].end].endswith(self.lexis.owned)

    def asserted(self, passage: Passage) -> bool:
        """Whether a noun and its copula open the words behind a colon: نازحون في حلب: «الشتاء *صار* عدونا»."""
        lexis = self.lexis
        if not lexis.definite or self.prose.last_word(0, passage.left) != ":":
            return False
        words = self.prose.tokens(passage.start, min(passage.end, passage.start + LONGEST_TOPIC))
        if len(words) < FEW or not words[0].word.startswith(lexis.definite):
            return False
        return words[1].word in lexis.copulas or words[1].word in lexis.negations

    def stated(self, passage: Passage) -> bool:
        """Whether a noun with its article and what is said of it without one are the words: «*ال*أسوأ أصبح خلفنا»."""
        lexis = self.lexis
        if not lexis.definite or self.wording.count(passage) < FEW:
            return False
        first, *rest = self.prose.tokens(passage.start, passage.end)
        plain = not any(token.word.startswith(lexis.determined) for token in rest)
        return (
            first.word.startswith(lexis.definite)
            and plain
            and self.wording.count(passage) <= len(rest) + 1 <= FEW + 1
        )
