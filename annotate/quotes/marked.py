"""Marked: who stands in marks: the medium that reports, who is told, who does what a verb tells."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.claim import Claims
from annotate.quotes.cue import Cues
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.seat import SHORTEST_OWNED
from annotate.quotes.sign import ANY_MARK, APOSTROPHES, BULLETS
from annotate.quotes.subject import Subjects
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, Wording
from annotate.reading import Reading

LONGEST_LEAD = 40
"""How far behind the marks, in characters, the verb is looked for of which they are the subject, and its object."""
LONGEST_OBJECT = 5
"""How many words may part such a verb from the marks it leads to: parle d'*un passage* « en force »."""
LONGEST_FILER = 4
"""How many words the name of a reporter in a dateline has."""


class Marked:
    """Those in the marks of one reading whom the verb beside the marks is about, and who say nothing there."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)
        self.referents, self.mentions = reading.once(Referents), reading.once(Mentions)
        self.subjects = reading.once(Subjects)
        self.cues, self.leads = reading.once(Cues), reading.once(Leads)
        self.claims = reading.once(Claims)
        self.lexis, self.lines = reading.pack.once(lexis), reading.lines
        self.text, self.cased = reading.text, reading.cased

    def hearer(self, passage: Passage, voice: Voice) -> bool:
        """Whether the marks hold who is spoken to (Lee told “Morning in Mill Town” that ...), or who relays it."""
        if voice.cue is None or not ("addressed" in voice.value or "relayed" in voice.value):
            return False
        return not self.text[voice.cue[1] : passage.left].strip()

    def medium(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether the marks hold the medium that reports: كتبت «صوت المدينة»: «...»."""
        if not self._at_verb(passage, voice):
            return False
        word = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        return word == ":" or word in self.lexis.complementizers

    def reports(self, passage: Passage, low: int) -> bool:
        """Whether the marks hold who reports, right before the verb: « Le Monde » *évoque* « une défaite ».

        What the verb tells follows it, in marks or behind "that": « Je pars » *répète* le maire names nobody.
        """
        lexis, right = self.lexis, passage.right
        if not lexis.subject_first or lexis.capital_nouns or not self.leads.heads(low, passage):
            return False
        hit = next(iter(self.cues.between(right, right + LONGEST_LEAD)), None)
        if hit is None or "participle" in hit.value or self.text.startswith(lexis.enclitics or "-", hit.end):
            return False
        gap = [t.word for t in self.prose.tokens(right, self.cues.extent(hit)[0])]
        between = [word for word in gap if word not in lexis.adverbs and word not in COMMAS]
        if len(between) > 1 or not all(word in lexis.pronouns or word in lexis.selves for word in between):
            return False
        tokens = self.prose.tokens(hit.end, min(len(self.text), hit.end + LONGEST_LEAD))
        tokens = [t for t in tokens if t.word not in lexis.adverbs]
        if tokens and tokens[0].word.partition("'")[0] in lexis.opening:
            return True
        for k, token in enumerate(tokens[:LONGEST_OBJECT]):
            if token.word in ANY_MARK:
                return token.word not in APOSTROPHES or self.cased[token.end : token.end + 1].isalnum()
            noun = k or "'" in token.word  # « Oui », a dit *l'auteur* de « La Digue »
            if not token.word[0].isalpha() or (noun and lexis.teller(token.word)):
                return False
        return False

    def behind_verb(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether the marks hold who does what the verb tells, since its object follows: نفت «النهضة» *أي* صلة.

        Its first word has the article or heads such names, or the object has an owner (أعلنت «نسور الجبل»
        استعدادها) or is what the verb leads to (حذرت «النور» *من* نفاد الدواء); but أكدت «رفضها» لأي تدخل,
        أكدت «ضرورة» الحوار.
        """
        lexis = self.lexis
        if voice is None or voice.cue is None or voice.speaker or not self._at_verb(passage, voice):
            return False
        first = self.prose.first(passage.start, passage.end)
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD)
        if not first.word or not after.word or after.start != passage.right + 1:
            return False
        if self.claims.appraised(passage):
            return False  # انتقد «الصمت المريب» للمجتمع الدولي
        spelled, object_ = (self.cased[token.start : token.end] for token in (first, after))
        led = first.word not in lexis.adverbs and self.subjects.leads_to(
            self.text[slice(*voice.cue)], passage.end
        )
        bound = after.word in lexis.barred and after.word not in lexis.determiners and not led
        if (
            spelled.endswith(lexis.owned)
            or not after.word[0].isalpha()
            or bound
            or after.word in lexis.adverbs
        ):
            return False
        whose = len(object_) > SHORTEST_OWNED and object_.endswith(lexis.owned)
        article = spelled.startswith(lexis.definite)  # no إلغاء
        named = article or led or first.word in lexis.organisations
        return named or whose or after.word in lexis.determiners

    def undergoes(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether the marks hold of whom somebody tells what follows them: اتهم السكان *«المافيا»* بإشعال الحرائق."""
        lexis = self.lexis
        if voice is None or voice.cue is None or voice.speaker is None or self.wording.count(passage) > FEW:
            return False
        verb = self.text[slice(*voice.cue)]
        behind = voice.cue[1] < voice.speaker[0] < voice.speaker[1] == passage.left - 1
        if not (behind and lexis.definite and verb in lexis.transitive):
            return False
        noun = self.prose.last_word(0, passage.left)
        if noun in lexis.holders or noun in lexis.makers:
            return False  # تعترف *صاحبة* «دفتر أزرق» بأنها ...
        if any(t.word in lexis.barred for t in self.prose.tokens(passage.start, passage.end)):
            return False  # اتهم الوزير «المتآمرين *على* البلد» بالحريق
        return self.subjects.leads_to(verb, passage.end)

    def speaks(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether the marks hold who says what follows further on: قالت *"الدعم السريع"* على حسابها إن ..."""
        if voice is None or voice.cue is None or not self._at_verb(passage, voice):
            return False
        return self.mentions.marked(voice.cue[1]) == (passage.start, passage.end)

    def body(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether the marks hold a body that is known by its name and says what follows: قالت «قسد» إنها ..."""
        if not self._at_verb(passage, voice) or not self.referents.body((passage.start, passage.end)):
            return False
        return self.text[passage.right : passage.right + 2].strip()[:1].isalpha()

    def names(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether the name of the body right before them stands in the marks: أبلغت شركة التوصيل «نجم» موظفيها."""
        if voice is None or voice.cue is None or voice.speaker is None or self.wording.count(passage) > 1:
            return False
        body, told = voice.speaker, self.text[slice(*voice.cue)] in self.lexis.objective
        if told or not voice.cue[1] < body[0] < body[1] == passage.left - 1:
            return False
        noun = self.prose.first(*body).word
        after = self.text[passage.right : passage.right + 2].strip()
        return noun in self.lexis.organisations and after.isalpha() and not self.wording.opens_clause(passage)

    def does(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether the marks open a line and name who does what the verb tells: «إعلان الدوحة» يؤكد وحدة الصف."""
        if (
            self.lexis.subject_first
            or voice is None
            or voice.cue is None
            or voice.cue[0] != passage.right + 1
        ):
            return False
        opens = passage.left == self.lines[passage.line][0]
        return opens and not (voice.speaker and self.referents.person(voice.speaker))

    def dateline(self, passage: Passage) -> bool:
        """Whether a line or what a colon ends says where a paper had it from: صور – سامي سعد – «الصباح»: ..."""
        start, end = self.lines[passage.line]
        if passage.left == start or not self.lexis.definite:
            return False
        if passage.right != end and not self.text.startswith(":", passage.right):
            return False
        place = self.referents.sits(start)
        gap = self.text[place : passage.left].strip() if place else ""
        if gap == ":":
            return passage.right == end
        if len(gap) < 2:
            return gap in BULLETS
        who = gap[1:-1].split()
        return {gap[0], gap[-1]} <= BULLETS and len(who) <= LONGEST_FILER

    def tells(self, passage: Passage) -> bool:
        """Whether the marks open a line that tells what the body they name says: «الأرصاد»: أجواء حارة."""
        if passage.left != self.lines[passage.line][0] or not self.lexis.definite:
            return False
        first = self.prose.first(passage.start, passage.end)
        colon = self.text[passage.right : passage.right + 2].strip()[:1] == ":"
        return colon and (
            self.cased.startswith(self.lexis.definite, first.start, first.end) or self._alone(passage)
        )

    def _alone(self, passage: Passage) -> bool:
        """Whether one word that is no verb's form stands in the marks: «زين»: أرباحنا ارتفعت."""
        return self.wording.count(passage) == 1 and not self.wording.opens_clause(passage)

    def governs(self, passage: Passage, before: Sequence[Token]) -> bool:
        """Whether the marks hold a field of government and open what those who govern it do: «الصحة» تنفي شائعة."""
        if self.text[passage.start : passage.end] not in self.lexis.portfolios:
            return False
        return not before or before[-1].word in self.lexis.conjunctions or not before[-1].word[0].isalnum()

    def interviews(self, passage: Passage, before: Sequence[Token]) -> bool:
        """Whether a line tells what somebody says to the medium in the marks: سلمى العبيدي لـ«المشهد»: السينما ..."""
        if (
            not before
            or before[-1].word not in self.lexis.hearers
            or self.text[passage.right : passage.right + 1] != ":"
        ):
            return False
        start = self.lines[passage.line][0]
        return start < before[-1].start and self.referents.person((start, before[-1].start - 1))

    def _at_verb(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether a few words in marks stand where the subject of the verb right before them would."""
        if voice is None or voice.cue is None or self.lexis.subject_first:
            return False
        few = self.wording.count(passage) <= FEW
        return few and not self.text[voice.cue[1] : passage.left].strip()
