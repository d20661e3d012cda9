"""Schemas a user gives: every kind, in a child process, reading nothing else."""

from pathlib import Path

import faulty
import pytest

from annotate.cli import main
from annotate.genres.news import News
from annotate.schema import relaxng, schema_of, schematron
from annotate.validation.foreign import child, jing

RNG = relaxng.render(schema_of(News))
WRONG = faulty.valid().decode().replace('n="2254"', 'n="2 254"')
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType>
<xs:sequence><xs:element name="b" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""


@pytest.fixture(params=["jing", "libxml2"])
def engine(request, monkeypatch):
    if request.param == "jing":
        if jing.command() is None:
            pytest.skip("jing or Java is not here")
    else:
        monkeypatch.setattr(jing, "command", lambda: None)
    return request.param


def run(capsys, tmp_path, document, schema, suffix):
    path, rules = tmp_path / "in.xml", tmp_path / f"schema{suffix}"
    path.write_text(document, encoding="utf-8")
    rules.write_text(schema, encoding="utf-8")
    code = main(["validate", str(path), "--schema", str(rules), "--format", "concise"])
    return code, *capsys.readouterr()


def test_relax_ng_says_which_engine_was_used(engine, capsys, tmp_path):
    code, out, err = run(capsys, tmp_path, faulty.valid().decode(), RNG, ".rng")
    assert (code, out) == (0, "") and engine in err
    code, out, _ = run(capsys, tmp_path, WRONG, RNG, ".rng")
    assert code == 1 and ":16:" in out and "foreign" in out


@pytest.mark.parametrize(
    ("schema", "suffix", "good", "bad"),
    [
        (XSD, ".xsd", "<a><b>1</b></a>", "<a>\n<b>x</b></a>"),
        ("<!ELEMENT a (b)><!ELEMENT b (#PCDATA)>", ".dtd", "<a><b>1</b></a>", "<a>\n<c/></a>"),
    ],
)
def test_xsd_and_dtd(schema, suffix, good, bad, capsys, tmp_path):
    assert run(capsys, tmp_path, good, schema, suffix)[0] == 0
    code, out, _ = run(capsys, tmp_path, bad, schema, suffix)
    assert code == 1 and "foreign" in out


def test_our_schematron_runs_as_any_other(capsys, tmp_path):
    rules = schematron.render(schema_of(News))
    assert run(capsys, tmp_path, faulty.valid().decode(), rules, ".sch")[:2] == (0, "")
    code, out, _ = run(
        capsys, tmp_path, faulty.valid().decode().replace('<item n="3">', '<item n="4">'), rules, ".sch"
    )
    assert code == 1 and "add the clause between them" in out


def test_a_schema_that_is_none_is_one_line(engine, capsys, tmp_path):
    code, out, err = run(capsys, tmp_path, "<a/>", "<nonsense/>", ".rng")
    assert code == 3 and out == "" and "Traceback" not in err and len(err) < 1000 and "schema" in err


def test_a_schema_reads_nothing_outside_its_folder(engine, capsys, tmp_path):
    secret = tmp_path / "secret.rng"
    secret.write_text('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    inner = tmp_path / "inner"
    inner.mkdir()
    for href in ("../secret.rng", f"file://{secret}", str(secret), "http://127.0.0.1:9/x.rng"):
        rules = f'<externalRef href="{href}" xmlns="http://relaxng.org/ns/structure/1.0"/>'
        code, _, err = run(capsys, inner, "<a/>", rules, ".rng")
        assert code == 2 and "not read" in err, href
    (inner / "part.rng").write_text(secret.read_text())
    assert run(capsys, inner, "<a/>", rules.replace(href, "part.rng"), ".rng")[0] == 0
    assert run(capsys, inner, "<a/>", '<!ENTITY % x SYSTEM "/etc/passwd">%x;', ".dtd")[0] == 2
    doctype = '<!DOCTYPE element SYSTEM "file:///etc/passwd">' + secret.read_text()
    assert run(capsys, inner, "<a/>", doctype, ".rng")[0] == 2


def test_a_hint_in_a_document_where_its_schema_is_is_not_followed(capsys, tmp_path):
    hint = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://127.0.0.1:9/x.xsd"'
    assert run(capsys, tmp_path, f"<a {hint}><b>1</b></a>", XSD, ".xsd")[0] == 0


def test_schematron_in_a_language_that_is_not_known_is_not_run(capsys, tmp_path):
    rules = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xquery"/>'
    code, _, err = run(capsys, tmp_path, "<a/>", rules, ".sch")
    assert code == 2 and "xquery" in err and "xslt2" in err


def test_a_schema_that_takes_too_long_is_stopped(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(child, "SECONDS", 1)
    monkeypatch.setattr(jing, "command", lambda: ["sleep", "20"])
    monkeypatch.setattr(child.subprocess, "run", _slow(child.subprocess.run))
    code, _, err = run(capsys, tmp_path, "<a/>", RNG, ".rng")
    assert code == 3 and "took more than 1 seconds" in err


def _slow(real):
    return lambda command, **options: real(["sleep", "20"], **options)


def test_many_files_are_asked_of_one_child(engine, capsys, tmp_path, monkeypatch):
    (tmp_path / "s.rng").write_text(RNG, encoding="utf-8")
    folder = tmp_path / "files"
    folder.mkdir()
    for i in range(5):
        (folder / f"{i}.xml").write_text(WRONG if i in (1, 3) else faulty.valid().decode(), encoding="utf-8")
    asked = []
    real = child.run
    monkeypatch.setattr(child, "run", lambda *given, **named: asked.append(1) or real(*given, **named))
    assert main(["validate", str(folder), "--schema", str(tmp_path / "s.rng"), "--format", "concise"]) == 1
    out = capsys.readouterr().out
    assert len(asked) == 1
    assert [name for name in map(str, range(5)) if f"{name}.xml" in out] == ["1", "3"]


def test_a_doctype_is_refused_before_the_schema_sees_it(engine, capsys, tmp_path):
    code, out, _ = run(capsys, tmp_path, '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', RNG, ".rng")
    assert code == 1 and "DOCTYPE" in out


def test_an_unknown_kind_of_schema_is_wrong_usage(capsys, tmp_path):
    assert run(capsys, tmp_path, "<a/>", "", ".txt")[0] == 2
    assert (
        main(["validate", str(tmp_path), "--schema", str(Path("no.rng"))]) == 3
    )  # as any file that is not there
