"""Authority: who can be heard on something, and what nobody says but things depend on: بحسب الوزير, حسب الحاجة."""

from __future__ import annotations

from annotate.quotes.lexis import lexis
from annotate.quotes.noun import Nouns
from annotate.quotes.prose import Extent, Prose
from annotate.quotes.referent import Referents
from annotate.reading import Reading


class Authorities:
    """Which mentions of one reading are of somebody who is heard, and which of things that are not."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.referents, self.cased = reading.once(Referents), reading.cased
        self.nouns = reading.once(Nouns)

    def speaks(self, speaker: Extent) -> bool:
        """Whether a mention is of somebody, or of a body by its name or its noun: الجيش."""
        lexis, opens = self.lexis, self.prose.first(*speaker)
        first = lexis.noun(opens.word)
        if first in lexis.voiced or self.referents.somebody(speaker):
            return True
        forms = (first, *(first.removesuffix(end) for end in lexis.owned if first.endswith(end)))  # مساعده
        if any(form in lexis.offices or form in lexis.collectives for form in forms):
            return True
        if self.referents.borne(opens.start) or self.referents.place(speaker):
            return True
        # المزارعون; غير أن طبيبا في المستشفى نفى وجود إصابات
        ending = (*lexis.masculine, *lexis.accusative)
        many = self.cased[opens.start : opens.end].endswith(ending)
        return many or bool(self.referents.ends(speaker[0]))

    def holds(self, mention: Extent) -> bool:
        """Whether a mention is of somebody who can hold a view: من وجهة نظر *المزارعين*; not من وجهة نظر *أمنية*."""
        lexis, first = self.lexis, self.prose.first(*mention)
        if first.word.startswith(lexis.definite) or self.referents.sits(first.start):
            return True
        if first.word.endswith(lexis.relational) and not self.referents.borne(first.start):
            return False
        many = self.cased.endswith(lexis.governed[:1], first.start, first.end)
        return many or self.speaks(mention)

    def unheard(self, mention: Extent) -> bool:
        """Whether a mention is of what is read, gone by or shown, and not heard: the *law*, its *size*, a *button*."""
        nouns = self.nouns
        if self.referents.document(mention) or nouns.mute(mention):
            return True
        return nouns.criterion(mention) and not self._titles(mention)

    def _titles(self, mention: Extent) -> bool:
        """Whether a name stands behind the noun of a mention, so that it is a title: *الحاجة* نعمات السيد."""
        noun = self.nouns.head(mention)
        if noun.end >= mention[1] or self.referents.human(noun.start) is None:
            return False
        return not self.prose.first(noun.end, mention[1]).word.startswith(self.lexis.definite or " ")
