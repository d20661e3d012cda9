"""Names: how persons, organisations, places and roles are found, in scripts with and without capitals."""

from __future__ import annotations

from annotate.names.vocabulary import Mention, NameWords
from annotate.reading import Reading


def mentions(reading: Reading) -> dict[str, list[Mention]]:
    """The names in a reading, by the rule that finds them; to be asked for with ``reading.once``."""
    words = reading.pack.words(NameWords)
    if words is None:
        return {}
    if reading.pack.script.cased:  # what the other scripts need is not loaded
        from annotate.names.cased import find
    else:
        from annotate.names.uncased import find
    found: dict[str, list[Mention]] = {}
    for mention in find(reading, words.lexis(reading.pack)):
        found.setdefault(mention.rule, []).append(mention)
    return found
