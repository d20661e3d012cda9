"""One fault is one problem, at the node that is at fault, in words that say what to do."""

import random
import re
from pathlib import Path

import faulty
import pytest
from growth import assert_linear
from lxml import etree
from mutations import mutate

from annotate import parse, write
from annotate.check import check
from annotate.checking.diagnosis import diagnose
from annotate.checking.layout import Layout
from annotate.checking.proof import prove
from annotate.checking.relations import judgements, relations
from annotate.checking.wording import FIELDS, header
from annotate.formats.tei import parse_xml
from annotate.genres.news import News
from annotate.schema import relaxng, schema_of

FAULTS = faulty.faults()
TABLE = Path(__file__).with_name("faults.txt")
"""Fault, rule, message and fix, separated by a bar: what is told of single faults, to be read by people."""
TWO_LINES = {"moved item[3] first"}
"""Faults that change two lines of the text and nothing else, and so are told as two."""
FAULTLESS = """Talks to resume

The minister said on Friday that “talks will resume” in early 2017, according to a statement.
The first clause provides for a ceasefire; the second clause covers exchanges. “We agreed,” said Mr. Brown, “on all.”

What was agreed
Article 1: Water is shared.
Article 2: Roads are opened.
"""


def rows():
    """The faults whose messages the table holds: the first of each operation on each element."""
    seen = set()
    for fault in FAULTS:
        operation, label, *variant = fault.name.split(" ")
        key = (operation, label.split("[")[0], *(variant[:1] if operation == "mistyped" else ()))
        if key not in seen:
            seen.add(key)
            yield fault


def told(fault):
    return [f"{fault.name} | {p.code} | {p.message} | {p.fix}" for p in check(fault.raw)]


def test_the_document_without_a_fault_has_no_problem():
    assert check(faulty.valid()) == []


@pytest.mark.parametrize("operation", [operation.__name__ for operation in faulty.OPERATIONS])
def test_a_single_fault_is_one_problem_at_its_node(operation):
    made = [fault for fault in FAULTS if fault.name.split()[0] == operation]
    assert len(made) > 20
    wrong = []
    for fault in made:
        problems = check(fault.raw)
        layout = Layout(fault.raw)
        at = [layout.offset(p.line, p.column) for p in problems]
        here = [any(start <= place <= end for start, end in fault.extents) for place in at]
        if fault.name not in TWO_LINES and here != [True] and not (here == [] and harmless(fault)):
            wrong.append((fault.name, [str(p) for p in problems]))
    assert not wrong


def harmless(fault):
    """Whether a change left the document valid: a name without its tag, an optional attribute gone."""
    shape = etree.RelaxNG(etree.fromstring(relaxng.render(schema_of(News)).encode()))
    return not fault.changed and shape.validate(etree.fromstring(fault.raw))


def test_a_file_is_proven_sound_exactly_when_schema_tables_and_relations_find_no_fault():
    """On the faults of the table, and on two at a time made at random in another document."""
    made = [fault.raw for fault in FAULTS]
    tree = etree.fromstring(write(parse(FAULTLESS, language="en", published="2024-11-09")))
    chance = random.Random(7)
    for _ in range(400):
        once = mutate(tree, chance)[1]
        twice = mutate(once, chance)[1] if len(list(once.iter("*"))) > 2 else once
        made += [etree.tostring(once, encoding="utf-8"), etree.tostring(twice, encoding="utf-8")]
    shape = etree.RelaxNG(etree.fromstring(relaxng.render(schema_of(News)).encode()))
    proven = 0
    for raw in [*made, faulty.valid(), etree.tostring(tree)]:
        proof = prove(raw, News, FIELDS)
        tree = parse_xml(raw)
        known = header(tree, News)
        judged = judgements(tree, News, known)
        sound = shape.validate(tree) and relations(tree, News, known) == judged
        found = [f for f in diagnose(tree, schema_of(News)) if f.problem.code != "beside"]
        assert (proof is not None) == (sound and not found), raw.decode()
        assert proof is None or (proof.known, proof.silent) == (known, not judged)
        proven += proof is not None
    assert 100 < proven < len(made) / 2


SPELLINGS = {
    "as written": lambda xml: xml,
    "single quotes": lambda xml: xml.replace('"', "'"),
    "lines of Windows": lambda xml: xml.replace("\n", "\r\n"),
    "a byte order mark": lambda xml: "\ufeff" + xml,
    "comments and instructions": lambda xml: xml.replace("<p", "<!-- <p> --><?note <q> ?><p"),
    "a comment among words": lambda xml: xml.replace(" a ", " <!-- & > -->a "),
    "references": lambda xml: xml.replace(" a ", " &#97;&#x20;"),
    "white space in tags": lambda xml: xml.replace(' resp="', '\n\tresp = "').replace("</p>", "</p\n>"),
}


@pytest.mark.parametrize("spelled", SPELLINGS.values(), ids=SPELLINGS)
def test_the_spelling_of_xml_is_no_matter_of_proof(spelled):
    raw = write(parse(FAULTLESS, language="en", published="2024-11-09")).decode()
    assert prove(spelled(raw).encode(), News, FIELDS) == prove(raw.encode(), News, FIELDS) != None  # noqa: E711


@pytest.mark.parametrize(
    "xml",
    [
        FAULTLESS,
        "<TEI",
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
        '<TEI xmlns="a>b"></TEI>',
        "<!DOCTYPE TEI><TEI/>",
        '<?xml version="1.0" encoding="latin-1"?><TEI/>',
        "<a/><b/>",
        "<![CDATA[]]>",
        "",
    ],
)
def test_what_is_no_file_of_ours_is_not_proven(xml):
    assert prove(xml.encode(), News, FIELDS) is None


def test_a_tag_is_judged_anew_in_every_place():
    raw = write(parse(FAULTLESS, language="en", published="2024-11-09"))
    assert prove(raw, News, FIELDS)
    head = re.search(rb"<head[^>]*>", raw)[0]
    misplaced = raw.replace(b"<p ", head + b"</head><p ", 1)
    assert prove(misplaced, News, FIELDS) is None
    assert prove(raw.replace(b'xml:id="said.2"', b'xml:id="said.1"'), News, FIELDS) is None
    assert prove(raw, News, FIELDS)


def test_what_is_told_of_each_fault_stands_in_the_table():
    now = [line for fault in rows() for line in told(fault)]
    assert len(now) > 200
    assert TABLE.read_text(encoding="utf-8").splitlines() == now


@pytest.mark.parametrize(
    "before",
    [
        "",
        "😀" * 40,
        "e\u0301" * 30,
        "\u0627\u0651" * 50,
        "x" * 1_000_000,
        "&amp;&#x1F600;" * 9,
        "<!-- 😀 -->",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_columns_count_characters(before, newline):
    raw = (
        faulty.valid()
        .decode()
        .replace("<p>“", f"<p>{before}<date whne='2024'>x</date>“")
        .replace("\n", newline)
    )
    problem = next(p for p in check(raw.encode()) if p.code == "attribute")
    line = raw.split(newline)[problem.line - 1]
    assert line[problem.column - 1 :].startswith("whne")
    assert problem.excerpt[problem.before :].startswith("whne")
    assert len(problem.excerpt) <= 80


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso8859-1"])
def test_columns_count_characters_in_any_encoding(encoding):
    name = encoding.removesuffix("-sig")
    raw = (
        faulty.valid()
        .decode()
        .replace('encoding="UTF-8"', f'encoding="{name}"')
        .replace("<p>“", "<p>é<date whne='2024'>x</date>“")
    )
    if encoding == "iso8859-1":
        raw = raw.encode("ascii", "xmlcharrefreplace").decode().replace("&#233;", "é")
    problem = next(p for p in check(raw.encode(encoding)) if p.code == "attribute")
    assert raw.split("\n")[problem.line - 1][problem.column - 1 :].startswith("whne")


FLOOD = {
    "unknown elements": '<sed type="clause" n="1">x</sed>',
    "misspelt attributes": "<date whne='2024'>x</date>",
    "impossible dates": '<date when="2024-02-31">x</date>',
    "missing attributes": "<seg type='clause'>x</seg>",
    "repeated numbers": '<seg type="clause" n="7">x</seg>',
    "dangling pointers": '<rs type="speaker" ref="#no">x</rs>',
    "same ids": '<rs type="speaker" xml:id="same">x</rs>',
    "invisible characters": "a\u200b&amp;",
    "bidirectional controls": "a\u202e",
}


@pytest.mark.parametrize("name", FLOOD)
def test_a_hundred_thousand_faults_take_linear_time(name):
    def document(count):
        return faulty.valid().decode().replace("<p>Under ", "<p>" + FLOOD[name] * count).encode()

    def checking(count):
        raw = document(count)
        return lambda: check(raw)

    assert_linear(checking, 10_000)
    if name not in ("dangling pointers", "same ids"):
        assert len(check(document(20_000))) - len(check(document(10_000))) >= 9_000


def test_every_problem_of_a_file_comes_in_one_run():
    raw = faulty.valid().decode()
    for right, wrong in [
        ("<persName>", "<persNaem>"),
        ("</persName>", "</persNaem>"),
        ('when="2024-11-08"', 'when="2024-11-88"'),
        ('n="2254"', 'm="2254"'),
        ('<item n="2">', "<item>"),
        ("three months", "four months"),
        ('ref="#o1"', 'ref="#o1x"'),
    ]:
        raw = raw.replace(right, wrong)
    assert [(p.line, p.code) for p in check(raw.encode())] == [
        (10, "element-unknown"), (11, "date-impossible"), (14, "pointer-dangling"), (16, "attribute"),
        (18, "attribute-missing"), (20, "text-altered"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("</rs>", "</sr>", "</sr> stands where <rs>, opened in line 14, is to be closed"),
        ("</TEI>", "", "<TEI>, opened in line 2, is not closed"),
        ("Bread", "Bread & Salt", "&amp;"),
        ("Bread", "Bread&Salt a", "&amp;"),
        ("Bread", "Bread < Salt", "&lt;"),
        ("Bread", "Bread]]>", "&gt;"),
        ("Bread", "Bread<!-- a -- b -->", "Two dashes stand in a comment"),
        ('n="2254"', "n=2254", "without quotation marks"),
        ("Bread", "&bread;", "entity"),
        ('n="2254"', 'n="2254" n="1"', "twice"),
        ("Bread", "\x0b", "U+000B"),
    ],
)
def test_a_file_that_is_no_xml_says_why_and_where(old, new, words):
    (problem,) = check(faulty.valid().decode().replace(old, new, 1).encode())
    assert words in f"{problem.message} {problem.fix}"
    assert problem.line


def test_an_id_that_was_overwritten_is_no_copy_though_the_words_are_the_same():
    text = "Ann Lee said: “We stop here.” Tom Hall said: “We go on.”\n"
    raw = write(parse(text, language="en"))
    problems = check(raw.replace(b'xml:id="cue.2"', b'xml:id="cue.1"'))
    assert [problem.code for problem in problems] == ["id-twice"]
    assert problems[0].fix == 'Write xml:id="cue.2", to which others point.'
