"""Explain: what was found by which rule, and what was dropped and why."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from pathlib import Path

from annotate.commands import _text as text
from annotate.commands._outcome import guarded
from annotate.exits import CLEAN
from annotate.streams import called

SAYS = "say what was found by which rule on what evidence, and what was dropped and why"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "input", metavar="INPUT", help="a text, an annotated file, an address, or - for standard input"
    )
    parser.add_argument(
        "-f", "--from", dest="source", metavar="FORMAT", help="format of the input (default: by suffix)"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or for programs"
    )
    text.arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    return guarded(called(args.input), lambda: _one(args))


def _one(args: argparse.Namespace) -> int:
    from annotate import convert, explanation
    from annotate.document import Document
    from annotate.parse import Explained

    if Path(args.input).is_dir():
        says = "it is a folder, and one document is explained at a time: name a file"
        raise IsADirectoryError(errno.EISDIR, says, args.input)
    raw, name, source = convert.opened(args.input, args.source)
    made = convert.made(raw, name, source, text.options(args))
    text.idle(called(args.input), args, source)
    found = Explained.of(made) if isinstance(made, Document) else made.explained()
    if args.format == "json":
        print(explanation.as_json(found))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(explanation.render(found, colour))
    return CLEAN
