"""Lead: the mention that stands before its verb: *Ann Lee, a doctor,* said.

It is read backwards from the verb until a word that cannot belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.quotes.apposition import Appositions
from annotate.quotes.capital import Capitals
from annotate.quotes.cue import Cues
from annotate.quotes.gap import Gaps
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import Passage
from annotate.quotes.onset import Onsets
from annotate.quotes.prose import COMMAS, Extent, Prose, Token, behind
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Reading

FEW_MARKED = 4
"""How many words in marks may be all of a mention."""
LEAST_CLAUSE = 2
LONGEST_NAMED = 9
"""How many words a name in marks may have that ends a mention."""


class Leads:
    """The mentions that stand before the reporting words of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.cues = reading.once(Prose), reading.once(Cues)
        self.gaps, self.onsets = reading.once(Gaps), reading.once(Onsets)
        self.appositions, self.capitals = reading.once(Appositions), reading.once(Capitals)
        self.cased, self.lexis = reading.cased, reading.pack.once(lexis)

    def precedes(self, start: int, end: int) -> Extent | None:
        """The mention that ends at an offset: *Ann Lee, a doctor,* said; *she* later told."""
        lexis, tokens = self.lexis, self.gaps.before(max(start, end - 240), end)
        if not tokens:
            return None
        last = tokens[-1]
        if last.word in lexis.relating and self._governed(tokens):
            return None
        if last.word in lexis.pronouns and not (len(tokens) > 1 and tokens[-2].word in lexis.numbering):
            return last.start, last.end  # *she* said; but the world *number one* said
        if last.word.rpartition("'")[2] in lexis.pronouns and lexis.enclitics:
            return last.start + last.word.rfind("'") + 1, last.end  # l'arbitre, qu'*il* accuse
        pronoun, mark, verb = last.word.partition("'")
        if mark and pronoun in lexis.pronouns and (verb in lexis.auxiliaries or lexis.analytic):
            # *j'*ai; *we*'ll
            return last.start, last.start + len(pronoun if lexis.analytic else pronoun + mark)
        for relative, then in ((tokens[-k], tokens[1 - k]) for k in (2, 3) if len(tokens) >= k):
            if (
                relative.word in lexis.pronouns
                and relative.word in lexis.appositions
                and then.word in lexis.stops
            ):
                return relative.start, relative.end  # the minister, *who* last month promised
        if len(tokens) > 1 and tokens[-2].word == "@":
            return tokens[-2].start, last.end
        if last.word in COMMAS:
            return self._with_apposition(start, tokens)
        if last.word == ")":
            at = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word == "("), 0)
            first = self.onsets.of(tokens[:at]) if at else None
            return (first, last.end) if first is not None else None
        if last.word in ANY_MARK:
            first = self._first(tokens)
            if first is None or self.capitals.heard([token for token in tokens if token.start >= first]):
                return None
            return first, last.end
        if not last.word[0].isalnum():
            return None
        if (enclosing := self._enclosing(tokens)) is not None:
            return enclosing, last.end
        restricted = self._restricted(tokens)
        first = self.onsets.of(tokens) if restricted is None else restricted
        if first is None or not self.capitals.closed((first, last.end)):
            return None  # man könnte *zynisch* sagen
        if self.capitals.relative([token for token in tokens if token.start >= first]):
            return None
        return self._whole(tokens, first), last.end

    def _enclosing(self, tokens: Sequence[Token]) -> int | None:
        """Where a mention begins whose article a participle parts from its noun: *der* vom Amt bestellte *Arzt*."""
        for at in range(behind(tokens, len(tokens), COMMAS), len(tokens)):
            noun = self.capitals.enclosed(tokens, at)
            if noun and self.capitals.closed((tokens[noun].start, tokens[-1].end)):
                return tokens[at].start
        return None

    def _governed(self, tokens: Sequence[Token]) -> bool:
        """Whether a preposition before a relative shows that it is no subject: sur *lequel* insiste Ann Lee."""
        lexis, before = self.lexis, tokens[-2].word if len(tokens) > 1 else ""
        return before in lexis.small and before not in lexis.articles and before not in lexis.conjunctions

    def _restricted(self, tokens: Sequence[Token]) -> int | None:
        """Where a mention begins whose relative clause ends right before its verb: *a man who had fled the fire* said.

        The verb of that follows the relative: not the man who *Lee* said was late.
        """
        lexis = self.lexis
        if not lexis.analytic:
            return None
        opens = lexis.relating | lexis.complementizers.keys()
        at = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k].word in opens), 0)
        clause = tokens[at + 1 :]
        if not at or len(clause) < LEAST_CLAUSE:
            return None
        that = (
            tokens[at].word in lexis.complementizers
        )  # *the firm that made the mask* said; not told us that …
        if tokens[at - 1].start in self.cues.verb_starts if that else tokens[at].word not in lexis.pronouns:
            return None
        if any(not token.word[0].isalnum() and token.word not in "-'’." for token in clause):
            return None
        before = tokens[at - 1]
        then = next((token for token in clause if token.word not in lexis.adverbs), clause[0])
        verb = self.appositions.predicates(then) or then.start in self.cues.verb_starts
        verb = verb or (that and then.word.endswith(lexis.present))
        verb = verb and clause[-1].word not in lexis.small and clause[-1].word not in lexis.conjunctions
        if not verb or not before.word[0].isalnum() or before.word in lexis.grammar - lexis.pronouns:
            return None
        return self.onsets.of(tokens[:at])

    def _first(self, tokens: Sequence[Token]) -> int | None:
        """Where the mention begins that ends with the last token, which may shut a name in marks."""
        if not tokens or tokens[-1].word not in ANY_MARK:
            return self.onsets.of(tokens)
        opening = self._opening(tokens)
        if opening < 0:
            return None
        alone = not opening or self._clausal(tokens[opening - 1].word)
        if not alone and self._articled(tokens, opening):
            return tokens[opening - 1].start
        return tokens[opening].start if alone else self.onsets.of(tokens[:opening])

    def _whole(self, tokens: Sequence[Token], first: int) -> int:
        """Where a mention begins whose apposition no second comma closes: *the head of Hill, Ann Lee* says.

        Or *Ann Lee, who left in May* says; *Ann Lee, founder of Hill* says.
        """
        lexis = self.lexis
        at = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k].start == first), 0)
        if at < 2 or tokens[at - 1].word not in COMMAS or lexis.definite:
            return first
        head = behind(tokens, at - 1, COMMAS)
        while head < at - 2 and tokens[head].word in lexis.openers:
            head += 1
        before = tokens[head : at - 1]
        if any(self.appositions.predicates(t) or t.start in self.cues.verb_starts for t in before):
            return first
        names = all(map(self.prose.capitalised, before)) and len(before) > 1
        if tokens[at].word in lexis.relating:
            begin = self.onsets.of(tokens[: at - 1]) if self.prose.capitalised(before[-1]) else None
            return first if begin is None or at + 1 == len(tokens) else begin
        if names and lexis.teller(tokens[at].word):
            return before[0].start
        named = len(tokens) - at > 1 and all(map(self.prose.capitalised, tokens[at:]))
        if not named or not (before[0].word in lexis.determiners or before[0].word in lexis.articles):
            return first
        stop = next((k for k in range(1, len(before)) if before[k].word in lexis.small), len(before))
        return before[0].start if lexis.teller(before[stop - 1].word) else first

    def heads(self, low: int, passage: Passage) -> bool:
        """Whether a name in marks opens its clause: « *Le Monde* » évoque …, quand « *Le Figaro* » y voit …"""
        begin = self.prose.sentence_start(low, passage.left)
        before = self.prose.last_word(begin, passage.left)
        return passage.closed and self._clausal(before) and self._name(passage.start, passage.end)

    def _clausal(self, before: str) -> bool:
        """Whether a word before a mark is none, or opens a clause or parts it from the one before.

        English papers set no one who speaks in marks: “*Imola*” suggests a change.
        """
        lexis = self.lexis
        if lexis.analytic and not lexis.capital_nouns:
            return False
        clause = before in lexis.bounds or before in lexis.openers or before in lexis.complementizers
        return clause or not before.strip() or before in COMMAS or before in lexis.conjunctions

    def _name(self, start: int, end: int) -> bool:
        """Whether the words in marks are few and open with a capital, no sign among them or behind them."""
        words = self.cased[start:end].split()
        plain = all(word.replace("-", "").replace("'", "").replace("’", "").isalnum() for word in words)
        return 0 < len(words) <= FEW_MARKED and words[0][0].isupper() and plain

    def _opening(self, tokens: Sequence[Token]) -> int:
        """Where the mark stands before a name that ends a mention, or is all of it; or -1.

        Le patron du « *Zef* », the group “*Salt*”; « *Le Monde* ».
        """
        lexis, last = self.lexis, len(tokens) - 1
        at = next(
            (k for k in range(last - 2, max(-1, last - LONGEST_NAMED), -1) if tokens[k].word in ANY_MARK), -1
        )
        before = tokens[at - 1].word if at > 0 else ""
        if at >= 0 and self._clausal(before):
            return at if self._name(tokens[at].end, tokens[last].start) else -1
        if at > 0 and self._articled(tokens, at):
            return at if self._name(tokens[at].end, tokens[last].start) else -1
        small = before in lexis.small and before not in lexis.articles and before not in lexis.conjunctions
        noun = before in lexis.organisations or before in lexis.bearers or lexis.teller(before)
        named = noun and self.cased[tokens[at].end : tokens[at].end + 2].lstrip()[:1].isupper()
        return at if named or (at > 1 and small) else -1

    def _articled(self, tokens: Sequence[Token], opening: int) -> bool:
        """Whether an article and a name in marks open a clause, as those of papers do: *die „Neue Post“* schreibt."""
        lexis = self.lexis
        if not lexis.capital_nouns or tokens[opening - 1].word not in lexis.articles - lexis.oblique:
            return False
        return opening == 1 or self._clausal(tokens[opening - 2].word)

    def _with_apposition(self, start: int, tokens: Sequence[Token]) -> Extent | None:
        """A mention closed by a comma: the apposition belongs to it unless it tells time, place or age."""
        lexis = self.lexis
        at = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word in COMMAS), -1)
        inner = tokens[at + 1 : -1]
        if at < 1 or not inner or self.capitals.clausal(inner):
            return None
        alone = len(inner) == 1 and (
            inner[0].word in self.lexis.pronouns or inner[0].word in self.lexis.objects
        )
        if alone or self._recalled(inner):
            return self.precedes(start, tokens[at].start)  # *La direction*, elle, …; *Les élus*, eux, …
        while at > 2 and (aged := self._age(tokens, at)):
            at -= aged  # Ann Lee, 35, a doctor, said; Luc, 54 ans, chauffeur, témoigne
        head = behind(tokens, at, COMMAS)
        if head > 1 and head < at and tokens[head].word in lexis.partitive:
            at = head - 1  # Ann Lee, *of the University of Leeds*, who led the work, said
            head = behind(tokens, at, COMMAS)
        elif head > 1 and head < at and self._described(tokens, head, inner[0]):
            at = head - 1  # Ann Lee, *a Democrat from Ohio*, who chairs the panel, said
            head = behind(tokens, at, COMMAS)
        if head > 1 and lexis.analytic and self._held(tokens, head, at, inner[0]):
            at = head - 1  # *The chief executive*, Ann Lee, who joined in May, said
            head = behind(tokens, at, COMMAS)
        while head < at and tokens[head].word in self.lexis.openers:
            head += 1
        if head < at and tokens[head].word in self.lexis.barred:
            clause = tokens[head].word in lexis.bounds or tokens[head].word in lexis.complementizers
            if not clause or self._noun(inner[0]):
                return inner[0].start, inner[-1].end  # After the vote, Ann Lee (R-Ohio), said
            tokens, at = tokens[head + 1 :], at - head - 1  # quand *la maire*, plus réservée, parle
        first = self._first(tokens[:at])
        if first is None:
            return None
        if self.prose.text[inner[0].start : inner[-1].end] in lexis.interposed:
            return first, tokens[at - 1].end  # La maire, *de son côté*, ...
        opening = inner[0].word
        adverb = opening in self.lexis.adverbs and self.cased[inner[0].start].islower()  # but Me Jean Roy
        held = opening in lexis.partitive and len(inner) > 1 and inner[1].word not in lexis.fronting
        aged = opening.isdigit() and not self.appositions.aged(inner, 0)
        if aged or (opening in lexis.barred and not held) or adverb or self._state(tokens[at - 1], inner):
            return self._titled(start, tokens, head, at) or (first, tokens[at - 1].end)
        return first, inner[-1].end

    def _age(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens an age and its comma have before one: Lee*, 35*, a doctor; Luc*, 54 ans*, routier."""
        said = 1 + (tokens[at - 1].word in self.lexis.years)
        number = at - said
        return (
            said + 1
            if number > 0 and tokens[number].word.isdigit() and tokens[number - 1].word in COMMAS
            else 0
        )

    def _titled(self, start: int, tokens: Sequence[Token], head: int, at: int) -> Extent | None:
        """A mention with its apposition before what else commas set off: *Luc Roy, maire de Lens,* à Lyon, a dit …"""
        lexis = self.lexis
        if not lexis.incised or head < 2 or head >= at:
            return None
        named = self.appositions.bears(tokens, head) or self.appositions.acts_as(tokens, head - 1)
        office = lexis.teller(tokens[head].word) and self.cased[tokens[head - 2].start].isupper()
        return self._with_apposition(start, tokens[: at + 1]) if named or office else None

    def _state(self, before: Token, inner: Sequence[Token]) -> bool:
        """Whether commas set off the state of somebody, in one word behind a noun: La présidente, *agacée*, …

        Or in a comparison (*plus* réservé). Behind a name one word may be what somebody does: Luc Roy, *mécano*, …
        """
        lexis, word = self.lexis, inner[0].word
        if not lexis.incised or word in lexis.negations:
            return lexis.incised
        noun = before.word.rpartition("'")[2]  # *L'entraîneur*, dépité
        if len(inner) > 1 or self.cased[before.end - len(noun)].isupper():
            return False
        return word.isalpha() and not (lexis.teller(word) or self.prose.capitalised(inner[0]))

    def _recalled(self, inner: Sequence[Token]) -> bool:
        """Whether two commas set off who tells of it: *One*, he recalls, told him so."""
        if len(inner) < LEAST_CLAUSE or inner[-1].start not in self.cues.verb_starts:
            return False
        pronoun = inner[0].word in self.lexis.pronouns - self.lexis.relating
        return all(map(self.prose.capitalised, inner[:-1])) or (pronoun and len(inner) == LEAST_CLAUSE)

    def _noun(self, token: Token) -> bool:
        """Whether a word may open a noun: a name, or what stands before one; not *plus* réservé."""
        lexis, word = self.lexis, token.word
        led = word in lexis.articles or word in lexis.determiners or word.startswith(lexis.attaching)
        return led or word in lexis.pronouns or lexis.analytic or self.prose.capitalised(token)

    def _held(self, tokens: Sequence[Token], head: int, at: int, relative: Token) -> bool:
        """Whether a name before more that is said of somebody is whose office stands before it.

        *The mayor*, Ann Lee, who left; *his lawyer*, Ann Lee, a former judge; *her brother*, Bo Lee, of Hill.
        """
        lexis = self.lexis
        more = lexis.relating, lexis.appositions, lexis.partitive
        if not any(relative.word in some for some in more) or not lexis.teller(tokens[head - 2].word):
            return False
        begin = behind(tokens, head - 1, COMMAS)
        for token in tokens[head:at]:
            if not self.prose.capitalised(token):
                return False
        opens = lexis.determiners, lexis.owners, lexis.openers
        return any(tokens[begin].word in some for some in opens)

    def _described(self, tokens: Sequence[Token], head: int, relative: Token) -> bool:
        """Whether an apposition to a name stands before a relative clause: Ann Lee, *D-Ore.*, who chairs the panel.

        Not what a time comes before: Monday, *the mayor*, who chairs the panel.
        """
        lexis, name = self.lexis, tokens[head - 2]
        if relative.word not in lexis.pronouns or relative.word not in lexis.appositions:
            return False
        if not self.prose.capitalised(name) or name.word in lexis.late or name.word in lexis.adverbs:
            return False
        begin = behind(tokens, head - 1, COMMAS)
        if tokens[begin].word in lexis.barred:
            return False
        party = "-" in tokens[head].word and self.prose.capitalised(tokens[head])
        return self.appositions.opens(tokens[head]) or party

    def relative(self, start: int, end: int) -> Extent | None:
        """The pronoun of the relative clause that a stretch ends in: Lee, *who* went on, …"""
        for token in reversed(self.prose.tokens(start, end)):
            if token.word in COMMAS:
                return None
            if token.word in self.lexis.relating:
                return token.start, token.end
        return None
