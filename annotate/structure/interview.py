"""Interview: the questions of one, which are turns of a talk and no heads."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from annotate.regex import regex
from annotate.structure.brief import LONGEST_HEAD, Brief
from annotate.structure.paragraphs import Para, final, last

TURNS = 3
"""So many paragraphs open with the name of who answers, or are questions."""
MARKS = "«»“”„\"'‘’"
"""What opens and closes a quotation."""
_LABEL = regex(r"[^\W\d_][^:\n]{1,24}:")


class Interview(Brief):
    """Tells the questions of an interview from the heads of an explainer."""

    @cached_property
    def turned(self) -> frozenset[int]:
        """The lines of a few words over a question and its answer: heads among the turns of a talk.

        There are two or more of them, or several questions; what stands in marks is one by itself.
        """
        if self.text.count("?") + self.text.count("؟") < 2:
            return frozenset()
        found = [at for at in range(1, len(self.paras) - 2) if self._over_turn(*self.paras[at - 1 : at + 3])]
        if len(found) > 1 or self._questions >= TURNS:
            return frozenset(found)
        return frozenset(at for at in found if self._quotes(self.paras[at]))

    def _quotes(self, line: Para) -> bool:
        """Whether a line is in quotation marks: ‘We carried on in the dark’."""
        return self.text[line.start] in MARKS and self.text[line.end - 1] in MARKS

    def _over_turn(self, above: Para, line: Para, asked: Para, answer: Para) -> bool:
        """Whether a line that asks nothing stands behind an answer and over a short question with its own."""
        told = self._quotes(line) and asked.length <= LONGEST_HEAD  # "Tell me about Vilnius."
        return (
            (self._asked(asked) or (told and final(self.text, *asked[:2])))
            and last(self.text, *above[:2]) in ".!…۔"
            and last(self.text, *line[:2]) not in "?؟:"
            and line.length < answer.length > asked.length
            and final(self.text, *answer[:2])
            and self.short(line)
        )

    def _asked(self, line: Para) -> bool:
        """Whether a line that is no longer than a head is a question."""
        return line.length <= LONGEST_HEAD and self.asks(line)

    def _dialogue(self, paras: list[Para], heads: set[int]) -> set[int]:
        """Questions that are an interview's, not heads: most of the heads ask, and people talk to each other.

        In an explainer ("When will I get it?") nobody is asked and nobody says "I"; it may tell its reader "you".
        """
        announced = self.within("interviews", paras[0].start, paras[min(3, len(paras) - 1)].start) is not None
        asking = {at for at in heads if last(self.text, *paras[at][:2]) in "?؟"}
        if asking and announced and sum(map(self.asks, paras)) > 1:
            return asking
        turns = {at for at in asking if self._answered(paras, at + 1)}
        if len(asking) < 2 or 2 * len(asking) <= len(heads):
            return turns
        asked, answered = ([self._spoken(paras[at + below]) for at in asking] for below in (0, 1))
        told = sum("" in words for words in answered)
        read = sum(words == {"you"} for words in answered)
        talk = 2 * told >= len(asking) or 2 * sum("you" in words for words in asked) >= len(asking) > 2 * read
        return asking if announced or talk else turns

    def _answered(self, paras: list[Para], at: int) -> bool:
        """Whether a paragraph opens with who speaks, as others in the text do: "Lee: We built it ourselves."."""
        label = _LABEL.match(self.text, *paras[at][:2])
        if label is None:
            return False
        return sum(self.text.startswith(label[0], para.start) for para in paras) >= TURNS

    def _spoken(self, line: Para) -> set[str]:
        """The sorts of words in a paragraph that people say who talk to each other; "كانا" is not "أنا"."""
        hits, joints = self.hits["spoken"], ("", *self.reading.pack.script.conjunctions)
        first, stop = (bisect_left(hits, (at,)) for at in (line.start, line.end))
        return {hit.value for hit in hits[first:stop] if self.text[hit.outer : hit.start] in joints}
