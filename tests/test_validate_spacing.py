"""White space that an editor changed is told as such, once, and put back; words that were changed are not."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.dom import minidom

import pytest
from growth import assert_linear
from lxml import etree

from annotate import parse, read, write
from annotate.check import check
from annotate.validation.repair import repair

EXAMPLES = Path(__file__).parents[1] / "examples"
BLANK = etree.XMLParser(remove_blank_text=True)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def wrapped(raw):
    """Every line broken at 80 columns, wherever a blank is: in text, between attributes and in values."""
    lines = []
    for line in raw.decode().split("\n"):
        indent = re.match(" *", line)[0]
        now = indent
        for word in line.split():
            if len(now) + len(word) >= 80 and now.strip():
                lines.append(now)
                now = f"{indent}  "
            now += f"{' ' if now.strip() else ''}{word}"
        lines.append(now)
    return "\n".join(lines).encode()


def indented(raw):
    tree = etree.fromstring(raw)
    etree.indent(tree)
    return etree.tostring(tree.getroottree(), encoding="utf-8")


def respelled(raw):
    ET.register_namespace("", "http://www.tei-c.org/ns/1.0")
    tree = ET.fromstring(raw)
    ET.indent(tree, "\t")
    return ET.tostring(tree, encoding="utf-8", xml_declaration=True)


def pretty(raw):
    return minidom.parseString(raw).toprettyxml(indent="    ", encoding="utf-8")


def heedless(raw):
    """As a program writes it that knows nothing of xml:space, and takes blanks between tags for nothing."""
    tree = etree.fromstring(raw)
    for element in tree.iter():
        element.attrib.pop(SPACE, None)
    return etree.tostring(etree.fromstring(etree.tostring(tree), BLANK), pretty_print=True)


def collapsed(raw):
    """Mixed content on one line, then wrapped."""
    tree = etree.fromstring(raw)
    for element in tree.iter():
        element.text = re.sub(r"\s+", " ", element.text) if element.text else None
        element.tail = re.sub(r"\s+", " ", element.tail) if element.tail else None
    etree.indent(tree)
    return wrapped(etree.tostring(tree, encoding="utf-8"))


def crossed(raw):
    """Wrapped, with a byte order mark, other quotes and the line ends of another system."""
    again = re.sub(rb'="([^"\']*)"', rb"='\1'", wrapped(raw))
    return b"\xef\xbb\xbf" + again.replace(b"\n", b"\r\n")


def _text(raw):
    return "".join(etree.fromstring(raw).find(".//{*}body").itertext())


MANNERS = (wrapped, indented, respelled, pretty, heedless, collapsed, crossed)


@pytest.fixture(scope="module", params=["harbour.ar", "harbour.en", "bridge.fr", "crlf"])
def converted(request):
    name = request.param if request.param != "crlf" else "library.en"
    raw = (EXAMPLES / f"{name}.txt").read_bytes()
    raw = raw.replace(b"\n", b"\r\n") if request.param == "crlf" else raw
    return write(parse(raw, published="2024-03-14"), "tei")


@pytest.mark.parametrize("manner", MANNERS)
def test_white_space_that_an_editor_changed_is_one_problem_and_put_back(converted, manner):
    again = manner(converted)
    told = [p for p in check(again) if p.level != "info" and p.code != "attribute-missing"]
    changed = _text(again) != _text(converted)
    assert changed or manner is heedless
    assert [p.code for p in told] == ["white-space"] * changed
    assert all("white space and nothing else" in p.message for p in told)
    mended = repair(again)
    assert [p for p in check(mended.raw) if p.level != "info"] == []
    assert write(read(mended.raw), "text") == write(read(converted), "text")
    assert repair(mended.raw).raw == mended.raw


@pytest.mark.parametrize(
    "manner",
    [
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: etree.tostring(etree.fromstring(raw, BLANK), pretty_print=True),
    ],
)
def test_what_an_editor_may_change_is_no_problem(converted, manner):
    assert check(manner(converted)) == check(converted)


def test_a_blank_more_in_a_line_is_told_where_it_stands():
    raw = write(
        parse("A first line of a text.\n\nA second one, with some words in it.\n", language="en"), "tei"
    )
    again = b"with  some".join(raw.rsplit(b"with some", 1))
    (problem,) = check(again)
    assert problem.code == "white-space"
    assert again.decode().split("\n")[problem.line - 1][problem.column - 1 :].startswith("  some")
    assert repair(again).raw == raw


@pytest.mark.parametrize("manner", MANNERS)
def test_a_word_that_was_changed_too_is_told_and_nothing_is_put_back(manner):
    raw = write(parse((EXAMPLES / "harbour.en.txt").read_bytes(), published="2024-03-14"), "tei")
    again = manner(raw).replace(b"dispute", b"quarrel", 1)
    assert [p.code for p in check(again) if p.code not in ("white-space", "attribute-missing")] == [
        "text-altered"
    ]
    assert _text(repair(again).raw) == _text(again)


def test_searching_for_white_space_takes_linear_time():
    """Of a text in which a word was changed nothing is found; the search must end soon."""

    def checking(count):
        text = "".join(
            f"Line {i} of a text that says “this and that”, and more of it.\n\n" for i in range(count)
        )
        raw = write(parse(text, language="en"), "tei").replace(b"that says", b"that tells")
        return lambda: check(raw)

    assert_linear(checking, 300)
