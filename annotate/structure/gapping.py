"""Gapping: provisions of one sentence that share its verb: "The parties agree in article 1 to …, in article 2 to …".

The first starts with the sentence, subject and verb included, each further one with what joins it to them: "and in the
second". A verb of what is agreed stands before the first label, or behind it where the sentence opens with that, and
what is numbered is told in like words: "to stop …, to swap …". "He lost in set 1 to Lee, in set 2 to Dahl" has no such
verb.
"""

from __future__ import annotations

from typing import NamedTuple

from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import acting, advises
from annotate.structure.labels import LAST
from annotate.structure.leads import PAUSES, Leads, back, sentence_start
from annotate.structure.lexis import lexis
from annotate.structure.listing import listed
from annotate.structure.manner import opens
from annotate.structure.marked import marked
from annotate.structure.numbered import Numbered, numbered, ordinals
from annotate.structure.paragraphs import para_at, paragraphs
from annotate.structure.statement import Provision

FAR = 400
"""No further behind a label does the next stand (characters)."""
NEAR = 700
"""How far before its sentence an agreement may be named whose points have a weak noun (characters)."""
FRONTED = 80
"""How far behind a label that opens its sentence the verb starts (characters)."""
BETWEEN = 4
"""So many words may stand between the verb and its label: "obliges the firm in article 1 to"."""
LENGTH = 2
"""A provision has so many words behind its label at least."""
WORD = 24
"""No word by which provisions are alike is longer (characters)."""
VERBS = ("clause.agreements", "clause.announcing", "clause.verbs")
"""The lexicons that know what those do who agree, and what is agreed does."""
PARTIES = ("party.groups", "clause.dealing")
"""The lexicons that know who agrees: "the council", "both sides"."""
_BREAK = regex(r"[.!?؟](?=\s)|\n")
_GAP = regex(r"[)\"»”]?[ ]?[,،:]?[ ]")


class _Part(NamedTuple):
    """A label inside a sentence: where its words start, with "and" before them, where "in" does, and where it ends."""

    start: int
    inside: int
    item: Numbered

    @property
    def body(self) -> int:
        """Where the label ends."""
        return self.item.end


def gapped(reading: Reading) -> list[list[Provision]]:
    """Runs of labels that "in" or "under" leads in, in one sentence with one verb."""
    return [
        [_provision(reading, run, part) for part in run] for run in _runs(reading) if _holds(reading, run)
    ]


def _runs(reading: Reading) -> list[list[_Part]]:
    """The labels that count up from one within a sentence, each but the first behind a mark or "and"."""
    named = reading.once(numbered)
    if not any(item.number == 1 for item in named):
        return []
    taken = {at for item in named for at in range(item.start, item.end)}
    bare = [item for item in reading.once(ordinals) if item.start not in taken]
    runs: list[list[_Part]] = []
    for item in sorted([*named, *bare]):
        para = para_at(reading, item.start)
        part = _part(reading, item, reading.once(paragraphs)[para].start) if item.number != LAST else None
        if part is None or para in reading.once(listed):
            continue
        if runs and _continues(reading, runs[-1], part):
            runs[-1].append(part)
        elif item.number == 1 and item.lemma:
            runs.append([part])
    return [run for run in runs if len(run) > 1]


def _part(reading: Reading, item: Numbered, floor: int) -> _Part | None:
    """The label with the words that lead it in, or None where no "in" or "under" does: "and in its | second"."""
    text, leads = reading.text, reading.once(Leads)
    begin, value = leads.word(text, back(text, min(item.start, item.noun.outer), floor), floor)
    if value in ("the", "its"):
        begin, value = leads.word(text, back(text, begin, floor), floor)
    if value not in ("in", "under"):
        return None
    joint, sort = leads.joint(text, back(text, begin, floor), floor)
    return _Part(joint if sort == "and" else begin, begin, item)


def _continues(reading: Reading, run: list[_Part], part: _Part) -> bool:
    """Whether a label goes on with a run in its sentence, behind a mark or what joins it, and some words."""
    text, last = reading.text, run[-1].item
    if part.item.number != last.upto + 1 or part.item.lemma not in ("", run[0].item.lemma):
        return False
    if part.start - last.end > FAR or _BREAK.search(text, last.end, part.start):
        return False
    stop = back(text, part.start, last.end)
    joined = part.start < part.inside or _attached(reading, part)
    return (joined or text[stop - 1] in f"{PAUSES};؛") and len(text[last.end : stop].split()) >= LENGTH


def _attached(reading: Reading, part: _Part) -> bool:
    """Whether the word for "in" has "and" for its first letter: وفي."""
    leads, text = reading.once(Leads), reading.text
    behind = text[part.inside + 1 : part.inside + WORD].split(maxsplit=1)
    joined = bool(behind) and text[part.inside] in leads.conjunctions
    return joined and leads.before.get(behind[0]) in ("in", "under")


def _holds(reading: Reading, run: list[_Part]) -> bool:
    """Whether what is agreed is the verb of the sentence, and what is numbered is told in like words."""
    first, words = run[0], reading.pack.once(lexis)
    if marked(reading, first.start) or advises(reading):
        return False
    start = _start(reading, first)
    verb = _verb(reading, start, first)
    if verb is None:
        return False
    if first.item.lemma in words.weak and not _agreed(reading, start, verb, first):
        return False
    fronted = verb.start > first.body
    bodies = [verb.end if fronted else first.body, *(part.body for part in run[1:])]
    return _alike(reading, [_skip(reading.text, at) for at in bodies], acts=first.item.lemma in words.staged)


def _agreed(reading: Reading, start: int, verb: Hit, first: _Part) -> bool:
    """Whether an agreement is named, or those who agree, for a noun that says little: not "The hero in chapter 1".

    A stage is one of whatever the sentence is about, unless an agreement is named.
    """
    if last_hit(reading, "clause.agreements", max(0, start - NEAR), verb.outer):
        return True
    if first.item.lemma in reading.pack.once(lexis).staged:
        return False
    return any(first_hit(reading, name, start, max(first.inside, verb.start)) for name in PARTIES)


def _start(reading: Reading, first: _Part) -> int:
    """Where the sentence of the first label starts, and so its provision."""
    floor = reading.once(paragraphs)[para_at(reading, first.item.start)].start
    return sentence_start(reading.text, first.start, floor)


def _verb(reading: Reading, start: int, first: _Part) -> Hit | None:
    """The verb of what is agreed: right before the first label, at the start of its sentence, or behind the label."""
    text, leads = reading.text, reading.once(Leads)
    fronted = first.start <= start
    low, high = (first.body, first.body + FRONTED) if fronted else (start, first.inside)
    for hit in filter(None, (last_hit(reading, name, low, high) for name in VERBS)):
        near = fronted or (leads.verb_first and hit.outer <= start)
        near = near or len(text[hit.end : first.inside].split()) <= BETWEEN
        if near and hit.value != "bare" and not _is_noun(reading, hit):
            return hit
    return None


def _is_noun(reading: Reading, hit: Hit) -> bool:
    """Whether a word has an article: "The treaty was violated in article 1 by …"."""
    leads = reading.once(Leads)
    value = leads.word(reading.text, back(reading.text, hit.outer, 0), 0)[1]
    return value in ("the", "its") or hit.word.startswith(reading.pack.once(lexis).articles or ("\n",))


def _skip(text: str, at: int) -> int:
    """Where the words behind a label start."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _alike(reading: Reading, bodies: list[int], *, acts: bool) -> bool:
    """Whether what is numbered opens with what is to be done each time, or with the same word, or with an article.

    Only ``acts`` will do for stages: "The contract raises pay in the first phase by 3%, in the second by 4%" has none.
    """
    text, leads = reading.text, reading.once(Leads)
    words = [text[at : at + WORD].split(maxsplit=1)[0] for at in bodies if text[at : at + WORD].strip()]
    if len(words) < len(bodies):
        return False
    if all(opens(reading, at - 1, at) >= 0 or acting(reading, [at]) for at in bodies):
        return True
    if acts:
        return False
    if leads.verb_first and words[0][0] in reading.pack.script.proclitics:
        words = [word[0] for word in words]  # "بوقف القتال", "بتبادل الأسرى"
    return len(set(words)) == 1 or 3 * sum(leads.before.get(word) == "the" for word in words) >= 2 * len(
        words
    )


def _provision(reading: Reading, run: list[_Part], part: _Part) -> Provision:
    """The provision of a label: the first has the sentence up to it."""
    item, start = part.item, part.start if part is not run[0] else _start(reading, part)
    evidence = " ".join(reading.cased[start : item.end].split())
    label = (item.start, item.end)
    para = para_at(reading, item.start)
    return Provision(start, item.end, label, item.number, item.upto, para, evidence, sure=True)
