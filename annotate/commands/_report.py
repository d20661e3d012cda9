"""Where a command reports to, and in which form: what those have in common that count and compare."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.commands._outcome import UsageError
from annotate.streams import STDIN

FORMS = ("text", "json", "html")
"""The forms of a report, called as the formats are whose suffixes they share."""
MOST = 10_000_000
"""The largest number of things that is asked for."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    parser.add_argument(
        "--format",
        choices=FORMS,
        help="how to report (default: by suffix of OUT, else text)",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=place, help="a file (default: standard output, or -)"
    )


def place(value: str) -> str | None:
    """The file that is named; none for ``-``, which is standard output."""
    return None if value == STDIN else value


def form(args: argparse.Namespace) -> str:
    """The form that is asked for, by the suffix of the file where it is not named, as documents have theirs.

    Raises UsageError for a suffix that none has.
    """
    from annotate import formats

    suffix = Path(args.output or "").suffix
    form = args.format or (formats.guess(suffix) if suffix else FORMS[0])
    if form not in FORMS:
        raise UsageError(f"{args.output}: no report has the suffix {suffix}: name its form with --format")
    return str(form)


def count(value: str) -> int:
    """A number of things, from 1 on."""
    number = int(value[:20]) if value.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 on")
    if number > MOST:
        raise argparse.ArgumentTypeError(f"{value!r} is more than {MOST:,}")
    return number


def deliver(made: bytes, output: str | None) -> None:
    """Write a report to its file, whole or not at all, or to standard output."""
    if output:
        from annotate.saving import save

        save(made, Path(output))
    else:
        sys.stdout.buffer.write(made)
