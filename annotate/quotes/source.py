"""Source: whether what stands behind "according to" can tell something: selon *la mairie*; not selon *la taille*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import LONGEST_WORD, PAIR, Prose, Token
from annotate.reading import Hit, Reading

LONGEST_HEAD = 60
"""How far behind "according to" the noun may stand that tells who is meant (characters)."""
MOST = 3
"""How many words behind the article hold that noun: leurs *propres critères*."""
FAR = 40
NEAR = 6
"""How far before it what varies is said (characters, words)."""


class Sources:
    """Who or what "according to" may name in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.cased = reading.cased
        self._offices = frozenset(hit.start for hit in reading.hits("name.roles"))

    def tells(self, hit: Hit) -> bool:
        """Whether somebody or a text stands behind "according to", and nothing that a deed only goes by.

        A noun that is known for neither is a source where a sign sets the phrase off (*Selon l'interprofession*, …);
        what varies, varies according to anything (les prix *varient* selon *les communes*).
        """
        lexis, sourced = self.lexis, hit.value == "sourced"
        if not (sourced or self._varies(hit)):
            return True  # elsewhere a noun that is not known is believed: fares vary according to *the zone*
        tokens = self.prose.tokens(hit.end, hit.end + LONGEST_HEAD)
        if not tokens or not tokens[0].word[0].isalpha() or tokens[0].word in lexis.pointing:
            return True
        led = next((k for k, token in enumerate(tokens) if not self._leads(token.word)), len(tokens))
        words = list(self._head(tokens[led:]))
        if any(token.word.partition("'")[0] in lexis.complementizers for token in tokens[led : led + 1]):
            return False  # selon *qu'*il pleut ou non
        if not words:
            return True
        if self._noun(words[0]) in lexis.relating:
            return self._told_in(hit)
        if words[0].word in lexis.objects | lexis.pronouns or self._capital(words[0]):
            return True
        known = not sourced and any(map(self._known, words if lexis.subject_first else words[:1]))
        return known or (
            not self._varies(hit) and self._source(hit, words, bool(led) or "'" in words[0].word)
        )

    def _source(self, hit: Hit, words: Sequence[Token], led: bool) -> bool:
        """Whether some words, an article before them or none, hold a noun of who or what can tell something."""
        lexis = self.lexis
        for k, token in enumerate(words):
            near = words[k : k + (1 if led else PAIR)]  # según *varios criterios*
            if any(self._noun(one) in lexis.criteria for one in near):
                return False
            if self._known(token) or (led and self._noun(token).endswith(lexis.agentive)):
                return True
        if any(map(self._capital, words[1:])):
            return True
        # según *sea* necesario, d'après *photo*; but según *ha* explicado
        return self._set_off(hit) if led else words[0].word in lexis.verbs.keys() | lexis.auxiliaries

    def _leads(self, word: str) -> bool:
        """Whether a word only leads up to the noun: an article, a number."""
        lexis = self.lexis
        return word in lexis.articles or word in lexis.determiners or word in lexis.ordinals or word.isdigit()

    def _head(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The words among which the noun is: those up to a small word or a sign."""
        for token in tokens[:MOST]:
            if (
                not token.word[0].isalpha()
                or token.word in self.lexis.small
                or token.word in self.lexis.barred
            ):
                return
            yield token

    def _noun(self, token: Token) -> str:
        """A word without the article written together with it: l'*ordre*."""
        return token.word.rpartition("'")[2]

    def _capital(self, token: Token) -> bool:
        """Whether a noun is set with a capital: l'*Insee*."""
        return self.cased[token.end - len(self._noun(token))].isupper()

    def _known(self, token: Token) -> bool:
        """Whether a noun is of somebody, or of a text or a study, by which something is known."""
        lexis, noun = self.lexis, self._noun(token)
        if lexis.noun(noun) in lexis.criteria:
            return False  # حسب *الحاجة*, where a title is written alike
        if token.start in self._offices or token.end - len(noun) in self._offices or lexis.teller(token.word):
            return True
        told = (lexis.evidence, lexis.utterances, lexis.stated, lexis.media, lexis.organisations, lexis.works)
        return any(noun in some for some in told)

    def _varies(self, hit: Hit) -> bool:
        """Whether something is said to vary right before: les prix *varient* selon les communes."""
        near = self.prose.last(max(0, hit.start - FAR), hit.start, NEAR)
        signs = [k for k, token in enumerate(near) if not token.word[0].isalnum()]
        behind = near[signs[-1] + 1 if signs else 0 :]
        return any(self.lexis.among(token.word, self.lexis.varying) for token in behind)

    def _set_off(self, hit: Hit) -> bool:
        """Whether a sign, or a word that opens a clause, stands before the phrase."""
        before = self.prose.last_word(max(0, hit.start - LONGEST_WORD), hit.start)
        lexis = self.lexis
        opens = before in lexis.openers or before in lexis.conjunctions or before in lexis.complementizers
        return opens or not before[-1:].isalnum()

    def _told_in(self, hit: Hit) -> bool:
        """Whether a text, or what is told, stands before a relative: une *étude* selon laquelle …; not le principe."""
        near = self.prose.last(max(0, hit.start - FAR), hit.start, NEAR)
        return any(self._noun(token) in self.lexis.evidence for token in near)
