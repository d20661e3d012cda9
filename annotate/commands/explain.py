"""Explain: what was found by which rule, and what was dropped and why."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from annotate.commands import _text as text
from annotate.commands._outcome import CLEAN, guarded

SAYS = "say what was found by which rule on what evidence, and what was dropped and why"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("input", metavar="INPUT", help="a text file, or - for standard input")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or for programs"
    )
    text.arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    return guarded(args.input, lambda: _one(args))


def _one(args: argparse.Namespace) -> int:
    from annotate import explanation
    from annotate.parse import explain
    from annotate.source import decode

    options = text.options(args)
    raw = sys.stdin.buffer.read() if args.input == "-" else Path(args.input).read_bytes()
    source = decode(raw, options.encoding, pictures=options.pictures)
    found = explain(
        source,
        language=options.language,
        genre=options.genre,
        published=options.published,
        finders=options.finders,
    )
    if args.format == "json":
        print(explanation.as_json(found, source.text))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(explanation.render(found, source.text, colour))
    return CLEAN
