"""Scoreboard: a score or an agreement as tables and lists on a terminal, and as JSON.

Figures are shares of 100 with one decimal for people, and from 0 to 1 in JSON. What is undefined
(a precision where nothing was predicted) is a dash, and ``null``; it is never 0 or 100.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotate.explanation import visible
from annotate.scoring.agreement import Agreement, agreement
from annotate.scoring.sample import pairs
from annotate.scoring.score import chosen, score
from annotate.scoring.tally import Count, Difference, Score, Value
from annotate.span import Span

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


def compare(
    gold: Path, pred: Path, kinds: Sequence[str] = (), *, mutual: bool = False
) -> tuple[Score, dict[str, Agreement] | None]:
    """The score of two files or folders and, when mutual, the agreement of the two who annotated them.

    Raises KeyError for a kind there is not, OSError and ProblemError for sides that cannot be read at all.
    """
    wanted = chosen(kinds)
    if not mutual:
        return score(pairs(gold, pred), wanted), None
    found = list(pairs(gold, pred))
    return score(found, wanted, mutual=True), agreement(found, wanted)


def render(
    score: Score,
    found: Mapping[str, Agreement] | None,
    format: str | None,
    name: str | None = None,
    errors: bool = False,
) -> bytes:
    """The report as ``text``, ``json`` or ``html``; by the suffix of a file name where no format is given."""
    suffix = Path(name or "").suffix.lower()
    wanted = format or {".json": "json", ".html": "html", ".htm": "html"}.get(suffix, "text")
    if wanted == "html":
        from annotate.scoring import scoresheet

        return scoresheet.page(score, found)
    written = as_json(score, found) if wanted == "json" else text(score, found, errors)
    return written.encode(errors="replace")


def under(score: Score, least: float | None) -> bool:
    """Whether the strict micro F1, from 0 to 100, is less than it should be; so it is where there is none."""
    return least is not None and 100 * (score.micro("strict").f1 or 0) < least


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


def complaints(score: Score) -> list[str]:
    """What could not be compared and why, a line each."""
    return [f"{visible(fault.name)}: {visible(fault.why)}" for fault in score.faults]


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


def as_json(score: Score, found: Mapping[str, Agreement] | None = None) -> str:
    """The score, or the agreement, for programs: all figures, all differences."""
    out: dict[str, Any] = {
        "texts": score.compared,
        "notes": notes(score, found is not None),
        "faults": [fault._asdict() for fault in score.faults],
    }
    if found is not None:
        out["agreement"] = {
            kind: {
                "characters": a.characters, "agreed": a.agreed,
                "units": list(a.units), "marked": list(a.marked),
                "observed": a.observed, "kappa": a.kappa, "alpha": a.alpha,
            }
            for kind, a in found.items()
        }  # fmt: skip
    out |= {
        "kinds": {
            name: {
                **{way: _count(getattr(kind, way)) for way in ("strict", "relaxed")},
                "attributes": _values(kind.values),
            }
            for name, kind in score.kinds.items()
        },
        "micro": {way: _count(score.micro(way)) for way in ("strict", "relaxed")},
        "macro": {
            way: dict(zip(("precision", "recall", "f1"), score.macro(way), strict=True))
            for way in ("strict", "relaxed")
        },
        "documents": {name: _count(count) for name, count in score.documents.items()},
        "confusions": [{"gold": g, "pred": p, "times": n} for (g, p), n in score.confusions.most_common()],
        "differences": [_difference(d) for d in score.differences],
    }
    return json.dumps(out, ensure_ascii=False, indent=1) + "\n"


def _count(count: Count) -> dict[str, Any]:
    return {
        "gold": count.gold, "pred": count.pred, "right": count.right,
        "precision": count.precision, "recall": count.recall, "f1": count.f1,
    }  # fmt: skip


def _values(values: Mapping[tuple[str, str], Value]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (name, way), value in sorted(values.items()):
        pairs = {"pairs": value.asked, "unasked": value.unasked, "accuracy": value.accuracy}
        found.setdefault(name, {})[way] = {**pairs, **_count(value)}
    return found


def _difference(d: Difference) -> dict[str, Any]:
    fields: dict[str, Any] = {"document": d.document, "sort": d.sort}
    for side, span in (("gold", d.gold), ("pred", d.pred)):
        if span:
            fields[side] = {
                "start": span.start,
                "end": span.end,
                "kind": span.kind,
                "attrs": dict(span.attrs),
            }
            fields[side] |= {"rule": span.rule} if span.rule else {}
    if d.about:
        fields |= {"attribute": d.about, "wanted": d.wanted, "found": d.found}
    return {**fields, "before": d.before, "words": d.words, "after": d.after}
