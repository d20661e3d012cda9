"""Report: a census as text, JSON or a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotate.stats import tables
from annotate.stats.census import Census
from annotate.stats.tables import TOP, complaints

__all__ = ["complaints", "render"]


def render(
    census: Census, paths: Sequence[str], format: str | None = None, name: str | None = None, top: int = TOP
) -> bytes:
    """The report as ``text``, ``json`` or ``html``; by the suffix of a file name where no format is given."""
    suffix = Path(name or "").suffix.lower()
    wanted = format or {".json": "json", ".html": "html", ".htm": "html"}.get(suffix, "text")
    if wanted == "html":
        from annotate.stats import page

        return page.write(census, paths, top)
    made = tables.as_json(census, top) if wanted == "json" else tables.text(census, top)
    return made.encode(errors="replace")
