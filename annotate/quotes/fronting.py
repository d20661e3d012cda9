"""Fronting: the subject that is set before its verb, where verbs come first.

أما *البند الثاني* فيؤكد ...; لكن *النائب فادي رزق* رد ...; غير أن *مصدرا في المجلس*، طلب عدم ذكر اسمه، كشف أن ...
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose, Token, shorn
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK, BULLETS
from annotate.reading import Hit, Reading, new

REACH = 120
"""How far before its verb, in characters, a fronted subject is looked for."""
LONGEST_LEAD = 40
"""How far before it the noun of its clause may stand, with what opens that."""
LONGEST_SUBJECT = 6
"""How many words an indefinite subject may have with its place."""
LONGEST_MODIFIED = 9
"""How many words may name whom a relative clause tells more of."""
LEAST = 2
"""A comma and what stands behind it."""


class Fronting:
    """The subjects of one reading that stand before their verbs."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.mentions = reading.once(Prose), reading.once(Mentions)
        self.referents, self.lexis = reading.once(Referents), reading.pack.once(lexis)
        self.text, self.cased = reading.text, reading.cased

    def of(self, hit: Hit, begin: int) -> Extent | None:
        """The subject set before its verb: أما *البند الثاني* فيؤكد ..., *المادة الثالثة* تؤكد ..."""
        text, end = self.text, hit.outer
        first = max(begin, end - REACH)
        for topic in self.lexis.topics:
            at = text.rfind(f"{topic} ", first, end)
            after = at + len(topic)
            free = at >= 0 and not text[max(0, at - 1) : at].isalnum()
            # not وإما
            free = free and not any(letter in self.cased[at:after] for letter in self.lexis.saying[:1])
            if free and self.prose.sentence_end(at, end) >= end and "\n" not in text[at:end]:
                return self.topic(after, end) if end < hit.start else None
        if end < hit.start or not self.lexis.topics:
            return None
        if former := self._former(first, end):
            return former
        begin = max(self.prose.sentence_start(begin, end), text.rfind("\n", begin, end) + 1)
        first = max(begin, *(text.rfind(comma, begin, end) + 1 for comma in COMMAS))
        if end - first > REACH:
            return self._opening(end - REACH, end, far=True)
        if first > begin and (found := self._apposed(begin, first, end)):
            return found
        return self._document(first, end) or self._opening(first, end) or self._set_off(begin, end)

    def _former(self, begin: int, end: int) -> Extent | None:
        """Who did before what a verb tells: وسبق *للوزير* أن أعلن ذلك."""
        lexis, text = self.lexis, self.text
        if not text.endswith(lexis.thatwards, begin, end):
            return None
        tokens = self.prose.tokens(begin, end)
        at = next((k for k, t in enumerate(tokens) if t.word in lexis.formerly), len(tokens))
        if at + 2 >= len(tokens) or not tokens[at + 1].word.startswith(lexis.hearers):
            return None
        found = self.mentions.follows(tokens[at].end, tokens[-1].start, joined=True)
        return found and (found[0] + 1, found[1])

    def topic(self, start: int, end: int) -> Extent | None:
        """What is set before its verb on purpose, up to that: أما *النائب سامي* فكان أقل تفاؤلا."""
        lexis = self.lexis
        verbs = lexis.auxiliaries | lexis.negations | lexis.adverbs
        for token in self.prose.tokens(start, end):
            if token.word.startswith(tuple(lexis.answering)) and token.word[1:] in verbs:
                end = token.start
                break
        return self.mentions.follows(start, end) or self._marked(start, end)

    def _marked(self, start: int, end: int) -> Extent | None:
        """The few words in marks that alone part what opens a clause from its verb: لكن «*النور*» أكدت أن ..."""
        found = self.mentions.enclosed(start)
        rest = self.text[found[1] : end].strip() if found else ""
        return found if len(rest) == 1 else None

    def modified(self, hit: Hit) -> Extent | None:
        """Whom the relative clause of a verb tells more of: *مديرة المرفأ منى سعد*، التي كانت قد كتبت: «...»."""
        lexis = self.lexis
        first = max(0, hit.outer - REACH, self.text.rfind("\n", 0, hit.outer) + 1)
        tokens = shorn(self.prose.tokens(first, hit.outer), lexis.helping)
        relative = tokens[-1].word if len(tokens) > LEAST else ""
        after = self.prose.first(hit.end, hit.end + LONGEST_WORD).word
        if relative not in lexis.resumed or (
            after in lexis.adverbs and after.endswith(lexis.resumed[relative])
        ):
            return None  # الخبير الذي استفسرت *منه* الصحيفة
        end = tokens[-3 if tokens[-2].word in COMMAS else -2].end
        for token in tokens[-LONGEST_MODIFIED:-1]:
            start = token.start + (
                self.text[token.start] in lexis.leaning and self._heads(token.start + 1, token.end)
            )
            body = lexis.body(token.word) and relative in lexis.genders
            if token.start < end and (body or self._heads(start, token.end)):
                found = self.mentions.follows(start, end)
                parted = any(comma in self.text[start:end] for comma in COMMAS)
                if found != (start, end) or parted or self._acts_on(found, body):
                    continue
                if self.referents.agrees(relative, found):
                    return None if self._objective(found) else found
        return None

    def _acts_on(self, found: Extent, body: bool) -> bool:
        """Whether an object follows a noun with its article: المدرب *تعليقات* منى سعد; no adjective and no name."""
        lexis = self.lexis
        head, *rest = self.prose.tokens(*found)
        if not rest or not head.word.startswith(lexis.definite) or self.referents.called(rest[0].start):
            return False
        if lexis.noun(rest[0].word) in lexis.documents:
            return True
        adjective = rest[0].word.endswith(lexis.relational) or (
            body and rest[0].word.startswith(lexis.definite)
        )
        return not adjective and self.referents.human(rest[0].start) is None

    def _objective(self, found: Extent) -> bool:
        """Whether a noun with its adjective follows a person's name, as an object does: منى سعد *الموقف الأردني*."""
        named = self.referents.named(*found)
        after = self.prose.tokens(named, found[1])[:2] if named else ()
        if len(after) < LEAST or not after[1].word.startswith(self.lexis.definite):
            return False
        # رياض سعد *صحة التقارير*; not منى سعد مديرة المركز
        return after[0].word.startswith(self.lexis.definite) or not self.referents.human(after[0].start)

    def _heads(self, start: int, end: int) -> bool:
        """Whether a word, a preposition before it left out, is an office or a person: ب*مدير* المستشفى."""
        return self.text[start:end] in self.lexis.holders or self.referents.human(start) is not None

    def clause(self, hit: Hit, begin: int) -> int:
        """Where the clause of a verb begins that a noun with its article opens: أن *المعاينة* أرجعت; or -1."""
        if hit.outer < hit.start:
            return -1
        first = max(self.prose.sentence_start(begin, hit.outer), self.text.rfind("\n", begin, hit.outer) + 1)
        near = max(first, hit.outer - LONGEST_LEAD)
        tokens = self.prose.tokens(near, hit.outer)
        opening = self.lexis.opening
        at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word in opening), -1)
        if at + 1 >= len(tokens) or (at < 0 and near > first):
            return -1
        subject = tokens[at + 1]
        known = subject.word.startswith(self.lexis.definite) or self.referents.called(subject.start)
        known = known or (subject.word in ANY_MARK and self._opens_line(subject.start))
        return tokens[max(at, 0)].start if known else -1

    def _set_off(self, begin: int, end: int) -> Extent | None:
        """The subject that an aside in commas parts from its verb: غير أن *مصدرا في المجلس*، طلب عدم ذكر اسمه، كشف.

        Or that a comma alone parts from it: لكن *مصدرا في الوزارة*، أبلغ; كانت *فرنسا* التي دعت إليه، قد قالت; and
        that opens the sentence: *المتحدث باسم الشركة،* أوضح; *كريم سعد، مدير المصنع،* قال.
        """
        tokens = shorn(self.prose.tokens(max(begin, end - REACH), end), self.lexis.adverbs)
        commas = [k for k, token in enumerate(tokens) if token.word in COMMAS]
        if not commas or commas[-1] + 1 < len(tokens):
            return None
        near, heads = commas[-2:], tokens[0].start - begin < LONGEST_WORD
        for comma in near:
            at = self._opened_at(tokens[:comma])
            if (at or heads) and (found := self._whole(tokens[at:comma])):
                return self._described(found, tokens[comma : commas[-1]])
        return self._apart(tokens[: commas[-1]], end) if len(near) > 1 else None

    def _described(self, found: Extent, aside: Sequence[Token]) -> Extent:
        """A mention with who an aside behind it tells that is: *كريم سعد، مدير المصنع،* قال; not فضل عدم ذكر اسمه."""
        if len(aside) < LEAST:
            return found
        lexis, first, end = self.lexis, aside[1], aside[-1].end
        office = (
            first.word in lexis.holders or lexis.noun(first.word) in lexis.tellers or first.word in lexis.ones
        )
        office = office or (
            first.word.startswith(lexis.definite) and self.referents.human(first.start) is not None
        )
        told = office or first.word in lexis.appositions or self.referents.borne(first.start) == end
        return (found[0], end) if told else found

    def _opened_at(self, tokens: Sequence[Token]) -> int:
        """Where some words go on behind the last of them that opens a clause or serves a verb, or 0."""
        lexis = self.lexis
        words = (lexis.opening, lexis.openers, lexis.auxiliaries)
        places = range(len(tokens) - 1, -1, -1)
        return next((k + 1 for k in places if any(tokens[k].word in some for some in words)), 0)

    def _whole(self, tokens: Sequence[Token]) -> Extent | None:
        """The mention of somebody that some words are, a relative clause behind it or none."""
        if not tokens:
            return None
        first, end = tokens[0], tokens[-1].end
        if (
            self.lexis.body(first.word)
            or first.word in self.lexis.ones
            or self.referents.human(first.start)
            or self.referents.called(first.start)
        ):
            found = self.mentions.follows(first.start, end)
            after = self.prose.first(found[1], end).word if found else ""
            if found and found[0] == first.start and (not after or after in self.lexis.appositions):
                return found
        return self._placed(tokens)

    def _apposed(self, begin: int, comma: int, end: int) -> Extent | None:
        """The person whose office stands behind a comma, its verb right behind: لكن *سعد رزق، مدير الميناء* قال."""
        office = self.prose.first(comma, end)
        if not office.word or not self.referents.human(office.start) or office.word in self.lexis.adverbs:
            return None
        tokens = self.prose.tokens(begin, comma - 1)
        named = self.prose.sentence_start(0, begin + 1) == begin or self.text[begin - 1 : begin] in ("", "\n")
        at = self._opened_at(tokens)
        if (
            at == len(tokens)
            or not (at or named)
            or not self.referents.borne(tokens[at].start, tokens[-1].start)
        ):
            return None
        found = self.mentions.follows(tokens[at].start, comma - 1)
        if found is None or found != (tokens[at].start, tokens[-1].end):
            return None
        behind = self.prose.tokens(comma, end)
        plain = all(t.word[0].isalpha() and t.word not in self.lexis.complementizers for t in behind)
        return (found[0], end - 1) if plain else None

    def _apart(self, tokens: Sequence[Token], end: int) -> Extent | None:
        """The person a sentence opens with, who that is set off by commas: *أبو خالد، وهو والد طالب،* قال إن ..."""
        first = self.prose.sentence_start(tokens[0].start, end)
        first = max(first, self.text.rfind("\n", tokens[0].start, end) + 1)
        tokens = [token for token in tokens if token.start >= first]
        comma = next((k for k, token in enumerate(tokens) if token.word in COMMAS), 0)
        told = tokens[comma + 1].word if comma and comma + 1 < len(tokens) else ""
        if told not in self.lexis.appositions or not self.referents.person((tokens[0].start, tokens[0].end)):
            return None
        return tokens[0].start, tokens[-1].end

    def _opening(self, begin: int, end: int, far: bool = False) -> Extent | None:
        """The subject that a clause opens with, right before its verb: لكن *النائب فادي رزق* رد بالقول ...

        ``far``: whether the clause may have begun earlier, unless a word that opens one shows where.
        """
        all_ = [token for token in self.prose.tokens(begin, end) if token.word not in BULLETS]
        tokens, lexis = self._turned(all_), self.lexis
        opens = (
            k + 1 for k, t in enumerate(tokens) if t.word in lexis.openers or t.word in lexis.complementizers
        )
        at = max(opens, default=0)
        if at == len(tokens) or tokens[at].word in lexis.adverbs or (far and not at):
            return None
        first, definite = tokens[at], lexis.definite
        if first.word in ANY_MARK and (at or self._opens_line(first.start)):
            return self._marked(first.start, tokens[-1].end)
        if not at and (joined := self._and(first)):
            first = new(Token, (first.start + joined, first.end, first.word[joined:]))
        heads = first.word.startswith(definite) or lexis.body(first.word) or first.word in lexis.media
        if first.word in lexis.determiners and at + 1 < len(tokens):
            heads = tokens[at + 1].word.startswith(definite)  # *بعض النقاد* رأوا أن ...
        person = self.referents.person((first.start, first.end))
        if not person and (first.word.startswith(lexis.verbal) or not (at or heads)):
            return None  # بأن *يصبح* طبيبا
        found = self.mentions.follows(first.start, tokens[-1].end)
        if found and found == (first.start, tokens[-1].end):
            return found
        return self._placed(tokens[at:]) if at or person else None

    def _opens_line(self, start: int) -> bool:
        """Whether nothing stands before a place in its line, as in a head: *«النور»* تحذر من المماطلة."""
        return self.text[max(0, start - 1) : start] in ("", "\n")

    def _and(self, token: Token) -> int:
        """The length of the "and" before somebody who has the article: *و*المنتج الأوروبي يرد: «...»."""
        for joined in self.lexis.conjunctions:
            noun = token.word.removeprefix(joined)
            body = noun.startswith(self.lexis.definite) or self.lexis.body(noun)
            if len(noun) < len(token.word) and body:
                return 0 if token.word in self.lexis.whole else len(joined)
        return 0

    def _turned(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Some words without what turns to their verb: البنك المركزي *بدوره* توقع; الوزارة *من جهتها* أكدت."""
        lexis = self.lexis
        if len(tokens) < LEAST:
            return tokens
        tokens = [tokens[0], *shorn(tokens[1:], lexis.helping)]
        owned = len(tokens) > LEAST and self.cased.endswith(lexis.owned, 0, tokens[-1].end)
        return tokens[:-2] if owned and tokens[-2].word in lexis.partitive else tokens

    def _placed(self, tokens: Sequence[Token]) -> Extent | None:
        """The indefinite subject with where it comes from or lives: لكن *سكانا في بلدة الصريح* شككوا."""
        first, lexis = tokens[0], self.lexis
        ending = (*lexis.accusative, *lexis.feminine, *lexis.several)
        someone = first.word in lexis.holders or first.word in lexis.ones
        if not 2 < len(tokens) <= LONGEST_SUBJECT + LEAST or first.word in lexis.linking:
            return None  # *حين* وصل الماء إلى الخيمة، حملت ...
        if not someone and not self.cased[first.start : first.end].endswith(ending):
            return None
        told = next((k for k, t in enumerate(tokens) if k and t.word in lexis.auxiliaries), 0)
        if told and all(t.word[0].isalpha() and t.word not in lexis.barred for t in tokens[1:told]):
            return first.start, tokens[told - 1].end  # غير أن *متضامنة بريطانية* كانت في المكان أكدت أن
        bare = [t.word.removesuffix("".join(lexis.accusative[:1])) for t in tokens]  # وافدا مقيما
        placed = (
            t.word in lexis.placing or (t.word in lexis.barred and bare[k] in lexis.attributive)
            for k, t in enumerate(tokens[1:])
        )
        # إلا أن عاملة إغاثة *في* المنطقة تؤكد أن
        at = next((k + 1 for k, one in enumerate(placed) if one), 0)
        rest = (*tokens[1:at], *tokens[at + 1 :])
        if rest and rest[-1].word in ANY_MARK:  # لكن موظفا في *شركة «النور»* أكد
            seat = next((k for k in range(at + 1, len(tokens) - 1) if tokens[k].word in ANY_MARK), 0)
            if not seat or not self.mentions.seats.holds(tokens, seat):
                return None
            rest = tuple(t for t in rest[:-1] if t.start != tokens[seat].start)
        plain = all(t.word[0].isalpha() and t.word not in lexis.barred for t in rest)
        return (first.start, tokens[-1].end) if at and at + 1 < len(tokens) and plain else None

    def _document(self, begin: int, end: int) -> Extent | None:
        """The provision that a clause opens with and that ends right at its verb."""
        for match in self.prose.places(begin, end):
            word = self.text[match.start() : match.end()]
            if word in self.lexis.openers:
                continue
            start = match.start() + self._prefix(word)
            if self.text[start : match.end()] not in self.lexis.documents:
                return None
            found = self.mentions.follows(start, end)
            return found if found and not self.text[found[1] : end].strip() else None
        return None

    def _prefix(self, word: str) -> int:
        """The length of the "and" that is written together with a noun of documents: و*المادة*."""
        for joined in self.lexis.conjunctions:
            if word.startswith(joined) and word[len(joined) :] in self.lexis.documents:
                return len(joined)
        return 0
