"""Laws: what must hold for any bytes given as a text, a TEI file, JSON, standoff or a language pack.

Each law takes bytes and returns nothing. It raises :class:`Broken` where a promise is broken, and lets
every other exception through: for bad input the tool may raise only the errors that it documents.
The laws need no fuzzer, so that the inputs it found are tests (``tests/test_regressions.py``).
"""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from annotate import schemas
from annotate.check import check
from annotate.convert import Options, pieces
from annotate.formats import html, json, standoff, tei
from annotate.formats import text as plain
from annotate.lint import weaknesses
from annotate.pack import PackError, languages, load
from annotate.parse import parse
from annotate.problem import ProblemError
from annotate.source import UNHOLDABLE, SourceError, decode
from annotate.tree import unfold
from annotate.validation.repair import repair

CODES = ("ar", "en", "fr", "es")
DAYS = (None, "2024-11-09", "2000-02-29", "0999-01-01")


class Broken(AssertionError):
    """A promise that an input breaks."""


def hold(kept: bool, promise: str) -> None:
    """Raise Broken unless the promise is kept."""
    if not kept:
        raise Broken(promise)


def text(raw: bytes) -> None:
    """Bytes are refused with a place, or come back from valid TEI; the first byte chooses language and day."""
    first, raw = raw[:1] or b"\0", raw[1:]
    language, day = CODES[first[0] % 4], DAYS[first[0] // 4 % 4]
    try:
        decode(raw)
    except SourceError as error:
        hold(bool(str(error)), "what is refused is refused in a sentence")
        raw = UNHOLDABLE.sub("", raw.decode("utf-8", "ignore")).encode()
    document = parse(raw, language=language, published=day)
    written = tei.write(document)
    hold(tei.write(parse(raw, language=language, published=day)) == written, "parsing is deterministic")
    options = Options(language=language, published=day)
    hold(b"".join(pieces(raw, "tei", "text", options)) == written, "with and without a model, the same TEI")
    hold(tei.read(written) == document, "reading TEI gives the document that was written")
    hold(plain.write(document) == raw, "the bytes come back")
    hold(json.read(json.write(document)) == document, "reading JSON gives the document that was written")
    hold(standoff.read(standoff.write(document)) == document, "reading standoff gives the same document")
    errors = [str(problem) for problem in check(written) if problem.level == "error"]
    hold(not errors, f"what is written has no error: {errors}")
    html.write(document)


def markup(raw: bytes) -> None:
    """A TEI file has problems or is a document; what it is written as is stable and has the same text."""
    problems = check(raw)
    hold(all(problem.message for problem in problems), "every problem says what is wrong")
    mended = repair(raw).raw
    hold(repair(mended).raw == mended, "mending twice changes nothing more")
    try:
        document = tei.read(raw)
    except ProblemError as error:
        hold(bool(error.problems), "what is refused is refused with its problems")
        told = any(p.level == "error" or p.code == "foreign-tei" for p in problems)
        hold(told, f"check tells why reading refuses: {error}")
        return
    _written(document)


def fields(raw: bytes) -> None:
    """A JSON file has problems or is a document that can be written."""
    check(raw)
    try:
        document = json.read(raw)
    except ProblemError as error:
        hold(bool(error.problems), "what is refused is refused with its problems")
        return
    hold(json.read(json.write(document)) == document, "reading JSON gives the document that was written")
    _written(document)


def spans(raw: bytes) -> None:
    """A standoff file has problems or is a document that can be written."""
    try:
        document = standoff.read(raw)
    except ProblemError as error:
        hold(bool(error.problems), "what is refused is refused with its problems")
        return
    again = standoff.read(standoff.write(document))
    hold(unfold(again) == unfold(document), "reading standoff gives the spans that were written")
    _written(document)


def _written(document) -> None:
    """A document is refused for a character XML has not, or is written as TEI that fits its schema and stays."""
    html.write(document)
    try:
        written = tei.write(document)
    except SourceError as error:
        hold(bool(UNHOLDABLE.search(document.model_dump_json().encode().decode("unicode-escape", "ignore")))
             or bool(UNHOLDABLE.search(document.text)), f"only what XML cannot hold is refused: {error}")  # fmt: skip
        return
    tree = tei.parse_xml(written)
    relaxng = _relaxng()
    hold(relaxng.validate(tree), f"what is written fits the schema: {relaxng.error_log}")
    again = tei.read(written)
    hold(again.text == document.text, "the text comes back from TEI")
    hold(tei.write(again) == written, "writing what was read changes nothing")


@functools.cache
def _relaxng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(schemas.render("rng").encode()))


TABLES = ("pack", "date", "name", "quote", "clause", "measure", "reference", "outline", "place")


def pack(raw: bytes) -> None:
    """A table is refused with a PackError, or a text can be read with it; the first byte chooses which it is."""
    first, raw = raw[:1] or b"\0", raw[1:]
    name = TABLES[first[0] % len(TABLES)]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        path = Path(folder) / "xx"
        shutil.copytree(languages()["es"], path, ignore=shutil.ignore_patterns("*.txt"))
        (path / f"{name}.toml").write_bytes(raw)
        try:
            made = load.__wrapped__(str(path))
            made.entries, made.openings, made.dropped  # noqa: B018 - they are worked out when first asked for
        except PackError as error:
            hold(bool(str(error)), "what is refused is refused in a sentence")
            return
        patterns = [p for table in made.tables.values() for _, p in table.patterns()]
        if any(weaknesses(pattern) for pattern in patterns):
            return  # the linter refuses it; what it does to a text is not promised
        _read_with(made)


SAMPLE = (
    "Acuerdo sobre el puerto\n\nEl ministro Juan Pérez dijo el lunes 9 de noviembre de 2024 que «el artículo 1 "
    "prevé la paz y el artículo 2 el comercio». Según la Unión Europea, 21 millones de euros. — Agencias\n"
)


def _read_with(made) -> None:
    from annotate import pack as packs

    loads = packs.load
    packs.load = lambda code: made if code == "xx" else loads(code)
    try:
        document = parse(SAMPLE, language="xx", published="2024-11-09")
        hold(document.text == SAMPLE, "the text stays whatever the words")
    finally:
        packs.load = loads


LAWS: dict[str, Callable[[bytes], None]] = {
    "text": text,
    "tei": markup,
    "json": fields,
    "standoff": spans,
    "pack": pack,
}
