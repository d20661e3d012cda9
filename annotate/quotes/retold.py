"""Retold: what is reported without marks, where the subject stands before its verb.

*The minister said* that fares would rise; the plan is late, *officials said*; la ligne fermera, *a annoncé la
mairie*; *according to* an audit riders are fewer. A verb reports nothing by itself: "that", a clause of its own, or the
sentence that it closes must show what is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.content import ENDS, Contents
from annotate.quotes.cue import Cues
from annotate.quotes.frame import Frames
from annotate.quotes.incise import Incises
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.relative import Relatives
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.subject import Subjects
from annotate.quotes.teller import Tellers
from annotate.quotes.topic import Topics
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading

FAR = 40
"""How far before a verb that is a noun as well the name stands behind which it closes its sentence (characters)."""
LONGEST_OWNER = 5
"""The longest word that means nobody by itself has so many letters: *their* expressed hope."""
LEAST = 2
"""So many words at least stand before the comma of a report that closes its sentence."""
LONGEST_APPOSITION = 7
"""What a comma joins to whom "according to" names is no clause up to so many words."""


class Retold:
    """The reports of one reading outside its passages, but those of the passages."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.mentions, self.leads = reading.once(Mentions), reading.once(Leads)
        self.topics, self.appositions = reading.once(Topics), reading.once(Appositions)
        self.subjects, self.frames = reading.once(Subjects), reading.once(Frames)
        self.referents, self.contents = reading.once(Referents), reading.once(Contents)
        self.incises, self.relatives = reading.once(Incises), reading.once(Relatives)
        self.tellers = reading.once(Tellers)
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
            if "opening" in hit.value:
                return None
            voice = self.frames.voice(hit, stop, fronted=hit.start == begin)
            if voice is None or voice.speaker is None:
                return voice if hit.value == "carried" else None  # *Selon lui*, le pont rouvrira
            return voice._replace(speaker=self._before_clause(voice.speaker))
        at = bisect_left(self.cues.openings, hit.end)
        that = self.cues.openings[at] if at < len(self.cues.openings) else stop
        pointed = self.relatives.teller(hit, begin, stop)
        if pointed is not None and not self._headed(hit):
            return Voice(self.cues.extent(hit), pointed, hit.value, True)
        tokens = self.prose.tokens(hit.end, stop) if self.lexis.endings else ()
        goes_on = tokens and (
            tokens[0].word in self.lexis.copulas or tokens[0].word in self.lexis.auxiliaries
        )
        if goes_on and (inserted := self._inserted(hit, begin)) is not None:
            return Voice(self.cues.extent(hit), inserted, hit.value, True)
        if that >= stop and not self.contents.tells(hit):
            return None
        tokens = tokens or self.prose.tokens(hit.end, stop)
        speaker = None
        if "leading" not in hit.value and self.contents.clause(hit, tokens, that, stop):
            speaker = self._speaker(hit, begin, latest)
            if speaker is None and self._dropped(hit, begin):
                return Voice(self.cues.extent(hit), None, hit.value, True)
            if speaker is None and self.lexis.endings and hit.word in self.lexis.turned:
                speaker = self._closing(hit, begin, stop, tokens)  # …, said *two people briefed on it*
        elif "participle" not in hit.value and ("weak" not in hit.value or self._closed(hit, tokens)):
            speaker = self._closing(hit, begin, stop, tokens) or self._closing_titled(hit, begin, tokens)
        if speaker is None and self.contents.noun(hit, tokens):
            speaker = self._teller(hit, begin, latest)
        if speaker is None and "later" in hit.value and that < stop:
            return Voice(self.cues.extent(hit), None, hit.value, True)  # Et d'*ajouter* que ...
        if speaker and speaker[1] - speaker[0] <= LONGEST_OWNER and self._nobody(begin, speaker):
            return None
        if speaker is None or self.referents.document(speaker) or not self.tellers.speaks(hit, speaker):
            return None
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

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

    def _nobody(self, begin: int, speaker: Extent) -> bool:
        """Whether nobody is meant: *no one* is saying so; or an owner alone: *her* expressed hope."""
        word, lexis = self.text[slice(*speaker)], self.lexis
        if not lexis.endings:
            return False
        alone = word in lexis.plain or word in lexis.owners
        none = word in lexis.determiners and self.prose.last_word(begin, speaker[0]) in lexis.negations
        return alone or none

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
        for token in tokens if lexis.endings else ():
            if token.word in lexis.relating or token.word in lexis.complementizers:
                return False
            if any(token.word in some for some in verbs):
                return True
        return False

    def _speaker(self, hit: Hit, begin: int, latest: Voice | None) -> Extent | None:
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
            return latest.speaker if latest else first if first and self.tellers.anyone(first) else None
        if before in self.lexis.conjunctions and latest is not None:
            return latest.speaker
        if before in self.lexis.conjunctions:
            return self._joined(begin, start)
        if before in self.lexis.plain:
            return None  # signed *a note* that ...
        possessed = self.text[start - 2 : start].strip() and self.text.endswith(
            self.possessives, 0, start - 1
        )
        if before in self.lexis.governors or self.subjects.passive(hit) or possessed:
            return None
        return self.leads.precedes(begin, start)

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
        return first if first and (self.lexis.clausal or self.tellers.anyone(first)) else None

    def _closing(self, hit: Hit, begin: int, stop: int, tokens: Sequence[Token]) -> Extent | None:
        """Who says the sentence that a report closes or breaks off: …, *officials* said; …, a annoncé *la mairie*."""
        start = self.cues.extent(hit)[0]
        lead = self.prose.tokens(begin, start)
        comma = next((k for k in range(len(lead) - 1, -1, -1) if lead[k].word in COMMAS), -1)
        if self.lexis.clausal and hit.word not in self.lexis.clausal:
            return None
        broken = bool(tokens) and tokens[0].word in COMMAS  # The outage, officials said, began at noon
        if comma < (1 if broken else LEAST) or (self._fronted(lead, comma) and not broken):
            return None
        if broken and self.topics.openings.titled(lead):
            return None  # Le ministre, *Paul Roy*, a annoncé, jeudi, le déblocage d'une aide
        gap = lead[comma + 1 :]
        if gap and gap[0].word in self.lexis.likening:
            object_ = self.text[gap[0].end : start].strip() in self.lexis.reflexives
            gap = [] if object_ else gap[1:]  # le pont est fermé, *comme l'*a annoncé la mairie
        if (inverted := self.subjects.inverted(hit, gap)) is not None:
            return inverted
        if all(token.word in self.lexis.adverbs for token in gap):
            return self._turned(hit, stop)
        if not self.lexis.clausal or not self._over(hit, tokens):
            return None  # elsewhere the verb turns round: l'OTAN *poursuit* avec intensité ses frappes
        speaker = self.leads.precedes(begin, hit.start)
        between = self.prose.tokens(speaker[1], start) if speaker else ()
        if any(t.word not in self.lexis.adverbs and t.word not in self.lexis.ordinals for t in between):
            return None  # La deuxième règle, on *la* répète
        return speaker if speaker and self.prose.last_word(begin, speaker[0]) in COMMAS else None

    def _closed(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a verb that is a noun as well ends its sentence behind a name: …, the Post *reports*."""
        if not self.lexis.endings or hit.word not in self.lexis.clausal:
            return False
        if tokens and tokens[0].word not in COMMAS and tokens[0].word not in ENDS:
            return False
        start = self.cues.extent(hit)[0]
        near = self.prose.last(max(0, start - FAR), start, 2)
        if near and near[-1].word in self.lexis.ordinals:
            near = near[:-1]  # …, the Post *first* reported
        return bool(near) and (self.prose.capitalised(near[-1]) or near[-1].word in self.lexis.pronouns)

    def _closing_titled(self, hit: Hit, begin: int, tokens: Sequence[Token]) -> Extent | None:
        """Who closes a sentence with an apposition: the bridge is closed, *Ann Lee, a surveyor,* said.

        Something must be told before it, and no time or place: not Monday, the mayor, Ann Lee, said.
        """
        start, lexis = self.cues.extent(hit)[0], self.lexis
        if not lexis.endings or hit.word not in lexis.clausal or not self._over(hit, tokens):
            return None
        if self.prose.last_word(begin, start) not in COMMAS:
            return None
        speaker = self.leads.precedes(begin, start)
        if speaker is None or self.prose.last_word(begin, speaker[0]) not in COMMAS:
            return None
        lead = self.prose.tokens(begin, speaker[0])
        opens = next((t.word for t in lead if t.word not in lexis.openers), "")
        if opens in lexis.fronting:
            return None
        told = any(self.appositions.predicates(token) for token in lead[1:])
        return speaker if told and self.tellers.somebody(speaker) else None

    def _turned(self, hit: Hit, stop: int) -> Extent | None:
        """Who stands behind a verb that closes a sentence: …, a annoncé *la mairie*; not …, a repris *la mer*."""
        if "addressed" in hit.value:
            return None
        if self.lexis.endings and self.prose.first(hit.end, stop).word in self.lexis.governors:
            return None  # those gifts, pledged *to* the town
        # …, a affirmé *mercredi à l'AFP* la préfecture
        speaker = self.mentions.follows(hit.end, stop) or self.incises.subject(hit.end, stop)
        if speaker is None or self.tellers.answer(speaker):
            return None
        if hit.word in self.lexis.turned:
            return speaker
        return speaker if self.tellers.somebody(speaker) else None

    def _teller(self, hit: Hit, begin: int, latest: Voice | None) -> Extent | None:
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
        speaker = latest.speaker if latest and listed else self._speaker(hit, begin, latest)
        if speaker is None or not self.tellers.somebody(speaker) or self.tellers.thing(speaker):
            return None
        if self.contents.rules(hit, self.prose.tokens(*speaker)):
            return None
        word = self.text[slice(*speaker)]
        before = self.prose.last_word(begin, speaker[0])
        relative = word in lexis.pronouns and word in lexis.appositions and before not in COMMAS
        hangs = before in lexis.hollow or before in lexis.complementizers
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

    def _fronted(self, lead: Sequence[Token], comma: int) -> bool:
        """Whether all before a comma is what its sentence opens with: *After the vote,* Lee said."""
        first = lead[0].word
        if self.lexis.endings and first in self.lexis.openers - self.lexis.governors and comma > 1:
            first = lead[1].word  # *But* the town is calm, he added
        opens = first in self.lexis.fronting
        return opens and not any(token.word in COMMAS for token in lead[:comma])

    def _over(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a verb tells nothing behind it but when, where or whom: officials told reporters on Monday."""
        if not tokens or tokens[0].word in COMMAS or tokens[0].word in ENDS or "addressed" in hit.value:
            return True
        first = tokens[0].word
        if first in self.lexis.governors or first in self.lexis.agents:
            return False
        return first in self.lexis.stops or first in self.lexis.late
