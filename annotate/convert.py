"""Convert: from any format into the document model and out into any other."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from annotate import formats, genres
from annotate.document import Document
from annotate.finders import Finder
from annotate.formats import tei
from annotate.identification import FAIR, Guess
from annotate.meant import needed
from annotate.parse import Parsing
from annotate.problem import Problem, ProblemError
from annotate.prolog import linked
from annotate.record import Record, RecordError
from annotate.source import decode
from annotate.streams import STDIN, given

MARKED = (
    (("<!doctype html", "<html", "<head>", "<body"), "HTML"),
    (("<?xml", "<tei"), "XML"),
    (("{\\rtf",), "RTF"),
)
"""How files begin that are given for a raw text though their words stand among tags, and what they are."""


class Options(NamedTuple):
    """How raw text is to be read; see :func:`annotate.parse`."""

    language: str | None = None
    genre: str = genres.USUAL
    published: str | None = None
    encoding: str | None = None
    pictures: bool = False
    finders: Sequence[Finder] = ()
    schemas: str | None = None


def read(source: str | Path | bytes, format: str | None = None, options: Options | None = None) -> Document:
    """The document in a file, here or at an address, in standard input (``-``) or in bytes.

    The format is guessed from the suffix; standard input and bytes are TEI or JSON when they begin
    so, else text. Reading text annotates it. Raises OSError, SourceError, PackError, KeyError for
    an unknown format, and ProblemError with all that is wrong in a structured file.
    """
    options = options or Options()
    found = made(*opened(source, format), options)
    return found.explained().document if isinstance(found, Parsing) else found


def pieces(
    source: str | Path | bytes,
    target: str = "tei",
    format: str | None = None,
    options: Options | None = None,
) -> list[bytes]:
    """What :func:`write` makes of what :func:`read` reads, in pieces to be joined.

    Text becomes TEI, standoff or text without a model of it. Raises what those two raise.
    """
    return spelled(made(*opened(source, format), options or Options()), target)


def opened(source: str | Path | bytes, format: str | None) -> tuple[bytes, str, str]:
    """The bytes of a source, the name of its file, and its format."""
    if isinstance(source, bytes):
        raw, name = source, ""
    elif str(source) == STDIN:
        raw, name = given(), ""
    elif "://" in str(source):
        from annotate.corpus import store

        raw, name = store.read(str(source)), str(source).rpartition("/")[2]
    else:
        raw, name = Path(source).read_bytes(), Path(source).name
    return raw, name, format or (formats.guess(Path(name)) if name else None) or sniff(raw)


def made(raw: bytes, name: str, chosen: str, options: Options) -> Document | Parsing:
    """What the bytes of a file hold: a document, or a text on its way to become one."""
    return taken(raw, name, chosen, options)[0]


def taken(raw: bytes, name: str, chosen: str, options: Options) -> tuple[Document | Parsing, list[Problem]]:
    """The same, and what of the file it leaves out: comments, and elements the document type does not know."""
    if chosen == "text":
        text = decode(raw, options.encoding, pictures=options.pictures)
        parsing = Parsing(
            text,
            options.language,
            options.genre,
            options.published,
            options.finders,
            name or None,
            options.schemas,
        )
        return parsing, []
    module = formats.reader(chosen)
    document, left = module.taken(raw) if hasattr(module, "taken") else (module.read(raw), [])
    return _linked(document, options.schemas), left


def _linked(document: Document, schemas: str | None) -> Document:
    """The document with its schemas in another folder or at another address, where one is asked for."""
    if schemas is None:
        return document
    return document.model_copy(update={"prolog": linked(document.prolog, document.kind, schemas)})


def recorded(record: Record, options: Options) -> tuple[Document | Parsing, list[Problem]]:
    """The same for one document among many; what its record says of it goes before the options."""
    if record.annotated:
        format, raw = record.annotated
        return taken(raw, "", format, options)
    known = dict(record.known)
    language = known.pop("language", None) or options.language
    published = known.pop("published", None) or options.published
    text = decode(record.text, pictures=options.pictures)
    parsing = Parsing(text, language, options.genre, published, options.finders, None, options.schemas, known)
    return parsing, []


def alone(records: Iterable[Record]) -> Document:
    """The document of a file of many that holds just one. Raises ProblemError where it does not."""
    try:
        first, *more = itertools.islice(records, 2)
    except RecordError as error:
        raise ProblemError([Problem("record", f"The file holds no document: {error}.")]) from None
    except ValueError:  # there is no first one
        raise ProblemError([Problem("record", "The file holds no document.")]) from None
    if more:
        says = "The file holds several documents: annotate convert takes it by its path, to a folder or a file of many."
        raise ProblemError([Problem("record", says)])
    found, _ = recorded(first, Options())
    return found.explained().document if isinstance(found, Parsing) else found


def spelled(made: Document | Parsing, target: str) -> list[bytes]:
    """What was made, in a format, in pieces to be joined. Raises KeyError for a format that is not there."""
    module = _writing(target)
    if isinstance(made, Parsing):
        if hasattr(module, "stream"):
            pieces: list[bytes] = module.stream(made)
            return pieces
        made = made.explained().document
    return [module.write(made)]


def sniff(raw: bytes) -> str:
    """The format of bytes without a name: what begins like TEI or our JSON, else text."""
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start.startswith((b"<?xml", b"<TEI")):
        return "tei"
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        return "standoff" if b'"text"' in start else "json"
    return "text"


def marked(text: str) -> str:
    """What a text begins as that says nothing without its tags, or nothing: a page of HTML, a file of XML or RTF."""
    start = text.lstrip()[:15].lower()
    return next((name for begins, name in MARKED if start.startswith(begins)), "")


def doubts(made: Document | Parsing) -> list[str]:
    """Why what was made of a text may not be what was meant: it is no raw text, or its language was hardly guessed."""
    if not isinstance(made, Parsing) or not any(map(str.isalpha, made.source.text)):
        return []
    told = []
    if begins := marked(made.source.text):
        told.append(f"it begins as {begins}: its tags are taken as words; give what it says by itself")
    if made.guessed is not None and made.guessed.sure < FAIR:
        told.append(_unsure(made.guessed, made.pack.script.name))
    return told


def _unsure(guessed: Guess, name: str) -> str:
    """What to say of a language that was hardly guessed and is called so."""
    if guessed.like:
        return f"it looks like {guessed.like}, which has no language pack: it was read as {name}; give --language"
    sure = round(100 * guessed.sure)
    return f"the language was guessed to be {name}, unsure ({sure} of 100): give --language"


def write(document: Document, format: str = "tei") -> bytes:
    """The document in a format. Raises KeyError for a format that is not there."""
    needed("a document", document, Document)
    written: bytes = _writing(format).write(document)
    return written


def _writing(format: str) -> ModuleType:
    """The module of a format that can be written."""
    module = formats.load(format)
    if not hasattr(module, "write"):
        raise KeyError(f"the format {format!r} can be read, not written")
    return module


def update(path: str | Path, options: Options, *, lossy: bool = False) -> tuple[Document, list[Problem]]:
    """The document of a TEI file with its rules run again, and what of the file it leaves out.

    Raises ProblemError when something would be left out, unless that is allowed by ``lossy``.
    """
    raw = given() if str(path) == STDIN else Path(path).read_bytes()
    document, problems = tei.taken(raw, genres.load(options.genre).root)
    if problems and not lossy:
        says = "Nothing was written: with --lossy it is, without what is named above."
        raise ProblemError([*problems, Problem("left-out", says)])
    if options.published:
        document = document.model_copy(update={"published": options.published})
    from annotate.revision import revise

    return revise(_linked(document, options.schemas), finders=options.finders), problems
