"""Antecedent: whom a verb or a pronoun means that names nobody: a subject further back, of fitting gender.

The subject may be set before its verb (أما *البند الثاني* فيؤكد ...), be that of the clause before it
(رحبت *رئيسة البلدية* بالخطة، وقالت: ...), or be a speaker some sentences ago (*She* added: ...).
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from annotate.names import mentions
from annotate.quotes.lead import Leads
from annotate.quotes.prose import COMMAS, Extent
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit

REACH = 120
"""How far before its verb, in characters, a fronted subject is looked for."""
LONGEST_CLAUSE = 400
"""How far before a verb, in characters, the clause whose subject it shares may begin."""
LEAD = 40
MOST = 6
BULLETS = frozenset("*•-–—")


class Antecedents(Leads):
    """The mentions of one reading, with what is known of the persons among them."""

    @cached_property
    def humans(self) -> list[Hit]:
        """The words that only persons bear: offices, given names, kin, without what is written before them."""
        hits = self.reading.hits("name.roles", "name.given", "quote.collectives")
        return [hit for hit in hits if hit.outer == hit.start and hit.word not in self.lexis.titled]

    @cached_property
    def _human(self) -> list[int]:
        return [hit.start for hit in self.humans]

    @cached_property
    def _persons(self) -> list[Extent]:
        names = self.reading.once(mentions)
        return sorted((m.start, m.end) for found in names.values() for m in found if m.kind == "person")

    def place(self, mention: Extent) -> bool:
        """Whether a mention is the name of a place."""
        names = self.reading.once(mentions)
        return any(
            (m.start, m.end) == mention for found in names.values() for m in found if m.kind == "place"
        )

    def fronted(self, hit: Hit, begin: int) -> Extent | None:
        """The subject set before its verb: أما *البند الثاني* فيؤكد ..., *المادة الثالثة* تؤكد ..."""
        text, end = self.text, hit.outer
        first = max(begin, end - REACH)
        for topic in self.lexis.topics:
            at = text.rfind(topic, first, end)
            after = at + len(topic)
            if at >= 0 and not text[max(0, at - 1) : at].isalnum() and not text[after].isalnum():
                return self.follows(after, end) if end < hit.start else None
        if end < hit.start or not self.lexis.topics:
            return None
        first = max(begin, *(text.rfind(comma, begin, end) + 1 for comma in COMMAS))
        if end - first > REACH:
            return None
        return self._document(first, end) or self._opening(first, end)

    def _opening(self, begin: int, end: int) -> Extent | None:
        """The subject that a clause opens with, right before its verb: لكن *النائب فادي رزق* رد بالقول ..."""
        tokens = [token for token in self.tokens(begin, end) if token.word not in BULLETS]
        lexis = self.lexis
        opens = (
            k + 1 for k, t in enumerate(tokens) if t.word in lexis.openers or t.word in lexis.complementizers
        )
        at = max(opens, default=0)
        if at == len(tokens) or tokens[at].word in self.lexis.adverbs:
            return None
        first, definite = tokens[at], self.lexis.definite
        heads = first.word.startswith(definite) or first.word in self.lexis.organisations
        if not at and not heads and not self.person((first.start, first.end)):
            return None
        found = self.follows(first.start, end)
        return found if found and found[0] == first.start and not self.text[found[1] : end].strip() else None

    def _document(self, begin: int, end: int) -> Extent | None:
        """The provision that a clause opens with and that ends right at its verb."""
        for match in self.places(begin, end):
            word = self.text[match.start() : match.end()]
            if word in self.lexis.openers:
                continue
            start = match.start() + self._prefix(word)
            if self.text[start : match.end()] not in self.lexis.documents:
                return None
            found = self.follows(start, end)
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
        at = bisect_left(self._human, end)
        for hit in reversed(self.humans[max(0, at - MOST) : at]):
            if hit.start < begin:
                break
            if self._begins(begin, hit.start):
                return self._actor(hit, end)
        return None

    def meanwhile(self, begin: int, cue: int) -> Extent | None:
        """The person of whom a circumstance is told: ظهر *القائد* وهو يقول: «...»."""
        if not self.lexis.circumstances or self.last_word(begin, cue) not in self.lexis.circumstances:
            return None
        at = bisect_left(self._human, cue) - 1
        near = at >= 0 and self._human[at] >= max(begin, cue - LEAD)
        return self._actor(self.humans[at], cue) if near else None

    def _begins(self, begin: int, start: int) -> bool:
        """Whether nothing but a verb stands between the start of a clause and a place."""
        first = max(begin, start - LEAD)
        lead = self.tokens(first, start)
        while lead and lead[-1].word in self.lexis.adverbs:
            lead.pop()
        if not lead or not lead[-1].word[0].isalpha():
            return False
        word = lead[-1].word
        if word in self.lexis.barred and word not in self.lexis.auxiliaries:
            return False
        near = bisect_left(self._human, lead[-1].start)
        if near < len(self._human) and self._human[near] == lead[-1].start:
            return False  # محمد عبد السلام: a name is no verb
        if len(lead) == 1:
            return first == begin
        if not lead[-2].word[0].isalnum() or lead[-2].word in self.lexis.linking:
            return True
        # في ختام الجلسة تلا رئيس المحكمة الحكم: what is fronted ends with an article, the verb has none
        articles = (
            lead[-2].word.startswith(self.lexis.definite),
            lead[-1].word.startswith(self.lexis.definite),
        )
        return first == begin and articles == (True, False) and self.among(lead[0].word, self.lexis.barred)

    def _actor(self, hit: Hit, end: int) -> Extent | None:
        """The mention that begins with an office or a name; an object and a preposition end it."""
        found = self.follows(hit.start, end)
        if found is None or not self.lexis.attached:
            return found
        return self.phrase(found)

    def phrase(self, found: Extent) -> Extent:
        """The noun phrase that a stretch opens with, without its object: *الوزير سامي حداد* الوفد."""
        lexis, start = self.lexis, found[0]
        if not lexis.definite:
            return found
        at = bisect_left(self._persons, (start, 0))
        if at < len(self._persons) and self._persons[at][1] <= found[1]:
            return start, self._persons[at][1]
        tokens = self.tokens(*found)
        at = bisect_left(self._human, start)
        known = self.humans[at].end if at < len(self._human) and self._human[at] == start else start
        definite, last, n = False, 0, len(tokens)
        for i, token in enumerate(tokens):
            article = token.word.startswith(lexis.definite)
            if i and self._titled(tokens[i - 1].word, token.word):
                definite, last = token.word.startswith(lexis.attached), i
                continue
            if i and token.start >= known:
                if token.word in ANY_MARK and self._heads(tokens[i - 1].word):
                    shut = self._next(tokens, i + 1, 7, ANY_MARK)
                    return start, tokens[shut or last].end  # حركة «النهضة» مقاطعة ...
                attached = token.word.startswith(lexis.attached) or not token.word[0].isalpha()
                if attached and not self.place((token.start + 1, token.end)):
                    break  # but السفير الصيني *بالقاهرة*
                lone = i + 1 == n or not tokens[i + 1].word.startswith(lexis.definite)
                bare = token.word.removeprefix(lexis.definite[0])
                if article and definite and bare in lexis.organisations:
                    break  # طالبت الأمينة العامة للحزب الحكومة بـ«...»
                if definite and not (article and (token.word.endswith(lexis.relational) or not lone)):
                    break
            last, definite = i, definite or article
        return start, tokens[last].end

    def _titled(self, before: str, word: str) -> bool:
        """Whether a word carries on a title: الناطق *باسم* الشركة, الأمين العام *للأمم* المتحدة."""
        if not word.startswith(self.lexis.titled):
            return False
        return word in self.lexis.titled or before.endswith(self.lexis.relational)

    def doer(self, begin: int, end: int) -> Extent | None:
        """The subject of the verb that opens a sentence, where verbs come first: أدان *الأزهر* الهجوم، معتبرا ..."""
        lexis = self.lexis
        if lexis.subject_first or not lexis.definite:
            return None
        tokens = self.tokens(begin, min(end, begin + LONGEST_CLAUSE))
        at = 0
        if tokens and self.among(tokens[0].word, lexis.barred):
            at = next(
                (k + 1 for k, token in enumerate(tokens) if token.word in COMMAS), 0
            )  # في باريس، أدان ...
        while at < len(tokens) and (
            tokens[at].word in lexis.openers or self.among(tokens[at].word, lexis.adverbs)
        ):
            at += 1
        if (
            at + 1 >= len(tokens)
            or not tokens[at].word[0].isalpha()
            or self.among(tokens[at].word, lexis.barred)
        ):
            return None
        if not tokens[at].word.startswith(lexis.definite):
            at += 1
        subject = tokens[at]
        if not subject.word.startswith(lexis.definite) and not self.among(subject.word, lexis.organisations):
            return None
        found = self.follows(subject.start, end)
        return self.phrase(found) if found and found[0] == subject.start else None

    def kept(self, start: int, end: int) -> Extent | None:
        """The subject that goes on into the next sentence: *La alcaldesa* llegó tarde. Dijo que ..."""
        if not self.lexis.subject_dropped or end <= start:
            return None
        return self.leads(self.sentence_start(start, end - 1), end)

    def agrees(self, word: str, mention: Extent) -> bool:
        """Whether a verb or a pronoun can mean somebody: their genders do not differ."""
        one = self.lexis.genders.get(word)
        return one is None or self._gender(mention) in ("", one)

    def _gender(self, mention: Extent) -> str:
        """The gender that the words of a mention show, or nothing."""
        lexis = self.lexis
        end = min(mention[1], mention[0] + 80)
        places = [m.span() for m in self.places(mention[0], end)]
        words = [self.text[slice(*place)] for place in places]
        owner = lexis.appositions if len(words) > 1 else ()  # her editor, Paul Brandt
        if lexis.feminine and words[0] not in lexis.genders and self._womanly(places[0]):
            return "f"
        known = (lexis.genders[w] for w in words if w in lexis.genders and w not in (*owner, *lexis.titled))
        found = next(known, "")
        if found or not lexis.feminine:
            return found
        if self.cased[slice(*places[0])].endswith(lexis.masculine):
            return "m"
        at = bisect_left(self._human, mention[0])
        office = at < len(self._human) and self._human[at] == mention[0] and words[0] in self.offices
        return "m" if office else ""

    def _womanly(self, place: Extent) -> bool:
        """Whether a noun has the feminine ending: وزيرة."""
        return self.cased[slice(*place)].endswith(self.lexis.feminine)

    @cached_property
    def offices(self) -> frozenset[str]:
        """The words of the reading that name an office."""
        return frozenset(hit.word.split()[0] for hit in self.reading.hits("name.roles"))

    def person(self, mention: Extent) -> bool:
        """Whether a mention is of a person: it holds an office, a given name or a title."""
        at = bisect_left(self._human, mention[0])
        if at < len(self._human) and self._human[at] < mention[1]:
            return True
        return bool(self._gender(mention)) and not self.lexis.feminine

    def pronoun(self, mention: Extent) -> bool:
        """Whether a mention is a pronoun."""
        return self.text[slice(*mention)] in self.lexis.pronouns

    def means(self, pronoun: Extent, speakers: list[Extent], since: int) -> Extent | None:
        """The last of some speakers whom a pronoun can mean, none from before a place."""
        word = self.text[slice(*pronoun)]
        if word in self.lexis.appositions:  # the mayor, who added: ...
            near = next((m for m in reversed(speakers[-MOST:]) if m[1] <= pronoun[0]), None)
            return near if near and self.text[near[1] : pronoun[0]].strip() in COMMAS else None
        if word not in self.lexis.genders:
            return None  # "they", "who", "one"
        for mention in reversed(speakers[-MOST:]):
            if mention[0] < since:
                return None
            if self.person(mention) and self.agrees(word, mention):
                return mention
        return None
