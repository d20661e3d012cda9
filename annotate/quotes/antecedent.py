"""Antecedent: the subject of a verb that names nobody, further back in its sentence or in the one before.

It is that of another clause: رحبت *رئيسة البلدية* بالخطة، وقالت: ...
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.fronting import Fronting
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.phrase import Phrases
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, ahead, shorn
from annotate.quotes.referent import Referents
from annotate.quotes.sign import BULLETS
from annotate.quotes.topic import Topics
from annotate.reading import Hit, Reading

LONGEST_CLAUSE = 400
"""How far before a verb, in characters, the clause whose subject it shares may begin."""
LONGEST_LEAD = 40
"""How far before a verb, in characters, what it shares its clause with may begin."""
LEAST = 2
"""A preposition and a noun with its owner: من جهته."""
SHORTEST_CLAUSE = 4
"""A place, a verb and its subject: في المقابل هون الوزير."""


class Antecedents:
    """The subjects of one reading that stand before their verbs, with other verbs between."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.mentions = reading.once(Prose), reading.once(Mentions)
        self.topics, self.fronting = reading.once(Topics), reading.once(Fronting)
        self.referents, self.phrases = reading.once(Referents), reading.once(Phrases)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def acting(self, begin: int, end: int) -> Extent | None:
        """The person who does what the last clause of a stretch tells, where verbs come first."""
        if self.lexis.subject_first:
            return None
        begin = max(begin, end - LONGEST_CLAUSE)
        for hit in reversed(self.referents.humans(end)):
            if hit.start < begin:
                break
            if self._begins(begin, hit.start):
                return self._topic(begin, hit.start) or self._actor(hit, end)
        return None

    def _topic(self, begin: int, start: int) -> Extent | None:
        """Who heads the sentence of a noun that is thus an object: أما *المدرب*، فحمل الحكم المسؤولية، إذ رأى أن ..."""
        lexis = self.lexis
        begin = max(self.prose.sentence_start(begin, start), self.text.rfind("\n", begin, start) + 1)
        topic = self.prose.first(begin, start)
        verb = self.prose.last(max(begin, start - LONGEST_LEAD), start, 1)
        if topic.word not in lexis.topics or not verb or verb[0].word.endswith(lexis.owned):
            return None  # أما الحكم فانتقده المدرب
        found = self.mentions.follows(topic.end, start)
        return found if found and found[1] < verb[0].start else None

    def meanwhile(self, begin: int, cue: int) -> Extent | None:
        """The person of whom a circumstance is told: ظهر *القائد* وهو يقول: «...»."""
        if not self.lexis.circumstances or self.prose.last_word(begin, cue) not in self.lexis.circumstances:
            return None
        near = self.referents.humans(cue)[-1:]
        return self._actor(near[0], cue) if near and near[0].start >= max(begin, cue - LONGEST_LEAD) else None

    def _begins(self, begin: int, start: int) -> bool:
        """Whether nothing but a verb stands between the start of a clause and a place."""
        begin = max(begin, self.prose.sentence_start(begin, start))
        first = max(begin, start - LONGEST_LEAD)
        lead = shorn(self.prose.tokens(first, start), self.lexis.adverbs)
        if not lead or not lead[-1].word[0].isalpha():
            return False
        word = lead[-1].word
        if word in self.lexis.barred and word not in self.lexis.auxiliaries:
            return False
        if word in self.lexis.determiners or word in self.lexis.ones:
            return False  # إن *عدد* الوافدين, *أحد* الأطفال
        if self.referents.human(lead[-1].start):
            return False  # محمد عبد السلام: a name is no verb
        if len(lead) == 1:
            return first == begin
        before = lead[-2].word
        # not *بعد* لقاء الوزير
        linked = before in self.lexis.linking and before not in self.lexis.prepositions
        if linked or not before[0].isalnum():
            hollow = len(lead) > 2 and lead[-3].word in self.lexis.hollow
            return not (hollow and lead[-2].word in self.lexis.opening)  # غير أن *مكتب* الوزير شكك
        if first == begin and self._turned(lead[:-1]):
            return True
        # في ختام الجلسة تلا رئيس المحكمة الحكم: what is fronted ends with an article, the verb has none
        # إلى جانبها يقف ابنها
        owned = len(lead) == LEAST + 1 and self.cased.endswith(self.lexis.owned, 0, lead[-2].end)
        articles = (
            owned or lead[-2].word.startswith(self.lexis.definite),
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
        if len(tokens) > LEAST and tokens[0].word in lexis.hollow and tokens[1].word in lexis.opening:
            # غير أن *الخبير*، وهو أستاذ، يرفض ذلك، ويلخص المسألة بقوله: ...
            return self._named(tokens[LEAST], end)
        if len(tokens) > LEAST and tokens[0].word in lexis.auxiliaries:
            return self._named(tokens[1], end)  # وكانت *وكالة «فيتش»* قد ثبتت التصنيف، وعزت ذلك إلى «...»
        at = self._behind_place(tokens)
        while at < len(tokens) and (
            tokens[at].word in lexis.openers or lexis.among(tokens[at].word, lexis.adverbs)
        ):
            at += 1
        if at + 1 >= len(tokens) or not tokens[at].word[0].isalpha():
            return None
        if lexis.among(tokens[at].word, lexis.barred):
            return None
        one = tokens[at].word in lexis.ones  # *أحد* الأطفال عرض تجربته، وقال: ...
        set_off = at > 0 and tokens[at - 1].word in lexis.topics  # أما *صاحب المقهى* فغادر، قائلا: ...
        if not (one or set_off or tokens[at].word.startswith(lexis.definite)):
            at += 1
            if self._refused(tokens, at):
                return None
        return self._named(tokens[at], end, one)

    def _refused(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a deed with its preposition stands behind a verb of refusing: رفض *الحديث عن* مستقبله قائلا: ..."""
        lexis, after = self.lexis, tokens[at + 1 : at + 2]
        if not lexis.among(tokens[at - 1].word, lexis.refusing) or self.referents.human(tokens[at].start):
            return False
        return bool(after) and after[0].word in lexis.barred and not lexis.body(tokens[at].word)

    def _named(self, subject: Token, end: int, one: bool = False) -> Extent | None:
        """The mention that begins with a noun that has its article, with one who acts or a body."""
        lexis = self.lexis
        after = self.prose.first(subject.end, end).word
        many = subject.word in lexis.voiced and after.startswith(lexis.definite)  # تجمع *مئات* الطلاب
        named = (
            one
            or many
            or subject.word in lexis.holders
            or lexis.among(subject.word, lexis.organisations)
            or self.referents.human(subject.start)
        )
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
            return self.opened(self.prose.sentence_start(start, end - 1), end)
        if not self.lexis.subject_dropped or end <= start:
            return None
        return self.topics.of(self.prose.sentence_start(start, end - 1), end)

    def opened(self, start: int, end: int) -> Extent | None:
        """The person whom a sentence opens with, its verb in the present behind: *ابنها محمود* يعمل هناك. يقول: ..."""
        first = self.prose.first(start, end)
        if first.word in self.lexis.topics:
            topic = self.fronting.topic(first.end, end)
            held = topic is not None and self.prose.first(*topic).word in self.lexis.holders
            return topic if topic and (held or self.referents.person(topic)) else None
        if not first.word or not (self.referents.human(first.start) or self._apposed(first, end)):
            return None
        found = self.mentions.follows(first.start, end)
        subject = self.phrases.cut(found) if found and found[0] == first.start else None
        if subject and (described := self._described(subject)):
            return described
        behind = self.prose.tokens(subject[1], end)[:3] if subject else ()
        if len(behind) > LEAST and behind[0].word in self.lexis.partitive:
            owned = self.cased.endswith(self.lexis.owned, 0, behind[1].end)
            behind = behind[2 if owned else 0 :]  # المدير *من جهته* لم يؤكد ذلك
        after = next((token.word for token in behind if token.word not in COMMAS), "")
        hers = subject and self.cased.endswith(self.lexis.feminine, 0, self.prose.first(*subject).end)
        acts = after.startswith(self.lexis.imperfects if hers else self.lexis.verbal)
        told = acts or after in self.lexis.negations or after in self.lexis.resumed
        told = told or self.referents.borne(first.start) > 0  # *أبو أحمد* صياد منذ الصغر. يقول: ...
        return subject if told else None  # الروائي *الذي غاب* عاد بكتاب جديد

    def _described(self, subject: Extent) -> Extent | None:
        """Somebody unnamed, without what is told of him: *سيدة خمسينية* تحمل صورة ابنها اقتربت من الباب."""
        lexis, tokens = self.lexis, self.prose.tokens(*subject)
        if tokens[0].word.startswith(lexis.definite):
            return None
        comma = next((k for k, token in enumerate(tokens) if token.word in COMMAS), len(tokens))
        acts = (
            k
            for k, token in enumerate(tokens[1:comma])
            if token.word.startswith(lexis.imperfects) and not token.word.endswith(lexis.relational)
        )
        at = next(acts, 0)
        return (subject[0], tokens[at].end) if at and not self.referents.called(tokens[1].start) else None

    def _apposed(self, first: Token, end: int) -> bool:
        """Whether an office stands behind the comma that a noun with its owner has: رفيق دربه، *عازف* العود كمال."""
        tokens = self.prose.tokens(first.start, min(end, first.start + LONGEST_LEAD))
        comma = ahead(tokens, 1, SHORTEST_CLAUSE, COMMAS)
        if not comma or comma + 1 >= len(tokens):
            return False
        owned = self.cased.endswith(self.lexis.owned, 0, tokens[comma - 1].end)
        return owned and self.referents.human(tokens[comma + 1].start) is not None

    def replying(self, begin: int, cue: int) -> Extent | None:
        """Whom the verb before one of answering is done to: واجه القاضي *المتهم*، فرد: «...»."""
        word = self.prose.first(cue, cue + LONGEST_LEAD).word
        if word not in self.lexis.replying:
            return None
        humans = [hit for hit in self.referents.humans(cue) if hit.start >= begin]
        humans = [hit for hit in humans if self.referents.human(hit.start)]
        if not humans:
            return None
        subject = self.mentions.follows(humans[0].start, cue)
        subject = self.phrases.cut(subject) if subject else None
        others = (hit for hit in humans if subject and hit.start >= subject[1])
        mentions = (self.mentions.follows(hit.start, cue) for hit in others)
        found = [self.phrases.cut(mention) for mention in mentions if mention]
        return next((one for one in reversed(found) if self.referents.agrees(word, one)), None)
