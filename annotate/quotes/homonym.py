"""Homonym: a word that is spelt like a verb that reports, and is a noun where it stands."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, LONGEST_WORD, PAIR, Prose
from annotate.reading import Hit, Reading

LONGEST_LEAD = 40
"""How far before a word its article or its governor may stand (characters)."""
FARTHEST = 80
"""So many characters before a verb behind "that" what sets it earlier is looked for."""
MOST_BETWEEN = 4
"""How many words may stand from an article to its noun: *a solid Republican* state."""


class Homonyms:
    """The words before a verb that show it to be a noun, in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.text, self.cased = reading.text, reading.cased
        self.possessives = reading.pack.script.possessives
        self.according = frozenset(hit.start for hit in reading.hits("quote.according"))
        self._known = tuple(f" {word} " for word in self.lexis.articles)
        ones = tuple(f" {word} " for word in self.lexis.single)
        self._ones = (*ones, *self._known) if self.lexis.analytic else ()

    def noun(self, hit: Hit) -> bool:
        """Whether a word is the noun that its verb looks like: the ministry's *report*; عدم *كشف* اسمه, عن *تفشي*"""
        if not self.lexis.subject_first:
            before = self.prose.last_word(0, hit.outer)
            noun = "preceded" in hit.value or "filler" in hit.value or hit.start in self.according
            if "weak" in hit.value and hit.outer == hit.start and before in self.lexis.opening:
                return self._after_that(hit)
            if before in self.lexis.refusing and hit.outer == hit.start:
                return not (hit.word.startswith(self.lexis.verbal) or "participle" in hit.value)
            if noun:
                return before in self.lexis.determiners
            joined = self.text[hit.outer : hit.start]
            return self.lexis.among(before, self.lexis.nominals) or joined in self.lexis.nominals
        text, start = self.text, hit.start
        if text[start - 1 : start] != " " or hit.value == "passive":
            return False  # the *court heard*
        if self.lexis.analytic and f"{hit.word}s" in self.lexis.verbs and self._counted(hit):
            return True
        if text.endswith(self.possessives, 0, start - 1) and self._owned(hit):
            return True
        if "weak" in hit.value and self.lexis.analytic and self._objects(hit):
            return True
        if "weak" in hit.value and (self._governed(hit) or (self.lexis.reflexives and self._titles(hit))):
            return True
        before = text[text.rfind(" ", max(0, start - LONGEST_WORD), start - 1) + 1 : start - 1]
        if before.rpartition("'")[2] not in self.lexis.plain:  # le passage d'*une* tempête
            return False
        after = self.prose.first(hit.end, hit.end + LONGEST_WORD)
        if self.lexis.capital_nouns and self.cased[start].islower():
            # das *teilte* Müller mit, das *sagte* ein Sprecher; but der *zitierte* Satz
            return " " not in hit.word and not self.cased[after.start].islower()
        return after.word not in self.lexis.complementizers  # but his warning that ...

    def _after_that(self, hit: Hit) -> bool:
        """Whether a word spelt like a verb of the past stands where a noun must: رأى أن *رد* الفعل; not بعد أن ذكر."""
        lexis = self.lexis
        past = lexis.genders.get(hit.word) != "f" or hit.word.endswith(lexis.past)
        if hit.word.startswith(lexis.verbal) or not past:
            return False  # قبل أن *يرد*, أن *تكتب*
        words = self.prose.last(max(0, hit.outer - LONGEST_LEAD), hit.outer, 2)
        if len(words) < PAIR or not words[0].word[0].isalpha() or words[0].word in lexis.timing:
            return False
        return not any(t.word in lexis.formerly for t in self.prose.tokens(hit.outer - FARTHEST, hit.outer))

    def _heads(self, before: str, hit: Hit) -> bool:
        """Whether an article opens a clause with a noun: La *critique* salue un film, le soir, la *demande* augmente.

        Behind a word that opens clauses it may be an object, unless another noun follows: quand le *critique* du soir
        parle; but comme le *note* la maire.
        """
        lexis = self.lexis
        if not before[-1:].isalnum() or before in lexis.verbs or before.startswith(lexis.oneself):
            return True  # « … », souligne la *critique*
        opens = before in lexis.bounds or before in lexis.openers
        after = self.prose.first(hit.end, hit.end + LONGEST_WORD).word
        return opens and after.partition("'")[0] in lexis.partitive

    def _governed(self, hit: Hit) -> bool:
        """Whether an article and a preposition before it show a word to be a noun: vaccinés contre la *rage*."""
        text, lexis, start = self.text, self.lexis, hit.start
        lead = text[max(0, start - LONGEST_WORD) : start - 1].rpartition("\n")[2]
        words = ["", *lead.split(" ")][-PAIR:]
        if words[1] not in lexis.articles or not lexis.reflexives:
            return False
        if self._heads(words[0], hit):
            return True
        return (
            words[0] in lexis.small and words[0] not in lexis.articles and words[0] not in lexis.conjunctions
        )

    def _objects(self, hit: Hit) -> bool:
        """Whether a verb or a participle stands before its object: Lee *dismissed talk* of it, is *facing calls*."""
        lexis, near = self.lexis, self.prose.last(max(0, hit.start - LONGEST_LEAD), hit.start, 2)
        noun = hit.word.endswith(lexis.plurals) or f"{hit.word}s" in lexis.verbs
        if not noun or len(near) < PAIR or not self.cased[near[1].start].islower():
            return False
        before, word = near[0].word, near[1].word
        if word.endswith(lexis.participles):
            led = lexis.copulas, lexis.auxiliaries, lexis.conjunctions, lexis.stops, COMMAS
            return any(before in words for words in led)
        told = (
            word in lexis.verbs
            and lexis.verbs[word] != "none"
            and word.endswith((*lexis.endings, *lexis.present))
        )
        return told and before not in lexis.determiners and before not in lexis.articles

    def _owned(self, hit: Hit) -> bool:
        """Whether a word behind an owner is a noun: the mayor's *warning* of “chaos”; but he's *warning* of it."""
        if "weak" in hit.value:
            return True
        lead = self.text[max(0, hit.start - LONGEST_LEAD) : hit.start - 1]
        owner = lead[lead.rfind(" ") + 1 :].partition("'")[0]
        return hit.word in self.lexis.utterances and owner not in self.lexis.pronouns

    def _counted(self, hit: Hit) -> bool:
        """Whether an article for one shows a noun, as no verb of several does: *a* blog *post*, *a* public *call*."""
        lexis = self.lexis
        if hit.word in lexis.preterites:
            return False  # a sign *read*
        lead = " " + self.text[max(0, hit.start - LONGEST_LEAD) : hit.start].replace("\n", " ")
        for one in self._ones:
            if one in lead:
                led, _, rest = lead.rpartition(one)
                after = rest.split()
                if one in self._known and not (led.rpartition(" ")[2] in lexis.verbs and "weak" in hit.value):
                    continue  # papers *describe the* new charge; but the poor charge
                after = after[bool(after) and after[0] in lexis.adverbs :]  # an *earlier* report
                if not after:
                    return True
                if lexis.teller(after[-1]) or len(after) >= MOST_BETWEEN or not "".join(after).isalpha():
                    return False  # a few *critics* say
                return lexis.barred.isdisjoint(after) and lexis.grouped.isdisjoint(after)
        return False

    def _titles(self, hit: Hit) -> bool:
        """Whether an article and a name show a word to be an office: le *juge* Roy estime que …"""
        lexis, cased = self.lexis, self.cased
        named = cased.startswith(" ", hit.end) and cased[hit.end + 1 : hit.end + 2].isupper()
        return named and self.prose.last_word(0, hit.start) in lexis.articles
