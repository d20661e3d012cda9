"""Tables: a census for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotate.pack import PackError, load
from annotate.scoring.scoreboard import percent, table
from annotate.span import RULES
from annotate.stats.census import PER_DOUBLING, SURE, Census, Named, Tally
from annotate.visible import visible

TOP = 20
"""How many names of each list people are shown."""
BAR = 40
"""How many characters the longest bar on a terminal has."""
UNSAID = "not said"
"""The certainty of an annotation that says nothing of it."""
LANGUAGE_HEAD = (
    "language", "documents", "words", "words per document", "annotations per 1,000 words", "words annotated"
)  # fmt: skip
KIND_HEAD = ("kind", "annotations", "per 1,000 words", "in documents")
UNSIGNED = "no rule named"


def text(census: Census, top: int = TOP) -> str:
    """The census as lines for a terminal."""
    lines = [headline(census), ""]
    for title, head, rows, words in _tables(census, top):
        if rows:
            lines += [title] * bool(title) + table(head, rows, words)[not any(head) :] + [""]
    for title, sizes in census.groups.items():
        lines += [title, *_bars({str(size): count for size, count in sorted(sizes.items())}), ""]
    for title, years in (
        ("Documents by year of publication", by_year(census.published)),
        ("Dates by the decade they speak of", by_decade(census.years)),
    ):
        if years:
            lines += [title, *_bars(years), ""]
    if idle := not_fired(census):
        lines += [f"Rules that did not fire: {', '.join(idle)}", ""]
    return "\n".join(lines).rstrip() + "\n"


def headline(census: Census) -> str:
    """What there is, in one sentence."""
    counted = census.all
    parts = [
        plural(counted.documents, "document"),
        plural(counted.words, "word"),
        plural(counted.annotations, "annotation"),
    ]
    return ", ".join(parts) + (
        f"; {plural(census.unreadable, 'file')} not readable" if census.unreadable else ""
    )


def plural(count: int, noun: str) -> str:
    """So many of something."""
    return f"{count:,} {noun}{'s' if count != 1 else ''}"


def complaints(census: Census) -> list[str]:
    """The files that could not be read and why, a line each."""
    lines = [f"{visible(fault.name)}: {visible(fault.why)}" for fault in census.faults]
    more = census.unreadable - len(lines)
    return [*lines, f"and {plural(more, 'file')} more"] if more else lines


def _tables(census: Census, top: int) -> Iterator[tuple[str, Sequence[str], list[list[str]], int]]:
    """The tables: title, head, rows, and how many columns are words."""
    yield "", LANGUAGE_HEAD, language_rows(census), 1
    sure = [name or UNSAID for name in sures(census)]
    yield "", (*KIND_HEAD, *sure), kind_rows(census), 1
    for title in census.titles:
        if title in census.named:
            named = census.named[title]
            rows = [[visible(name), f"{count:,}"] for name, count in named.names.most(top)]
            yield f"{title} ({about(named)})", ("", ""), rows, 1
    rules = [[visible(rule) or UNSIGNED, f"{count:,}"] for rule, count in census.rules.most()]
    yield "Rules that fired", ("rule", "annotations"), rules, 1


def about(named: Named) -> str:
    """How many names there are, and how many elements have none."""
    distinct = f"{len(named.names):,} different" + (", at least" if named.names.dropped else "")
    none = f"; {named.lacking:,} {'has' if named.lacking == 1 else 'have'} none"
    return distinct + (none if named.lacking else "")


def language_rows(census: Census) -> list[list[str]]:
    """The rows of the table of languages, those with most documents first."""
    tallies = languages(census)
    rows = [[name_of(code), *_figures(tally)] for code, tally in tallies]
    return [*rows, ["all", *_figures(census.all)]] if len(rows) > 1 else rows


def languages(census: Census) -> list[tuple[str, Tally]]:
    """The languages, those with most documents first."""
    return sorted(census.languages.items(), key=lambda item: (-item[1].documents, item[0]))


def _figures(tally: Tally) -> list[str]:
    return [
        f"{tally.documents:,}",
        f"{tally.words:,}",
        f"{tally.words / max(tally.documents, 1):,.0f}",
        rate(tally.annotations, tally.words),
        percent(tally.covered / tally.words if tally.words else None) + " %",
    ]


def rate(count: int, words: int) -> str:
    """How many there are per 1,000 words."""
    return f"{1000 * count / words:.1f}" if words else "–"


def name_of(code: str) -> str:
    """A language as people call it."""
    try:
        return f"{load(code).script.name} ({code})"
    except PackError:
        return visible(code)


def sures(census: Census) -> list[str]:
    """The certainties that occur, the surest first."""
    there = {cert for certs in census.certainty.values() for cert in certs}
    return [cert for cert in SURE if cert in there]


def kind_rows(census: Census) -> list[list[str]]:
    """The rows of the table of kinds."""
    there = sures(census)
    return [
        [
            visible(kind),
            f"{count:,}",
            rate(count, census.all.words),
            f"{census.all.holding[kind]:,}",
            *(f"{census.certainty[kind][cert]:,}" for cert in there),
        ]
        for kind, count in census.all.kinds.most()
    ]


def not_fired(census: Census) -> list[str]:
    """The rules there are that made nothing."""
    return [rule for rule in RULES if not census.rules[rule]]


def by_year(months: Mapping[str, int]) -> dict[str, int]:
    """Counts by month, added up by year, without a gap."""
    found: dict[int, int] = {}
    for month, count in months.items():
        year = int(month[:4])
        found[year] = found.get(year, 0) + count
    return {str(year): found.get(year, 0) for year in range(min(found), max(found) + 1)} if found else {}


def by_decade(years: Mapping[int, int]) -> dict[str, int]:
    """Counts by year, added up by decade; decades without any are left out."""
    found: dict[int, int] = {}
    for year, count in sorted(years.items()):
        found[year // 10 * 10] = found.get(year // 10 * 10, 0) + count
    return {f"{decade}s": count for decade, count in found.items()}


def _bars(counts: Mapping[str, int]) -> list[str]:
    """Counts as bars of characters."""
    most = max(counts.values())
    width = max(map(len, counts))
    digits = len(f"{most:,}")
    return [
        f"  {name.rjust(width)}  {f'{count:,}'.rjust(digits)}  {'█' * round(BAR * count / most)}".rstrip()
        for name, count in counts.items()
    ]


def as_json(census: Census, top: int = TOP) -> str:
    """The census for programs; of the lists of names the first ``top``."""
    out: dict[str, Any] = {
        **_tally(census.all),
        "languages": {code: _tally(tally) for code, tally in languages(census)},
        "certainty": {kind: {c or UNSAID: n for c, n in certs.items()} for kind, certs in census.certainty.items()},
        "rules": dict(census.rules.most()),
        "not fired": not_fired(census),
        "names": {title: _named(named, top) for title, named in census.named.items()},
        "groups": {
            title: {str(size): n for size, n in sorted(sizes.items())} for title, sizes in census.groups.items()
        },
        "published": dict(sorted(census.published.items())),
        "years": {str(year): count for year, count in sorted(census.years.items())},
        "lengths": {
            "classes per doubling": PER_DOUBLING,
            "documents": {str(number): count for number, count in sorted(census.lengths.items())},
        },
        "unreadable": census.unreadable,
        "faults": [fault._asdict() for fault in census.faults],
    }  # fmt: skip
    return json.dumps(out, ensure_ascii=False, indent=1) + "\n"


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "documents": tally.documents,
        "words": tally.words,
        "characters": tally.characters,
        "annotated words": tally.covered,
        "annotations": tally.annotations,
        "kinds": {
            kind: {"annotations": count, "documents": tally.holding[kind]}
            for kind, count in tally.kinds.most()
        },
    }


def _named(named: Named, top: int) -> dict[str, Any]:
    return {
        "counted": named.names.total,
        "different": len(named.names),
        "without": named.lacking,
        "uncertain by": named.names.dropped,
        "most": [{"name": name, "count": count} for name, count in named.names.most(top)],
    }
