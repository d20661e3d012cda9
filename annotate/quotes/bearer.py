"""Bearer: what words in marks are written on, right before them: sur la porte, un *autocollant* : « … »."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Prose
from annotate.quotes.voice import Voice
from annotate.quotes.wording import FEW, Wording
from annotate.reading import Reading

LONGEST = 40
MOST_BEHIND = 3
"""How many characters hold what bears the words and all that stands behind it, and how many words that is."""


class Bearers:
    """The banners, signs and slogans of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.wording = reading.once(Prose), reading.once(Wording)
        self.text, self.lexis = reading.text, reading.pack.once(lexis)

    def of(self, passage: Passage, low: int, voice: Voice | None) -> str:
        """What the words are written on, right before them or a colon: sur la porte, un *autocollant* : « … ».

        Or before whose or of what kind it is, even where its clause is reported: قال إن *شعار* الدورة «...».
        """
        bearers, definite = self.lexis.bearers, self.lexis.definite
        if saying := self.speaks(low, voice):
            return saying
        end = passage.left
        colon = self.prose.last_word(low, end) == ":"
        if colon:
            end = self.text.rindex(":", low, end)
            if definite and (worded := self._worded(low, end, voice)):
                return worded
        words = [t.word for t in self.prose.last(max(low, end - LONGEST), end, MOST_BEHIND + 1)]
        at = next((k for k in range(len(words) - 1, -1, -1) if words[k] in bearers), -1)
        like = self.lexis.characterising | self.lexis.enumerating  # شعارات *من قبيل* «...», *من بينها* «...»
        rest = words[at + 1 :]
        whose = definite and all(word.startswith(definite) or word in like for word in rest)
        if (
            at > 0
            and len(rest) == 1
            and rest[0] in self.lexis.partitive
            and not (definite or self.lexis.analytic)
        ):
            led = self.lexis.small - self.lexis.articles - self.lexis.determiners
            whose = words[at - 1] in led  # *aux cris de* « Démission », *al grito de* «Justicia»
        if rest and rest[-1] in self.lexis.wordings:  # une une *barrée de ces mots* : « … »
            whose = all(word in self.lexis.determiners or word in self.lexis.small for word in rest[:-1])
        if at < 0 or not (at + 1 == len(words) or whose):
            return ""
        if definite and words[at] in self.lexis.wordings and self._mentioned(passage):
            return ""
        told = at and words[at - 1] in self.lexis.opening and definite
        bare = voice is None or (colon and voice.cue is None and not definite)
        if voice and not (voice.strong or colon or definite):
            bare = at + 1 == len(words)  # argues that the cuts – the *line* “…” among them – tell a story
        return words[at] if bare or told else ""

    def _worded(self, low: int, colon: int, voice: Voice | None) -> str:
        """The noun of words in a clause that no verb reports: عبارة خطها متطوعون بالطلاء: «...»; or nothing."""
        if voice and voice.cue and self.text[slice(*voice.cue)] in self.lexis.verbs:
            return ""
        begin = self.prose.sentence_start(low, colon)
        tokens = self.prose.tokens(max(begin, *(self.text.rfind(one, begin, colon) for one in COMMAS)), colon)
        return next((token.word for token in tokens if token.word in self.lexis.wordings), "")

    def _mentioned(self, passage: Passage) -> bool:
        """Whether the words are only spoken of, as a term is: أثارت عبارة «الفوضى الخلاقة» جدلا; one word is."""
        return self.wording.count(passage) == 1 or self.wording.headed(passage, FEW)

    def speaks(self, low: int, voice: Voice | None) -> str:
        """What bears the words, where it is what the verb right behind it tells of: رفعوا *لافتة* تقول: «...»."""
        lexis = self.lexis
        if voice is None or voice.speaker is not None or voice.cue is None or not lexis.definite:
            return ""
        near = self.prose.last(max(low, voice.cue[0] - LONGEST_WORD), voice.cue[0], 1)
        beside = near and near[0].end + 1 == voice.cue[0]
        return near[0].word if beside and near[0].word in lexis.bearers - lexis.statements else ""
