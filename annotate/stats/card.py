"""Card: a part of the page of a census: its title, a sentence, and a plot or a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotate.formats.html.spelling import escape


def card(title: str, says: str, body: str, id: str = "") -> str:
    """A part of the page: its title, a sentence, and a plot or table; nothing where it is empty."""
    if not body:
        return ""
    name = f' id="{id}"' if id else ""
    note = f"<p>{says}</p>" if says else ""
    return f"<section{name}><h2>{escape(title)}</h2>{note}{body}</section>\n"


def bars(rows: Iterable[tuple[str, str, Sequence[str]]], head: Sequence[str] = (), dull: bool = True) -> str:
    """A table of bars: the name of each row, its bar, and its figures."""
    body = "".join(
        f'<tr><th scope="row">{name}</th><td class="plot">{drawn}</td>'
        f"{''.join(f'<td>{escape(figure)}</td>' for figure in figures)}</tr>\n"
        for name, drawn, figures in rows
    )
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    first = f"<thead><tr>{heads}</tr></thead>" if head else ""
    return (
        f'<table class="bars{"" if dull else " rich"}">{first}<tbody>{body}</tbody></table>' if body else ""
    )
