"""Incise: the report behind or inside the words by a verb that no list holds, told by its place alone.

“…,” Ann Lee *thundered* in the hall; « … », *tempête* le maire; « … », a-t-elle *fulminé*; « Je pars, *rage*-t-il. »
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from annotate.quotes.antecedent import Antecedents
from annotate.quotes.cue import Cues
from annotate.quotes.edge import Edges
from annotate.quotes.lead import Leads
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.mention import Mentions
from annotate.quotes.prose import COMMAS, LONGEST_WORD, REACH, Extent, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.sign import ANY_MARK
from annotate.quotes.voice import Voice
from annotate.reading import Reading
from annotate.regex import regex

LONGEST_UNLISTED = 120
SHORTEST_VERB = 4
LONGEST_MANNER = 7
"""How many words may part such a verb from its subject: balaie *d'un revers de main* l'avocate."""
LONGEST_HUNG = 60
INSIDE = regex(r"[,،] (?=([^\W\d_]))")
"""A comma and a word, in the words: « Je pars, *rage-t-il*, et vite. »"""
HALTS = frozenset("!?")


class Incises:
    """The reports of one reading by verbs that no list holds."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues, self.edges = reading.once(Prose), reading.once(Cues), reading.once(Edges)
        self.mentions, self.leads = reading.once(Mentions), reading.once(Leads)
        self.referents, self.antecedents = reading.once(Referents), reading.once(Antecedents)
        self.lexis, self.has_case = reading.pack.once(lexis), reading.pack.script.cased
        self.text, self.cased = reading.text, reading.cased
        turned = self.lexis.reflexives  # elsewhere no time is asked for
        times = reading.hits("date.units", "date.parts", "date.seasons") if turned else []
        self._times = frozenset(hit.start for hit in times)

    def behind(self, passage: Passage, end: int) -> Voice | None:
        """A report behind the words: “…,” Ann Lee *thundered* in the hall; « … », *lâche*-t-il."""
        tail = self.edges.tail(passage)
        start = self.edges.skip(passage.right, end)
        stop = self.prose.sentence_end(start, min(end, start + LONGEST_UNLISTED))
        if not self.has_case:
            # «…»، تمسح *أم سامي* دموعها
            speaker = self.antecedents.acting(start, stop) if tail in COMMAS else None
            return Voice(None, speaker, "", True) if speaker else None
        tokens = self.prose.tokens(start, stop)
        if not tokens or self.cues.between(start, tokens[min(1, len(tokens) - 1)].end):
            return None
        if (hung := self._hung(tokens)) is not None:
            return hung
        if tail not in COMMAS and not (self.lexis.reflexives and tail in HALTS):
            return None
        return self._turned(tokens, stop) or self._straight(tokens, start)

    def inside(self, passage: Passage) -> Voice | None:
        """A report inside the marks: « Je pars, *rage*-t-il, et vite »; « Je pars, *rage* le maire. Et vite. »"""
        end = min(passage.end, passage.start + REACH)
        for match in INSIDE.finditer(self.cased, passage.start, end) if self.lexis.reflexives else ():
            start = match.start(1)
            if not match[1].islower():
                continue
            stop = self.prose.sentence_end(start, min(end, start + LONGEST_HUNG))
            tokens = self.prose.tokens(start, stop)
            found = self._hung(tokens)
            if found is None and (found := self._turned(tokens, stop)) and not self._told(found):
                found = None
            last = max(found.cue[1], found.speaker[1]) if found and found.cue and found.speaker else 0
            if found is not None and self.text[last : last + 1] in (",", "."):
                return found  # not « Le maire, est-il venu ? »
        return None

    def _told(self, voice: Voice) -> bool:
        """Whether the speaker of a verb inside the words is a person: not « …, comble la faim, … »."""
        return voice.speaker is not None and self.referents.person(voice.speaker)

    def _hung(self, tokens: Sequence[Token]) -> Voice | None:
        """The report whose pronoun hangs on to its verb: *sanglote*-t-elle, s'est-elle *émue*, a-t-il *asséné*."""
        lexis = self.lexis
        at = next((k for k, t in enumerate(tokens) if t.word not in lexis.reflexives), len(tokens))
        token = tokens[at] if at < len(tokens) else None
        form = next((f for f in lexis.enclitics if token.word.endswith(f)), "") if token else ""
        if not token or not form or token.word in lexis.impersonal:
            return None
        speaker = token.end - len(form) + form.rfind("-") + 1, token.end
        verb = token.word[: -len(form)]
        if verb not in lexis.auxiliaries and (verb not in lexis.copulas or not at):
            cue = token.start, token.end - len(form)
            return Voice(cue, speaker, "", True) if verb.replace("'", "").isalpha() else None
        past = next((t for t in tokens[at + 1 :] if t.word not in lexis.adverbs), None)
        if past is None or not past.word.isalpha() or past.word in lexis.grammar:
            return None
        return Voice((past.start, past.end), speaker, "", True)

    def _turned(self, tokens: Sequence[Token], stop: int) -> Voice | None:
        """The report whose verb stands before its subject: *thundered* Lee, *s'est étranglée* la maire."""
        lexis = self.lexis
        at = next((k for k, t in enumerate(tokens) if t.word not in lexis.reflexives), len(tokens))
        verb = at
        if at < len(tokens) and lexis.reflexives:
            compound = tokens[at].word in lexis.auxiliaries or (at and tokens[at].word in lexis.copulas)
            rest = range(at + 1, len(tokens)) if compound else range(at, len(tokens))
            verb = next((k for k in rest if not compound or tokens[k].word not in lexis.adverbs), len(tokens))
        if verb == len(tokens) or not (
            self._verb_like(tokens[verb]) or (lexis.present and self._verb_like(tokens[verb], lexis.present))
        ):
            return None
        subject = self._subject(tokens, verb + 1)
        speaker = self.mentions.follows(tokens[subject].start, stop) if subject else None
        if speaker is None and not self._alone(tokens, verb):
            return None
        return Voice((tokens[at].start, tokens[verb].end), speaker, "", True)

    def subject(self, start: int, end: int) -> Extent | None:
        """The subject behind the manner of a verb that ends at an offset: s'est défendu à la barre *le maire*."""
        tokens = self.prose.tokens(start, min(end, start + LONGEST_UNLISTED))
        subject = self._subject(tokens, 0, listed=True) if self.lexis.reflexives else 0
        return self.mentions.follows(tokens[subject].start, end) if subject else None

    def _subject(self, tokens: Sequence[Token], first: int, listed: bool = False) -> int:
        """Which token opens the subject of such a verb, or 0: right behind it, or behind the manner of it.

        Of a verb that a list holds, any noun is one that tells no time: a confié à la presse *un proche*.
        """
        if first < len(tokens) and self.mentions.opens(tokens[first]):
            return first
        small = self.lexis.small
        if not self.lexis.reflexives or first >= len(tokens) or not self._prepositional(tokens[first]):
            return 0
        if first + 1 < len(tokens) and tokens[first + 1].word in ANY_MARK:
            return 0  # «…», escribe en *«El azul»*
        for k in range(first + 2, min(len(tokens), first + LONGEST_MANNER)):
            word = tokens[k].word
            if word in COMMAS or not word[0].isalnum():
                return 0
            definite = word.startswith(self.lexis.attaching) or any(
                word in words for words in (self.lexis.articles, self.lexis.determiners)
            )
            before = tokens[k - 1].word
            preposition = before in self.lexis.stops and before not in self.lexis.adverbs  # mardi
            if before in small or before in self.lexis.determiners or preposition:
                continue
            if definite or (self.prose.capitalised(tokens[k]) and self.cased[tokens[k - 1].start].islower()):
                if self._tells_time(tokens, k):
                    continue
                somebody = listed or self.referents.somebody((tokens[k].start, tokens[k].end + LONGEST_WORD))
                return k if somebody else 0
        return 0

    def _tells_time(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an article opens a time: a dit à l'aube *un matin* Anne Lee, a dit aux élus *le 3 mai*."""
        joined = tokens[at].word.startswith(self.lexis.attaching)  # *l'avocate* du groupe
        noun = tokens[at + 1] if at + 1 < len(tokens) and not joined else tokens[at]
        return noun.start in self._times or noun.word.isdigit() or noun.word in self.lexis.grammar

    def _prepositional(self, token: Token) -> bool:
        """Whether a word opens what a verb has besides its subject: *d'un* revers de main, *sur* X."""
        word = token.word
        other = word in self.lexis.small and word not in self.lexis.articles
        return other or word in self.lexis.stops or "'" in word[1:2]

    def _alone(self, tokens: Sequence[Token], verb: int) -> bool:
        """Whether a verb whose form tells its person has no subject: «…», *zanjó* en rueda de prensa."""
        if not self.lexis.finite or not tokens[verb].word.endswith(self.lexis.finite):
            return False
        after = tokens[verb + 1].word if verb + 1 < len(tokens) else ""
        return not after or not after[0].isalpha() or after in self.lexis.stops or after in self.lexis.small

    def _straight(self, tokens: Sequence[Token], start: int) -> Voice | None:
        """The report whose subject stands before its verb: Lee *thundered*, where the past has an ending."""
        if len(tokens) < 2 or not self.lexis.analytic or not self.mentions.opens(tokens[0]):
            return None
        if tokens[0].word in self.lexis.relating:
            return None  # “Low Water”, *which* opens in May
        past = next((t for t in tokens[1:] if self._verb_like(t)), None)
        now = self._narrated(tokens)
        verb = now if now and (past is None or now.start < past.start) else past
        speaker = self.leads.precedes(start, verb.start) if verb else None
        if (
            verb is None
            or speaker is None
            or speaker[0] != tokens[0].start
            or self.cues.between(start, verb.end)
        ):
            return None
        return Voice((verb.start, verb.end), speaker, "", True)

    def _narrated(self, tokens: Sequence[Token]) -> Token | None:
        """The verb in the present right behind a pronoun or a name: she *deadpans*; not the band *members* chant."""
        present, pronouns = self.lexis.present, self.lexis.pronouns
        for before, token in pairwise(tokens) if present else ():
            subject = before.word in pronouns or self.prose.capitalised(before)
            if subject and self._verb_like(token, present):
                return token
        return None

    def _verb_like(self, token: Token, endings: tuple[str, ...] = ()) -> bool:
        """Whether a word may be a verb that reports: small letters, the ending of its past where there is one."""
        lexis, word = self.lexis, token.word
        bare = next((word[len(r) :] for r in lexis.reflexives if r[-1] == "'" and word.startswith(r)), word)
        if not bare.isalpha() or not self.cased[token.start].islower() or len(bare) < SHORTEST_VERB:
            return False
        endings = endings or lexis.endings
        if (endings and not word.endswith(endings)) or lexis.verbs.get(word) == "none":
            return False
        other = (
            lexis.grammar,
            lexis.openers,
            lexis.appositions,
            lexis.offices,
            lexis.works,
            lexis.organisations,
        )
        return not any(word in words for words in other) and not self.referents.person(
            (token.start, token.end)
        )
