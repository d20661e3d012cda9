"""Speech: who says the words in a passage: the reporting verb beside it, and the mention before or after the verb.

News puts the report after the words ("…," said the mayor), before them (قال الوزير: «…») or
between two halves. A mention is read outwards from the verb until a word that cannot belong to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotate.elements.marks import ANY_MARK, Passage
from annotate.reading import Hit, Reading

if TYPE_CHECKING:
    from annotate.elements.quote import Lexis

REACH = 320
"""How far from a passage, in characters, its reporting verb is looked for."""
LONGEST_MENTION = 8
"""How many words a speaker may have who is named before a colon alone."""
TOKEN = re.compile(r"[^\W_](?:[\w'’&.\-]{0,40}\w)?|[^\w\s]")
BREAK = re.compile(r"[.!?؟…][.!?؟…]{0,3}[\"'”’»)\]]{0,3}(?:\s{1,3}(?=\S)|\s{0,3}\Z)|\)\s?[—–-]{1,2}\s(?=\S)")
COMMAS = frozenset(",،")
HYPHENS = frozenset("-‐‑@#")
PAUSES = frozenset(",،?!؟—–-")
LEADING = re.compile(r"[\s,،\-–—]{0,6}")
LAST_WORD = re.compile(r"([^\W_]{1,20}\.?)$")

Extent = tuple[int, int]


class Token(NamedTuple):
    """A word or a sign of a short stretch: its place and its folded form."""

    start: int
    end: int
    word: str


class Voice(NamedTuple):
    """An attribution: the reporting words, the mention of the speaker, and what the lexicon says of the verb.

    ``strong``: the report stands right at the words, so that they are speech however short.
    """

    cue: Extent | None
    speaker: Extent | None
    value: str
    strong: bool
    carried: bool = False


class Speech:
    """The places of reporting words in one reading, and the questions asked of them."""

    def __init__(self, reading: Reading, lexis: Lexis) -> None:
        self.text, self.cased, self.lexis = reading.text, reading.cased, lexis
        self.lines = reading.lines
        self.hits = self._reporting(reading.hits("quote.verbs", "quote.according"))
        self.starts = [hit.start for hit in self.hits]
        self.frames = {hit.start for hit in reading.hits("quote.according")}

    def _reporting(self, hits: list[Hit]) -> list[Hit]:
        """The words that can report where they stand: "said" in "so-called" and words inside longer ones cannot."""
        found: list[Hit] = []
        for hit in hits:
            if found and hit.start < found[-1].end:
                if hit.start == found[-1].start and hit.end > found[-1].end:
                    found[-1] = hit
                continue
            if self.cased[hit.start - 1 : hit.start] in HYPHENS:
                continue
            if "weak" in hit.value and self.cased[hit.start].isupper():
                continue  # the Washington Post
            if "bound" in hit.value and not self._bound(hit):
                continue
            found.append(hit)
        return found

    def _bound(self, hit: Hit) -> bool:
        """Whether a participle has its auxiliary: a-t-il dit, a toutefois dit; not le mot dit."""
        tokens = self.tokens(max(0, hit.start - 30), hit.start)[-3:]
        return any(t.word in self.lexis.auxiliaries or t.word.endswith(self.lexis.enclitics) for t in tokens)

    # -- sentences and tokens

    def breaks(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The ends of sentences in a stretch; a full stop after an abbreviation is none."""
        for match in BREAK.finditer(self.cased, start, end):
            after = self.cased[match.end()] if match.end() < len(self.cased) else " "
            if after.islower():
                continue
            if self.cased[match.start()] == ".":
                word = LAST_WORD.search(self.text, max(start, match.start() - 20), match.start())
                if word and (word[1] in self.lexis.abbreviations or len(word[1]) == 1):
                    continue
            yield match

    def sentence_start(self, start: int, end: int) -> int:
        """Where the last sentence of a stretch begins."""
        start = max(start, end - REACH)
        for match in self.breaks(start, end):
            start = match.end()
        return start

    def sentence_end(self, start: int, end: int) -> int:
        """Where the first sentence of a stretch ends."""
        end = min(end, start + REACH)
        first = next(self.breaks(start, end), None)
        return first.start() if first else end

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words and signs of a stretch."""
        text = self.text
        return [Token(m.start(), m.end(), text[m.start() : m.end()]) for m in TOKEN.finditer(self.cased, start, end)]

    def between(self, start: int, end: int) -> list[Hit]:
        """The reporting words in a stretch."""
        return self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    # -- mentions

    def follows(self, start: int, end: int) -> Extent | None:
        """The mention that begins at an offset: قال *الوزير أحمد علي* إن, said *Ann Lee, a doctor,* when."""
        lexis = self.lexis
        tokens = self.tokens(start, min(end, start + 200))
        i, n = 0, len(tokens)
        if i < n and tokens[i].word in COMMAS:
            # وأعلنت، أمس الجمعة، وزارة ...: a parenthesis between verb and subject
            i = next((k + 1 for k in range(1, min(n, 9)) if tokens[k].word in COMMAS), n)
        while i < n and tokens[i].word in lexis.adverbs:
            i += 1
        if i == n or not tokens[i].word[0].isalnum() or tokens[i].word in lexis.barred or tokens[i].word.isdigit():
            return None
        first = tokens[i]
        if first.word in lexis.pronouns:
            return first.start, first.end
        last = i
        i += 1
        apposition = False
        while i < n:
            word = tokens[i].word
            if word in COMMAS:
                if apposition or i + 1 == n or not self._apposes(tokens[i + 1]):
                    break
                apposition = True
                shut = next((k for k in range(i + 2, min(n, i + 14)) if tokens[k].word in COMMAS), 0)
                if shut and tokens[i + 1].word in lexis.appositions:
                    # الخبير نبيل سعد، الذي يدرس في الجامعة، إن: set off by two commas, it is all of it
                    last = shut - 1
                    break
            elif word == "(":
                shut = next((k for k in range(i + 1, min(n, i + 8)) if tokens[k].word == ")"), 0)
                if not shut:
                    break
                last = i = shut
            elif word[0].isalnum():
                if word in lexis.complementizers:
                    break
                if word in (lexis.late if apposition else lexis.stops) and not self._name(tokens[i]):
                    break
                if tokens[i].start in self.frames:
                    break
                last = i
            elif word not in ".-%'’":
                break
            i += 1
        while last and tokens[last].word in lexis.clitics and i < n:
            last -= 1  # مصدر عسكري لـ«الصحيفة»
        return first.start, tokens[last].end

    def _name(self, token: Token) -> bool:
        """Whether a word is spelled as a name that reads like another word: علي beside على."""
        return self.cased[token.start : token.end] in self.lexis.names

    def _apposes(self, token: Token) -> bool:
        """Whether a word after a comma opens an apposition of the mention before it."""
        word = token.word
        if word in self.lexis.appositions:
            return True
        if word in self.lexis.barred or word in self.lexis.pronouns or not word[0].isalpha():
            return False
        verbal = bool(self.lexis.endings) and word.endswith(self.lexis.endings)
        return self.lexis.bare_appositions and not verbal and word not in self.lexis.openers

    def precedes(self, start: int, end: int) -> Extent | None:
        """The mention that ends at an offset: *Ann Lee, a doctor,* said; *she* later told."""
        lexis = self.lexis
        tokens = self.tokens(max(start, end - 240), end)
        while tokens and tokens[-1].word in lexis.adverbs:
            tokens.pop()
        if not tokens:
            return None
        last = tokens[-1]
        if last.word in lexis.pronouns:
            return last.start, last.end
        if last.word in COMMAS:
            return self._with_apposition(tokens)
        if last.word == ")":
            at = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word == "("), 0)
            first = self._begin(tokens[:at]) if at else None
            return (first, last.end) if first is not None else None
        if not last.word[0].isalnum():
            return None
        first = self._begin(tokens)
        return (first, last.end) if first is not None else None

    def _with_apposition(self, tokens: list[Token]) -> Extent | None:
        """A mention closed by a comma: the apposition belongs to it unless it tells time, place or age."""
        at = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word in COMMAS), -1)
        inner = tokens[at + 1 : -1]
        if at < 1 or not inner:
            return None
        while at > 2 and tokens[at - 1].word.isdigit() and tokens[at - 2].word in COMMAS:
            at -= 2  # Ann Lee, 35, a doctor, said
        first = self._begin(tokens[:at])
        if first is None:
            return None
        opening = inner[0].word
        if opening.isdigit() or opening in self.lexis.barred or opening in self.lexis.adverbs:
            return first, tokens[at - 1].end
        return first, inner[-1].end

    def _begin(self, tokens: list[Token]) -> int | None:
        """Where the mention that ends with the last token begins."""
        lexis = self.lexis
        at = len(tokens)
        while at > 0 and len(tokens) - at < 25:
            word = tokens[at - 1].word
            if word in COMMAS:
                break
            if not word[0].isalnum() and word not in "-.&%'’":
                break
            if word in lexis.bounds or (word in lexis.adverbs and at < len(tokens)):
                break
            if word in lexis.conjunctions and not self._joins(tokens, at - 1):
                break
            at -= 1
        while at < len(tokens) and (tokens[at].word in lexis.openers or not tokens[at].word[0].isalnum()):
            at += 1
        if at == len(tokens):
            return None
        if tokens[at].word in lexis.stops:
            # In a statement Trump said: what opens the sentence is no part of the mention
            run = len(tokens)
            while run > at and (self.cased[tokens[run - 1].start].isupper() and tokens[run - 1].word not in lexis.stops):
                run -= 1
            return tokens[run].start if run < len(tokens) else None
        return tokens[at].start

    def _joins(self, tokens: list[Token], at: int) -> bool:
        """Whether a conjunction joins two names (Lee and Park said) and not two clauses."""
        if not 0 < at < len(tokens) - 1:
            return False
        left, right = tokens[at - 1], tokens[at + 1]
        return (
            left.word not in self.lexis.barred
            and right.word not in self.lexis.pronouns
            and self.cased[left.start].isupper()
            and self.cased[right.start].isupper()
        )

    def leads(self, start: int, end: int) -> Extent | None:
        """The subject at the head of a sentence, for a report that comes later in it (…, adding: …)."""
        lexis = self.lexis
        tokens = self.tokens(start, min(end, start + 240))
        i, n = 0, len(tokens)
        while i < n and tokens[i].word in lexis.openers:
            i += 1
        if i < n and (tokens[i].word in lexis.stops or tokens[i].word in lexis.bounds):
            i = next((k + 1 for k in range(i, n) if tokens[k].word in COMMAS), n)
        elif i + 3 < n and tokens[i + 2].word in COMMAS and tokens[i + 1].word in lexis.adverbs:
            i += 3  # Hours later, Lee ...
        if i >= n or not tokens[i].word[0].isalnum():
            return None
        if tokens[i].word in lexis.pronouns:
            return tokens[i].start, tokens[i].end
        first = i
        known = {hit.start for hit in self.between(tokens[first].start, end) if not self.cased[hit.start].isupper()}
        while i < n and i - first < 12:
            token = tokens[i]
            word = token.word
            if not word[0].isalnum() and word not in ".-'’":
                break
            if i > first and (word in lexis.adverbs or word in lexis.stops or token.start in known):
                break
            if i > first and lexis.endings and word.endswith(lexis.endings) and self.cased[token.start].islower():
                break
            i += 1
        return (tokens[first].start, tokens[i - 1].end) if first < i < n else None

    # -- attribution

    def tail(self, passage: Passage) -> str:
        """The sign with which the words end, marks passed over, or else the comma after the closing mark."""
        at = passage.end - 1
        while at > passage.start and passage.end - at < 4 and self.cased[at] in ANY_MARK:
            at -= 1
        sign = self.cased[at]
        outside = self.cased[passage.right : passage.right + 1]
        return outside if outside in COMMAS and sign not in PAUSES else sign

    def after(self, passage: Passage, end: int) -> Voice | None:
        """The report that follows the words: “…,” said Lee; «…»، بحسب الوزير."""
        tail = self.tail(passage)
        start = self._skip(passage.right, end)
        if start >= end:
            return None
        stop = self.sentence_end(start, end)
        hit = next(iter(self.between(start, stop)), None)
        if hit is None:
            return None
        gap = self.tokens(start, hit.outer)
        if tail in ".…" and self.cased[start].isupper() and gap and self.cased[hit.end : stop].strip(" .\n"):
            return None
        if "weak" in hit.value and len(gap) > 3:
            return None
        if hit.start in self.frames:
            if any(token.word not in self.lexis.adverbs for token in gap):
                return None
            return self.framed(hit, stop)
        inverted = self._inverted(hit, gap)
        if inverted or all(token.word in self.lexis.adverbs for token in gap):
            speaker = inverted
            if speaker is None and hit.value != "addressed":
                speaker = self.follows(hit.end, stop)
            if speaker is None and self.lexis.subject_first:
                return None
            return Voice((hit.start, hit.end), speaker, hit.value, True)
        if not self.lexis.subject_first or "participle" in hit.value:
            return None
        speaker = self.precedes(start, hit.start)
        if speaker is None or len(self.tokens(start, speaker[0])) > 2:
            return None
        if tail not in PAUSES and tail not in ".…" and gap[0].word not in self.lexis.pronouns:
            return None
        return Voice((hit.start, hit.end), speaker, hit.value, True)

    def _skip(self, start: int, end: int) -> int:
        match = LEADING.match(self.text, start, end)
        return match.end() if match else start

    def _inverted(self, hit: Hit, gap: list[Token]) -> Extent | None:
        """The pronoun of an inverted verb: dit-*il*, a-t-*elle* déclaré."""
        for form in self.lexis.enclitics:
            if self.text.startswith(form, hit.end):
                return hit.end + form.rfind("-") + 1, hit.end + len(form)
            if gap and gap[-1].word.endswith(form):
                return gap[-1].end - len(form) + form.rfind("-") + 1, gap[-1].end
        return None

    def framed(self, hit: Hit, stop: int) -> Voice | None:
        """According to somebody: بحسب الوزير, selon lui; on nobody's authority it is no report."""
        if hit.value == "carried":
            return Voice((hit.start, hit.end), None, hit.value, True)
        speaker = self.follows(hit.end, stop)
        if speaker is None or self.names_document(speaker):
            return None
        return Voice((hit.start, hit.end), speaker, hit.value, True)

    def within(self, passage: Passage) -> Voice | None:
        """The report that stands inside the marks: « Je pars, assure le maire, et je reviendrai. »"""
        for hit in self.between(passage.start, min(passage.end, passage.start + REACH)):
            if "participle" in hit.value or hit.start in self.frames:
                continue
            lead = self.tokens(max(passage.start, hit.start - 20), hit.start)
            inverted = self._inverted(hit, lead[-1:])
            lead = lead[:-1] if inverted and lead and inverted[1] == lead[-1].end else lead
            while lead and lead[-1].word in self.lexis.adverbs:
                lead.pop()
            if not lead or lead[-1].word not in COMMAS:
                continue
            speaker = inverted or self.follows(hit.end, min(passage.end, hit.end + 120))
            if speaker and self.text[speaker[1] : speaker[1] + 1] in (",", ".", "،"):
                return Voice((hit.start, hit.end), speaker, hit.value, True)
        return None

    def before(self, passage: Passage, start: int, end: int) -> Voice | None:
        """The report that leads up to the words: Lee said: “…”, وأضاف الوزير أن «…»."""
        begin = self.sentence_start(start, end)
        for hit in reversed(self.between(begin, end)):
            words = self.tokens(hit.end, end)
            last = words[-1].word if words else ""
            strong = not words or last in self.lexis.complementizers or last in COMMAS or last == ":"
            if "weak" in hit.value and words and not (last == ":" or last in self.lexis.complementizers):
                continue
            if len(words) > 30:
                return None
            if hit.start in self.frames:
                voice = self.framed(hit, end)
                return voice and voice._replace(strong=strong)
            inverted = self._inverted(hit, self.tokens(max(begin, hit.start - 12), hit.outer))
            speaker = inverted or self.subject(hit, begin, end)
            return Voice((hit.start, hit.end), speaker, hit.value, strong)
        return self._colon(begin, end)

    def subject(self, hit: Hit, begin: int, end: int) -> Extent | None:
        """Who a verb before the words speaks of: on the side where the language puts the subject first."""
        if "preceded" in hit.value:
            return self.precedes(begin, hit.start)
        if not self.lexis.subject_first:
            if "participle" in hit.value:
                return None
            return self.follows(hit.end, end) or self._perfect(hit, begin)
        if "participle" in hit.value:
            return self.leads(begin, hit.start)
        found = self.precedes(begin, hit.start) or self.leads(begin, hit.start)
        if found is None and hit.value != "addressed" and not self.text[begin : hit.start].strip():
            found = self.follows(hit.end, end)
        return found

    def _perfect(self, hit: Hit, begin: int) -> Extent | None:
        """The subject between auxiliary and verb: وكانت *الوزارة* قد أعلنت."""
        tokens = self.tokens(max(begin, hit.outer - 120), hit.outer)
        if len(tokens) < 3 or tokens[-1].word not in self.lexis.adverbs:
            return None
        at = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].word in self.lexis.auxiliaries), -1)
        if at < 0 or at + 1 == len(tokens) - 1 or tokens[at + 1].word in COMMAS:
            return None
        return self.follows(tokens[at + 1].start, tokens[-1].start)

    def _colon(self, begin: int, end: int) -> Voice | None:
        """A speaker who is named before a colon, alone (Lee: “…”) or as the subject of some other verb."""
        if not self.text[begin:end].rstrip().endswith(":"):
            return None
        tokens = self.tokens(begin, end)[:-1]
        if not tokens or not tokens[0].word[0].isalpha():
            return None
        whole = len(tokens) <= LONGEST_MENTION and not any(
            t.word in COMMAS or t.word in self.lexis.barred - self.lexis.conjunctions for t in tokens
        )
        if whole and (not self.lexis.subject_first or self._capital(tokens)):
            return Voice(None, (tokens[0].start, tokens[-1].end), "", True)
        speaker = self.leads(begin, end) if self.lexis.subject_first else None
        return Voice(None, speaker, "", True) if speaker else None

    def _capital(self, tokens: list[Token]) -> bool:
        """Whether all words but the small ones are set with a capital, as names are."""
        return all(self.cased[t.start].isupper() or t.word in self.lexis.small for t in tokens if t.word[0].isalpha())

    def names_document(self, speaker: Extent) -> bool:
        """Whether a mention is of a provision or a text, which is quoted rather than heard."""
        words = (token.word for token in self.tokens(speaker[0], min(speaker[1], speaker[0] + 60)))
        return next((word for word in words if word not in self.lexis.small), "") in self.lexis.documents
