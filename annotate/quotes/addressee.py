"""Addressee: whom the mention before them tells something, and whose nouns so end it: قال المحافظ *لأعضاء* اللجنة."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import Token
from annotate.quotes.referent import Referents
from annotate.quotes.seat import Seats
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading

FARTHEST_HOLDER = 4
"""Within so many words behind a body's noun who holds an office in it is named."""


class Addressees:
    """Those who are told something in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.referents, self.seats = reading.once(Referents), reading.once(Seats)
        self.lexis = reading.pack.once(lexis)
        outlets = reading.hits("outline.agencies", "outline.outlets") if self.lexis.hearers else ()
        self._outlets = frozenset(hit.start for hit in outlets)

    def tells(self, tokens: Sequence[Token], first: int, last: int, at: int) -> bool:
        """Whether a word is whom the mention before it tells something, and no body that it presides over."""
        lexis, token = self.lexis, tokens[at]
        if not (self.hearer(token.word) or token.start + 1 in self._outlets):  # قال مصدر *لرويترز*
            return False
        if self.addressed(token.word):
            return not self._described(tokens, last)
        if tokens[last].word in lexis.offices:
            # قال الخبير *لقناة* محلية; مراسل *لقناة* محلية
            medium = token.word not in lexis.hearers and lexis.among(token.word, lexis.media)
            return medium and tokens[last].word.startswith(lexis.definite) and not self._led(token)
        if self.seats.inside(token):
            return False  # ديفيد *لامي*
        marked = at + 1 < len(tokens) and tokens[at + 1].word in ANY_MARK
        if token.word in lexis.definite and not marked:
            return False  # سامي *آل* ثاني
        if token.word in lexis.hearers and marked:
            return not self.seats.holds(tokens, at + 1)
        if not lexis.among(token.word, lexis.media) and self._borne(tokens, at):
            return False
        presides = tokens[last].word in lexis.presiding or self._presides(tokens[first], tokens[last])
        return not presides or (lexis.among(token.word, lexis.media) and not self._led(token))

    def hearer(self, word: str) -> bool:
        """Whether a word is whom the speaker tells it: وقال *لموقعنا*: ..."""
        lexis = self.lexis
        if word in lexis.clitics:
            return word not in lexis.definite  # but a house: وقال *آل* ثاني
        if not word.startswith(lexis.hearers):
            return False
        noun = word[1:]
        if self.addressed(word):
            return True
        if word.startswith(lexis.attached):
            return noun[1:] in lexis.media  # قال الخبير *للوكالة*
        if noun in lexis.collectives or noun in lexis.determiners:
            return True  # أما تقول *لابنها*: «...»; كتبت *لكل* واحد منهم: «...»
        nouns = (noun, *(noun[: -len(end)] for end in lexis.owned if noun.endswith(end)))  # موقع, موقعنا
        return any(form in lexis.organisations or form in lexis.works or form in lexis.ones for form in nouns)

    def addressed(self, word: str) -> bool:
        """Whether a word is of those who are told, its preposition before it: قال المحافظ *لأعضاء* اللجنة, *للجنود*."""
        addressees, attached = self.lexis.addressees, self.lexis.attached
        joined = word.startswith(attached[1:]) and word[len(attached[-1]) :] in addressees
        return joined or (word.startswith(self.lexis.hearers) and word[1:] in addressees)

    def _described(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether an adjective ends a mention that says of what a body is: النقابة *العامة* للموظفين.

        Not the one of a person (الوزير *الروسي* للصحافيين), nor a body itself (رئيس *البلدية* لسكان الحي).
        """
        lexis, at = self.lexis, last
        while at and lexis.qualifies(tokens[at].word) and not lexis.body(tokens[at].word):
            at -= 1
        word = tokens[at].word  # الأمين العام *للاتحاد* الدولي للصحافيين
        noun = word[len(lexis.attached[-1]) :] if word.startswith(lexis.attached) else lexis.noun(word)
        return at < last and noun in lexis.organisations

    def _led(self, token: Token) -> bool:
        """Whether who presides over a body is named behind it: المديرة *لبرنامج الأغذية العالمي* سيندي ماكين."""
        end = self.referents.ends(token.start + 1)
        return end > 0 and self.referents.called(end + 1)

    def _borne(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether who holds an office in a body is named behind it: عضو اللجنة المركزية *لحركة* النجم كريم سعد."""
        for token in tokens[at + 1 : at + 1 + FARTHEST_HOLDER]:
            if not token.word[0].isalpha() or token.word in self.lexis.barred:
                return False
            if self.referents.borne(token.start):
                return True
        return False

    def _presides(self, head: Token, last: Token) -> bool:
        """Whether an office with the article has an adjective that says of what it is: *الأمين الولائي* لاتحاد ..."""
        definite = self.lexis.definite
        related = last.word.startswith(definite) and last.word.endswith(self.lexis.relational)
        return related and head.word.startswith(definite) and self.referents.human(head.start) is not None
