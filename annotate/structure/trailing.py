"""Trailing: provisions whose labels stand in brackets behind them: "agreed to open the road (Article 1), to … (2)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from annotate.reading import Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import acting, advises, announces
from annotate.structure.leads import Leads, sentence_start
from annotate.structure.manner import opens
from annotate.structure.marked import marked
from annotate.structure.numbered import numbered
from annotate.structure.paragraphs import holding, para_at
from annotate.structure.statement import Provision

LONGEST = 400
"""No provision with its label behind it is longer than this (characters)."""
CLOSE = 4
"""Fewer words than this stand between who agrees and the word that leads to what is agreed."""
SHORTEST = 3
"""A provision with a noun behind it has so many words at least; before a number alone, one less will do."""
_GAP = regex(r"\)?[،؛,;]?[ ]?")
_DIGITS = regex(r"(?<=[\w\"'”»] )\(([0-9]{1,2})\)(?=[\s،؛,;.]|$)")
_BREAK = regex(r"[.!?؟](?=\s)")


class _Label(NamedTuple):
    """A label in its brackets, which are those of a number that stands alone: it is ``bare``."""

    start: int
    end: int
    number: int
    upto: int
    bare: bool


def trailing(reading: Reading) -> list[list[Provision]]:
    """Runs of provisions with a label in brackets behind each, from the first on, in one paragraph."""
    made = (
        _run(reading, run)
        for labels in ([*_named(reading)], [*_bare(reading)])
        for run in _runs(reading, labels)
    )
    return [run for run in made if run]


def _named(reading: Reading) -> Iterator[_Label]:
    """Labels with a noun: "(Article 1)"."""
    text = reading.text
    for item in reading.once(numbered):
        # "(Article 1)": the bracket after a figure may count as its own
        end = item.end - text.endswith(")", 0, item.end)
        if text[item.start - 1 : item.start] == "(" and text[end : end + 1] == ")":
            yield _Label(item.start, end, item.number, item.upto, False)


def _bare(reading: Reading) -> Iterator[_Label]:
    """Numbers alone: "(1)"."""
    if "(1)" in reading.text:
        for match in _DIGITS.finditer(reading.text):
            yield _Label(*match.span(), int(match[1]), int(match[1]), True)


def _runs(reading: Reading, labels: list[_Label]) -> list[list[_Label]]:
    """The labels that count up from one in one paragraph; bare ones in one sentence, which the last ends."""
    runs: list[list[_Label]] = []
    for label in labels:
        last = runs[-1][-1] if runs else None
        if (
            last
            and label.number == last.upto + 1
            and para_at(reading, label.start) == para_at(reading, last.start)
        ):
            runs[-1].append(label)
        elif label.number == 1:
            runs.append([label])
    return [run for run in runs if len(run) > 1 and (not run[0].bare or _closed(reading.text, run))]


def _closed(text: str, run: list[_Label]) -> bool:
    """Whether no sentence ends between bare labels, and none goes on behind the last: "(1), … and … (2)."."""
    first, last = run[0], run[-1]
    return text[last.end : last.end + 1].strip() in ("", *".؛;") and not _BREAK.search(
        text, first.start, last.end
    )


def _run(reading: Reading, labels: list[_Label]) -> list[Provision]:
    """The provisions of a run of labels, or none where nothing is agreed before the first."""
    para = para_at(reading, labels[0].start)
    start = _first(reading, labels[0])
    if start < 0:
        return []
    starts = [start, *(_after(reading, label) for label in labels[:-1])]
    if any(label.start - begin > LONGEST for begin, label in zip(starts, labels, strict=True)):
        return []
    bodies = [
        reading.cased[begin : label.start].rstrip(" (") for begin, label in zip(starts, labels, strict=True)
    ]
    if any(len(body.split()) < SHORTEST - labels[0].bare for body in bodies):
        return []  # "the pact (article 1) and the treaty (article 2)" name no provisions
    if labels[0].bare and not _told(reading, labels, starts, bodies):
        return []
    found: list[Provision] = []
    for begin, label in zip(starts, labels, strict=True):
        place, evidence = (label.start, label.end), reading.cased[label.start : label.end]
        found.append(Provision(begin, label.end, place, label.number, label.upto, para, evidence, sure=True))
    return found


def _told(reading: Reading, labels: list[_Label], starts: list[int], bodies: list[str]) -> bool:
    """Whether numbers alone stand behind what is agreed, not behind places or names: "to meet in Bonn (1), in Ulm (2)".

    A mark or "and" parts each from the one before, but "to play for Ajax (1) before moving to Porto (2)".
    """
    leads, text = reading.once(Leads), reading.text
    if advises(reading) or marked(reading, starts[0]) or any(body.istitle() for body in bodies):
        return False
    acts = [opens(reading, at - 1, at) >= 0 or acting(reading, [at]) for at in starts]
    if leads.verb_first:
        return 3 * sum(acts) >= 2 * len(acts)  # but "on naming Ahmad Salim (1), Ali Hasan (2)"
    parted = (text[label.end : at].strip() for label, at in zip(labels, starts[1:], strict=False))
    inside = (leads.before.get(body.split()[0]) in ("in", "under") for body in bodies)
    return all(parted) and not any(one and not act for one, act in zip(inside, acts, strict=True))


def _first(reading: Reading, label: _Label) -> int:
    """Where the first provision starts: behind the colon or the word that leads to it from who agrees, or -1.

    "The two towns agreed to | share the well (Article 1)", "اتفق الجانبان على | اقتسام النبع (البند الأول)"; before a
    number alone also behind the verb of what is agreed: "L'accord prévoit | un cessez-le-feu (1)".
    """
    text, floor = reading.text, holding(reading, label.start).start
    begin = sentence_start(text, label.start - 2, floor)
    if text[max(floor, begin - 3) : begin].strip().endswith(":"):
        acts = not label.bare or opens(reading, begin - 1, begin) >= 0 or acting(reading, [begin])
        # "the signatories: Ann Lee of Oslo (1), Bo Dahl of Bergen (2)" is who stands where in a picture
        return begin if acts and announces(reading, floor, begin) else -1
    agreed = first_hit(reading, "clause.agreements", begin, label.start)
    leading = first_hit(reading, "clause.leading", agreed.end, label.start) if agreed else None
    if leading is not None:
        # "agreed in the memorandum to", but "under the law on secrets with leaking papers to"
        agreed = last_hit(reading, "clause.agreements", begin, leading.start)
        if agreed and len(text[agreed.end : leading.start].split()) < CLOSE:
            return leading.end + 1
    return _provided(reading, begin, label.start) if label.bare else -1


def _provided(reading: Reading, begin: int, end: int) -> int:
    """Where what is agreed starts behind who agrees or the verb of what provides, or -1."""
    agreed = first_hit(reading, "clause.agreements", begin, end)
    if agreed is None:
        return -1
    at = opens(reading, agreed.end, end)
    if at < 0:
        verb = first_hit(reading, "clause.verbs", agreed.end, end)
        at = verb.end + 1 if verb and verb.value != "bare" else -1
    return at if at < 0 or len(reading.text[agreed.end : at].split()) < CLOSE else -1


def _after(reading: Reading, label: _Label) -> int:
    """Where the provision behind a label starts: the comma and the "and" between two belong to neither."""
    gap = _GAP.match(reading.text, label.end)
    at = gap.end() if gap else label.end + 1
    word = reading.text.find(" ", at)
    start, value = reading.once(Leads).word(reading.text, word, at)
    return word + 1 if value == "and" and start == at else at
