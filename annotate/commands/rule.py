"""Rule: the validation and annotation rules, each with its reason."""

from __future__ import annotations

import argparse
import sys

from annotate.commands._outcome import guarded
from annotate.exits import CLEAN

SAYS = "show every rule, those of a family, or one with its reason and an example"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "code",
        metavar="CODE",
        nargs="?",
        help="the rule, such as clause-gap or date.day_month, or a family: clause",
    )


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    return guarded("rule", lambda: _show(args))


def _show(args: argparse.Namespace) -> int:
    from annotate.validation import rulebook

    sys.stdout.write(rulebook.page(args.code) if args.code else rulebook.summary())
    return CLEAN
