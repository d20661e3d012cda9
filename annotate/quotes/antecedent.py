"""Antecedent: the subject of a verb that names nobody, further back in its sentence or in the one before.

The subject may be set before its verb (أما *البند الثاني* فيؤكد ...) or be that of the clause before it
(رحبت *رئيسة البلدية* بالخطة، وقالت: ...).
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.phrase import Phrases
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, shorn
from annotate.quotes.referent import Referents
from annotate.quotes.topic import Topics
from annotate.reading import Hit, Reading

REACH = 120
"""How far before its verb, in characters, a fronted subject is looked for."""
LONGEST_CLAUSE = 400
"""How far before a verb, in characters, the clause whose subject it shares may begin."""
LEAD = 40
LONGEST_SUBJECT = 6
"""How many words an indefinite subject may have with its place."""
LEAST = 2
"""A preposition and a noun with its owner: من جهته."""
SHORTEST_CLAUSE = 4
"""A place, a verb and its subject: في المقابل هون الوزير."""
BULLETS = frozenset("*•-–—")


class Antecedents:
    """The subjects of one reading that stand before their verbs, with other verbs between or none."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.mentions = reading.once(Prose), reading.once(Mentions)
        self.topics = reading.once(Topics)
        self.referents, self.phrases = reading.once(Referents), reading.once(Phrases)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def fronted(self, hit: Hit, begin: int) -> Extent | None:
        """The subject set before its verb: أما *البند الثاني* فيؤكد ..., *المادة الثالثة* تؤكد ..."""
        text, end = self.text, hit.outer
        first = max(begin, end - REACH)
        for topic in self.lexis.topics:
            at = text.rfind(f"{topic} ", first, end)
            after = at + len(topic)
            free = at >= 0 and not text[max(0, at - 1) : at].isalnum()
            if free and self.prose.sentence_end(at, end) >= end and "\n" not in text[at:end]:
                return self.mentions.follows(after, end) if end < hit.start else None
        if end < hit.start or not self.lexis.topics:
            return None
        begin = max(self.prose.sentence_start(begin, end), text.rfind("\n", begin, end) + 1)
        first = max(begin, *(text.rfind(comma, begin, end) + 1 for comma in COMMAS))
        if end - first > REACH:
            return self._opening(end - REACH, end, far=True)
        if first > begin and (found := self._apposed(begin, first, end)):
            return found
        return self._document(first, end) or self._opening(first, end) or self._set_off(begin, end)

    def clause(self, hit: Hit, begin: int) -> int:
        """Where the clause of a verb begins that a noun with its article opens: أن *المعاينة* أرجعت; or -1."""
        if hit.outer < hit.start:
            return -1
        first = max(self.prose.sentence_start(begin, hit.outer), self.text.rfind("\n", begin, hit.outer) + 1)
        near = max(first, hit.outer - LEAD)
        tokens = self.prose.tokens(near, hit.outer)
        opening = self.lexis.opening
        at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].word in opening), -1)
        if at + 1 >= len(tokens) or (at < 0 and near > first):
            return -1
        subject = tokens[at + 1]
        known = subject.word.startswith(self.lexis.definite) or self.referents.called(subject.start)
        return tokens[max(at, 0)].start if known else -1

    def _set_off(self, begin: int, end: int) -> Extent | None:
        """The subject that an aside in commas parts from its verb: غير أن *مصدرا في المجلس*، طلب عدم ذكر اسمه، كشف.

        Or that a comma alone parts from it: لكن *مصدرا في الوزارة*، أبلغ; كانت *فرنسا* التي دعت إليه، قد قالت.
        """
        tokens = shorn(self.prose.tokens(max(begin, end - REACH), end), self.lexis.adverbs)
        commas = [k for k, token in enumerate(tokens) if token.word in COMMAS]
        if not commas or commas[-1] + 1 < len(tokens):
            return None
        near = commas[-2:]
        for comma in near:
            at = self._opened_at(tokens[:comma])
            if at and (found := self._whole(tokens[at:comma])):
                return found
        return self._apart(tokens[: commas[-1]], end) if len(near) > 1 else None

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
        if not self.referents.human(office.start) or office.word in self.lexis.adverbs:
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
        tokens = [token for token in self.prose.tokens(begin, end) if token.word not in BULLETS]
        lexis = self.lexis
        opens = (
            k + 1 for k, t in enumerate(tokens) if t.word in lexis.openers or t.word in lexis.complementizers
        )
        at = max(opens, default=0)
        if at == len(tokens) or tokens[at].word in self.lexis.adverbs or (far and not at):
            return None
        first, definite = tokens[at], self.lexis.definite
        heads = first.word.startswith(definite) or first.word in self.lexis.organisations
        person = self.referents.person((first.start, first.end))
        if not person and (first.word.startswith(lexis.verbal) or not (at or heads)):
            return None  # بأن *يصبح* طبيبا
        found = self.mentions.follows(first.start, end)
        if found and found[0] == first.start and not self.text[found[1] : end].strip():
            return found
        return self._placed(tokens[at:]) if at else None

    def _placed(self, tokens: Sequence[Token]) -> Extent | None:
        """The indefinite subject with where it comes from or lives: لكن *سكانا في بلدة الصريح* شككوا."""
        first, lexis = tokens[0], self.lexis
        ending = (*lexis.accusative, *lexis.feminine, *lexis.several)
        if not 2 < len(tokens) <= LONGEST_SUBJECT or not self.cased[first.start : first.end].endswith(ending):
            return None
        places = (k for k, t in enumerate(tokens) if k and (t.word in lexis.bounds or t.word in lexis.seats))
        at = next(places, 0)  # إلا أن عاملة إغاثة *في* المنطقة تؤكد أن
        rest = (*tokens[1:at], *tokens[at + 1 :])
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

    def acting(self, begin: int, end: int) -> Extent | None:
        """The person who does what the last clause of a stretch tells, where verbs come first."""
        if self.lexis.subject_first:
            return None
        begin = max(begin, end - LONGEST_CLAUSE)
        for hit in reversed(self.referents.humans(end)):
            if hit.start < begin:
                break
            if self._begins(begin, hit.start):
                return self._actor(hit, end)
        return None

    def meanwhile(self, begin: int, cue: int) -> Extent | None:
        """The person of whom a circumstance is told: ظهر *القائد* وهو يقول: «...»."""
        if not self.lexis.circumstances or self.prose.last_word(begin, cue) not in self.lexis.circumstances:
            return None
        near = self.referents.humans(cue)[-1:]
        return self._actor(near[0], cue) if near and near[0].start >= max(begin, cue - LEAD) else None

    def _begins(self, begin: int, start: int) -> bool:
        """Whether nothing but a verb stands between the start of a clause and a place."""
        first = max(begin, start - LEAD)
        lead = shorn(self.prose.tokens(first, start), self.lexis.adverbs)
        if not lead or not lead[-1].word[0].isalpha():
            return False
        word = lead[-1].word
        if word in self.lexis.barred and word not in self.lexis.auxiliaries:
            return False
        if word in self.lexis.determiners:
            return False  # إن *عدد* الوافدين
        if self.referents.human(lead[-1].start):
            return False  # محمد عبد السلام: a name is no verb
        if len(lead) == 1:
            return first == begin
        if not lead[-2].word[0].isalnum() or lead[-2].word in self.lexis.linking:
            hollow = len(lead) > 2 and lead[-3].word in self.lexis.hollow
            return not (hollow and lead[-2].word in self.lexis.opening)  # غير أن *مكتب* الوزير شكك
        if first == begin and self._turned(lead[:-1]):
            return True
        # في ختام الجلسة تلا رئيس المحكمة الحكم: what is fronted ends with an article, the verb has none
        articles = (
            lead[-2].word.startswith(self.lexis.definite),
            lead[-1].word.startswith(self.lexis.definite),
        )
        if first != begin or articles != (True, False) or self.referents.human(lead[-2].start):
            return False  # رفض *السفير اقتراح* الوسيط
        return self.lexis.among(lead[0].word, self.lexis.barred - self.lexis.adverbs)

    def _turned(self, lead: Sequence[Token]) -> bool:
        """Whether a noun with its owner is all before a verb, a preposition before it or none: *من جهته* رفض الوزير."""
        lexis, last = self.lexis, lead[-1]
        if not self.cased[last.start : last.end].endswith(lexis.owned):
            return False
        return (
            last.word in lexis.adverbs
            if len(lead) == 1
            else len(lead) == LEAST and lead[0].word in lexis.barred
        )

    def _actor(self, hit: Hit, end: int) -> Extent | None:
        """The mention that begins with an office or a name; an object and a preposition end it."""
        found = self.mentions.follows(hit.start, end)
        if found is None or not self.lexis.attached:
            return found
        return self.phrases.cut(found)

    def doer(self, begin: int, end: int) -> Extent | None:
        """The subject of the verb that opens a sentence, where verbs come first: أدان *الأزهر* الهجوم، معتبرا ..."""
        lexis = self.lexis
        if lexis.subject_first or not lexis.definite:
            return None
        tokens = self.prose.tokens(begin, min(end, begin + LONGEST_CLAUSE))
        at = self._behind_place(tokens)
        while at < len(tokens) and (
            tokens[at].word in lexis.openers or lexis.among(tokens[at].word, lexis.adverbs)
        ):
            at += 1
        if at + 1 >= len(tokens) or not tokens[at].word[0].isalpha():
            return None
        if lexis.among(tokens[at].word, lexis.barred):
            return None
        if not tokens[at].word.startswith(lexis.definite):
            at += 1
        subject = tokens[at]
        named = lexis.among(subject.word, lexis.organisations) or self.referents.human(subject.start)
        if not subject.word.startswith(lexis.definite) and not named:
            return None
        found = self.mentions.follows(subject.start, end)
        return self.phrases.cut(found) if found and found[0] == subject.start else None

    def _behind_place(self, tokens: Sequence[Token]) -> int:
        """Where a sentence goes on behind the time or place it opens with: *في باريس،* أدان; *في المقابل* هون."""
        lexis = self.lexis
        if len(tokens) > 1 and tokens[1].word in BULLETS:
            return 2  # الجزائر- أشرف الوزير على ...
        if not tokens or not lexis.among(tokens[0].word, lexis.barred):
            return 0
        comma = next((k + 1 for k, token in enumerate(tokens) if token.word in COMMAS), 0)
        if comma or len(tokens) < SHORTEST_CLAUSE:
            return comma
        articles = tuple(token.word.startswith(lexis.definite) for token in tokens[1:3])
        return 2 if articles == (True, False) else 0

    def kept(self, start: int, end: int) -> Extent | None:
        """The subject that goes on into the next sentence: *La alcaldesa* llegó tarde. Dijo que ..."""
        if end > start and self.lexis.definite:
            return self._opened(self.prose.sentence_start(start, end - 1), end)
        if not self.lexis.subject_dropped or end <= start:
            return None
        return self.topics.of(self.prose.sentence_start(start, end - 1), end)

    def _opened(self, start: int, end: int) -> Extent | None:
        """The person whom a sentence opens with, its verb in the present behind: *ابنها محمود* يعمل هناك. يقول: ..."""
        first = self.prose.first(start, end)
        if not first.word or not self.referents.human(first.start):
            return None
        found = self.mentions.follows(first.start, end)
        subject = self.phrases.cut(found) if found and found[0] == first.start else None
        after = self.prose.first(subject[1], end).word if subject else ""
        return subject if after.startswith(self.lexis.verbal) else None
