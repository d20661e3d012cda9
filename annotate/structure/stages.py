"""Stages: provisions whose number stands within or behind their words: "in a first step", "… أولاً، و… ثانياً".

"L'accord prévoit dans un premier temps le dépôt des armes, puis dans un second temps l'indemnisation des paysans."
"""

from __future__ import annotations

from collections.abc import Callable

from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.structure.announcement import AGREED, ASKED, DOING, advises, announces, asks, personal
from annotate.structure.dealing import binds
from annotate.structure.leads import BREAKS, PAUSES, Leads, back, sentence_start
from annotate.structure.listing import listed
from annotate.structure.manner import lasts, manners
from annotate.structure.marked import marked
from annotate.structure.paragraphs import para_at, paragraphs
from annotate.structure.statement import Provision

NEAR = 320
"""How far before the sentence of the first an agreement may be named (characters)."""
MANY = 3
"""Fewer labels than this behind their words number nothing."""
CLOSE = 60
"""How far from its sentence's start such an adverb stands (characters)."""
LEADING = 5
"""So many words stand before it at most."""
SHORT = 24
"""So far before an adverb the verb of a resolution stands, its subject perhaps between (characters)."""
SUBJECT = 3
"""So many words do those two have at most."""
SHORTEST = 2
"""So many words stand before a label that is behind them."""


def staged(reading: Reading) -> list[list[Provision]]:
    """Runs that phrases number wherever they stand, and those with an adverb behind each."""
    phrases = _runs(reading, reading.hits("clause.stages"))
    stages = [made(reading, run, _segment) for run in phrases]
    behind = [hit for hit in reading.hits("clause.adverbs") if _behind(reading, hit)]
    trailing = [made(reading, run, _before) for run in _runs(reading, behind) if len(run) >= MANY]
    within = [hit for hit in reading.hits("clause.adverbs") if _within(reading, hit)]
    inside = [made(reading, run, _sentence) for run in _runs(reading, within)]
    return [
        *(run for run in stages if _holds(reading, run)),
        *(run for run in trailing if run[0].start >= 0 and _counted(reading, run)),
        *(run for run in inside if _bound(reading, run)),
        *_resolved(reading),
    ]


def _resolved(reading: Reading) -> list[list[Provision]]:
    """Runs of adverbs right behind verbs of a text that is named: "وأكد البيان أنهم يرفضون أولا …، ويدعمون ثانيا …"."""
    if not reading.once(Leads).verb_first:
        return []
    hits = [hit for hit in reading.hits("clause.adverbs") if hit.outer == hit.start]
    runs = [run for run in _runs(reading, hits) if len(run) >= MANY and _resolves(reading, run)]
    return [made(reading, run, _clause) for run in runs]


def _resolves(reading: Reading, run: list[Hit]) -> bool:
    """Whether verbs stand right before most adverbs as in a resolution, each joined to the one before."""
    text, leads = reading.text, reading.once(Leads)
    if marked(reading, run[0].start) or any(text[hit.end : hit.end + 1] != " " for hit in run):
        return False
    floors = [sentence_start(text, run[0].start, 0), *(hit.end for hit in run)]
    starts = [_clause(reading, hit, floor) for hit, floor in zip(run, floors, strict=False)]
    if any(
        text[at] not in leads.conjunctions or len(text[at : hit.start].split()) > SUBJECT
        for at, hit in zip(starts[1:], run[1:], strict=True)
    ):
        return False
    if not all(lasts(reading, at) for at in starts[1:]):
        return False  # "وحل التيار أولا بسبعين مقعدا، وجاءت الكتلة ثانيا": that ranks them
    done = [first_hit(reading, name, at, at + 2) for at in starts[1:] for name in (*DOING, AGREED)]
    verbs = {hit.start: hit.word for hit in done if hit}
    return (
        3 * (len(verbs) + 1) >= 2 * len(run)
        and len(set(verbs.values())) == len(verbs)
        and any(last_hit(reading, name, run[0].start - SHORT, run[0].start) for name in (*DOING, AGREED))
        and last_hit(reading, AGREED, max(0, starts[0] - NEAR), run[0].start) is not None
    )


def _clause(reading: Reading, hit: Hit, floor: int) -> int:
    """Where the words of a verb and its adverb start: with the sentence, or behind the mark before them."""
    text = reading.text
    if hit.value == "1":
        return sentence_start(text, hit.start, floor)
    start = max(text.rfind(mark, floor, hit.start) for mark in "،؛,;") + 1
    return start + (text[start] == " ") if start else hit.start


def _runs(reading: Reading, hits: list[Hit]) -> list[list[Hit]]:
    """The hits that count up from one in one paragraph."""
    runs: list[list[Hit]] = []
    for hit in hits:
        last, para = runs[-1][-1] if runs else None, para_at(reading, hit.start)
        if last and int(hit.value) == int(last.value) + 1 and para == para_at(reading, last.start):
            runs[-1].append(hit)
        elif hit.value == "1" and para not in reading.once(listed):
            runs.append([hit])
    return [run for run in runs if len(run) > 1]


def made(reading: Reading, run: list[Hit], begins: Callable[[Reading, Hit, int], int]) -> list[Provision]:
    """The provisions of some labels."""
    para = para_at(reading, run[0].start)
    floors = [reading.once(paragraphs)[para].start, *(hit.end for hit in run[:-1])]
    return [
        Provision(
            begins(reading, hit, floor),
            hit.end,
            (hit.start, hit.end),
            number,
            number,
            para,
            reading.cased[hit.start : hit.end],
            sure=True,
        )
        for number, (hit, floor) in enumerate(zip(run, floors, strict=True), 1)
    ]


def _segment(reading: Reading, hit: Hit, floor: int) -> int:
    """Where the words start that a phrase numbers: at the mark before it, or with the phrase where that follows one."""
    text, leads = reading.text, reading.once(Leads)
    stop = back(text, hit.outer, floor)
    joint, sort = leads.joint(text, stop, floor)
    if sort == "and":
        stop = back(text, joint, floor)
    begin = joint if sort == "and" else hit.outer
    if stop <= floor or text[stop - 1] in BREAKS + PAUSES:
        return begin
    start = sentence_start(text, stop, floor)
    pause = max(text.rfind(mark, start, stop) for mark in PAUSES[:2])
    return pause + 2 if pause >= start else start


def _before(reading: Reading, hit: Hit, floor: int) -> int:
    """Where the words start that stand before an adverb: behind the colon, or behind the label before; or -1."""
    text = reading.text
    if hit.value == "1":
        colon = text.rfind(":", floor, hit.outer)
        floor = (
            colon + 1 if colon >= 0 and not any(m in text[colon : hit.outer] for m in ".؛;") else hit.outer
        )
    start = floor
    while start < hit.outer and text[start] in " ،,؛;":
        start += 1
    return start if len(text[start : hit.outer].split()) >= SHORTEST else -1


def _sentence(reading: Reading, hit: Hit, floor: int) -> int:
    """Where the sentence starts that a label stands in."""
    return sentence_start(reading.text, hit.outer, floor)


def _within(reading: Reading, hit: Hit) -> bool:
    """Whether an adverb stands between commas, close behind the start of its sentence: "It must, first, open"."""
    text = reading.text
    stop = back(text, hit.outer, max(0, hit.outer - 4))
    if text[stop - 1 : stop] not in (",", "،") or text[hit.end : hit.end + 1] not in (",", "،"):
        return False
    start = sentence_start(text, stop - 1, max(0, stop - CLOSE))
    return 0 < len(text[start : stop - 1].split()) <= LEADING and stop - start < CLOSE


def _bound(reading: Reading, run: list[Provision]) -> bool:
    """Whether each sentence with an adverb in it binds somebody, and an agreement was named before."""
    start = run[0].start
    if marked(reading, start) or advises(reading) or asks(reading, start, run[-1].label[1] + ASKED):
        return False
    if len({member.start for member in run}) < len(run):
        return False  # "It must, first, open and, second, close" has one sentence
    named = last_hit(reading, "clause.agreements", max(0, start - NEAR), start)
    return named is not None and all(binds(reading, [member.start]) for member in run)


def _behind(reading: Reading, hit: Hit) -> bool:
    """Whether an adverb stands behind words, before a mark: "نشر الاتفاقية أولاً،"."""
    text = reading.text
    before = text[back(text, hit.outer, max(0, hit.outer - 4)) - 1 : hit.outer].strip()
    return (
        (before.isalnum() or before in ("»", "”", '"', ")"))
        and hit.outer == hit.start
        and text[hit.end : hit.end + 1] in (*"،,.؛;", "")
    )


def _holds(reading: Reading, run: list[Provision]) -> bool:
    """Whether what is agreed is told in stages: an agreement is named, and all is to be done.

    "The deal was signed. In a first step, herders will pay …", but "The deal was signed. In a first step, shares
    rise …"; where the sentence itself names what is agreed, a verb in the present will do.
    """
    first, last = run[0], run[-1]
    if (
        marked(reading, first.label[0])
        or advises(reading)
        or asks(reading, first.start, last.label[1] + ASKED)
    ):
        return False
    if manners(reading, [member.place for member in run]).told:
        return False
    begin = sentence_start(reading.text, first.label[0], 0)
    if last_hit(reading, "clause.agreements", begin, first.label[1]):
        verb = last_hit(reading, "clause.verbs", begin, first.label[0])
        provided = verb is not None and verb.value != "bare" and not personal(reading, verb.start)
        return provided or all(_due(reading, member) or lasts(reading, member.start) for member in run)
    named = last_hit(reading, "clause.agreements", max(0, begin - NEAR), begin)
    return named is not None and all(_due(reading, member) for member in run)


def _due(reading: Reading, member: Provision) -> bool:
    """Whether what follows a phrase is to be done: "In a first step, herders will pay"."""
    after = member.label[1] + reading.text.startswith(("،", ","), member.label[1])
    return manners(reading, [(member.label[1], member.label[1]), (after, after)]).due > 0


def _counted(reading: Reading, run: list[Provision]) -> bool:
    """Whether an agreement and a colon lead to words with an adverb behind each: "agreed to three points: …"."""
    starts = [member.start for member in run]
    if min(starts) < 0 or marked(reading, starts[0]):
        return False
    begin = sentence_start(reading.text, starts[0] - 3, 0)
    return announces(reading, begin, starts[0], signs=False, bodies=starts)
