"""Where the time goes, from text to checked TEI: a table of the modules whose code runs, by their own time.

    python benchmarks/where.py [-o benchmarks/where.md]

Measured with cProfile over Arabic and English items. What a module spends in Python's own functions (searching,
slicing, sorting) and in libxml2 is counted for it. The profiler makes many small calls look dearer than they are:
the shares say where to look, not what there is to gain.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime
import platform
import pstats
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ours
from items import LANGUAGES, item

import annotate

ROOT = Path(annotate.__file__).parent
EACH, FIRST = 80, 200
LEAST = 0.01
"""The least share of the time that is listed."""
STEPS = 12
"""Over how many callers time is handed on to a module of ours."""
Place = tuple[str, int, str]


def profile(language: str) -> Mapping[Place, Any]:
    """What cProfile saw over the items of a language."""
    for number in range(20):
        ours.checked(item(language, number))
    texts = [item(language, FIRST + number) for number in range(EACH)]
    profiler = cProfile.Profile()
    profiler.enable()
    for one in texts:
        ours.checked(one)
    profiler.disable()
    stats: Any = pstats.Stats(profiler)
    return dict(stats.stats)


def own(stats: Mapping[Place, Any]) -> dict[str, float]:
    """Per module of ours its own time, with that of the foreign functions it calls."""
    found: defaultdict[str, float] = defaultdict(float)
    for place, (_, _, spent, _, callers) in stats.items():
        if _ours(place):
            found[_module(place)] += spent
        else:
            _hand_on(stats, spent, {caller: known[2] for caller, known in callers.items()}, found, STEPS)
    return dict(found)


def _hand_on(
    stats: Mapping[Place, Any],
    spent: float,
    callers: Mapping[Place, float],
    found: defaultdict[str, float],
    steps: int,
) -> None:
    """Hand the time of a foreign function on to those who called it, by their shares."""
    total = sum(callers.values())
    for caller, share in callers.items():
        part = spent * share / total if total else spent / len(callers)
        if _ours(caller):
            found[_module(caller)] += part
        elif steps and part > 0:
            above = {place: known[3] for place, known in stats[caller][4].items() if place != caller}
            _hand_on(stats, part, above, found, steps - 1)


def _ours(place: Place) -> bool:
    return place[0].startswith(str(ROOT))


def _module(place: Place) -> str:
    return str(Path(place[0]).relative_to(ROOT).with_suffix(""))


def table(shares: Mapping[str, Mapping[str, float]]) -> str:
    """The shares as a table, the largest first."""
    total = {language: sum(spent.values()) for language, spent in shares.items()}
    modules = sorted({m for spent in shares.values() for m in spent})
    percents = {m: [100 * shares[lang].get(m, 0) / total[lang] for lang in shares] for m in modules}
    ranked = sorted(modules, key=lambda m: -sum(percents[m]))
    kept = [m for m in ranked if max(percents[m]) >= 100 * LEAST]
    rows = [f"| `{m}` | " + " | ".join(f"{p:.1f} %" for p in percents[m]) + " |" for m in kept]
    rest = [sum(percents[m][i] for m in ranked if m not in kept) for i in range(len(shares))]
    rows.append("| all others | " + " | ".join(f"{p:.1f} %" for p in rest) + " |")
    head = "| module | " + " | ".join(shares) + " |\n|---|" + "--:|" * len(shares)
    return "\n".join([head, *rows])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_suffix(".md"))
    args = parser.parse_args()
    made = table({language: own(profile(language)) for language in LANGUAGES})
    says = __doc__.partition("    python")[0].strip().partition(": ")
    after = __doc__.partition("where.md]\n\n")[2].strip()
    day = datetime.date.today().isoformat()
    args.output.write_text(
        f"# {says[0]}\n\n{says[2][0].upper()}{says[2][1:]}\n\n{made}\n\n{after}\n\n"
        f"`python benchmarks/where.py`, {day}, Python {platform.python_version()}, {EACH} items of each language.\n",
        encoding="utf-8",
    )
    print(made)


if __name__ == "__main__":
    main()
