"""Where a command reports to, and in which form: what those have in common that count and compare."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.commands._outcome import UsageError
from annotate.streams import STDIN


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    parser.add_argument(
        "--format",
        choices=("text", "json", "html"),
        help="how to report (default: by suffix of OUT, else text)",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=place, help="a file (default: standard output, or -)"
    )


def place(value: str) -> str | None:
    """The file that is named; none for ``-``, which is standard output."""
    return None if value == STDIN else value


def form(args: argparse.Namespace) -> str:
    """The form that is asked for, by the suffix of the file where it is not named: text, json or html.

    Raises UsageError for a suffix that none has.
    """
    suffix = Path(args.output or "").suffix.lower()
    form = args.format or {"": "text", ".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}.get(
        suffix
    )
    if form is None:
        raise UsageError(f"{args.output}: no report has the suffix {suffix}: name its form with --format")
    return str(form)


def count(value: str) -> int:
    """A number of things, from 1 on."""
    if not value.isdigit() or int(value) < 1 or int(value) > 10_000_000:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 on")
    return int(value)


def deliver(made: bytes, output: str | None) -> None:
    """Write a report to its file, whole or not at all, or to standard output."""
    if output:
        from annotate.saving import save

        save(made, Path(output))
    else:
        sys.stdout.buffer.write(made)
