"""Spelling: text and values as HTML writes them."""

from __future__ import annotations

from html import escape as plain

from annotate.source import UNHOLDABLE


def escape(text: str) -> str:
    """Text for HTML; a carriage return is written as a reference, or parsers would make it a line feed."""
    return plain(_hold(text), quote=False).replace("\r", "&#13;")


def attribute(value: str) -> str:
    """A value for between double quotes."""
    return plain(_hold(value)).replace("\r", "&#13;").replace("\n", "&#10;")


def _hold(text: str) -> str:
    """The text with stand-ins for what neither XML nor HTML can hold; TEI and plain text never have it."""
    return UNHOLDABLE.sub("\ufffd", text) if UNHOLDABLE.search(text) else text


class Tongue:
    """The language of a document, as attributes of what is written in it."""

    def __init__(self, language: str, direction: str) -> None:
        self.lang = f' lang="{attribute(language)}"'
        self.turned = f'{self.lang} dir="{direction}"'
        """With the direction of its script."""

    def words(self, text: str) -> str:
        """Words of the document in a line of another language."""
        return f"<bdi{self.lang}>{escape(text)}</bdi>"
