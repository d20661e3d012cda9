"""Hostile input of one document: each in a child process with limits on memory and time."""

import json
import os
import resource
import subprocess
import sys

import pytest

MEMORY = 3 << 30
SECONDS = 60
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def run(*arguments, stdin=b"", memory=MEMORY):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return subprocess.run(
        [sys.executable, "-m", "annotate", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=SECONDS * 2,
        preexec_fn=limit,
        check=False,
    )


def refused(done, *words):
    """The command said what is wrong in few words, with the exit code for unreadable input, and wrote nothing."""
    assert done.returncode == 3, done.stderr.decode()[-500:]
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert len(said) < 2000
    assert all(word in said for word in words), said
    assert done.stdout == b""


FLOODS = {
    "unclosed quotation marks": "“" * 1_000_000,
    "straight quotation marks": '" ' * 300_000,
    "digits": "1" * 100_000,
    "combining marks": "a" + "\u0301" * 1_000_000,
    "vowel signs": "ب" + "\u064e" * 1_000_000,
    "one line of 10 MB": "عاد الوفد إلى المدينة ليلا ثم نام، " * 170_000,
    "quotations in one line": "وقال الوزير إنّ «الاتفاق» قائم، " * 30_000,
    "words": "word " * 400_000,
    "lines": "a\n" * 200_000,
    "brackets": "(" * 300_000 + ")" * 300_000,
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_converted_and_comes_back(name, tmp_path):
    raw = FLOODS[name].encode()
    (tmp_path / "in.txt").write_bytes(raw)
    done = run("convert", tmp_path / "in.txt", "-o", tmp_path / "out.xml", "--language", "ar")
    assert done.returncode == 0, done.stderr.decode()[-500:]
    done = run("convert", tmp_path / "out.xml", "-t", "text")
    assert done.stdout == raw


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE TEI [<!ENTITY a "x">]>' + TEI + "<text>&a;</text></TEI>",
        '<!DOCTYPE TEI SYSTEM "file:///etc/passwd">' + TEI + "</TEI>",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + TEI + "&b;</TEI>",
        "<?xml version='1.0'?><!-- " + "x" * 100_000 + " --><!DOCTYPE TEI>" + TEI + "</TEI>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_every_doctype_is_refused(document, encoding, tmp_path):
    path = tmp_path / "in.xml"
    path.write_bytes(document.encode(encoding))
    refused(run("convert", path, "-t", "json"), "DOCTYPE", "in.xml")
    assert run("validate", path).returncode == 1


def tei(body):
    header = "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>"
    header += "<publicationStmt><p/></publicationStmt><sourceDesc><bibl/></sourceDesc></fileDesc></teiHeader>"
    return f'{TEI}{header}<text xml:space="preserve" xml:lang="en"><body>{body}</body></text></TEI>'.encode()


SECTION = '<div type="section">{}</div>'


@pytest.mark.parametrize(
    ("name", "body"),
    {
        "nested elements": SECTION.format("<p>" + "<quote>" * 100_000 + "x" + "</quote>" * 100_000 + "</p>"),
        "nested unknown elements": SECTION.format("<p>" + "<hi>" * 50_000 + "x" + "</hi>" * 50_000 + "</p>"),
        "attributes": SECTION.format("<p " + " ".join(f'a{i}=""' for i in range(100_000)) + ">x</p>"),
        "long text node": SECTION.format("<p>" + "x " * 6_000_000 + "</p>"),
        "many paragraphs": SECTION.format("<p>x</p>" * 100_000),
        "external inclusion": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>',
        "stylesheet": '<?xml-stylesheet href="http://localhost:1/x.xsl"?><div type="section"><p>x</p></div>',
    }.items(),
)
def test_hostile_markup_never_crashes_or_hangs(name, body, tmp_path):
    (tmp_path / "in.xml").write_bytes(tei(body))
    for command in (
        ["convert", tmp_path / "in.xml", "-t", "text"],
        ["validate", "--format", "concise", tmp_path / "in.xml"],
    ):
        done = run(*command)
        assert done.returncode in (0, 1, 3), (name, done.returncode, done.stderr.decode()[-300:])
        assert b"Traceback" not in done.stderr
        assert b"root:" not in done.stdout


@pytest.mark.parametrize("format", ["json", "standoff"])
@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 200_000,
        b"{",
        b'{"text": 3}',
        b"null",
        b"\xff",
        b'{"kind": "news", "kind": 1}',
        b'{"a":' * 100_000,
    ],
)
def test_broken_json_is_refused_in_a_sentence(format, raw):
    refused(run("convert", "-", "-f", format, stdin=raw))


def test_deep_json_documents_are_refused():
    inner = {"kind": "quote", "content": ["x"]}
    for _ in range(400):
        inner = {"kind": "quote", "content": [inner]}
    document = {
        "kind": "news",
        "language": "en",
        "sections": [{"kind": "section", "content": [{"kind": "paragraph", "content": [inner]}]}],
    }
    refused(run("convert", "-", "-f", "json", stdin=json.dumps(document).encode()), "deep")


def test_crossing_and_misplaced_spans_are_refused():
    spans = [{"start": 0, "end": 5, "kind": "quote"}, {"start": 3, "end": 50, "kind": "date"}]
    refused(
        run(
            "convert",
            "-",
            "-f",
            "standoff",
            stdin=json.dumps({"text": "0123456789", "spans": spans}).encode(),
        ),
        "date",
    )


@pytest.mark.parametrize("code", [0, 8, 0xB, 0x1F, 0xFFFE, 0xFFFF])
def test_a_character_xml_cannot_hold_is_refused_with_its_offset_or_kept_as_a_picture(code, tmp_path):
    raw = f"one two{chr(code)} three".encode()
    path, out = tmp_path / "in.txt", tmp_path / "out.xml"
    path.write_bytes(raw)
    refused(run("convert", path, "-o", out), f"U+{code:04X}", "offset 7")
    assert not out.exists()
    assert run("convert", path, "-o", out, "--control-pictures").returncode == 0
    assert run("convert", out, "-t", "text").stdout == raw


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"abc\xff", ("0xFF", "offset 3", "--encoding")),
        (b"\xed\xa0\x80", ("offset 0",)),
        ("سلام".encode("cp1256"), ("offset 0", "cp1256")),
        (b"\xff\xfea", ("utf-16",)),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_offset(raw, words):
    refused(run("convert", "-", stdin=raw), *words)


def test_bidirectional_controls_are_kept_with_a_warning(tmp_path):
    raw = "one \u202etwo\u202c three".encode()
    (tmp_path / "in.txt").write_bytes(raw)
    run("convert", tmp_path / "in.txt", "-o", tmp_path / "out.xml")
    done = run("validate", tmp_path / "out.xml")
    assert b"bidi-control" in done.stdout
    assert run("convert", tmp_path / "out.xml", "-t", "text").stdout == raw


def test_nothing_is_written_where_it_may_not_be(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    done = run("convert", "-", "-o", tmp_path / "in" / ".." / "x" / "y.xml", stdin=b"text")
    assert done.returncode == 0
    folder.chmod(0o500)
    if os.geteuid() != 0:
        refused(run("convert", "-", "-o", folder / "y.xml", stdin=b"text"))
    target, link = tmp_path / "target.xml", tmp_path / "link.xml"
    target.write_text("mine")
    link.symlink_to(target)
    assert run("convert", "-", "-o", link, stdin=b"text").returncode == 0
    assert target.read_text() == "mine"


def test_a_full_disk_leaves_the_old_file(tmp_path):
    old = tmp_path / "out.xml"
    old.write_text("old")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    import signal

    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "from annotate.cli import main\nraise SystemExit(main())",
            "convert",
            "-",
            "-o",
            str(old),
        ],
        input=b"word " * 2000,
        capture_output=True,
        preexec_fn=limit,
        check=False,
    )
    assert signal.SIGXFSZ
    assert done.returncode == 3, done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(str(old).encode())
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.xml"]


def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path):
    old = tmp_path / "out.xml"
    old.write_text("old")
    source = tmp_path / "in.txt"
    source.write_text("وقال الوزير «نعم».\n" * 30_000, encoding="utf-8")
    for wait in (0.05, 0.3, 0.6, 1.0):
        child = subprocess.Popen(
            [sys.executable, "-m", "annotate", "convert", str(source), "-o", str(old), "--language", "ar"]
        )
        try:
            child.wait(wait)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        content = old.read_text(encoding="utf-8")
        assert content == "old" or content.endswith("</TEI>\n")


def test_a_missing_file_is_unreadable_and_a_wrong_option_is_usage():
    done = run("convert", "nowhere.txt")
    refused(done, "nowhere.txt")
    for arguments in (
        ["convert"],
        ["convert", "-", "-t", "teii"],
        ["convert", "-", "--published", "9.11.2024"],
        ["convert", "-", "--language", "xx"],
    ):
        done = run(*arguments, stdin=b"text")
        assert done.returncode == 2, done.stderr
        assert b"Traceback" not in done.stderr


def test_a_closed_pipe_ends_quietly():
    command = f"{sys.executable} -m annotate convert - -t json | head -c 20"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        input=b"word " * 50_000,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert len(done.stdout) == 20
