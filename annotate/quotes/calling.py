"""Calling: the words that give a name to what stands in marks: dubbed, known as, so-called, surnommée."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose, Token
from annotate.quotes.referent import Referents
from annotate.quotes.voice import Voice
from annotate.reading import Reading

NAMING = 3
"""How many words may give a name: *under the banner* “Fair Water”."""
NAMED = 2
"""What is named, with its article."""
LONGEST_AGENT = 4
"""How many words hold who gives a name: called *by local people* the “grey zone”."""


class Calling:
    """The questions asked about the words before one passage after another."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.referents = reading.once(Prose), reading.once(Referents)
        self.lexis, self.has_case = reading.pack.once(lexis), reading.pack.script.cased
        self.text, self.cased = reading.text, reading.cased

    def words(self, passage: Passage, before: Sequence[Token], voice: Voice | None) -> str:
        """The words that give a name before the marks: called (the town) the “grey zone”; or nothing."""
        if noun := self._exemplified(before):
            return noun
        words = [self._whole(token.word) for token in before]
        article = bool(words) and words[-1] in self.lexis.articles
        comma = bool(words) and words[-1] in COMMAS
        if article or comma:
            words.pop()
        words = self._known(words)
        if not self.lexis.agents.isdisjoint(words):
            words = words[: self._agent(words)]
        while words and words[-1] in self.lexis.adverbs and " ".join(words[-2:]) not in self.lexis.naming:
            if words[-1] in self.lexis.auxiliaries:
                break
            words.pop()  # que l'on surnomme *ici* « la Reine »; but she calls *herself* “the eel-teller”
        if len(words) > 1 and words[-2] in self.lexis.labels and words[-1].startswith(self.lexis.definite):
            return words[-2]  # اسم الراحلة «صونيا»
        if self._bears(passage, before):
            return words[-1]
        verb = self.text[slice(*voice.cue)] if voice and voice.cue else ""
        article = article or (bool(words) and self._defined(passage, before[: len(words)], words))
        article = article or self._customary(passage, voice)
        for end in range(len(words), 0, -1):
            # *المعروفة* إعلاميا *بـ*«قضية الميناء»; but not …, on se dit « ravi »
            parted = f"{words[end - 1]} {words[-1]}" if self.lexis.definite else ""
            whole = " ".join(words[max(0, end - NAMING) : end])
            for name in (whole, " ".join(words[max(0, end - 2) : end]), words[end - 1], parted):
                value = self.lexis.naming.get(name)
                if value is None or (value == "alone" and voice is not None):
                    continue
                if value == "thing" and not self._thing(passage, voice, before):
                    continue
                if value == "denied" and (verb not in self.lexis.contesting or self._long(passage)):
                    continue
                if verb.endswith(" " + name) and not self.lexis.grouped:
                    continue  # la ministre s'est dite « inquiète »
                if comma and (value != "noun" or end < len(words)):
                    continue
                over = value in ("", "giving") and self._over(passage, words[end:])
                last = end == len(words) or name is parted or over
                if value == "giving" and not (article or over):
                    continue
                told = name == verb or (self.lexis.analytic and verb.endswith(f" {name}"))
                if article or (value != "article" and (last or told)):
                    own = (
                        told
                        and value != "thing"
                        and self._own_word(voice, verb)
                        and not self._named_by(passage)
                    )
                    return "" if own else name
            if not words[end - 1][0].isalpha() or words[end - 1] in self.lexis.barred:
                break
        return ""

    def _long(self, passage: Passage) -> bool:
        """Whether more words stand in marks than what is denied has: no term, but what somebody says of it."""
        return self.text.count(" ", passage.start, passage.end) > NAMED

    def _exemplified(self, before: Sequence[Token]) -> str:
        """The noun of words that the marks give examples of, or nothing: *terms* such as “natural”."""
        if not self.lexis.exemplifying or not before:
            return ""
        for lead in self.lexis.exemplifying:
            if self.text.endswith(lead, before[0].start, before[-1].end):
                end = before[-1].end - len(lead)
                noun = self.prose.last_word(before[0].start, end)
                return noun if noun in self.lexis.wordings else ""
        return ""

    def _over(self, passage: Passage, between: Sequence[str]) -> bool:
        """Whether what is named alone parts its verb from a name with a capital: dubbed *the affair* “Wallgate”."""
        lexis = self.lexis
        if len(between) != NAMED or not (between[0] in lexis.articles or between[0] in lexis.determiners):
            return False
        return self.has_case and not lexis.capital_nouns and self.cased[passage.start].isupper()

    def _named_by(self, passage: Passage) -> bool:
        """Whether who gives a name stands right behind the marks: dubbed the “snoopers' charter” *by* opponents."""
        return self.prose.first(passage.right, passage.right + LONGEST_WORD).word in self.lexis.agents

    def _known(self, words: list[str]) -> list[str]:
        """The words without those to whom, or where, a name is known: known *to everyone* as “Professor”."""
        lexis = self.lexis
        if not lexis.analytic or not words or words[-1] not in lexis.opinions:
            return words
        for at in range(len(words) - 2, 0, -1):
            placed = words[at] in lexis.governors or words[at] in lexis.stops  # known *in the trade* as
            if placed and f"{words[at - 1]} {words[-1]}" in lexis.naming:
                return [*words[:at], words[-1]]
        return words

    def _bears(self, passage: Passage, before: Sequence[Token]) -> bool:
        """Whether a participle gives a name with capitals to some thing: *a trade fair called* “Rise Up”.

        Or two commas set it off: one animal, *called* “Momo”, turned black; or a bracket: the water (*called* “grey”).
        """
        lexis = self.lexis
        if not lexis.analytic or len(before) < NAMED or lexis.naming.get(before[-1].word) != "article":
            return False
        if before[-2].word == "(":
            return not self._named_by(passage)
        if before[-2].word in lexis.works or before[-2].word in lexis.organisations:
            return False
        named = self.prose.tokens(passage.start, passage.end)
        plain = (token for token in named if token.word[0].isalpha() and token.word not in lexis.small)
        if not before[-1].word.endswith(lexis.endings) or not all(map(self.prose.capitalised, plain)):
            return False
        after = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        if before[-2].word in COMMAS:
            return after in COMMAS or named[-1].word in COMMAS
        for token in reversed(before[:-1]):
            if token.word in lexis.single:
                return token is not before[-2]
            if (
                not token.word[0].isalpha()
                or token.word in lexis.grammar
                or token.word.endswith(lexis.endings)
            ):
                break
        return False

    def _agent(self, words: Sequence[str]) -> int:
        """Where what a naming verb names is told by whom it is named so: nicknamed *by its crew* “Old Jo”."""
        at = next((k for k in range(len(words) - 1, 0, -1) if words[k] in self.lexis.agents), 0)
        named = at > 0 and len(words) - at <= LONGEST_AGENT and words[at - 1] in self.lexis.naming
        return at if named else len(words)

    def charge(self, before: Sequence[Token]) -> str:
        """The words before the marks that tell an offence, or nothing: jugé *pour* « abus de confiance »."""
        name = " ".join(token.word for token in before[-2:])
        return name if self.lexis.naming.get(name) == "charge" else ""

    def reports(self, voice: Voice | None) -> bool:
        """Whether the report is by a verb that gives names: they called the mayor “Boss Nobody.”"""
        return (
            voice is not None and voice.cue is not None and self.text[slice(*voice.cue)] in self.lexis.naming
        )

    def noun(self, near: Sequence[Token]) -> bool:
        """Whether a naming verb stands right after a common noun: a website *called* “Mill Town”."""
        noun, verb = near[-2:]
        if self.lexis.naming.get(verb.word) not in ("article", "giving") or not noun.word[0].isalpha():
            return False
        if noun.word in self.lexis.works or noun.word in self.lexis.organisations:
            return True
        return len(near) > 2 and near[-3].word in self.lexis.small - self.lexis.articles - self.lexis.stops

    def _defined(self, passage: Passage, before: Sequence[Token], words: list[str]) -> bool:
        """Whether the article of what is named stands in the marks: a chamber *that* engineers call “*the* lung”."""
        at = next((k for k in range(len(words) - 2, -1, -1) if words[k] in self.lexis.defining), -1)
        first = self.prose.first(passage.start, passage.end).word if at >= 0 else ""
        if not first:
            return False
        if first in self.lexis.articles:
            return True
        # what aides have taken to calling “flood the zone”: no one of a name, and no opinion, “a mess”
        people = before[at + 1 :]
        named = any(self.cased[t.start].isupper() or t.word in self.lexis.pronouns for t in people)
        return not named and first not in self.lexis.determiners

    def _customary(self, passage: Passage, voice: Voice | None) -> bool:
        """Whether people in general give a name with its article or capitals: *locals call* the hill “*the* sponge”.

        *Friends call* her “*Jo*”; *they call* him “*Big Jim*”.
        """
        lexis = self.lexis
        if not lexis.analytic or voice is None or voice.speaker is None or voice.cue is None:
            return False
        own = self.prose.tokens(passage.start, passage.end)
        own = [token for token in own if token.word[0].isalnum()]
        called = all(map(self.prose.capitalised, own))
        if not own or len(own) > NAMING or not (called or own[0].word in lexis.articles):
            return False  # critics call it “*the worst bill in years*”
        if self.text.endswith(lexis.endings, *voice.cue):
            return False  # prosecutors *called* him “the banker”
        word = self.text[slice(*voice.speaker)]
        if called and self.referents.pronoun(voice.speaker):
            return word not in lexis.genders
        return lexis.teller(word) and word.endswith((*lexis.plurals, *lexis.crowds))

    def _whole(self, word: str) -> str:
        """A word without what is elided before it: on l'*appelle* « la dame du gué »."""
        head, _, rest = word.partition("'")
        return rest if rest and head in self.lexis.clitics else word

    def _thing(self, passage: Passage, voice: Voice | None, before: Sequence[Token]) -> bool:
        """Whether what cannot speak has its name in marks before its verb: le quota *dit* « vert » passera."""
        if voice is None or len(before) < NAMED:
            return False
        noun = before[-NAMED]
        if noun.word.rpartition("'")[2] in self.lexis.mute | self.lexis.criteria:
            return True  # un *fichier* dit « spécial », l'*ordre* dit « lexical »
        apart = voice.speaker is None or voice.speaker[1] < noun.start
        if apart and not (self._common(noun) and before[-1].word in self.lexis.naming):
            return False
        if voice.speaker is not None and (apart or self.referents.somebody(voice.speaker)):
            return apart  # les élus, visés par une *loi* dite « noire », partent
        word = self.prose.first(passage.right, passage.right + LONGEST_WORD).word
        predicate = word in self.lexis.copulas or word in self.lexis.auxiliaries
        return predicate or (word[:1].isalpha() and word not in self.lexis.grammar)

    def _common(self, noun: Token) -> bool:
        """Whether a word is a noun of no one who tells something."""
        lexis, word = self.lexis, noun.word
        return word.isalpha() and not (word in lexis.grammar or lexis.teller(word))

    def _own_word(self, voice: Voice | None, verb: str) -> bool:
        """Whether one person gives a name by a verb: what *he* calls the “cartel”; not what sailors call it."""
        if voice is None or voice.speaker is None:
            return False
        if self.referents.pronoun(voice.speaker):
            return self.text[slice(*voice.speaker)] in self.lexis.genders
        alone = " " not in self.text[slice(*voice.speaker)] and verb.endswith(self.lexis.present)
        named = alone or self.referents.somebody(voice.speaker)  # what *Brandt* calls the “cartel”
        return named and self.has_case
