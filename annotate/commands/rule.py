"""Rule: the validation and annotation rules, each with its reason."""

from __future__ import annotations

import argparse
import sys

from annotate.commands._outcome import say
from annotate.exits import CLEAN, USAGE

SAYS = "show every rule, or one with its reason and an example"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "code", metavar="CODE", nargs="?", help="the rule, such as clause-gap or date.day_month"
    )


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from annotate.validation import rulebook

    try:
        sys.stdout.write(rulebook.page(args.code) if args.code else rulebook.summary())
    except KeyError as error:
        say(f"annotate: {error.args[0]}")
        return USAGE
    return CLEAN
