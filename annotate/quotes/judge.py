"""Judge: one run over the passages of a text, in their order, that comes to the verdict on each."""

from __future__ import annotations

from annotate.element import Cert
from annotate.quotes.assertion import Assertions
from annotate.quotes.bearer import Bearers
from annotate.quotes.broken import Broken
from annotate.quotes.claim import Claims
from annotate.quotes.edge import Edges
from annotate.quotes.floor import Floor
from annotate.quotes.judged import Judgements
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.naming import Naming
from annotate.quotes.nickname import Nicknames
from annotate.quotes.noun import Nouns
from annotate.quotes.preface import Prefaces
from annotate.quotes.prose import COMMAS, LONGEST_WORD, REACH, Extent, Prose
from annotate.quotes.referent import Referents
from annotate.quotes.regulated import Regulated
from annotate.quotes.sequel import Sequels
from annotate.quotes.sign import DASHES, PLAIN
from annotate.quotes.speech import Speech
from annotate.quotes.use import Use
from annotate.quotes.verdict import Verdict
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, Wording
from annotate.reading import Reading

ELLIPTIC = frozenset(";.")
"""What may stand before somebody whose verb is left out: « … » ; la CGT, d'un « leurre »."""
LONGEST_BEFORE = 40
"""How many characters a report has before a nickname at most: “We go on,” *Robert* “Bo” Hanlow said."""


class Judge:
    """One run over the passages of a text, from its start to its end."""

    def __init__(self, reading: Reading, found: list[Passage], reports: list[Voice]) -> None:
        self.reading, self.lexis = reading, reading.pack.once(lexis)
        self.prose, self.edges, self.speech = reading.once(Prose), reading.once(Edges), reading.once(Speech)
        self.sequels, self.prefaces = reading.once(Sequels), reading.once(Prefaces)
        self.bearers, self.judgements = reading.once(Bearers), reading.once(Judgements)
        self.regulated = reading.once(Regulated)
        self.wording, self.naming = reading.once(Wording), reading.once(Naming)
        self.assertions, self.broken = reading.once(Assertions), reading.once(Broken)
        self.claims = reading.once(Claims)
        self.nicknames, self.nouns = reading.once(Nicknames), reading.once(Nouns)
        self.referents, self.floor = reading.once(Referents), Floor(reading, reports, found)
        self.passages = found
        outer = [p.family in PLAIN for p in found if not p.depth]
        self.british = 2 * sum(outer) < len(outer)
        """Whether single marks are those of speech here, as British papers set them."""
        self.verdicts: list[Verdict] = []
        self.near: Verdict | None = None

    def judge(self) -> list[Verdict]:
        """A verdict for every passage, in order."""
        all_ = self.passages
        continued = {p.prev for p in all_}
        line, top, low = -1, -1, 0
        for i, passage in enumerate(all_):
            if passage.line != line:
                line, top, self.floor.here = passage.line, -1, None
                low = self.reading.lines[line][0]
            end = self.reading.lines[line][1]
            if top >= 0 and passage.left < all_[top].right:
                self.verdicts.append(self._nested(passage, all_[top], all_[i - 1]))
                continue
            after = next(
                (k for k in range(i + 1, min(i + 12, len(all_))) if all_[k].left >= passage.right), 0
            )
            if (
                after
                and all_[after].left - passage.right <= LONGEST_BEFORE
                and self.nicknames.parts(all_[after])
            ):
                after += 1  # “We go on,” Robert *“Bo”* Hanlow said
            high = all_[after].left if 0 < after < len(all_) else end
            self.floor.note(passage.left)
            self.near = self.verdicts[top] if top >= 0 else None
            self.verdicts.append(self._top(passage, low, min(high, end), i in continued))
            self._hand_back(i, top)
            self._share(i, top)
            top = i
            if self.verdicts[i].use.quotation:
                low = passage.right  # a name in marks hides no report: he told “The Mill” that “…”
        return self.verdicts

    def _hand_back(self, at: int, top: int) -> None:
        """Give the voice of a passage to the pieces it continues: “One.¶“Two,” said Lee; or: “One. “Two,” said Lee.

        ``top`` is the place of the passage before it, which may have run on to its mark.
        """
        verdict = self.verdicts[at]
        before = verdict.passage.prev
        if top >= 0 and self.verdicts[top].passage.right == verdict.passage.left:
            before = top if self.verdicts[top].use is Use.UNATTRIBUTED else -1
        while verdict.use.speech and before >= 0:
            piece, voice = self.verdicts[before].passage, self.verdicts[before].voice
            opens = piece.left == self.reading.lines[piece.line][0]
            if not (voice.carried and opens if voice else self.verdicts[before].use is Use.UNATTRIBUTED):
                break
            self.verdicts[before] = verdict._replace(passage=piece, use=Use.CONTINUED)
            before = piece.prev

    def _share(self, at: int, top: int) -> None:
        """Give the voice of a report that closes a sentence to the piece before: Le pont « *tient* » et « … », dit Roy.

        ``top`` is the place of the passage before it.
        """
        verdict = self.verdicts[at]
        voice = verdict.voice
        if top < 0 or not verdict.use.speech or voice is None or voice.cue is None or voice.carried:
            return
        near, right = self.verdicts[top], self.verdicts[top].passage.right
        left = verdict.passage.left
        closes = voice.cue[0] >= verdict.passage.right and self.prose.sentence_start(right, left) == right
        plain = near.use is Use.UNATTRIBUTED or (near.use is Use.COINED and not near.worded)
        between = self.reading.text[right:left].strip(" ,،").split()
        joined = all(word in self.lexis.conjunctions for word in between)
        told = near.use is Use.UNATTRIBUTED and not self.speech.sequels.cues.between(right, left)
        if closes and plain and (joined or told):
            self.verdicts[top] = near._replace(
                use=Use.SPOKEN, voice=voice, evidence=verdict.evidence, cert=None
            )

    def _top(self, passage: Passage, low: int, high: int, continued: bool) -> Verdict:
        """The verdict on a passage that stands in no other."""
        if (listed := self._listed(passage)) is not None:
            return listed
        if self.naming.marked.reports(passage, low):
            return self._unsaid(passage, Use.ORGANISATION, "medium")
        inside = self._inside(passage, low)
        begun = self.verdicts[passage.prev].voice if passage.prev >= 0 else None
        voice = self.judgements.voice(passage, low) if inside else None
        voice = voice or self.speech.voice(passage, low, high, inside, begun) or self._series(passage, low)
        if voice is not None and voice.speaker:
            topical = self._topical(passage, voice.speaker)
            voice = None if topical or self.nouns.mute(voice.speaker) else voice
        name = self.naming.named(passage, voice, inside)
        if name is not None and not (name.capital and self.bearers.of(passage, low, voice)):
            return Verdict(passage, name.use, None, name.cert, name.evidence)
        count, sentence = self.wording.count(passage), self.wording.sentence(passage, inside)
        sentence = sentence or self.claims.asserted(passage)
        predicate = count > 1 and (self.wording.copular(passage) or self.wording.finite(passage))
        if passage.closed and (bearer := self.bearers.of(passage, low, voice)):
            told = voice is not None and self.bearers.speaks(low, voice)
            return Verdict(passage, Use.DOCUMENT, voice if told else None, None, bearer)
        if voice is None and (ruling := self.regulated.by(passage, low)):
            return Verdict(passage, Use.DOCUMENT, None, None, ruling)
        if voice is None and (count > FEW or predicate or self.claims.told(passage)):
            voice = self.floor.telling(passage, low)
        voice = voice or (self.floor.going_on(passage) if inside else None)
        few = FEW if passage.family == "single" and not self.british else self.lexis.few
        clausal = count <= max(few, FEW) and voice is not None and self.claims.clausal(passage)
        if voice is not None and voice.cue is not None and not clausal and count <= few:
            clausal = self.claims.deemed(passage, self.reading.text[slice(*voice.cue)])
            clausal = clausal or self.claims.cried(passage, voice)
        if count <= few and (clausal or self.wording.adjectival(passage)):
            few = 0
        whole = count > FEW or clausal or not self._subject(passage, low, voice)
        strong = voice is not None and voice.strong and whole
        reported = voice is not None and (strong or count > few)
        if reported and voice is not None and voice.value == "document" and count <= FEW and not predicate:
            # la loi prévoit *des* « élèves témoins »
            reported = self.prose.last_word(low, passage.left) not in self.lexis.determiners
        if count <= FEW and not (reported or sentence or self.assertions.verbal(passage)):
            if voice is not None and voice.speaker is not None and voice.value != "document":
                self.floor.here = voice
            return (voice is None and self._joined(passage)) or self._unsaid(passage, Use.COINED)
        if voice is None and count <= FEW + 1 and (joined := self._joined(passage)):
            return joined
        if voice is None and self.lexis.incised:
            voice = self.broken.voice(passage)
        return self._told(passage, voice, low, inside, sentence, continued)

    def _listed(self, passage: Passage) -> Verdict | None:
        """The verdict on the marks before, where a comma or "and" joins these to what bears or exemplifies words.

        Pancartes : « Non », « *Si* »; words such as “believes” and “*intends*”; called “soft” and “*hard*”.
        """
        near, lexis = self.near, self.lexis
        if near is None or not passage.closed or not near.evidence:
            return None
        bears = near.use is Use.DOCUMENT and not near.voice and near.evidence in lexis.bearers
        worded = near.evidence in lexis.wordings or near.evidence in lexis.naming
        if not (bears or (near.use is Use.COINED and worded)):
            return None
        return self._as_near(near, passage)

    def _joined(self, passage: Passage) -> Verdict | None:
        """The verdict on the title or body before, where "and" or a comma joins these to it: أغنية «قمر» و*«بحر»*."""
        near = self.near
        if near is None or near.cert or near.use not in (Use.WORK, Use.ORGANISATION):
            return None  # a title that is known by its capitals alone says nothing of the next
        return self._as_near(near, passage)

    def _as_near(self, near: Verdict, passage: Passage) -> Verdict | None:
        """The verdict on the marks before for these, where nothing but a comma or "and" stands between."""
        between = self.reading.text[near.passage.right : passage.left].strip(" ,،")
        return near._replace(passage=passage) if between in ("", *self.lexis.conjunctions) else None

    def _told(
        self, passage: Passage, voice: Voice | None, low: int, inside: bool, sentence: bool, continued: bool
    ) -> Verdict:
        """The verdict on words that are told, and no name or term: whose they are."""
        use = Use.SPOKEN
        if voice is None:
            voice = self.floor.inherited(passage, low, inside)
            use = Use.CONTINUED
        elif voice.value == "document":
            return self._documented(passage, voice, voice.cue)
        elif voice.speaker is None and (speaker := self.floor.carried(voice, passage)) is not None:
            voice = voice._replace(speaker=speaker, carried=True)
            use = Use.CONTINUED
        if not passage.closed and not continued:
            use = Use.UNCLOSED
        if voice is None or (voice.speaker is None and voice.cue is None):
            few = self.wording.count(passage) <= FEW + bool(self.lexis.few) or self.wording.thing(
                passage, low
            )
            if few and not (sentence or self.assertions.verbal(passage)):
                return self._joined(passage) or self._unsaid(passage, Use.COINED, "medium")
            return self._unsaid(passage, Use.UNATTRIBUTED)
        if voice.speaker and self.referents.document(voice.speaker):
            return self._documented(passage, voice, voice.speaker)
        self.floor.here = voice
        if voice.speaker:
            self.floor.hear(voice, passage.left)
        return Verdict(passage, use, voice, None, self._words(voice.cue or voice.speaker))

    def _unsaid(self, passage: Passage, use: Use, cert: Cert | None = None) -> Verdict:
        """The verdict on words that nobody is named for: the marks alone are its evidence."""
        return Verdict(passage, use, None, cert, self.naming.marks(passage))

    def _documented(self, passage: Passage, voice: Voice, evidence: Extent | None) -> Verdict:
        """The verdict on words of a text, which has no speaker."""
        return Verdict(passage, Use.DOCUMENT, voice._replace(speaker=None), None, self._words(evidence))

    def _subject(self, passage: Passage, low: int, voice: Voice | None) -> bool:
        """Whether the marks hold the subject of what is reported: قال إن «جيش الفتح» انسحب.

        So does a noun with its article or its owner in a head: الوزير: «الثانوية» في موعدها.
        """
        before = self.prose.last_word(low, passage.left)
        lone = False
        if before == ":" and self.lexis.definite:
            named = voice is not None and voice.cue is None  # مصادر: «ورقة الدوحة» على الطاولة
            lone = self.wording.headed(passage, FEW if named else 1)
        if before not in self.lexis.opening and not lone:
            return False
        if self.claims.stated(passage):
            return False  # إن «السائق قفز أولا» وترك الركاب
        after = self.reading.text[passage.right : passage.right + 2].strip()
        then = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        return after[:1].isalpha() and then not in self.lexis.openers  # إن «الوضع مستقر» *ثم* غادر

    def _topical(self, passage: Passage, speaker: Extent) -> bool:
        """Whether a head says what it is about before who does something: دراما رمضان: «*شاهد*» تراهن على الكوميديا."""
        if not self.lexis.definite or self.wording.count(passage) >= FEW or speaker[1] > passage.left:
            return False
        if self.reading.text[speaker[1] : passage.left].strip() != ":" or self.referents.somebody(speaker):
            return False
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        does = after.startswith(self.lexis.imperfects) and after not in self.lexis.grammar
        return does and not (self._teller(speaker) or self.referents.ends(speaker[0]))

    def _teller(self, speaker: Extent) -> bool:
        """Whether the first noun of a mention is of those who tell things: خبراء, المعارضة."""
        word = self.prose.first(*speaker).word
        known = (word, self.lexis.noun(word))
        return any(
            self.lexis.teller(noun) or self.lexis.body(noun) or noun in self.lexis.evidence for noun in known
        )

    def _inside(self, passage: Passage, low: int) -> bool:
        """Whether words of the same sentence stand before the mark, more than "but" or "and", and no colon."""
        if self.edges.led(passage, low) or self.edges.parted(passage, low):
            return False
        begin = self.prose.sentence_start(low, passage.left)
        text, openers = self.reading.text, self.lexis.openers
        for match in self.prose.places(begin, passage.left):
            if text[match.start()].isalnum() and text[match.start() : match.end()] not in openers:
                return True
        return False

    def _series(self, passage: Passage, low: int) -> Voice | None:
        """The voice of the marks before, where their sentence goes on: a “liar”, a “thief” and a “fool”."""
        near = self.near
        if near is None or not near.use.speech or near.voice is None or near.passage.right != low:
            return None
        if near.voice.cue is None or near.voice.cue[0] > near.passage.left:
            return None
        gap = self.reading.text[low : passage.left]
        if self._bounded(low, passage.left):
            return None  # Roy évoque « un creux », *quand* le critique du « Phare » …
        if ";" in gap and self._anew(low + gap.rindex(";") + 1, passage.left):
            return None  # critics called it “harsh”; Adair prefers “fair”
        if "weak" in near.voice.value and not DASHES.isdisjoint(gap):
            return None  # sailors call this the “long wait” – hours in which no one can do “as he likes”
        listed = self.lexis.analytic and gap.strip() in COMMAS and self.reading.cased[passage.start].islower()
        other = self._other(low, passage)
        within = other or self.prose.sentence_start(low, passage.left) == low
        if not within or not (listed or any(map(str.isalnum, gap[:REACH]))):
            return None  # but she was “angry”, “*hurt*” and “ready to fight”
        that = self.lexis.among(self.prose.last_word(low, passage.left), self.lexis.complementizers.keys())
        speaker = other or near.voice.speaker
        return near.voice._replace(speaker=speaker, carried=True, strong=near.voice.strong or that)

    def _bounded(self, low: int, high: int) -> bool:
        """Whether a clause of time opens behind the marks, with a subject of its own."""
        lexis, tokens = self.lexis, self.prose.tokens(low, high)
        tokens = tokens[1:] if tokens and tokens[0].word in COMMAS else tokens
        opens = bool(tokens) and tokens[0].word in lexis.late & lexis.bounds & lexis.hollow
        return opens and len(tokens) > FEW and bool(lexis.reflexives)

    def _anew(self, start: int, end: int) -> bool:
        """Whether a clause of its own leads up to the marks: *Adair prefers* “fair”; not another, “fair”."""
        tokens = self.prose.tokens(start, end)
        if any(token.word in self.lexis.auxiliaries or token.word in self.lexis.copulas for token in tokens):
            return True
        verb = tokens[-1].word if len(tokens) > 1 else ""
        return bool(self.lexis.present) and verb.endswith((*self.lexis.present, *self.lexis.endings))

    def _other(self, low: int, passage: Passage) -> Extent | None:
        """Somebody else whose words they are by the same verb: le maire y voit « un pas », *les élus* « une farce »."""
        tokens, lexis = self.prose.tokens(low, passage.left), self.lexis
        gap = tokens
        while gap and (gap[-1].word in lexis.determiners or self._opines(gap[-1].word)):
            gap = gap[:-1]  # la gauche parle de « honte », *la droite* d'une « … »
        elided = len(gap) > 1 and gap[-1].word in COMMAS  # la CGT*,* d'un « leurre »
        gap = gap[: len(gap) - elided]
        if not lexis.subject_first or len(gap) < 2:
            return None
        over = self.reading.text[passage.right : passage.right + 1] in ("", *ELLIPTIC)
        joined = gap[0].word in COMMAS or (elided and over and gap[0].word in ELLIPTIC)
        named = all(t.word[0].isalnum() and t.word not in lexis.barred for t in gap[1:])
        extent = gap[1].start, gap[-1].end
        return extent if joined and named and self.referents.somebody(extent) else None

    def _opines(self, word: str) -> bool:
        """Whether a word is a preposition of opinions, an article written together with it or not: de, *d'une*."""
        preposition, _, article = word.partition("'")
        return preposition in self.lexis.opinions and (not article or article in self.lexis.determiners)

    def _nested(self, passage: Passage, outer: Passage, near: Passage) -> Verdict:
        """The verdict on a passage inside another."""
        low = near.right if outer.left < near.left and near.right <= passage.left else outer.start
        voice = self.prefaces.before(passage, low, passage.left)
        if (name := self.naming.named(passage, voice, True)) is not None:
            return Verdict(passage, name.use, None, name.cert, name.evidence)
        strong = voice is not None and voice.strong and not self._anybody(voice)
        if self.wording.count(passage) <= FEW and not strong and not self.edges.led(passage, low):
            return self._unsaid(passage, Use.COINED)
        if voice is None or not strong:
            return self._unsaid(passage, Use.UNATTRIBUTED)
        if voice.value == "document" or (voice.speaker and self.referents.document(voice.speaker)):
            return self._documented(passage, voice, voice.cue or voice.speaker)
        if "own" in voice.value and "quoting" not in voice.value:  # «... قلت له: ‘هون قبر أبي’»
            told = next((v.voice for v in reversed(self.verdicts) if v.passage is outer), None)
            voice = voice._replace(speaker=told.speaker if told else None, carried=True)
        return Verdict(passage, Use.SPOKEN, voice, None, self._words(voice.cue or voice.speaker))

    def _anybody(self, voice: Voice) -> bool:
        """Whether words are only said to be in use, by nobody who is named: on nous parle de “bonnes pratiques”."""
        if "opinion" not in voice.value or voice.speaker is None or self.lexis.definite:
            return False
        pronoun = self.referents.pronoun(voice.speaker)
        return pronoun and self.reading.text[slice(*voice.speaker)] not in self.lexis.genders

    def _words(self, extent: Extent | None) -> str:
        return self.reading.cased[extent[0] : extent[1]] if extent else ""
