"""The founding article, where it is at hand: what it must yield, and nothing false."""

from collections import Counter

import pytest

from annotate import check, parse, write
from annotate.convert import read
from annotate.tree import unfold

YESTERDAY = {"when": "2024-11-08"}
DATES = [
    {"from": "2024-11-11", "to": "2024-11-12"},
    YESTERDAY,
    {"when": "2024-10-09"},
    {"when": "2024-01-25"},
    {"notBefore": "2017-01-01", "notAfter": "2017-04-30"},
    {"when": "2017-05"},
    {"when": "2020"},
    {"when": "2020-03-05"},
    YESTERDAY,
    YESTERDAY,
]
"""In order of the text; the start of a year is its first third."""


@pytest.fixture
def found(astana):
    document = parse(astana, published="2024-11-09")
    text, spans = unfold(document)
    lines = [0, *(i + 1 for i, letter in enumerate(text) if letter == "\n")]
    of = {kind: [s for s in spans if s.kind == kind] for kind in {s.kind for s in spans}}
    return document, text, of, {start: number for number, start in enumerate(lines, 1)}


def test_structure(found):
    _, _, of, line = found
    assert [line[s.start] for s in of["lead"]] == [1]
    assert [line[s.start] for s in of["section"]] == [2, 4, 9]
    assert [line[s.start] for s in of["head"]] == [4, 9]
    assert not {"headline", "byline", "dateline", "credit", "clauses"} & set(of)


def test_dates(found):
    _, text, of, _ = found
    assert [dict(s.attrs) for s in of["date"]] == DATES
    assert not [s for s in of["date"] if "2254" in text[s.start : s.end]]


def test_clauses(found):
    _, _, of, _ = found
    assert [s.attrs["n"] for s in of["clause"]] == ["1", "2", "3", "4", "5"]
    assert [s.attrs["value"] for s in of["label"]] == ["1", "2", "3", "4", "5"]
    assert [s.attrs["clauses"].split() for s in of["agreement"]] == [[s.id for s in of["clause"]]]
    ends = [s.end for s in of["clause"]]
    assert all(end <= s.start for end, s in zip(ends, of["clause"][1:], strict=False))


def test_passages_in_marks(found):
    _, text, of, _ = found
    marked = [
        s for kind in ("said", "quote", "term", "title", "org") for s in of.get(kind, []) if marks(text, s)
    ]
    assert Counter(s.kind for s in marked) == {"said": 1, "quote": 4, "term": 3, "org": 1}
    (said,) = of["said"]
    speaker = next(s for s in of["speaker"] if s.id == said.attrs["who"])
    assert text[speaker.start : speaker.end].startswith("بيان مشترك")
    clauses = of["clause"][1:]
    assert all(c.start < q.start and q.end < c.end for c, q in zip(clauses, of["quote"], strict=True))


def marks(text, span):
    return text[span.start - 1] in "“”" and text[span.end] in "“”"


def test_it_is_valid_and_comes_back(found, astana):
    document = found[0]
    assert not [p for p in check(document) if p.level != "info"]
    assert read(write(document)).source.bytes == astana
