"""Retold: what is reported without marks, where the subject stands before its verb.

*The minister said* that fares would rise; the plan is late, *officials said*; la ligne fermera, *a annoncé la
mairie*; *according to* an audit riders are fewer. A verb reports nothing by itself: "that", a clause of its own, or the
sentence that it closes must show what is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from annotate.quotes.closing import Closings
from annotate.quotes.content import Contents
from annotate.quotes.cue import Cues
from annotate.quotes.frame import Frames
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.perfect import Perfects
from annotate.quotes.prose import COMMAS, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.relative import Relatives
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.subject import Subjects
from annotate.quotes.teller import Tellers
from annotate.quotes.topic import Topics
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading

LONGEST_ASKER = 12
"""How many words behind a verb hold who asks, and the word that opens the question."""
LONGEST_APPOSITION = 7
"""What a comma joins to whom "according to" names is no clause up to so many words."""


class Retold:
    """The reports of one reading outside its passages, but those of the passages."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.leads, self.topics = reading.once(Leads), reading.once(Topics)
        self.subjects, self.frames = reading.once(Subjects), reading.once(Frames)
        self.referents, self.contents = reading.once(Referents), reading.once(Contents)
        self.relatives, self.closings = reading.once(Relatives), reading.once(Closings)
        self.tellers, self.perfects = reading.once(Tellers), reading.once(Perfects)
        self.mentions = reading.once(Mentions)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased
        self.lines, self.possessives = reading.lines, reading.pack.script.possessives

    def voices(self, passages: list[Passage], known: Iterable[Voice]) -> list[Voice]:
        """The reports of a text; the verbs of what is ``known`` to be said report that alone."""
        told = {voice.cue[0]: voice for voice in known if voice.cue}
        ends, found = [p.right for p in passages], []
        latest: Voice | None = None
        line = 0
        for hit in self.cues.hits:
            if (voice := told.get(self.cues.extent(hit)[0])) is not None:
                latest = voice
                continue
            at = bisect_left(ends, hit.end)
            if (at < len(ends) and passages[at].left < hit.end) or (hit.value and not self._may(hit)):
                continue
            while self.lines[line][1] < hit.start:
                line += 1
            stop = self.prose.sentence_end(hit.end, self.lines[line][1])
            if self.text[stop : stop + 2].lstrip(".!?")[:1] in ANY_MARK and not (
                at < len(ends) and passages[at].left < stop
            ):
                continue  # marks that lost their other one
            begin = self.prose.sentence_start(self.lines[line][0], hit.start)
            if latest is not None and (latest.cue is None or latest.cue[0] < begin):
                latest = None
            if latest is not None and latest.speaker and latest.speaker[0] <= hit.start < latest.speaker[1]:
                continue  # *a man who said* nothing
            voice = self._report(hit, begin, stop, latest)
            if voice is not None:
                latest = voice
                found.append(voice)
        return found

    def _may(self, hit: Hit) -> bool:
        """Whether a verb can report outside marks: none that leads to words in them, as the words of documents do."""
        value = hit.value
        return not (value == "document" or "viewing" in value or "filler" in value)

    def _report(self, hit: Hit, begin: int, stop: int, latest: Voice | None) -> Voice | None:
        """The report of one verb, or by "according to"."""
        if hit.start in self.cues.according:
            closes = "closing" in hit.value and self.prose.last_word(begin, hit.start) not in COMMAS
            if "opening" in hit.value or closes:  # ist sehr alt, *so* Müller; not ist so alt
                return None
            voice = self.frames.voice(hit, stop, fronted=hit.start == begin)
            if voice is None or voice.speaker is None:
                return voice if hit.value == "carried" else None  # *Selon lui*, le pont rouvrira
            return voice._replace(speaker=self._before_clause(voice.speaker))
        if (asker := self._asker(hit, begin, stop)) is not None:
            return Voice(self.cues.extent(hit), asker, hit.value, True)
        if "preceded" in hit.value:  # *der Polizei* zufolge floh der Fahrer
            found = self._oblique(self.leads.precedes(begin, hit.start))
            return Voice(self.cues.extent(hit), found, hit.value, True) if self._told_by(found) else None
        at = bisect_left(self.cues.openings, hit.end)
        that = self.cues.openings[at] if at < len(self.cues.openings) else stop
        pointed = self.relatives.teller(hit, begin, stop)
        if pointed is not None and self.tellers.somebody(pointed) and not self._headed(hit):
            return Voice(self.cues.extent(hit), pointed, hit.value, True)
        tokens = self.prose.tokens(hit.end, stop) if self.lexis.analytic else ()
        goes_on = tokens and (
            tokens[0].word in self.lexis.copulas or tokens[0].word in self.lexis.auxiliaries
        )
        if goes_on and (inserted := self._inserted(hit, begin)) is not None:
            return Voice(self.cues.extent(hit), inserted, hit.value, True)
        if "weak" not in hit.value and (likened := self.closings.likened(hit, begin, tokens)) is not None:
            return Voice(self.cues.extent(hit), likened, hit.value, True)
        if "weak" not in hit.value and (opening := self.closings.opening(hit, begin, stop)) is not None:
            return Voice(self.cues.extent(hit), opening, hit.value, True)
        if self.lexis.recalling and (recalled := self._recalled(hit, begin, stop)) is not None:
            return Voice(self.cues.extent(hit), recalled, hit.value, True)
        if that >= stop and not self.contents.tells(hit):
            return None
        tokens = tokens or self.prose.tokens(hit.end, stop)
        speaker = None
        if "leading" not in hit.value and self.contents.clause(hit, tokens, that, stop):
            speaker = self._speaker(hit, begin, stop, latest) or self.closings.strayed(hit, begin, tokens)
            if speaker is None and self._dropped(hit, begin):
                return Voice(self.cues.extent(hit), None, hit.value, True)
            turned = self.lexis.analytic and hit.word in self.lexis.turned
            if speaker is None and turned and not self._pronoun(tokens):
                speaker = self.closings.plain(hit, begin, stop, tokens)  # …, said *two people briefed on it*
        elif "participle" not in hit.value and ("weak" not in hit.value or self.closings.named(hit, tokens)):
            speaker = self.closings.of(hit, begin, stop, tokens)
        if speaker is None and self.contents.noun(hit, self.perfects.held(hit) or tokens):
            speaker = self._teller(hit, begin, stop, latest)
        if speaker is None and "later" in hit.value and that < stop:
            return Voice(self.cues.extent(hit), None, hit.value, True)  # Et d'*ajouter* que ...
        if speaker and (self._nobody(speaker) or self.tellers.supposes(speaker, self.cues.extent(hit))):
            return None
        if speaker is None or self.referents.document(speaker) or not self.tellers.speaks(hit, speaker):
            return None
        if self._noun(hit, begin, tokens) or self._supposed(begin, speaker):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _oblique(self, speaker: Extent | None) -> Extent | None:
        """A mention from the last article on that no subject has: das Feuer brach *einem Sprecher* zufolge aus."""
        tokens = self.prose.tokens(*speaker) if speaker else ()
        starts = [token.start for token in tokens if token.word in self.lexis.oblique]
        return (starts[-1], tokens[-1].end) if starts else speaker

    def _told_by(self, speaker: Extent | None) -> bool:
        """Whether a mention is of somebody, or of what somebody says: *Polizeiangaben* zufolge."""
        if speaker is None or self.referents.document(speaker):
            return False
        words = [token.word for token in self.prose.tokens(*speaker)]
        noun = any(self.lexis.heads(word, self.lexis.offices | self.lexis.bodies) for word in words)
        return noun or self.tellers.somebody(speaker)

    def _recalled(self, hit: Hit, begin: int, stop: int) -> Extent | None:
        """Who stands behind a verb and what points back to the sentence before: das teilte *die Polizei* mit."""
        lead = self.text[begin : self.cues.extent(hit)[0]].strip()
        if lead not in self.lexis.recalling or "weak" in hit.value or "participle" in hit.value:
            return None
        found = self.mentions.follows(hit.end, stop)
        named = found and not self.referents.pronoun(found) and self.tellers.somebody(found)
        oblique = found and self.prose.first(*found).word in self.lexis.oblique
        return found if named and not oblique else None

    def _asker(self, hit: Hit, begin: int, stop: int) -> Extent | None:
        """Who asks what a participle at the head of a sentence tells: Asked by *the judge* whether he knew, he …"""
        lexis = self.lexis
        if not lexis.analytic or self.text[begin : hit.start].strip():
            return None
        tokens = self.prose.tokens(hit.end, stop)[:LONGEST_ASKER]
        if not tokens or tokens[0].word not in lexis.agents:
            return None
        asks = next((token.start for token in tokens[1:] if self.contents.governs(hit, token.word)), 0)
        return self.subjects.mentions.follows(tokens[0].end, asks) if asks else None

    def _supposed(self, begin: int, speaker: Extent) -> bool:
        """Whether something is only told of as possible: *if* you believe that the bridge is safe, cross it."""
        before = self.prose.last_word(begin, speaker[0])
        return self.lexis.subject_first and before in self.lexis.hollow and before in self.lexis.negations

    def _pronoun(self, tokens: Sequence[Token]) -> bool:
        """Whether a pronoun stands first behind a verb, and opens what is told: the men, say *they* saw it."""
        word = tokens[0].word if tokens else ""
        return word in self.lexis.pronouns and word not in self.lexis.determiners

    def _noun(self, hit: Hit, begin: int, tokens: Sequence[Token]) -> bool:
        """Whether a verb is the noun it is spelled like: first *reports* spoke of ten dead; denied *claims* that …"""
        lexis = self.lexis
        if not lexis.analytic or "weak" not in hit.value or not hit.word.endswith(lexis.plurals):
            return False
        lead = self.prose.tokens(begin, hit.start)
        if not lead or lead[-1].word in lexis.auxiliaries or lead[-1].start in self.cues.verb_starts:
            return bool(lead)  # he *had reports* that
        words = lexis.auxiliaries, lexis.copulas, lexis.preterites
        after = tokens[0] if tokens else lead[-1]
        if not (any(after.word in some for some in words) or after.start in self.cues.verb_starts):
            return False
        first = next((token.start for token in lead if token.word not in lexis.openers), begin)
        return self.leads.precedes(begin, self.cues.extent(hit)[0]) == (first, lead[-1].end)

    def _inserted(self, hit: Hit, begin: int) -> Extent | None:
        """Who is named in a relative clause that goes on behind a verb of saying: a plan that *critics* say is dead."""
        lexis = self.lexis
        if hit.word not in lexis.clausal or "weak" in hit.value:
            return None
        start = self.cues.extent(hit)[0]
        if start < hit.start:
            return None
        speaker = self.leads.precedes(begin, start)
        relative = self.prose.last_word(begin, speaker[0]) if speaker else ""
        led = relative in lexis.relating or relative in lexis.complementizers
        return speaker if speaker and led and self.tellers.somebody(speaker) else None

    def _nobody(self, speaker: Extent) -> bool:
        """Whether nobody is meant: *no one* is saying so; or an owner alone: *her* expressed hope."""
        word, lexis = self.text[slice(*speaker)], self.lexis
        if not lexis.analytic:
            return False
        asks = (
            word in lexis.relating and self.prose.sentence_start(0, speaker[0]) == speaker[0]
        )  # *Who* says so?
        alone = asks or word in lexis.plain or word in lexis.owners
        return alone or self.prose.first(*speaker).word in lexis.negations

    def _before_clause(self, speaker: Extent) -> Extent:
        """The mention without the clause behind its comma: Selon *l'accord*, la ville cessera de payer, ..."""
        tokens = self.prose.tokens(*speaker)
        comma = next((k for k, token in enumerate(tokens) if token.word in COMMAS), 0)
        clause = comma and (len(tokens) - comma > LONGEST_APPOSITION or self._states(tokens[comma + 1 :]))
        return (speaker[0], tokens[comma - 1].end) if clause else speaker

    def _states(self, tokens: Sequence[Token]) -> bool:
        """Whether what a comma parts off has a verb before any relative: Lee, *the cost has been high*, …"""
        lexis = self.lexis
        verbs = (lexis.auxiliaries, lexis.copulas, lexis.preterites)
        for token in tokens if lexis.analytic else ():
            if token.word in lexis.relating or token.word in lexis.complementizers:
                return False
            if any(token.word in some for some in verbs):
                return True
        return False

    def _speaker(self, hit: Hit, begin: int, stop: int, latest: Voice | None) -> Extent | None:
        """Who says what a clause tells: before the verb, or who spoke before where "and" joins it on."""
        start = self.cues.extent(hit)[0]
        before = self.prose.last_word(begin, start)
        if self.cues.infinitive(hit):
            return None  # it is wrong *to say* that ...
        if "participle" in hit.value and self.subjects.passive(hit):
            found = self.leads.precedes(begin, start)  # police *are appealing* for witnesses
            return None if found and self.text[slice(*found)] in self.lexis.impersonal else found
        if "participle" in hit.value:
            if before not in COMMAS:
                return None
            first = self.topics.of(begin, start)
            return latest.speaker if latest else first if first and self._acts(first) else None
        if before in self.lexis.conjunctions or before in self.lexis.contrasting:
            return latest.speaker if latest is not None else self._joined(begin, start)
        if before in self.lexis.plain:
            return None  # signed *a note* that ...
        possessed = self.text[start - 2 : start].strip() and self.text.endswith(
            self.possessives, 0, start - 1
        )
        if before in self.lexis.governors or self.subjects.passive(hit) or possessed:
            return None
        if self.lexis.verb_second:
            return self.perfects.placed(hit, begin, stop)
        return self.leads.precedes(begin, start)

    def _acts(self, first: Extent) -> bool:
        """Whether the head of a sentence is who says what comes later in it: *Lee* left, saying …; not *going* on, …"""
        if self.tellers.anyone(first):
            return True
        named = self.tellers.bare(first) and self.text[first[1]] == " "
        return named and not self.text.endswith(self.lexis.participles, *first)

    def _dropped(self, hit: Hit, begin: int) -> bool:
        """Whether a verb opens its sentence and says by its form alone who tells something: *Añadió* que lloverá."""
        if not self.lexis.subject_dropped or "weak" in hit.value or "participle" in hit.value:
            return False
        lead = self.prose.tokens(begin, self.cues.extent(hit)[0])
        lexis = self.lexis
        opens = (lexis.openers | lexis.adverbs) - lexis.negations - lexis.reflexives  # *Se* dice que
        return all(token.word in COMMAS or token.word in opens for token in lead)

    def _joined(self, begin: int, start: int) -> Extent | None:
        """The subject of a sentence whose second verb reports: *Prosecutors* accused him and said that …"""
        first = self.topics.of(begin, start)
        if first is None or not self.perfects.capitals.headed(self.prose.tokens(*first)):
            return None  # dann *entscheidet es* und fragt, was geschehen soll
        return first if self.lexis.clausal or self.tellers.anyone(first) else None

    def _teller(self, hit: Hit, begin: int, stop: int, latest: Voice | None) -> Extent | None:
        """Who tells a noun, in a sentence of the text and by a verb that nothing denies: *they* demanded an inquiry.

        Not the plan *called for* a bridge, a man *who accused* her, when he *announced* it; Mayor urges calm (a head).
        """
        lexis, leading = self.lexis, self._leading(hit)
        governed = leading if lexis.grouped else leading[:1]  # have *to* ask; a quant *à* lui exigé
        open_ = any(w in lexis.negations for w in leading) or any(w in lexis.governors for w in governed)
        if open_ or self._headed(hit):
            return None
        listed = latest and latest.speaker and leading[0] in COMMAS and "participle" not in hit.value
        # the coach praised his players, *blamed* the referee and apologised to fans
        speaker = latest.speaker if latest and listed else self._speaker(hit, begin, stop, latest)
        if speaker is None or not self.tellers.somebody(speaker) or self.tellers.thing(speaker):
            return None
        if self.contents.rules(hit, self.prose.tokens(*speaker)):
            return None
        word = self.text[slice(*speaker)]
        before = self.prose.last_word(begin, speaker[0])
        relative = word in lexis.pronouns and word in lexis.appositions and before not in COMMAS
        opposed = self.text.endswith(
            lexis.opposing, begin, speaker[0]
        )  # *alors que* la défense a demandé la relaxe
        hangs = not opposed and (before in lexis.hollow or before in lexis.complementizers)
        return None if relative or hangs else speaker

    def _leading(self, hit: Hit) -> list[str]:
        """The words of a cue before its verb, and the one before them: *did not* mention, *ne* réclame pas."""
        start = self.cues.extent(hit)[0]
        helping = hit.word.partition(" ")[0]  # *aurait* reconnu les faits
        return [
            self.prose.last_word(0, start),
            *self.text[min(start, hit.outer) : hit.start].split(),
            helping,
        ]

    def _headed(self, hit: Hit) -> bool:
        """Whether a verb stands in a line that no full stop ends, as heads do."""
        at = bisect_left(self.lines, (hit.end, 0)) - 1
        return self.cased[self.lines[at][1] - 1].isalnum()
