"""Sample: a text with the annotations that somebody gave it, and the samples of two sides paired by name.

A side is a file or a folder; a file is TEI, JSON, standoff, a tagged snippet, or whatever other
format can be read. Standoff and snippets are taken as they are: spans may cross, and no block is added.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotate import formats
from annotate.convert import sniff
from annotate.folder import inside
from annotate.formats import snippet, standoff
from annotate.identification import guess
from annotate.problem import ProblemError
from annotate.source import SourceError
from annotate.span import Span
from annotate.tree import unfold
from annotate.validation.place import Place
from annotate.validation.place import read as contents


class Sample(NamedTuple):
    """One text, its annotations, its language, and its day of publication where that is known.

    ``beside`` tells whether it would say what stands beside the text, such as an agreement, if there is any.
    """

    text: str
    spans: list[Span]
    language: str
    published: str | None = None
    beside: bool = True


class Fault(NamedTuple):
    """A file that could not be compared, and why."""

    name: str
    why: str


class Pair(NamedTuple):
    """The two samples of one text; ``pred`` is None where there is no usable one, and ``fault`` says why."""

    name: str
    gold: Sample | None
    pred: Sample | None
    fault: Fault | None = None


def read(path: Place) -> Sample:
    """The sample in a file. Raises OSError, SourceError and ProblemError for what cannot be read."""
    raw = contents(path)
    return of(raw, _format(Path(path.name or f"-{formats.suffix(sniff(raw))}"), raw))


def of(raw: bytes, name: str) -> Sample:
    """The sample in a document of a format. Raises SourceError and ProblemError for what cannot be read."""
    language = published = None
    if name == "standoff":
        text, spans, known = standoff.rows(raw)
        language, published = known.get("language"), known.get("published")
    elif name == "snippet":
        text, spans, known = snippet.rows(raw)
        language, published = known.get("language"), known.get("published")
    else:
        document = formats.load(name).read(raw)
        text, spans = unfold(document)
        language, published = document.language, document.published
    language = language or (guess(text)[0] if text.strip() else "und")
    return Sample(text, spans, language, published, name != "snippet")


def _format(path: Path, raw: bytes) -> str:
    """The format of a file: by its suffix; a ``.json`` may be standoff, and a ``.txt`` is a snippet."""
    name = formats.guess(path)
    if name == "json":
        # Other tools write standoff as plain ".json"; it has "spans", and the document model has not.
        try:
            return "standoff" if "spans" in json.loads(raw) else name
        except (ValueError, TypeError, RecursionError):
            return name
    if name in (None, "text"):
        return "snippet"
    return name if name and hasattr(formats.load(name), "read") else "snippet"


def pairs(gold: Path, pred: Path) -> Iterator[Pair]:
    """The pairs of two files, or of the files of two folders with the same stem, in order of their names.

    A file that has no counterpart, cannot be read, or is of another text comes with its fault.
    Raises FileNotFoundError for a path that is missing, and for a folder with nothing to compare.
    """
    for path in (gold, pred):
        if not path.exists():
            raise FileNotFoundError(2, "No such file or folder", str(path))
    if gold.is_file() and pred.is_file():
        yield _pair(gold.name, [gold], [pred])
        return
    ours, theirs = _stems(gold), _stems(pred)
    for side, path, found in (("gold", gold, ours), ("prediction", pred, theirs)):
        if not found:
            says = f"there is no {side}: TEI, JSON, standoff or snippets are looked for"
            raise FileNotFoundError(2, says, str(path))
    single = ours if gold.is_file() else theirs if pred.is_file() else {}
    for stem in sorted(single or {**ours, **theirs}):
        yield _pair(stem, ours.get(stem, []), theirs.get(stem, []))


def _stems(path: Path) -> dict[str, list[Path]]:
    """The files of a folder by their path in it without suffix."""
    if path.is_file():
        return {_stem(path.name): [path]}
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for inner in inside(str(path)):
        name = formats.guess(inner)
        if name and formats.readable(name):
            found[_stem(inner)].append(path / inner)
    # A raw text may lie beside its annotation: item.txt and item.standoff.json.
    return {stem: [f for f in files if formats.guess(f) != "text"] or files for stem, files in found.items()}


def _stem(name: str) -> str:
    longest = max((s for s in _suffixes() if name.lower().endswith(s)), key=len, default="")
    return name[: len(name) - len(longest)] if longest else Path(name).with_suffix("").as_posix()


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(s for name in formats.formats() for s in getattr(formats.load(name), "SUFFIXES", ()))


def _pair(name: str, ours: list[Path], theirs: list[Path]) -> Pair:
    gold, fault = _one(name, ours, "no gold file for this prediction: it is left out")
    if gold is None:
        return Pair(name, None, None, fault)
    pred, fault = _one(name, theirs, "no prediction for this gold file")
    if pred is None:
        return Pair(name, gold, None, fault)
    why = unlike(gold.text, pred.text)
    return Pair(name, gold, None, Fault(name, why)) if why else Pair(name, gold, pred)


def _one(name: str, paths: list[Path], none: str) -> tuple[Sample | None, Fault | None]:
    """The sample of the one file there should be, or why there is none."""
    if len(paths) != 1:
        many = " and ".join(map(str, paths))
        return None, Fault(name, f"{many} have the same stem: keep one of them" if paths else none)
    try:
        return read(paths[0]), None
    except (ProblemError, SourceError, OSError) as error:
        return None, Fault(str(paths[0]), reason(error))


def reason(error: Exception) -> str:
    """Why a file cannot be used, in one sentence."""
    if isinstance(error, ProblemError):
        others = len(error.problems) - 1
        more = f" (and {others} more problem{'s' * (others != 1)})" if others else ""
        return f"{error.problems[0].message}{more}"
    return (error.strerror if isinstance(error, OSError) else "") or str(error)


def unlike(gold: str, pred: str) -> str:
    """Where two texts part, in a sentence, or nothing. White space at the end is no difference."""
    one, other = gold.rstrip(), pred.rstrip()
    if one == other:
        return ""
    if one.replace("\r\n", "\n") == other.replace("\r\n", "\n"):
        return "the texts differ in their line ends (CRLF and LF), so offsets do not fit: convert one of them"
    shorter = min(len(one), len(other))
    at = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    line = gold.count("\n", 0, at) + 1
    return (
        f"the texts differ from character {at} (line {line}) on: {_around(one, at)} in the gold, "
        f"{_around(other, at)} in the prediction"
    )


def _around(text: str, at: int) -> str:
    from annotate.visible import visible

    words = visible(" ".join(text[at : at + 30].split()))
    return f"\u201c{words}\u201d" if text[at:] else "the end"
