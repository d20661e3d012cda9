"""Introduction: whether what stands before the first of a run of labels announces provisions: "agreed: first, …"."""

from __future__ import annotations

from annotate.reading import Hit, Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import advises, announced_by, announces, count, speaks, things
from annotate.structure.counting import counted_else
from annotate.structure.labels import Places
from annotate.structure.leads import BREAKS, PAUSES, Leads, back, sentence_start
from annotate.structure.marked import marked
from annotate.structure.paragraphs import paragraphs
from annotate.structure.statement import Provision

MANY = 3
"""Fewer provisions than this need an agreement, though they are counted."""
VERB = 40
"""How far before the colon the verb of a text may start that provides what follows (characters)."""
NAMED = 240
"""How far before its sentence the agreement may be named that "It provides, first, …" speaks of (characters)."""
CLOSE = 3
"""Fewer words than this stand between who agrees, or what is agreed, and the word that leads to or from it."""
_MARKS = ('"', "“", "”", "«", "'")
_SIGNED = regex(r"\s?:")


def introduced(reading: Reading, made: Provision, start: int, stop: int, bodies: list[int]) -> bool:
    """Whether what stands before the first label announces provisions: an agreement, most often with a colon.

    ``start`` is that of the label, ``stop`` the end of the words before it, ``bodies`` what all labels number.
    """
    if advises(reading):
        return False
    text, floor = reading.text, reading.once(paragraphs)[made.para].start
    worded = first_hit(reading, "clause.adverbs", start, start + 1) is not None
    if worded and marked(reading, start):
        return False  # "He had three rules. ''First, look out of the window,'' he said": somebody speaks
    if stop > floor:
        sentence = sentence_start(text, stop - 1, floor)
        told = _told(reading, made, (sentence, start, stop), bodies, worded=worded)
        if told is not None:
            return told
        lower = _lower(reading, floor, start, stop)
    else:
        if made.para == 0 or text[reading.once(paragraphs)[made.para - 1].end - 1] != ":":
            return False
        lower = reading.once(paragraphs)[made.para - 1].end - NAMED
    if worded and text[start - 1 : start] in _MARKS:
        return False  # "In a statement, a lawyer said: “First, …": somebody speaks
    return announces(reading, lower, start, signs=not worded, bodies=bodies)


def _told(
    reading: Reading,
    made: Provision,
    place: tuple[int, int, int],
    bodies: list[int],
    *,
    worded: bool,
) -> bool | None:
    """What the words right before a label tell of it, or None where an agreement has to be looked for.

    ``place`` is where their sentence starts, where the label does, and where they end.
    """
    text, floor, (sentence, start, stop) = reading.text, reading.once(paragraphs)[made.para].start, place
    before, after = text[stop - 1], text[made.label[1] : made.label[1] + 1]
    if before == ".":
        return _counted(reading, floor, sentence, stop, len(bodies))
    if reading.once(Leads).word(text, stop, floor)[1] == "that":
        return announces(reading, sentence, start)  # "the statement says that first, …"
    if worded and after not in BREAKS and _leading(reading, sentence, stop):
        return True  # but "Oslo agreed first."
    if worded and start not in reading.once(Places).ordinals and provides(reading, sentence, stop):
        return True  # but "The plan covers first graders, second graders and staff"
    if before in ",،" or (before != ":" and text[start] != "(" and text[made.label[1] - 1] == ")"):
        between = before in ",،" and after in (",", "،")
        return _undertaken(reading, sentence, stop - (before in ",،"), len(bodies), between=between)
    signed = all(_SIGNED.match(text, end) for end in bodies) and len(bodies) > 1
    if worded and before.isalnum() and signed:
        return announced_by(reading, sentence, stop, bodies)  # "الشروط تتمثل في أولاً: …، ثانياً: …"
    if before != ":" and text[start] != "(":
        return False
    if before != ":" and len(bodies) >= MANY and _obtained(reading, sentence, stop):
        return True
    if before == ":" and not worded and _numbered_points(reading, sentence, stop, len(bodies)):
        return True
    return None


def _lower(reading: Reading, floor: int, start: int, stop: int) -> int:
    """From where on an agreement may be named; "It provides: 1. …" has it in the paragraph before."""
    colon = reading.text[stop - 1] == ":"
    verb = last_hit(reading, "clause.verbs", stop - VERB, stop) if colon else None
    named = verb and (verb.end > stop - 3 or not speaks(reading, verb.start, stop))
    return start - NAMED if named else max(floor, start - NAMED)


def _leading(reading: Reading, start: int, end: int) -> bool:
    """Whether who agrees stands right before a label: "the court found first, that …", "اتفق الجانبان على أولاً، …"."""
    leading = last_hit(reading, "clause.leading", start, end)
    if leading is None or leading.end != end:
        agreed = last_hit(reading, "clause.agreements", start, end)
        return agreed is not None and agreed.end == end
    agreed = last_hit(reading, "clause.agreements", start, leading.start)
    return agreed is not None and len(reading.text[agreed.end : leading.start].split()) < CLOSE


def provides(reading: Reading, start: int, end: int) -> bool:
    """Whether the verb of what is agreed stands right before a label: "L'accord, signé lundi, prévoit premièrement …".

    Or the sentence opens with what it is under: "Under the deal, the firm will firstly rehire …".
    """
    leads = reading.once(Leads)
    lead = leads.leading(reading.text, start, end)
    if leads.before.get(lead) == "under":
        named = first_hit(reading, "clause.agreements", start, end)
        return named is not None and len(reading.text[start + len(lead) : named.start].split()) < CLOSE
    verb = leads.verbs.get(end)
    agreed = verb and last_hit(reading, "clause.agreements", start, verb.start)
    if verb is None or agreed is None:
        return False
    between = reading.text[agreed.end : verb.start].strip()
    return len(between.split()) < CLOSE or (between[0] in PAUSES and between[-1] in PAUSES)


def _obtained(reading: Reading, start: int, end: int) -> bool:
    """Whether a word that announces stands right before "(1)" in an item that opens with an agreement.

    "They reached a deal. … The union had won (1) a raise, (2) …"
    """
    paras = reading.once(paragraphs)[:MANY]
    told = last_hit(reading, "clause.announcing", start, end)
    agreed = last_hit(reading, "clause.agreements", 0, min(paras[-1].end, start))
    return agreed is not None and told is not None and not reading.text[told.end : end].strip()


def _numbered_points(reading: Reading, start: int, end: int, many: int) -> bool:
    """Whether as many provisions are counted before a colon as labels follow it: "a note in four points: (a) …"."""
    counted = last_hit(reading, "clause.plurals", end - VERB, end)
    if counted is None or many < MANY or things(reading, start, end) is not None:
        return False
    return count(reading, start, counted.start, many) is not None


def _undertaken(reading: Reading, start: int, end: int, many: int, *, between: bool) -> bool:
    """Whether little stands between who agrees and a comma: "the city undertook, first, to …".

    Or nothing where what provides was named before, for a label ``between`` commas: "It provides, first, …".
    """
    agreed = last_hit(reading, "clause.agreements", start, end)
    if agreed is None and between:
        verb = last_hit(reading, "clause.verbs", start, end)
        named = last_hit(reading, "clause.agreements", start - NAMED, start)
        provides = verb is not None and verb.value != "bare" and not reading.text[verb.end : end].strip()
        return provides and named is not None  # but "The deal is old. She was, first, a nurse, second, …"
    if agreed is None or counted_else(reading, agreed.end, end, many):
        return False  # "The accord covers three towns, first Elin, second Varn, third Orm"
    return len(reading.text[agreed.end : end].split()) < 6 or _by_the_way(reading, start, end)


def _by_the_way(reading: Reading, start: int, end: int) -> bool:
    """Whether what provides opens a sentence, and what is told of it by the way goes up to a comma.

    "نص الاتفاق، الذي وقع أمس، أولاً على …".
    """
    leads, text = reading.once(Leads), reading.text
    agreed = first_hit(reading, "clause.agreements", start + 2, end)
    if agreed is None or not leads.verb_first or text[agreed.end : agreed.end + 1] not in (",", "،"):
        return False
    verb = leads.verbs.get(back(text, agreed.outer, start))
    return verb is not None and verb.outer <= start


def _counted(reading: Reading, floor: int, start: int, end: int, many: int) -> bool:
    """Whether a sentence counts what follows it: "The agreement rests on three commitments. First, …".

    Where it has the very number of the labels, the paragraph (from ``floor``) may tell that this is agreed:
    "They accepted a truce. It has four elements. First, …", but not "five arguments against the law".
    """
    if first_hit(reading, "clause.following", start, end):
        # "agreed on the following. First, …"
        return last_hit(reading, "clause.agreements", start, end) is not None
    number = count(reading, start, end, many)
    if number is not None and last_hit(reading, "clause.agreements", floor, number.start):
        if counted_else(reading, floor, end + 1, many) or not _of_agreement(reading, start, number, end):
            return False
        return announces(reading, floor, end)
    return announces(reading, start, end) and last_hit(reading, "clause.plurals", start, end) is not None


def _of_agreement(reading: Reading, start: int, number: Hit, end: int) -> bool:
    """Whether a sentence that counts speaks of what is agreed: "It has four elements", not "Her days have three"."""
    if last_hit(reading, "clause.agreements", start, end) or last_hit(
        reading, "clause.plurals", number.end, end
    ):
        return True
    resumed = first_hit(reading, "clause.continuing", start, start + 1)
    verb = last_hit(reading, "clause.verbs", start, number.start)
    return resumed is not None or verb is not None
