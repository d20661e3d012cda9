"""How a corpus is converted: the arguments, and what they ask for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.commands import _report
from annotate.commands._outcome import UsageError
from annotate.streams import STDIN

if TYPE_CHECKING:
    from annotate.corpus.run import Request

SEVERAL = (
    "a folder, or a file of many documents such as items.jsonl.zst, items.parquet or items.teicorpus.xml"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    group = parser.add_argument_group("corpora", "for folders, files of many documents, and several inputs")
    group.add_argument(
        "--jobs", metavar="N", type=_report.count, default=0, help="how many processes (default: one a core)"
    )
    group.add_argument(
        "--column",
        metavar="FIELD=NAME",
        type=_column,
        action="append",
        default=[],
        help="the column that holds a field of a record: id, text, language, published, title, url, publisher",
    )
    group.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=60.0,
        help="how long a document may take, for each megabyte of it (default: 60)",
    )
    group.add_argument(
        "--memory",
        metavar="MB",
        type=_report.count,
        default=2_000,
        help="how much memory a worker may use (default: 2000)",
    )
    _sharing(group)


def _sharing(group: argparse._ArgumentGroup) -> None:
    """Declare how the work is parted, and among whom."""
    group.add_argument(
        "--shard-size",
        metavar="N",
        type=_report.count,
        default=32,
        help="how many documents are done at a time (default: 32)",
    )
    group.add_argument(
        "--shard",
        metavar="I/N",
        type=_share,
        help="do the share I of N, as one of N jobs that know nothing of each other",
    )
    group.add_argument(
        "--dask", metavar="ADDRESS", help="let a Dask cluster work; the address of its scheduler"
    )


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of seconds")
    return seconds


def _share(value: str) -> tuple[int, int]:
    number, _, of = value.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise argparse.ArgumentTypeError(f"{value!r} is no share: write 3/16 for the third of sixteen")
    return int(number), int(of)


def _column(value: str) -> tuple[str, str]:
    from annotate.record import COLUMNS

    field, _, name = value.partition("=")
    if field not in COLUMNS or not name:
        raise argparse.ArgumentTypeError(
            f"{value!r} names no field: write FIELD=NAME, one of {', '.join(COLUMNS)}"
        )
    return field, name


def corpus(args: argparse.Namespace) -> bool:
    """Whether the arguments ask for a corpus: several documents in, or a file of many out."""
    several = len(args.input) > 1 or _several(args.input[0], args.source) or _single(args)
    idle = [f"--{name}" for name in ("shard", "dask", "column") if getattr(args, name)]
    if idle and not several:
        raise UsageError(f"{' and '.join(idle)}: {args.input[0]} is one document; these are for many")
    return several


def _several(name: str, source: str | None) -> bool:
    """Whether an input may hold several documents. Raises KeyError where no such format can be read."""
    from annotate import formats

    path = Path(name)
    if source:
        formats.reader(source)
    if name == STDIN or (path.is_file() and source and not formats.many(source)):
        return False
    if "://" in name or path.is_dir() or (not path.exists() and any(c in name for c in "*?[")):
        return True
    format = source or formats.guess(path)
    if format == "tei" and path.is_file():
        from annotate.formats import teicorpus

        with path.open("rb") as file:
            return teicorpus.begins(file.read(teicorpus.START))
    return bool(format) and formats.many(str(format)) and bool(path.exists())


def _target(args: argparse.Namespace) -> str:
    from annotate import formats

    guessed = formats.guess(Path(args.output)) if args.output and not Path(args.output).is_dir() else None
    return str(args.target or guessed or "tei")


def _single(args: argparse.Namespace) -> bool:
    """Whether the output is one file of many documents."""
    from annotate import formats

    if not args.output or Path(args.output).is_dir() or args.output.endswith("/"):
        return False
    return bool(Path(args.output).suffix) and formats.many(_target(args))


def request(args: argparse.Namespace, schemas: tuple[str, str]) -> Request:
    """What is asked for. Raises UsageError for what cannot be, and KeyError for formats that are not there."""
    from annotate import formats
    from annotate.corpus.run import Request

    if not args.output:
        raise UsageError(f"several documents need a place to go: add -o with {SEVERAL}")
    if args.input == [STDIN]:
        raise UsageError("standard input gives one document, to one file: save it, and name the file")
    if args.update:
        raise UsageError("--update takes one document at a time")
    target, single = _target(args), _single(args)
    if not hasattr(formats.load(target), "write"):
        raise UsageError(f"the format {target!r} can be read, not written")
    if says := formats.needs(target, args.output if single else formats.suffix(target)):
        raise UsageError(f"{args.output}: {says}")
    output = Path(args.output)
    if not single and "://" not in args.output:
        if output.exists() and not output.is_dir():
            raise UsageError(f"{output} is a file; several documents go to {SEVERAL}")
        if output.suffix and not output.exists() and formats.guess(output):
            raise UsageError(f"{output} would be a folder, and looks like a file: name {SEVERAL}")
    names = ("language", "genre", "published", "encoding")
    options = {name: getattr(args, name) for name in names} | {"pictures": args.control_pictures}
    return Request(
        tuple(args.input),
        args.output,
        args.source,
        target,
        single,
        options,
        tuple(args.finder),
        dict(args.column),
        args.jobs,
        args.shard_size,
        args.timeout,
        args.memory * 1_000_000,
        schemas,
        args.shard,
        args.dask,
    )
