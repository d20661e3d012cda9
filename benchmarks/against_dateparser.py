"""Our dates alone, against dateparser's search for dates, the language told to both.

python benchmarks/against_dateparser.py
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import ours
from items import LANGUAGES
from timing import Figure, faster, peer, show


def figures() -> Iterator[Figure]:
    """One figure a language."""
    search, name = peer("dateparser.search", "dateparser")

    def theirs(one):
        settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(one.published)}
        return search.search_dates(one.text, languages=[one.language], settings=settings)

    for language in LANGUAGES:
        yield faster(f"{name} search / our dates alone", ours.dates, theirs, language, least=35, each=8)


if __name__ == "__main__":
    show(figures())
