"""Identification: which language a text is in, told by its script and its commonest words."""

from __future__ import annotations

import re
from functools import cache

from annotate.lookup import WORD
from annotate.pack import scripts
from annotate.regex import regex

FAIR = 0.45
"""A guess that is less sure is none to rely on."""
USUAL = "en"
"""Which language of its letters a text is taken for where none of its words tells."""
MANY, BREADTH = 40, 0.4
"""From so many words on, a text of a language has such a share of its commonest words, at least."""


@cache
def _telling() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """Per language, a letter of it and its commonest words, also as they are written together with "and".

    The usual one is first: another has to be told by more.
    """
    return {
        code: (
            regex(script.letters),
            {f"{c}{w}": w for w in script.common for c in ("", *script.conjunctions)},
        )
        for code, script in sorted(scripts().items(), key=lambda pair: pair[0] != USUAL)
    }


def guess(text: str) -> tuple[str, float]:
    """The language of a text, and how sure that is (0 to 1): by its script, then its commonest words."""
    sample = text[:4000]
    best, sure, most = USUAL, 0.0, 0.0
    letters = sum(map(str.isalpha, sample)) or 1
    words = WORD.findall(sample.lower())
    for code, (letter, usual) in _telling().items():
        share = len(letter.findall(sample)) / letters
        common = sum(map(usual.__contains__, words)) / (len(words) or 1)
        told = 0.4 + 3 * common
        if len(words) >= MANY:  # a neighbour shares some of them: Portuguese with Spanish
            told = len({usual[word] for word in words if word in usual}) / (BREADTH * len({*usual.values()}))
        score = min(1.0, share) * min(1.0, told)
        if (score, common) > (sure, most):  # two languages of one script can both be sure
            best, sure, most = code, score, common
    return best, round(sure, 2)
