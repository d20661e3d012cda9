"""Text to checked TEI, against lxml parsing that TEI and validating it with RELAX NG: what nobody can do without.

python benchmarks/against_lxml.py
"""

from __future__ import annotations

from collections.abc import Iterator

import ours
from items import LANGUAGES, item
from lxml import etree
from timing import Figure, compare, rounds, show

from annotate import schemas


def figures() -> Iterator[Figure]:
    """One figure a language."""
    relaxng = etree.RelaxNG(etree.fromstring(schemas.render("rng").encode()))
    version = ".".join(map(str, etree.LXML_VERSION[:3]))
    for language in LANGUAGES:
        written = {one: ours.tei(one) for batch in rounds(language, 40) for one in batch}
        written |= {one: ours.tei(one) for one in (item(language, number) for number in range(5))}

        def theirs(one, written=written):
            assert relaxng.validate(etree.fromstring(written[one]))

        warm = [item(language, number) for number in range(5)]
        ratio, mine, other = compare(ours.checked, theirs, rounds(language, 40), warm)
        yield Figure(
            f"text to checked TEI / lxml {version} parse + RELAX NG ({language})",
            1 / ratio,
            None,
            6,
            f"{mine * 1e3:.2f} / {other * 1e3:.2f} ms an item",
        )


if __name__ == "__main__":
    show(figures())
