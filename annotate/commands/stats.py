"""Stats: what is in annotated documents, counted."""

from __future__ import annotations

import argparse

from annotate.commands import _report
from annotate.commands._outcome import guarded, say, spare
from annotate.exits import CLEAN, UNREADABLE

SAYS = "count what is in annotated documents: kinds, speakers, clauses, rules, certainty"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "path", metavar="PATH", nargs="+", help="files, folders or addresses of documents, or files of many"
    )
    _report.arguments(parser)
    parser.add_argument(
        "--top", metavar="N", type=_report.count, default=20, help="how many names of each list (default: 20)"
    )


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    return guarded(" ".join(args.path), lambda: _count(args))


def _count(args: argparse.Namespace) -> int:
    from annotate.stats import report
    from annotate.stats.gather import gather

    spare(args.output, *args.path)
    form = _report.form(args)
    census = gather(args.path)
    for line in report.complaints(census):
        say(line)
    if census.all.documents:
        made = report.render(census, args.path, form, args.top)
        _report.deliver(made, args.output)
    return UNREADABLE if census.unreadable else CLEAN
