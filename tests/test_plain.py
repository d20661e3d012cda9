"""Manners of typing: what only looks different is annotated alike, and comes back as it was."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from growth import assert_linear

from annotate.pack import load
from annotate.parse import explain
from annotate.plain import plain
from annotate.source import decode

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
PERSIAN = str.maketrans("يك", "یک")
MANNERS = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces before marks": lambda text: re.sub(" (?=[:;!?»])|(?<=«) ", "\u202f", text),
    "two spaces": lambda text: re.sub(r"(?<=[.!?”]) (?=\S)", "  ", text),
    "tabs": lambda text: text.replace(" ", "\t"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "indents": lambda text: re.sub(r"(?m)^(?=\S)", "   ", text),
    "spaces at the ends of lines": lambda text: re.sub(r"(?m)(?<=\S)$", " \t", text),
    "letters and marks apart": lambda text: unicodedata.normalize("NFD", text),
    "Persian letters": lambda text: text.translate(PERSIAN),
    "direction marks": lambda text: re.sub(r"(?<=\S) ", " \u200f", text),
    "soft hyphens": lambda text: re.sub(r"([^\W\d_]{4})(?=[^\W\d_]{4})", "\\1\u00ad", text),
}


def seen(text, language):
    """What is found: kinds, values, and the words as a reading has them."""
    found = explain(decode(text), language=language, published="2024-03-14")
    assert found.document.source.bytes == text.encode()
    pack = load(language)

    def words(start, end):
        return "".join(pack.fold(plain(text[start:end], pack.dropped)[0]).split())

    return Counter(
        (s.kind, s.attrs.get("when"), s.attrs.get("from"), s.attrs.get("n"), words(s.start, s.end))
        for s in found.spans
    )


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_manner_of_typing_changes_no_annotation(path, manner):
    text, language = path.read_text(encoding="utf-8"), path.suffixes[0][1:]
    assert seen(MANNERS[manner](text), language) == seen(text, language)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a  b\t \tc", "a b c"),
        ("  a \r\n\t b \n\n c ", "a\nb\n\nc "),
        ("\r\n\ra", "\n\na"),
        ("cafe\u0301 e\u0302\u0301 x\u0301", "café ế x\u0301"),
        ("\u0627\u0654\u0645", "أم"),
        ("so\u00adft\u00a0and\u3000wide", "soft and wide"),
    ],
)
def test_what_is_plain_leads_back(text, made):
    result, gone = plain(text, re.compile("[\u00ad]"))
    assert result == made
    assert len(made) + len(gone) == len(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("1ـ الجســر ـ وكالات", "1– الجسر – وكالات"),
        ("ــ قال عام 1443هـ", "– قال عام 1443ه"),
        ("أولا\nأـ الجسر بـ«نهر»", "أولا\nأ– الجسر ب«نهر»"),
    ],
)
def test_an_extender_that_extends_no_letter_is_a_dash(text, made):
    assert plain(text, re.compile("[\u0640]"), extender="\u0640")[0] == made


@pytest.mark.parametrize("unit", ["a\u0301\u0302\u0303", "\u0301", " \t", "\r\n \t", "\u00a0 ", "e\u0301 \r"])
def test_any_text_is_made_plain_in_linear_time(unit):
    dropped = load("ar").dropped
    assert_linear(lambda size: lambda: plain(unit * size, dropped), 4000)
