"""Small corpora to convert, and what a run of the command gives."""

import contextlib
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from annotate.cli import main

UNITS = {
    "ar": "اتفاق في المرفأ\n\nقال وزير النقل سمير حداد، أمس الجمعة، إنّ «العمل سيُستأنف» في 5 مارس/ آذار {n}.\n"
    "وينص البند الأول على دفع الأجور، أما البند الثاني فيقضي بعودة {n} عاملاً.\n",
    "en": "Harbour work resumes\n\nTransport minister Samir Haddad said on Friday that “work will resume” in {n}.\n"
    "The first clause provides for payment; the second clause brings {n} people back.\n",
}

FINDERS = '''
"""Finders that do to their process what a document can make a program do."""
import ctypes, re, time

def harm(source):
    text = source.text
    if "STALL" in text:
        open("stalling", "w").close()
        while True:
            time.sleep(0.01)
    if "SWALLOW" in text:
        while True:
            try:
                time.sleep(1)
            except Exception:
                pass
    if "DEEP" in text:
        re.search("(a*)*b", "a" * 40)
    if "EAT" in text:
        eaten = bytearray(5_000_000_000)
    if "CRASH" in text:
        ctypes.string_at(0)
    if "DEFECT" in text:
        raise RuntimeError("no way")
    if "SLOW" in text:
        time.sleep(0.05)
    return ()
'''
REASONS = {
    "STALL": "longer than 1 seconds",
    "SWALLOW": "longer than 1 seconds",
    "DEEP": "longer than 1 seconds",
    "EAT": "memory",
    "CRASH": "SIGSEGV",
    "DEFECT": "no way",
}
"""Per word that a finder obeys, what is said of the document."""


def text(n):
    """A text that no other number has."""
    return UNITS["ar" if n % 2 else "en"].format(n=2000 + n)


def records(count):
    """Rows with a raw text, as people have them."""
    return [
        {
            "id": f"item/{n:04}",
            "text": text(n),
            "language": "ar" if n % 2 else "en",
            "date": "2024-03-14",
            "title": f"Item {n}",
            "url": f"https://news.example/{n}?a=1&b=2",
        }
        for n in range(count)
    ]


def folder(path, count):
    """A folder of text files, some in folders inside it."""
    for n in range(count):
        file = path / ("inner" if n % 3 == 0 else ".") / f"item{n:04}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(n), encoding="utf-8")
    return path


def jsonl(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


class Done(NamedTuple):
    """How a run ended, and what it said to people."""

    code: int
    said: str


def convert(*arguments, jobs=2, size=4):
    """Convert in this process, in shards small enough that there are several."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = main(["convert", *map(str, arguments), "--jobs", str(jobs), "--shard-size", str(size)])
    return Done(code, said.getvalue())


def start(*arguments, cwd, **options):
    """Convert in a process of its own, which goes on while the test does."""
    command = [sys.executable, "-m", "annotate", "convert", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    options = {"stderr": subprocess.PIPE, "text": True, "preexec_fn": _interruptible, **options}
    return subprocess.Popen(command, cwd=cwd, env=environment, **options)


def _interruptible():
    """What a shell starts in the background ignores interruptions, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def digests(path):
    """What lies at a path: the digest of every file, by its name; notes of runs left out."""
    path = Path(path)
    files = (
        [path, *path.parent.glob(f"{path.stem}.spans.parquet")]
        if path.is_file()
        else [f for f in path.rglob("*") if f.is_file() and ".annotate" not in f.parts]
    )
    return {
        f.relative_to(path.parent if path.is_file() else path).as_posix(): hashlib.sha256(
            f.read_bytes()
        ).hexdigest()
        for f in files
    }


def workers(pid):
    """The pids of the workers of a run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(stat.parent.name))
    return found


def family(pid):
    """The pids of the template of a run and of its workers."""
    return [child for parent in workers(pid) for child in (parent, *workers(parent))]


def alive(pid):
    """Whether a process runs; one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
