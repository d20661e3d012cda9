"""Visible: a text as a terminal may show it, with what hides in it, or turns it round, spelt out."""

from __future__ import annotations

from annotate.regex import regex

UNSEEN = regex(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, marks of direction, half characters, and spaces of no width; not the joiners that spelling needs."""


def visible(text: str) -> str:
    """A name or some words with each character that cannot be seen spelt out: ``a<U+202E>gnp.xml``."""
    if text.isascii() and text.isprintable():
        return text
    return UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def brief(text: str, most: int) -> str:
    """The words of a passage on one line, cut between words where they have more characters than ``most``."""
    words = " ".join(text[: 4 * most].split())
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"
