"""The command line as a stranger meets it: what is mistyped is told with the nearest that is there."""

import concurrent.futures
import datetime
import importlib.util
import io
import os
import pkgutil
import re
import stat
import subprocess
import sys

import pytest

import annotate
from annotate import extras, formats
from annotate.cli import main
from annotate.commands import commands
from annotate.registry import modules
from annotate.schema import renderers


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("convrt x", "did you mean convert?"),
        ("convert --publised 2024-01-01 x", "did you mean --published?"),
        ("validate --format jsn x", "did you mean json?"),
        ("convert --zzzzzz x", "annotate convert: error: unrecognized arguments: --zzzzzz\n"),
    ],
)
def test_a_slip_is_told_with_the_nearest_name(typed, says, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(typed.split())
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


def test_what_is_wrong_is_said_before_where_more_is_said(capsys):
    with pytest.raises(SystemExit):
        main(["validate", "--zzzzzz", "x"])
    told = "annotate validate: error: unrecognized arguments: --zzzzzz\nSee annotate validate --help.\n"
    assert capsys.readouterr().err == told


def test_every_command_is_in_the_help(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(name in shown for name in commands())


def test_what_is_no_file_is_written_through_and_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    source = tmp_path / "a.txt"
    source.write_text("Talks to resume\n\nThey meet on Friday.\n")
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        assert main(["convert", str(source), "-t", "text", "-o", str(pipe)]) == 0
        assert read.result(timeout=20) == source.read_bytes()
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    stream = tmp_path / "stream"
    stream.symlink_to("/proc/self/fd/1")
    assert main(["convert", str(source), "-t", "text", "-o", str(stream)]) == 0
    assert stream.is_symlink()


def test_where_nothing_can_be_written_the_file_asked_for_is_named(tmp_path, capsys):
    source = tmp_path / "a.txt"
    source.write_text("Talks to resume.\n")
    assert main(["convert", str(source), "-o", "/proc/none.xml"]) == 3
    assert capsys.readouterr().err.startswith("/proc/none.xml: ")


def test_a_language_that_is_hardly_guessed_is_told(tmp_path, capsys):
    source = tmp_path / "a.txt"
    source.write_text(
        "Junat seisovat taas\n\nVeturinkuljettajat laskivat eilen työnsä uudelleen, hän sanoo.\n"
    )
    assert main(["convert", str(source), "-o", str(tmp_path / "a.xml")]) == 0
    assert "unsure" in capsys.readouterr().err
    assert main(["convert", str(source), "--language", "en", "-o", str(tmp_path / "a.xml")]) == 0
    source.write_text("\n")  # in no language
    assert main(["convert", str(source), "-o", str(tmp_path / "a.xml")]) == 0
    assert not capsys.readouterr().err


@pytest.fixture
def typed(monkeypatch):
    """A function that sets what standard input holds."""
    return lambda raw: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_standard_input_and_output_are_a_dash_everywhere_or_it_is_said(
    tmp_path, monkeypatch, typed, capsysbinary
):
    monkeypatch.chdir(tmp_path)
    text = b"Talks to resume\n\nThey meet on 3 March 2024.\n"
    typed(text)
    assert main(["convert", "-", "-o", "-", "--language", "en"]) == 0
    tei = capsysbinary.readouterr().out
    assert tei.startswith(b"<?xml") and list(tmp_path.iterdir()) == []
    faulty = tei.replace(b'"2024-03-03"', b'"2024-3-3"')
    typed(faulty)
    assert main(["validate", "-", "--format", "concise"]) == 1
    assert capsysbinary.readouterr().out.startswith(b"standard input:")
    for arguments, code, says in (
        (["validate", "--diff", "-"], 1, b"(repaired)"),
        (["validate", "--fix", "-"], 3, b"cannot be mended"),
        (["validate", "--watch", "-"], 2, b"standard input"),
        (["score", "-", "-"], 2, b"save standard input"),
    ):
        typed(faulty)
        assert main(arguments) == code
        assert says in b"".join(capsysbinary.readouterr())
    typed(tei)
    assert main(["stats", "-", "-o", "-"]) == 0 and b"1 document" in capsysbinary.readouterr().out
    typed(text)
    assert main(["explain", "-"]) == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("rule >/dev/full", "standard output: No space left on device\n"),
        ("rule >&-", "standard output: it is closed\n"),
        ("convert - <&-", "standard input: it is closed\n"),
        ("validate nowhere.xml 2>&-", ""),
    ],
)
def test_a_stream_that_is_closed_or_full_is_told_in_one_line(line, says, tmp_path):
    command = f'"{sys.executable}" -m annotate {line}'
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (3, says, "")


def test_mending_a_link_mends_what_it_leads_to(tmp_path):
    source, link, kept = (tmp_path / name for name in ("a.txt", "link.xml", "kept.xml"))
    source.write_text("Talks to resume\n\nThey meet on 3 March 2024.\n")
    assert main(["convert", str(source), "-o", str(kept), "--language", "en"]) == 0
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace(b'"2024-03-03"', b'"2024-3-3"'))
    link.symlink_to("kept.xml")
    assert main(["validate", "--fix", str(link)]) == 0
    assert link.is_symlink() and kept.read_bytes() == whole


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["score", "a", "b", "--fail-under", "nan"], "'nan' is no F1 from 0 to 100"),
        (["score", "a", "b", "--fail-under", "101"], "'101' is no F1 from 0 to 100"),
        (["stats", "a", "--top", "-1"], "'-1' is no number from 1 on"),
        (["stats", "a", "--top", "9" * 30], "is more than 10,000,000"),
        (["validate", "a", "--jobs", "x"], "'x' is no number from 1 on"),
        (["convert", "a", "--jobs", "²"], "'²' is no number from 1 on"),
        (["convert", "a", "--encoding", "utf-9"], "'utf-9' is not an encoding that Python knows"),
        (["convert", "a", "--encoding", "base64"], "'base64' is not an encoding that Python knows"),
    ],
)
def test_a_value_that_is_none_is_wrong_usage(typed, says, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(typed)
    assert stopped.value.code == 2 and says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("tagged", "says"),
    [
        (
            "<lead>a",
            "s.snippet:1:8: error snippet: The tags of the snippet do not match: The file ends, and <lead>,",
        ),
        (
            "<lead>a</lead></head>",
            "s.snippet:1:17: error snippet: The tags of the snippet do not match: A tag closes",
        ),
        (
            "a\n<lead>b</head>",
            "s.snippet:2:10: error snippet: The tags of the snippet do not match: </head> stands",
        ),
        ("<lead>R&D</lead>", "Write &amp; where the character itself is meant."),
        ('a <date when="soon">b</date>', "(date 2 to 3) has when='soon', which is not a date:"),
        (
            'a <date when="2024-13-01">b</date>',
            "(date 2 to 3) has when='2024-13-01', which is no date: there is no",
        ),
        ('a <said whoo="s1">b</said>', "(said 2 to 3) has no attribute 'whoo': did you mean 'who'?\n"),
        ('a <said who="s1">b</said>', "(said 2 to 3) has who='s1', which is the id of none: give it to the"),
        ('<cue id="c">a</cue> <cue id="c">b</cue>', "(cue 2 to 3) has id='c', as another one has: give each"),
        ('<news lang="en">a</news>', "The tag <news> has no attribute 'lang': did you mean 'language'?\n"),
    ],
)
def test_what_is_wrong_in_a_snippet_is_told_in_its_own_words(tagged, says, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.snippet").write_text(tagged, encoding="utf-8")
    assert main(["convert", "s.snippet", "-o", "s.xml"]) == 3 and not (tmp_path / "s.xml").exists()
    assert says in capsys.readouterr().err


def test_the_help_names_the_formats_as_errors_do(item, capsys):
    with pytest.raises(SystemExit):
        main(["convert", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    readable = formats.reading()
    assert f"format of the input: {', '.join(readable)} (default" in shown
    assert (
        f"format of the output: those, or {' or '.join({*formats.formats()} - {*readable})} (default" in shown
    )
    assert main(["convert", "a.txt", "-f", "weird"]) == 2
    assert f"'weird': there are {', '.join(readable)}\n" in capsys.readouterr().err
    (item / "in").mkdir()
    (item / "in" / "a.htm").write_text("a")
    assert main(["convert", "in", "-f", "html", "-o", "out"]) == 2
    assert "'html' can be written, not read: readable are text, json," in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["convert a.txt --lossy", "convert a.txt a.xml --lossy -o out"])
def test_what_does_nothing_alone_is_told(typed, item, capsys):
    assert main(typed.split()) == 2
    assert capsys.readouterr().err.startswith("annotate: --lossy is for --update; ")


def test_a_folder_is_not_explained(item, capsys):
    assert main(["explain", "."]) == 3
    told = ".: it is a folder, and one document is explained at a time: name a file\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("typed", ["convert - - -o out", "validate - -", "stats - -"])
def test_standard_input_named_twice_is_told(typed, item, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((item / "a.xml").read_bytes())))
    assert main(typed.split()) == 3
    assert "standard input: it can be read once: name it once" in capsys.readouterr().err


def test_schemas_are_written_compared_or_printed_and_that_in_a_folder(item, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["schema", "--write", "s", "--check", "s"])
    assert stopped.value.code == 2 and not (item / "s").exists()
    capsys.readouterr()
    assert main(["schema", "--write", "a.txt"]) == 3
    assert capsys.readouterr().err == "a.txt: it is a file: name a folder\n"


def test_a_family_of_rules_is_shown_as_its_list(capsys):
    assert main(["rule", "clause"]) == 0
    shown = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"clause-gap", "clause.run"} <= {*shown} and all(name.startswith("clause") for name in shown)
    assert main(["rule", "claus"]) == 2
    assert "there is no rule 'claus'; did you mean" in capsys.readouterr().err


def test_the_help_names_the_schema_languages_as_errors_do(capsys):
    with pytest.raises(SystemExit):
        main(["schema", "--help"])
    assert f"({', '.join(renderers())})" in " ".join(capsys.readouterr().out.split())


def test_a_text_becomes_tei_and_is_found_valid_without_pydantic(tmp_path):
    """Once the tables are kept, a start imports what the command needs: no models, and lxml to read XML alone."""
    (tmp_path / "a.txt").write_text("Talks to resume\n\nThey meet on Sunday 3 March 2024, the mayor said.\n")
    program = (
        "import sys; from annotate.cli import main; assert main(sys.argv[1:]) == 0; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(tmp_path / "cache"), "ANNOTATE_CACHE": str(tmp_path / "seen")}

    def imported(*command):
        done = subprocess.run(
            [sys.executable, "-c", program, *command],
            cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return set(done.stdout.split())

    convert = ("convert", "a.txt", "-o", "a.xml", "--language", "en")
    imported(*convert)
    models = {"pydantic", "pydantic_core", "typing_extensions"}
    never = models | {"concurrent", "dataclasses", "email", "http", "pkgutil"}
    assert not imported(*convert) & (never | {"ast", "dis", "inspect", "lxml", "tokenize"})
    assert not imported("validate", "a.xml") & never


def test_what_lies_in_a_folder_is_what_python_would_import(tmp_path):
    for name in (
        "a.py",
        "b.so",
        "c.abi3.so",
        "d.txt",
        "e.f.py",
        "_g.py",
        "h/__init__.py",
        "i/j.py",
        "k.l/__init__.py",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    other = tmp_path / "i"
    found = pkgutil.iter_modules([str(tmp_path), str(other)])
    assert modules([str(tmp_path), str(other), str(tmp_path / "none")]) == ["a", "b", "c", "h", "j"]
    assert sorted(module.name for module in found) == ["_g", "a", "b", "c", "h", "j"]


@pytest.fixture
def item(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The mayor spoke on Friday.\n")
    assert main(["convert", "a.txt", "-o", "a.xml"]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("convert a.txt -o a.txt -t html", "a.txt is read, and would be written over"),
        ("score a.xml a.xml -o a.xml", "a.xml is read, and would be written over"),
        ("convert a.txt -o a.docx", "no format has the suffix .docx: name one with -t"),
        ("stats a.xml -o a.docx", "no report has the suffix .docx: name its form with --format"),
        ("score a.xml a.xml -o a.docx", "no report has the suffix .docx"),
        ("convert a.txt --genre x", "there is no genre 'x': there is news"),
        ("convert a.txt --shard 1/2", "--shard: a.txt is one document"),
        ("convert - -f jsonl -o many.jsonl", "standard input gives one document"),
    ],
)
def test_what_would_harm_or_mislead_is_refused_and_nothing_changes(item, typed, says, capsys):
    before = {path.name: path.read_bytes() for path in item.iterdir()}
    assert main(typed.split()) == 2
    assert says in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in item.iterdir()} == before


def test_options_about_raw_text_are_told_to_do_nothing_with_what_is_annotated(item, capsys):
    assert main(["convert", "a.xml", "--published", "2020-01-01", "-o", "b.xml"]) == 0
    assert "a.xml: --published not used" in capsys.readouterr().err
    assert (
        main(["convert", "a.xml", "--update", "--language", "ar", "--published", "2020-01-01", "-o", "b.xml"])
        == 0
    )
    assert "a.xml: --language not used" in capsys.readouterr().err  # the day counts: rules run again
    assert main(["explain", "a.xml", "--published", "2020-01-01"]) == 0
    assert "a.xml: --published not used" in capsys.readouterr().err
    assert main(["convert", "a.xml", "-o", "a.xml"]) == 0  # made anew, as a fixer does
    assert not capsys.readouterr().err


def test_an_altered_text_is_told_of_where_the_words_alone_are_written(item, capsysbinary):
    path = item / "a.xml"
    assert main(["convert", "a.xml", "-t", "text"]) == 0
    assert not capsysbinary.readouterr().err
    path.write_bytes(path.read_bytes().replace(b"</p>", b"!</p>", 1))
    assert main(["convert", "a.xml", "-t", "text"]) == 0
    assert b"a.xml: the text was altered" in capsysbinary.readouterr().err


def test_a_standoff_file_is_validated(item, capsys):
    assert main(["convert", "a.txt", "-o", "a.standoff.json", "--published", "2024-11-09"]) == 0
    assert main(["validate", "a.standoff.json"]) == 0
    (item / "b.standoff.json").write_text('{"text": "a", "spans": [{"start": 0, "end": 9, "kind": "date"}]}')
    assert main(["validate", "b.standoff.json"]) == 1
    (item / "half.standoff.json").write_text('{"text": "a \\ud800", "spans": []}')
    assert main(["validate", "half.standoff.json"]) == 1
    told = capsys.readouterr().out
    assert "lies outside the text" in told and "character U+D800 cannot stand in XML" in told
    (item / "c.txt").write_text("The Aurora left on Monday, 12 March 2024.\n")
    assert main(["convert", "c.txt", "-o", "c.standoff.json", "--language", "en"]) == 0
    assert main(["validate", "c.standoff.json"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("c.standoff.json:1:1: warning date-weekday") and "of its document)" in told


def test_marks_that_turn_the_direction_are_told_of(item, capsys):
    (item / "b.txt").write_text("The \u202bmayor\u202c spoke.\n", encoding="utf-8")
    assert main(["convert", "b.txt", "-o", "b.xml", "--language", "en"]) == 0
    assert "marks that turn the direction are kept (2)" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", ["The mayor spoke on Friday.", "قال الوزير إنه سيعود غدا.", "Мэр выступил в пятницу."]
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_character_without_a_mark_are_told_by_name(item, encoding, words, capsys):
    (item / "b.txt").write_bytes(words.encode(encoding))
    assert main(["convert", "b.txt"]) == 3
    assert f"name it, --encoding {encoding}" in capsys.readouterr().err


def test_a_file_of_another_kind_is_told_by_what_it_is(item, capsys):
    for begins, says in (
        (b"%PDF-1.4\n", "a PDF file"),
        (b"PK\x03\x04", "an archive"),
        (b"\x1f\x8b", "compressed"),
    ):
        (item / "b.txt").write_bytes(begins + bytes(range(255, 100, -1)))
        assert main(["convert", "b.txt"]) == 3
        assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("convert a.txt -o b.parquet", 2),
        ("convert a.txt -o b.jsonl.zst", 2),
        ("convert a.txt a.xml -o b -t jsonl", 2),
        ("convert a.txt -t parquet", 2),
        ("convert a.parquet -o b", 3),
        ("explain a.parquet", 3),
        ("stats a.parquet", 3),
        ("validate a.parquet", 1),
    ],
)
def test_what_needs_an_extra_says_which_and_writes_nothing(item, typed, code, capsys, monkeypatch):
    (item / "a.parquet").write_bytes(b"PAR1")
    there = importlib.util.find_spec
    monkeypatch.setattr(
        extras, "find_spec", lambda name: None if name in ("pyarrow", "zstandard") else there(name)
    )
    assert main(typed.split()) == code
    told = "".join(capsys.readouterr())
    assert "needs the extra `corpus`: pip install 'annotate-tei[corpus]'" in told
    assert (
        not list(item.glob("b.parquet"))
        and not list(item.glob("b.jsonl.zst"))
        and not list(item.glob("b/*.xml"))
    )
    assert not list(item.glob("b/*.xml"))


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("DATE.day_mont", "did you mean 'date.day_month'?"),
        ("zzz", "annotate rule names them all"),
    ],
)
def test_a_rule_that_is_none_is_told_with_where_to_look(code, says, capsys):
    assert main(["rule", code]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("name", ["b.snippet", "b.json", "b.standoff.json"])
def test_a_day_that_is_none_is_told_without_the_expression_that_refuses_it(item, name, capsys):
    assert main(["convert", "a.xml", "-o", name]) == 0
    text = (item / name).read_text().replace("<news ", '<news published="2024-13-40" ', 1)
    text = text.replace('"language": "en"', '"language": "en", "published": "2024-13-40"', 1)
    (item / name).write_text(text)
    capsys.readouterr()
    assert main(["convert", name]) == 3
    told = capsys.readouterr().err
    assert (
        told == f"{name}: error value: published '2024-13-40' is not a day, YYYY-MM-DD, such as 2024-11-09.\n"
    )


def test_a_rule_of_annotation_is_shown_with_what_it_finds_and_passes_over(capsys):
    assert main(["rule", "date.day_month"]) == 0
    shown = capsys.readouterr().out
    assert "Found (Arabic):" in shown and "Not found (English):" in shown


HTML = "<!DOCTYPE html>\n<html><body><p>The mayor spoke.</p></body></html>\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HTML, "HTML"),
        ('<?xml version="1.0"?>\n<TEI/>\n', "XML"),
        ("{\\rtf1\\ansi The mayor spoke.\\par}\n", "RTF"),
    ],
)
def test_what_has_tags_and_is_taken_for_a_text_is_told_of(item, text, name, capsys):
    (item / "page.txt").write_text(text)
    for given, told in (("page.txt", True), ("a.txt", False)):
        assert main(["convert", given, "-o", "b.xml"]) == 0
        assert (f"it begins as {name}: its tags are taken as words" in capsys.readouterr().err) is told
    assert main(["convert", "b.xml", "-o", "b.txt"]) == 0
    assert (item / "b.txt").read_bytes() == (item / "a.txt").read_bytes()


def test_a_run_counts_what_may_not_have_been_meant(item, capsys):
    for name in ("one.txt", "two.txt"):
        (item / name).write_text(HTML)
    assert main(["convert", "a.txt", "one.txt", "two.txt", "-o", "out", "--language", "en"]) == 0
    assert (
        "\n2 texts begin as HTML, XML or RTF does, or have a language hardly guessed: "
        in capsys.readouterr().err
    )


def test_rtf_is_no_json(item, capsys):
    (item / "a.rtf").write_text("{\\rtf1\\ansi The mayor spoke.\\par}\n")
    assert main(["convert", "a.rtf"]) == 0
    assert "a.rtf: it begins as RTF" in capsys.readouterr().err


def test_half_a_character_behind_a_byte_order_mark_is_told_as_such(item, capsys):
    (item / "half.txt").write_bytes("قال الوزير.".encode("utf-16") + b"x")
    assert main(["convert", "half.txt"]) == 3
    says = "byte 0x78 at offset 24 is not utf-16-le: its byte order mark says that it is, so it is damaged,"
    assert says in capsys.readouterr().err


def test_what_makes_an_input_useless_is_told_alone(item, capsys):
    (item / "page.html").write_text(HTML)
    assert main(["convert", "page.html", "--published", "2024-11-09"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("annotate: the format 'html' can be written, not read")


@pytest.mark.parametrize(
    "typed",
    [
        "convert none -o out",
        "convert none -o out.jsonl",
        "convert none/*.txt -o out",
        "validate none",
        "validate none --diff",
        "validate none --write-baseline known.json",
        "validate none/*.xml --exit-zero",
        "stats none",
        "score none none",
        "explain none",
    ],
)
def test_where_nothing_is_to_be_done_every_command_says_so_and_ends_alike(item, typed, capsys):
    (item / "none").mkdir()
    assert main(typed.split()) == 3
    told = capsys.readouterr().err
    assert "none" in told and "Traceback" not in told
    assert "error stats" not in told and "error side" not in told


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: annotate.parse(3), "a text is str or bytes, not int"),
        (lambda: annotate.parse(None), "a text is str or bytes, not NoneType"),
        (lambda: annotate.decode(["a"]), "a text is str or bytes, not list"),
        (lambda: annotate.parse("a", language=3), "a language is str, not int"),
        (lambda: annotate.parse("a", genre=None), "a genre is str, not NoneType"),
        (
            lambda: annotate.parse("a", published=datetime.date(2024, 11, 9)),
            "a day of publication is str, not date",
        ),
        (lambda: annotate.parse(b"a", encoding=8), "an encoding is str, not int"),
        (lambda: annotate.parse("a", finders=print), "not builtin_function_or_method"),
        (lambda: annotate.parse("a", filename=3), "a file name is str, not int"),
        (lambda: annotate.explain("a"), "what is explained is Source, not str"),
        (lambda: annotate.check("a.xml"), "what is checked is Document or bytes or Path, not str"),
        (lambda: annotate.write("a"), "a document is Document, not str"),
        (lambda: annotate.write(annotate.parse("a", language="en"), 3), "a format is str, not int"),
        (lambda: annotate.revise("a"), "what is revised is Document, not str"),
        (lambda: annotate.read(3), "not int"),
        (lambda: annotate.read("a.xml", 3), "not int"),
    ],
)
def test_a_value_of_another_type_is_told_in_a_sentence(item, call, says):
    with pytest.raises(TypeError, match=re.escape(says)):
        call()


@pytest.mark.parametrize("command", ["convert", "explain", "validate", "stats"])
def test_an_empty_argument_is_not_the_folder_one_is_in(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, ""])
    assert ended.value.code == 2
    assert "an argument is empty" in capsys.readouterr().err


def test_standard_input_is_called_so_in_all_that_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"abc")))
    assert main(["convert", "-", "-t", "standoff"]) == 0
    assert capsys.readouterr().err.startswith("standard input: the language was guessed")


@pytest.mark.parametrize(
    ("name", "held", "says"),
    [
        ("a.standoff", '{"spans": []}', "text is missing.\n"),
        ("a.standoff", '{"text": "a", "spans": {}}', "spans is to be a list.\n"),
        ("a.standoff", '{"text": 1, "spans": []}', "text is to be words in quotation marks.\n"),
        ("a.standoff", '{"text": "a", "spans": [{"start": "x", "end": 1, "kind": "date"}]}',
         "spans/0/start is to be a whole number.\n"),
        ("a.standoff", '{"text": "a", "spans": [], "genre": "poem"}', "There is no genre 'poem': there is news.\n"),
        ("a.standoff", '{"text": "ab", "language": "en", "spans": [{"start": 0, "end": 2, "kind": "lead"}, '
         '{"start": 0, "end": 1, "kind": "head"}]}', "error span: A head (at 0 to 1) may not stand in a lead"),
        ("a.json", '{"kind": "news", "language": "en", "foo": 1}', "foo is no field that there is: remove it.\n"),
        ("a.json", '{"kind": "news", "language": "en", "lead": {"kind": "x", "content": []}}',
         "lead/kind is to be 'lead'.\n"),
    ],
)  # fmt: skip
def test_a_fault_in_the_form_of_a_file_is_told_in_words(name, held, says, item, capsys):
    (item / name).write_text(held)
    assert main(["convert", name]) == 3
    assert says in capsys.readouterr().err


def test_the_prefix_of_another_file_of_settings_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "annotate.toml").write_text('[tool.annotate]\nignore = ["clause"]\n')
    assert main(["validate", "."]) == 2
    assert (
        "[tool.annotate] is for pyproject.toml: here its settings stand by themselves"
        in capsys.readouterr().err
    )


def test_a_setting_that_there_is_not_is_told_with_those_there_are(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "annotate.toml").write_text('language = "ar"\n')
    assert main(["validate", "."]) == 2
    assert "there is no setting 'language': there are select, ignore, " in capsys.readouterr().err
