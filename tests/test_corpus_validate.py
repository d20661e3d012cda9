"""Files of many documents, validated: each document for itself, with its place."""

import json
from pathlib import Path

import fsspec
import pytest
from corpora import convert, folder

from annotate.cli import main


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "in", 4)
    for output in ("out", "out.jsonl.zst", "out.jsonl", "out.parquet", "out.teicorpus.xml"):
        assert convert("in", "-o", output, "--published", "2024-11-09").code == 0
    return tmp_path


def validate(capsys, *arguments):
    capsys.readouterr()
    code = main(["validate", "--no-cache", "--format", "concise", *arguments])
    return code, capsys.readouterr().out


@pytest.mark.parametrize(
    "path", ["out", "out/**/*.xml", "out.jsonl.zst", "out.jsonl", "out.parquet", "out.teicorpus.xml"]
)
def test_what_was_converted_is_sound(here, capsys, path):
    code, out = validate(capsys, path)
    assert code == 0 and not [line for line in out.splitlines() if "info" not in line]


def test_a_fault_in_a_corpus_has_its_line(here, capsys):
    path = Path("out.teicorpus.xml")
    lines = path.read_text().splitlines(keepends=True)
    at = max(i for i, line in enumerate(lines) if '<seg type="clause"' in line)
    lines[at] = lines[at].replace('<seg type="clause"', '<seg typ="clause"', 1)
    path.write_text("".join(lines))
    code, out = validate(capsys, "out.teicorpus.xml")
    assert code == 1 and f"out.teicorpus.xml:{at + 1}:" in out and "typ" in out


def test_a_fault_in_a_line_has_its_line(here, capsys):
    path = Path("out.jsonl")
    rows = path.read_text().splitlines()
    row = json.loads(rows[2])
    row["spans"][0]["end"] = 10**6
    rows[2] = json.dumps(row)
    rows[3] = "{"
    path.write_text("\n".join([*rows, json.dumps({"text": "raw"})]))
    code, out = validate(capsys, "out.jsonl")
    assert code == 1 and "out.jsonl:3:1: error" in out and "outside the text" in out
    assert "out.jsonl:4:1: error" in out and "not JSON: Expecting property name" in out and "char " not in out
    assert "out.jsonl:5:1: info" in out


@pytest.mark.parametrize("path", ["out", "out.jsonl.zst", "out.jsonl", "out.parquet", "out.teicorpus.xml"])
def test_what_is_in_it_is_counted_the_same_whatever_file_it_is_in(here, capsys, path):
    def counts(path):
        capsys.readouterr()
        assert main(["stats", path, "--format", "json"]) == 0
        return capsys.readouterr().out

    assert '"documents": 4' in counts(path) and counts(path) == counts("out")


def test_a_table_of_spans_is_no_second_corpus(here, capsys):
    Path("tables").mkdir()
    for name in ("out.parquet", "out.spans.parquet"):
        Path(name).rename(Path("tables", name))
    assert main(["stats", "tables"]) == 0
    assert capsys.readouterr().out.startswith("4 documents")
    assert convert("tables", "-o", "again").code == 0


def test_records_that_cannot_be_counted_are_named(here, capsys):
    rows = Path("out.jsonl").read_text().splitlines()
    Path("out.jsonl").write_text("\n".join([rows[0], "{", json.dumps({"text": "raw"})]))
    assert main(["stats", "out.jsonl"]) == 3
    told = capsys.readouterr()
    assert "1 document, " in told.out
    assert "out.jsonl, record 2: " in told.err and "record 3: it is a raw text" in told.err


def test_files_at_an_address_are_validated_and_counted(here, capsys):
    with fsspec.open("memory://news/a.xml", "wb") as file:
        file.write(next(Path("out").rglob("*.xml")).read_bytes())
    with fsspec.open("memory://news/b.xml", "wb") as file:
        file.write(b"<TEI")
    code, out = validate(capsys, "memory://news")
    assert code == 1 and [line.split(":1:")[0] for line in out.splitlines() if "info" not in line] == [
        "memory:///news/b.xml"
    ]
    assert main(["stats", "memory://news/*.xml"]) == 3
    assert "1 document, " in capsys.readouterr().out
    assert main(["validate", "memory://nothing"]) == 3
    assert main(["validate", "memory://news", "--fix"]) == 3
    assert "only files of this machine are mended" in capsys.readouterr().err


def test_what_files_of_many_cannot_have_done_to_them_is_said(here, capsys):
    before = Path("out.jsonl").read_bytes()
    assert main(["validate", "out.jsonl", "--fix"]) == 3
    assert "holds many documents: convert it to a folder" in capsys.readouterr().err
    assert Path("out.jsonl").read_bytes() == before
    Path("any.rng").write_text(
        '<element name="x" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    )
    assert main(["validate", "out.jsonl", "--schema", "any.rng"]) == 3
    assert "a schema judges XML" in capsys.readouterr().err
    assert main(["validate", "out", "--schema", "any.rng", "--fix"]) == 2


def test_a_damaged_file_is_told(here, capsys):
    whole = Path("out.jsonl.zst").read_bytes()
    Path("out.jsonl.zst").write_bytes(whole[:-5])
    code, out = validate(capsys, "out.jsonl.zst")
    assert code == 1 and "a part of the file is missing" in out
    Path("x.teicorpus.xml").write_bytes(b"<teiCorpus><TEI></teiCorpus>")
    code, out = validate(capsys, "x.teicorpus.xml")
    assert code == 1 and "not well-formed" in out
