"""Convert: text to TEI, or any format to any other."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.commands import _corpus, _report
from annotate.commands import _text as text
from annotate.commands._outcome import UsageError, guarded, say, spare
from annotate.exits import CLEAN, USAGE
from annotate.streams import called
from annotate.visible import visible

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.parse import Parsing
    from annotate.problem import Problem

SAYS = "convert text to TEI, or any format to any other"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "input",
        metavar="INPUT",
        nargs="+",
        help="files, folders, patterns, addresses such as s3://bucket/items.parquet, or - for standard input",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=_report.place,
        help="a file; for several documents, a folder or a file of many (default: standard output, or -)",
    )
    parser.add_argument(
        "-f",
        "--from",
        dest="source",
        metavar="FORMAT",
        help="format of the input: text, json, jsonl, parquet, snippet, standoff, tei, teicorpus (default: by suffix)",
    )
    parser.add_argument(
        "-t",
        "--to",
        dest="target",
        metavar="FORMAT",
        help="format of the output: those, or html (default: by suffix, else tei)",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="run the rules again on a TEI document; a person's annotations and removals stay",
    )
    parser.add_argument(
        "--lossy",
        action="store_true",
        help="with --update, go on where comments or unknown elements would be left out",
    )
    parser.add_argument(
        "--schemas",
        metavar="DIR",
        help="where TEI files say that their schemas lie: a folder, an address, or none "
        "(default: the folder schemas beside them)",
    )
    text.arguments(parser)
    _corpus.arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from annotate.validation import settings

    try:
        chosen = settings.load(Path.cwd())
    except settings.SettingsError as error:
        say(f"annotate: {error}")
        return USAGE
    schemas = (args.schemas or "", "") if args.schemas or args.update else (chosen.schemas, chosen.folder)
    return guarded(called(args.input[0]), lambda: _converted(args, schemas))


def _warn(place: str, read: Document | Parsing) -> None:
    """Say where what was read may not be what was meant, or holds marks that turn its direction."""
    from annotate import convert
    from annotate.parse import Parsing
    from annotate.source import DIRECTIONS

    for doubt in convert.doubts(read):
        say(f"{visible(place)}: {doubt}")
    marks = sum(map(read.source.text.count, DIRECTIONS)) if isinstance(read, Parsing) else 0
    if marks:
        told = f"marks that turn the direction are kept ({marks:,})"
        say(f"{visible(place)}: {told}: what is shown may not be what is written")


def _altered(place: str, read: object) -> None:
    """Say that the text of a document is not, byte for byte, the one that was converted."""
    from annotate.document import Document

    if isinstance(read, Document) and read.digest and read.digest != read.source.digest:
        told = "the text was altered after it was converted: this is the altered one"
        say(f"{visible(place)}: {told} (annotate validate says where)")


def _lost(place: str, problems: list[Problem]) -> None:
    """Say what of a file is not in what was made of it."""
    for problem in problems:
        say(problem._replace(path=place))
    if problems:
        what = "what is named above" if len(problems) == 1 else f"the {len(problems):,} things named above"
        say(f"{visible(place)}: written without {what}")


def _bare(place: str, target: str, made: Document | Parsing) -> None:
    """Say of how many annotations a format leaves out what it does not hold."""
    from annotate import formats, tree
    from annotate.parse import Parsing

    if loses := getattr(formats.load(target), "LOSES", ""):
        spans = () if isinstance(made, Parsing) else tree.unfold(made)[1]
        bare = sum(bool(span.rule or span.cert or span.evidence) for span in spans)
        if many := made.found if isinstance(made, Parsing) else bare:
            told = f"{many:,} annotation{' was' if many == 1 else 's were'} written without"
            say(f"{visible(place)}: a {target} holds {loses}: {told}")


def _target(args: argparse.Namespace, output: Path | None) -> str:
    """The format of the output. Raises UsageError for a suffix that none has, where none is named."""
    from annotate import formats

    if args.target or output is None:
        return str(args.target or "tei")
    found = formats.guess(output)
    if found is None and output.suffix:
        raise UsageError(f"{output}: no format has the suffix {output.suffix}: name one with -t")
    return found or "tei"


def _converted(args: argparse.Namespace, schemas: tuple[str, str]) -> int:
    if args.lossy and not args.update:
        says = "without it all that can be read is written, and the rest is named"
        raise UsageError(f"--lossy is for --update; {says}")
    return (_several if _corpus.corpus(args) else _one)(args, schemas)


def _several(args: argparse.Namespace, schemas: tuple[str, str]) -> int:
    request = _corpus.request(args, schemas)
    from annotate.corpus.run import run

    return run(request)


def _one(args: argparse.Namespace, schemas: tuple[str, str]) -> int:
    from annotate import convert, formats, prolog
    from annotate.saving import save

    name, place = args.input[0], called(args.input[0])
    output = Path(args.output) if args.output else None
    if output and output.is_dir():
        output = output / (Path(name).stem + formats.suffix(args.target or "tei"))
    target = _target(args, output)
    if says := formats.needs(target, args.output or ""):
        raise UsageError(says)
    options = text.options(args)._replace(schemas=prolog.beside(output, *schemas) if schemas[0] else None)
    read: Document | Parsing
    if args.update:
        source = "tei"
        read, problems = convert.update(name, options, lossy=args.lossy)
        written: Iterable[bytes] = [convert.write(read, target)]
    else:
        raw, file, source = convert.opened(name, args.source)
        if source != target:  # else it is made anew, as a fixer does
            spare(output, name)
        read, problems = convert.taken(raw, file, source, options)
        written = convert.spelled(read, target)
    text.idle(place, args, source, ("published", "finder") if args.update else ())
    if output is None:
        sys.stdout.buffer.writelines(written)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        save(written, output)
    _warn(place, read)
    if target == "text":  # which has the words alone, and all of them
        _altered(place, read)
    else:
        _lost(place, problems)
        _bare(place, target, read)
    return CLEAN
