"""Subject: whom a reporting verb speaks of, before or after it, passive, inverted, or of the verb it goes with."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.cue import Cues
from annotate.quotes.fronting import Fronting
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.participle import Participles
from annotate.quotes.perfect import Perfects
from annotate.quotes.phrase import Phrases
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose, Token, shorn
from annotate.quotes.referent import Referents
from annotate.quotes.topic import Topics
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading

CLOSING = tuple(".,;:")


class Subjects:
    """The subjects of the reporting verbs of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues, self.mentions = reading.once(Prose), reading.once(Cues), reading.once(Mentions)
        self.leads, self.topics = reading.once(Leads), reading.once(Topics)
        self.fronting, self.participles = reading.once(Fronting), reading.once(Participles)
        self.perfects = reading.once(Perfects)
        self.referents, self.phrases = reading.once(Referents), reading.once(Phrases)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def of(self, hit: Hit, begin: int, end: int) -> Extent | None:
        """Who a verb before the words speaks of: on the side where the language puts the subject first."""
        if "own" in hit.value:
            return None
        if "preceded" in hit.value:
            # ونقل زواره *عنه* قوله: who is meant has spoken before
            meant = self.prose.last_word(begin, hit.outer) in self.lexis.bounds
            meant = meant or self.text[hit.outer : hit.start] in self.lexis.prepositions  # *ب*تأكيده أن ...
            meant = meant or self._resumed(hit, begin)
            return None if meant else self._sourced(hit, begin) or self.leads.precedes(begin, hit.start)
        if not self.lexis.subject_first:
            return self._behind(hit, begin, end)
        if "participle" in hit.value:
            return self.participles.subject(begin, hit) or self.topics.acting(begin, hit.start)
        if self.passive(hit):
            return self._agent(hit.end, end)
        if self.lexis.analytic and (bearing := self.participles.bearing(hit)):
            return bearing  # she wore *a badge* that said “Ask me”
        start = self.cues.extent(hit)[0]
        if self.lexis.analytic and self.cues.infinitive(hit):
            relative = self.leads.relative(begin, start)
            return relative or self.topics.of(begin, start)  # *Lee* was quick to say “no”
        likened = self.prose.phrase(begin, self.lexis.likening) if self.lexis.turning else 0
        lead = self.text[likened:start].strip() if likened else ""
        if likened and (not lead or lead in self.lexis.reflexives):
            return self.mentions.follows(hit.end, end)  # *Comme l'*explique la maire, « … »
        found = self.leads.precedes(begin, start)
        if found and self.lexis.verb_second and self.perfects.sets_first(begin, found):
            found = None  # In *Berlin* sagte Müller: …
        if found and self.text[slice(*found)] in self.lexis.articles:
            return self.mentions.follows(hit.end, end)  # comme le souligne la maire
        found = found or self._turned(hit) or self.topics.of(begin, hit.start)
        opens = hit.value != "addressed" and not self.text[begin : hit.start].strip()
        if found is None and (opens or self.lexis.verb_second):
            found = self.mentions.follows(hit.end, end)
        return found

    def _sourced(self, hit: Hit, begin: int) -> Extent | None:
        """Whose words a medium hands on, where more is said of him: نقل عن *مسؤول كبير* لم يسمه قوله."""
        before = self.cues.between(begin, hit.outer)
        relayed = next((verb for verb in reversed(before) if "relayed" in verb.value), None)
        return self.mentions.source(relayed, hit.outer) if relayed else None

    def _resumed(self, hit: Hit, begin: int) -> bool:
        """Whether a medium hands on the words of whom a pronoun means: نقلت *عنه* الصحيفة قوله: «...»."""
        lexis, before = self.lexis, self.cues.between(begin, hit.outer)
        relayed = next((verb for verb in reversed(before) if "relayed" in verb.value), None)
        word = self.prose.first(relayed.end, hit.outer).word if relayed else ""
        return any(word.endswith(end) and word[: -len(end)] in lexis.sources for end in lexis.owned)

    def _behind(self, hit: Hit, begin: int, end: int) -> Extent | None:
        """The subject of a verb that opens its clause: قال *الوزير* إن ...; or what was set before it on purpose."""
        before = self.prose.last_word(begin, hit.outer)
        if "participle" in hit.value or before in self.lexis.appositions:
            return self._within(hit, before, end)
        if hit.outer < hit.start and (found := self.fronting.of(hit, begin)):
            return found  # أما البند الثاني فيؤكد التزام الشركة
        if handed := self._handed_on(hit, begin):
            return handed
        if ("relayed" in hit.value or "learnt" in hit.value) and (source := self.mentions.source(hit, end)):
            return source
        found = self.perfects.whole(hit, begin)
        if found is None and (body := self._body(hit, end)):
            return body
        if not hit.word.endswith(self.lexis.agreeing):
            found = found or self.mentions.follows(hit.end, end)
        if found and before in COMMAS and self._told(found) and (set_off := self.fronting.of(hit, begin)):
            return set_off
        if found and self.lexis.genders.get(hit.word) == "f" and hit.word in self.lexis.nominal:
            found = None if self._asked(found) else found  # كانت الجهات تسأل دائما *السؤال نفسه*: «...»
        if found and (self._joins(found) or (hit.word in self.lexis.nominal and self._purpose(hit, found))):
            found = None  # وأضافت *والدموع* تملأ عينيها: «...»
        found = found or self.perfects.of(hit, begin) or self.fronting.of(hit, begin)
        if found and hit.word in self.lexis.transitive:
            return self._transitive(hit, begin, found)
        if found is None and before in self.lexis.helping:
            return self.fronting.modified(hit)  # *منى سعد*، التي كانت قد كتبت: «...»
        return self.phrases.named(found) if found else None

    def _within(self, hit: Hit, before: str, end: int) -> Extent | None:
        """The subject of a verb in a relative clause, behind it or before, or of a participle: مشيرا *سموه* إلى."""
        # المادة *التي* يصف*ها* صحفيون; العملية التي تقول *واشنطن* إن*ها* انتهت
        resumed = self.lexis.resumed.get(before)
        found = self.mentions.follows(hit.end, end)
        if found and resumed and hit.word.endswith(resumed):
            return found
        if "participle" in hit.value:
            return found if found and self.text[slice(*found)] in self.lexis.pronouns else None
        own = found and self.prose.first(found[1], found[1] + LONGEST_WORD).word in self.lexis.filled
        return found if own and hit.word not in self.lexis.transitive else self.fronting.modified(hit)

    def _transitive(self, hit: Hit, begin: int, found: Extent) -> Extent | None:
        """The subject of a verb behind which its object may stand alone: أن *المعاينة* أرجعت الحادث إلى ..."""
        clause = self.fronting.clause(hit, begin)
        subject = self.fronting.of(hit, clause) if clause >= 0 else None
        paused = self.text[hit.outer - 2 : hit.outer - 1] in COMMAS
        parts = subject is None and found[0] > hit.start and (paused or self._deed(hit, found))
        if parts and (set_off := self.fronting.of(hit, begin)):
            return set_off  # إلا أن *مصدرا في الوزارة*، أبلغ الموقع بأن ...
        return subject or self._acting(hit, found) or self.fronting.of(hit, begin)

    def _deed(self, hit: Hit, found: Extent) -> bool:
        """Whether a feminine noun without the article follows a masculine verb: لكن الاتحاد نفى *صحة الخبر*."""
        lexis = self.lexis
        if hit.outer < hit.start or lexis.genders.get(hit.word) != "m":
            return False
        first = self.prose.first(*found)
        if first.word.startswith(lexis.definite):
            return False
        spelled = self.cased[first.start : first.end]
        return spelled.endswith(lexis.feminine) and first.word not in lexis.voiced

    def _turned(self, hit: Hit) -> Extent | None:
        """The subject behind a verb that closes its sentence: Le pont est fermé, a indiqué *la préfecture*."""
        if self.prose.last_word(0, self.cues.extent(hit)[0]) not in COMMAS or "weak" in hit.value:
            return None
        found = self.mentions.follows(hit.end, self.prose.sentence_end(hit.end, len(self.text)))
        closed = found is not None and self.text[found[1] : found[1] + 1] in CLOSING
        return found if closed else None

    def _handed_on(self, hit: Hit, begin: int) -> Extent | None:
        """Whose noun of saying stands behind the source of a medium: نقل مراسل عن *عضو في الوفد* وصفه إياها بـ«...»."""
        before = self.cues.between(begin, hit.start)[-1:]
        if not before or "relayed" not in before[0].value:
            return None
        source = self.mentions.source(before[0], hit.start)
        return source if source and not self.text[source[1] : hit.start].strip() else None

    def _acting(self, hit: Hit, found: Extent) -> Extent | None:
        """The subject of a verb that has an object, or nothing where its object is all that follows it."""
        if found[1] <= hit.outer:
            return found  # غير أن *قوات الدعم السريع* نفت ذلك
        first = self.cased[slice(*found)].split()[0]
        if first.endswith(self.lexis.governed) and not self.referents.called(found[0]):
            return None  # ونصحت *عملاءها* بالشراء; وناشدت *المانحين* زيادة التمويل
        gender = self.lexis.genders.get(hit.word)
        if self._feminine(found, first) if gender == "m" else not self.referents.agrees(hit.word, found):
            return None  # دعا الحكومة إلى ...; دعت الرئيس إلى ...
        if gender == "f" and self._manly(found):
            return None
        subject = self.phrases.cut(found)
        head = self.prose.first(*found).word
        # وصف *القانون* بأنه «ظالم»
        deemed = "opinion" in hit.value and self.lexis.noun(head) in self.lexis.documents
        if subject == found and (deemed or head in self.lexis.audiences):
            return None  # ودعا المجتمع الدولي إلى ...
        if hit.outer < hit.start and subject == found and self.goes_on(hit):
            return None  # وأعرب الأمين العام عن «قلقه»، ودعا الأطراف إلى ...
        return subject

    def _feminine(self, found: Extent, first: str) -> bool:
        """Whether a mention cannot be the subject of a masculine verb: الحكومة, الدول *الغربية*, فرنسا."""
        lexis, tokens = self.lexis, self.prose.tokens(*found)
        if len(tokens) > 1 and tokens[0].word in lexis.determiners:
            tokens = tokens[1:]  # دعا *جميع* الأطراف إلى ...
            first = self.cased[tokens[0].start : tokens[0].end]
        if tokens[0].word in lexis.pluralities:
            return True  # حذر *الدول* من ...
        if not tokens[0].word.startswith(lexis.definite):
            return bool(self.referents.sits(found[0])) and tokens[0].word not in lexis.lands
        after = tokens[1] if len(tokens) > 1 else tokens[0]
        related = lexis.qualifies(after.word)
        noun = self.cased[after.start : after.end] if related else first
        return noun.endswith(lexis.feminine)

    def _manly(self, found: Extent) -> bool:
        """Whether a noun has an adjective of no woman, and so no feminine verb: دعت *الطرف النقابي* إلى ..."""
        lexis, (first, *rest) = self.lexis, self.prose.tokens(*found)
        if not rest or not first.word.startswith(lexis.definite) or not lexis.qualifies(rest[0].word):
            return False
        if first.word in lexis.pluralities:
            return False  # وعزت *الدول الثماني* القرار إلى ...
        ending = (*lexis.feminine, *lexis.several)
        return not any(self.cased[t.start : t.end].endswith(ending) for t in (first, rest[0]))

    def _told(self, found: Extent) -> bool:
        """Whether a word that no list has may be whom it is told: المعلم كريم، وهو من صور، قال *لعين البلد* إن ..."""
        lexis, first = self.lexis, self.prose.first(*found)
        if not first.word.startswith(lexis.hearers) or first.word in lexis.voiced:
            return False
        return not (self.referents.called(first.start) or self.referents.human(first.start))

    def _asked(self, found: Extent) -> bool:
        """Whether what stands behind a feminine verb is a masculine noun of what is said, and so its object."""
        if not self.text.startswith(self.lexis.definite, found[0]):
            return False
        noun = self.prose.first(*found)
        feminine = self.cased[noun.start : noun.end].endswith(self.lexis.feminine)
        return self.lexis.noun(noun.word) in self.lexis.tellings and not feminine

    def _joins(self, found: Extent) -> bool:
        """Whether a circumstance is joined on by "and": أضافت *والدموع* تملأ عينيها; no *والد* إحدى المصابات."""
        if not self.text.startswith(self.lexis.joining, found[0]):
            return False
        first = self.prose.first(*found).word
        return first not in self.lexis.whole and not self.referents.person(found)

    def _purpose(self, hit: Hit, found: Extent) -> bool:
        """Whether a preposition that is written together with its noun opens a mention, and no name or office does.

        ودعا *لتشكيل* حكومة; الوزارة تشيد *بنتائج* المؤتمر.
        """
        lexis, first = self.lexis, self.prose.first(*found)
        own = self.text[found[0]] in lexis.leaning and self.text[found[0]] in lexis.nominally[hit.word]
        takes = hit.word in lexis.transitive and first.word.startswith(lexis.hearers)
        if found[0] < hit.start or not (own or takes):
            return False
        if first.word in lexis.organisations or first.word in lexis.whole:
            return False
        return not (self.referents.called(first.start) or self.referents.human(first.start))

    def holds(self, verb: Hit, hit: Hit, end: int) -> bool:
        """Whether a verb belongs to what one before it is told of: قالت المتحدثة، التي كانت *تتحدث* من جنيف، إن ..."""
        lexis = self.lexis
        near = self.prose.last(max(0, hit.outer - 2 * LONGEST_WORD), hit.outer, 2)
        if lexis.subject_first or not near:
            return False
        relative = near[-1].word in lexis.auxiliaries and near[0].word in lexis.appositions
        relative = relative or near[-1].word in lexis.appositions
        after = self.prose.first(hit.end, hit.end + LONGEST_WORD).word if "weak" in hit.value else ""
        if not relative and not (near[-1].word in COMMAS and after in lexis.hollow):
            return False
        found = self.mentions.follows(verb.end, end)
        reach = self.phrases.cut(found) if found and verb.word in lexis.transitive else found
        return reach is not None and reach[0] < hit.start < reach[1]

    def goes_on(self, hit: Hit) -> bool:
        """Whether a verb is joined by "and" to another of its gender in its sentence, and so shares its subject."""
        begin = max(self.prose.sentence_start(0, hit.outer), self.text.rfind("\n", 0, hit.outer))
        before = self.cues.between(begin, hit.outer)[-1:]
        genders = self.lexis.genders
        return any(genders.get(verb.word) == genders.get(hit.word) for verb in before)

    def passive(self, hit: Hit) -> bool:
        """Whether the verb is told of its hearer: Lee was asked, ..."""
        if hit.value == "passive":
            near = self.prose.last(max(0, hit.start - 2 * LONGEST_WORD), hit.start, 2)
            # a firm *accused of* “ignoring” it; but the firm, *which* Lee accused of “theft”
            return len(near) < 2 or near[0].word not in self.lexis.defining
        before = self.text[self.cues.extent(hit)[0] : hit.start]
        if not before and self.lexis.reflexives:  # il a *été* dit que ...
            before = self.prose.last_word(max(0, hit.start - LONGEST_WORD), hit.start)
        return bool(before) and not self.lexis.passives.isdisjoint(before.split())

    def _agent(self, start: int, end: int) -> Extent | None:
        """Who spoke to the subject of a passive: was asked by *the host*."""
        first = self.prose.first(start, min(end, start + LONGEST_WORD))
        return self.mentions.follows(first.end, end) if first.word in self.lexis.agents else None

    def governor(self, begin: int, end: int, voice: Voice) -> Extent | None:
        """The subject of the verb that a participle goes with: نفى *الوزير* ذلك، واصفا ..."""
        if "participle" not in voice.value:
            return None
        for hit in reversed(self.cues.between(begin, end)[-2:]):
            if "participle" not in hit.value and hit.start not in self.cues.according:
                found = self.of(hit, begin, end)
                return self.phrases.cut(found) if found and not self._heard(found, hit) else None
        return None

    def _heard(self, found: Extent, hit: Hit) -> bool:
        """Whether those behind a verb are spoken to, and no subject: خاطب *الحضور* قائلا, حدث *المشاركين* قائلا."""
        first = self.prose.first(*found)
        if found[0] < hit.start or not self.lexis.audiences:
            return False
        many = self.cased[first.start : first.end].endswith(self.lexis.governed)
        return first.word in self.lexis.audiences or (many and not self.referents.called(first.start))

    def former(self, begin: int, end: int) -> Extent | None:
        """The subject of the verb before, where verbs come first: لكن *الوزير* نفى ذلك، وقال: «...»."""
        before = [] if self.lexis.subject_first else self.cues.between(begin, end)[-1:]
        hit = next(
            (h for h in before if "participle" not in h.value and h.start not in self.cues.according), None
        )
        if hit is None:
            return None
        if found := self.fronting.of(hit, begin):
            return found
        shared = self.mentions.follows(hit.end, end)  # نفت *قوات الدعم* ذلك، ووصفت البيان بـ«الكاذب»
        return self.phrases.cut(shared) if shared else None

    def _body(self, hit: Hit, end: int) -> Extent | None:
        """The body that stands in marks right behind a verb: اتهمت *«حماس»* إسرائيل بـ«...»; هدد *«تجمع السائقين»* ب...

        It is known by its name, its first word, or what its verb leads to behind it. It is accused where that
        follows a verb that accuses: واتهم «تجمع السائقين» بالكذب, وحملت «النور» مسؤولية الحادث.
        """
        found, lexis = self.mentions.enclosed(hit.end), self.lexis
        if found is None or found[1] >= end:
            return None
        led = self.leads_to(hit.word, found[1])
        leading = lexis.barred | lexis.bare
        accuses = hit.word in lexis.accusing or leading.isdisjoint(lexis.nominally.get(hit.word, ()))
        if led and accuses:
            return None
        if self.referents.body(found):
            return found
        first = self.prose.first(*found).word
        led = led and first not in lexis.adverbs
        if "participle" in hit.value or not (led or first in lexis.organisations) or self.goes_on(hit):
            return None
        return found

    def leads_to(self, verb: str, shut: int) -> bool:
        """Whether what a verb leads to follows the mark at an offset: حذرت «النور» *من* نفاد الدواء."""
        lexis = self.lexis
        after = self.prose.first(shut + 1, min(len(self.text), shut + LONGEST_WORD)).word
        for own in lexis.nominally.get(verb, ()):
            joined = own in lexis.bare and after.startswith(own) and after not in lexis.whole
            if after == own or joined:
                return True
        return False

    def inverted(self, hit: Hit, gap: Sequence[Token]) -> Extent | None:
        """The pronoun of an inverted verb: dit-*il*, a-t-*elle* déclaré, a-t-*il* ainsi dit."""
        gap = shorn(gap, self.lexis.adverbs) if self.lexis.enclitics else gap
        reach = self.prose.phrase(hit.end, self.lexis.enclitics)
        for form in self.lexis.enclitics:
            if reach and self.text.endswith(form, hit.end, reach):
                return hit.end + form.rfind("-") + 1, reach
            if gap and gap[-1].word.endswith(form):
                return gap[-1].end - len(form) + form.rfind("-") + 1, gap[-1].end
        return None
