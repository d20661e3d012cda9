"""TEI made for other purposes, and ours after an XML editor: told helpfully, and never a crash."""

import re
from pathlib import Path

import pytest
from lxml import etree

from annotate import parse, write
from annotate.check import check

FILES = sorted(Path(__file__).with_name("foreign").glob("*.xml"))
TEXT = """Talks to resume

The minister said on Friday that “talks will resume” in early 2017.
The first clause provides for a ceasefire.
"""
OURS = write(parse(TEXT, language="en", published="2024-11-09")).decode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_of_tei_of_another_kind_each_name_is_told_once(path):
    problems = check(path)
    assert [p.code for p in problems].count("foreign-tei") == 1
    assert len(problems) < 25
    names = [p.message.split(" is ")[0] for p in problems if p.code == "beyond"]
    assert len(names) == len(set(names))
    assert {p.level for p in problems if "xi:include" not in p.message} == {"warning"}
    assert not any("Did you mean" in p.fix for p in problems)


def test_what_of_a_play_is_understood_and_what_would_be_lost():
    told = {p.message for p in check(FILES[1])} | {p.message for p in check(FILES[0])}
    assert "This is TEI, but no news document. Of its text <head> (3) and <p> (1) are understood." in told
    assert "<sp> is not part of a news document (3 times)." in told


def test_a_document_of_ours_that_lacks_one_thing_is_no_stranger():
    for old in (' xml:space="preserve"', re.search("<encodingDesc>.*</encodingDesc>", OURS, re.DOTALL)[0]):
        codes = [p.code for p in check(OURS.replace(old, "").encode())]
        assert codes and "foreign-tei" not in codes


PREFIXED = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1tei:", OURS).replace("xmlns=", "xmlns:tei=")


@pytest.mark.parametrize(
    "edited",
    [
        OURS.replace("The minister", "<!-- check --><?oxygen a?>The minister"),
        OURS.replace("ceasefire", "<![CDATA[ceasefire]]>"),
        OURS.replace("ceasefire", "cease&#102;ire"),
        PREFIXED,
        OURS.replace("<TEI ", '<TEI xmlns:xi="http://www.w3.org/2001/XInclude" '),
        OURS.replace("\n", "\r\n"),
        OURS.split("\n", 1)[1],
        "\ufeff" + OURS,
    ],
    ids=["comment", "cdata", "reference", "prefix", "unused", "crlf", "undeclared", "bom"],
)
def test_what_says_the_same_in_other_letters_is_no_problem(edited):
    assert check(OURS.encode()) == []
    assert check(edited.encode()) == []


@pytest.mark.parametrize(
    ("edited", "code", "words"),
    [
        (etree.tostring(etree.indent(t := etree.fromstring(OURS.encode())) or t), "white-space", "indents"),
        (OURS.replace("ceasefire", "cease&nbsp;fire").encode(), "xml", "entity"),
        (OURS.replace("ceasefire", "cease & fire").encode(), "xml", "&"),
        (OURS.replace("<text ", '<text xml:base="http://x/" ').encode(), "attribute", "xml:base"),
        (
            OURS.replace("<TEI ", '<TEI xmlns:xsi="urn:x" xsi:schemaLocation="a b" ').encode(),
            "attribute",
            "xsi:schemaLocation",
        ),
        (OURS.encode("cp1252", "replace"), "xml", "UTF-8"),
        (b"", "empty-file", "empty"),
        (b"Plain words.", "xml", "does not begin with a tag"),
        (OURS.encode() + b"<x/>", "xml", "after the end"),
        (OURS.replace("ceasefire", "cease\0fire").encode(), "xml", "U+0000"),
    ],
)
def test_what_an_editor_breaks_is_one_problem(edited, code, words):
    (problem,) = check(edited)
    assert problem.code == code
    assert words in problem.message
