"""How a raw text is to be read: the arguments that all commands which read text share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from annotate.commands._outcome import UsageError, say
from annotate.genres import USUAL
from annotate.visible import visible

if TYPE_CHECKING:
    from annotate.convert import Options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    parser.add_argument(
        "--language", metavar="CODE", help="language of the text (ar, en, fr …); guessed when not given"
    )
    parser.add_argument(
        "--published", metavar="DAY", type=_day, help="publication day, YYYY-MM-DD; relative dates need it"
    )
    parser.add_argument("--genre", default=USUAL, help=f"kind of text (default: {USUAL})")
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=_encoding,
        help="encoding of text input (default: byte order mark, else utf-8)",
    )
    parser.add_argument(
        "--control-pictures",
        action="store_true",
        help="keep characters that XML cannot hold as control pictures, and record them",
    )
    parser.add_argument(
        "--finder",
        metavar="MODULE:FUNCTION",
        action="append",
        default=[],
        help="a function Source -> spans that proposes annotations; may be given again",
    )


def _day(value: str) -> str:
    from annotate.parse import day

    try:
        return day(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _encoding(value: str) -> str:
    from annotate.source import SourceError, called

    try:
        called(value)
    except SourceError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return value


def options(args: argparse.Namespace) -> Options:
    """The options that were given. Raises UsageError for a finder that is none."""
    from annotate import finders
    from annotate.convert import Options

    try:
        proposing = [finders.called(name) for name in args.finder]
    except finders.FinderNameError as error:
        raise UsageError(str(error)) from None
    return Options(
        language=args.language,
        genre=args.genre,
        published=args.published,
        encoding=args.encoding,
        pictures=args.control_pictures,
        finders=proposing,
    )


def idle(name: str, args: argparse.Namespace, source: str, counting: tuple[str, ...] = ()) -> None:
    """Say which options do nothing, since the input is annotated already.

    Those that are ``counting`` do something: the rules run again.
    """
    told = [option for option in ("language", "published", "encoding", "finder") if getattr(args, option)]
    unused = [f"--{option}" for option in told if option not in counting]
    if source != "text" and unused:
        again = "; with convert --update the rules run again" if source == "tei" and not counting else ""
        says = "they say" if len(unused) > 1 else "it says"
        say(f"{visible(name)}: {' and '.join(unused)} not used: {says} how to read a raw text{again}")
