"""Finders: whatever they propose, the text is the source and the document valid; failures name the finder."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

import annotate
from annotate import explanation
from annotate.element import Cert
from annotate.finders import FinderError, propose
from annotate.finders.aligned import align
from annotate.finders.aligned import finder as aligned
from annotate.finders.sequence import align as pair
from annotate.finders.spacy import finder as spacy_finder
from annotate.genres import load
from annotate.revision import revise
from annotate.schema import schema_of
from annotate.source import Source
from annotate.span import Drop, Span

PAGE = Path(__file__).parents[1] / "docs" / "finders.md"
TEXT = (
    "Harbour reopens\n\n"
    "The minister Ali Hassan met “John Smith” in Paris on 5 May, and the two signed an accord.\n\n"
    "“The harbour is ours,” Smith said. Then ومحمد علي went to New York."
)
SCHEMA = schema_of(load("news").root)


def explain(*finders, text=TEXT):
    return annotate.explain(Source(text), language="en", finders=finders)


def proposed(*spans, text=TEXT):
    """What becomes of spans that a finder yields: the document, and the reasons for those dropped."""
    explained = explain(lambda source: spans, text=text)
    assert explained.document.text == text
    assert annotate.read(annotate.write(explained.document)) == explained.document
    assert not [p for p in annotate.check(explained.document) if p.level == "error"]
    explanation.render(explained).encode()
    explanation.as_json(explained).encode()
    return explained.document, [
        drop.why for drop in explained.dropped if drop.span.rule.startswith("finder.")
    ]


# What a finder may get wrong


class Words:
    """Something whose words fail."""

    def __str__(self):
        raise RuntimeError("no words")

    __repr__ = __str__


PARIS = TEXT.index("Paris")
ACCORD = TEXT.index("accord")
GARBAGE = {
    "negative": (Span(-4, 3, "person"), "it covers no text: -4 to 3"),
    "beyond the end": (Span(3, 10**9, "person"), "it covers no text"),
    "backwards": (Span(9, 3, "person"), "it covers no text"),
    "empty": (Span(9, 9, "person"), "it covers no text"),
    "white space": (Span(15, 17, "person"), "nothing but white space"),
    "fractions": (Span(0.0, 5.5, "person"), "no whole numbers"),
    "no numbers": (Span(None, "5", "person"), "no whole numbers"),
    "truth": (Span(False, True, "person"), "no whole numbers"),
    "unknown kind": (Span(0, 5, "prson"), "'prson' is not a kind that a finder can propose"),
    "a block": (Span(0, 5, "paragraph"), "'paragraph' is not a kind that a finder can propose"),
    "no kind": (Span(0, 5, None), "is not a kind"),
    "a list for a kind": (Span(0, 5, ["person"]), "is not a kind"),
    "no day": (Span(0, 5, "date", {"when": "tomorrow"}), "when='tomorrow' is not a date"),
    "no day of its month": (Span(0, 5, "date", {"when": "2023-02-29"}), "when='2023-02-29' is not"),
    "Arabic digits": (Span(0, 5, "date", {"when": "٢٠٢٤"}), "is not a date"),
    "two times": (Span(0, 5, "date", {"when": "2024", "from": "2023"}), "break the rule date-twice"),
    "no attribute": (Span(0, 5, "person", {"age": "5"}), "a person has no attribute 'age'"),
    "a field": (Span(0, 5, "person", {"content": "x"}), "no attribute 'content'"),
    "its kind again": (Span(0, 5, "person", {"kind": "date"}), "no attribute 'kind'"),
    "an id as attribute": (Span(0, 5, "person", {"id": "x"}), "no attribute 'id'"),
    "a chain": (Span(0, 5, "said", {"next": "x"}), "no attribute 'next'"),
    "a number": (Span(0, 5, "measure", {"quantity": 5}), "its attribute quantity is no string but int"),
    "not of the list": (Span(0, 5, "reference", {"type": "poem"}), "type='poem' is none of"),
    "a missing one": (Span(0, 5, "clause"), "a clause needs the attribute n"),
    "no mapping": (Span(0, 5, "person", ["ref"]), "no mapping but list"),
    "no words": (Span(0, 5, "person", {"ref": Words()}), "no string but Words"),
    "NUL": (Span(0, 5, "measure", {"unit": "k\0m"}), "characters that no attribute has"),
    "no certainty": (Span(0, 5, "person", cert="very"), "its certainty very is none of high, medium"),
    "an id of two words": (Span(0, 5, "person", id="a b"), "no single word"),
    "itself": (Span(0, 5, "speaker", {"ref": "a"}, id="a"), "leads to itself"),
    "a tuple": ((0, 5, "person"), "it is no Span but tuple"),
    "nothing": (None, "it is no Span but NoneType"),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_is_dropped_with_its_reason(name):
    span, why = GARBAGE[name]
    document, whys = proposed(span, Span(ACCORD, ACCORD + 6, "term"))
    assert len(whys) == 1
    assert why in whys[0]
    assert b">accord</soCalled>" in annotate.write(document)


def test_pointers_lead_to_spans_of_the_same_finder():
    at = TEXT.index("The harbour is"), TEXT.index("Smith said")
    said = Span(at[0], at[0] + 20, "said", {"who": "s"})
    speaker = Span(at[1], at[1] + 5, "speaker", id="s")
    date = Span(at[1], at[1] + 5, "date", id="s")
    _, whys = proposed(said, date)
    assert any("its who leads to a date; it may lead to" in why for why in whys)
    # The ids of two finders, and of the rules, are different ids.
    found = propose(Source(TEXT), [lambda s: [said], lambda s: [speaker]], SCHEMA)
    assert not found.dropped
    assert found.spans[0].attrs["who"] != found.spans[1].id
    found = propose(Source(TEXT), [lambda s: [said, speaker]], SCHEMA)
    assert found.spans[0].attrs["who"] == found.spans[1].id
    # A pointer to what did not stay is left out.
    at = TEXT.index("the two")
    document, whys = proposed(said._replace(start=at, end=at + 7), speaker._replace(start=-1))
    assert len(whys) == 1
    assert b'who="#' not in annotate.write(document).partition(b">the two<")[0].rpartition(b"<")[2]


def test_crossing_spans_are_resolved():
    document, whys = proposed(Span(0, 7, "person"), Span(3, 15, "org"), Span(10, 30, "place"))
    assert len(whys) == 2
    assert document.text == TEXT


def test_a_finder_has_a_name_that_no_rule_or_person_has():
    def mine(source):
        yield Span(PARIS, PARIS + 5, "person", rule="date.day_month")
        yield Span(0, 7, "term")
        yield Span(8, 15, "term", rule="Ü ! \0" + "x" * 999)

    agents = {agent.id: agent.type for agent in explain(mine).document.agents}
    assert agents["finder.date.day_month"] == agents["finder.mine"] == "finder"
    assert all(re.fullmatch("[a-z.][A-Za-z0-9_.-]*", name) for name in agents)


def test_offsets_may_be_another_kind_of_whole_number():
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    document, whys = proposed(Span(numpy.int64(ACCORD), numpy.int32(ACCORD + 6), "term"))
    assert not whys
    assert b">accord</soCalled>" in annotate.write(document)


def test_an_endless_finder_ends():
    def endless(source):
        while True:
            yield Span(0, 5, "person")

    assert any("the rest was not read" in drop.why for drop in explain(endless).dropped)


def test_what_a_finder_refused_itself_is_told():
    drop = Drop(Span(PARIS, PARIS + 5, "place"), "too\nfaint")
    assert "too faint" in explanation.render(explain(lambda source: [drop]))


_odd = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.binary(max_size=3)
)
_offsets = st.one_of(st.integers(-5, len(TEXT) + 5), _odd)
_kinds = st.one_of(st.sampled_from([*SCHEMA.kinds, "x"]), _odd)
_names = sorted({a.name for spec in SCHEMA.values() for a in spec.attributes.values()})
_values = st.one_of(st.sampled_from(["2024", "1", "1.1", "a", "b", "a b", "law", "P3D", "soon"]), _odd)
_attrs = st.one_of(st.dictionaries(st.sampled_from(_names), _values, max_size=3), _odd)
_certs = st.one_of(st.none(), st.sampled_from(Cert.__args__), _odd)
_ids = st.one_of(st.sampled_from(["", "a", "b"]), _odd)
_spans = st.one_of(
    st.builds(Span, _offsets, _offsets, _kinds, _attrs, _ids, _certs, _ids, _ids),
    st.builds(Span, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from([*SCHEMA.inner])),
    st.builds(Drop, st.builds(Span, _offsets, _offsets, _kinds, _attrs), _odd),
    _odd,
)
_TOLD = ("clause-gap", "clause-repeat", "clause-order", "clause-nesting")
"""What a person would be told of clauses so numbered: it is for people to judge, and the file is valid."""


@given(st.lists(_spans, max_size=12))
def test_whatever_is_proposed_the_document_is_valid_and_its_text_the_source(spans):
    explained = explain(lambda source: iter(spans))
    assert explained.document.text == TEXT
    raw = annotate.write(explained.document)
    assert annotate.read(raw) == explained.document
    wrong = [p for p in annotate.check(explained.document) if p.level == "error" and p.code not in _TOLD]
    assert not wrong
    explanation.render(explained).encode()
    explanation.as_json(explained).encode()


def test_a_revised_document_judges_what_finders_propose():
    document = annotate.parse(TEXT, language="en")
    again = revise(
        document, finders=[lambda source: [Span(0, 5, "date", {"when": "soon"}), Span(-1, 3, "x")]]
    )
    assert again == document


# A finder that fails


def broken(source):
    yield Span(0, 7, "person")
    raise OSError("the model\nis not there")


@pytest.mark.parametrize(
    "finder", [broken, lambda source: None, lambda source: 1 / 0, lambda: [], lambda _: sys.exit(4)]
)
def test_a_finder_that_fails_is_named(finder):
    with pytest.raises(FinderError) as caught:
        explain(finder)
    assert caught.value.__cause__ is not None
    assert caught.value.finder in str(caught.value)
    assert "\n" not in str(caught.value)
    assert type(caught.value.__cause__).__name__ in str(caught.value)


MODULE = """
from annotate import Span
def good(source):
    at = source.text.find("accord")
    yield Span(at, at + 6, "term", {}, "mine", "low", "accord")
    yield Span(0, 5, "date", {"when": "tomorrow"})
def bad(source):
    raise ValueError("no model")
def picky(source):
    if "Rome" in source.text:
        raise ValueError("not Rome")
    return []
number = 5
"""


def run(folder, *arguments):
    (folder / "mine.py").write_text(MODULE)
    (folder / "broken.py").write_text("1 / 0")
    (folder / "in.txt").write_text(TEXT, encoding="utf-8")
    (folder / "rome.txt").write_text("They met in Rome.", encoding="utf-8")
    command = [sys.executable, "-m", "annotate", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)


def test_a_finder_on_the_command_line(tmp_path):
    done = run(tmp_path, "convert", "in.txt", "--language", "en", "--finder", "mine:good", "-o", "out.xml")
    assert done.returncode == 0, done.stderr
    tei = (tmp_path / "out.xml").read_text(encoding="utf-8")
    assert re.search('<soCalled[^>]*resp="#finder.mine"[^>]*>accord</soCalled>', tei)
    assert run(tmp_path, "validate", "out.xml").returncode == 0
    assert run(tmp_path, "convert", "out.xml", "-t", "text").stdout.decode() == TEXT
    again = run(tmp_path, "convert", "out.xml", "--update", "--finder", "mine:good")
    assert again.stdout.decode() == tei
    told = run(tmp_path, "explain", "in.txt", "--language", "en", "--finder", "mine:good").stdout.decode()
    assert "finder.mine" in told
    assert "when='tomorrow' is not a date" in told


def test_a_finder_that_fails_on_the_command_line_is_one_line_and_exit_code_3(tmp_path):
    for command in ("convert", "explain"):
        done = run(tmp_path, command, "in.txt", "--finder", "mine:bad")
        assert done.returncode == 3
        assert done.stdout == b""
        assert done.stderr.decode() == "in.txt: the finder mine:bad failed: ValueError: no model\n"
    done = run(tmp_path, "convert", "rome.txt", "in.txt", "--finder", "mine:picky", "-o", "out")
    assert done.returncode == 3
    assert b"not Rome" in done.stderr
    assert (tmp_path / "out" / "in.xml").exists()
    assert not (tmp_path / "out" / "rome.xml").exists()


@pytest.mark.parametrize("name", ["mine", "mine:none", "mine:number", "nowhere:f", ":f", "broken:f", "mine:"])
def test_a_finder_that_is_not_there_is_wrong_usage(name, tmp_path):
    done = run(tmp_path, "convert", "in.txt", "--finder", name)
    assert done.returncode == 2
    assert f"--finder {name}" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


# A language model


def found(output, text=TEXT, **options):
    return [(span.kind, text[span.start : span.end]) for span in align(text, output, **options).spans]


def refused(output, text=TEXT, **options):
    return [drop.why.partition(":")[0] for drop in align(text, output, **options).refused]


def tagged(words, kind="person", text=TEXT, **changes):
    """The text with tags around words, and then altered."""
    text = text.replace(words, f"<{kind}>{words}</{kind}>", 1)
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return text


TOLERATED = {
    "nothing": TEXT,
    "spaces": TEXT.replace(" ", "  \u00a0"),
    "line breaks": " ".join(TEXT.split()),
    "quotation marks": TEXT.replace("“", '"').replace("”", "»"),
    "a typo elsewhere": TEXT.replace("accord", "acord"),
    "a greeting": f"Sure! Here is the text:\n```xml\n{TEXT}\n```\nShall I go on?",
    "a sentence left out": TEXT.replace(", and the two signed an accord", ""),
    "a sentence invented": TEXT.replace("Smith said.", "Smith said. Nobody in Lyon knew Ali Hassan."),
    "entities": TEXT.replace("“", "&quot;").replace("”", "&#8221;"),
    "direction marks": TEXT.replace("ومحمد", "\u200fومحمد\u200e"),
}


@pytest.mark.parametrize("name", TOLERATED)
def test_what_a_model_alters_elsewhere_does_no_harm(name):
    words = TOLERATED[name].split("Ali", 1)
    output = f"{words[0]}<person>Ali{words[1].replace('Hassan', 'Hassan</person>', 1)}"
    assert found(output) == [("person", "Ali Hassan")]
    assert not refused(output)


def test_a_span_is_refused_where_its_words_are_not_the_sources():
    own = "its words are not those of the source"
    assert refused(tagged("Ali Hassan", a=("Ali Hassan", "Ali Hasan"))) == [own]
    assert refused(tagged("Ali Hassan", a=("Ali Hassan", "Ali bin Hassan"))) == [own]
    assert refused(tagged("John Smith", a=("John Smith", "john smith"))) == [own]
    assert refused(tagged("New York", a=("New York", "New York and Rome"))) == [own]
    assert refused(tagged("in Paris on", a=("in Paris on", "in on"))) == [own]
    assert refused(TEXT + " Yet <person>Eve Moss</person> waited.") == [own]


def test_a_word_left_out_beside_a_span_may_have_been_part_of_it():
    text = "On Monday the Bank of Elland Trust said in London that its doors would stay open."
    beside = "a word beside it in the source is left out"
    assert refused(
        "On Monday the <org>Bank of Elland</org> said in London that its doors would stay open.", text
    ) == [beside]
    assert refused("On Monday the Bank of <org>Elland Trust</org> said in London that its doors", text) == []
    assert refused("On Monday the of <org>Elland Trust</org> said in London that its doors", text) == []
    assert refused("On Monday the Bank <org>Elland Trust</org> said in London that its doors", text) == [
        beside
    ]
    assert refused("<org>Elland Trust</org> said in London that its doors would", text) == [beside]
    assert refused("On Monday the Bank of <org>Elland Trust</org>", text) == [beside]
    assert found("On Monday the bamk of <org>Elland Trust</org> siad in London", text) == [
        ("org", "Elland Trust")
    ]


def test_a_border_may_stand_in_a_word_that_agrees():
    assert found(TEXT.replace("محمد علي", "<person>محمد علي</person>")) == [("person", "محمد علي")]
    text = "He saw the cafe\u0301s in Rome."
    output = "He saw the <org>caf\u00e9</org>s in Rome."
    assert refused(output, text) == ["it begins or ends in a word that the source spells in another way"]
    assert found("He saw the <org>caf\u00e9s</org> in Rome.", text) == [("org", "cafe\u0301s")]


def test_few_words_are_no_evidence_of_a_place():
    text = "One spring day in the valley Ali said that all roads were open and dry again."
    assert refused("A wholly other tale where <person>Ali</person> said nothing", text) == [
        "too few words around it agree with the source to tell its place"
    ]
    assert found("<person>Ali</person>", "Ali") == [("person", "Ali")]


def test_tags_are_read_as_they_come():
    assert found(tagged("Paris", "PLACE")) == [("place", "Paris")]
    assert found(tagged("Paris", "LOC"), kinds={"LOC": "place"}) == [("place", "Paris")]
    assert refused(tagged("Paris", "b"), kinds={"LOC": "place"}) == ["no kind is given for the tag b"]
    never, not_opened = "its tag is never closed", "the tag closes what was not opened"
    assert refused(TEXT.replace("Paris", "<place>Paris")) == [never]
    assert refused(TEXT.replace("Paris", "Paris</place>")) == [not_opened]
    assert refused(TEXT.replace("Paris", "<place>Paris</plce>")) == [never, not_opened]
    assert refused(TEXT.replace("Paris", "Paris<place/>")) == ["the tag is empty"]
    assert refused(TEXT.replace("Paris", "<place></place>Paris")) == ["it covers no words"]
    unread = "the attributes of its tag cannot be read"
    assert refused(TEXT.replace("Paris", '<place ref="x>Paris</place>')) == [unread]
    crossing = TEXT.replace("John Smith” in Paris", "<a>John <b>Smith</a>” in Paris</b>")
    assert found(crossing) == [("a", "John Smith"), ("b", "Smith” in Paris")]


def test_attributes_are_read_in_every_fashion():
    output = TEXT.replace("5 May", "<date when=2024-05-05 cert='low' id=\"d\">5 May</date>")
    (span,) = align(TEXT, output).spans
    assert (span.attrs, span.cert, span.id) == ({"when": "2024-05-05"}, "low", "d")
    assert span.rule == "finder.aligned"
    assert span.evidence.startswith("<date when=")


def test_what_looks_like_a_tag_in_the_source_is_text():
    text = "Set x < 5 and write <b>bold</b> &amp; more in New York today."
    assert found(text.replace("New York", "<place>New York</place>"), text) == [("place", "New York")]
    assert not refused(text.replace("New York", "<place>New York</place>"), text)


def test_pointers_of_a_model_come_through():
    text = "“The harbour is open to all of us,” Smith said on the quay."
    output = text.replace("Smith", "<speaker id=s>Smith</speaker>").replace("“", '“<said who="s">')
    output = output.replace("”", "</said>”")
    explained = annotate.explain(Source(text), language="en", finders=[aligned(lambda _: output)])
    assert explained.document.text == text
    assert not annotate.check(explained.document)
    found = propose(Source(text), [aligned(lambda _: output)], SCHEMA).spans
    assert found[0].attrs["who"] == found[1].id


def test_what_is_refused_is_told():
    explained = explain(aligned(lambda text: tagged("Ali Hassan", a=("Ali Hassan", "Ali Hasan"))))
    told = explanation.render(explained)
    assert "finder.aligned: its words are not those of the source: 'Ali Hasan'" in told


def test_a_model_that_gives_no_text_is_named():
    def mute(text):
        return None

    with pytest.raises(FinderError, match=r"test_finders:.*mute"):
        explain(aligned(mute))


_pieces = st.sampled_from(
    [*TEXT.split(" "), "<person>", "</person>", "<date when='2024'>", "<date when=soon>", "</date>",
     "<said>", "</said>", "<", ">", "</", "<x/>", "&lt;", "&#0;", "&#xD800;", "&bogus;", "\0", "\ud800",
     "\r\n", "“", "<!--", "<![CDATA[",
     "<clause n=1>", "</clause>", "<paragraph>", "</paragraph>"]
)  # fmt: skip


@st.composite
def alterations(draw):
    """The source as a model might give it back: words left out, changed, moved, and tags strewn in."""
    words = TEXT.split(" ")
    out = []
    for given_word in words:
        word, act = given_word, draw(st.integers(0, 9))
        if act == 0:
            continue
        if act == 1:
            out.append(draw(_pieces))
        if act == 2:
            word = draw(st.text(max_size=4))
        if act in (3, 4):
            name = draw(st.sampled_from(["person", "org", "date", "said", "quote", "x", "head"]))
            word = f"<{name}>{word}</{name}>"
        out.append(word)
    return draw(st.sampled_from([" ", "  ", "\n"])).join(out)


@given(st.one_of(alterations(), st.lists(_pieces, max_size=30).map(" ".join), st.text()))
def test_whatever_a_model_gives_the_text_is_the_source(output):
    explained = explain(aligned(lambda text: output))
    assert explained.document.text == TEXT
    assert annotate.read(annotate.write(explained.document)) == explained.document
    wrong = [p for p in annotate.check(explained.document) if p.level == "error" and p.code not in _TOLD]
    assert not wrong
    for span in align(TEXT, output).spans:
        assert 0 <= span.start < span.end <= len(TEXT)


@given(alterations())
def test_what_stands_has_the_words_the_model_tagged(output):
    """Every span's words are, but for spaces and quotation marks, words that stood in one pair of tags."""

    def plain(words):
        return re.sub(r"\s+", "", re.sub("[“”]", '"', re.sub("<[^<>]*>", "", words)))

    for span in align(TEXT, output).spans:
        if span.kind in ("org", "quote", "x", "head"):
            pairs = re.findall(f"<{span.kind}>(.*?)</{span.kind}>", output, re.S)
            assert plain(TEXT[span.start : span.end]) in map(plain, pairs)


@given(st.lists(st.sampled_from("abcd"), max_size=90), st.lists(st.sampled_from("abcd"), max_size=90))
def test_an_alignment_rises_and_pairs_equal_words(ours, theirs):
    places = pair(ours, theirs)
    assert len(places) == len(theirs)
    hit = [(j, place) for j, place in enumerate(places) if place >= 0]
    assert all(ours[place] == theirs[j] for j, place in hit)
    assert [place for _, place in hit] == sorted({place for _, place in hit})
    assert pair(ours, ours) == list(range(len(ours)))


FLOODS = {
    "one word": lambda n: "word " * n,
    "two words": lambda n: "".join("ab"[i * i // 7 % 2] + " " for i in range(n)),
    "different words": lambda n: "".join(f"w{i} " for i in range(n)),
    "open tags": lambda n: "<date>" * n,
    "closing tags": lambda n: "a</date>" * n,
    "angles": lambda n: "<a" * n,
    "attributes": lambda n: '<date when="' * n,
    "ampersands": lambda n: "&#" * n,
}


@pytest.mark.parametrize("name", FLOODS)
def test_alignment_is_linear(name):
    def aligning(n):
        ours, theirs = FLOODS[name](n), "x ".join(FLOODS[name](n // 2) for _ in "ab")
        return lambda: align(ours, theirs)

    assert_linear(aligning, 4_000)


# spaCy


class Doc:
    """What the adapter reads of a Doc."""

    def __init__(self, ents, spans=None):
        self.ents, self.spans = ents, spans or {}


class Entity:
    def __init__(self, text, start_char, label_):
        self.text, self.start_char, self.label_ = text, start_char, label_
        self.end_char = start_char + len(text)


def test_any_doc_will_do():
    ents = [Entity(" Paris ", PARIS - 1, "GPE"), Entity("5", 0, "CARDINAL"), Entity("Lyon", PARIS, "GPE")]
    groups = {"sc": [Entity("Ali Hassan", TEXT.index("Ali"), "PER")]}
    found = propose(Source(TEXT), [spacy_finder(lambda text: Doc(ents, groups), groups=["sc"])], SCHEMA)
    assert [(s.kind, TEXT[s.start : s.end], s.rule, s.evidence) for s in found.spans] == [
        ("place", "Paris", "finder.spacy", "GPE"),
        ("person", "Ali Hassan", "finder.spacy", "PER"),
    ]
    assert [drop.why for drop in found.dropped] == [
        "the pipeline read another text: 'Lyon' is not what stands there"
    ]


def test_a_blank_pipeline_with_a_ruler():
    spacy = pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "PERSON", "pattern": [{"LOWER": "ali"}, {"LOWER": "hassan"}]},
            {"label": "FAC", "pattern": "harbour"},
            {"label": "DATE", "pattern": "5 May"},
            {"label": "MONEY", "pattern": "accord"},
        ]
    )
    found = propose(Source(TEXT), [spacy_finder(nlp)], SCHEMA)
    assert not found.dropped
    assert [(s.kind, TEXT[s.start : s.end], s.attrs) for s in found.spans] == [
        ("person", "Ali Hassan", {}),
        ("date", "5 May", {}),
        ("place", "harbour", {}),
    ]
    explained = explain(
        spacy_finder(nlp, attributes=lambda entity: {"when": "soon"} if entity.label_ == "DATE" else {})
    )
    assert explained.document.text == TEXT
    assert any("when='soon' is not a date" in drop.why for drop in explained.dropped)


# The page

BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<rest>[^\n]*))?\n(?P<body>.*?)^```$", re.M | re.S)
SCRIPTS = [
    block
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))
    if (block["rest"] or "").startswith("run")
]


@pytest.mark.parametrize("block", SCRIPTS, ids=lambda block: block["rest"])
def test_the_page_is_right(block):
    if "spacy" in block["rest"]:
        pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")
    exec(compile(block["body"], str(PAGE), "exec"), {})


def test_the_page_shows_three_examples():
    assert len(SCRIPTS) == 3
