"""How good the annotations are, on sets of texts you have: writes ``benchmarks/quality.md``.

    python benchmarks/quality.py --gold mine=gold/ \\
        --scorers tools/ --dates-fr timebank/ --names-ar ANERcorp.txt --quotes-en polnear/

``--gold NAME=PATH`` is a folder (or a file) of TEI, JSON, standoff or snippets: its texts are annotated
anew and compared as ``annotate score`` does. The other sets come in formats of their own; they are read and
scored by ``eval_dates.py``, ``eval_names.py`` and ``eval_quotes.py`` in the folder ``--scorers``, so that the
figures can be set beside those of other tools measured with them. A set that is not given is left out. No
text of any set goes into the report, and of a path only its last name.
"""

from __future__ import annotations

import argparse
import datetime
import platform
import shlex
import sys
import time
from pathlib import Path

from sets import contact, dates, names, quotations, texts

from annotate.version import VERSION

REPORT = Path(__file__).with_suffix(".md")
PARTS = (texts, quotations, dates, contact, names)
"""The kinds of sets, in the order of the report."""


def command_line(arguments: list[str]) -> str:
    """The command as it was typed, but of each path its last name: where the data lies tells nothing."""
    parts = [a.rpartition("=") for a in arguments]
    shown = [key + equals + Path(path).name for key, equals, path in parts]
    return shlex.join(["python", "benchmarks/quality.py", *shown])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scorers", metavar="DIR", type=Path, help="folder of eval_dates.py and so on")
    for name, metavar, says in (argument for part in PARTS for argument in part.ARGUMENTS):
        several = {"action": "append", "default": []} if "=" in metavar else {}
        parser.add_argument(name, metavar=metavar, help=says, **several)
    where = f"where to write (default: {REPORT.name} beside this file; - for standard output)"
    parser.add_argument("-o", "--output", metavar="FILE", default=REPORT, type=Path, help=where)
    args = parser.parse_args()
    began = time.perf_counter()
    sections = [part.section(args) for part in PARTS]
    seconds = time.perf_counter() - began
    report = (
        "\n\n".join(
            [
                "# How good the annotations are",
                "Development sets: texts that were looked at while the rules were written. They say what to work on; "
                "what the tool reaches on unseen texts has to be measured on unseen texts.",
                f"annotate {VERSION}, Python {platform.python_version()}, {datetime.date.today().isoformat()}, "
                f"{seconds:.0f} s:",
                f"```console\n$ {command_line(sys.argv[1:])}\n```",
                *filter(None, sections),
            ]
        )
        + "\n"
    )
    if str(args.output) == "-":
        sys.stdout.write(report)
    else:
        args.output.write_text(report, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
