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
import platform
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import harmed
import markup
import sieged
from trial import COMMAND, NEWS, Row, first, refused, run

from annotate.version import VERSION

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
FOUND = Path(__file__).parents[1] / "fuzz" / "found.md"


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
        good = refused(done) and place in done.err and not made.exists()
        yield Row(
            "Bytes",
            name,
            "exit 3, the place, nothing written",
            first(done.err),
            done.seconds,
            done.peak,
            good,
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
              done.peak, refused(done))  # fmt: skip
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


GROUPS: tuple[Callable[[Path], Iterator[Row]], ...] = (
    texts, bytes_refused, markup.markup, markup.network, markup.jsons, machine, sieged.rows, harmed.rows,
)  # fmt: skip


def rows() -> Iterator[Row]:
    """All cases, one after the other."""
    for group in GROUPS:
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
