"""Reliability: every hostile input and fault, tried in a child process with limits; writes ``docs/reliability.md``.

    python benchmarks/reliability.py [-o docs/reliability.md]

Each case says what is tried and what has to happen; the table tells what did, with the time and the peak of memory. A
child may use 3 GB of memory and 60 seconds of processor time, and has no network. What fuzzing found is told in
``fuzz/found.md``, which goes into the page. The exit code is 1 when anything happened that must not.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import os
import platform
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from annotate.version import VERSION

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
FOUND = Path(__file__).parents[1] / "fuzz" / "found.md"
MEMORY, SECONDS = 3 << 30, 60
COMMAND = (sys.executable, "-m", "annotate")
NEWS = "وقال الوزير سامي حداد، أمس الجمعة، إنّ «الاتفاق قائم».\n"


class Outcome(NamedTuple):
    """How a child ended: its exit code (negative: a signal), what it said and wrote, seconds, peak in MB."""

    code: int
    out: bytes
    err: str
    seconds: float
    peak: float


class Row(NamedTuple):
    """A line of the table; ``good`` tells whether what happened is what has to."""

    group: str
    tried: str
    must: str
    happened: str
    seconds: float
    peak: float
    good: bool


def run(*arguments: object, stdin: bytes = b"", files: int = 0, memory: int = MEMORY) -> Outcome:
    """Run the command in a child with limits; ``files`` limits the size of what it may write, in bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if files:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (files, files))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
            preexec_fn=limit,  # noqa: PLW1509 - the one thread only accepts
        )
        assert child.stdin
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(stdin)
            child.stdin.close()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        spent = used.ru_utime + used.ru_stime
        said = err.read().decode(errors="replace")
        return Outcome(child.returncode, out.read(), said, spent, used.ru_maxrss / 1024)


def first(said: str) -> str:
    """The first line of what was said, short."""
    line = said.strip().splitlines()[0] if said.strip() else ""
    return line if len(line) <= 160 else line[:160] + "…"


# Texts: they come back, byte for byte, in linear time.

TEXTS = {
    "10⁶ opening quotation marks": "“" * 1_000_000,
    "300,000 straight marks": '" ' * 300_000,
    "10⁵ digits": "1" * 100_000,
    "10⁶ combining marks on one letter": "a" + "\u0301" * 1_000_000,
    "10⁶ vowel signs on one letter": "ب" + "\u064e" * 1_000_000,
    "one line of 10 MB": "عاد الوفد إلى المدينة ليلا ثم نام، " * 170_000,
    "30,000 quotations in one line": "وقال الوزير إنّ «الاتفاق» قائم، " * 30_000,
    "200,000 lines of one letter": "a\n" * 200_000,
    "300,000 nested brackets": "(" * 300_000 + ")" * 300_000,
    "bidirectional controls": "one \u202etwo\u202c three\n",
    "an empty file": "",
    "nothing but white space": " \n\t\r\n" * 1000,
    "a byte order mark and CRLF": "\ufeffone\r\ntwo\r\n",
}


def texts(folder: Path) -> Iterator[Row]:
    """Hostile texts are converted and come back."""
    for name, text in TEXTS.items():
        source, made = folder / "in.txt", folder / "out.xml"
        source.write_bytes(text.encode())
        done = run("convert", source, "-o", made, "--language", "ar")
        back = run("convert", made, "-t", "text") if done.code == 0 else done
        good = done.code == back.code == 0 and back.out == text.encode()
        happened = "so it was" if good else f"exit {done.code}: {first(done.err)}"
        yield Row(
            "Text", name, "is TEI, and comes back byte for byte", happened, done.seconds, done.peak, good
        )
        made.unlink(missing_ok=True)


REFUSED = {
    "a NUL": (b"one\0two", "offset 3"),
    "a character XML cannot hold (U+000B)": (b"one\x0btwo", "offset 3"),
    "a lone surrogate, encoded": (b"\xed\xa0\x80", "offset 0"),
    "Arabic in cp1256, not named": ("سلام".encode("cp1256"), "offset 0"),
    "half a code unit of UTF-16": (b"\xff\xfea", "utf-16"),
}


def bytes_refused(folder: Path) -> Iterator[Row]:
    """Bytes that are no text are refused with the place, and nothing is written."""
    for name, (raw, place) in REFUSED.items():
        made = folder / "never.xml"
        done = run("convert", "-", "-o", made, stdin=raw)
        good = _refused(done) and place in done.err and not made.exists()
        yield Row(
            "Bytes",
            name,
            "exit 3, the place, nothing written",
            first(done.err),
            done.seconds,
            done.peak,
            good,
        )


def _refused(done: Outcome) -> bool:
    return done.code == 3 and "Traceback" not in done.err and len(done.err) < 2000 and not done.out


TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def tei(body: str) -> str:
    """A TEI file with a body."""
    header = (
        "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><publicationStmt><p/></publicationStmt>"
    )
    header += "<sourceDesc><bibl/></sourceDesc></fileDesc></teiHeader>"
    return f'{TEI}{header}<text xml:space="preserve" xml:lang="en"><body>{body}</body></text></TEI>'


def section(inner: str) -> str:
    """A TEI file with a lead and a section."""
    return tei(f'<div type="lead"><p>x</p></div><div type="section">{inner}</div>')


DOCTYPES = {
    "a DOCTYPE with an entity": '<!DOCTYPE TEI [<!ENTITY a "x">]>' + TEI + "<text>&a;</text></TEI>",
    "a DOCTYPE of another file": '<!DOCTYPE TEI SYSTEM "file:///etc/passwd">' + TEI + "</TEI>",
    "a billion laughs": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + TEI + "&b;</TEI>",
}
MARKUP = {
    "100,000 elements in one another": section(
        "<p>" + "<quote>" * 100_000 + "x" + "</quote>" * 100_000 + "</p>"
    ),
    "10⁵ attributes": section("<p " + " ".join(f'a{i}=""' for i in range(100_000)) + ">x</p>"),
    "a text node of 12 MB": section("<p>" + "x " * 6_000_000 + "</p>"),
    "100,000 paragraphs": section("<p>x</p>" * 100_000),
    "100,000 unknown elements": section("<p>" + "<x/>" * 100_000 + "</p>"),
    "a namespace with a brace": section('<p><x xmlns="a}b">x</x></p>'),
    "half a file": section("<p>x</p>")[:-20],
}


def markup(folder: Path) -> Iterator[Row]:
    """Hostile markup is refused or validated, and never crashes or hangs."""
    for name, content in DOCTYPES.items():
        path = folder / "in.xml"
        path.write_text(content)
        done = run("convert", path, "-t", "json")
        good = _refused(done) and "DOCTYPE" in done.err
        yield Row("Markup", name, "exit 3, refused", first(done.err), done.seconds, done.peak, good)
    for name, content in MARKUP.items():
        path = folder / "in.xml"
        path.write_text(content)
        done = run("validate", "--no-cache", "--format", "concise", path)
        read = run("convert", path, "-t", "text")
        good = done.code in (0, 1) and read.code in (0, 3) and "Traceback" not in done.err + read.err
        happened = f"validate {done.code}, convert {read.code}: {first(read.err or done.out.decode())}"
        must = "is told in sentences, no crash"
        seconds, peak = max(done.seconds, read.seconds), max(done.peak, read.peak)
        yield Row("Markup", name, must, happened.replace(str(folder), "…"), seconds, peak, good)


def network(folder: Path) -> Iterator[Row]:
    """What names an address is not followed: a server on this machine counts who comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        came: list[object] = []

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    came.append(server.accept())

        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{port}/x"
        cases = {
            "XInclude of an address": tei(
                f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}"/>'
            ),
            "a stylesheet instruction": f'<?xml-stylesheet href="{url}"?>' + section("<p>x</p>"),
            "an xml-model instruction": f'<?xml-model href="{url}"?>' + section("<p>x</p>"),
            "a schema location": section("<p>x</p>").replace(
                "<TEI ",
                f'<TEI xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a {url}" ',
            ),
        }
        for name, content in cases.items():
            path = folder / "in.xml"
            path.write_text(content)
            done = run("validate", "--no-cache", path)
            run("convert", path, "-t", "html")
            good = not came and done.code in (0, 1)
            happened = "nobody came" if not came else "a connection was made"
            yield Row("Network", name, "is not followed", happened, done.seconds, done.peak, good)
            came.clear()
        schema = folder / "remote.json"
        schema.write_text(json.dumps({"$ref": url}))
        item = folder / "item.json"
        item.write_text("{}")
        done = run("validate", "--no-cache", "--schema", schema, item)
        happened = "nobody came" if not came else "a connection was made"
        yield Row("Network", "a remote $ref in a JSON Schema", "is not fetched", happened, done.seconds, done.peak,
                  not came and "Traceback" not in done.err)  # fmt: skip


JSONS = {
    "200,000 open brackets": b"[" * 200_000,
    "100,000 objects in one another": b'{"a":' * 100_000,
    "half an object": b"{",
    "a byte that is no UTF-8": b"\xff",
    "spans that cross": json.dumps(
        {
            "text": "0123456789",
            "spans": [{"start": 0, "end": 5, "kind": "quote"}, {"start": 3, "end": 8, "kind": "date"}],
        }
    ).encode(),
    "a span outside the text": b'{"text": "a", "spans": [{"start": 0, "end": 9, "kind": "date"}]}',
    "a language that is a path": b'{"text": "a", "language": "../fr", "spans": []}',
}


def jsons(folder: Path) -> Iterator[Row]:
    """Broken JSON and standoff are refused in a sentence."""
    for name, raw in JSONS.items():
        done = run("convert", "-", "-f", "standoff", stdin=raw)
        yield Row(
            "JSON", name, "exit 3, one sentence", first(done.err), done.seconds, done.peak, _refused(done)
        )


# Faults of the machine: the old file or the new one, never half of one.


def machine(folder: Path) -> Iterator[Row]:
    """A full disk, a kill, two runs at once, links, and places where nothing may be written."""
    old, source = folder / "out.xml", folder / "in.txt"
    source.write_text(NEWS * 20_000, encoding="utf-8")
    old.write_text("old")
    done = run("convert", source, "-o", old, "--language", "ar", files=100_000)
    good = done.code == 3 and old.read_text() == "old" and "Traceback" not in done.err
    good = good and not list(folder.glob(".*.part"))
    yield Row("Machine", "the disk is full (a limit on file size)", "exit 3, the old file stays, no remains",
              first(done.err).replace(str(folder), "…"), done.seconds, done.peak, good)  # fmt: skip
    yield _killed(folder, source, old)
    old.unlink()
    pair = [
        subprocess.Popen([*COMMAND, "convert", str(source), "-o", str(old), "--language", "ar"])
        for _ in range(2)
    ]
    codes = [child.wait() for child in pair]
    whole = old.read_text(encoding="utf-8").endswith("</TEI>\n")
    yield Row("Machine", "two runs write one file at once", "one whole file", f"exits {codes}, whole: {whole}",
              0, 0, whole and codes == [0, 0])  # fmt: skip
    target, link = folder / "target.xml", folder / "link.xml"
    target.write_text("mine")
    link.symlink_to(target)
    done = run("convert", "-", "-o", link, stdin=b"text")
    yield Row("Machine", "the output is a symbolic link", "what it leads to is not touched",
              target.read_text(), done.seconds, done.peak, done.code == 0 and target.read_text() == "mine")  # fmt: skip
    done = run("convert", "-", "-o", "/proc/never/x.xml", stdin=b"text")
    yield Row("Machine", "a folder that cannot be written", "exit 3, a sentence", first(done.err), done.seconds,
              done.peak, _refused(done))  # fmt: skip
    done = run("convert", source, "-o", old, "--language", "ar", memory=400 << 20)
    said = first(done.err) or f"exit {done.code}"
    good = old.read_text(encoding="utf-8").endswith("</TEI>\n")
    yield Row("Machine", "400 MB of memory for a large text", "the file that was there stays whole",
              f"exit {done.code}: {said}" if done.code else "it was enough", done.seconds, done.peak, good)  # fmt: skip


def _killed(folder: Path, source: Path, old: Path) -> Row:
    """kill -9 at several moments of a run, the last after its end."""
    command = [*COMMAND, "convert", str(source), "-o", str(old), "--language", "ar"]
    start = time.perf_counter()
    subprocess.run(command, check=True)
    whole = time.perf_counter() - start
    seen = set()
    for share in (0.05, 0.3, 0.6, 0.85, 0.95, 1.0, 3.0):
        old.write_text("old")
        child = subprocess.Popen(command)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(share * whole)
        child.kill()
        child.wait()
        content = old.read_text(encoding="utf-8")
        seen.add("old" if content == "old" else "new" if content.endswith("</TEI>\n") else "half")
    return Row("Machine", "kill -9 at seven moments", "the old file or the new one", " and ".join(sorted(seen)), 0, 0,
               "half" not in seen)  # fmt: skip


GROUPS: tuple[Callable[[Path], Iterator[Row]], ...] = (texts, bytes_refused, markup, network, jsons, machine)


def rows() -> Iterator[Row]:
    """All cases, one after the other."""
    import harmed  # they are about the rows of this module
    import sieged

    for group in (*GROUPS, sieged.rows, harmed.rows):
        with tempfile.TemporaryDirectory() as name:
            for row in group(Path(name)):
                yield row._replace(happened=row.happened.replace(name, "…"))


def page(found: list[Row], seconds: float) -> str:
    """The page: what was tried, what happened, and what fuzzing found."""
    lines = ["| | tried | must | what happened | s | MB | |", "|---|---|---|---|--:|--:|---|"]
    for row in found:
        told = row.happened.replace("|", "\\|").replace("<", "&lt;")
        figures = f"{row.seconds:.1f} | {row.peak:.0f}" if row.peak else "|"
        lines.append(
            f"| {row.group} | {row.tried} | {row.must} | {told} | {figures} | {'ok' if row.good else '**NO**'} |"
        )
    good = sum(row.good for row in found)
    day = datetime.date.today().isoformat()
    return (
        "# Reliability\n\nEvery hostile input and fault was tried in a child process with at most 3 GB of memory and "
        "60 seconds of processor time. Time and the peak of memory are those of the child (a peak under that of the "
        "measuring process, some 72 MB, does not show). The tests hold the same cases.\n\n"
        f"`python benchmarks/reliability.py`: {good} of {len(found)} as they must be, {seconds:.0f} s; "
        f"annotate {VERSION}, Python {platform.python_version()}, {day}.\n\n"
        + "\n".join(lines)
        + "\n\n"
        + FOUND.read_text(encoding="utf-8")
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, default=PAGE)
    args = parser.parse_args()
    began = time.perf_counter()
    found = []
    for row in rows():
        found.append(row)
        print(f"{'ok' if row.good else 'NO':3} {row.group:8} {row.tried:42} {row.happened[:90]}", flush=True)
    args.output.write_text(page(found, time.perf_counter() - began), encoding="utf-8")
    return 0 if all(row.good for row in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
