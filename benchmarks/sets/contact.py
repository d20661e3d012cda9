"""Contact: how right the dates of our own sentences were when the rules first met them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from sets.figures import table

ARGUMENTS = ()
NOTES = Path(__file__).parents[2] / "tests" / "dates"
NOTE = re.compile(r"At first contact strict (\d+), relaxed (\d+), value (\d+)(.*)")


def section(_: argparse.Namespace) -> str:
    """What the notes in ``tests/dates`` tell; nothing has to be given."""
    rows: list[list[Any]] = []
    for path in sorted(NOTES.glob("*.txt")):
        number, text = 0, path.read_text(encoding="utf-8")
        for note, batch in re.findall(
            r"^# (At first contact .*)\n((?:(?!# At first).*\n)*)", text, re.MULTILINE
        ):
            found = NOTE.match(note)
            if found:
                number += 1
                strict, relaxed, value, but = found.groups()
                rows.append(
                    [path.stem, number, batch.count("<date"), strict, relaxed, value, but.strip(" ,;.")]
                )
    head = ["language", "batch", "dates kept", "strict F1", "relaxed F1", "value", "but"]
    says = (
        "News sentences of our own, tagged by a person before the rules saw them, and scored once; then the rules were "
        "mended and the sentences became tests. Slips of the tagging count as misses."
    )
    return f"## Dates at first contact\n\n{table(head, rows)}\n\n{says}"
