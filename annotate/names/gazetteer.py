"""Gazetteer: the tables of places and given names that tools write, and the other forms of what they list."""

from __future__ import annotations

from typing import Any

from annotate.words import NONE, Lexicon, Looked, Words


def contract(data: dict[str, Any], lexicons: tuple[str, ...]) -> dict[str, Any]:
    """Add the forms in which the article has lost a letter: لأمم المتحدة, which li- makes للأمم المتحدة."""
    article = data.get("article")
    if not article or not isinstance(article, str):
        return data
    if not isinstance(data.get("contracted"), str):
        raise ValueError(
            "an article needs contracted as well: what stands in its place when a letter is lost"
        )
    data = dict(data)
    for name in lexicons:
        words = _listed(data, name)
        short = {data["contracted"] + w[len(article) :]: v for w, v in words.items() if w.startswith(article)}
        data[name] = {**short, **words}
    return data


def _listed(data: dict[str, Any], name: str) -> dict[str, Any]:
    """The words of a lexicon, each with its value, however the table lists them."""
    words = data.get(name, {})
    return dict.fromkeys(words, "") if isinstance(words, list) else dict(words)


PLACES = ("name.places", "place.names", "town.names")
"""The lexicons whose words are places by themselves."""
GIVEN = ("name.given", "forename.names", "forename.weak")
"""The lexicons of given names."""
LONG = 6
"""From how many letters on a name has a second spelling: كازاخستان, not غانا."""


def respelled(data: dict[str, Any], lexicons: tuple[str, ...]) -> dict[str, Any]:
    """Add the names in the spelling of other countries: أراغون is أراجون in Egypt."""
    spellings = data.get("spellings")
    if not spellings:
        return data
    data = dict(data)
    for name in lexicons:
        words = _listed(data, name)
        for one, other in spellings.items():
            more = {w.replace(one, other): v for w, v in words.items() if one in w and len(w) >= LONG}
            words = {**more, **words}
        data[name] = words
    return data


class Gazetteer(Words, table="place"):
    """The places of the world, each with the code of its territory (written by ``tools/places.py``)."""

    names: Lexicon = NONE
    article: str = ""
    contracted: str = ""
    spellings: dict[str, str] = NONE

    @classmethod
    def prepared(cls, table: dict[str, Any]) -> dict[str, Any]:
        """The same with the other forms of its words."""
        return contract(respelled(table, ("names",)), ("names",))


class Towns(Gazetteer, table="town"):
    """Further towns, each with the code of its country (written by ``tools/towns.py``)."""

    weak: Lexicon = NONE
    """Those called like a word or a name: believed only behind a noun or a preposition of place."""

    @classmethod
    def prepared(cls, table: dict[str, Any]) -> dict[str, Any]:
        """The same with the other forms of its words."""
        return contract(table, ("names",))


class Forenames(Words, table="forename"):
    """Further given names, of many peoples (written by ``tools/forenames.py``)."""

    names: Looked = NONE
    weak: Looked = NONE
    """Those spelt like a usual word: believed only beside another name."""
