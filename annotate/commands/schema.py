"""Schema: the schemas, rendered from the element classes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.commands._outcome import guarded, say
from annotate.exits import CLEAN, FINDINGS
from annotate.genres import USUAL

SAYS = "render the schemas from the element classes"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--write", metavar="DIR", help="write all of them into a folder")
    asked.add_argument(
        "--check", metavar="DIR", help="compare the files in a folder with what the classes render"
    )
    asked.add_argument(
        "--format", metavar="FORMAT", help="print one of them (guide, jsonschema, odd, relaxng, schematron)"
    )
    parser.add_argument("--genre", default=USUAL, help=f"document type (default: {USUAL})")


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    return guarded("schema", lambda: _render(args))


def _render(args: argparse.Namespace) -> int:
    from annotate import schemas

    if args.write:
        for path in schemas.write(Path(args.write), args.genre):
            say(f"wrote {path}")
    elif args.check:
        stale = schemas.stale(Path(args.check), args.genre)
        for path in stale:
            say(f"{path} is not what the classes render: run annotate schema --write {args.check}")
        return FINDINGS if stale else CLEAN
    else:
        sys.stdout.write(schemas.render(args.format or "rng", args.genre))
    return CLEAN
