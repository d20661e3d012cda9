"""All benchmarks of speed in one run: prints their ratios and writes ``benchmarks/speed.md``.

    python -m venv peers && peers/bin/pip install -e . -r benchmarks/requirements.txt
    peers/bin/python benchmarks/all.py

A peer that is not installed is left out, and named. Ratios hold for the run and the machine they come from.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import platform
import warnings
from pathlib import Path

from timing import Figure, show

from annotate.version import VERSION

PARTS = (
    "against_lxml", "against_trafilatura", "against_spacy", "against_bluebell", "against_dateparser",
    "against_pysbd", "against_textacy", "doubling", "hostile", "growth", "workers",
)  # fmt: skip
SAYS = """\
Ratios from one run of `python benchmarks/all.py`, over items that `benchmarks/items.py` makes; both sides of a
ratio run in turn, every round has items of its own, processor time is counted (for workers, the clock), the
median of the rounds is told. Where a peer is named first, larger is better for us: so many times the time it takes.
"""


def table(figures: list[Figure]) -> str:
    """The figures as a table."""
    rows = [
        f"| {f.name} | {f.ratio:.2f} | {f.goal} | {f.verdict} | {f.detail} |".replace("  ", " ")
        for f in figures
    ]
    return "\n".join(["| ratio | measured | goal | | behind it |", "|---|--:|---|---|---|", *rows])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("speed.md"))
    parser.add_argument(
        "--only", metavar="PART", nargs="+", choices=PARTS, default=PARTS, help=", ".join(PARTS)
    )
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    found: list[Figure] = []
    absent: list[str] = []
    load = os.getloadavg()[0]
    for name in args.only:
        try:
            for figure in importlib.import_module(name).figures():
                found.append(figure)
                show([figure])
        except ImportError as error:
            absent.append(f"{name}: {error}")
            print(absent[-1], flush=True)
    machine = (
        f"annotate {VERSION}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores "
        f"(load {load:.1f} at the start, {os.getloadavg()[0]:.1f} at the end), {datetime.date.today().isoformat()}."
    )
    left_out = f"\n\nLeft out: {'; '.join(absent)}." if absent else ""
    page = f"# How fast it is\n\n{SAYS}\n{machine}\n\n{table(found)}{left_out}\n"
    args.output.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
