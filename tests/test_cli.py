"""The command line as a stranger meets it: what is mistyped is told with the nearest that is there."""

import concurrent.futures
import os
import stat

import pytest

from annotate.cli import main
from annotate.commands import commands


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
        "Die Bahn streikt wieder\n\nDie Lokführer haben gestern erneut die Arbeit niedergelegt, sagt sie.\n"
    )
    assert main(["convert", str(source), "-o", str(tmp_path / "a.xml")]) == 0
    assert "unsure" in capsys.readouterr().err
    assert main(["convert", str(source), "--language", "en", "-o", str(tmp_path / "a.xml")]) == 0
    source.write_text("\n")  # in no language
    assert main(["convert", str(source), "-o", str(tmp_path / "a.xml")]) == 0
    assert not capsys.readouterr().err
