"""Verdict: what the marks of one passage are used for; and names that stand in marks more than once."""

from __future__ import annotations

from typing import NamedTuple

from annotate.element import Cert
from annotate.quotes.marks import Passage
from annotate.quotes.use import Use
from annotate.quotes.voice import Voice

LONGEST = 48
"""A name that is looked for again is no longer (characters)."""
_NAMES = (Use.WORK, Use.ORGANISATION, Use.COINED)
_SIGNS = " .,،؛;:!?؟"


class Verdict(NamedTuple):
    """What the marks of a passage are used for, on whose authority, how sure that is and on what evidence."""

    passage: Passage
    use: Use
    voice: Voice | None
    cert: Cert | None
    evidence: str

    @property
    def worded(self) -> bool:
        """Whether a word shows what it is, such as the noun that bears the name, and not the marks alone."""
        return any(map(str.isalpha, self.evidence))


def consistent(text: str, verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts on a text, where a name that a noun explains once is the same wherever the marks alone show it.

    "A row over “The Salt Road” / The novel “The Salt Road” …": both are the title; of two explanations none counts.
    """
    explained: dict[str, Verdict | None] = {}
    for verdict in verdicts:
        if verdict.use in _NAMES and verdict.worded and (name := _name(text, verdict)):
            known = explained.setdefault(name, verdict)
            if known is not None and known.use is not verdict.use:
                explained[name] = None
    if not explained:
        return verdicts
    return [
        verdict._replace(use=known.use, cert="medium", evidence=known.evidence)
        if verdict.use in _NAMES
        and not verdict.worded
        and (known := explained.get(_name(text, verdict))) is not None
        and known.use is not verdict.use
        else verdict
        for verdict in verdicts
    ]


def _name(text: str, verdict: Verdict) -> str:
    """The words in marks without signs around them, or nothing where they are too long for a name."""
    passage = verdict.passage
    short = passage.closed and passage.end - passage.start <= LONGEST
    return text[passage.start : passage.end].strip(_SIGNS) if short else ""
