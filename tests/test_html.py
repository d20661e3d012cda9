"""The preview shows the text as it stands, explains every annotation, escapes all and fetches nothing."""

import base64
import hashlib
import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate import genres
from annotate.formats import html
from annotate.palette import CHALK, INK, NIGHT, PAPER, contrast, palette
from annotate.parse import parse
from annotate.schema import schema_of
from annotate.source import UNHOLDABLE
from annotate.span import Span
from annotate.tree import fold
from annotate.walk import walk

ROOT = genres.load("news").root
TEXT = "عنوان قصير\n\nقال سالم «نبدأ يوم الاثنين».\n«ولن نتأخر» أبدا.\n"


def document(text=TEXT, marks=(), **known):
    """A document with a headline, a lead and a section, one paragraph a line, and the given marks."""
    lines = [match.span() for match in re.finditer(r"[^\r\n]+", text)]
    blocks = [Span(*lines[0], "headline"), Span(*lines[1], "lead"), Span(*lines[1], "paragraph")]
    if len(lines) > 2:
        blocks.append(Span(lines[2][0], lines[-1][1], "section"))
        blocks += [Span(*line, "paragraph") for line in lines[2:]]
    return fold(ROOT, text, [*blocks, *marks], **{"language": "ar", **known})


def mark(words, kind, text=TEXT, **fields):
    start = text.index(words)
    return Span(start, start + len(words), kind, **fields)


def tree(doc):
    return lxml.html.document_fromstring(html.write(doc).decode())


def shown(doc):
    return tree(doc).find_class("text")[0].text_content()


@pytest.fixture
def quoted():
    return document(
        marks=[
            mark("سالم", "speaker", id="s1", rule="quote.subject", cert="high"),
            mark(
                "نبدأ يوم الاثنين",
                "said",
                attrs={"who": "s1", "next": "q2"},
                id="q1",
                rule="quote.marks",
                cert="low",
                evidence="قال",
            ),
            mark("يوم الاثنين", "date", attrs={"when": "2025-03-10"}, rule="date.weekday", cert="medium"),
            mark("ولن نتأخر", "said", attrs={"who": "s1", "prev": "q1"}, id="q2"),
        ]
    )


def test_the_text_of_the_page_is_the_text_of_the_document(quoted):
    assert shown(quoted) == quoted.text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "a\n\nb\n",
        "a\r\n\r\nb\r\nc",
        "a\rb\r",
        "\n \ta\n  b  c\t\nd ",
        "<script>alert(1)</script>\n</article><img src=x onerror=alert(1)>\n&amp; &#60; ]]>",
        "a\u202eb\u202c\n\u2067c\u2069 \u200f\nd\u00a0\u0085e",
        "أ\u0651ب\nج <b>د</b>",
    ],
)
def test_no_text_is_lost_whatever_it_holds(text):
    assert shown(document(text)) == text


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_comes_back_from_the_page(text):
    made = parse(UNHOLDABLE.sub("", text), language="en")
    assert shown(made) == made.text


def test_hostile_values_stay_values():
    hostile = "\"><script>alert(1)</script>'\n\u202e"
    doc = document(
        marks=[mark("سالم", "date", attrs={"calendar": hostile}, evidence=hostile, rule="x.y")],
        title=hostile,
        filename=hostile,
        url="javascript:alert(1)",
        publisher=hostile,
    )
    page = tree(doc)
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img | //*[@onerror] | //iframe | //link")
    assert page.xpath("//title")[0].text_content() == hostile
    assert hostile in [value.text_content() for value in page.xpath("//dd")]
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert shown(doc) == TEXT


def test_the_page_admits_only_its_own_style_sheet_and_script(quoted):
    page = tree(quoted)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = page.xpath("//style/text()"), page.xpath("//script/text()")
    sources = [base64.b64encode(hashlib.sha256(own.encode()).digest()).decode() for own in (style, script)]
    assert policy.split("; ")[:3] == [
        "default-src 'none'",
        f"style-src 'sha256-{sources[0]}'",
        f"script-src 'sha256-{sources[1]}'",
    ]
    assert not page.xpath("//@style | //@src | //link | //@*[starts-with(name(), 'on')]")
    assert "url(" not in style and "@import" not in style and "</" not in style + script
    assert "innerHTML" not in script


def test_the_text_runs_as_its_language_does_and_the_rest_as_english(quoted):
    page = tree(quoted)
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    (text,) = page.find_class("text")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    assert tree(document(language="en")).find_class("text")[0].get("dir") == "ltr"
    assert tree(document(language="tlh")).find_class("text")[0].get("dir") == "auto"


def test_every_annotation_is_reached_by_keyboard_and_described_by_its_note(quoted):
    page = tree(quoted)
    marks = page.xpath("//mark")
    assert len(marks) == 4
    for element in marks:
        assert element.get("tabindex") == "0"
        (note,) = page.xpath(f"//li[@id='{element.get('aria-describedby')}']")
        assert note.xpath(".//h3/a/@href") == [f"#{element.get('id')}"]
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))


def test_a_note_tells_attributes_certainty_evidence_and_rule(quoted):
    note = tree(quoted).xpath("//li[contains(@class, 'kind-said')]")[0]
    assert note.xpath(".//h3//text()") == ["said", "certainty low"]
    told = dict(zip(note.xpath(".//dt/text()"), (d.text_content() for d in note.xpath(".//dd")), strict=True))
    assert told == {"next": "ولن نتأخر", "who": "سالم", "evidence": "قال"}
    assert note.xpath(".//code/text()") == ["quote.marks"]


def test_pieces_of_one_annotation_are_chained_and_counted_once(quoted):
    page = tree(quoted)
    first, second = page.xpath("//mark[contains(@class, 'kind-said')]")
    assert (first.get("data-next"), second.get("data-prev")) == ("", "")
    assert page.xpath("//label[contains(@class, 'kind-said')]/small/text()") == ["1"]


def test_what_holds_other_annotations_is_drawn_below_them(quoted):
    outer, inner = tree(quoted).xpath("//mark[contains(@class, 'kind-said')]")[0], "kind-date"
    assert "h1" in outer.get("class").split()
    assert inner in outer.xpath("./mark")[0].get("class")


def test_clauses_are_numbered_in_the_margin():
    clauses = [
        mark("قال سالم", "clause", attrs={"n": "1"}),
        mark("نبدأ", "clause", attrs={"n": "2"}),
        mark("يوم", "clause", attrs={"n": "3"}),
        mark("سالم", "reference", attrs={"n": "5"}),
    ]
    marks = tree(document(marks=clauses)).xpath("//mark")
    assert [m.get("data-n") for m in marks] == ["1", None, "2", "3"]
    assert [m.get("class").split()[-1] for m in marks if m.get("data-n")] == ["margin", "beside", "within"]


def test_what_stands_beside_the_text_is_told_too():
    clauses = [mark(w, "clause", attrs={"n": n}, id=f"k{n}") for w, n in (("قال سالم", "1"), ("نبدأ", "2"))]
    doc = document(marks=[*clauses, Span(0, 0, "agreement", {"clauses": "k1 k2"})])
    (note,) = tree(doc).xpath("//li[contains(@class, 'kind-agreement')]")
    assert [link.text_content() for link in note.xpath(".//dd/a")] == ["قال سالم", "نبدأ"]


def test_the_header_names_the_source(quoted):
    doc = document(title="عنوان", published="2025-03-09", filename="a.txt", digest="0" * 64)
    said = tree(doc).find_class("about")[0].text_content()
    assert all(value in said for value in ("عنوان", "Arabic (ar)", "2025-03-09", "a.txt", "0" * 64))
    assert "Hidden" not in said
    assert "Hidden" in tree(document("a\u202eb\nc")).find_class("about")[0].text_content()


def test_every_kind_has_a_colour_that_can_be_read_by_day_and_by_night():
    colours = palette(ROOT)
    assert set(colours) == set(schema_of(ROOT).rank) - {"news"}
    for colour in colours.values():
        assert contrast(colour.day, PAPER) >= 4.5
        assert contrast(colour.night, NIGHT) >= 4.5
    marks = [colours[kind] for kind in schema_of(ROOT).inner]
    assert len(set(marks)) == len(marks)
    assert contrast(INK, PAPER) >= 7 and contrast(CHALK, NIGHT) >= 7


def test_the_style_sheet_has_the_ground_the_colours_were_made_for(quoted):
    style = tree(quoted).xpath("//style")[0].text
    by_day, by_night = style.split("prefers-color-scheme: dark", 1)
    assert f"--paper: {PAPER}" in by_day and f"--ink: {INK}" in by_day
    assert f"--paper: {NIGHT}" in by_night and f"--ink: {CHALK}" in by_night


@pytest.mark.parametrize(("grey", "ratio"), [("#000000", 21), ("#777777", 4.48)])
def test_contrast_is_what_wcag_says(grey, ratio):
    assert contrast(grey, "#ffffff") == contrast("#ffffff", grey) == pytest.approx(ratio, abs=0.01)


def test_a_fragment_holds_the_same_text_and_ids_of_its_own(quoted):
    part = quoted._repr_html_()
    assert lxml.html.fromstring(part).find_class("text")[0].text_content() == TEXT
    others = set(re.findall(r' id="([^"]+)"', document()._repr_html_()))
    assert not others & set(re.findall(r' id="([^"]+)"', part))


def test_the_walk_and_the_page_agree_on_what_there_is(quoted):
    elements = [item for item, _, _ in walk(quoted) if not isinstance(item, str)]
    page = tree(quoted)
    assert len(page.xpath("//*[starts-with(@id, 'm')]")) == len(elements)
