"""Write ``annotate/languages/<code>/place.toml``: the territories and the exemplar cities of CLDR.

    python tools/places.py ar en fr

Needs Babel (``pip install babel``), which the package itself does not. The names come from the
Unicode Common Locale Data Repository, under the Unicode License v3 (SPDX ``Unicode-3.0``); the
head of every file written says so. What CLDR lacks (more cities, other spellings) stands, written
by hand, in ``name.toml``.
"""

from __future__ import annotations

import re
import sys

from babel import Locale, localedata
from babel import __version__ as babel
from babel.core import get_cldr_version, get_global
from babel.dates import get_timezone_location

from annotate import pack
from annotate.names.vocabulary import NameWords

REGIONS = {"002", "003", "005", "009", "013", "029", "054", "061", "142", "143", "150", "419"}
"""The parts of the world that news names: continents and the like (UN M49)."""
NOT_PLACES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "CP", "CQ", "DG", "EA", "TA"}
SMALL = re.compile(r"Antarctica/|Arctic/|Etc/|/(Indiana|Kentucky|North_Dakota)/|/(Thule|Nome|Adak|Yakutat)$")
"""Time zones whose city is no more than a station or a county seat."""
HEAD = """\
# Territories and exemplar cities, each with the ISO 3166 code of its territory (UN M49 for a region).
# Written by tools/places.py from CLDR {cldr} through Babel {babel}; do not edit: add to name.toml instead.
# Copyright (c) 1991-present Unicode, Inc.; SPDX-License-Identifier: Unicode-3.0

{forms}[names]
"""


def names(language: str) -> dict[str, str]:
    """The places a language names, each with its code; of two that read alike, the first."""
    locale = Locale.parse(language)
    found = [
        (name, code)
        for code, name in locale.territories.items()
        if code in REGIONS or (code.isalpha() and code not in NOT_PLACES)
    ]
    for zone, code in sorted(get_global("zone_territories").items()):
        if not SMALL.search(zone) and zone not in get_global("zone_aliases") and code != "001":
            found.append((get_timezone_location(zone, locale, return_city=True), code))
    known = pack.load(language)
    script = known.script
    kept: dict[str, tuple[str, str]] = {}
    for whole, code in found:
        name = re.split(r" ?[(\[,،]| - ", whole)[0].strip()
        own = re.match(script.letters, name) and "/" not in name and not (script.cased and name[0].islower())
        if own and len(name) > 2:
            kept.setdefault(known.fold(known.dropped.sub("", name)), (name, code))
    return dict(sorted(kept.values()))


def main(languages: list[str]) -> None:
    """Write the tables of the given languages, or of all that have a pack."""
    for language in languages or list(pack.languages()):
        if not localedata.exists(language):
            raise SystemExit(f"CLDR does not know {language!r}")
        rows = [f'"{name}" = "{code}"\n' for name, code in names(language).items()]
        path = pack.languages()[language] / "place.toml"
        words = pack.load(language).words(NameWords)
        forms = ""
        if words and words.article:
            forms = f'article = "{words.article}"\ncontracted = "{words.contracted}"\n\n'
        if words and words.spellings:
            pairs = ", ".join(f'"{one}" = "{other}"' for one, other in words.spellings.items())
            forms = forms.rstrip("\n") + f"\nspellings = {{ {pairs} }}\n\n"
        head = HEAD.format(cldr=get_cldr_version(), babel=babel, forms=forms)
        path.write_text(head + "".join(rows), encoding="utf-8")
        print(f"{path}: {len(rows)} names")


if __name__ == "__main__":
    main(sys.argv[1:])
