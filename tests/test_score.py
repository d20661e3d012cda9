"""Score: figures worked out by hand, matching against brute force, honest answers to degenerate input."""

import json
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st
from texts import anything, days, languages

from annotate import parse
from annotate.cli import main
from annotate.convert import read as read_document
from annotate.convert import write
from annotate.formats import snippet, standoff
from annotate.problem import ProblemError
from annotate.scoring import json as json_report
from annotate.scoring import score, scoreboard, scoresheet
from annotate.scoring.interval import interval
from annotate.scoring.matching import alike, overlapping, same
from annotate.scoring.sample import Pair, Sample, pairs, read, unlike
from annotate.span import Span
from annotate.tree import unfold

GOLD = (
    '<speaker id="s1">The mayor</speaker> <cue>said</cue> “<said who="s1">we agree</said>” on '
    '<date when="2024-11-08">Friday</date>, and in <date when="2024-11">November</date> again. '
    '<clause n="1"><label>Point one</label> opens the road</clause> under '
    '<reference n="2254">Resolution 2254</reference>.'
)
PRED = (
    '<role id="x">The mayor</role> <cue>said</cue> “<said who="x">we agree</said>” on '
    '<date when="2024-11-07">Friday</date>, and '
    '<date from="2024-11-01" to="2024-11-30">in November</date> again. '
    '<clause n="2"><label>Point one</label> opens the road</clause> under '
    'Resolution <date when="2254">2254</date>.'
)


def sample(tagged, language="en"):
    text, spans = snippet.spans(tagged)
    return Sample(text, spans, language)


def scored(gold, pred, kinds=None, **more):
    return score.score([Pair("one", sample(gold), sample(pred))], kinds, **more)


def run(*arguments):
    command = [sys.executable, "-m", "annotate", "score", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


# Figures.


def test_counts_per_kind_strict_and_relaxed():
    found = scored(GOLD, PRED)
    date = found.kinds["date"]
    assert (date.strict.gold, date.strict.pred, date.strict.right, date.relaxed.right) == (2, 3, 1, 2)
    assert (date.strict.precision, date.strict.recall, date.strict.f1) == (1 / 3, 1 / 2, 2 / 5)
    assert date.relaxed.f1 == 4 / 5
    assert found.kinds["speaker"].strict.precision is None
    assert found.kinds["role"].strict.recall is None


def test_micro_counts_annotations_and_macro_counts_kinds():
    found = scored("<date>a</date> <date>b</date> <place>c</place>", "<date>a</date> <date>b</date> c")
    assert found.micro("strict").f1 == 2 * 2 / 5
    assert found.macro("strict") == (0.5, 0.5, 0.5)


def test_the_same_on_both_sides_is_all_right():
    found = scored(GOLD, GOLD)
    assert found.micro("strict").f1 == found.micro("relaxed").f1 == 1
    assert not found.differences
    assert all(value.accuracy == 1 for kind in found.kinds.values() for value in kind.values.values())


def test_a_date_is_compared_as_it_stands_and_by_the_days_it_means():
    values = scored(GOLD, PRED).kinds["date"].values
    assert (values["value", "exact"].right, values["value", "exact"].asked) == (0, 2)
    assert (values["value", "interval"].right, values["value", "interval"].asked) == (1, 2)
    assert values["value", "interval"].pred == 3


def test_a_speaker_is_compared_by_the_words_who_leads_to():
    values = scored(GOLD, PRED).kinds["said"].values
    assert values["who", "exact"].accuracy == 1
    longer = GOLD.replace('<speaker id="s1">The mayor', 'The <speaker id="s1">mayor')
    values = scored(GOLD, longer).kinds["said"].values
    assert (values["who", "exact"].accuracy, values["who", "overlap"].accuracy) == (0, 1)


def test_a_clause_is_compared_by_its_number():
    values = scored(GOLD, PRED).kinds["clause"].values
    assert (values["n", "exact"].right, values["n", "exact"].asked) == (0, 1)


def test_a_value_only_one_side_has_is_counted_apart():
    found = scored("<date>today</date>", '<date when="2024-11-08">today</date>').kinds["date"].values
    value = found["value", "exact"]
    assert (value.asked, value.unasked, value.right, value.accuracy, value.precision) == (0, 1, 0, None, 0)


def test_an_attribute_left_out_is_what_it_is_by_default():
    bare = "<reference>Resolution 2254</reference>"
    given_ = '<reference type="resolution">Resolution 2254</reference>'
    assert scored(bare, given_).kinds["reference"].values["type", "exact"].accuracy == 1


def test_every_sort_of_difference_is_listed_with_its_words():
    found = scored(GOLD, PRED)
    seen = {(d.sort, (d.gold or d.pred).kind, d.words) for d in found.differences}
    assert seen == {
        ("kind", "speaker", "The mayor"),
        ("attribute", "date", "Friday"),
        ("extent", "date", "in November"),
        ("attribute", "date", "in November"),
        ("attribute", "clause", "Point one opens the road"),
        ("missed", "reference", "Resolution 2254"),
        ("spurious", "date", "2254"),
    }
    assert dict(found.confusions) == {("speaker", "role"): 1}
    assert [d.about for d in found.differences if d.words == "in November"] == ["", "value, same interval"]


def test_kinds_can_be_chosen():
    assert set(scored(GOLD, PRED, score.chosen(["date"])).kinds) == {"date"}
    with pytest.raises(KeyError, match="did you mean 'date'"):
        score.chosen(["dat"])


def test_blocks_are_not_compared_where_the_gold_has_none():
    found = scored(GOLD, f"<lead><paragraph>{GOLD}</paragraph></lead>")
    assert "paragraph" not in found.kinds
    assert found.unstructured == 1
    assert "no blocks" in scoreboard.notes(found)[0]


def test_a_kind_the_gold_has_not_counts_as_false_and_is_said():
    found = scored("Paris", "<place>Paris</place>")
    assert found.kinds["place"].strict.f1 == 0
    assert "Not in the gold at all" in scoreboard.notes(found)[0]


def test_an_annotation_given_twice_counts_once():
    text = "Friday"
    twice = Sample(text, [Span(0, 6, "date"), Span(0, 6, "date")], "en")
    found = score.score([Pair("one", Sample(text, [Span(0, 6, "date")], "en"), twice)])
    assert found.kinds["date"].strict.precision == found.kinds["date"].relaxed.precision == 1 / 2


# Values.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"when": "2024-11"}, {"from": "2024-11-01", "to": "2024-11-30"}),
        ({"when": "2024"}, {"notBefore": "2024", "notAfter": "2024-12"}),
        ({"when": "2024-02"}, {"from": "2024-02-01", "to": "2024-02-29"}),
        ({"dur": "P1Y"}, {"dur": "P12M"}),
        ({"dur": "P2W"}, {"dur": "P14D"}),
        ({"dur": "PT24H"}, {"dur": "P1D"}),
        ({"when": "-0043-03"}, {"from": "-0043-03-01", "to": "-0043-03-31"}),
        ({"when": "2024-11-09T10:00"}, {"when": "2024-11-09"}),
    ],
)
def test_two_ways_to_say_the_same_time(one, other):
    assert interval(one) == interval(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"when": "2024-11"}, {"when": "2024-11-01"}),
        ({"from": "2024"}, {"to": "2024"}),
        ({"from": "2024"}, {"when": "2024"}),
        ({"when": "--11-09"}, {"when": "--11-10"}),
        ({"dur": "P1M"}, {"dur": "PT1M"}),
        ({"dur": "P1M"}, {"when": "2024"}),
        ({"when": "2024-13"}, {"when": "2024"}),
    ],
)
def test_other_times(one, other):
    assert interval(one) != interval(other)


def test_no_dating_attribute_no_interval():
    assert interval({"calendar": "islamic"}) is None


# Matching.

extent = st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda e: (e[0], e[0] + e[1]))
extents = st.lists(extent, max_size=7)


def touch(one, other):
    return one == other or max(one[0], other[0]) < min(one[1], other[1])


def most(gold, pred):
    """The size of a maximum matching, by trying everything."""
    if not gold:
        return 0
    rest = [most(gold[1:], pred[:j] + pred[j + 1 :]) + 1 for j, p in enumerate(pred) if touch(gold[0], p)]
    return max([most(gold[1:], pred), *rest])


def one_to_one(found):
    return len({i for i, _ in found}) == len({j for _, j in found}) == len(found)


@given(extents, extents)
def test_there_is_no_larger_matching(gold, pred):
    gold, pred = gold[:5], pred[:5]
    found = overlapping(gold, pred)
    assert one_to_one(found)
    assert all(touch(gold[i], pred[j]) for i, j in found)
    assert len(found) == most(gold, pred) >= len(same(gold, pred))


@given(extents, extents)
def test_in_a_great_knot_the_matching_is_as_large(gold, pred):
    """The sweep for many annotations in one another finds as many pairs as the search for few."""
    found = overlapping(gold, pred)
    import annotate.scoring.matching

    knot, annotate.scoring.matching.KNOT = annotate.scoring.matching.KNOT, 0
    try:
        swept = overlapping(gold, pred)
    finally:
        annotate.scoring.matching.KNOT = knot
    assert len(swept) == len(found)
    assert one_to_one(swept)
    assert all(touch(gold[i], pred[j]) for i, j in swept)


def test_the_pair_that_covers_best_is_chosen():
    assert overlapping([(0, 10), (10, 20)], [(9, 20)]) == [(1, 0)]
    assert overlapping([(0, 30), (10, 20)], [(10, 20)]) == [(1, 0)]


def test_a_good_pair_is_given_up_where_two_others_can_be():
    assert overlapping([(0, 10), (0, 3)], [(0, 10), (7, 9)]) == [(0, 1), (1, 0)]


@given(extents, extents)
def test_what_is_alike_shares_at_least_half(gold, pred):
    found = alike(gold, pred)
    assert one_to_one(found)
    for i, j in found:
        shared = min(gold[i][1], pred[j][1]) - max(gold[i][0], pred[j][0])
        assert 2 * shared >= max(gold[i][1], pred[j][1]) - min(gold[i][0], pred[j][0])


@pytest.mark.parametrize("shape", ["flat", "nested", "one place", "against one"])
def test_time_is_linear_but_for_sorting(shape):
    def spans(n):
        if shape == "flat":
            return [(3 * i, 3 * i + 2) for i in range(n)], [(3 * i + 1, 3 * i + 3) for i in range(n)]
        if shape == "nested":
            return [(i, 4 * n - i) for i in range(n)], [(i + 1, 4 * n - i) for i in range(n)]
        if shape == "one place":
            return [(0, 5)] * n, [(1, 6)] * n
        return [(3 * i, 3 * i + 2) for i in range(n)], [(0, 3 * n)]

    def scoring(n):
        gold, pred = spans(n)
        text = "x" * (4 * n + 7)
        sides = [Sample(text, [Span(*e, "term") for e in side], "en") for side in (gold, pred)]
        return lambda: score.score([Pair("one", *sides)])

    assert_linear(scoring, 4000)


# Sides.


ARTICLE = "وزير الخارجية قال: «نعم للسلام» أمس الجمعة.\nوأضاف أنّ الاتفاق قائم.\n"


@pytest.mark.parametrize("one", ["tei", "json", "standoff"])
@pytest.mark.parametrize("other", ["tei", "json", "standoff"])
def test_formats_can_be_mixed(tmp_path, one, other):
    document = parse(ARTICLE, language="ar", published="2024-11-09")
    suffixes = {"tei": ".xml", "json": ".json", "standoff": ".standoff.json"}
    files = [tmp_path / f"{side}{suffixes[name]}" for side, name in (("a", one), ("b", other))]
    for file, name in zip(files, (one, other), strict=True):
        file.write_bytes(write(document, name))
    found = score.score(pairs(*files))
    assert found.compared == 1
    assert found.micro("strict").f1 == 1
    assert not found.differences


def test_a_snippet_against_tei(tmp_path):
    document = parse(ARTICLE, language="ar", published="2024-11-09")
    (tmp_path / "a.xml").write_bytes(write(document))
    (tmp_path / "a.snippet").write_bytes(write(document, "snippet"))
    found = score.score(pairs(tmp_path / "a.snippet", tmp_path / "a.xml"))
    assert not found.differences
    assert found.micro("strict").f1 == 1


def test_what_a_snippet_cannot_hold_is_not_compared(tmp_path):
    text = "First a, second b."
    spans = [
        Span(0, 7, "clause", {"n": "1", "agreement": "x"}, id="a"),
        Span(9, 17, "clause", {"n": "2"}, id="b"),
        Span(0, 17, "agreement", {"clauses": "a b"}, id="x"),
    ]
    bare = [span._replace(attrs={"n": span.attrs["n"]}, id="") for span in spans[:2]]
    gold = Sample(text, bare, "en", None, beside=False)
    found = score.score([Pair("one", gold, Sample(text, spans, "en"))])
    assert (list(found.kinds), found.differences) == (["clause"], [])
    found = score.score([Pair("one", gold._replace(beside=True), Sample(text, spans, "en"))])
    assert {d.sort for d in found.differences} == {"spurious", "attribute"}


def test_an_agreement_that_a_snippet_holds_is_compared(tmp_path):
    first, second = (f'<clause id="{i}" n="{n}" agreement="x">' for i, n in ("a1", "b2"))
    clauses = f"{first}First a</clause>, {second}second b</clause>."
    agreed = '<agreement id="x" clauses="a b"></agreement>'
    alone = clauses.replace(' agreement="x"', "")  # as a document it may not point to what is not there
    for name, text in (("gold", agreed + clauses), ("same", agreed + clauses), ("none", clauses)):
        (tmp_path / f"{name}.snippet").write_text(text)
    (tmp_path / "none.json").write_bytes(write(read_document(alone.encode(), "snippet"), "standoff"))

    def kinds(pred):
        found = score.score(pairs(tmp_path / "gold.snippet", tmp_path / pred))
        return {kind: (count.strict.right, count.strict.gold) for kind, count in found.kinds.items()}

    assert kinds("same.snippet")["agreement"] == (1, 1)
    assert "agreement" not in kinds("none.snippet")
    assert kinds("none.json")["agreement"] == (0, 1)


def test_a_snippet_is_read_as_a_document_with_its_blocks():
    document = read_document(b'He came <date when="2024-11-08">on Friday</date>.', "snippet")
    assert document.text == "He came on Friday."
    assert "<date " in snippet.write(document).decode()


@given(anything, languages, days)
def test_a_snippet_keeps_the_text_and_the_marks(text, language, published):
    document = parse(text, language=language, published=published)
    again = snippet.read(snippet.write(document))
    assert again.text == text

    def marks(of):
        return [(s.start, s.end, s.kind, s.attrs) for s in unfold(of)[1]]

    assert marks(again) == marks(document)


def test_a_snippet_can_say_what_is_known_of_it(tmp_path):
    path = tmp_path / "a.snippet"
    known = 'language="en" published="2024-11-09"'
    path.write_text(f"<news {known}>He came <date>on Friday</date>.</news>\n")
    found = read(path)
    assert (found.language, found.published) == ("en", "2024-11-09")
    assert found.text == "He came on Friday.\n"
    assert [span.kind for span in found.spans] == ["date"]
    document = read_document(path)
    assert (document.language, document.published, document.text) == ("en", "2024-11-09", found.text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_a_snippet_gives_the_bytes_and_the_day_back(tmp_path, capsys, encoding):
    raw = ARTICLE.replace("\n", "\r\n").encode(encoding)
    (tmp_path / "a.txt").write_bytes(raw)
    asked = ["--published", "2024-11-09", *(["--encoding", encoding] if encoding == "cp1256" else [])]
    tagged, back = tmp_path / "a.snippet", tmp_path / "b.txt"
    assert main(["convert", str(tmp_path / "a.txt"), "-o", str(tagged), *asked]) == 0
    assert "a snippet holds no rules, no certainty and no evidence" in capsys.readouterr().err
    assert main(["convert", str(tagged), "-o", str(back)]) == 0
    assert back.read_bytes() == raw
    assert read_document(tagged).published == "2024-11-09"
    assert capsys.readouterr().err == ""


def test_a_comment_in_a_snippet_is_no_annotation():
    assert snippet.spans("a <!-- why --><date>b</date>") == ("a b", [Span(2, 3, "date")])


def test_standoff_may_cross_and_have_its_own_kinds_and_any_suffix(tmp_path):
    spans = [{"start": 0, "end": 5, "kind": "date"}, {"start": 3, "end": 8, "kind": "weather"}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "It rains.", "spans": spans}))
    assert [span.kind for span in read(path).spans] == ["date", "weather"]
    with pytest.raises(ProblemError, match="kind that is not known"):
        standoff.read(path.read_bytes())


def test_a_span_outside_the_text_is_refused(tmp_path):
    spans = [{"start": 0, "end": 5, "kind": "date"}]
    (tmp_path / "a.standoff").write_text(json.dumps({"text": "It", "spans": spans}))
    with pytest.raises(ProblemError, match="outside the text of 2 code points"):
        read(tmp_path / "a.standoff")


def test_folders_are_matched_by_stem_and_raw_texts_passed_over(tmp_path):
    gold, pred = tmp_path / "gold", tmp_path / "pred"
    (gold / "in").mkdir(parents=True)
    (pred / "in").mkdir(parents=True)
    (gold / "in" / "a.snippet").write_text("<date>Friday</date>\n")
    (gold / "in" / "a.txt").write_text("Friday & more")
    (pred / "in" / "a.standoff.json").write_text(
        json.dumps({"text": "Friday", "spans": [{"start": 0, "end": 6, "kind": "date"}]})
    )
    found = score.score(pairs(gold, pred))
    assert (found.compared, found.micro("strict").right, found.faults) == (1, 1, [])


# Degenerate input.


def test_other_texts_are_told_apart_with_the_place():
    assert unlike("one\ntwo", "one\ntwo  \n") == ""
    assert "line ends" in unlike("one\ntwo", "one\r\ntwo")
    says = unlike("one\ntwo three", "one\ntwo tree")
    assert "character 9 (line 2)" in says
    assert "“hree”" in says
    assert "the end" in unlike("one two", "one")


def write_sides(folder, gold, pred):
    for side, files in (("gold", gold), ("pred", pred)):
        (folder / side).mkdir()
        for name, content in files.items():
            (folder / side / name).write_text(content, encoding="utf-8")
    return folder / "gold", folder / "pred"


def test_faults_are_said_and_the_rest_is_scored(tmp_path):
    good = "<date>Friday</date>"
    other = good.replace("Fri", "Mon")
    sides = write_sides(
        tmp_path,
        {"a.snippet": good, "b.snippet": good, "c.snippet": good, "d.snippet": "<date>", "e.snippet": good},
        {"a.snippet": good, "c.snippet": other, "d.snippet": good, "e.xml": "<TEI", "f.snippet": good},
    )
    done = run(*sides)
    said = done.stderr.decode()
    assert done.returncode == 3
    assert "Traceback" not in said
    for words in ("b: no prediction", "c: the texts differ", "d.snippet: The tags", "f: no gold", "e.xml: "):
        assert words in said
    found = score.score(pairs(*sides))
    assert (found.compared, len(found.faults)) == (1, 5)
    assert (found.micro("strict").gold, found.micro("strict").right) == (4, 1)
    assert any("3 texts of the gold without a usable prediction" in note for note in scoreboard.notes(found))


@pytest.mark.parametrize(
    ("gold", "pred", "code", "words"),
    [
        ("Friday", "Friday", 0, "nothing to measure"),
        ("", "", 0, "nothing to measure"),
        ("<date>Friday</date>", "", 3, "the texts differ"),
        ("<date>Friday</date>", "<date>Monday</date>", 3, "the texts differ"),
        ("<date>Friday</dat>", "Friday", 3, "tags"),
        ("<term>" * 5000 + "Friday" + "</term>" * 5000, "Friday", 3, "thousands deep"),
        ('<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', "Friday", 3, "tags"),
        ("&unknown; Friday", "Friday", 3, "tags"),
        ("Friday\0", "Friday", 3, "cannot stand in XML"),
        ("<date>Friday</date>", "Friday", 0, "Never predicted: date"),
    ],
)
def test_degenerate_pairs_get_an_honest_answer(tmp_path, gold, pred, code, words):
    (tmp_path / "a.snippet").write_text(gold)
    (tmp_path / "b.snippet").write_text(pred)
    done = run(tmp_path / "a.snippet", tmp_path / "b.snippet")
    assert done.returncode == code
    assert words in (done.stdout + done.stderr).decode()
    assert b"Traceback" not in done.stderr
    assert bool(done.stdout) == (code != 3)


def test_nothing_to_measure_is_neither_nought_nor_full():
    found = scored("Friday", "Friday")
    assert found.micro("strict").f1 is None
    assert found.macro("strict") == (None, None, None)
    assert json.loads(json_report.write(found))["micro"]["strict"]["f1"] is None


def test_paths_that_lead_nowhere(tmp_path, capfd):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.snippet").write_text("a")
    assert main(["score", str(tmp_path / "a.snippet"), str(tmp_path / "no")]) == 3
    assert main(["score", str(tmp_path / "empty"), str(tmp_path / "a.snippet")]) == 3
    assert "there is no gold: TEI" in capfd.readouterr().err
    assert main(["score", str(tmp_path / "a.snippet"), str(tmp_path / "a.snippet"), "--kinds", "dat"]) == 2


def test_two_files_with_one_stem_are_refused(tmp_path):
    sides = write_sides(tmp_path, {"a.snippet": "b", "a.standoff": "{}"}, {"a.snippet": "b"})
    found = score.score(pairs(*sides))
    assert "have the same stem" in found.faults[0].why


# Reports.


def test_the_table_the_json_and_the_exit_code(tmp_path):
    (tmp_path / "a.snippet").write_text(GOLD)
    (tmp_path / "b.snippet").write_text(PRED)
    files = tmp_path / "a.snippet", tmp_path / "b.snippet"
    done = run(*files, "--errors")
    assert done.returncode == 0
    said = done.stdout.decode()
    assert "[Friday]" in said
    assert "date value: when=2024-11-08 / when=2024-11-07 (line 1," in said
    assert run(*files, "--fail-under", "90").returncode == 1
    assert run(*files, "--fail-under", "50").returncode == 0
    found = json.loads(run(*files, "--format", "json").stdout)
    assert found["kinds"]["date"]["strict"]["f1"] == 0.4
    assert found["kinds"]["date"]["attributes"]["value"]["interval"]["accuracy"] == 0.5
    assert found["documents"]["a.snippet"]["gold"] == 8
    assert {d["sort"] for d in found["differences"]} == {"kind", "attribute", "extent", "missed", "spurious"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []
        self.data = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.data += data


HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=y> & 'x'"


def test_the_page_is_closed_escaped_and_knows_the_direction():
    text = f"قال {HOSTILE} أمس"
    gold = Sample(text, [Span(4, 4 + len(HOSTILE), "date", {"when": HOSTILE})], "ar")
    pred = Sample(text, [Span(4, 4 + len(HOSTILE), "date", {"when": "2024"}), Span(0, 3, HOSTILE)], "ar")
    page = scoresheet.page(score.score([Pair(HOSTILE, gold, pred)])).decode()
    seen = Page()
    seen.feed(page)
    assert not {"script", "img", "link", "iframe", "object", "form"} & {tag for tag, _ in seen.tags}
    names = {name for _, given_ in seen.tags for name in given_}
    assert not any(name.startswith("on") or name in ("style", "href", "src") for name in names)
    assert seen.data.count(HOSTILE) >= 4
    policy = next(a["content"] for tag, a in seen.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert {a["dir"] for tag, a in seen.tags if tag == "blockquote"} == {"rtl"}


def test_controls_do_not_reach_the_terminal():
    text = "a\u202e\x1b[31m Friday"
    gold = Sample(text, [Span(1, len(text), "da\x1bte")], "en")
    said = scoreboard.text(score.score([Pair("x\x1b", gold, gold._replace(spans=[]))]), errors=True)
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_the_report_goes_to_a_file_by_its_suffix(tmp_path):
    (tmp_path / "a.snippet").write_text(GOLD)
    for name, start in (("o.html", b"<!DOCTYPE html>"), ("o.json", b"{"), ("o.txt", b"1 text compared")):
        done = run(tmp_path / "a.snippet", tmp_path / "a.snippet", "-o", tmp_path / name)
        assert (done.returncode, done.stdout) == (0, b"")
        assert (tmp_path / name).read_bytes().startswith(start)
