"""Write ``annotate/languages/<code>/forename.toml``: given names of many peoples that ``name.toml`` lacks.

    python tools/forenames.py ar en fr

Needs ``faker`` and ``wordfreq`` (``pip install faker wordfreq``), which the package itself does not. The names are
those that Faker makes persons of, under its MIT licence; the head of every file written says so. How frequent a
word is in the language (wordfreq) decides whether a name is believed: an everyday word is left out, a
usual one is ``weak``. ``town.toml`` goes first: what a gazetteer knows is left out, too.
"""

from __future__ import annotations

import importlib
import re
import sys
from importlib.metadata import version

from wordfreq import get_frequency_dict

from annotate import pack
from annotate.names.gazetteer import PLACES
from annotate.names.vocabulary import NameWords

LATIN = [
    "de_DE",
    "nl_NL",
    "sv_SE",
    "no_NO",
    "da_DK",
    "fi_FI",
    "pl_PL",
    "it_IT",
    "pt_BR",
    "pt_PT",
    "es_ES",
    "es_MX",
]
LATIN += [
    "fr_FR",
    "fr_BE",
    "fr_QC",
    "fr_DZ",
    "en_US",
    "en_GB",
    "en_IN",
    "en_PK",
    "en_NG",
    "en_KE",
    "en_IE",
    "ga_IE",
]
LATIN += [
    "yo_NG",
    "ig_NG",
    "tw_GH",
    "zu_ZA",
    "id_ID",
    "ro_RO",
    "hu_HU",
    "cs_CZ",
    "hr_HR",
    "sl_SI",
    "et_EE",
    "is_IS",
]
GERMAN = ["de_DE", "de_AT", "de_CH", "tr_TR", "nl_NL", "sv_SE", "no_NO", "da_DK", "fi_FI", "pl_PL", "it_IT"]
GERMAN += ["es_ES", "fr_FR", "en_US", "en_GB", "ro_RO", "hu_HU", "cs_CZ", "hr_HR", "sl_SI", "pt_PT"]
"""Where every noun has a capital, a name of a people seldom in the news is sooner a noun."""
LOCALES = {"ar": ["ar_AA", "ar_SA", "ar_PS", "ar_DZ"], "en": LATIN, "fr": LATIN, "es": LATIN, "de": GERMAN}
LISTS = ("first_names", "first_names_male", "first_names_female")
SHORT = 4
"""A name of fewer letters is spelt like too many other words."""
USUAL, EVERYDAY = 8e-7, 6e-6
"""From which frequency on a name is weak, and from which on it is left out."""
HEAD = """\
# Given names that name.toml lacks; "weak" are those spelt like a usual word, which need more than a name behind them.
# Written by tools/forenames.py from Faker {release}; do not edit: add to name.toml instead.
# Copyright (c) 2012 Daniele Faraglia; SPDX-License-Identifier: MIT

"""


def forenames(language: str) -> dict[str, set[str]]:
    """The names of a language's locales that its pack has not, as plain ones and weak ones."""
    known = pack.load(language)
    words = known.words(NameWords)
    if words is None:
        raise SystemExit(f"{language!r} has no table of names")
    letters = re.compile(rf"{known.script.letters}(?:{known.script.letters}|-)+")

    def key(name: str) -> str:
        return known.fold(known.dropped.sub("", name))

    common: dict[str, float] = {}
    for word, share in get_frequency_dict(language, "best").items():
        common[key(word)] = max(share, common.get(key(word), 0))
    lexicons = known.entries.own
    found: dict[str, set[str]] = {"names": set(), "weak": set()}
    for locale in LOCALES[language]:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name in {name for at in LISTS for name in getattr(provider, at, ())}:
            shown = known.dropped.sub("", name)
            folded = key(shown)
            at = {lexicon for lexicon, _ in lexicons.get(folded, ()) if not lexicon.startswith("forename.")}
            share = max(common.get(folded, 0), common.get(folded[1:], 0) if words.article else 0)
            if len(folded) < SHORT or not letters.fullmatch(shown) or share >= EVERYDAY:
                continue
            if (
                at & {"name.given", "name.roles", "name.org_heads", "name.verbs", *PLACES}
                or folded in words.stops
            ):
                continue
            found["weak" if at or share >= USUAL else "names"].add(shown)
    return found


def main(languages: list[str]) -> None:
    """Write the tables of the given languages, or of all that have locales here."""
    for language in languages or list(LOCALES):
        found = forenames(language)
        path = pack.languages()[language] / "forename.toml"
        text = HEAD.format(release=version("faker"))
        for kind, names in found.items():
            text += f"{kind} = [\n" + "".join(f'"{name}",\n' for name in sorted(names)) + "]\n"
        path.write_text(text, encoding="utf-8")
        print(f"{path}: {len(found['names'])} names, {len(found['weak'])} weak")


if __name__ == "__main__":
    main(sys.argv[1:])
