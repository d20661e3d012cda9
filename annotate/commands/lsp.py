"""LSP: the language server for editors, on standard input and output."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys

from annotate.commands._outcome import say
from annotate.exits import CLEAN, USAGE

SAYS = "answer an editor that speaks the Language Server Protocol"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: what some editors add of their own is accepted."""
    parser.add_argument(
        "--stdio", action="store_true", help="what is done anyway: talk on standard input and output"
    )


def run(args: argparse.Namespace) -> int:
    """Answer until the editor is done; returns the exit code."""
    try:
        from annotate.lsp.server import server
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        say("annotate: the language server needs pygls: pip install 'annotate-tei[lsp]'")
        return USAGE
    # The server closes what it writes to; whatever else would be printed must not get into its talk.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, contextlib.redirect_stdout(sys.stderr):
        server().start_io(stdout=out)
    return CLEAN
