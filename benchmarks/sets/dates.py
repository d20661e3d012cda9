"""Dates: TimeML files, and cases of what people say to an assistant."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import Any

from annotate import pack
from annotate.dates import moments
from sets import annotated
from sets.figures import prf, table
from sets.given import keyed, scorer

ARGUMENTS = (
    ("--dates-fr", "DIR", "TimeML files, French"),
    ("--dates-en", "DIR", "TimeML files, English"),
    ("--dates-cases", "LANG=FILE", "cases of Recognizers-Text; repeatable"),
)


def section(args: argparse.Namespace) -> str:
    """The figures of each set that is given, and of the seconds that dates take."""
    rows = []
    for label, docs in given(args):
        found = scorer(args.scorers, "eval_dates").score(docs, dates)
        gold, both = found["counts"]["gold"], (prf(found[sort]) for sort in ("strict", "relaxed"))
        value, all_ = found["value_acc"], found["sec_per_1000_words"]
        rows.append([label, found["docs"], gold, *both, value, all_, seconds(docs)])
    if not rows:
        return ""
    head = ["set", "texts", "dates", "strict P / R / F1", "relaxed P / R / F1", "value"]
    head += ["s per 1000 words", "alone"]
    says = "The seconds are those of all annotations together, the last those of dates alone."
    if args.dates_cases:
        says += (
            " The cases are what people say to an assistant; their extents take in prepositions: hints only."
        )
    return f"## Dates\n\n{table(head, rows)}\n\n{says}"


def given(args: argparse.Namespace) -> Iterator[tuple[str, list[Any]]]:
    """The sets that are given, each under its label."""
    if not (args.dates_fr or args.dates_en or args.dates_cases):
        return
    tool = scorer(args.scorers, "eval_dates")
    if args.dates_fr:
        yield "French TimeML", tool.load_timeml(args.dates_fr, "fr")
    if args.dates_en:
        yield "English TimeML", tool.load_timeml(args.dates_en, "en")
    for one in args.dates_cases:
        language, path = keyed(one)
        cases = tool.load_recog(path.parent, language, (path.name,))
        # A case without a reference day has the value of the day on which the case was written.
        yield f"cases, {language}", [case for case in cases if case.dct]


def dates(text: str, published: str, language: str) -> list[dict[str, Any]]:
    """The dates of a text, as the scorer of dates wants them."""
    found = annotated(text, language, published[:10] if published else None)
    return [{"start": s.start, "end": s.end, **s.attrs} for s in found if s.kind == "date"]


def seconds(docs: list[Any]) -> str:
    """How long the dates of 1000 words take when nothing else is looked for."""
    began = time.process_time()
    for doc in docs:
        moments.dates(doc.text, pack.load(doc.lang), doc.dct[:10] if doc.dct else None)
    words = sum(len(doc.text.split()) for doc in docs)
    return f"{(time.process_time() - began) / words * 1000:.4f}"
