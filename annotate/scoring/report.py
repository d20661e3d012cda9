"""Report: two files or folders compared, and what is told of it: as text, JSON or a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotate.scoring import scoreboard
from annotate.scoring.agreement import Agreement, agreement
from annotate.scoring.sample import pairs
from annotate.scoring.score import chosen, score
from annotate.scoring.tally import Score
from annotate.visible import visible


def compare(
    gold: Path, pred: Path, kinds: Sequence[str] = (), *, mutual: bool = False
) -> tuple[Score, dict[str, Agreement] | None]:
    """The score of two files or folders and, when mutual, the agreement of the two who annotated them.

    Raises KeyError for a kind there is not, OSError and ProblemError for sides that cannot be read at all.
    """
    wanted = chosen(kinds)
    if not mutual:
        return score(pairs(gold, pred), wanted), None
    found = list(pairs(gold, pred))
    return score(found, wanted, mutual=True), agreement(found, wanted)


def render(
    score: Score,
    found: Mapping[str, Agreement] | None,
    format: str = "text",
    errors: bool = False,
) -> bytes:
    """The report in a format: ``text``, ``json`` or ``html``."""
    if format == "html":
        from annotate.scoring import scoresheet

        return scoresheet.page(score, found)
    if format == "json":
        from annotate.scoring import json

        return json.write(score, found).encode(errors="replace")
    return scoreboard.text(score, found, errors).encode(errors="replace")


def under(score: Score, least: float | None) -> bool:
    """Whether the strict micro F1, from 0 to 100, is less than it should be; so it is where there is none."""
    return least is not None and 100 * (score.micro("strict").f1 or 0) < least


def complaints(score: Score) -> list[str]:
    """What could not be compared and why, a line each."""
    return [f"{visible(fault.name)}: {visible(fault.why)}" for fault in score.faults]
