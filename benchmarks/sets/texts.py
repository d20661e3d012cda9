"""Texts: items annotated in our own formats, whose annotation is the gold."""

from __future__ import annotations

import argparse

from annotate.scoring import scoreboard
from annotate.scoring.sample import Pair, Sample, pairs
from annotate.scoring.score import score
from sets import annotated
from sets.figures import table
from sets.given import keyed

ARGUMENTS = (("--gold", "NAME=PATH", "annotated texts in our own formats; repeatable"),)


def section(args: argparse.Namespace) -> str:
    parts = []
    for given in args.gold:
        label, path = keyed(given)
        found = score(again(pair) for pair in pairs(path, path))
        ours = [table(list(head), rows) for _, head, rows, _ in scoreboard.tables(found, None) if rows]
        parts.append(f"### {label}\n\n{scoreboard.texts(found.compared)}.\n\n" + "\n\n".join(ours))
    return "## Annotated texts\n\n" + "\n\n".join(parts) if parts else ""


def again(pair: Pair) -> Pair:
    """A pair whose prediction is what the rules make of the gold text."""
    gold = pair.gold
    if gold is None:
        return pair
    language = None if gold.language == "und" else gold.language
    spans = annotated(gold.text, language, gold.published)
    return Pair(pair.name, gold, Sample(gold.text, spans, gold.language))
