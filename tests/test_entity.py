"""Entities: which names lead to one entry, which to none, and what a person's corrections do to them."""

import re
from pathlib import Path

import pytest
from growth import assert_linear
from lxml import etree

from annotate import check, parse, read, write
from annotate.names.identity import identities
from annotate.pack import load
from annotate.reading import Reading
from annotate.revision import revise
from annotate.tree import unfold

TEXT = """\
The World Health Organization (WHO) warned of cholera in Sudan, and Edward Okafor called for help.

Teams from the WHO reached Port Sudan on Monday. Mr. Okafor thanked them; Sudan is large, said Maria Lindqvist.
"""


def entries(text, language):
    """Per entry its name and the names that lead to it."""
    whole, spans = unfold(parse(text, language=language))
    names = {span.id: span.attrs["name"] for span in spans if "name" in span.attrs}
    found = {name: [] for name in names.values()}
    for span in spans:
        if span.attrs.get("ref") in names:
            found[names[span.attrs["ref"]]].append(whole[span.start : span.end])
    return found


def test_names_of_one_lead_to_one_entry():
    assert entries(TEXT, "en") == {
        "Edward Okafor": ["Edward Okafor", "Mr. Okafor"],
        "World Health Organization": ["World Health Organization", "WHO", "WHO"],
        "Sudan": ["Sudan", "Sudan"],
    }


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Dorrin Whitlow met Vellan Whitlow. Mr. Whitlow left.", "en", {}),
        (
            "Thomas Whitlow met Margaret Whitlow. Mr. Whitlow left.",
            "en",
            {"Thomas Whitlow": ["Thomas Whitlow", "Mr. Whitlow"]},
        ),
        (
            "Mary Kelly won. Mr. Kelly clapped. Mr. Kelly wept.",
            "en",
            {"Kelly": ["Mr. Kelly", "Mr. Kelly"]},
        ),
        ("Mr. Finch spoke, and Mrs. Finch left.", "en", {}),
        (
            "Mrs. Ann Finch and Mr. Paul Finch came. Mrs. Finch left.",
            "en",
            {"Ann Finch": ["Mrs. Ann Finch", "Mrs. Finch"]},
        ),
        (
            "President Obama spoke. Barack Obama left, and Obama won.",
            "en",
            {"Barack Obama": ["President Obama", "Barack Obama", "Obama"]},
        ),
        ("F. Greenhill came? No: Mr. Frank Greenhill came.", "en", {"Frank Greenhill": 2}),
        (
            "وصل الأمير محمد بن سلمان أمس، ثم تحدث الأمير محمد بن سلمان إلى الصحفيين.",
            "ar",
            {"محمد بن سلمان": ["محمد بن سلمان", "محمد بن سلمان"]},
        ),
        (
            "التقى رئيس الوزراء الأردني بشر القضماني الوفد، وقال القضماني إن الطريق طويلة.",
            "ar",
            {"بشر القضماني": ["بشر القضماني", "القضماني"]},
        ),
        (
            "M. Luc Vasseur parle. M. Vasseur rit.",
            "fr",
            {"Luc Vasseur": ["M. Luc Vasseur", "M. Vasseur"]},
        ),
    ],
)
def test_no_identity_rather_than_a_wrong_one(text, language, wanted):
    found = entries(text, language)
    assert {n: len(f) if isinstance(wanted.get(n), int) else f for n, f in found.items()} == wanted


def test_what_is_written_is_valid_and_comes_back():
    document = parse(TEXT, language="en")
    raw = write(document)
    assert check(raw) == []
    for format in ("tei", "json", "standoff"):
        again = read(write(document, format), format)
        assert [unfold(again)[1], again.persons, again.orgs] == [
            unfold(document)[1],
            document.persons,
            document.orgs,
        ]
    again = read(write(document, "snippet"), "snippet")
    assert [one.name for one in again.persons + again.orgs + again.places] == list(entries(TEXT, "en"))


def test_a_name_leads_to_an_entry_of_its_own_kind():
    raw = write(parse(TEXT, language="en")).replace(b'ref="#person-entity.1"', b'ref="#org-entity.1"', 1)
    assert [problem.code for problem in check(raw)] == ["pointer-kind"]


def test_an_untouched_document_comes_back_byte_for_byte():
    document = parse(TEXT, language="en")
    assert write(revise(document)) == write(document)


def test_an_entry_goes_with_the_names_that_led_to_it():
    raw = write(parse(TEXT, language="en")).decode()
    start = raw.index("<persName", raw.index("<text"))
    inner = raw.index(">", start) + 1
    raw = raw[:start] + raw[inner:].replace("</persName>", "", 1)
    revised = revise(read(raw.encode(), "tei"))
    assert [one.name for one in revised.persons] == ["Edward Okafor"]
    assert write(revise(revised)) == write(revised)


def test_what_a_person_says_of_an_entry_stays():
    raw = write(parse(TEXT, language="en"))
    link = b'<idno type="URI">https://www.wikidata.org/entity/Q7817</idno>'
    edited = raw.replace(b"Organization</orgName></org>", b"Organization</orgName>" + link + b"</org>")
    assert edited != raw
    assert check(edited) == []
    revised = revise(read(edited, "tei"))
    assert revised.orgs[0].uri == "https://www.wikidata.org/entity/Q7817"
    assert write(revise(revised)) == write(revised)
    assert len(entries(revised.text, "en")) == len(revised.persons + revised.orgs + revised.places)


def test_a_name_that_a_person_led_elsewhere_stays_there():
    raw = write(parse("Ann Finch met Ann Finch. Paul Moss met Paul Moss.", language="en"))
    edited = raw.replace(b'ref="#person-entity.2"', b'ref="#person-entity.1"', 1)
    revised = revise(read(edited, "tei"))
    leads = [span.attrs.get("ref") for span in unfold(revised)[1] if span.kind == "person"]
    assert leads[2] == leads[0] != leads[3]


@pytest.mark.parametrize(
    "unit",
    ["Mr. Harold Finch and Mr. Paul Finch met Mr. Finch. ", "The Northern Coal Company (NCC) paid NCC. "],
)
def test_time_grows_with_the_text(unit):
    pack = load("en")
    assert_linear(lambda size: lambda: identities(Reading(unit * size, pack)), 400)


def test_one_expression_leads_from_words_to_who_said_them_and_to_the_entry():
    page = (Path(__file__).parents[1] / "docs" / "quotations.md").read_text(encoding="utf-8")
    (expression,) = re.findall(r"```xpath\n(.*?)\n```", page)
    text = "“We won,” said Ann Lee. She added: “It was late.” Lee left."
    root = etree.fromstring(write(parse(text, language="en"), "tei"))
    tei = {"tei": "http://www.tei-c.org/ns/1.0"}
    (entry,) = root.xpath("//tei:person/@xml:id", namespaces=tei)
    for said in root.iterfind(".//tei:said", tei):
        (name,) = said.xpath(expression, namespaces=tei)
        assert (name.text, name.get("ref")) == ("Ann Lee", f"#{entry}")
