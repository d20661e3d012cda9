"""Naming: what the words in marks look like: a name, a title, a term, or something that was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotate.element import Cert
from annotate.quotes.assertion import Assertions
from annotate.quotes.body import Bodies
from annotate.quotes.calling import Calling
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.marked import Marked
from annotate.quotes.marks import Passage
from annotate.quotes.nickname import Nicknames
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.seat import Seats
from annotate.quotes.use import Use
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, SENTENCE_ENDS, Wording
from annotate.quotes.work import Works
from annotate.reading import Reading

LONGEST_NAME = 6
LONGEST_TITLE = 12
LONGEST_BORNE = 9
"""How many words with a capital may name what a noun right before them bears: l'opération « Zéro papier à l'école »."""
LONGEST_OBJECT = 6


class Name(NamedTuple):
    """What marks hold that is nobody's speech: what the marks are used for, how sure that is and on what evidence."""

    use: Use
    cert: Cert | None
    evidence: str
    capital: bool = False
    """Whether nothing but its capitals or its year shows it."""


class Naming:
    """The questions asked about the words of one passage after another."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)
        self.assertions, self.works = reading.once(Assertions), reading.once(Works)
        orgs = () if reading.pack.script.cased else reading.hits("name.orgs")
        self._orgs = frozenset((hit.start, hit.end) for hit in orgs)
        self.referents, self.cues = reading.once(Referents), reading.once(Cues)
        self.seats = reading.once(Seats)
        self.marked, self.calling = reading.once(Marked), reading.once(Calling)
        self.nicknames, self.bodies = reading.once(Nicknames), reading.once(Bodies)
        self.lexis, self.has_case = reading.pack.once(lexis), reading.pack.script.cased
        self.text, self.cased, self.lines = reading.text, reading.cased, reading.lines

    def named(self, passage: Passage, voice: Voice | None, inside: bool) -> Name | None:
        """The verdict on marks that hold a name or a title."""
        if self.wording.count(passage) > LONGEST_TITLE:
            return None
        words = self.prose.tokens(passage.start, min(passage.end, passage.start + 160))
        words = [word for word in words if word.word[0].isalnum()]
        if not words:
            return None
        before = self.wording.before(passage)[-LONGEST_OBJECT:]
        near = before[-3:]
        strong = voice is not None and voice.strong and not self.marked.hearer(passage, voice)
        # a committee “to look into automation”: where letters have case, a name begins with a capital
        small = self.has_case and self.cased[passage.start].islower()
        if words[0].word[1:2] in ("", ".") and self._letters(words):
            return Name(Use.COINED, None, self.marks(passage))  # المتهم «م. ع.», «م.ع»
        if passage.closed and (charge := self.calling.charge(before)):
            return Name(Use.COINED, None, charge)
        if passage.closed and (part := self.works.part(passage)):
            return Name(Use.WORK, None, part)
        opens = bool(before) and before[-1].word in self.lexis.enumerating and passage.closed
        if opens and (listed := self._listed(passage)) is not None:
            return listed
        if len(words) <= LONGEST_NAME:
            found = self._placed(passage, voice, before, len(words)) or self._headed(
                passage, voice, words, before, small
            )
            if found is not None:
                return found
        if passage.closed and not strong and self.wording.abridged(passage, words):
            return Name(Use.COINED, None, self.marks(passage))
        if passage.closed:
            called = (
                small and len(near) > 1 and words[0].word not in self.lexis.single and self.calling.noun(near)
            )
            head = (
                ""
                if self.assertions.predicate(passage) or (small and not called)
                else self.works.before(near)
            )
            if head:
                return Name(Use.WORK, None, head)
            noun = before[-1].word if before else ""
            named = noun in self.lexis.borne or noun[:2] in self.lexis.definite
            if named and (bearing := self._bearing(passage, before, len(words))):
                return Name(Use.COINED, None, bearing)
            turned = voice is not None and voice.value == "passive" and self.lexis.analytic
            free = not (strong or turned) or self._made(passage, voice)
            lone = voice is None or voice.cue is None
            # but a thing’s name stands behind its noun: le pont « Le Vieux »
            thing = bool(near) and near[-1].word.isalpha() and near[-1].word not in self.lexis.grammar
            if (free or lone) and not thing and self.wording.articled(passage, words):
                # Cannes : « *Les Marées mortes* », premier choc
                return Name(Use.WORK, "medium", self.marks(passage))
            titled = free and not (self.calling.reports(voice) or self._headline(voice))
            titled = titled and self.wording.titled(words)
            if free and inside and voice is None and self.wording.sited(passage, before):
                return Name(Use.WORK, "medium", self.marks(passage))
            if titled and (
                inside
                or (voice is None and (self.works.apposed(passage) or self.works.heads(passage)))
                or not self.wording.sentence(passage, inside)
            ):
                return Name(Use.WORK, "medium", self.marks(passage), capital=True)
            body = passage[:2] in self._orgs or (self.referents.body(passage[:2]) and self._whole(passage))
            if free and body:
                return Name(Use.ORGANISATION, "medium", self.marks(passage))  # على «فيسبوك»
        return None

    def _whole(self, passage: Passage) -> bool:
        """Whether no mark parts the words, as none does in the name of a body: not « École fermée, avenir fermé »."""
        words = {token.word for token in self.prose.tokens(passage.start, passage.end)}
        return words.isdisjoint(COMMAS | SENTENCE_ENDS)

    def _headline(self, voice: Voice | None) -> bool:
        """Whether the verb behind its subject has a capital, as in heads, where it shows no title: Lee *Vows* To."""
        if voice is None or voice.cue is None or voice.speaker is None or self.lexis.capital_nouns:
            return False
        return voice.speaker[1] < voice.cue[0] and self.cased[voice.cue[0]].isupper()

    def _letters(self, words: Sequence[Token]) -> bool:
        """Whether single letters are the words, with dots between or not."""
        letters = [letter for word in words for letter in word.word.split(".")]
        return all(not letter or (len(letter) == 1 and letter.isalpha()) for letter in letters)

    def _placed(
        self, passage: Passage, voice: Voice | None, before: Sequence[Token], count: int
    ) -> Name | None:
        """The name that its place shows: after a naming verb, in a dateline or a person's name, as who is told."""
        if passage.closed and (naming := self.calling.words(passage, before, voice)):
            return Name(Use.COINED, None, naming)
        if passage.closed and self.wording.dated(passage):
            return Name(Use.COINED, None, self.marks(passage), capital=True)
        if passage.closed and (
            self.marked.body(passage, voice)
            or (count <= FEW and self.marked.tells(passage))
            or (count == 1 and self.marked.governs(passage, before))
        ):
            return Name(Use.ORGANISATION, None, self.marks(passage))
        relayed = voice is not None and "relayed" in voice.value and self.marked.hearer(passage, voice)
        to_medium = bool(before) and before[-1].word in self.lexis.receivers and self.bodies.telling(before)
        to_medium = to_medium or (count <= FEW and self.bodies.heard(passage, voice, before))
        to_medium = to_medium or (count <= FEW and self.bodies.told(passage, voice, before))
        small = self.has_case and self.cased[passage.start].islower()
        if (
            relayed
            or (to_medium and not small)  # took his words with “some caution”
            or self.marked.medium(passage, voice)
            or (count <= FEW and self.marked.dateline(passage))
            or (count <= FEW and self.marked.interviews(passage, before))
        ):
            return Name(Use.WORK, "medium", self.marks(passage))
        if passage.closed and count <= FEW and self.bodies.hosted(before):
            return Name(Use.ORGANISATION, "medium", self.marks(passage))  # في بيان تلقته «صوت المدينة»
        if passage.closed and count <= FEW and self.bodies.acts(passage, before):
            return Name(Use.ORGANISATION, "medium", self.marks(passage))  # دخول «نور» إلى السوق
        if passage.closed and (
            self.marked.behind_verb(passage, voice)
            or self.marked.speaks(passage, voice)
            or self.marked.undergoes(passage, voice)
        ):
            return Name(Use.ORGANISATION, "medium", self.marks(passage))
        if count <= FEW and (self.nicknames.inside(passage, before) or self.marked.does(passage, voice)):
            return Name(Use.COINED, None, self.marks(passage))
        return None

    def _headed(
        self,
        passage: Passage,
        voice: Voice | None,
        words: Sequence[Token],
        before: Sequence[Token],
        small: bool,
    ) -> Name | None:
        """The name that the noun before it, after it or in it shows: the party “Night Lanterns”."""
        strong = voice is not None and voice.strong and not self.marked.hearer(passage, voice)
        behind = voice is not None and voice.cue is not None and voice.cue[0] > passage.right
        paused = behind and self.text[passage.end - 1] in COMMAS  # “We want more,” *union* President Lee said
        after = "" if paused or (strong and not behind) else self._noun_after(passage)
        if small:
            article = bool(before) and before[-1].word in self.lexis.articles
            return Name(Use.COINED, None, after) if after and article and len(words) <= FEW else None
        if after in self.lexis.works:
            return Name(Use.WORK, None, after)
        known = bool(before) and before[-1].word in self.lexis.articles and self.lexis.analytic
        if after and known and len(words) == 1 and not self.lexis.capital_nouns:
            return Name(Use.COINED, None, after)  # she posted the “*Perception*” syllabus
        lone = voice is None or voice.cue is None  # Théâtre : « *L'Île aux voix* », un premier texte
        if (lone or not strong) and (work := self.works.behind(passage) or self.works.summed(passage)):
            return Name(Use.WORK, None, work)
        if after in self.lexis.organisations:
            return Name(Use.ORGANISATION, None, after)
        counted = len(before) > 1 and before[-2].word.isdigit()  # رممت 112 *مدرسة* «بجهود الأهالي»
        if before and not counted and self.lexis.heads(before[-1].word, self.lexis.organisations):
            return Name(Use.ORGANISATION, None, before[-1].word)
        if (
            before
            and before[-1].word in self.lexis.makers
            and self.text[passage.right : passage.right + 1] == " "
        ):
            return Name(Use.WORK, None, before[-1].word)  # تعترف صاحبة «*دفتر أزرق*» بأنها ...
        named = voice is not None and voice.speaker is not None and voice.speaker[1] == passage.left - 1
        partner = bool(before) and self.bodies.partner(passage, before)
        if partner or (named and self.marked.names(passage, voice)):
            return Name(Use.ORGANISATION, "medium", self.marks(passage))
        if self.bodies.seat(before) or self.bodies.presided(before):
            return Name(Use.ORGANISATION, None, before[-1].word)
        some = len(words) > 1 and words[1].word in self.lexis.partitive and bool(self.lexis.definite)
        # «مجموعة *من* الإرهابيين» is no name
        some = some or self._described(words)
        body = len(words) > 1 and words[0].word in self.lexis.organisations and self._whole(passage)
        if body and not strong and not some:
            return Name(Use.ORGANISATION, None, words[0].word)
        if after and len(words) > 1 and self.wording.mostly_capital(words):
            return Name(Use.WORK, "medium", after)  # “Orange Is the New Black” star Ann Lee
        if len(words) <= FEW + 1 and (noun := self._apposed(passage, voice, before)):
            body = noun in self.lexis.organisations
            return Name(Use.ORGANISATION if body else Use.COINED, None, noun)
        return None

    def _apposed(self, passage: Passage, voice: Voice | None, before: Sequence[Token]) -> str:
        """The noun whose name two commas set off, or nothing: *l'établissement*, « Les Anges », n'avait pas rouvert.

        Not where the noun has just spoken: dit le maire, « Jamais », …
        """
        lexis, after = self.lexis, self.text[passage.right : passage.right + 1]
        if len(before) < FEW or before[-1].word not in COMMAS or not (after in COMMAS or after == "."):
            return ""
        if self.wording.edges.tail(passage) in SENTENCE_ENDS:
            return ""
        noun, led = before[-2], before[-3].word
        joined = next((one for one in lexis.attaching if noun.word.startswith(one)), "")
        word = noun.word.removeprefix(joined)
        if not (joined or led in lexis.articles or led in lexis.determiners) or not word.isalpha():
            return ""
        verb = before[-4].start if len(before) > FEW and not joined else before[-3].start
        if verb in self.cues.verb_starts and verb not in self.cues.according:
            return ""
        if voice is not None and voice.speaker is not None and voice.speaker[1] == noun.end:
            named = voice.cue is not None and voice.cue[0] in self.cues.according
            return word if named and word in lexis.organisations else ""
        other = lexis.works, lexis.documents, lexis.bearers, lexis.stated, lexis.utterances, lexis.grammar
        return "" if any(one in some for one in (word, noun.word) for some in other) else word

    def _described(self, words: Sequence[Token]) -> bool:
        """Whether the noun of a body has an adjective, neither with the article, as no name has: «حركة *دعائية*»."""
        lexis = self.lexis
        if not lexis.definite or len(words) == 1:
            return False
        noun, adjective = (self.cased[word.start : word.end] for word in words[:2])
        if adjective.startswith(lexis.definite):
            return False
        several = noun.endswith((*lexis.feminine[:1], *lexis.several))
        return several and adjective.endswith(lexis.feminine[:1])

    def _bearing(self, passage: Passage, before: Sequence[Token], count: int) -> str:
        """The noun right before the marks that hold its name, or nothing: خدمة «أمان», تطبيقها الجديد «سند».

        No name opens as a clause does (خطة «صارمة دون إفراط»), or with an adjective that agrees (لعبة «خطيرة»).
        """
        lexis = self.lexis
        at = len(before) - 1
        while at and before[at].word[:2] in lexis.definite:
            at -= 1
        noun = before[at]
        if self.has_case:  # l'opération « *Zéro papier dans les écoles* »
            capital = self.cased[passage.start].isupper() and count <= LONGEST_BORNE
            named = capital and self.wording.edges.tail(passage) not in SENTENCE_ENDS
            return noun.word if named and noun.word in lexis.borne else ""
        if noun.word not in lexis.borne or count > FEW + 1 or self.wording.opens_clause(passage):
            return ""
        first = self.prose.first(passage.start, passage.end)
        last, spelled = self.cased[noun.start : noun.end], self.cased[first.start : first.end]
        if at < len(before) - 1:
            return noun.word if last.endswith(lexis.owned) else ""
        agrees = count == 1 and last.endswith(lexis.feminine) and spelled.endswith(lexis.feminine)
        then = self.prose.first(first.end, passage.end).word
        if last.endswith(lexis.feminine) and self.wording.qualifying(passage) and then in lexis.barred:
            return ""  # خطة «*صارمة* دون إفراط»
        does = count == 1 and spelled.startswith(lexis.imperfects)  # ناقلة «تهرب» الوقود
        goes_on = does and self.text[passage.right : passage.right + 2].strip().isalpha()
        return "" if agrees or goes_on else noun.word

    def _listed(self, passage: Passage) -> Name | None:
        """The name that a list opens with, behind the noun of what it lists: *روايات* أخرى، من بينها «ظل السفينة»."""
        lexis = self.lexis
        for back, token in enumerate(reversed(self.wording.before(passage)[:-1])):
            noun = lexis.noun(token.word)
            one = noun.removesuffix(lexis.accusative[0])  # *14 فيلما*
            if noun in lexis.works or one in lexis.works:
                return Name(Use.WORK, None, noun)
            named = back < FEW and not lexis.borne.isdisjoint((noun, one))
            if named or noun in lexis.organisations or noun in lexis.bearers:
                break
            if noun in lexis.stated or token.word in SENTENCE_ENDS:
                return None
        else:
            return None
        return None if noun in lexis.bearers else Name(Use.ORGANISATION, None, noun)

    def _noun_after(self, passage: Passage) -> str:
        """The noun before which the marks stand like an adjective, or nothing: the “quiet zone” *rule*."""
        if not self.lexis.subject_first:
            return ""
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD)
        if not after.word or after.start > passage.right + 1 or not self.cased[after.start].islower():
            return ""
        verb = after.start in self.cues.verb_starts  # « Vive la République ! » *scandent* les manifestants
        # *they're* crying
        pronoun = self.lexis.analytic and after.word.partition("'")[0] in self.lexis.pronouns
        return "" if verb or pronoun or after.word in self.lexis.grammar else after.word

    def _made(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether a verb of authors stands right before the marks: Lee, who *wrote* “The Salt Road,” lives in Hull."""
        if voice is None or voice.cue is None or "authoring" not in voice.value:
            return False
        return self.text[voice.cue[1] : passage.left] == " "

    def marks(self, passage: Passage) -> str:
        """The marks of a passage, as evidence."""
        text = self.cased
        return f"{text[passage.left : passage.start].strip()} {text[passage.end : passage.right].strip()}"
