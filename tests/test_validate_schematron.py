"""Schematron of others with XPath 2: run by Saxon, in the order and with the words of the standard."""

import os
import sys

import faulty
import pytest

from annotate.cli import main
from annotate.genres.news import News
from annotate.schema import schema_of, schematron
from annotate.validation.foreign import child
from annotate.validation.foreign.stylesheet import StylesheetError, compiled

HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'queryBinding="xslt2"{more}><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>'
)
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><?pi?><!-- c -->
<p n="٣">😀 <date when="2024-11-09" xml:id="d1">9 November</date> <date when="2024-13-09">x</date></p>
<p n="2"><!-- c --><date>y</date></p></TEI>
"""


def judge(capsys, tmp_path, rules, document=DOCUMENT, more=""):
    (tmp_path / "a.xml").write_text(document, encoding="utf-8")
    (tmp_path / "s.sch").write_text(f"{HEAD.format(more=more)}{rules}</schema>", encoding="utf-8")
    code = main(
        ["validate", str(tmp_path / "a.xml"), "--schema", str(tmp_path / "s.sch"), "--format", "concise"]
    )
    out, err = capsys.readouterr()
    return code, [line.split("a.xml:", 1)[1] for line in out.splitlines()], err


def test_an_assertion_is_told_at_its_node_in_its_words(capsys, tmp_path):
    rules = """<pattern><rule context="t:date"><let name="day" value="string(@when)"/>
        <assert test="every $d in $day satisfies $d castable as xs:date">The <name/> “<value-of
        select="$day"/>” is no <emph>day</emph>.</assert></rule></pattern>"""
    rules = rules.replace("<pattern>", '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><pattern>')
    code, lines, err = judge(capsys, tmp_path, rules)
    assert code == 1 and err.endswith("by Saxon\n")
    assert lines == [
        "2:66: error foreign: The date “2024-13-09” is no day.",
        "3:20: error foreign: The date “” is no day.",
    ]


def test_saxon_and_libxml2_tell_the_same_at_the_same_places(capsys, tmp_path):
    ours = schematron.render(schema_of(News))
    assert 'queryBinding="xslt"' in ours
    valid = faulty.valid().decode()
    cases = {
        "number": valid.replace('<item n="3">', '<item n="4">').replace("<head>What comes next<", "<head> <"),
        "pointer": valid.replace('who="#s1"', 'who="#nobody"').replace('xml:id="q2"', 'xml:id="q1"'),
        "valid": valid,
    }
    for name, text in cases.items():
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    told = []
    for binding in ("xslt", "xslt2"):
        rules = tmp_path / f"{binding}.sch"
        rules.write_text(ours.replace('queryBinding="xslt"', f'queryBinding="{binding}"'), encoding="utf-8")
        assert main(["validate", str(tmp_path), "--schema", str(rules), "--format", "concise"]) == 1
        told.append(sorted(capsys.readouterr().out.splitlines()))
    assert told[0] == told[1] and len(told[0]) >= 4 and not any("valid.xml" in line for line in told[0])


def test_a_sound_document_has_no_problem(capsys, tmp_path):
    rules = (
        '<pattern><rule context="t:p"><assert test="matches(@n, \'\\d\')">A number.</assert></rule></pattern>'
    )
    assert judge(capsys, tmp_path, rules)[:2] == (0, [])


def test_the_first_rule_that_matches_judges_a_node_in_each_pattern_anew(capsys, tmp_path):
    rules = """<pattern><rule context="t:p[@n='2']"><report test="true()">one</report></rule>
        <rule context="t:p"><report test="true()">two</report></rule></pattern>
        <pattern><rule context="t:p"><report test="true()">three</report></rule></pattern>"""
    told = judge(capsys, tmp_path, rules)[1]
    assert sorted((line[:3], line.rsplit(" ", 1)[1]) for line in told) == [
        ("2:1", "Three."),
        ("2:1", "Two."),
        ("3:1", "One."),
        ("3:1", "Three."),
    ]


def test_abstract_rules_and_patterns_variables_and_diagnostics(capsys, tmp_path):
    rules = """<let name="all" value="//t:date"/>
        <pattern abstract="true" id="needs"><rule context="$what"><assert test="$of">No $of.</assert></rule></pattern>
        <pattern is-a="needs" id="x"><param name="what" value="t:date"/><param name="of" value="@when"/></pattern>
        <pattern><let name="last" value="(//t:date)[last()]"/>
        <rule abstract="true" id="known"><let name="here" value="."/>
        <assert test="$here/@n castable as xs:integer" role="warning" diagnostics="d">Digits.</assert></rule>
        <rule context="t:p"><extends rule="known"/>
        <report test="$last/parent::* is ." role="info">The last of <value-of select="count($all)"/></report></rule>
        </pattern><diagnostics><diagnostic id="d">Not <value-of select="@n"/></diagnostic></diagnostics>"""
    rules = '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>' + rules
    told = judge(capsys, tmp_path, rules)[1]
    assert told == [
        "2:1: warning foreign: Digits. Not ٣.",
        "3:1: info foreign: The last of 3.",
        "3:20: error foreign: No $of.",
    ]


def test_a_phase_keys_and_functions(capsys, tmp_path):
    rules = """<phase id="day"><active pattern="two"/></phase>
        <xsl:key name="date" match="t:date" use="@when"/>
        <xsl:function name="t:many"><xsl:param name="n"/><xsl:sequence select="count($n) gt 1"/></xsl:function>
        <pattern id="one"><rule context="t:p"><report test="true()">One</report></rule></pattern>
        <pattern id="two"><rule context="t:p/@n"><report test=". = '٣'">At n</report></rule>
        <rule context="t:TEI"><assert test="t:many(key('date', '2024-11-09'))">Alone</assert></rule></pattern>"""
    told = judge(capsys, tmp_path, rules, more=' defaultPhase="day"')[1]
    assert told == ["1:1: error foreign: Alone.", "2:4: error foreign: At n."]


@pytest.mark.parametrize(
    "reach",
    [
        "doc('{other}')//t:p",
        "document('{other}')//t:p",
        "collection('{folder}')",
        "unparsed-text('{other}')",
        "exists(doc('http://127.0.0.1:9/x')//t:p)",
        "environment-variable('ANNOTATE_SECRET') = 'x'",
    ],
)
def test_a_schema_reads_nothing_else(reach, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATE_SECRET", "x")
    other = tmp_path / "other.xml"
    other.write_text(DOCUMENT, encoding="utf-8")
    test = reach.format(other=other.as_uri(), folder=tmp_path.as_uri())
    rules = f'<pattern><rule context="t:TEI"><report test="{test}">It was read</report></rule></pattern>'
    code, lines, err = judge(capsys, tmp_path, rules)
    assert lines == [] and "Traceback" not in err
    if "environment" in reach:
        assert code == 0
    else:
        assert code == 3 and ("prohibited" in err or "disallowed" in err)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ("<xsl:include href='x.xsl'/>", "not a file in its folder"),
        ("<pattern documents='\"a.xml\"'/>", "other documents"),
        ("<pattern is-a='none'/>", "no abstract pattern"),
        ("<pattern><rule context='a'><extends rule='none'/></rule></pattern>", "no abstract rule"),
        ("<pattern><rule context='a'><assert>x</assert></rule></pattern>", "has no test"),
        ("<pattern><rule context='a'><assert test='1 +'>x</assert></rule></pattern>", "XPST0003"),
        ("<xsl:function name='t:f'><xsl:result-document href='x'/></xsl:function>", "result-document"),
    ],
)
def test_a_schema_that_cannot_be_used_is_one_line(rules, says, capsys, tmp_path):
    code, lines, err = judge(capsys, tmp_path, rules)
    assert code in (2, 3) and lines == [] and says in err and "Traceback" not in err
    assert len(err.splitlines()) <= 2


def test_parts_of_a_schema_may_lie_in_its_folder(capsys, tmp_path):
    part = (
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="t:TEI">'
        '<report test="true()">Yes</report></rule></pattern>'
    )
    (tmp_path / "part.sch").write_text(part)
    assert judge(capsys, tmp_path, '<include href="part.sch"/>')[1] == ["1:1: error foreign: Yes."]
    (tmp_path / "s.sch").write_text(f"{HEAD.format(more='')}<include href='s.sch'/></schema>")
    with pytest.raises(StylesheetError, match="includes itself"):
        compiled(tmp_path / "s.sch")


def test_one_that_does_not_end_is_stopped(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(child, "SECONDS", 2)
    rules = """<pattern><rule context="t:p[@n='2']">
        <assert test="0 = count(for $i in 1 to 9999999999 return string($i)[. = ''])">Never</assert></rule></pattern>"""
    code, lines, err = judge(capsys, tmp_path, rules)
    assert code == 3 and lines == [] and "could not be used" in err


def test_without_the_extra_it_says_what_to_install(capsys, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "saxonche", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    code, _, err = judge(capsys, tmp_path, "")
    assert code == 2 and "pip install 'annotate-tei[schematron]'" in err


def test_a_child_sees_nothing_of_the_environment_it_does_not_need(monkeypatch):
    monkeypatch.setenv("ANNOTATE_SECRET", "x")
    assert "ANNOTATE_SECRET" not in child.environment()
    assert child.environment()["PATH"] == os.environ["PATH"]
