"""Content: what a verb tells without marks: a clause, an infinitive, a question, or a noun.

The minister said *that fares would rise*; il dit *ne pas avoir été saisi*; she asked *why nobody came*; residents
demanded *an inquiry*. A verb reports nothing by itself: what is told must stand behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token, ahead
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading

FARTHEST = 9
"""How many words a time, a place and a hearer between a verb and "that" may have."""
LONGEST_CLAUSE = 16
"""Within so many words behind a verb the clause it reports has its own."""
LONGEST_TIME = 4
LONGEST_PLACE = 9
LONGEST_HEARER = 7
"""How many words may name who is told: told *the families of the crew* to wait."""
SHORTEST_INFINITIVE = 4
SHORTEST_CLAUSE = 4
"""So many words behind "said" and an article are a clause: said *the drug cut deaths*; not said the words."""
ENDS = frozenset(".;:?!–—")
NOUN = "noun"
UTTERANCE = "utterance"
BEHIND = "… "
ENDING = "-"
VERDICT = "verdict"
"""The keys of what is ``told``: an object, a noun of saying; what opens a word behind the hearer, or an ending; and
an object that a court decides on."""


class Contents:
    """What stands behind the verbs of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.cues, self.prose = reading.once(Cues), reading.once(Prose)
        self.appositions, self.lexis = reading.once(Appositions), reading.pack.once(lexis)
        times = reading.hits("date.units") if self.lexis.articles else []
        self._times = frozenset(hit.start for hit in times)

    def tells(self, hit: Hit) -> bool:
        """Whether a verb can tell something without "that": by what follows it, or as it closes a sentence."""
        lexis = self.lexis
        return not lexis.clausal or hit.word in lexis.clausal or bool(self._told(hit))

    def clause(self, hit: Hit, tokens: Sequence[Token], that: int, stop: int) -> bool:
        """Whether a clause that is reported follows a verb, behind "that" or by itself."""
        if that < stop:
            gap = [token for token in tokens if token.start < that]
            if len(gap) > 1 and gap[0].word in COMMAS and gap[-1].word in COMMAS:
                gap = gap[1:-1]  # Le maire estime, *lui*, que la ville …
            parted = any(t.start in self.cues.verb_starts or t.word in COMMAS for t in gap)
            if tokens[len(gap)].word == ":":  # told reporters*:* we are ready
                parted = parted or "weak" in hit.value or bool(gap and "addressed" not in hit.value)
            if len(gap) <= FARTHEST and not parted and self._aside(hit, gap):
                return any(t.start > that and t.word[0].isalnum() for t in reversed(tokens))
        said = "weak" not in hit.value and self._infinitive(tokens)  # not appelle à *manifester*
        return said or (hit.word in self.lexis.clausal and self._own(hit, tokens))

    def _infinitive(self, tokens: Sequence[Token]) -> bool:
        """Whether an infinitive tells what the subject of the verb says of itself: dit *ne pas avoir* été saisie."""
        lexis = self.lexis
        first = next((t.word for t in tokens if t.word not in lexis.adverbs), "") if lexis.infinitives else ""
        return (
            len(first) >= SHORTEST_INFINITIVE
            and first.endswith(lexis.infinitives)
            and first not in lexis.barred
        )

    def _aside(self, hit: Hit, gap: Sequence[Token]) -> bool:
        """Whether what parts a verb from "that" tells whom, when or where it is said."""
        if not gap:
            return True
        if gap[-1].word in self.lexis.determiners:
            return False  # dit *ce* qu'il attend
        if "addressed" in hit.value:
            return True
        first = gap[0].word
        if first in self.lexis.pronouns:
            return len(gap) == 1
        if (
            first in self.lexis.governors
            and len(gap) <= LONGEST_TIME
            and any(t.word in self.lexis.ordinals for t in gap)
        ):
            return True  # acknowledged *for the first time* that
        if len(gap) <= LONGEST_TIME and any(token.start in self._times for token in gap):
            return True  # avait indiqué *la semaine dernière* que
        return any(first in words for words in (self.lexis.stops, self.lexis.adverbs, self.lexis.late))

    def _own(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether a clause with a verb of its own follows without "that": said *fares would rise*."""
        lexis = self.lexis
        at = next((k for k, t in enumerate(tokens) if t.word not in lexis.late), len(tokens))
        if at == len(tokens) or not tokens[at].word[0].isalnum():
            return False
        if self._subject(tokens, at):
            return True
        if tokens[at].word in lexis.barred - lexis.determiners:
            return self.prose.last_word(0, hit.start) not in lexis.negations and self._placed(tokens[at:])
        near = [token.word for token in tokens[at : at + SHORTEST_CLAUSE] if token.word[0].isalnum()]
        near = [word for word in near if word not in lexis.conjunctions]
        if hit.word in lexis.turned and near[0] in lexis.articles and len(near) == SHORTEST_CLAUSE:
            return True
        addressed = "addressed" in hit.value and bool(lexis.endings)
        heard = addressed and self._heard(tokens, at)
        end = at + LONGEST_CLAUSE
        plain = lexis.relating.isdisjoint([token.word for token in tokens[at + 1 : end]])
        for k in range(at + 1, min(end, len(tokens))) if plain else self._outside(tokens, at):
            token = tokens[k]
            shortened = token.word == "." and self.prose.shortened(tokens[k - 1])  # said *Ms.* Lee had left
            if (token.word in ENDS and not shortened) or token.word in lexis.complementizers:
                return False
            if token.word in lexis.auxiliaries or token.word in lexis.copulas:
                return True
            if (heard or not hit.value) and self.appositions.verbal(token):
                return True
            addressed = addressed and token.word not in COMMAS
            if addressed and token.word in lexis.pronouns - lexis.determiners - lexis.appositions:
                before = tokens[k - 1].word  # told the Post *she* still gets threats; not told it *to* them
                return before not in lexis.small and self._subject(tokens, k)
        return False

    def _heard(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether who is told stands apart from the subject of a clause: told *me* the firm paid, *reporters* the …."""
        lexis, word = self.lexis, tokens[at].word
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        apart = after in lexis.articles or (after in lexis.single and word in lexis.objects)
        return apart and (word in lexis.objects or word.endswith(lexis.plurals))

    def _outside(self, tokens: Sequence[Token], at: int) -> Iterator[int]:
        """The places behind a word of what a clause may be, without its relative clauses.

        Not …, said Ann Lee, *who is the director*; people *who were* there had left.
        """
        lexis = self.lexis
        relative = lexis.relating
        k, end = at + 1, min(len(tokens), at + LONGEST_CLAUSE)
        while k < end:
            if tokens[k].word in relative:
                if tokens[k - 1].word in COMMAS:
                    shut = ahead(tokens, k, LONGEST_CLAUSE, COMMAS)
                    k = shut + 1 if shut else end
                    continue
                verb = (j for j in range(k + 1, end) if self.appositions.predicates(tokens[j]))
                k = next(verb, end)
                while k < end and self.appositions.predicates(tokens[k]):
                    k += 1
                continue
            yield k
            k += 1

    def _placed(self, tokens: Sequence[Token]) -> bool:
        """Whether a time or a place parts a verb from the pronoun of its clause: said *on Monday it expects* more."""
        other = self.lexis.determiners | self.lexis.appositions | self.lexis.defining
        for at, token in enumerate(tokens[:LONGEST_HEARER]):
            if not token.word[0].isalnum() or token.word in self.lexis.complementizers:
                return False
            if token.word.partition("'")[0] not in other and self._subject(tokens, at):
                return True
        return False

    def _subject(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a pronoun opens a clause, its verb behind it or written together with it: said *it's* late."""
        pronoun, mark, _ = tokens[at].word.partition("'")
        if pronoun not in self.lexis.pronouns and pronoun not in self.lexis.impersonal:
            return False
        return bool(mark) or (at + 1 < len(tokens) and tokens[at + 1].word[0].isalpha())

    def governs(self, hit: Hit, word: str) -> bool:
        """Whether a verb tells something by a preposition, at once or behind the hearer: reproche à Roy *de*."""
        told = self._told(hit)
        return word in told or BEHIND + word in told

    def _told(self, hit: Hit) -> frozenset[str]:
        """What may follow a verb that tells it, by the whole of the verb or by its last word: a *réclamé*."""
        told = self.lexis.following
        return told.get(hit.word) or told.get(hit.word.rpartition(" ")[2], frozenset())

    def noun(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        """Whether what is told follows a verb as a noun, a question or an infinitive: asked *why* it fell."""
        told = self._told(hit)
        if not told or not tokens:
            return False
        lexis = self.lexis
        if tokens[0].word in COMMAS and len(tokens) > 1 and tokens[1].word in lexis.stops:
            shut = ahead(tokens, 1, LONGEST_PLACE, COMMAS)
            tokens = tokens[shut + 1 :] if shut else ()  # a annoncé, *jeudi à Rabat,* le déblocage d'une aide
        if tokens and tokens[0].word in lexis.times:
            # a requis *jeudi soir* deux ans de prison
            tokens = [t for t in tokens if t.word not in lexis.adverbs]
        elif tokens and tokens[0].word in lexis.adverbs and lexis.infinitives:
            kept = told | lexis.negations | lexis.auxiliaries | lexis.appositions
            tokens = tokens[tokens[0].word not in kept :]  # réclament *pourtant* un moratoire
        first = tokens[0].word if tokens else ""
        if first in told or (first.partition("'")[0] in told and "'" in first):
            after = next((t.word for t in tokens[1:] if t.word not in ANY_MARK), ".")
            return "'" in first or (after[0].isalnum() and after not in lexis.late)  # called on *Monday*
        for what in told:
            if what[0] == ENDING and first.endswith(what[1:]):
                return True  # recalled *growing* up poor
        if first and NOUN in told and self._opens_noun(tokens[0]):
            return True
        hearer = first[:1].isalnum() and first not in lexis.negations  # asked *not* to be named
        return hearer and self._behind(tokens, told)

    def _opens_noun(self, token: Token) -> bool:
        """Whether a word behind a verb opens its object: *an* inquiry, *officials*; no place, time or verb."""
        lexis, word = self.lexis, token.word
        if word in lexis.determiners or word in lexis.articles or word.startswith(lexis.attaching):
            return True
        if lexis.reflexives and word in lexis.appositions and word in lexis.adverbs:
            return True  # ont réitéré *leur* demande
        if not word[0].isalnum() or word in lexis.grammar - lexis.pronouns or word in lexis.conjunctions:
            return False  # a man accused *of* theft
        infinitive = bool(lexis.infinitives) and word.endswith(lexis.infinitives)  # appelle à *manifester*
        return not (infinitive or word in lexis.late or word in lexis.auxiliaries or word in lexis.copulas)

    def rules(self, hit: Hit, speaker: Sequence[Token]) -> bool:
        """Whether a verb tells what a court decides, and nothing that it says: the *court* rejected the appeal."""
        return VERDICT in self._told(hit) and any(token.word in self.lexis.courts for token in speaker)

    def _behind(self, tokens: Sequence[Token], told: frozenset[str]) -> bool:
        """Whether what is told stands behind the hearer, or is a noun of saying: rejected the union's *claims*."""
        for token in tokens[1:LONGEST_HEARER]:
            word = token.word
            if word in COMMAS or word in ENDS or token.start in self.cues.according:
                return False
            if BEHIND + word in told or (UTTERANCE in told and word in self.lexis.utterances):
                return True
        return UTTERANCE in told and tokens[0].word in self.lexis.utterances
