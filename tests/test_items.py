"""Whole items of the examples, read and tagged by a person: structure, clauses, quotations and dates are found just so.

Names are left out on both sides: they are scored on development data, not fixed for a whole item. The items of
the folder ``items`` are tagged for their structure and clauses alone.
"""

from pathlib import Path

import pytest

from annotate.examples import comparable
from annotate.formats import snippet
from annotate.genres.news import News
from annotate.parse import explain
from annotate.schema import schema_of
from annotate.source import decode

ITEMS = sorted((Path(__file__).parents[1] / "examples").glob("*.snippet"))
STRUCTURED = sorted((Path(__file__).parent / "items").glob("*.snippet"))
NAMES = {"person", "org", "place", "role"}
STRUCTURE = {
    "headline",
    "kicker",
    "deck",
    "byline",
    "dateline",
    "lead",
    "section",
    "head",
    "credit",
    "clause",
}


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem)
def test_an_item_is_annotated_as_a_person_did(path):
    text, wanted, known = snippet.rows(path.read_bytes())
    raw = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert text.strip() == raw.strip()
    found = explain(decode(text), language=known["language"], published=known["published"]).spans
    schema = schema_of(News)
    kinds = set(schema.kinds) - NAMES - set(schema.asides)
    left, right = (comparable([s for s in side if s.kind in kinds], schema) for side in (found, wanted))
    assert left == right


@pytest.mark.parametrize("path", STRUCTURED, ids=lambda path: path.stem)
def test_the_structure_of_an_item_is_what_a_person_saw(path):
    text, wanted, known = snippet.rows(path.read_bytes())
    found = explain(decode(text), language=known["language"], published=known["published"]).spans
    left, right = (
        [
            (s.kind, s.attrs.get("n"), text[s.start : s.end])
            for s in sorted(side, key=lambda s: (s.start, -s.end))
            if s.kind in STRUCTURE
        ]
        for side in (found, wanted)
    )
    assert left == right


def test_there_are_items_in_the_languages_there_are():
    assert {path.stem.rpartition(".")[2] for path in ITEMS} == {"ar", "en", "fr"}
    assert {path.stem.rpartition(".")[2] for path in STRUCTURED} == {"ar", "de", "en", "es", "fr"}
