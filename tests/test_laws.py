"""The laws: what holds for every text and every document, whatever the rules find."""

import json
import os
import subprocess
import sys

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st
from texts import anything, days, languages, news

from annotate import check, formats, parse
from annotate.convert import Options, pieces, read, write
from annotate.explanation import as_json, render
from annotate.parse import explain
from annotate.revision import revise
from annotate.source import decode
from annotate.tree import fold, unfold

READABLE = [
    name
    for name in formats.formats()
    if hasattr(formats.load(name), "read") and not getattr(formats.load(name), "HEADLESS", False)
]


@given(anything, languages, days)
def test_the_bytes_come_back(text, language, published):
    raw = text.encode()
    document = parse(raw, language=language, published=published)
    assert read(write(document, "tei"), "tei").source.bytes == raw
    assert write(document, "text") == raw


@given(
    st.binary(max_size=60),
    st.sampled_from(["cp1256", "utf-16", "utf-16-be", "iso8859-6", "latin-1", "utf-7"]),
)
def test_bytes_in_any_encoding_come_back_or_are_refused_with_a_place(raw, encoding):
    try:
        document = parse(raw, language="ar", encoding=encoding, pictures=True)
    except ValueError as error:
        assert str(error)
    else:
        assert read(write(document), "tei").source.bytes == raw


@given(anything, languages, days)
def test_folding_and_unfolding_are_inverse(text, language, published):
    found = explain(decode(text), language=language, published=published)
    again, spans = unfold(found.document)
    assert (again, spans) == (text, found.spans)
    assert fold(type(found.document), again, spans, language=language, title="").text == text


@given(anything, languages, days)
def test_text_becomes_the_same_tei_with_and_without_a_model(text, language, published):
    options = Options(language=language, published=published)
    streamed = b"".join(pieces(text.encode(), "tei", "text", options))
    assert streamed == write(parse(text.encode(), language=language, published=published))


@given(anything, languages)
def test_standoff_without_a_model_tells_what_was_dropped_besides(text, language):
    raw = text.encode()
    streamed = json.loads(b"".join(pieces(raw, "standoff", "text", Options(language=language))))
    dropped = streamed.pop("dropped")
    assert streamed == json.loads(write(parse(raw, language=language), "standoff"))
    assert [drop["why"] for drop in dropped] == [
        why for _, why in explain(decode(raw), language=language).dropped
    ]


@pytest.mark.parametrize("format", READABLE)
@given(text=anything, language=languages, published=days)
def test_reading_what_was_written_gives_the_same_document(format, text, language, published):
    document = parse(text, language=language, published=published)
    assert read(write(document, format), format) == document


@given(anything, languages, days)
def test_what_is_written_has_no_error(text, language, published):
    problems = check(parse(text, language=language, published=published))
    assert not [problem for problem in problems if problem.level == "error"]


@given(anything, st.one_of(st.none(), languages), days)
def test_parsing_never_raises_and_is_deterministic(text, language, published):
    one, two = (explain(decode(text), language=language, published=published) for _ in range(2))
    assert one == two
    assert render(one)
    assert as_json(one)


@given(anything, languages, days)
def test_nothing_in_nothing_out_when_a_document_is_annotated_again(text, language, published):
    document = parse(text, language=language, published=published)
    assert write(revise(document)) == write(document)


NEWS = {
    "ar": "وقال الوزير، أمس الجمعة، إنّ “الاتفاق ينص على وقف النار” في 5 مارس/ آذار 2020، وفق القرار 2254.\n"
    "ويقضي البند الأول بالانسحاب، أما البند الثاني فينص على «تبادل الأسرى». وتابع: «سنعود غداً».\n",
    "en": 'The minister said on Friday that "talks will resume" in early 2017, according to a statement.\n'
    "The first clause provides for a ceasefire. “We agreed,” said Mr. Brown, “on all points.”\n",
    "fr": "Le ministre a dit mardi dernier que « les pourparlers reprendront » le 9 novembre 2024.\n",
}
HOSTILE = {
    "openings": "“",
    "straight": '"a ',
    "closings": "»",
    "digits": "1",
    "marks": "\u0651",
    "brackets": "(",
    "apostrophes": "'",
    "months": "نوفمبر ",
    "ordinals": "البند الأول ",
    "labels": "(a) x\n",
    "numbered": "1. x\n",
    "dots": ". ",
    "dashes": "- ",
    "names": "Mr. Brown ",
    "said": "said ",
    "قال": "قال ",
    "spaces": " ",
    "lines": "\n",
    "tatweel": "ـ",
    "capitals": "Aa ",
    "dates": "11 و12 نوفمبر/ تشرين الثاني ",
}


@pytest.mark.parametrize("name", [*NEWS, *HOSTILE])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_twice_the_text_takes_about_twice_the_time(name, language):
    unit = NEWS.get(name) or HOSTILE[name]

    def parsing(size):
        text = unit * (size // len(unit))
        return lambda: parse(text, language=language, published="2024-11-09")

    assert_linear(parsing, 20_000)


def test_processes_with_different_hash_seeds_write_the_same_bytes(tmp_path):
    source = tmp_path / "a.txt"
    source.write_text(NEWS["ar"] * 3, encoding="utf-8")
    command = [sys.executable, "-m", "annotate", "convert", str(source), "--published", "2024-11-09"]
    one, two = (
        subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    )
    assert one == two


@given(news)
def test_the_text_between_the_tags_is_the_source(text):
    from lxml import etree

    tree = etree.fromstring(write(parse(text, language="ar")))
    body = tree.find("{http://www.tei-c.org/ns/1.0}text")
    assert "".join(body.itertext()) == text
