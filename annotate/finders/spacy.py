"""Spacy: the entities of a spaCy pipeline as spans. The extra ``spacy`` installs the library.

Anything that gives a ``Doc`` will do: a trained pipeline, a blank one with a ruler, a function that
builds one. Only its ``ents`` and ``spans`` are read, with their places in the text (code points).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from annotate.element import Cert
from annotate.finders import Finder, named
from annotate.source import Source
from annotate.span import Drop, Span

AGENT = "finder.spacy"
KINDS = MappingProxyType(
    {
        "PERSON": "person",
        "PER": "person",
        "ORG": "org",
        "GPE": "place",
        "LOC": "place",
        "FAC": "place",
        "DATE": "date",
    }
)
"""The kinds of labels that trained pipelines give (OntoNotes 5, WikiNER); other labels are passed over."""


def finder(
    nlp: Callable[[str], Any],
    labels: Mapping[str, str] = KINDS,
    *,
    groups: Iterable[str] = (),
    attributes: Callable[[Any], Mapping[str, str]] | None = None,
    rule: str = AGENT,
    cert: Cert = "medium",
) -> Finder:
    """A finder of a pipeline: its entities, and the spans of its ``groups``, whose label has a kind.

    ``attributes`` gives the attributes of a spaCy span, such as the value of a date; else there are none.
    """
    names = tuple(groups)

    def find(source: Source) -> Iterator[Span | Drop]:
        doc = nlp(source.text)
        for entity in [*doc.ents, *(span for name in names for span in doc.spans.get(name, ()))]:
            if entity.label_ not in labels:
                continue
            attrs = dict(attributes(entity)) if attributes else {}
            words = entity.text
            start = entity.start_char + len(words) - len(words.lstrip())
            end = entity.end_char - (len(words) - len(words.rstrip()))
            span = Span(start, end, labels[entity.label_], attrs, rule, cert, entity.label_)
            if source.text[entity.start_char : entity.end_char] == words:
                yield span
            else:
                yield Drop(span, f"the pipeline read another text: {words!r} is not what stands there")

    return named(find, nlp)
