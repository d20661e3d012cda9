"""Border: where the mention of somebody ends: at an object, at how it is told, at what it only leads on to."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.addressee import Addressees
from annotate.quotes.apposition import Appositions
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.seat import Seats
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading

LONGEST_JOINED = 6
"""How many words "and" joins to a mention at most."""
SHORTEST_VERB = 5
"""How many letters a verb of what will be has at least."""


class Borders:
    """What belongs to the mentions of one reading, and what does not."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.appositions, self.seats = reading.once(Appositions), reading.once(Seats)
        self.addressees, self.referents = reading.once(Addressees), reading.once(Referents)
        self.lexis = reading.pack.once(lexis)
        self._units = frozenset(hit.start for hit in reading.hits("date.units"))

    def belongs(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a word that ends mentions is part of this one: of a name, or of where an office is held."""
        own = self.appositions.name(tokens[at]) or self._paired(tokens, at) or self._named(tokens, first, at)
        own = own or self.referents.within(tokens[at])  # محمد *على* إبراهيم, as Egypt writes him
        ranked = at == first + 1 and tokens[at].word in self.lexis.ranks  # مصادر *خاصة*
        if ranked and tokens[first].word in self.lexis.offices:
            return True
        if at == first + 1 and self._one(tokens, at):
            return True
        if self._made(tokens, first, at) or self._together(tokens, at):
            return True
        return (
            own or self.seats.serves(tokens, first, at) or self._goes_on(tokens, at) or self.seeks(tokens, at)
        )

    def _together(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "and" joins somebody else to a mention, and nothing he does: selon le maire *et* le préfet, …"""
        lexis = self.lexis
        if tokens[at].word not in lexis.conjunctions or lexis.analytic or not lexis.reflexives:
            return False
        teller = False
        for token in tokens[at + 1 : at + 1 + LONGEST_JOINED]:
            word = token.word
            if not word[0].isalnum() or word in lexis.stops:
                break
            known = self.prose.capitalised(token) or lexis.teller(word)
            led = word in lexis.articles or word in lexis.determiners or word in lexis.partitive
            if not (known or led):
                return False
            teller = teller or known
        return teller

    def _made(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a word goes on with who made what is mentioned, or when: دراسة أجراها باحثون *في* جامعة سعود.

        une étude commandée *par* la ville; un rapport publié *lundi* par l'Insee.
        """
        lexis = self.lexis
        if tokens[at].word in lexis.agents:
            timed = tokens[at - 1].word in lexis.times
            return self._done(tokens, first, at - 1 - timed)
        if tokens[at].word in lexis.times and at + 1 < len(tokens):
            return tokens[at + 1].word in lexis.agents and self._done(tokens, first, at - 1)
        placed = tokens[at].word in lexis.seats or tokens[at].word in lexis.partitive
        return placed and any(token.word in lexis.hosting for token in tokens[first + 1 : at])

    def _done(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a participle stands behind its noun: une étude *commandée*; not *le délégué*, Marc *André*."""
        lexis, token = self.lexis, tokens[at]
        if at < first + 2 or not token.word.endswith(lexis.participles) or "'" in token.word:
            return False
        owned = token.word in lexis.offices or tokens[at - 1].word in lexis.small
        return not owned and not self.prose.capitalised(token)

    def seeks(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a preposition goes on with the deed a body is for: مدير البرنامج الوطني للتعامل *مع* الألغام."""
        lexis, deed = self.lexis, tokens[at - 1].word
        if not lexis.seeking or at + 1 == len(tokens) or not deed.startswith(lexis.attached[-1]):
            return False
        own = lexis.seeking.get(deed[len(lexis.attached[-1]) :]) == tokens[at].word
        return own and tokens[at + 1].word.startswith(lexis.definite)

    def _one(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a demonstrative says of whom somebody is one: أحد *هذه* المصادر."""
        lexis, word = self.lexis, tokens[at].word
        if tokens[at - 1].word not in lexis.ones or word in lexis.prepositions or word in lexis.bounds:
            return False
        return at + 1 < len(tokens) and tokens[at + 1].word.startswith(lexis.definite)

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun goes on behind a word that ends names: people *with* knowledge of it, Lee *and* his team.

        Not said the mayor *with* a smile; said Lee, *and* her voice broke.
        """
        lexis, word = self.lexis, tokens[at].word
        if lexis.analytic and word in lexis.conjunctions and self._joined(tokens, at):
            return True
        if not lexis.analytic or not 0 < at < len(tokens) - 2:
            return False
        before, after, then = tokens[at - 1], tokens[at + 1], tokens[at + 2]
        if word in lexis.absolutes:
            how = after.word in lexis.determiners - lexis.articles or after.word in lexis.traits
            return not (how or self.prose.capitalised(before) or before.word in lexis.adverbs)
        if word not in lexis.conjunctions or then.word in lexis.traits:
            return False
        if after.word in lexis.owners and lexis.teller(then.word):
            then = tokens[at + 3] if at + 3 < len(tokens) else then
        elif not (lexis.teller(before.word) and lexis.teller(after.word)):
            return False
        told = (
            then.word in lexis.stops or self.appositions.verbal(then) or then.start in self.cues.verb_starts
        )
        return not told or then.word.endswith(lexis.participles) or then.word in lexis.small

    def _joined(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "and" joins two who speak together and are all that follows: said *Ann Lee and Bo Chan* in court.

        Or an office and another of its owner: said *the mayor and her deputy*. Not said Lee, *and Chan agreed*.
        """
        lexis, end = self.lexis, at + 1
        if not at or end == len(tokens):
            return False
        owned = tokens[end].word in lexis.owners and lexis.teller(tokens[at - 1].word)
        if owned:
            end += 2
        elif self.prose.capitalised(tokens[at - 1]):
            while end < len(tokens) and self.prose.capitalised(tokens[end]):
                end += 1
        if end == at + 1 or end > len(tokens) or (owned and not lexis.teller(tokens[end - 1].word)):
            return False
        then = tokens[end].word if end < len(tokens) else "."
        return not then[0].isalnum() or (
            then in lexis.stops and then not in lexis.auxiliaries | lexis.copulas
        )

    def foreign(self, tokens: Sequence[Token], first: int, last: int, at: int) -> bool:
        """Whether a word begins what is no part of the mention that reached to ``last``."""
        lexis, token = self.lexis, tokens[at]
        if token.word in lexis.complementizers or token.start in self.cues.according or self.aside(token):
            return True
        if not lexis.definite:
            later = self._anew(tokens, first, at) or self._how(tokens, at) or self._later(tokens, at)
            return lexis.subject_first and later
        if self.addressees.tells(tokens, first, last, at) or self._future(tokens, at):
            return True
        if self._named(tokens, first, at):
            return False
        deed = token.word in lexis.deeds or (token.word[0] in lexis.leaning and token.word[1:] in lexis.deeds)
        deed = deed and not (token.word in lexis.refusing and self._unnamed(tokens, first, at))
        parts = token.word in lexis.determiners or token.word in lexis.counts
        if deed or (parts and self._another(tokens[at - 1])):
            return True  # وأكد مصدر في الشرطة *اعتقال* العشرات; مصادر طبية *بوصول* جرحى; أخطرت الشركة *جميع* الركاب
        if token.start in self.cues.participles or token.word in lexis.auxiliaries:
            return True  # وقال الوزير *متحسرا*: «...»
        if self._sharing(tokens, at) or token.start in self.cues.joined or self._object(tokens, at):
            return True  # رحب الاتحاد *ووصف* الخطة; تختم الوزيرة *حديثها*
        # جابر التي بدت سعيدة; but الرجل الذي رأى
        return token.word in lexis.appositions and not tokens[last].word.startswith(lexis.definite)

    def _future(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb of what will be opens what is told, behind a noun with its article: بحسب المنظمين *سينتقل*."""
        token, lexis = tokens[at], self.lexis
        if len(token.word) < SHORTEST_VERB or not token.word.startswith(lexis.futures):
            return False  # رئيس الاتحاد الوطني *سيدي* أحمد سعد
        if not tokens[at - 1].word.startswith(lexis.definite):
            return False
        return not (self.referents.called(token.start) or self.referents.human(token.start))

    def aside(self, token: Token) -> int:
        """Where a phrase ends that opens with a word and is of no mention: قال الكاتب *ذات مرة* إن ...; or 0."""
        lexis = self.lexis
        opens = bool(lexis.definite) and token.word in lexis.interposing
        return self.prose.phrase(token.start, lexis.interposed) if opens else 0

    def _anew(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether an article opens another phrase behind a noun or a name: a dit Paul Morel *la* semaine dernière.

        Not *Breaking the Silence*, nor behind a relative: the chief counsel who led *the* probe.
        """
        lexis, before, token = self.lexis, tokens[at - 1], tokens[at]
        cased = self.prose.cased
        if lexis.capital_nouns or token.word not in lexis.articles or not cased[token.start].islower():
            return False
        if at + 1 == len(tokens) or cased[tokens[at + 1].start].isupper():
            return False
        if any(self.relative(inner) for inner in tokens[first:at]):
            return False
        small = lexis.small | lexis.prepositions | lexis.conjunctions | lexis.determiners | lexis.grammar
        return before.word[0].isalpha() and before.word not in small

    def _how(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an adverb that nothing of the mention follows says how somebody spoke: said the mayor *quietly*.

        Or a phrase does: répond la maire *de son côté*, *d'une voix* calme; souffle Roy *tête* basse.
        """
        token, after = tokens[at], tokens[at + 1].word if at + 1 < len(tokens) else "."
        if self.lexis.reflexives and (self._manner(token, after) or self._mien(tokens, at)):
            return True
        ends = not after[0].isalnum() or after in self.lexis.stops
        return ends and self.prose.adverbial(token.start, token.end)

    def _later(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a number opens what tells how long after something somebody spoke: said Lee *three days later*."""
        lexis = self.lexis
        if at + 2 >= len(tokens) or tokens[at + 1].start not in self._units or lexis.definite:
            return False
        before = tokens[at - 1].word
        after = tokens[at + 2].word
        return before not in lexis.small and (after in lexis.stops or after in lexis.late)

    def _manner(self, token: Token, after: str) -> bool:
        """Whether a phrase goes with the verb, or tells how somebody sounds: *de son côté*, *d'une voix* calme."""
        interposed = self.prose.text.startswith(self.lexis.interposed, token.start)
        if interposed and self.prose.phrase(token.start, self.lexis.interposed) > token.end:
            return True
        hung = token.word.partition("'")[0] in self.lexis.partitive and "'" in token.word
        return hung and after in self.lexis.traits

    def _mien(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what somebody looks like stands right behind the noun or name: souffle Roy *sourire* aux lèvres."""
        lexis, token, before = self.lexis, tokens[at], tokens[at - 1]
        if token.word not in lexis.traits or self.prose.capitalised(token) or at + 1 == len(tokens):
            return False
        whole = before.word not in lexis.small and before.word not in lexis.grammar | lexis.determiners
        return whole and before.word[0].isalpha()

    def loose(self, tokens: Sequence[Token], last: int, stop: int) -> bool:
        """Whether a last word leads on: a conjunction, a preposition before a mark: le patron *du* « Zef »."""
        lexis, word = self.lexis, tokens[last].word
        if word in lexis.conjunctions or self._hangs(tokens, last, stop):
            return True  # مصدر عسكري لـ«الصحيفة»
        if lexis.definite and (word in lexis.appositions or tokens[last].start in self.cues.verb_starts):
            return True  # الرئيس *الذي*; مصدر برلماني *تحدث*
        leads = word in lexis.parting and not word.endswith(lexis.owned)
        if lexis.definite and leads and not self.appositions.name(tokens[last]):
            return True  # خلص الباحث *إلى* القول إن ...
        adverb = lexis.analytic and word in lexis.adverbs and not self.prose.capitalised(tokens[last])
        return lexis.subject_first and (word in lexis.small or adverb or self.relative(tokens[last]))

    def relative(self, token: Token) -> bool:
        """Whether a word opens a relative clause that tells who is meant: un négociant *qui* a requis l'anonymat."""
        lexis = self.lexis
        return lexis.subject_first and token.word in lexis.appositions and token.word in lexis.pronouns

    def _unnamed(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a verb says that somebody would not be named: مصدر *رفض* الكشف عن هويته إن ..."""
        lexis = self.lexis
        if tokens[first].word.startswith(lexis.definite):
            return False
        ends = lexis.complementizers.keys() | COMMAS | {":"}
        cased = self.prose.cased
        near = [
            k
            for k in (at + 2, at + 3)
            if k < len(tokens) and (k + 1 == len(tokens) or tokens[k + 1].word in ends)
        ]
        return any(cased[tokens[k].start : tokens[k].end].endswith(lexis.owned) for k in near)

    def _another(self, before: Token) -> bool:
        """Whether a word like "all" opens another phrase, as a whole one ended before it: السلطات *جميع* الشركات."""
        return before.word.startswith(self.lexis.definite) or self.referents.sited(before)

    def _named(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a word is inside the name of a body or an office that the mention holds: بعثة الدعم *في* ليبيا.

        Or opens the name of who holds an office, and is a usual word, too: النائب *رضا* حسن, مدير الشركة *رضا* سعد.
        """
        lexis, token = self.lexis, tokens[at]
        if not lexis.definite or token.word.startswith(lexis.attached):
            return False
        before = tokens[at - 1]
        end = self.referents.borne(token.start)
        office = before.word.startswith(lexis.definite) and self.referents.human(before.start)
        if end > token.end and (
            office or (self.referents.human(tokens[first].start) and self._tells(tokens, end))
        ):
            return True
        return self.referents.inside(token, tokens[first].start)

    def _tells(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether what is told, or a comma, stands right behind a name: مدير الشركة رضا سعد *إن*."""
        after = next((token.word for token in tokens if token.start >= end), "")
        return not after or after in COMMAS or after == ":" or after in self.lexis.complementizers

    def _paired(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "and" joins two words of a body's name: according to the Health *and* Safety Commission."""
        lexis = self.lexis
        if tokens[at].word not in lexis.conjunctions or not 1 < at < len(tokens) - 2:
            return False
        if tokens[at - 2].word not in lexis.articles or tokens[at + 2].start in self.cues.verb_starts:
            return False
        return all(self.prose.capitalised(tokens[k]) for k in (at - 1, at + 1, at + 2))

    def _object(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun with its owner follows one with the article: it cannot belong to the same phrase."""
        definite, token = self.lexis.definite, tokens[at]
        articled = token.word.startswith((*definite, *self.lexis.attached))  # المديرة الجهوية *للمياه*
        if articled or not tokens[at - 1].word.startswith(definite):
            return False
        bare = next((token.word[: -len(one)] for one in self.lexis.ours if token.word.endswith(one)), "")
        if token.word in self.lexis.ascribed or (bare and bare not in self.lexis.prepositions):
            return False  # المتحدث *باسمها*, السلطات *نفسها*
        owned = self.seats.owned(token) and not self.appositions.name(token)
        return owned and not token.word.startswith(tuple(self.lexis.conjunctions))

    def _sharing(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a noun with its owner follows a whole phrase without the article: وصف العريس كرار جاسم *شعوره*.

        So it does behind a person's name, and behind a noun and its adjective: لخص شاب غيني *مخاوفه*.
        """
        lexis, before = self.lexis, tokens[at - 1]
        if not self.seats.owned(tokens[at]) or tokens[at].word in lexis.ascribed:
            return False
        if self.appositions.name(tokens[at]) or self.referents.sited(tokens[at]):
            return False
        if self.referents.closes(before.end):
            return True
        head = tokens[at - 2] if at > 1 else before
        related = before.word.endswith(lexis.relational[:1]) and before.word not in lexis.grammar
        plain = not before.word.startswith(lexis.definite) and not head.word.startswith(lexis.definite)
        return at == 2 and related and plain and self.referents.human(head.start) is not None

    def _hangs(self, tokens: Sequence[Token], last: int, stop: int) -> bool:
        """Whether a word is only the preposition that hangs on to the mark after it."""
        if tokens[last].word not in self.lexis.clitics:
            return False
        return stop == len(tokens) or tokens[stop].word in ANY_MARK
