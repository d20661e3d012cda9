"""Statistics: what is counted, told as text, JSON and a page that holds whatever a corpus says."""

import json
import re
import shutil

import pytest

from annotate import parse, write
from annotate.cli import main
from annotate.scoring.sample import Sample
from annotate.span import Span
from annotate.stats.census import Census, length_class, length_of
from annotate.stats.frequent import Frequent
from annotate.stats.gather import gather
from annotate.stats.page import write as page
from annotate.stats.plot import Column, Part, bar, columns, ticks
from annotate.stats.tables import as_json, by_decade, by_year, text

NEWS = {
    "a.xml": (
        "en",
        "2024-11-09",
        '"We begin on Monday," said Layla Mansour, the mayor of Tyre. She added: "We will not wait."\n\n'
        "The parties signed an agreement of three clauses. The first clause provides for a ceasefire. "
        "The second clause provides for an exchange. The third clause states that prices fall in 2017.\n",
    ),
    "b.json": ("ar", "2024-12-02", "قال الوزير سامي حداد، أمس الأحد، إنّ «الاتفاق قائم».\n"),
    "c.standoff.json": ("en", None, "Layla Mansour said: “Nothing has changed since 2017.”\n"),
}


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, (language, published, words) in NEWS.items():
        document = parse(words, language=language, published=published)
        format = "tei" if name.endswith(".xml") else "standoff" if "standoff" in name else "json"
        (folder / name).write_bytes(write(document, format))
    return folder


def test_every_format_is_counted(corpus):
    census = gather([str(corpus)])
    assert (census.all.documents, census.unreadable) == (3, 0)
    assert census.all.words == sum(len(words.split()) for _, _, words in NEWS.values())
    assert {code: tally.documents for code, tally in census.languages.items()} == {"en": 2, "ar": 1}
    assert census.published == {"2024-11": 1, "2024-12": 1}
    assert census.all.kinds["clause"] == 3
    assert census.certainty["said"]["high"] >= 3
    assert census.rules["quote.spoken"] >= 3


def test_quotations_are_counted_for_the_person_that_a_pronoun_or_a_title_leads_to(corpus):
    names = dict(gather([str(corpus)]).named["Quotations per speaker"].names.most())
    assert names["Layla Mansour"] == 3
    assert names["سامي حداد"] == 1


def test_clauses_are_counted_per_agreement(corpus):
    assert gather([str(corpus)]).groups == {"Clauses per agreement": {3: 1}}


def test_dates_are_counted_by_the_year_they_speak_of(corpus):
    years = gather([str(corpus)]).years
    assert years[2017] == 2
    assert years[2024] >= 1


def test_the_words_in_an_annotation_are_covered_once():
    spans = [Span(0, 7, "said"), Span(4, 7, "date"), Span(8, 11, "date"), Span(0, 15, "paragraph")]
    census = Census()
    census.count(Sample("one two six ten", spans, "en"))
    assert census.all.covered == 3


def test_the_pieces_of_a_broken_quotation_are_one():
    spans = [
        Span(0, 3, "said", {"next": "q2"}, id="q1"),
        Span(4, 7, "said", {"prev": "q1"}, id="q2"),
    ]
    census = Census()
    census.count(Sample("one two six", spans, "en"))
    assert census.all.kinds["said"] == 1
    assert census.named["Quotations per speaker"].lacking == 1


def test_pointers_in_a_circle_end():
    spans = [
        Span(0, 3, "person", {"ref": "b"}, id="a"),
        Span(4, 7, "person", {"ref": "a"}, id="b"),
        Span(8, 11, "place", {"ref": "nowhere"}),
    ]
    census = Census()
    census.count(Sample("one two six", spans, "en"))
    assert census.named["People"].names.total == 2
    assert census.named["Places"].names.most() == [("six", 1)]


def test_kinds_of_other_tools_are_counted_too():
    census = Census()
    census.count(Sample("one two", [Span(0, 3, "<animal>", {"when": "2017"})], "xx"))
    assert census.all.kinds.most() == [("<animal>", 1)]
    assert b"<animal>" not in page(census, ["x"], 5)
    assert "<animal>" in text(census)


def test_a_count_of_names_stays_within_bounds_and_says_so():
    names = Frequent(kept=10)
    for i in range(100):
        names.add("often", 3)
        names.add(f"once {i}")
    assert names.most(1) == [("often", 300)]
    assert len(names) <= 20
    assert names.dropped == 1
    assert names.total == 400


def test_the_memory_does_not_grow_with_the_corpus():
    census = Census()
    for i in range(300):
        spans = [Span(0, 5, "person", rule=f"hand.{i}")]
        census.count(Sample(f"p{i:04}", spans, "en", "2024-11-09"))
    assert len(census.certainty["person"]) == 1
    assert len(census.named["People"].names) == 300
    assert len(census.lengths) == len(census.published) == 1


@pytest.mark.parametrize("words", [1, 2, 7, 100, 419, 10_000])
def test_the_class_of_a_length_is_near_it(words):
    assert abs(length_of(length_class(words)) - words) <= 0.05 * words


def test_an_unreadable_file_is_named_and_counted(corpus, capsys):
    (corpus / "broken <b>.xml").write_text("<TEI>")
    (corpus / "other.json").write_text('{"a": 1}')
    assert main(["stats", str(corpus)]) == 3
    told = capsys.readouterr()
    assert "2 files not readable" in told.out and "broken" not in told.out
    assert "broken <b>.xml: This is not well-formed XML" in told.err
    assert main(["stats", str(corpus), "-o", str(corpus / "stats.html")]) == 3
    assert "other.json" in capsys.readouterr().err
    assert "broken &lt;b&gt;.xml" in (corpus / "stats.html").read_text(encoding="utf-8")


def test_nothing_to_count_is_said(tmp_path, capsys):
    assert main(["stats", str(tmp_path)]) == 3
    assert f"{tmp_path}: there is nothing to count" in capsys.readouterr().err
    capsys.readouterr()
    raw = tmp_path / "raw.txt"
    raw.write_text("Talks to resume\n")
    for path, says in ((tmp_path / "nowhere", "No such file"), (raw, "it is a raw text")):
        assert main(["stats", str(path)]) == 3
        told = capsys.readouterr()
        assert told.out == "" and says in told.err


def test_the_text_tells_languages_kinds_names_and_rules(corpus, capsys):
    assert main(["stats", str(corpus), "--top", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 documents, ")
    for words in ("English (en)", "Arabic (ar)", "Quotations per speaker", "quote.spoken", "did not fire"):
        assert words in said
    assert re.search(r"Layla Mansour +3\n", said)


def test_the_json_has_all_counts(corpus, capsys):
    assert main(["stats", str(corpus), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == 3
    assert told["kinds"]["clause"] == {"annotations": 3, "documents": 1}
    assert told["languages"]["ar"]["documents"] == 1
    assert told["names"]["Quotations per speaker"]["most"][0] == {"name": "Layla Mansour", "count": 3}
    assert told["groups"] == {"Clauses per agreement": {"3": 1}}
    assert "quote.spoken" not in told["not fired"]


def test_the_page_runs_no_script_fetches_nothing_and_escapes_what_it_shows(corpus):
    name = "<script>alert(1)</script>"
    spans = [Span(0, len(name), "person", rule="<b>", cert="high")]
    census = gather([str(corpus)])
    census.count(Sample(name, spans, '"><x>', "2024-11-09"))
    made = page(census, ['"<i>'], 20).decode()
    assert "default-src 'none'" in made
    assert "<script" not in made
    assert "&lt;script&gt;" in made
    for hostile in ("<b>", "<x>", "<i>"):
        assert hostile not in made.replace("<li><b>", "")
    assert "http" not in made.replace("http-equiv", "")
    assert " style=" not in made


def test_the_same_corpus_gives_the_same_page(corpus):
    assert page(gather([str(corpus)]), ["x"], 5) == page(gather([str(corpus)]), ["x"], 5)
    assert as_json(gather([str(corpus)])) == as_json(gather([str(corpus)]))


def test_an_empty_document_has_a_page():
    census = Census()
    census.count(Sample("", [], "en"))
    assert b"<h1>" in page(census, ["x"], 5)
    assert text(census).startswith("1 document, 0 words, 0 annotations")


def test_years_far_apart_are_shown_by_decade_or_century():
    census = Census()
    for year, count in ((2020, 600), (2024, 600), (622, 1)):
        census.years[year] = count
    census.all.documents = 2
    made = page(census, ["x"], 5).decode()
    assert "1 more are before 2020" in made
    census.years.update({622: 600})
    made = page(census, ["x"], 5).decode()
    assert "2000s: 1,200" in made


def test_counts_by_month_become_years_without_a_gap():
    assert by_year({"2020-03": 2, "2022-01": 1}) == {"2020": 2, "2021": 0, "2022": 1}
    assert by_decade({2017: 1, 2011: 2, 1999: 1}) == {"1990s": 1, "2010s": 3}


@pytest.mark.parametrize("most", [0, 1, 3, 7, 12, 99, 100, 101, 4321, 1e9])
def test_the_marks_of_a_scale_are_whole_and_reach_over_what_is_shown(most):
    marks = ticks(most)
    assert all(mark == int(mark) for mark in marks)
    assert not most or (marks[0] == 0 and marks[-1] >= most and len(marks) <= 7)


def test_bars_fill_what_they_are_a_share_of():
    drawn = bar([Part("high", 3, "3"), Part("low", 1, "1")], 8, "said")
    assert re.findall(r' x="([\d.]+)%" width="([\d.]+)%"', drawn) == [("0", "37.5"), ("37.5", "12.5")]
    high = re.findall(
        r'height="([\d.]+)"><title>', columns([Column("a", 2, "2"), Column("b", 1, "1")], "x", "")
    )
    assert float(high[0]) == 2 * float(high[1])


@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine")
def test_the_page_in_a_browser_says_nothing_fetches_nothing_and_fits(corpus, tmp_path):
    browsers = pytest.importorskip("playwright.sync_api", reason="drives a browser through playwright")
    path = tmp_path / "stats.html"
    path.write_bytes(page(gather([str(corpus)]), [str(corpus)], 20))
    said = []
    with browsers.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        shown = browser.new_page(viewport={"width": 390, "height": 800})
        shown.on("console", lambda message: said.append(message.text))
        shown.on("request", lambda request: said.append(request.url))
        shown.goto(path.as_uri())
        assert said == [path.as_uri()]
        assert shown.evaluate("document.documentElement.scrollWidth") <= 390
        colour = "getComputedStyle(document.querySelector('.kind-said rect')).fill"
        assert shown.evaluate(colour) != "rgb(0, 0, 0)"
        assert shown.locator("bdi", has_text="سامي حداد").first.evaluate(
            "e => getComputedStyle(e).unicodeBidi"
        ) == ("isolate")
        browser.close()
