"""HTML: a preview page: the text as it stands, and every annotation in it seen, counted and explained.

The page is one file that fetches nothing: its content security policy admits its own style sheet
and its own script, by their digests, and no more. What the pointer or the keyboard rests on is
explained by a note; without the script the notes stand as a list. The text content of the element
``.text`` is the text of the document.
"""

from __future__ import annotations

import hashlib

from annotate.document import Document
from annotate.formats.html.opening import opening
from annotate.formats.html.page import Page, part

SUFFIXES = (".html", ".htm")


def write(document: Document) -> bytes:
    """The preview page, in UTF-8."""
    page = Page(document)
    style, script = page.style(), part("js")
    head = opening(document.title or "Untitled", style, script, f"{document.software} {document.version}")
    return (
        f'{head}<body class="annotate">\n{page.body()}\n<script>{script}</script>\n</body>\n</html>\n'
    ).encode()


def fragment(document: Document) -> str:
    """The preview as a part of another page, for notebooks; its styles reach nothing outside it."""
    digest = hashlib.sha256(document.model_dump_json().encode()).hexdigest()
    page = Page(document, f"a{digest[:8]}-")
    body = f"<style>{page.style()}</style>{page.body()}"
    return f'<div class="annotate">{body}</div><script>{part("js")}</script>'
