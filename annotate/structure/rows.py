"""Rows: lines of a table that a page has set among the paragraphs: "Adults: £5.80", "Rovers 2-1 United"."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.listing import listed
from annotate.structure.paragraphs import Para, final, paragraphs, starts_item

LONGEST = 60
"""A row has no more characters."""
MANY = 3
"""So many lines with figures make a table, or one less where a colon, bar or tab parts each of them."""
_PARTED = regex(r"[^:|\t\n]{2,40}\s?[:|\t]\s?[^:|\t\n]{1,30}")
_SIDE, _GOALS = r"[^\W\d_][^\d\n.!?؟]{1,28}", r"[0-9]{1,3}(?: ?[-–:] ?[0-9]{1,3})"
SCORE = regex(
    rf"{_SIDE} ?{_GOALS}[ ,،]{{1,2}}{_SIDE}(?: {_GOALS})?|{_SIDE} [0-9]{{1,3}}[ ,،]{{1,2}}{_SIDE} [0-9]{{1,3}}"
    rf"|{_SIDE}[-–] ?{_SIDE}[ :(]{_GOALS}\)?(?: \({_GOALS}\))?"
)
"""The result of a match: "Keld 2-1 Elin", "Keld 3 Elin 1", "Keld 2-17, Elin 1-19", "Keld - Elin: 2-1"."""
_YEARED = regex(r"(?:1[5-9]|20)[0-9]{2} ?[:–—-] ")
"""How the lines of a chronicle begin: "2006: Plans are drawn."."""


def rows(reading: Reading) -> frozenset[int]:
    """The paragraphs that are rows of a table; call it as ``reading.once(rows)``."""
    paras = reading.once(paragraphs)
    runs = (_untitled(reading, paras, run) for run in _runs(reading, paras))
    return frozenset(at for run in runs if _table(reading, paras, run) for at in run)


def _runs(reading: Reading, paras: list[Para]) -> Iterator[list[int]]:
    """The lines in a row that are short and have a figure, or a label like those above: "Mayor: Ann Lee"."""
    run: list[int] = []
    provisions, labelled = reading.once(listed), False
    for at, para in enumerate(paras):
        parted = _parted(reading, para)
        further = labelled and len(run) > 1 and para.apart == paras[at - 1].apart and _labels(reading, para)
        if at not in provisions and (_row(reading.text, para) or further):
            labelled = parted and (labelled or not run)
            run.append(at)
            continue
        yield run
        run, labelled = [], False
    yield run


def _row(text: str, para: Para) -> bool:
    """Whether a line could be a row: one of a chronicle, or short, with a figure, without a final mark, no item."""
    if _YEARED.match(text, para.start, para.end):
        return True
    if para.length > LONGEST or final(text, para.start, para.end) or starts_item(text, para.start):
        return False
    return any(map(str.isdigit, text[para.start : para.end]))


def _labels(reading: Reading, para: Para) -> bool:
    """Whether a line is a label and what it is of, as in a box of figures."""
    short = para.length <= LONGEST and not final(reading.text, para.start, para.end)
    return short and not starts_item(reading.text, para.start) and _parted(reading, para)


def _untitled(reading: Reading, paras: list[Para], run: list[int]) -> list[int]:
    """Such lines without the one over them that names a year: "Fines in 2022 / Rovers: £3,000 / United: £2,000"."""
    parted = [_parted(reading, paras[at]) for at in run]
    return run[1:] if parted[1:] and not parted[0] and all(parted[1:]) else run


def _table(reading: Reading, paras: list[Para], run: list[int]) -> bool:
    """Whether such lines are enough to make a table."""
    return len(run) >= MANY - (bool(run) and all(_parted(reading, paras[at]) for at in run))


def _parted(reading: Reading, para: Para) -> bool:
    """Whether a colon, bar or tab parts a line, or it is the result of a match."""
    if SCORE.fullmatch(reading.text, para.start, para.end):
        return True
    return _PARTED.fullmatch(reading.text, para.start, para.end) is not None
