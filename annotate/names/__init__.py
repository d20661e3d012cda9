"""Names: how persons, organisations, places and roles are found, in scripts with and without capitals."""

from __future__ import annotations

from annotate.names.lexis import lexis
from annotate.names.mention import Ground, Mention
from annotate.names.vocabulary import NameWords
from annotate.reading import Reading


def mentions(reading: Reading) -> dict[Ground, list[Mention]]:
    """The names in a reading, by what shows each; to be asked for with ``reading.once``."""
    if reading.pack.words(NameWords) is None:
        return {}
    if reading.pack.script.cased:  # what the other scripts need is not loaded
        from annotate.names.cased import find
    else:
        from annotate.names.uncased import find
    found: dict[Ground, list[Mention]] = {}
    for mention in find(reading, reading.pack.once(lexis)):
        found.setdefault(mention.ground, []).append(mention)
    return found
