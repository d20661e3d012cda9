"""Phrase: how far a subject goes where its object follows at once: طالبت *الأمينة العامة للحزب* الحكومة بـ..."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.agreement import Agreement
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import BRACKETS, Mentions
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose, Token, ahead
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading

RANKED = 2
"""Where the next word stands behind somebody unnamed and an adjective: مسؤول أمني."""
SHORTEST_PLURAL = 4
LONGEST_BRACKET = 7
"""How many words and signs brackets behind a name may have."""


class Phrases:
    """The noun phrases of one reading, where nouns show their article."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis, self.text = reading.once(Prose), reading.pack.once(lexis), reading.text
        self.cased = reading.cased
        self.mentions, self.referents = reading.once(Mentions), reading.once(Referents)
        self.agreement = reading.once(Agreement)
        self._bodies = self.lexis.organisations | self.lexis.powers
        self._bound = tuple(ending[:1] for ending in self.lexis.many) or ("-", "-")  # و, ي

    def cut(self, found: Extent) -> Extent:
        """The noun phrase that a stretch opens with, without its object: *الوزير سامي حداد* الوفد."""
        lexis, start = self.lexis, found[0]
        if not lexis.definite:
            return found
        if (body := self.referents.ends(start)) and self._meets(body, found[1]):
            return start, body  # نعت *وزارة الثقافة* الشاعر كريم سعد
        is_body = lexis.body(self.prose.first(*found).word)
        if not is_body and (named := self.referents.named(*found)):  # أعلن بيت الشعر *فوز* نبيل سعد
            whole = self._apposed(named, found[1]) or self._shut(found, named)
            return found if whole else (start, self._together(self._bracketed(named, found[1]), found[1]))
        tokens = self.prose.tokens(*found)
        human = self.referents.human(start)
        known = human.end if human else start
        site = self.referents.sits(start)
        definite, last, n, served = False, 0, len(tokens), -1
        for i, token in enumerate(tokens):
            if i and token.word in lexis.appositions:
                break
            if i and token.word in lexis.selves:
                last = i  # المتحدث *نفسه*
                continue
            article = self.agreement.definite(token)
            if i and self._joined(token):
                definite, last, site = False, i, site and token.end
                continue  # بريطانيا *وفرنسا* قلقهما; وزير الدفاع *ورئيس* الأركان
            if site and token.start >= site:
                break  # اقترحت روسيا *عقد* قمة
            if i and self._governs(tokens[i - 1], i):
                definite, last = article, i
                continue  # توقع محللو *المصرف* ارتفاع الأسعار
            if i and (self._serves(tokens, i) or self.mentions.borders.seeks(tokens, i)):
                definite, last, served = False, i, i + 1  # القيادي *في* حركة النجم; مصدر مقرب *من* الوفد
                continue
            if i and i == served:
                definite, last = article, i  # مصدر في *الشرطة* صحة الخبر
                continue
            if i and self._titled(tokens[i - 1].word, token.word):
                definite, last = token.word.startswith(lexis.attached), i
                continue
            situated = token.start in self.referents.sites and token.word.startswith(lexis.leaning)
            if i and (situated or self._of_body(token)):
                definite, last = (
                    False,
                    i,
                )  # شعبة المخابز *باتحاد* الغرف التجارية; مصالح الحماية *لولاية* باتنة
                continue
            if i and token.start >= known:
                if token.word in lexis.hearers and i + 1 < n and self.mentions.seats.holds(tokens, i + 1):
                    continue  # الأمين العام *ل*«حزب النجم»
                if token.word in ANY_MARK and self.mentions.seats.holds(tokens, i):
                    shut = ahead(tokens, i + 1, 7, ANY_MARK)
                    return start, tokens[
                        self._behind(tokens, i - 1, shut or last)
                    ].end  # حركة «نجم» مقاطعة ...
                if (article and self._closed(tokens[i - 1], token)) or self._parted(tokens, i):
                    break
                if self._object(tokens, i, definite, human is None):
                    break
            last, definite = i, definite or article or self._sits(tokens, i)
        end = tokens[last].end
        return found if self._apposed(end, found[1]) else (start, end)

    def _of_body(self, token: Token) -> bool:
        """Whether a preposition is written together with the noun of a body: *لولاية* باتنة, *لحكومة* دبي."""
        word = token.word
        return word not in self._bodies and self.lexis.among(word, self._bodies)

    def _sits(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a place says whose such a body is: المكتب الإعلامي لحكومة *دبي*."""
        return at > 1 and self._of_body(tokens[at - 1]) and self._sited(tokens[at])

    def _governs(self, before: Token, at: int) -> bool:
        """Whether a noun of many has lost its last letter to the next word: *محللو* المصرف, أحد *مسؤولي* الشركة."""
        lexis, word = self.lexis, before.word
        if word.endswith(self._bound[0]):
            return at == 1 and len(word) >= SHORTEST_PLURAL and not self.referents.called(before.start)
        return word.endswith(self._bound[1]) and (word[:-1] in lexis.offices or word[:-1] in lexis.holders)

    def _joined(self, token: Token) -> bool:
        """Whether "and" joins somebody, or a place, to those before."""
        at = token.start + 1
        if self.text[token.start : at] not in self.lexis.conjunctions:
            return False
        return token.word[1:] in self.lexis.holders or self.referents.place((at, token.end))

    def _together(self, named: int, end: int) -> int:
        """Where the names end that "and" joins to the name before: وصف عنان *وصبري* المحادثات بأنها ..."""
        while named < end:
            token = self.prose.first(named, end)
            joined = self.text[token.start : token.start + 1] in self.lexis.conjunctions
            after = self.referents.borne(token.start + 1) if joined and token.end > token.start + 1 else 0
            if not after or after > end:
                break
            named = after
        return named

    def _bracketed(self, named: int, end: int) -> int:
        """Where a name ends with what brackets add to it: لخص سالم باجبير *(55 عاما)* ليلته."""
        tokens = self.prose.tokens(named, end)[:LONGEST_BRACKET]
        if not tokens or tokens[0].word != "(":
            return named
        shut = ahead(tokens, 1, LONGEST_BRACKET, BRACKETS)
        return tokens[shut].end if shut else named

    def _object(self, tokens: Sequence[Token], at: int, definite: bool, body: bool) -> bool:
        """Whether a word is what the phrase before it speaks of: a ``body`` is no person."""
        lexis, token = self.lexis, tokens[at]
        article = self.agreement.definite(token)
        if token.word.startswith(lexis.joining) and token.word not in lexis.whole:
            return False  # هيئة مقاومة الجدار *والاستيطان*
        if at > 1 and self.agreement.adjective(tokens[0], tokens[at - 1]) and (article or self._sited(token)):
            return True  # تتهم منظمات حقوقية *الجانبين* بالتعذيب
        if at == 1 and article and self._free(tokens[0].word):
            return True  # اتهم مسؤولون *الشركة*
        if tokens[0].word.endswith(lexis.masculine) and token.word.endswith(
            (*lexis.accusative, *lexis.several[1:])
        ):
            return True  # عده مراقبون *دليلا*; ردد متضامنون *شعارات*
        if at == RANKED and article and self.agreement.ranked(tokens[0], tokens[1]):
            return True  # أبلغ مسؤول أمني *الصحيفة* أن ...
        if at == RANKED and self._new(tokens, at):
            return True  # نفى مصدر أمني *صحة الأنباء*
        if at == 1 and article and self.mentions.seats.owned(tokens[0]):
            definite = True  # التمس مساعده *العذر*
            if self.agreement.disagrees(tokens[0], token):
                return True
        if not definite or not article:
            return definite
        if lexis.noun(token.word) in lexis.substantive:
            return True  # وصفت الناقدة *الرواية* بأنها «...»
        if at == 1 and self._described(tokens):
            return False  # حملت الأحزاب *المعارضة* الحكومة المسؤولية
        if lexis.body(token.word) or lexis.noun(token.word) in lexis.documents:
            return True  # طالبت الأمينة العامة للحزب الحكومة بـ«...»
        whole = at > 1 and self.agreement.definite(tokens[at - 1]) and not self.agreement.definite(tokens[0])
        other = body or whole
        if other and self.referents.human(token.start) and not token.word.endswith(lexis.relational):
            return True  # نعى اتحاد الكتاب *الشاعر* الراحل; هنأ أمير البلاد *الرئيس* المنتخب
        if self._other(tokens, at) or self._second(tokens, at) or self._pair(tokens, at):
            return True  # أنكر مدير المصنع *التهم المنسوبة* إليه; دعت البعثة الأممية *الأطراف* الليبية
        lone = at + 1 == len(tokens) or not tokens[at + 1].word.startswith(lexis.definite)
        return lone and not token.word.endswith(lexis.relational)

    def _free(self, word: str) -> bool:
        """Whether a noun of many has kept the ending that it loses before an owner: *مسؤولون*, not مسؤولو الشركة."""
        lexis = self.lexis
        if (
            len(word) <= SHORTEST_PLURAL
            or not word.endswith(lexis.masculine)
            or word.startswith(lexis.definite)
        ):
            return False
        if any(word.removesuffix(ending) in lexis.offices for ending in lexis.masculine):
            return True
        # *معاون* الوزير, *تلفزيون* الشرق
        return word not in lexis.offices and word not in self._bodies and word not in lexis.documents

    def _described(self, tokens: Sequence[Token]) -> bool:
        """Whether a feminine adjective follows a noun of several bodies or persons, and another noun follows that."""
        lexis, head, adjective = self.lexis, tokens[0].word, tokens[1]
        if not (head in lexis.pluralities or head.endswith(lexis.several[1:])):
            return False
        if not self.cased[adjective.start : adjective.end].endswith(lexis.feminine[:1]):
            return False
        after = self.prose.first(adjective.end, min(len(self.text), adjective.end + LONGEST_WORD))
        return self.agreement.definite(after)

    def _new(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun with what defines it follows somebody unnamed and an adjective, and tells no more of him."""
        lexis, head, token = self.lexis, tokens[0], tokens[at]
        after = tokens[at + 1 : at + 2]
        if not after or not self.agreement.definite(after[0]) or token.word.startswith(lexis.determined):
            return False
        if not tokens[1].word.endswith(lexis.relational) or head.word.startswith(lexis.definite):
            return False
        told = token.word in lexis.ranks or token.word in lexis.attributive or token.word in lexis.holders
        told = told or token.word.endswith(lexis.relational) or self.referents.human(token.start) is not None
        known = self.referents.human(head.start) is not None or head.word in lexis.offices
        return known and not told and not self.referents.called(token.start)

    def body(self, found: Extent) -> Extent:
        """A mention without its object, but with all of the name of a body: *نقابة المعلمين الأردنيين* تعليق ..."""
        start, end = self.cut(found)
        name = self.referents.ends(start)
        if name and name < end and self.text[name:end].lstrip()[:1] in ANY_MARK:
            return start, end  # شركة التوصيل السعودية *«توصيلة»*
        more = self.prose.tokens(name, end)[:1] if name else ()
        return start, end if not name or (more and more[0].word.startswith(self.lexis.definite)) else name

    def named(self, found: Extent) -> Extent:
        """A mention without what follows a person's name in it as an object does: أكد *سعد الحريري* التمسك بالحوار."""
        end = self.referents.named(*found)
        if not end or end == found[1] or not self.lexis.definite:
            return found
        token, *rest = self.prose.tokens(end, found[1])
        own = token.word.endswith(self.lexis.relational) or token.word in self.lexis.offices
        if own or not rest or not token.word.startswith(self.lexis.definite):
            return found  # نبيل سعد الخطيب; نبيل سعد المسؤول في ...
        return found if self.referents.human(token.start) else (found[0], end)

    def _parted(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a preposition in its word, or what is no word, parts the phrase from what follows.

        It goes on in السفير الصيني *بالقاهرة* and in مديرة التجارة *بالولاية* نصيرة بوعزيز.
        """
        token = tokens[at]
        if token.word[0].isalpha() and not token.word.startswith(self.lexis.attached):
            return False
        if tokens[at - 1].word in self.lexis.attributive:
            return False  # منظمات تابعة *للأمم* المتحدة
        bears = at + 1 < len(tokens) and self.referents.human(tokens[at + 1].start)
        return not bears and not self.referents.place((token.start + 1, token.end))

    def _closed(self, before: Token, token: Token) -> bool:
        """Whether a noun with its article is no part of the phrase, since a place ended it: مندوب روسيا *النقاش*.

        But سفير روسيا *الجديد*, مندوب السودان *الحارث* إدريس.
        """
        if not self.referents.place((before.start, before.end)) or self.referents.human(token.start):
            return False
        return not token.word.endswith(self.lexis.relational)

    def _other(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun has an adjective of another gender than the head, and so is none of it: *التهم* المنسوبة."""
        feminine, after = self.lexis.feminine, tokens[at + 1 : at + 2]
        if not after or not after[0].word.startswith(self.lexis.definite):
            return False
        head, word, adjective = (self.cased[t.start : t.end] for t in (tokens[0], tokens[at], after[0]))
        plain = not word.endswith((*feminine, *self.lexis.relational))
        return plain and adjective.endswith(feminine) and not head.endswith(feminine)

    def _pair(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun with its own adjective follows an adjective: دعا الرئيس السوري *المجتمع* الدولي."""
        lexis, after = self.lexis, tokens[at + 1 : at + 2]
        if (
            at < 2
            or not after
            or not self.lexis.qualifies(tokens[at - 1].word)
            or not self.lexis.qualifies(after[0].word)
        ):
            return False
        related = tokens[at].word.endswith(lexis.relational) or lexis.among(tokens[at].word, lexis.offices)
        return not related and self.referents.human(tokens[at].start) is None

    def _second(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun follows a feminine one whose adjective is complete, and agrees with neither: *الأطراف*."""
        feminine = self.lexis.feminine
        head, *rest = (self.cased[t.start : t.end] for t in tokens[:at])
        agreed = bool(rest) and head.endswith(feminine) and all(word.endswith(feminine) for word in rest)
        word = self.cased[tokens[at].start : tokens[at].end]
        plain = not word.endswith((*feminine, *self.lexis.several, *self.lexis.relational))
        return agreed and plain and self.referents.human(tokens[at].start) is None

    def _apposed(self, start: int, end: int) -> bool:
        """Whether two commas set off who somebody is: كاشفت المديرة*، عالمة الآثار غنوة الصلح،* الحضور; no time."""
        if start >= end or self.text[start] not in COMMAS or self.text[end : end + 1] not in COMMAS:
            return False
        first = self.prose.tokens(start, end)[1]
        one = first.word in self.lexis.appositions or first.word in self.lexis.ones  # أحد الناجين
        return one or self.referents.human(first.start) is not None

    def _meets(self, body: int, end: int) -> bool:
        """Whether a noun of a person with its article follows the name of a body, as its object does."""
        after = self.prose.tokens(body, end)[:1]
        if not after:
            return False
        several = self.lexis.noun(after[0].word) in self.lexis.powers  # السكان
        if not several and not self.referents.human(after[0].start):
            return False
        return self.agreement.definite(after[0]) and not after[0].word.endswith(self.lexis.relational)

    def _shut(self, found: Extent, named: int) -> bool:
        """Whether a name stands in an apposition that two commas set off: مدير الميناء*، فادي نزهت حلاق،* من ..."""
        start, end = found
        closed = self.text[end : end + 1] in COMMAS
        return closed and any(comma in self.text[start:named] for comma in COMMAS)

    def _behind(self, tokens: Sequence[Token], head: int, shut: int) -> int:
        """Where a phrase ends that goes on behind a name in marks: شركة «أمبري» *البريطانية للأمن البحري* السفن.

        ``head``: the noun before the marks, with which an adjective behind them agrees.
        """
        lexis, last = self.lexis, shut
        for at in range(shut + 1, len(tokens)):
            word, after = tokens[at].word, tokens[at + 1 : at + 2]
            purpose = word.startswith(lexis.titled[-1:]) and after and lexis.qualifies(after[0].word)
            if not (purpose or lexis.qualifies(word) or self.agreement.agrees(tokens[head], tokens, at)):
                break
            last = at
        return last

    def _serves(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a preposition goes on with a mention, an object behind its noun or none."""
        return tokens[at].word in self.lexis.parting and self.mentions.seats.serves(tokens, 0, at)

    def _sited(self, token: Token) -> bool:
        return self.referents.place((token.start, token.end))

    def _titled(self, before: str, word: str) -> bool:
        """Whether a word carries on a title: الناطق *باسم* الشركة, الأمين العام *للأمم* المتحدة."""
        if not word.startswith(self.lexis.titled):
            return False
        return word in self.lexis.titled or before.endswith(self.lexis.relational)
