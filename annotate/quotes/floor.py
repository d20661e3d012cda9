"""Floor: who has the floor while a text is read: whom words mean that name no speaker."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from annotate.quotes.antecedent import Antecedents
from annotate.quotes.colon import Colons
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.preface import Prefaces
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK, DASHES
from annotate.quotes.subject import Subjects
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, Wording
from annotate.reading import Hit, Reading
from annotate.structure.heads import possible
from annotate.structure.outline import outline
from annotate.structure.paragraphs import paragraphs

UNSAID = '«“" \u00a0\u202f-–—'
"""What may stand between a sentence and the words of the next: a mark, a dash, a space."""


class Floor:
    """The voice heard last in one reading, from its start to a place in it; ``here``, in its paragraph.

    ``reports`` are those without marks, in order; ``passages`` all that stands in marks.
    """

    def __init__(self, reading: Reading, reports: list[Voice], passages: list[Passage]) -> None:
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)
        self.prefaces, self.colons = reading.once(Prefaces), reading.once(Colons)
        self.subjects, self.antecedents = reading.once(Subjects), reading.once(Antecedents)
        self.referents, self.lexis = reading.once(Referents), reading.pack.once(lexis)
        self.reading, self.reports, self.passages = reading, reports, passages
        self.paras = reading.once(paragraphs)
        self.here: Voice | None = None
        self.last: Voice | None = None
        self.former: Voice | None = None
        self.since = self.told = 0

    @cached_property
    def heads(self) -> list[int]:
        """Where the heads of the text begin; few texts have a voice that could be carried over one."""
        return self.reading.once(outline).breaks()

    def note(self, upto: int) -> None:
        """Take note of who spoke, without marks, before a place."""
        while self.told < len(self.reports) and (cue := self.reports[self.told].cue) and cue[0] < upto:
            speaker = self.reports[self.told].speaker
            if speaker and not (cue[0] in self.subjects.cues.according and self._text(speaker)):
                self.hear(self.reports[self.told], cue[0])
            self.told += 1

    def _text(self, speaker: Extent) -> bool:
        """Whether a mention is of a text or a speech, which adds nothing later: وفق *محاضر* الشرطة."""
        return self.prose.first(*speaker).word in self.lexis.statements

    def telling(self, passage: Passage, low: int) -> Voice | None:
        """The report without marks in whose words a passage stands: احتج المحامي، وكيل المالك، بأن التقرير «*باطل*»."""
        told = self.reports[self.told - 1] if self.told else None
        if told is None or told.cue is None or told.cue[0] < self.prose.sentence_start(low, passage.left):
            return None
        return told._replace(strong=False)

    def going_on(self, passage: Passage) -> Voice | None:
        """The voice before a sentence whose verb shows that somebody is still reported: Er *sei* „tief enttäuscht“."""
        start = self.reading.lines[passage.line][0]
        if not self.lexis.conjunctive or self.last is None or self.since < start:
            return None
        begin = self.prose.sentence_start(start, passage.left)
        if begin == start or not self.wording.phrasal(passage):
            return None
        told = any(token.word in self.lexis.conjunctive for token in self.prose.tokens(begin, passage.left))
        return self.last._replace(carried=True, strong=True) if told else None

    def hear(self, voice: Voice, at: int) -> None:
        """Keep the voice that was heard last, and where that was, and who spoke before."""
        if self.last and self.last.speaker != voice.speaker:
            self.former = self.last
        self.last, self.since = voice, at

    def before(self, at: int) -> Voice | None:
        """The voice heard last, in the same section as a place: none is carried over a head."""
        return None if self.last is None or self._parted(self.since, at + 1) else self.last

    def _parted(self, start: int, end: int) -> bool:
        """Whether a head begins between two places: most often no paragraph there is short enough to be one."""
        paras = self.paras[bisect_left(self.paras, (start,)) : bisect_left(self.paras, (end,))]
        return any(map(possible, paras)) and bisect_left(self.heads, start) != bisect_left(self.heads, end)

    def carried(self, voice: Voice, passage: Passage) -> Extent | None:
        """Whom a verb without a subject means: who acts in the clause before it, or who spoke last."""
        if voice.value == "passive" or "own" in voice.value:
            return None  # Lee was asked, “…”; قلت: «…»
        upto = voice.cue[0] if voice.cue else passage.left
        word = self.reading.text[slice(*voice.cue)] if voice.cue else ""
        last = self.before(passage.left)
        begin = self.prose.sentence_start(self.reading.lines[passage.line][0], upto)
        actor = self.subjects.governor(begin, upto, voice)
        actor = actor or self.antecedents.meanwhile(begin, upto)
        if actor and self._relative(actor) and self._shut(upto):
            actor, last = self.subjects.topics.of(begin, upto) or actor, None
        joined = self.reading.text[upto - 1 : upto] in self.lexis.answering
        if joined and (reply := self.antecedents.replying(begin, upto)):
            return reply
        # «... شكر *الوزير* أصحابها»، مضيفا: who acts in the words did not tell them
        actor = None if actor and self._marked(actor[0]) else actor
        near = self._acting(self.reading.lines[passage.line][0], upto)
        if actor is None or (near is not None and near[0] > actor[1]):
            actor = near  # رأى المحلل أن ...، بينما قلل *الوزير* من ذلك، قائلا: «...»
        if actor is near and near is not None and near[0] < begin and self._written(voice):
            # وردت *الوزارة* ببيان قالت فيه إن ...
            actor = self.antecedents.doer(begin, upto) or actor
        if actor is None and not (last and last.cue and last.cue[0] >= begin):
            actor = self.subjects.former(begin, upto)
            if actor is None or not self.referents.agrees(word, actor):
                actor = self.antecedents.doer(begin, upto) or actor  # يختصر *المسألة* بقوله: «...»
            actor = actor or self.antecedents.kept(self.reading.lines[passage.line][0], begin)
        if actor is None and self.lexis.subject_dropped and begin < passage.left:
            # El director, *Luis Peña*, prometió una auditoría; «se sabrá todo», advirtió.
            topic = self.subjects.topics.of(begin, passage.left)
            if topic and self.prose.first(topic[1], passage.left).word not in self.lexis.stops:
                actor = topic if self.referents.somebody(topic) else None
        if actor is None and last and last.speaker and self._relative(last.speaker):
            # Le groupe, *qui* parle d'« un creux », assure que « la reprise est là »
            actor = self.prefaces.topics.of(begin, upto)
            last = None if actor else last
        former = self.former.speaker if self.former and last else None
        if former and former[0] < self.reading.lines[passage.line][0]:
            former = None
        # *ابنته سلمى* ذكرت أن والدها أوصى بذلك. وزادت: «...»
        for mention in (actor, last.speaker if last else None, former):
            if mention is None or (mention is actor and last and last.speaker and actor[0] < last.speaker[0]):
                continue
            if self._agrees(word, mention):
                return mention
        return None

    def _written(self, voice: Voice) -> bool:
        """Whether a verb tells what a text just spoken of says: أصدر بيانا قال *فيه* إن ..."""
        end = voice.cue[1] if voice.cue else 0
        after = self.prose.first(end, end + LONGEST_WORD).word
        return after in self.lexis.objects and after in self.lexis.adverbs

    def _relative(self, mention: Extent) -> bool:
        """Whether a mention is no more than a relative, which speaks in its own clause alone: *qui*."""
        word = self.reading.text[slice(*mention)]
        return self.lexis.subject_first and word in self.lexis.pronouns and word in self.lexis.relating

    def _shut(self, upto: int) -> bool:
        """Whether the clause of a relative is shut that spoke last: he had a sign which said “…”, and sat, adding …"""
        tokens = self.prose.tokens(self.since, upto)
        at = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k].word in ANY_MARK), len(tokens))
        rest = tokens[at + 1 :]
        return len(rest) > FEW and (rest[0].word in COMMAS or rest[0].word in DASHES)

    def _agrees(self, word: str, mention: Extent) -> bool:
        """Whether a verb can mean somebody, by gender or as the verb did that told of them, and by number.

        وأعربت *الرئيس التنفيذي ليلى سعد* عن أملها، *واصفة* السوق بأنه ...
        """
        lexis = self.lexis
        if word.endswith(lexis.agreeing) and self.referents.single(mention):
            return False  # وقالت *المؤسسة* إن ...; وتجمع الطلاب، وهتفوا: «...»
        last = self.last
        if last and last.cue and last.speaker == mention and lexis.genders.get(word):
            verb = self.reading.text[slice(*last.cue)]
            if lexis.genders.get(verb) == lexis.genders[word]:
                return True
        return self.referents.agrees(word, mention)

    def _actor(self, passage: Passage, low: int) -> Extent | None:
        """Who acts in the sentence before the words, which reports nothing: يضحك *حسين*. «أبي يحن إلى الماضي»."""
        end = self.prose.sentence_start(low, passage.left)
        begin = self.prose.sentence_start(low, end - 1) if end > low else end
        told = self.reading.once(Cues).between(begin, end)
        if self.lexis.analytic:
            if not passage.closed or any("weak" not in hit.value for hit in told):
                return None
            topic = self._topic(begin, end)
            # “A,” said Lee. *Her cook* is less sure. “B.”; but: Roe died in May. “B.”
            return topic if topic and (self.here is None or self._turns(topic, end, bool(told))) else None
        return None if told else self._acting(begin, end)

    def _turns(self, topic: Extent, end: int, told: bool) -> bool:
        """Whether a sentence turns to how somebody else holds it, who has not just spoken, and is no pronoun."""
        last = self.here.speaker if self.here else None
        if last is None or self.referents.pronoun(topic):
            return False
        words = {token.word for token in self.prose.tokens(*topic) if self.prose.capitalised(token)}
        if any(token.word in words for token in self.prose.tokens(*last)):
            return False
        after = self.prose.first(topic[1], end).word
        after = self.prose.first(topic[1] + 1, end).word if after in COMMAS else after
        return told or after in self.lexis.copulas

    def _topic(self, begin: int, end: int) -> Extent | None:
        """The person whom a sentence is about that nothing was done to: *Ann Lee* is not so sure. “It is late.”"""
        lexis, topic = self.lexis, self.subjects.topics.of(begin, end)
        if topic is None:
            return None
        known = self.referents.person(topic) or self.reading.text[slice(*topic)] in lexis.genders
        known = known or lexis.teller(self.prose.last_word(*topic))
        after = self.prose.tokens(topic[1], end)[:2]
        done = len(after) > 1 and after[0].word in lexis.passives and after[1].word
        passive = done and done.endswith(lexis.endings) and not done.endswith(lexis.participles)
        return topic if known and not passive else None

    def _about(self, passage: Passage, low: int, heard: Voice | None) -> Extent | None:
        """Whom the sentence before the words names, which reports nothing: *Le maire* n'en revient pas. « … »"""
        end = self.prose.sentence_start(low, passage.left)
        if not self.lexis.turning or end <= low or self.reading.text[end : passage.left].strip(UNSAID):
            return None
        begin = self.prose.sentence_start(low, end - 1)
        told = [hit for hit in self.reading.once(Cues).between(begin, end) if not self._silent(hit)]
        if told and (heard or not all("weak" in hit.value and "opinion" not in hit.value for hit in told)):
            return None
        return self.colons.about(begin, end)

    def _silent(self, hit: Hit) -> bool:
        """Whether a word with its article is a noun: n'a pas digéré *l'annonce*; not elle *l'annonce* demain.

        A verb that reports only right at the words tells nothing at the end of its sentence, either: Jade *pleure*.
        """
        lexis, text = self.lexis, self.reading.text
        if "weak" in hit.value and text[hit.end : hit.end + 1] in (".", "…"):
            return True
        article = next((one for one in lexis.attaching if text.endswith(one, 0, hit.start)), "")
        article = article or self.prose.last_word(0, hit.start)
        if article not in lexis.articles and article not in lexis.determiners:
            return False
        before = self.prose.last_word(0, hit.start - len(article))
        return before not in lexis.pronouns and not lexis.teller(before)

    def _acting(self, begin: int, end: int) -> Extent | None:
        """Who acts last in a stretch and in no marks."""
        near = self.antecedents.acting(begin, end)
        while near is not None and (passage := self._marked(near[0])):
            near = self.antecedents.acting(begin, passage.left)
        return near

    def _marked(self, at: int) -> Passage | None:
        """The passage in marks in which a place lies."""
        before = bisect_left(self.passages, at, key=lambda passage: passage.left) - 1
        return self.passages[before] if before >= 0 and at < self.passages[before].right else None

    def inherited(self, passage: Passage, low: int, inside: bool) -> Voice | None:
        """The voice heard before, where a passage follows it with no report of its own."""
        voice = self.here
        if not inside:
            voice = self.prefaces.reported(passage, low, voice is not None) or voice
        if not inside and voice is None and low == self.reading.lines[passage.line][0]:
            voice = self.before(passage.left)
        if inside and self.prose.sentence_start(low, passage.left) != low:
            voice = None
        actor = None if inside else self._actor(passage, low) or self._about(passage, low, voice)
        if actor is not None:
            voice = Voice(None, actor, "", False)
        if voice is None or not (self.wording.sentence(passage, inside) or self.wording.count(passage) > FEW):
            return None
        return voice._replace(carried=True)
