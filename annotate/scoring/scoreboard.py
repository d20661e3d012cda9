"""Scoreboard: a score or an agreement as tables and lists on a terminal.

Figures are shares of 100 with one decimal. What is undefined (a precision where nothing was
predicted) is a dash; it is never 0 or 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotate.scoring.agreement import Agreement
from annotate.scoring.tally import Count, Difference, Score
from annotate.span import Span
from annotate.visible import visible

VALUE_TITLE = (
    "Attributes: right of the overlapping annotations whose gold has a value; P, R, F1 over all that have one"
)
KIND_HEAD = ("kind", "gold", "pred", "strict P", "R", "F1", "relaxed P", "R", "F1")
VALUE_HEAD = ("kind", "attribute", "compared", "right", "of", "accuracy", "unasked", "P", "R", "F1")
AGREEMENT_HEAD = ("kind", "units 1", "units 2", "observed", "kappa", "alpha-U", "F1 strict", "F1 relaxed")
SIDES = ("gold", "pred"), ("first", "second")
ALIKE_HEAD = ("kind", "attribute", "compared", "alike", "of", "observed")
NO_UNITS = "Neither side has an annotation of the kinds compared: there is nothing to measure."
NEUTRAL = {"missed": "first only", "spurious": "second only"}
"""The sorts of differences between two annotators, where they have other names."""


def percent(share: float | None) -> str:
    """A share as people read it."""
    return "–" if share is None else f"{100 * share:.1f}"


def notes(score: Score, mutual: bool = False) -> list[str]:
    """What has to be known to read the figures right, in sentences."""
    found = []
    if score.compared and not score.kinds:
        found.append(NO_UNITS)
    if score.unstructured:
        found.append(
            f"In {texts(score.unstructured)}, {'one side' if mutual else 'the gold'} has no blocks "
            "(paragraphs, heads, sections): those of the other are not compared there."
        )
    if mutual:
        return found
    invented = [visible(name) for name, kind in score.kinds.items() if not kind.strict.gold]
    if invented:
        found.append(
            f"Not in the gold at all, and counted as false: {', '.join(invented)}. "
            "Choose the kinds that the gold covers with --kinds."
        )
    absent = [visible(name) for name, kind in score.kinds.items() if not kind.strict.pred]
    if absent:
        found.append(f"Never predicted: {', '.join(absent)}.")
    empty = len(score.documents) - score.compared
    if empty:
        found.append(f"{texts(empty)} of the gold without a usable prediction: all in them is missed.")
    return found


def texts(count: int) -> str:
    """So many texts, in words."""
    return f"{count} text{'s' if count != 1 else ''}"


def shares(count: Count) -> list[str]:
    """Precision, recall and F1 as people read them."""
    return [percent(count.precision), percent(count.recall), percent(count.f1)]


def kind_rows(score: Score) -> list[list[str]]:
    """The rows of the table of kinds, with those for all of them."""
    rows = [
        [
            visible(name),
            str(kind.strict.gold),
            str(kind.strict.pred),
            *shares(kind.strict),
            *shares(kind.relaxed),
        ]
        for name, kind in score.kinds.items()
    ]
    if rows:
        strict, relaxed = score.micro("strict"), score.micro("relaxed")
        rows.append(["micro", str(strict.gold), str(strict.pred), *shares(strict), *shares(relaxed)])
        rows.append(
            ["macro", "", "", *map(percent, score.macro("strict")), *map(percent, score.macro("relaxed"))]
        )
    return rows


def value_rows(score: Score) -> list[list[str]]:
    """The rows of the table of attributes."""
    return [
        [
            visible(name),
            visible(what),
            way,
            str(v.right),
            str(v.asked),
            percent(v.accuracy),
            str(v.unasked),
            *shares(v),
        ]
        for name, kind in score.kinds.items()
        for (what, way), v in sorted(kind.values.items())
    ]


def agreement_rows(score: Score, found: Mapping[str, Agreement]) -> list[list[str]]:
    """The rows of the table of agreement; kappa and alpha as they are published, from -1 to 1."""
    rows = []
    for name, a in found.items():
        kind = score.kinds.get(name)
        strict, relaxed = (
            (kind.strict, kind.relaxed) if kind else (score.micro("strict"), score.micro("relaxed"))
        )
        figures = [percent(a.observed), _coefficient(a.kappa), _coefficient(a.alpha)]
        rows.append([visible(name), *map(str, a.units), *figures, percent(strict.f1), percent(relaxed.f1)])
    return rows


def alike_rows(score: Score) -> list[list[str]]:
    """The rows of the table of attributes between two annotators: the pairs in which either gives a value."""
    return [
        [visible(name), visible(what), way, str(v.right), str(of), percent(v.right / of if of else None)]
        for name, kind in score.kinds.items()
        for (what, way), v in sorted(kind.values.items())
        for of in (v.asked + v.unasked,)
    ]


def _coefficient(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> list[str]:
    """A table in lines; the first ``words`` columns are set left, the figures right."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    return [
        "  ".join(
            row[i].ljust(width) if i < words else row[i].rjust(width) for i, width in enumerate(widths)
        ).rstrip()
        for row in (head, *rows)
    ]


def text(score: Score, found: Mapping[str, Agreement] | None = None, errors: bool = False) -> str:
    """The score, or the agreement, for a terminal."""
    lines = [f"{texts(score.compared)} compared", ""]
    for title, head, rows, words in tables(score, found):
        if rows:
            lines += [title] * bool(title) + table(head, rows, words) + [""]
    lines += notes(score, found is not None)
    if errors or found is not None:
        lines += ["", *_confused(score, SIDES[found is not None]), *_differences(score, found is not None)]
    return "\n".join(lines).rstrip() + "\n"


def tables(
    score: Score, found: Mapping[str, Agreement] | None
) -> list[tuple[str, Sequence[str], list[list[str]], int]]:
    """The tables of a report: title, head, rows, and how many columns are words."""
    if found is not None:
        return [
            ("Agreement", AGREEMENT_HEAD, agreement_rows(score, found), 1),
            ("Attributes of the annotations that overlap", ALIKE_HEAD, alike_rows(score), 3),
        ]
    return [
        ("Annotations", KIND_HEAD, kind_rows(score), 1),
        (VALUE_TITLE, VALUE_HEAD, value_rows(score), 3),
    ]


def _confused(score: Score, sides: tuple[str, str]) -> list[str]:
    if not score.confusions:
        return []
    rows = [
        [visible(gold), visible(pred), str(count)] for (gold, pred), count in score.confusions.most_common()
    ]
    return ["Kinds taken for one another", *table((*sides, "times"), rows, 2), ""]


def _differences(score: Score, neutral: bool) -> Iterable[str]:
    if not score.differences:
        yield "No differences."
        return
    yield (
        f"To adjudicate ({len(score.differences)})" if neutral else f"Differences ({len(score.differences)})"
    )
    for d in score.differences:
        yield f"{visible(d.document)}: {sort(d, neutral)}: {described(d)}"
        yield f"    {_flat(d.before)}[{_flat(d.words)}]{_flat(d.after)}"


def sort(d: Difference, neutral: bool) -> str:
    """The sort of a difference, as it is called between two annotators where they are compared."""
    return NEUTRAL.get(d.sort, d.sort) if neutral else d.sort


def _flat(words: str) -> str:
    """Words on one line, the white space at their edges kept as one space."""
    return visible(" ".join(f"|{words}|".split())[1:-1])


def described(d: Difference) -> str:
    """What a difference is, in words: the kind, what is said of it, its line and extents."""
    sides = " / ".join(f"{a}-{b}" for a, b in dict.fromkeys(_sides(d)))
    place = f"line {d.line}, {sides}"
    if d.sort == "kind" and d.gold and d.pred:
        return f"{visible(d.gold.kind)} / {visible(d.pred.kind)} ({place})"
    kind = visible((d.gold or d.pred or Span(0, 0, "")).kind)
    if d.sort == "attribute":
        values = " / ".join(visible(value) or "none" for value in (d.wanted, d.found))
        return f"{kind} {visible(d.about)}: {values} ({place})"
    return f"{kind} ({place})"


def _sides(d: Difference) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in (d.gold, d.pred) if span]
