"""Weight: what speaks for a run of labels whose noun no list has: a count, an agreement, what is to be done.

"The union won three things. The first keeps robots off the quay": neither "things" nor "keeps" says that these are
provisions, but a number that counts just so many, a settlement in the lead, and the manner of the verbs do, taken
together. None of them does alone: "Rovers made three changes. The first was forced on them".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.pack import Pack
from annotate.reading import Reading
from annotate.structure.announcement import (
    acting,
    advises,
    count,
    first_hit,
    last_hit,
    personal,
    speaks,
    things,
)
from annotate.structure.counting import counted_by, worth
from annotate.structure.dealing import binds, dealings, leads, tells_of_persons
from annotate.structure.leads import back, sentence_start
from annotate.structure.lexis import ClauseWords
from annotate.structure.manner import Manners, manners
from annotate.structure.marked import marked
from annotate.structure.paragraphs import holding, para_at, paragraphs

ENOUGH = 4
"""So much speaks for a run of three labels or more; for one of two, one more is needed."""
MANY = 3
NEAR = 320
"""How far before the first label its announcement may start (characters)."""
BEHIND = 30
"""How far behind its label the name of an agreement may start: "Title I of the bill" (characters)."""
RESUMED = 16
"""How far behind its label the noun starts that takes up what was announced (characters)."""
STEM = 5
"""So many first letters of a noun are those of its plural, too."""
ROOT = 3
"""Where plurals change within the word, so many are: خطوة, خطوات."""
AGREED = 2
"""What an agreement named close before a run weighs."""
DEALT = 1
"""So much is asked of dealings that make up for an agreement."""
TALK = "-–—"
"""A paragraph that opens with a dash is somebody's words in a talk."""
ASKING = "?؟"
FEW = 4
"""A question of so many words may ask for what was named before: "What does it say?"."""
OPENING = 3
"""An agreement that the first paragraphs name is what the item is about."""


def weighs(
    reading: Reading, words: ClauseWords, labels: Sequence[tuple[int, int]], noun: str | None = None
) -> bool:
    """Whether enough speaks for a run of labels being one of provisions.

    ``labels`` are where each provision starts and where its label ends. ``noun`` is what numbers
    them, empty where bare ordinals do, and None where the labels stand outside their sentences.
    """
    start, many = labels[0][0], len(labels)
    if advises(reading) or marked(reading, start) or reading.text[holding(reading, start).start] in TALK:
        return False
    floor = _floor(reading, start)
    told = manners(reading, words, labels)
    due = told.due if noun is None else told.firm
    if not due or 3 * told.told > many:
        return False
    points = _pointing(reading, start) + _agreed(reading, floor, labels)
    counting = counted_by(reading, words, floor, labels, bare=noun == "")
    bound = noun is None and due == many and points > 1 and _bound(reading, words, labels)
    announced = worth(reading, counting, start, sure=told.listed > 0 or bound) if counting else None
    # "The film about it has three parts. Part one …": what is counted are no provisions
    if announced is None and (counting is None or noun not in ("", *words.weak)):
        announced = _uncounted(reading, floor, labels, noun, points=points, all_due=due == many)
    if announced is None:
        announced = _dealt(reading, words, floor, labels, told) if noun is None else None
    if announced is None:
        return False
    points += announced
    points += (2 * due >= many) + (3 * due >= 2 * many) - told.told
    points += noun is None and due == many
    return points >= ENOUGH + (many < MANY)


def _uncounted(
    reading: Reading,
    floor: int,
    labels: Sequence[tuple[int, int]],
    noun: str | None,
    *,
    points: int,
    all_due: bool,
) -> int | None:
    """What speaks for a run that no number counts; None where nothing has announced it."""
    start, label = labels[0]
    if noun is None:
        # "the prison gave in: first, …", but "he said: first, …"
        provided = _provided(reading, start)
        led = (provided or _pointing(reading, start)) and not things(reading, floor, start)
        led = led or (len(labels) >= MANY and points >= AGREED and _opens(reading, start))
        return int(provided) if led and all_due and not _said(reading, start) else None
    if not noun:
        # "a set of steps … The first of these steps"
        return 3 if points and _resumes(reading, label) else None
    return _related(reading, noun, floor, labels)


def _bound(reading: Reading, words: ClauseWords, labels: Sequence[tuple[int, int]]) -> bool:
    """Whether what some labels number binds somebody, and tells of no person: "neither party may walk away"."""
    ends = [end for _, end in labels]
    return binds(reading, words, ends) and not tells_of_persons(reading, ends)


def _dealt(
    reading: Reading, words: ClauseWords, floor: int, labels: Sequence[tuple[int, int]], told: Manners
) -> int | None:
    """What the dealings speak for that sentences about them lead to; None where these lead to a tale or a speech.

    They have to make up for the agreement that is not named, less where it is.
    """
    start, ends = labels[0][0], [end for _, end in labels]
    if (
        told.told
        or 3 * told.due < 2 * len(labels)
        or tells_of_persons(reading, ends)
        or things(reading, floor, start)
    ):
        return None
    if not leads(reading, start) or _said(reading, start):
        return None
    return dealings(reading, floor, start) + binds(reading, words, ends) - DEALT


def _related(reading: Reading, noun: str, floor: int, labels: Sequence[tuple[int, int]]) -> int | None:
    """What speaks for a noun that no number counts right before its run; None where it was not spoken of.

    It may be counted or named where the item opens, "five missions … Mission one", "a set of decisions … Decision
    one", or be part of what is agreed: "Title I of the bill".
    """
    start, label = labels[0]
    paras = reading.once(paragraphs)[:OPENING]
    opening = min(paras[-1].end, start) if paras else 0
    stem = reading.pack.once(_article).sub("", noun)[: STEM if reading.pack.script.cased else ROOT]
    named = last_hit(reading, "clause.plurals", 0, opening)
    if named and named.word.startswith(stem):
        return 2
    counting = count(reading, 0, opening, len(labels))
    if counting and reading.text.startswith(stem, counting.end + 1):
        return 1
    behind = first_hit(reading, "clause.agreements", label, label + BEHIND)
    return 2 - _agreed(reading, floor, labels) if behind else None


def _article(pack: Pack) -> re.Pattern[str]:
    """The pattern of the article that a noun begins with."""
    words = pack.words(ClauseWords)
    return re.compile(
        "|".join(rf"^{re.escape(a)}" for a in pack.folded(words.articles if words else ())) or "(?!)"
    )


def _floor(reading: Reading, start: int) -> int:
    """Where the paragraph starts that announces a run: that of its first label, or the one before where it opens it."""
    para = para_at(reading, start)
    begin = reading.once(paragraphs)[para].start
    opens = para > 0 and back(reading.text, start, begin) <= begin
    return max(start - NEAR, reading.once(paragraphs)[para - opens].start)


def _provided(reading: Reading, start: int) -> bool:
    """Whether a verb of provisions leads to a label between commas: "it provides, first, …", تقضي، أولا، بصرف."""
    stop = back(reading.text, start, max(0, start - 4)) - 1
    begin = sentence_start(reading.text, stop, holding(reading, start).start)
    verb = last_hit(reading, "clause.verbs", begin, stop)
    return reading.text[stop] in ",،" and verb is not None and not personal(reading, verb.start)


def _said(reading: Reading, start: int) -> bool:
    """Whether somebody says what follows, and no later word announces it: "he said the prison accepted: first"."""
    stop = back(reading.text, start, max(0, start - 4)) - 1
    if reading.text[stop] in ASKING:
        return False  # "What does it say? First, …"
    begin = sentence_start(reading.text, stop, holding(reading, start).start)
    named = (last_hit(reading, f"clause.{name}", begin, stop) for name in ("agreements", "announcing"))
    return speaks(reading, max((hit.end for hit in named if hit), default=begin), stop)


def _resumes(reading: Reading, label: int) -> bool:
    """Whether what was announced is taken up behind a label: "the first of these steps", but "the first steps"."""
    noun = first_hit(reading, "clause.plurals", label, label + RESUMED)
    return noun is not None and (
        bool(reading.text[label : noun.start].strip()) or not reading.pack.script.cased
    )


def _opens(reading: Reading, start: int) -> bool:
    """Whether a run opens a paragraph: "… signed a pact on Monday. / First, the rolls will be opened. Second, …"."""
    return holding(reading, start).start == start


def _agreed(reading: Reading, floor: int, labels: Sequence[tuple[int, int]]) -> int:
    """2 where an agreement is named close before a run, or acts are announced; 1 where the item opens with one."""
    start = labels[0][0]
    if last_hit(reading, "clause.agreements", floor, start):
        return 2
    if last_hit(reading, "clause.announcing", floor, start) and acting(reading, [end for _, end in labels]):
        return 2
    paras = reading.once(paragraphs)[:OPENING]
    return int(bool(paras) and last_hit(reading, "clause.agreements", 0, paras[-1].end) is not None)


def _pointing(reading: Reading, start: int) -> int:
    """1 where a colon, a semicolon or a question for what is agreed leads to the first label."""
    stop = back(reading.text, start, max(0, start - 4))
    mark = reading.text[stop - 1 : stop]
    if mark and mark in ASKING:
        begin = sentence_start(reading.text, stop - 1, max(0, stop - NEAR))
        of_it = (
            last_hit(reading, "clause.agreements", begin, stop)
            or len(reading.text[begin:stop].split()) <= FEW
        )
        return int(bool(of_it) and reading.pack.once(_asked).match(reading.text, begin, stop) is not None)
    return int(mark in (":", "؛", ";"))


def _asked(pack: Pack) -> re.Pattern[str]:
    """The pattern of a question for what is agreed."""
    words = pack.words(ClauseWords)
    return re.compile(words.asked if words else "(?!)")
