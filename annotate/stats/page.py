"""Page: a census as a page that people want to look at: one file that runs no script and fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from annotate.formats.html.opening import opening
from annotate.formats.html.spelling import attribute, escape
from annotate.palette import palette
from annotate.scoring.scoreboard import percent
from annotate.span import RULES
from annotate.stats import timeline
from annotate.stats.card import bars, card
from annotate.stats.census import Census, Named, length_class, length_of
from annotate.stats.plot import Column, Part, bar, columns
from annotate.stats.tables import (
    UNSAID,
    UNSIGNED,
    about,
    languages,
    name_of,
    not_fired,
    plural,
    rate,
    sures,
)
from annotate.version import VERSION

ROUND = tuple(step * 10**power for power in range(6) for step in (1, 2, 3, 5, 7))
"""The lengths that are written under the plot of lengths."""
COMPARED = 4
"""How many languages stand side by side."""


def write(census: Census, paths: Sequence[str], top: int) -> bytes:
    """The page, in UTF-8."""
    names = ", ".join(paths)
    head = opening(
        f"annotate: what is in {names}", _sheet() + _colours(census), generator=f"annotate {VERSION}"
    )
    above = [_languages(census), _kinds(census)]
    beside = [
        *(_named(census, title, top) for title in census.titles if title in census.named),
        *(_groups(census, title) for title in census.titles if title in census.groups),
        _lengths(census),
        timeline.published(census),
    ]
    below = [
        timeline.spoken_of(census),
        _side_by_side(census),
        _rules(census),
        _faults(census),
    ]
    return (
        f"{head}<body>\n<header><p>What is in</p><h1><bdi>{escape(names)}</bdi></h1>{_tiles(census)}</header>\n"
        f'<main>\n{"".join(above)}<div class="beside">{"".join(beside)}</div>\n{"".join(below)}</main>\n'
        f"<footer>Counted by annotate {escape(VERSION)}. The pieces of what is written in pieces are counted "
        "as one.</footer>\n</body>\n</html>\n"
    ).encode()


@cache
def _sheet() -> str:
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def _colours(census: Census) -> str:
    """A colour for every kind that is there, by day and by night."""
    there = {kind: c for kind, c in palette(census.root).items() if census.all.kinds[kind]}
    day = "".join(f".kind-{kind}{{--c:{colour.day}}}" for kind, colour in there.items())
    night = "".join(f".kind-{kind}{{--c:{colour.night}}}" for kind, colour in there.items())
    return f"{day}@media screen and (prefers-color-scheme:dark){{{night}}}"


def _tiles(census: Census) -> str:
    """The figures that come first."""
    counted = census.all
    found = [
        (f"{counted.documents:,}", "documents" if counted.documents != 1 else "document"),
        (f"{counted.words:,}", "words"),
        (f"{counted.annotations:,}", "annotations"),
        (rate(counted.annotations, counted.words), "annotations per 1,000 words"),
        (
            percent(counted.covered / counted.words if counted.words else None) + " %",
            "of the words annotated",
        ),
    ]
    tiles = "".join(f"<div><dd>{escape(size)}</dd><dt>{escape(name)}</dt></div>" for size, name in found)
    if census.unreadable:
        tiles += f'<div class="bad"><dd>{census.unreadable:,}</dd><dt><a href="#faults">not readable</a></dt></div>'
    return f'<dl class="tiles">{tiles}</dl>'


def _languages(census: Census) -> str:
    tallies = languages(census)
    most = max((tally.documents for _, tally in tallies), default=0)
    rows = [
        (
            escape(name_of(code)),
            bar([Part("high", tally.documents, plural(tally.documents, "document"))], most, "none"),
            (
                f"{tally.documents:,}",
                f"{tally.words:,}",
                rate(tally.annotations, tally.words),
                percent(tally.covered / tally.words if tally.words else None) + " %",
            ),
        )
        for code, tally in tallies
    ]
    head = ("", "", "documents", "words", "annotations per 1,000 words", "words annotated")
    return card("Languages", "", bars(rows, head, dull=False))


def _kinds(census: Census) -> str:
    """The kinds, each with how sure its annotations are."""
    there = sures(census)
    found = census.all.kinds.most()
    most = max((count for _, count in found), default=0)
    rows = []
    for kind, count in found:
        certs = census.certainty[kind]
        parts = [
            Part(c or "unsaid" * (len(there) > 1), certs[c], f"{certs[c]:,} {c or UNSAID}") for c in there
        ]
        about_kind = _says(census, kind)
        share = percent(census.all.holding[kind] / census.all.documents)
        name = f'<span class="dot kind-{escape(kind)}" title="{attribute(about_kind)}">{escape(kind)}</span>'
        figures = (f"{count:,}", rate(count, census.all.words), f"{share} %")
        rows.append((name, bar(parts, most, escape(kind)), figures))
    key = " ".join(f'<span class="key {c or "unsaid"}">{c or UNSAID}</span>' for c in there)
    says = f"How sure they are: {key}" if there != [""] else ""
    head = ("", "", "annotations", "per 1,000 words", "of documents have it")
    return card("Kinds of annotation", says, bars(rows, head, dull=False))


def _says(census: Census, kind: str) -> str:
    """The sentence that says what a kind is."""
    specs = census.schema.kinds.get(kind)
    return specs[0].doc.splitlines()[0].replace("``", "") if specs else ""


def _named(census: Census, title: str, top: int) -> str:
    """The names that came most often."""
    named: Named = census.named[title]
    most = named.names.most(top)
    if not most:
        return ""
    kind = escape(named.kinds.most_common(1)[0][0])
    longest = most[0][1]
    rows = [
        (
            f"<bdi>{escape(name)}</bdi>",
            bar([Part("high", count, f"{count:,}")], longest, kind),
            (f"{count:,}",),
        )
        for name, count in most
    ]
    share = percent(sum(count for _, count in most) / named.names.total)
    many = len(named.names) > len(most)
    says = f"{about(named)}." + (f" These {len(most)} are {share} % of all." if many else "")
    return card(title, escape(says), bars(rows))


def _groups(census: Census, title: str) -> str:
    """How many targets have so many elements that point to them."""
    sizes = census.groups[title]
    found = [
        Column(str(size), sizes[size], f"{size}: {sizes[size]:,}")
        for size in range(min(sizes), min(max(sizes), min(sizes) + 60) + 1)
    ]
    number = sum(sizes.values())
    middle = sum(size * count for size, count in sizes.items()) / number
    says = f"{middle:.1f} on average, in {number:,}; the largest has {max(sizes):,}."
    return card(title, says, columns(found, census.titles[title], title))


def _lengths(census: Census) -> str:
    """The lengths of documents, on a scale of ratios."""
    found = {number: count for number, count in census.lengths.items() if number}
    if census.all.documents < 2 or not found:
        return ""
    names = {length_class(length): f"{length:,}" for length in ROUND}
    low, high = min(found), max(found)
    drawn = [
        Column(
            names.get(number, ""),
            found.get(number, 0),
            f"about {length_of(number):,.0f} words: {found.get(number, 0):,}",
        )
        for number in range(low, high + 1)
    ]
    if not any(column.name for column in drawn):
        drawn = [column._replace(name=f"{length_of(low + i):,.0f}") for i, column in enumerate(drawn)]
    says = "Documents by their length in words; every step to the right is the same ratio."
    return card("Lengths", says, columns(drawn, "none", says))


def _side_by_side(census: Census) -> str:
    """The kinds per 1,000 words, language beside language."""
    shown = languages(census)[:COMPARED]
    if len(shown) < 2:
        return ""
    share = {
        kind: [1000 * tally.kinds[kind] / max(tally.words, 1) for _, tally in shown]
        for kind, _ in census.all.kinds.most()
    }
    most = max(max(values) for values in share.values())
    heads = "".join(f'<th scope="col" colspan="2">{escape(name_of(code))}</th>' for code, _ in shown)
    body = "".join(
        f'<tr><th scope="row"><span class="dot kind-{escape(kind)}">{escape(kind)}</span></th>'
        + "".join(
            f'<td class="plot">{bar([Part("high", value, f"{value:.2f}")], most, escape(kind))}</td>'
            f"<td>{value:.1f}</td>"
            for value in values
        )
        + "</tr>\n"
        for kind, values in share.items()
    )
    grid = f'<table class="bars rich"><thead><tr><th></th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    return card("Language beside language", "Annotations per 1,000 words.", grid)


def _rules(census: Census) -> str:
    """The rules that fired, each with its sentence, and those that did not."""
    found = census.rules.most()
    longest = max((count for _, count in found), default=0)
    rows = []
    for name, count in found:
        rule = RULES.get(name)
        says = rule.says if rule else "Made by a person or a finder." if name else "Nobody signed for them."
        title = f"<code>{escape(name or UNSIGNED)}</code><small><bdi>{escape(says)}</bdi></small>"
        drawn = bar([Part("high", count, f"{count:,}")], longest, rule.kind if rule else "none")
        rows.append((title, drawn, (f"{count:,}",)))
    idle = ", ".join(f"<code>{escape(name)}</code>" for name in not_fired(census))
    below = f"<p>Did not fire: {idle}.</p>" if idle and found else ""
    body = bars(rows)
    return card("Rules that fired", "", body and f'<div class="rules">{body}</div>{below}')


def _faults(census: Census) -> str:
    """The files that could not be read."""
    rows = "".join(
        f"<li><b><bdi>{escape(f.name)}</bdi></b> <bdi>{escape(f.why)}</bdi></li>" for f in census.faults
    )
    more = census.unreadable - len(census.faults)
    last = f"<p>And {plural(more, 'file')} more.</p>" if more else ""
    return card("Not readable", "", rows and f'<ul class="faults">{rows}</ul>{last}', id="faults")
