"""Files of many documents, validated: each document for itself, with its place."""

import json
from pathlib import Path

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
    assert "out.jsonl:4:1: error" in out and "not JSON" in out and "out.jsonl:5:1: info" in out


def test_a_damaged_file_is_told(here, capsys):
    whole = Path("out.jsonl.zst").read_bytes()
    Path("out.jsonl.zst").write_bytes(whole[:-5])
    code, out = validate(capsys, "out.jsonl.zst")
    assert code == 1 and "a part of the file is missing" in out
    Path("x.teicorpus.xml").write_bytes(b"<teiCorpus><TEI></teiCorpus>")
    code, out = validate(capsys, "x.teicorpus.xml")
    assert code == 1 and "not well-formed" in out
