"""Text to checked TEI, against trafilatura's way from text to its validated ``xmltei``: paragraphs and no more.

    python benchmarks/against_trafilatura.py

trafilatura reads HTML, so the lines of the text are given to it as the paragraphs of a bare page.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import ours
from items import LANGUAGES
from timing import Figure, faster, peer, show


def figures() -> Iterator[Figure]:
    """One figure a language."""
    trafilatura, name = peer("trafilatura")

    def theirs(one):
        lines = "".join(f"<p>{escape(line)}</p>" for line in one.text.splitlines() if line.strip())
        page = f"<html><head><title>{one.name}</title></head><body><article>{lines}</article></body></html>"
        return trafilatura.extract(page, output_format="xmltei", tei_validation=True)

    for language in LANGUAGES:
        yield faster(
            f"{name} text to validated xmltei / text to checked TEI", ours.checked, theirs, language, least=5
        )


if __name__ == "__main__":
    show(figures())
