"""annotate validate --watch: a real process, files changed under it as editors do."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time

import faulty
import pytest

from annotate.cli import main
from annotate.validation import watch

VALID = faulty.valid()
WRONG = VALID.replace(b'n="2254"', b'm="2254"')
PATIENCE = 30
COMMAND = """import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored in the background
from annotate.cli import main
sys.exit(main(["validate", *sys.argv[1:]]))"""


class Watched:
    """A running command, with the lines it prints as they come."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments, "--watch", "--format", "concise"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines = queue.Queue()
        streams = self.process.stdout, self.process.stderr
        self.threads = [threading.Thread(target=self._read, args=(stream,)) for stream in streams]
        for thread in self.threads:
            thread.start()

    def _read(self, stream):
        with stream:
            for line in stream:
                self.lines.put(line.rstrip("\n"))

    def next(self):
        return self.lines.get(timeout=PATIENCE)

    def end(self):
        self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(PATIENCE)
        finally:
            self.process.kill()
        for thread in self.threads:
            thread.join()
        return code, list(self.lines.queue)


def test_what_changes_is_judged_anew_until_it_is_interrupted(tmp_path):
    one, two = tmp_path / "one.xml", tmp_path / "two.xml"
    one.write_bytes(VALID)
    two.write_bytes(WRONG)
    watched = Watched(tmp_path, ".")
    said, found = sorted([watched.next(), watched.next()])  # one on standard error, one on standard output
    assert said == "annotate: watching 2 files; Ctrl-C ends it"
    assert found.startswith("two.xml:16:33: error attribute")

    part = tmp_path / ".one.xml.part"  # as editors save: another file, put in its place
    part.write_bytes(WRONG)
    part.replace(one)
    assert watched.next().startswith("one.xml:16:33: error attribute")

    with two.open("wb") as file:  # as others save: emptied, then written
        file.flush()
        time.sleep(watch.PAUSE / 2)
        file.write(VALID)
    assert watched.next() == "two.xml: no problems"

    one.unlink()
    (tmp_path / "three.xml").write_bytes(WRONG)
    assert watched.next().startswith("three.xml:16:33: error attribute")
    one.write_bytes(VALID)
    assert watched.next() == "one.xml: no problems"
    two.write_bytes(b"<TEI")
    assert watched.next().startswith("two.xml:1:")
    assert watched.end() == (130, [])


def test_a_file_is_named_once_it_is_at_rest_and_none_when_it_is_gone(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(b"1")
    seen = watch.Watch(lambda: [path])
    assert seen.look() == seen.look() == []
    path.write_bytes(b"12")
    assert seen.look() == []
    path.write_bytes(b"123")
    assert seen.look() == [] and seen.look() == [path] and seen.look() == []
    path.unlink()
    assert seen.look() == seen.look() == []
    path.write_bytes(b"123")
    assert seen.look() == [] and seen.look() == [path]


def test_the_same_bytes_in_a_new_file_are_a_change(tmp_path):
    path, other = tmp_path / "a.xml", tmp_path / "b.xml"
    path.write_bytes(b"1")
    seen = watch.Watch(lambda: [path])
    other.write_bytes(b"2")
    os.utime(other, ns=(path.stat().st_mtime_ns,) * 2)
    other.replace(path)
    assert seen.look() == [] and seen.look() == [path]


@pytest.mark.parametrize(
    "more", [["--format", "sarif"], ["--statistics"], ["--fix"], ["--write-baseline", "b"]]
)
def test_what_needs_an_end_goes_not_with_it(more, tmp_path, capsys):
    assert main(["validate", str(tmp_path), "--watch", *more]) == 2
    assert "--watch" in capsys.readouterr().err
