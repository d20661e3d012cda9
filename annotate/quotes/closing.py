"""Closing: who says the sentence that a report closes or breaks off: …, *officials* said; …, a annoncé *la mairie*."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.clause import ENDS
from annotate.quotes.cue import Cues
from annotate.quotes.incise import Incises
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Extent, Prose, Token
from annotate.quotes.subject import Subjects
from annotate.quotes.teller import Tellers
from annotate.quotes.topic import Topics
from annotate.reading import Hit, Reading

FAR = 40
"""How far before a verb that is a noun as well the name stands behind which it closes its sentence (characters)."""
LEAST = 2
"""So many words at least stand before the comma of a report that closes its sentence."""


class Closings:
    """The reports at the ends of the sentences of one reading, where subjects come first."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.mentions, self.leads = reading.once(Mentions), reading.once(Leads)
        self.topics, self.appositions = reading.once(Topics), reading.once(Appositions)
        self.subjects, self.incises = reading.once(Subjects), reading.once(Incises)
        self.tellers = reading.once(Tellers)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def of(self, hit: Hit, begin: int, stop: int, tokens: Sequence[Token]) -> Extent | None:
        """Who says the sentence before a verb, with an apposition or without; ``tokens`` stand behind the verb."""
        return self.plain(hit, begin, stop, tokens) or self._titled(hit, begin, tokens)

    def plain(self, hit: Hit, begin: int, stop: int, tokens: Sequence[Token]) -> Extent | None:
        """Who says the sentence that a report closes or breaks off: …, *officials* said; …, a annoncé *la mairie*."""
        start = self.cues.extent(hit)[0]
        lead = self.prose.tokens(begin, start)
        comma = next((k for k in range(len(lead) - 1, -1, -1) if lead[k].word in COMMAS), -1)
        if self.lexis.clausal and hit.word not in self.lexis.clausal:
            return None
        broken = bool(tokens) and tokens[0].word in COMMAS  # The outage, officials said, began at noon
        if comma < (1 if broken else LEAST):
            return None
        if not broken and self._fronted(lead, comma):
            return None
        if self.topics.openings.titled(lead):
            return None  # Le ministre, *Paul Roy*, a annoncé, jeudi, le déblocage d'une aide
        gap = lead[comma + 1 :]
        if gap and (likened := self.prose.phrase(gap[0].start, self.lexis.likening)):
            # le pont est fermé, *comme l'*a annoncé la mairie
            object_ = self.text[likened:start].strip() in self.lexis.reflexives
            gap = [] if object_ else [token for token in gap if token.start >= likened]
        if (inverted := self.subjects.inverted(hit, gap)) is not None:
            return inverted
        if all(token.word in self.lexis.adverbs for token in gap):
            speaker = self._turned(hit, stop)
            goes_on = speaker is not None and self.text[speaker[1] : speaker[1] + 1] == " "
            return None if goes_on and self.alone(hit, begin) else speaker
        if not self.lexis.clausal or not self._over(hit, tokens):
            return None  # elsewhere the verb turns round: l'OTAN *poursuit* avec intensité ses frappes
        speaker = self.leads.precedes(begin, hit.start)
        between = self.prose.tokens(speaker[1], start) if speaker else ()
        if any(t.word not in self.lexis.adverbs and t.word not in self.lexis.ordinals for t in between):
            return None  # La deuxième règle, on *la* répète
        return speaker if speaker and self.prose.last_word(begin, speaker[0]) in COMMAS else None

    def likened(self, hit: Hit, begin: int, tokens: Sequence[Token]) -> Extent | None:
        """Who says what a clause of its own hands over, its verb last: *wie die Polizei am Montag* mitteilte, …"""
        lexis = self.lexis
        if not lexis.comma_clauses or not lexis.likening or (tokens and tokens[0].word not in COMMAS | ENDS):
            return None
        lead = self.prose.tokens(begin, hit.start)
        at = next((k for k in range(len(lead) - 1, -1, -1) if lead[k].word in lexis.likening), -1)
        if at < 0 or (at and lead[at - 1].word not in COMMAS) or self.cues.between(lead[at].end, hit.start):
            return None
        found = self.mentions.follows(lead[at].end, hit.start)
        if found is None or found[0] != lead[at + 1].start or lead[at + 1].word in lexis.oblique:
            return None
        rest = self.prose.first(found[1], hit.start).word
        timed = rest in lexis.stops or rest in lexis.late or rest in lexis.adverbs or rest in COMMAS
        return found if timed or not rest else None

    def opening(self, hit: Hit, begin: int, stop: int) -> Extent | None:
        """Who is named before what a sentence goes on to tell: comme l'explique *un riverain*, le pont est fermé."""
        lexis = self.lexis
        likened = self.prose.phrase(begin, lexis.likening) if lexis.turning else 0
        if not likened:
            return None
        object_ = self.text[likened : self.cues.extent(hit)[0]].strip()
        if object_ and object_ not in lexis.reflexives and object_ not in lexis.articles:
            return None
        speaker = self.mentions.follows(hit.end, stop, closed=True)
        return speaker if speaker and self.text[speaker[1] : speaker[1] + 1] in COMMAS else None

    def alone(self, hit: Hit, begin: int) -> Extent | None:
        """Who fills all of a sentence before the comma at its verb: *A cook called Lee*, says the fire began late."""
        lexis, start = self.lexis, self.cues.extent(hit)[0]
        *lead, comma = self.prose.tokens(begin, start)
        for token in lead:
            if token.word in COMMAS or token.word in lexis.auxiliaries or token.word in lexis.copulas:
                return None
        speaker = self.leads.precedes(begin, comma.start)
        first = next((token.start for token in lead if token.word not in lexis.openers), start)
        return speaker if speaker and speaker[0] == first and self.tellers.somebody(speaker) else None

    def strayed(self, hit: Hit, begin: int, tokens: Sequence[Token]) -> Extent | None:
        """Who stands before a comma that parts no clause from its verb, and says what has a verb before any other."""
        before = self.prose.last_word(begin, self.cues.extent(hit)[0])
        if not self.lexis.analytic or "participle" in hit.value or before not in COMMAS:
            return None
        pause = next((k for k, token in enumerate(tokens) if token.word in COMMAS), len(tokens))
        # Salt and Sand, says *Ann Lee*, is a book
        told = any(map(self.appositions.predicates, tokens[:pause]))
        return self.alone(hit, begin) if told else None

    def named(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a verb that is a noun as well ends its sentence behind a name: …, the Post *reports*."""
        if not self.lexis.analytic:
            return hit.word in self.lexis.turned  # …, *note* l'Insee
        if hit.word not in self.lexis.clausal:
            return False
        if tokens and tokens[0].word not in COMMAS and tokens[0].word not in ENDS:
            return False
        start = self.cues.extent(hit)[0]
        near = self.prose.last(max(0, start - FAR), start, 2)
        if near and near[-1].word in self.lexis.ordinals:
            near = near[:-1]  # …, the Post *first* reported
        if not near or self.prose.capitalised(near[-1]) or near[-1].word in self.lexis.pronouns:
            return bool(near)
        return hit.word.endswith(self.lexis.endings) and self.lexis.teller(near[-1].word)

    def _titled(self, hit: Hit, begin: int, tokens: Sequence[Token]) -> Extent | None:
        """Who closes a sentence with an apposition: the bridge is closed, *Ann Lee, a surveyor,* said.

        Something must be told before it, and no time or place: not Monday, the mayor, Ann Lee, said.
        """
        start, lexis = self.cues.extent(hit)[0], self.lexis
        if not lexis.analytic or hit.word not in lexis.clausal or not self._over(hit, tokens):
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
        if self.lexis.analytic and self.prose.first(hit.end, stop).word in self.lexis.governors:
            return None  # those gifts, pledged *to* the town
        if self.lexis.analytic and self.prose.first(hit.end, stop).word in self.lexis.single:
            # …, said *a spokesman*; not the bank, which opened in May, reported *a loss of N9m*
            return self.tellers.known(self.mentions.follows(hit.end, stop))
        # …, a affirmé *mercredi à l'AFP* la préfecture
        speaker = self.mentions.follows(hit.end, stop) or self.incises.subject(hit.end, stop)
        if speaker is None or self.tellers.answer(speaker):
            return None
        if self.lexis.analytic and hit.word in self.lexis.turned:
            return speaker
        return speaker if self.tellers.somebody(speaker) else None

    def _fronted(self, lead: Sequence[Token], comma: int) -> bool:
        """Whether all before a comma is what its sentence opens with: *After the vote,* Lee said."""
        first = lead[0].word
        counted = (one for one in self.lexis.counting if self.text.startswith(one, lead[0].start))
        if any(" " in one or lead[1].word.isdigit() for one in counted):
            return False  # *At least* six people drowned, police said; *about* 200 homes lost power, …
        if self.lexis.analytic and first in self.lexis.openers - self.lexis.governors and comma > 1:
            first = lead[1].word  # *But* the town is calm, he added
        opens = first in (self.lexis.hollow if self.lexis.verb_second else self.lexis.fronting)
        return opens and not any(token.word in COMMAS for token in lead[:comma])

    def _over(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a verb tells nothing behind it but when, where or whom: officials told reporters on Monday."""
        if not tokens or tokens[0].word in COMMAS or tokens[0].word in ENDS or "addressed" in hit.value:
            return True
        first = tokens[0].word
        if first in self.lexis.governors or first in self.lexis.agents:
            return False
        day = tokens[1] if len(tokens) > 1 else tokens[0]
        if day.word in self.lexis.late and self.cased[day.start].isupper():
            # said *late Sunday*.; said *on Tuesday* in Hull
            after = tokens[2].word if len(tokens) > LEAST else "."
            return any(after in some for some in (COMMAS, ENDS, self.lexis.stops))
        return first in self.lexis.stops or first in self.lexis.late
