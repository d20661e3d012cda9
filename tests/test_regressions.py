"""What fuzzing found: the smallest inputs that broke a law, and the law they broke (``fuzz/laws.py``)."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

import laws
import mutate
import seeds

from annotate import check, read, write
from annotate.genres.news import News
from annotate.problem import ProblemError
from annotate.resolve import resolve
from annotate.schema import schema_of
from annotate.span import Span

MARKS = {"text": "One. Two.", "spans": [{"start": 0, "end": 3, "kind": "term"}]}
PIECES = [
    {"id": "c1", "start": 0, "end": 4, "kind": "clause", "attrs": {"n": "1"}},
    {"start": 0, "end": 4, "kind": "agreement", "attrs": {"clauses": "c1"}},
]

POINTS = (
    "Kenya and Tunisia agreed on May 27 on three points: first, neither party shall adopt the cargo; second, "
    "the fuel shall be rejected by January 2019; third, the permit shall be frozen by December.\n"
)


def table(name, content):
    return bytes([laws.TABLES.index(name)]) + content.encode()


FOUND = {
    "points that are a run of two and a run of three": ("text", b"\x01" + POINTS.encode()),
    "a text that ends in a mark of its own line": ("text", b"\x01Ann said: \xc2\xabyes\n'"),
    "a text that ends in a word in marks behind a name": ("text", '\x01Bo Hill “ Ann Lee "Ann'.encode()),
    "a stop and a dash that open a text": ("text", b"\x01. - " + POINTS.encode()),
    "a language that is a path too long for a file": (
        "standoff",
        json.dumps({**MARKS, "language": "x/" * 3000}).encode(),
    ),
    "a language that is a folder": ("standoff", json.dumps({**MARKS, "language": "../fr"}).encode()),
    "a language without a pack": ("standoff", json.dumps({**MARKS, "language": "xx"}).encode()),
    "an agreement of one clause": ("standoff", json.dumps({"text": "One. Two.", "spans": PIECES}).encode()),
    "a namespace that holds a brace": ("tei", b'<TEI xmlns="a}b"><c xmlns="{"/></TEI>'),
    "a table that is no UTF-8": ("pack", table("date", "a = 1") + b"\xff"),
    "a shape with a group that never ends": ("pack", table("date", "shapes = {month = ['( month']}")),
    "a shape of words there are not": ("pack", table("date", "shapes = {month = ['montweekday']}")),
    "a gap of a kind there is not": ("pack", table("date", "gaps = {', ' = 'coma'}")),
    "a month that is no number": ("pack", table("date", "months = {enero = 'one'}")),
    "an article that loses a letter to nothing": ("pack", table("place", "article = 'el'")),
    "a scale that is no number": ("pack", table("measure", "units = []\nscales = {'millones' = '10^6'}")),
    "tables too deep": ("pack", table("quote", "a = " + "[" * 5000)),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_broke_a_law_holds_it_now(name):
    target, raw = FOUND[name]
    laws.LAWS[target](raw)


@pytest.mark.parametrize("language", ["../fr", "xx", "x/" * 3000])
def test_a_standoff_file_cannot_name_a_folder_as_its_language(language, tmp_path):
    with pytest.raises(ProblemError, match="language"):
        read(json.dumps({**MARKS, "language": language}).encode(), "standoff")


def test_an_agent_whose_id_is_no_string_is_refused_in_a_sentence():
    agents = [{"id": {"a": 1}, "does": "b", "name": "c"}]
    with pytest.raises(ProblemError, match="agents/0/id"):
        read(json.dumps({**MARKS, "agents": agents}).encode(), "standoff")


def test_of_given_spans_that_cross_none_is_left_out_without_a_word():
    crossing = [{"start": 0, "end": 5, "kind": "quote"}, {"start": 3, "end": 8, "kind": "date"}]
    with pytest.raises(ProblemError, match="date at 3 to 8 cannot stay: it crosses the quote"):
        read(json.dumps({"text": "0123456789", "spans": crossing}).encode(), "standoff")


@pytest.mark.parametrize("target", laws.LAWS)
def test_the_seeds_hold_every_law_changed_or_not(target):
    for number, seed in enumerate(seeds.seeds(target)):
        if number % 12 == 0:
            laws.LAWS[target](seed)
            if changed := mutate.mutated(seed, target, number):
                laws.LAWS[target](changed)


def test_what_follows_a_quotation_in_pieces_follows_the_last_of_them():
    text = "One two\nthree four\nfive six\n"
    lines = [(0, 7), (8, 18), (19, 27)]
    blocks = [Span(0, 27, "lead"), *(Span(start, end, "paragraph") for start, end in lines)]
    marks = [
        Span(0, 18, "said", {"next": "b@1"}, id="a@1"),
        Span(19, 27, "said", {"prev": "a@1"}, id="b@1"),
    ]
    spans = resolve(text, blocks, marks, schema_of(News)).spans
    chain = [
        (span.id, span.attrs.get("prev"), span.attrs.get("next")) for span in spans if span.kind == "said"
    ]
    assert chain == [
        ("said.1", None, "said.2"),
        ("said.2", "said.1", "said.3"),
        ("said.3", "said.2", None),
    ]


def test_what_stands_beside_the_text_is_numbered_in_its_order():
    text = "One two three four\n"
    places = [(0, 3), (4, 7), (8, 13), (14, 18)]
    clauses = [Span(*place, "clause", {"n": "1"}, id=f"c@{i}") for i, place in enumerate(places)]
    joins = [
        Span(8, 18, "agreement", {"clauses": "c@2 c@3"}, id="j@2"),
        Span(0, 7, "agreement", {"clauses": "c@0 c@1"}, id="j@1"),
    ]
    pointing = [
        one._replace(attrs={"n": "1", "agreement": f"j@{1 + i // 2}"}) for i, one in enumerate(clauses)
    ]
    blocks = [Span(0, 18, "lead"), Span(0, 18, "paragraph")]
    spans = resolve(text, blocks, [*pointing, *joins], schema_of(News)).spans
    assert [(s.id, s.attrs["clauses"]) for s in spans if s.kind == "agreement"] == [
        ("agreement.1", "clause.1 clause.2"),
        ("agreement.2", "clause.3 clause.4"),
    ]


def test_tei_of_another_kind_is_refused_with_what_is_told_of_it():
    raw = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ode</title></titleStmt>
    <publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
    <text><body><lg><l>Sing</l><l>of ships</l></lg><sp><speaker>She</speaker><l>No</l></sp></body></text></TEI>"""
    with pytest.raises(ProblemError) as refused:
        read(raw)
    assert refused.value.problems


@pytest.mark.parametrize("spans", [[], [{"start": 3, "end": 9, "kind": "date", "rule": "my.rule"}]])
def test_standoff_that_names_no_agents_becomes_tei_that_names_them(spans):
    raw = json.dumps({"text": "On Monday he came.\n", "language": "en", "spans": spans}).encode()
    document = read(raw, "standoff")
    assert check(write(document, "tei")) == []
    assert {"my.rule"} & {agent.id for agent in document.agents} == {span["rule"] for span in spans}
