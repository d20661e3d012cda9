"""Quotations: a corpus of attributions, English, with speakers and cues."""

from __future__ import annotations

import argparse
import hashlib
import time
from types import ModuleType
from typing import Any

from annotate.span import Span
from sets import annotated
from sets.figures import table
from sets.given import scorer

ARGUMENTS = (("--quotes-en", "DIR", "PolNeAR folder, English"),)
SPEECH = ("said", "quote")
NAMED = ("term", "title", "org")


def section(args: argparse.Namespace) -> str:
    """The figures of all texts, of those looked at for rules, and of those only scored."""
    if not args.quotes_en:
        return ""
    tool = scorer(args.scorers, "eval_quotes")
    items = tool.load("polnear", args.quotes_en, "dev")
    began = time.perf_counter()
    rows = [quotes(item.text) for item in items]
    took = time.perf_counter() - began
    chosen = [
        [True] * len(items),
        *([looked_at(item.id) is half for item in items] for half in (True, False)),
    ]
    sets = [
        tool.score(
            [i for i, c in zip(items, part, strict=True) if c],
            [r for r, c in zip(rows, part, strict=True) if c],
        )
        for part in chosen
    ]
    lines = [
        [
            what,
            figures["gold"],
            *(" / ".join(str(found[what][key]) for key in ("P", "R", "F1")) for found in sets),
        ]
        for what, figures in sets[0].items()
        if isinstance(figures, dict) and "F1" in figures
    ]
    apart = [told_apart(tool, [item for item, c in zip(items, part, strict=True) if c]) for part in chosen]
    lines.append(["speech or name, accuracy", "", *(accuracy for accuracy, _ in apart)])
    lines.append(["names and terms, F1", "", *(f1 for _, f1 in apart)])
    single = tool.score(items, [quotes(item.text, single=True) for item in items])["quote exact"]["F1"]
    words = sum(len(tool.WORD.findall(item.text)) for item in items)
    says = (
        f"{len(items)} texts, {words} words, {round(words / took)} words per second. The latest rules were made with "
        f"{sum(chosen[1])} of the texts at hand, the first ones with all; the others were only scored. A speech "
        "that goes on over several paragraphs counts once, as in the gold, and a quotation inside another is left "
        f"out; with every piece by itself and the inner ones the F1 of *quote exact* is {single}."
    )
    head = ["direct quotations, English (PolNeAR train)", "gold", "all", "looked at", "only scored"]
    return "## Quotations\n\n" + table(head, lines) + f"\n\n{says}"


def quotes(text: str, single: bool = False) -> list[dict[str, Any]]:
    """The quotations of an English text with speaker and cue, as the scorer of quotations wants them.

    Its gold has one quotation where a speech goes on over several paragraphs, and none inside another; a
    document has a piece for each paragraph, chained by ``next``, and quotations that nest. ``single``: each by itself.
    """
    found = annotated(text, "en")
    places = {s.id: (s.start, s.end) for s in found if s.id}
    rows: list[dict[str, Any]] = []
    last: Span | None = None
    for s in found:
        if s.kind not in SPEECH or (last is not None and s.start < last.end and not single):
            continue
        follows = not single and last is not None and last.attrs.get("next") == s.id
        if last is not None and follows and not any(map(str.isalnum, text[last.end : s.start])):
            rows[-1]["end"] = s.end
        else:
            who = places.get((s.attrs.get("who") or s.attrs.get("source") or "").split(" ")[0], (None, None))
            cue = places.get(s.attrs.get("cue", ""), (None, None))
            rows.append(
                {
                    "start": s.start,
                    "end": s.end,
                    "speaker_start": who[0],
                    "speaker_end": who[1],
                    "cue_start": cue[0],
                    "cue_end": cue[1],
                }
            )
        last = s
    return rows


def told_apart(tool: ModuleType, items: list[Any]) -> tuple[float, float]:
    """How well speech in marks is told from names and terms: accuracy, and the F1 of names and terms.

    What stands in marks and is not inside the content of any attribution is a name or a term.
    """
    pairs = []
    for item in items:
        contents = [tool.words(item.text, q.span) for q in item.quotes if q.kind in ("direct", "partial")]
        spoken = set().union(*contents)
        end = 0
        for s in annotated(item.text, "en"):
            if s.start >= end and s.rule.startswith("quote.") and s.kind in (*SPEECH, *NAMED):
                end, words = s.end, tool.words(item.text, (s.start, s.end))
                pairs.append((s.kind in NAMED, 2 * len(words & spoken) < len(words)))
    both = sum(mine and gold for mine, gold in pairs)
    f1 = 200 * both / sum(mine + gold for mine, gold in pairs)
    return round(100 * sum(mine == gold for mine, gold in pairs) / len(pairs), 1), round(f1, 1)


def looked_at(key: str) -> bool:
    """Whether a text of the set of quotations was looked at while the rules were made: three in four, by digest."""
    return hashlib.sha1(key.encode()).digest()[0] % 4 != 1
