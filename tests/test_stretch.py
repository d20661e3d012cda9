"""Stretches: a long text is read in parts, and comes out as one document all the same."""

import pytest
from hypothesis import given
from texts import anything, days, languages

from annotate import check, explain, genres, parse, stretch
from annotate.convert import Options, pieces, read, write
from annotate.formats import tei
from annotate.pack import PackError
from annotate.parse import Parsing
from annotate.revision import revise
from annotate.schema import schema_of
from annotate.source import Source, decode
from annotate.span import Span
from annotate.tree import unfold

PROSE = "The council met in the town hall on Monday and spoke about the price of bread for an hour.\n"
SAID = "“We agreed on all points,” said Anna Brown, the mayor of Elin, on Friday 8 November 2024.\n"
HEAD = "What comes next\n"
LIST = "The agreement provides for:\n1. a truce in the port;\n2. the exchange of prisoners.\n"
ITEM = "A quiet day in Elin\n" + PROSE + SAID + (HEAD + PROSE + SAID + LIST + PROSE) * 8 + "(Reuters)\n"


@pytest.fixture
def small(monkeypatch):
    """Stretches of some hundred code points, so that a text of a few thousand has many."""
    monkeypatch.setattr(stretch, "WHOLE", 700)
    monkeypatch.setattr(stretch, "LEAST", 200)
    monkeypatch.setattr(stretch, "MOST", 600)


def kinds(spans):
    return [(span.kind, span.start, span.end) for span in spans]


SCHEMA = schema_of(genres.load("news").root)
BLOCKS = {spec.kind for spec in SCHEMA.values() if spec.block}


def text_kinds(spans):
    """The spans that stand in the text, without those beside it."""
    return kinds([span for span in spans if span.kind not in SCHEMA.asides])


@given(anything, languages, days)
def test_the_laws_hold_for_a_text_of_many_stretches(text, language, published):
    with pytest.MonkeyPatch.context() as patch:
        for name, size in {"WHOLE": 0, "LEAST": 0, "MOST": 20}.items():
            patch.setattr(stretch, name, size)
        found = explain(decode(text), language=language, published=published)
        document = found.document
        assert unfold(document) == (text, found.spans)
        options = Options(language=language, published=published)
        streamed = b"".join(pieces(text.encode(), "tei", "text", options))
        assert streamed == write(parse(text.encode(), language=language, published=published))
        assert read(streamed).source.bytes == text.encode()
        assert not [problem for problem in check(document) if problem.level == "error"]
        assert write(revise(document)) == write(document)


def test_cut_before_its_heads_a_text_has_the_blocks_it_has_when_read_whole(small, monkeypatch):
    parts = list(stretch.readings(ITEM, Parsing(Source(ITEM), "en").pack))
    assert len(parts) > 4
    assert all(part.source.startswith(HEAD) for part in parts[1:])
    assert [part.last for part in parts] == [*[False] * (len(parts) - 1), True]
    cut = explain(Source(ITEM), language="en", published="2024-11-09")
    monkeypatch.setattr(stretch, "WHOLE", len(ITEM))
    whole = explain(Source(ITEM), language="en", published="2024-11-09")
    assert text_kinds(cut.spans) == text_kinds(whole.spans)  # who is who is known of one stretch only
    assert [s for s in cut.spans if s.kind in BLOCKS] == [s for s in whole.spans if s.kind in BLOCKS]


def test_ids_and_pointers_go_on_from_stretch_to_stretch(small):
    spans = explain(Source(ITEM), language="en").spans
    named = [span.id for span in spans if span.id]
    assert len(named) == len(set(named))
    assert max(int(name.split(".")[1]) for name in named if name.startswith("speaker.")) >= 8
    joined = [span.attrs["clauses"].split() for span in spans if span.kind == "agreement"]
    assert [len(clauses) for clauses in joined] == [2] * 8
    assert spans[-1].kind in SCHEMA.asides


def test_what_finders_propose_may_cross_from_one_stretch_into_the_next(small):
    at = ITEM.index(HEAD, 700)

    def finder(source):
        yield Span(at - 5, at + 10, "quote")
        yield Span(0, 7, "term")

    found = Parsing(Source(ITEM), "en", finders=[finder]).explained()
    split = [span for span in found.spans if span.kind == "quote" and at - 5 <= span.start < at + 10]
    assert [bool(span.attrs.get("next")) for span in split] == [True, False]
    without = [span for span in found.spans if not span.rule.startswith("finder.")]
    assert kinds(without) == kinds(explain(Source(ITEM), language="en").spans)
    assert not check(tei.read(tei.write(found.document)))


def test_nothing_is_cut_but_between_lines():
    assert stretch.cut("x " * 200_000, 0) == 400_000
    assert stretch.cut("x" * stretch.WHOLE, 0) == stretch.WHOLE
    text = "“a\n" * 200_000
    assert stretch.cut(text, 0) == len(text)
    for newline in ("\n", "\r", "\r\n", "\n\n", " \n\t\n "):
        text = f"word{newline}" * 60_000
        at = stretch.cut(text, 0)
        assert stretch.LEAST <= at <= stretch.MOST + 100
        assert text[at:].startswith("word")


def test_a_cut_stands_best_before_a_head_and_never_in_a_list():
    at = stretch.cut(ITEM * 200, 0)
    assert (ITEM * 200)[at:].startswith(HEAD)
    listed = (PROSE + LIST) * 1_000
    assert listed[stretch.cut(listed, 0) :].startswith((PROSE, LIST))


def test_marks_of_direction_around_every_line_change_no_cut():
    text = (PROSE + HEAD) * 3_000
    for before, behind in (
        ("\u200f", ""),
        ("\u200e \u202b", "\u202c"),
        ("", "\u200f "),
        ("\ufeff", "\u200b"),
    ):
        marked = "".join(f"{before}{line}{behind}\n" for line in text.splitlines())
        at = stretch.cut(marked, 0)
        assert stretch.LEAST <= at <= stretch.MOST + 200
        assert marked[at:].lstrip().startswith(f"{before}{HEAD.strip()}")


@pytest.mark.parametrize("day", ["", "soon", "2024-02-31", "20241109", "2024-11-9"])
def test_a_day_that_is_none_is_refused_with_and_without_a_model(day):
    for act in (lambda: parse("x", published=day), lambda: pieces(b"x", options=Options(published=day))):
        with pytest.raises(ValueError, match="is no day of publication: write YYYY-MM-DD"):
            act()


@pytest.mark.parametrize("code", ["en-!!", "en_GB", "EN-"])
def test_a_language_that_is_no_tag_is_refused_with_and_without_a_model(code):
    for act in (lambda: parse("x", language=code), lambda: pieces(b"x", options=Options(language=code))):
        with pytest.raises(PackError):
            act()
