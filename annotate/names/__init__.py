"""Names: how persons, organisations, places and offices are found, in scripts with and without capitals.

Each module asks only those further up in this list; ``cased`` and ``uncased`` are never asked in one text.

======================================  =========================================================================
``gazetteer`` ``vocabulary``            the tables that tools write, and the words that a pack lists
``shapes`` ``lexis``                    what the form of a word tells; the words as rules read them
``mention`` ``word``                    a name that was found, and a word beside what the scan found
``settle`` ``filed`` ``signed``         which of two names stays; the place of a dateline, and who signs a byline
``abbreviation``                        the short forms of bodies
``cased``                               persons, organisations, places and offices where names have capitals
``uncased``                             the same where no letter has
``identity``                            which names mean one person, organisation or place
======================================  =========================================================================
"""

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
