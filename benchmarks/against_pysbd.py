"""Our analysis of sentences and quotations, against pysbd, which finds the ends of sentences.

    python benchmarks/against_pysbd.py

Ours finds the ends of sentences on the way to passages, speakers and cues, so all of that is on its side; the
whole way from text to TEI is set beside pysbd as well, without a goal.
"""

from __future__ import annotations

from collections.abc import Iterator

import ours
from items import LANGUAGES
from timing import Figure, faster, peer, show


def figures() -> Iterator[Figure]:
    """Two figures a language."""
    pysbd, name = peer("pysbd")
    for language in LANGUAGES:
        segmenter = pysbd.Segmenter(language=language, clean=False)

        def theirs(one, segmenter=segmenter):
            return segmenter.segment(one.text)

        yield faster(
            f"{name} / our sentences and quotations", ours.quotations, theirs, language, least=8, each=15
        )
        yield faster(f"{name} / text to TEI", ours.tei, theirs, language, each=15)


if __name__ == "__main__":
    show(figures())
