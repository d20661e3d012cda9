"""Provision: numbered provisions in running prose, and where each of them starts and ends.

"ويقضي البند الأول بـ… أما البند الثاني فينص على…" are two. A single "المادة الخامسة" is a mention. So a
run is needed, from one upwards; each label must open a statement of its own; and a verb, a
connective or an announced agreement must speak for it.

A provision starts with the words that bring it in (أما, the verb, "The") and ends with its sentence,
the full stop included, or where the next one starts; the comma between two belongs to neither.
"""

from __future__ import annotations

from bisect import bisect_right

from annotate.reading import Reading, first_hit
from annotate.structure.announcement import speaks
from annotate.structure.belonging import provides
from annotate.structure.chain import chains
from annotate.structure.enumeration import adverbial, signed
from annotate.structure.gapping import gapped
from annotate.structure.leads import Leads
from annotate.structure.lexis import ClauseWords, lexis
from annotate.structure.outline import outline
from annotate.structure.paragraphs import paragraphs, sentence_end
from annotate.structure.sequence import ordered
from annotate.structure.stages import staged
from annotate.structure.statement import Provision
from annotate.structure.trailing import trailing

SENTENCES = 6
"""How many sentences of one provision are looked at."""
QUOTED = "\"“”«‘'"
_TRIM = " \t\n\r,،;؛-–—"


def provisions(reading: Reading) -> list[list[Provision]]:
    """The runs of provisions in prose; call it as ``reading.once(provisions)``."""
    if reading.pack.words(ClauseWords) is None:
        return []
    runs = [*chains(reading), *adverbial(reading), *signed(reading), *trailing(reading)]
    runs += [*gapped(reading), *staged(reading), *ordered(reading)]
    found = _apart([run for run in runs if not _headed(reading, run)])
    starts = sorted(member.start for chain in found for member in chain)
    for chain in found:
        for member, after in zip(chain, [*chain[1:], None], strict=True):
            member.end = max(_end(reading, member, after, starts), member.label[1])
    return found


def _headed(reading: Reading, run: list[Provision]) -> bool:
    """Whether a run numbers heads, and what stands under them is prose: "Scenario one: the truce holds"."""
    heads = {start for start, _ in reading.once(outline).heads}
    paras = reading.once(paragraphs)
    return bool(heads) and all(paras[member.para].start in heads for member in run)


def _apart(runs: list[list[Provision]]) -> list[list[Provision]]:
    """The runs, of those that share a label only the longest.

    "On three points: first, …; second, …; third, …" can be met as two of its points, and as all three.
    """
    taken: set[int] = set()
    kept: set[int] = set()
    for at, run in sorted(enumerate(runs), key=lambda item: -len(item[1])):
        labels = {offset for member in run for offset in member.label}
        if not labels & taken:
            taken |= labels
            kept.add(at)
    return [run for at, run in enumerate(runs) if at in kept]


def _end(reading: Reading, member: Provision, after: Provision | None, starts: list[int]) -> int:
    """Where a provision ends: before the next, or where the passage speaks of something else."""
    text, close = reading.text, reading.once(paragraphs)[member.para].end
    following = bisect_right(starts, member.label[1])
    if following < len(starts):
        close = min(close, starts[following])
    sentence = sentence_end(reading, member.label[1], close, reading.pack.once(lexis).abbreviations)
    if after and after.para == member.para:
        end = _trim(text, after.start, member.label[1])
        joint, value = reading.once(Leads).word(text, end, member.label[1])
        if value in ("and", "that"):
            end = _trim(text, joint, member.label[1])
        return _kept(reading, sentence, end, open_ended=False)
    return _trim(
        text,
        _kept(reading, sentence, close, open_ended=after is None),
        member.label[1],
    )


def _kept(reading: Reading, at: int, close: int, *, open_ended: bool) -> int:
    """Where, after the sentence that ends at ``at``, the last one ends that still says what is provided.

    A sentence in which somebody speaks leaves the provision, "وقال الوزير…", and one that turns to something
    else: "أما كلفة الخطة…". After the last of a run
    (``open_ended``) nothing shows where its words end, so only a sentence that goes on with a verb of
    provisions belongs to it: "كما تلزم…", "It also bars…".
    """
    text = reading.text
    for _ in range(SENTENCES):
        begin = at
        while begin < close and text[begin].isspace():
            begin += 1
        if begin >= close:
            return close
        end = sentence_end(reading, begin, close, reading.pack.once(lexis).abbreviations)
        if first_hit(reading, "clause.turning", begin, begin + 2):
            return at
        if (open_ended or speaks(reading, begin, end)) and not _goes_on(reading, begin, end):
            return at
        at = end
    return close


def _goes_on(reading: Reading, begin: int, end: int) -> bool:
    """Whether a sentence goes on with a verb of provisions and no subject of its own: "It also bars"."""
    if reading.text[begin] in QUOTED:
        return False  # "“It is a start,” the minister said"
    joint = first_hit(reading, "clause.continuing", begin, begin + 4)
    verb = first_hit(reading, "clause.verbs", joint.end, min(end, joint.end + 16)) if joint else None
    if joint and verb is None:
        return provides(reading, joint.end)
    if verb is not None and verb.word in reading.pack.once(lexis).linking and speaks(reading, begin, end):
        return False  # "It is a start, the minister said"
    return verb is not None and first_hit(reading, "clause.agreements", verb.end, verb.end + 4) is None


def _trim(text: str, end: int, floor: int) -> int:
    """The offset before the white space, commas and dashes that stand between two provisions."""
    while end > floor and text[end - 1] in _TRIM:
        end -= 1
    return end
