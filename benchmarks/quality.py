"""How good the annotations are, on sets of texts you have: writes ``benchmarks/quality.md``.

    python benchmarks/quality.py --gold mine=gold/ \\
        --scorers tools/ --dates-fr timebank/ --names-ar ANERcorp.txt --quotes-en polnear/

``--gold NAME=PATH`` is a folder (or a file) of TEI, JSON, standoff or snippets: its texts are annotated
anew and compared as ``annotate score`` does. The other sets come in formats of their own; they are read and
scored by ``eval_dates.py``, ``eval_names.py`` and ``eval_quotes.py`` in the folder ``--scorers``, so that the
figures can be set beside those of other tools measured with them. A set that is not given is left out. No
text of any set goes into the report, and of a path only its last name.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import importlib.util
import platform
import re
import shlex
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from annotate import pack
from annotate.dates import moments
from annotate.parse import explain
from annotate.scoring import scoreboard
from annotate.scoring.sample import Pair, Sample, pairs
from annotate.scoring.score import score
from annotate.source import decode
from annotate.span import Span
from annotate.version import VERSION

REPORT = Path(__file__).with_suffix(".md")
NAMES = {"person": "persName", "org": "orgName", "place": "placeName", "role": "roleName"}
ONE = (
    ("--dates-fr", "DIR", "TimeML files, French"),
    ("--dates-en", "DIR", "TimeML files, English"),
    ("--names-ar", "PATH", "CoNLL file or folder, Arabic"),
    ("--quotes-en", "DIR", "PolNeAR folder, English"),
)
MANY = (
    ("--dates-cases", "LANG=FILE", "cases of Recognizers-Text"),
    ("--names-hipe", "LANG=FILE", "HIPE-2022 file or folder"),
    ("--gold", "NAME=PATH", "annotated texts in our own formats"),
)
PROCLITICS = "وفبلكـ"
CONTACT = re.compile(r"At first contact strict (\d+), relaxed (\d+), value (\d+)(.*)")
SPEECH = ("said", "quote")
NAMED = ("term", "title", "org")


def annotated(text: str, language: str | None, published: str | None = None) -> list[Span]:
    """What the rules make of a text."""
    return explain(decode(text, pictures=True), language=language, published=published or None).spans


def dates(text: str, published: str, language: str) -> list[dict[str, Any]]:
    """The dates of a text, as the scorer of dates wants them."""
    found = annotated(text, language, published[:10] if published else None)
    return [{"start": s.start, "end": s.end, **s.attrs} for s in found if s.kind == "date"]


def names(text: str, language: str) -> list[dict[str, Any]]:
    """The names of a text, as the scorer of names wants them."""
    found = annotated(text, language)
    return [{"start": s.start, "end": s.end, "type": NAMES[s.kind]} for s in found if s.kind in NAMES]


def tokens(text: str, language: str) -> list[dict[str, Any]]:
    """The same, widened to whole words between spaces, as sets count that do not part proclitics from names."""
    found = names(text, language)
    for name in found:
        before = text[: name["start"]]
        name["start"] -= len(before) - len(before.rstrip(PROCLITICS))
    return found


def quotes(text: str, single: bool = False) -> list[dict[str, Any]]:
    """The quotations of an English text with speaker and cue, as the scorer of quotations wants them.

    Its gold has one quotation where a speech goes on over several paragraphs, and none inside another; a
    document has a piece for each paragraph, chained by ``next``, and quotations that nest. ``single``: each by itself.
    """
    found = annotated(text, "en")
    places = {s.id: (s.start, s.end) for s in found if s.id}
    rows: list[dict[str, Any]] = []
    last: Span | None = None
    for s in found:
        if s.kind not in SPEECH or (last is not None and s.start < last.end and not single):
            continue
        follows = not single and last is not None and last.attrs.get("next") == s.id
        if last is not None and follows and not any(map(str.isalnum, text[last.end : s.start])):
            rows[-1]["end"] = s.end
        else:
            who = places.get((s.attrs.get("who") or s.attrs.get("source") or "").split(" ")[0], (None, None))
            cue = places.get(s.attrs.get("cue", ""), (None, None))
            rows.append(
                {
                    "start": s.start,
                    "end": s.end,
                    "speaker_start": who[0],
                    "speaker_end": who[1],
                    "cue_start": cue[0],
                    "cue_end": cue[1],
                }
            )
        last = s
    return rows


def scorer(folder: Path | None, name: str) -> ModuleType:
    """The scorer of a name in the folder of the scorers."""
    if folder is None:
        raise SystemExit(f"this set is scored by {name}.py: name its folder with --scorers")
    path = folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"there is no {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def prf(found: dict[str, float]) -> str:
    return f"{found['p']} / {found['r']} / {found['f1']}"


def dates_report(args: argparse.Namespace) -> str:
    rows = []
    sets: list[tuple[str, list[Any]]] = []
    if args.dates_fr or args.dates_en or args.dates_cases:
        tool = scorer(args.scorers, "eval_dates")
        if args.dates_fr:
            sets.append(("French TimeML", tool.load_timeml(args.dates_fr, "fr")))
        if args.dates_en:
            sets.append(("English TimeML", tool.load_timeml(args.dates_en, "en")))
        for given in args.dates_cases:
            language, path = keyed(given)
            cases = tool.load_recog(path.parent, language, (path.name,))
            # A case without a reference day has the value of the day on which the case was written.
            sets.append((f"cases, {language}", [case for case in cases if case.dct]))
    for label, docs in sets:
        found = tool.score(docs, dates)
        strict, relaxed, counts = found["strict"], found["relaxed"], found["counts"]
        rows.append(
            [
                label,
                found["docs"],
                counts["gold"],
                prf(strict),
                prf(relaxed),
                found["value_acc"],
                found["sec_per_1000_words"],
                seconds(docs),
            ]
        )
    if not rows:
        return ""
    head = [
        "set",
        "texts",
        "dates",
        "strict P / R / F1",
        "relaxed P / R / F1",
        "value",
        "s per 1000 words",
        "alone",
    ]
    says = "The seconds are those of all annotations together, the last those of dates alone."
    if args.dates_cases:
        says += (
            " The cases are what people say to an assistant; their extents take in prepositions: hints only."
        )
    return f"## Dates\n\n{table(head, rows)}\n\n{says}"


def seconds(docs: list[Any]) -> str:
    """How long the dates of 1000 words take when nothing else is looked for."""
    began = time.process_time()
    for doc in docs:
        moments.dates(doc.text, pack.load(doc.lang), doc.dct[:10] if doc.dct else None)
    words = sum(len(doc.text.split()) for doc in docs)
    return f"{(time.process_time() - began) / words * 1000:.4f}"


def contact_report(_: argparse.Namespace) -> str:
    """How right the dates of our own sentences were when the rules first met them: the notes in ``tests/dates``."""
    rows: list[list[Any]] = []
    for path in sorted((Path(__file__).parents[1] / "tests" / "dates").glob("*.txt")):
        number, text = 0, path.read_text(encoding="utf-8")
        for note, batch in re.findall(
            r"^# (At first contact .*)\n((?:(?!# At first).*\n)*)", text, re.MULTILINE
        ):
            found = CONTACT.match(note)
            if found:
                number += 1
                strict, relaxed, value, but = found.groups()
                rows.append(
                    [path.stem, number, batch.count("<date"), strict, relaxed, value, but.strip(" ,;.")]
                )
    head = ["language", "batch", "dates kept", "strict F1", "relaxed F1", "value", "but"]
    says = (
        "News sentences of our own, tagged by a person before the rules saw them, and scored once; then the rules were "
        "mended and the sentences became tests. Slips of the tagging count as misses."
    )
    return f"## Dates at first contact\n\n{table(head, rows)}\n\n{says}"


def names_report(args: argparse.Namespace) -> str:
    docs: list[tuple[str, Any]] = []
    if args.names_ar or args.names_hipe:
        tool = scorer(args.scorers, "eval_names")
        if args.names_ar:
            docs.append(("Arabic news (CoNLL)", tool.load_conll(args.names_ar, "ar")))
        for given in args.names_hipe:
            language, path = keyed(given)
            docs.append((f"historical newspapers, {language} (HIPE)", tool.load_hipe(path, language)))
    rows = []
    for label, texts in docs:
        readings = [(label, names), (f"{label}, whole words", tokens)]
        for shown, predictor in readings[: 1 + (texts[0].lang == "ar")]:
            found = tool.score(texts, predictor)
            for kind, figures in [("all", found), *found["per_kind"].items()]:
                gold = figures.get("gold", sum(k["gold"] for k in found["per_kind"].values()))
                rows.append([shown, kind, gold, prf(figures["strict"]), prf(figures["relaxed"])])
    head = ["set", "kind", "gold", "strict P / R / F1", "relaxed P / R / F1"]
    says = (
        "Names are written without the proclitics before them (و<place>مصر</place>); the Arabic set counts words "
        "between spaces, and so is scored twice: as written, and with the proclitics taken in."
    )
    return "## Names\n\n" + table(head, rows) + (f"\n\n{says}" if args.names_ar else "") if rows else ""


def quotes_report(args: argparse.Namespace) -> str:
    """The figures of all texts, of those looked at for rules, and of those only scored."""
    if not args.quotes_en:
        return ""
    tool = scorer(args.scorers, "eval_quotes")
    items = tool.load("polnear", args.quotes_en, "dev")
    began = time.perf_counter()
    rows = [quotes(item.text) for item in items]
    took = time.perf_counter() - began
    chosen = [
        [True] * len(items),
        *([looked_at(item.id) is half for item in items] for half in (True, False)),
    ]
    sets = [
        tool.score(
            [i for i, c in zip(items, part, strict=True) if c],
            [r for r, c in zip(rows, part, strict=True) if c],
        )
        for part in chosen
    ]
    lines = [
        [
            what,
            figures["gold"],
            *(" / ".join(str(found[what][key]) for key in ("P", "R", "F1")) for found in sets),
        ]
        for what, figures in sets[0].items()
        if isinstance(figures, dict) and "F1" in figures
    ]
    apart = [told_apart(tool, [item for item, c in zip(items, part, strict=True) if c]) for part in chosen]
    lines.append(["speech or name, accuracy", "", *(accuracy for accuracy, _ in apart)])
    lines.append(["names and terms, F1", "", *(f1 for _, f1 in apart)])
    single = tool.score(items, [quotes(item.text, single=True) for item in items])["quote exact"]["F1"]
    words = sum(len(tool.WORD.findall(item.text)) for item in items)
    says = (
        f"{len(items)} texts, {words} words, {round(words / took)} words per second. The latest rules were made with "
        f"{sum(chosen[1])} of the texts at hand, the first ones with all; the others were only scored. A speech "
        "that goes on over several paragraphs counts once, as in the gold, and a quotation inside another is left "
        f"out; with every piece by itself and the inner ones the F1 of *quote exact* is {single}."
    )
    head = ["direct quotations, English (PolNeAR train)", "gold", "all", "looked at", "only scored"]
    return "## Quotations\n\n" + table(head, lines) + f"\n\n{says}"


def told_apart(tool: ModuleType, items: list[Any]) -> tuple[float, float]:
    """How well speech in marks is told from names and terms: accuracy, and the F1 of names and terms.

    What stands in marks and is not inside the content of any attribution is a name or a term.
    """
    pairs = []
    for item in items:
        contents = [tool.words(item.text, q.span) for q in item.quotes if q.kind in ("direct", "partial")]
        spoken = set().union(*contents)
        end = 0
        for s in annotated(item.text, "en"):
            if s.start >= end and s.rule.startswith("quote.") and s.kind in (*SPEECH, *NAMED):
                end, words = s.end, tool.words(item.text, (s.start, s.end))
                pairs.append((s.kind in NAMED, 2 * len(words & spoken) < len(words)))
    both = sum(mine and gold for mine, gold in pairs)
    f1 = 200 * both / sum(mine + gold for mine, gold in pairs)
    return round(100 * sum(mine == gold for mine, gold in pairs) / len(pairs), 1), round(f1, 1)


def looked_at(key: str) -> bool:
    """Whether a text of the set of quotations was looked at while the rules were made: three in four, by digest."""
    return hashlib.sha1(key.encode()).digest()[0] % 4 != 1


def gold_report(args: argparse.Namespace) -> str:
    parts = []
    for given in args.gold:
        label, path = keyed(given)
        found = score(again(pair) for pair in pairs(path, path))
        ours = [table(list(head), rows) for _, head, rows, _ in scoreboard.tables(found, None) if rows]
        parts.append(f"### {label}\n\n{scoreboard.texts(found.compared)}.\n\n" + "\n\n".join(ours))
    return "## Annotated texts\n\n" + "\n\n".join(parts) if parts else ""


def again(pair: Pair) -> Pair:
    """A pair whose prediction is what the rules make of the gold text."""
    gold = pair.gold
    if gold is None:
        return pair
    language = None if gold.language == "und" else gold.language
    spans = annotated(gold.text, language, gold.published)
    return Pair(pair.name, gold, Sample(gold.text, spans, gold.language))


def keyed(value: str) -> tuple[str, Path]:
    key, _, path = value.partition("=")
    if not path:
        raise SystemExit(f"{value!r}: write NAME=PATH")
    return key, Path(path)


def command_line(arguments: list[str]) -> str:
    """The command as it was typed, but of each path its last name: where the data lies tells nothing."""
    parts = [a.rpartition("=") for a in arguments]
    shown = [key + equals + Path(path).name for key, equals, path in parts]
    return shlex.join(["python", "benchmarks/quality.py", *shown])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scorers", metavar="DIR", type=Path, help="folder of eval_dates.py and so on")
    for name, metavar, says in ONE:
        parser.add_argument(name, metavar=metavar, help=says)
    for name, metavar, says in MANY:
        parser.add_argument(name, metavar=metavar, action="append", default=[], help=f"{says}; repeatable")
    where = f"where to write (default: {REPORT.name} beside this file; - for standard output)"
    parser.add_argument("-o", "--output", metavar="FILE", default=REPORT, type=Path, help=where)
    args = parser.parse_args()
    began = time.perf_counter()
    sections = [
        part(args) for part in (gold_report, quotes_report, dates_report, contact_report, names_report)
    ]
    seconds = time.perf_counter() - began
    report = (
        "\n\n".join(
            [
                "# How good the annotations are",
                "Development sets: texts that were looked at while the rules were written. They say what to work on; "
                "what the tool reaches on unseen texts has to be measured on unseen texts.",
                f"annotate {VERSION}, Python {platform.python_version()}, {datetime.date.today().isoformat()}, "
                f"{seconds:.0f} s:",
                f"```console\n$ {command_line(sys.argv[1:])}\n```",
                *filter(None, sections),
            ]
        )
        + "\n"
    )
    if str(args.output) == "-":
        sys.stdout.write(report)
    else:
        args.output.write_text(report, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
