"""Voice: what reports some words: the verb or "according to", and the mention of who speaks."""

from __future__ import annotations

from typing import NamedTuple

from annotate.quotes.prose import Extent


class Voice(NamedTuple):
    """An attribution: the reporting words, the mention of the speaker, and what the lexicon says of the verb.

    ``strong``: the report stands right at the words, so that they are speech however short.
    """

    cue: Extent | None
    speaker: Extent | None
    value: str
    strong: bool
    carried: bool = False
