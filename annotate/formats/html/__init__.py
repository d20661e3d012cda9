"""HTML: a preview page: the text as it stands, and every annotation in it seen, counted and explained.

The page is one file that fetches nothing: its content security policy admits its own style sheet
and its own script, by their digests, and no more. What the pointer or the keyboard rests on is
explained by a note; without the script the notes stand as a list. The text content of the element
``.text`` is the text of the document.
"""

from __future__ import annotations

import base64
import hashlib

from annotate.document import Document
from annotate.formats.html.page import Page, part
from annotate.formats.html.spelling import attribute, escape

SUFFIXES = (".html", ".htm")


def write(document: Document) -> bytes:
    """The preview page, in UTF-8."""
    page = Page(document)
    style, script = page.style(), part("js")
    own = f"style-src {_digest(style)}; script-src {_digest(script)}"
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="{attribute(document.software)} {attribute(document.version)}">\n'
        f"<title>{escape(document.title or 'Untitled')}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="annotate">\n{page.body()}\n<script>{script}</script>\n</body>\n</html>\n'
    ).encode()


def fragment(document: Document) -> str:
    """The preview as a part of another page, for notebooks; its styles reach nothing outside it."""
    digest = hashlib.sha256(document.model_dump_json().encode()).hexdigest()
    page = Page(document, f"a{digest[:8]}-")
    body = f"<style>{page.style()}</style>{page.body()}"
    return f'<div class="annotate">{body}</div><script>{part("js")}</script>'


def _digest(source: str) -> str:
    """A part of the page as a source expression of its content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
