"""Attribution: for each passage in marks, what it is and whose words it holds."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from annotate.quotes.judge import Judge
from annotate.quotes.lexis import lexis
from annotate.quotes.marks import passages
from annotate.quotes.prose import Extent
from annotate.quotes.referent import Referents
from annotate.quotes.report import Reports
from annotate.quotes.retold import Retold
from annotate.quotes.verdict import Verdict, consistent
from annotate.quotes.voice import Voice
from annotate.reading import Reading
from annotate.structure.outline import outline


class Attribution(NamedTuple):
    """All verdicts of a text, place by place as its passages, and the reports without marks."""

    verdicts: list[Verdict]
    reports: list[Voice]

    @property
    def voices(self) -> list[Voice]:
        """The voices of all that is said, in marks or not."""
        return [*(v.voice for v in self.verdicts if v.voice and v.use.speech), *self.reports]


def attribution(reading: Reading) -> Attribution:
    """Who says what in a reading; to be asked for with ``reading.once``."""
    words = reading.pack.once(lexis)
    found = passages(reading.cased, reading.lines, words.clitics, words.elided)
    reports = [] if words.subject_first else Reports(reading).voices(found)
    verdicts = consistent(reading.text, Judge(reading, found, reports).judge()) if found else []
    if words.subject_first:
        known = (verdict.voice for verdict in verdicts if verdict.voice)
        whole = reading.once(Referents).whole
        reports = [
            voice._replace(speaker=voice.speaker and whole(voice.speaker))
            for voice in Retold(reading).voices(found, known)
        ]
        verdicts = [
            v._replace(voice=v.voice._replace(speaker=whole(v.voice.speaker)))
            if v.voice and v.voice.speaker
            else v
            for v in verdicts
        ]
    return Attribution(verdicts, reports)


def meant(reading: Reading) -> dict[int, Extent]:
    """Whom each pronoun means that is a speaker: per offset the last speaker it can mean, in the same section."""
    referents, begins = reading.once(Referents), reading.once(outline).breaks()
    found: dict[int, Extent] = {}
    known: list[Extent] = []
    for mention in sorted({voice.speaker for voice in reading.once(attribution).voices if voice.speaker}):
        at = bisect_left(begins, mention[0])
        if not referents.pronoun(mention):
            known.append(mention)
        elif (whom := referents.means(mention, known, begins[at - 1] if at else 0)) is not None:
            found[mention[0]] = whom
    return found
