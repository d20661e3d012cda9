"""Prolog: what stands before the root element of a file: instructions such as ``<?xml-model?>``, and comments.

Editors read there which schemas a file has; nothing of it is ever followed here. It is kept as it
is, one a line, so a project's own instructions outlive every run of the rules.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from annotate.declared import After
from annotate.element import Pattern
from annotate.regex import regex

SCHEMAS = "schemas"
"""Where files say that their schemas lie when nothing else is asked: the folder of that name beside them."""
_KINDS = {
    "rng": "http://relaxng.org/ns/structure/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
}
"""The schemas an editor can validate by, and what ``schematypens`` calls their language."""
_INSTRUCTION = r"<[?][A-Za-z_][A-Za-z0-9_.\-]*( ([^?]|[?]+[^?>])*)?[?]+>"
_COMMENT = r"<!--(-?[^\-])*-->"
_ADDRESS = regex(r"[A-Za-z][A-Za-z0-9+.-]+://")


@lru_cache(64)
def _canonical(value: str) -> str:
    """A prolog as it is once read and written: one piece a line. Raises ValueError for what is none."""
    from lxml import etree

    if not value:
        return value
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return of(etree.fromstring(f"\n{value}<x/>".encode(), parser))
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        raise ValueError("it holds something else than instructions and comments") from None


def of(tree: object) -> str:
    """The prolog of the file of a root element."""
    from lxml import etree

    assert isinstance(tree, etree._Element)
    before = reversed(list(tree.itersiblings(preceding=True)))
    return "".join(f"{etree.tostring(node, encoding='unicode', with_tail=False)}\n" for node in before)


Prolog = Annotated[
    str,
    Pattern(
        f"(({_INSTRUCTION}|{_COMMENT})\n)*",
        "processing instructions and comments, each with a line break after it",
        '<?xml-model href="schemas/news.rng"?>\n',
    ),
    After(_canonical),
]


def models(name: str, schemas: str = SCHEMAS) -> str:
    """The lines that tell editors the RELAX NG and the Schematron of a genre; none where ``schemas`` is "".

    ``schemas`` is the folder they lie in, as the file names it, or an address. The lines are those
    of the W3C note "Associating Schemas with XML documents 1.0".
    """
    lead = f"{quote(schemas, safe='/:@~?#[]!$&()*+,;=%').rstrip('/')}/"
    return "".join(
        f'<?xml-model href="{lead.replace("&", "&amp;")}{name}.{suffix}" type="application/xml" '
        f'schematypens="{language}"?>\n'
        for suffix, language in _KINDS.items()
        if schemas
    )


def linked(prolog: str, name: str, schemas: str) -> str:
    """A prolog whose lines about the schemas of a genre name another place; all other pieces stay where they are."""
    ours = re.compile(rf'<\?xml-model [^?]*href="([^"?]*/)?{re.escape(name)}\.(rng|sch)"[^?]*\?>\n')
    first = ours.search(prolog)
    at = first.start() if first else 0
    return prolog[:at] + models(name, schemas) + ours.sub("", prolog[at:])


def beside(output: Path | None, folder: str, base: str = "") -> str:
    """A folder of schemas (below ``base``), or an address, as a file at ``output`` names it; "none" is none."""
    if folder == "none":
        return ""
    if _ADDRESS.match(folder):
        return folder
    start = output.parent if output else Path()
    return Path(os.path.relpath(Path(base, folder), start)).as_posix()
