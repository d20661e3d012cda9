"""Report: a census as text, JSON or a page."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.stats import tables
from annotate.stats.census import Census
from annotate.stats.tables import TOP, complaints

__all__ = ["complaints", "render"]


def render(census: Census, paths: Sequence[str], format: str = "text", top: int = TOP) -> bytes:
    """The report in a format: ``text``, ``json`` or ``html``."""
    if format == "html":
        from annotate.stats import page

        return page.write(census, paths, top)
    made = tables.as_json(census, top) if format == "json" else tables.text(census, top)
    return made.encode(errors="replace")
