"""Cue: the reporting verbs of a text, and "according to", where they can report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from annotate.quotes.attribute import Attributes
from annotate.quotes.auxiliary import Auxiliaries
from annotate.quotes.bracket import Brackets
from annotate.quotes.homonym import Homonyms
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose, Token
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.source import Sources
from annotate.reading import Hit, Reading
from annotate.regex import regex

LONGEST_SUBJECT = 100
QUOTING = 4
"""A comma, a space and a mark."""
LONGEST_LEAD = 40
"""How far before a verb, or behind it, what tells whether it reports may stand (characters)."""
SHORTEST_TURN = 4
"""The letters of a noun with its owner that leads to a verb: جهته."""
HYPHENS = frozenset("-‐‑@#")
COLON = regex(r":(?=[ \u00a0\u202f]?(?!\w[).\-–])[^\W\d_])")
"""A colon that opens words without marks; not "a)"."""


class Cues:
    """The reporting words of one reading: ``hits``, and where they, those of "according to" and "that" stand."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.text, self.cased = reading.text, reading.cased
        self.auxiliaries, self.attributes = reading.once(Auxiliaries), reading.once(Attributes)
        self.homonyms, self.brackets = reading.once(Homonyms), reading.once(Brackets)
        self.according, self.sources = self.homonyms.according, reading.once(Sources)
        self.hits = self._reporting(reading.hits("quote.verbs", "quote.according"))
        self.starts = [hit.start for hit in self.hits]
        self.verb_starts = frozenset(self.starts)
        self.participles = frozenset(hit.start for hit in self.hits if "participle" in hit.value)
        self.joined = frozenset(hit.outer for hit in self.hits if hit.outer < hit.start)
        grouped = self.lexis.grouped  # where none is, no time is asked for
        self._times = (
            frozenset(hit.start for hit in reading.hits("date.relatives")) if grouped else frozenset()
        )
        self.thats = [hit.start for hit in reading.hits("quote.complementizers")]
        self._extents: dict[Hit, Extent] = {}
        self.openings = sorted([*self.thats, *(colon.start() for colon in COLON.finditer(reading.text))])
        """Where what is told without marks opens: at a "that", or at a colon: the mayor said*:* we will rebuild."""

    def _reporting(self, hits: list[Hit]) -> list[Hit]:
        """The words that can report where they stand: not "called" in "so-called", nor words in others."""
        found: list[Hit] = []
        if self.lexis.particles:
            hits = [hit if hit.value == "none" else self.brackets.whole(hit) for hit in hits]
        for hit in hits:
            leads = bool(found) and hit.start == found[-1].end + 1 and "participle" in found[-1].value
            if leads and hit.start in self.according:
                continue  # مستدلة *بشهادة* الجيران
            if found and hit.start < found[-1].end:
                if hit.start == found[-1].start and hit.end > found[-1].end:
                    found[-1] = hit
                continue
            idle = hit.value != "none" and self._idle(hit)  # the *talks went on*
            if idle or self._misread(hit) or self._misplaced(hit, found):
                continue
            found.append(hit)
        return [hit for hit in found if hit.value != "none"]

    def _misread(self, hit: Hit) -> bool:
        """Whether a word is none of those that report, by its letters and what is written together with it."""
        before = self.cased[hit.start - 1 : hit.start]
        if before in HYPHENS:
            return True
        if before in ANY_MARK and self.cased[hit.end : hit.end + 2].lstrip(",")[:1] in ANY_MARK:
            return True  # حركة «*أمل*»; words such as “*believes*,”
        if hit.outer < hit.start and self.text.endswith(self.lexis.determined, hit.outer, hit.start):
            return True  # استطلاع لل*رأي*: no verb has an article
        named = self.cased[hit.start].isupper()
        if named and self.lexis.capital_nouns and hit.start not in self.according:
            return True  # die *Antworten*; *Melden* Sie den Schaden
        named = named and "weak" in hit.value
        if named and not (self._heading(hit) or self._opening(hit)):
            return True  # the Washington Post
        if hit.outer < hit.start and self.lexis.imperfects and self._prefixed(hit):
            return True
        if hit.word in self.lexis.attributive and self._describes(hit):
            return True  # مسؤول *تابع* للوزارة
        if hit.word in self.lexis.names and not self.opens_clause(hit):
            return True  # وكيل الوزارة *عزت* سعد
        if "written" in hit.value and self.cased[hit.end - 1] == hit.word[-1]:
            return True  # و*هنا* تدخل الرئيس
        # رجل يدعى سامي: he is called, he claims nothing
        return "spelled" in hit.value and self.cased[hit.end - 1] != hit.word[-1]

    def _opening(self, hit: Hit) -> bool:
        """Whether a verb opens its sentence, says by its form who does, and leads to words: *Criticó* «el retraso»."""
        lexis, verb = self.lexis, hit.word.partition(" ")[0]
        if not lexis.subject_dropped or not verb.endswith(lexis.finite or "-"):
            return False
        leads = self.prose.first(hit.end, hit.end + LONGEST_WORD).word in ANY_MARK
        return leads and self.prose.sentence_start(0, hit.start) == hit.start

    def _heading(self, hit: Hit) -> bool:
        """Whether a verb in the present tense stands in a head whose words have capitals: Lee *Calls* Roe ‘Unfit’."""
        lexis = self.lexis
        if not lexis.analytic or not hit.word.endswith(lexis.present) or self.cased[hit.end - 1].isupper():
            return False  # THE STATES THAT WAIT
        near = self.prose.tokens(self.prose.sentence_start(0, hit.start), hit.end + LONGEST_WORD)
        behind = [token for token in near if token.start > hit.start and token.word[0].isalpha()]
        near = [token for token in near if token.start < hit.start and token.word not in lexis.small]
        return bool(near) and all(self.cased[t.start].isupper() for t in (*near, *behind[:1]))

    def _describes(self, hit: Hit) -> bool:
        """Whether a word tells of somebody unnamed right before it to whom he belongs, by a preposition behind it."""
        lexis, noun = self.lexis, self.prose.last_word(0, hit.outer)
        if noun not in lexis.tellers and noun not in lexis.voiced:
            return False
        after = self.prose.first(hit.end, hit.end + LONGEST_WORD).word
        return after.startswith(lexis.attached[-1:]) or lexis.among(after, lexis.voiced | lexis.powers)

    def _prefixed(self, hit: Hit) -> bool:
        """Whether a preposition is written together with a noun spelt like a verb: الهيئة العامة ل*نقل* الركاب."""
        lexis, before = self.lexis, self.text[hit.outer : hit.start]
        if (
            before[-1] not in lexis.prefixes
            or hit.word not in lexis.genders
            or hit.word.endswith(lexis.owned)
        ):
            return False  # ختم ب*قوله*: «...»
        return "participle" not in hit.value and not hit.word.startswith(lexis.imperfects)

    def _misplaced(self, hit: Hit, found: Sequence[Hit]) -> bool:
        """Whether a word stands where none like it reports; ``found`` are those before it that do."""
        if "bound" in hit.value and not self.auxiliaries.found(hit, found[-1] if found else None):
            return self.brackets.helper(hit) is None
        if hit.value == "opening" and not (
            self.cased[hit.start].isupper() or self.closes(hit) or self.resumes(hit)
        ):
            return True
        if "verbal" in hit.value and not self.opens_clause(hit):
            return True
        if "verbal" in hit.value and hit.word in self.lexis.late and (self._pauses(hit) or self._marked(hit)):
            return True  # علقت إضرابها، *عقب* لقاء وصفته بـ«المثمر»; قال لشبكة «سكاي» *عقب* المباراة: «...»
        if found and hit.word in self.lexis.offices and self.lexis.definite and self._pauses(hit):
            # قال أحمد سامي، *طالب* بكلية الطب: «...»
            return found[-1].start >= self.prose.sentence_start(0, hit.start)
        if hit.value == "document" and self.prose.last_word(0, hit.start) in self.lexis.barred:
            return True  # جاء في *نص* الدعوى
        if "headed" in hit.value and self.prose.last_word(0, hit.outer) in self.lexis.relatives:
            return True  # ما ورد في تغريدة الرئيس
        seen = found and "weak" in hit.value and "opinion" in found[-1].value
        return bool(seen) and self._seen(found[-1], hit)  # وصفت ما *رأته* بأنه ...

    def _idle(self, hit: Hit) -> bool:
        """Whether a word lacks what it needs to report, or is a noun, an adjective or a reflexive verb."""
        if "parted" in hit.value or ("governing" in hit.value and not self._governs(hit)):
            return True
        if hit.value == "quotative" and not self._quotes(hit):
            return True
        if "active" in hit.value and self.prose.last_word(0, hit.start) in self.lexis.passives:
            return True
        if "concluding" in hit.value and not self._concludes(hit):
            return True
        if "learnt" in hit.value and not self._learnt(hit):
            return True
        if "showing" in hit.value:
            that = self.prose.first(hit.end, hit.end + LONGEST_WORD).word.partition("'")[0]
            if that not in self.lexis.complementizers:
                return True  # s'est *montré* confiant
        if self.homonyms.noun(hit) or self.attributes.participle(hit):
            return True
        if "evidenced" in hit.value and not self._evidenced(hit):
            return True
        if not self.sources.tells(hit):
            return True  # selon *la taille*
        if "participle" in hit.value and self._told_of(hit):
            return True
        return bool(self.lexis.oneself) and self._reflexive(hit)

    def _quotes(self, hit: Hit) -> bool:
        """Whether a comma or a colon and a mark stand behind a verb: she *goes*, “Not yet.”"""
        signs = self.prose.tokens(hit.end, hit.end + QUOTING)
        return (
            len(signs) > 1 and (signs[0].word == ":" or signs[0].word in COMMAS) and signs[1].word in ANY_MARK
        )

    def _evidenced(self, hit: Hit) -> bool:
        """Whether what a report rests on follows: استنادا إلى *أرقام* النقابة, suivant *une étude*."""
        lexis, tokens = self.lexis, self.prose.tokens(hit.end, hit.end + LONGEST_LEAD)
        if tokens and (tokens[0].word in lexis.determiners or tokens[0].word in lexis.articles):
            tokens = tokens[1:]
        return bool(tokens) and tokens[0].word.rpartition("'")[2] in lexis.evidence

    def _told_of(self, hit: Hit) -> bool:
        """Whether a form that goes with another clause stands where it cannot.

        That is a name (from *Reading*), an adjective behind its verb (se veut *rassurant*), or an infinitive
        that nothing sets after a clause (il faut *ajouter*; but avant d'*ajouter*).
        """
        lexis = self.lexis
        if self.cased[hit.start].isupper() and hit.start > 1 and self.cased[hit.start - 2].islower():
            return True  # from *Reading*
        if "later" in hit.value:
            line = self.text.rfind("\n", 0, hit.start) + 1
            lead = ". " + self.text[max(line, hit.start - LONGEST_LEAD) : hit.start]
            return not lead.endswith(lexis.postponing)
        return bool(lexis.reflexives) and self.prose.last_word(0, hit.start) in lexis.copulas

    def _seen(self, verb: Hit, hit: Hit) -> bool:
        """Whether a verb only tells what another one speaks of: وصفت ما *رأته* بأنه مرعب."""
        return self.text[verb.end : hit.outer].strip() in self.lexis.relatives

    def _pauses(self, hit: Hit) -> bool:
        """Whether a comma stands right before a word."""
        return hit.outer == hit.start and self.prose.last_word(0, hit.start) in COMMAS

    def _marked(self, hit: Hit) -> bool:
        """Whether a closing mark stands right before a word."""
        return hit.outer == hit.start and self.prose.last_word(0, hit.start) in ANY_MARK

    def closes(self, hit: Hit) -> bool:
        """Whether a word stands behind a closing mark and a comma: « … », *pour* le maire."""
        before = self.text[max(0, hit.start - len(" », ")) : hit.start].strip()
        return before[-1:] in COMMAS and before[-2:-1] in ANY_MARK

    def resumes(self, hit: Hit) -> bool:
        """Whether a relative stands behind a word, and whom it means before the comma: le maire, *pour qui* …"""
        word = self.prose.first(hit.end, hit.end + LONGEST_WORD).word
        return word in self.lexis.pronouns & self.lexis.appositions and self._pauses(hit)

    def _reflexive(self, hit: Hit) -> bool:
        """Whether a verb tells what becomes of its subject: les discussions *se* poursuivaient; not la presse parle."""
        word = next((one for one in self.lexis.oneself if self.text.endswith(one, 0, hit.start)), "")
        at = hit.start - len(word) - 1
        return bool(word) and not (at >= 0 and self.text[at].isalnum())

    def opens_clause(self, hit: Hit) -> bool:
        """Whether a verb stands where a clause begins: joined by "and", after a sign, or after a word like "until"."""
        before = self.prose.last_word(0, hit.start)
        prefix = self.text[hit.outer : hit.start]
        joined = prefix in self.lexis.conjunctions or prefix in self.lexis.answering
        return joined or not before.isalnum() or before in self.lexis.linking or self._turns(hit, before)

    def _turns(self, hit: Hit, before: str) -> bool:
        """Whether a noun with its owner leads to a verb, behind a preposition or alone: *من جهته* حمل, *بدوره* شرح."""
        lexis = self.lexis
        if before in lexis.turns or before in lexis.selves:
            most = 3 if before in lexis.selves else 2  # *في المقابل*, *في الوقت نفسه*
            turn = self.prose.last(max(0, hit.outer - LONGEST_LEAD), hit.outer, most)
            return lexis.among(turn[0].word, lexis.seats)
        if len(before) < SHORTEST_TURN or not before.endswith(lexis.owned) or not lexis.definite:
            return False
        tokens = self.prose.last(max(0, hit.outer - LONGEST_LEAD), hit.outer, 2)
        if self.cased[tokens[-1].start : tokens[-1].end].endswith(lexis.feminine[:1]):
            return False  # في *مقارنة* بين خطابين
        lead = tokens[0].word if len(tokens) > 1 else ""
        if lexis.among(before, lexis.adverbs):  # *وبدوره* ثمن الوزير ...
            return not lead.isalnum() or lead in lexis.openers
        return lexis.among(lead, lexis.settings)

    def _governs(self, hit: Hit) -> bool:
        """Whether a verb opens its clause and its preposition follows: وعبّر الوزير *عن* قلقه; not عبر حسابه."""
        if not self.opens_clause(hit):
            return False
        tokens = self.prose.tokens(hit.end, hit.end + LONGEST_SUBJECT)
        words = self._unmarked(tokens)
        own = self.lexis.nominally.get(hit.word, ())
        clausal = not self.lexis.opening.isdisjoint(own)
        led = hit.outer < hit.start or self.prose.last_word(0, hit.start) in COMMAS
        if led and clausal and words and self._opened(words, own):
            return True
        that = self.lexis.filled if clausal else frozenset()
        at = next((k for k, word in enumerate(words) if word in own or (k and word in that)), -1)
        commas = sum(word in COMMAS for word in words[:at])
        # وبيّن الوزير، لدى زيارته، *أن* ...; وبيّنت الشركة، *أنها* ...; وعبّر *عن* قلقه; not خيّر بين *أن*
        return at >= clausal and (not commas or words[at - 1] in COMMAS)

    def _opened(self, words: Sequence[str], own: Sequence[str]) -> bool:
        """Whether a verb is told apart by the clause it leads to: وبين *أنه* سيعود, وبين *أن المال* ...

        Not خيّر بين أن يبقى وبين *أن يرحل*.
        """
        clause = words[0] in own and len(words) > 1 and not words[1].startswith(self.lexis.imperfects)
        return clause or words[0] in self.lexis.filled

    def _concludes(self, hit: Hit) -> bool:
        """Whether a verb tells what somebody thinks: ذهب الناقد *إلى أن* ..., *إلى القول* إن ...; not إلى السوق."""
        words = self._unmarked(self.prose.tokens(hit.end, hit.end + LONGEST_SUBJECT))
        own, thats = self.lexis.nominally.get(hit.word, ()), self.lexis.complementizers.keys()
        at = next((k for k, word in enumerate(words) if word in own), len(words))
        if "weak" in hit.value and at >= len(words) - 1:
            return True  # خلص التقرير *إلى «وجود خلل»*
        return not thats.isdisjoint(words[at + 1 : at + 3]) and not any(
            w in COMMAS for w in words[at : at + 3]
        )

    def _learnt(self, hit: Hit) -> bool:
        """Whether from whom something was heard stands before what it is: علمت «الصباح» *من* مصدر أمني أن ..."""
        lexis, sourced = self.lexis, False
        for token in self.prose.tokens(hit.end, hit.end + LONGEST_SUBJECT):
            if token.word in lexis.complementizers:
                return sourced
            if token.word in COMMAS or token.word == ".":
                return False
            sourced = sourced or token.word in lexis.partitive
        return False

    def _unmarked(self, tokens: Sequence[Token]) -> list[str]:
        """The words and commas up to another sign, whom the speaker tells it passed over: وبيّن *لـ«الصباح»* أن ..."""
        words: list[str] = []
        told = False
        for token in tokens:
            if token.word[0].isalnum() or token.word in COMMAS:
                words.append(token.word)
            elif token.word in ANY_MARK and (told or (words[-1:] and words[-1] in self.lexis.hearers)):
                told = not told
            else:
                break
        return words

    def infinitive(self, hit: Hit) -> bool:
        """Whether a verb stands behind the particle of its infinitive: it is wrong *to say* that …"""
        before = self.text[self.extent(hit)[0] : hit.start]
        return before.partition(" ")[0] in self.lexis.governors

    def extent(self, hit: Hit) -> Extent:
        """The reporting words, with those before the verb that belong to it: *has also said*."""
        if hit not in self._extents:
            self._extents[hit] = self._extent(hit)
        return self._extents[hit]

    def _extent(self, hit: Hit) -> Extent:
        if not self.lexis.grouped or hit.start in self.according:
            return (self.auxiliaries.begins(hit) if "bound" in hit.value else hit.start), hit.end
        text, start = self.text, hit.start
        while text[start - 1 : start] == " ":
            begin = text.rfind(" ", max(0, start - LONGEST_WORD), start - 1) + 1
            grouped = text[begin : start - 1] in self.lexis.grouped or self.prose.adverbial(begin, start - 1)
            if not grouped or begin in self._times:
                break  # ITT *recently* reported
            start = begin
        return start, hit.end

    def between(self, start: int, end: int) -> list[Hit]:
        """The reporting words in a stretch."""
        return self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
