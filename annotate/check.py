"""Check: every problem of a document, in the words of its type: well-formed, shape, then across nodes."""

from __future__ import annotations

from pathlib import Path

from annotate import genres
from annotate.checking.teicheck import check_tei
from annotate.document import Document
from annotate.formats import tei
from annotate.meant import needed
from annotate.problem import Problem
from annotate.source import SourceError


def check(document: Document | bytes | Path, genre: str = genres.USUAL) -> list[Problem]:
    """Everything that is wrong with a document, in document order.

    Bytes and files may be TEI or JSON. Raises OSError when a file cannot be read; text and
    markup never raise.
    """
    needed("what is checked", document, Document, bytes, Path)
    if isinstance(document, Document):
        try:
            return check_tei(tei.write(document), type(document))
        except SourceError as error:  # its text holds what no XML can
            return [Problem("character", f"{error}.")]
    raw, path = (document.read_bytes(), str(document)) if isinstance(document, Path) else (document, "")
    root = genres.load(genre).root
    if not raw.strip():
        return [
            Problem(
                "empty-file", "The file is empty.", "error", 1, 1, path, fix="Remove it, or save it again."
            )
        ]
    if raw.lstrip()[:1] in (b"{", b"["):
        from annotate.checking.jsoncheck import check_json

        problems = check_json(raw)
    else:
        problems = check_tei(raw, root)
    return [problem._replace(path=path) for problem in problems] if path else problems
