"""Every rule has a reason and examples, and its examples do what they say."""

import re
import unicodedata

import faulty
import pytest
from lxml import etree
from lxml.isoschematron import Schematron

from annotate import parse, schemas, write
from annotate.check import check
from annotate.checking.almanac import contradictions
from annotate.checking.relations import relations
from annotate.checking.wording import header
from annotate.cli import main
from annotate.formats.tei import parse_xml
from annotate.genres.news import News
from annotate.validation import rulebook

CALENDAR = {"date-text", "date-weekday", "date-published"}
WITH = [entry for entry in rulebook.rules().values() if entry.bad]


@pytest.mark.parametrize("entry", WITH, ids=lambda entry: entry.code)
def test_the_bad_example_breaks_the_rule_and_no_other(entry):
    assert [p.code for p in check(rulebook.example(entry.bad))] == [entry.code]


@pytest.mark.parametrize("entry", WITH, ids=lambda entry: entry.code)
def test_the_good_example_has_no_problem(entry):
    assert check(rulebook.example(entry.good)) == []


def test_every_rule_has_a_reason_and_a_page(capsys):
    for code, entry in rulebook.rules().items():
        assert entry.why.endswith((".", "?")), code
        assert entry.level in ("error", "warning", "info")
        assert main(["rule", code]) == 0
        assert entry.why in capsys.readouterr().out
    assert main(["rule"]) == 0
    shown = capsys.readouterr().out
    assert "clause-gap" in shown and "date.day_month" in shown
    assert main(["rule", "date.day_month"]) == 0
    assert main(["rule", "clause-gop"]) == 2
    assert "clause-gap" in capsys.readouterr().err


def test_the_schematron_gives_the_verdicts_of_our_own_checks():
    """On every fault that leaves the shape whole; what needs a calendar, Schematron cannot tell."""
    rules = Schematron(etree.fromstring(schemas.render("sch").encode()), store_report=True)
    shape = etree.RelaxNG(etree.fromstring(schemas.render("rng").encode()))
    other = faulty.valid().replace(
        b'<text xml:space="preserve" xml:lang="en"', b'<text xml:space="preserve" xml:lang="fr"'
    )
    compared = 0
    for raw in [other, *(fault.raw for fault in faulty.faults())]:
        tree = parse_xml(raw)
        if not shape.validate(tree):
            continue
        rules.validate(tree)
        failed = next(
            rules.validation_report.getroot().iter("{http://purl.oclc.org/dsdl/svrl}failed-assert"), None
        )
        told = [f for f in relations(tree, News, header(tree, News)) if f.problem.code not in CALENDAR]
        assert (failed is not None) == bool(told), raw.decode()
        compared += failed is not None
    assert compared > 50
    assert [p.code for p in check(other)] == ["language-differs"]


def test_every_code_in_the_table_of_faults_is_in_the_book():
    from pathlib import Path

    lines = Path(__file__).with_name("faults.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split(" | ")[1] for line in lines} <= set(rulebook.rules())


@pytest.mark.parametrize(
    "text",
    [
        "Exports grew in the late 1970s, the mid-1980s and the early years of the 1990s.",
        "Deposits rose in the last 10 days of February, and again in the week of May 19.",
        "The bridge fell a year ago today, and a hundred years ago today the first one did.",
        "La ligne a ouvert à la fin des années 1970.",
    ],
)
def test_no_date_that_was_found_contradicts_its_own_words(text):
    assert check(write(parse(text, published="2024-11-09"), "tei")) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_and_marks_apart_hide_no_contradiction(form):
    text = unicodedata.normalize(form, "15 août 2024")
    found = contradictions({"when": "2024-09-15"}, text, {"language": "fr"})
    assert [problem.code for problem in found] == ["date-text"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("„Nein“, sagte er, “yes” und „so”.", 0),
        ("„Nein, sagte er.“ Und “yes.", 1),
        ("He said “no and left.", 1),
    ],
)
def test_a_low_mark_is_closed_by_a_high_one(line, told):
    found = check(write(parse(f"{line}\n", language="en"), "tei"))
    assert sum(problem.code == "marks-unbalanced" for problem in found) == told


CLAUSES = """Deal reached

The mayor, Ann Lee, said on Friday that the port would open. "We have signed," she told reporters.

The agreement between the union and the port has three points:

1. The port pays the wages.
2. The union ends the strike.
3. Both sides meet again.
"""


@pytest.mark.parametrize(
    ("gone", "codes"),
    [
        ("<list type=.*?</list>", ["text-altered"]),
        ('<rs type="speaker" xml:id="speaker.2".*?</rs>', ["text-altered"]),
        ('<interpGrp type="evidence">.*?</interpGrp>', ["pointer-dangling"]),
        ("<standOff>.*</standOff>", ["pointer-dangling", "pointer-dangling"]),
    ],
)
def test_what_went_with_a_passage_is_told_with_it_and_a_lost_list_once(gone, codes):
    """Ids of one row are no slips of one another, and an id is guessed among those that the attribute leads to."""
    written = write(parse(CLAUSES, language="en", published="2024-11-09"), "tei").decode()
    assert check(written.encode()) == []
    found = check(re.sub(gone, "", written, count=1, flags=re.DOTALL).encode())
    assert [problem.code for problem in found] == codes
    assert not any("Did you mean" in problem.fix for problem in found)


def test_a_slip_in_the_name_of_what_is_kept_once_is_mended():
    written = write(parse(CLAUSES, language="en"), "tei")
    (problem,) = check(
        written.replace(b'<interp xml:id="evidence.2">', b'<itnerp xml:id="evidence.2">').replace(
            b'</interp>\n      <interp xml:id="evidence.3"',
            b'</itnerp>\n      <interp xml:id="evidence.3"',
            1,
        )
    )
    assert (problem.code, problem.fix) == ("element-unknown", "Did you mean <interp>?")
    assert problem.edits


@pytest.mark.parametrize("root", ["TEI.2", "tei", "Tei"])
def test_a_root_with_a_slip_is_one_problem_with_its_remedy(root):
    """TEI of before the namespace (P4) is judged further when it is in it."""
    written = write(parse("The mayor spoke.", language="en"), "tei").decode()
    space = ' xmlns="http://www.tei-c.org/ns/1.0"'
    renamed = written.replace(f"<TEI{space}", f"<{root}{'' if '.' in root else space}").replace(
        "</TEI>", f"</{root}>"
    )
    (problem,) = check(renamed.encode())
    assert (problem.code, problem.fix) == ("root", "Rename it to <TEI>.")
