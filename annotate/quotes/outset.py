"""Outset: where behind its verb the mention of somebody begins, past what parts the two: أكد *أمس* | الوزير أن."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.addressee import Addressees
from annotate.quotes.apposition import Appositions
from annotate.quotes.border import Borders
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token, ahead
from annotate.quotes.referent import Referents
from annotate.quotes.seat import Seats
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading

LONGEST_MARKED = 6
"""How many words a name in marks has."""
LONGEST_PLACE = 9
"""How many tokens between two commas may part a verb from its subject."""


class Outsets:
    """Where mentions begin behind the reporting words of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.appositions, self.seats = reading.once(Appositions), reading.once(Seats)
        self.referents, self.borders = reading.once(Referents), reading.once(Borders)
        self.addressees, self.lexis = reading.once(Addressees), reading.pack.once(lexis)
        self.cased, self.nunated = reading.cased, reading.nunated

    def of(self, tokens: Sequence[Token], joined: bool) -> int | None:
        """Where in a stretch after a verb its subject begins, if one does."""
        i, n = 0, len(tokens)
        if i < n and tokens[i].word in COMMAS:
            # وأعلنت، أمس الجمعة، وزارة ...: a parenthesis between verb and subject
            i = next((k + 1 for k in range(1, min(n, 9)) if tokens[k].word in COMMAS), n)
        while i < n and not self.prose.shortened(tokens[i]):
            if (
                not i
                and tokens[i].word in self.lexis.ordinals
                and tokens[i].word.startswith(self.lexis.determined)
            ):
                break  # أنكر *الأول* كل التهم; not أمس *الأول*
            passed = 1 if tokens[i].word in self.lexis.adverbs else self._passed(tokens, i)
            passed = passed or self._interposed(tokens, i)
            if not passed:
                break
            i += passed
        if self.lexis.reflexives and 0 < i < n and tokens[i].word in COMMAS:
            # a prévenu jeudi, *lors d'une conférence de presse,* le maire
            shut = ahead(tokens, i + 1, LONGEST_PLACE, COMMAS)
            led = i + 1 < n and (
                tokens[i + 1].word in self.lexis.stops or tokens[i + 1].word in self.lexis.adverbs
            )
            i = shut + 1 if shut and led else i
        if i < n and (told := self._told_first(tokens, i)):
            i = told
        if i == n or not tokens[i].word[0].isalnum() or tokens[i].word.isdigit():
            return None
        if self.prose.shortened(tokens[i]):
            return i
        if tokens[i].end in self.nunated:
            return None  # يعتبر *بريئاً*
        if not joined and (
            self.addressees.hearer(tokens[i].word) or tokens[i].word.startswith(self.lexis.attached)
        ):
            return None  # أهابت *بالمواطنين*; but وفقا *للوزير*
        if self.lexis.definite and tokens[i].start in self.cues.participles:
            return None  # وأردف *متحسرا*: «...»
        if not joined and self.seats.situates(tokens[i]):
            return None  # وأضاف من سريره *بمستشفى الشفاء*: «...»
        if self._leads_off(tokens[i].word) or self._owned_place(tokens[i]) or self._places(tokens, i):
            return None
        if not joined and self.lexis.definite and self._met(tokens[i]):
            return None
        if self.lexis.definite and tokens[i].word in self.lexis.untelling:
            return None  # طلب *عدم* نشر اسمه; لم يؤكد *ولم* ينف
        after = tokens[i + 1].word if i + 1 < n else ""
        if self.lexis.definite and after in self.lexis.relatives and tokens[i].word in self.lexis.determiners:
            return None  # أنكر *كل ما* وعد به
        barred = tokens[i].word in self.lexis.barred and not self.lexis.points(tokens[i].word, after)
        return None if barred and not self.appositions.name(tokens[i]) else i

    def _interposed(self, tokens: Sequence[Token], at: int) -> int:
        """How many words go with the verb before its subject: prévient *d'emblée* Roy, ajoute *pour sa part* Roy."""
        if self.lexis.reflexives:
            end = self.prose.phrase(tokens[at].start, self.lexis.interposed)
        else:
            end = self.borders.aside(tokens[at])
        return sum(token.start < end for token in tokens[at:])

    def _told_first(self, tokens: Sequence[Token], at: int) -> int:
        """Where the subject begins behind a medium that is told (أوضح *لوكالة الأناضول* مدير المعبر), or 0."""
        lexis, token = self.lexis, tokens[at]
        if not lexis.definite or at + 1 == len(tokens):
            return 0
        told = token.word in lexis.stops and token.word.startswith(lexis.attached[-1:])
        if told or self.addressees.addressed(token.word):
            return at + 1 if self._speaks(tokens[at + 1]) else 0  # قال *للصحفيين* نائب الوزير إن ...
        if token.word in lexis.hearers:
            shut = ahead(tokens, at + 2, LONGEST_MARKED, ANY_MARK) if tokens[at + 1].word in ANY_MARK else 0
            then = shut + 1 if shut and shut + 1 < len(tokens) else 0
            return then if then and tokens[then].word[0].isalpha() and self._speaks(tokens[then]) else 0
        end = self.referents.ends(token.start + 1) if token.word.startswith(lexis.hearers) else 0
        then = next((k for k in range(at + 1, len(tokens)) if tokens[k].start >= end), 0) if end else 0
        if (
            not then
            or tokens[then].word in lexis.grammar
            or sum(t.word in ANY_MARK for t in tokens[at:then]) % 2
        ):
            return 0  # not لإذاعة "كادينا *سير*"
        return then if self.acts(tokens[then]) or self.referents.called(tokens[then].start) else 0

    def _speaks(self, token: Token) -> bool:
        """Whether a word is of somebody who tells something: أكد ل«الصباح» *مصدر* حكومي أن ..."""
        noun = self.lexis.noun(token.word)
        return self.acts(token) or noun in self.lexis.offices or noun in self.lexis.powers

    def _leads_off(self, word: str) -> bool:
        """Whether a preposition that is no other word's article opens what no subject is: *du* tac au tac.

        Written together with an article it does as well: *d'un* ton sec; not *d'anciens* élus.
        """
        lexis = self.lexis
        head, joined, noun = word.partition("'")
        opens = joined and head in lexis.partitive and head + joined in lexis.small
        if opens and noun in lexis.determiners:
            return bool(lexis.reflexives) and word not in lexis.determiners
        if not lexis.reflexives or word not in lexis.small:
            return False
        return word not in lexis.articles and word not in lexis.determiners and word not in lexis.appositions

    def _places(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a preposition opens a place, and nobody: found *off* the coast; but said *around* 40 people."""
        lexis, after = self.lexis, tokens[at + 1].word if at + 1 < len(tokens) else ""
        return lexis.analytic and tokens[at].word in lexis.prepositions and not after.isdigit()

    def _passed(self, tokens: Sequence[Token], at: int) -> int:
        """How many words that open a time or a place part verb and subject here.

        señaló *este* lunes el canciller; أكد *في ختامها* رئيس المجلس.
        """
        lexis = self.lexis
        opens = tokens[at].word
        if at + 1 == len(tokens) or opens not in lexis.settings or opens in lexis.circumstances:
            return 0  # قال *إن أولاده* يمشون; يقول *وهو يرسم بعصاه* مربعا
        after = tokens[at + 1]
        if tokens[at].word in lexis.stops and after.word in lexis.stops and after.word in lexis.adverbs:
            return 1
        if self.seats.owned(after):
            return 2 + self._described(tokens, at + 2)
        third = tokens[at + 2] if at + 2 < len(tokens) else after  # في ختام كلمته
        if after.word in lexis.stated or third.word in lexis.hosting:
            return 0  # في *بيان أصدرته* الوزارة
        return 3 if third is not after and self.seats.owned(third) and after.word not in lexis.grammar else 0

    def _described(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an adjective goes on with a noun that bears its owner: في تقريرها *الشهري* أن ..."""
        lexis = self.lexis
        if at >= len(tokens) or not tokens[at].word.endswith(lexis.relational):
            return False
        return tokens[at].word.startswith(lexis.definite) and self.referents.human(tokens[at].start) is None

    def _owned_place(self, token: Token) -> bool:
        """Whether a preposition bears its owner: صورة كتب *فوقها*: «...»; رحب *بهم* بأن ..."""
        lexis, word = self.lexis, token.word
        if not word.endswith(lexis.owned) or self.cased[token.start : token.end].endswith(lexis.feminine[:1]):
            return False  # بحسب *النقابة*
        bare = (word[: -len(end)] for end in lexis.owned if word.endswith(end))
        return any(form in lexis.stops or form in lexis.prepositions for form in bare)

    def _met(self, token: Token) -> bool:
        """Whether a preposition is written together with a name of its own: تمنت *لسولانا* النجاح, أضافت *بواشنطن*."""
        lexis, start = self.lexis, token.start
        if self.referents.called(start) or not token.word.startswith((*lexis.hearers, *lexis.leaning)):
            return False
        named = token.word.startswith(lexis.hearers) and self.referents.borne(start + 1) == token.end
        return named or self.referents.place((start + 1, token.end))

    def acts(self, token: Token) -> bool:
        """Whether a word is an office or a trade, or one of some, where nouns have their articles."""
        if not self.lexis.definite:
            return False
        known = token.word in self.lexis.ones or token.word in self.lexis.holders
        return known or self.referents.human(token.start) is not None
