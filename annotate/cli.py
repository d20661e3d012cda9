"""The command line: what users type, turned into calls; no logic of its own."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from annotate.commands import commands
from annotate.commands._outcome import say
from annotate.exits import CLEAN, EXITS, INTERRUPTED, UNREADABLE, USAGE
from annotate.meant import nearest
from annotate.streams import OUTPUT, secure, silence
from annotate.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    # A command lives for moments, and hardly anything it makes at the start is ever garbage: look for it less often.
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)  # nor is it looked for when Python ends
    secure()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="surrogateescape")  # a file's name may be no text
    given = sys.argv[1:] if arguments is None else arguments
    args, unknown = _parser(next(iter(given), "")).parse_known_args(given)
    if unknown:
        args.command.error(f"unrecognized arguments: {' '.join(unknown)}")
    if "" in given:  # a variable of the shell that holds nothing, and would be taken for the folder one is in
        args.command.error("an argument is empty: name a file, a folder or a value")
    code: int = CLEAN
    try:
        code = args.run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except MemoryError:
        say("annotate: there is not enough memory for this input")
        code = UNREADABLE
    except BrokenPipeError:
        # The reader of our output has gone ("| head"): nothing to say.
        silence()
        code = CLEAN
    except OSError as error:
        if code != UNREADABLE:  # else it has been told
            say(f"annotate: {error.filename or OUTPUT}: {error.strerror or error}")
        silence()
        code = UNREADABLE
    return code


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, with the nearest name there is, and where more is said."""

    def error(self, message: str) -> NoReturn:
        typed = re.search(r"invalid choice: '([^']*)'|unrecognized arguments: (\S+)", message)
        if typed:
            known = re.findall(r"'([^']+)'", message.partition("(choose from")[2])
            near = nearest(typed[1] or typed[2], known or self._option_string_actions)
            message += f"; did you mean {near}?" if near else ""
        self.exit(USAGE, f"{self.prog}: error: {message}\nSee {self.prog} --help.\n")


def _parser(asked: str) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="annotate",
        description="Turn the raw text of a news item into lossless, valid, explained TEI, and check such XML.",
        epilog=EXITS,
    )
    parser.add_argument("--version", action="version", version=f"annotate {VERSION}")
    offered = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, module in commands(asked).items():
        says = module.SAYS
        command = offered.add_parser(
            name, help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=EXITS
        )
        module.arguments(command)
        command.set_defaults(run=module.run, command=command)
    return parser
