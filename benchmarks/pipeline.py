"""The full pipeline against its limits, as ratios in one interleaved run.

    python benchmarks/pipeline.py

Text to checked TEI against lxml parsing and RELAX-NG-validating that same output (limit 10, aim 6);
``annotate --help`` against a bare interpreter (limit 7, aim 5); one document against ``import
lxml.etree`` (limit 5, aim 3); nanoseconds per byte at 10 MB against 10 KB (limit 1.5, aim 1.2) and peak
memory against the size of the input (limit 20, aim 12), each in a process of its own. Medians. Text becomes
TEI as ``annotate convert`` makes it: by ``convert.pieces``, without a model of the document.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lxml import etree

from annotate import schemas
from annotate.check import check
from annotate.convert import Options, pieces

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = {
    "ar": ((EXAMPLES / "harbour.ar.txt").read_text(encoding="utf-8"), "2024-03-14"),
    "en": ((EXAMPLES / "harbour.en.txt").read_text(encoding="utf-8"), "2024-03-14"),
}


def timed(act, times):
    start = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - start) / times


def ratio(ours, theirs, rounds=9, times=30):
    """The median of the ratios of two acts, timed in turn."""
    ours(), theirs()
    pairs = [(timed(ours, times), timed(theirs, times)) for _ in range(rounds)]
    return (
        statistics.median(a / b for a, b in pairs),
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
    )


def against_lxml(language):
    text, day = TEXTS[language]
    relaxng = etree.RelaxNG(etree.fromstring(schemas.render("rng").encode()))
    raw, options = text.encode(), Options(language=language, published=day)
    output = b"".join(pieces(raw, "tei", "text", options))

    def ours():
        written = b"".join(pieces(raw, "tei", "text", options))
        assert not [p for p in check(written) if p.level == "error"]

    def theirs():
        assert relaxng.validate(etree.fromstring(output))

    return ratio(ours, theirs)


def process(arguments, environment):
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def processes(ours, theirs, rounds=9):
    """The median of the ratios of two commands, their modules compiled to byte code as in any installation."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        process(ours, environment), process(theirs, environment)
        return statistics.median(
            process(ours, environment) / process(theirs, environment) for _ in range(rounds)
        )


GROWTH = """
import resource, sys, time
from annotate.convert import Options, pieces
text, size = open(sys.argv[1], encoding="utf-8").read(), int(sys.argv[2])
options = Options(language=sys.argv[3], published="2024-03-14")
pieces(text.encode(), "tei", "text", options)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
raw = (text * (size // len(text.encode()) + 1)).encode()
times = max(1, 200_000 // len(raw))
start = time.process_time()
for _ in range(times):
    written = pieces(raw, "tei", "text", options)
seconds = (time.process_time() - start) / times
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(seconds / len(raw) * 1e9, peak * 1024 / len(raw))
"""


def growth(language, size):
    path = EXAMPLES / f"harbour.{language}.txt"
    done = subprocess.run(
        [sys.executable, "-c", GROWTH, str(path), str(size), language],
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(value) for value in done.stdout.split()]


def whole(language, size):
    """``annotate convert big.txt -o big.xml`` as a process: its peak memory against the size of the input."""
    unit = (EXAMPLES / f"harbour.{language}.txt").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        big = Path(folder) / "big.txt"
        big.write_bytes(unit * (size // len(unit) + 1))
        arguments = ["convert", str(big), "-o", str(big.with_suffix(".xml")), "--language", language]
        child = subprocess.Popen([sys.executable, "-m", "annotate", *arguments])
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        return used.ru_maxrss * 1024 / big.stat().st_size


def main():
    for language in TEXTS:
        found, ours, theirs = against_lxml(language)
        print(
            f"{language}: text to checked TEI / lxml parse + RELAX NG: {found:5.2f}  (limit 10, aim 6)"
            f"  {ours * 1e3:.2f} / {theirs * 1e3:.2f} ms"
        )
    start = processes(["-m", "annotate", "--help"], ["-c", "pass"])
    print(f"annotate --help / bare interpreter: {start:5.2f}  (limit 7, aim 5)")
    one = ["-m", "annotate", "convert", str(EXAMPLES / "harbour.ar.txt"), "--published", "2024-03-14"]
    print(
        f"one document / import lxml.etree: {processes(one, ['-c', 'import lxml.etree']):5.2f}  (limit 5, aim 3)"
    )
    for language in TEXTS:
        small, _ = growth(language, 10_000)
        large, memory = growth(language, 10_000_000)
        print(
            f"{language}: ns per byte at 10 MB / at 10 KB: {large / small:5.2f}  (limit 1.5, aim 1.2)"
            f"  {large:.0f} / {small:.0f} ns"
        )
        print(f"{language}: growth of peak memory / input at 10 MB: {memory:5.2f}  (limit 20, aim 12)")
        print(
            f"{language}: annotate convert big.txt -o big.xml: peak memory of the process / input at 10 MB:"
            f" {whole(language, 10_000_000):5.2f}"
        )


if __name__ == "__main__":
    main()
