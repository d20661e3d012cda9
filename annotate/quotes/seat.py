"""Seat: where an office is held and over what: الباحث *في مركز السلام*, رئيس *حركة «نجم»*, المبعوثة *إلى اليمن* ليلى.

A preposition ends a mention, except where it says where who is mentioned holds an office.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token, ahead
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading

SHORTEST_OWNED = 4
LONGEST_SEAT = 6
"""How many words, the preposition among them, may part an office from who holds it."""

LEAST = 2
"""An office and its adjective."""
HELD = 2
"""What a preposition leads to, with its article."""
LONGEST_CALLED = 4
"""How many words and marks a body's name has behind its adjective, the mark before it left out."""


class Seats:
    """Where those who are mentioned in one reading hold their offices."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.referents = reading.once(Prose), reading.once(Referents)
        self.lexis, self.cased = reading.pack.once(lexis), reading.cased
        bodies = reading.hits("name.org_heads") if self.lexis.holding else ()
        self._bodies = frozenset(hit.start for hit in bodies)

    def heads(self, word: str) -> bool:
        """Whether a name in marks may follow a word: منصة «صوت المدن», لشركة «نجم»."""
        lexis = self.lexis
        named = lexis.organisations, lexis.works, lexis.holders, lexis.bearing
        return any(lexis.among(word, words) for words in named)

    def holds(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether marks hold what the mention before them is of: رئيس حركة «نجم»; الأمين العام ل«حزب النجم»."""
        lexis, word = self.lexis, tokens[at - 1].word
        if self.heads(word) or word in lexis.seats or word in lexis.serving or word in lexis.titled:
            return True
        if self.presides(tokens[:at]) or self._governs(tokens[:at]) or self._called(tokens, at):
            return True
        if self._writes(tokens, at):
            return True
        body = at + 1 < len(tokens) and tokens[at + 1].word in lexis.organisations
        told = body and lexis.among(tokens[at + 1].word, lexis.media)  # كشف مصدر لـ«بوابة النيل» أن ...
        return word in lexis.hearers and ((body and not told) or self.led(tokens, at))

    def led(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether who presides over a body stands behind its name in marks: المدير التنفيذي ل«ساحل» *كريم سعد*."""
        lexis, shut = self.lexis, ahead(tokens, at + 1, LONGEST_SEAT, ANY_MARK)
        if (
            at < LEAST
            or tokens[at - LEAST].word not in lexis.presiding
            or not shut
            or shut + 1 == len(tokens)
        ):
            return False
        return bool(self.referents.borne(tokens[shut + 1].start))

    def presides(self, tokens: Sequence[Token]) -> bool:
        """Whether words end with an office in its adjective, no article before them: مدير *عام* «نجم»."""
        lexis = self.lexis
        if len(tokens) < LEAST or tokens[-2].word not in lexis.holders:
            return False
        return any(article + tokens[-1].word in lexis.presiding for article in lexis.definite)

    def _writes(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether marks hold what somebody is of, by the preposition before them: le critique *du* « Courrier »."""
        lexis = self.lexis
        if at < LEAST or lexis.definite or tokens[at - 1].word not in lexis.partitive:
            return False
        named = self.cased[tokens[at].end : tokens[at].end + 2].lstrip()[:1].isupper()
        return named and lexis.teller(tokens[at - 2].word)

    def _governs(self, tokens: Sequence[Token]) -> bool:
        """Whether words end with an office and the body it is held over: رئيس *حكومة* «الوحدة»."""
        lexis = self.lexis
        return len(tokens) >= LEAST and tokens[-1].word in lexis.powers and tokens[-2].word in lexis.holders

    def _called(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether marks hold the name of the body before them, its adjective between: شركة البحر العربية *«أمبري»*."""
        lexis, shut = self.lexis, ahead(tokens, at + 1, LONGEST_CALLED, ANY_MARK)
        if not shut or tokens[at + 1].word.startswith(lexis.determined):
            return False
        if not lexis.qualifies(tokens[at - 1].word):
            return False
        heads = (k for k in range(at - 2, max(-1, at - LONGEST_SEAT), -1))
        head = next((tokens[k] for k in heads if not tokens[k].word.startswith(lexis.determined)), None)
        return head is not None and head.word in lexis.organisations

    def situates(self, token: Token) -> bool:
        """Whether a word says where with its preposition, and begins no name: *بمستشفى* الشفاء, *بمدينة* صور."""
        lexis, word = self.lexis, token.word
        if not word.startswith(lexis.leaning) or word in lexis.organisations:
            return False
        if self.referents.called(token.start):
            return False
        return lexis.among(word, lexis.organisations) or self.referents.sited(token)

    def inside(self, token: Token) -> bool:
        """Whether a name that began before it goes on with a word: ديفيد *لامي*."""
        return self.referents.sited(token) and not self.referents.called(token.start)

    def owned(self, token: Token) -> bool:
        """Whether a noun bears its owner: ختام*ها*."""
        owned = self.lexis.owned
        long = bool(owned) and token.end - token.start > SHORTEST_OWNED
        return long and self.cased[token.start : token.end].endswith(owned)

    def serves(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a preposition belongs to the office before it: الباحث *في* مركز السلام, السفير *لدى* بغداد."""
        lexis = self.lexis
        if lexis.definite and (at + 1 == len(tokens) or tokens[at + 1].word in lexis.complementizers):
            return False  # لفتت الباحثة *إلى* أن
        if lexis.definite and tokens[at].word in lexis.seats and tokens[at + 1].word in lexis.stated:
            return False  # قال مدير *في حديث* إذاعي إن
        if tokens[at - 1].word in lexis.offices and self._of_office(tokens, at):
            return True
        if tokens[at - 1].word in lexis.attributive or self._reduced(tokens, first, at - 1):
            return True
        if (
            self._bridges(tokens, first, at)
            or self._one_of(tokens, first, at)
            or self._done_to(tokens, first, at)
        ):
            return True
        if tokens[at].word in lexis.placing and self._one_of(tokens, first, at - 1):
            return True  # مصدر من *داخل* الشركة
        if self._somewhere(tokens, first, at) or self._stationed(tokens, first, at):
            return True
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None:
            return False
        unnamed = tokens[at - 2].word in lexis.determiners or tokens[at - 2].word in lexis.refusing
        if unnamed and self.cased.endswith(lexis.owned, 0, after.end):
            return at - 2 > first  # مصدر فضل *عدم* الكشف عن *اسمه*; رفض الكشف عن *اسمه*
        if tokens[at].word in lexis.serving:
            return not self.owned(after)
        if tokens[at].word not in lexis.seats:
            return False
        if self._seated(tokens, at):
            return True
        if not any(t.word in lexis.offices for t in tokens[first:at]):
            return False
        return after.word in lexis.organisations or after.word in ANY_MARK  # كبير الباحثين *في* «الأفق»

    def _of_office(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word tells of the office before it: an analyst *at* the bank, *on* trade; not *at* a rally.

        المتحدث *في* المجلس; but شدد المتحدث *على* أن; حذر الخبير *من* موجة غلاء.
        """
        lexis, rest, word = self.lexis, tokens[at + 1 : at + HELD + 1], tokens[at].word
        if lexis.definite:
            bare = word in lexis.partitive and tokens[at - 1].word.startswith(lexis.definite)
            return (word in lexis.parting or word in lexis.titled) and not (bare and not self._named(rest[0]))
        if word not in lexis.holding or not rest:
            return False
        led = rest[0].word in lexis.determiners or rest[0].word in lexis.owners
        noun = rest[-1] if led else rest[0]
        to = word in lexis.regarding or word in lexis.absolutes
        if (led or to) and not self.cased[noun.start].isupper():
            return noun.start in self._bodies  # an analyst at *a bank*; not an aide to *reporters*
        return noun.word not in lexis.stops and noun.word not in lexis.stated

    def _named(self, token: Token) -> bool:
        """Whether a word is a body's noun, a place or a noun with its article, as an office may be of: *الجامعة*."""
        defined = token.word.startswith(self.lexis.definite) or token.word in self.lexis.organisations
        return defined or self.referents.sited(token) or bool(self.referents.ends(token.start))

    def _seated(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether marks behind a preposition stand before the name of who works there: المحللة *في «رؤى»* نوف سعد."""
        if tokens[at + 1].word not in ANY_MARK or not self.referents.human(tokens[at - 1].start):
            return False
        shut = ahead(tokens, at + 2, LONGEST_SEAT, ANY_MARK)
        return bool(shut) and shut + 1 < len(tokens) and bool(self.referents.borne(tokens[shut + 1].start))

    def _bridges(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a preposition and a place part an office from its holder: المبعوثة *إلى اليمن* ليلى فرحات إن.

        No person can follow a noun with the article as what defines it, so the name goes on with the mention.
        """
        lexis = self.lexis
        if not lexis.definite or tokens[at].word not in lexis.parting:
            return False
        for k in range(at + 1, min(at + LONGEST_SEAT, len(tokens))):
            word = tokens[k].word
            comma = word in COMMAS
            start = tokens[k + comma].start if k + 1 < len(tokens) else -1
            if k > at + 1 and self._titled(tokens, k + comma, start):
                defined = self._defined(tokens[k - 1]) or self._recognised(tokens, k - 1)
                before = self.referents.borne(tokens[first].start, tokens[at].start)
                return defined and not before
            if self._recognised(tokens, k):
                continue  # الحكومة المعترف *بها دوليا* سامي حداد
            if not word[0].isalpha() or word in lexis.grammar or self.referents.human(tokens[k].start):
                return False
        return False

    def _defined(self, token: Token) -> bool:
        """Whether a word has its article or is a place, a preposition written before it or not: بالرياض."""
        if token.word.startswith(self.lexis.determined) or self.referents.sited(token):
            return True
        return self.referents.place((token.start + 1, token.end))

    def _titled(self, tokens: Sequence[Token], at: int, start: int) -> bool:
        """Whether a person's name begins at a place, or behind a title there: *المهندس وائل قصاب*."""
        if self.referents.borne(start):
            return True
        title = at + 1 < len(tokens) and self.referents.human(tokens[at].start)
        if title and self.referents.borne(tokens[at + 1].start):
            return True
        return at > 0 and tokens[at - 1].word in COMMAS and self._unknown(tokens, at)

    def _unknown(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether two commas set off a name that nothing else tells: المنسق في السودان، *توبي لانزاد،*."""
        lexis = self.lexis
        shut = ahead(tokens, at, LONGEST_SEAT, COMMAS)
        if not shut:
            return False
        name = tokens[at + (self.referents.human(tokens[at].start) is not None) : shut]
        if not 1 < len(name) < LONGEST_SEAT or name[0].word.startswith(lexis.determined):
            return False
        plain = all(t.word[0].isalpha() and not lexis.among(t.word, lexis.grammar) for t in name)
        return plain and not self.cased[name[0].start : name[0].end].endswith(
            (*lexis.accusative, *lexis.feminine)
        )

    def _stationed(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a preposition says where a body is, or who acts for it: ممثل منظمة الصحة *في* السودان إن.

        مديرية الصحة *في* حلب; not قالت الشركة في حلب.
        """
        lexis, before, head = self.lexis, tokens[at - 1], tokens[first]
        if tokens[at].word not in lexis.seats or at < first + 2 or head.word.startswith(lexis.definite):
            return False
        acts = self.referents.human(head.start) is not None and self.referents.inside(before, head.start)
        end = self.referents.sits(tokens[at + 1].start)
        if lexis.body(head.word) and before.word.startswith(lexis.definite):
            return bool(end)
        after = next((t.word for t in tokens[at + 2 :] if t.start >= end), "")
        return acts and bool(end) and (not after or after == ":" or after in lexis.complementizers)

    def _done_to(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a preposition with its pronoun goes on with a participle: أحد المفرج *عنهم*; not المدير *عنه*."""
        lexis, before = self.lexis, tokens[at - 1]
        if (
            at == first + 1
            or not before.word.startswith(lexis.undergoing)
            or self.referents.human(before.start)
        ):
            return False
        return tokens[at].word in lexis.bounds and tokens[at].word.endswith(lexis.owned)

    def _recognised(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word goes on with a participle that has the article: المعترف *بها*, المعترف بها *دوليا*."""
        lexis, before, word = self.lexis, tokens[at - 1].word, tokens[at].word
        if word in lexis.adverbs:
            return before.startswith(lexis.definite)
        return word.endswith(lexis.manner) and before in lexis.adverbs

    def _one_of(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a preposition says among whom or where somebody unnamed is: سيدة *من* المتضررين, صياد *من* غزة."""
        lexis, after = self.lexis, tokens[at + 1 : at + 2]
        if tokens[at].word not in lexis.partitive or at != first + 1 or not after:
            return False
        if tokens[first].word in lexis.counts:
            return True  # عدد *من* النواب
        some = not tokens[first].word.startswith(lexis.definite)
        if some and self._defined(after[0]) and after[0].word not in lexis.grammar:
            return True  # سكان من *البلدة*
        known = not some or not self.referents.human(tokens[first].start)
        several = after[0].word.startswith(lexis.definite) and after[0].word.endswith(lexis.several)
        if after[0].word in lexis.placing:
            return (
                tokens[first].word in lexis.offices or tokens[first].word in lexis.evidence
            )  # مصدر من *داخل* الشركة
        return not known and (several or self.referents.place((after[0].start, after[0].end)))

    def _somewhere(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a preposition says where several unnamed ones are: متعاملون *في* السوق; not in a statement."""
        lexis, head = self.lexis, tokens[first].word
        after = [token.word for token in tokens[at + 1 : at + 3]]
        if tokens[at].word not in lexis.seats or at - first > 2 or not after or not lexis.definite:
            return False
        many = head.endswith(lexis.many) or lexis.teller(head) or head in lexis.powers
        if not many or head.startswith(lexis.definite) or not self._field(after):
            return False
        said = (lexis.stated, lexis.late, lexis.adverbs)
        return all(words.isdisjoint(after) for words in said) and not self.owned(tokens[at + 1])

    def _field(self, words: Sequence[str]) -> bool:
        """Whether words are a noun with its article, or one defined by such: *السوق*, *سوق الدين*; no وقت سابق."""
        return (
            any(word.startswith(self.lexis.definite) for word in words)
            or words[0] in self.lexis.organisations
        )

    def _reduced(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a participle tells more of somebody without a name: a man *wounded* in the storm."""
        lexis, word = self.lexis, tokens[at].word
        opens = tokens[first]
        bare = opens.word in lexis.determiners or (lexis.analytic and self.cased[opens.start].islower())
        return bare and opens.word not in lexis.pronouns and at > first + 1 and word.endswith(lexis.endings)
