"""Teller: whether a mention is of somebody who can report: a person, a body, a name; no work and no provision."""

from __future__ import annotations

from annotate.quotes.apposition import Appositions
from annotate.quotes.lexis import lexis
from annotate.quotes.noun import Nouns
from annotate.quotes.prose import Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.reading import Hit, Reading

FAR = 40


class Tellers:
    """Who may report in one reading, where subjects stand before their verbs."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.referents = reading.once(Prose), reading.once(Referents)
        self.appositions, self.nouns = reading.once(Appositions), reading.once(Nouns)
        self.lexis, self.text, self.cased = reading.pack.once(lexis), reading.text, reading.cased

    def speaks(self, hit: Hit, speaker: Extent) -> bool:
        """Whether a mention can be who reports: by a verb that is a noun as well, a person or a pronoun."""
        first = self.prose.first(*speaker)
        if self.appositions.verbal(first) or first.word in self.lexis.auxiliaries:
            return False  # a note *published* Wednesday said
        if self.nouns.mute(speaker) or self._pointed(first):
            return False  # the *button* asks for a name
        if self.prose.adverbial(first.start, first.end):
            return False  # workers are *strongly critical of the bank's* claims that
        if first.word in self.lexis.objects and self.cased[first.start].islower():
            return False  # accused *him of ignoring* repeated warnings; but *US* officials said
        if (
            first.word.isdigit()
            and self.prose.last_word(max(0, first.start - FAR), first.start) in self.lexis.stops
        ):
            return False  # its May *26 announcement* said
        if "showing" in hit.value and not self._evidence(speaker):
            return False  # *l'équipe* montre qu'elle sait gagner
        counts = self.text[slice(*speaker)] in self.lexis.determiners
        if counts and self.prose.last_word(max(0, speaker[0] - FAR), speaker[0]) in self.lexis.documents:
            return False  # Article *One* says
        # a study found, les chiffres montrent: what is known for telling does so by any verb
        return "weak" not in hit.value or "showing" in hit.value or self.somebody(speaker)

    def supposes(self, speaker: Extent, cue: Extent) -> bool:
        """Whether it is only told what anybody may say: *one could* argue that the plan is dead."""
        if self.text[slice(*speaker)] not in self.lexis.anybody:
            return False
        open_ = self.lexis.negations & self.lexis.auxiliaries
        return any(token.word in open_ for token in self.prose.tokens(speaker[1], cue[1]))

    def _pointed(self, relative: Token) -> bool:
        """Whether a relative points back to what was told, or to a thing: ce *qui* explique que …, un signal *qui* …"""
        if relative.word not in self.lexis.relating:
            return False
        near = self.prose.last(max(0, relative.start - FAR), relative.start, 1)
        return any(one.word in self.lexis.pointing or self.nouns.mute((one.start, one.end)) for one in near)

    def _evidence(self, speaker: Extent) -> bool:
        """Whether a mention is headed by a noun of what things are known by: *les chiffres* de l'Insee, *l'étude*."""
        lexis = self.lexis
        nouns = (token.word.rpartition("'")[2] for token in self.prose.tokens(*speaker))
        other = lexis.articles | lexis.determiners | lexis.ordinals
        return next((noun for noun in nouns if noun not in other), "") in lexis.evidence

    def answer(self, speaker: Extent) -> bool:
        """Whether what stands behind a verb is one word and nobody: the mayor, a lawyer, said *no*."""
        word = self.text[slice(*speaker)]
        known = self.somebody(speaker) or word.endswith(self.lexis.plurals)
        return word.isalpha() and not known

    def somebody(self, speaker: Extent) -> bool:
        """Whether a mention is of anyone who may tell something, known for it or bearing a name."""
        return self.anyone(speaker) or self.bare(speaker)

    def bare(self, speaker: Extent) -> bool:
        """Whether a mention is a name, or one word with a capital and no plural: *Amnesty* condemned the arrests."""
        word = self.cased[slice(*speaker)]
        name = word.isalnum() and word[0].isupper()
        return name and (not word.endswith(self.lexis.plurals) or self.referents.called(speaker[0]))

    def known(self, speaker: Extent | None) -> Extent | None:
        """A mention that holds a word for who tells something: *a spokesman* for Hill; not a loss of N9m."""
        words = self.prose.tokens(*speaker) if speaker else ()
        told = any(self.lexis.teller(token.word) for token in words)
        return speaker if told or (speaker and self.referents.person(speaker)) else None

    def thing(self, speaker: Extent) -> bool:
        """Whether a mention is of a text or a work: the *book*, le *film* de Zola; not the film critic."""
        lexis, head = self.lexis, self.nouns.head(speaker).word
        if head in lexis.offices or head in lexis.organisations or head in lexis.bodies:
            return False
        return head in lexis.works or head in lexis.documents

    def anyone(self, speaker: Extent) -> bool:
        """Whether a mention is of somebody, named or known for speaking: l'*Insee*, les *gendarmes*."""
        if self.referents.somebody(speaker) or any(map(str.isupper, self.cased[speaker[0] + 1 : speaker[1]])):
            return True
        return any(self.lexis.teller(token.word) for token in self.prose.tokens(*speaker))
