"""Colon: who is named before the colon that leads up to the words, with no verb that reports: *Lee*: “…”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from annotate.quotes.addressee import Addressees
from annotate.quotes.antecedent import Antecedents
from annotate.quotes.capital import Capitals
from annotate.quotes.fronting import Fronting
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, behind
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.topic import Topics
from annotate.quotes.voice import Voice
from annotate.reading import Reading
from annotate.structure.paragraphs import final

LONGEST_MENTION = 8
"""How many words a speaker may have who is named before a colon alone."""
LONGEST_OCCASIONED = 9
"""How many words may stand before a colon where the occasion follows who is named."""
LONGEST_OFFICE = 4
"""How many words may name who opens a head."""
LONGEST_NARRATED = 14
"""How many words may name who tells by an infinitive, that counted: Et *le chef de file du parti de conclure*."""
LONGEST_RUBRIC = 3
"""How many words may stand in what heads a piece: Exclusive video interview."""
LONGEST_SIGNED = 6
"""How many words, the dash before them counted, may name somebody behind what it is about."""
DASHES = frozenset("-–—")


class Colons:
    """The speakers before the colons of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.lines = reading.lines
        self.prose, self.mentions = reading.once(Prose), reading.once(Mentions)
        self.addressees = reading.once(Addressees)
        self.topics, self.fronting = reading.once(Topics), reading.once(Fronting)
        self.referents, self.antecedents = reading.once(Referents), reading.once(Antecedents)
        self.capitals = reading.once(Capitals)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def voice(self, begin: int, end: int) -> Voice | None:
        """A speaker who is named before a colon, alone (Lee: “…”) or as the subject of some other verb."""
        if not self.text[begin:end].rstrip().endswith(":"):
            return None
        tokens = self.prose.tokens(begin, end)[:-1]
        if (signed := self._signed(tokens)) is not None:
            return Voice(None, signed, "", True)
        if tokens and tokens[0].word == "@" and len(tokens) == 2:
            return Voice(None, (tokens[0].start, tokens[1].end), "", True)
        if tokens and tokens[0].word in self.lexis.topics:
            comma = next((t.start for t in tokens if t.word in COMMAS), end)
            topic = self.fronting.topic(tokens[0].end, comma)  # أما *والدها*، فلا يخفي قلقه: «...»
            return Voice(None, topic, "", True) if topic and self.referents.person(topic) else None
        if not tokens or not tokens[0].word[0].isalpha() or (len(tokens) == 1 and len(tokens[0].word) == 1):
            return None  # Q: “…”
        if tokens[0].word in self.lexis.openers and (told := self._narrated(tokens)):
            return told
        if (
            len(tokens) == 1
            and tokens[0].word in self.lexis.openers | self.lexis.conjunctions | self.lexis.bounds
        ):
            return None  # *Puis* : « … »
        if len(tokens) > 2 and tokens[0].word in self.lexis.rubrics and not tokens[1].word[0].isalnum():
            tokens = tokens[2:]  # *عاجل |* الدفاع المدني: «...»
        tokens = self._untold(tokens)
        alone = tokens[1:] if tokens[0].word in self.lexis.articles | self.lexis.determiners else tokens
        if len(alone) == 1 and alone[0].word in self.lexis.replies:
            return Voice((alone[0].start, alone[0].end), None, "passive", True)
        if len(tokens) <= LONGEST_RUBRIC and (tokens[-1].word in self.lexis.rubrics or self._subject(tokens)):
            return None  # Interview: “…”
        whole = len(tokens) <= LONGEST_MENTION and not any(
            t.word in COMMAS or (t.word in self.lexis.barred and t.word not in self.lexis.conjunctions)
            for t in tokens
        )
        if whole and (joined := self._joined(tokens[0])):
            return Voice(None, (tokens[0].start + joined, tokens[-1].end), "", True)
        if whole and (self._capital(tokens) if self.lexis.subject_first else not self._verb_first(tokens[0])):
            return Voice(None, (tokens[0].start, tokens[-1].end), "", True)
        if not self.lexis.subject_first:
            told = self._occasioned(tokens, end) or self._after_comma(tokens) or self._act(begin, end)
            told = told or self._does(tokens, end)
            opens = self.antecedents.opened(begin, end) if told is None else None
            return Voice(None, opens, "", True) if opens else told
        if self.lexis.turning:
            about = self.about(begin, end)
            return Voice(None, about, "", True) if about else None
        thing = tokens[0].word in self.lexis.plain
        named = self._named_last(tokens) if thing or tokens[0].word in self.lexis.articles else None
        speaker = named or self._second(tokens, end) or self.topics.of(begin, end)
        if speaker is None or not self.capitals.closed(speaker):
            return None  # nur so *viel*: „…“
        if thing and speaker is not named and not self._somebody(speaker):
            return None  # Une annonce accueillie avec prudence : « … »
        bears = self.prose.last_word(*speaker) in self.lexis.bearers
        return None if bears else Voice(None, speaker, "", True)  # sur la porte, *un autocollant* : « … »

    def _untold(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Some words without the medium in marks that they end with, which is told: وزيرة العدل *لـ«المرآة»*: «...»."""
        if not self.lexis.definite or tokens[-1].word not in ANY_MARK:
            return tokens
        at = next((k for k in range(len(tokens) - 3, 0, -1) if tokens[k + 1].word in ANY_MARK), 0)
        return tokens[:at] if at and self.addressees.tells(tokens, 0, at - 1, at) else tokens

    def _somebody(self, speaker: Extent) -> bool:
        """Whether a mention is of a person, by its name or by its noun: *die Wirtin* lacht: „…“; not der Plan."""
        if self.referents.person(speaker) or not self.lexis.capital_nouns:
            return self.referents.person(speaker)
        nouns = (t.word for t in self.prose.tokens(*speaker)[1:] if self.prose.capitalised(t))
        return self.lexis.teller(next(nouns, ""))

    def about(self, begin: int, end: int) -> Extent | None:
        """Who is named by a sentence that reports nothing: *le maire* n'en revient pas; tollé chez *les élus*."""
        *tokens, _ = self.prose.tokens(begin, end) or (None,)
        if not tokens or not tokens[0].word[0].isalpha():
            return None
        opens = tokens[0].word
        articled = opens in self.lexis.plain or opens in self.lexis.articles
        if articled and (named := self._named_last(tokens)):
            return named
        topic = self.topics.of(begin, end)
        whole = self.mentions.follows(tokens[0].start, end) if topic else None
        if topic and whole and whole[1] == tokens[-1].end and self.text[topic[1]] in COMMAS:
            topic = whole  # Paul Roy, *maire de Lens* : « … »
        # Assise sur un muret, *Jade* pleure; not Hier, Paris s'est réveillée
        later = topic is not None and topic[0] > begin and self.cased[topic[0]].isupper()
        if topic and ((later and not self.referents.place(topic)) or self._tells(topic)):
            return topic
        return self._camp(tokens)

    def _tells(self, mention: Extent) -> bool:
        """Whether a mention is of somebody who tells something: *le vieil homme*; not la voix du maire."""
        lexis, tokens = self.lexis, self.prose.tokens(*mention)
        stop = next((k for k, token in enumerate(tokens) if token.word in lexis.partitive), len(tokens))
        if not stop:
            return False
        head = tokens[0].start, tokens[stop - 1].end
        known = self.referents.pronoun(head) or self.referents.person(head)
        return known or any(lexis.teller(token.word) for token in tokens[:stop])

    def _camp(self, tokens: Sequence[Token]) -> Extent | None:
        """Those among whom something is felt: même colère *chez les élus*; *du côté de la CGT*, on se tait.

        Or whose answer is told: la réaction *du maire* est vive; l'aveu discret *d'un élu*.
        """
        lexis, end = self.lexis, tokens[-1].end
        for at, token in enumerate(tokens):
            reach = self.prose.phrase(token.start, lexis.camps)
            nouns = (one.word.rpartition("'")[2] for one in tokens[max(0, at - 2) : at])
            answers = token.word in lexis.partitive and not lexis.replies.isdisjoint(nouns)
            if reach or answers:
                found = self.mentions.follows(reach or token.end, end, closed=not at)
                whole = found and (answers or not at or found[1] == end)
                if found and whole and (self.referents.somebody(found) or self._tells(found)):
                    return found
        return None

    def _second(self, tokens: Sequence[Token], end: int) -> Extent | None:
        """Who stands behind the verb, where another word opens the sentence: dann schickt *Müller* eine Mail: „…“."""
        lexis = self.lexis
        if not lexis.verb_second or len(tokens) < 3 or tokens[0].word not in lexis.openers | lexis.adverbs:
            return None
        verb = self.cased[tokens[1].start].islower() and tokens[1].word not in lexis.grammar | lexis.openers
        return self.mentions.follows(tokens[1].end, end) if verb else None

    def headed(self, begin: int, end: int) -> Voice | None:
        """Who opens a head, where more than the words in marks stands behind the colon: السفير: بلدي «لن يسمح» بذلك."""
        if self.lexis.analytic:
            return self._office(begin, end)
        colon = self.text.find(":", begin, end) if self.lexis.definite else -1
        if colon < 0 or self.text[max(0, begin - 1) : begin].strip(" ") not in ("", "\n"):
            return None
        if self.prose.last_word(colon, end) in self.lexis.barred:
            return None  # الوزيرة: ملايين تستفيد من «تكافل وكرامة»
        at = bisect_left(self.lines, (end, 0)) - 1
        if final(self.text, *self.lines[at]):
            return None
        tokens = self.prose.tokens(begin, colon)
        if not 0 < len(tokens) <= LONGEST_MENTION:
            return None
        if not self._known(tokens[0]) and tokens[0].word not in self.lexis.offices:
            return None  # *مصدر وزاري*: البلد لا يحتمل «حفلة رسائل»
        if any(not t.word[0].isalpha() or t.word in self.lexis.barred for t in tokens):
            return None
        return Voice(None, (tokens[0].start, tokens[-1].end), "", False)

    def _office(self, begin: int, end: int) -> Voice | None:
        """Who opens a head by an office or a name, and says what is behind its colon: *Union*: strike is ‘a must’."""
        at = bisect_left(self.lines, (end, 0)) - 1
        start, stop = self.lines[at]
        colon = self.text.find(": ", start, end)
        if not 0 <= colon < end or begin not in (start, colon + 2) or final(self.text, start, stop):
            return None
        tokens = self.prose.tokens(start, colon)
        if not 0 < len(tokens) <= LONGEST_OFFICE or tokens[-1].word in self.lexis.rubrics:
            return None
        if any(not t.word[0].isalpha() or t.word in self.lexis.barred for t in tokens):
            return None
        speaker = tokens[0].start, tokens[-1].end
        known = self.lexis.teller(tokens[-1].word) or self.referents.person(speaker)
        return Voice(None, speaker, "", False) if known else None

    def _subject(self, tokens: Sequence[Token]) -> bool:
        """Whether what a piece is about stands before its colon: *Affaire Roy* : « … », *Ligue 1* : « … »."""
        return tokens[0].word in self.lexis.rubrics or tokens[-1].word.isdigit()

    def _signed(self, tokens: Sequence[Token]) -> Extent | None:
        """Who is named between a dash and a colon, behind what it is about: Nets run dry – *Carl Novak*: “…”."""
        run = tokens[-LONGEST_SIGNED:] if self.lexis.subject_first else ()
        at = next((k for k in range(len(run) - 1, -1, -1) if run[k].word in DASHES), len(run))
        name = run[at + 1 :]
        if not name or self.text[run[at].start - 1 : run[at].start] != " " or not self._capital(name):
            return None
        first, last = name[0], name[-1]
        return (first.start, last.end) if all(t.word not in self.lexis.barred for t in name) else None

    def _narrated(self, tokens: Sequence[Token]) -> Voice | None:
        """The report by an infinitive that tells what was done: Et d'*ajouter* : « … », Et Roy de *conclure* : …"""
        lexis = self.lexis
        for before, token in pairwise(tokens[:LONGEST_NARRATED]):
            hung = next((p for p in lexis.telling if p[-1] == "'" and token.word.startswith(p)), "")
            if not token.word.endswith(lexis.infinitives) or not (hung or before.word in lexis.telling):
                continue
            named = [t for t in tokens if t.start < token.start and t.word not in lexis.openers]
            named = named if hung else named[:-1]
            speaker = (named[0].start, named[-1].end) if named else None
            return Voice((token.start + len(hung), token.end), speaker, "", True)
        return None

    def _verb_first(self, first: Token) -> bool:
        """Whether a clause opens with the form of a verb, so that it names nobody: سمعت صوتا يناديني: ..."""
        word, lexis = first.word, self.lexis
        joined = any(word.startswith(one) and word != one for one in lexis.conjunctions)
        if lexis.among(word, lexis.linking) or (joined and not self._known(first)):
            return True  # *ولم* يخف الفلاح مرارته: «...»; *و*جاء الرد: «...»; but وليد رزق: «...», وزير النقل: «...»
        forms = len(word) > 3 and (word.startswith(lexis.verbal) or word.endswith(lexis.past))
        return forms and not self._known(first)

    def _joined(self, first: Token) -> int:
        """The length of the "and" before the noun of who speaks next: «...» و*المؤسسة*: «...», و*مسعفون*: «...»."""
        for joined in self.lexis.conjunctions if self.lexis.definite else ():
            noun = first.word.removeprefix(joined)
            some = noun in self.lexis.offices or noun.endswith(self.lexis.masculine)
            if some and len(noun) < len(first.word) and not noun.startswith(self.lexis.imperfects):
                return len(joined)
            if len(self.lexis.noun(noun)) < len(noun) < len(first.word) and (
                self.referents.human(first.start + len(joined)) or self.lexis.body(noun)
            ):
                return len(joined)
        return 0

    def _known(self, first: Token) -> bool:
        """Whether a word is, or begins with, the name of a person, an office, a place or a body."""
        extent = first.start, first.end
        return self.referents.person(extent) or self.referents.called(first.start)

    def _act(self, begin: int, end: int) -> Voice | None:
        """Who does something before a colon, where verbs come first: لا تخفي *المخرجة* خيبتها: «...»."""
        speaker = self.antecedents.acting(begin, end)
        return Voice(None, speaker, "", True) if speaker else None

    def _does(self, tokens: Sequence[Token], end: int) -> Voice | None:
        """Who is the subject of the verb that opens a sentence: ولم يخف *المشجعون* غضبهم: «...»; no thing."""
        lexis = self.lexis
        opening = next((t.start for t in tokens if not lexis.among(t.word, lexis.linking)), end)
        speaker = self.antecedents.doer(opening, end)
        if speaker is None:
            return None
        first = self.prose.first(*speaker)
        several = self.cased[first.start : first.end].endswith(self.lexis.masculine)
        told = (
            several
            or self.referents.person(speaker)
            or self.lexis.noun(first.word) in self.lexis.organisations
        )
        return Voice(None, speaker, "", True) if told else None

    def _occasioned(self, tokens: Sequence[Token], end: int) -> Voice | None:
        """Who opens a head before the occasion or what it is about: *مدرب النجم* عن الخسارة: «...»."""
        lexis, first = self.lexis, tokens[0]
        if (
            first.start != self.lines[bisect_left(self.lines, (end, 0)) - 1][0]
            or len(tokens) > LONGEST_OCCASIONED
        ):
            return None
        at = next((k for k, token in enumerate(tokens) if token.word in lexis.barred), 0)
        if not at or not (self.referents.human(first.start) or self._known(first) or lexis.body(first.word)):
            return None
        found = self.mentions.follows(first.start, end)
        known = at > 1 or first.word.startswith(lexis.definite) or self.referents.called(first.start)
        whole = found is not None and found[1] == tokens[at - 1].end
        return Voice(None, found, "", True) if whole and known else None  # not *أطفال* تحت المطر: «...»

    def _after_comma(self, tokens: Sequence[Token]) -> Voice | None:
        """Who is named between a comma and a colon: في تصريح لـ«الصباح»، *الوزير سامي حداد*: «...»."""
        at = behind(tokens, len(tokens), COMMAS)
        name = tokens[at:]
        if not at or not 0 < len(name) <= LONGEST_MENTION or any(t.word in self.lexis.barred for t in name):
            return None
        extent = name[0].start, name[-1].end
        return Voice(None, extent, "", True) if self.referents.person((extent[0], name[0].end)) else None

    def _named_last(self, tokens: Sequence[Token]) -> Extent | None:
        """Who is named right before a colon: un avis que ne partage pas *Karim, gérant d'un bar* : « … »."""
        comma = next((k for k in range(len(tokens) - 2, 0, -1) if tokens[k].word in COMMAS), 0)
        if comma and self._predicates(tokens[comma + 1].word):
            return None  # Le maire, Guy Pons, *est* ravi : « … »
        end = comma if comma and not self.prose.capitalised(tokens[comma + 1]) else len(tokens)
        start = end
        while start and self.prose.capitalised(tokens[start - 1]):
            start -= 1
        if not 0 < start < end or not (
            self.cased[tokens[start - 1].start].islower() or tokens[start - 1].word in COMMAS
        ):
            return None
        name = tokens[start].start, tokens[-1].end
        full = end - start > 1 and tokens[start - 1].word not in self.lexis.small  # le maire de New York
        return name if full or end < len(tokens) or self.referents.person(name) else None

    def _predicates(self, word: str) -> bool:
        """Whether a word begins what a clause tells of its subject: *est* ravi, *n'*en dort plus, *se* veut sûr."""
        lexis, head = self.lexis, word.partition("'")[0]
        words = lexis.copulas, lexis.auxiliaries, lexis.negations, lexis.reflexives, lexis.preterites
        return any(word in some or head in some for some in words)

    def _capital(self, tokens: Sequence[Token]) -> bool:
        """Whether all words but the small ones are set with a capital, as names are."""
        main = [t for t in tokens if t.word[0].isalpha() and t.word not in self.lexis.small]
        return all(self.cased[t.start].isupper() for t in main)
