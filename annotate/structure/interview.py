"""Interview: the questions of one, which are turns of a talk and no heads."""

from __future__ import annotations

from bisect import bisect_left

from annotate.structure.brief import Brief
from annotate.structure.paragraphs import Para, last


class Interview(Brief):
    """Tells the questions of an interview from the heads of an explainer."""

    def _dialogue(self, paras: list[Para], heads: set[int]) -> set[int]:
        """Questions that are an interview's, not heads: most of the heads ask, and people talk to each other.

        In an explainer ("When will I get it?") nobody is asked and nobody says "I"; it may tell its reader "you".
        """
        announced = self.within("interviews", paras[0].start, paras[min(3, len(paras) - 1)].start) is not None
        asking = {at for at in heads if last(self.text, *paras[at][:2]) in "?؟"}
        if asking and announced and sum(map(self.asks, paras)) > 1:
            return asking
        if len(asking) < 2 or 2 * len(asking) <= len(heads):
            return set()
        asked, answered = ([self._spoken(paras[at + below]) for at in asking] for below in (0, 1))
        told = sum("" in words for words in answered)
        read = sum(words == {"you"} for words in answered)
        talk = 2 * told >= len(asking) or 2 * sum("you" in words for words in asked) >= len(asking) > 2 * read
        return asking if announced or talk else set()

    def _spoken(self, line: Para) -> set[str]:
        """The sorts of words in a paragraph that people say who talk to each other."""
        hits = self.hits["spoken"]
        first, stop = (bisect_left(hits, (at,)) for at in (line.start, line.end))
        return {hit.value for hit in hits[first:stop]}
