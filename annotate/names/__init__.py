"""Names: how persons, organisations, places and roles are found, in scripts with and without capitals."""

from __future__ import annotations

from annotate.names import capitals, chains
from annotate.names.vocabulary import Mention, NameWords
from annotate.reading import Reading


def mentions(reading: Reading) -> dict[str, list[Mention]]:
    """The names in a reading, by the rule that finds them; to be asked for with ``reading.once``."""
    words = reading.pack.words(NameWords)
    if words is None:
        return {}
    vocabulary = words.vocabulary(reading.pack)
    find = capitals.find if reading.pack.script.cased else chains.find
    found: dict[str, list[Mention]] = {}
    for mention in find(reading, vocabulary):
        found.setdefault(mention.rule, []).append(mention)
    return found
