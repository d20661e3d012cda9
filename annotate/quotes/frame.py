"""Frame: "according to" somebody, and the verbs that belong to what it names: بحسب الوزير, selon lui."""

from __future__ import annotations

from annotate.quotes.authority import Authorities
from annotate.quotes.cue import Cues
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, LONGEST_ASIDE, Extent, Prose
from annotate.quotes.referent import Referents
from annotate.quotes.relative import Relatives
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading

CLOSES = ("", ",", ".", ";", "\n")
"""What stands behind an opinion that closes what is said."""


class Frames:
    """The reports of one reading by "according to"."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.mentions, self.referents = reading.once(Mentions), reading.once(Referents)
        self.authorities = reading.once(Authorities)
        self.relatives, self.leads = reading.once(Relatives), reading.once(Leads)
        self.lexis, self.text = reading.pack.once(lexis), reading.text

    def voice(self, hit: Hit, stop: int, fronted: bool = False) -> Voice | None:
        """According to somebody: بحسب الوزير, selon lui; on nobody's authority it is no report."""
        if hit.value == "carried":
            return Voice(self.cues.extent(hit), None, hit.value, True)
        if (
            "closing" in hit.value
            and self.lexis.capital_nouns
            and self.prose.last_word(0, hit.start)[-1:].isalnum()
        ):
            return None  # stellen Sie es *so* ein, dass es „leise“ läuft
        first = self.prose.first(hit.end, min(stop, hit.end + LONGEST_ASIDE))
        word = first.word
        if self.lexis.reflexives and self.cues.resumes(hit):
            # *le maire*, pour qui le texte est « mal ficelé »
            meant = self.leads.precedes(self.prose.sentence_start(0, hit.start), hit.start - len(", "))
            return Voice(None, meant, hit.value, True) if meant else None
        if word in self.lexis.objects and self.lexis.reflexives:  # selon *lui*
            return Voice(self.cues.extent(hit), (first.start, first.end), hit.value, True)
        if word in self.lexis.pointing:
            return self._told(hit, stop)
        if any(word.endswith(end) and word[: -len(end)] in self.lexis.sources for end in self.lexis.owned):
            return None  # بحسب ما نقلت *عنها* وسائل إعلام، قالت المرشحة: «...»
        if (verbal := self._verbal(hit, stop)) is not None:
            return verbal
        handed = word in self.lexis.relatives
        source = self.mentions.source(hit, stop) if handed or hit.value == "relayed" else None
        speaker = source or self.mentions.follows(
            hit.end, stop, bare=False, closed=fronted, joined="joined" in hit.value
        )
        if speaker is None and word in self.lexis.oblique:  # laut *dem* Hafenamt
            noun = self.mentions.follows(first.end, stop, bare=False, closed=fronted)
            speaker = noun and (first.start, noun[1])
        speaker = speaker or self._in_marks(hit, stop)
        if speaker and self.text[slice(*speaker)] in self.lexis.plain & self.lexis.articles:
            return None  # laut *dem* „Boten“, whose marks are looked at
        if speaker is None or self.authorities.unheard(speaker):
            return None
        if "viewpoint" in hit.value and not self.authorities.holds(speaker):
            return None  # من وجهة نظر *أمنية*
        if hit.value == "opening" and not self._opinion(hit, speaker):
            return None
        if "joined" in hit.value and self.lexis.among(
            self.text[speaker[0] : speaker[0] + 1], self.lexis.bare
        ):
            speaker = speaker[0] + 1, speaker[1]
        return Voice(self.cues.extent(hit), speaker, hit.value, True)

    def _in_marks(self, hit: Hit, stop: int) -> Extent | None:
        """The name in marks right behind "according to": laut *„Bote“*, d'après *« Le Monde »*; بحسب «*النور*»، فإن."""
        lexis, prose = self.lexis, self.prose
        name = self.mentions.enclosed(hit.end, marks=not lexis.definite)
        if name is None or name[1] > stop:
            return None
        if lexis.definite:
            behind = prose.first(name[1] + 1, stop).word
            told = behind in COMMAS or behind in lexis.complementizers
            return name if told and prose.first(*name).word not in lexis.grammar else None
        return name

    def _verbal(self, hit: Hit, stop: int) -> Voice | None:
        """The report of a verb right behind "according to": *según ha explicado* a este diario el alcalde."""
        verb = next(iter(self.cues.between(hit.end, stop)), None)
        if verb is None or not self.lexis.turning or self.cues.extent(verb)[0] > hit.end + 1:
            return None
        speaker = self.mentions.follows(verb.end, stop, closed=True)
        return Voice((hit.start, verb.end), speaker, hit.value, True) if speaker else None

    def _told(self, hit: Hit, stop: int) -> Voice | None:
        """The report of a verb that "according to" hands on: selon ce qu'*a indiqué* le maire."""
        verb = next(iter(self.cues.between(hit.end, stop)), None)
        speaker = self.relatives.teller(verb, hit.start, stop, framed=True) if verb else None
        return Voice(self.cues.extent(verb), speaker, verb.value, True) if verb and speaker else None

    def _opinion(self, hit: Hit, speaker: Extent) -> bool:
        """Whether somebody's opinion opens a sentence: *Pour le maire*, « … »; not Pour le moment, « … ».

        Or closes what is said: « … », *pour la préfecture*; not « … », pour l'instant.
        """
        first = self.prose.first(*speaker)
        if first.word.endswith(self.lexis.infinitives) and not self.prose.capitalised(first):
            return False  # *pour reprendre* le mot du maire
        if self.cues.closes(hit):
            return self.text[speaker[1] : speaker[1] + 1] in CLOSES and self.referents.somebody(speaker)
        if self.prose.sentence_start(0, hit.start + 1) != hit.start and self.text[hit.start - 1] != "\n":
            return False
        if self.text[speaker[1] : speaker[1] + 1] not in COMMAS:
            return False
        told = any(self.lexis.teller(token.word) for token in self.prose.tokens(*speaker))
        return told or self.referents.somebody(speaker) or self.prose.capitalised(first)

    def framing(self, frame: Hit, hit: Hit) -> bool:
        """Whether a verb belongs to the mention after "according to": no comma parts them."""
        if frame.start not in self.cues.according or hit.start in self.cues.according:
            return False
        if self.prose.sentence_end(frame.end, hit.start) < hit.start:
            return False  # وفقا للمادة 112 تدير الحكومة الحقول. وقالت الوزارة إن ...
        return not any(comma in self.text[frame.end : hit.start] for comma in COMMAS)
