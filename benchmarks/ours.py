"""Ours: what of annotate is set beside a peer, as functions of an item."""

from __future__ import annotations

from items import Item

from annotate import pack
from annotate.check import check
from annotate.convert import Options, pieces
from annotate.dates import moments
from annotate.quotes.attribution import attribution
from annotate.reading import Reading


def tei(one: Item) -> bytes:
    """Text to TEI: everything is found and written."""
    options = Options(language=one.language, published=one.published)
    return b"".join(pieces(one.text.encode(), "tei", "text", options))


def checked(one: Item) -> bytes:
    """Text to TEI that was checked: every problem is looked for, and there is no error."""
    written = tei(one)
    errors = [problem for problem in check(written) if problem.level == "error"]
    assert not errors, (one.name, errors)
    return written


def dates(one: Item) -> object:
    """The dates of a text and their values, nothing else."""
    return moments.dates(one.text, pack.load(one.language), one.published)


def quotations(one: Item) -> object:
    """The sentences, passages in marks, speakers and cues of a text, nothing else."""
    return Reading(one.text, pack.load(one.language), one.published).once(attribution)
