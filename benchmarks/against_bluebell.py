"""Text to checked TEI, against bluebell's text to Akoma Ntoso: a grammar of legal text, in which news is paragraphs.

python benchmarks/against_bluebell.py
"""

from __future__ import annotations

from collections.abc import Iterator

import ours
from items import LANGUAGES
from lxml import etree
from timing import Figure, faster, peer, show


def figures() -> Iterator[Figure]:
    """One figure a language."""
    bluebell, name = peer("bluebell.parser", "bluebell-akn")
    cobalt, _ = peer("cobalt")

    def theirs(one):
        parser = bluebell.AkomaNtosoParser(cobalt.FrbrUri.parse("/akn/un/statement/2024-11-09/1"))
        return etree.tostring(parser.parse_to_xml(one.text, "statement"))

    for language in LANGUAGES:
        yield faster(
            f"{name} text to Akoma Ntoso / text to checked TEI", ours.checked, theirs, language, least=1.5
        )
        yield faster(f"{name} text to Akoma Ntoso / text to TEI", ours.tei, theirs, language)


if __name__ == "__main__":
    show(figures())
