"""JSON of a score or an agreement: all its figures, from 0 to 1, and all differences; null is undefined."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from annotate.scoring.agreement import Agreement
from annotate.scoring.scoreboard import notes
from annotate.scoring.tally import Count, Difference, Score, Value


def write(score: Score, found: Mapping[str, Agreement] | None = None) -> str:
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
