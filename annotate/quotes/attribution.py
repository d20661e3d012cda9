"""Attribution: for each passage in marks, what it is and whose words it holds."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from annotate.element import Cert
from annotate.quotes.lexis import Lexis, lexis
from annotate.quotes.marks import Passage, passages
from annotate.quotes.naming import Naming
from annotate.quotes.prose import COMMAS, PAUSES, REACH, Extent
from annotate.quotes.report import Reports
from annotate.quotes.sign import PLAIN
from annotate.quotes.speech import Speech
from annotate.quotes.subject import Voice
from annotate.quotes.wording import FEW
from annotate.reading import Reading

SPOKEN = ("said", "quote")


ENDS = ("", ".", ",", ";", "\n")
"""What stands behind a report that says no more than who spoke."""


class Verdict(NamedTuple):
    """What a passage is, by which rule, on whose authority and on what evidence."""

    passage: Passage
    kind: str
    rule: str
    voice: Voice | None
    cert: Cert | None
    evidence: str


class Attribution(NamedTuple):
    """All verdicts of a text, place by place as its passages, and the reports without marks."""

    verdicts: list[Verdict]
    reports: list[Voice]
    meant: dict[int, Extent]
    """Whom a pronoun means that is a speaker: per offset, the speaker it stands for."""

    @property
    def voices(self) -> list[Voice]:
        """The voices of all that is said, in marks or not."""
        return [*(v.voice for v in self.verdicts if v.voice and v.kind == "said"), *self.reports]


def attribution(reading: Reading) -> Attribution:
    """Who says what in a reading."""
    return _Judge(reading).judge()


class _Judge:
    """One run over a text from its start to its end; it remembers who spoke last."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.heads = [block.start for block in reading.outline if block.kind == "head"]
        self.lexis: Lexis = reading.pack.once(lexis)
        self.speech = Speech(reading, self.lexis)
        self.naming = Naming(self.speech)
        self.passages = passages(reading.cased, reading.lines, self.lexis.clitics, self.lexis.elided)
        outer = [p.family in PLAIN for p in self.passages if not p.depth]
        self.british = 2 * sum(outer) < len(outer)
        """Whether single marks are those of speech here, as British papers set them."""
        self.verdicts: list[Verdict] = []
        self.last: Voice | None = None
        self.since = 0
        self.here: Voice | None = None
        self.reports: list[Voice] = []
        if self.lexis.indirect:
            self.reports = Reports(self.speech, self.passages).voices()
        self.told = 0
        self.near: Verdict | None = None

    def judge(self) -> Attribution:
        """A verdict for every passage, in order."""
        all_ = self.passages
        continued = {p.prev for p in all_}
        line, top, low = -1, -1, 0
        for i, passage in enumerate(all_):
            if passage.line != line:
                line, top, self.here = passage.line, -1, None
                low = self.reading.lines[line][0]
            end = self.reading.lines[line][1]
            if top >= 0 and passage.left < all_[top].right:
                self.verdicts.append(self._nested(passage, all_[top], all_[i - 1]))
                continue
            high = next((p.left for p in all_[i + 1 : i + 12] if p.left >= passage.right), end)
            self._remember(passage.left)
            self.near = self.verdicts[top] if top >= 0 else None
            self.verdicts.append(self._top(passage, low, min(high, end), i in continued))
            self._hand_back(i)
            top = i
            if self.verdicts[i].kind in SPOKEN:
                low = passage.right  # a name in marks hides no report: he told “The Mill” that “…”
        found = Attribution(self.verdicts, self.reports, {})
        self._antecedents(found)
        return found

    def _antecedents(self, found: Attribution) -> None:
        """Find for each pronoun the last speaker whom it can mean, in the same section."""
        heads, known = self.heads, list[Extent]()
        for mention in sorted({voice.speaker for voice in found.voices if voice.speaker}):
            at = bisect_left(heads, mention[0])
            if not self.speech.pronoun(mention):
                known.append(mention)
            elif (meant := self.speech.means(mention, known, heads[at - 1] if at else 0)) is not None:
                found.meant[mention[0]] = meant

    def _remember(self, upto: int) -> None:
        """Take note of who spoke, without marks, before a place."""
        while self.told < len(self.reports) and (cue := self.reports[self.told].cue) and cue[0] < upto:
            if self.reports[self.told].speaker:
                self._heard(self.reports[self.told], cue[0])
            self.told += 1

    def _heard(self, voice: Voice, at: int) -> None:
        """Keep the voice that was heard last, and where that was."""
        self.last, self.since = voice, at

    def _before(self, at: int) -> Voice | None:
        """The voice heard last, in the same section as a place: none is carried over a head."""
        if self.last is None or bisect_left(self.heads, self.since) != bisect_left(self.heads, at):
            return None
        return self.last

    def _carried(self, voice: Voice, passage: Passage) -> Extent | None:
        """Whom a verb without a subject means: who acts in the clause before it, or who spoke last."""
        if voice.value == "passive" or "own" in voice.value:
            return None  # Lee was asked, “…”; قلت: «…»
        upto = voice.cue[0] if voice.cue else passage.left
        word = self.reading.text[slice(*voice.cue)] if voice.cue else ""
        last = self._before(passage.left)
        begin = self.speech.sentence_start(self.reading.lines[passage.line][0], upto)
        actor = self.speech.governor(begin, upto, voice)
        actor = actor or self.speech.meanwhile(begin, upto)
        actor = actor or self.speech.acting(self.reading.lines[passage.line][0], upto)
        if actor is None and not (last and last.cue and last.cue[0] >= begin):
            actor = (
                self.speech.former(begin, upto)
                or self.speech.doer(begin, upto)
                or self.speech.kept(self.reading.lines[passage.line][0], begin)
            )
        for mention in (actor, last.speaker if last else None):
            if mention is None or (mention is actor and last and last.speaker and actor[0] < last.speaker[0]):
                continue
            if self.speech.agrees(word, mention):
                return mention
        return None

    def _hand_back(self, at: int) -> None:
        """Give the voice of a passage to the pieces it continues: “One.¶“Two,” said Lee."""
        verdict = self.verdicts[at]
        before = verdict.passage.prev
        while verdict.kind == "said" and before >= 0:
            piece, voice = self.verdicts[before].passage, self.verdicts[before].voice
            opens = piece.left == self.reading.lines[piece.line][0]
            if not (voice.carried and opens if voice else self.verdicts[before].rule == "unattributed"):
                break
            self.verdicts[before] = verdict._replace(passage=piece, rule="continued")
            before = piece.prev

    def _top(self, passage: Passage, low: int, high: int, continued: bool) -> Verdict:
        """The verdict on a passage that stands in no other."""
        inside = self._inside(passage, low)
        voice = self._voice(passage, low, high, inside) or self._series(passage, low)
        if (name := self.naming.named(passage, voice, inside)) is not None:
            return Verdict(passage, name.kind, name.rule, None, name.cert, name.evidence)
        count, sentence = self.naming.count(passage), self.naming.sentence(passage, inside)
        few = FEW if passage.family == "single" and not self.british else self.lexis.few
        if count <= few and voice is not None and self.naming.clausal(passage):
            few = 0
        strong = voice is not None and voice.strong and (count > FEW or not self._subject(passage, low))
        reported = voice is not None and (strong or count > few)
        if count <= FEW and not (reported or sentence or self.naming.verbal(passage)):
            if voice is not None and voice.speaker is not None and voice.value != "document":
                self.here = voice
            return Verdict(passage, "term", "coined", None, None, self.naming.marks(passage))
        rule = "spoken"
        if voice is None and self.lexis.incised:
            voice = self.speech.within(passage)
        if voice is None:
            voice = self._inherited(passage, low, inside)
            rule = "continued"
        elif voice.value == "document":
            evidence = self._words(voice.cue)
            return Verdict(passage, "quote", "document", voice._replace(speaker=None), None, evidence)
        elif voice.speaker is None and (speaker := self._carried(voice, passage)) is not None:
            voice = voice._replace(speaker=speaker, carried=True)
            rule = "continued"
        if not passage.closed and not continued:
            rule = "unclosed"
        if voice is None or (voice.speaker is None and voice.cue is None):
            few = count <= FEW + bool(self.lexis.few) or self.naming.thing(passage, low)
            if few and not (sentence or self.naming.verbal(passage)):
                return Verdict(passage, "term", "coined", None, "medium", self.naming.marks(passage))
            return Verdict(passage, "quote", "unattributed", None, None, self.naming.marks(passage))
        if voice.speaker and self.speech.names_document(voice.speaker):
            evidence = self._words(voice.speaker)
            return Verdict(passage, "quote", "document", voice._replace(speaker=None), None, evidence)
        self.here = voice
        if voice.speaker:
            self._heard(voice, passage.left)
        evidence = self._words(voice.cue or voice.speaker)
        return Verdict(passage, "said", rule, voice, None, evidence)

    def _subject(self, passage: Passage, low: int) -> bool:
        """Whether the marks hold the subject of what is reported: قال إن «جيش الفتح» انسحب."""
        that = self.speech.last_word(low, passage.left)
        if that not in self.lexis.complementizers or that in self.lexis.filled:
            return False
        after = self.reading.text[passage.right : passage.right + 2].strip()
        return after[:1].isalpha()

    def _inside(self, passage: Passage, low: int) -> bool:
        """Whether words of the same sentence stand before the mark, more than "but" or "and", and no colon."""
        if self.speech.led(passage, low):
            return False
        begin = self.speech.sentence_start(low, passage.left)
        text, openers = self.reading.text, self.lexis.openers
        for match in self.speech.places(begin, passage.left):
            if text[match.start()].isalnum() and text[match.start() : match.end()] not in openers:
                return True
        return False

    def _voice(self, passage: Passage, low: int, high: int, inside: bool) -> Voice | None:
        """The report beside a passage: where its last sign points, then on the other side."""
        begun = self.verdicts[passage.prev].voice if passage.prev >= 0 else None
        if begun is not None:
            own = self.speech.after(passage, high) if self.speech.tail(passage) in COMMAS else None
            return own or begun
        led = self.speech.led(passage, low)
        if not inside and not led and self.speech.tail(passage) in PAUSES:
            after = self.speech.after(passage, high) or self.speech.unlisted(passage, high)
            return after or self.speech.before(passage, low, passage.left)
        before = self.speech.leading(passage, low) or self.speech.before(passage, low, passage.left)
        if inside and self.naming.broken(passage) and (after := self.speech.after(passage, high)):
            end = max(extent[1] for extent in (after.cue, after.speaker) if extent)
            weak = "weak" in after.value and not (after.speaker and self.speech.somebody(after.speaker))
            if self.reading.text[end : end + 1] in ENDS and not weak:
                return after
        if inside and (before is None or not before.strong):
            # on ABC’s “This Week,” Lee said: the verb after it does not report what stands inside a sentence
            near = before or (self.speech.after(passage, high) if self.naming.count(passage) > FEW else None)
            return near and near._replace(strong=False)
        if before is not None and before.strong:
            told = before.cue is None and self.speech.tail(passage) in COMMAS
            return (self.speech.after(passage, high) if told else None) or before
        after = self.speech.after(passage, high) or self.speech.unlisted(passage, high)
        near = after or before or self._above(passage, low) or self.speech.closing(passage, low)
        return near or self.speech.trailing(passage, high) or self.speech.signed(passage, high)

    def _series(self, passage: Passage, low: int) -> Voice | None:
        """The voice of the marks before, where their sentence goes on: a “liar”, a “thief” and a “fool”."""
        near = self.near
        if near is None or near.kind != "said" or near.voice is None or near.passage.right != low:
            return None
        if near.voice.cue is None or near.voice.cue[0] > near.passage.left:
            return None
        gap = self.reading.text[low : passage.left]
        if not any(map(str.isalnum, gap[:REACH])) or self.speech.sentence_start(low, passage.left) != low:
            return None
        that = self.speech.among(self.speech.last_word(low, passage.left), self.lexis.complementizers)
        return near.voice._replace(carried=True, strong=near.voice.strong or that)

    def _above(self, passage: Passage, low: int) -> Voice | None:
        """The report that ends the paragraph above with a colon."""
        line = passage.line
        if not line or low != self.reading.lines[line][0]:
            return None
        if self.reading.text[low : passage.left].strip(" -–—"):
            return None
        start, end = self.reading.lines[line - 1]
        if self.reading.text[end - 1] != ":":
            return None
        return self.speech.before(passage, start, end)

    def _inherited(self, passage: Passage, low: int, inside: bool) -> Voice | None:
        """The voice heard before, where a passage follows it with no report of its own."""
        voice = self.here
        if not inside and voice is None and low == self.reading.lines[passage.line][0]:
            voice = self._before(passage.left)
        if inside and self.speech.sentence_start(low, passage.left) != low:
            voice = None
        if voice is None and not inside:
            voice = self.speech.reported(passage, low)
        if voice is None or not (self.naming.sentence(passage, inside) or self.naming.count(passage) > FEW):
            return None
        return voice._replace(carried=True)

    def _nested(self, passage: Passage, outer: Passage, near: Passage) -> Verdict:
        """The verdict on a passage inside another."""
        low = near.right if outer.left < near.left and near.right <= passage.left else outer.start
        voice = self.speech.before(passage, low, passage.left)
        if (name := self.naming.named(passage, voice, True)) is not None:
            return Verdict(passage, name.kind, name.rule, None, name.cert, name.evidence)
        strong = voice is not None and voice.strong
        if self.naming.count(passage) <= FEW and not strong and not self.speech.led(passage, low):
            return Verdict(passage, "term", "coined", None, None, self.naming.marks(passage))
        if voice is None or not strong:
            return Verdict(passage, "quote", "unattributed", None, None, self.naming.marks(passage))
        if voice.value == "document" or (voice.speaker and self.speech.names_document(voice.speaker)):
            evidence = self._words(voice.cue or voice.speaker)
            return Verdict(passage, "quote", "document", voice._replace(speaker=None), None, evidence)
        return Verdict(passage, "said", "spoken", voice, None, self._words(voice.cue or voice.speaker))

    def _words(self, extent: Extent | None) -> str:
        return self.reading.cased[extent[0] : extent[1]] if extent else ""
