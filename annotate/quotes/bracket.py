"""Bracket: the two parts of a verb that hold its sentence between them, in a language that sets the second one last.

*Teilte* die Polizei am Montag *mit*; die Polizei *hat* am Montag *mitgeteilt*.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, Prose, Token
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading

FARTHEST = 200
"""How many characters the two parts of a verb may hold between them."""
MOST_COMMAS = 2
"""So many commas may stand among them: *fügte* Anna Müller, Sprecherin der Stadt, *hinzu*."""
ENDS = frozenset(".;:?!–—)") | COMMAS | ANY_MARK


class Brackets:
    """The verbs of one reading that stand in two parts; in most languages none."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis, self.text = reading.once(Prose), reading.pack.once(lexis), reading.text

    def whole(self, hit: Hit) -> Hit:
        """A verb with the particle that ends its clause, as the list has the two; or the verb as it stands."""
        lexis = self.lexis
        stop = self.prose.sentence_end(hit.end, min(len(self.text), hit.end + FARTHEST))
        tokens = self.prose.tokens(hit.end, stop)
        commas = 0
        for at, token in enumerate(tokens):
            if token.word in COMMAS:
                commas += 1
            elif token.word == ":" or commas > MOST_COMMAS:
                break
            elif token.word in lexis.particles and self._closes(tokens, at):
                near = [one.word for one in tokens[max(0, at - 1) : at + 1]]  # wies *darauf hin*
                verbs = (f"{hit.word} {' '.join(near[k:])}" for k in range(len(near)))
                verb = next((verb for verb in verbs if verb in lexis.verbs), "")
                if verb:
                    return hit._replace(word=verb, value=lexis.verbs[verb])
        return hit

    def _closes(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a clause ends behind a word: teilte sie *mit*, *mit* und bat; not *mit* dem Bus."""
        after = tokens[at + 1].word if at + 1 < len(tokens) else "."
        return after in ENDS or after in self.lexis.conjunctions

    def helper(self, hit: Hit) -> Token | None:
        """The auxiliary of a participle that ends its clause: die Polizei *hat* am Montag erklärt, dass …"""
        if not self.lexis.verb_second:
            return None
        after = self.prose.first(hit.end, len(self.text))
        if after.word and not (after.word in ENDS or after.word in self.lexis.conjunctions):
            return None
        tokens = self.prose.tokens(
            self.prose.sentence_start(max(0, hit.start - FARTHEST), hit.start), hit.start
        )
        commas = 0
        for token in reversed(tokens):
            commas += token.word in COMMAS
            if token.word in ":;" or commas > MOST_COMMAS or token.word in self.lexis.complementizers:
                return None
            if token.word in self.lexis.grouped:
                return token
        return None
