"""Scoresheet: a score or an agreement as a page: one file that runs no script and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from annotate.formats.html.opening import opening
from annotate.formats.html.spelling import attribute, escape
from annotate.pack import PackError, load
from annotate.scoring.agreement import ALL, Agreement
from annotate.scoring.scoreboard import SIDES, described, notes, shares, sort, tables, texts
from annotate.scoring.tally import Score

MOST = 2000
"""How many differences and texts a page shows; JSON has all of them."""
SUMS = ("micro", "macro", ALL)
DOCUMENT_HEAD = ("text", "gold", "pred", "strict P", "R", "F1")


@cache
def _sheet() -> str:
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def page(score: Score, found: Mapping[str, Agreement] | None = None) -> bytes:
    """The page, in UTF-8."""
    title = "Score" if found is None else "Agreement"
    parts = [
        opening(f"annotate: {title.lower()}", _sheet()),
        f"<body>\n<h1>{title}</h1>\n",
        f"<p>{texts(score.compared)} compared. {escape(' '.join(notes(score, found is not None)))}</p>\n",
    ]
    if score.faults:
        rows = "".join(f"<li><b><bdi>{escape(f.name)}</bdi></b> {escape(f.why)}</li>" for f in score.faults)
        parts.append(f'<section class="faults"><h2>Could not be compared</h2><ul>{rows}</ul></section>\n')
    parts += [_grid(title, head, rows, words) for title, head, rows, words in tables(score, found)]
    confusions = [[g, p, str(n)] for (g, p), n in score.confusions.most_common()]
    parts.append(_grid("Kinds taken for one another", (*SIDES[found is not None], "times"), confusions, 2))
    if len(score.documents) > 1:
        worst = sorted(
            score.documents.items(), key=lambda item: (item[1].f1 is None, item[1].f1 or 0, item[0])
        )
        rows_ = [[name, str(c.gold), str(c.pred), *shares(c)] for name, c in worst[:MOST]]
        parts.append(_grid("Texts, worst first", DOCUMENT_HEAD, rows_))
    parts += _listed(score, found is not None)
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode()


def _grid(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> str:
    """A table of the page; the first ``words`` columns are words, the others figures."""
    if not rows:
        return ""

    def cell(i: int, value: str) -> str:
        if i >= words:
            return f"<td>{escape(value)}</td>"
        if i:
            return f'<td class="w">{escape(value)}</td>'
        return f'<th scope="row"><bdi>{escape(value)}</bdi></th>'

    heads = "".join(
        f'<th scope="col"{" class=w" * (i < words)}>{escape(name)}</th>' for i, name in enumerate(head)
    )
    body = "\n".join(
        f"<tr{' class=all' * (row[0] in SUMS)}>{''.join(cell(i, value) for i, value in enumerate(row))}</tr>"
        for row in rows
    )
    grid = f"<table><thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table>"
    return f"<section><h2>{escape(title)}</h2>{grid}</section>\n"


def _listed(score: Score, neutral: bool) -> Iterable[str]:
    """The differences of the page, each with its words in their own direction."""
    shown = score.differences[:MOST]
    title = "To adjudicate" if neutral else "Differences"
    more = f", the first {MOST} shown; JSON has all" if len(score.differences) > MOST else ""
    yield f'<section><h2>{title} ({len(score.differences)}{more})</h2>\n<ol class="list">\n'
    for d in shown:
        says = f"<b>{escape(sort(d, neutral))}</b> <bdi>{escape(d.document)}</bdi>: {escape(described(d))}"
        words = f"{escape(d.before)}<mark>{escape(d.words)}</mark>{escape(d.after)}"
        tongue = f'lang="{attribute(d.language)}" dir="{_direction(d.language)}"'
        yield f'<li class="{d.sort}"><div>{says}</div><blockquote {tongue}>{words}</blockquote></li>\n'
    yield "</ol></section>\n"


@cache
def _direction(language: str) -> str:
    try:
        return load(language).script.direction
    except PackError:
        return "auto"
