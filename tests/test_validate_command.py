"""The command: formats, choices, configuration, baseline, ignores, cache, repair."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import faulty
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.check import check
from annotate.cli import main
from annotate.formats.tei import parse_xml
from annotate.problem import Problem
from annotate.validation import sarif
from annotate.validation.repair import repair
from annotate.validation.report import excerpt

VALID = faulty.valid().decode()
SLIPS = (
    VALID.replace('<item n="2">', '<item m="2">')
    .replace('when="2024-11-08"', 'when="2024-11-8"')
    .replace("persName", "persNaem")
)


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "a.xml").write_text(VALID, encoding="utf-8")
    (tmp_path / "b ü.xml").write_text(SLIPS, encoding="utf-8")
    (tmp_path / "c.xml").write_text(VALID.replace('n="2254"', 'n="2 254"'), encoding="utf-8")
    return tmp_path


def run(capsys, *arguments):
    code = main(["validate", *map(str, arguments)])
    done = capsys.readouterr()
    return code, done.out, done.err


def test_clean_findings_unreadable_and_wrong_usage_have_their_exit_codes(corpus, capsys):
    assert run(capsys, "good") == (0, "", "")
    assert run(capsys, ".")[0] == 1
    assert run(capsys, ".", "--exit-zero")[0] == 0
    code, _, err = run(capsys, "nowhere.xml", ".")
    assert code == 3 and "nowhere.xml" in err
    for format in ("json", "sarif", "github"):  # what a program reads has the file too
        code, out, _ = run(capsys, "nowhere.xml", "--format", format)
        assert code == 3 and "unreadable" in out and "nowhere.xml" in out
    assert run(capsys, "nowhere.xml", "--watch")[0] == 3  # it would watch nothing without end
    code, _, err = run(capsys, "c.xml", "--baseline", "c.xml")
    assert code == 2 and "there is no file" not in err and "is no baseline" in err
    code, _, err = run(capsys, ".", "--select", "clause-gop")
    assert code == 2 and "clause-gap" in err


def test_full_shows_the_place_the_fix_and_the_reason(corpus, capsys):
    _, out, _ = run(capsys, "c.xml")
    line, shown, caret, why = out.rstrip("\n").split("\n")
    assert re.match(r"c\.xml:16:\d+: error value: n=\"2 254\" is not a number", line)
    assert shown[caret.index("^") :].startswith('n="2 254"')
    assert why.startswith("    why: ")


def test_a_caret_stands_in_right_to_left_lines_and_under_wide_letters():
    arabic = Problem("x", "y", excerpt="قال الوزير نعم", before=4)
    assert "قال \u2038الوزير" in excerpt(arabic)
    wide = excerpt(Problem("x", "y", excerpt="会e\u0301议 here", before=4)).split("\n")
    assert wide[1] == "    " + " " * 5 + " ^"[1:] or wide[1].index("^") == 4 + 2 + 1 + 2


@pytest.mark.parametrize("format", ["concise", "json", "github"])
def test_each_problem_is_one_line(format, corpus, capsys):
    code, out, _ = run(capsys, ".", "--format", format)
    lines = out.splitlines()
    assert code == 1 and len(lines) == 4
    if format == "json":
        assert {json.loads(line)["code"] for line in lines} == {"attribute", "value", "element-unknown"}
        assert all(json.loads(line)["why"] for line in lines)
    if format == "github":
        assert all(
            re.fullmatch(r"::error file=[^,:]+,line=\d+,col=\d+,title=[a-z-]+::.+", line) for line in lines
        )


def test_junit_has_a_case_for_every_file(corpus, capsys):
    suite = ElementTree.fromstring(run(capsys, ".", "--format", "junit")[1])
    assert suite.get("tests") == "3" and suite.get("failures") == "2"
    assert len(suite.findall("testcase/failure")) == 4


def test_sarif_says_where_in_code_points_and_how_to_repair(corpus, capsys):
    log = json.loads(run(capsys, ".", "--format", "sarif")[1])
    (one,) = log["runs"]
    assert one["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == list(
        dict.fromkeys(r["ruleId"] for r in one["results"])
    )
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in one["results"]}
    assert uris == {"b%20%C3%BC.xml", "c.xml"}
    assert all(one["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in one["results"])
    fixes = [r["fixes"][0]["artifactChanges"][0] for r in one["results"] if "fixes" in r]
    assert fixes and all(c["replacements"][0]["deletedRegion"]["startLine"] > 1 for c in fixes)


def test_sarif_is_valid_against_the_official_schema(corpus, capsys):
    from jsonschema import Draft4Validator

    place = os.environ.get("SARIF_SCHEMA")
    if not place:
        pytest.skip(f"set SARIF_SCHEMA to a copy of {sarif.SCHEMA}, as .ci/run does")
    log = json.loads(run(capsys, ".", "--format", "sarif")[1])
    schema = json.loads(Path(place).read_text(encoding="utf-8"))
    assert schema["id"] == log["$schema"] == sarif.SCHEMA
    Draft4Validator(schema).validate(log)


def test_select_and_ignore_take_rules_and_families(corpus, capsys):
    assert {
        line.split()[2]
        for line in run(capsys, ".", "--select", "element", "--format", "concise")[1].splitlines()
    } <= {"error"}
    assert "element-unknown" not in run(capsys, ".", "--ignore", "element,value,attribute")[1]
    assert run(capsys, ".", "--ignore", "element,value,attribute")[0] == 0


def test_the_configuration_of_the_project_is_followed_and_checked(corpus, capsys):
    (corpus / "pyproject.toml").write_text(
        '[tool.annotate]\nignore = ["value"]\n'
        '[tool.annotate.per-file-ignores]\n"b*" = ["element", "attribute"]\n'
    )
    assert run(capsys, ".")[0] == 0
    (corpus / "annotate.toml").write_text('ignor = ["value"]\n')
    code, _, err = run(capsys, ".")
    assert code == 2 and "did you mean 'ignore'" in err
    (corpus / "annotate.toml").write_text('ignore = "value"\n')
    assert run(capsys, ".")[0] == 2
    (corpus / "annotate.toml").write_bytes(b"ignore = [\n")
    assert "it is no TOML" in run(capsys, ".")[2]
    held = '\ufeff[tool.annotate]\r\nignore = ["value", "element", "attribute"]\r\n'  # as Windows saves it
    (corpus / "annotate.toml").unlink()
    (corpus / "pyproject.toml").write_bytes(held.encode())
    assert run(capsys, ".")[0] == 0
    (corpus / "annotate.toml").write_text('ignore = "value"\n')
    (corpus / "annotate.toml").write_text('select = ["valeu"]\n')
    assert "did you mean 'value'" in run(capsys, ".")[2]


def test_a_baseline_keeps_old_problems_quiet_and_new_ones_told(corpus, capsys):
    assert run(capsys, ".", "--write-baseline", "known.json")[0] == 0
    assert run(capsys, ".", "--baseline", "known.json")[0] == 0
    path = corpus / "c.xml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("<TEI ", "<!-- moves all down -->\n<TEI "), encoding="utf-8"
    )
    assert run(capsys, ".", "--baseline", "known.json")[0] == 0
    path.write_text(
        path.read_text(encoding="utf-8").replace('<item n="3">', '<item n="4">'), encoding="utf-8"
    )
    code, out, _ = run(capsys, ".", "--baseline", "known.json", "--format", "concise")
    assert code == 1 and out.count("\n") == 1 and "clause-gap" in out


@pytest.mark.parametrize(
    ("instruction", "codes"),
    [
        ("<?annotate ignore value: the source has it so?>", []),
        ("<?annotate ignore value?>", ["ignored", "value"]),
        ("<?annotate ignore clause: it skips 3?>", ["ignored", "value"]),
    ],
)
def test_a_file_ignores_a_rule_with_a_reason(instruction, codes, corpus, capsys):
    path = corpus / "c.xml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<TEI ", f"{instruction}<TEI "), encoding="utf-8")
    out = run(capsys, path, "--format", "json")[1]
    assert sorted(json.loads(line)["code"] for line in out.splitlines()) == codes
    path.write_text(text.replace("<p>Under", f"{instruction}\n<p>Under"), encoding="utf-8")
    out = run(capsys, path, "--format", "json")[1]
    assert [
        c for c in sorted(json.loads(line)["code"] for line in out.splitlines()) if c != "white-space"
    ] == codes


def test_the_cache_gives_the_same_and_forgets_what_changed(corpus, capsys):
    first = run(capsys, ".")
    assert (corpus / ".annotate_cache" / "validate.json").is_file()
    assert run(capsys, ".") == first == run(capsys, ".", "--no-cache")
    (corpus / "c.xml").write_text(VALID, encoding="utf-8")
    assert "c.xml" not in run(capsys, ".")[1]
    (corpus / ".annotate_cache" / "validate.json").write_text("{broken")
    assert run(capsys, ".")[0] == 1


def test_the_cache_tells_apart_what_suffixes_say_of_one_content(tmp_path, monkeypatch, capsys):
    """What is no document as JSON is one as standoff; which of the two was judged first does not matter."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.json", "b.standoff.json"):
        Path(name).write_text('{"text": "It rained.", "language": "en", "spans": []}', encoding="utf-8")
    assert run(capsys, "a.json")[0] == 1
    assert run(capsys, "b.standoff.json") == (0, "", "")
    code, out, _ = run(capsys, "a.json", "b.standoff.json")
    assert code == 1 and "name the file .standoff.json" in out and "b.standoff" not in out


def test_several_processes_tell_the_same(corpus, capsys):
    for i in range(100):
        (corpus / f"n{i:03}.xml").write_text(SLIPS if i % 3 else VALID, encoding="utf-8")
    assert run(capsys, ".", "--no-cache", "--jobs", "2") == run(capsys, ".", "--no-cache", "--jobs", "1")


def test_statistics_count_rules_and_sound_files(corpus, capsys):
    out = run(capsys, ".", "--statistics")[1]
    assert "3 files, 1 without an error (33.3%)" in out


def test_fix_mends_and_diff_shows_it_first(corpus, capsys):
    path = corpus / "b ü.xml"
    code, out, _ = run(capsys, path, "--diff")
    assert code == 1 and path.read_text(encoding="utf-8") == SLIPS
    assert "+<p>" in out or "+<byline>" in out
    assert run(capsys, path, "--fix")[0] == 0
    assert path.read_text(encoding="utf-8") == VALID
    assert run(capsys, path, "--fix") == (0, "", "")


def test_a_diff_ends_as_findings_do_where_it_mends_nothing(corpus, capsys):
    gap = VALID.replace('<item n="2">', '<item n="7">')
    (corpus / "gap.xml").write_text(gap, encoding="utf-8")
    code, out, err = run(capsys, "gap.xml", "--diff")
    assert (code, out) == (1, "") and "--fix leaves" in err
    assert run(capsys, "gap.xml", "--diff", "--exit-zero")[0] == 0
    assert run(capsys, "gap.xml", "--diff", "--ignore", "clause")[0] == 0
    run(capsys, "gap.xml", "--write-baseline", "known.json")
    assert run(capsys, "gap.xml", "--diff", "--baseline", "known.json") == (0, "", "")
    assert run(capsys, "good", "--diff") == (0, "", "")


@pytest.mark.parametrize("operation", ["renamed", "misspelt", "mistyped", "unnamed"])
def test_repair_never_alters_the_text_and_twice_is_once(operation):
    done = 0
    for fault in faulty.faults():
        if fault.name.split()[0] != operation:
            continue
        again, mended = repair(fault.raw)
        done += bool(mended)
        if mended:
            assert "".join(parse_xml(again).itertext()) == "".join(parse_xml(fault.raw).itertext())
            assert len(check(again)) < len(check(fault.raw))
            assert repair(again) == (again, [])
        else:
            assert again == fault.raw
    assert done > 10 or operation == "unnamed"


@settings(max_examples=30)
@given(st.lists(st.sampled_from([f.raw for f in faulty.faults()[::7]]), min_size=1, max_size=1), st.data())
def test_check_never_raises_on_damaged_files(raws, data):
    raw = raws[0]
    at = data.draw(st.integers(0, len(raw)))
    for damaged in (
        raw[:at],
        raw[:at] + b"<" + raw[at:],
        raw[:at] + bytes([data.draw(st.integers(0, 255))]) + raw[at + 1 :],
    ):
        for problem in check(damaged):
            assert problem.line >= 0 and problem.message


def test_the_command_starts_without_the_rules_when_nothing_changed(corpus):
    command = [sys.executable, "-X", "importtime", "-m", "annotate", "validate", "good"]
    subprocess.run(command, capture_output=True, check=True)
    again = subprocess.run(command, capture_output=True, check=True)
    assert b"pydantic" not in again.stderr and b"lxml" not in again.stderr


def test_a_folder_of_odd_things_is_read_to_its_end(tmp_path, capsys):
    """Empty files, folders named as files, links in circles and pipes, which nobody writes to."""
    (tmp_path / "empty.xml").touch()
    (tmp_path / "folder.xml").mkdir()
    (tmp_path / "folder.xml" / "ä b.xml").write_bytes(faulty.valid())
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "loop.xml").symlink_to(tmp_path / "loop.xml")
    os.mkfifo(tmp_path / "pipe.xml")
    assert main(["validate", str(tmp_path), "--format", "concise", "--no-cache"]) == 1
    assert capsys.readouterr().out.count("\n") == 1
    assert main(["validate", str(tmp_path / "loop.xml"), "--no-cache"]) == 3
    assert "symbolic links" in capsys.readouterr().err


def test_an_instruction_that_says_nothing_we_know_is_told(corpus, capsys):
    raw = (
        Path("c.xml")
        .read_text(encoding="utf-8")
        .replace("<TEI", "<?annotate ignor clause-gap: why?>\n<TEI", 1)
    )
    Path("c.xml").write_text(raw, encoding="utf-8")
    assert "“annotate ignor clause-gap: why” is not understood" in run(capsys, "c.xml")[1]


def test_an_empty_file_and_endless_nesting_are_told_in_our_words(corpus, capsys):
    Path("empty.json").write_bytes(b"")
    assert "empty-file: The file is empty" in run(capsys, "empty.json")[1]
    Path("deep.xml").write_text("<a>" * 3_000 + "</a>" * 3_000)
    out = run(capsys, "deep.xml", "--format", "concise")[1]
    assert "thousands deep" in out and "HUGE" not in out
