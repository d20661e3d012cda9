"""Quarantine: the list of what could not be converted, each with its reason; it lies beside the output."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from annotate.corpus.store import remote
from annotate.corpus.work import Fault
from annotate.saving import save
from annotate.visible import visible

LIST = ".quarantine.jsonl"
"""What the name of a list ends with, behind the name of the output."""
TOLD = 20
"""How many of its lines are told to people; the rest stand in the list."""


def path_of(output: str, desk: Path) -> Path:
    """Where the list lies: beside the output, or on the desk where the output is an address."""
    if remote(output):
        return desk / LIST.lstrip(".")
    path = Path(output).absolute()
    return path.with_name(f"{path.name}{LIST}")


def keep(faults: list[Fault], path: Path) -> None:
    """Write the list, or take it away where nothing stands in it. Raises OSError."""
    if not faults:
        path.unlink(missing_ok=True)
        return
    save(
        "".join(json.dumps(f._asdict(), ensure_ascii=False) + "\n" for f in faults).encode(
            "utf-8", "replace"
        ),
        path,
    )


def tell(faults: list[Fault]) -> None:
    """Say what was set aside, with nothing that a terminal obeys."""
    for fault in faults[:TOLD]:
        print(f"{visible(fault.place)}: {visible(fault.reason)}", file=sys.stderr)
    if len(faults) > TOLD:
        print(f"… and {len(faults) - TOLD:,} more", file=sys.stderr)
