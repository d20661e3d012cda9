"""Text to TEI, against a blank spaCy pipeline with an entity ruler of 2,000 patterns and a matcher of 60.

    python benchmarks/against_spacy.py

The names of the ruler are words of our own packs; the matcher has patterns of dates, measures and reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

import ours
from items import LANGUAGES
from timing import Figure, faster, peer, show

from annotate.pack import load

NAMES, PATTERNS = 2000, 60


def figures() -> Iterator[Figure]:
    """One figure a language."""
    spacy, name = peer("spacy")
    for language in LANGUAGES:
        nlp = spacy.blank(language)
        entries = load(language).entries.own
        ruler = nlp.add_pipe("entity_ruler")
        phrases = [word for word in entries if " " in word or len(word) > 3][:NAMES]
        ruler.add_patterns([{"label": "NAME", "pattern": phrase} for phrase in phrases])
        matcher = spacy.matcher.Matcher(nlp.vocab)
        for number, pattern in enumerate(patterns(language)):
            matcher.add(f"p{number}", [pattern])

        def theirs(one, nlp=nlp, matcher=matcher):
            doc = nlp(one.text)
            return matcher(doc), doc.ents

        title = f"{name} blank + ruler {len(phrases):,} + matcher {PATTERNS} / text to TEI"
        yield faster(title, ours.tei, theirs, language, least=5)


def patterns(language: str) -> Iterator[list[dict[str, object]]]:
    """Sixty patterns of tokens: day and month, number and unit, verb and name."""
    words = load(language).tables
    months = [*words["date"].months][:20]
    units = [*words["measure"].units][:20]
    verbs = [*words["quote"].verbs][:20]
    made = [
        *(
            [{"IS_DIGIT": True, "OP": "?"}, {"LOWER": month}, {"IS_DIGIT": True, "OP": "?"}]
            for month in months
        ),
        *([{"LIKE_NUM": True}, {"IS_PUNCT": True, "OP": "?"}, {"LOWER": unit}] for unit in units),
        *([{"LOWER": verb}, {"IS_ALPHA": True, "OP": "{1,4}"}, {"IS_QUOTE": True}] for verb in verbs),
    ]
    spare = ([{"LOWER": a}, {"LOWER": b}] for a, b in product(months, units))
    yield from islice([*made, *spare], PATTERNS)


if __name__ == "__main__":
    show(figures())
