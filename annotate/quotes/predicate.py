"""Predicate: words in marks that carry on the sentence of somebody whom no listed verb reports.

Il s'est juré de « *tout reconstruire* »; elle n'admet pas que « *les autres paient* »; il juge l'idée « *folle* ».
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from annotate.quotes.cue import Cues
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.sign import APOSTROPHES
from annotate.quotes.topic import Topics
from annotate.quotes.voice import Voice
from annotate.reading import Hit, Reading
from annotate.structure.paragraphs import final

LONGEST_JUDGED = 7
LEAST = 2
LONGEST_NOUN = 3
"""How many words an article, a noun and an adjective are."""
SHORTEST_INFINITIVE = 5
SHORTEST_CLAUSE = 3
FARTHEST_OWNER = 2
"""How many words before a noun its owner may stand: *his* oft-told claim."""
LONGEST_UTTERED = 100
"""How far before the marks a noun may stand that tells what is in them: *her claim* that the vote was “rigged”."""
FIRST = 40
"""How far into the marks their first word is looked for (characters)."""


class Predicates:
    """The sentences of one reading that go on in marks."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.leads, self.topics = reading.once(Prose), reading.once(Leads), reading.once(Topics)
        self.cues, self.mentions = reading.once(Cues), reading.once(Mentions)
        self.referents, self.lexis = reading.once(Referents), reading.pack.once(lexis)
        self.text, self.cased, self.lines = reading.text, reading.cased, reading.lines
        self.possessives = reading.pack.script.possessives

    def carried_on(self, passage: Passage, begin: int) -> Voice | None:
        """The person whose sentence goes on in marks with a clause or an infinitive, as its words or wishes."""
        if (gerund := self._gerund(begin, passage)) is not None:
            return gerund
        if (uttered := self.uttered(begin, passage)) is not None:
            return uttered
        if (viewed := self._viewed(begin, passage)) is not None:
            return viewed
        if (said := self._said_of(begin, passage) or self._felt(begin, passage)) is not None:
            return said
        goes_on = self._clause(begin, passage.left) or self.infinitive(begin, passage)
        if not (goes_on or self._subordinate(passage)):
            return None
        speaker = self.topics.of(begin, passage.left)
        if speaker is None or self.text.startswith(tuple(self.lexis.impersonal), speaker[0]):
            return None  # il faut que « chacun paie »
        told = any(self.lexis.teller(token.word) for token in self.prose.tokens(*speaker))
        return Voice(None, speaker, "", True) if told or self.referents.somebody(speaker) else None

    def _gerund(self, begin: int, passage: Passage) -> Voice | None:
        """The report by a participle right before the marks, of whoever the sentence is about: *excluant* « … »."""
        lexis = self.lexis
        if not lexis.gerunds or not self.prose.last_word(begin, passage.left).endswith(lexis.gerunds):
            return None
        tokens = self.prose.last(max(begin, passage.left - FIRST), passage.left, 2)
        if len(tokens) < 2:
            return None
        joined = (
            tokens[0].word in COMMAS or tokens[0].word in lexis.conjunctions or tokens[0].word in lexis.stops
        )
        cue = tokens[1].start, tokens[1].end
        if tokens[1].word in lexis.grammar:
            return None  # met en *avant* « … »
        speaker = self.topics.of(begin, cue[0]) if joined and self.cased[passage.start].islower() else None
        return (
            Voice(cue, speaker, "participle", True) if speaker and self.referents.somebody(speaker) else None
        )

    def uttered(self, begin: int, passage: Passage) -> Voice | None:
        """The report by a noun with its owner: *her pledge* to “put boats first”, *the mayor’s* talk of “renewal”."""
        lexis = self.lexis
        if not lexis.utterances:
            return None
        tokens = self.prose.tokens(max(begin, passage.left - LONGEST_UTTERED), passage.left)
        at = self._utterance(tokens)
        if at < 0:
            return None
        noun = tokens[at]
        opens = (token.end for token in reversed(tokens[:at]) if token.word in lexis.stops)
        begin = next(opens, begin)  # in *the mayor's* words
        for owner in reversed(tokens[max(0, at - FARTHEST_OWNER) : at]):
            if owner.word in lexis.owners:
                return Voice((noun.start, noun.end), (owner.start, owner.end), "weak", False)
            if owner.word.endswith(self.possessives) or owner.word in APOSTROPHES:
                end = owner.end - 2 if owner.word.endswith(self.possessives) else owner.start
                speaker = self.leads.precedes(begin, end)
                return Voice((noun.start, noun.end), speaker, "weak", False) if speaker else None
        several = noun.word.endswith(lexis.plurals) and at + 2 == len(tokens)
        if several and lexis.analytic and self.cased[passage.start].islower():
            return Voice(
                (noun.start, noun.end), None, "passive", False
            )  # he is facing *calls* to “come clean”
        return None

    def _viewed(self, begin: int, passage: Passage) -> Voice | None:
        """The report by whom a sentence opens with, of whom it says what things are: *for Lee*, it is “a trap”."""
        lexis, first = self.lexis, self.prose.first(begin, passage.left)
        near = self.prose.last(begin, passage.left, 1)
        if first.word not in lexis.regarding or not near or near[0].word not in lexis.copulas:
            return None
        speaker = self.mentions.follows(first.end, passage.left, bare=False, closed=True)
        if speaker is None or not self.referents.somebody(speaker):
            return None
        closed = self.text[speaker[1] : speaker[1] + 1] in COMMAS
        return Voice((first.start, first.end), speaker, "weak", False) if closed else None

    def _utterance(self, tokens: Sequence[Token]) -> int:
        """Where the noun is whose words lead up to the marks: her *pledge* to “…”, *claim* that it is “…”; or -1."""
        lexis = self.lexis
        if tokens and tokens[-1].word in lexis.determiners:
            tokens = tokens[:-1]  # her offer of *a* “fresh start”
        for at in range(len(tokens) - 1, -1, -1):
            word, governor = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
            if word in COMMAS:
                return (
                    at - 1 if at and tokens[at - 1].word in lexis.views else -1
                )  # in her *words*, it was “…”
            if word in lexis.utterances and governor in lexis.governors:
                near = (
                    at + 2 == len(tokens) or tokens[-1].word in lexis.opinions
                )  # a *description* of it as “…”
                return at if near or governor in lexis.complementizers else -1
        return -1

    def _clause(self, begin: int, end: int) -> bool:
        """Whether "that" stands right before the marks, and no word that makes it another ("alors que")."""
        tokens = self.prose.tokens(max(begin, end - FIRST), end)
        if len(tokens) < 2 or tokens[-1].word not in self.lexis.complementizers:
            return False
        return tokens[-2].word[0].isalpha() and tokens[-2].word not in self.lexis.hollow

    def _said_of(self, begin: int, passage: Passage) -> Voice | None:
        """The words of somebody put as what is told of him: le maire « *n'exclut pas* » un retour."""
        lexis = self.lexis
        if not lexis.reflexives or not self.cased[passage.start].islower():
            return None
        first = self.prose.first(passage.start, min(passage.end, passage.start + FIRST)).word
        denied = lexis.negations - lexis.hollow  # not *sans* transports
        verbs = denied | lexis.copulas | lexis.auxiliaries | lexis.preterites
        finite = first in verbs or first.partition("'")[0] in denied
        if not finite and not self.cues.between(passage.start, passage.start + 1):
            return None
        near = self.prose.tokens(begin, passage.left)
        helped = bool(near) and near[-1].word.partition("'")[0] + "'" in denied  # Roy *n'a* « pas répondu »
        speaker = self.leads.precedes(begin, near[-1].start if helped else passage.left)
        if speaker is None or self.prose.last_word(begin, speaker[0])[:1].isalnum():
            return None
        tokens = self.prose.tokens(*speaker)
        named = len(tokens) == 1 and self.prose.capitalised(tokens[0])
        told = named or any(lexis.teller(token.word) for token in tokens)
        return Voice(None, speaker, "", True) if told or self.referents.somebody(speaker) else None

    def _felt(self, begin: int, passage: Passage) -> Voice | None:
        """What those a head names say of themselves, with a participle: prix du lait : les éleveurs « *soulagés* »."""
        lexis, word = self.lexis, self.text[passage.start : passage.end]
        if not lexis.reflexives or not word.isalpha() or not word.endswith(lexis.participles):
            return None
        at = bisect_left(self.lines, (passage.left, 0)) - 1
        if (
            final(self.text, *self.lines[at])
            or self.cased[passage.right : passage.right + 2].strip().isalnum()
        ):
            return None
        speaker = self.leads.precedes(begin, passage.left)
        tokens = self.prose.tokens(*speaker) if speaker else ()
        if not speaker or len(tokens) != LEAST or tokens[0].word not in lexis.articles:
            return None
        if self.prose.last_word(begin, speaker[0])[:1].isalnum() or not lexis.teller(tokens[1].word):
            return None
        several = tokens[1].word.endswith(lexis.plurals), word.endswith(lexis.plurals)
        return Voice(None, speaker, "", True) if several[0] == several[1] else None

    def _subordinate(self, passage: Passage) -> bool:
        """Whether the marks hold a clause that hangs on the sentence: dédié à son père, « *qui* était là-haut »."""
        lexis = self.lexis
        if not lexis.subject_first or not self.cased[passage.start].islower():
            return False
        if lexis.analytic and self.prose.last_word(0, passage.left) in lexis.determiners:
            return False  # he had a “what have I done” look
        tokens = self.prose.tokens(passage.start, min(passage.end, passage.start + FIRST))
        relative = tokens[0].word in lexis.pronouns and tokens[0].word in lexis.appositions
        return len(tokens) >= SHORTEST_CLAUSE and (relative or tokens[0].word in lexis.bounds)

    def infinitive(self, begin: int, passage: Passage) -> bool:
        """Whether the marks open with an infinitive, behind a word that goes before one: de « tout faire »."""
        lexis = self.lexis
        if not lexis.infinitives or not self.lexis.among(
            self.prose.last_word(begin, passage.left), lexis.governors
        ):
            return False
        words = (t.word for t in self.prose.tokens(passage.start, min(passage.end, passage.start + FIRST)))
        passed = lexis.adverbs | lexis.negations
        first = next((word for word in words if word not in passed), "")  # « ne pas céder », «no ceder»
        long = len(first) >= SHORTEST_INFINITIVE and self.cased[passage.start].islower()
        if not long or not first.endswith(lexis.infinitives):
            return False
        return first not in lexis.grammar and first not in lexis.offices

    def _indefinite(self, tokens: Sequence[Token]) -> bool:
        """Whether a verb speaks of something by a noun that has no name yet: dénonce *un climat* « délétère »."""
        lexis = self.lexis
        if tokens and tokens[0].word in lexis.opinions - lexis.determiners:
            tokens = tokens[1:]
        article = tokens[0].word.rpartition("'")[2] if tokens else ""
        return bool(lexis.reflexives) and article in lexis.determiners and len(tokens) <= LONGEST_NOUN

    def _some(self, word: str) -> bool:
        """Whether a word is the article of what is one of many, in any case: *einen* „Skandal“."""
        lexis = self.lexis
        return word in lexis.single or word in (lexis.oblique & lexis.determiners) - lexis.articles

    def judged(self, hit: Hit, passage: Passage) -> bool:
        """Whether the marks hold what somebody thinks of something: il juge l'idée « *folle* »."""
        noun = self.lexis.capital_nouns and (
            " " in hit.word or self._some(self.prose.last_word(hit.end, passage.left))
        )  # wirft ihr „*Betrug*“ vor; nennt ihn einen „*Bär*“; not nennt ihn „*Bär*“
        if not (self.cased[passage.start].islower() or noun):
            return False
        tokens = self.prose.tokens(hit.end, passage.left)
        if "judging" not in hit.value and not ("opinion" in hit.value and self._indefinite(tokens)):
            return False
        if not 0 < len(tokens) <= LONGEST_JUDGED or any(t.word in COMMAS or t.word == ":" for t in tokens):
            return False
        last = tokens[-1].word
        if len(tokens) > 1 and self._some(last):
            return True  # nannte den Plan *eine* „Farce“
        return last[0].isalpha() and last not in self.lexis.small and last not in self.lexis.determiners
