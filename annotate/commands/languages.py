"""Languages: what each language pack covers."""

from __future__ import annotations

import argparse
import sys

from annotate.commands._outcome import guarded
from annotate.exits import CLEAN, FINDINGS

SAYS = "list what each language pack covers: words, rules, examples and whether they hold"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("code", metavar="CODE", nargs="?", help="a language, or the folder of a pack")
    parser.add_argument("--lint", action="store_true", help="look for slow patterns and impossible words")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report")


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    return guarded("languages", lambda: _list(args))


def _list(args: argparse.Namespace) -> int:
    from annotate import survey

    found = list(survey.surveys(args.code, linted=args.lint))
    sys.stdout.write(survey.render(found, args.format, full=bool(args.code)))
    return CLEAN if all(one.sound for one in found) else FINDINGS
