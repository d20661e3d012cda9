"""Validate: every problem of documents, with its place."""

from __future__ import annotations

import argparse

from annotate.commands import _report
from annotate.commands._outcome import say
from annotate.exits import UNREADABLE, USAGE

SAYS = "name every problem of TEI or JSON documents, with its place"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="+",
        help="files (.xml, .tei, .json, .standoff.json, .jsonl, .jsonl.zst, .parquet), folders, patterns, addresses",
    )
    formats = ("full", "concise", "json", "sarif", "junit", "github")
    parser.add_argument("--format", choices=formats, help="how to print problems (default: full)")
    parser.add_argument(
        "--schema", metavar="FILE", help="validate against this RELAX NG, XSD, DTD or Schematron instead"
    )
    parser.add_argument(
        "--select", metavar="RULES", help="tell only these rules, with commas between; clause means clause-*"
    )
    parser.add_argument("--ignore", metavar="RULES", help="do not tell these rules")
    parser.add_argument(
        "--fix", action="store_true", help="mend what takes no judgement; no word is ever altered"
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and change nothing"
    )
    parser.add_argument("--baseline", metavar="FILE", help="do not tell the problems this file knows")
    parser.add_argument("--write-baseline", metavar="FILE", help="keep the problems there are in a file")
    parser.add_argument("--statistics", action="store_true", help="tell how often each rule is broken")
    parser.add_argument(
        "--watch", action="store_true", help="go on, and tell the problems of every file that changes"
    )
    parser.add_argument(
        "--config", metavar="FILE", help="the configuration (default: annotate.toml or pyproject.toml)"
    )
    parser.add_argument(
        "--jobs", metavar="N", type=_report.count, default=0, help="how many processes (default: one a core)"
    )
    parser.add_argument("--no-cache", action="store_true", help="check files again that have not changed")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even when there are findings")


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from annotate.validation.assessment import Request, run
    from annotate.validation.settings import SettingsError
    from annotate.visible import visible

    asked = {name: getattr(args, name) for name in Request._fields if name != "paths"}
    try:
        return run(Request(tuple(args.path), **asked))
    except SettingsError as error:
        say(f"annotate: {error}")
        return USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"{visible(str(error.filename or 'annotate'))}: {error.strerror or error}")
        return UNREADABLE
