"""Score: how well annotations agree with a gold standard, or two annotators with each other."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.commands import _report
from annotate.commands._outcome import UsageError, guarded, say, spare
from annotate.exits import CLEAN, FINDINGS, UNREADABLE
from annotate.streams import STDIN

SAYS = "compare annotations with a gold standard, or two annotators with each other"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "gold", metavar="GOLD", help="TEI, JSON, standoff or tagged snippets: a file, or a folder"
    )
    parser.add_argument(
        "pred", metavar="PRED", help="what is scored: a file, or a folder with the same stems"
    )
    parser.add_argument(
        "--kinds", metavar="KIND,KIND", default="", help="the kinds to compare (default: all)"
    )
    parser.add_argument(
        "--errors", action="store_true", help="list what the sides see differently, with its words"
    )
    parser.add_argument(
        "--agreement",
        action="store_true",
        help="take both as annotators: observed agreement, kappa, alpha, and a list to adjudicate",
    )
    _report.arguments(parser)
    parser.add_argument(
        "--fail-under",
        metavar="F1",
        type=_score,
        help="exit with 1 when the strict micro F1 (0 to 100) is less",
    )


def _score(value: str) -> float:
    try:
        score = float(value)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 100:  # which a "nan" is not either
        raise argparse.ArgumentTypeError(f"{value!r} is no F1 from 0 to 100")
    return score


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    return guarded("score", lambda: _compare(args))


def _compare(args: argparse.Namespace) -> int:
    from annotate.scoring import report

    if STDIN in (args.gold, args.pred):
        raise UsageError("score compares files and folders: save standard input as a file first")
    if any("://" in side for side in (args.gold, args.pred)):
        raise UsageError(
            "score compares files and folders of this machine: copy what is elsewhere here first"
        )
    spare(args.output, args.gold, args.pred)
    form = _report.form(args)
    kinds = args.kinds.replace(",", " ").split()
    score, agreement = report.compare(Path(args.gold), Path(args.pred), kinds, mutual=args.agreement)
    for complaint in report.complaints(score):
        say(complaint)
    if score.compared:
        written = report.render(score, agreement, form, args.errors)
        _report.deliver(written, args.output)
    if score.faults:
        return UNREADABLE
    return FINDINGS if report.under(score, args.fail_under) else CLEAN
