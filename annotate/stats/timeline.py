"""Timeline: when the documents of a census were published, and of which years they speak."""

from __future__ import annotations

from collections.abc import Mapping

from annotate.stats.card import card
from annotate.stats.census import Census
from annotate.stats.plot import Column, columns
from annotate.stats.tables import by_year

MONTHS = 48
"""Up to how many months the days of publication are shown by month."""
YEARS = 90
"""Up to how many years the dates are shown by year."""
FEW = 12
"""Up to how many columns of years all have their names."""
RARE = 0.005
"""The share of dates at either end that may be left out of the plot of years."""


def published(census: Census) -> str:
    """When the documents were published: by month, or by year where that is long."""
    months = census.published
    if census.all.documents < 2 or not months:
        return ""
    first, last = min(months), max(months)
    span = [(year, month) for year in range(int(first[:4]), int(last[:4]) + 1) for month in range(1, 13)]
    names = [f"{year:04}-{month:02}" for year, month in span]
    names = names[names.index(first) : names.index(last) + 1] if first in names and last in names else []
    if 0 < len(names) <= MONTHS:
        drawn = [Column(name, months[name], f"{name}: {months[name]:,}") for name in names]
    else:
        drawn = _yearly({int(year): count for year, count in by_year(months).items()})
    undated = census.all.documents - sum(months.values())
    says = f"Documents by the time of publication{f'; {undated:,} do not say' if undated else ''}."
    return card("Published", says, columns(drawn, "none", says))


def spoken_of(census: Census) -> str:
    """The years that dates speak of; the rarest at either end are told in words."""
    years = census.years
    if not years:
        return ""
    total, rare = sum(years.values()), RARE * sum(years.values())
    kept = sorted(years)
    if kept[-1] - kept[0] > YEARS:
        for end in (0, -1):
            left = years[kept[end]]
            while len(kept) > 1 and left <= rare:
                kept.pop(end)
                left += years[kept[end]]
    shown = {year: years[year] for year in kept}
    outside = total - sum(shown.values())
    more = f" {outside:,} more are before {kept[0]} or after {kept[-1]}." if outside else ""
    says = f"The years that {total:,} dates speak of.{more}"
    kind = next((kind for kind, facts in census.facts.items() if facts.dates), "none")
    return card("Years spoken of", says, columns(_yearly(shown), kind, says))


def _yearly(years: Mapping[int, int]) -> list[Column]:
    """Columns by year, or by decade or century where there are too many years."""
    first, last = min(years), max(years)
    step = next((s for s in (1, 10, 100) if (last - first) / s <= YEARS), 1000)
    found: dict[int, int] = {}
    for year, count in years.items():
        found[year // step * step] = found.get(year // step * step, 0) + count
    many = "" if step == 1 else "s"
    count = (last - first) // step + 1
    every = step * (1 if count <= FEW else 5 if count <= 5 * FEW else 10)
    return [
        Column(
            "" if year % every else f"{year}{many}",
            found.get(year, 0),
            f"{year}{many}: {found.get(year, 0):,}",
        )
        for year in range(first // step * step, last + 1, step)
    ]
