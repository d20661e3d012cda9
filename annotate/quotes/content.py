"""Content: what a verb tells without marks: a clause, an infinitive, a question, or a noun.

The minister said *that fares would rise*; il dit *ne pas avoir été saisi*; she asked *why nobody came*; residents
demanded *an inquiry*. A verb reports nothing by itself: what is told must stand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from annotate.quotes.clause import ENDS, Clauses
from annotate.quotes.cue import Cues
from annotate.quotes.lexis import lexis
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, Prose, Token, ahead
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading

LONGEST_LEAD = 40
"""So many characters before a verb what denies it is looked for."""
FARTHEST = 9
"""How many words a time, a place and a hearer between a verb and "that" may have."""
LONGEST_TIME = 4
LONGEST_PLACE = 9
LONGEST_HEARER = 7
"""How many words may name who is told: told *the families of the crew* to wait."""
SHORTEST_INFINITIVE = 4
"""The letters of an infinitive."""
SHORTEST_CLAUSE = 3
"""The words that a clause has behind its comma: bat die Leute, *Wasser zu sparen*."""
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
        self.clauses, self.lexis = reading.once(Clauses), reading.pack.once(lexis)
        self.mentions = reading.once(Mentions)
        self._times = self.clauses.times

    def tells(self, hit: Hit) -> bool:
        """Whether a verb can tell something without "that": by what follows it, or as it closes a sentence."""
        lexis = self.lexis
        return not lexis.clausal or hit.word in lexis.clausal or bool(self._told(hit))

    def _past(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Some words without the phrase they open with that tells how a speech goes on: réclame *pour sa part* …

        Between commas a pronoun is one as well: plaide*, elle,* pour un bar.
        """
        if len(tokens) < 2:
            return tokens
        parted = tokens[0].word in COMMAS
        end = self.prose.phrase(tokens[parted].start, (one for one in self.lexis.interposed if " " in one))
        if (
            parted
            and not end
            and (tokens[1].word in self.lexis.objects or tokens[1].word in self.lexis.genders)
        ):
            end = tokens[1].end
        rest = [token for token in tokens if token.start >= end]
        if not parted:
            return rest
        return rest[1:] if end and rest and rest[0].word in COMMAS else tokens

    def clause(self, hit: Hit, tokens: Sequence[Token], that: int, stop: int) -> bool:
        """Whether a clause that is reported follows a verb, behind "that" or by itself."""
        if self.lexis.verb_second:
            tokens = self._without_subject(hit, tokens, stop)
        tokens = self._past(tokens)
        if that < stop:
            gap = [token for token in tokens if token.start < that]
            if len(gap) > 1 and gap[0].word in COMMAS and gap[-1].word in COMMAS:
                gap = gap[1:-1]  # Le maire estime, *lui*, que la ville …
            elif self.lexis.comma_clauses and gap and gap[-1].word in COMMAS:
                gap = gap[:-1]  # sie sagte*,* dass …
            parted = any(t.start in self.cues.verb_starts or t.word in COMMAS for t in gap)
            if tokens[len(gap)].word == ":":  # told reporters*:* we are ready
                parted = parted or "weak" in hit.value or bool(gap and "addressed" not in hit.value)
            if not gap and self._restricted(hit):
                return False
            if len(gap) <= FARTHEST and not parted and self._aside(hit, gap):
                return any(t.start > that and t.word[0].isalnum() for t in reversed(tokens))
        said = "weak" not in hit.value and self._infinitive(tokens)  # not appelle à *manifester*
        if hit.word in self.lexis.clausal and self.lexis.comma_clauses:  # er sagte*,* der Plan sei tot
            comma = next((k for k, t in enumerate(tokens[:LONGEST_PLACE]) if t.word in COMMAS), -1)
            parted = not hit.value and hit.word.partition(" ")[2] in self.lexis.particles
            shut = parted and comma >= 0 and self._aside(hit, tokens[:comma])
            direct = not hit.value and self.prose.text[hit.end : hit.end + 1] in COMMAS
            heard = hit.word in self.lexis.hearing
            at_once = (direct and self.lexis.particles) or shut
            if (heard or at_once) and self._opens(tokens, bool(at_once or parted)):
                return True
            tokens = tokens[comma + 1 :] if comma >= 0 and self._aside(hit, tokens[:comma]) else ()
        return said or (hit.word in self.lexis.clausal and self.clauses.own(hit, tokens))

    def _restricted(self, hit: Hit) -> bool:
        """Whether a verb is denied all but what follows it: il *ne* dit *que* la vérité; el alcalde *no* dijo que …"""
        lexis = self.lexis
        if lexis.analytic or not lexis.reflexives:
            return False
        near = self.prose.last(max(0, hit.start - LONGEST_LEAD), hit.start, 2)
        denying = lexis.negations & lexis.adverbs
        return any(token.word.partition("'")[0] in denying for token in near)

    def _opens(self, tokens: Sequence[Token], verbal: bool) -> bool:
        """Whether a clause opens behind a comma, no time, no reason and no relative: rief sie auf*, zu gehen*.

        ``verbal``: whether a verb or its particle stands before the comma, so that no relative can follow.
        """
        comma = next((k for k, t in enumerate(tokens) if t.word in COMMAS or t.word in ENDS), len(tokens))
        after = tokens[comma + 1 : comma + 1 + SHORTEST_CLAUSE]
        told = comma < len(tokens) and tokens[comma].word in COMMAS and len(after) == SHORTEST_CLAUSE
        return (
            told
            and after[0].word[0].isalnum()
            and after[0].word not in (self.lexis.hollow | (frozenset() if verbal else self.lexis.appositions))
        )

    def _without_subject(self, hit: Hit, tokens: Sequence[Token], stop: int) -> Sequence[Token]:
        """What stands behind a verb, without its subject and the particle that ends it: kündigte *er* heute *an*, …"""
        # bat *die Anwohner*, Fenster zu schließen
        found = self.mentions.follows(hit.end, stop, closed=hit.word in self.lexis.hearing)
        if found and tokens and found[0] == tokens[0].start:
            tokens = [token for token in tokens if token.start >= found[1]]
        particle = hit.word.partition(" ")[2].split()
        shut = next((k for k, t in enumerate(tokens) if t.word in COMMAS or t.word in ENDS), len(tokens))
        at = shut - len(particle)
        if particle and at >= 0 and [t.word for t in tokens[at:shut]] == particle:
            tokens = [*tokens[:at], *tokens[shut:]]
        return tokens

    def _infinitive(self, tokens: Sequence[Token]) -> bool:
        """Whether an infinitive tells what the subject of the verb says of itself: dit *ne pas avoir* été saisie."""
        lexis = self.lexis
        if not lexis.infinitives:
            return False
        passed = lexis.adverbs | lexis.negations
        first = next((t.word for t in tokens if t.word not in passed), "")
        return (
            len(first) >= SHORTEST_INFINITIVE
            and first.endswith(lexis.infinitives)
            and first not in lexis.barred
        )

    def _aside(self, hit: Hit, gap: Sequence[Token]) -> bool:
        """Whether what parts a verb from "that" tells whom, when or where it is said."""
        if not gap or hit.word in self.lexis.hearing:
            return True  # rief *ihre Anhänger* auf, zur Wahl zu gehen
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
        told, lexis = self._told(hit), self.lexis
        tokens = self._past(tokens) if told else ()
        if not tokens:
            return False
        timed = len(tokens) > 1 and tokens[0].word in lexis.times and tokens[1].word in COMMAS
        tokens = tokens[timed:]  # a confirmé *jeudi*, lors d'une réunion, la fermeture
        if tokens[0].word in COMMAS and len(tokens) > 1 and tokens[1].word in lexis.stops:
            shut = ahead(tokens, 1, LONGEST_PLACE, COMMAS)
            tokens = tokens[shut + 1 :] if shut else ()  # a annoncé, *jeudi à Rabat,* le déblocage d'une aide
        if tokens and tokens[0].word in lexis.times:
            # a requis *jeudi soir* deux ans de prison
            tokens = [t for t in tokens if t.word not in lexis.adverbs]
        elif tokens and tokens[0].word in lexis.adverbs and lexis.infinitives:
            kept = told | lexis.negations | lexis.auxiliaries | lexis.appositions
            tokens = tokens[tokens[0].word not in kept :]  # réclament *pourtant* un moratoire
        tokens = (
            self._behind_place(tokens, told) if lexis.capital_nouns else self._behind_hearer(tokens, told)
        )
        first = tokens[0].word if tokens else ""
        denied = lexis.verb_second and any(t.word in lexis.negations & lexis.adverbs for t in tokens)
        if first in lexis.nominative or denied:
            return False  # 35 Euro verlangt *er*; bestreitet die Forderung *nicht*
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

    def _behind_place(self, tokens: Sequence[Token], told: Set[str]) -> Sequence[Token]:
        """Some words without the places and occasions they open with: forderte *in Berlin* den Rücktritt."""
        lexis, at = self.lexis, 0
        while at < len(tokens) and tokens[at].word in lexis.stops and tokens[at].word not in told:
            nouns = range(at + 1, min(at + LONGEST_TIME, len(tokens)))
            noun = next((k for k in nouns if self.prose.capitalised(tokens[k])), 0)
            if not noun:
                break
            at = noun + 1
        return tokens[at:] if at < len(tokens) else tokens

    def _behind_hearer(self, tokens: Sequence[Token], told: Set[str]) -> Sequence[Token]:
        """Some words without whom they open with is told: a confirmé *à la presse* le départ, *à l'AFP* l'ouverture."""
        lexis = self.lexis
        if (
            not lexis.reflexives
            or not tokens
            or tokens[0].word not in lexis.receivers
            or tokens[0].word in told
        ):
            return tokens
        led = len(tokens) > 1 and (tokens[1].word in lexis.articles or tokens[1].word in lexis.determiners)
        rest = tokens[2 + led :]
        hearer = tokens[1 + led] if rest else tokens[0]
        noun = hearer.word.rpartition("'")[2]
        if not (lexis.teller(hearer.word) or self.prose.cased[hearer.end - len(noun) : hearer.end].isupper()):
            return tokens  # a concédé *à Mayol* sa quatrième défaite
        object_ = rest[0].word if rest else ""
        opens = (
            object_ in lexis.articles or object_ in lexis.determiners or object_.startswith(lexis.attaching)
        )
        return rest if opens else tokens

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
